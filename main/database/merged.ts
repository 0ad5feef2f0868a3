import type { Database } from 'better-sqlite3'
import { prepared } from './prepared.ts'
import { linksFrom } from './references.ts'
import type { RecordTable, Tables } from './tables.ts'

/** The kinds of records that can be merged, each with the table of the pairs that were told apart. */
export const toldApart = { organisation: 'notDuplicate', person: 'notSamePerson' } as const satisfies Partial<Record<RecordTable, RecordTable>>
export type Mergeable = keyof typeof toldApart
export const isMergeable = (table: string): table is Mergeable => Object.hasOwn(toldApart, table)

/** In SQL: the id that the row of that alias leads to. (A merge moves the links of earlier merges too, so that one step leads there.) */
export const stayedSql = (alias: string): string => `coalesce(${alias}.mergedInto, ${alias}.id)`

/** The record that an id leads to, also from the bin: where it was merged, the one that stayed. Undefined where there is none. */
export const stayed = <T extends Mergeable>(database: Database, table: T, id: unknown): Tables[T] | undefined =>
  prepared(database, `SELECT stays.* FROM ${table} asked JOIN ${table} stays ON stays.id = ${stayedSql('asked')} WHERE asked.id = ?`).get(id) as Tables[T] | undefined

/** Where a link leads by now: an id that a screen, a draft or another file still holds may be of a record that was merged meanwhile. */
export function stayedId(database: Database, target: string, id: string): string {
  if (!isMergeable(target)) return id
  const row = prepared(database, `SELECT ${stayedSql('asked')} AS id FROM ${target} asked WHERE asked.id = ?`).get(id) as { id: string } | undefined
  return row?.id ?? id
}

/** The columns of a table that hold a record which can be merged, but for that which says where it was merged, each with its table. */
const mergeableLinks = (database: Database, table: RecordTable) =>
  linksFrom(database, table).flatMap(({ column, target }) => (column !== 'mergedInto' && isMergeable(target) ? [{ column, target }] : []))

/** The columns of a record with each of its links led to the record that stayed. */
export function ledOn<C extends Record<string, unknown>>(database: Database, table: RecordTable, columns: C): C {
  const links = mergeableLinks(database, table).filter(({ column }) => typeof columns[column] === 'string')
  return links.length === 0 ? columns : { ...columns, ...Object.fromEntries(links.map(({ column, target }) => [column, stayedId(database, target, String(columns[column]))])) }
}

/** In SQL: what a column of a table keeps of a given value, which is bound once or, for a link that is led on as `ledOn` does, twice; whatever writes records asks here. */
export function writtenSql(database: Database, table: RecordTable, column: string): { sql: string; bound: string[] } {
  const target = mergeableLinks(database, table).find(link => link.column === column)?.target
  return target === undefined ? { sql: '?', bound: [column] } : { sql: `coalesce((SELECT ${stayedSql('asked')} FROM ${target} asked WHERE asked.id = ?), ?)`, bound: [column, column] }
}
