/** Kept by the program itself, or said by the place where the change is shown: no person typed it. */
const silent = new Set([
  'id', 'sortKey', 'matchName', 'municipalityCode', 'vatToVerify', 'mergedInto', 'organisationId', 'personId', 'documentId', 'otherId', 'writerId', 'grid', 'sha256', 'bytes', 'addedOn',
  'bodyId', 'seatId', 'meetingId', 'pointId', 'parentId', 'ruleId', 'seriesId', 'approvesId', 'carriedFromId', 'attendanceId', 'grantorId', 'holderId', 'voteId', 'annulsId', 'decisionId', 'revokesId',
  'targetId', 'actionId', 'ownerPersonId', 'approvedByPointId', 'correctsId', 'fromId', 'toId',
  'supplierId', 'categoryId', 'qualificationId', 'schemeId', 'scoreSheetId', 'appealId', 'publishedListId',
])

/** Fields whose words are another's: one name means another thing in each of these tables. */
const particular: Readonly<Record<string, string>> = {
  'site.kind': 'members:field.siteKind', 'membership.kind': 'members:field.membershipKind', 'document.documentTypeId': 'documents:field.type', 'attachment.name': 'documents:files.name',
}

const ofBodies = new Set(['body', 'bodyRule', 'seat', 'stakeholderAssessment', 'relation'])
const ofMeetings = new Set([
  'meetingSeries', 'meeting', 'agendaPoint', 'proposal', 'meetingPaper', 'sending', 'attendance', 'presence', 'proxy', 'quorumCheck', 'vote', 'voter', 'decision', 'decisionEffect', 'action', 'actionNote',
  'minutes', 'minutesVersion', 'observation', 'correction', 'carry',
])
const ofSuppliers = new Set([
  'supplier', 'supplierNaming', 'supplierRating', 'supplierCategory', 'supplierScheme', 'qualification', 'qualificationEvent', 'scoreSheet', 'score', 'supplierDecision', 'supplierCondition',
  'supplierAppeal', 'publishedList', 'publishedRow',
])

/**
 * Where the words of a stored field may stand, the nearest first; none for what is not told to a reader. A test asks it about every column of every table of
 * the journal.
 */
export function fieldKeys(table: string, field: string): string[] {
  if (silent.has(field)) return []
  const own = particular[`${table}.${field}`]
  if (own !== undefined) return [own]
  if (ofSuppliers.has(table)) return [`suppliers:field.${field}`, `history:field.${field}`]
  switch (table) {
    case 'person':
    case 'contact':
    case 'consent': return [`people:field.${field}`, `people:column.${field}`, `history:field.${field}`]
    case 'document': return [`documents:field.${field}`, `history:field.${field}`]
    case 'documentType': return [`documents:types.field.${field}`, `history:field.${field}`]
    default: return ofBodies.has(table) ? [`groups:field.${field}`, `history:field.${field}`]
      : ofMeetings.has(table) ? [`meetings:field.${field}`, `history:field.${field}`] : [`history:field.${field}`, `members:field.${field}`]
  }
}

/** Where the words of a table stand: what its rows are to a reader. */
export const tableKey = (table: string): string => `history:table.${table}`
