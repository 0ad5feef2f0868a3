/** Fields of an organisation and of what belongs to it, with words under `members:field.<name>`. */
export const fieldNames = [
  'name', 'kind', 'legalForm', 'country', 'vatNumber', 'vatToVerify', 'taxCode', 'rea', 'pec', 'sdiCode', 'email', 'otherEmails', 'phone', 'website', 'atecoCode',
  'atecoEdition', 'chainPlace', 'ownerGroup', 'tags', 'privateNotes', 'confirmedOn', 'siteKind', 'address', 'municipality', 'province', 'postalCode', 'year', 'employees', 'turnover',
  'turnoverCents', 'balanceSheet', 'balanceSheetCents', 'clusterId', 'membershipKind', 'from', 'to', 'joinedOn', 'leftOn', 'act', 'withdrawalReason', 'role', 'certificateType', 'certificates',
  'number', 'issuer', 'issuedOn', 'expiresOn', 'verified',
] as const
export type FieldName = (typeof fieldNames)[number]
