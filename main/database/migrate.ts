import { basename } from 'node:path'
import type { Database } from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { Migration } from 'kysely/migration'
import { applicationId, numberOf, tablesOf } from './connection.ts'
import { writeFault } from './faults.ts'

export type MigrateOptions = {
  /** Version of this program, written beside each migration: the words of `newer` name it to an older program. */
  app: string
  now: Date
}

/** The names of the migrations in order; their number is the version (`user_version`) of a file that has run them all. */
function orderOf(migrations: Record<string, Migration>): string[] {
  const names = Object.keys(migrations)
  const disorder = names.find((name, i) => !/^\d{3,}-[a-z0-9-]+$/.test(name) || (i > 0 && name <= (names[i - 1] ?? '')))
  if (disorder !== undefined) throw new Error(`migration names must be numbered and rise: ${disorder}`)
  return names
}

/** How many migrations a program with these knows. */
export const versionOf = (migrations: Record<string, Migration>): number => Object.keys(migrations).length

function alreadyRun(database: Database, names: string[]): number {
  const version = numberOf(database, 'user_version')
  const run = tablesOf(database).includes('migration')
    ? database.prepare<[], { name: string }>('SELECT name FROM migration ORDER BY name').all().map(row => row.name)
    : []
  if (run.length !== version || run.some((name, i) => name !== names[i])) {
    throw new Error(`this file has run other migrations than this program knows: version ${version}, ${run.join(', ') || 'none'}`)
  }
  return version
}

async function runPending(database: Database, pending: string[], migrations: Record<string, Migration>, options: MigrateOptions): Promise<void> {
  // Not destroyed afterwards: that would close the connection, which is not Kysely's
  const kysely = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) })
  database.exec(`CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, at TEXT NOT NULL, app TEXT NOT NULL) STRICT`)
  const record = database.prepare('INSERT INTO migration (name, at, app) VALUES (?, ?, ?)')
  for (const name of pending) {
    await migrations[name]?.up(kysely)
    record.run(name, options.now.toISOString(), options.app)
  }
  const [dangling] = database.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').all()
  if (dangling) throw new Error(`a migration left rows of ${dangling.table} without their ${dangling.parent}`)
}

/**
 * Runs all pending migrations in one transaction: afterwards the file has all of them, or is as it was. (Kysely's own migrator is not
 * transactional on SQLite.) Foreign keys are off meanwhile, so that a table can be rebuilt, and checked before the commit. Throws what the
 * failing migration threw, or `disk-full`.
 */
export async function migrate(
  database: Database, migrations: Record<string, Migration>, options: MigrateOptions = { app: '', now: new Date() },
): Promise<{ from: number; to: number }> {
  const names = orderOf(migrations)
  const from = alreadyRun(database, names)
  if (from === names.length) return { from, to: from }
  // Ignored inside a transaction, so before it
  database.pragma('foreign_keys = OFF')
  try {
    database.exec('BEGIN IMMEDIATE')
    await runPending(database, names.slice(from), migrations, options)
    database.pragma(`application_id = ${applicationId}`)
    database.pragma(`user_version = ${names.length}`)
    database.exec('COMMIT')
    return { from, to: names.length }
  } catch (error) {
    // A full disk has rolled back already
    if (database.inTransaction) database.exec('ROLLBACK')
    throw writeFault(error, basename(database.name), 'read-only')
  } finally {
    database.pragma('foreign_keys = ON')
  }
}
