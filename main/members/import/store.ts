import type { Database } from 'better-sqlite3'
import { v7 as uuid } from 'uuid'
import { Refused } from '../../../shared/errors.ts'
import type { ImportCounts, ImportMeaning, ImportPreview, ImportRow } from '../../../shared/members.ts'
import { keptSince } from '../../core/kept.ts'
import { prepared } from '../../database/prepared.ts'
import type { Tables } from '../../database/tables.ts'

/** What a stored session holds beside its rows. */
type Head = Omit<ImportPreview, 'session' | 'rows' | 'counts' | 'year'>
/** The cells of a row as they came, by column: numbers as numbers, days as `YYYY-MM-DD`. */
export type RawCells = (string | number | null)[]

export type NewSession = {
  preview: Omit<ImportPreview, 'session'>
  raw: ReadonlyMap<number, RawCells>
  sha256: string
  clusterId: string | null
  at: string
}

/** Counts of rows by what will happen to them. */
export function countsOf(rows: readonly ImportRow[]): ImportCounts {
  const counts: ImportCounts = { new: 0, update: 0, same: 0, duplicate: 0, error: 0, total: rows.length }
  for (const row of rows) counts[row.outcome]++
  return counts
}

/** Stores a preview, so that it can be applied later, also after a restart. Gives the session's id. */
export function storeSession(write: Database, { preview, raw, sha256, clusterId, at }: NewSession): string {
  const id = uuid()
  const { rows, counts: _counts, year, ...head } = preview
  write.prepare('INSERT INTO importSession (id, fileName, sha256, clusterId, year, reading, createdAt) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(id, preview.fileName, sha256, clusterId, year, JSON.stringify(head satisfies Head), at)
  const insert = prepared(write, 'INSERT INTO importRow (sessionId, row, cells, preview) VALUES (?, ?, ?, ?)')
  for (const row of rows) insert.run(id, row.row, JSON.stringify(raw.get(row.row) ?? []), JSON.stringify(row))
  return id
}

export type StoredSession = { session: Tables['importSession']; head: Head; rows: ImportRow[] }

/** A session with its rows. @throws Refused `not-found`, `session-expired` when its rows were emptied */
export function readSession(read: Database, id: string): StoredSession {
  const session = read.prepare<[string], Tables['importSession']>('SELECT * FROM importSession WHERE id = ?').get(id)
  if (!session) throw new Refused('not-found', { what: 'importSession' })
  if (session.reading === '') throw new Refused('session-expired', {})
  const rows = read.prepare<[string], Tables['importRow']>('SELECT * FROM importRow WHERE sessionId = ? ORDER BY row').all(id)
  return { session, head: JSON.parse(session.reading) as Head, rows: rows.map(row => JSON.parse(row.preview) as ImportRow) }
}

/** The session as the window shows it. */
export function previewOf({ session, head, rows }: StoredSession): ImportPreview {
  return { ...head, session: session.id, year: session.year, counts: countsOf(rows), rows }
}

/** The untouched cells of the rows of a session. */
export function rawRows(read: Database, id: string): Map<number, RawCells> {
  const rows = read.prepare<[string], Tables['importRow']>('SELECT * FROM importRow WHERE sessionId = ?').all(id)
  return new Map(rows.map(row => [row.row, JSON.parse(row.cells) as RawCells]))
}

/** Replaces what a session's rows mean, after the records changed under them. */
export function replaceRows(write: Database, id: string, rows: readonly ImportRow[]): void {
  const update = prepared(write, 'UPDATE importRow SET preview = ? WHERE sessionId = ? AND row = ?')
  for (const row of rows) update.run(JSON.stringify(row), id, row.row)
}

/** When a file of the same content was applied before: its instant. */
export function appliedBefore(read: Database, sha256: string, clusterId: string | null): string | null {
  return read.prepare<[string, string | null], { at: string | null }>(
    `SELECT max(s.appliedAt) AS at FROM importSession s JOIN batch b ON b.id = s.batch WHERE s.sha256 = ? AND s.clusterId IS ? AND b.undoneBy IS NULL`).get(sha256, clusterId)?.at ?? null
}

/** Empties sessions 30 days after they were applied, and those that nobody applied in that time. */
export function emptyOldSessions(write: Database, now: Date): void {
  const limit = keptSince(now)
  const old = `SELECT id FROM importSession WHERE coalesce(appliedAt, createdAt) < ? AND reading <> ''`
  write.prepare(`DELETE FROM importRow WHERE sessionId IN (${old})`).run(limit)
  write.prepare(`UPDATE importSession SET reading = '' WHERE id IN (${old})`).run(limit)
}

/** What the columns of such a list meant last time, from left to right: where they stand may have moved. */
export function rememberedMeanings(read: Database, signature: string): (ImportMeaning | null)[] | null {
  const row = read.prepare<[string], Tables['importMapping']>('SELECT * FROM importMapping WHERE signature = ?').get(signature)
  // those of earlier versions are by column index, which counts from the left as well
  return row ? Object.values(JSON.parse(row.mapping) as Record<string, ImportMeaning | null>) : null
}

export function rememberMeanings(write: Database, signature: string, meanings: readonly (ImportMeaning | null)[], at: string): void {
  write.prepare(`INSERT INTO importMapping (signature, mapping, usedAt) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET mapping = excluded.mapping, usedAt = excluded.usedAt`).run(signature, JSON.stringify(meanings), at)
}
