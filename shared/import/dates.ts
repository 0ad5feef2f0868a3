import { fold } from '../folding.ts'
import { gone, leaving } from './leaving.ts'
import { dayOfSerial, oneLine } from './sheet.ts'
import { dayExists } from '../periods.ts'
import { saysNothing } from './numbers.ts'
import type { ProblemCode } from './problems.ts'

export type ReadDay = { value: string | null; notes: ProblemCode[] }
export type DayOptions = {
  /** Today, to tell the century of two digits and what lies ahead. */
  today: string
  /** A year or a month alone is its last day and not its first. */
  atEnd?: boolean
  /** The month stands before the day, as the column's other cells tell. */
  monthFirst?: boolean
  /** How the sheet counts days that stand as bare numbers. */
  date1904?: boolean
}

const months = [
  ['gennaio', 'january'], ['febbraio', 'february'], ['marzo', 'march'], ['aprile', 'april'], ['maggio', 'may'], ['giugno', 'june'],
  ['luglio', 'july'], ['agosto', 'august'], ['settembre', 'september'], ['ottobre', 'october'], ['novembre', 'november'], ['dicembre', 'december'],
]
/** A month's name, or its beginning, as a part of a pattern. */
export const monthWord = `(?:${months.flat().flatMap((name) => [name, name.slice(0, 3)]).join('|')})\\b`
const weekdays = /(?<!\p{L})(luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica|(mon|tues|wednes|thurs|fri|satur|sun)day)(?!\p{L})/gu
const leadingWords = 'socio|socia|iscritt[oaie]|aderente|member|da|dal|dall|dalla|dallo|dell|del|al|il|in|data|since|from|as|of|on|giorno|anno|year|delibera'
const leading = new RegExp(`^((${leadingWords})\\b['’.:]?\\s*)+`)
/** Before a day of leaving; before a day of joining they say that it is none. */
const left = new RegExp(`^(${leaving}|${gone}[oa])\\b[.:]?\\s*`)

const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']

/** 1 to 12 for the name of a month or its beginning, Italian or English, or its Roman number; null where it is none. */
function monthOf(word: string): number | null {
  if (roman.includes(word)) return roman.indexOf(word) + 1
  const plain = word === 'sett' || word === 'sept' ? 'set' : word
  if (plain.length < 3) return null
  const index = months.findIndex((names) => names.some((name) => name.startsWith(plain) || (plain === 'set' && name.startsWith('sep'))))
  return index < 0 ? null : index + 1
}

/** An instant of Greenwich's time, as programs of the web write a day: midnight in Italy is 22 or 23 o'clock of the day before. */
const instant = /^((?:19|20)\d\d-\d\d-\d\d)[t ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(?:z|utc|gmt|[+-]00:?00)$/
let italian: Intl.DateTimeFormat | undefined

/** The day that an instant is in Italy, as `YYYY-MM-DD`, but for the last minute of a day, by which programs mean that day; any other text as it is. */
function dayInItaly(text: string): string {
  const [, day, time] = instant.exec(text) ?? []
  if (day === undefined || time === undefined || !dayExists(day)) return text
  if (time.startsWith('23:59')) return day
  const at = Date.parse(`${day}T${time}Z`)
  if (Number.isNaN(at)) return text
  italian ??= new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Rome' })
  return italian.format(at)
}

/** What programs write where there is no day, with an hour or without: `00000000`, `00/00/0000`, and for an end that never comes `99991231`. */
export const saysNoDay = (text: string): boolean => /^(0+([-/.]0+)*|9999[-/.]?12[-/.]?31|31[-/.]?12[-/.]?9999)([ t][\d:.z]*)?$/i.test(text)

/** Whether the texts of a column write the month before the day: about as many as any days would cannot be read otherwise, and none must be. */
export function monthFirstIn(texts: readonly string[]): boolean {
  const days = texts.flatMap((text) => { const [, a, b] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}(?!\d)/.exec(text) ?? []; return a === undefined ? [] : [[Number(a), Number(b)] as const] })
  const telling = days.filter(([first, second]) => first <= 12 && second > 12)
  return telling.length >= Math.max(1, days.length * 0.3) && days.every(([first]) => first <= 12)
}

type Parts = { year: string; month?: number; date?: number; notes: ProblemCode[] }

/** The act before its day: "delibera n. 5 del", "CdA". */
const ofAct = /^(?:(?:delibera|verbale)\s+)?(?:(?:c\.?d\.?a\.?|consiglio|assemblea)\s+(?:del\s+)?|(?:(?:c\.?d\.?a\.?|consiglio|assemblea)\s+)?(?:nr?\.?\s*)?\d{1,4}(?:\/\d{2,4})?\s+del\s+)(?=\d{1,2}[/.-]\d{1,2}[/.-]\d)/

/**
 * Reads a day, the Italian way first: `31/12/2024`, `1.3.25`, `31 dicembre 2024`, `12-gen-2020`, `2024-12-31T00:00`, `2024-12-30T23:00Z`,
 * `03.2019`, `2024`, a serial number of Excel. A month or a year alone becomes its first day (its last with `atEnd`) and is noted.
 */
export function readDay(text: string, options: DayOptions): ReadDay {
  const plain = dayInItaly(oneLine(text).toLowerCase())
  if (saysNothing(plain)) return { value: null, notes: [] }
  if (/^\d{5}([.,]\d+)?$/.test(plain)) return serialDay(Number(plain.replace(',', '.')), options)
  if (saysNoDay(plain)) return { value: null, notes: [] }
  const remark = plain.replace(ofAct, ' ').replace(/\([^()]*\)|\*+|(?<!\p{L})circa(?!\p{L})/gu, ' ').trim()
  const written = remark === '' ? plain : remark
  const parts = partsOf(prepared(options.atEnd ? written.replace(left, '') : written), options.monthFirst ?? false)
  if (!parts) return { value: null, notes: ['date-unreadable'] }
  const read = dayOf(parts, options)
  return remark === plain || read.value === null ? read : { value: read.value, notes: [...read.notes, 'remark-left'] }
}

/** A day that stands as a bare number: a year, digits in a row, or a serial number of Excel. */
export function readDayNumber(value: number, options: DayOptions): ReadDay {
  if (Number.isInteger(value) && ((value >= 1900 && value <= 2100) || value > 9_999_999)) return readDay(String(value), options)
  return serialDay(value, options)
}

function serialDay(serial: number, { today, date1904 = false }: DayOptions): ReadDay {
  const value = dayOfSerial(serial, date1904)
  if (value === null || value < '1920' || tooFar(value, today)) return { value: null, notes: ['date-unreadable'] }
  return { value, notes: ['date-serial', ...ahead(value, today)] }
}

/** Beyond the lifetime of any membership it is some other number, or a slip of the pen. */
const tooFar = (day: string, today: string) => Number(day.slice(0, 4)) > Number(today.slice(0, 4)) + 20
const ahead = (day: string, today: string): ProblemCode[] => (day > today ? ['date-future'] : [])

function prepared(text: string): string {
  return text
    .replace(weekdays, ' ').replace(/(\d)(°|º|st|nd|rd|th)(?=\W|$)/g, '$1').replace(/,/g, ' ').trim()
    .replace(leading, '').replace(/\s+/g, ' ')
    // A time of day behind the day.
    .replace(/[t\s]\s*\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?\s*(z|am|pm|[+-]\d{2}:?\d{2})?$/, '').trim()
}

function partsOf(text: string, monthFirst: boolean): Parts | null {
  const [, a = '', b = '', c = ''] = /^(\d{1,4})[-/. ]+(\d{1,4})(?:[-/. ]+'?(\d{1,4}))?$/.exec(text) ?? []
  if (a !== '') return numericParts(a, b, c, monthFirst)
  const run = /^(\d{4}|\d{8})$/.exec(text)?.[1]
  if (run) return run.length === 4 ? { year: run, notes: [] } : runParts(run)
  return wordParts(text)
}

function numericParts(a: string, b: string, c: string, monthFirst: boolean): Parts | null {
  if (c === '') {
    if (a.length === 4 && b.length <= 2) return { year: a, month: Number(b), notes: [] }
    return a.length <= 2 && b.length === 4 ? { year: b, month: Number(a), notes: [] } : null
  }
  if (a.length === 4) return { year: a, month: Number(b), date: Number(c), notes: [] }
  if (a.length > 2 || b.length > 2 || (c.length !== 2 && c.length !== 4)) return null
  const english = (monthFirst || Number(b) > 12) && Number(a) <= 12
  return { year: c, month: Number(english ? a : b), date: Number(english ? b : a), notes: english ? ['date-english'] : [] }
}

/** `20241231` or `31122024`. */
function runParts(run: string): Parts {
  const italian = { year: run.slice(4), month: Number(run.slice(2, 4)), date: Number(run.slice(0, 2)), notes: [] }
  const iso = { year: run.slice(0, 4), month: Number(run.slice(4, 6)), date: Number(run.slice(6)), notes: [] }
  return iso.month >= 1 && iso.month <= 12 && /^(19|20)/.test(run) ? iso : italian
}

/** `31 dicembre 2024`, `12-gen-20`, `december 31 2024`, `dicembre 2024`. */
function wordParts(text: string): Parts | null {
  const words = fold(text).split(' ').flatMap((word) => word.match(/\d+|\D+/g) ?? []).filter((word) => word !== 'di' && word !== 'del' && word !== 'of')
  const at = words.findIndex((word) => monthOf(word) !== null)
  const month = monthOf(words[at] ?? '')
  const numbers = words.filter((_, index) => index !== at)
  const [first = '', second = ''] = numbers
  // a Roman number between a day and a year, or joined to one: `x 2020` is a tick
  if (roman.includes(words[at] ?? '') && !(at === 1 && numbers.length === 2) && !/^[ivx]+ ?[./]/.test(text)) return null
  if (month === null || numbers.some((word) => !/^\d+$/.test(word)) || numbers.length > 2) return null
  // "dic-20" is a month of a year, "12 marzo" a day without one.
  if (numbers.length === 1) return first.length === 4 || (first.length === 2 && at === 0) ? { year: first, month, notes: [] } : null
  return first.length <= 2 && (second.length === 4 || second.length === 2) ? { year: second, month, date: Number(first), notes: [] } : null
}

function dayOf({ year, month, date, notes }: Parts, { today, atEnd = false }: DayOptions): ReadDay {
  const full = year.length === 2 ? century(year, today) : year
  const two = (part: number) => String(part).padStart(2, '0')
  const said: ProblemCode[] = [...notes, ...(year.length === 2 ? ['date-two-digits' as const] : [])]
  if (month === undefined) said.push('date-year-only')
  else if (date === undefined) said.push('date-month-only')
  const inMonth = month ?? (atEnd ? 12 : 1)
  const value = `${full}-${two(inMonth)}-${two(date ?? (atEnd ? lastDate(Number(full), inMonth) : 1))}`
  if (!dayExists(value) || value < '1900' || tooFar(value, today)) return { value: null, notes: ['date-unreadable'] }
  return { value, notes: [...said, ...ahead(value, today)] }
}

/** Two digits belong to this century up to next year, else to the last one. */
function century(year: string, today: string): string {
  const limit = (Number(today.slice(0, 4)) + 1) % 100
  return String(Math.floor(Number(today.slice(0, 4)) / 100) - (Number(year) > limit ? 1 : 0)) + year
}

const lastDate = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()
