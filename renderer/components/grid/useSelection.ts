import { useCallback, useMemo, useState } from 'react'
import { rowsBetween } from './rowsBetween.ts'
import type { GridSource, Selection } from './types.ts'

type Chosen<Row> = { query: string; all: boolean; /** With `all` the rows left out, else the rows taken. */ rows: Map<string, Row> }
export type SelectionControl<Row> = Selection<Row> & {
  toggle: (row: Row) => void
  /** Takes these rows, and no others. */
  take: (rows: Row[]) => void
  /** How many rows there are to choose from. */
  total: number
  everything: () => void
}

/** A row as a selection of its own: for what the menu of its cell does with it. */
export const onlyRow = <Row>(row: Row, key: string): Selection<Row> => ({ count: 1, has: other => other === key, atHand: [row], rows: () => Promise.resolve([row]), clear: () => undefined })

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
  const take = useCallback((rows: Row[]) => put(false, new Map(rows.map(row => [rowKey(row), row]))), [put, rowKey])
  const rows = useCallback(async () => {
    if (!chosen.all) return [...chosen.rows.values()]
    const every = await rowsBetween(source, 0, total - 1)
    return every.filter(row => !chosen.rows.has(rowKey(row)))
  }, [chosen, source, total, rowKey])
  const clear = useCallback(() => put(false, new Map()), [put])
  const everything = useCallback(() => put(true, new Map()), [put])
  return {
    count: chosen.all ? total - chosen.rows.size : chosen.rows.size,
    has: key => chosen.all !== chosen.rows.has(key),
    atHand: chosen.all ? null : [...chosen.rows.values()],
    rows, clear, toggle, take, everything, total,
  }
}
