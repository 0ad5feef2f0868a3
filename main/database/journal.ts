import type { Database } from 'better-sqlite3'
import { recordTables } from './tables.ts'

const quote = (name: string) => `"${name}"`

/** `{"name":"Rossi","year":2024}` of the columns that pass the test, as an SQL expression; never null. One `concat`: a chain of `||` copies the text once for each column. */
function fieldsAsJson(columns: string[], row: 'OLD' | 'NEW', only: (column: string) => string): string {
  const parts = columns.map(c => `CASE WHEN ${only(c)} THEN concat(',"${c}":', json_quote(${row}.${quote(c)})) END`)
  return `concat('{', substr(concat(${parts.join(', ')}), 2), '}')`
}

/** The three triggers that write each change of a table to the journal: a new row's known fields, a changed row's changed ones. */
function triggersOf(table: string, columns: string[]): { name: string; sql: string }[] {
  const changed = (c: string) => `OLD.${quote(c)} IS NOT NEW.${quote(c)}`
  const known = (row: 'OLD' | 'NEW') => (c: string) => `${row}.${quote(c)} IS NOT NULL`
  const write = (row: 'OLD' | 'NEW', operation: string, before: string, after: string) =>
    `INSERT INTO journal (device, batch, writerId, recordTable, recordId, operation, before, after)
     SELECT device, batch, writerId, '${table}', ${row}.id, '${operation}', ${before}, ${after} FROM writing`
  const trigger = (operation: string, when: string, body: string) => {
    const name = `${table}_journal_${operation.toLowerCase()}`
    return { name, sql: `CREATE TRIGGER ${name} AFTER ${operation} ON ${table}${when} BEGIN ${body}; END` }
  }
  return [
    trigger('INSERT', '', write('NEW', 'insert', 'NULL', fieldsAsJson(columns, 'NEW', known('NEW')))),
    trigger('UPDATE', ` WHEN ${columns.map(changed).join(' OR ')}`,
      write('OLD', 'update', fieldsAsJson(columns, 'OLD', changed), fieldsAsJson(columns, 'NEW', changed))),
    trigger('DELETE', '', write('OLD', 'delete', fieldsAsJson(columns, 'OLD', known('OLD')), 'NULL')),
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
