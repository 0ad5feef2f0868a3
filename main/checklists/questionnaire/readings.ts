import type { Database } from 'better-sqlite3'
import { keptSince } from '../../core/kept.ts'

/** Empties what was read and applied, or was not, 30 days ago or earlier: at every opening, and before the next is read. */
export function emptyOldReadings(write: Database, now: Date): void {
  write.prepare(`UPDATE questionnaireReading SET reading = '', fileName = '' WHERE coalesce(appliedAt, createdAt) < ? AND reading <> ''`).run(keptSince(now))
}
