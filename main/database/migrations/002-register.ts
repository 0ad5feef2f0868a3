import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { v7 as uuid } from 'uuid'
import { sortKey } from '../../../shared/folding.ts'

/**
 * The register as people work in it: people apart from the roles they have, documents (certificates among them) with types as data,
 * attachments, saved views, merged records, pairs that are no duplicates, what was opened last, names by trigrams.
 */
export const register: Migration = {
  async up(db: Kysely<unknown>) {
    const run = async (statements: readonly string[]) => { for (const statement of statements) await sql.raw(statement).execute(db) }
    await run(organisations)
    await run(people)
    await liftPeople(db)
    await run(documents)
    await dropSearchTriggers(db)
    await run(rest)
  },
}

const organisations = [
  // the record that this one was merged into: the old id still resolves
  'ALTER TABLE organisation ADD COLUMN mergedInto TEXT REFERENCES organisation(id)',
  // the day on which somebody last said that the data are right
  'ALTER TABLE organisation ADD COLUMN confirmedOn TEXT',
  'CREATE INDEX organisationMerged ON organisation (mergedInto) WHERE mergedInto IS NOT NULL',
  `CREATE TABLE notDuplicate (
    id TEXT PRIMARY KEY, organisationId TEXT NOT NULL REFERENCES organisation(id), otherId TEXT NOT NULL REFERENCES organisation(id), deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX notDuplicateByOrganisation ON notDuplicate (organisationId)',
  'CREATE INDEX notDuplicateByOther ON notDuplicate (otherId)',
]

const people = [
  `CREATE TABLE person (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, sortKey TEXT NOT NULL, noticeOn TEXT, noticeHow TEXT, privateNotes TEXT, anonymisedOn TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX personBySortKey ON person (sortKey)',
  `CREATE TABLE consent (
    id TEXT PRIMARY KEY, personId TEXT NOT NULL REFERENCES person(id), purpose TEXT NOT NULL, "from" TEXT NOT NULL, "to" TEXT, how TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX consentByPerson ON consent (personId)',
  'ALTER TABLE contact ADD COLUMN personId TEXT REFERENCES person(id)',
]

/** Each contact of before becomes a person with one role. */
async function liftPeople(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string; name: string; deletedAt: string | null }>`SELECT id, name, deletedAt FROM contact`.execute(db)
  for (const { id, name, deletedAt } of rows) {
    const person = uuid()
    await sql`INSERT INTO person (id, name, sortKey, deletedAt) VALUES (${person}, ${name}, ${sortKey(name)}, ${deletedAt})`.execute(db)
    await sql`UPDATE contact SET personId = ${person} WHERE id = ${id}`.execute(db)
  }
  const statements = [
    `CREATE TABLE contactNow (
      id TEXT PRIMARY KEY, personId TEXT NOT NULL REFERENCES person(id), organisationId TEXT NOT NULL REFERENCES organisation(id), role TEXT, email TEXT,
      phone TEXT, "from" TEXT, "to" TEXT, deletedAt TEXT
    ) STRICT`,
    'INSERT INTO contactNow SELECT id, personId, organisationId, role, email, phone, "from", "to", deletedAt FROM contact',
    'DROP TABLE contact',
    'ALTER TABLE contactNow RENAME TO contact',
    'CREATE INDEX contactByOrganisation ON contact (organisationId)',
    'CREATE INDEX contactByPerson ON contact (personId)',
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** They are made anew at opening, after the migrations (search.ts); those of before name a column that goes. */
async function dropSearchTriggers(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'trigger' AND (name LIKE '%search%')`.execute(db)
  for (const { name } of rows) await sql`DROP TRIGGER ${sql.ref(name)}`.execute(db)
}

const documents = [
  // validFor and validUnit: how long one is good for from its issue; neither = until the day that stands on it, or for ever (validity)
  `CREATE TABLE documentType (
    id TEXT PRIMARY KEY, code TEXT, name TEXT NOT NULL, nameEnglish TEXT, kind TEXT NOT NULL DEFAULT 'certificate', edition TEXT, issuer TEXT,
    validity TEXT NOT NULL DEFAULT 'stated', validFor INTEGER, validUnit TEXT, warnDays INTEGER, successorId TEXT REFERENCES documentType(id),
    transitionOn TEXT, source TEXT, note TEXT, deletedAt TEXT
  ) STRICT`,
  'INSERT INTO documentType (id, name, edition, deletedAt) SELECT id, name, edition, deletedAt FROM certificateType',
  `CREATE TABLE document (
    id TEXT PRIMARY KEY, organisationId TEXT NOT NULL REFERENCES organisation(id), documentTypeId TEXT NOT NULL REFERENCES documentType(id),
    number TEXT, edition TEXT, issuer TEXT, scope TEXT, sites TEXT, issuedOn TEXT, validFrom TEXT, expiresOn TEXT, receivedOn TEXT,
    verified INTEGER NOT NULL DEFAULT 0, checkedOn TEXT, checkedBy TEXT, checkedHow TEXT, rejectedOn TEXT, rejectedReason TEXT, note TEXT, deletedAt TEXT
  ) STRICT`,
  `INSERT INTO document (id, organisationId, documentTypeId, number, issuer, issuedOn, expiresOn, verified, deletedAt)
   SELECT id, organisationId, certificateTypeId, number, issuer, issuedOn, expiresOn, verified, deletedAt FROM certificate`,
  'DROP TABLE certificate',
  'DROP TABLE certificateType',
  'CREATE INDEX documentByOrganisation ON document (organisationId)',
  'CREATE INDEX documentByType ON document (documentTypeId)',
  'CREATE INDEX documentByExpiry ON document (expiresOn) WHERE deletedAt IS NULL',
  // what the journal says of them is found, and undone, under their new names
  `UPDATE journal SET recordTable = 'documentType' WHERE recordTable = 'certificateType'`,
  `UPDATE journal SET recordTable = 'document', before = replace(before, '"certificateTypeId":', '"documentTypeId":'),
     after = replace(after, '"certificateTypeId":', '"documentTypeId":') WHERE recordTable = 'certificate'`,
  // the file itself lies beside the workspace under its hash
  `CREATE TABLE attachment (
    id TEXT PRIMARY KEY, organisationId TEXT NOT NULL REFERENCES organisation(id), documentId TEXT REFERENCES document(id), name TEXT NOT NULL,
    sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, addedOn TEXT NOT NULL, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX attachmentByOrganisation ON attachment (organisationId)',
  'CREATE INDEX attachmentByDocument ON attachment (documentId)',
  'CREATE INDEX attachmentByHash ON attachment (sha256)',
]

const rest = [
  // without a writer everybody has it
  `CREATE TABLE savedView (
    id TEXT PRIMARY KEY, grid TEXT NOT NULL, name TEXT NOT NULL, writerId TEXT REFERENCES writer(id), definition TEXT NOT NULL, position INTEGER NOT NULL, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX savedViewByGrid ON savedView (grid)',
  'CREATE TABLE visit (writerId TEXT NOT NULL, recordTable TEXT NOT NULL, recordId TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (writerId, recordTable, recordId)) STRICT',
  // what stands beside a hit is asked for when it is shown
  'ALTER TABLE searchEntry DROP COLUMN detail',
  // nearest names, where the words themselves find nothing
  `CREATE VIRTUAL TABLE searchNear USING fts5(title, content='searchEntry', content_rowid='id', tokenize="trigram remove_diacritics 1")`,
]
