import type { Database } from 'better-sqlite3'
import { fold, plainLetters } from '../../shared/folding.ts'
import { searchedTables, type SearchedTable } from '../../shared/search.ts'
import { isNewest } from './fileVersions.ts'
import { prepared } from './prepared.ts'
import { atOnce, type Stages } from './stages.ts'

/** A kind of record that can be found: its alias, and what of it is searched. Never private notes. */
type Entry = { from: string; title: string; body: string; live: string; /** The alias of the record's own table. */ of: string }

/**
 * What stands beside a hit (its place, its organisation) is asked for when it is shown, so that few entries have to be made anew when something else
 * changes. `live` leaves out what is in the bin.
 */
const entries = {
  organisation: {
    of: 'o', from: 'organisation o', live: 'o.deletedAt IS NULL', title: 'o.name',
    body: `concat_ws(' ', o.vatNumber, o.taxCode, o.rea, o.email, o.otherEmails, o.pec, o.phone, o.website, o.atecoCode, o.ownerGroup, o.tags,
      (SELECT group_concat(concat_ws(' ', s.municipality, s.address, s.province, s.postalCode), ' ') FROM site s WHERE s.organisationId = o.id AND s.deletedAt IS NULL))`,
  },
  cluster: { of: 'c', from: 'cluster c', live: 'c.deletedAt IS NULL', title: 'c.name', body: `concat_ws(' ', c.place, c.sector)` },
  person: {
    of: 'p', from: 'person p', live: 'p.deletedAt IS NULL', title: 'p.name',
    body: `coalesce((SELECT group_concat(concat_ws(' ', k.role, k.email, k.phone, w.name), ' ') FROM contact k LEFT JOIN organisation w ON w.id = k.organisationId
      WHERE k.personId = p.id AND k.deletedAt IS NULL AND w.deletedAt IS NULL), '')`,
  },
  document: {
    of: 'd', from: 'document d JOIN documentType t ON t.id = d.documentTypeId JOIN organisation w ON w.id = d.organisationId', live: 'd.deletedAt IS NULL AND w.deletedAt IS NULL', title: `concat_ws(' ', t.name, d.number)`,
    body: `concat_ws(' ', t.nameEnglish, t.code, t.edition, d.issuer, d.scope, d.sites, w.name, (SELECT group_concat(a.name, ' ') FROM attachment a WHERE a.documentId = d.id AND a.deletedAt IS NULL AND ${isNewest('a')}))`,
  },
  policy: {
    of: 'y', from: 'policy y LEFT JOIN organisation w ON w.id = y.organisationId LEFT JOIN cluster c ON c.id = y.clusterId', live: 'y.deletedAt IS NULL AND w.deletedAt IS NULL', title: 'y.name',
    body: `concat_ws(' ', y.nameEnglish, w.name, c.name)`,
  },
  supplier: {
    of: 'u', from: 'supplier u JOIN organisation w ON w.id = u.organisationId', live: 'u.deletedAt IS NULL AND w.deletedAt IS NULL', title: 'w.name',
    body: `concat_ws(' ', w.vatNumber, w.taxCode, u.description, (SELECT group_concat(concat_ws(' ', c.code, c.name, c.nameEnglish), ' ') FROM qualification q
      JOIN supplierCategory c ON c.id = q.categoryId WHERE q.supplierId = u.id AND q.deletedAt IS NULL))`,
  },
  body: {
    of: 'b', from: 'body b LEFT JOIN cluster c ON c.id = b.clusterId', live: 'b.deletedAt IS NULL', title: 'b.name',
    body: `concat_ws(' ', b.purpose, c.name, (SELECT group_concat(w.name, ' ') FROM seat s JOIN organisation w ON w.id = s.organisationId WHERE s.bodyId = b.id AND s.deletedAt IS NULL))`,
  },
  // a meeting is found by what was on its agenda and by what it decided
  meeting: {
    of: 'm', from: 'meeting m JOIN body b ON b.id = m.bodyId', live: 'm.deletedAt IS NULL AND b.deletedAt IS NULL', title: `concat(b.name, ', ', strftime('%d/%m/%Y', m.startsAt))`,
    body: `concat_ws(' ', m.title, m.place, (SELECT group_concat(p.title, ' ') FROM agendaPoint p WHERE p.meetingId = m.id AND p.deletedAt IS NULL),
      (SELECT group_concat(concat_ws(' ', d.number, d.year, d.title), ' ') FROM decision d WHERE d.meetingId = m.id AND d.deletedAt IS NULL))`,
  },
  decision: {
    of: 'd', from: 'decision d JOIN body b ON b.id = d.bodyId JOIN meeting m ON m.id = d.meetingId', live: 'd.deletedAt IS NULL AND b.deletedAt IS NULL AND m.deletedAt IS NULL', title: 'd.title',
    body: `concat_ws(' ', d.number, d.year, (SELECT group_concat(j.value, ' ') FROM json_tree(d.text) j WHERE j.key = 'text' AND j.type = 'text'))`,
  },
  // most are born in a point of a meeting, some in none
  action: {
    of: 'a', from: 'action a JOIN body b ON b.id = a.bodyId LEFT JOIN agendaPoint p ON p.id = a.pointId LEFT JOIN meeting m ON m.id = p.meetingId',
    live: 'a.deletedAt IS NULL AND b.deletedAt IS NULL AND m.deletedAt IS NULL', title: 'a.text', body: `coalesce(a.owner, '')`,
  },
} as const satisfies Record<SearchedTable, Entry>

/** Notes those records that fit: their entries are made anew before the batch ends, once each, however much was written of them and of what belongs to them. */
function note(table: SearchedTable, where: string): string {
  const { of }: Entry = entries[table]
  return `INSERT INTO searchPending (recordTable, recordId) SELECT '${table}', ${of}.id FROM ${table} ${of} WHERE ${where} ON CONFLICT DO NOTHING`
}

type Row = 'OLD' | 'NEW'
/** Notes the record of that table whose id stands in a column of the row. */
const noteOf = (table: SearchedTable, row: Row, column: string) =>
  `INSERT INTO searchPending (recordTable, recordId) SELECT '${table}', ${row}.${column} WHERE ${row}.${column} IS NOT NULL ON CONFLICT DO NOTHING`

/** What a change of a record does to its own entry. */
const own = (table: SearchedTable, columns: string): Record<string, string> => ({
  [`${table}_search_insert`]: `AFTER INSERT ON ${table} BEGIN ${noteOf(table, 'NEW', 'id')}; END`,
  [`${table}_search_update`]: `AFTER UPDATE OF ${columns}, deletedAt ON ${table} BEGIN ${noteOf(table, 'NEW', 'id')}; END`,
  [`${table}_search_delete`]: `AFTER DELETE ON ${table} BEGIN ${noteOf(table, 'OLD', 'id')}; END`,
})

/** What a change of a record does to the entry of the one that it belongs to. */
const part = (table: string, column: string, owner: SearchedTable): Record<string, string> => ({
  [`${table}_search_${owner}_insert`]: `AFTER INSERT ON ${table} BEGIN ${noteOf(owner, 'NEW', column)}; END`,
  [`${table}_search_${owner}_update`]: `AFTER UPDATE ON ${table} BEGIN ${noteOf(owner, 'NEW', column)}; END`,
  [`${table}_search_${owner}_move`]: `AFTER UPDATE OF ${column} ON ${table} WHEN OLD.${column} IS NOT NEW.${column} BEGIN ${noteOf(owner, 'OLD', column)}; END`,
  [`${table}_search_${owner}_delete`]: `AFTER DELETE ON ${table} BEGIN ${noteOf(owner, 'OLD', column)}; END`,
})

/** What a change of a record does to the entries of others, which bear its words or go into the bin with it: those that fit. */
function others(table: string, columns: string, fits: Partial<Record<SearchedTable, string>>): string {
  const noted = searchedTables.flatMap(other => (fits[other] === undefined ? [] : [note(other, fits[other])]))
  return `AFTER UPDATE OF ${columns} ON ${table} WHEN ${columns.split(', ').map(column => `OLD.${column} IS NOT NEW.${column}`).join(' OR ')} BEGIN ${noted.join('; ')}; END`
}

/**
 * What of an entry the index is given: folded, as what is looked for is, since the tokenizer takes a letter like ł for no other. It knows plain signs
 * itself (one byte each), which is nearly all there is.
 */
const indexed = (text: string) => `iif(octet_length(${text}) = length(${text}), ${text}, fold(${text}))`

const index = (row: Row) => `INSERT INTO search (rowid, title, body) VALUES (${row}.id, ${indexed(`${row}.title`)}, ${indexed(`${row}.body`)})`
const forget = (row: Row) => `INSERT INTO search (search, rowid, title, body) VALUES ('delete', ${row}.id, ${indexed(`${row}.title`)}, ${indexed(`${row}.body`)})`
const indexNear = (row: Row) => `INSERT INTO searchNear (rowid, title) VALUES (${row}.id, ${indexed(`${row}.title`)})`
const forgetNear = (row: Row) => `INSERT INTO searchNear (searchNear, rowid, title) VALUES ('delete', ${row}.id, ${indexed(`${row}.title`)})`
/** Stands in a trigger, so that entries are made anew by a program that folds otherwise: what is forgotten has to be what was indexed. */
const folding = `/* ${Object.entries(plainLetters).flat().join(' ')} */`

const triggers: Record<string, string> = {
  ...own('organisation', 'name, vatNumber, taxCode, rea, email, otherEmails, pec, phone, website, atecoCode, ownerGroup, tags'),
  ...part('site', 'organisationId', 'organisation'),
  ...own('cluster', 'name, place, sector'),
  ...own('person', 'name'),
  ...part('contact', 'personId', 'person'),
  ...own('document', 'organisationId, documentTypeId, number, issuer, scope, sites'),
  ...part('attachment', 'documentId', 'document'),
  ...own('policy', 'name, nameEnglish, clusterId, organisationId'),
  ...own('supplier', 'organisationId, description'),
  ...part('qualification', 'supplierId', 'supplier'),
  ...own('body', 'name, purpose, clusterId'),
  ...part('seat', 'bodyId', 'body'),
  ...own('meeting', 'bodyId, startsAt, title, place'),
  ...part('agendaPoint', 'meetingId', 'meeting'),
  ...part('decision', 'meetingId', 'meeting'),
  ...own('decision', 'bodyId, number, year, title, text'),
  ...own('action', 'bodyId, pointId, text, owner'),
  body_search_others: others('body', 'name, deletedAt', { meeting: 'm.bodyId = NEW.id', decision: 'd.bodyId = NEW.id', action: 'a.bodyId = NEW.id' }),
  meeting_search_others: others('meeting', 'deletedAt', { decision: 'd.meetingId = NEW.id', action: 'a.pointId IN (SELECT id FROM agendaPoint WHERE meetingId = NEW.id)' }),
  supplierCategory_search_others: others('supplierCategory', 'code, name, nameEnglish', { supplier: 'u.id IN (SELECT supplierId FROM qualification WHERE categoryId = NEW.id)' }),
  documentType_search_others: others('documentType', 'name, nameEnglish, code, edition', { document: 'd.documentTypeId = NEW.id' }),
  // lists of people and of documents are searched by their organisation too; people stay when it goes, and are found by it no more
  organisation_search_others: others('organisation', 'name, vatNumber, taxCode, deletedAt', {
    person: 'p.id IN (SELECT personId FROM contact WHERE organisationId = NEW.id)', document: 'd.organisationId = NEW.id', policy: 'y.organisationId = NEW.id',
    supplier: 'u.organisationId = NEW.id', body: 'b.id IN (SELECT bodyId FROM seat WHERE organisationId = NEW.id)',
  }),
  cluster_search_others: others('cluster', 'name', { policy: 'y.clusterId = NEW.id', body: 'b.clusterId = NEW.id' }),
  searchEntry_insert: `AFTER INSERT ON searchEntry BEGIN ${folding} ${index('NEW')}; ${indexNear('NEW')}; END`,
  searchEntry_delete: `AFTER DELETE ON searchEntry BEGIN ${forget('OLD')}; ${forgetNear('OLD')}; END`,
  searchEntry_update: `AFTER UPDATE ON searchEntry WHEN OLD.title IS NOT NEW.title OR OLD.body IS NOT NEW.body BEGIN ${forget('OLD')}; ${index('NEW')}; END`,
  searchEntry_rename: `AFTER UPDATE ON searchEntry WHEN OLD.title IS NOT NEW.title BEGIN ${forgetNear('OLD')}; ${indexNear('NEW')}; END`,
}

/** Writes the entries of those records that fit and are live, and takes away those of the others: `ids` is what of them may be looked at, in SQL. */
function enter(database: Database, table: SearchedTable, ids: string, ...given: string[]): void {
  const { of, from, live, title, body }: Entry = entries[table]
  prepared(database, `DELETE FROM searchEntry WHERE recordId IN (${ids}) AND recordId NOT IN (SELECT ${of}.id FROM ${from} WHERE ${of}.id IN (${ids}) AND ${live})`).run(...given, ...given)
  prepared(database, `INSERT INTO searchEntry (recordTable, recordId, title, body) SELECT '${table}', ${of}.id, ${title}, ${body} FROM ${from} WHERE ${of}.id IN (${ids}) AND ${live}
    ON CONFLICT (recordId) DO UPDATE SET title = excluded.title, body = excluded.body`).run(...given)
}

/** So many entries are made in one statement: each statement that changes the index writes a part of it to the file, so that one for each record would take several times as long. */
const atATime = 500

/** Makes the entries anew that changes since the last time ask for, in stages; to be gone through before a batch ends. */
export function* searchStages(database: Database): Stages<void> {
  for (;;) {
    const first = prepared(database, 'SELECT recordTable FROM searchPending LIMIT 1').pluck().get() as SearchedTable | undefined
    if (first === undefined) return
    const last = prepared(database, 'SELECT max(recordId) FROM (SELECT recordId FROM searchPending WHERE recordTable = ? ORDER BY recordId LIMIT ?)').pluck().get(first, atATime) as string
    enter(database, first, `SELECT recordId FROM searchPending WHERE recordTable = '${first}' AND recordId <= ?`, last)
    prepared(database, 'DELETE FROM searchPending WHERE recordTable = ? AND recordId <= ?').run(first, last)
    yield
  }
}

function forgetAll(database: Database): void {
  for (const index of ['search', 'searchNear']) database.exec(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`)
}

/** Makes the index anew from its entries, so that nothing of deleted words remains in it: FTS5's own 'rebuild' would read them unfolded. */
export function indexAnew(database: Database): void {
  database.transaction(() => {
    forgetAll(database)
    database.exec(`INSERT INTO search (rowid, title, body) SELECT id, ${indexed('title')}, ${indexed('body')} FROM searchEntry`)
    database.exec(`INSERT INTO searchNear (rowid, title) SELECT id, ${indexed('title')} FROM searchEntry`)
  })()
}

/** Makes the triggers that keep the search index agree with this program; entries are made anew when they changed. */
export function ensureSearch(database: Database): void {
  const stored = new Map((database.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`).all() as { name: string; sql: string }[]).map(t => [t.name, t.sql]))
  const wanted = Object.entries(triggers).map(([name, rest]) => ({ name, sql: `CREATE TRIGGER ${name} ${rest}` }))
  const surplus = [...stored.keys()].filter(name => /_search_|^searchEntry_/.test(name) && !wanted.some(t => t.name === name))
  if (surplus.length === 0 && wanted.every(t => stored.get(t.name) === t.sql)) {
    // what a migration, or another program, changed outside of a batch
    database.transaction(() => { atOnce(searchStages(database)) })()
    return
  }
  database.transaction(() => {
    for (const name of stored.keys()) if (/_search_|^searchEntry_/.test(name)) database.exec(`DROP TRIGGER ${name}`)
    for (const table of ['searchEntry', 'searchPending']) database.exec(`DELETE FROM ${table}`)
    forgetAll(database)
    for (const t of wanted) database.exec(t.sql)
    for (const table of searchedTables) enter(database, table, `SELECT id FROM ${table}`)
  })()
}

/** What a person typed as a query of FTS5: every word a prefix, all of them asked for, folded as the index is. Null when nothing can be searched. */
export function searchQuery(text: string): string | null {
  const folded = fold(text)
  return folded === '' ? null : folded.split(' ').map(word => `"${word}"*`).join(' ')
}
