import type { Language } from '../../../shared/procedure.ts'
import { cellText } from './cellText.ts'
import { narrowest, widest } from './useColumns.ts'
import type { GridColumn } from './types.ts'

/** Beside the text: the cell's edges, and in the head its funnel and sort mark. */
const cellRoom = 24
const headRoom = 64

/** The width in CSS pixels in which a column's head and these rows are read whole, measured with the grid's own font. */
export function fitWidth<Row>(column: GridColumn<Row>, rows: Iterable<Row>, language: Language, grid: HTMLElement): number {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return column.width
  const { fontFamily, fontSize } = getComputedStyle(grid)
  context.font = `600 ${fontSize} ${fontFamily}`
  let width = context.measureText(column.header).width + headRoom
  context.font = `${fontSize} ${fontFamily}`
  // What a cell shows beside its text is about as wide as a word.
  const more = column.cell ? 90 : 0
  for (const row of rows) width = Math.max(width, context.measureText(cellText(column, row, language)).width + cellRoom + more)
  return Math.ceil(Math.min(widest, Math.max(narrowest, width)))
}
