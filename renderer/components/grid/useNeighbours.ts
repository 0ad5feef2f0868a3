import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { GridPages } from './types.ts'

export type Neighbour<Row> = { row: Row; place: number }
export type Neighbours<Row> = { previous: Neighbour<Row> | null; next: Neighbour<Row> | null; /** Counted from 1. */ place: number; total: number }

/** A record has no more rows than this in a list, beside each other. */
const around = 20

/**
 * The records before and after this one in the list it was opened from, by the place it had there; null where it is not (or no longer) there. A record that
 * has several rows beside each other, such as a person with several roles, is one.
 */
export function useNeighbours<Row>(list: GridPages<Row>, place: number | undefined, isThis: (row: Row) => boolean): Neighbours<Row> | null {
  const offset = Math.max(0, (place ?? 0) - around)
  const limit = 2 * around + 1
  const { data } = useQuery({ queryKey: list.cacheKey(offset, limit), queryFn: () => list.page(offset, limit), enabled: place !== undefined, placeholderData: keepPreviousData })
  if (place === undefined || !data) return null
  const { rows, total } = data
  const own = rows[place - offset]
  const here = own !== undefined && isThis(own) ? place - offset : rows.findIndex(isThis)
  if (here < 0) return null
  const at = (index: number): Neighbour<Row> | null => { const row = rows[index]; return row === undefined ? null : { row, place: offset + index } }
  const before = rows.findLastIndex((row, index) => index < here && !isThis(row))
  const after = rows.findIndex((row, index) => index > here && !isThis(row))
  return { previous: at(before), next: at(after), place: offset + here + 1, total }
}
