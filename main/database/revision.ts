import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import { prepared } from './prepared.ts'

/** How far a record's own fields are: the newest entry of the journal about them. */
export const revisionOf = (database: Database, id: string): number =>
  (prepared(database, 'SELECT max(sequence) AS revision FROM journal WHERE recordId = ?').get(id) as { revision: number | null }).revision ?? 0

/** The instant of a record's newest change; empty where a migration made it. */
export const changedAtOf = (database: Database, id: string): string =>
  (prepared(database, 'SELECT max(b.at) AS at FROM journal j JOIN batch b ON b.id = j.batch WHERE j.recordId = ?').get(id) as { at: string | null }).at ?? ''

/** The fields of a record that were changed after a revision of it. */
export function changedSince(database: Database, id: string, revision: number): ReadonlySet<string> {
  const entries = prepared(database, 'SELECT after FROM journal WHERE recordId = ? AND sequence > ?').all(id, revision) as { after: string | null }[]
  return new Set(entries.flatMap(({ after }) => Object.keys(JSON.parse(after ?? '{}') as Record<string, unknown>)))
}

/**
 * Refuses a change of a record that was changed after its screen got it (`seen`; unknown = whatever is there may be overwritten).
 * @throws Refused `stale` with `{ id, revision, changed }`: the newer values of all fields that changed
 */
export function checkRevision(database: Database, id: string, seen: number | undefined, readRecord: () => object): void {
  const revision = revisionOf(database, id)
  if (seen === undefined || revision === seen) return
  const names = changedSince(database, id, seen)
  throw new Refused('stale', { id, revision, changed: Object.fromEntries(Object.entries(readRecord()).filter(([field]) => names.has(field))) })
}
