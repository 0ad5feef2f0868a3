import Papa from 'papaparse'
import { Refused } from '../../shared/errors.ts'
import { kinds, type ForeignRow, type ForeignSheet } from '../../shared/import/sheet.ts'
import { withoutMarks } from './marks.ts'

const notText = () => new Refused('unreadable-file', { reason: 'format' })

/**
 * The text of a file: by its byte order mark, else UTF-16 where every other byte is zero, else UTF-8 where that holds without
 * error, else Windows-1252 (what Excel writes in Italy). Refuses bytes that are no text.
 */
export function decode(bytes: Buffer): string {
  const text = unspoilt(new TextDecoder(encodingOf(bytes)).decode(bytes))
  // oxlint-disable-next-line no-control-regex -- control characters tell a binary file
  const odd = text.slice(0, 65_536).match(/[\u0000-\u0008\u000e-\u0019\u001b-\u001f]/g)?.length ?? 0
  if (odd > Math.min(text.length, 65_536) / 100 || text.slice(0, 65_536).includes('\0')) throw notText()
  return text
}

/** How a byte reads in Windows-1252. */
const windowsSigns = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte]))

/** A text that somebody opened as Windows-1252 though it was UTF-8, and saved ("SocietÃ\u00a0"), as it was: where all of it can be read so. */
function unspoilt(text: string): string {
  if (!/[ÂÃÅ][\u0080-\u00bf\u0152-\u2122]|â€/.test(text)) return text
  const bytes = Array.from(text, (sign) => windowsSigns.get(sign))
  if (bytes.includes(undefined)) return text
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes, (byte) => byte ?? 0))
  } catch {
    return text
  }
}

function encodingOf(bytes: Buffer): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 512)
  const zeros = (parity: number) => head.filter((byte, index) => byte === 0 && index % 2 === parity).length
  if (zeros(1) > head.length / 4 && zeros(0) === 0) return 'utf-16le'
  if (zeros(0) > head.length / 4 && zeros(1) === 0) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

const candidates = [';', '\t', ',', '|'] as const

/** How often each candidate stands outside quotes, line by line. */
function tally(text: string, lines: number): Record<string, number>[] {
  const found: Record<string, number>[] = []
  let current: Record<string, number> = {}
  let quoted = false
  let written = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    if (character === '\n' && !quoted) {
      if (written) found.push(current)
      if (found.length === lines) return found
      current = {}
      written = false
    } else {
      written ||= character.trim() !== ''
      if (!quoted) current[character] = (current[character] ?? 0) + 1
    }
  }
  return written ? [...found, current] : found
}

/**
 * The character that separates the cells: the one that stands equally often, outside quotes, on most of the first lines. The
 * library's own guess takes the comma of Italian decimals for it.
 */
export function separatorOf(text: string): string {
  const named = /^sep=(.)\r?\n/i.exec(text)?.[1]
  if (named) return named
  const counted = tally(text.slice(0, 200_000), 60)
  let best: { separator: string; score: number } = { separator: ';', score: 0 }
  for (const separator of candidates) {
    const perLine = new Map<number, number>()
    for (const line of counted) perLine.set(line[separator] ?? 0, (perLine.get(line[separator] ?? 0) ?? 0) + 1)
    perLine.delete(0)
    const [width, lines] = [...perLine].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0])
    // Agreement counts most; among equals more columns, then the order of the candidates.
    const score = lines / counted.length + Math.min(width, 50) / 1000
    if (lines > 0 && score > best.score) best = { separator, score }
  }
  return best.separator
}

/** Where the quoted cell that begins at `at` ends: behind the quote that closes it, which no other follows; the end of the text where none does. */
function closingOf(text: string, at: number): number {
  for (let quote = text.indexOf('"', at + 1); quote >= 0; quote = text.indexOf('"', quote + 2)) if (text[quote + 1] !== '"') return quote + 1
  return text.length
}

/** The text with cells quoted as a whole that somebody wrote with quotes around their first word alone: `"La Rosa" di Neri snc` as `"""La Rosa"" di Neri snc"`. A cell that ends with a quote, or whose quotes do not pair off, is the library's to understand. */
function withLiteralQuotes(text: string, delimiter: string): string {
  const ends = (at: number) => at >= text.length || text[at] === delimiter || text[at] === '\n'
  let mended = ''
  for (let at = 0; at < text.length;) {
    const closed = text[at] === '"' ? closingOf(text, at) : at
    let end = closed
    while (!ends(end)) end++
    const cell = text.slice(at, end)
    const goesOn = text[at] === '"' && closed < end && !/"\s*$/.test(cell) && cell.split('"').length % 2 === 1
    mended += `${goesOn ? `"${cell.replaceAll('"', '""')}"` : cell}${text[end] ?? ''}`
    at = end + 1
  }
  return mended
}

/** The most common width of some rows, and how many have it. */
function commonWidth(rows: readonly (readonly string[])[]): { width: number; rows: number } {
  const perWidth = Map.groupBy(rows, (cells) => cells.length)
  return [...perWidth].reduce((most, [width, { length }]) => (length > most.rows ? { width, rows: length } : most), { width: 0, rows: 0 })
}

/**
 * Rows of which a program took a whole line for one cell, and quoted it (a list with commas, saved by an Excel that parts by semicolons), as the cells that they hold: where all rows are such lines, or
 * one with quotes in it, for which it was quoted, has as many cells as the other rows.
 */
function unwrapped(rows: string[][], delimiter: string): string[][] {
  const lines = rows.filter(([first = '']) => first.trim() !== '')
  const [single, wide] = [lines.filter((cells) => cells.length === 1), lines.filter((cells) => cells.length > 1)]
  if (single.length === 0) return rows
  if (wide.length === 0) {
    const text = rows.map(([line = '']) => line).join('\n')
    const inner = Papa.parse<string[]>(text, { delimiter: separatorOf(text), newline: '\n' }).data
    const common = commonWidth(inner)
    return lines.length > 1 && common.width > 1 && common.rows >= lines.length * 0.8 && inner.length === rows.length ? inner : rows
  }
  const { width } = commonWidth(wide)
  return rows.map((cells) => {
    const [line = ''] = cells
    const inner = cells.length === 1 && line.includes(delimiter) && line.includes('"') ? Papa.parse<string[]>(line, { delimiter, newline: '\n' }).data : []
    return inner.length === 1 && inner[0]?.length === width ? inner[0] : cells
  })
}

/** A .csv as one sheet of texts; rows are numbered as Excel would, a record each. The separator is looked for unless it is told. */
export function readSeparated(text: string, name: string, separator?: string): ForeignSheet {
  // One kind of line end: the library settles on the first that it sees.
  const plain = text.replace(/\r\n?/g, '\n')
  const delimiter = separator ?? separatorOf(plain)
  const body = plain.replace(/^sep=.\n/i, '')
  let parsed = Papa.parse<string[]>(body, { delimiter, newline: '\n' })
  // A name that only begins with a quote ("La Rosa" di Neri snc) would swallow the cells behind it.
  if (parsed.errors.some((error) => error.code === 'InvalidQuotes')) parsed = Papa.parse<string[]>(withLiteralQuotes(body, delimiter), { delimiter, newline: '\n' })
  // A quote that never ends would swallow the rest of the file: read quotes as plain characters then.
  if (parsed.errors.some((error) => error.code === 'MissingQuotes')) parsed = Papa.parse<string[]>(body, { delimiter, newline: '\n', quoteChar: '\0' })
  const rows = unwrapped(parsed.data, delimiter).flatMap((cells, index) => textRow(index + 1, cells) ?? [])
  return { name, hidden: false, rows, width: Math.max(0, ...widths(rows)), hiddenColumns: [], hiddenRows: [], merges: [], date1904: false }
}

function* widths(rows: readonly ForeignRow[]): Generator<number> {
  for (const row of rows) yield row.cells.length
}

function textRow(row: number, texts: readonly string[]): ForeignRow | null {
  const end = texts.findLastIndex((text) => text.trim() !== '')
  if (end < 0) return null
  // `="00185"` is how programs keep Excel from taking a code for a number.
  const cells = texts.slice(0, end + 1).map((text) => (text === '' ? null : (/^="([^"]*)"$/.exec(text)?.[1] ?? withoutMarks(text))))
  return { row, cells, kinds: cells.map((cell) => (cell === null ? kinds.blank : kinds.text)).join('') }
}
