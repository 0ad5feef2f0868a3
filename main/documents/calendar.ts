import { basename } from 'node:path'
import type { Database } from 'better-sqlite3'
import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator'
import { typeInWords, usualWarning, type DocumentRow, type DocumentType } from '../../shared/documents.ts'
import { words } from '../../shared/language.ts'
import type { Written } from '../../shared/organisations.ts'
import { addDays } from '../../shared/periods.ts'
import type { Language } from '../../shared/procedure.ts'
import { exportFolder, freePath } from '../core/places.ts'
import type { Service } from '../core/service.ts'
import { writeWhole } from '../core/writeWhole.ts'
import { hashOf, statOf } from '../database/files.ts'
import { organisationRow } from '../organisations/read.ts'
import { fileName } from '../press/fileName.ts'
import { product } from '../product.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import { eachDocument } from './list.ts'
import { readTypes } from './read.ts'

/** A day that somebody has to think of, under an id that stays, so that a calendar that is read again knows it. */
type Deadline = { id: string; day: string; summary: string; description: string; warnDays: number }

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

const day = (text: string) => new Date(`${text}T00:00:00`)
/** Reminders come in the morning. */
const hour = 9

function asCalendar(all: readonly Deadline[], { name, language, stamp }: { name: string; language: Language; stamp: Date }): string {
  const calendar = ical({ name, prodId: { company: product.name, product: product.name, language: language.toUpperCase() }, method: ICalCalendarMethod.PUBLISH })
  for (const { id, day: on, summary, description, warnDays } of all) {
    const event = calendar.createEvent({ id: `${id}@cooperate-desk`, allDay: true, start: day(on), end: day(addDays(on, 1)), stamp, summary, description })
    event.createAlarm({ type: ICalAlarmType.display, trigger: warnDays * 86_400 - hour * 3600, description: summary })
  }
  return calendar.toString()
}

/** The deadlines of one organisation, or of all, as a calendar file. */
export const writeCalendar: Service<'documents.calendar'> = ({ language, organisationId, path: chosen }, { read, today }): Written => {
  const of = organisationId === undefined ? letterhead(read).agency : organisationRow(read, organisationId).name
  const all = deadlines(read, today, organisationId, language)
  const path = chosen ?? freePath(exportFolder(read), fileName(language, 'calendar', of, today, 'ics'))
  writeWhole(path, asCalendar(all, { name: words(language)('documents:calendar.name', { name: of }), language, stamp: new Date(changedAt(read)) }))
  return { path, name: basename(path), sha256: hashOf(path), bytes: statOf(path)?.size ?? 0, pages: null, rows: all.length }
}
