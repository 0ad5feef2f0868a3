import type { Active } from './useGridKeys.ts'

/*
 * Ranges of cells are kept here, by place and not by id. TanStack's own cellSelectionFeature resolves the ids of rows in a row model that
 * holds all of them: ours stand in the core, and the window holds the pages in sight. What follows is its geometry without its rows.
 */

/** A rectangle of cells, both ends included; columns are counted as on the screen, 1 is the first after the check boxes. */
export type Area = { top: number; left: number; bottom: number; right: number }
/** What is chosen: earlier areas, and the one from the active cell to `focus` that is being drawn, which may also take cells away. */
export type Ranges = { kept: readonly Area[]; active: Active; focus: Active; removing: boolean }

export const areaOf = (a: Active, b: Active): Area => ({
  top: Math.min(a.row, b.row), left: Math.min(a.column, b.column), bottom: Math.max(a.row, b.row), right: Math.max(a.column, b.column),
})
const meet = (a: Area, b: Area) => a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom
const contains = (a: Area, row: number, column: number) => row >= a.top && row <= a.bottom && column >= a.left && column <= a.right

/** An area without another: up to four areas around the hole. */
function without(area: Area, hole: Area): Area[] {
  if (!meet(area, hole)) return [area]
  const top = Math.max(area.top, hole.top)
  const bottom = Math.min(area.bottom, hole.bottom)
  return [
    { ...area, bottom: hole.top - 1 }, { ...area, top: hole.bottom + 1 },
    { ...area, top, bottom, right: hole.left - 1 }, { ...area, top, bottom, left: hole.right + 1 },
  ].filter(one => one.top <= one.bottom && one.left <= one.right)
}

/** The chosen cells as areas that do not overlap; none while the head or a check box is active and nothing else was kept. */
export function areasOf({ kept, active, focus, removing }: Ranges): Area[] {
  const drawn = active.row < 0 || active.column < 1 ? null : areaOf(active, focus)
  if (!drawn) return [...kept]
  const rest = kept.flatMap(area => without(area, drawn))
  return removing ? rest : [...rest, drawn]
}

export const isChosen = (areas: readonly Area[], row: number, column: number): boolean => areas.some(area => contains(area, row, column))
export const cellCount = (areas: readonly Area[]): number => areas.reduce((sum, { top, left, bottom, right }) => sum + (bottom - top + 1) * (right - left + 1), 0)

/** Which cells of a row are chosen, as text that stays the same as long as they do: `2tl 3t 4tr`, with the edges of what is chosen. */
export function rowMarks(areas: readonly Area[], row: number): string {
  const marks: string[] = []
  for (const { left, right, top, bottom } of areas) {
    if (row < top || row > bottom) continue
    for (let column = left; column <= right; column++) {
      const edges = [
        isChosen(areas, row - 1, column) ? '' : 't', isChosen(areas, row, column + 1) ? '' : 'r', isChosen(areas, row + 1, column) ? '' : 'b', isChosen(areas, row, column - 1) ? '' : 'l',
      ]
      marks.push(`${column}${edges.join('')}`)
    }
  }
  return marks.join(' ')
}

/** The marks of a row by column, for its cells. */
export const readMarks = (marks: string): Map<number, string> =>
  new Map(marks === '' ? [] : marks.split(' ').map(mark => [Number.parseInt(mark, 10), mark.replace(/^\d+/, '')]))

/** A run of rows, both ends included. */
export type Run = { from: number; to: number }

function runsOf(areas: readonly Area[]): Run[] {
  const runs: Run[] = []
  for (const { top, bottom } of areas.toSorted((a, b) => a.top - b.top)) {
    const last = runs.at(-1)
    if (last && top <= last.to + 1) last.to = Math.max(last.to, bottom)
    else runs.push({ from: top, to: bottom })
  }
  return runs
}

export const runLength = (runs: readonly Run[]): number => runs.reduce((sum, { from, to }) => sum + to - from + 1, 0)

/** Chosen cells as rows × columns, as a sheet can take them; null where they make no such block even with the gaps left out. */
export function blockOf(areas: readonly Area[]): { rows: Run[]; columns: number[] } | null {
  const rows = runsOf(areas)
  const columns = [...new Set(areas.flatMap(({ left, right }) => Array.from({ length: right - left + 1 }, (_, index) => left + index)))].toSorted((a, b) => a - b)
  return areas.length > 0 && runLength(rows) * columns.length === cellCount(areas) ? { rows, columns } : null
}
