import { formatClock, formatDay, formatMonth, formatNumber } from '../../../shared/format.ts'
import type { Language } from '../../../shared/procedure.ts'
import type { GridColumn, Value } from './types.ts'

const isClock = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/** A stored value of a column in the reader's words. */
export function valueText<Row>(column: GridColumn<Row>, value: Value, language: Language): string {
  if (value === null || value === '') return ''
  if (column.label) return column.label(value)
  if (typeof value === 'number') {
    if (column.kind === 'euros') return formatNumber(value, language, 2)
    if (column.kind === 'year') return String(value)
    return formatNumber(value, language)
  }
  if (column.kind !== 'day') return value
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(value) : isClock.test(value) ? formatClock(value) : formatMonth(value, language)
}

export const cellText = <Row>(column: GridColumn<Row>, row: Row, language: Language): string => valueText(column, column.value(row), language)

/**
 * The text of a value that is read again as the same, by Excel in that language and by whoever types it here: numbers without grouping, decimals
 * by their own sign, an hour after its day without a comma.
 */
export function plainText<Row>(column: GridColumn<Row>, value: Value, language: Language): string {
  if (column.kind === 'day' && typeof value === 'string' && isClock.test(value)) return formatClock(value).replace(',', '')
  if (typeof value !== 'number' || column.label) return valueText(column, value, language)
  return language === 'it' ? String(value).replace('.', ',') : String(value)
}

/** That text for a field of one line, which would join lines without a space between them. */
export const fieldText = <Row>(column: GridColumn<Row>, value: Value, language: Language): string => plainText(column, value, language).replaceAll(/\s*\n\s*/g, ' ')

const tsvCell = (text: string): string => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const htmlText = (text: string): string => text.replace(/[&<>"]/g, sign => escapes[sign] ?? sign)
/** A line break that stays in its cell: Excel makes two cells of a bare one. */
const htmlCell = (text: string): string => htmlText(text).replace(/\r?\n/g, '<br style="mso-data-placement:same-cell;">')

/**
 * Cells as two clipboard texts, with the headings where wanted: tab-separated, and an HTML table whose text columns say so to Excel
 * (`mso-number-format`), so that `00675635106` keeps its zeros.
 */
export function clipboardTexts<Row>(columns: GridColumn<Row>[], rows: Row[], language: Language, headings = true): { plain: string; html: string } {
  const lines = rows.map(row => columns.map(column => plainText(column, column.value(row), language)))
  const plain = [...(headings ? [columns.map(column => column.header)] : []), ...lines].map(line => line.map(tsvCell).join('\t')).join('\r\n')
  const isText = columns.map(column => column.kind === 'text' || column.kind === 'choice')
  const cell = (text: string, index: number) => `<td${isText[index] ? ' style="mso-number-format:\'\\@\'"' : ''}>${htmlCell(text)}</td>`
  const head = headings ? `<tr>${columns.map(column => `<th>${htmlText(column.header)}</th>`).join('')}</tr>` : ''
  const html = `<table>${head}${lines.map(line => `<tr>${line.map(cell).join('')}</tr>`).join('')}</table>`
  return { plain, html }
}
