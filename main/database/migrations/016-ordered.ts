import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** A list under a text is read in the order of its firms without their rows: the index that holds the order holds their keys too. */
export const ordered: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`DROP INDEX organisationBySortKey`.execute(db)
    await sql`CREATE INDEX organisationBySortKey ON organisation (sortKey, id)`.execute(db)
  },
}
