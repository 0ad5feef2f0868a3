import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { pageSize, type GridSource } from './types.ts'

type Page<Row> = { total: number; rows: Row[] }
export type Pages<Row> = {
  /** undefined until the first page came. */
  total: number | undefined
  rowAt: (index: number) => Row | undefined
  /** The rows at hand. */
  all: () => Row[]
  /** Where a row stands among those at hand; -1 where it is not. */
  placeOf: (fits: (row: Row) => boolean) => number
  /** The rows shown are those of the query before, until the new ones come. */
  behind: boolean
  error: unknown
  retry: () => void
}

/** Pages leave the cache this soon after they left the screen: the window never holds the whole list. */
const keptFor = 20_000

const same = <Row>(a: Map<number, Page<Row>>, b: Map<number, Page<Row>>) => a.size === b.size && [...a].every(([number, page]) => b.get(number) === page)

/** Those pages of a source, the rows of the query before kept until the new ones are there. */
export function usePages<Row>(source: GridSource<Row>, numbers: readonly number[]): Pages<Row> {
  const results = useQueries({
    queries: numbers.map(number => ({
      queryKey: source.cacheKey(number * pageSize, pageSize),
      queryFn: () => source.page(number * pageSize, pageSize),
      gcTime: keptFor,
    })),
  })
  const pages = new Map<number, Page<Row>>()
  results.forEach((result, index) => {
    const number = numbers[index]
    if (result.data && number !== undefined) pages.set(number, result.data)
  })
  // Until the first page of another query (or of the changed rows) is there, the rows before stay.
  const [before, setBefore] = useState({ query: source.query, pages })
  if (pages.size > 0 && (before.query !== source.query || !same(before.pages, pages))) setBefore({ query: source.query, pages })
  const shown = pages.size > 0 ? pages : before.pages
  const behind = pages.size === 0 && shown.size > 0 && before.query !== source.query
  return {
    total: shown.values().next().value?.total,
    rowAt: index => shown.get(Math.floor(index / pageSize))?.rows[index % pageSize],
    all: () => [...shown.values()].flatMap(page => page.rows),
    placeOf: fits => {
      for (const [number, { rows }] of shown) {
        const index = rows.findIndex(fits)
        if (index >= 0) return number * pageSize + index
      }
      return -1
    },
    behind,
    error: results.find(result => result.error)?.error ?? null,
    retry: () => results.forEach(result => void result.refetch()),
  }
}
