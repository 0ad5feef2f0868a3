import { closeSync, existsSync, lstatSync, mkdirSync, openSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import type { Migration } from 'kysely/migration'
import { Refused } from '../../shared/errors.ts'
import type { Backup } from '../../shared/workspace.ts'
import { isAsLeft, noteLeft, personAt } from './asLeft.ts'
import { backUp } from './backup.ts'
import { check, isOurs } from './check.ts'
import { connect, connectReadOnly, numberOf } from './connection.ts'
import { codeOf, isDamage, lockedBy, writeFault, writing } from './faults.ts'
import { flush, move, removeWithSides, sidesOf, statOf } from './files.ts'
import { takeLock, type Lock } from './lock.ts'
import { clearMark, isMarkedDamaged, markDamaged } from './mark.ts'
import { migrate, versionOf } from './migrate.ts'
import { realPathOf } from './path.ts'
import { checkPlace } from './place.ts'
import { takeOutFiles } from './storedFiles.ts'
import { finishRestore, isPending } from './restore.ts'

export type FileOptions = {
  migrations: Record<string, Migration>
  /** Version of this program, noted beside each migration: an older program that meets the file names it. */
  version?: string
  /** Who writes, for the words that a second program shows; who wrote the last time unless told. */
  person?: string | null
  /** Where this computer notes how it left each file: one that is as it was left is opened without being checked whole before. */
  notes?: string
  now?: () => Date
  /** Gives a connection the SQL functions that the schema uses: called for each, before migrations. */
  equip?: (database: Database) => void
}

export type OpenedFile = {
  /** Real path. */
  readonly file: string
  readonly name: string
  /** The one writing connection. */
  readonly write: Database
  /** Sees the last committed state. */
  readonly read: Database
  /** The last run ended without closing, or a replacement was finished now; the file was checked. */
  readonly recovered: boolean
  /** Whether its pages were checked now; else it is as this computer left it, and may be checked beside. */
  readonly checked: boolean
  /** Versions before and after the migrations that ran now; null when none waited. */
  readonly migrated: { from: number; to: number } | null
  /** To be told when SQLite met damage while the file was open: no more backups of it, and it is checked whole at the next opening. */
  markDamaged(): void
  /** Writes everything into the one file, backs it up if anything changed, lets go. A backup that failed is told, and does not keep it open. `person` is who wrote. */
  close(run: { changed: boolean; person?: string | null }): Closing
}
export type Closing = { backup: Backup | null; problem: Refused | null }

const clock = (options: FileOptions): Date => (options.now ?? (() => new Date()))()

/** Whether a file may be opened as it is: of this very version, with nothing beside it, and as this computer left it when it last closed it in order. */
function isTrusted(file: string, lock: Lock, options: FileOptions): boolean {
  return options.notes !== undefined && !lock.leftBehind && !isMarkedDamaged(file) && sidesOf(file).length === 0
    && isOurs(file, versionOf(options.migrations)) && isAsLeft(options.notes, file)
}

/** Under the lock: what a crash left beside is content, so the file is looked at as a whole. */
function lookThrough(file: string, lock: Lock, options: FileOptions): { logs: boolean; checked: boolean } {
  // SQLite opens a file that may not be written all the same, and fails at the first change
  writing(basename(file), () => { if (statOf(file)) closeSync(openSync(file, 'r+')) }, 'read-only')
  if (isTrusted(file, lock, options)) return { logs: false, checked: false }
  const logs = sidesOf(file).some(side => side !== '-shm' && (statOf(file + side)?.size ?? 0) > 0)
  check(file, { known: versionOf(options.migrations), thorough: isMarkedDamaged(file) })
  clearMark(file)
  return { logs, checked: true }
}

async function bringUpToDate(write: Database, file: string, options: FileOptions): Promise<OpenedFile['migrated']> {
  const now = clock(options)
  const known = versionOf(options.migrations)
  const found = numberOf(write, 'user_version')
  if (found < known) backUp(write, file, 'migration', now)
  const versions = await migrate(write, options.migrations, { app: options.version ?? '', now })
  return found < known ? versions : null
}

/** A backup at closing, unless it fails: closing goes on, and the problem is told. */
function closingBackup(write: Database, file: string, options: FileOptions): Closing {
  try {
    return { backup: backUp(write, file, 'closing', clock(options)), problem: null }
  } catch (error) {
    if (error instanceof Refused) return { backup: null, problem: error }
    throw error
  }
}

function tidy(write: Database, file: string): void {
  try {
    write.pragma('optimize')
    write.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    // What could not be written back stays in the log, which the next opening reads
    if (isDamage(error)) markDamaged(file)
    else if (!codeOf(error).startsWith('SQLITE')) throw error
  }
}

function closer(open: { write: Database; read: Database; file: string; lock: Lock; recovered: boolean }, options: FileOptions): OpenedFile['close'] {
  const nothing: Closing = { backup: null, problem: null }
  let closed: Closing | null = null
  return run => {
    if (closed) return closed
    closed = nothing
    try {
      tidy(open.write, open.file)
      closed = run.changed || open.recovered ? closingBackup(open.write, open.file, options) : nothing
      return closed
    } finally {
      // The writing connection after the other: the last one takes the log away
      open.read.close()
      open.write.close()
      if (options.notes !== undefined && sidesOf(open.file).length === 0 && !isMarkedDamaged(open.file)) noteLeft(options.notes, open.file, run.person ?? null)
      open.lock.release()
    }
  }
}

async function openLocked(file: string, lock: Lock, options: FileOptions): Promise<OpenedFile> {
  const name = basename(file)
  const finished = finishRestore(file)
  const { logs, checked } = lookThrough(file, lock, options)
  const recovered = finished || logs || lock.leftBehind
  let write: Database | null = null
  let read: Database | null = null
  try {
    write = connect(file)
    options.equip?.(write)
    const migrated = await bringUpToDate(write, file, options)
    takeOutFiles(write, file)
    read = connectReadOnly(file)
    options.equip?.(read)
    const close = closer({ write, read, file, lock, recovered }, options)
    return { file, name, write, read, recovered, checked, migrated, markDamaged: () => markDamaged(file), close }
  } catch (error) {
    read?.close()
    write?.close()
    if (codeOf(error).startsWith('SQLITE_BUSY')) throw lockedBy(name)
    throw writeFault(error, name, 'read-only')
  }
}

/**
 * Opens a workspace: place, lock, look, (backup and) migrations, connections. A refused file stays byte for byte as it was. Throws `missing`,
 * `empty`, `foreign`, `truncated`, `damaged`, `newer` (values `needed`, `found`, `known`), `locked` (`person`, `host`, `since`), `unsafe-place` (`why`,
 * `place`), `read-only`, `disk-full`; and what a failing migration throws, after which the file is as before.
 */
export async function openWorkspace(path: string, options: FileOptions): Promise<OpenedFile> {
  const file = realPathOf(path)
  const name = basename(file)
  checkPlace(file)
  const stat = writing(name, () => statOf(file), 'read-only')
  if (!stat?.isFile() && !isPending(file)) throw new Refused(stat === null ? 'missing' : 'foreign', { name })
  const lock = takeLock(file, personAt(file, options), clock(options))
  try {
    return await openLocked(file, lock, options)
  } catch (error) {
    lock.release('unfinished')
    throw error
  }
}

export type CreateOptions = FileOptions & {
  /** Writes what a new workspace starts with, before it bears its name. */
  fill?: (write: Database) => unknown
}

/** Builds a workspace under another name, so that a kill leaves no half one, and gives it its name when it is whole. */
async function build(file: string, options: CreateOptions): Promise<void> {
  const part = `${file}.creating`
  removeWithSides(part)
  try {
    new Sqlite(part).close()
    const write = connect(part)
    try {
      options.equip?.(write)
      await migrate(write, options.migrations, { app: options.version ?? '', now: clock(options) })
      await options.fill?.(write)
    } finally {
      write.close()
    }
    flush(part)
    move(part, file)
  } finally {
    removeWithSides(part)
  }
}

/**
 * Creates the file of a workspace, and its folder; to be opened afterwards. Throws `exists` when anything lies there, `unsafe-place`, `cannot-write`,
 * `disk-full`, `locked`, and what `fill` throws.
 */
export async function createWorkspaceFile(path: string, options: CreateOptions): Promise<void> {
  const name = basename(resolve(path))
  try {
    if (lstatSync(resolve(path), { throwIfNoEntry: false })) throw new Refused('exists', { name })
    const file = realPathOf(path)
    checkPlace(file)
    mkdirSync(dirname(file), { recursive: true })
    const lock = takeLock(file, options.person ?? null, clock(options))
    try {
      // Also a log without its file, which would be applied to the new one
      if (existsSync(file) || sidesOf(file).length > 0 || isPending(file)) throw new Refused('exists', { name })
      await build(file, options)
    } finally {
      lock.release()
    }
  } catch (error) {
    throw error instanceof Refused && error.code === 'read-only' ? new Refused('cannot-write', { name }) : writeFault(error, name)
  }
}
