import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** An attached file may be followed by a newer version of itself; what it was before stays. */
export const versions: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`ALTER TABLE attachment ADD COLUMN version INTEGER NOT NULL DEFAULT 1`.execute(db)
    // the first version, by which the later ones are known as the same file; it has none itself
    await sql`ALTER TABLE attachment ADD COLUMN fileId TEXT REFERENCES attachment(id)`.execute(db)
    await sql`CREATE INDEX attachmentFile ON attachment (coalesce(fileId, id))`.execute(db)
  },
}
