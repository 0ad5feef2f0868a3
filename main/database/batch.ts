import type { Database } from 'better-sqlite3'
import { v7 as uuid } from 'uuid'
import type { BatchKind } from '../../shared/history/kinds.ts'
import { searchStages } from './search.ts'
import { withPauses } from './stages.ts'

/** What a batch is for, as code and values for the words of `history.json`. */
export type BatchHead = { kind: BatchKind; values?: Record<string, string | number>; undoes?: string }
export type WrittenBatch<T> = { batch: string; /** Whether it stands in the history. */ kept: boolean; tables: string[]; answer: T }
export type BatchWriter = { id: string; name: string } | null
/** Who writes a batch, at which instant, how others are let through while it takes long, and what has to be done before it ends. */
export type BatchBy = { writer: BatchWriter; at: string; pause?: () => Promise<void>; before?: Promise<unknown> | undefined }
/** What saving a part of a record does: it is new, changed or taken away. */
export const actOn = (known: boolean, remove = false): 'create' | 'save' | 'remove' => (!known ? 'create' : remove ? 'remove' : 'save')
/** Whose drafts and habits are kept: also of somebody who was not named yet. */
export const ownerId = (writer: BatchWriter): string => writer?.id ?? 'nobody'

/**
 * Runs `work` as one transaction and one batch: all its changes carry the batch's id in the journal, or nothing happened. Foreign
 * keys are checked at the end, so that `work` may write in any order. A batch without changes leaves no trace, unless it undoes another one:
 * that one is undone then, even where nothing was left to take back. The search index follows at the end, with a `pause` between its stages.
 */
export async function writeBatch<T>(database: Database, { writer, at, pause = () => Promise.resolve(), before }: BatchBy, head: BatchHead, work: (batch: string) => Promise<T>): Promise<WrittenBatch<T>> {
  const batch = uuid()
  database.exec('BEGIN IMMEDIATE')
  try {
    database.pragma('defer_foreign_keys = ON')
    database.prepare(`INSERT INTO batch (id, device, at, writerId, writerName, kind, "values", undoes)
      SELECT ?, device, ?, ?, ?, ?, ?, ? FROM writing`).run(batch, at, writer?.id ?? null, writer?.name ?? null, head.kind, JSON.stringify(head.values ?? {}), head.undoes ?? null)
    database.prepare('UPDATE writing SET batch = ?, writerId = ?').run(batch, writer?.id ?? null)
    const answer = await work(batch)
    await withPauses(searchStages(database), pause)
    database.prepare('UPDATE writing SET batch = NULL, writerId = NULL').run()
    const counts = database.prepare('SELECT recordTable, count(*) AS n FROM journal WHERE batch = ? GROUP BY recordTable').all(batch) as { recordTable: string; n: number }[]
    const kept = counts.length > 0 || head.undoes !== undefined
    if (counts.length) database.prepare('UPDATE batch SET changes = ? WHERE id = ?').run(counts.reduce((sum, c) => sum + c.n, 0), batch)
    if (!kept) database.prepare('DELETE FROM batch WHERE id = ?').run(batch)
    await before
    database.exec('COMMIT')
    return { batch, kept, tables: counts.map(c => c.recordTable), answer }
  } catch (error) {
    // SQLite may have rolled back already (a full disk)
    if (database.inTransaction) database.exec('ROLLBACK')
    throw error
  }
}
