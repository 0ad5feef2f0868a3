import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Sealed acts, chained per register, and the numbers that were given. */
export const acts: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  // the text of the act as it was, until a person in it was anonymised: what it is then is an act of its own, in the register of redactions
  `CREATE TABLE seal (
    register TEXT NOT NULL, number INTEGER NOT NULL, recordTable TEXT NOT NULL, recordId TEXT NOT NULL, batch TEXT REFERENCES batch(id), sealedAt TEXT NOT NULL,
    content TEXT NOT NULL, contentHash TEXT NOT NULL, rowsHash TEXT NOT NULL, previous TEXT, hash TEXT NOT NULL,
    redactedOn TEXT, PRIMARY KEY (register, number)
  ) STRICT`,
  'CREATE UNIQUE INDEX sealOfRecord ON seal (recordId)',
  'CREATE INDEX sealByBatch ON seal (batch)',
  // year 0 where a register counts on from year to year
  'CREATE TABLE numbering (register TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (register, year)) STRICT',
  // while it is 1, what is sealed may be emptied of a person
  'ALTER TABLE writing ADD COLUMN redacting INTEGER NOT NULL DEFAULT 0',
  // names of contacts stand with their person since the second migration: what the journal knew of them before would outlive anonymising
  `UPDATE journal SET before = json_remove(before, '$.name'), after = json_remove(after, '$.name') WHERE recordTable = 'contact'`,
]
