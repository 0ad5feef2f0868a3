import type { Database } from 'better-sqlite3'
import { rowsOf, type checklistProcedures } from '../../shared/checklists.ts'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { changeCells } from '../core/cells.ts'
import type { NamesOf, Services, Working } from '../core/service.ts'
import { checkRevision, revisionOf } from '../database/revision.ts'
import { insertRecord, updateRecord } from '../organisations/records.ts'
import { organisationRow } from '../organisations/read.ts'
import { checklistOf, checklistsIn } from './catalogue.ts'
import { assessmentRoom } from './cells.ts'
import { exportChecklist } from './export.ts'
import { assessmentsPage, assessmentGroups, assessmentValues } from './list.ts'
import { applyReading, previewReading } from './questionnaire/services.ts'
import { writeQuestionnaire } from './questionnaire/write.ts'
import { assessmentRow, readAssessment, readQuestionnaires } from './read.ts'
import { headOf, storeAnswers, unknown } from './store.ts'

async function start({ organisationId: asked, checklist, edition, answeredOn, person }: Parsed<'checklists.start'>, { commit, read, today }: Working) {
  const { id: organisationId } = organisationRow(read, asked)
  const { batch, answer } = await commit({ kind: 'assessment.start', values: headOf(read, { checklist, edition, organisationId }) }, async ({ write }) =>
    insertRecord(write, 'assessment', { organisationId, checklist, edition, answeredOn: answeredOn ?? today, person: unknown(person), source: 'screen' }))
  return { id: answer, batch }
}

/** A self-assessment that can be changed. @throws Refused `not-found` where it is in the bin */
function liveAssessment(read: Database, id: string) {
  const row = assessmentRow(read, id)
  if (row.deletedAt !== null) throw new Refused('not-found', { what: 'assessment' })
  return row
}

async function save({ id, values: { answeredOn, person, note }, revision }: Parsed<'checklists.save'>, { commit, read }: Working) {
  const { batch, answer } = await commit({ kind: 'assessment.save', values: headOf(read, liveAssessment(read, id)) }, async ({ write }) => {
    checkRevision(write, id, revision, () => readAssessment(write, id))
    updateRecord(write, 'assessment', id, { answeredOn, person: unknown(person), note: unknown(note) })
    return revisionOf(write, id)
  })
  return { revision: answer, batch }
}

async function answer({ id, answers: given }: Parsed<'checklists.answer'>, { commit, read }: Working) {
  const assessment = liveAssessment(read, id)
  const known = new Set(rowsOf(checklistOf(assessment.checklist, assessment.edition, 'it')).map(row => row.code))
  if (given.some(({ row }) => !known.has(row))) throw new Refused('not-found', { what: 'checklistRow' })
  const values = { ...headOf(read, assessment), row: given.map(({ row }) => row).slice(0, 3).join(', ') }
  const { batch } = await commit({ kind: 'assessment.answer', values }, async ({ write }) => { storeAnswers(write, id, given) })
  return { batch }
}

/** Puts self-assessments into the bin, or takes them out again, as one batch. */
function binning(operation: 'remove' | 'restore') {
  return async ({ ids }: { ids: string[] }, { commit, read }: Working): Promise<{ batch: string }> => {
    const head = { ...headOf(read, assessmentRow(read, ids[0] ?? '')), count: ids.length }
    const { batch } = await commit({ kind: `assessment.${operation}`, values: head }, async ({ write, at, breathe }) => {
      for (const [index, id] of ids.entries()) {
        if (!updateRecord(write, 'assessment', id, { deletedAt: operation === 'remove' ? at : null })) throw new Refused('not-found', { what: 'assessment' })
        await breathe(index, ids.length)
      }
    })
    return { batch }
  }
}

export const checklistServices: Services<NamesOf<typeof checklistProcedures>> = {
  'checklists.catalogue': ({ language }) => ({ checklists: checklistsIn(language) }),
  'checklists.list': (selection, { read }) => assessmentsPage(read, selection),
  'checklists.values': (selection, { read }) => assessmentValues(read, selection),
  'checklists.groups': (selection, { read }) => assessmentGroups(read, selection),
  'checklists.get': ({ id }, { read }) => readAssessment(read, id),
  'checklists.start': start,
  'checklists.save': save,
  'checklists.cells': (input, context) => changeCells(input, context, () => assessmentRoom),
  'checklists.answer': answer,
  'checklists.remove': binning('remove'),
  'checklists.restore': binning('restore'),
  'checklists.questionnaire.list': (input, { read }) => ({ questionnaires: readQuestionnaires(read, input) }),
  'checklists.questionnaire.write': writeQuestionnaire,
  'checklists.questionnaire.preview': previewReading,
  'checklists.questionnaire.apply': applyReading,
  'checklists.export': exportChecklist,
}
