import type { Database } from 'better-sqlite3'

// SQLite leaves what was deleted in the file until its room is used again, and the full-text index keeps the words of deleted texts until their segments are
// merged. Where something has to be gone, the file is written anew from what is alive.

const mark = 'compact'

/** Notes, inside the transaction that deletes, that the file has to be written anew: a crash in between is made up for at the next opening. */
export function askToCompact(write: Database): void {
  write.prepare(`INSERT INTO preference (id, value) VALUES (?, '') ON CONFLICT DO NOTHING`).run(mark)
}

const asked = (write: Database): boolean => write.prepare('SELECT 1 FROM preference WHERE id = ?').get(mark) !== undefined

/**
 * Writes the file anew where that was asked for, outside of a transaction: indexes from their texts, pages from what is alive, and the log into the file. False
 * while a reader still sees the state of before: then it is to be done once more.
 */
export function compact(write: Database): boolean {
  if (!asked(write)) return true
  for (const index of ['search', 'searchNear']) write.exec(`INSERT INTO ${index} (${index}) VALUES ('rebuild')`)
  write.exec('VACUUM')
  const emptied = () => (write.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[])[0]?.busy === 0
  if (!emptied()) return false
  write.prepare('DELETE FROM preference WHERE id = ?').run(mark)
  return true
}
