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
import { product } from '../../main/product.ts'
import { unknownPlaceholders } from '../../shared/groups/texts.ts'
import { testDesk } from './desk.ts'

const golden = fileURLToPath(new URL('../fixtures/golden/', import.meta.url))
const versions = readdirSync(golden).filter(name => name.endsWith('.desk'))

const now = { app: 'test', now: new Date() }

/** A file as the migrations before that one left it. */
const before = async (version: string) => {
  const database = new Sqlite(':memory:')
  registerFunctions(database)
  await migrate(database, Object.fromEntries(Object.entries(migrations).filter(([name]) => name < version)), now)
  return database
}
const fresh = () => before('~')

const firm = `INSERT INTO organisation (id, name, sortKey, matchName, kind, country) VALUES ('o', 'Pelli', 'pelli', 'pelli', 'firm', 'IT')`
const body = `INSERT INTO body (id, name, sortKey, kind) VALUES ('b', 'Comitato', 'comitato', 'panel')`
const policy = `INSERT INTO policy (id, name, sortKey, scope, language) VALUES ('p', 'Politica', 'politica', 'cluster', 'it')`

test('no released version bears this one’s number with fewer migrations: it would tell people to install what they have', () => {
  const released = versions.filter(name => name === `${product.version}.desk`).map(name => {
    const database = new Sqlite(`${golden}${name}`, { readonly: true })
    return Number(database.pragma('user_version', { simple: true }))
  })
  for (const known of released) expect(known).toBe(Object.keys(migrations).length)
})

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
  database.exec(firm)
  expect(database.prepare(`SELECT count(*) AS n FROM journal`).get()).toEqual({ n: 1 })
  ensureSearch(database)
  expect(database.prepare(`SELECT rowid FROM search WHERE search MATCH 'pelli'`).all()).toHaveLength(1)
})

test('001 refuses odd rows: two registered seats, two figures of a year, a text in a number', async () => {
  const database = await fresh()
  database.exec(firm)
  const site = (id: string, deletedAt: string | null) => database.prepare(`INSERT INTO site (id, organisationId, kind, deletedAt) VALUES (?, 'o', 'registered', ?)`).run(id, deletedAt)
  site('a', '2024-01-01T00:00:00Z')
  site('b', null)
  expect(() => site('c', null)).toThrow('UNIQUE')
  const figure = (id: string, employees: unknown) => database.prepare(`INSERT INTO figure (id, organisationId, year, employees) VALUES (?, 'o', 2024, ?)`).run(id, employees)
  figure('a', 12.5)
  expect(() => figure('b', 1)).toThrow('UNIQUE')
  expect(() => database.prepare(`UPDATE figure SET employees = 'molti'`).run()).toThrow('REAL')
})

/** A file as version 1 left it, with a contact, a certificate and what the journal said of them. */
const beforeRegister = async () => {
  const database = await before('002')
  database.exec(`${firm};
    INSERT INTO contact (id, organisationId, name, role, email, "from") VALUES ('c', 'o', 'Ilaria Prova', 'titolare', 'i@pelli.example', '2020-01-01');
    INSERT INTO certificateType (id, name, edition) VALUES ('t', 'SA8000', '2014');
    INSERT INTO certificate (id, organisationId, certificateTypeId, number, expiresOn, verified) VALUES ('z', 'o', 't', '77', '2027-01-31', 1);
    INSERT INTO batch (id, device, at, kind, "values") VALUES ('b', 'd', '2026-01-01T00:00:00Z', 'sample', '{}');
    INSERT INTO journal (device, batch, recordTable, recordId, operation, after) VALUES ('d', 'b', 'certificate', 'z', 'insert', '{"id":"z","certificateTypeId":"t"}')`)
  return database
}

test('002 lifts contacts to people with a role, and certificates to documents, in the journal too', async () => {
  const database = await beforeRegister()
  await migrate(database, migrations, now)
  const one = (sql: string) => database.prepare(sql).get()
  expect(one('SELECT p.name, p.sortKey, c.role, c.email, c."from" FROM contact c JOIN person p ON p.id = c.personId')).toEqual(
    { name: 'Ilaria Prova', sortKey: 'ilaria prova', role: 'titolare', email: 'i@pelli.example', from: '2020-01-01' })
  expect(one(`SELECT t.id, t.name, t.edition, d.number, d.expiresOn, d.verified FROM document d JOIN documentType t ON t.id = d.documentTypeId WHERE d.id = 'z'`)).toEqual(
    { id: 'type-sa8000-2014', name: 'SA8000', edition: '2014', number: '77', expiresOn: '2027-01-31', verified: 1 })
  expect(one('SELECT recordTable, after FROM journal')).toEqual({ recordTable: 'document', after: '{"id":"z","documentTypeId":"type-sa8000-2014"}' })
  expect(one(`SELECT count(*) AS n FROM documentType WHERE name = 'SA8000'`)).toEqual({ n: 2 })
})

test('002 keeps a type that the catalogue does not have, and takes another edition for another type', async () => {
  const database = await beforeRegister()
  database.exec(`INSERT INTO certificateType (id, name, edition) VALUES ('own', 'Marchio di qui', NULL), ('older', 'ISO 9001', '2008'), ('undated', 'oeko tex standard 100', NULL);
    INSERT INTO certificate (id, organisationId, certificateTypeId) VALUES ('a', 'o', 'own'), ('b', 'o', 'older'), ('c', 'o', 'undated')`)
  await migrate(database, migrations, now)
  expect(database.prepare(`SELECT d.id, d.documentTypeId AS type, t.edition FROM document d JOIN documentType t ON t.id = d.documentTypeId WHERE d.id <> 'z' ORDER BY d.id`).all()).toEqual([
    { id: 'a', type: 'own', edition: null }, { id: 'b', type: 'older', edition: '2008' }, { id: 'c', type: 'type-oeko-tex', edition: null },
  ])
})

test('002 refuses odd rows: a contact of nobody, a document without a type, a consent without a day', async () => {
  const database = await fresh()
  database.pragma('foreign_keys = ON')
  database.exec(firm)
  expect(() => database.exec(`INSERT INTO contact (id, personId, organisationId) VALUES ('c', 'none', 'o')`)).toThrow('FOREIGN KEY')
  expect(() => database.exec(`INSERT INTO document (id, organisationId) VALUES ('d', 'o')`)).toThrow('NOT NULL')
  expect(() => database.exec(`INSERT INTO consent (id, personId, purpose) VALUES ('c', 'none', 'directory')`)).toThrow('NOT NULL')
})

test('003 on nothing makes room for sealed acts and their numbers, and there are none', async () => {
  const database = await fresh()
  expect(database.prepare('SELECT (SELECT count(*) FROM seal) AS seals, (SELECT count(*) FROM numbering) AS registers').get()).toEqual({ seals: 0, registers: 0 })
})

test('003 takes the names of contacts out of the journal, where they would outlive anonymising, and leaves all else', async () => {
  const database = await before('003')
  database.exec(`INSERT INTO batch (id, device, at, kind, "values") VALUES ('x', 'd', '2026-01-01T00:00:00Z', 'sample', '{}');
    INSERT INTO journal (device, batch, recordTable, recordId, operation, before, after) VALUES
      ('d', 'x', 'contact', 'c', 'update', '{"name":"Ilaria Prova","role":"titolare"}', '{"name":"Ilaria Prova","role":"socia"}'), ('d', 'x', 'contact', 'c', 'insert', NULL, '{"id":"c"}'),
      ('d', 'x', 'organisation', 'o', 'update', '{"name":"Pelli"}', '{"name":"Pelli Srl"}')`)
  await migrate(database, migrations, now)
  expect(database.prepare('SELECT before, after FROM journal ORDER BY rowid').all()).toEqual([
    { before: '{"role":"titolare"}', after: '{"role":"socia"}' }, { before: null, after: '{"id":"c"}' }, { before: '{"name":"Pelli"}', after: '{"name":"Pelli Srl"}' },
  ])
})

test('003 refuses odd rows: a number twice in a register, a record sealed twice, an act without its text', async () => {
  const database = await fresh()
  const seal = (number: number, record: string, content: string | null = '{}') =>
    database.prepare(`INSERT INTO seal (register, number, recordTable, recordId, sealedAt, content, contentHash, rowsHash, hash) VALUES ('minutes', ?, 'meeting', ?, '2026-01-01T00:00:00Z', ?, 'x', 'x', 'x')`).run(number, record, content)
  seal(1, 'm')
  expect(() => seal(1, 'n')).toThrow('UNIQUE')
  expect(() => seal(2, 'm')).toThrow('UNIQUE')
  expect(() => seal(2, 'n', null)).toThrow('NOT NULL')
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

test.each(versions)('what an older program entered of the golden workspace %s is found by plain letters', async name => {
  const desk = await testDesk({ create: false })
  copyFileSync(`${golden}${name}`, desk.file)
  const before = new Sqlite(desk.file)
  registerFunctions(before)
  before.exec(`UPDATE searchEntry SET title = 'Łódź' WHERE recordTable = 'organisation'; UPDATE organisation SET name = 'Łódź'`)
  const found = (text: string) => before.prepare('SELECT count(*) AS n FROM search WHERE search MATCH ?').get(text)
  expect([found('łodz'), found('lodz')]).toEqual([{ n: expect.any(Number) }, { n: 0 }])
  before.close()
  await desk.call('workspace.open', {})
  expect([(await desk.call('members.list', { text: 'lodz' })).total > 0, (await desk.call('search.everything', { text: 'lodz' })).hits.length > 0]).toEqual([true, true])
})

test('004 brings the categories and the first version of the scheme, and keeps the sessions of lists that were read', async () => {
  const database = await before('004')
  database.exec(`INSERT INTO cluster (id, name, sortKey) VALUES ('k', 'Distretto', 'distretto');
    INSERT INTO importSession (id, fileName, sha256, clusterId, year, reading, createdAt) VALUES ('i', 'soci.xlsx', 'x', 'k', 2025, '{}', '2026-01-01T00:00:00Z');
    INSERT INTO importRow (sessionId, row, cells, preview) VALUES ('i', 2, '[]', '{}')`)
  await migrate(database, migrations, now)
  expect(database.prepare('SELECT s.fileName, s.clusterId, r.row FROM importSession s JOIN importRow r ON r.sessionId = s.id').all()).toEqual([{ fileName: 'soci.xlsx', clusterId: 'k', row: 2 }])
  expect(database.prepare('SELECT count(*) AS n FROM supplierCategory').get()).toEqual({ n: 22 })
  expect(database.prepare('SELECT version, "from" FROM supplierScheme').all()).toEqual([{ version: 1, from: null }])
  // the rows of a session still go with it
  database.pragma('foreign_keys = ON')
  database.prepare(`DELETE FROM importSession WHERE id = 'i'`).run()
  expect(database.prepare('SELECT count(*) AS n FROM importRow').get()).toEqual({ n: 0 })
  const role = (id: string, deletedAt: string | null) => database.prepare(`INSERT INTO supplier (id, organisationId, deletedAt) VALUES (?, 'o', ?)`).run(id, deletedAt)
  database.exec(firm)
  role('a', '2026-01-01T00:00:00Z')
  role('b', null)
  expect(() => role('c', null)).toThrow('UNIQUE')
})

test('005 on nothing and beside firms makes room for self-assessments and questionnaires', async () => {
  const database = await before('005')
  database.exec(firm)
  await migrate(database, migrations, now)
  database.exec(`INSERT INTO assessment (id, organisationId, checklist, edition, answeredOn) VALUES ('a', 'o', 'sa8000', '2014', '2026-01-31');
    INSERT INTO questionnaire (id, organisationId, checklist, edition, language, sentOn, assessmentId) VALUES ('q', 'o', 'sa8000', '2014', 'it', '2026-01-02', 'a')`)
  expect(database.prepare('SELECT o.name, a.source, q.sentOn FROM questionnaire q JOIN assessment a ON a.id = q.assessmentId JOIN organisation o ON o.id = a.organisationId').all())
    .toEqual([{ name: 'Pelli', source: 'screen', sentOn: '2026-01-02' }])
})

test('005 refuses odd rows: an assessment of nobody, a question answered twice', async () => {
  const database = await fresh()
  database.pragma('foreign_keys = ON')
  database.exec(firm)
  expect(() => database.exec(`INSERT INTO assessment (id, organisationId, checklist, edition, answeredOn) VALUES ('a', 'none', 'sa8000', '2014', '2026-01-31')`)).toThrow('FOREIGN KEY')
  database.exec(`INSERT INTO assessment (id, organisationId, checklist, edition, answeredOn) VALUES ('a', 'o', 'sa8000', '2014', '2026-01-31')`)
  const answer = (id: string, deletedAt: string | null) => database.prepare(`INSERT INTO assessmentAnswer (id, assessmentId, row, answer, deletedAt) VALUES (?, 'a', '1.1', 'yes', ?)`).run(id, deletedAt)
  answer('x', '2026-01-01T00:00:00Z')
  answer('y', null)
  expect(() => answer('z', null)).toThrow('UNIQUE')
})

test('006 on nothing and beside firms and people makes room for bodies and their meetings', async () => {
  const database = await before('006')
  database.exec(`${firm}; INSERT INTO person (id, name, sortKey) VALUES ('p', 'Anna Tinta', 'anna tinta')`)
  await migrate(database, migrations, now)
  database.exec(`${body}; INSERT INTO seat (id, bodyId, organisationId, personId, role, votes) VALUES ('s', 'b', 'o', 'p', 'member', 1);
    INSERT INTO meeting (id, bodyId, startsAt) VALUES ('m', 'b', '2026-03-10T18:00'); INSERT INTO minutes (id, meetingId) VALUES ('v', 'm')`)
  expect(database.prepare('SELECT o.name, p.name AS person, v.state FROM seat s JOIN organisation o ON o.id = s.organisationId JOIN person p ON p.id = s.personId JOIN meeting m ON m.bodyId = s.bodyId JOIN minutes v ON v.meetingId = m.id').all())
    .toEqual([{ name: 'Pelli', person: 'Anna Tinta', state: 'draft' }])
})

test('006 refuses odd rows: a seat in no body, a meeting with two minutes, a text for votes', async () => {
  const database = await fresh()
  database.pragma('foreign_keys = ON')
  database.exec(`${body}; INSERT INTO meeting (id, bodyId, startsAt) VALUES ('m', 'b', '2026-03-10T18:00')`)
  expect(() => database.exec(`INSERT INTO seat (id, bodyId, role, votes) VALUES ('s', 'none', 'member', 1)`)).toThrow('FOREIGN KEY')
  expect(() => database.exec(`INSERT INTO seat (id, bodyId, role, votes) VALUES ('s', 'b', 'member', 'molti')`)).toThrow('INTEGER')
  database.exec(`INSERT INTO minutes (id, meetingId) VALUES ('v', 'm')`)
  expect(() => database.exec(`INSERT INTO minutes (id, meetingId) VALUES ('w', 'm')`)).toThrow('UNIQUE')
})

test('007 on nothing and beside firms makes room for policies in versions, with their clauses', async () => {
  const database = await before('007')
  database.exec(firm)
  await migrate(database, migrations, now)
  database.exec(`${policy}; INSERT INTO policyVersion (id, policyId, major, minor, state) VALUES ('v', 'p', 1, 0, 'working');
    INSERT INTO policyClause (id, versionId, clauseId, position, text, tailorability, parameters, sources, hash) VALUES ('c', 'v', 'k', 1.5, '[]', 'fixed', '[]', '[]', 'x')`)
  expect(database.prepare('SELECT p.name, v.major, c.position FROM policyClause c JOIN policyVersion v ON v.id = c.versionId JOIN policy p ON p.id = v.policyId').all()).toEqual([{ name: 'Politica', major: 1, position: 1.5 }])
})

test('007 refuses odd rows: a version of no policy, a clause without words, a firm’s policy of no firm', async () => {
  const database = await fresh()
  database.pragma('foreign_keys = ON')
  database.exec(`${policy}; INSERT INTO policyVersion (id, policyId, major, minor, state) VALUES ('v', 'p', 1, 0, 'working')`)
  expect(() => database.exec(`INSERT INTO policyVersion (id, policyId, major, minor, state) VALUES ('w', 'none', 1, 0, 'working')`)).toThrow('FOREIGN KEY')
  expect(() => database.exec(`INSERT INTO policyClause (id, versionId, clauseId, position, tailorability, parameters, sources, hash) VALUES ('c', 'v', 'k', 1, 'fixed', '[]', '[]', 'x')`)).toThrow('NOT NULL')
  expect(() => database.exec(`INSERT INTO policy (id, name, sortKey, scope, organisationId, language) VALUES ('q', 'Q', 'q', 'firm', 'none', 'it')`)).toThrow('FOREIGN KEY')
})

/** A file as version 7 left it, with a body. */
const beforeTexts = async () => {
  const database = await before('008')
  database.exec(body)
  return database
}

test('008 on nothing brings the texts that every workspace starts with, in both languages, each asking for what is known', async () => {
  const blocks = (await fresh()).prepare('SELECT name, nameEnglish, text, textEnglish FROM textBlock ORDER BY id').all() as Record<'name' | 'nameEnglish' | 'text' | 'textEnglish', string>[]
  expect(blocks.map(({ name, nameEnglish }) => [name, nameEnglish])).toEqual([
    ['Formula di apertura', 'Opening formula'], ['Formula del numero legale', 'Quorum formula'], ['Esito della votazione', 'Result of the vote'], ['Relazione', 'Report'], ['Formula di chiusura', 'Closing formula'],
  ])
  expect(blocks.flatMap(({ text, textEnglish }) => unknownPlaceholders(text + textEnglish))).toEqual([])
})

test('008 brings the texts to a workspace that exists, beside its bodies, and takes own ones', async () => {
  const database = await beforeTexts()
  await migrate(database, migrations, now)
  database.exec(`INSERT INTO textBlock (id, bodyId, name, text) VALUES ('t', 'b', 'Saluti', 'Il presidente ringrazia.')`)
  expect(database.prepare('SELECT count(*) AS n, count(bodyId) AS own FROM textBlock').get()).toEqual({ n: 6, own: 1 })
})

test('008 refuses odd rows: a text of no body that is there, one without words', async () => {
  const database = await fresh()
  database.pragma('foreign_keys = ON')
  expect(() => database.exec(`INSERT INTO textBlock (id, bodyId, name, text) VALUES ('t', 'none', 'Saluti', 'x')`)).toThrow('FOREIGN KEY')
  expect(() => database.exec(`INSERT INTO textBlock (id, name) VALUES ('t', 'Saluti')`)).toThrow('NOT NULL')
})

/** A file as version 8 left it, with a meeting. */
const beforeSigned = async () => {
  const database = await before('009')
  database.exec(`${body};
    INSERT INTO meeting (id, bodyId, startsAt) VALUES ('m', 'b', '2026-03-10T18:00')`)
  return database
}

test('009 on nothing makes room for signed copies, and there are none', async () => {
  expect((await fresh()).prepare('SELECT count(*) AS n FROM signedCopy').get()).toEqual({ n: 0 })
})

test('009 lets a meeting that exists have its signed copies', async () => {
  const database = await beforeSigned()
  await migrate(database, migrations, now)
  database.exec(`INSERT INTO signedCopy (id, meetingId, name, sha256, bytes, addedOn) VALUES ('s', 'm', 'verbale.pdf', 'x', 1, '2026-04-01')`)
  expect(database.prepare('SELECT c.name, m.startsAt FROM signedCopy c JOIN meeting m ON m.id = c.meetingId').all()).toEqual([{ name: 'verbale.pdf', startsAt: '2026-03-10T18:00' }])
})

test('009 refuses odd rows: of no meeting that is there, without a hash', async () => {
  const database = await beforeSigned()
  await migrate(database, migrations, now)
  database.pragma('foreign_keys = ON')
  expect(() => database.exec(`INSERT INTO signedCopy (id, meetingId, name, sha256, bytes, addedOn) VALUES ('s', 'none', 'a.pdf', 'x', 1, '2026-04-01')`)).toThrow('FOREIGN KEY')
  expect(() => database.exec(`INSERT INTO signedCopy (id, meetingId, name, bytes, addedOn) VALUES ('s', 'm', 'a.pdf', 1, '2026-04-01')`)).toThrow('NOT NULL')
})

test('010 on nothing: people may be merged, and told apart, and nobody is yet', async () => {
  const database = await fresh()
  database.exec(`INSERT INTO person (id, name, sortKey) VALUES ('p', 'Anna Tinta', 'anna tinta'), ('q', 'TINTA Anna', 'tinta anna')`)
  expect(database.prepare('SELECT count(*) AS n FROM person WHERE mergedInto IS NOT NULL').get()).toEqual({ n: 0 })
  expect(database.prepare('SELECT count(*) AS n FROM notSamePerson').get()).toEqual({ n: 0 })
})

test('010 refuses odd rows: merged into nobody, told apart from nobody', async () => {
  const database = await fresh()
  database.pragma('foreign_keys = ON')
  database.exec(`INSERT INTO person (id, name, sortKey) VALUES ('p', 'Anna Tinta', 'anna tinta')`)
  expect(() => database.exec(`UPDATE person SET mergedInto = 'none'`)).toThrow('FOREIGN KEY')
  expect(() => database.exec(`INSERT INTO notSamePerson (id, personId, otherId) VALUES ('n', 'p', 'none')`)).toThrow('FOREIGN KEY')
})

test('011 finds a firm by its REA without looking at all of them, in a file that has firms too; several may bear one, and most have none', async () => {
  const database = await before('011')
  database.exec(`${firm}; INSERT INTO organisation (id, name, sortKey, matchName, kind, country, rea) VALUES ('q', 'Cuoi', 'cuoi', 'cuoi', 'firm', 'IT', 'PI-123456'), ('r', 'Cuoi 2', 'cuoi 2', 'cuoi 2', 'firm', 'IT', 'PI-123456')`)
  await migrate(database, migrations, now)
  expect(database.prepare(`SELECT id FROM organisation WHERE rea = 'PI-123456' ORDER BY id`).all()).toEqual([{ id: 'q' }, { id: 'r' }])
  for (const search of [`SELECT * FROM organisation WHERE rea = 'x' AND deletedAt IS NULL`, `SELECT * FROM organisation o WHERE o.vatNumber = 'x' OR o.taxCode = 'x' OR o.rea = 'x'`]) {
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${search}`).all() as { detail: string }[]
    expect(plan.map(({ detail }) => detail).filter(detail => detail.startsWith('SCAN'))).toEqual([])
  }
})

const attached = (id: string) => `INSERT INTO attachment (id, organisationId, name, sha256, bytes, addedOn) VALUES ('${id}', 'o', 'DURC.pdf', 'x', 1, '2026-01-01')`

test('012 on nothing: there is no file, and none follows another', async () => {
  expect((await fresh()).prepare('SELECT count(*) AS n, count(fileId) AS later FROM attachment').get()).toEqual({ n: 0, later: 0 })
})

test('012 makes each file that is there its own first version, also one in the bin', async () => {
  const database = await before('012')
  database.exec(`${firm}; ${attached('a')}; ${attached('b')}; UPDATE attachment SET deletedAt = '2026-02-01T00:00:00Z' WHERE id = 'b'`)
  await migrate(database, migrations, now)
  expect(database.prepare('SELECT id, version, fileId, deletedAt FROM attachment ORDER BY id').all()).toEqual([
    { id: 'a', version: 1, fileId: null, deletedAt: null }, { id: 'b', version: 1, fileId: null, deletedAt: '2026-02-01T00:00:00Z' },
  ])
})

test('012 refuses odd rows: a version of a file that is not there, a version that is no number', async () => {
  const database = await fresh()
  database.pragma('foreign_keys = ON')
  database.exec(`${firm}; ${attached('a')}`)
  expect(() => database.exec(`UPDATE attachment SET fileId = 'none'`)).toThrow('FOREIGN KEY')
  expect(() => database.exec(`UPDATE attachment SET version = 'ultima'`)).toThrow('INTEGER')
  expect(() => database.exec('UPDATE attachment SET version = NULL')).toThrow('NOT NULL')
})

test('013 on nothing and beside views makes room for how each person looks at a list, and nobody was kept yet', async () => {
  const database = await before('013')
  database.exec(`INSERT INTO savedView (id, grid, name, definition, position) VALUES ('v', 'members', 'Pisa', '{}', 1)`)
  await migrate(database, migrations, now)
  expect(database.prepare('SELECT (SELECT count(*) FROM listLayout) AS layouts, (SELECT name FROM savedView) AS view').get()).toEqual({ layouts: 0, view: 'Pisa' })
})

test('013 refuses odd rows: a list twice for one person, nothing of it', async () => {
  const database = await fresh()
  database.exec(`INSERT INTO listLayout VALUES ('w', 'members', '{}'), ('x', 'members', '{}'), ('w', 'people', '{}')`)
  expect(() => database.exec(`INSERT INTO listLayout VALUES ('w', 'members', '{}')`)).toThrow('UNIQUE')
  expect(() => database.exec(`INSERT INTO listLayout VALUES ('w', 'meetings', NULL)`)).toThrow('NOT NULL')
})

test('014 on nothing and beside firms: nobody waits for the search index, and what is written behind the program is entered at the next opening', async () => {
  const database = await before('014')
  database.exec(firm)
  await migrate(database, migrations, now)
  expect(database.prepare('SELECT count(*) AS n FROM searchPending').get()).toEqual({ n: 0 })
  ensureSearch(database)
  const found = (text: string) => database.prepare('SELECT e.recordId AS id FROM search JOIN searchEntry e ON e.id = search.rowid WHERE search MATCH ?').all(text)
  expect(found('pelli')).toEqual([{ id: 'o' }])
  database.exec(`UPDATE organisation SET name = 'Tintoria' WHERE id = 'o'`)
  ensureSearch(database)
  expect([found('pelli'), found('tintoria'), database.prepare('SELECT count(*) AS n FROM searchPending').get()]).toEqual([[], [{ id: 'o' }], { n: 0 }])
})

test('014 refuses odd rows: a record that waits twice, one of no table', async () => {
  const database = await fresh()
  database.exec(`INSERT INTO searchPending VALUES ('person', 'p'), ('organisation', 'p')`)
  expect(() => database.exec(`INSERT INTO searchPending VALUES ('person', 'p')`)).toThrow('UNIQUE')
  expect(() => database.exec(`INSERT INTO searchPending VALUES (NULL, 'q')`)).toThrow('NOT NULL')
})

test('015 on nothing and beside what was opened lately makes room for what each person keeps at hand, and nobody keeps anything yet', async () => {
  const database = await before('015')
  database.exec(`${firm}; INSERT INTO visit VALUES ('w', 'organisation', 'o', '2026-01-01T00:00:00Z')`)
  await migrate(database, migrations, now)
  expect(database.prepare('SELECT (SELECT count(*) FROM favourite) AS favourites, (SELECT recordId FROM visit) AS visited').get()).toEqual({ favourites: 0, visited: 'o' })
})

test('015 refuses odd rows: a favourite twice for one person, one of nobody', async () => {
  const database = await fresh()
  database.exec(`INSERT INTO favourite VALUES ('w', 'organisation', 'o', '2026-01-01T00:00:00Z'), ('x', 'organisation', 'o', '2026-01-01T00:00:00Z')`)
  expect(() => database.exec(`INSERT INTO favourite VALUES ('w', 'organisation', 'o', '2026-02-01T00:00:00Z')`)).toThrow('UNIQUE')
  expect(() => database.exec(`INSERT INTO favourite VALUES (NULL, 'organisation', 'o', '2026-02-01T00:00:00Z')`)).toThrow('NOT NULL')
})

test('016 reads the firms in their order without looking at their rows, in a file that has firms too; odd rows of one name keep an order', async () => {
  const database = await before('016')
  database.exec(`${firm}; ${firm.replace("'o'", "'n'")}; ${firm.replace("'o', 'Pelli', 'pelli'", "'m', 'Cuoio', 'cuoio'")}`)
  await migrate(database, migrations, now)
  const inOrder = 'SELECT id FROM organisation ORDER BY sortKey, id'
  expect(database.prepare(inOrder).pluck().all()).toEqual(['m', 'n', 'o'])
  expect((database.prepare(`EXPLAIN QUERY PLAN ${inOrder}`).all() as { detail: string }[]).map(({ detail }) => detail)).toEqual(['SCAN organisation USING COVERING INDEX organisationBySortKey'])
})
