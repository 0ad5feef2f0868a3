import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Database } from 'better-sqlite3'
import { v7 as uuid } from 'uuid'
import { checklistTitle, rowsOf, type Questionnaire } from '../../../shared/checklists.ts'
import type { Parsed } from '../../../shared/contract.ts'
import { Refused } from '../../../shared/errors.ts'
import { exportFolder, freePath } from '../../core/places.ts'
import type { Service } from '../../core/service.ts'
import { writeWhole } from '../../core/writeWhole.ts'
import { insertRecord } from '../../organisations/records.ts'
import { organisationRow } from '../../organisations/read.ts'
import { fileName } from '../../press/fileName.ts'
import { changedAt, letterhead } from '../../workspace/letterhead.ts'
import { checklistOf } from '../catalogue.ts'
import { findQuestionnaire } from '../read.ts'
import { headOf } from '../store.ts'
import { questionnaireWorkbook } from './workbook.ts'

/** A short sign of this workspace: what it is made from names the computer, which is nobody's business. */
export function workspaceSign(read: Database): string {
  const device = read.prepare<[], { device: string }>('SELECT device FROM writing').get()?.device ?? ''
  return createHash('sha256').update(device).digest('hex').slice(0, 12)
}

type Sent = Pick<Questionnaire, 'id' | 'organisationId' | 'checklist' | 'edition' | 'language' | 'dueOn'>

/** The questionnaire that is to be written: a new one, or one of before. @throws Refused `not-found` */
function wanted(read: Database, { questionnaireId, organisationId, checklist, edition, language, dueOn }: Parsed<'checklists.questionnaire.write'>): { sent: Sent; isNew: boolean } {
  if (questionnaireId === undefined) return { isNew: true, sent: { id: uuid(), organisationId: organisationRow(read, organisationId).id, checklist, edition, language, dueOn: dueOn ?? null } }
  const sent = findQuestionnaire(read, questionnaireId)
  if (!sent) throw new Refused('not-found', { what: 'questionnaire' })
  return { isNew: false, sent }
}

/** Writes a firm's questionnaire, and remembers that it went out: both or neither. */
export const writeQuestionnaire: Service<'checklists.questionnaire.write'> = async (input, { read, commit, today }) => {
  const { sent: { id: questionnaireId, ...fields }, isNew } = wanted(read, input)
  const { organisationId, checklist: code, edition, language, dueOn } = fields
  const { name: organisation } = organisationRow(read, organisationId)
  const checklist = checklistOf(code, edition, language)
  const bytes = await questionnaireWorkbook({
    identity: { workspace: workspaceSign(read), organisationId, checklist: code, edition, questionnaireId }, checklist, organisation, agency: letterhead(read).agency, language, dueOn,
    at: changedAt(read),
  })
  const path = input.path ?? freePath(exportFolder(read), fileName(language, 'questionnaire', `${checklistTitle(checklist).replace(':', ' ')} - ${organisation}`, today, 'xlsx'))
  const written = isNew ? await commit({ kind: 'questionnaire.write', values: headOf(read, fields) }, async ({ write }) => {
    insertRecord(write, 'questionnaire', { organisationId, checklist: code, edition, language, sentOn: today, dueOn }, questionnaireId)
    return writeWhole(path, bytes)
  }) : { answer: writeWhole(path, bytes), batch: null }
  return { path, name: basename(path), ...written.answer, pages: null, rows: rowsOf(checklist).length, questionnaireId, batch: written.batch }
}
