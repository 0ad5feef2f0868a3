import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { startCore } from '../../../main/core/core.ts'
import type { Answer, Input, ProcedureName } from '../../../shared/contract.ts'
import { longList } from './longList.ts'

export const rows = 10_000

/** One procedure of a core that is started for it and closed again. */
export async function once<N extends ProcedureName>(home: string, file: string, procedure: N, input: Input<N>): Promise<Answer<N>> {
  const core = startCore({ home, file })
  const reply = await core.call({ id: '1', procedure, input })
  await core.close()
  if (!reply.ok) throw new Error(`${procedure}: ${reply.error.code}`)
  return reply.answer as Answer<N>
}

/** Starts a program, and kills it a while after it said that it has begun; tells how far it said it was. */
export function runAndKill(program: URL, args: readonly string[], after: number): Promise<string> {
  const child = spawn(process.execPath, [fileURLToPath(program), ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  return new Promise(resolve => {
    let said = ''
    child.stdout.on('data', (text: Buffer) => {
      if (said === '' && String(text).includes('begun')) setTimeout(() => child.kill('SIGKILL'), after)
      said += String(text)
    })
    child.on('close', () => { resolve(said) })
  })
}

/** The longest that an import lasts before it is killed, milliseconds: on a quiet machine it is done by then. */
const longest = 3000

/**
 * Kills an import of 10,000 rows again and again, each time at another moment: afterwards the file opens at once and holds all of it or nothing.
 * Answers how often it was whole.
 */
export async function killImports(kills: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-kill-'))
  const [home, file, list] = [join(folder, 'home'), join(folder, 'prova.desk'), join(folder, 'elenco.csv')]
  try {
    writeFileSync(list, longList(rows))
    await once(home, file, 'workspace.create', {})
    let { session } = await once(home, file, 'members.import.preview', { file: list })
    let whole = 0
    for (let kill = 0; kill < kills; kill++) {
      const said = await runAndKill(new URL('./applying.ts', import.meta.url), [home, file, session], Math.round(Math.random() * longest))
      const { total } = await once(home, file, 'members.list', { limit: 1 })
      expect([0, rows], `killed after: ${said}`).toContain(total)
      expect((await once(home, file, 'workspace.check', {})).problems).toEqual([])
      if (total === 0) continue
      whole++
      const { batches } = await once(home, file, 'history.list', { limit: 1 })
      await once(home, file, 'history.undo', { batch: batches[0]?.id ?? '' })
      session = (await once(home, file, 'members.import.preview', { file: list })).session
    }
    return whole
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
