import { randomUUID } from 'node:crypto'
import { existsSync, truncateSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import type { Refused } from '../../shared/errors.ts'
import { codeOf, lockedBy, tried, writing, type Holder } from './faults.ts'
import { remove } from './files.ts'

/** As written in the lock file, with a number that is new at each taking. */
type Words = Holder & { token: string }

export type Lock = {
  /** The last holder ended without letting go: it was killed, or the power failed. */
  readonly leftBehind: boolean
  /** Lets go. The lock file is removed, unless the work was `unfinished` and it was there before. */
  release(unfinished?: 'unfinished'): void
}

// `x.desk.lock` is a tiny database held in an open `BEGIN IMMEDIATE`: one holder at a time, freed by the system when the process dies,
// however it dies, and yet readable for the words in it, which an exclusive transaction would not allow.

const lockOf = (file: string) => `${file}.lock`

function holderIn(database: Database): Words | null {
  try {
    return database.prepare<[], Words>('SELECT person, host, since, token FROM holder').get() ?? null
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE')) return null
    throw error
  }
}

/** The words of a lock file as others find them at its path. */
function holderAt(file: string): Words | null {
  let database: Database | null = null
  try {
    database = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 200 })
    return holderIn(database)
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE')) return null
    throw error
  } finally {
    database?.close()
  }
}

/** Takes the lock file, says in it who holds it, and keeps it. Throws SQLITE_BUSY where another holds it. */
function seize(database: Database, holder: Words): void {
  database.pragma('journal_mode = MEMORY')
  database.pragma('synchronous = OFF')
  database.pragma('busy_timeout = 0')
  database.exec('BEGIN IMMEDIATE')
  database.exec('DROP TABLE IF EXISTS holder; CREATE TABLE holder (person TEXT NOT NULL, host TEXT NOT NULL, since TEXT NOT NULL, token TEXT NOT NULL) STRICT')
  database.prepare('INSERT INTO holder (person, host, since, token) VALUES (@person, @host, @since, @token)').run(holder)
  // Those who just read the words are waited for
  database.pragma('busy_timeout = 2000')
  database.exec('COMMIT')
  database.pragma('busy_timeout = 0')
  database.exec('BEGIN IMMEDIATE')
}

/** A connection that nobody refers to is collected and closed, which would let go: a lock lasts until it is released. */
const kept = new Set<Database>()

function letGo(database: Database, file: string, keep: boolean): void {
  kept.delete(database)
  // Removed while it is still held, so that nobody's lock is removed; Windows only removes what nobody has open
  if (!keep && process.platform !== 'win32') remove(file)
  database.close()
  if (!keep && process.platform === 'win32') tried(() => remove(file))
}

/** One try: the held connection, or null when the lock file was changed under it and has to be tried again. */
function attempt(file: string, holder: Words): Database | null {
  const database = new Sqlite(file, { timeout: 0 })
  try {
    seize(database, holder)
    if (holderAt(file)?.token === holder.token) return database
  } catch (error) {
    database.close()
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error))) throw error
    // The power failed while it was written, and nobody holds it: BUSY would have come first
    truncateSync(file)
    return null
  }
  database.close()
  return null
}

/**
 * Takes the lock of a workspace until `release`, or until this process dies. `file` is a real path (no link, true case), so that every way
 * to the same file meets the same lock. Throws `locked` with its holder, `read-only`, `disk-full`.
 */
export function takeLock(file: string, person: string | null, now: Date): Lock {
  const lock = lockOf(file)
  const leftBehind = existsSync(lock)
  const holder = { person: person || '?', host: hostname(), since: now.toISOString(), token: randomUUID() }
  const refused = () => lockedBy(basename(file), wordsOf(lock))
  for (let tries = 0; tries < 5; tries++) {
    const held = tryAttempt(() => writing(basename(file), () => attempt(lock, holder), 'read-only'), refused)
    if (!held) continue
    kept.add(held)
    return { leftBehind, release: unfinished => letGo(held, lock, leftBehind && unfinished === 'unfinished') }
  }
  throw refused()
}

function tryAttempt<T>(work: () => T, refused: () => Refused): T {
  try {
    return work()
  } catch (error) {
    throw codeOf(error).startsWith('SQLITE_BUSY') ? refused() : error
  }
}

function wordsOf(lock: string): Holder | undefined {
  const found = holderAt(lock)
  return found ? { person: found.person, host: found.host, since: found.since } : undefined
}

/** Refuses what somebody has open, this program or another: `locked` with its holder. */
export function refuseHeld(file: string): void {
  if (isHeld(file)) throw lockedBy(basename(file), wordsOf(lockOf(file)))
}

/** Whether somebody has a workspace open, this program or another. */
export function isHeld(file: string): boolean {
  if (!existsSync(lockOf(file))) return false
  let database: Database | null = null
  try {
    database = new Sqlite(lockOf(file), { fileMustExist: true, timeout: 0 })
    database.exec('BEGIN IMMEDIATE')
    return false
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_BUSY')) return true
    if (codeOf(error).startsWith('SQLITE')) return false
    throw error
  } finally {
    database?.close()
  }
}
