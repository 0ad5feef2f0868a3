import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** How each person looks at a list goes with the workspace, to whichever computer it is opened at. */
export const layouts: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`CREATE TABLE listLayout (writerId TEXT NOT NULL, grid TEXT NOT NULL, layout TEXT NOT NULL, PRIMARY KEY (writerId, grid)) STRICT`.execute(db)
  },
}
