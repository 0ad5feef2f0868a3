import type { Database } from 'better-sqlite3'
import { recordTables } from './tables.ts'

const quote = (name: string) => `"${name}"`

/** `{"name":"Rossi","year":2024}` of the fields of a row that are known, as an SQL expression: a patch of JSON takes out what is null (RFC 7396). */
const known = (columns: string[], row: 'OLD' | 'NEW') => `json_patch('{}', json_object(${columns.map(c => `'${c}', ${row}.${quote(c)}`).join(', ')}))`

/** The fields of a changed row, as a table of their names with what they were and are. */
function bothOf([first = 'id', ...others]: string[]): string {
  const both = (c: string) => [`'${c}'`, `OLD.${quote(c)}`, `NEW.${quote(c)}`] as const
  const [field, was, is] = both(first)
  return `SELECT ${field} AS field, ${was} AS was, ${is} AS "is" UNION ALL VALUES ${others.map(c => `(${both(c).join(', ')})`).join(', ')}`
}

/**
 * The three triggers that write each change of a table to the journal: a new row's known fields, a changed row's changed ones. As short as SQL allows:
 * each connection reads all of them before its first statement.
 */
function triggersOf(table: string, columns: string[]): { name: string; sql: string }[] {
  const write = (row: 'OLD' | 'NEW', operation: string, before: string, after: string, from = 'writing') =>
    `INSERT INTO journal (device, batch, writerId, recordTable, recordId, operation, before, after)
     SELECT device, batch, writerId, '${table}', ${row}.id, '${operation}', ${before}, ${after} FROM ${from}`
  const trigger = (operation: string, body: string) => {
    const name = `${table}_journal_${operation.toLowerCase()}`
    return { name, sql: `CREATE TRIGGER ${name} AFTER ${operation} ON ${table} BEGIN ${body}; END` }
  }
  const changed = `writing, (${bothOf(columns)}) WHERE was IS NOT "is" HAVING count(*) > 0`
  return [
    trigger('INSERT', write('NEW', 'insert', 'NULL', known(columns, 'NEW'))),
    trigger('UPDATE', write('OLD', 'update', 'json_group_object(field, was)', 'json_group_object(field, "is")', changed)),
    trigger('DELETE', write('OLD', 'delete', known(columns, 'OLD'), 'NULL')),
  ]
}

/**
 * Makes the journal's triggers agree with the schema: to be called at every opening, after migrations. Writes nothing when they
 * agree already.
 */
export function ensureJournal(database: Database): void {
  const stored = new Map(
    (database.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%\\_journal\\_%' ESCAPE '\\'`).all() as { name: string; sql: string }[])
      .map(t => [t.name, t.sql]),
  )
  const wanted = recordTables.flatMap(table => triggersOf(table, (database.pragma(`table_info(${table})`) as { name: string }[]).map(c => c.name)))
  const differing = wanted.filter(t => stored.get(t.name) !== t.sql)
  const surplus = [...stored.keys()].filter(name => !wanted.some(t => t.name === name))
  if (!differing.length && !surplus.length) return
  database.transaction(() => {
    for (const name of [...surplus, ...differing.map(t => t.name)]) database.exec(`DROP TRIGGER IF EXISTS ${quote(name)}`)
    for (const t of differing) database.exec(t.sql)
  })()
}
