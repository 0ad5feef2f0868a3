import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Self-assessments of firms by checklists, which are data files of the program; the questionnaires that went out for them, and what came back. */
export const checklists: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  // checklist and edition are those of resources/checklists: results of one edition are never another's
  `CREATE TABLE assessment (
    id TEXT PRIMARY KEY, organisationId TEXT NOT NULL REFERENCES organisation(id), checklist TEXT NOT NULL, edition TEXT NOT NULL, answeredOn TEXT NOT NULL,
    person TEXT, note TEXT, source TEXT NOT NULL DEFAULT 'screen', deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX assessmentByOrganisation ON assessment (organisationId)',
  // row = the question's code; what is not answered has no row here, or one without answer
  `CREATE TABLE assessmentAnswer (
    id TEXT PRIMARY KEY, assessmentId TEXT NOT NULL REFERENCES assessment(id), row TEXT NOT NULL, answer TEXT, note TEXT, evidence TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE UNIQUE INDEX assessmentAnswerByRow ON assessmentAnswer (assessmentId, row) WHERE deletedAt IS NULL',
  // receivedOn and assessmentId since its answers were taken over
  `CREATE TABLE questionnaire (
    id TEXT PRIMARY KEY, organisationId TEXT NOT NULL REFERENCES organisation(id), checklist TEXT NOT NULL, edition TEXT NOT NULL, language TEXT NOT NULL,
    sentOn TEXT NOT NULL, dueOn TEXT, receivedOn TEXT, assessmentId TEXT REFERENCES assessment(id), deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX questionnaireByOrganisation ON questionnaire (organisationId)',
  'CREATE INDEX questionnaireByAssessment ON questionnaire (assessmentId)',
  // what a returned file says, until it is taken over; emptied 30 days later
  `CREATE TABLE questionnaireReading (
    id TEXT PRIMARY KEY, questionnaireId TEXT NOT NULL, fileName TEXT NOT NULL, sha256 TEXT NOT NULL, reading TEXT NOT NULL, createdAt TEXT NOT NULL, appliedAt TEXT
  ) STRICT`,
]
