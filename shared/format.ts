import type { Language } from './procedure.ts'
import type { Cell, ColumnKind } from './paper.ts'

const locales = { it: 'it-IT', en: 'en-GB' } as const

/** Making a formatter costs some ten microseconds and using it less than one: a list of 5,000 rows needs them kept. */
const formatters = new Map<string, Intl.NumberFormat>()

/** Intl writes 1234,50 in Italian without the dot: official papers want it, so grouping is always on. */
function formatter(language: Language, minimum: number, maximum: number, currency: boolean): Intl.NumberFormat {
  const key = `${language} ${minimum} ${maximum} ${currency}`
  let made = formatters.get(key)
  if (!made) {
    made = new Intl.NumberFormat(locales[language], {
      useGrouping: 'always', minimumFractionDigits: minimum, maximumFractionDigits: maximum, ...(currency && { style: 'currency', currency: 'EUR' }),
    })
    formatters.set(key, made)
  }
  return made
}

/** A quantity: `1.234,5`, with at most (or exactly, if given) so many decimals. */
export function formatNumber(value: number, language: Language, decimals?: number): string {
  // a count with nothing to group is its digits; the first formatter of a program takes some forty milliseconds of its start
  if (!decimals && Number.isInteger(value) && Math.abs(value) < 1000) return String(value)
  return formatter(language, decimals ?? 0, decimals ?? 6, false).format(value)
}

/**
 * A percentage: `12,5 %` in Italian, `12.5 %` in English, with at most two decimals, or exactly so many; a blank that does not break stands before the sign, as
 * ISO 80000-1 writes it.
 */
export const formatPercent = (value: number, language: Language, decimals?: number): string => `${formatter(language, decimals ?? 0, decimals ?? 2, false).format(value)}\u00a0%`

/** Euros (not cents): `1.234,50 €` in Italian, `€1,234.50` in English; with two decimals unless told. */
export function formatEuros(euros: number, language: Language, decimals = 2): string {
  return formatter(language, decimals, decimals, true).format(euros)
}

/** Names in a row: `A, B e C`. */
export const formatList = (names: readonly string[], language: Language): string => new Intl.ListFormat(locales[language]).format(names)

/** A day `YYYY-MM-DD` as `31/12/2024`, in both languages; anything else as it is. */
export function formatDay(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []
  return year ? `${date}/${month}/${year}` : day
}

/** A day and an hour on the wall clock, `YYYY-MM-DDTHH:MM`, as `12/12/2026, 17:30`; a day alone as it is read. */
export const formatClock = (time: string): string => [formatDay(time.slice(0, 10)), time.slice(11, 16)].filter(Boolean).join(', ')

/** Day and month in words: made when first asked for, since the first one of a program takes some twenty milliseconds of its start. */
const wordings = new Map<string, Intl.DateTimeFormat>()
function wording(language: Language, as: 'day' | 'month'): Intl.DateTimeFormat {
  const key = `${language} ${as}`
  let made = wordings.get(key)
  if (!made) {
    made = new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', ...(as === 'day' ? { dateStyle: 'full' } : { month: 'long', year: 'numeric' }) })
    wordings.set(key, made)
  }
  return made
}

/** A day `YYYY-MM-DD` as acts write it out: `giovedì 2 aprile 2026`; anything else as it is. */
export const formatDayInWords = (day: string, language: Language): string => (/^\d{4}-\d\d-\d\d$/.test(day) ? wording(language, 'day').format(new Date(day)) : day)

/** A month `YYYY-MM`, by which lists are grouped, as `aprile 2026`; anything else as it is. */
export const formatMonth = (month: string, language: Language): string => (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month) ? wording(language, 'month').format(new Date(`${month}-01`)) : month)

/** An instant (UTC ISO) on the wall clock of this computer: `31/12/2024 15:04`. */
export function formatInstant(instant: string): string {
  const at = new Date(instant)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()} ${two(at.getHours())}:${two(at.getMinutes())}`
}

/**
 * A value of a paper as people read it; unknown is empty. A text in a column of numbers (a note such as "n.d.") stays a text.
 * `decimals` is the exact number of decimals; without it a percentage has at most two, an integer none.
 */
export function formatCell(cell: Cell, kind: ColumnKind, language: Language, decimals?: number): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return kind === 'date' ? formatDay(cell) : kind === 'dateTime' ? formatClock(cell) : cell
  switch (kind) {
    case 'integer': return formatNumber(cell, language, decimals ?? 0)
    case 'euros': return formatEuros(cell, language, decimals)
    case 'percent': return formatPercent(cell, language, decimals)
    case 'number': return formatNumber(cell, language, decimals)
    case 'text': case 'date': case 'dateTime': case 'year': return String(cell)
  }
}
