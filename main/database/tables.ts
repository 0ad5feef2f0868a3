/** A decision of a body, its words copied in as they were. */
type Decision = { decisionId: string | null; decisionBody: string | null; decisionNumber: string | null; decisionOn: string | null; decisionText: string | null }

/** The tables of a workspace as Kysely sees them. Columns bear the contract's names; days and instants are text, money is cents. */
export type Tables = {
  writing: { id: number; device: string; batch: string | null; writerId: string | null; redacting: number }
  batch: {
    id: string; device: string; at: string; writerId: string | null; writerName: string | null; kind: string; values: string; changes: number
    undoes: string | null; undoneBy: string | null
  }
  journal: {
    sequence: number; device: string; batch: string | null; writerId: string | null; recordTable: string; recordId: string
    operation: 'insert' | 'update' | 'delete'; before: string | null; after: string | null
  }
  seal: {
    register: string; number: number; recordTable: string; recordId: string; batch: string | null; sealedAt: string; content: string; contentHash: string
    rowsHash: string; previous: string | null; hash: string; redactedOn: string | null
  }
  numbering: { register: string; year: number; last: number }
  draft: { document: string; writerId: string; value: string; at: string }
  preference: { id: string; value: string }
  setting: { id: string; value: string | null; deletedAt: string | null }
  writer: { id: string; name: string; initials: string; deletedAt: string | null }
  cluster: {
    id: string; name: string; sortKey: string; sector: string | null; place: string | null; description: string | null
    referenceId: string | null; deletedAt: string | null
  }
  organisation: {
    id: string; name: string; sortKey: string; matchName: string; kind: string; legalForm: string | null; country: string
    vatNumber: string | null; vatToVerify: number; taxCode: string | null; rea: string | null; pec: string | null; sdiCode: string | null
    email: string | null; otherEmails: string | null; phone: string | null; website: string | null; atecoCode: string | null
    atecoEdition: string | null; chainPlace: string | null; ownerGroup: string | null; tags: string; privateNotes: string | null; deletedAt: string | null
    mergedInto: string | null; confirmedOn: string | null
  }
  site: {
    id: string; organisationId: string; kind: 'registered' | 'operating'; address: string | null; municipality: string | null
    municipalityCode: string | null; province: string | null; postalCode: string | null; deletedAt: string | null
  }
  figure: {
    id: string; organisationId: string; year: number; employees: number | null; turnoverCents: number | null
    balanceSheetCents: number | null; deletedAt: string | null
  }
  membership: {
    id: string; organisationId: string; clusterId: string; kind: string; from: string | null; to: string | null; act: string | null
    withdrawalReason: string | null; deletedAt: string | null
  }
  person: {
    id: string; name: string; sortKey: string; noticeOn: string | null; noticeArticle: string | null; noticeHow: string | null; privateNotes: string | null
    anonymisedOn: string | null; mergedInto: string | null; deletedAt: string | null
  }
  consent: {
    id: string; personId: string; purpose: string; givenOn: string; how: string | null; withdrawnOn: string | null; withdrawnHow: string | null; deletedAt: string | null
  }
  contact: {
    id: string; personId: string; organisationId: string | null; role: string | null; email: string | null; phone: string | null
    from: string | null; to: string | null; deletedAt: string | null
  }
  documentType: {
    id: string; code: string | null; name: string; nameEnglish: string | null; kind: string; edition: string | null; issuer: string | null; issuerEnglish: string | null
    validity: string; validFor: number | null; validUnit: string | null; warnDays: number | null; successorId: string | null; successorFrom: string | null
    transitionOn: string | null; source: string | null; sourceEnglish: string | null; note: string | null; noteEnglish: string | null; deletedAt: string | null
  }
  document: {
    id: string; organisationId: string; documentTypeId: string; number: string | null; issuer: string | null
    scope: string | null; sites: string | null; issuedOn: string | null; validFrom: string | null; expiresOn: string | null
    receivedOn: string | null; verified: number; checkedOn: string | null; checkedBy: string | null; checkedHow: string | null
    rejectedOn: string | null; rejectedReason: string | null; note: string | null; deletedAt: string | null
  }
  attachment: {
    id: string; organisationId: string; documentId: string | null; name: string; sha256: string; bytes: number; addedOn: string
    version: number; fileId: string | null; deletedAt: string | null
  }
  body: {
    id: string; name: string; sortKey: string; clusterId: string | null; kind: string; purpose: string | null; from: string | null; to: string | null
    act: string | null; deletedAt: string | null
  }
  bodyRule: {
    id: string; bodyId: string; from: string | null; formal: number; noticeDays: number; quorumFirst: string; quorumSecond: string
    secondCallMinutes: number | null; proxiesInQuorum: number; maxProxies: number; votingBase: string; threshold: string; abstentions: string
    tie: string; approvalRequired: number; observationDays: number; signers: string; numbering: string; source: string | null
    deletedAt: string | null
  }
  seat: {
    id: string; bodyId: string; organisationId: string | null; personId: string | null; substituteId: string | null; role: string; votes: number
    from: string | null; to: string | null; act: string | null; deletedAt: string | null
  }
  textBlock: { id: string; bodyId: string | null; name: string; nameEnglish: string | null; text: string; textEnglish: string | null; deletedAt: string | null }
  stakeholderAssessment: {
    id: string; organisationId: string; clusterId: string; assessedOn: string; interest: number | null; influence: number | null
    dependency: number | null; tension: number | null; stance: string | null; assessor: string | null; note: string | null; deletedAt: string | null
  }
  relation: {
    id: string; clusterId: string; fromId: string; toId: string; kind: string; strength: number; formal: number; evidence: string | null
    from: string | null; to: string | null; deletedAt: string | null
  }
  meetingSeries: {
    id: string; bodyId: string; name: string; year: number; note: string | null; deletedAt: string | null
  }
  meeting: {
    id: string; bodyId: string; seriesId: string | null; ruleId: string | null; title: string | null; startsAt: string; plannedEndAt: string | null
    place: string | null; link: string | null; mode: string; secondStartsAt: string | null; secondPlace: string | null; convocationText: string | null
    protocol: string | null; state: string; call: number | null; convenedOn: string | null; convenedBy: string | null; openedAt: string | null
    closedAt: string | null; desertedAt: string | null; notHeldKind: string | null; notHeldReason: string | null; chairId: string | null
    secretaryId: string | null; secretaryHow: string | null; nextAt: string | null; confidential: number; privateNotes: string | null
    deletedAt: string | null
  }
  agendaPoint: {
    id: string; meetingId: string; parentId: string | null; position: number; number: string | null; title: string; kind: string
    speaker: string | null; plannedMinutes: number | null; confidential: number; recurring: number; added: number; approvesId: string | null
    carriedFromId: string | null; carryReason: string | null; outcome: string | null; notes: string | null; privateNotes: string | null
    deletedAt: string | null
  }
  proposal: {
    id: string; bodyId: string; title: string; text: string | null; kind: string; organisationId: string | null; proposer: string | null
    receivedOn: string; declinedOn: string | null; declinedReason: string | null; pointId: string | null; deletedAt: string | null
  }
  meetingPaper: {
    id: string; meetingId: string; pointId: string | null; letter: string; name: string; sha256: string; bytes: number; integral: number
    addedOn: string; deletedAt: string | null
  }
  signedCopy: { id: string; meetingId: string; name: string; sha256: string; bytes: number; addedOn: string; deletedAt: string | null }
  sending: {
    id: string; meetingId: string; what: string; decisionId: string | null; recipient: string; organisationId: string | null; channel: string
    address: string | null; sentAt: string; proof: string | null; deletedAt: string | null
  }
  attendance: {
    id: string; meetingId: string; seatId: string | null; organisationId: string | null; personId: string | null; name: string
    organisation: string | null; role: string; votes: number; substitute: number; state: string | null; deletedAt: string | null
  }
  presence: {
    id: string; meetingId: string; attendanceId: string; cameAt: string; leftAt: string | null; deletedAt: string | null
  }
  proxy: {
    id: string; meetingId: string; grantorId: string; holderId: string; state: string; document: string | null; deletedAt: string | null
  }
  quorumCheck: {
    id: string; meetingId: string; at: string; call: number; formula: string; seats: number; present: number; byProxy: number; required: number
    reached: number; deletedAt: string | null
  }
  vote: {
    id: string; meetingId: string; pointId: string; subject: string; method: string; at: string; seats: number; entitled: number; conflicts: number
    favour: number; against: number; abstained: number; notVoting: number; votingBase: string; threshold: string; base: number; required: number
    outcome: string; annulsId: string | null; note: string | null; deletedAt: string | null
  }
  voter: {
    id: string; meetingId: string; voteId: string; attendanceId: string; name: string; organisation: string | null; holder: string | null
    choice: string | null; reason: string | null; deletedAt: string | null
  }
  decision: {
    id: string; meetingId: string; pointId: string; bodyId: string; voteId: string | null; number: number | null; year: number; title: string
    text: string; outcome: string; effectiveFrom: string | null; revokesId: string | null; deletedAt: string | null
  }
  decisionEffect: {
    id: string; meetingId: string; decisionId: string; kind: string; targetTable: string | null; targetId: string | null; note: string | null
    deletedAt: string | null
  }
  action: {
    id: string; bodyId: string; pointId: string | null; text: string; owner: string | null; ownerOrganisationId: string | null
    ownerPersonId: string | null; due: string | null; priority: number; state: string; doneOn: string | null; progress: number
    deletedAt: string | null
  }
  actionNote: {
    id: string; actionId: string; notedOn: string; text: string; writer: string | null; deletedAt: string | null
  }
  minutes: {
    id: string; meetingId: string; state: string; draft: number; opening: string | null; closing: string | null; observeUntil: string | null
    number: number | null; year: number | null; approvedOn: string | null; approvalHow: string | null; approvedByPointId: string | null
    deletedAt: string | null
  }
  minutesVersion: {
    id: string; meetingId: string; number: number; event: string; reason: string | null; at: string; writer: string | null; content: string
    deletedAt: string | null
  }
  observation: {
    id: string; meetingId: string; attendanceId: string; pointId: string | null; text: string; receivedOn: string; outcome: string | null
    answer: string | null; deletedAt: string | null
  }
  correction: {
    id: string; correctsId: string; decisionId: string; pointId: string | null; number: number; kind: string; before: string; after: string
    reason: string; correctedOn: string; deletedAt: string | null
  }
  carry: {
    id: string; meetingId: string; recipient: string; outAt: string; backAt: string | null; brokenAt: string | null; brokenReason: string | null
    deletedAt: string | null
  }
  assessment: {
    id: string; organisationId: string; checklist: string; edition: string; answeredOn: string; person: string | null; note: string | null; source: string
    deletedAt: string | null
  }
  assessmentAnswer: { id: string; assessmentId: string; row: string; answer: string | null; note: string | null; evidence: string | null; deletedAt: string | null }
  questionnaire: {
    id: string; organisationId: string; checklist: string; edition: string; language: string; sentOn: string; dueOn: string | null; receivedOn: string | null
    assessmentId: string | null; deletedAt: string | null
  }
  questionnaireReading: {
    id: string; questionnaireId: string; fileName: string; sha256: string; reading: string; createdAt: string; appliedAt: string | null
  }
  supplier: {
    id: string; organisationId: string; description: string | null; hasStaff: number | null; noticeOn: string | null; confirmedOn: string | null; privateNotes: string | null
    deletedAt: string | null
  }
  supplierNaming: { id: string; supplierId: string; organisationId: string; namedOn: string | null; deletedAt: string | null }
  supplierRating: {
    id: string; supplierId: string; organisationId: string; year: number; quality: number | null; delivery: number | null; service: number | null; deletedAt: string | null
  }
  supplierCategory: { id: string; code: string; name: string; nameEnglish: string | null; group: string; ateco: string; position: number; deletedAt: string | null }
  supplierScheme: { id: string; version: number; name: string; from: string | null; content: string; deletedAt: string | null }
  qualification: { id: string; supplierId: string; categoryId: string; deletedAt: string | null }
  qualificationEvent: {
    id: string; qualificationId: string; fromState: string | null; toState: string; on: string; reason: string | null; cause: string | null; dueOn: string | null
    validFrom: string | null; validUntil: string | null; document: string | null; decisionId: string | null; appealId: string | null; deletedAt: string | null
  }
  scoreSheet: {
    id: string; qualificationId: string; schemeId: string; scoredOn: string; scoredBy: string; findings: string; note: string | null; total: number | null; band: string | null
    outcome: string | null; deletedAt: string | null
  }
  score: { id: string; scoreSheetId: string; criterion: string; points: number | null; fromCertificate: number; evidence: string; reason: string | null; deletedAt: string | null }
  supplierDecision: {
    id: string; qualificationId: string; kind: string; number: number; year: number; decidedOn: string; body: string; decidedBy: string; reasons: string; cause: string | null
    noticeOn: string | null; reply: string | null; sameHands: string; sameHandsReason: string | null; overrideReason: string | null; scoreSheetId: string | null; validUntil: string | null
    appealUntil: string | null; deletedAt: string | null
  }
  supplierCondition: { id: string; decisionId: string; text: string; dueOn: string; metOn: string | null; deletedAt: string | null }
  supplierAppeal: {
    id: string; decisionId: string; filedOn: string; grounds: string | null; suspends: number; panel: string; dueOn: string | null; answeredOn: string | null; outcome: string | null
    answer: string | null; deletedAt: string | null
  }
  publishedList: { id: string; number: number; year: number; date: string; schemeId: string; note: string | null; publishedAt: string; deletedAt: string | null }
  publishedRow: {
    id: string; publishedListId: string; position: number; categoryCode: string; category: string; categoryEnglish: string | null; name: string; municipality: string | null
    province: string | null; country: string; vatNumber: string | null; state: string; validFrom: string | null; validUntil: string | null; deletedAt: string | null
  }
  notDuplicate: { id: string; organisationId: string; otherId: string; deletedAt: string | null }
  notSamePerson: { id: string; personId: string; otherId: string; deletedAt: string | null }
  savedView: {
    id: string; grid: string; name: string; writerId: string | null; definition: string; position: number; deletedAt: string | null
  }
  policy: {
    id: string; name: string; nameEnglish: string | null; sortKey: string; scope: string; clusterId: string | null; organisationId: string | null; parentId: string | null; language: string
    note: string | null; deletedAt: string | null
  }
  policyVersion: {
    id: string; policyId: string; major: number; minor: number; state: string; changelog: string | null; changelogEnglish: string | null; editorial: string | null; basedOnId: string | null
    parentVersionId: string | null; effectiveFrom: string | null; effectiveTo: string | null; deletedAt: string | null
  } & Decision
  policyWithdrawal: { id: string; versionId: string; withdrawnOn: string; reason: string; deletedAt: string | null } & Decision
  policyClause: {
    id: string; versionId: string; clauseId: string; parentId: string | null; position: number; heading: string | null; headingEnglish: string | null; text: string; textEnglish: string | null
    strength: string | null; tailorability: string; parameters: string; rationale: string | null; rationaleEnglish: string | null; sources: string; hash: string; translatedHash: string | null
    translatedVersionId: string | null; deletedAt: string | null
  }
  policyLineage: { id: string; versionId: string; kind: string; fromId: string; toId: string | null; reason: string | null; deletedAt: string | null }
  policyBinding: {
    id: string; versionId: string; clauseId: string; pinnedId: string | null; pinnedHash: string | null; mode: string; parameterValues: string; heading: string | null; headingEnglish: string | null
    text: string; textEnglish: string | null; strength: string | null; reason: string | null; omission: string | null; until: string | null; afterId: string | null; keptHash: string | null
    keptReason: string | null; keptUntil: string | null; deletedAt: string | null
  }
  policyMilestone: { id: string; policyId: string; versionId: string | null; name: string; on: string; note: string | null; deletedAt: string | null }
  policyConsultation: {
    id: string; versionId: string; audience: string; opensOn: string; closesOn: string; closedOn: string | null; note: string | null; deletedAt: string | null
  }
  policyInvitee: { id: string; consultationId: string; organisationId: string; deletedAt: string | null }
  policyContribution: {
    id: string; consultationId: string; number: number; clauseId: string | null; organisationId: string | null; author: string | null; kind: string; quote: string | null; text: string
    proposal: string | null; receivedOn: string; channel: string; state: string; reply: string | null; replyEnglish: string | null; repliedOn: string | null; resultingVersionId: string | null; resultingClauseId: string | null
    deletedAt: string | null
  }
  policyAcceptance: {
    id: string; versionId: string; revokesId: string | null; personName: string; personRole: string; acceptedOn: string; medium: string; language: string; textHash: string; place: string | null
    witness: string | null; note: string | null; attachmentId: string | null; fileHash: string | null; deletedAt: string | null
  }
  listLayout: { writerId: string; grid: string; layout: string }
  visit: { writerId: string; recordTable: string; recordId: string; at: string }
  favourite: { writerId: string; recordTable: string; recordId: string; at: string }
  importSession: {
    id: string; fileName: string; sha256: string; clusterId: string | null; year: number; reading: string; createdAt: string
    appliedAt: string | null; batch: string | null
  }
  importRow: { sessionId: string; row: number; cells: string; preview: string }
  importMapping: { signature: string; mapping: string; usedAt: string }
  searchEntry: { id: number; recordTable: string; recordId: string; title: string; body: string }
  searchPending: { recordTable: string; recordId: string }
}

/** Tables whose changes the journal holds: what the agency records. */
export const recordTables = [
  'setting', 'writer', 'cluster', 'organisation', 'site', 'figure', 'membership', 'person', 'consent', 'contact', 'documentType', 'document', 'attachment',
  'assessment', 'assessmentAnswer', 'questionnaire',
  'supplier', 'supplierNaming', 'supplierRating', 'supplierCategory', 'supplierScheme', 'qualification', 'qualificationEvent', 'scoreSheet', 'score', 'supplierDecision',
  'supplierCondition', 'supplierAppeal', 'publishedList', 'publishedRow', 'notDuplicate', 'notSamePerson', 'savedView',
  'body', 'bodyRule', 'seat', 'textBlock', 'stakeholderAssessment', 'relation', 'meetingSeries', 'meeting', 'agendaPoint', 'proposal', 'meetingPaper', 'sending',
  'attendance', 'presence', 'proxy', 'quorumCheck', 'vote', 'voter', 'decision', 'decisionEffect', 'action', 'actionNote', 'minutes',
  'minutesVersion', 'observation', 'correction', 'signedCopy', 'carry',
  'policy', 'policyVersion', 'policyWithdrawal', 'policyClause', 'policyLineage', 'policyBinding', 'policyMilestone', 'policyConsultation', 'policyInvitee', 'policyContribution', 'policyAcceptance',
] as const satisfies readonly (keyof Tables)[]
export type RecordTable = (typeof recordTables)[number]

/** Tables without journal, each with its reason; `search_…` belongs to the index of FTS5. */
export const unjournalledTables: Partial<Record<keyof Tables | 'search' | 'searchNear' | 'migration', string>> = {
  writing: 'says which batch is being written; it is what the journal reads',
  batch: 'the heads of the journal itself',
  journal: 'the journal itself',
  seal: 'only ever grows, and tells itself when and of what: a history of its own',
  numbering: 'a number is given once: not even undoing takes it back',
  draft: 'what is being typed: overwritten at every pause, no record yet',
  preference: 'how this computer shows and stores things, nothing of the agency',
  importSession: 'a preview that changed nothing; the batch that it became is journalled',
  importRow: 'rows of such a preview, emptied 30 days after they were applied',
  questionnaireReading: 'what a returned questionnaire says, before it is taken over: emptied as the rows of imports are',
  importMapping: 'a habit: which column meant what last time',
  searchEntry: 'derived from records that triggers note',
  searchPending: 'those records, until the batch ends',
  search: 'derived from records by triggers',
  visit: 'what each person opened last: a habit, nothing of the agency',
  favourite: 'what each person keeps at hand: a habit, nothing of the agency',
  listLayout: 'how each person looks at a list: a habit, nothing of the agency',
  searchNear: 'derived from records by triggers',
  migration: 'which changes of the schema this file has seen, and by which version of the program',
}

/** Columns that a service derives from others of the same row: no reader is told of their changes. */
export const derivedColumns: readonly string[] = ['sortKey', 'matchName', 'vatToVerify', 'hash']

/** Columns that hold, or may hold, data of a person: what anonymising empties and what exports ask about. */
export const personalColumns: { [T in RecordTable]?: readonly (keyof Tables[T])[] } = {
  writer: ['name', 'initials'],
  person: ['name', 'sortKey', 'noticeHow', 'privateNotes'],
  consent: ['how', 'withdrawnHow'],
  contact: ['role', 'email', 'phone'],
  document: ['checkedBy', 'note'],
  assessment: ['person', 'note'],
  assessmentAnswer: ['note', 'evidence'],
  supplier: ['privateNotes'],
  scoreSheet: ['scoredBy'],
  supplierDecision: ['decidedBy', 'sameHands'],
  supplierAppeal: ['panel'],
  policyContribution: ['author'],
  policyAcceptance: ['personName', 'personRole', 'witness', 'note'],
  organisation: ['email', 'otherEmails', 'phone', 'pec', 'taxCode', 'privateNotes'],
}
