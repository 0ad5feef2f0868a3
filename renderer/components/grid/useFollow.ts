import { useEffect, useRef } from 'react'
import type { ActiveCells } from './useActive.ts'
import type { Lines } from './useLines.ts'

/**
 * The active cell stays with its record: where the list changes under it (a name was changed, and the list is in the order of names; something
 * above went to the bin), it goes where the record went, as far as that is at hand.
 */
export function useFollow<Row>(cells: ActiveCells, lines: Lines<Row>, rowKey: (row: Row) => string): void {
  const before = useRef<{ row: number; key: string | undefined }>({ row: -1, key: undefined })
  const { here, moveTo } = cells
  const row = here.row < 0 ? undefined : lines.rowAt(here.row)
  const key = row === undefined ? undefined : rowKey(row)
  useEffect(() => {
    const { row: lastRow, key: lastKey } = before.current
    if (here.row === lastRow && lastKey !== undefined && key !== undefined && key !== lastKey && !lines.behind) {
      const place = lines.placeOf(one => rowKey(one) === lastKey)
      if (place >= 0 && place !== here.row) {
        before.current = { row: place, key: lastKey }
        moveTo(place)
        return
      }
    }
    // While the rows are being read, the record that was here is remembered.
    if (key !== undefined || here.row !== lastRow) before.current = { row: here.row, key }
  })
}
