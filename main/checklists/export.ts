import type { Database } from 'better-sqlite3'
import { checklistTitle, type ExportKind } from '../../shared/checklists.ts'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import type { Service } from '../core/service.ts'
import { organisationRow } from '../organisations/read.ts'
import { fileName, type FileKind } from '../press/fileName.ts'
import { checklistOf } from './catalogue.ts'
import { readAssessment } from './read.ts'

const fileKinds: Record<ExportKind, FileKind> = { guidelines: 'guidelines', empty: 'emptyChecklist', filled: 'filledChecklist', result: 'checklistResult' }

/** What the file is called after, and of which day. @throws Refused `not-found` */
function subjectOf(read: Database, { kind, id, checklist, edition, element, organisationId, language }: Parsed<'checklists.export'>, today: string): { of: string; at: string } {
  if (kind === 'filled' || kind === 'result') {
    const assessment = readAssessment(read, id ?? '')
    return { of: `${checklistTitle(checklistOf(assessment.checklist, assessment.edition, language))} - ${assessment.organisation}`, at: assessment.answeredOn }
  }
  const known = checklistOf(checklist ?? '', edition ?? '', language)
  if (element !== undefined && !known.elements.some(({ code }) => code === element)) throw new Refused('not-found', { what: 'checklistElement' })
  const firm = kind === 'empty' && organisationId !== undefined ? ` - ${organisationRow(read, organisationId).name}` : ''
  return { of: `${checklistTitle(known)}${element === undefined ? '' : ` ${element}`}${firm}`, at: today }
}

/** Prints guidelines, an empty checklist, a filled one, or a result. */
export const exportChecklist: Service<'checklists.export'> = ({ path, preview, acceptMissing, format, ...input }, { read, today, print }) => {
  const { of, at } = subjectOf(read, { ...input, format }, today)
  return print({ deliverable: 'checklists.paper', input, format, acceptMissing: acceptMissing ?? false }, { path, preview, name: fileName(input.language, fileKinds[input.kind], of.replaceAll(':', ' '), at, format) })
}
