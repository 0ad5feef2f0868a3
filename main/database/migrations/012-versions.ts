import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** An attached file may be followed by a newer version of itself; what it was before stays. */
export const versions: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`ALTER TABLE attachment ADD COLUMN version INTEGER NOT NULL DEFAULT 1`.execute(db)
    // the newest version, which all earlier ones point to; it has none itself
    await sql`ALTER TABLE attachment ADD COLUMN replacedById TEXT REFERENCES attachment(id)`.execute(db)
    await sql`CREATE INDEX attachmentReplaced ON attachment (replacedById) WHERE replacedById IS NOT NULL`.execute(db)
  },
}
