import type { Database } from 'better-sqlite3'

/** What of an organisation can be found: never its private notes. */
const organisationBody = `concat_ws(' ', o.vatNumber, o.taxCode, o.rea, o.email, o.otherEmails, o.pec, o.phone, o.website, o.atecoCode, o.ownerGroup, o.tags,
  (SELECT group_concat(concat_ws(' ', s.municipality, s.address, s.province, s.postalCode), ' ') FROM site s WHERE s.organisationId = o.id AND s.deletedAt IS NULL))`
const organisationDetail = `concat_ws(' · ', (SELECT s.municipality FROM site s WHERE s.organisationId = o.id AND s.kind = 'registered' AND s.deletedAt IS NULL), o.vatNumber)`

const enter = (organisation: string) => `INSERT INTO searchEntry (recordTable, recordId, title, detail, body)
  SELECT 'organisation', o.id, o.name, ${organisationDetail}, ${organisationBody} FROM organisation o WHERE o.id = ${organisation} AND o.deletedAt IS NULL
  ON CONFLICT (recordId) DO UPDATE SET title = excluded.title, detail = excluded.detail, body = excluded.body`

type Row = 'OLD' | 'NEW'
const index = (row: Row) => `INSERT INTO search (rowid, title, body) VALUES (${row}.id, ${row}.title, ${row}.body)`
const forget = (row: Row) => `INSERT INTO search (search, rowid, title, body) VALUES ('delete', ${row}.id, ${row}.title, ${row}.body)`
const indexNear = (row: Row) => `INSERT INTO searchNear (rowid, title) VALUES (${row}.id, ${row}.title)`
const forgetNear = (row: Row) => `INSERT INTO searchNear (searchNear, rowid, title) VALUES ('delete', ${row}.id, ${row}.title)`

const triggers: Record<string, string> = {
  organisation_search_insert: `AFTER INSERT ON organisation BEGIN ${enter('NEW.id')}; END`,
  organisation_search_update: `AFTER UPDATE OF name, vatNumber, taxCode, rea, email, otherEmails, pec, phone, website, atecoCode, ownerGroup, tags, deletedAt ON organisation
    BEGIN DELETE FROM searchEntry WHERE recordId = NEW.id AND NEW.deletedAt IS NOT NULL; ${enter('NEW.id')}; END`,
  organisation_search_delete: 'AFTER DELETE ON organisation BEGIN DELETE FROM searchEntry WHERE recordId = OLD.id; END',
  site_search_insert: `AFTER INSERT ON site BEGIN ${enter('NEW.organisationId')}; END`,
  site_search_update: `AFTER UPDATE ON site BEGIN ${enter('NEW.organisationId')}; END`,
  site_search_delete: `AFTER DELETE ON site BEGIN ${enter('OLD.organisationId')}; END`,
  cluster_search_insert: `AFTER INSERT ON cluster BEGIN INSERT INTO searchEntry (recordTable, recordId, title, detail, body)
    VALUES ('cluster', NEW.id, NEW.name, coalesce(NEW.sector, ''), concat_ws(' ', NEW.place, NEW.sector)); END`,
  cluster_search_update: `AFTER UPDATE ON cluster BEGIN DELETE FROM searchEntry WHERE recordId = OLD.id;
    INSERT INTO searchEntry (recordTable, recordId, title, detail, body)
    SELECT 'cluster', NEW.id, NEW.name, coalesce(NEW.sector, ''), concat_ws(' ', NEW.place, NEW.sector) WHERE NEW.deletedAt IS NULL; END`,
  searchEntry_insert: `AFTER INSERT ON searchEntry BEGIN ${index('NEW')}; ${indexNear('NEW')}; END`,
  searchEntry_delete: `AFTER DELETE ON searchEntry BEGIN ${forget('OLD')}; ${forgetNear('OLD')}; END`,
  searchEntry_update: `AFTER UPDATE ON searchEntry WHEN OLD.title IS NOT NEW.title OR OLD.body IS NOT NEW.body BEGIN ${forget('OLD')}; ${index('NEW')}; END`,
  searchEntry_rename: `AFTER UPDATE ON searchEntry WHEN OLD.title IS NOT NEW.title BEGIN ${forgetNear('OLD')}; ${indexNear('NEW')}; END`,
}

/** Makes the triggers that keep the search index agree with this program; entries are made anew when they changed. */
export function ensureSearch(database: Database): void {
  const stored = new Map((database.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`).all() as { name: string; sql: string }[]).map(t => [t.name, t.sql]))
  const wanted = Object.entries(triggers).map(([name, rest]) => ({ name, sql: `CREATE TRIGGER ${name} ${rest}` }))
  if (wanted.every(t => stored.get(t.name) === t.sql)) return
  database.transaction(() => {
    for (const t of wanted) database.exec(`DROP TRIGGER IF EXISTS ${t.name}`)
    database.exec('DELETE FROM searchEntry')
    for (const index of ['search', 'searchNear']) database.exec(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`)
    for (const t of wanted) database.exec(t.sql)
    database.exec(enter('o.id'))
    database.exec(`INSERT INTO searchEntry (recordTable, recordId, title, detail, body)
      SELECT 'cluster', id, name, coalesce(sector, ''), concat_ws(' ', place, sector) FROM cluster WHERE deletedAt IS NULL`)
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
