import { checklistCodes, type ChecklistCode } from './definition.ts'

// What a questionnaire says of itself, hidden beside each of its rows: so that a row is known wherever it went.

/** Whose questionnaire it is. */
export type Identity = {
  /** A short sign of the workspace that wrote it. */
  workspace: string
  organisationId: string
  checklist: ChecklistCode
  edition: string
  questionnaireId: string
}

/** Rows that are no question: who answered, and on which day. */
export const personRow = '@person'
export const dayRow = '@day'
/** A line of ours that asks nothing. */
export const ownRow = '@own'

const version = 'desk:q1'

/** The mark of a row: the questionnaire's identity and the question's code. */
export const rowMark = ({ workspace, organisationId, checklist, edition, questionnaireId }: Identity, row: string): string =>
  [version, workspace, organisationId, checklist, edition, questionnaireId, row].join('|')

/** What a mark says; null where a text is none. */
export function readRowMark(text: string): { identity: Identity; row: string } | null {
  const [sign, workspace = '', organisationId = '', code = '', edition = '', questionnaireId = '', row = '', ...rest] = text.split('|').map(part => part.trim())
  const checklist = checklistCodes.find(known => known === code)
  if (sign !== version || rest.length > 0 || checklist === undefined || [organisationId, edition, questionnaireId, row].includes('')) return null
  return { identity: { workspace, organisationId, checklist, edition, questionnaireId }, row }
}

/** `code`, `question` and `hint` are ours, the others the firm's. */
export const columnNames = ['code', 'question', 'hint', 'answer', 'note', 'evidence'] as const
export type ColumnName = (typeof columnNames)[number]

/** The mark of a column, at its head. */
export const columnMark = (name: ColumnName): string => `${version}#${name}`
export const readColumnMark = (text: string): ColumnName | null => columnNames.find(name => text.trim() === columnMark(name)) ?? null
