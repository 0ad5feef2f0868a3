import { textWidth } from './fonts.ts'
import type { Cell, Column, ColumnKind, TableBlock } from '../../shared/paper.ts'
import type { Language } from '../../shared/procedure.ts'
import { formatCell } from '../../shared/format.ts'

/** A table as texts with the widths that its columns need, in thousandths of the font size. */
export type MeasuredTable = {
  columns: readonly Column[]
  header: string[]
  rows: string[][]
  totals: string[] | null
  needs: Need[]
}

/** What a column needs: at least `least` (its longest word, or the whole number), without any line break `whole`. */
type Need = { least: number; comfortable: number; whole: number; breaks: boolean }

/** Words longer than this are cut where it must be: an e-mail address shall not push the other columns out of the page. */
const longestWord = 9000
/** Mean width of a letter in thousandths of the font size, for widths that are given in characters. */
const letter = 550

/** Years stand at the left: they name a line more often than they count. */
export const alignsRight = (kind: ColumnKind) => kind === 'integer' || kind === 'number' || kind === 'euros' || kind === 'percent'
const breaks = (kind: ColumnKind) => kind === 'text'

/** As many decimals as the longest number of a column has, so that the units stand below each other; cents in pairs. */
function decimalsOf({ kind, decimals }: Column, cells: readonly Cell[]): number | undefined {
  if (decimals !== undefined || (kind !== 'number' && kind !== 'euros' && kind !== 'percent')) return decimals
  const fractions = cells.filter(cell => typeof cell === 'number' && !Number.isInteger(cell))
  if (!fractions.length) return 0
  return kind === 'euros' ? 2 : Math.min(kind === 'percent' ? 2 : 6, Math.max(...fractions.map(cell => (String(cell).split('.')[1] ?? '').length)))
}

/** Euros in a column that names its currency go without the sign. */
function cellFormat(column: Column, cells: readonly Cell[], language: Language): (cell: Cell) => string {
  const decimals = decimalsOf(column, cells)
  const kind = column.kind === 'euros' && column.title.includes('€') ? 'number' : column.kind
  return cell => formatCell(cell, kind, language, decimals)
}

const widestWord = (text: string, heavy: boolean) => text.split(/\s+/).reduce((widest, word) => Math.max(widest, textWidth(word, heavy)), 0)

function needOf(column: Column, texts: readonly string[], header: string, total: string | undefined): Need {
  let whole = 0
  let word = 0
  for (const text of texts) {
    const width = textWidth(text)
    if (width > whole) whole = width
    if (width > word && breaks(column.kind)) word = Math.max(word, widestWord(text, false))
  }
  if (total) {
    const width = textWidth(total, true)
    whole = Math.max(whole, width)
    word = Math.max(word, breaks(column.kind) ? widestWord(total, true) : width)
  }
  const headerWord = Math.min(widestWord(header, true), longestWord)
  const least = Math.max(headerWord, breaks(column.kind) ? Math.min(word, longestWord) : whole)
  whole = Math.max(whole, Math.min(textWidth(header, true), least * 2))
  return { least, comfortable: Math.max(least, Math.min(whole, column.width * letter)), whole, breaks: breaks(column.kind) }
}

/** How many columns the first words of a row may take: their own and the empty ones after it. */
export function spanOf(row: readonly string[]): number {
  const next = row.findIndex((text, i) => i > 0 && text !== '')
  return next < 0 ? row.length : next
}

/** Formats the cells of a table and measures what its columns need; what a head says over several columns makes none of them wider. */
export function measureTable({ columns, totals, heads }: Pick<TableBlock, 'columns' | 'totals' | 'heads'>, rows: readonly (readonly Cell[])[], language: Language): MeasuredTable {
  const formats = columns.map((column, i) => cellFormat(column, [...rows, totals ?? []].map(row => row[i] ?? null), language))
  const format = (cells: readonly Cell[]) => formats.map((write, i) => write(cells[i] ?? null))
  const texts = rows.map(format)
  const totalTexts = totals ? format(totals) : null
  const header = columns.map(column => column.title)
  const own = texts.map((row, n) => (heads?.has(n) && spanOf(row) > 1 ? ['', ...row.slice(1)] : row))
  const ownTotals = heads && totalTexts && spanOf(totalTexts) > 1 ? ['', ...totalTexts.slice(1)] : totalTexts
  const needs = columns.map((column, i) => needOf(column, own.map(row => row[i] ?? ''), header[i] ?? '', ownTotals?.[i]))
  return { columns, header, rows: texts, totals: totalTexts, needs }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)
/** Kerning and rounding, in thousandths. */
const slack = 1.02
const sizes = [8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5]
/** Below this small print, cells are rather broken into lines than set smaller. */
const comfortableSizes = sizes.filter(size => size >= 6.5)
/** A table of few words is not stretched over the page, where the eye would lose the line. */
const mostStretch = 2
const nearlyFull = 0.8

/**
 * The largest font size at which the columns are comfortable in so many points, else the largest at which they fit at all, with
 * the columns' widths in points; null when there is none. `padding` is what each column loses to its left and right.
 */
export function fitTable(needs: readonly Need[], available: number, padding: number): { size: number; widths: number[] } | null {
  const room = available - padding * needs.length
  const points = (need: number, size: number) => need * size * slack / 1000 + 0.5
  const fits = (size: number, of: 'comfortable' | 'least') => sum(needs.map(need => points(need[of], size))) <= room
  const size = comfortableSizes.find(size => fits(size, 'comfortable')) ?? sizes.find(size => size <= 7 && fits(size, 'least'))
  if (size === undefined) return null
  const widths = needs.map(need => points(need.least, size))
  share(widths, needs.map(need => points(need.comfortable, size)), room)
  share(widths, needs.map(need => points(need.whole, size)), room)
  const weight = sum(widths)
  const stretched = Math.max(room / 2, weight * mostStretch)
  const rest = (stretched > room * nearlyFull ? room : stretched) - weight
  return { size, widths: widths.map(width => width + rest * width / weight) }
}

/** Widens columns towards what they want, all by the same share of what they lack. */
function share(widths: number[], wanted: readonly number[], room: number): void {
  const lacks = widths.map((width, i) => Math.max(0, (wanted[i] ?? 0) - width))
  const lack = sum(lacks)
  const part = lack > 0 ? Math.min(1, Math.max(0, room - sum(widths)) / lack) : 0
  lacks.forEach((one, i) => { widths[i] = (widths[i] ?? 0) + one * part })
}

const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/**
 * Cuts words that are wider than the line (e-mail and web addresses, mostly), after a dot, dash or stroke where there is one.
 * Chinese is left alone: it breaks anywhere. `width` is in thousandths of the font size.
 */
export function cutLongWords(text: string, width: number, heavy = false): string {
  if (textWidth(text, heavy) <= width) return text
  return text.replace(/\S+/gu, word => (ideographs.test(word) || textWidth(word, heavy) <= width ? word : cutWord(word, width, heavy)))
}

function cutWord(word: string, width: number, heavy: boolean): string {
  const lines: string[] = []
  let line = ''
  for (const character of word) {
    if (line && textWidth(line + character, heavy) > width) {
      const at = lastBreak(line)
      lines.push(line.slice(0, at))
      line = line.slice(at)
    }
    line += character
  }
  return [...lines, line].join('\n')
}

/** Behind the last mark in the second half of the line, or before its @; else its end. */
function lastBreak(line: string): number {
  for (let i = line.length - 1; i > line.length / 2; i--) {
    if (line[i] === '@') return i
    if ('./-_?&=,;:'.includes(line[i - 1] ?? '')) return i
  }
  return line.length
}
