import { Refused, type ErrorCode } from '../../shared/errors.ts'

/** SQLite's own words for what a person can understand and mend. */
const sqliteRefusals: Record<string, ErrorCode> = {
  SQLITE_FULL: 'disk-full', SQLITE_READONLY: 'read-only', SQLITE_CORRUPT: 'damaged', SQLITE_NOTADB: 'damaged', SQLITE_IOERR_WRITE: 'disk-full',
}

/** A thrown thing as a refusal, if it is one that people can understand. */
export function asRefusal(error: unknown): Refused | null {
  if (error instanceof Refused) return error
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  // raised by the triggers of guarded.ts
  if (code === 'SQLITE_CONSTRAINT_TRIGGER' && error instanceof Error && error.message === 'sealed') return new Refused('sealed', {})
  if (code === 'ENOSPC') return new Refused('disk-full', {})
  const known = sqliteRefusals[code]
  return known ? new Refused(known, {}) : null
}
