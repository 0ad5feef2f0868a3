import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import type { AddWorksheetOptions, Workbook, Worksheet, stream } from 'exceljs'
import { formatCell, formatDay } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import type { Cell, Column, Paper, TableBlock } from '../../shared/paper.ts'
import { audienceWords } from './furniture.ts'
import { columnStyle, linesIn, styleOf, typedCell, widthOf, type CellStyle, type ColumnStyle } from './cells.ts'
import { coverColumns, writeCover } from './cover.ts'
import { alignsRight } from './layout.ts'
import type { PrintProgress } from './pdf.ts'
import { sheetNames, tablesOf, type PlainTable } from './sheets.ts'
import { ink } from './style.ts'
import { setZipDates } from './zipDates.ts'

/** Above so many rows the workbook is streamed: the normal writer needs a gigabyte for 50,000 rows. */
export const mostRowsInMemory = 2000
const rowsPerTurn = 2000

const argb = (colour: string) => ({ argb: `FF${colour.slice(1).toUpperCase()}` })
const strong = { name: 'Calibri', family: 2, size: 11, bold: true, color: argb(ink.heading) }
/** A thin rule: LibreOffice draws a thicker one over the row below it. */
const headerStyle = (right: boolean, afterNumber: boolean): CellStyle => ({
  font: strong, alignment: { vertical: 'middle', wrapText: true, ...((right || afterNumber) && { horizontal: right ? 'right' : 'left', indent: 1 }) }, border: { bottom: { style: 'thin', color: argb(ink.rule) } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: argb(ink.headerFill) },
})
const headStyle: CellStyle = { font: strong, fill: { type: 'pattern', pattern: 'solid', fgColor: argb(ink.headerFill) } }
const totalsStyle: CellStyle = { font: strong, border: { top: { style: 'thin', color: argb(ink.rule) } } }

/** In headers and footers of Excel `&` begins a code. */
const plainInFooter = (text: string) => text.replaceAll('&', '&&')

function sheetOptions(paper: Paper, isTable: boolean): Partial<AddWorksheetOptions> {
  const t = words(paper.language)
  const audience = audienceWords(paper)
  const foot = plainInFooter([paper.title, paper.asOf === null ? '' : t('papers:asOf', { day: formatDay(paper.asOf) }), audience].filter(Boolean).join(' · '))
  return {
    views: [isTable ? { state: 'frozen', ySplit: 1, showGridLines: false } : { showGridLines: false }],
    pageSetup: {
      // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- A4; the enum exists in ExcelJS's types alone
      paperSize: 9,
      orientation: isTable ? paper.orientation : 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.35 },
      ...(isTable && { printTitlesRow: '1:1' }),
    },
    headerFooter: {
      oddFooter: `&L&8${foot}&R&8${t('papers:page', { page: '&P', pages: '&N' })}`,
      // what a paper says across its pages stands above each of a workbook's
      ...((isTable || paper.watermark) && { oddHeader: `&L&8${plainInFooter(paper.letterhead.agency)}${paper.watermark ? `&R&"Calibri,Bold"&8${plainInFooter(paper.watermark)}` : ''}` }),
    },
  }
}

/** A word of a heading leaves room for the filter's button. */
const headerWidth = (title: string) => Math.max(6, ...title.split(' ').map(word => word.length + 4))

/** Longer words are cut where it must be: addresses, mostly. */
const longestWord = 20

/**
 * A column as wide as what stands in it, up to what the paper gives it or its longest word: a sheet is fitted to the width of a page, and what nothing needs would make its letters
 * smaller. An empty column may be there to be filled in, and keeps its width; so do those of a long list, whose rows are not seen before they are written.
 */
function columnWidth({ title, kind, width, decimals }: Column, cells: readonly Cell[] | null, afterNumber: boolean): number {
  const texts = cells?.flatMap(cell => (cell === null || cell === '' ? [] : [formatCell(cell, kind, 'it', decimals)])) ?? []
  // a number that does not fit would be shown as ####
  const wide = alignsRight(kind) ? (text: string) => text.length + 1 : widthOf
  const widest = (parts: RegExp) => Math.max(0, ...texts.map(text => Math.max(...text.split(parts).map(wide))))
  const least = alignsRight(kind) ? widest(/\n/) : Math.min(longestWord, widest(/\s/))
  const needed = texts.length ? Math.max(Math.min(width, widest(/\n/)), least) : width
  return Math.min(60, Math.max(headerWidth(title), Math.ceil(needed) + 2 + (afterNumber ? 1 : 0)))
}

type Line = { sheet: Worksheet; columns: TableBlock['columns']; widths: readonly number[]; styles: ColumnStyle[]; long: boolean }

/** Points of a line of 11 points. */
const lineHeight = 15

/** Programs differ in whether they find the height of a row by themselves: a row of several lines says it. */
const linesOf = (value: string | number | undefined, width: number): number => (typeof value === 'string' ? linesIn(value, width - 0.5) : 1)

function addRow({ sheet, columns, widths, styles, long }: Line, cells: readonly Cell[]): void {
  const values = columns.map((column, i) => typedCell(cells[i] ?? null, column))
  const row = sheet.addRow(values)
  values.forEach((value, i) => {
    const style = styles[i]
    if (value !== undefined && style) row.getCell(i + 1).style = styleOf(value, style)
  })
  if (!long) {
    const lines = Math.max(...values.map((value, i) => linesOf(value, widths[i] ?? 0)))
    if (lines > 1) row.height = Math.min(409, lines * lineHeight)
  }
  row.commit()
}

function addStrong({ sheet, columns, styles }: Line, cells: readonly Cell[], strong: CellStyle): void {
  const row = sheet.addRow([])
  columns.forEach((column, i) => {
    const cell = row.getCell(i + 1)
    const given = cells[i] ?? null
    const value = typedCell(given, typeof given === 'string' ? { ...column, kind: 'text' } : column)
    const style = styles[i]
    cell.value = value ?? null
    cell.style = { ...(style && styleOf(value, style)), ...strong }
  })
  row.commit()
}

/** Writes one table into its sheet: header in the first row, so that filters and other programs find it. */
async function writeTable(sheet: Worksheet, table: PlainTable, long: boolean, onRows: () => Promise<void>): Promise<number> {
  const { columns, totals, heads, rowCount } = table
  const known = long ? null : [...table.rows]
  const cellsOf = (i: number) => known && [...known, totals ?? []].map(row => row[i] ?? null)
  const afterNumber = columns.map((_, i) => { const before = columns[i - 1]; return before !== undefined && alignsRight(before.kind) })
  const widths = columns.map((column, i) => columnWidth(column, cellsOf(i), afterNumber[i] ?? false))
  const line = { sheet, columns, widths, styles: columns.map((column, i) => columnStyle(column, long, afterNumber[i])), long }
  sheet.columns = widths.map(width => ({ width }))
  if (rowCount > 0) sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rowCount + 1, column: columns.length } }
  const header = sheet.addRow(columns.map(column => column.title))
  columns.forEach(({ kind }, i) => { header.getCell(i + 1).style = headerStyle(alignsRight(kind), afterNumber[i] ?? false) })
  // bold, and mostly indented
  header.height = Math.max(...columns.map(({ title }, i) => linesOf(title, (widths[i] ?? 0) * 0.93 - 1))) * lineHeight + 4
  header.commit()
  let rows = 0
  for (const cells of known ?? table.rows) {
    if (heads?.has(rows)) addStrong(line, cells, headStyle)
    else addRow(line, cells)
    if (++rows % rowsPerTurn === 0) await onRows()
  }
  if (!rows) sheet.addRow([table.empty]).commit()
  if (rows && totals) addStrong(line, totals, totalsStyle)
  return rows
}

type Book = Workbook | stream.xlsx.WorkbookWriter

/** Nothing personal: neither author nor editor, and the time is the data's. */
function setProperties(book: Book, paper: Paper): void {
  book.title = paper.title
  book.creator = ''
  book.lastModifiedBy = ''
  book.created = book.modified = new Date(paper.changedAt)
}

/** Cover and tables, sheet after sheet; a streamed sheet is closed before the next begins, else it would wait in memory. */
async function fill(book: Book, paper: Paper, onProgress: PrintProgress | undefined, commit: (sheet: Worksheet) => void): Promise<number> {
  const long = 'commit' in book
  const tables = tablesOf(paper)
  const names = sheetNames(paper, tables)
  const total = tables.reduce((sum, table) => sum + table.rowCount, 0)
  const cover = book.addWorksheet(names.cover, sheetOptions(paper, false))
  cover.columns = [...coverColumns]
  writeCover(cover, paper, tables, names.tables, { book: long ? null : book })
  commit(cover)
  let done = 0
  for (const [i, table] of tables.entries()) {
    const sheet = book.addWorksheet(names.tables[i], sheetOptions(paper, true))
    let inTable = 0
    done += await writeTable(sheet, table, long, async () => {
      inTable += rowsPerTurn
      onProgress?.(done + inTable, total)
      await new Promise<void>(resolve => { setImmediate(resolve) })
    })
    commit(sheet)
  }
  return done
}

async function writeInMemory(paper: Paper, path: string, onProgress: PrintProgress | undefined): Promise<number> {
  const { default: { Workbook } } = await import('exceljs')
  const book = new Workbook()
  setProperties(book, paper)
  const rows = await fill(book, paper, onProgress, () => {})
  await writeFile(path, Buffer.from(await book.xlsx.writeBuffer()))
  return rows
}

async function writeStreamed(paper: Paper, path: string, onProgress: PrintProgress | undefined): Promise<number> {
  const { default: { stream: { xlsx: { WorkbookWriter } } } } = await import('exceljs')
  const output = createWriteStream(path)
  // A full disk is told by the stream alone: the writer itself would wait for ever.
  const failed = once(output, 'error').then(([error]) => { throw error })
  failed.catch(() => {})
  try {
    await Promise.race([once(output, 'open'), failed])
    const book = new WorkbookWriter({ stream: output, useStyles: true })
    setProperties(book, paper)
    const written = fill(book, paper, onProgress, sheet => { sheet.commit() }).then(async rows => { await book.commit(); return rows })
    return await Promise.race([written, failed])
  } finally {
    if (!output.closed) {
      output.destroy()
      await once(output, 'close').catch(() => {})
    }
  }
}

/** Prints a paper as workbook into a file. @throws Refused `block-not-printable`, `logo-unreadable` */
export async function printWorkbook(paper: Paper, path: string, onProgress?: PrintProgress): Promise<{ rows: number }> {
  const rows = tablesOf(paper).reduce((sum, table) => sum + table.rowCount, 0)
  const write = rows > mostRowsInMemory ? writeStreamed : writeInMemory
  const written = await write(paper, path, onProgress)
  await setZipDates(path, new Date(paper.changedAt))
  return { rows: written }
}
