import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useLayoutEffect, useMemo, type RefObject } from 'react'
import { useFormats, useWords } from '../../app/language.ts'
import { GridRow } from './GridRow.tsx'
import { headHeight, rowHeight, type GridColumn } from './types.ts'
import type { Active } from './useGridKeys.ts'
import type { Pages } from './usePages.ts'
import type { SelectionControl } from './useSelection.ts'

type Props<Row> = {
  scroller: RefObject<HTMLElement | null>
  columns: GridColumn<Row>[]
  pages: Pages<Row>
  selection: SelectionControl<Row>
  active: Active
  rowKey: (row: Row) => string
  /** Where the list stands at first, in CSS pixels. */
  top: number
  onRange: (first: number, last: number) => void
  onScrolled: (top: number) => void
  onDrawn: () => void
}

/** The rows that are in sight, and the active one, so that the focus is never lost. Scrolling draws this part only. */
export function GridBody<Row>({ scroller, columns, pages, selection, active, rowKey, top, onRange, onScrolled, onDrawn }: Props<Row>) {
  const t = useWords()
  const { language } = useFormats()
  const MemoRow = useMemo(() => memo(GridRow<Row>), [])
  const virtualizer = useVirtualizer({
    count: pages.total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    paddingStart: headHeight,
    initialOffset: top,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan)
      const last = Math.min(count - 1, endIndex + overscan)
      const near = Array.from({ length: last - first + 1 }, (_, index) => first + index)
      return active.row < 0 || active.row >= count || (active.row >= first && active.row <= last) ? near : [...near, active.row].sort((a, b) => a - b)
    },
  })
  const first = virtualizer.range?.startIndex ?? 0
  const last = virtualizer.range?.endIndex ?? 0
  useEffect(() => onRange(first, last), [first, last, onRange])
  // Reading the element's own scrollTop here would make the browser lay out once more.
  const offset = virtualizer.scrollOffset ?? 0
  useEffect(() => onScrolled(offset), [offset, onScrolled])
  useLayoutEffect(onDrawn)
  const words = { on: t('components:grid.selected'), off: t('components:grid.notSelected') }
  return virtualizer.getVirtualItems().map(item => {
    const row = pages.rowAt(item.index)
    const selected = row !== undefined && selection.has(rowKey(row))
    return (
      <MemoRow
        key={item.index} row={row} index={item.index} start={item.start} columns={columns} language={language} active={active.row === item.index ? active.column : null}
        selected={selected} selectWords={selected ? words.on : words.off}
      />
    )
  })
}
