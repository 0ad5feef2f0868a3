import type { Database } from 'better-sqlite3'
import { checklistTitle, type AnswerInput } from '../../shared/checklists.ts'
import { prepared } from '../database/prepared.ts'
import { insertRecord, updateRecord } from '../organisations/records.ts'
import { organisationRow } from '../organisations/read.ts'
import { checklistOf } from './catalogue.ts'

/** What a self-assessment is called in the history: its checklist and its organisation. */
export function headOf(read: Database, { checklist, edition, organisationId }: { checklist: string; edition: string; organisationId: string }) {
  return { checklist: checklistTitle(checklistOf(checklist, edition, 'it')), name: organisationRow(read, organisationId).name }
}

/** Empty text is unknown. */
export const unknown = (text: string | null | undefined) => (text === '' ? null : text)

/** Stores answers inside the running batch; a question has one row for ever, which is changed. */
export function storeAnswers(write: Database, assessmentId: string, given: readonly AnswerInput[]): void {
  for (const { row, answer, note, evidence } of given) {
    const columns = { answer, note: unknown(note), evidence: unknown(evidence) }
    const known = prepared(write, 'SELECT id FROM assessmentAnswer WHERE assessmentId = ? AND row = ? AND deletedAt IS NULL').get(assessmentId, row) as { id: string } | undefined
    if (known) updateRecord(write, 'assessmentAnswer', known.id, columns)
    else if (Object.values(columns).some(value => value !== undefined && value !== null)) insertRecord(write, 'assessmentAnswer', { assessmentId, row, ...columns })
  }
}
