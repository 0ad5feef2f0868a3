import { createHash, randomBytes } from 'node:crypto'
import { closeSync, copyFileSync, constants, createReadStream, createWriteStream, fsyncSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import Sqlite, { type Database } from 'better-sqlite3'
import { vacuum } from './compact.ts'
import { tablesOf } from './connection.ts'
import { codeOf, tried, writeFault, writing } from './faults.ts'
import { flush, hashOf, move, remove, statOf } from './files.ts'
import { filesFolder } from './place.ts'

// Attached files lie beside the workspace, each once under the SHA-256 of its bytes, and are never changed or deleted: a record that goes into the bin
// comes back with its file. Backups on the same disk need not hold them, since what they name lies in the same folder; a copy that is to be carried
// elsewhere is one single file and holds them in a table of its own.

/** Where the file of that hash lies, or would lie. */
export const storedPath = (workspace: string, sha256: string): string => join(filesFolder(workspace), sha256.slice(0, 2), sha256)

/** Bytes. */
const partSize = 1 << 20

const partIn = (workspace: string) => join(filesFolder(workspace), `adding-${randomBytes(6).toString('hex')}.part`)

export type StoredFile = { sha256: string; bytes: number }
export type FileState = 'present' | 'missing' | 'altered'

/** Gives a part the name of its hash. What lay there under the same name and is not the same any more is mended by it. */
function settle(workspace: string, part: string, sha256: string): void {
  flush(part)
  const target = storedPath(workspace, sha256)
  mkdirSync(dirname(target), { recursive: true })
  if (statOf(target)?.isFile() && hashOf(target) === sha256) remove(part)
  else move(part, target)
}

/**
 * Stores a copy of a file: written beside under another name, made sure of, renamed. `breathe` is awaited with the bytes that are done; what it throws ends
 * the work, and nothing half is left.
 * @throws Refused `disk-full`, `cannot-write`, `missing` (it went away meanwhile)
 */
export async function storeFile(workspace: string, source: string, breathe: (done: number) => Promise<void>): Promise<StoredFile> {
  const part = partIn(workspace)
  const hash = createHash('sha256')
  let bytes = 0
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk)
      bytes += chunk.length
      await breathe(bytes)
      yield chunk
    }
  }
  try {
    mkdirSync(filesFolder(workspace), { recursive: true })
    await pipeline(createReadStream(source, { highWaterMark: partSize }), counted, createWriteStream(part, { flags: 'wx' }))
    const sha256 = hash.digest('hex')
    settle(workspace, part, sha256)
    return { sha256, bytes }
  } catch (error) {
    throw writeFault(error, basename(source), codeOf(error) === 'ENOENT' ? 'missing' : 'cannot-write')
  } finally {
    tried(() => remove(part))
  }
}

/**
 * The SHA-256 of a file's bytes, in hexadecimal, while other things are heard: `breathe` is awaited with the bytes that are done, and what it throws ends the work.
 * @throws Refused `missing` (it went away meanwhile), `cannot-write`
 */
export async function hashGently(file: string, breathe: (done: number) => Promise<void>): Promise<string> {
  const hash = createHash('sha256')
  let done = 0
  try {
    for await (const part of createReadStream(file, { highWaterMark: partSize }) as AsyncIterable<Buffer>) {
      hash.update(part)
      done += part.length
      await breathe(done)
    }
  } catch (error) {
    throw writeFault(error, basename(file), codeOf(error) === 'ENOENT' ? 'missing' : 'cannot-write')
  }
  return hash.digest('hex')
}

/** Stores bytes that are at hand. @throws Refused `disk-full`, `cannot-write` */
export function storeBytes(workspace: string, bytes: Iterable<Uint8Array>, name: string): StoredFile {
  return writing(name, () => {
    const part = partIn(workspace)
    mkdirSync(filesFolder(workspace), { recursive: true })
    const hash = createHash('sha256')
    let length = 0
    const descriptor = openSync(part, 'wx')
    try {
      for (const chunk of bytes) {
        hash.update(chunk)
        for (let at = 0; at < chunk.length;) at += writeSync(descriptor, chunk, at)
        length += chunk.length
      }
      fsyncSync(descriptor)
    } catch (error) {
      tried(() => remove(part))
      throw error
    } finally {
      closeSync(descriptor)
    }
    const sha256 = hash.digest('hex')
    settle(workspace, part, sha256)
    return { sha256, bytes: length }
  })
}

/** Whether a stored file is there with its size: what can be told without reading it. */
export function stateOfFile(workspace: string, { sha256, bytes }: StoredFile): FileState {
  const stat = statOf(storedPath(workspace, sha256))
  if (!stat?.isFile()) return 'missing'
  return stat.size === bytes ? 'present' : 'altered'
}

/** Whether a stored file is there as it was stored, by its hash. */
export function checkFile(workspace: string, file: StoredFile): FileState {
  const state = stateOfFile(workspace, file)
  return state === 'present' && hashOf(storedPath(workspace, file.sha256)) !== file.sha256 ? 'altered' : state
}

/**
 * Puts a copy of a stored file at `target`, and looks whether it is what was stored: the copy, so that nothing can change in between.
 * @throws Refused `disk-full`, `cannot-write`
 */
export function copyStored(workspace: string, file: StoredFile, target: string): FileState {
  const state = stateOfFile(workspace, file)
  if (state !== 'present') return state
  return writing(basename(target), () => {
    copyFileSync(storedPath(workspace, file.sha256), target, constants.COPYFILE_FICLONE)
    if (hashOf(target) === file.sha256) return 'present'
    remove(target)
    return 'altered'
  })
}

const carried = 'carriedFile'

function* partsOf(path: string): Generator<Buffer> {
  const descriptor = openSync(path, 'r')
  const part = Buffer.allocUnsafe(partSize)
  try {
    for (let read = readSync(descriptor, part); read > 0; read = readSync(descriptor, part)) yield part.subarray(0, read)
  } finally {
    closeSync(descriptor)
  }
}

/** Puts the files that a copy's records name into the copy itself. Answers how many came along, and how many are not there as they were stored. */
export function carryFiles(copy: string, workspace: string): { carried: number; missing: number } {
  const database = new Sqlite(copy, { fileMustExist: true })
  try {
    // the copy has no name yet: a half one is thrown away
    database.pragma('journal_mode = OFF')
    const files = database.prepare<[], StoredFile>(`SELECT sha256, max(bytes) AS bytes FROM (SELECT sha256, bytes FROM attachment UNION ALL SELECT sha256, bytes FROM meetingPaper UNION ALL SELECT sha256, bytes FROM signedCopy) GROUP BY sha256`).all()
    const whole = files.filter(file => checkFile(workspace, file) === 'present')
    if (whole.length > 0) database.exec(`CREATE TABLE ${carried} (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, bytes BLOB NOT NULL) STRICT`)
    const insert = whole.length > 0 ? database.prepare(`INSERT INTO ${carried} (sha256, bytes) VALUES (?, ?)`) : null
    database.transaction(() => {
      for (const { sha256 } of whole) for (const part of partsOf(storedPath(workspace, sha256))) insert?.run(sha256, part)
    })()
    return { carried: whole.length, missing: files.length - whole.length }
  } finally {
    database.close()
  }
}

/**
 * Takes the files that a copy brought along out into the folder beside it, and the table away: at opening, before anything is asked of it. A kill in
 * between leaves the table, and the next opening does it again.
 * @throws Refused `disk-full`, `cannot-write`
 */
export function takeOutFiles(database: Database, workspace: string): void {
  if (!tablesOf(database).includes(carried)) return
  const parts = database.prepare<[string], { bytes: Buffer }>(`SELECT bytes FROM ${carried} WHERE sha256 = ? ORDER BY id`)
  for (const { sha256 } of database.prepare<[], { sha256: string }>(`SELECT DISTINCT sha256 FROM ${carried}`).all()) {
    // read while it is written: a cursor, never the whole file in memory
    const bytes = function* () { for (const part of parts.iterate(sha256)) yield part.bytes }
    storeBytes(workspace, bytes(), basename(workspace))
  }
  database.exec(`DROP TABLE ${carried}`)
  // gives the room back; without it the file is only larger than need be
  tried(() => { vacuum(database) })
}
