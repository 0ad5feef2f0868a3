import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Database } from 'better-sqlite3'
import { v7 as uuid } from 'uuid'
import { checklistTitle, rowsOf } from '../../../shared/checklists.ts'
import { exportFolder, freePath } from '../../core/places.ts'
import type { Service } from '../../core/service.ts'
import { writeWhole } from '../../core/writeWhole.ts'
import { hashOf, statOf } from '../../database/files.ts'
import { insertRecord } from '../../organisations/records.ts'
import { organisationRow } from '../../organisations/read.ts'
import { fileName } from '../../press/fileName.ts'
import { changedAt, letterhead } from '../../workspace/letterhead.ts'
import { checklistOf } from '../catalogue.ts'
import { headOf } from '../store.ts'
import { questionnaireWorkbook } from './workbook.ts'

/** A short sign of this workspace: what it is made from names the computer, which is nobody's business. */
export function workspaceSign(read: Database): string {
  const device = read.prepare<[], { device: string }>('SELECT device FROM writing').get()?.device ?? ''
  return createHash('sha256').update(device).digest('hex').slice(0, 12)
}

/** Writes a firm's questionnaire, and remembers that it went out: both or neither. */
export const writeQuestionnaire: Service<'checklists.questionnaire.write'> = async ({ organisationId: asked, checklist: code, edition, language, dueOn = null, path: chosen }, { read, commit, today }) => {
  const { id: organisationId, name: organisation } = organisationRow(read, asked)
  const checklist = checklistOf(code, edition, language)
  const questionnaireId = uuid()
  const bytes = await questionnaireWorkbook({
    identity: { workspace: workspaceSign(read), organisationId, checklist: code, edition, questionnaireId }, checklist, organisation, agency: letterhead(read).agency, language, dueOn,
    at: changedAt(read),
  })
  const path = chosen ?? freePath(exportFolder(read), fileName(language, 'questionnaire', `${checklistTitle(checklist).replace(':', ' ')} - ${organisation}`, today, 'xlsx'))
  const { batch } = await commit({ kind: 'questionnaire.write', values: headOf(read, { checklist: code, edition, organisationId }) }, async ({ write }) => {
    insertRecord(write, 'questionnaire', { organisationId, checklist: code, edition, language, sentOn: today, dueOn }, questionnaireId)
    writeWhole(path, bytes)
  })
  return { path, name: basename(path), sha256: hashOf(path), bytes: statOf(path)?.size ?? 0, pages: null, rows: rowsOf(checklist).length, questionnaireId, batch }
}
