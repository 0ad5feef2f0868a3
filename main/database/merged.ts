import type { Database } from 'better-sqlite3'
import { prepared } from './prepared.ts'
import type { RecordTable, Tables } from './tables.ts'

/** The kinds of records that can be merged, each with the table of the pairs that were told apart. */
export const toldApart = { organisation: 'notDuplicate', person: 'notSamePerson' } as const satisfies Partial<Record<RecordTable, RecordTable>>
export type Mergeable = keyof typeof toldApart
export const isMergeable = (table: string): table is Mergeable => Object.hasOwn(toldApart, table)

/**
 * The record that an id leads to, also from the bin: where it was merged, the one that stayed. (A merge moves the links of earlier merges too, so that one step leads there.)
 * Undefined where there is none.
 */
export const stayed = <T extends Mergeable>(database: Database, table: T, id: unknown): Tables[T] | undefined =>
  prepared(database, `SELECT stays.* FROM ${table} asked JOIN ${table} stays ON stays.id = coalesce(asked.mergedInto, asked.id) WHERE asked.id = ?`).get(id) as Tables[T] | undefined
