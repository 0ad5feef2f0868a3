import type { Style } from 'exceljs'
import { Refused } from '../../shared/errors.ts'
import { formatClock, formatDay } from '../../shared/format.ts'
import type { Cell, Column } from '../../shared/paper.ts'

/** The most that a cell of Excel holds (UTF-16 units); more makes a file that Excel calls damaged. */
export const longestCellText = 32_767

// eslint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff\ud800-\udfff]|_x[0-9A-Fa-f]{4}_/

/**
 * Text for a cell, unchanged but for what XML cannot carry: control characters and broken surrogates go, and a literal `_x0041_`,
 * which Excel would read as an escape (ECMA-376 part 1, 22.9.2.19), is escaped itself.
 */
export function cellText(text: string): string {
  if (!unprintable.test(text)) return text
  return text.toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '') // eslint-disable-line no-control-regex
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

const widths: readonly [RegExp, number][] = [
  [/[ijlI.,;:'’!| ]/, 0.52], [/[frt()[\]-]/, 0.7], [/[csvxyzk]/, 0.88], [/[mwMWOQ@%&—…]/, 1.55], [/\p{Lu}/u, 1.18],
  // Chinese, Japanese, Korean
  [/[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/, 2],
]

const known = new Map<string, number>()

/** How many digits wide a character is in Calibri, or a little more. */
function digitsWide(character: string): number {
  let wide = known.get(character)
  if (wide === undefined) known.set(character, (wide = widths.find(([some]) => some.test(character))?.[1] ?? 1))
  return wide
}

/** The width of a text on one line in digits, which is Excel's measure of a column. An estimate: the font is chosen on the reader's computer. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += digitsWide(character)
  return width
}

/** Lines that one line of a text takes when it is broken at blanks and hyphens; a word that is wider than the column is cut. */
function wrapped(line: string, width: number): number {
  let lines = 1
  let used = 0
  for (const piece of line.match(/[^ -]*-|[^ -]+| +/g) ?? []) {
    const wide = widthOf(piece)
    if (used + wide > width && used > 0 && piece.trim() !== '') { lines++; used = 0 }
    const cuts = Math.max(0, Math.ceil(wide / width) - 1)
    lines += cuts
    used += wide - cuts * width
  }
  return lines
}

/** Lines that a text takes in a column of so many digits. */
export const linesIn = (text: string, width: number): number => text.split('\n').reduce((lines, line) => lines + wrapped(line, width), 0)

export type CellStyle = Partial<Style>

const top = { vertical: 'top' as const }
const style = (numFmt: string): CellStyle => ({ numFmt, alignment: top })
const numeric = (numFmt: string): CellStyle => ({ numFmt, alignment: { vertical: 'top', horizontal: 'right', indent: 1 } })
/** What stands at the left is set off from the numbers before it. */
const left = (afterNumber: boolean) => ({ vertical: 'top' as const, horizontal: 'left' as const, ...(afterNumber && { indent: 1 }) })
const fixed = (decimals: number) => (decimals > 0 ? `.${'0'.repeat(decimals)}` : '')

/** How the cells of a column are shown: `whole` for integers in it, `text` for words in it. The objects are shared by all cells. */
export type ColumnStyle = { text: CellStyle; whole: CellStyle; fraction: CellStyle; long: boolean }

/** Texts that would become a number, a date or a formula if someone typed them again: leading zeros would be lost. */
const likeNumber = /^[\d=+\-@.,']/

/**
 * The styles of a column. A long (streamed) list goes without line breaks inside cells, since Excel would have to measure
 * every row when it opens the file, and gives its words no style at all. `afterNumber`: the column before it is one of numbers.
 */
export function columnStyle({ kind, decimals }: Column, long: boolean, afterNumber = false): ColumnStyle {
  const text: CellStyle = long ? style('@') : { numFmt: '@', alignment: { ...(afterNumber ? left(true) : top), wrapText: true } }
  const dated = (numFmt: string): CellStyle => ({ numFmt, alignment: left(afterNumber) })
  const one = (number: CellStyle): ColumnStyle => ({ text, whole: number, fraction: number, long })
  const two = (whole: string, fraction: string): ColumnStyle => ({ text, whole: numeric(whole), fraction: numeric(fraction), long })
  switch (kind) {
    case 'text': return { text, whole: text, fraction: text, long }
    case 'integer': return one(numeric(`#,##0${fixed(decimals ?? 0)}`))
    case 'euros': return one(numeric(`#,##0${fixed(decimals ?? 2)} "€"`))
    case 'date': return one(dated('dd/mm/yyyy'))
    case 'dateTime': return one(dated('dd/mm/yyyy hh:mm'))
    case 'year': return one(dated('0'))
    case 'number': return decimals === undefined ? two('#,##0', '#,##0.0#####') : one(numeric(`#,##0${fixed(decimals)}`))
    case 'percent': return decimals === undefined ? two('0"\u00a0"%', '0.0#"\u00a0"%') : one(numeric(`0${fixed(decimals)}"\u00a0"%`))
  }
}

const dayBefore1900 = Date.UTC(1899, 11, 30)
const oneDay = 86_400_000

/**
 * A day as Excel counts it: whole days, so that no time zone can move it. Excel's calendar has a 29 February 1900, so that days
 * before March 1900 are written as text.
 */
function excelDay(text: string): number | string {
  const [, year = 0, month = 0, day = 0] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? []
  const at = Date.UTC(year, month - 1, day)
  const exists = text >= '1900-03-01' && month <= 12 && (day <= 28 || new Date(at).getUTCDate() === day) && day > 0 && month > 0
  return exists ? (at - dayBefore1900) / oneDay : formatDay(text)
}

/** A day and its hour as Excel counts them: to the minute, so that Excel shows the very hour. */
function excelTime(text: string): number | string {
  const [, day = '', hour = '0', minute = '0'] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)$/.exec(text) ?? []
  const whole = excelDay(day)
  return typeof whole === 'number' ? whole + (Number(hour) * 60 + Number(minute)) / 1440 : formatClock(text)
}

/**
 * A cell's value as Excel types it: days as whole numbers in a date's format, percentages as fractions, text as text whatever
 * it begins with.
 * @throws Refused `block-not-printable` for a text that is longer than a cell
 */
export function typedCell(cell: Cell, { kind, title }: Column): string | number | undefined {
  if (cell === null) return undefined
  if (typeof cell === 'number' && kind !== 'text' && Number.isFinite(cell)) return kind === 'percent' ? Number((cell / 100).toPrecision(15)) : cell
  const text = String(cell)
  if (kind === 'date') return excelDay(text)
  if (kind === 'dateTime') return excelTime(text)
  if (text.length > longestCellText) throw new Refused('block-not-printable', { block: 'table', column: title, reason: 'text-too-long' })
  return cellText(text)
}

/** One object for all: ExcelJS looks a style up by its object, and takes long for each that it has not met. */
const noStyle: CellStyle = {}

/** The style of a typed cell; none for plain words of a long list. */
export function styleOf(value: string | number | undefined, styles: ColumnStyle): CellStyle {
  if (typeof value === 'string') return styles.long && !likeNumber.test(value) ? noStyle : styles.text
  return typeof value === 'number' && !Number.isInteger(value) ? styles.fraction : styles.whole
}
