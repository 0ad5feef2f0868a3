import type { Database } from 'better-sqlite3'
import { ofConnection } from './ofConnection.ts'
import { prepared } from './prepared.ts'
import { recordTables, type RecordTable } from './tables.ts'

/** A column of a record table that points to a record. */
export type Reference = { table: RecordTable; column: string }
/** Where a column of a record table points to, and whether it must point somewhere. */
export type LinkColumn = { column: string; target: string; required: boolean }

type Known = { to: Map<string, Reference[]>; from: Map<RecordTable, LinkColumn[]> }

function readLinks(database: Database, table: RecordTable): LinkColumn[] {
  const filled = new Set((database.pragma(`table_info(${table})`) as { name: string; notnull: number }[]).filter(({ notnull }) => notnull === 1).map(({ name }) => name))
  return (database.pragma(`foreign_key_list(${table})`) as { table: string; from: string }[]).map(({ table: target, from: column }) => ({ column, target, required: filled.has(column) }))
}

function readKnown(database: Database): Known {
  const from = new Map(recordTables.map(table => [table, readLinks(database, table)]))
  const to = new Map<string, Reference[]>()
  for (const [table, links] of from) for (const { column, target } of links) to.set(target, [...(to.get(target) ?? []), { table, column }])
  return { to, from }
}

const knownOf = ofConnection(readKnown)

/** Which columns of record tables point to a table: read from the schema's foreign keys, never kept by hand. */
export const referencesTo = (database: Database, target: RecordTable): readonly Reference[] => knownOf(database).to.get(target) ?? []

/** How many live records of each table point to one of these records, whatever rooms come later; `but` are tables that do not count. */
export function countReferences(database: Database, target: RecordTable, ids: readonly string[], but: readonly RecordTable[]): { table: RecordTable; count: number }[] {
  const counts = new Map<RecordTable, number>()
  for (const { table, column } of referencesTo(database, target)) {
    if (but.includes(table)) continue
    const count = prepared(database, `SELECT count(*) AS count FROM ${table} WHERE "${column}" = ? AND deletedAt IS NULL`)
    for (const id of ids) counts.set(table, (counts.get(table) ?? 0) + (count.get(id) as { count: number }).count)
  }
  return [...counts].flatMap(([table, count]) => (count > 0 ? [{ table, count }] : []))
}

/** Which columns of a record table point to a record, and to one of which table: read from the schema's foreign keys. */
export const linksFrom = (database: Database, table: RecordTable): readonly LinkColumn[] => knownOf(database).from.get(table) ?? []
