import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Refused } from '../../shared/errors.ts'
import type { Paper } from '../../shared/paper.ts'
import { placeToPut, writeThrough } from '../database/files.ts'
import { printCsv } from './csv.ts'
import { printPdf, type PrintProgress } from './pdf.ts'
import { printWorkbook } from './workbook.ts'

export type Format = 'pdf' | 'xlsx' | 'csv' | 'docx'
/** `pages` of a PDF; `rows` of all tables. `sha256` is of the bytes as they were read back from the disk. */
export type Printed = { sha256: string; bytes: number; pages: number | null; rows: number }
export type PrintOptions = {
  acceptMissing?: boolean | undefined
  onProgress?: PrintProgress | undefined
  /** Where to write before the name is taken over, when the caller must be able to clear it away itself. */
  temporary?: string | undefined
}

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
/** EBUSY and EPERM: on Windows, mostly a target that another program has open. */
const denied = new Set(['EACCES', 'EPERM', 'EBUSY', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'EMFILE', 'EIO', 'ETXTBSY', 'EINVAL', 'ENXIO', 'ELOOP', 'EPIPE'])

/** What the system said of a file, as a refusal with the file's name; anything else unchanged. */
function refusal(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (full.has(code)) return new Refused('disk-full', { name: basename(path) })
  if (denied.has(code)) return new Refused('cannot-write', { name: basename(path) })
  return error
}

/**
 * A name beside the place that no list of files sorts between the documents; for what is no file, among what is temporary.
 * @throws Refused `cannot-write` where the path is that of a folder, or leads nowhere
 */
export function temporaryFor(path: string): string {
  try {
    const place = placeToPut(path) ?? join(tmpdir(), basename(path))
    return join(dirname(place), `.${basename(place)}.${randomUUID().slice(0, 8)}.part`)
  } catch (error) {
    throw refusal(error, path)
  }
}

async function write(paper: Paper, format: Format, path: string, { acceptMissing, onProgress }: PrintOptions): Promise<{ pages: number | null; rows: number }> {
  switch (format) {
    case 'xlsx': return { pages: null, ...await printWorkbook(paper, path, onProgress) }
    case 'csv': return { pages: null, ...await printCsv(paper, path, onProgress) }
    case 'docx': {
      const { printWord } = await import('./word.ts')
      await printWord(paper, path)
      return { pages: null, rows: 0 }
    }
    case 'pdf': {
      const { bytes, pages, rows } = await printPdf(paper, { acceptMissing, onProgress })
      await writeFile(path, bytes)
      return { pages, rows }
    }
  }
}

/** Waits until the disk has the bytes. */
async function settle(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try { await file.sync() } finally { await file.close() }
}

async function readBack(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path)) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('A file is read as bytes')
    hash.update(chunk)
    bytes += chunk.length
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** Gives what was printed its name; what is no file there is written through to, and stays what it is. */
async function put(temporary: string, path: string): Promise<void> {
  const place = placeToPut(path)
  if (place === null) writeThrough(path, await readFile(temporary))
  else await rename(temporary, place)
}

/**
 * Prints a paper into a file: first under another name beside it, then, when all of it is on the disk, under its own. Whatever
 * fails, nothing half remains and an older file of that name stays as it was.
 * @throws Refused `disk-full` and `cannot-write` with `{ name }` of the file, and what the printers refuse
 */
export async function print(paper: Paper, format: Format, path: string, options: PrintOptions = {}): Promise<Printed> {
  const temporary = options.temporary ?? temporaryFor(path)
  try {
    // among what is temporary others could read it
    if (placeToPut(path) === null) await writeFile(temporary, '', { mode: 0o600 })
    const counts = await write(paper, format, temporary, options)
    await settle(temporary)
    const read = await readBack(temporary)
    await put(temporary, path)
    return { ...read, ...counts }
  } catch (error) {
    throw refusal(error, path)
  } finally {
    await rm(temporary, { force: true }).catch(() => {})
  }
}
