import type { Database } from 'better-sqlite3'
import { answers, assessmentSources, checklistCodes, type Assessment, type ChecklistCode, type GivenAnswer, type Questionnaire } from '../../shared/checklists.ts'
import { resultOf } from '../../shared/checklists/result.ts'
import { Refused } from '../../shared/errors.ts'
import { coded } from '../database/coded.ts'
import { prepared } from '../database/prepared.ts'
import { changedAtOf, revisionOf } from '../database/revision.ts'
import type { Tables } from '../database/tables.ts'
import { recordRow } from '../organisations/records.ts'
import { checklistOf } from './catalogue.ts'

/** @throws Refused `not-found` for a checklist of a newer program */
function checklistCode(stored: string): ChecklistCode {
  const code = coded(checklistCodes, stored)
  if (code === null) throw new Refused('not-found', { what: 'checklist' })
  return code
}

/** A self-assessment's row, also from the bin. @throws Refused `not-found` */
export const assessmentRow = (database: Database, id: string): Tables['assessment'] => recordRow(database, 'assessment', id)

/** The answers of a self-assessment; what was taken back has neither answer nor note. */
export const answersOf = (database: Database, assessmentId: string): GivenAnswer[] =>
  (prepared(database, 'SELECT * FROM assessmentAnswer WHERE assessmentId = ? AND deletedAt IS NULL ORDER BY id').all(assessmentId) as Tables['assessmentAnswer'][])
    .map(({ row, answer, note, evidence }) => ({ row, answer: coded(answers, answer), note, evidence }))

/** A self-assessment with its answers and result, also from the bin. @throws Refused `not-found` */
export function readAssessment(database: Database, id: string): Assessment {
  const row = assessmentRow(database, id)
  const { name } = prepared(database, 'SELECT name FROM organisation WHERE id = ?').get(row.organisationId) as { name: string }
  const given = answersOf(database, id)
  return {
    ...row, organisation: name, checklist: checklistCode(row.checklist), source: coded(assessmentSources, row.source) ?? 'screen', answers: given,
    result: resultOf(checklistOf(row.checklist, row.edition, 'it'), given), changedAt: changedAtOf(database, id), revision: revisionOf(database, id),
  }
}

type QuestionnaireRow = Tables['questionnaire'] & { organisation: string }

const toQuestionnaire = ({ deletedAt: _d, checklist, language, ...row }: QuestionnaireRow): Questionnaire =>
  ({ ...row, checklist: checklistCode(checklist), language: language === 'en' ? 'en' : 'it' })

const questionnaires = 'SELECT q.*, o.name AS organisation FROM questionnaire q JOIN organisation o ON o.id = q.organisationId'

/** A questionnaire, also one from the bin: its firm may answer all the same. Null where there is none. */
export function findQuestionnaire(database: Database, id: string): Questionnaire | null {
  const row = prepared(database, `${questionnaires} WHERE q.id = ?`).get(id) as QuestionnaireRow | undefined
  return row ? toQuestionnaire(row) : null
}

const mostQuestionnaires = 1000

/** The questionnaires that were written, newest first. */
export function readQuestionnaires(database: Database, { organisationId, open }: { organisationId?: string | undefined; open?: boolean | undefined }): Questionnaire[] {
  return (prepared(database, `${questionnaires} WHERE q.deletedAt IS NULL AND o.deletedAt IS NULL AND (@organisationId IS NULL OR q.organisationId = @organisationId)
    AND (@open = 0 OR q.receivedOn IS NULL) ORDER BY q.sentOn DESC, q.id DESC LIMIT ${mostQuestionnaires}`)
    .all({ organisationId: organisationId ?? null, open: open ? 1 : 0 }) as QuestionnaireRow[]).map(toQuestionnaire)
}
