import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Policies of clusters and of firms: versions of clauses that have an identity for ever, what became of clauses, what a firm does with each of them, consultations with their
 * contributions, acceptances.
 */
export const policies: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const decision = 'decisionId TEXT, decisionBody TEXT, decisionNumber TEXT, decisionOn TEXT, decisionText TEXT'

const statements = [
  // parentId: the cluster's policy that a firm's follows
  `CREATE TABLE policy (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, nameEnglish TEXT, sortKey TEXT NOT NULL, scope TEXT NOT NULL, clusterId TEXT REFERENCES cluster(id), organisationId TEXT REFERENCES organisation(id),
    parentId TEXT REFERENCES policy(id), language TEXT NOT NULL, note TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX policyByCluster ON policy (clusterId)',
  'CREATE INDEX policyByOrganisation ON policy (organisationId)',
  'CREATE INDEX policyByParent ON policy (parentId)',
  // state: working, consultation, adopted; the rest is told by the days. editorial: why its changes are no matter of substance. The decision's words are as they were
  `CREATE TABLE policyVersion (
    id TEXT PRIMARY KEY, policyId TEXT NOT NULL REFERENCES policy(id), major INTEGER NOT NULL, minor INTEGER NOT NULL, state TEXT NOT NULL, changelog TEXT, changelogEnglish TEXT, editorial TEXT,
    basedOnId TEXT REFERENCES policyVersion(id), parentVersionId TEXT REFERENCES policyVersion(id), effectiveFrom TEXT, effectiveTo TEXT, ${decision}, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX policyVersionByPolicy ON policyVersion (policyId)',
  'CREATE INDEX policyVersionByBase ON policyVersion (basedOnId)',
  'CREATE INDEX policyVersionByParent ON policyVersion (parentVersionId)',
  // an adopted version is sealed: its end before its time is a record of its own
  `CREATE TABLE policyWithdrawal (
    id TEXT PRIMARY KEY, versionId TEXT NOT NULL REFERENCES policyVersion(id), withdrawnOn TEXT NOT NULL, reason TEXT NOT NULL, ${decision}, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX policyWithdrawalByVersion ON policyWithdrawal (versionId)',
  // a clause in a version; clauseId is what it is for ever, parentId the clauseId above it. translatedHash: what the original said when it was translated, and in which version
  `CREATE TABLE policyClause (
    id TEXT PRIMARY KEY, versionId TEXT NOT NULL REFERENCES policyVersion(id), clauseId TEXT NOT NULL, parentId TEXT, position REAL NOT NULL, heading TEXT, headingEnglish TEXT, text TEXT NOT NULL,
    textEnglish TEXT, strength TEXT, tailorability TEXT NOT NULL, parameters TEXT NOT NULL, rationale TEXT, rationaleEnglish TEXT, sources TEXT NOT NULL, hash TEXT NOT NULL,
    translatedHash TEXT, translatedVersionId TEXT REFERENCES policyVersion(id), deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX policyClauseByVersion ON policyClause (versionId, clauseId)',
  'CREATE INDEX policyClauseByTranslated ON policyClause (translatedVersionId)',
  // toId is null where a clause ended
  `CREATE TABLE policyLineage (
    id TEXT PRIMARY KEY, versionId TEXT NOT NULL REFERENCES policyVersion(id), kind TEXT NOT NULL, fromId TEXT NOT NULL, toId TEXT, reason TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX policyLineageByVersion ON policyLineage (versionId)',
  // what a firm's version does with a clause, pinned to the clause as it was then; keptHash: the newer text that it decided not to follow ('' = the end of the clause)
  `CREATE TABLE policyBinding (
    id TEXT PRIMARY KEY, versionId TEXT NOT NULL REFERENCES policyVersion(id), clauseId TEXT NOT NULL, pinnedId TEXT REFERENCES policyClause(id), pinnedHash TEXT, mode TEXT NOT NULL,
    parameterValues TEXT NOT NULL, heading TEXT, headingEnglish TEXT, text TEXT NOT NULL, textEnglish TEXT, strength TEXT, reason TEXT, omission TEXT, until TEXT, afterId TEXT,
    keptHash TEXT, keptReason TEXT, keptUntil TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX policyBindingByVersion ON policyBinding (versionId, clauseId)',
  'CREATE INDEX policyBindingByPinned ON policyBinding (pinnedId)',
  `CREATE TABLE policyMilestone (
    id TEXT PRIMARY KEY, policyId TEXT NOT NULL REFERENCES policy(id), versionId TEXT REFERENCES policyVersion(id), name TEXT NOT NULL, "on" TEXT NOT NULL, note TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX policyMilestoneByPolicy ON policyMilestone (policyId)',
  'CREATE INDEX policyMilestoneByVersion ON policyMilestone (versionId)',
  `CREATE TABLE policyConsultation (
    id TEXT PRIMARY KEY, versionId TEXT NOT NULL REFERENCES policyVersion(id), audience TEXT NOT NULL, opensOn TEXT NOT NULL, closesOn TEXT NOT NULL, closedOn TEXT, note TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX policyConsultationByVersion ON policyConsultation (versionId)',
  `CREATE TABLE policyInvitee (
    id TEXT PRIMARY KEY, consultationId TEXT NOT NULL REFERENCES policyConsultation(id), organisationId TEXT NOT NULL REFERENCES organisation(id), deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX policyInviteeByConsultation ON policyInvitee (consultationId)',
  'CREATE INDEX policyInviteeByOrganisation ON policyInvitee (organisationId)',
  // without clauseId it is about the whole text; resultingClauseId: the clause that came of it, in that version of the same policy
  `CREATE TABLE policyContribution (
    id TEXT PRIMARY KEY, consultationId TEXT NOT NULL REFERENCES policyConsultation(id), number INTEGER NOT NULL, clauseId TEXT, organisationId TEXT REFERENCES organisation(id), author TEXT,
    kind TEXT NOT NULL, quote TEXT, text TEXT NOT NULL, proposal TEXT, receivedOn TEXT NOT NULL, channel TEXT NOT NULL, state TEXT NOT NULL, reply TEXT, replyEnglish TEXT, repliedOn TEXT,
    resultingVersionId TEXT REFERENCES policyVersion(id), resultingClauseId TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX policyContributionByConsultation ON policyContribution (consultationId)',
  'CREATE INDEX policyContributionByOrganisation ON policyContribution (organisationId)',
  'CREATE INDEX policyContributionByResult ON policyContribution (resultingVersionId)',
  // The firm is that of the version's policy, and the scan no foreign key: a sealed row points to nothing that a merge of organisations moves. revokesId: it takes that one back
  `CREATE TABLE policyAcceptance (
    id TEXT PRIMARY KEY, versionId TEXT NOT NULL REFERENCES policyVersion(id), revokesId TEXT REFERENCES policyAcceptance(id), personName TEXT NOT NULL, personRole TEXT NOT NULL,
    acceptedOn TEXT NOT NULL, medium TEXT NOT NULL, language TEXT NOT NULL, textHash TEXT NOT NULL, place TEXT, witness TEXT, note TEXT, attachmentId TEXT, fileHash TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX policyAcceptanceByVersion ON policyAcceptance (versionId)',
  'CREATE INDEX policyAcceptanceByRevoked ON policyAcceptance (revokesId)',
]
