import type { Database } from 'better-sqlite3'
import { searchedTables, type SearchedTable } from '../../shared/search.ts'
import { isNewest } from './fileVersions.ts'

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

/** Writes the entries of those records that fit, live ones only. */
function enter(table: SearchedTable, where: string): string {
  const { of, from, live, title, body }: Entry = entries[table]
  return `INSERT INTO searchEntry (recordTable, recordId, title, body) SELECT '${table}', ${of}.id, ${title}, ${body} FROM ${from} WHERE ${live} AND ${where}
    ON CONFLICT (recordId) DO UPDATE SET title = excluded.title, body = excluded.body`
}

/** What a change of a record does to its own entry. */
function own(table: SearchedTable, columns: string): Record<string, string> {
  const { of } = entries[table]
  return {
    [`${table}_search_insert`]: `AFTER INSERT ON ${table} BEGIN ${enter(table, `${of}.id = NEW.id`)}; END`,
    [`${table}_search_update`]: `AFTER UPDATE OF ${columns}, deletedAt ON ${table} BEGIN DELETE FROM searchEntry WHERE recordId = NEW.id AND NEW.deletedAt IS NOT NULL;
      ${enter(table, `${of}.id = NEW.id`)}; END`,
    [`${table}_search_delete`]: `AFTER DELETE ON ${table} BEGIN DELETE FROM searchEntry WHERE recordId = OLD.id; END`,
  }
}

/** What a change of a record does to the entry of the one that it belongs to. */
function part(table: string, column: string, owner: SearchedTable): Record<string, string> {
  const { of } = entries[owner]
  const fit = (row: Row) => enter(owner, `${of}.id = ${row}.${column}`)
  return {
    [`${table}_search_${owner}_insert`]: `AFTER INSERT ON ${table} BEGIN ${fit('NEW')}; END`,
    [`${table}_search_${owner}_update`]: `AFTER UPDATE ON ${table} BEGIN ${fit('NEW')}; END`,
    [`${table}_search_${owner}_move`]: `AFTER UPDATE OF ${column} ON ${table} WHEN OLD.${column} IS NOT NEW.${column} BEGIN ${fit('OLD')}; END`,
    [`${table}_search_${owner}_delete`]: `AFTER DELETE ON ${table} BEGIN ${fit('OLD')}; END`,
  }
}

/** What belongs to a record goes into the bin with it, and comes back with it: those that fit, and others whose entry has its words. */
function whole(owner: string, fits: Partial<Record<SearchedTable, string>>, named: Partial<Record<SearchedTable, string>> = {}): string {
  const each = <A>(of: Partial<Record<SearchedTable, string>>, as: (table: SearchedTable, where: string) => A) => searchedTables.flatMap(table => (of[table] === undefined ? [] : [as(table, of[table])]))
  const gone = each(fits, (table, where) => `SELECT ${entries[table].of}.id FROM ${table} ${entries[table].of} WHERE ${where}`)
  return `AFTER UPDATE OF deletedAt ON ${owner} WHEN (OLD.deletedAt IS NULL) <> (NEW.deletedAt IS NULL) BEGIN
    DELETE FROM searchEntry WHERE NEW.deletedAt IS NOT NULL AND recordId IN (${gone.join(' UNION ALL ')}); ${each({ ...fits, ...named }, enter).join('; ')}; END`
}

type Row = 'OLD' | 'NEW'
const index = (row: Row) => `INSERT INTO search (rowid, title, body) VALUES (${row}.id, ${row}.title, ${row}.body)`
const forget = (row: Row) => `INSERT INTO search (search, rowid, title, body) VALUES ('delete', ${row}.id, ${row}.title, ${row}.body)`
const indexNear = (row: Row) => `INSERT INTO searchNear (rowid, title) VALUES (${row}.id, ${row}.title)`
const forgetNear = (row: Row) => `INSERT INTO searchNear (searchNear, rowid, title) VALUES ('delete', ${row}.id, ${row}.title)`

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
  body_search_acts: whole('body', { decision: 'd.bodyId = NEW.id', action: 'a.bodyId = NEW.id' }),
  meeting_search_acts: whole('meeting', { decision: 'd.meetingId = NEW.id', action: 'a.pointId IN (SELECT id FROM agendaPoint WHERE meetingId = NEW.id)' }),
  body_search_meetings: `AFTER UPDATE OF name, deletedAt ON body BEGIN
    DELETE FROM searchEntry WHERE NEW.deletedAt IS NOT NULL AND recordId IN (SELECT id FROM meeting WHERE bodyId = NEW.id); ${enter('meeting', 'm.bodyId = NEW.id')}; END`,
  supplierCategory_search_update: `AFTER UPDATE OF code, name, nameEnglish ON supplierCategory BEGIN
    ${enter('supplier', 'u.id IN (SELECT supplierId FROM qualification WHERE categoryId = NEW.id)')}; END`,
  organisation_search_supplier: `AFTER UPDATE OF name, vatNumber, taxCode, deletedAt ON organisation BEGIN
    DELETE FROM searchEntry WHERE recordTable = 'supplier' AND NEW.deletedAt IS NOT NULL AND recordId IN (SELECT id FROM supplier WHERE organisationId = NEW.id);
    ${enter('supplier', 'u.organisationId = NEW.id')}; END`,
  documentType_search_update: `AFTER UPDATE OF name, nameEnglish, code, edition ON documentType BEGIN ${enter('document', 'd.documentTypeId = NEW.id')}; END`,
  // lists of people and of documents are searched by their organisation too
  organisation_search_rename: `AFTER UPDATE OF name ON organisation WHEN OLD.name IS NOT NEW.name BEGIN
    ${enter('person', 'p.id IN (SELECT personId FROM contact WHERE organisationId = NEW.id)')}; ${enter('document', 'd.organisationId = NEW.id')}; ${enter('policy', 'y.organisationId = NEW.id')};
    ${enter('body', 'b.id IN (SELECT bodyId FROM seat WHERE organisationId = NEW.id)')}; END`,
  cluster_search_rename: `AFTER UPDATE OF name ON cluster WHEN OLD.name IS NOT NEW.name BEGIN ${enter('policy', 'y.clusterId = NEW.id')}; ${enter('body', 'b.clusterId = NEW.id')}; END`,
  // people stay, and are found by it no more
  organisation_search_bin: whole('organisation', { document: 'd.organisationId = NEW.id', policy: 'y.organisationId = NEW.id' }, { person: 'p.id IN (SELECT personId FROM contact WHERE organisationId = NEW.id)' }),
  searchEntry_insert: `AFTER INSERT ON searchEntry BEGIN ${index('NEW')}; ${indexNear('NEW')}; END`,
  searchEntry_delete: `AFTER DELETE ON searchEntry BEGIN ${forget('OLD')}; ${forgetNear('OLD')}; END`,
  searchEntry_update: `AFTER UPDATE ON searchEntry WHEN OLD.title IS NOT NEW.title OR OLD.body IS NOT NEW.body BEGIN ${forget('OLD')}; ${index('NEW')}; END`,
  searchEntry_rename: `AFTER UPDATE ON searchEntry WHEN OLD.title IS NOT NEW.title BEGIN ${forgetNear('OLD')}; ${indexNear('NEW')}; END`,
}

/** Makes the triggers that keep the search index agree with this program; entries are made anew when they changed. */
export function ensureSearch(database: Database): void {
  const stored = new Map((database.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`).all() as { name: string; sql: string }[]).map(t => [t.name, t.sql]))
  const wanted = Object.entries(triggers).map(([name, rest]) => ({ name, sql: `CREATE TRIGGER ${name} ${rest}` }))
  const surplus = [...stored.keys()].filter(name => /_search_|^searchEntry_/.test(name) && !wanted.some(t => t.name === name))
  if (surplus.length === 0 && wanted.every(t => stored.get(t.name) === t.sql)) return
  database.transaction(() => {
    for (const name of stored.keys()) if (/_search_|^searchEntry_/.test(name)) database.exec(`DROP TRIGGER ${name}`)
    database.exec('DELETE FROM searchEntry')
    for (const index of ['search', 'searchNear']) database.exec(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`)
    for (const t of wanted) database.exec(t.sql)
    for (const table of searchedTables) database.exec(enter(table, '1'))
  })()
}

/**
 * What a person typed as a query of FTS5: every word a prefix, all of them asked for. Null when nothing can be searched.
 * Words are cut as the tokenizer cuts them (letters and digits).
 */
export function searchQuery(text: string): string | null {
  const terms = text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu)
  return terms ? terms.map(word => `"${word}"*`).join(' ') : null
}
