import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { assessmentSelection, checklistKey, checklistTitle, exportKinds } from '../../shared/checklists.ts'
import { assessmentList } from '../../shared/checklists/list.ts'
import type { NameOf } from '../../shared/listColumns.ts'
import type { Paper } from '../../shared/paper.ts'
import { language, type Language } from '../../shared/procedure.ts'
import { organisationRow } from '../organisations/read.ts'
import { deliverable } from '../press/deliverable.ts'
import { viewDeliverable } from '../press/viewed.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import { checklistOf, checklistsIn } from './catalogue.ts'
import { assessmentGroups, countAssessments, eachAssessment } from './list.ts'
import { emptyPaper, filledPaper, guidelinesPaper, resultPaper } from './papers.ts'
import { readAssessment } from './read.ts'

const input = z.object({
  language, kind: z.enum(exportKinds), id: z.string().optional(), checklist: z.string().optional(), edition: z.string().optional(), element: z.string().optional(), organisationId: z.string().optional(),
})

function checklistPaper(database: Database, { language: in_, kind, id, checklist: code = '', edition = '', element, organisationId }: z.infer<typeof input>): Paper {
  const printing = { language: in_, letterhead: letterhead(database), changedAt: changedAt(database) }
  if (kind === 'filled' || kind === 'result') {
    const assessment = readAssessment(database, id ?? '')
    const filled = { ...printing, assessment, checklist: checklistOf(assessment.checklist, assessment.edition, in_) }
    return kind === 'filled' ? filledPaper(filled) : resultPaper(filled)
  }
  const checklist = checklistOf(code, edition, in_)
  if (kind === 'guidelines') return guidelinesPaper({ ...printing, checklist, element: element ?? null })
  return emptyPaper({ ...printing, checklist, organisation: organisationId === undefined ? null : organisationRow(database, organisationId).name })
}

/** What the checklists are called, by their keys. */
function checklistTitles(_database: Database, in_: Language): NameOf {
  const titles = new Map(checklistsIn(in_).map(one => [checklistKey(one), checklistTitle(one)]))
  return key => titles.get(key) ?? key
}

const view = viewDeliverable({
  grid: 'checklists', list: assessmentList, selection: assessmentSelection, nameOf: checklistTitles,
  read: (database, selection, { t }) => ({
    notes: [t('checklists:disclaimerOfMany')], count: countAssessments(database, selection), rows: () => eachAssessment(database, selection), groups: by => assessmentGroups(database, { ...selection, by }).groups,
  }),
})

/** What this room hands to the press. */
export const checklistDeliverables = { 'checklists.view': view, 'checklists.paper': deliverable(input, checklistPaper) }
