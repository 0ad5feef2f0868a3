import type { Database } from 'better-sqlite3'
import { recordTables, type RecordTable } from './tables.ts'

/** A column of a record table that points to a record. */
export type Reference = { table: RecordTable; column: string }

const known = new WeakMap<Database, Map<string, Reference[]>>()

function readReferences(database: Database): Map<string, Reference[]> {
  const found = new Map<string, Reference[]>()
  for (const table of recordTables) {
    for (const key of database.pragma(`foreign_key_list(${table})`) as { table: string; from: string }[]) {
      found.set(key.table, [...(found.get(key.table) ?? []), { table, column: key.from }])
    }
  }
  return found
}

/** Which columns of record tables point to a table: read from the schema's foreign keys, never kept by hand. */
export function referencesTo(database: Database, target: RecordTable): readonly Reference[] {
  let references = known.get(database)
  if (!references) known.set(database, (references = readReferences(database)))
  return references.get(target) ?? []
}
