import { choiceOf, type CellReasons, type CellRules } from './cellRules.ts'
import type { DocumentColumn } from './documents.ts'

/** The columns of the documents list that can be written; state and last day follow from the days and the rule of the type. */
export const documentCells: CellRules<DocumentColumn> = {
  number: { kind: 'text', longest: 100 },
  issuer: { kind: 'text', longest: 200 },
  scope: { kind: 'text', longest: 1000 },
  sites: { kind: 'text', longest: 1000 },
  issuedOn: { kind: 'day' },
  validFrom: { kind: 'day' },
  expiresOn: { kind: 'day', atEnd: true },
  receivedOn: { kind: 'day' },
  verified: { kind: 'choice', required: true, choice: choiceOf([1, 0], code => (code === 1 ? 'documents:yes' : 'documents:no')) },
}

/** Why the other columns of the documents list are only read. */
export const documentReasons: CellReasons<DocumentColumn> = {
  organisation: 'documents:readOnly.chosen', type: 'documents:readOnly.chosen', kind: 'documents:readOnly.kind', state: 'documents:readOnly.days', endsOn: 'documents:readOnly.days', daysLeft: 'documents:readOnly.days',
  transition: 'documents:readOnly.kind', files: 'documents:readOnly.files',
}
