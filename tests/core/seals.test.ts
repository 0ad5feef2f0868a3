import Sqlite, { type Database } from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureGuards, guarded } from '../../main/database/guarded.ts'
import { checkSeals, nextNumber, redacting, seal, sealOf } from '../../main/database/seals.ts'
import { shortCode } from '../../shared/seals.ts'
import { testDesk, type TestDesk } from './desk.ts'

// Rooms say what of theirs can be sealed; here it is a cluster with its memberships, so that the seals are tried without a room.
beforeEach(() => { Object.assign(guarded, { cluster: [{ table: 'membership', column: 'clusterId' }] }) })
afterEach(() => { delete guarded.cluster })

const at = '2026-05-04T10:00:00.000Z'
type Fixture = { desk: TestDesk; database: Database; cluster: string; firm: string; membership: string }

/** A closed workspace with one cluster and one member in it, guarded and open to SQL. */
async function fixture(): Promise<Fixture> {
  const desk = await testDesk()
  const cluster = (await desk.call('clusters.save', { fields: { name: 'Cuoio' } })).id
  const firm = (await desk.call('organisations.save', { values: { name: 'Conceria Uno' } })).id
  const membership = (await desk.call('members.memberships.save', { organisationId: firm, fields: { clusterId: cluster, from: '2020-01-01' } })).id
  await desk.core.close()
  const database = new Sqlite(desk.file)
  database.pragma('foreign_keys = ON')
  ensureGuards(database)
  return { desk, database, cluster, firm, membership }
}

const sealed = (database: Database, id: string, content: unknown = { name: 'Cuoio', people: ['Ada Prova'] }) => seal(database, { register: 'publishedList', table: 'cluster', id, at, content })

test('what is sealed keeps its text, and no statement changes its rows or what hangs on them, whoever asks', async () => {
  const { database, cluster, firm, membership } = await fixture()
  expect(sealed(database, cluster).number).toBe(1)
  expect(sealOf(database, cluster)).toMatchObject({ number: 1, sealedAt: at, redactedOn: null, content: { name: 'Cuoio', people: ['Ada Prova'] } })
  const refused = (sql: string) => { expect(() => database.exec(sql), sql).toThrow('sealed') }
  refused(`UPDATE cluster SET name = 'Altro' WHERE id = '${cluster}'`)
  refused(`UPDATE cluster SET deletedAt = '${at}' WHERE id = '${cluster}'`)
  refused(`DELETE FROM cluster WHERE id = '${cluster}'`)
  refused(`UPDATE membership SET kind = 'other' WHERE id = '${membership}'`)
  refused(`DELETE FROM membership WHERE id = '${membership}'`)
  refused(`INSERT INTO membership (id, organisationId, clusterId, kind) VALUES ('m2', '${firm}', '${cluster}', 'member')`)
  refused(`UPDATE seal SET content = '{}'`)
  refused(`UPDATE seal SET hash = 'x'`)
  refused('DELETE FROM seal')
  refused(`INSERT OR REPLACE INTO cluster (id, name, sortKey) VALUES ('${cluster}', 'Altro', 'altro')`)
  refused(`INSERT OR REPLACE INTO membership (id, organisationId, clusterId, kind) SELECT '${membership}', '${firm}', id, 'member' FROM (SELECT 'elsewhere' AS id)`)
  refused(`INSERT OR REPLACE INTO seal SELECT * FROM seal`)
  // a row that is nobody's gets the id of a sealed one: it would go in its place
  database.exec(`INSERT INTO cluster (id, name, sortKey) VALUES ('loose', 'Sciolto', 'sciolto')`)
  database.exec(`INSERT INTO membership (id, organisationId, clusterId, kind) VALUES ('loose', '${firm}', 'loose', 'member')`)
  refused(`UPDATE OR REPLACE cluster SET id = '${cluster}' WHERE id = 'loose'`)
  refused(`UPDATE OR REPLACE membership SET id = '${membership}' WHERE id = 'loose'`)
  expect(checkSeals(database)).toEqual([])
  database.close()
})

test('a merge still moves what is sealed from one organisation to another', async () => {
  const { database, cluster, membership } = await fixture()
  sealed(database, cluster)
  database.exec(`INSERT INTO organisation (id, name, sortKey, matchName, kind, country) VALUES ('winner', 'Due', 'due', 'due', 'firm', 'IT')`)
  database.exec(`UPDATE membership SET organisationId = 'winner' WHERE id = '${membership}'`)
  expect(checkSeals(database)).toEqual([])
  database.close()
})

test('a second seal of the same record is refused, and the register goes on with the next number', async () => {
  const { database, cluster } = await fixture()
  sealed(database, cluster)
  expect(() => sealed(database, cluster)).toThrow('sealed')
  database.exec(`INSERT INTO cluster (id, name, sortKey) VALUES ('c2', 'Carta', 'carta')`)
  expect(sealed(database, 'c2').number).toBe(2)
  expect(checkSeals(database)).toEqual([])
  database.close()
})

test('numbers are given once per register and year', async () => {
  const { database } = await fixture()
  expect([nextNumber(database, 'decision', 2026), nextNumber(database, 'decision', 2026), nextNumber(database, 'decision', 2027), nextNumber(database, 'list', null)]).toEqual([1, 2, 1, 1])
  database.close()
})

/** Breaks a rule as somebody would who writes into the file with another program. */
function behindTheApp(database: Database, sql: string): void {
  for (const { name } of database.prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%\\_sealed\\_%' ESCAPE '\\'`).all() as { name: string }[]) database.exec(`DROP TRIGGER ${name}`)
  database.exec(sql)
}

test.each([
  ['content', `UPDATE seal SET content = replace(content, 'Ada', 'Eva') WHERE number = 1`, 1],
  ['rows', `UPDATE membership SET "from" = '2019-01-01'`, 1],
  ['rows', `DELETE FROM membership`, 1],
  ['chain', `UPDATE seal SET sealedAt = '2026-01-01T00:00:00.000Z' WHERE number = 1`, 1],
  ['chain', `DELETE FROM seal WHERE number = 1`, 2],
  ['missing', `DELETE FROM seal WHERE number = 2`, 2],
] as const)('a change behind the app is told: %s', async (what, sql, number) => {
  const { database, cluster } = await fixture()
  sealed(database, cluster)
  database.exec(`INSERT INTO cluster (id, name, sortKey) VALUES ('c2', 'Carta', 'carta')`)
  sealed(database, 'c2')
  behindTheApp(database, sql)
  expect(checkSeals(database).map(broken => [broken.register, broken.number, broken.what])).toEqual([['publishedList', number, what]])
  database.close()
})

test('the window is told at opening', async () => {
  const { desk, database, cluster } = await fixture()
  sealed(database, cluster)
  behindTheApp(database, `UPDATE seal SET content = '{}'`)
  database.close()
  await desk.reopen()
  expect(await desk.call('workspace.state', {})).toMatchObject({ state: 'open', brokenSeals: [{ register: 'publishedList', number: 1, table: 'cluster', id: cluster, what: 'content' }] })
})

test('a person is taken out of a sealed act; the chain stands on the hashes of before, and a later change is still told', async () => {
  const { database, cluster } = await fixture()
  const { hash } = sealed(database, cluster)
  await redacting(database, '2026-06-01', text => text.replace('Ada Prova', '█████'), async () => { database.exec(`UPDATE cluster SET description = '█████'`) })
  expect(sealOf(database, cluster)).toMatchObject({ hash, redactedOn: '2026-06-01', content: { people: ['█████'] } })
  expect(checkSeals(database)).toEqual([])
  expect(() => database.exec(`UPDATE cluster SET name = 'Altro'`)).toThrow('sealed')
  behindTheApp(database, `UPDATE seal SET content = replace(content, 'Cuoio', 'Carta')`)
  expect(checkSeals(database).map(({ what }) => what)).toEqual(['content'])
  database.close()
})

test('a redaction that was forged behind the app is told, and so is one that was taken away', async () => {
  const { database, cluster } = await fixture()
  sealed(database, cluster)
  const forged = JSON.stringify({ name: 'Cuoio', people: ['Eva Prova'] })
  database.prepare('UPDATE writing SET redacting = 1').run()
  database.prepare(`UPDATE seal SET content = ?, redactedOn = '2026-06-01'`).run(forged)
  database.prepare('UPDATE writing SET redacting = 0').run()
  expect(checkSeals(database).map(({ register, what }) => [register, what])).toEqual([['publishedList', 'content']])

  const other = await fixture()
  sealed(other.database, other.cluster)
  for (const day of ['2026-06-01', '2026-06-02']) await redacting(other.database, day, text => text.replace(day.endsWith('1') ? 'Ada' : 'Prova', '█████'), async () => undefined)
  expect(checkSeals(other.database)).toEqual([])
  behindTheApp(other.database, `UPDATE seal SET content = replace(content, '2026-06-01', '2026-06-09') WHERE register = 'redaction' AND number = 1`)
  expect(checkSeals(other.database).map(({ register, number, what }) => [register, number, what])).toEqual([['redaction', 1, 'content']])
  behindTheApp(other.database, `DELETE FROM seal WHERE register = 'redaction'`)
  expect(checkSeals(other.database).map(({ register, what }) => [register, what])).toEqual([['publishedList', 'content'], ['redaction', 'missing']])
  for (const one of [database, other.database]) one.close()
})

test('an act that was broken before does not become whole by taking a person out of it', async () => {
  const { database, cluster } = await fixture()
  sealed(database, cluster)
  behindTheApp(database, `UPDATE seal SET content = replace(content, 'Cuoio', 'Carta')`)
  await redacting(database, '2026-06-01', text => text.replace('Ada Prova', '█████'), async () => undefined)
  expect(checkSeals(database).map(({ what }) => what)).toEqual(['content'])
  database.close()
})

test('the short code is the beginning of the hash', () => { expect(shortCode(`3f2a91bc07de${'0'.repeat(52)}`)).toBe('3F2A-91BC-07DE') })
