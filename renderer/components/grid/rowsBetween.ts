import type { Run } from './ranges.ts'
import { pageSize, type GridSource } from './types.ts'

const bigPage = pageSize * 20

/** All rows between two places of a list, both included, fetched in big pages. */
export async function rowsBetween<Row>(source: GridSource<Row>, from: number, to: number): Promise<Row[]> {
  const rows: Row[] = []
  for (let offset = from; offset <= to; offset += bigPage) {
    const page = await source.page(offset, Math.min(bigPage, to - offset + 1))
    rows.push(...page.rows)
    if (page.rows.length === 0) break
  }
  return rows
}

/** Where a row stands in a list, looked for in big pages; -1 where it is not among its rows. */
export async function placeInList<Row>(source: GridSource<Row>, fits: (row: Row) => boolean): Promise<number> {
  for (let offset = 0; ; offset += bigPage) {
    const { total, rows } = await source.page(offset, bigPage)
    const index = rows.findIndex(fits)
    if (index >= 0) return offset + index
    if (offset + bigPage >= total || rows.length === 0) return -1
  }
}

/** The rows of these runs, where all of them are at hand; else null. */
export function rowsAtHand<Row>(runs: readonly Run[], rowAt: (index: number) => Row | undefined): Row[] | null {
  const rows: Row[] = []
  for (const { from, to } of runs) {
    for (let index = from; index <= to; index++) {
      const row = rowAt(index)
      if (row === undefined) return null
      rows.push(row)
    }
  }
  return rows
}

/** The rows of these runs, from the pages at hand where they hold them, else fetched. */
export async function rowsOfRuns<Row>(runs: readonly Run[], rowAt: (index: number) => Row | undefined, source: GridSource<Row>): Promise<Row[]> {
  const known = rowsAtHand(runs, rowAt)
  if (known) return known
  const rows: Row[] = []
  for (const { from, to } of runs) rows.push(...await rowsBetween(source, from, to))
  return rows
}
