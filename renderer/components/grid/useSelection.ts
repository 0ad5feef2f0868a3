import { useCallback, useMemo, useState } from 'react'
import { pageSize, type GridSource, type Selection } from './types.ts'

type Chosen<Row> = { query: string; all: boolean; /** With `all` the rows left out, else the rows taken. */ rows: Map<string, Row> }
export type SelectionControl<Row> = Selection<Row> & {
  toggle: (row: Row) => void
  /** Takes all rows between two places of the list, fetching what is not at hand. */
  range: (from: number, to: number) => Promise<void>
  everything: () => void
}

const bigPage = pageSize * 20

async function between<Row>(source: GridSource<Row>, from: number, to: number): Promise<Row[]> {
  const rows: Row[] = []
  for (let offset = from; offset <= to; offset += bigPage) {
    const page = await source.page(offset, Math.min(bigPage, to - offset + 1))
    rows.push(...page.rows)
    if (page.rows.length === 0) break
  }
  return rows
}

/** Which rows are chosen. A selection belongs to its query: with another text or filter it is empty, so that nothing unseen is acted on. */
export function useSelection<Row>(source: GridSource<Row>, rowKey: (row: Row) => string, total: number): SelectionControl<Row> {
  const [stored, setStored] = useState<Chosen<Row>>({ query: source.query, all: false, rows: new Map() })
  const chosen = useMemo<Chosen<Row>>(() => (stored.query === source.query ? stored : { query: source.query, all: false, rows: new Map() }), [stored, source.query])
  const put = useCallback((all: boolean, rows: Map<string, Row>) => setStored({ query: source.query, all, rows }), [source.query])
  const toggle = useCallback((row: Row) => {
    const rows = new Map(chosen.rows)
    if (!rows.delete(rowKey(row))) rows.set(rowKey(row), row)
    put(chosen.all, rows)
  }, [chosen, put, rowKey])
  const range = useCallback(async (from: number, to: number) => {
    const rows = await between(source, Math.min(from, to), Math.max(from, to))
    put(false, new Map(rows.map(row => [rowKey(row), row])))
  }, [source, put, rowKey])
  const rows = useCallback(async () => {
    if (!chosen.all) return [...chosen.rows.values()]
    const every = await between(source, 0, total - 1)
    return every.filter(row => !chosen.rows.has(rowKey(row)))
  }, [chosen, source, total, rowKey])
  const clear = useCallback(() => put(false, new Map()), [put])
  const everything = useCallback(() => put(true, new Map()), [put])
  return {
    count: chosen.all ? total - chosen.rows.size : chosen.rows.size,
    has: key => chosen.all !== chosen.rows.has(key),
    atHand: chosen.all ? null : [...chosen.rows.values()],
    rows, clear, toggle, range, everything,
  }
}
