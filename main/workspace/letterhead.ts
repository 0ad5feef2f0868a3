import type { Database } from 'better-sqlite3'
import type { Letterhead } from '../../shared/paper.ts'
import { readSettings } from './settings.ts'

/** Who signs the papers, from the settings. */
export function letterhead(read: Database): Letterhead {
  const { agency, address, logo } = readSettings(read)
  return { agency, lines: address.split('\n').filter(line => line.trim() !== ''), logo }
}

/** Instant of the newest change: the time of papers, so that two prints of the same data are the same bytes. */
export function changedAt(read: Database): string {
  return read.prepare<[], { at: string | null }>('SELECT max(at) AS at FROM batch').get()?.at ?? new Date(0).toISOString()
}
