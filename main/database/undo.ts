import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import type { ChangedSince } from '../../shared/history.ts'
import { prepared } from './prepared.ts'
import { referencesTo } from './references.ts'
import { checkRow, settleRow, watchRow } from './rowRules.ts'
import { refuseSealing } from './seals.ts'
import { derivedColumns, type RecordTable } from './tables.ts'

type Entry = { sequence: number; recordTable: RecordTable; recordId: string; operation: 'insert' | 'update' | 'delete'; before: string | null; after: string | null }
type Fields = Record<string, string | number | null>
type Row = Fields & { id: string; name?: string; deletedAt: string | null }

const quote = (name: string) => `"${name}"`

/** The state that a batch left each record in, and the one to go back to, over all its entries of that record. */
type Reversal = { table: RecordTable; id: string; made: boolean; before: Fields; after: Fields }

function reversals(database: Database, batch: string): Reversal[] {
  const entries = database.prepare('SELECT sequence, recordTable, recordId, operation, before, after FROM journal WHERE batch = ? ORDER BY sequence').all(batch) as Entry[]
  const byRecord = new Map<string, Reversal>()
  for (const entry of entries) {
    const before = JSON.parse(entry.before ?? '{}') as Fields
    const after = JSON.parse(entry.after ?? '{}') as Fields
    const known = byRecord.get(entry.recordId)
    if (!known) byRecord.set(entry.recordId, { table: entry.recordTable, id: entry.recordId, made: entry.operation === 'insert', before, after })
    else {
      // the oldest value before, the newest value after
      known.before = { ...before, ...known.before }
      known.after = { ...known.after, ...after }
    }
  }
  return [...byRecord.values()]
}

/** The fields of a record that other batches changed: what a migration filled in counts for nothing. */
const touchedSince = (database: Database, batch: string, id: string): string[] =>
  (prepared(database, 'SELECT after FROM journal WHERE recordId = ? AND batch IS NOT ?').all(id, batch) as { after: string | null }[])
    .flatMap(({ after }) => Object.keys(JSON.parse(after ?? '{}') as Fields))

/** Fields in which the stored row differs from what the batch left; for a made record also what was hung on it since. */
function changedFields(database: Database, batch: string, reversal: Reversal, row: Row): string[] {
  const compared = new Set([...Object.keys(reversal.after), ...(reversal.made ? touchedSince(database, batch, reversal.id) : [])])
  const fields = [...compared].filter(field => !derivedColumns.includes(field) && row[field] !== (reversal.after[field] ?? null))
  if (!reversal.made) return fields
  const hung = referencesTo(database, reversal.table).filter(({ table, column }) =>
    prepared(database, `SELECT 1 FROM ${table} r WHERE r.${quote(column)} = ? AND r.deletedAt IS NULL
      AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.batch = ? AND j.recordId = r.id) LIMIT 1`).get(reversal.id, batch) !== undefined)
  return [...fields, ...hung.map(h => h.table)]
}

const rowOf = (database: Database, table: RecordTable, id: string) => prepared(database, `SELECT * FROM ${table} WHERE id = ?`).get(id) as Row | undefined

function nameOf(database: Database, row: Row): string | null {
  if (typeof row.name === 'string') return row.name
  const owner = row['organisationId']
  return typeof owner === 'string' ? rowOf(database, 'organisation', owner)?.name ?? null : null
}

/**
 * Takes the changes of a batch back inside the running transaction: what it made goes to the bin (`deletedAt`), what it changed
 * gets its old values. Nothing is removed for good, so that the undo can be undone. `breathe` hears of how many of the records are done.
 * @throws Refused `sealed` where it sealed an act, or changed what was sealed since; `changed-since` with `{ rows: ChangedSince[] }` when records changed since, unless forced; what `checkRow` and `watchRow` refuse
 */
export async function takeBack(database: Database, batch: string, at: string, force: boolean, breathe: (done: number, of: number) => Promise<void>): Promise<void> {
  refuseSealing(database, batch)
  const changes = reversals(database, batch)
  const changedSince: ChangedSince[] = []
  // each record is looked at, put back, and looked at again among the others
  const pause = (round: 0 | 1 | 2, index: number) => breathe(Math.floor((round * changes.length + index) / 3), changes.length)
  for (const [index, reversal] of force ? [] : changes.entries()) {
    const row = rowOf(database, reversal.table, reversal.id)
    const fields = row ? changedFields(database, batch, reversal, row) : []
    if (row && fields.length) changedSince.push({ table: reversal.table, id: reversal.id, name: nameOf(database, row), fields })
    await pause(0, index)
  }
  if (changedSince.length) throw new Refused('changed-since', { count: changedSince.length, rows: changedSince.slice(0, 200) })
  const watched = changes.map(({ table, id }) => watchRow(database, table, id))
  for (const [index, reversal] of changes.entries()) {
    restore(database, reversal, at)
    await pause(1, index)
  }
  // when all of them are back: a rule looks at other rows of the same batch too
  for (const [index, { table, id }] of changes.entries()) {
    checkRow(database, table, id)
    watched[index]?.()
    await pause(2, index)
  }
}

function restore(database: Database, { table, id, made, before }: Reversal, at: string): void {
  const values: Fields = made ? { deletedAt: at } : before
  const columns = Object.keys(values).filter(column => column !== 'id')
  if (!columns.length) return
  prepared(database, `UPDATE ${table} SET ${columns.map(c => `${quote(c)} = ?`).join(', ')} WHERE id = ?`).run(...columns.map(c => values[c] ?? null), id)
  if (!made) settleRow(database, table, id)
}
