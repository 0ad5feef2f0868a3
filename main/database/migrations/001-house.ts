import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The house: who writes, the journal, drafts, search, organisations with what belongs to them, memberships, import sessions. */
export const house: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

// Each record table: `id` text key, `deletedAt` for the bin. The journal's triggers are generated from the schema (journal.ts).
const statements = [
  `CREATE TABLE writing (
    id INTEGER PRIMARY KEY CHECK (id = 1), device TEXT NOT NULL, batch TEXT, writerId TEXT
  ) STRICT`,
  `CREATE TABLE batch (
    id TEXT PRIMARY KEY, device TEXT NOT NULL, at TEXT NOT NULL, writerId TEXT, writerName TEXT, kind TEXT NOT NULL,
    "values" TEXT NOT NULL, changes INTEGER NOT NULL DEFAULT 0, undoes TEXT REFERENCES batch(id), undoneBy TEXT REFERENCES batch(id)
  ) STRICT`,
  'CREATE INDEX batchByTime ON batch (at)',
  `CREATE TABLE journal (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, device TEXT NOT NULL, batch TEXT, writerId TEXT, recordTable TEXT NOT NULL,
    recordId TEXT NOT NULL, operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), before TEXT, after TEXT
  ) STRICT`,
  'CREATE INDEX journalByBatch ON journal (batch)',
  'CREATE INDEX journalByRecord ON journal (recordId)',
  'CREATE TABLE draft (document TEXT NOT NULL, writerId TEXT NOT NULL, value TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (document, writerId)) STRICT',
  'CREATE TABLE preference (id TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT',
  'CREATE TABLE setting (id TEXT PRIMARY KEY, value TEXT, deletedAt TEXT) STRICT',
  'CREATE TABLE writer (id TEXT PRIMARY KEY, name TEXT NOT NULL, initials TEXT NOT NULL, deletedAt TEXT) STRICT',
  `CREATE TABLE cluster (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, sortKey TEXT NOT NULL, sector TEXT, place TEXT, description TEXT, referenceId TEXT, deletedAt TEXT
  ) STRICT`,
  `CREATE TABLE organisation (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, sortKey TEXT NOT NULL, matchName TEXT NOT NULL, kind TEXT NOT NULL, legalForm TEXT, country TEXT NOT NULL,
    vatNumber TEXT, vatToVerify INTEGER NOT NULL DEFAULT 0, taxCode TEXT, rea TEXT, pec TEXT, sdiCode TEXT, email TEXT, otherEmails TEXT,
    phone TEXT, website TEXT, atecoCode TEXT, atecoEdition TEXT, chainPlace TEXT, ownerGroup TEXT, tags TEXT NOT NULL DEFAULT '[]',
    privateNotes TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX organisationBySortKey ON organisation (sortKey)',
  'CREATE INDEX organisationInBin ON organisation (id) WHERE deletedAt IS NOT NULL',
  'CREATE INDEX organisationByVat ON organisation (vatNumber)',
  'CREATE INDEX organisationByTaxCode ON organisation (taxCode)',
  'CREATE INDEX organisationByMatchName ON organisation (matchName)',
  `CREATE TABLE site (
    id TEXT PRIMARY KEY, organisationId TEXT NOT NULL REFERENCES organisation(id), kind TEXT NOT NULL CHECK (kind IN ('registered', 'operating')),
    address TEXT, municipality TEXT, municipalityCode TEXT, province TEXT, postalCode TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX siteByOrganisation ON site (organisationId)',
  `CREATE UNIQUE INDEX siteRegistered ON site (organisationId) WHERE kind = 'registered' AND deletedAt IS NULL`,
  `CREATE TABLE figure (
    id TEXT PRIMARY KEY, organisationId TEXT NOT NULL REFERENCES organisation(id), year INTEGER NOT NULL, employees REAL,
    turnoverCents INTEGER, balanceSheetCents INTEGER, deletedAt TEXT
  ) STRICT`,
  'CREATE UNIQUE INDEX figureOfYear ON figure (organisationId, year) WHERE deletedAt IS NULL',
  'CREATE INDEX figureByOrganisation ON figure (organisationId)',
  `CREATE TABLE membership (
    id TEXT PRIMARY KEY, organisationId TEXT NOT NULL REFERENCES organisation(id), clusterId TEXT NOT NULL REFERENCES cluster(id),
    kind TEXT NOT NULL, "from" TEXT, "to" TEXT, act TEXT, withdrawalReason TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX membershipByOrganisation ON membership (organisationId)',
  // holds all that counting the members at a day asks for
  'CREATE INDEX membershipByCluster ON membership (clusterId, organisationId, "from", "to", deletedAt)',
  `CREATE TABLE contact (
    id TEXT PRIMARY KEY, organisationId TEXT NOT NULL REFERENCES organisation(id), name TEXT NOT NULL, role TEXT, email TEXT, phone TEXT,
    "from" TEXT, "to" TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX contactByOrganisation ON contact (organisationId)',
  'CREATE TABLE certificateType (id TEXT PRIMARY KEY, name TEXT NOT NULL, edition TEXT, deletedAt TEXT) STRICT',
  `CREATE TABLE certificate (
    id TEXT PRIMARY KEY, organisationId TEXT NOT NULL REFERENCES organisation(id), certificateTypeId TEXT NOT NULL REFERENCES certificateType(id),
    number TEXT, issuer TEXT, issuedOn TEXT, expiresOn TEXT, verified INTEGER NOT NULL DEFAULT 0, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX certificateByOrganisation ON certificate (organisationId)',
  `CREATE TABLE importSession (
    id TEXT PRIMARY KEY, fileName TEXT NOT NULL, sha256 TEXT NOT NULL, clusterId TEXT NOT NULL REFERENCES cluster(id), year INTEGER NOT NULL,
    reading TEXT NOT NULL, createdAt TEXT NOT NULL, appliedAt TEXT, batch TEXT
  ) STRICT`,
  `CREATE TABLE importRow (
    sessionId TEXT NOT NULL REFERENCES importSession(id) ON DELETE CASCADE, row INTEGER NOT NULL, cells TEXT NOT NULL, preview TEXT NOT NULL,
    PRIMARY KEY (sessionId, row)
  ) STRICT, WITHOUT ROWID`,
  'CREATE TABLE importMapping (signature TEXT PRIMARY KEY, mapping TEXT NOT NULL, usedAt TEXT NOT NULL) STRICT',
  `CREATE TABLE searchEntry (
    id INTEGER PRIMARY KEY, recordTable TEXT NOT NULL, recordId TEXT NOT NULL UNIQUE, title TEXT NOT NULL, detail TEXT NOT NULL, body TEXT NOT NULL
  ) STRICT`,
  // narrow: from a hit to its record without reading the texts
  'CREATE INDEX searchEntryRecord ON searchEntry (id, recordId)',
  `CREATE VIRTUAL TABLE search USING fts5(title, body, content='searchEntry', content_rowid='id', tokenize="unicode61 remove_diacritics 2")`,
]
