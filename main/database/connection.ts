import Sqlite, { type Database } from 'better-sqlite3'

/** `DSK1`: the number in a file's header by which it is known as a workspace. Never changed, whatever the schema becomes. */
export const applicationId = 0x44534b31

/** How long a statement waits for another program (a virus scanner, a copy tool) to let go of the file. */
const patience = 5000

/** Everything that can lie beside a database and belongs to it. */
export const sides = ['-wal', '-shm', '-journal'] as const

/**
 * The writing connection: a write-ahead log, so that the press reads beside, and a commit that is on the disk when it returns. The file
 * must exist: an app that creates what is missing starts blank over lost data. Throws SqliteError.
 */
export function connect(file: string): Database {
  const database = new Sqlite(file, { fileMustExist: true, timeout: patience })
  try {
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    // what a statement would need to take itself back: in a file, each row that triggers follow writes several pages of it
    database.pragma('temp_store = MEMORY')
    // macOS answers fsync before the disk has the data; elsewhere these two do nothing
    database.pragma('fullfsync = ON')
    database.pragma('checkpoint_fullfsync = ON')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** A reading connection; beside an open workspace it sees the last committed state. Throws SqliteError. */
export function connectReadOnly(file: string): Database {
  return new Sqlite(file, { readonly: true, fileMustExist: true, timeout: patience })
}

/** A pragma that answers one number, like `user_version`. */
export function numberOf(database: Database, pragma: 'user_version' | 'application_id' | 'page_count'): number {
  return Number(database.pragma(pragma, { simple: true }))
}

/** The names of a database's own tables. */
export function tablesOf(database: Database): string[] {
  return database.prepare<[], { name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`).all().map(t => t.name)
}
