import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { exportKinds } from '../../shared/checklists.ts'
import type { Paper } from '../../shared/paper.ts'
import { language } from '../../shared/procedure.ts'
import { organisationRow } from '../organisations/read.ts'
import { deliverable } from '../press/deliverable.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import { checklistOf } from './catalogue.ts'
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

/** What this room hands to the press. */
export const checklistDeliverables = { 'checklists.paper': deliverable(input, checklistPaper) }
