import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { totalOf, type GroupRow } from '../../../shared/lists.ts'
import { groupedLines, groupKey, plainLines, type Line, type LineMap } from './lines.ts'
import type { Run } from './ranges.ts'
import { placeInList, rowsOfRuns } from './rowsBetween.ts'
import type { GridSource } from './types.ts'
import type { Pages } from './usePages.ts'

/** The lines of a grid with the rows that stand in them, as far as they are at hand. */
export type Lines<Row> = {
  /** undefined until they are counted. */
  total: number | undefined
  at: (line: number) => Line | undefined
  rowAt: (line: number) => Row | undefined
  lineOf: (row: number) => number
  rowFrom: (line: number) => number
  placeOf: (fits: (row: Row) => boolean) => number
  /** Where a row stands in the list, also where it is not at hand; -1 where filters leave it out. */
  findRow: (fits: (row: Row) => boolean) => Promise<number>
  /** The rows of these lines, fetched where they are not at hand. */
  fetchRows: (lines: readonly Run[]) => Promise<Row[]>
  /** The rows of these lines as they are stored now, whatever is at hand. */
  readRows: (lines: readonly Run[]) => Promise<Row[]>
  behind: boolean
  /** All groups together; null where the list is not grouped. */
  sums: GroupRow | null
  toggleGroup: (value: GroupRow['value']) => void
  setAllGroups: (open: boolean) => void
}

const nothing: ReadonlySet<string> = new Set()

/** A list as lines: its rows, under the heads of its groups where it is grouped. Groups are counted and added up in the core. */
export function useLines<Row>(source: GridSource<Row>, pages: Pages<Row>, group: string | null): Lines<Row> {
  const [closed, setClosed] = useState<{ of: string | null; keys: ReadonlySet<string> }>({ of: group, keys: nothing })
  const keys = closed.of === group ? closed.keys : nothing
  const grouping = group !== null && source.groups !== undefined
  const { data: groups } = useQuery({
    queryKey: [...source.cacheKey(0, 0), 'groups', group], enabled: grouping,
    queryFn: () => source.groups?.(group ?? '') ?? [], placeholderData: (before, query) => (query?.queryKey.at(-1) === group ? before : undefined),
  })
  const { total, rowAt, placeOf } = pages
  const map = useMemo<LineMap | null>(() => {
    if (grouping) return groups ? groupedLines(groups, keys) : null
    return total === undefined ? null : plainLines(total)
  }, [grouping, groups, keys, total])
  const toggleGroup = useCallback((value: GroupRow['value']) => setClosed(old => {
    const next = new Set(old.of === group ? old.keys : nothing)
    if (!next.delete(groupKey(value))) next.add(groupKey(value))
    return { of: group, keys: next }
  }), [group])
  const setAllGroups = useCallback((open: boolean) => setClosed({ of: group, keys: open ? nothing : new Set((groups ?? []).map(one => groupKey(one.value))) }), [group, groups])
  const fetchRows = useCallback((lines: readonly Run[]) => rowsOfRuns(map?.rowsOf(lines) ?? [], rowAt, source), [map, rowAt, source])
  const readRows = useCallback((lines: readonly Run[]) => rowsOfRuns(map?.rowsOf(lines) ?? [], () => undefined, source), [map, source])
  const findRow = useCallback((fits: (row: Row) => boolean) => placeInList(source, fits), [source])
  const rowFrom = useCallback((line: number) => map?.rowFrom(line) ?? 0, [map])
  const sums = useMemo(() => (grouping && groups ? totalOf(groups) : null), [grouping, groups])
  return {
    total: map?.total, behind: pages.behind, sums, toggleGroup, setAllGroups, fetchRows, readRows, rowFrom, findRow,
    at: line => map?.at(line),
    rowAt: line => { const at = map?.at(line); return at && 'row' in at ? rowAt(at.row) : undefined },
    lineOf: row => map?.lineOf(row) ?? -1,
    placeOf: fits => { const row = placeOf(fits); return row < 0 ? -1 : (map?.lineOf(row) ?? -1) },
  }
}
