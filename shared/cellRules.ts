import type { CellProblem, CellRefusal, CellValue, ReadTyped } from './cells.ts'
import { fold } from './folding.ts'
import { readDay } from './import/dates.ts'
import { unknownSigns } from './import/numbers.ts'
import { problemLevels, type ProblemCode } from './import/problems.ts'
import { kinds, oneLine } from './import/sheet.ts'
import { readCell } from './import/values.ts'
import { words, type WordKey } from './language.ts'
import { clock } from './meetings/clock.ts'
import type { ImportField } from './members.ts'
import { dayExists } from './periods.ts'
import type { Language } from './procedure.ts'
import { parseClock, parseDay } from './typed.ts'

// How cells of lists are read as they are typed: a list says for each column that can be written what its values are, the rest is the same for all.

/** What typing is read by: the language decides between comma and point, today the century of two digits. */
export type TypingContext = { language: Language; today: string }

/** One of few codes, with the keys of their words. */
export type Choice = { codes: readonly (string | number)[]; word: (code: string | number) => WordKey }
export const choiceOf = <T extends string | number>(codes: readonly T[], word: (code: T) => WordKey): Choice =>
  ({ codes, word: code => { const known = codes.find(one => one === code); if (known === undefined) throw new RangeError(String(code)); return word(known) } })

export type CellReader = (text: string, context: TypingContext) => ReadTyped

/** What a column's cells hold. */
export type CellRule = {
  kind: 'text' | 'day' | 'clock' | 'number' | 'choice'
  /** It never stands empty. */
  required?: true
  /** How long a text it keeps, and the most that a number may be. */
  longest?: number
  most?: number
  choice?: Choice
  /** A year or a month alone is its last day. */
  atEnd?: true
  /** How a text is read that is not empty and not too long, where that is more than its kind says; of a choice, what is none of its words. */
  read?: CellReader
}
/** The columns of a list that can be written; the others are computed, or chosen elsewhere. */
export type CellRules<C extends string> = Readonly<Partial<Record<C, CellRule>>>
/** Why columns of such a list are only read, and where they are changed: the keys of their words, where there is more to say than that. */
export type CellReasons<C extends string> = Readonly<Partial<Record<C, WordKey>>>

export const taken = (value: CellValue, problem: CellProblem | null = null): ReadTyped => ({ ok: true, value, problem })
export const refused = (code: CellRefusal, text: string, more: Record<string, string | number> = {}): ReadTyped =>
  ({ ok: false, problem: { code, values: { text: text.length > 120 ? `${text.slice(0, 119)}…` : text, ...more } } })

/** Errors of Excel, Italian and English, as they stand in a copied cell. */
const sheetError = /^#(?:N\/[DA]|RIF!|REF!|VALORE!|VALUE!|DIV\/0!|NOME\?|NAME\?|NUM!|NULLO!|NULL!)$/i

function doubtOf(notes: readonly ProblemCode[], text: string, value: CellValue): CellProblem | null {
  const doubt = notes.find(note => problemLevels[note] !== 'info')
  return doubt === undefined ? null : { code: doubt, values: { text: oneLine(text).slice(0, 120), ...(value === null ? {} : { value }) } }
}

const refusals: Partial<Record<ProblemCode, CellRefusal>> = { 'number-negative': 'negative', 'number-too-large': 'too-large', 'email-several': 'several-addresses', 'email-in-phone': 'not-understood' }

/** Reads as an import would; what that leaves empty is refused here, and what it doubts is said. */
export function readAsImported(field: ImportField, text: string, today: string): ReadTyped {
  const { value, notes } = readCell(field, { kind: kinds.text, value: text, text }, { header: '', certificate: null, scale: 1, signs: unknownSigns, today, date1904: false, isTown: () => false })
  const [first] = notes
  if (first !== undefined && (value === null || refusals[first])) {
    return refused(refusals[first] ?? (first.startsWith('number') || first === 'currency-other' ? 'not-a-number' : 'not-understood'), text)
  }
  return taken(value, doubtOf(notes, text, value))
}

function readTypedDay({ atEnd }: CellRule, text: string, { today }: TypingContext): ReadTyped {
  const day = parseDay(text, today)
  if (day !== null) return taken(day)
  const { value, notes } = readDay(text, { today, atEnd: atEnd ?? false })
  return value === null && notes.length > 0 ? refused('not-a-day', text) : taken(value, doubtOf(notes, text, value))
}

function readTypedClock(text: string, { today }: TypingContext): ReadTyped {
  const time = parseClock(text, today)
  return time === null ? refused('not-a-clock', text) : taken(time)
}

/** The code that a text names, as it is or by its word in either language. */
function codeNamed({ codes, word }: Choice, text: string): string | number | undefined {
  const typed = fold(text)
  return codes.find(code => fold(String(code)) === typed || (['it', 'en'] as const).some(language => fold(words(language)(word(code))) === typed))
}

/**
 * A cell as somebody typed or pasted it: `1.234,5`, `1/3/25`, `S.r.l.`, a VAT number without its zeros. Empty is unknown. A number or address that fails its
 * check is taken, with the doubt said; what is no value of the column is refused. Without a rule the column is only read.
 */
export function readTyped(rule: CellRule | undefined, typed: string, context: TypingContext): ReadTyped {
  const text = typed.trim()
  if (!rule) return refused('read-only', text)
  if (sheetError.test(text)) return refused('cell-error', text)
  if (text === '') return rule.required ? refused('required', text) : taken(null)
  if (rule.longest !== undefined && text.length > rule.longest) return refused('too-long', text, { max: rule.longest })
  const named = rule.choice && codeNamed(rule.choice, text)
  if (named !== undefined) return taken(named)
  if (rule.read) return rule.read(text, context)
  switch (rule.kind) {
    case 'day': return readTypedDay(rule, text, context)
    case 'clock': return readTypedClock(text, context)
    case 'choice': return refused('not-a-choice', text)
    case 'number': return refused('not-a-number', text)
    case 'text': return taken(oneLine(text))
  }
}

/** A value as the list holds it, for a cell of the same column: what filling down and emptying write. */
export function checkValue(rule: CellRule | undefined, value: CellValue): ReadTyped {
  const text = value === null ? '' : String(value)
  if (!rule) return refused('read-only', text)
  if (value === null || value === '') return rule.required ? refused('required', '') : taken(null)
  if (rule.choice) return rule.choice.codes.includes(value) ? taken(value) : refused('not-a-choice', text)
  if (rule.kind === 'number') {
    if (typeof value !== 'number') return refused('not-a-number', text)
    return value < 0 ? refused('negative', text) : value > (rule.most ?? Infinity) ? refused('too-large', text) : taken(value)
  }
  if (typeof value === 'number') return refused('not-understood', text)
  if (rule.kind === 'day' && !dayExists(value)) return refused('not-a-day', text)
  if (rule.kind === 'clock' && !clock.safeParse(value).success) return refused('not-a-clock', text)
  return rule.longest !== undefined && value.length > rule.longest ? refused('too-long', text, { max: rule.longest }) : taken(value)
}
