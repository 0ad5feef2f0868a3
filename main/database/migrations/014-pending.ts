import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Which records' entries of the search index are made anew before the batch ends: one that is changed often is entered once. */
export const pending: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`CREATE TABLE searchPending (recordTable TEXT NOT NULL, recordId TEXT NOT NULL, PRIMARY KEY (recordTable, recordId)) STRICT, WITHOUT ROWID`.execute(db)
  },
}
