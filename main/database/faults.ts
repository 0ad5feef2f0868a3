import { Refused, type ErrorCode } from '../../shared/errors.ts'

/** The code of an error of SQLite or of the file system; empty for anything else. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

const full = ['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'EFBIG']
const forbidden = ['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'ENOENT', 'EEXIST', 'ENOTDIR', 'EISDIR', 'ENXIO', 'ENODEV', 'EIO', 'EINVAL', 'ENAMETOOLONG', 'ELOOP', 'EPIPE']

/** Whether SQLite found the file's content broken, or it could not be read whole (`EIO`: a failing disk). */
export function isDamage(error: unknown): boolean {
  return /^(?:SQLITE_(?:CORRUPT|NOTADB|IOERR)|EIO$)/.test(codeOf(error))
}

/**
 * An error met while writing, as the refusal that a person understands: no room left, or a place that cannot be written (`code` says
 * how that is called here). Anything else comes back as it was, since it is our own fault.
 */
export function writeFault(error: unknown, name: string, code: ErrorCode = 'cannot-write'): unknown {
  if (error instanceof Refused) return error
  const found = codeOf(error)
  if (full.includes(found)) return new Refused('disk-full', { name })
  if (forbidden.includes(found) || /^SQLITE_(READONLY|CANTOPEN|IOERR|PERM|AUTH)/.test(found)) return new Refused(code, { name })
  return error
}

/** Runs `work` and turns what it throws by `writeFault`. */
export function writing<T>(name: string, work: () => T, code?: ErrorCode): T {
  try {
    return work()
  } catch (error) {
    throw writeFault(error, name, code)
  }
}

/** Runs `work` where its failing changes nothing for anybody: answers whether it went through. */
export function tried(work: () => void): boolean {
  try {
    work()
    return true
  } catch (error) {
    if (codeOf(error) === '') throw error
    return false
  }
}

const held = (error: unknown) => {
  const code = codeOf(error)
  // On Windows a file that a virus scanner looks at answers EPERM or EACCES for a moment
  return code === 'EBUSY' || (process.platform === 'win32' && (code === 'EPERM' || code === 'EACCES'))
}

/** Who has a workspace open, since when (instant); `?` where it cannot be told. */
export type Holder = { person: string; host: string; since: string }

/** The refusal of a file that somebody has open, this program or another. */
export const lockedBy = (name: string, holder: Holder = { person: '?', host: '?', since: '?' }): Refused => new Refused('locked', { name, ...holder })

const pause = (milliseconds: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)

/** Does `work` again, after longer and longer waits (milliseconds), while another program holds the file. Throws the last error. */
export function patiently<T>(work: () => T, waits: readonly number[] = [50, 100, 200, 400, 800, 1600]): T {
  for (const wait of waits) {
    try {
      return work()
    } catch (error) {
      if (!held(error)) throw error
      pause(wait)
    }
  }
  return work()
}
