import { createHash } from 'node:crypto'
import { closeSync, copyFileSync, constants, existsSync, fsyncSync, lstatSync, openSync, readlinkSync, readSync, realpathSync, renameSync, rmSync, statSync, writeFileSync, type Stats } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { sides } from './connection.ts'
import { codeOf, patiently, tried } from './faults.ts'

// Under POSIX, closing any descriptor of a file drops all locks that the same process holds on it, SQLite's too. So what is done
// here with a workspace is done only before it is opened, under the lock of lock.ts, which is a file of its own.

/** What lies at a path; null when nothing does. Throws what else the file system says. */
export function statOf(path: string): Stats | null {
  try {
    return statSync(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null
    throw error
  }
}

/** Makes sure that a file's content is on the disk. */
export function flush(file: string): void {
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Makes sure that a folder's entries are on the disk, where the system has a way to say so (Windows and FAT have none). */
function flushFolder(folder: string): void {
  tried(() => {
    const descriptor = openSync(folder, 'r')
    try {
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  })
}

/**
 * Where a file is put that is written beside and renamed: where the links end that its path goes through, so that they stay. Null where something lies that is
 * no file (a device, a pipe), and must never be replaced by one. Throws what the file system says, of a folder that it is one.
 */
export function placeToPut(path: string): string | null {
  const stat = statOf(path)
  if (stat?.isDirectory()) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' })
  if (stat && !stat.isFile()) return null
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
  return isLink ? placeToPut(resolve(realpathSync.native(dirname(path)), readlinkSync(path))) : path
}

/** Writes into what is no file. A pipe that nobody reads is refused (ENXIO): waiting for a reader could be for ever. */
export function writeThrough(path: string, content: string | Uint8Array): void {
  const asked = openSync(path, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const descriptor = openSync(path, constants.O_WRONLY)
    try {
      writeFileSync(descriptor, content)
    } finally {
      closeSync(descriptor)
    }
  } finally {
    closeSync(asked)
  }
}

/** Renames within one disk, in the place of what was there; waits for a program that holds the file. */
export function move(from: string, to: string): void {
  patiently(() => renameSync(from, to))
  flushFolder(dirname(to))
}

/** Removes a file, if it is there. */
export function remove(file: string): void {
  patiently(() => rmSync(file, { force: true }))
}

/** Those files beside a database that exist. */
export function sidesOf(file: string): (typeof sides)[number][] {
  return sides.filter(side => existsSync(file + side))
}

/** Removes a database with all that lies beside it. */
export function removeWithSides(file: string): void {
  for (const side of ['', ...sides]) remove(file + side)
}

/** Copies a database with the logs that a crash left beside it, which belong to its content. */
export function copyWithSides(from: string, to: string): void {
  removeWithSides(to)
  const logs = sidesOf(from).filter(side => side !== '-shm')
  for (const side of ['', ...logs]) copyFileSync(from + side, to + side, constants.COPYFILE_FICLONE)
}

/** The SHA-256 of a file's bytes, in hexadecimal. */
export function hashOf(file: string): string {
  const hash = createHash('sha256')
  const part = Buffer.allocUnsafe(1 << 20)
  const descriptor = openSync(file, 'r')
  try {
    for (let read = readSync(descriptor, part); read > 0; read = readSync(descriptor, part)) hash.update(part.subarray(0, read))
  } finally {
    closeSync(descriptor)
  }
  return hash.digest('hex')
}
