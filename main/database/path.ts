import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Refused, type ErrorCode } from '../../shared/errors.ts'
import { codeOf, writeFault } from './faults.ts'

function climb(path: string): string {
  try {
    return realpathSync.native(path)
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes(codeOf(error)) || dirname(path) === path) throw error
    return join(climb(dirname(path)), basename(path))
  }
}

/**
 * The one path of a file: without links, in the case that the disk knows, so that every way to it meets the same lock and the same log. What
 * does not exist keeps its name below the one path of the nearest folder that does. Throws `missing` (a name that cannot be opened), or `code` where the way
 * to it is barred.
 */
export function realPathOf(file: string, code: ErrorCode = 'read-only'): string {
  const name = basename(file)
  try {
    const real = climb(resolve(file))
    // SQLite's binding trims the name, and would open another file
    if (real !== real.trim()) throw new Refused('missing', { name })
    return real
  } catch (error) {
    throw writeFault(error, name, code)
  }
}
