import type { Content, ContentTable, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js'
import type { Cell, TableBlock } from '../../shared/paper.ts'
import { Refused } from '../../shared/errors.ts'
import type { Language } from '../../shared/procedure.ts'
import { plainWidth, textWidth } from './fonts.ts'
import { alignsRight, cutLongWords, fitTable, measureTable, spanOf, type MeasuredTable } from './layout.ts'
import { ink } from './style.ts'
import type { Typesetter } from './text.ts'

/** Beyond this a PDF helps nobody (150 pages and more), and Excel is offered. */
export const mostPdfRows = 5000
/** A table of so few rows is not broken over two pages. */
const mostRowsWhole = 14
/** Left and right of a cell's text, points; less where there are many columns. */
const paddingOf = (columns: number) => (columns > 12 ? 2.2 : 3.5)

export type TableSetting = {
  typesetter: Typesetter
  language: Language
  /** Points between the margins, and the height of a page's text. */
  width: number
  height: number
  /** The paper's title says what its only table is. */
  onlyTable: boolean
  onRows: (done: number, of: number) => void
}

/** Reads the rows once. @throws Refused `too-many-rows` with `{ rows, limit }` */
function readRows(table: Omit<TableBlock, 'block'>, onRows: (done: number, of: number) => void): (readonly Cell[])[] {
  const refuse = (rows: number) => { throw new Refused('too-many-rows', { rows, limit: mostPdfRows }) }
  if (table.rowCount > mostPdfRows) refuse(table.rowCount)
  const rows: (readonly Cell[])[] = []
  for (const row of table.rows) {
    rows.push(row)
    if (rows.length > mostPdfRows) refuse(rows.length)
    if (rows.length % 1000 === 0) onRows(rows.length, table.rowCount)
  }
  return rows
}

const rules = (padding: number): CustomTableLayout => ({
  hLineWidth: (i, node) => (i === 0 ? 0 : i === 1 || i === node.table.body.length ? 0.8 : 0.35),
  hLineColor: (i, node) => (i === 1 || i === node.table.body.length ? ink.rule : ink.hairline),
  vLineWidth: () => 0,
  paddingLeft: () => padding,
  paddingRight: () => padding,
  paddingTop: () => 2.2,
  paddingBottom: () => 2.2,
})

type ColumnSetting = { where: string; width: number; right: boolean; /** How many columns it stands over. */ span?: number }

/** A cell that fits on one line is set as one piece, which is twice as fast as leaving the breaks to pdfmake. */
function cell(text: string, column: ColumnSetting, row: string, size: number, typesetter: Typesetter): TableCell {
  const room = column.width * 1000 / size
  const plain = plainWidth(text)
  if (plain >= 0 && plain <= room) return column.right ? { text, alignment: 'right' } : { text }
  const set = typesetter.set(text, `${column.where}${row}`, { width: column.width, size })
  return { text: set, noWrap: false, ...(column.right && { alignment: 'right' }) }
}

function strongCell(text: string, column: ColumnSetting, size: number, typesetter: Typesetter, header: boolean): TableCell {
  const set = typesetter.set(cutLongWords(text, column.width * 1000 / size, true), column.where)
  return { text: set, bold: true, noWrap: false, alignment: column.right ? 'right' : 'left', ...(column.span === undefined ? {} : { colSpan: column.span }), ...(header && { fillColor: ink.headerFill, color: ink.heading, verticalAlignment: 'bottom' }) }
}

/** The head of a group, or the sums of all: its words stand over the empty columns after them. */
function headCells(row: readonly string[], columns: readonly ColumnSetting[], size: number, typesetter: Typesetter, header: boolean): TableCell[] {
  const span = spanOf(row)
  return columns.map((column, i) => {
    if (i > 0) return i < span ? {} : strongCell(row[i] ?? '', column, size, typesetter, header)
    const width = columns.slice(0, span).reduce((sum, one) => sum + one.width, 0)
    return strongCell(row[0] ?? '', { ...column, width, right: false, span }, size, typesetter, header)
  })
}

const lineHeight = 1.48

/** Lines of the highest cell in a row, by the widths of its words. */
const linesOf = (row: readonly string[], widths: readonly number[], size: number) =>
  Math.max(1, ...row.map((text, i) => text.split('\n').length + Math.floor(textWidth(text) * size * 1.15 / 1000 / (widths[i] ?? 1))))

/** Whether a table is short enough to stay on one page with its heading: a third of it at most, reckoned generously. */
function isShort({ rows }: MeasuredTable, widths: readonly number[], size: number, height: number): boolean {
  if (rows.length > mostRowsWhole) return false
  const lines = rows.reduce((sum, row) => sum + linesOf(row, widths, size), 0)
  return lines * size * lineHeight + (rows.length + 4) * 8 < height / 2
}

/** A row may be broken over two pages only where one is so tall that keeping it whole would leave a page half empty. */
function hasTallRow(measured: MeasuredTable, widths: readonly number[], size: number, height: number): boolean {
  const most = height / 3 / (size * lineHeight)
  return measured.rows.some(row => row.some(text => text.length > 100) && linesOf(row, widths, size) > most)
}

function tableNode(measured: MeasuredTable, { sheet, heads }: Pick<TableBlock, 'sheet' | 'heads'>, caption: string, setting: TableSetting): { node: ContentTable; whole: boolean } {
  const { typesetter } = setting
  const padding = paddingOf(measured.columns.length)
  const fit = fitTable(measured.needs, setting.width, 2 * padding)
  if (!fit) throw new Refused('block-not-printable', { block: 'table', sheet, reason: 'too-wide' })
  const { size, widths } = fit
  const columns = measured.columns.map((column, i) => ({ where: `${sheet}, ${column.title}`, width: widths[i] ?? 0, right: alignsRight(column.kind) }))
  const header = columns.map((column, i) => strongCell(measured.header[i] ?? '', column, size, typesetter, true))
  const body = measured.rows.map((row, n) => (heads?.has(n) ? headCells(row, columns, size, typesetter, true) : columns.map((column, i) => cell(row[i] ?? '', column, `, ${n + 1}`, size, typesetter))))
  const { totals: sums } = measured
  const totals = sums && heads ? [headCells(sums, columns, size, typesetter, false)] : sums ? [columns.map((column, i) => strongCell(sums[i] ?? '', column, size, typesetter, false))] : []
  const tall = hasTallRow(measured, widths, size, setting.height)
  return {
    whole: !tall && isShort(measured, widths, size, setting.height),
    node: {
      table: { headerRows: 1, keepWithHeaderRows: tall ? 0 : 1, dontBreakRows: !tall, widths, body: [header, ...body, ...totals] },
      fontSize: size, noWrap: true, layout: rules(padding), margin: [0, caption ? 0 : 6, 0, 0],
    },
  }
}

/** A table with its caption, as pdfmake's nodes. @throws Refused `too-many-rows`, `block-not-printable` */
export function setTable(table: Omit<TableBlock, 'block'>, setting: TableSetting): { content: Content[]; rows: number; whole: boolean } {
  const rows = readRows(table, setting.onRows)
  const caption = table.caption ?? (setting.onlyTable ? '' : table.sheet)
  const { node, whole }: { node: Content; whole: boolean } = rows.length
    ? tableNode(measureTable(table, rows, setting.language), table, caption, setting)
    : { node: { text: setting.typesetter.set(table.empty, table.sheet), style: 'note', margin: [0, 2, 0, 0] }, whole: true }
  const title: Content[] = caption ? [{ text: setting.typesetter.set(caption, caption), style: 'caption', ...(!whole && { headlineLevel: 4 }) }] : []
  return { content: [...title, node], rows: rows.length, whole }
}
