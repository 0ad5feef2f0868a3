import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** A firm is found by its number in the economic register too: for a row of a list, and while a firm is typed. */
export const rea: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`CREATE INDEX organisationByRea ON organisation (rea)`.execute(db)
  },
}
