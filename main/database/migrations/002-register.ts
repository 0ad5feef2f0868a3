import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { v7 as uuid } from 'uuid'
import { sortKey } from '../../../shared/folding.ts'
import { catalogueEntry, insertCatalogue } from './documentTypes.ts'

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
    await liftDocuments(db)
    await run(attachments)
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
  // noticeArticle: 13 = the data came from the person, 14 = from somebody else
  `CREATE TABLE person (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, sortKey TEXT NOT NULL, noticeOn TEXT, noticeArticle TEXT, noticeHow TEXT, privateNotes TEXT, anonymisedOn TEXT,
    deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX personBySortKey ON person (sortKey)',
  'CREATE INDEX personInBin ON person (id) WHERE deletedAt IS NOT NULL',
  'CREATE INDEX personAnonymised ON person (id) WHERE anonymisedOn IS NOT NULL',
  // holds from the day it was given until the day before it was withdrawn
  `CREATE TABLE consent (
    id TEXT PRIMARY KEY, personId TEXT NOT NULL REFERENCES person(id), purpose TEXT NOT NULL, givenOn TEXT NOT NULL, how TEXT, withdrawnOn TEXT, withdrawnHow TEXT,
    deletedAt TEXT
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
    // a role at an organisation, or at none: each person has one at least, which is what lists of people are made of
    `CREATE TABLE contactNow (
      id TEXT PRIMARY KEY, personId TEXT NOT NULL REFERENCES person(id), organisationId TEXT REFERENCES organisation(id), role TEXT, email TEXT,
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
  // validity: fixed = so many units from its issue, stated = until the day that stands on it, none = for ever (then looked at again after warnDays);
  // successorFrom = new ones and renewals are of the successor, transitionOn = last day of those that are not
  `CREATE TABLE documentType (
    id TEXT PRIMARY KEY, code TEXT, name TEXT NOT NULL, nameEnglish TEXT, kind TEXT NOT NULL DEFAULT 'certificate', edition TEXT, issuer TEXT, issuerEnglish TEXT,
    validity TEXT NOT NULL DEFAULT 'stated', validFor INTEGER, validUnit TEXT, warnDays INTEGER, successorId TEXT REFERENCES documentType(id), successorFrom TEXT,
    transitionOn TEXT, source TEXT, sourceEnglish TEXT, note TEXT, noteEnglish TEXT, deletedAt TEXT
  ) STRICT`,
  `CREATE TABLE document (
    id TEXT PRIMARY KEY, organisationId TEXT NOT NULL REFERENCES organisation(id), documentTypeId TEXT NOT NULL REFERENCES documentType(id),
    number TEXT, issuer TEXT, scope TEXT, sites TEXT, issuedOn TEXT, validFrom TEXT, expiresOn TEXT, receivedOn TEXT,
    verified INTEGER NOT NULL DEFAULT 0, checkedOn TEXT, checkedBy TEXT, checkedHow TEXT, rejectedOn TEXT, rejectedReason TEXT, note TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX documentByOrganisation ON document (organisationId)',
  'CREATE INDEX documentByType ON document (documentTypeId)',
]

/**
 * Each certificate of before becomes a document, under the catalogue's type of that name where there is one. What the journal says of them is found, and
 * undone, under their new names.
 */
async function liftDocuments(db: Kysely<unknown>): Promise<void> {
  await insertCatalogue(db)
  const { rows } = await sql<{ id: string; name: string; edition: string | null; deletedAt: string | null }>`SELECT id, name, edition, deletedAt FROM certificateType`.execute(db)
  await sql`UPDATE journal SET recordTable = 'documentType' WHERE recordTable = 'certificateType'`.execute(db)
  await sql`UPDATE journal SET recordTable = 'document', before = replace(before, '"certificateTypeId":', '"documentTypeId":'),
    after = replace(after, '"certificateTypeId":', '"documentTypeId":') WHERE recordTable = 'certificate'`.execute(db)
  for (const { id, name, edition, deletedAt } of rows) {
    const known = catalogueEntry(name, edition)
    const typeId = known?.id ?? id
    if (!known) await sql`INSERT INTO documentType (id, name, edition, deletedAt) VALUES (${id}, ${name}, ${edition}, ${deletedAt})`.execute(db)
    else {
      const [before, after] = [`"documentTypeId":"${id}"`, `"documentTypeId":"${typeId}"`]
      await sql`UPDATE journal SET before = replace(before, ${before}, ${after}), after = replace(after, ${before}, ${after}) WHERE recordTable = 'document'`.execute(db)
    }
    await sql`INSERT INTO document (id, organisationId, documentTypeId, number, issuer, issuedOn, expiresOn, verified, deletedAt)
      SELECT id, organisationId, ${typeId}, number, issuer, issuedOn, expiresOn, verified, deletedAt FROM certificate WHERE certificateTypeId = ${id}`.execute(db)
  }
  for (const table of ['certificate', 'certificateType']) await sql.raw(`DROP TABLE ${table}`).execute(db)
}

const attachments = [
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
