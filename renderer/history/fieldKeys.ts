/** Kept by the program itself, or said by the place where the change is shown: no person typed it. */
const silent = new Set([
  'id', 'sortKey', 'matchName', 'municipalityCode', 'vatToVerify', 'mergedInto', 'organisationId', 'personId', 'documentId', 'otherId', 'assessmentId', 'writerId', 'grid', 'sha256', 'bytes', 'addedOn',
  'policyId', 'versionId', 'clauseId', 'parentId', 'parentVersionId', 'basedOnId', 'pinnedId', 'pinnedHash', 'hash', 'keptHash', 'translatedHash', 'translatedVersionId', 'fromId', 'toId', 'afterId',
  'revokesId', 'resultingVersionId', 'resultingClauseId', 'consultationId', 'decisionId', 'attachmentId', 'fileId', 'textHash', 'fileHash', 'major', 'minor',
  'bodyId', 'seatId', 'meetingId', 'pointId', 'ruleId', 'seriesId', 'approvesId', 'carriedFromId', 'attendanceId', 'grantorId', 'holderId', 'voteId', 'annulsId',
  'targetId', 'actionId', 'ownerPersonId', 'approvedByPointId', 'correctsId',
  'supplierId', 'categoryId', 'qualificationId', 'schemeId', 'scoreSheetId', 'appealId', 'publishedListId',
])

/** Fields whose words are another's: one name means another thing in each of these tables. */
const particular: Readonly<Record<string, string>> = {
  'site.kind': 'members:field.siteKind', 'membership.kind': 'members:field.membershipKind', 'document.documentTypeId': 'documents:field.type', 'attachment.name': 'documents:files.name', 'attachment.version': 'documents:files.version',
  'seat.personId': 'groups:field.personId',
}

/** The same of one table alone: the order of an agenda is seen in its numbers. */
const silentIn = new Set(['agendaPoint.position'])

type OfField = (field: string) => string
/** The rooms whose tables have the words of their fields in the room's own file. */
const rooms: readonly (readonly [OfField, readonly string[]])[] = [
  [field => `documents:field.${field}`, ['document']],
  [field => `checklists:field.${field}`, ['assessment', 'assessmentAnswer', 'questionnaire']],
  [field => `suppliers:field.${field}`, [
    'supplier', 'supplierNaming', 'supplierRating', 'supplierCategory', 'supplierScheme', 'qualification', 'qualificationEvent', 'scoreSheet', 'score', 'supplierDecision', 'supplierCondition',
    'supplierAppeal', 'publishedList', 'publishedRow',
  ]],
  [field => `groups:field.${field}`, ['body', 'bodyRule', 'seat', 'textBlock', 'stakeholderAssessment', 'relation']],
  [field => `meetings:field.${field}`, [
    'meetingSeries', 'meeting', 'agendaPoint', 'proposal', 'meetingPaper', 'sending', 'attendance', 'presence', 'proxy', 'quorumCheck', 'vote', 'voter', 'decision', 'decisionEffect', 'action',
    'actionNote', 'minutes', 'minutesVersion', 'observation', 'correction', 'carry',
  ]],
  [field => `policies:field.${field}`, [
    'policy', 'policyVersion', 'policyWithdrawal', 'policyClause', 'policyLineage', 'policyBinding', 'policyMilestone', 'policyConsultation', 'policyInvitee', 'policyContribution', 'policyAcceptance',
  ]],
]
const wordsOf: ReadonlyMap<string, OfField> = new Map(rooms.flatMap(([ofField, tables]) => tables.map(table => [table, ofField] as const)))

/**
 * Where the words of a stored field may stand, the nearest first; none for what is not told to a reader. A test asks it about every column of every table of
 * the journal.
 */
export function fieldKeys(table: string, field: string): string[] {
  const own = particular[`${table}.${field}`]
  if (own !== undefined) return [own]
  if (silent.has(field) || silentIn.has(`${table}.${field}`)) return []
  const ofField = wordsOf.get(table)
  if (ofField !== undefined) return [ofField(field), `history:field.${field}`]
  if (table === 'person' || table === 'contact' || table === 'consent') return [`people:field.${field}`, `people:column.${field}`, `history:field.${field}`]
  return table === 'documentType' ? [`documents:types.field.${field}`, `history:field.${field}`] : [`history:field.${field}`, `members:field.${field}`]
}

/** Where the words of a table stand: what its rows are to a reader. */
export const tableKey = (table: string): string => `history:table.${table}`

/** Where the words stand that count rows of a table, as `2 adesioni`: of the tables whose rows name an organisation or a person. */
export const countedKey = (table: string): string => `history:counted.${table}`
