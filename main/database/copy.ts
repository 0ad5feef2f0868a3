import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import type { FileCounts } from '../../shared/workspace.ts'
import { check, integrityOf, isOurs, withoutLog } from './check.ts'
import { numberOf } from './connection.ts'
import { countsOf } from './counts.ts'
import { isDamage, tried, writeFault, writing } from './faults.ts'
import { flush, hashOf, move, removeWithSides, sidesOf, statOf } from './files.ts'
import { refuseHeld } from './lock.ts'
import { realPathOf } from './path.ts'

/** A copy that was written: what it holds, its size in bytes and its SHA-256. */
export type WrittenCopy = { sha256: string; bytes: number; counts: FileCounts; version: number }
/** One that bears its name. */
export type SavedCopy = WrittenCopy & { path: string; name: string }

/** What is added to a copy before it is looked at, and what gives it its name when it is whole. */
type CopySteps = { finish: (written: WrittenCopy) => void; fill?: ((partial: string) => void) | undefined }

type Held = Pick<WrittenCopy, 'counts' | 'version'>
const heldBy = (database: Database, now: Date): Held => ({ counts: countsOf(database, now), version: numberOf(database, 'user_version') })

/** Opens and checks a copy, compares it with what was copied, and makes sure that it is on the disk. */
function verified(partial: string, held: Held, now: Date): WrittenCopy {
  const written = check(partial, { known: held.version, thorough: true }, copy => heldBy(copy, now))
  if (JSON.stringify(written) !== JSON.stringify(held)) throw new Error('the copy does not hold what was copied')
  flush(partial)
  return { sha256: hashOf(partial), bytes: statOf(partial)?.size ?? 0, ...held }
}

/** What a copy that did not come out is told as: whether it was the disk of the copy or what was copied, the latter tells. */
function copyFault(error: unknown, database: Database, name: string): unknown {
  const cameOutWrong = isDamage(error) || (error instanceof Refused && error.code !== 'disk-full')
  return cameOutWrong ? new Refused(integrityOf(database, true).length > 0 ? 'damaged' : 'cannot-write', { name }) : writeFault(error, name)
}

/**
 * Writes what a connection sees as one compact file to `partial`, which must not exist, opens and checks it there, makes sure that it is on
 * the disk, and lets `finish` give it its name, after `fill` had its chance to add to it; whatever goes wrong, no half file stays. The connection may be the reading one, but not inside
 * a transaction. `name` is for the words. Throws `disk-full`, `cannot-write`, `damaged` (what was to be copied is).
 */
export function writeVerified(database: Database, partial: string, name: string, now: Date, { finish, fill }: CopySteps): WrittenCopy {
  try {
    const held = heldBy(database, now)
    // a lost page is left out without a word, as fewer rows
    if (integrityOf(database, false).length > 0) throw new Refused('damaged')
    database.prepare('VACUUM INTO ?').run(partial)
    fill?.(partial)
    const written = verified(partial, held, now)
    finish(written)
    return written
  } catch (error) {
    throw copyFault(error, database, name)
  } finally {
    // A stick that was pulled cannot be tidied; the error that led here is the one to tell
    tried(() => { removeWithSides(partial) })
  }
}

/**
 * As `writeVerified`, but page by page, in half the time, and without a name: a damaged page is copied as it is, so that the look at the copy finds it too. What was deleted since the
 * file was last written anew is copied along. Leaves `partial` to the caller, whatever happens.
 */
export async function writePages(database: Database, partial: string, name: string, now: Date): Promise<WrittenCopy> {
  try {
    // what is counted and what is copied is one state
    database.exec('BEGIN')
    const held = heldBy(database, now)
    await database.backup(partial, { progress: ({ totalPages }) => totalPages })
    withoutLog(partial)
    return verified(partial, held, now)
  } catch (error) {
    throw copyFault(error, database, name)
  }
}

/** Refuses to write a copy over anything but an older copy or an empty file: `exists`, or `locked` where it is an open workspace. */
function refuseOverwriting(target: string, name: string): void {
  const stat = statOf(target)
  if (stat === null || (stat.isFile() && stat.size === 0)) return
  refuseHeld(target)
  if (!isOurs(target) || sidesOf(target).length > 0) throw new Refused('exists', { name })
}

const halfCopy = /\.[\da-f]{8}\.desk-partial$/

/** Removes what copies that were killed left in a folder. */
function removeHalfCopies(folder: string): void {
  tried(() => {
    for (const name of readdirSync(folder)) if (halfCopy.test(name)) removeWithSides(join(folder, name))
  })
}

/**
 * Writes a verified single file anywhere, also to a stick, with what `fill` adds to it: under another name beside the target, checked, made sure of, renamed, read again.
 * An older copy there is replaced only at the end. Throws `cannot-write`, `disk-full`, `exists` (something else lies there), `locked`,
 * `damaged` (the workspace itself is).
 */
export function saveCopy(database: Database, target: string, now: Date, fill?: (partial: string) => void): SavedCopy {
  const path = realPathOf(target, 'cannot-write')
  const name = basename(path)
  writing(name, () => refuseOverwriting(path, name))
  removeHalfCopies(dirname(path))
  const partial = `${path}.${randomBytes(4).toString('hex')}.desk-partial`
  const finish = ({ sha256 }: WrittenCopy) => {
    move(partial, path)
    if (hashOf(path) !== sha256) throw new Refused('cannot-write', { name })
  }
  const written = writeVerified(database, partial, name, now, { finish, fill })
  return { ...written, path, name }
}

/**
 * What a copy holds, before it replaces anything. `scratch` is a path where a copy of it may stand for a moment. `more` reads what else is
 * asked for. Throws what `check` throws, and `locked` where it is an open workspace.
 */
export function lookAtCopy<T>(file: string, options: { known: number; scratch: string; now: Date }, more: (database: Database) => T): { counts: FileCounts; more: T } {
  const path = realPathOf(file)
  refuseHeld(path)
  return check(path, { ...options, thorough: true }, database => ({ counts: countsOf(database, options.now), more: more(database) }))
}
