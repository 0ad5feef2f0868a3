import { basename } from 'node:path'
import type { Database } from 'better-sqlite3'
import { v7 as uuid } from 'uuid'
import { checklistTitle, longestNote, rowsOf, type Checklist, type GivenAnswer, type Questionnaire, type QuestionnairePreview } from '../../../shared/checklists.ts'
import type { Identity } from '../../../shared/checklists/marks.ts'
import { identityOf, readQuestionnaire, type ReadAnswers } from '../../../shared/checklists/reading.ts'
import { resultOf } from '../../../shared/checklists/result.ts'
import type { Parsed } from '../../../shared/contract.ts'
import { Refused } from '../../../shared/errors.ts'
import type { ForeignWorkbook } from '../../../shared/import/sheet.ts'
import type { Service } from '../../core/service.ts'
import type { Tables } from '../../database/tables.ts'
import { insertRecord, updateRecord } from '../../organisations/records.ts'
import { organisationRow } from '../../organisations/read.ts'
import { readForeign } from '../../reader/reader.ts'
import { checklistOf } from '../catalogue.ts'
import { answersOf, findQuestionnaire } from '../read.ts'
import { headOf, storeAnswers } from '../store.ts'
import { emptyOldReadings } from './readings.ts'
import { workspaceSign } from './write.ts'

type Asked = Parsed<'checklists.questionnaire.preview'>

/** @throws Refused `questionnaire-unmarked` where neither the file nor the clerk says whose it is; `questionnaire-unknown` where this workspace did not write it */
function ownerOf(read: Database, identity: Identity | null, asked: Asked): Questionnaire {
  const id = identity?.questionnaireId ?? asked.questionnaireId
  if (id === undefined) throw new Refused('questionnaire-unmarked', { name: basename(asked.file) })
  const found = findQuestionnaire(read, id)
  if (found) return found
  if (identity === null) throw new Refused('not-found', { what: 'questionnaire' })
  throw new Refused('questionnaire-unknown', { name: basename(asked.file), sameWorkspace: identity.workspace === workspaceSign(read) })
}

/** @throws Refused `questionnaire-other-firm`, `questionnaire-other-checklist` where the clerk expects another */
function checkExpected(read: Database, questionnaire: Questionnaire, { organisationId, checklist, edition, questionnaireId }: Asked): void {
  const expected = questionnaireId === undefined ? null : findQuestionnaire(read, questionnaireId)
  const firm = organisationId ?? expected?.organisationId
  // a firm that was merged since answers for the one that stayed
  if (firm !== undefined && organisationRow(read, firm).id !== organisationRow(read, questionnaire.organisationId).id) {
    throw new Refused('questionnaire-other-firm', { firm: questionnaire.organisation, expected: organisationRow(read, firm).name })
  }
  const [code, year] = [checklist ?? expected?.checklist ?? questionnaire.checklist, edition ?? expected?.edition ?? questionnaire.edition]
  if (code !== questionnaire.checklist || year !== questionnaire.edition) {
    const title = (of: { checklist: string; edition: string }) => checklistTitle(checklistOf(of.checklist, of.edition, 'it'))
    throw new Refused('questionnaire-other-checklist', { checklist: title(questionnaire), expected: title({ checklist: code, edition: year }) })
  }
}

type Read = ReadAnswers & { fileName: string; sha256: string }

const meaning = (given: readonly GivenAnswer[]) => JSON.stringify(given.filter(({ answer, note, evidence }) => answer ?? note ?? evidence).toSorted((a, b) => (a.row < b.row ? -1 : 1)).map(({ row, answer, note, evidence }) => [row, answer, note, evidence]))

/** Whether the questionnaire was answered before. An answer that was taken back, or is in the bin, is none. */
function answeredBefore(read: Database, { id, assessmentId, receivedOn }: Questionnaire, given: readonly GivenAnswer[]): QuestionnairePreview['before'] {
  if (assessmentId === null || receivedOn === null) return null
  const alive = read.prepare<[string, string]>('SELECT 1 FROM assessment a JOIN questionnaire q ON q.assessmentId = a.id WHERE a.id = ? AND q.id = ? AND a.deletedAt IS NULL').get(assessmentId, id)
  return alive === undefined ? null : { assessmentId, receivedOn, same: meaning(answersOf(read, assessmentId)) === meaning(given) }
}

function previewOf(read: Database, session: string, questionnaire: Questionnaire, { fileName, person, answeredOn, answers, unread }: Read): QuestionnairePreview {
  const checklist = checklistOf(questionnaire.checklist, questionnaire.edition, 'it')
  const answered = new Set(answers.flatMap(({ row, answer }) => (answer === null ? [] : [row])))
  return {
    session, fileName, questionnaire, person, answeredOn, answers, unread, before: answeredBefore(read, questionnaire, answers),
    open: rowsOf(checklist).map(row => row.code).filter(code => !answered.has(code)), unreasoned: resultOf(checklist, answers).unreasoned,
  }
}

/** Reads a returned questionnaire and keeps what it says, so that just that is taken over later. */
export const previewReading: Service<'checklists.questionnaire.preview'> = async (asked, { read, keep, signal, today }) => {
  const workbook: ForeignWorkbook = await readForeign(asked.file, { signal })
  const identity = identityOf(workbook)
  const questionnaire = ownerOf(read, identity, asked)
  checkExpected(read, questionnaire, asked)
  const checklist: Checklist = checklistOf(questionnaire.checklist, questionnaire.edition, questionnaire.language)
  const content: Read = { ...readQuestionnaire(workbook, checklist, { identity, today, longest: longestNote }), fileName: basename(asked.file), sha256: workbook.sha256 }
  const session = uuid()
  const now = new Date()
  await keep(write => {
    emptyOldReadings(write, now)
    write.prepare('INSERT INTO questionnaireReading (id, questionnaireId, fileName, sha256, reading, createdAt) VALUES (?, ?, ?, ?, ?, ?)')
      .run(session, questionnaire.id, content.fileName, content.sha256, JSON.stringify(content), now.toISOString())
  })
  return previewOf(read, session, questionnaire, content)
}

/** @throws Refused `not-found`, `session-expired`, `session-applied` */
function storedReading(read: Database, session: string): { row: Tables['questionnaireReading']; content: Read } {
  const row = read.prepare<[string], Tables['questionnaireReading']>('SELECT * FROM questionnaireReading WHERE id = ?').get(session)
  if (!row) throw new Refused('not-found', { what: 'questionnaireReading' })
  if (row.appliedAt !== null) throw new Refused('session-applied', { at: row.appliedAt })
  if (row.reading === '') throw new Refused('session-expired', {})
  return { row, content: JSON.parse(row.reading) as Read }
}

/** Takes the answers over as one batch: a new self-assessment, or the one of before with these answers. */
export const applyReading: Service<'checklists.questionnaire.apply'> = async ({ session, second }, { read, commit, today }) => {
  const { row, content } = storedReading(read, session)
  const questionnaire = findQuestionnaire(read, row.questionnaireId)
  if (!questionnaire) throw new Refused('not-found', { what: 'questionnaire' })
  const { checklist, edition } = questionnaire
  const { id: organisationId } = organisationRow(read, questionnaire.organisationId)
  const { batch, answer: id } = await commit({ kind: 'questionnaire.apply', values: { ...headOf(read, { checklist, edition, organisationId }), file: content.fileName } }, async ({ write, at }) => {
    if (write.prepare('UPDATE questionnaireReading SET appliedAt = ? WHERE id = ? AND appliedAt IS NULL').run(at, session).changes === 0) throw new Refused('session-applied', { at })
    const before = answeredBefore(write, findQuestionnaire(write, questionnaire.id) ?? questionnaire, content.answers)
    if (before && second === undefined) throw new Refused('questionnaire-answered', { firm: questionnaire.organisation, on: before.receivedOn, same: before.same })
    const replaced = before && second === 'replace' ? before.assessmentId : null
    const assessmentId = replaced ?? insertRecord(write, 'assessment', { organisationId, checklist, edition, source: 'questionnaire', answeredOn: content.answeredOn ?? today, person: content.person })
    // what the file leaves empty stays as it was said before
    if (replaced !== null) updateRecord(write, 'assessment', replaced, { answeredOn: content.answeredOn ?? undefined, person: content.person ?? undefined })
    storeAnswers(write, assessmentId, content.answers.map(({ row: code, answer, note, evidence }) => ({ row: code, answer: answer ?? undefined, note: note ?? undefined, evidence: evidence ?? undefined })))
    updateRecord(write, 'questionnaire', questionnaire.id, { receivedOn: today, assessmentId, deletedAt: null })
    return assessmentId
  })
  return { id, batch }
}
