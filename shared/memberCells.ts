import type { CellProblem, CellRefusal, CellValue, ReadTyped } from './cells.ts'
import { fold } from './folding.ts'
import { problemLevels, type ProblemCode } from './import/problems.ts'
import { kinds, oneLine } from './import/sheet.ts'
import { splitPlace } from './import/texts.ts'
import { readCell } from './import/values.ts'
import { words, type WordKey } from './language.ts'
import type { ImportField, MemberColumn } from './members.ts'
import { chainPlaces, legalForms, membershipKinds, organisationKinds } from './organisations.ts'
import { dayExists } from './periods.ts'
import type { Language } from './procedure.ts'
import { parseDay, parseNumber } from './typed.ts'

/** What typing is read by: the language decides between comma and point, today the century of two digits. */
export type TypingContext = { language: Language; today: string }

/** Columns of the members list that are computed, or chosen elsewhere: they are only read. */
export const readOnlyColumns = ['figuresYear', 'size'] as const satisfies readonly MemberColumn[]
export type EditableColumn = Exclude<MemberColumn, (typeof readOnlyColumns)[number]>
export const isEditable = (column: MemberColumn): column is EditableColumn => !readOnlyColumns.some(one => one === column)

/** Columns that never stand empty. */
export const requiredColumns = ['name', 'kind', 'membershipKind'] as const satisfies readonly EditableColumn[]
export const isRequired = (column: EditableColumn): boolean => requiredColumns.some(one => one === column)

type Choice = { codes: readonly string[]; word: (code: string) => WordKey }
const choice = <T extends string>(codes: readonly T[], word: (code: T) => WordKey): Choice =>
  ({ codes, word: code => { const known = codes.find(one => one === code); if (known === undefined) throw new RangeError(code); return word(known) } })

/** Columns whose cells hold one of few codes. */
const choices: Partial<Record<MemberColumn, Choice>> = {
  kind: choice(organisationKinds, code => `organisations:kind.${code}`),
  legalForm: choice(legalForms, code => `organisations:legalForm.${code}`),
  chainPlace: choice(chainPlaces, code => `organisations:chainPlace.${code}`),
  membershipKind: choice(membershipKinds, code => `organisations:membershipKind.${code}`),
}

/** How long a text a column keeps. */
const longest: Partial<Record<EditableColumn, number>> = { name: 300, vatNumber: 20, taxCode: 20, municipality: 120, province: 10, postalCode: 12, atecoCode: 20, email: 200, pec: 200, phone: 100, tags: 3000 }
/** The most that a column of numbers takes; euros and annual work units. */
const most: Partial<Record<EditableColumn, number>> = { employees: 10_000_000, turnover: 1e13 }

const taken = (value: CellValue, problem: CellProblem | null = null): ReadTyped => ({ ok: true, value, problem })
const refused = (code: CellRefusal, text: string, more: Record<string, string | number> = {}): ReadTyped =>
  ({ ok: false, problem: { code, values: { text: text.length > 120 ? `${text.slice(0, 119)}…` : text, ...more } } })

/** Errors of Excel, Italian and English, as they stand in a copied cell. */
const sheetError = /^#(?:N\/[DA]|RIF!|REF!|VALORE!|VALUE!|DIV\/0!|NOME\?|NAME\?|NUM!|NULLO!|NULL!)$/i

/** The codes of a column of codes, with the keys of their words; null for other columns. */
export const choicesOf = (column: MemberColumn): { code: string; word: WordKey }[] | null => choices[column]?.codes.map(code => ({ code, word: choices[column]?.word(code) ?? 'empty' })) ?? null

function readChoice(column: EditableColumn, { codes, word }: Choice, text: string): ReadTyped {
  const typed = fold(text)
  const named = codes.find(code => fold(code) === typed || (['it', 'en'] as const).some(language => fold(words(language)(word(code))) === typed))
  if (named !== undefined) return taken(named)
  // What an imported list would understand is understood here as well: "srl", "Soc. coop."
  const read = column === 'kind' ? null : readCell(column, { kind: kinds.text, value: text, text }, { certificate: null, scale: 1, today: '', date1904: false }).value
  return typeof read === 'string' && codes.includes(read) ? taken(read) : refused('not-a-choice', text)
}

function readAmount(column: 'employees' | 'turnover', text: string, { language, today }: TypingContext): ReadTyped {
  const typed = parseNumber(text, language)
  if (typed !== null) {
    if (typed < 0) return refused('negative', text)
    return typed > (most[column] ?? Infinity) ? refused('too-large', text) : taken(column === 'turnover' ? Math.round(typed * 100) / 100 : typed)
  }
  return readAsImported(column, text, today)
}

const refusals: Partial<Record<ProblemCode, CellRefusal>> = { 'number-negative': 'negative', 'number-too-large': 'too-large', 'email-several': 'several-addresses' }

/** Reads as an import would; what that leaves empty is refused here, and what it doubts is said. */
function readAsImported(field: ImportField, text: string, today: string): ReadTyped {
  const { value, notes } = readCell(field, { kind: kinds.text, value: text, text }, { certificate: null, scale: 1, today, date1904: false })
  const [first] = notes
  if (first !== undefined && (value === null || refusals[first])) {
    return refused(refusals[first] ?? (first.startsWith('number') || first === 'currency-other' ? 'not-a-number' : first.startsWith('date') ? 'not-a-day' : 'not-understood'), text)
  }
  const doubt = notes.find(note => problemLevels[note] !== 'info')
  return taken(value, doubt === undefined ? null : { code: doubt, values: { text: oneLine(text).slice(0, 120), ...(value === null ? {} : { value }) } })
}

function readDayTyped(column: 'joinedOn' | 'leftOn', text: string, { today }: TypingContext): ReadTyped {
  const day = parseDay(text, today)
  return day === null ? readAsImported(column, text, today) : taken(day)
}

/**
 * A cell of the members list as somebody typed or pasted it: `1.234,5`, `1/3/25`, `S.r.l.`, a VAT number without its zeros. Empty is unknown. A number
 * or address that fails its check is taken, with the doubt said; what is no value of the column is refused.
 */
export function readMemberCell(column: MemberColumn, typed: string, context: TypingContext): ReadTyped {
  const text = typed.trim()
  if (!isEditable(column)) return refused('read-only', text)
  if (sheetError.test(text)) return refused('cell-error', text)
  if (text === '') return isRequired(column) ? refused('required', text) : taken(null)
  const limit = longest[column]
  if (limit !== undefined && text.length > limit) return refused('too-long', text, { max: limit })
  const known = choices[column]
  if (known) return readChoice(column, known, text)
  switch (column) {
    case 'employees': case 'turnover': return readAmount(column, text, context)
    case 'joinedOn': case 'leftOn': return readDayTyped(column, text, context)
    case 'municipality': return taken(splitPlace(text).municipality)
    case 'tags': { const read = readAsImported('tags', text, context.today); return read.ok && typeof read.value === 'string' ? taken(read.value.split('; ').join(', ')) : read }
    case 'name': return taken(oneLine(text))
    case 'kind': return refused('not-a-choice', text)
    default: return readAsImported(column, text, context.today)
  }
}

/** A value as the list holds it, for a cell of the same column: what filling down and emptying write. */
export function checkMemberCell(column: MemberColumn, value: CellValue): ReadTyped {
  const text = value === null ? '' : String(value)
  if (!isEditable(column)) return refused('read-only', text)
  if (value === null || value === '') return isRequired(column) ? refused('required', '') : taken(null)
  if (column === 'employees' || column === 'turnover') {
    if (typeof value !== 'number') return refused('not-a-number', text)
    return value < 0 ? refused('negative', text) : value > (most[column] ?? Infinity) ? refused('too-large', text) : taken(value)
  }
  if (typeof value === 'number') return refused('not-understood', text)
  const known = choices[column]
  if (known && !known.codes.includes(value)) return refused('not-a-choice', text)
  if ((column === 'joinedOn' || column === 'leftOn') && !dayExists(value)) return refused('not-a-day', text)
  const limit = longest[column]
  return limit !== undefined && value.length > limit ? refused('too-long', text, { max: limit }) : taken(value)
}

