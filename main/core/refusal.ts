import { Refused, type ErrorCode } from '../../shared/errors.ts'

/** SQLite's own words for what a person can understand and mend. */
const sqliteRefusals: Record<string, ErrorCode> = {
  SQLITE_FULL: 'disk-full', SQLITE_READONLY: 'read-only', SQLITE_CORRUPT: 'damaged', SQLITE_NOTADB: 'damaged', SQLITE_IOERR_WRITE: 'disk-full',
}

/** What the triggers of guarded.ts say no with: a code, and its values behind it. */
function raised(message: string): Refused | null {
  const [code = '', values] = message.split(/ (.*)/s)
  return code === 'sealed' || code === 'carried' ? new Refused(code, values === undefined ? {} : (JSON.parse(values) as Record<string, unknown>)) : null
}

/** A thrown thing as a refusal, if it is one that people can understand. */
export function asRefusal(error: unknown): Refused | null {
  if (error instanceof Refused) return error
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === 'SQLITE_CONSTRAINT_TRIGGER' && error instanceof Error) return raised(error.message)
  if (code === 'ENOSPC') return new Refused('disk-full', {})
  const known = sqliteRefusals[code]
  return known ? new Refused(known, {}) : null
}
