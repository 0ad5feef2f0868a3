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

/** Starts a program, and kills it so many milliseconds after it said that it has begun, or never; tells how far it said it was. */
export function runAndKill(program: URL, args: readonly string[], after: number | null): Promise<string> {
  const child = spawn(process.execPath, [fileURLToPath(program), ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  return new Promise(resolve => {
    let said = ''
    child.stdout.on('data', (text: Buffer) => {
      if (after !== null && said === '' && String(text).includes('begun')) setTimeout(() => child.kill('SIGKILL'), after)
      said += String(text)
    })
    child.on('close', () => { resolve(said) })
  })
}

/**
 * Kills an import of 10,000 rows again and again, spread over the time that it takes when it is left alone: afterwards the file opens at once and
 * holds all of it or nothing. Answers how often it was the one and the other.
 */
export async function killImports(kills: number): Promise<{ whole: number; before: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-kill-'))
  const [home, file, list] = [join(folder, 'home'), join(folder, 'prova.desk'), join(folder, 'elenco.csv')]
  const program = new URL('./applying.ts', import.meta.url)
  const preview = async () => (await once(home, file, 'members.import.preview', { file: list })).session
  const takeBack = async () => {
    const { batches } = await once(home, file, 'history.list', { limit: 1 })
    await once(home, file, 'history.undo', { batch: batches[0]?.id ?? '' })
  }
  const total = async () => (await once(home, file, 'members.list', { limit: 1 })).total
  try {
    writeFileSync(list, longList(rows))
    await once(home, file, 'workspace.create', {})
    let session = await preview()
    const started = performance.now()
    await runAndKill(program, [home, file, session], null)
    const alone = performance.now() - started
    expect(await total()).toBe(rows)
    await takeBack()
    session = await preview()
    let whole = 0
    for (let kill = 0; kill < kills; kill++) {
      const said = await runAndKill(program, [home, file, session], Math.round((kill + Math.random()) / kills * alone))
      const stands = await total()
      expect([0, rows], `killed after: ${said}`).toContain(stands)
      expect((await once(home, file, 'workspace.check', {})).problems).toEqual([])
      if (stands === 0) continue
      whole++
      await takeBack()
      session = await preview()
    }
    return { whole, before: kills - whole }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
