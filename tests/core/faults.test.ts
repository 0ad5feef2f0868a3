import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { startCore } from '../../main/core/core.ts'
import { openDoor } from '../../main/core/door.ts'
import { makeRunner } from '../../main/core/run.ts'
import { closeSession, makeSession, openSession, workspaceOf } from '../../main/core/session.ts'
import type { Answer, Input, ProcedureName } from '../../shared/contract.ts'
import { longList } from './files/longList.ts'

const folders: string[] = []
afterEach(() => { for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true }) })

/** How often the import is killed: a few times here, more in the long run. */
const kills = Number(process.env['DESK_KILLS'] ?? 3)
const rows = 10_000

async function once<N extends ProcedureName>(home: string, file: string, procedure: N, input: Input<N>): Promise<Answer<N>> {
  const core = await startCore({ home, file })
  const reply = await core.call({ id: '1', procedure, input })
  await core.close()
  if (!reply.ok) throw new Error(`${procedure}: ${reply.error.code}`)
  return reply.answer as Answer<N>
}

/** Starts a process that applies the session, and kills it after a while; tells how far it said it was. */
function applyAndKill(home: string, file: string, session: string, after: number): Promise<string> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./files/applying.ts', import.meta.url)), home, file, session], { stdio: ['ignore', 'pipe', 'ignore'] })
  return new Promise(resolve => {
    let said = ''
    child.stdout.on('data', (text: Buffer) => {
      if (said === '' && String(text).includes('begun')) setTimeout(() => child.kill('SIGKILL'), after)
      said += String(text)
    })
    child.on('close', () => { resolve(said) })
  })
}

test(`kill -9 during an import of ${rows} rows leaves all of it or nothing, and the file opens at once`, { timeout: 300_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-kill-'))
  folders.push(folder)
  const home = join(folder, 'home')
  const file = join(folder, 'prova.desk')
  const list = join(folder, 'elenco.csv')
  writeFileSync(list, longList(rows))
  await once(home, file, 'workspace.create', {})
  let whole = 0
  for (let kill = 0; kill < kills; kill++) {
    const { session } = await once(home, file, 'members.import.preview', { file: list })
    const said = await applyAndKill(home, file, session, Math.round(Math.random() * 2500))
    const { total } = await once(home, file, 'members.list', { limit: 1 })
    expect([0, rows], `killed after: ${said}`).toContain(total)
    if (total === rows) {
      whole++
      const { batches } = await once(home, file, 'history.list', { limit: 1 })
      await once(home, file, 'history.undo', { batch: batches[0]?.id ?? '' })
    }
    expect((await once(home, file, 'workspace.check', {})).problems).toEqual([])
  }
  console.log(`${kills} kills: ${whole} whole, ${kills - whole} as before`)
})

/** A core without its worker, so that a test can lay hands on the connection behind the real door. */
async function withinReach(home: string, file: string) {
  const session = makeSession(home, file, undefined, () => undefined)
  await openSession(session)
  const runner = makeRunner(session)
  const enter = openDoor({ language: () => 'it', run: (name, input, id) => runner.run(name, input, id), report: (_number, procedure, error) => { console.error(procedure, error) } })
  const close = async () => {
    await closeSession(session)
    await session.press.close()
  }
  return { write: workspaceOf(session).write, call: (procedure: ProcedureName, input: unknown) => enter({ id: procedure, procedure, input }), close }
}

test('a full disk during an import says so, nothing of it remains, and the work goes on when there is room again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-full-'))
  folders.push(folder)
  const file = join(folder, 'prova.desk')
  const list = join(folder, 'elenco.csv')
  writeFileSync(list, longList(2000))
  await once(join(folder, 'home'), file, 'workspace.create', {})
  const desk = await withinReach(join(folder, 'home'), file)
  const preview = await desk.call('members.import.preview', { file: list })
  if (!preview.ok) throw new Error(preview.error.code)
  const { session } = preview.answer as Answer<'members.import.preview'>
  // SQLite's own limit of pages stands for the full disk
  const pages = Number(desk.write.pragma('page_count', { simple: true }))
  desk.write.pragma(`max_page_count = ${pages + 50}`)
  expect(await desk.call('members.import.apply', { session })).toMatchObject({ ok: false, error: { code: 'disk-full' } })
  expect(await desk.call('members.list', {})).toMatchObject({ ok: true, answer: { total: 0 } })
  expect(await desk.call('history.list', {})).toMatchObject({ ok: true, answer: { total: 1 } })
  desk.write.pragma('max_page_count = 1000000')
  expect(await desk.call('members.import.apply', { session })).toMatchObject({ ok: true, answer: { counts: { created: 2000 } } })
  await desk.close()
})

test('a full disk during an export leaves neither half nor temporary file, and an older file as it was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-export-'))
  folders.push(folder)
  const file = join(folder, 'prova.desk')
  await once(join(folder, 'home'), file, 'workspace.create', { sample: true })
  const core = await startCore({ home: join(folder, 'home'), file })
  const full = join(folder, 'full')
  const target = join(folder, 'elenco.pdf')
  writeFileSync(target, 'older')
  const write = (path: string) => core.call({ id: path, procedure: 'members.export', input: { kind: 'list', format: 'pdf', language: 'it', path } })
  expect(await write(join(full, 'elenco.pdf'))).toMatchObject({ ok: false, error: { code: 'cannot-write' } })
  expect(await write('/dev/full/elenco.pdf')).toMatchObject({ ok: false, error: { code: 'cannot-write' } })
  expect(await write(target)).toMatchObject({ ok: true })
  await core.close()
  expect(readdirSync(folder).filter(name => name.includes('.part'))).toEqual([])
})

test('a cancelled import is rolled back, and what waits behind it is answered', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-cancel-'))
  folders.push(folder)
  const file = join(folder, 'prova.desk')
  const list = join(folder, 'elenco.csv')
  writeFileSync(list, longList(4000))
  await once(join(folder, 'home'), file, 'workspace.create', {})
  const core = await startCore({ home: join(folder, 'home'), file })
  const preview = await core.call({ id: 'p', procedure: 'members.import.preview', input: { file: list } })
  const { session } = (preview.ok ? preview.answer : {}) as Answer<'members.import.preview'>
  const begun = new Promise<void>(resolve => { core.listen(event => { if (event.event === 'progress' && event.call === 'a') resolve() }) })
  const apply = core.call({ id: 'a', procedure: 'members.import.apply', input: { session } })
  await begun
  const read = await core.call({ id: 'r', procedure: 'members.list', input: {} })
  const write = core.call({ id: 'w', procedure: 'organisations.create', input: { fields: { name: 'Dopo' } } })
  core.cancel('a')
  expect(read).toMatchObject({ ok: true, answer: { total: 0 } })
  expect(await apply).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(await write).toMatchObject({ ok: true })
  expect(await core.call({ id: 'l', procedure: 'search.find', input: { text: 'tintoria' } })).toMatchObject({ ok: true, answer: { hits: [] } })
  await core.close()
})

test('the database refuses an update that would break a reference, whoever asks', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-keys-'))
  folders.push(folder)
  const file = join(folder, 'prova.desk')
  await once(join(folder, 'home'), file, 'workspace.create', {})
  const database = new Sqlite(file)
  expect(() => database.prepare(`INSERT INTO site (id, organisationId, kind) VALUES ('s', 'nobody', 'operating')`).run()).toThrow('FOREIGN KEY')
  database.close()
})
