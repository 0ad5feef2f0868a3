import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { insertSupplierScheme } from './supplierScheme.ts'

/** The list of qualified suppliers: the role of supplier, categories and scheme as data, qualifications with their events, scores, decisions, appeals, published lists. */
export const suppliers: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [...sessions, ...roles, ...qualifications, ...acts, ...lists]) await sql.raw(statement).execute(db)
    await insertSupplierScheme(db)
  },
}

// a list of candidates is read by the same machinery as a list of members, and goes into no cluster
const sessions = [
  `CREATE TABLE importSessionNow (
    id TEXT PRIMARY KEY, fileName TEXT NOT NULL, sha256 TEXT NOT NULL, clusterId TEXT REFERENCES cluster(id), year INTEGER NOT NULL, reading TEXT NOT NULL, createdAt TEXT NOT NULL,
    appliedAt TEXT, batch TEXT
  ) STRICT`,
  'INSERT INTO importSessionNow SELECT id, fileName, sha256, clusterId, year, reading, createdAt, appliedAt, batch FROM importSession',
  'DROP TABLE importSession',
  'ALTER TABLE importSessionNow RENAME TO importSession',
]

const roles = [
  // hasStaff: null = not known
  `CREATE TABLE supplier (
    id TEXT PRIMARY KEY, organisationId TEXT NOT NULL REFERENCES organisation(id), description TEXT, hasStaff INTEGER, noticeOn TEXT, confirmedOn TEXT, privateNotes TEXT,
    deletedAt TEXT
  ) STRICT`,
  'CREATE UNIQUE INDEX supplierOfOrganisation ON supplier (organisationId) WHERE deletedAt IS NULL',
  `CREATE TABLE supplierNaming (
    id TEXT PRIMARY KEY, supplierId TEXT NOT NULL REFERENCES supplier(id), organisationId TEXT NOT NULL REFERENCES organisation(id), namedOn TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX supplierNamingBySupplier ON supplierNaming (supplierId)',
  'CREATE INDEX supplierNamingByOrganisation ON supplierNaming (organisationId)',
  // marks of 1 to 5; of the rater only how many there are is ever told
  `CREATE TABLE supplierRating (
    id TEXT PRIMARY KEY, supplierId TEXT NOT NULL REFERENCES supplier(id), organisationId TEXT NOT NULL REFERENCES organisation(id), year INTEGER NOT NULL,
    quality INTEGER, delivery INTEGER, service INTEGER, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX supplierRatingBySupplier ON supplierRating (supplierId)',
  'CREATE INDEX supplierRatingByOrganisation ON supplierRating (organisationId)',
]

const qualifications = [
  `CREATE TABLE supplierCategory (
    id TEXT PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, nameEnglish TEXT, "group" TEXT NOT NULL DEFAULT 'services', ateco TEXT NOT NULL DEFAULT '[]',
    position INTEGER NOT NULL DEFAULT 0, deletedAt TEXT
  ) STRICT`,
  // a version of the criteria as one JSON value; in force from a day on, null = from the beginning
  'CREATE TABLE supplierScheme (id TEXT PRIMARY KEY, version INTEGER NOT NULL, name TEXT NOT NULL, "from" TEXT, content TEXT NOT NULL, deletedAt TEXT) STRICT',
  `CREATE TABLE qualification (
    id TEXT PRIMARY KEY, supplierId TEXT NOT NULL REFERENCES supplier(id), categoryId TEXT NOT NULL REFERENCES supplierCategory(id), deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX qualificationBySupplier ON qualification (supplierId)',
  'CREATE INDEX qualificationByCategory ON qualification (categoryId)',
  // appended, never overwritten: what a qualification is at a day is its last event until then
  `CREATE TABLE qualificationEvent (
    id TEXT PRIMARY KEY, qualificationId TEXT NOT NULL REFERENCES qualification(id), fromState TEXT, toState TEXT NOT NULL, "on" TEXT NOT NULL, reason TEXT, cause TEXT, dueOn TEXT,
    validFrom TEXT, validUntil TEXT, document TEXT, decisionId TEXT REFERENCES supplierDecision(id), appealId TEXT REFERENCES supplierAppeal(id), deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX qualificationEventByDay ON qualificationEvent (qualificationId, "on", id)',
  // scoredBy, findings: JSON; total, band and outcome follow from the scores and the scheme's version
  `CREATE TABLE scoreSheet (
    id TEXT PRIMARY KEY, qualificationId TEXT NOT NULL REFERENCES qualification(id), schemeId TEXT NOT NULL REFERENCES supplierScheme(id), scoredOn TEXT NOT NULL,
    scoredBy TEXT NOT NULL, findings TEXT NOT NULL DEFAULT '[]', note TEXT, total REAL, band TEXT, outcome TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX scoreSheetByQualification ON scoreSheet (qualificationId)',
  // points: 0–100, null = no data; evidence: JSON with the documents' names as they were, since a sheet is sealed
  `CREATE TABLE score (
    id TEXT PRIMARY KEY, scoreSheetId TEXT NOT NULL REFERENCES scoreSheet(id), criterion TEXT NOT NULL, points REAL, fromCertificate INTEGER NOT NULL DEFAULT 0,
    evidence TEXT NOT NULL DEFAULT '[]', reason TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX scoreBySheet ON score (scoreSheetId)',
]

const acts = [
  `CREATE TABLE supplierDecision (
    id TEXT PRIMARY KEY, qualificationId TEXT NOT NULL REFERENCES qualification(id), kind TEXT NOT NULL, number INTEGER NOT NULL, year INTEGER NOT NULL, decidedOn TEXT NOT NULL,
    body TEXT NOT NULL, decidedBy TEXT NOT NULL, reasons TEXT NOT NULL, cause TEXT, noticeOn TEXT, reply TEXT, sameHands TEXT NOT NULL DEFAULT '[]', sameHandsReason TEXT,
    overrideReason TEXT, scoreSheetId TEXT REFERENCES scoreSheet(id), validUntil TEXT, appealUntil TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX supplierDecisionByQualification ON supplierDecision (qualificationId)',
  'CREATE TABLE supplierCondition (id TEXT PRIMARY KEY, decisionId TEXT NOT NULL REFERENCES supplierDecision(id), text TEXT NOT NULL, dueOn TEXT NOT NULL, metOn TEXT, deletedAt TEXT) STRICT',
  'CREATE INDEX supplierConditionByDecision ON supplierCondition (decisionId)',
  `CREATE TABLE supplierAppeal (
    id TEXT PRIMARY KEY, decisionId TEXT NOT NULL REFERENCES supplierDecision(id), filedOn TEXT NOT NULL, grounds TEXT, suspends INTEGER NOT NULL DEFAULT 0, panel TEXT NOT NULL DEFAULT '[]',
    dueOn TEXT, answeredOn TEXT, outcome TEXT, answer TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX supplierAppealByDecision ON supplierAppeal (decisionId)',
]

const lists = [
  `CREATE TABLE publishedList (
    id TEXT PRIMARY KEY, number INTEGER NOT NULL, year INTEGER NOT NULL, "date" TEXT NOT NULL, schemeId TEXT NOT NULL REFERENCES supplierScheme(id), note TEXT, publishedAt TEXT NOT NULL, deletedAt TEXT
  ) STRICT`,
  // as it was on its day: it points to no record that could change or be merged
  `CREATE TABLE publishedRow (
    id TEXT PRIMARY KEY, publishedListId TEXT NOT NULL REFERENCES publishedList(id), position INTEGER NOT NULL, categoryCode TEXT NOT NULL, category TEXT NOT NULL, categoryEnglish TEXT,
    name TEXT NOT NULL, municipality TEXT, province TEXT, country TEXT NOT NULL, vatNumber TEXT, state TEXT NOT NULL, validFrom TEXT, validUntil TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX publishedRowByList ON publishedRow (publishedListId)',
]
