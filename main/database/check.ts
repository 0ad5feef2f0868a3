import { closeSync, mkdirSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import { applicationId, connectReadOnly, numberOf, tablesOf } from './connection.ts'
import { codeOf, isDamage, lockedBy, writeFault, writing } from './faults.ts'
import { copyWithSides, removeWithSides, sidesOf, statOf } from './files.ts'
import { isProtectedStart } from './protected.ts'

export type CheckOptions = {
  /** How many migrations this program knows. */
  known: number
  /** `integrity_check` instead of `quick_check`: several times slower, also compares indexes with their tables. */
  thorough?: boolean
  /** Where a copy may stand for a moment when what a crash left beside the file has to be read; beside the file unless told. */
  scratch?: string
}

type Header = { pageSize: number; pages: number | null; version: number; applicationId: number; wal: boolean }

const magic = 'SQLite format 3\0'
const headerLength = 100

/** The header of a database, or what there is of it. */
export function readStart(file: string): Buffer {
  const start = Buffer.alloc(headerLength)
  const descriptor = openSync(file, 'r')
  try {
    return start.subarray(0, readSync(descriptor, start, 0, headerLength, 0))
  } finally {
    closeSync(descriptor)
  }
}

/** The header of a database, read by hand (offsets: sqlite.org/fileformat2.html, 1.3). Throws `protected`, `foreign` or `truncated`. */
function headerOf(file: string): Header {
  const name = basename(file)
  const start = readStart(file)
  if (isProtectedStart(start)) throw new Refused('protected', { name })
  const text = start.toString('latin1', 0, magic.length)
  if (text !== magic.slice(0, text.length) || text.length < magic.length) throw new Refused('foreign', { name })
  if (start.length < headerLength) throw new Refused('truncated', { name })
  const pageSize = start.readUInt16BE(16) === 1 ? 65536 : start.readUInt16BE(16)
  // The page count is only meant when the program that wrote it last also kept it
  const counted = start.readUInt32BE(24) === start.readUInt32BE(92)
  return { pageSize, pages: counted ? start.readUInt32BE(28) : null, version: start.readUInt32BE(60), applicationId: start.readInt32BE(68), wal: start[mode.begin] !== mode.older }
}

/** Whether a file's header is that of a workspace, if asked for of that version, whatever the rest is like. */
export function isOurs(file: string, version?: number): boolean {
  try {
    if (statOf(file)?.isFile() !== true) return false
    const header = headerOf(file)
    return header.applicationId === applicationId && (version === undefined || header.version === version)
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}

/** The two numbers in a header that name the mode of a file, and the older mode, without a log. */
const mode = { begin: 18, end: 20, older: 1 }

/** Makes a copy, which has no sides, one that is read without writing any: it was copied from a file in WAL mode. Throws what the file system says. */
export function withoutLog(copy: string): void {
  const descriptor = openSync(copy, 'r+')
  try {
    writeSync(descriptor, Buffer.alloc(mode.end - mode.begin, mode.older), 0, mode.end - mode.begin, mode.begin)
  } finally {
    closeSync(descriptor)
  }
}

/** Above this a file in WAL mode is looked at in a copy on the disk instead of in memory, bytes. */
const mostInMemory = 256 * 1024 * 1024

/**
 * A file in WAL mode as one without a log: in memory, in the older mode. Even a read-only connection to such a file would write `-wal` and `-shm` beside it. Only for a file without sides.
 */
function inMemory(file: string): Database {
  const bytes = readFileSync(file)
  bytes.fill(mode.older, mode.begin, mode.end)
  return new Sqlite(bytes, { readonly: true })
}

/** How a file is looked at so that nothing is written beside it; `copy` when what lies beside belongs to its content, or it is too large for memory. */
function wayInto(file: string): 'direct' | 'memory' | 'copy' {
  if (sidesOf(file).length > 0) return 'copy'
  if (!headerOf(file).wal) return 'direct'
  return (statOf(file)?.size ?? 0) > mostInMemory ? 'copy' : 'memory'
}

/**
 * Looks into a database without writing a byte into it or beside it, at any moment. What a crash left beside it belongs to its content, and
 * reading that writes: then a copy is looked at, at `scratch` or beside the file. Throws what `look` throws, and SqliteError.
 */
export function inspect<T>(file: string, look: (database: Database) => T, scratch = `${file}.checking`): T {
  const way = wayInto(file)
  let database: Database | null = null
  try {
    if (way === 'copy') {
      writing(basename(file), () => {
        mkdirSync(dirname(scratch), { recursive: true })
        copyWithSides(file, scratch)
      }, 'read-only')
      database = new Sqlite(scratch, { fileMustExist: true })
    } else database = way === 'memory' ? inMemory(file) : connectReadOnly(file)
    return look(database)
  } finally {
    database?.close()
    if (way === 'copy') removeWithSides(scratch)
  }
}

/** The app version that a newer file needs: the one that ran its last migration. */
function versionNeeded(database: Database): string | null {
  try {
    return database.prepare<[], { app: string }>('SELECT app FROM migration ORDER BY name DESC LIMIT 1').get()?.app || null
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE')) return null
    throw error
  }
}

/** The rows of a check; damage that keeps it from being finished is what it found. */
function found(check: () => string[]): string[] {
  try {
    return check()
  } catch (error) {
    if (error instanceof Error && isDamage(error)) return [error.message]
    throw error
  }
}

/** What SQLite finds wrong with a database's pages, and, if `thorough`, with its indexes: empty when nothing. Technical words. */
export function integrityOf(database: Database, thorough: boolean): string[] {
  const statement = thorough ? 'PRAGMA integrity_check(20)' : 'PRAGMA quick_check(1)'
  return found(() => database.prepare<[], string>(statement).pluck().all().filter(line => line !== 'ok'))
}

/** All that SQLite finds wrong: as `integrityOf`, and rows that point to nothing. */
export function problemsOf(database: Database, thorough: boolean): string[] {
  const dangling = found(() => database.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').all()
    .slice(0, 20).map(row => `a row of ${row.table} points to nothing in ${row.parent}`))
  return [...integrityOf(database, thorough), ...dangling]
}

function refuseContent(database: Database, name: string, options: CheckOptions): void {
  const found = numberOf(database, 'user_version')
  if (numberOf(database, 'application_id') !== applicationId) throw new Refused(tablesOf(database).length === 0 ? 'empty' : 'foreign', { name })
  if (found > options.known) throw new Refused('newer', { name, needed: versionNeeded(database) ?? '?', found, known: options.known })
  if (tablesOf(database).length === 0) throw new Refused('empty', { name })
  if (integrityOf(database, options.thorough ?? false).length > 0) throw new Refused('damaged', { name })
}

/** A database of nobody, without anything: what a program makes that opens a missing file and dies. */
function isEmptyDatabase(file: string, scratch: string | undefined): boolean {
  try {
    return sidesOf(file).length === 0 && inspect(file, database => tablesOf(database).length === 0, scratch)
  } catch (error) {
    if (isDamage(error)) return false
    throw error
  }
}

/**
 * Looks whether a file is a workspace that this program can open, and leaves it and what lies beside it byte for byte as it was.
 * Answers what `look` reads of it while it is open, since a large file takes long to open. Claims no more than SQLite sees: a flip inside a
 * stored value passes. Throws `missing`, `empty`, `foreign`, `protected`, `truncated`, `newer`, `damaged`, `read-only` (also where it may not
 * be read), `disk-full`, `locked` (another program holds it).
 */
export function check(file: string, options: CheckOptions): void
export function check<T>(file: string, options: CheckOptions, look: (database: Database) => T): T
export function check<T>(file: string, options: CheckOptions, look?: (database: Database) => T): T | undefined {
  const name = basename(file)
  const stat = writing(name, () => statOf(file), 'read-only')
  if (!stat) throw new Refused('missing', { name })
  if (!stat.isFile()) throw new Refused('foreign', { name })
  if (stat.size === 0) throw new Refused('empty', { name })
  const header = writing(name, () => headerOf(file), 'read-only')
  if (header.applicationId !== applicationId) {
    throw new Refused(header.applicationId === 0 && isEmptyDatabase(file, options.scratch) ? 'empty' : 'foreign', { name })
  }
  const short = header.pages !== null && stat.size < header.pages * header.pageSize
  // A crash while the log was being written back leaves the file short and the log whole: then SQLite has to look
  if (short && sidesOf(file).length === 0) throw new Refused('truncated', { name })
  try {
    return inspect(file, database => {
      refuseContent(database, name, options)
      return look?.(database)
    }, options.scratch)
  } catch (error) {
    const damaged = isDamage(error) || (error instanceof Refused && error.code === 'damaged')
    if (damaged) throw new Refused(short ? 'truncated' : 'damaged', { name })
    if (codeOf(error).startsWith('SQLITE_BUSY')) throw lockedBy(name)
    throw writeFault(error, name, 'read-only')
  }
}
