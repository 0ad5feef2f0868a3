import { copyFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { applicationId } from '../../main/database/connection.ts'
import { registerFunctions } from '../../main/database/functions.ts'
import { ensureJournal } from '../../main/database/journal.ts'
import { migrate } from '../../main/database/migrate.ts'
import { migrations } from '../../main/database/migrations/index.ts'
import { ensureSearch } from '../../main/database/search.ts'
import { testDesk } from './desk.ts'

const golden = fileURLToPath(new URL('../fixtures/golden/', import.meta.url))
const versions = readdirSync(golden).filter(name => name.endsWith('.desk'))

const fresh = async () => {
  const database = new Sqlite(':memory:')
  registerFunctions(database)
  await migrate(database, migrations, { app: 'test', now: new Date() })
  return database
}

test('001 on nothing: tables are strict, the file knows whose it is and how far it is', async () => {
  const database = await fresh()
  expect(database.pragma('application_id', { simple: true })).toBe(applicationId)
  expect(database.pragma('user_version', { simple: true })).toBe(Object.keys(migrations).length)
  const loose = (database.pragma('table_list') as { name: string; type: string; strict: number; schema: string }[])
    .filter(t => t.schema === 'main' && t.type === 'table' && !t.strict && !/^(sqlite_|search)/.test(t.name))
  expect(loose.map(t => t.name)).toEqual([])
})

test('001 holds usual rows, and makes journal and search agree with it however often they are looked at', async () => {
  const database = await fresh()
  for (let n = 0; n < 2; n++) {
    ensureJournal(database)
    ensureSearch(database)
  }
  database.prepare(`INSERT INTO writing (id, device) VALUES (1, 'd')`).run()
  database.prepare(`INSERT INTO organisation (id, name, sortKey, matchName, kind, country) VALUES ('o', 'Pelli', 'pelli', 'pelli', 'firm', 'IT')`).run()
  expect(database.prepare(`SELECT count(*) AS n FROM journal`).get()).toEqual({ n: 1 })
  expect(database.prepare(`SELECT rowid FROM search WHERE search MATCH 'pelli'`).all()).toHaveLength(1)
})

test('001 refuses odd rows: two registered seats, two figures of a year, a text in a number', async () => {
  const database = await fresh()
  database.prepare(`INSERT INTO organisation (id, name, sortKey, matchName, kind, country) VALUES ('o', 'Pelli', 'pelli', 'pelli', 'firm', 'IT')`).run()
  const site = (id: string, deletedAt: string | null) => database.prepare(`INSERT INTO site (id, organisationId, kind, deletedAt) VALUES (?, 'o', 'registered', ?)`).run(id, deletedAt)
  site('a', '2024-01-01T00:00:00Z')
  site('b', null)
  expect(() => site('c', null)).toThrow('UNIQUE')
  const figure = (id: string, employees: unknown) => database.prepare(`INSERT INTO figure (id, organisationId, year, employees) VALUES (?, 'o', 2024, ?)`).run(id, employees)
  figure('a', 12.5)
  expect(() => figure('b', 1)).toThrow('UNIQUE')
  expect(() => database.prepare(`UPDATE figure SET employees = 'molti'`).run()).toThrow('REAL')
})

test('there is a golden workspace of a released version', () => { expect(versions).toContain('0.1.0.desk') })

test.each(versions)('the golden workspace %s opens with all it held, and its history can still be undone', async name => {
  const desk = await testDesk({ create: false })
  copyFileSync(`${golden}${name}`, desk.file)
  expect(await desk.call('workspace.open', {})).toMatchObject({ state: 'open', agency: 'Agenzia di prova' })
  expect((await desk.call('members.list', { text: '77777770486' })).rows[0]).toMatchObject({
    name: 'Èrica Pelli S.r.l.', municipality: 'Fucecchio', employees: 12.5, turnover: 1_234_567.89, joinedOn: '2020-02-01', phone: null,
  })
  const { batches } = await desk.call('history.list', {})
  expect(batches.map(b => b.kind)).toEqual(expect.arrayContaining(['workspace.create', 'organisation.create', 'undo', 'members.import']))
  await desk.call('history.undo', { batch: batches.find(b => b.kind === 'members.import')?.id ?? '' })
  expect((await desk.call('members.list', {})).total).toBe(1)
  expect(await desk.call('workspace.check', {})).toEqual({ problems: [] })
})
