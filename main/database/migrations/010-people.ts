import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Records of one person that became one, and pairs that are two people. */
export const people: Migration = {
  async up(db: Kysely<unknown>) {
    // the record that this one was merged into: the old id still resolves
    await sql`ALTER TABLE person ADD COLUMN mergedInto TEXT REFERENCES person(id)`.execute(db)
    await sql`CREATE INDEX personMerged ON person (mergedInto) WHERE mergedInto IS NOT NULL`.execute(db)
    await sql`CREATE TABLE notSamePerson (
      id TEXT PRIMARY KEY, personId TEXT NOT NULL REFERENCES person(id), otherId TEXT NOT NULL REFERENCES person(id), deletedAt TEXT
    ) STRICT`.execute(db)
    await sql`CREATE INDEX notSamePersonByPerson ON notSamePerson (personId)`.execute(db)
    await sql`CREATE INDEX notSamePersonByOther ON notSamePerson (otherId)`.execute(db)
  },
}
