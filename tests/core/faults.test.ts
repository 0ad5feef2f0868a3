import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { startCore } from '../../main/core/core.ts'
import { openDoor } from '../../main/core/door.ts'
import { makeRunner } from '../../main/core/run.ts'
import { closeSession, makeSession, openSession, workspaceOf } from '../../main/core/session.ts'
import type { Answer, Input, ProcedureName } from '../../shared/contract.ts'
import { killImports, once, rows } from './files/kills.ts'
import { longList } from './files/longList.ts'

const folders: string[] = []
afterEach(() => { for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true }) })

test(`kill -9 during an import of ${rows} rows leaves all of it or nothing, and the file opens at once`, { timeout: 300_000 }, async () => {
  // The first falls early, when nothing can have been written for good; left alone, it was whole.
  expect((await killImports(3)).before).toBeGreaterThan(0)
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

test('an export to where nothing can be written leaves nothing behind, and is no harm to one that goes elsewhere', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-export-'))
  folders.push(folder)
  const file = join(folder, 'prova.desk')
  await once(join(folder, 'home'), file, 'workspace.create', { sample: true })
  const core = startCore({ home: join(folder, 'home'), file })
  const full = join(folder, 'full')
  const target = join(folder, 'elenco.pdf')
  const write = (path: string) => core.call({ id: path, procedure: 'members.export', input: { kind: 'list', format: 'pdf', language: 'it', path } })
  expect(await write(join(full, 'elenco.pdf'))).toMatchObject({ ok: false, error: { code: 'cannot-write' } })
  expect(await write('/dev/full/elenco.pdf')).toMatchObject({ ok: false, error: { code: 'cannot-write' } })
  expect(await write(target)).toMatchObject({ ok: true })
  await core.close()
  expect(readdirSync(folder).filter(name => name.includes('.part'))).toEqual([])
  expect(existsSync(full)).toBe(false)
})

/** A procedure of a core, or the refusal as an error; `onAnswer` is told that it answered, whatever it did. */
const asking = (core: ReturnType<typeof startCore>, onAnswer: (name: ProcedureName) => void = () => undefined) => async <N extends ProcedureName>(name: N, input: Input<N>): Promise<Answer<N>> => {
  const reply = await core.call({ id: name, procedure: name, input })
  onAnswer(name)
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.answer as Answer<N>
}

test('a cancelled import is rolled back, and what waits behind it is answered', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-cancel-'))
  folders.push(folder)
  const file = join(folder, 'prova.desk')
  const list = join(folder, 'elenco.csv')
  writeFileSync(list, longList(10_000))
  await once(join(folder, 'home'), file, 'workspace.create', {})
  const core = startCore({ home: join(folder, 'home'), file })
  const preview = await core.call({ id: 'p', procedure: 'members.import.preview', input: { file: list } })
  const { session } = (preview.ok ? preview.answer : {}) as Answer<'members.import.preview'>
  const begun = new Promise<void>(resolve => { core.listen(event => { if (event.event === 'progress' && event.call === 'a') resolve() }) })
  const apply = core.call({ id: 'a', procedure: 'members.import.apply', input: { session } })
  await begun
  const read = await core.call({ id: 'r', procedure: 'members.list', input: {} })
  const write = core.call({ id: 'w', procedure: 'organisations.save', input: { values: { name: 'Dopo' } } })
  core.cancel('a')
  expect(read).toMatchObject({ ok: true, answer: { total: 0 } })
  expect(await apply).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(await write).toMatchObject({ ok: true })
  expect(await core.call({ id: 'l', procedure: 'search.everything', input: { text: 'tintoria' } })).toMatchObject({ ok: true, answer: { hits: [] } })
  await core.close()
})

test.each<[string, 'history.undo' | 'members.cells' | 'organisations.merge']>([['undo of an import', 'history.undo'], ['paste', 'members.cells'], ['merge', 'organisations.merge']])('a cancelled %s changes nothing, while reads are answered', async (_what, procedure) => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-cancel-'))
  folders.push(folder)
  const file = join(folder, 'prova.desk')
  const list = join(folder, 'elenco.csv')
  // long enough that a fast machine, too, has most of the work before it when it first tells how far it is, after 300 ms
  writeFileSync(list, longList(procedure === 'members.cells' ? 8000 : 3000))
  await once(join(folder, 'home'), file, 'workspace.create', {})
  const core = startCore({ home: join(folder, 'home'), file })
  const ask = asking(core)
  const { session } = await ask('members.import.preview', { file: list })
  const { batch } = await ask('members.import.apply', { session })
  const { rows } = await ask('members.list', { limit: 8000 })
  const [winner = '', loser = ''] = rows.map(row => row.organisationId)
  const database = new Sqlite(file)
  const hang = database.prepare('INSERT INTO document (id, organisationId, documentTypeId, number) SELECT ?, ?, min(id), ? FROM documentType')
  if (procedure === 'organisations.merge') database.transaction(() => { for (let n = 0; n < 30_000; n++) hang.run(`document ${n}`, loser, String(n)) })()
  const dump = () => JSON.stringify(['organisation', 'membership', 'document', 'figure', 'journal', 'batch'].map(table => database.prepare(`SELECT * FROM ${table} ORDER BY rowid`).all()))
  const inputs = {
    'history.undo': { batch },
    'members.cells': { how: 'paste', changes: rows.flatMap(row => (['employees', 'turnover', 'phone'] as const).map(column => ({ organisationId: row.organisationId, membershipId: row.id, column, text: '12' }))) },
    'organisations.merge': { winner, losers: [loser], choices: { vatNumber: winner } },
  }
  const before = dump()
  if (procedure !== 'members.cells') {
    // at once: the backup that comes first hears it too
    const early = core.call({ id: 'early', procedure, input: inputs[procedure] })
    core.cancel('early')
    expect(await early).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(readdirSync(`${file}.backups`).filter(name => !/\.(?:import|closing)\.desk/.test(name))).toEqual([])
  }
  const told: { done: number; of: number | null }[] = []
  const begun = new Promise<void>(resolve => { core.listen(event => { if (event.event === 'progress' && event.call === 'long') { told.push(event); resolve() } }) })
  const long = core.call({ id: 'long', procedure, input: inputs[procedure] })
  await begun
  expect((await ask('members.list', { limit: 1 })).total).toBe(rows.length)
  core.cancel('long')
  expect(await long).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(told.every(({ done, of }) => of !== null && done <= of)).toBe(true)
  expect(dump()).toBe(before)
  database.close()
  await core.close()
})

test('what cannot be backed up is not changed: an import, a merge and an undo whose backup fails leave all as it was, and go through when it can be written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-unkept-'))
  folders.push(folder)
  const file = join(folder, 'prova.desk')
  const [list, second] = [join(folder, 'elenco.csv'), join(folder, 'altro.csv')]
  writeFileSync(list, longList(200))
  writeFileSync(second, longList(60).replaceAll('Tintoria', 'Altra'))
  await once(join(folder, 'home'), file, 'workspace.create', {})
  const core = startCore({ home: join(folder, 'home'), file })
  const call = (procedure: ProcedureName, input: unknown) => core.call({ id: procedure, procedure, input })
  const ask = asking(core)
  const { batch } = await ask('members.import.apply', { session: (await ask('members.import.preview', { file: list })).session })
  const [winner = '', loser = ''] = (await ask('members.list', { limit: 2 })).rows.map(row => row.organisationId)
  const { session } = await ask('members.import.preview', { file: second })
  const database = new Sqlite(file)
  const dump = () => JSON.stringify(['organisation', 'membership', 'journal', 'batch', 'searchEntry', 'importSession'].map(table => database.prepare(`SELECT * FROM ${table} ORDER BY rowid`).all()))
  const works: [ProcedureName, unknown][] = [['members.import.apply', { session }], ['organisations.merge', { winner, losers: [loser], choices: { vatNumber: winner } }], ['history.undo', { batch, force: true }]]
  for (const [procedure, input] of works) {
    const before = dump()
    rmSync(`${file}.backups`, { recursive: true, force: true })
    writeFileSync(`${file}.backups`, 'a file in the place of the folder')
    expect(await call(procedure, input), procedure).toMatchObject({ ok: false, error: { code: 'cannot-write' } })
    expect(dump(), procedure).toBe(before)
    rmSync(`${file}.backups`)
    expect(await call(procedure, input), procedure).toMatchObject({ ok: true })
    expect(readdirSync(`${file}.backups`), procedure).toHaveLength(2)
  }
  database.close()
  await core.close()
})

test('a backup holds what was before the batch that it precedes, and screens are answered while it, or a copy, is written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-beside-'))
  folders.push(folder)
  const file = join(folder, 'prova.desk')
  const list = join(folder, 'elenco.csv')
  writeFileSync(list, longList(3000))
  await once(join(folder, 'home'), file, 'workspace.create', {})
  const core = startCore({ home: join(folder, 'home'), file })
  const answered: string[] = []
  const ask = asking(core, name => { answered.push(name) })
  const { session } = await ask('members.import.preview', { file: list })
  await ask('members.import.apply', { session })
  const [kept] = (await ask('workspace.backups', {})).backups
  expect(kept).toMatchObject({ reason: 'import', counts: { organisations: 0, members: 0 } })
  answered.length = 0
  const [made] = await Promise.all([ask('workspace.backups.make', {}), ask('members.list', { limit: 5 }), ask('search.everything', { text: 'tintoria' })])
  expect([made.counts.members, answered.at(-1)]).toEqual([3000, 'workspace.backups.make'])
  const [copied] = await Promise.all([ask('workspace.copy.save', { path: join(folder, 'copia.desk') }), ask('members.list', { limit: 5 })])
  expect([copied.counts.members, answered.at(-1)]).toEqual([3000, 'workspace.copy.save'])
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
