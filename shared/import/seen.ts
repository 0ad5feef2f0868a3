import type { Heading } from './heading.ts'
import { saysNothing } from './numbers.ts'
import { cellAt, kinds, oneLine, type Cell, type ForeignRow, type ForeignSheet } from './sheet.ts'
import type { ImportPreview } from '../members.ts'

export type Column = ImportPreview['columns'][number]
/** What a cell may be asked. */
export type Test = (cell: Cell, today: string) => boolean

/** So many rows tell what a column holds. */
const sampleRows = 300
/** What a cell is, its beginning tells. */
const sampleSigns = 300
const beginning = (cell: Cell): Cell => (cell.text.length > sampleSigns ? { ...cell, text: cell.text.slice(0, sampleSigns) } : cell)

/** A column under its heading, with its cells that say something. */
export type Seen = { index: number; header: string; cells: Cell[] }

/** The columns of a list as far as they tell what they are. */
export function look(sheet: ForeignSheet, heading: Heading): Seen[] {
  const rows = sheet.rows.slice(heading.last + 1, heading.last + 1 + sampleRows)
  return heading.texts.flatMap((header, index) => {
    const cells = rows.map((row) => beginning(cellAt(row, index))).filter(({ kind, text }) => kind === kinds.formula || !saysNothing(text))
    const filledBelow = () => sheet.rows.slice(heading.last + 1).some((row) => cellAt(row, index).kind !== kinds.blank)
    return header !== '' || cells.length > 0 || filledBelow() ? [{ index, header, cells }] : []
  })
}

/** A few different texts of a column. */
export const samplesOf = (cells: readonly Cell[]): string[] => [...new Set(cells.map(({ text }) => oneLine(text).slice(0, 80)).filter(Boolean))].slice(0, 5)

/** The columns with texts of these rows alone: what a clerk is shown are members, no headings that come again and no titles. */
export function sampledFrom(rows: readonly ForeignRow[], columns: readonly Column[]): Column[] {
  const looked = rows.slice(0, sampleRows)
  return columns.map((column) => ({ ...column, samples: samplesOf(looked.map((row) => beginning(cellAt(row, column.index))).filter(({ text }) => !saysNothing(text))) }))
}

/** How many of a column's cells pass a test, from 0 to 1; null where it has none. */
export const share = ({ cells }: Seen, test: Test, today: string) => {
  const known = cells.filter(({ kind }) => kind !== kinds.error && kind !== kinds.formula)
  return known.length === 0 ? null : known.filter((cell) => test(cell, today)).length / known.length
}
