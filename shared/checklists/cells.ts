import type { CellReasons, CellRules } from '../cellRules.ts'
import type { AssessmentColumn } from '../checklists.ts'

/** The columns of the list of self-assessments that can be written: when it was answered, and by whom. */
export const assessmentCells: CellRules<AssessmentColumn> = {
  answeredOn: { kind: 'day', required: true },
  person: { kind: 'text', longest: 120 },
}

/** Why the other columns of the list of self-assessments are only read. */
export const assessmentReasons: CellReasons<AssessmentColumn> = {
  organisation: 'checklists:readOnly.begun', checklist: 'checklists:readOnly.begun', source: 'checklists:readOnly.source',
  state: 'checklists:readOnly.answers', progress: 'checklists:readOnly.answers', alarms: 'checklists:readOnly.answers',
}
