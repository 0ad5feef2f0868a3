import { importFields, type ImportField, type ImportProblem, type ImportRow } from '../../../shared/members.ts'
import { fold } from '../../../shared/folding.ts'
import { formatDay, formatEuros, formatNumber } from '../../../shared/format.ts'
import type { Language } from '../../../shared/procedure.ts'
import type { Words } from '../../app/language.ts'
import { codeWords, isCoded } from '../../../shared/memberCodes.ts'
import { fieldNames } from '../fieldNames.ts'
import { isProblemCode } from '../../../shared/import/problems.ts'

const isField = (name: string): name is ImportField => importFields.some(field => field === name)

/** The name of a field of the import, or of a change that it would make. */
export function importFieldWords(field: string, t: Words): string {
  if (isField(field)) return t(`members:importField.${field}`)
  const known = fieldNames.find(name => name === field)
  return known ? t(`members:field.${known}`) : field
}

const money = new Set(['turnover', 'balanceSheet'])
const cents = new Set(['turnoverCents', 'balanceSheetCents'])
const days = new Set(['joinedOn', 'leftOn'])

/** A value of an import's row or change as people read it. */
export function importValueWords(field: string, value: string | number | null | undefined, t: Words, language: Language): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'number') {
    if (cents.has(field)) return formatEuros(value / 100, language)
    return money.has(field) ? formatEuros(value, language) : formatNumber(value, language)
  }
  if (days.has(field)) return formatDay(value)
  return isCoded(field) ? codeWords[field](value, t) : value
}

const sums = new Set(['employees', 'turnover', 'balanceSheet'])

/** A sample of a column as people write it: its days, and its numbers where it holds figures (of a code they are no quantity). `1.234` stays: it may be a thousand, or one and a bit. */
export function sampleWords(text: string, field: string | null | undefined, language: Language): string {
  const isNumber = sums.has(field ?? '') && /^\d+(\.\d+)?$/.test(text) && !/^\d{1,3}\.\d{3}$/.test(text)
  return isNumber ? formatNumber(Number(text), language) : formatDay(text)
}

/** What is said of a cell, with the field it concerns where the words do not name it. */
export function problemWords(problem: ImportProblem, t: Words): string {
  const said = isProblemCode(problem.code) ? t(`imports:problem.${problem.code}`, problem.values) : problem.code
  if (problem.field === null) return said
  const field = importFieldWords(problem.field, t)
  return fold(said).includes(fold(field)) ? said : t('members:import.cell', { field, said })
}

const weights: readonly ImportProblem['level'][] = ['error', 'warning', 'info']

const repeats = ({ code }: ImportProblem) => code === 'duplicate-row' || code === 'same-record-row'

/** Which record or row it concerns, where none of its problems says that. */
export function matchWords({ match, problems }: ImportRow, t: Words): string {
  if (!match || problems.some(repeats)) return ''
  return match.row !== null ? t('members:import.ofRow', { row: match.row, name: match.name }) : t('members:import.ofRecord', { name: match.name })
}

/** What is said of a row: what decides first, then the worst. */
export function weighed({ outcome, problems }: ImportRow): ImportProblem[] {
  const rank = (problem: ImportProblem) => (outcome === 'duplicate' && repeats(problem) ? -1 : weights.indexOf(problem.level))
  return problems.toSorted((a, b) => rank(a) - rank(b))
}

/** Why a row is what it is: which record or row it repeats, or what is wrong with its cells. */
export function rowReason(row: ImportRow, t: Words): string {
  const of = row.outcome === 'new' ? '' : matchWords(row, t)
  return [of, ...weighed(row).map(problem => problemWords(problem, t))].filter(text => text !== '').join('; ')
}
