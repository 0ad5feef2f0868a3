import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import type { FileCounts } from '../../shared/workspace.ts'
import { check, integrityOf, isOurs } from './check.ts'
import { numberOf } from './connection.ts'
import { countsOf } from './counts.ts'
import { isDamage, lockedBy, tried, writeFault, writing } from './faults.ts'
import { flush, hashOf, move, removeWithSides, sidesOf, statOf } from './files.ts'
import { isHeld } from './lock.ts'
import { realPathOf } from './path.ts'
import { atOnce, type Stages } from './stages.ts'

/** A copy that was written: what it holds, its size in bytes and its SHA-256. */
export type WrittenCopy = { sha256: string; bytes: number; counts: FileCounts; version: number }

/** What is added to a copy before it is looked at, and what gives it its name when it is whole. */
type CopySteps = { finish: (written: WrittenCopy) => void; fill?: ((partial: string) => void) | undefined }

function* write(database: Database, partial: string, now: Date, fill: (partial: string) => void): Stages<WrittenCopy> {
  const counts = countsOf(database, now)
  const version = numberOf(database, 'user_version')
  // A lost page is copied without a word, as fewer rows
  if (integrityOf(database, false).length > 0) throw new Refused('damaged')
  yield
  database.prepare('VACUUM INTO ?').run(partial)
  yield
  fill(partial)
  const written = check(partial, { known: version, thorough: true }, copy => ({ counts: countsOf(copy, now), version: numberOf(copy, 'user_version') }))
  if (JSON.stringify(written) !== JSON.stringify({ counts, version })) throw new Error('the copy does not hold what was copied')
  yield
  flush(partial)
  return { sha256: hashOf(partial), bytes: statOf(partial)?.size ?? 0, counts, version }
}

/**
 * Writes what a connection sees as one compact file to `partial`, which must not exist, opens and checks it there, makes sure that it is on
 * the disk, and lets `finish` give it its name, after `fill` had its chance to add to it; whatever goes wrong, no half file stays. The connection may be the reading one, but not inside
 * a transaction. `name` is for the words. Throws `disk-full`, `cannot-write`, `damaged` (what was to be copied is).
 */
export function* verifiedStages(database: Database, partial: string, name: string, now: Date, { finish, fill = () => undefined }: CopySteps): Stages<WrittenCopy> {
  try {
    const written = yield* write(database, partial, now, fill)
    finish(written)
    return written
  } catch (error) {
    const cameOutWrong = isDamage(error) || (error instanceof Refused && error.code !== 'disk-full' && error.code !== 'cancelled')
    // Whether it is the disk of the copy or what was copied, the latter tells
    throw cameOutWrong ? new Refused(integrityOf(database, true).length > 0 ? 'damaged' : 'cannot-write', { name }) : writeFault(error, name)
  } finally {
    // A stick that was pulled cannot be tidied; the error that led here is the one to tell
    tried(() => removeWithSides(partial))
  }
}

/** As `verifiedStages`, at once. */
export const writeVerified = (...given: Parameters<typeof verifiedStages>): WrittenCopy => atOnce(verifiedStages(...given))

/** Refuses to write a copy over anything but an older copy or an empty file: `exists`, or `locked` where it is an open workspace. */
function refuseOverwriting(target: string, name: string): void {
  const stat = statOf(target)
  if (stat === null || (stat.isFile() && stat.size === 0)) return
  if (isHeld(target)) throw lockedBy(name)
  if (!isOurs(target) || sidesOf(target).length > 0) throw new Refused('exists', { name })
}

/**
 * Writes a verified single file anywhere, also to a stick, with what `fill` adds to it: under another name beside the target, checked, made sure of, renamed, read again.
 * An older copy there is replaced only at the end. Throws `cannot-write`, `disk-full`, `exists` (something else lies there), `locked`,
 * `damaged` (the workspace itself is).
 */
export function saveCopy(database: Database, target: string, now: Date, fill?: (partial: string) => void): WrittenCopy & { path: string; name: string } {
  const path = realPathOf(target, 'cannot-write')
  const name = basename(path)
  writing(name, () => refuseOverwriting(path, name))
  const partial = `${path}.${randomBytes(4).toString('hex')}.partial`
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
  const name = basename(path)
  if (isHeld(path)) throw lockedBy(name)
  return check(path, { ...options, thorough: true }, database => ({ counts: countsOf(database, options.now), more: more(database) }))
}
