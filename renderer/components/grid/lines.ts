import type { GroupRow } from '../../../shared/lists.ts'
import type { Run } from './ranges.ts'

/** A line of a grid as it is drawn: a row of the list by its place there, or the head of a group. */
export type Line = { row: number } | { group: GroupRow; open: boolean }

/** What lines a list is drawn as. Without groups each row is one. */
export type LineMap = {
  total: number
  at: (line: number) => Line | undefined
  /** The line of a row of the list; -1 where its group is closed. */
  lineOf: (row: number) => number
  /** The first row of the list at or after a line: which page to read. */
  rowFrom: (line: number) => number
  /** The rows of the list that stand in these lines, heads of groups left out. */
  rowsOf: (lines: readonly Run[]) => Run[]
}

export const plainLines = (total: number): LineMap => ({
  total,
  at: line => (line >= 0 && line < total ? { row: line } : undefined),
  lineOf: row => row,
  rowFrom: line => line,
  rowsOf: lines => [...lines],
})

/** The name of a group: its value, which may be a number, a text or nothing. */
export const groupKey = (value: GroupRow['value']): string => (value === null ? 'null' : `${typeof value}:${value}`)

type Part = { group: GroupRow; open: boolean; line: number; row: number }

/** The last part that begins at or before a place. */
function partAt(parts: readonly Part[], place: number, of: 'line' | 'row'): Part | undefined {
  let [low, high] = [0, parts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((parts[middle]?.[of] ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return parts[low]
}

/** A list in groups: each has a head, and its rows below it unless it is closed. The list itself must be in the order of the groups. */
export function groupedLines(groups: readonly GroupRow[], closed: ReadonlySet<string>): LineMap {
  let [line, row] = [0, 0]
  const parts = groups.map((group): Part => {
    const part = { group, open: !closed.has(groupKey(group.value)), line, row }
    line += 1 + (part.open ? group.count : 0)
    row += group.count
    return part
  })
  const total = line
  const rowFrom = (at: number): number => {
    const part = partAt(parts, at, 'line')
    return part ? part.row + Math.max(0, Math.min(part.group.count, at - part.line - 1)) : 0
  }
  return {
    total,
    rowFrom,
    at: at => {
      const part = at < 0 || at >= total ? undefined : partAt(parts, at, 'line')
      if (!part) return undefined
      return at === part.line ? { group: part.group, open: part.open } : { row: part.row + at - part.line - 1 }
    },
    lineOf: at => {
      const part = partAt(parts, at, 'row')
      return part?.open && at < part.row + part.group.count ? part.line + 1 + at - part.row : -1
    },
    rowsOf: lines => lines.flatMap(({ from, to }) => {
      const runs: Run[] = []
      for (let at = partAt(parts, from, 'line'), index = at ? parts.indexOf(at) : -1; at && at.line <= to; at = parts[++index]) {
        const [first, last] = [Math.max(from, at.line + 1), Math.min(to, at.line + at.group.count)]
        if (at.open && first <= last) runs.push({ from: at.row + first - at.line - 1, to: at.row + last - at.line - 1 })
      }
      return runs
    }),
  }
}
