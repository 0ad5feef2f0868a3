import { dayExists } from './periods.ts'
import type { Language } from './procedure.ts'

const pad = (n: number, digits = 2) => String(n).padStart(digits, '0')

/** A day that exists, as `YYYY-MM-DD`; else null. */
function dayOf(year: number, month: number, date: number): string | null {
  const day = `${pad(year, 4)}-${pad(month)}-${pad(date)}`
  return year >= 1000 && dayExists(day) ? day : null
}

/** `25` is 2025, `98` is 1998: two digits mean the century that brings the year nearest to today, at most 20 years ahead. */
function fullYear(digits: string, thisYear: number): number {
  if (digits.length === 4) return Number(digits)
  const inThisCentury = Math.floor(thisYear / 100) * 100 + Number(digits)
  return inThisCentury > thisYear + 20 ? inThisCentury - 100 : inThisCentury
}

const written = /^(\d{1,2})[./\- ](\d{1,2})(?:[./\- ](\d{2}|\d{4}))?$/
const packed = /^(\d{2})(\d{2})(\d{2}|\d{4})$/
const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/

/**
 * A day as a clerk types it: `1/3/25`, `01.03.2025`, `010325`, `1/3` (of this year), `2025-03-01`, always day before month.
 * Answers `YYYY-MM-DD`, or null where it is no day that exists. `today` as `YYYY-MM-DD`.
 */
export function parseDay(text: string, today: string): string | null {
  const typed = text.trim()
  const thisYear = Number(today.slice(0, 4))
  const whole = iso.exec(typed)
  if (whole) return dayOf(Number(whole[1]), Number(whole[2]), Number(whole[3]))
  const parts = written.exec(typed) ?? packed.exec(typed)
  if (!parts) return null
  return dayOf(parts[3] ? fullYear(parts[3], thisYear) : thisYear, Number(parts[2]), Number(parts[1]))
}

const typedHour = /^(\d{1,2})(?:[:.,]?(\d{2}))?$/

/** An hour as it is typed (`17:30`, `17.30`, `1730`, `17`); null where it is none. */
export function parseHour(text: string): string | null {
  const found = typedHour.exec(text.trim())
  if (!found) return null
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)]
  return hour < 24 && minute < 60 ? `${pad(hour)}:${pad(minute)}` : null
}

/** A day and an hour as they are typed (`12/12/26 17:30`), as `YYYY-MM-DDTHH:MM`; null where they are none. `today` as for a day. */
export function parseClock(text: string, today: string): string | null {
  const cut = /^(.+?)[\s,]+(\S+)$/.exec(text.trim())
  if (!cut) return null
  const [day, hour] = [parseDay(cut[1] ?? '', today), parseHour(cut[2] ?? '')]
  return day && hour ? `${day}T${hour}` : null
}

/**
 * A number as a clerk types it: `1.234,5`, `1234,5`, `€ 1.234,50`, `-3`. In Italian the comma parts the decimals and the dot the
 * thousands, in English the other way round; a lone separator that cannot part thousands (`2.5`) parts decimals. Null where it
 * is no number.
 */
export function parseNumber(text: string, language: Language): number | null {
  const typed = text.replace(/[\s\u00a0\u202f'’€]/g, '').replace(/^\u2212/, '-')
  const [decimal, thousands] = language === 'it' ? [',', '.'] : ['.', ',']
  const grouped = new RegExp(`^-?\\d{1,3}(\\${thousands}\\d{3})+(\\${decimal}\\d+)?$`)
  const plain = new RegExp(`^-?\\d+(\\${decimal}\\d+)?$`)
  const foreign = new RegExp(`^-?\\d+\\${thousands}(?:\\d{1,2}|\\d{4,})$`)
  if (grouped.test(typed)) return Number(typed.replaceAll(thousands, '').replace(decimal, '.'))
  if (plain.test(typed)) return Number(typed.replace(decimal, '.'))
  if (foreign.test(typed)) return Number(typed.replace(thousands, '.'))
  return null
}
