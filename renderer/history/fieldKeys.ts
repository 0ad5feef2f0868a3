/** Kept by the program itself, or said by the place where the change is shown: no person typed it. */
const silent = new Set([
  'id', 'sortKey', 'matchName', 'municipalityCode', 'vatToVerify', 'mergedInto', 'organisationId', 'personId', 'documentId', 'otherId', 'assessmentId', 'writerId', 'grid', 'sha256', 'bytes', 'addedOn',
  'policyId', 'versionId', 'clauseId', 'parentId', 'parentVersionId', 'basedOnId', 'pinnedId', 'pinnedHash', 'hash', 'keptHash', 'translatedHash', 'translatedVersionId', 'fromId', 'toId', 'afterId',
  'revokesId', 'resultingId', 'consultationId', 'decisionId', 'attachmentId', 'textHash', 'fileHash', 'major', 'minor',
  'supplierId', 'categoryId', 'qualificationId', 'schemeId', 'scoreSheetId', 'appealId', 'publishedListId',
])

/** Fields whose words are another's: one name means another thing in each of these tables. */
const particular: Readonly<Record<string, string>> = {
  'site.kind': 'members:field.siteKind', 'membership.kind': 'members:field.membershipKind', 'document.documentTypeId': 'documents:field.type', 'attachment.name': 'documents:files.name',
}

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
    case 'assessment':
    case 'assessmentAnswer':
    case 'questionnaire': return [`checklists:field.${field}`, `history:field.${field}`]
    case 'documentType': return [`documents:types.field.${field}`, `history:field.${field}`]
    case 'policy':
    case 'policyVersion':
    case 'policyWithdrawal':
    case 'policyClause':
    case 'policyLineage':
    case 'policyBinding':
    case 'policyMilestone':
    case 'policyConsultation':
    case 'policyInvitee':
    case 'policyContribution':
    case 'policyAcceptance': return [`policies:field.${field}`, `history:field.${field}`]
    default: return [`history:field.${field}`, `members:field.${field}`]
  }
}

/** Where the words of a table stand: what its rows are to a reader. */
export const tableKey = (table: string): string => `history:table.${table}`
