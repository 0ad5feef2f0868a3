import type { Cell, Row, Workbook, Worksheet } from 'exceljs'
import { Refused } from '../../shared/errors.ts'
import { formatCell, formatDay, formatNumber } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import { headingLine, type Block, type Paper } from '../../shared/paper.ts'
import { audienceWords } from './furniture.ts'
import { cellText, columnStyle, linesIn, styleOf, typedCell, type CellStyle } from './cells.ts'
import { readLogo } from './logo.ts'
import { richLines, type RichLine } from './richLines.ts'
import type { PlainTable } from './sheets.ts'
import { ink } from './style.ts'

/** Labels, and what they label: together the width of a page. */
export const coverColumns = [{ width: 32 }, { width: 68 }] as const
/** Characters of 11 points in both columns. */
const lineWidth = 100
/** Points, by Excel's rule; and characters of 11 points that surely find room in such a row. */
const tallestRow = 409
const longestRowText = 1800

const argb = (colour: string) => ({ argb: `FF${colour.slice(1).toUpperCase()}` })
const font = (size: number, colour: string, more: { bold?: boolean; italic?: boolean } = {}): CellStyle => ({
  font: { name: 'Calibri', size, color: argb(colour), ...more }, alignment: { vertical: 'top', wrapText: true }, numFmt: '@',
})
const looks = {
  agency: font(12, ink.heading, { bold: true }), address: font(9, ink.quiet), title: font(18, ink.heading, { bold: true }), subtitle: font(12, ink.text),
  quiet: font(10, ink.quiet), normal: font(11, ink.text), note: font(10, ink.quiet, { italic: true }), warning: font(11, ink.warning, { bold: true }),
  heading1: font(14, ink.heading, { bold: true }), heading2: font(12, ink.heading, { bold: true }), heading3: font(11, ink.heading, { bold: true }),
  label: font(10, ink.quiet), value: font(11, ink.text),
}
type Look = keyof typeof looks

/** A row over both columns. Excel does not find the height of merged cells by itself, so it is reckoned from the text. */
function wideRow(sheet: Worksheet, text: string, style: CellStyle): Cell {
  const row = sheet.addRow([cellText(text)])
  row.getCell(1).style = style
  sheet.mergeCells(row.number, 1, row.number, 2)
  const size = style.font?.size ?? 11
  row.height = Math.min(tallestRow, linesIn(text, lineWidth * 11 / size) * size * 1.38)
  return row.getCell(1)
}

/** A text over both columns; a very long one takes several rows, since a row of Excel has its greatest height. */
function line(sheet: Worksheet, text: string, look: Look): void {
  let rest = text
  while (rest.length > longestRowText) {
    const blank = Math.max(rest.lastIndexOf(' ', longestRowText), rest.lastIndexOf('\n', longestRowText))
    const end = blank > longestRowText / 2 ? blank + 1 : longestRowText
    wideRow(sheet, rest.slice(0, end).trimEnd(), looks[look])
    rest = rest.slice(end)
  }
  wideRow(sheet, rest, looks[look])
}

function richLine(sheet: Worksheet, { runs, look }: RichLine): void {
  const text = runs.map(run => run.text).join('')
  if (text.length > longestRowText || !runs.some(run => Object.keys(run).length > 1)) return line(sheet, text, look)
  const base = looks[look].font
  wideRow(sheet, text, looks[look]).value = { richText: runs.map(({ text, ...marks }) => ({ text: cellText(text), font: { ...base, ...marks } })) }
}

const blank = (sheet: Worksheet) => { sheet.addRow([]).height = 8 }

function pair(sheet: Worksheet, label: string, value: string): Row {
  const row = sheet.addRow([cellText(label), cellText(value)])
  row.getCell(1).style = looks.label
  row.getCell(2).style = looks.value
  return row
}

function facts(sheet: Worksheet, { facts }: Extract<Block, { block: 'facts' }>): void {
  for (const { label, value } of facts) {
    if (value.length <= longestRowText) pair(sheet, label, value)
    else { line(sheet, label, 'label'); line(sheet, value, 'value') }
  }
}

function figures(sheet: Worksheet, block: Extract<Block, { block: 'figures' }>, paper: Paper): void {
  for (const { label, value, kind, decimals } of block.figures) {
    const column = { title: label, kind, width: 20, ...(decimals !== undefined && { decimals }) }
    const typed = value === null ? words(paper.language)('papers:unknown') : typedCell(value, column)
    const row = pair(sheet, label, value === null ? '' : formatCell(value, kind, paper.language, decimals))
    row.getCell(2).value = typed ?? null
    row.getCell(2).style = { ...styleOf(typed, columnStyle(column, false)), font: { ...looks.value.font, bold: true }, alignment: { horizontal: 'left' } }
  }
}

function signatures(sheet: Worksheet, block: Extract<Block, { block: 'signatures' }>): void {
  for (const { role, name } of block.places) {
    blank(sheet)
    const row = pair(sheet, role, name ?? '')
    row.height = 34
    row.getCell(2).style = { ...looks.value, alignment: { vertical: 'bottom' }, border: { bottom: { style: 'thin', color: argb(ink.rule) } } }
  }
}

/** Only a letter begins on a page of its own: what a paper parts by pages stands on sheets here. */
function pageBreak(sheet: Worksheet, block: Extract<Block, { block: 'pageBreak' }>, { letterhead }: Paper): void {
  if (!block.letterhead) return blank(sheet)
  sheet.addRow([]).addPageBreak()
  line(sheet, letterhead.agency, 'agency')
  for (const address of letterhead.lines) line(sheet, address, 'address')
}

/** The blocks that are no tables, in their order. @throws Refused `block-not-printable` */
function writeBlock(sheet: Worksheet, block: Block, paper: Paper): void {
  switch (block.block) {
    case 'heading': blank(sheet); line(sheet, headingLine(block), `heading${block.level}`); break
    case 'paragraph': line(sheet, block.text, block.tone ?? 'normal'); break
    case 'richText': for (const rich of richLines(block.nodes)) richLine(sheet, rich); break
    case 'facts': facts(sheet, block); break
    case 'figures': figures(sheet, block, paper); break
    case 'signatures': signatures(sheet, block); break
    case 'chart': line(sheet, block.alternative, 'note'); break
    case 'pageBreak': pageBreak(sheet, block, paper); break
    case 'table': break
    case 'revised': return notPrintable(block)
    default: notPrintable(block satisfies never)
  }
}

function notPrintable(block: unknown): never {
  throw new Refused('block-not-printable', { block: typeof block === 'object' && block !== null && 'block' in block ? String(block.block) : typeof block })
}

function writeLogo(sheet: Worksheet, book: Workbook, url: string): void {
  const { bytes, kind, width, height } = readLogo(url)
  const scale = Math.min(160 / width, 60 / height, 1)
  sheet.addRow([]).height = height * scale * 0.75 + 6
  // Node's Buffer is an ArrayBuffer view, where the types of ExcelJS ask for its own name of it: base64 means the same.
  const image = book.addImage({ base64: bytes.toString('base64'), extension: kind })
  sheet.addImage(image, { tl: { col: 0, row: 0 }, ext: { width: width * scale, height: height * scale } })
}

/** A heading over nothing but a table without a name of its own stands in the contents, beside the table's sheet. */
function headsTable({ blocks }: Paper, index: number): boolean {
  const below = blocks[index + 1]
  return blocks[index]?.block === 'heading' && below?.block === 'table' && !below.caption
}

/** What each of the tables is called: by itself, else by the heading over it. */
function captionsOf(paper: Paper): string[] {
  return paper.blocks.flatMap((block, index) => {
    const before = paper.blocks[index - 1]
    if (block.block === 'chart') return [block.table.caption ?? '']
    return block.block === 'table' ? [block.caption || (before?.block === 'heading' ? headingLine(before) : '')] : []
  })
}

function contents(sheet: Worksheet, paper: Paper, tables: readonly PlainTable[], names: readonly string[]): void {
  const t = words(paper.language)
  const captions = captionsOf(paper)
  blank(sheet)
  line(sheet, t('papers:cover.contents'), 'heading3')
  tables.forEach((table, i) => {
    const rows = t('papers:cover.rows', { count: table.rowCount, rows: formatNumber(table.rowCount, paper.language, 0) })
    pair(sheet, names[i] ?? '', captions[i] && captions[i] !== names[i] ? `${captions[i]} (${rows})` : rows)
  })
}

/** The first sheet: letterhead, title, day, everything that is no table, and what the other sheets are. `book` takes the logo. */
export function writeCover(sheet: Worksheet, paper: Paper, tables: readonly PlainTable[], names: readonly string[], { book }: { book: Workbook | null }): void {
  const { agency, lines, logo } = paper.letterhead
  if (logo !== null && book) writeLogo(sheet, book, logo)
  line(sheet, agency, 'agency')
  for (const address of lines) line(sheet, address, 'address')
  blank(sheet)
  line(sheet, paper.title, 'title')
  if (paper.subtitle) line(sheet, paper.subtitle, 'subtitle')
  if (paper.asOf !== null) line(sheet, words(paper.language)('papers:asOf', { day: formatDay(paper.asOf) }), 'quiet')
  const audience = audienceWords(paper)
  if (audience) line(sheet, audience, 'quiet')
  if (paper.watermark) line(sheet, paper.watermark, 'warning')
  blank(sheet)
  for (const [index, block] of paper.blocks.entries()) if (!headsTable(paper, index)) writeBlock(sheet, block, paper)
  if (tables.length) contents(sheet, paper, tables, names)
}
