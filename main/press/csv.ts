import { open } from 'node:fs/promises'
import Papa from 'papaparse'
import { Refused } from '../../shared/errors.ts'
import { formatClock, formatDay } from '../../shared/format.ts'
import type { Cell, Column, Paper } from '../../shared/paper.ts'
import type { Language } from '../../shared/procedure.ts'
import { cleanText } from './fonts.ts'
import type { PrintProgress } from './pdf.ts'
import type { PlainTable } from './sheets.ts'

const rowsPerTurn = 2000

/** Numbers without grouping, so that Excel and other programs read them back: `1234,5` in Italian, `1234.5` in English. */
function written(cell: Cell, { kind, decimals }: Column, language: Language): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return kind === 'date' ? formatDay(cell) : kind === 'dateTime' ? formatClock(cell) : cleanText(cell)
  const digits = kind === 'euros' ? cell.toFixed(decimals ?? 2) : decimals === undefined ? String(cell) : cell.toFixed(decimals)
  return language === 'it' ? digits.replace('.', ',') : digits
}

/** A number may begin with a minus; a text that begins like a formula gets an apostrophe before it. */
const safe = (cell: Cell, text: string) => (typeof cell !== 'number' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** @throws Refused `block-not-printable`: a .csv is one table; papers with more need a workbook */
function onlyTable(paper: Paper): PlainTable {
  const [table, more] = paper.blocks.flatMap(block => (block.block === 'table' ? [block] : []))
  const other = paper.blocks.find(({ block }) => block !== 'table' && block !== 'heading' && block !== 'paragraph' && block !== 'pageBreak')
  if (!table || more || other) throw new Refused('block-not-printable', { block: other?.block ?? 'table', format: 'csv' })
  return table
}

/**
 * Prints the one table of a paper as .csv: UTF-8 with byte order mark; `;` and decimal comma in Italian, `,` and decimal point in
 * English; days as dd/mm/yyyy. Words around the table (headings, notes) have no place in a .csv and stay on the other formats.
 */
export async function printCsv(paper: Paper, path: string, onProgress?: PrintProgress): Promise<{ rows: number }> {
  const { language } = paper
  const { columns, rows, rowCount, heads } = onlyTable(paper)
  const lines = (cells: readonly string[][]) => `${Papa.unparse([...cells], { delimiter: language === 'it' ? ';' : ',', newline: '\r\n' })}\r\n`
  const file = await open(path, 'w')
  try {
    await file.write(`\uFEFF${lines([columns.map(column => safe(null, column.title))])}`)
    let waiting: string[][] = []
    let done = 0
    let row = 0
    for (const cells of rows) {
      if (heads?.has(row++)) continue
      waiting.push(columns.map((column, i) => safe(cells[i] ?? null, written(cells[i] ?? null, column, language))))
      if (++done % rowsPerTurn) continue
      await file.write(lines(waiting))
      waiting = []
      onProgress?.(done, rowCount)
    }
    if (waiting.length) await file.write(lines(waiting))
    return { rows: done }
  } finally {
    await file.close()
  }
}
