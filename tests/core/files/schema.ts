import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const run = (...statements: string[]): Migration => ({
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
})

/** A small schema with the tables that counts are taken from. */
export const migrations: Record<string, Migration> = {
  '001-start': run(
    'CREATE TABLE organisation (id TEXT PRIMARY KEY, name TEXT NOT NULL, deletedAt TEXT) STRICT',
    'CREATE TABLE membership (id TEXT PRIMARY KEY, organisationId TEXT NOT NULL REFERENCES organisation(id), "from" TEXT, "to" TEXT, deletedAt TEXT) STRICT',
    'CREATE TABLE batch (id TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT',
  ),
}

/** What the next version of the program would know. */
export const laterMigrations: Record<string, Migration> = {
  ...migrations,
  '002-later': run('CREATE TABLE later (id TEXT PRIMARY KEY) STRICT', `INSERT INTO later VALUES ('one')`),
}
