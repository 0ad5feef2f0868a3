import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { Refused } from '../../shared/errors.ts'
import type { Backup, BackupReason, FileCounts } from '../../shared/workspace.ts'
import { check, inspect } from './check.ts'
import { compact } from './compact.ts'
import { writeVerified, type WrittenCopy } from './copy.ts'
import { copyBeside } from './copying/copying.ts'
import { countsOf } from './counts.ts'
import { codeOf, tried, writing } from './faults.ts'
import { flush, hashOf, move, remove, removeWithSides, statOf } from './files.ts'
import { isMarkedDamaged, markDamaged } from './mark.ts'
import { realPathOf } from './path.ts'
import { backupsFolder } from './place.ts'
import { backupsToDelete } from './thinning.ts'

const reasons = ['migration', 'import', 'merge', 'undo', 'closing', 'restore', 'asked'] as const satisfies readonly BackupReason[]

// `2026-03-05T14-22-31-123Z.closing.desk`: sorts as time does, and Windows allows no colon. Beside it, with `.json` after its name, what it
// held when it was written.
const nameShape = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})T(\\d{2})-(\\d{2})-(\\d{2})-(\\d{3})Z\\.(${reasons.join('|')})\\.desk$`)
const reason = z.enum(reasons)

const note = z.object({
  sha256: z.string(), bytes: z.number(), version: z.number(),
  counts: z.object({ organisations: z.number(), members: z.number(), batches: z.number(), lastChange: z.string().nullable() }),
})

const noteOf = (backup: string) => `${backup}.json`
const partialName = 'writing.partial'

function parseName(name: string): { name: string; at: string; reason: BackupReason } | null {
  const [, day, hours, minutes, seconds, milliseconds, why] = nameShape.exec(name) ?? []
  return day === undefined ? null : { name, at: `${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`, reason: reason.parse(why) }
}

function freeName(folder: string, why: BackupReason, now: Date): { name: string; at: string } {
  for (let time = now.getTime(); ; time++) {
    const at = new Date(time).toISOString()
    const name = `${at.replace(/[:.]/g, '-')}.${why}.desk`
    if (!existsSync(join(folder, name))) return { name, at }
  }
}

function readNote(backup: string): z.infer<typeof note> | null {
  try {
    return note.parse(JSON.parse(readFileSync(noteOf(backup), 'utf8')))
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError || codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** A backup on its way: of which file, under which name while it is written and afterwards. */
type Begun = Pick<Backup, 'name' | 'at' | 'reason'> & { file: string; partial: string; target: string; now: Date }

function begin(path: string, why: BackupReason, now: Date): Begun {
  const file = realPathOf(path)
  if (isMarkedDamaged(file)) throw new Refused('damaged', { name: basename(file) })
  const folder = backupsFolder(file)
  const partial = join(folder, partialName)
  const { name, at } = writing(basename(file), () => {
    mkdirSync(folder, { recursive: true })
    removeWithSides(partial)
    return freeName(folder, why, now)
  })
  return { file, partial, target: join(folder, name), name, at, reason: why, now }
}

/** Gives a verified copy its name, with its note beside it. */
function nameIt({ partial, target }: Begun, written: WrittenCopy): void {
  writeFileSync(noteOf(target), JSON.stringify(written))
  flush(noteOf(target))
  move(partial, target)
}

function finished({ file, name, at, reason: why, now }: Begun, { bytes, counts }: WrittenCopy): Backup {
  thin(file, now)
  return { name, at, reason: why, bytes, counts }
}

function givenUp({ file, target }: Begun, error: unknown): void {
  if (!existsSync(target)) remove(noteOf(target))
  if (error instanceof Refused && error.code === 'damaged') markDamaged(file)
}

/**
 * Makes a backup of a workspace from one of its connections (not inside a transaction), verified before it bears its name, and thins the
 * older ones. A workspace that is marked damaged makes none, so that no good one is thinned out for a bad one. Throws `damaged`, `disk-full`,
 * `cannot-write`.
 */
export function backUp(database: Database, path: string, why: BackupReason, now: Date = new Date()): Backup {
  const begun = begin(path, why, now)
  try {
    return finished(begun, writeVerified(database, begun.partial, basename(begun.file), now, { finish: written => { nameIt(begun, written) } }))
  } catch (error) {
    givenUp(begun, error)
    throw error
  }
}

/**
 * As `backUp`, of an open workspace as it was last committed, in a worker of its own: this thread goes on meanwhile. Stopped by the signal it throws `cancelled`; then, as whenever it
 * fails, nothing of it stays.
 */
export async function backUpBeside(path: string, why: BackupReason, signal?: AbortSignal, now: Date = new Date()): Promise<Backup> {
  const begun = begin(path, why, now)
  try {
    const written = await copyBeside(begun, signal)
    writing(basename(begun.file), () => { nameIt(begun, written) })
    return finished(begun, written)
  } catch (error) {
    tried(() => { removeWithSides(begun.partial) })
    givenUp(begun, error)
    throw error
  }
}

/** As `backUpBeside`, of the file of a writing connection outside of a transaction: what should be gone from it is taken out before, or, where that has to wait, left out by `backUp`. */
export async function backUpOpen({ write, file }: { write: Database; file: string }, why: BackupReason, signal?: AbortSignal): Promise<Backup> {
  return compact(write) ? backUpBeside(file, why, signal) : backUp(write, file, why)
}

/** Deletes the backups that are no longer needed; one that cannot be deleted now is left to the next time. */
function thin(file: string, now: Date): void {
  const folder = backupsFolder(file)
  for (const { name } of backupsToDelete(namesIn(folder), now)) {
    tried(() => {
      remove(join(folder, name))
      remove(noteOf(join(folder, name)))
    })
  }
}

function namesIn(folder: string): { name: string; at: string; reason: BackupReason }[] {
  try {
    return readdirSync(folder).flatMap(name => parseName(name) ?? []).sort((a, b) => (a.name < b.name ? 1 : -1))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

/** The instant of the newest backup; null without one. */
export function lastBackup(file: string): string | null {
  return namesIn(backupsFolder(realPathOf(file)))[0]?.at ?? null
}

function countsIn(backup: string, now: Date): FileCounts | null {
  try {
    return inspect(backup, database => countsOf(database, now))
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE') || error instanceof Refused) return null
    throw error
  }
}

/** A workspace's backups, newest first, with what each holds. One that cannot even be opened is left out. */
export function listBackups(file: string, now: Date = new Date()): Backup[] {
  const folder = backupsFolder(realPathOf(file))
  return namesIn(folder).flatMap(found => {
    const backup = join(folder, found.name)
    const bytes = statOf(backup)?.size ?? 0
    const known = readNote(backup)
    const counts = known?.bytes === bytes ? known.counts : countsIn(backup, now)
    return counts ? [{ ...found, bytes, counts }] : []
  })
}

/**
 * The path of a backup by its name, after it was found whole: by the hash noted when it was written, and by SQLite. Throws
 * `backup-missing`, `backup-damaged`, `newer`.
 */
export function verifiedBackup(file: string, name: string, known: number): string {
  const backup = join(backupsFolder(realPathOf(file)), name)
  if (parseName(name) === null || statOf(backup) === null) throw new Refused('backup-missing', { name })
  try {
    const noted = readNote(backup)
    if (noted !== null && hashOf(backup) !== noted.sha256) throw new Refused('backup-damaged', { name })
    check(backup, { known, thorough: true })
    return backup
  } catch (error) {
    const unreadable = error instanceof Refused ? error.code !== 'newer' : codeOf(error) !== ''
    throw unreadable ? new Refused('backup-damaged', { name }) : error
  }
}

/** The newest backup that is found whole and that this program can open: what is offered when the workspace is damaged. */
export function newestGoodBackup(file: string, known: number, now: Date = new Date()): Backup | null {
  return listBackups(file, now).find(backup => {
    try {
      return verifiedBackup(file, backup.name, known) !== ''
    } catch (error) {
      if (error instanceof Refused) return false
      throw error
    }
  }) ?? null
}
