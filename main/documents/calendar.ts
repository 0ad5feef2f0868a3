import type { Database } from 'better-sqlite3'
import { typeInWords, usualWarning, type DocumentRow, type DocumentType } from '../../shared/documents.ts'
import { words } from '../../shared/language.ts'
import type { Written } from '../../shared/organisations.ts'
import type { Language } from '../../shared/procedure.ts'
import { exportFolder, freePath } from '../core/places.ts'
import type { Service } from '../core/service.ts'
import { organisationRow } from '../organisations/read.ts'
import { writeDeadlines, type Deadline } from '../press/calendar.ts'
import { fileName } from '../press/fileName.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import { eachDocument } from './list.ts'
import { readTypes } from './read.ts'

function endOf(row: DocumentRow, types: ReadonlyMap<string, DocumentType>, language: Language): Deadline[] {
  const t = words(language)
  const type = typeInWords(row.typeName, language)
  const day = row.endsOn ?? row.reviewOn
  if (day === null) return []
  const facts = ([['number', row.number], ['issuer', row.issuer], ['scope', row.scope], ['sites', row.sites]] as const).flatMap(([field, value]) => (value ? [`${t(`documents:field.${field}`)}: ${value}`] : []))
  return [{
    id: `document-${row.id}`, day, summary: t(row.endsOn === null ? 'documents:calendar.review' : 'documents:calendar.ends', { type, organisation: row.organisation }),
    description: facts.join('\n'), warnDays: row.endsOn === null ? 0 : (types.get(row.type)?.warnDays ?? usualWarning),
  }]
}

/** The last day of an edition, with those who still have a certificate of it. */
function editionsOf(rows: readonly DocumentRow[], types: ReadonlyMap<string, DocumentType>, language: Language): Deadline[] {
  const t = words(language)
  return [...types.values()].flatMap(type => {
    const holders = [...new Set(rows.filter(row => row.type === type.id).map(row => row.organisation))]
    const day = type.successorId === null ? null : type.transitionOn
    if (day === null || holders.length === 0) return []
    return [{ id: `edition-${type.id}`, day, summary: t('documents:calendar.edition', { type: typeInWords(type, language) }), description: holders.join('\n'), warnDays: 365 }]
  })
}

function deadlines(read: Database, today: string, organisationId: string | undefined, language: Language): Deadline[] {
  const types = new Map(readTypes(read).map(type => [type.id, type]))
  const rows = [...eachDocument(read, today, { at: today, organisationId, filter: { state: ['valid', 'expiring', 'future'] }, sort: [{ column: 'endsOn' }] })]
  return [...rows.flatMap(row => endOf(row, types, language)), ...editionsOf(rows, types, language)]
}

/** The deadlines of one organisation, or of all, as a calendar file. */
export const writeCalendar: Service<'documents.calendar'> = ({ language, organisationId, path: chosen }, { read, today }): Written => {
  const of = organisationId === undefined ? letterhead(read).agency : organisationRow(read, organisationId).name
  const all = deadlines(read, today, organisationId, language)
  const path = chosen ?? freePath(exportFolder(read), fileName(language, 'calendar', of, today, 'ics'))
  return writeDeadlines(all, { name: words(language)('documents:calendar.name', { name: of }), language, changedAt: changedAt(read) }, path)
}
