import { dayExists } from '../periods.ts'

/**
 * A foreign list as the reader hands it over: plain values and one letter a cell, since an object for each cell would cost more
 * than the reading. Everything is JSON.
 */
export type ForeignWorkbook = {
  /** What the content is, whatever the file is called. */
  format: 'xlsx' | 'ods' | 'xls' | 'csv'
  sheets: ForeignSheet[]
  bytes: number
  sha256: string
}
export type ForeignSheet = {
  name: string
  hidden: boolean
  /** Rows with content only, in the order of the sheet. */
  rows: ForeignRow[]
  /** One more than the index of the last column with content. */
  width: number
  /** Column indexes from 0. */
  hiddenColumns: number[]
  /** Row numbers from 1. */
  hiddenRows: number[]
  merges: Merge[]
  /** The sheet counts its days from 1904, which matters for days that stand as bare numbers. */
  date1904: boolean
}
/** Merged cells: rows from 1, columns from 0, both ends included. The value stands in the first cell alone. */
export type Merge = { top: number; left: number; bottom: number; right: number }
export type ForeignRow = {
  /** Number from 1, as Excel shows it. */
  row: number
  /** By column, up to the last that has content. */
  cells: ForeignValue[]
  /** One letter for each of `cells`. */
  kinds: string
  /** By column: what the cell shows, where its format gives a number leading zeros. */
  shown?: Record<number, string>
  /** By column: what one of the number is worth, where its format shows it scaled (`0.0" mln"`: a million; `#,##0,` holds all of it: one). */
  units?: Record<number, number>
  /** By column: where the cell leads to (`mailto:…`, `https:…`), where it does not show that itself. */
  links?: Record<number, string>
}
export type ForeignValue = string | number | boolean | null

export const kinds = {
  blank: ' ',
  text: 't',
  number: 'n',
  /** `YYYY-MM-DD`; a time of day beside it is left out. */
  day: 'd',
  /** A time of day without a day, `HH:MM`. */
  time: 'h',
  boolean: 'b',
  /** `#REF!` and its like. */
  error: 'e',
  /** A formula that the file holds no result of. */
  formula: 'f',
} as const
export type CellKind = (typeof kinds)[keyof typeof kinds]

export type Cell = {
  kind: CellKind
  value: ForeignValue
  /** As it reads, cleaned; line breaks kept. */
  text: string
  /** What one of its number is worth, where its format says it. */
  unit?: number
  /** Where it leads to, where it shows something else. */
  link?: string
}

/** How Excel shows that a formula failed, in English and in Italian. */
const errorText = /^#(REF!|RIF!|VALUE!|VALORE!|DIV\/0!|NAME\?|NOME\?|NUM!|NULL!|NULLO!|N\/A|N\/D)$/

export const blankCell: Cell = { kind: kinds.blank, value: null, text: '' }
const allKinds = new Set<string>(Object.values(kinds))
const isKind = (letter: string | undefined): letter is CellKind => letter !== undefined && allKinds.has(letter)

/** A cell of a row; beyond its end a blank one. Text of nothing but blanks is blank. */
export function cellAt(row: ForeignRow, column: number): Cell {
  const kind = row.kinds[column]
  const value = row.cells[column] ?? null
  if (!isKind(kind) || kind === kinds.blank) return blankCell
  if (kind === kinds.formula) return { kind, value: null, text: '' }
  const text = cleanText(row.shown?.[column] ?? String(value))
  // of a list that was saved as text
  if (kind === kinds.text && text.startsWith('#') && errorText.test(text)) return { kind: kinds.error, value, text }
  if (kind === kinds.text && text === '') return blankCell
  const [unit, link] = [row.units?.[column], row.links?.[column]]
  return unit === undefined && link === undefined ? { kind, value, text } : { kind, value, text, ...(unit !== undefined && { unit }), ...(link !== undefined && { link }) }
}

/** The cells of a row up to its last content. */
export const cellsOf = (row: ForeignRow): Cell[] => row.cells.map((_, column) => cellAt(row, column))

/** Anything but plain letters, digits and signs with single blanks between them. */
const needsCleaning = /[^\x20-\x7e\u00c0-\u024f‘’“”€]| {2}|^ | $/

/** No-break, thin and other blanks as plain ones, control and invisible characters dropped, line breaks kept as `\n`, trimmed. */
export function cleanText(text: string): string {
  if (!needsCleaning.test(text)) return text
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    // oxlint-disable-next-line no-control-regex -- these are what must go
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/ {2,}/g, ' ')
    .replace(/ *\n */g, '\n')
    .trim()
}

/** Cleaned, on one line. */
export const oneLine = (text: string): string => cleanText(text).replace(/\s*\n\s*/g, ' ')

const msPerDay = 86_400_000

/**
 * The day of a serial number as Excel and its like count: 1 is 1 January 1900 (with a 29 February 1900 that never was, number
 * 60), or 0 is 1 January 1904. Null where it falls outside 1900–9999. The time of day is dropped, no time zone is asked.
 */
export function dayOfSerial(serial: number, date1904: boolean): string | null {
  // A day computed elsewhere may come a hair before midnight.
  const whole = Math.floor(serial + 1e-6)
  if (Number.isNaN(whole) || whole < (date1904 ? 0 : 1) || whole > 2_958_465) return null
  const offset = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30)
  const day = new Date(offset + whole * msPerDay).toISOString().slice(0, 10)
  return dayExists(day) ? day : null
}
