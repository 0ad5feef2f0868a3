import type { Database } from 'better-sqlite3'
import { words, type Words } from '../../shared/language.ts'
import type { Written } from '../../shared/organisations.ts'
import { publishedAs } from '../../shared/suppliers/lifecycle.ts'
import type { Language } from '../../shared/procedure.ts'
import type { Terms } from '../../shared/suppliers/scheme.ts'
import { exportFolder, freePath } from '../core/places.ts'
import type { Service } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { organisationRow } from '../organisations/read.ts'
import { writeDeadlines, type Deadline } from '../press/calendar.ts'
import { fileName } from '../press/fileName.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import { needsOf } from './needs.ts'
import { named } from './papers/parts.ts'
import { qualificationsAt, qualificationsOf, type QualificationAt } from './qualifications.ts'
import { supplierRow } from './roles.ts'
import { schemeAt } from './scheme.ts'

/** A week before a day that somebody else set. */
const week = 7
/** Before a document ends; its own room warns each type by its own term. */
const month = 30

/** The last day of a term with its renewal, and the day by which a step is due. */
function ofQualification(one: QualificationAt, { renewalDays }: Terms, t: Words): Deadline[] {
  const { id, name, code, state, dueOn, validUntil } = one
  return [
    ...(publishedAs(one) !== null && validUntil !== null ? [{ id: `qualification-${id}`, day: validUntil, summary: t('supplierPapers:calendar.ends', { category: code, name }), description: t('supplierPapers:calendar.renew', { days: renewalDays }), warnDays: renewalDays }] : []),
    ...(dueOn === null ? [] : [{ id: `due-${id}`, day: dueOn, summary: t('supplierPapers:calendar.due', { state: t(`supplierStates:${state}`), category: code, name }), description: '', warnDays: week }]),
  ]
}

type Act = { id: string; day: string; name: string; code: string; number: number; year: number }
const acts = (what: string, day: string, fits: string) => `SELECT x.id, ${day} AS day, o.name, c.code, d.number, d.year FROM ${what} JOIN qualification q ON q.id = d.qualificationId AND q.deletedAt IS NULL
  JOIN supplier u ON u.id = q.supplierId AND u.deletedAt IS NULL JOIN organisation o ON o.id = u.organisationId AND o.deletedAt IS NULL JOIN supplierCategory c ON c.id = q.categoryId
  WHERE x.deletedAt IS NULL AND ${fits} AND (@supplierId IS NULL OR u.id = @supplierId) ORDER BY day, x.id`
const conditions = acts('supplierCondition x JOIN supplierDecision d ON d.id = x.decisionId', 'x.dueOn', 'x.metOn IS NULL AND x.dueOn >= @at')
const appeals = acts('supplierAppeal x JOIN supplierDecision d ON d.id = x.decisionId', 'x.dueOn', 'x.answeredOn IS NULL AND x.dueOn >= @at')

/** Conditions that are not met and appeals that are not answered: what they are about stays out, since calendars are shared. */
function ofActs(read: Database, at: string, supplierId: string | null, t: Words): Deadline[] {
  const found = (statement: string, kind: 'condition' | 'appeal') => (prepared(read, statement).all({ at, supplierId }) as Act[]).map(({ id, day, name, code, number, year }): Deadline =>
    ({ id: `${kind}-${id}`, day, summary: t(`supplierPapers:calendar.${kind}`, { name, category: code }), description: t('supplierPapers:calendar.act', { number, year }), warnDays: week }))
  return [...found(conditions, 'condition'), ...found(appeals, 'appeal')]
}

function ofDocuments(read: Database, qualifications: readonly QualificationAt[], at: string, language: Language): Deadline[] {
  const t = words(language)
  return needsOf(read, qualifications, at).flatMap(({ name, needs }) => needs.flatMap(({ documentId, endsOn, name: italian, nameEnglish }) => (documentId === null || endsOn === null || endsOn < at ? []
    : [{ id: `document-${documentId}`, day: endsOn, summary: t('documents:calendar.ends', { type: named(language, italian, nameEnglish) ?? '', organisation: name }), description: '', warnDays: month }])))
}

/** The days to come of one supplier, or of all, as a calendar file: ends of terms and of documents that are asked for, steps, conditions, appeals. */
export const writeSupplierCalendar: Service<'suppliers.calendar'> = ({ language, supplierId, path: chosen }, { read, today }): Written => {
  const t = words(language)
  const of = supplierId === undefined ? letterhead(read).agency : organisationRow(read, supplierRow(read, supplierId).organisationId).name
  const qualifications = supplierId === undefined ? qualificationsAt(read, today) : qualificationsOf(read, supplierId, today)
  const { terms } = schemeAt(read, today).content
  const all = [...qualifications.flatMap(one => ofQualification(one, terms, t)), ...ofActs(read, today, supplierId ?? null, t), ...ofDocuments(read, qualifications, today, language)]
  const coming = all.filter(({ day }) => day >= today).toSorted((a, b) => a.day.localeCompare(b.day) || a.id.localeCompare(b.id))
  const path = chosen ?? freePath(exportFolder(read), fileName(language, 'supplierCalendar', of, today, 'ics'))
  return writeDeadlines(coming, { name: t('supplierPapers:calendar.name', { name: of }), language, changedAt: changedAt(read) }, path)
}
