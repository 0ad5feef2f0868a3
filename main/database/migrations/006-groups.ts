import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Working groups and other bodies with their rules and seats, the map of stakeholders, meetings with all that happens in them, decisions, actions, minutes.
 * Times of meetings are the clock of the place (`YYYY-MM-DDTHH:MM`), instants of the program are UTC.
 *
 * Rows that are sealed with the approved minutes have the names copied in, and name a seat without a foreign key: seats that became one leave them as they were.
 */
export const groups: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [...bodies, ...stakeholders, ...meetings, ...sittings, ...outcomes, ...minutes]) await sql.raw(statement).execute(db)
  },
}

const bodies = [
  // without a cluster it is one across all
  `CREATE TABLE body (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, sortKey TEXT NOT NULL, clusterId TEXT REFERENCES cluster(id), kind TEXT NOT NULL, purpose TEXT, "from" TEXT, "to" TEXT, act TEXT,
    deletedAt TEXT
  ) STRICT`,
  // a version of the rules, in force from its day until the next one; formulas as text: none, atLeast 1/2, moreThan 1/2, halfPlusOne, count 3
  `CREATE TABLE bodyRule (
    id TEXT PRIMARY KEY, bodyId TEXT NOT NULL REFERENCES body(id), "from" TEXT, formal INTEGER NOT NULL, noticeDays INTEGER NOT NULL, quorumFirst TEXT NOT NULL,
    quorumSecond TEXT NOT NULL, secondCallMinutes INTEGER, proxiesInQuorum INTEGER NOT NULL, maxProxies INTEGER NOT NULL, votingBase TEXT NOT NULL, threshold TEXT NOT NULL,
    abstentions TEXT NOT NULL, tie TEXT NOT NULL, approvalRequired INTEGER NOT NULL, observationDays INTEGER NOT NULL, signers TEXT NOT NULL, numbering TEXT NOT NULL,
    source TEXT, deletedAt TEXT
  ) STRICT`,
  `CREATE UNIQUE INDEX bodyRuleFrom ON bodyRule (bodyId, coalesce("from", '')) WHERE deletedAt IS NULL`,
  `CREATE TABLE seat (
    id TEXT PRIMARY KEY, bodyId TEXT NOT NULL REFERENCES body(id), organisationId TEXT REFERENCES organisation(id), personId TEXT REFERENCES person(id),
    substituteId TEXT REFERENCES person(id), role TEXT NOT NULL, votes INTEGER NOT NULL, "from" TEXT, "to" TEXT, act TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX seatByBody ON seat (bodyId)',
  'CREATE INDEX seatByOrganisation ON seat (organisationId)',
]

const stakeholders = [
  // 1 (little) to 5 (much); a series, of which the newest until a day counts
  `CREATE TABLE stakeholderAssessment (
    id TEXT PRIMARY KEY, organisationId TEXT NOT NULL REFERENCES organisation(id), clusterId TEXT NOT NULL REFERENCES cluster(id), assessedOn TEXT NOT NULL, interest INTEGER,
    influence INTEGER, dependency INTEGER, tension INTEGER, stance TEXT, assessor TEXT, note TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX stakeholderAssessmentByCluster ON stakeholderAssessment (clusterId, organisationId, assessedOn)',
  'CREATE INDEX stakeholderAssessmentByOrganisation ON stakeholderAssessment (organisationId)',
  `CREATE TABLE relation (
    id TEXT PRIMARY KEY, clusterId TEXT NOT NULL REFERENCES cluster(id), fromId TEXT NOT NULL REFERENCES organisation(id), toId TEXT NOT NULL REFERENCES organisation(id),
    kind TEXT NOT NULL, strength INTEGER NOT NULL, formal INTEGER NOT NULL, evidence TEXT, "from" TEXT, "to" TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX relationByCluster ON relation (clusterId)',
  'CREATE INDEX relationByFrom ON relation (fromId)',
  'CREATE INDEX relationByTo ON relation (toId)',
]

const meetings = [
  `CREATE TABLE meetingSeries (
    id TEXT PRIMARY KEY, bodyId TEXT NOT NULL REFERENCES body(id), name TEXT NOT NULL, year INTEGER NOT NULL, note TEXT, deletedAt TEXT
  ) STRICT`,
  // ruleId: the version that the meeting goes by, kept from the convocation on; chairId and secretaryId: lines of its attendance
  `CREATE TABLE meeting (
    id TEXT PRIMARY KEY, bodyId TEXT NOT NULL REFERENCES body(id), seriesId TEXT REFERENCES meetingSeries(id), ruleId TEXT REFERENCES bodyRule(id), title TEXT,
    startsAt TEXT NOT NULL, plannedEndAt TEXT, place TEXT, link TEXT, mode TEXT NOT NULL DEFAULT 'inPerson', secondStartsAt TEXT, secondPlace TEXT, convocationText TEXT,
    protocol TEXT, state TEXT NOT NULL DEFAULT 'planned', "call" INTEGER, convenedOn TEXT, convenedBy TEXT, openedAt TEXT, closedAt TEXT, desertedAt TEXT, notHeldKind TEXT,
    notHeldReason TEXT, chairId TEXT, secretaryId TEXT, secretaryHow TEXT, nextAt TEXT, confidential INTEGER NOT NULL DEFAULT 0, privateNotes TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX meetingByBody ON meeting (bodyId, startsAt)',
  // number: frozen by the convocation; before, it is computed from the order
  `CREATE TABLE agendaPoint (
    id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id), parentId TEXT REFERENCES agendaPoint(id), position INTEGER NOT NULL, number TEXT, title TEXT NOT NULL,
    kind TEXT NOT NULL, speaker TEXT, plannedMinutes INTEGER, confidential INTEGER NOT NULL DEFAULT 0, recurring INTEGER NOT NULL DEFAULT 0, added INTEGER NOT NULL DEFAULT 0,
    approvesId TEXT REFERENCES meeting(id), carriedFromId TEXT REFERENCES agendaPoint(id), carryReason TEXT, outcome TEXT, notes TEXT, privateNotes TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX agendaPointByMeeting ON agendaPoint (meetingId)',
  'CREATE INDEX agendaPointByOrigin ON agendaPoint (carriedFromId) WHERE carriedFromId IS NOT NULL',
  `CREATE TABLE proposal (
    id TEXT PRIMARY KEY, bodyId TEXT NOT NULL REFERENCES body(id), title TEXT NOT NULL, text TEXT, kind TEXT NOT NULL, organisationId TEXT REFERENCES organisation(id), proposer TEXT,
    receivedOn TEXT NOT NULL, declinedOn TEXT, declinedReason TEXT, pointId TEXT REFERENCES agendaPoint(id), deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX proposalByBody ON proposal (bodyId)',
  'CREATE INDEX proposalByOrganisation ON proposal (organisationId)',
  // the file itself lies beside the workspace under its hash, as attachments do
  `CREATE TABLE meetingPaper (
    id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id), pointId TEXT REFERENCES agendaPoint(id), letter TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL, integral INTEGER NOT NULL DEFAULT 1, addedOn TEXT NOT NULL, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX meetingPaperByMeeting ON meetingPaper (meetingId)',
  // what went out to whom, also after the minutes are sealed
  `CREATE TABLE sending (
    id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id), what TEXT NOT NULL, decisionId TEXT REFERENCES decision(id), recipient TEXT NOT NULL,
    organisationId TEXT REFERENCES organisation(id), channel TEXT NOT NULL, address TEXT, sentAt TEXT NOT NULL, proof TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX sendingByMeeting ON sending (meetingId)',
  'CREATE INDEX sendingByOrganisation ON sending (organisationId)',
]

const sittings = [
  // a seat of the day, or a guest; name and organisation as they were
  `CREATE TABLE attendance (
    id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id), seatId TEXT, organisationId TEXT REFERENCES organisation(id),
    personId TEXT REFERENCES person(id), name TEXT NOT NULL, organisation TEXT, role TEXT NOT NULL,
    votes INTEGER NOT NULL, substitute INTEGER NOT NULL DEFAULT 0, state TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX attendanceByMeeting ON attendance (meetingId)',
  'CREATE INDEX attendanceByOrganisation ON attendance (organisationId)',
  `CREATE TABLE presence (
    id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id), attendanceId TEXT NOT NULL REFERENCES attendance(id), cameAt TEXT NOT NULL, leftAt TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX presenceByMeeting ON presence (meetingId)',
  `CREATE TABLE proxy (
    id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id), grantorId TEXT NOT NULL REFERENCES attendance(id), holderId TEXT NOT NULL REFERENCES attendance(id),
    state TEXT NOT NULL, document TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX proxyByMeeting ON proxy (meetingId)',
  // what was found at an hour: a fact, never reckoned again
  `CREATE TABLE quorumCheck (
    id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id), at TEXT NOT NULL, "call" INTEGER NOT NULL, formula TEXT NOT NULL, seats INTEGER NOT NULL,
    present INTEGER NOT NULL, byProxy INTEGER NOT NULL, required INTEGER NOT NULL, reached INTEGER NOT NULL, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX quorumCheckByMeeting ON quorumCheck (meetingId)',
]

const outcomes = [
  // closed when it is written: the rule and the outcome as they were
  `CREATE TABLE vote (
    id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id), pointId TEXT NOT NULL REFERENCES agendaPoint(id), subject TEXT NOT NULL, method TEXT NOT NULL, at TEXT NOT NULL,
    seats INTEGER NOT NULL, entitled INTEGER NOT NULL, conflicts INTEGER NOT NULL, favour INTEGER NOT NULL, against INTEGER NOT NULL, abstained INTEGER NOT NULL,
    notVoting INTEGER NOT NULL, votingBase TEXT NOT NULL, threshold TEXT NOT NULL, base INTEGER NOT NULL, required INTEGER NOT NULL, outcome TEXT NOT NULL,
    annulsId TEXT REFERENCES vote(id), note TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX voteByMeeting ON vote (meetingId)',
  'CREATE INDEX voteByPoint ON vote (pointId)',
  // who was entitled when it was closed; the choice is null where it was secret, or not said by name
  `CREATE TABLE voter (
    id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id), voteId TEXT NOT NULL REFERENCES vote(id), attendanceId TEXT NOT NULL REFERENCES attendance(id),
    name TEXT NOT NULL, organisation TEXT, holder TEXT, choice TEXT, reason TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX voterByVote ON voter (voteId)',
  'CREATE INDEX voterByMeeting ON voter (meetingId)',
  // outcome: adopted or rejected; revoked and corrected follow from later ones that point here
  `CREATE TABLE decision (
    id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id), pointId TEXT NOT NULL REFERENCES agendaPoint(id), bodyId TEXT NOT NULL REFERENCES body(id),
    voteId TEXT REFERENCES vote(id), number INTEGER, year INTEGER NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, outcome TEXT NOT NULL, effectiveFrom TEXT,
    revokesId TEXT REFERENCES decision(id), deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX decisionByMeeting ON decision (meetingId)',
  'CREATE INDEX decisionByBody ON decision (bodyId, year, number)',
  'CREATE INDEX decisionRevoking ON decision (revokesId) WHERE revokesId IS NOT NULL',
  `CREATE TABLE decisionEffect (
    id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id), decisionId TEXT NOT NULL REFERENCES decision(id), kind TEXT NOT NULL, targetTable TEXT, targetId TEXT, note TEXT,
    deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX decisionEffectByDecision ON decisionEffect (decisionId)',
  'CREATE INDEX decisionEffectByMeeting ON decisionEffect (meetingId)',
  'CREATE INDEX decisionEffectByTarget ON decisionEffect (targetId)',
  // lives on after the minutes are sealed, which hold it as it was
  `CREATE TABLE action (
    id TEXT PRIMARY KEY, bodyId TEXT NOT NULL REFERENCES body(id), pointId TEXT REFERENCES agendaPoint(id), text TEXT NOT NULL, owner TEXT,
    ownerOrganisationId TEXT REFERENCES organisation(id), ownerPersonId TEXT REFERENCES person(id), due TEXT, priority INTEGER NOT NULL DEFAULT 2,
    state TEXT NOT NULL DEFAULT 'open', doneOn TEXT, progress INTEGER NOT NULL DEFAULT 0, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX actionByBody ON action (bodyId)',
  'CREATE INDEX actionByPoint ON action (pointId)',
  'CREATE INDEX actionByOrganisation ON action (ownerOrganisationId)',
  `CREATE TABLE actionNote (
    id TEXT PRIMARY KEY, actionId TEXT NOT NULL REFERENCES action(id), notedOn TEXT NOT NULL, text TEXT NOT NULL, writer TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX actionNoteByAction ON actionNote (actionId)',
]

const minutes = [
  `CREATE TABLE minutes (
    id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id), state TEXT NOT NULL DEFAULT 'draft', draft INTEGER NOT NULL DEFAULT 0, opening TEXT, closing TEXT,
    observeUntil TEXT, number INTEGER, year INTEGER, approvedOn TEXT, approvalHow TEXT, approvedByPointId TEXT REFERENCES agendaPoint(id), deletedAt TEXT
  ) STRICT`,
  'CREATE UNIQUE INDEX minutesOfMeeting ON minutes (meetingId) WHERE deletedAt IS NULL',
  // the whole text as it was when it went round, was reopened or approved
  `CREATE TABLE minutesVersion (
    id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id), number INTEGER NOT NULL, event TEXT NOT NULL, reason TEXT, at TEXT NOT NULL, writer TEXT,
    content TEXT NOT NULL, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX minutesVersionByMeeting ON minutesVersion (meetingId)',
  `CREATE TABLE observation (
    id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id), attendanceId TEXT NOT NULL REFERENCES attendance(id), pointId TEXT REFERENCES agendaPoint(id),
    text TEXT NOT NULL, receivedOn TEXT NOT NULL, outcome TEXT, answer TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX observationByMeeting ON observation (meetingId)',
  // an annotation to sealed minutes, itself sealed; its decision belongs to a later meeting
  `CREATE TABLE correction (
    id TEXT PRIMARY KEY, correctsId TEXT NOT NULL REFERENCES meeting(id), decisionId TEXT NOT NULL REFERENCES decision(id), pointId TEXT REFERENCES agendaPoint(id),
    number INTEGER NOT NULL, kind TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, reason TEXT NOT NULL, correctedOn TEXT NOT NULL, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX correctionByMeeting ON correction (correctsId)',
  'CREATE INDEX correctionByDecision ON correction (decisionId)',
  // a meeting handed to a laptop: locked here while it is neither back nor broken
  `CREATE TABLE carry (
    id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id), recipient TEXT NOT NULL, outAt TEXT NOT NULL, backAt TEXT, brokenAt TEXT, brokenReason TEXT, deletedAt TEXT
  ) STRICT`,
  'CREATE INDEX carryByMeeting ON carry (meetingId)',
]
