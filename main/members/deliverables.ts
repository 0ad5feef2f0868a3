import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { Refused } from '../../shared/errors.ts'
import { formatDay, formatEuros, formatNumber } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import { memberColumns, memberFilter, memberSort, type MemberColumn } from '../../shared/members.ts'
import type { Condition } from '../../shared/lists.ts'
import type { Paper } from '../../shared/paper.ts'
import { day, language, type Language } from '../../shared/procedure.ts'
import { sizeByYears } from '../../shared/sme.ts'
import { checkVat } from '../../shared/vat.ts'
import { registerFunctions } from '../database/functions.ts'
import { eachDocument } from '../documents/list.ts'
import { clusterOf, readOrganisation } from '../organisations/read.ts'
import { deliverable } from '../press/deliverable.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import { rejectedPaper } from './import/rejected.ts'
import { allMembers, countMembers, memberGroups, type MemberSelection } from './list.ts'
import { memberSheetPaper, membersListPaper, wordOf } from './papers.ts'

const usualColumns: MemberColumn[] = ['name', 'vatNumber', 'municipality', 'province', 'postalCode', 'atecoCode', 'employees', 'turnover', 'size', 'joinedOn', 'email']

const listInput = z.object({
  language, clusterId: z.string(), at: day, today: day, text: z.string().optional(), filter: memberFilter.optional(), sort: memberSort.optional(), group: z.enum(memberColumns).optional(),
  columns: z.array(z.enum(memberColumns)).optional(),
})

const moneyColumns: readonly MemberColumn[] = ['turnover']

/** A value of a filter as people write it. */
function valueInWords(column: MemberColumn, value: string | number, in_: Language): string {
  if (typeof value === 'number') return moneyColumns.includes(column) ? formatEuros(value, in_) : formatNumber(value, in_)
  return /^\d{4}-\d\d-\d\d$/.test(value) ? formatDay(value) : (wordOf(in_, column, value) ?? '')
}

function conditionInWords(column: MemberColumn, condition: Condition, in_: Language): string {
  const t = words(in_)
  const values = (list: readonly (string | number)[]) => list.map(value => valueInWords(column, value, in_)).join(', ')
  if (typeof condition !== 'object') return values([condition])
  if (Array.isArray(condition)) return values(condition)
  const { from, to, within, contains, empty } = condition
  return [
    ...(from === undefined ? [] : [t('papers:filter.from', { value: valueInWords(column, from, in_) })]),
    ...(to === undefined ? [] : [t('papers:filter.to', { value: valueInWords(column, to, in_) })]),
    ...(within ? [t(`papers:filter.${within}`)] : []),
    ...(contains ? [t('papers:filter.contains', { value: contains })] : []),
    ...(empty === undefined ? [] : [t(empty ? 'papers:filter.empty' : 'papers:filter.notEmpty')]),
  ].join(' ')
}

/** The active filters in words, so that a printed list says what it is a part of. */
function filtersInWords({ text, filter }: MemberSelection, in_: Language): string[] {
  const t = words(in_)
  const columns = memberColumns.flatMap(column => {
    const condition = filter?.[column]
    return condition === undefined ? [] : [`${t(`members:column.${column}`)}: ${conditionInWords(column, condition, in_)}`]
  })
  return [...(text?.trim() ? [t('papers:filter.text', { text: text.trim() })] : []), ...columns]
}

function list(database: Database, { language: in_, clusterId, at, today, columns, ...selection }: z.infer<typeof listInput>): Paper {
  registerFunctions(database)
  const cluster = clusterOf(database, clusterId)
  const asked = { ...selection, clusterId, at }
  return membersListPaper({
    ...(selection.group ? { group: { by: selection.group, groups: memberGroups(database, today, { ...asked, by: selection.group }).groups } } : {}),
    language: in_, letterhead: letterhead(database), asOf: at, changedAt: changedAt(database), cluster: cluster.name, columns: columns ?? usualColumns,
    rowCount: countMembers(database, today, asked), rows: allMembers(database, today, asked),
    filters: filtersInWords(selection, in_), computed: at !== today,
  })
}

const sheetInput = z.object({ language, organisationId: z.string(), at: day })

function sheet(database: Database, { language: in_, organisationId, at }: z.infer<typeof sheetInput>): Paper {
  registerFunctions(database)
  const record = readOrganisation(database, organisationId)
  if (record.deletedAt) throw new Refused('not-found', { what: 'organisation' })
  return memberSheetPaper({
    language: in_, letterhead: letterhead(database), asOf: at, changedAt: changedAt(database), record: { ...record, privateNotes: null },
    vatToVerify: record.vatNumber !== null && checkVat(record.vatNumber, record.country).level === 'error', // a year counts once it is closed
    documents: [...eachDocument(database, at, { organisationId: record.id, at, sort: 'endsOn' })],
    size: sizeByYears(record.figures.filter(figure => figure.year < Number(at.slice(0, 4)))),
  })
}

const rejectedInput = z.object({ language, session: z.string(), rows: z.array(z.number()), today: day })

/** What this room hands to the press. */
export const memberDeliverables = {
  'members.list': deliverable(listInput, list),
  'members.sheet': deliverable(sheetInput, sheet),
  'members.rejected': deliverable(rejectedInput, rejectedPaper),
}
