import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type * as CoreModule from '../../main/core/core.ts'
import type { DeskEvent } from '../../shared/bridge.ts'
import type { Answer, Input, ProcedureName } from '../../shared/contract.ts'
import type { Failure } from '../../shared/errors.ts'

type Core = CoreModule.Core
const { startCore } = (await import(new URL('../../out/main/core/core.js', import.meta.url).href)) as typeof CoreModule

/** A core as it ships, on a real file in a folder of its own, spoken to through the real door. */
export type TestDesk = {
  home: string
  file: string
  core: Core
  events: DeskEvent[]
  /** The answer; a refusal fails the test. */
  call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Answer<N>>
  /** The refusal; an answer fails the test. */
  refused(name: string, input: unknown): Promise<Failure>
  reopen(): Promise<void>
}

const open = new Set<{ desk: TestDesk; folder: string }>()
let calls = 0

/** Starts a core in an empty home, with a workspace unless told otherwise. */
export async function testDesk(options: { create?: Input<'workspace.create'> | false; writer?: string } = {}): Promise<TestDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-test-'))
  const home = join(folder, 'home')
  const file = join(folder, 'prova.desk')
  const start = async () => {
    const core = startCore({ home, file, ...(options.writer === undefined ? {} : { writer: options.writer }) })
    await core.ready
    return core
  }
  const desk: TestDesk = {
    home, file, core: await start(), events: [],
    async call(name, input) {
      const reply = await desk.core.call({ id: `t${++calls}`, procedure: name, input })
      if (!reply.ok) throw new Error(`${name} refused: ${reply.error.code} ${JSON.stringify(reply.error.values)}`)
      // the contract promises the answer's type; the tests look at what is in it
      return reply.answer as Answer<typeof name>
    },
    async refused(name, input) {
      const reply = await desk.core.call({ id: `t${++calls}`, procedure: name, input })
      if (reply.ok) throw new Error(`${name} was answered: ${JSON.stringify(reply.answer).slice(0, 300)}`)
      return reply.error
    },
    async reopen() {
      await desk.core.close()
      desk.core = await start()
      desk.core.listen(event => { desk.events.push(event) })
    },
  }
  desk.core.listen(event => { desk.events.push(event) })
  open.add({ desk, folder })
  if (options.create !== false) await desk.call('workspace.create', options.create ?? {})
  return desk
}

afterEach(async () => {
  for (const entry of open) {
    await entry.desk.core.close()
    rmSync(entry.folder, { recursive: true, force: true })
    open.delete(entry)
  }
})
