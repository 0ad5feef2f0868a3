import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import type { AddWorksheetOptions, Workbook, Worksheet, stream } from 'exceljs'
import { formatDay } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import type { Cell, Column, Paper, TableBlock } from '../../shared/paper.ts'
import { audienceWords } from './audience.ts'
import { columnStyle, linesIn, styleOf, typedCell, type CellStyle, type ColumnStyle } from './cells.ts'
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
const headerStyle = (right: boolean): CellStyle => ({
  font: strong, alignment: { vertical: 'middle', wrapText: true, ...(right && { horizontal: 'right', indent: 1 }) }, border: { bottom: { style: 'medium', color: argb(ink.rule) } },
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

const columnWidth = (title: string, width: number) => Math.min(60, Math.max(6, width + 2, ...title.split(' ').map(word => word.length + 4)))

type Line = { sheet: Worksheet; columns: TableBlock['columns']; styles: ColumnStyle[]; long: boolean }

/** Points of a line of 11 points. */
const lineHeight = 15

/** Programs differ in whether they find the height of a row by themselves: a row of several lines says it. */
const linesOf = (value: string | number | undefined, { title, width }: Column): number =>
  (typeof value === 'string' ? linesIn(value, columnWidth(title, width)) : 1)

function addRow({ sheet, columns, styles, long }: Line, cells: readonly Cell[]): void {
  const values = columns.map((column, i) => typedCell(cells[i] ?? null, column))
  const row = sheet.addRow(values)
  values.forEach((value, i) => {
    const style = styles[i]
    if (value !== undefined && style) row.getCell(i + 1).style = styleOf(value, style)
  })
  if (!long) {
    const lines = Math.max(...columns.map((column, i) => linesOf(values[i], column)))
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
  const line = { sheet, columns: table.columns, styles: table.columns.map(column => columnStyle(column, long)), long }
  sheet.columns = table.columns.map(({ title, width }) => ({ width: columnWidth(title, width) }))
  if (table.rowCount > 0) sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: table.rowCount + 1, column: table.columns.length } }
  const header = sheet.addRow(table.columns.map(column => column.title))
  table.columns.forEach(({ kind }, i) => { header.getCell(i + 1).style = headerStyle(alignsRight(kind)) })
  header.height = Math.max(...table.columns.map(column => linesOf(column.title, column))) * lineHeight + 4
  header.commit()
  let rows = 0
  for (const cells of table.rows) {
    if (table.heads?.has(rows)) addStrong(line, cells, headStyle)
    else addRow(line, cells)
    if (++rows % rowsPerTurn === 0) await onRows()
  }
  if (!rows) sheet.addRow([table.empty]).commit()
  if (rows && table.totals) addStrong(line, table.totals, totalsStyle)
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
