import { columnOrderingFeature, columnResizingFeature, columnSizingFeature, columnVisibilityFeature, tableFeatures, useTable, type Header } from '@tanstack/react-table'
import { useMemo, useRef, useState } from 'react'
import type { Layout } from './useLayout.ts'
import type { GridColumn } from './types.ts'

const features = tableFeatures({ columnSizingFeature, columnResizingFeature, columnVisibilityFeature, columnOrderingFeature })
export type GridHeader<Row extends object> = Header<typeof features, Row>
/** Rows stand in pages elsewhere; the table keeps the columns. */
const noRows: never[] = []
const noHeaders: never[] = []
export const narrowest = 56
export const widest = 900

export type Columns<Row extends object> = {
  all: GridColumn<Row>[]
  /** The shown columns, in order. */
  shown: GridColumn<Row>[]
  headers: GridHeader<Row>[]
  widths: Record<string, number>
  setWidths: (widths: Record<string, number>) => void
  /** So many of the first ones stay in sight. */
  frozen: number
}

/** Column order, visibility and widths. While an edge is drawn the width is the table's own; the layout learns of it when it is let go. */
export function useColumns<Row extends object>(columns: GridColumn<Row>[], order: string[], layout: Layout, change: (part: Partial<Layout>) => void): Columns<Row> {
  const [drawn, setDrawn] = useState<Record<string, number> | null>(null)
  const last = useRef<Record<string, number> | null>(null)
  const columnSizing = drawn ?? layout.widths
  const definitions = useMemo(() => columns.map(column => ({
    id: column.name, header: column.header, accessorFn: (row: Row) => column.value(row), size: column.width, minSize: narrowest, maxSize: widest,
  })), [columns])
  const columnVisibility = useMemo(() => Object.fromEntries(columns.map(column => [column.name, order.includes(column.name)])), [columns, order])
  const table = useTable({
    features, columns: definitions, data: noRows, columnResizeMode: 'onChange',
    state: { columnSizing, columnOrder: order, columnVisibility },
    onColumnSizingChange: update => {
      const sizes = typeof update === 'function' ? update(columnSizing) : update
      setDrawn(sizes)
      // The edge is let go of with the mouse: its last width is the one to keep.
      if (last.current === null) document.addEventListener('mouseup', () => { setDrawn(null); change({ widths: last.current ?? sizes }); last.current = null }, { once: true })
      last.current = sizes
    },
  })
  const headers = table.getHeaderGroups()[0]?.headers ?? noHeaders
  const names = order.join()
  // The same array as long as the same columns are shown: rows are drawn again only when it changes.
  const shown = useMemo(() => names.split(',').flatMap(name => columns.find(column => column.name === name) ?? []), [columns, names])
  return {
    all: columns,
    shown,
    headers,
    widths: Object.fromEntries(headers.map(header => [header.column.id, header.column.getSize()])),
    setWidths: widths => change({
      widths: { ...layout.widths, ...Object.fromEntries(Object.entries(widths).map(([name, width]) => [name, Math.round(Math.min(widest, Math.max(narrowest, width)))])) },
    }),
    frozen: Math.min(layout.frozen, shown.length),
  }
}
