import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Refused } from '../../shared/errors.ts'
import { personAt } from './asLeft.ts'
import { backUp, verifiedBackup } from './backup.ts'
import { check } from './check.ts'
import { connect } from './connection.ts'
import { lockedBy, writeFault, writing } from './faults.ts'
import { copyWithSides, flush, move, remove, removeWithSides, sidesOf, statOf } from './files.ts'
import { refuseHeld, takeLock } from './lock.ts'
import { clearMark } from './mark.ts'
import { realPathOf } from './path.ts'
import { checkPlace } from './place.ts'

export type RestoreOptions = {
  /** How many migrations this program knows. */
  known: number
  /** Who asks, for the words of the lock; who wrote the last time unless told. */
  person: string | null
  /** Where this computer notes how it left each file. */
  notes?: string
  now: Date
  /** Told each step when it is done: for tests of what a kill leaves. */
  step?: (done: string) => void
}

// The order of things, so that a kill at any moment loses nothing and leaves something that opens:
//   1. x.desk.restoring-part           the incoming file is copied, checked whole, made sure of
//   2. x.desk.backups/….restore.desk   a good x.desk is backed up
//   3. x.desk.restoring-<instant>      the part is renamed: from now on it will take the place, if need be at the next opening
//   4. x.desk.damaged-<instant>        a damaged x.desk is set aside, with the logs that belong to it
//   5. x.desk                          renamed to

const partOf = (file: string) => `${file}.restoring-part`
const decided = /\.restoring-(\d{4}-\d{2}-\d{2}T[\d-]+Z)$/

/** A replacement that was decided and not finished: its path and its instant. */
function pendingOf(file: string): { path: string; instant: string } | null {
  const prefix = `${basename(file)}.restoring-`
  for (const name of readdirSync(dirname(file))) {
    const instant = name.startsWith(prefix) ? decided.exec(name)?.[1] : undefined
    if (instant !== undefined) return { path: join(dirname(file), name), instant }
  }
  return null
}

/** Whether a replacement waits to be finished. */
export const isPending = (file: string): boolean => statOf(dirname(file)) !== null && pendingOf(file) !== null

/** Whether a file is whole, by whichever version it was written: then it was, or can be, backed up. */
function isGood(file: string): boolean {
  try {
    check(file, { known: Number.MAX_SAFE_INTEGER, thorough: true })
    return true
  } catch (error) {
    if (error instanceof Refused && ['empty', 'foreign', 'truncated', 'damaged', 'missing'].includes(error.code)) return false
    throw error
  }
}

/** Sets aside the logs beside a file that is going: applied to the file that comes, they would corrupt it. */
function clearSides(file: string, aside: string): void {
  for (const side of sidesOf(file)) {
    if ((statOf(file + side)?.size ?? 0) === 0 || side === '-shm') remove(file + side)
    else move(file + side, aside + side)
  }
}

/**
 * Finishes a replacement that was decided; to be called under the lock before a file is opened. Answers whether there was one.
 * Throws `read-only`, `disk-full`.
 */
export function finishRestore(file: string, step: (done: string) => void = () => undefined): boolean {
  return writing(basename(file), () => {
    const pending = pendingOf(file)
    // Of a run that was killed
    for (const left of [partOf(file), `${file}.checking`]) removeWithSides(left)
    if (pending === null) return false
    const aside = `${file}.damaged-${pending.instant}`
    if (existsSync(file) && !isGood(file)) {
      move(file, aside)
      step('set aside')
    }
    clearSides(file, aside)
    step('cleared')
    move(pending.path, file)
    step('replaced')
    clearMark(file)
    return true
  }, 'read-only')
}

function keepWhatIsThere(file: string, now: Date): void {
  if (!existsSync(file) || !isGood(file)) return
  // Damage was met while it was open, and is not there when the whole of it is checked
  clearMark(file)
  const database = connect(file)
  try {
    backUp(database, file, 'restore', now)
  } finally {
    database.close()
  }
  // Still there when some other connection has the file open
  if (sidesOf(file).length > 0) throw lockedBy(basename(file))
}

function bringIn(source: string, part: string, known: number): void {
  copyWithSides(source, part)
  check(part, { known, thorough: true })
  // Into the mode that the workspace has, so that nothing has to be converted in its place
  connect(part).close()
  flush(part)
}

function replace(file: string, source: string, options: RestoreOptions): void {
  const { now, known, step = () => undefined } = options
  finishRestore(file)
  const part = partOf(file)
  try {
    bringIn(source, part, known)
    step('brought in')
    keepWhatIsThere(file, now)
    step('kept')
  } catch (error) {
    removeWithSides(part)
    throw writeFault(error, basename(file))
  }
  move(part, `${file}.restoring-${now.toISOString().replace(/[:.]/g, '-')}`)
  step('decided')
  finishRestore(file, step)
}

function underLock(file: string, options: RestoreOptions, work: (file: string) => void): void {
  const real = realPathOf(file)
  checkPlace(real)
  writing(basename(real), () => mkdirSync(dirname(real), { recursive: true }))
  const lock = takeLock(real, personAt(real, options), options.now)
  try {
    work(real)
  } catch (error) {
    lock.release('unfinished')
    throw error
  }
  lock.release()
}

/**
 * Puts a backup in the place of its workspace, which must be closed. What was there is kept: a good file as a backup with the reason
 * `restore`, a damaged one beside it under a name with `.damaged-`. Throws `backup-missing`, `backup-damaged`, `newer`, `locked`, `disk-full`,
 * `cannot-write`, `read-only`.
 */
export function restoreBackup(file: string, name: string, options: RestoreOptions): void {
  underLock(file, options, real => replace(real, verifiedBackup(real, name, options.known), options))
}

/**
 * Puts a copy from anywhere in the place of the workspace, which must be closed or missing; what was there is kept as by `restoreBackup`. The copy
 * itself stays as it is. Throws what `check` throws, `locked`, `unsafe-place` (of the workspace), `disk-full`, `cannot-write`.
 */
export function openCopy(file: string, copy: string, options: RestoreOptions): void {
  const source = realPathOf(copy)
  refuseHeld(source)
  check(source, { known: options.known, thorough: true, scratch: `${realPathOf(file)}.checking` })
  underLock(file, options, real => replace(real, source, options))
}
