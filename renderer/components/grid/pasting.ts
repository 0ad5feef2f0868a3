import type { Pasted, PastedCell } from './clipboard.ts'
import type { Area } from './ranges.ts'
import type { Active } from './useGridKeys.ts'

/** What of a clipboard goes where: cells by place in the list, rows beyond its end, and how many columns found no place. */
export type PastePlan = { cells: { row: number; column: number; cell: PastedCell }[]; beyond: Pasted; lostColumns: number }

const widthOf = (pasted: Pasted) => Math.max(0, ...pasted.map(row => row.length))

/** A list of so many lines and columns (counted from 1, after the check boxes); a line without a row is the head of a group. */
type Size = { rows: number; columns: number; isRow?: (line: number) => boolean }
/** Lines (beyond the end of the list too) and columns, both ends included, that a clipboard goes into. */
type Target = { lines: number[]; left: number; right: number }

/** A clipboard that goes into the chosen rows a whole number of times fills them; a single value fills every chosen area; else it begins at the active cell and goes down row by row. */
function targetsOf(pasted: Pasted, areas: readonly Area[], active: Active, { rows, isRow = () => true }: Size): Target[] {
  const [height, width] = [pasted.length, widthOf(pasted)]
  const chosen = areas.map(({ top, bottom, left, right }): Target => ({ lines: Array.from({ length: bottom - top + 1 }, (_, index) => top + index).filter(isRow), left, right }))
  const fits = ({ lines, left, right }: Target) => lines.length > 0 && lines.length % height === 0 && (right - left + 1) % width === 0
  const [first] = areas
  const single = height === 1 && width === 1
  if (first && (single || areas.length === 1) && chosen.every(fits)) return chosen
  const start = first && areas.length === 1 ? { row: first.top, column: first.left } : active
  const lines: number[] = []
  for (let line = start.row; lines.length < height; line++) if (line >= rows || isRow(line)) lines.push(line)
  return [{ lines, left: start.column, right: start.column + width - 1 }]
}

/** Where the cells of a clipboard go. */
export function planPaste(pasted: Pasted, areas: readonly Area[], active: Active, size: Size): PastePlan {
  const [height, width] = [pasted.length, widthOf(pasted)]
  const plan: PastePlan = { cells: [], beyond: [], lostColumns: 0 }
  if (height === 0 || width === 0) return plan
  for (const { lines, left, right } of targetsOf(pasted, areas, { row: Math.max(0, active.row), column: Math.max(1, active.column) }, size)) {
    plan.lostColumns = Math.max(plan.lostColumns, right - size.columns)
    for (const [index, row] of lines.entries()) {
      const cells = pasted[index % height] ?? []
      if (row >= size.rows) { plan.beyond.push(cells); continue }
      for (let column = left; column <= Math.min(right, size.columns); column++) plan.cells.push({ row, column, cell: cells[(column - left) % width] ?? { text: '', number: null } })
    }
  }
  return plan
}

/** Pasted rows as tab-separated text under headings, for the wizard that takes new records. */
export const asTabs = (headings: readonly string[], rows: Pasted, written: (cell: PastedCell) => string): string =>
  [headings.map(text => ({ text, number: null })), ...rows]
    .map(row => row.map(cell => { const text = written(cell); return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text }).join('\t')).join('\n')
