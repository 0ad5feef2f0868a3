import type { Pasted, PastedCell } from './clipboard.ts'
import type { Area } from './ranges.ts'
import type { Active } from './useGridKeys.ts'

/** What of a clipboard goes where: cells by place in the list, rows beyond its end, and how many columns found no place. */
export type PastePlan = { cells: { row: number; column: number; cell: PastedCell }[]; beyond: Pasted; lostColumns: number }

const widthOf = (pasted: Pasted) => Math.max(0, ...pasted.map(row => row.length))

/** A clipboard that goes into the chosen area a whole number of times fills it; a single value fills every chosen area; else it begins at the active cell. */
function targetsOf(pasted: Pasted, areas: readonly Area[], active: Active): Area[] {
  const [height, width] = [pasted.length, widthOf(pasted)]
  const fits = ({ top, left, bottom, right }: Area) => (bottom - top + 1) % height === 0 && (right - left + 1) % width === 0
  const [first] = areas
  const single = height === 1 && width === 1
  if (first && (single || areas.length === 1) && areas.every(fits)) return [...areas]
  const start = first && areas.length === 1 ? { row: first.top, column: first.left } : active
  return [{ top: start.row, left: start.column, bottom: start.row + height - 1, right: start.column + width - 1 }]
}

/** Where the cells of a clipboard go in a list of so many rows and columns (counted from 1, after the check boxes). */
export function planPaste(pasted: Pasted, areas: readonly Area[], active: Active, size: { rows: number; columns: number }): PastePlan {
  const [height, width] = [pasted.length, widthOf(pasted)]
  const plan: PastePlan = { cells: [], beyond: [], lostColumns: 0 }
  if (height === 0 || width === 0) return plan
  for (const { top, left, bottom, right } of targetsOf(pasted, areas, { row: Math.max(0, active.row), column: Math.max(1, active.column) })) {
    plan.lostColumns = Math.max(plan.lostColumns, right - size.columns)
    for (let row = top; row <= bottom; row++) {
      const line = pasted[(row - top) % height] ?? []
      if (row >= size.rows) { plan.beyond.push(line); continue }
      for (let column = left; column <= Math.min(right, size.columns); column++) plan.cells.push({ row, column, cell: line[(column - left) % width] ?? { text: '', number: null } })
    }
  }
  return plan
}

/** Pasted rows as tab-separated text under headings, for the wizard that takes new records. */
export const asTabs = (headings: readonly string[], rows: Pasted, written: (cell: PastedCell) => string): string =>
  [headings.map(text => ({ text, number: null })), ...rows]
    .map(row => row.map(cell => { const text = written(cell); return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text }).join('\t')).join('\n')
