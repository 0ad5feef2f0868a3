import type { Database } from 'better-sqlite3'
import type { MergeState } from '../../shared/duplicates.ts'
import { Refused } from '../../shared/errors.ts'
import type { Writing } from '../core/service.ts'
import { fileOf } from '../database/fileVersions.ts'
import { fixedRow } from '../database/guarded.ts'
import { toldApart, type Mergeable } from '../database/merged.ts'
import { prepared } from '../database/prepared.ts'
import { countReferences, referencesTo, type Reference } from '../database/references.ts'
import type { RecordTable } from '../database/tables.ts'
import { updateRecord } from '../organisations/records.ts'

// What is the same for every kind of record that can be merged: what the records say field by field, and whatever points to them.

/** The two columns of a pair that was told apart. */
export const pairColumns = (database: Database, table: Mergeable): string[] => referencesTo(database, table).filter(reference => reference.table === toldApart[table]).map(({ column }) => column)

export type Merging = { winner: string; losers: string[] }
type Stored = { id: string; deletedAt: string | null }

/**
 * The records of a merge, the winner first.
 * @throws Refused `not-found` (unknown, or in the bin), `bad-input` (a record with itself)
 */
export function recordsOf<R extends Stored>(table: Mergeable, { winner, losers }: Merging, read: (id: string) => R): [R, ...R[]] {
  const known = (id: string) => {
    const record = read(id)
    if (record.deletedAt !== null) throw new Refused('not-found', { what: table })
    return record
  }
  const [first, ...rest] = [known(winner), ...losers.map(known)]
  const ids = [first, ...rest].map(record => record?.id)
  if (!first || new Set(ids).size !== ids.length) throw new Refused('bad-input', { fields: [{ path: 'losers', code: 'itself' }] })
  return [first, ...rest]
}

const unknown = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0)
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

function stateOf(values: readonly unknown[]): MergeState {
  const known = values.filter(value => !unknown(value))
  if (known.some(value => !same(value, known[0]))) return 'differs'
  return known.length === values.length || known.length === 0 ? 'same' : 'adds'
}

/** Where nobody chooses, the value is that of the first record that knows one. */
export function proposed<R extends { id: string }>(records: readonly R[], valueOf: (record: R) => unknown): string {
  return (records.find(record => !unknown(valueOf(record))) ?? records[0])?.id ?? ''
}

/** What the records say of a field, and whose value is proposed. */
export function compared<R extends { id: string }, F>(records: readonly R[], field: F, valueOf: (record: R) => unknown) {
  return { field, state: stateOf(records.map(valueOf)), values: records.map(record => ({ id: record.id, value: valueOf(record) })), proposed: proposed(records, valueOf) }
}

/** @throws Refused `bad-input` where a value is chosen of a record that is not among them */
export function checkChoices(records: readonly { id: string }[], choices: Record<string, string | undefined>): void {
  const strange = Object.values(choices).find(id => !records.some(record => record.id === id))
  if (strange !== undefined) throw new Refused('bad-input', { fields: [{ path: 'choices', code: 'unknown-record' }] })
}

/** All texts, each once, in their order; null where there is none. */
export const allTexts = (texts: readonly (string | null)[]): string | null => [...new Set(texts.flatMap(text => text ?? []))].join('\n\n') || null

/** All columns but the key, for finding records that say the same. */
const columnsOf = (database: Database, table: RecordTable): string[] =>
  (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name).filter(name => name !== 'id')

/** Awaited after so many links more that were moved. */
type Pause = (moved: number) => Promise<void>
/** So many links are moved by one statement: nothing is heard meanwhile. */
const atOnce = 200

/** How the moving of all links of the losers is told, and stopped where the person gave up. */
export function movingOf(table: Mergeable, losers: readonly string[], { write, breathe }: Pick<Writing, 'write' | 'breathe'>): Pause {
  const of = countReferences(write, table, losers, []).reduce((sum, { count }) => sum + count, 0)
  let done = 0
  return async moved => {
    done = Math.min(done + moved, of)
    await breathe(done, of)
  }
}

/**
 * Points whatever points to one record to another, those in the bin and those of earlier merges too. What is sealed, or on a laptop, stays as it is where the link is part of it:
 * the old id leads to the record that stayed. Answers how many were moved.
 */
async function movePointers(database: Database, table: RecordTable, to: string, from: string, pause: Pause): Promise<number> {
  let moved = 0
  for (const { table: pointing, column } of referencesTo(database, table)) {
    const some = prepared(database, `UPDATE ${pointing} SET "${column}" = ? WHERE id IN (SELECT id FROM ${pointing} AS r WHERE "${column}" = ? AND NOT (${fixedRow(database, pointing, column)}) LIMIT ${atOnce})`)
    for (let changes = atOnce; changes === atOnce;) {
      changes = some.run(to, from).changes
      moved += changes
      await pause(changes)
    }
  }
  return moved
}

/** Besides its own columns, what a row says. Files are the same where all their versions are: a version alone would join a history that is not its own. */
const alsoSays: { [T in RecordTable]?: { instead: string; sql: string } } = {
  attachment: { instead: 'fileId', sql: `(SELECT json_group_array(json_array(v.version, v.sha256) ORDER BY v.version, v.id) FROM attachment v WHERE v.deletedAt IS NULL AND ${fileOf('v')} = ${fileOf('r')})` },
}

/** Of records of the winner that say the same in every column one is kept; what pointed to the others points to it. What is sealed stays twice. */
async function keepOne(database: Database, { table, column }: Reference, winner: string, at: string, pause: Pause): Promise<void> {
  const also = alsoSays[table]
  const columns = columnsOf(database, table).filter(name => name !== also?.instead)
  const rows = prepared(database, `SELECT *, ${also?.sql ?? 'NULL'} AS also FROM ${table} AS r WHERE "${column}" = ? AND deletedAt IS NULL AND NOT (${fixedRow(database, table, 'deletedAt')}) ORDER BY id`).all(winner) as Record<string, unknown>[]
  const kept = new Map<string, string>()
  for (const row of rows) {
    const key = JSON.stringify([...columns, 'also'].map(name => row[name]))
    const first = kept.get(key)
    if (first === undefined) kept.set(key, String(row['id']))
    else {
      await movePointers(database, table, first, String(row['id']), () => pause(0))
      updateRecord(database, table, String(row['id']), { deletedAt: at })
    }
    await pause(0)
  }
}

/**
 * Makes one record of several, as far as others point to them: every link that the schema knows leads to the winner, the losers say where they went, and what then says the
 * same twice stands once. A pair told apart that became one record is none any more. Answers how many links were moved.
 */
export async function unite(database: Database, table: Mergeable, { winner, losers }: Merging, at: string, pause: Pause): Promise<number> {
  let moved = 0
  for (const loser of losers) moved += await movePointers(database, table, winner, loser, pause)
  for (const loser of losers) updateRecord(database, table, loser, { mergedInto: winner, deletedAt: at })
  const [first, second] = pairColumns(database, table)
  prepared(database, `UPDATE ${toldApart[table]} SET deletedAt = ? WHERE "${first}" = "${second}" AND deletedAt IS NULL`).run(at)
  const seen = new Set<RecordTable>([table])
  for (const reference of referencesTo(database, table)) {
    if (!seen.has(reference.table)) await keepOne(database, reference, winner, at, pause)
    seen.add(reference.table)
  }
  return moved
}
