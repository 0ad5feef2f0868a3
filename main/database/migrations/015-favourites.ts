import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What each person keeps at hand goes with the workspace, beside what they opened last. */
export const favourites: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`CREATE TABLE favourite (writerId TEXT NOT NULL, recordTable TEXT NOT NULL, recordId TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (writerId, recordTable, recordId)) STRICT`.execute(db)
  },
}
