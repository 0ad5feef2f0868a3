import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import { codeOf, isDamage, writeFault } from './faults.ts'
import { indexAnew } from './search.ts'

// SQLite leaves what was deleted in the file until its room is used again, and the full-text index keeps the words of deleted texts until their segments are
// merged. Where something has to be gone, the file is written anew from what is alive.

const mark = 'compact'

/** Notes, inside the transaction that deletes, that the file has to be written anew: a crash in between is made up for at the next opening. */
export function askToCompact(write: Database): void {
  write.prepare(`INSERT INTO preference (id, value) VALUES (?, '') ON CONFLICT DO NOTHING`).run(mark)
}

const asked = (write: Database): boolean => write.prepare('SELECT 1 FROM preference WHERE id = ?').get(mark) !== undefined

/** Writes the file anew, outside of a transaction. The new one is built among what is temporary: here not in memory. */
export function vacuum(write: Database): void {
  write.pragma('temp_store = FILE')
  try {
    write.exec('VACUUM')
  } finally {
    write.pragma('temp_store = MEMORY')
  }
}

function rewrite(write: Database): boolean {
  indexAnew(write)
  vacuum(write)
  if ((write.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[])[0]?.busy !== 0) return false
  write.prepare('DELETE FROM preference WHERE id = ?').run(mark)
  return true
}

/**
 * Writes the file anew where that was asked for, outside of a transaction: indexes from their texts, pages from what is alive, and the log into the file. False
 * while another program or a reader holds the state of before, or where there is no room for it: then it is to be done once more, at the next opening at the latest.
 */
export function compact(write: Database): boolean {
  if (!asked(write)) return true
  try {
    return rewrite(write)
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_BUSY') || (!isDamage(error) && writeFault(error, '') instanceof Refused)) return false
    throw error
  }
}
