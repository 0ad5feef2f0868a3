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

/** What is said of a cell, with the field it concerns where the words do not name it. */
export function problemWords(problem: ImportProblem, t: Words): string {
  const said = isProblemCode(problem.code) ? t(`imports:problem.${problem.code}`, problem.values) : problem.code
  if (problem.field === null) return said
  const field = importFieldWords(problem.field, t)
  return fold(said).includes(fold(field)) ? said : t('members:import.cell', { field, said })
}

const weights: readonly ImportProblem['level'][] = ['error', 'warning', 'info']

/** Why a row is what it is: what is wrong with its cells, or which record or row it repeats; the worst first. */
export function rowReason(row: ImportRow, t: Words): string {
  const { match } = row
  const said = row.problems.some(({ code }) => code === 'duplicate-row' || code === 'same-record-row')
  const of = !match || said ? '' : match.row !== null ? t('members:import.ofRow', { row: match.row, name: match.name }) : row.outcome === 'new' ? '' : t('members:import.ofRecord', { name: match.name })
  const weighty = row.problems.toSorted((a, b) => weights.indexOf(a.level) - weights.indexOf(b.level))
  return [of, ...weighty.map(problem => problemWords(problem, t))].filter(text => text !== '').join('; ')
}
