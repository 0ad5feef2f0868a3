import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, write } from '@e965/xlsx'
import { startCore } from '../../main/core/core.ts'
import type { Answer, Input, ProcedureName } from '../../shared/contract.ts'
import { longList } from '../core/files/longList.ts'

export const files = (folder: string) => ({
  home: join(folder, 'home'), members: join(folder, 'members.desk'), empty: join(folder, 'empty.desk'), workbook: join(folder, 'list.xlsx'),
})

/** A procedure of a core, or the refusal as an error. */
export async function asker(home: string, file: string) {
  const core = await startCore({ home, file })
  let calls = 0
  const ask = async <N extends ProcedureName>(procedure: N, input: Input<N>): Promise<Answer<N>> => {
    const reply = await core.call({ id: `bench-${++calls}`, procedure, input })
    if (!reply.ok) throw new Error(`${procedure}: ${reply.error.code}`)
    return reply.answer as Answer<N>
  }
  return { core, ask }
}

/** A workspace of so many members, and a workbook of 10,000 rows: made once for all cases. */
export async function prepare(folder: string, members: number): Promise<void> {
  const { home, members: file, workbook } = files(folder)
  if (!existsSync(workbook)) writeFileSync(workbook, write(read(longList(10_000), { type: 'string', raw: true, FS: ';' }), { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer)
  if (existsSync(file)) return
  const list = join(folder, 'long.csv')
  writeFileSync(list, longList(members))
  const { core, ask } = await asker(home, file)
  await ask('workspace.create', {})
  const { session } = await ask('members.import.preview', { file: list })
  await ask('members.import.apply', { session })
  await core.close()
}
