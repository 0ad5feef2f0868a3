import { columnOrderingFeature, columnResizingFeature, columnSizingFeature, columnVisibilityFeature, tableFeatures, useTable, type Header } from '@tanstack/react-table'
import { useMemo, useState } from 'react'
import type { GridColumn } from './types.ts'

const features = tableFeatures({ columnSizingFeature, columnResizingFeature, columnVisibilityFeature, columnOrderingFeature })
export type GridHeader<Row extends object> = Header<typeof features, Row>
/** Rows stand in pages elsewhere; the table keeps the columns. */
const noRows: never[] = []
export const narrowest = 56
export const widest = 900

export type Columns<Row extends object> = {
  /** The shown columns, in order. */
  shown: GridColumn<Row>[]
  headers: GridHeader<Row>[]
  widths: Record<string, number>
  setWidth: (name: string, width: number) => void
}

const place = (store: string) => `desk.grid.${store}.widths`

function readWidths(store: string): Record<string, number> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(store)) ?? '{}')
    const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : []
    return Object.fromEntries(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'))
  } catch {
    return {}
  }
}

/** Column order, visibility and widths; widths are remembered on this computer under the name `store`. */
export function useColumns<Row extends object>(columns: GridColumn<Row>[], order: string[], store: string): Columns<Row> {
  const [columnSizing, setSizing] = useState<Record<string, number>>(() => readWidths(store))
  const definitions = useMemo(() => columns.map(column => ({
    id: column.name, header: column.header, accessorFn: (row: Row) => column.value(row), size: column.width, minSize: narrowest, maxSize: widest,
  })), [columns])
  const table = useTable({
    features, columns: definitions, data: noRows, columnResizeMode: 'onChange',
    state: { columnSizing, columnOrder: order, columnVisibility: Object.fromEntries(columns.map(column => [column.name, order.includes(column.name)])) },
    onColumnSizingChange: change => setSizing(old => {
      const sizes = typeof change === 'function' ? change(old) : change
      localStorage.setItem(place(store), JSON.stringify(sizes))
      return sizes
    }),
  })
  const headers = table.getHeaderGroups()[0]?.headers ?? []
  const names = order.join()
  // The same array as long as the same columns are shown: rows are drawn again only when it changes.
  const shown = useMemo(() => names.split(',').flatMap(name => columns.find(column => column.name === name) ?? []), [columns, names])
  return {
    shown,
    headers,
    widths: Object.fromEntries(headers.map(header => [header.column.id, header.column.getSize()])),
    setWidth: (name, width) => table.setColumnSizing(old => ({ ...old, [name]: Math.min(widest, Math.max(narrowest, width)) })),
  }
}
