import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { supplierCells, supplierReasons } from '../../../shared/suppliers/cells.ts'
import { supplierColumns, type SupplierColumn } from '../../../shared/suppliers/fields.ts'
import type { SupplierRow } from '../../../shared/suppliers/records.ts'
import { usualView, type ViewDefinition } from '../../../shared/views.ts'
import { api, useRead } from '../../app/api.ts'
import type { SuppliersSearch } from '../../app/search.ts'
import { selectionOf } from '../../components/grid/address.ts'
import type { GridSource } from '../../components/grid/types.ts'
import { useListEdit } from '../../components/grid/useListEdit.ts'
import { useListView } from '../../views/useListView.ts'

const isColumn = (name: string): name is SupplierColumn => supplierColumns.some(column => column === name)
const usual: ViewDefinition = { ...usualView, sort: [{ column: 'name' }] }

/** The suppliers that an address stands for, as the core is asked for them. */
export const chosen = (search: SuppliersSearch) => ({ ...selectionOf<SupplierColumn>(search), ...(search.group ? { group: search.group } : {}) })

/** The view of the suppliers, kept in the address. */
export function useSuppliersView() {
  const search = useSearch({ from: '/suppliers' })
  const navigate = useNavigate({ from: '/suppliers' })
  const change = useCallback((part: Partial<SuppliersSearch>, replace = false) => { void navigate({ search: old => ({ ...old, ...part }), replace }) }, [navigate])
  return { search, change, ...useListView({ grid: 'suppliers', search, change, isColumn, usual }) }
}
export type SuppliersView = ReturnType<typeof useSuppliersView>

const nameOf = ({ name }: SupplierRow) => name
const apply: Parameters<typeof useListEdit<SupplierRow, SupplierColumn>>[0]['apply'] = ({ changes, ...how }) =>
  api.call('suppliers.cells', { ...how, changes: changes.map(({ row, ...cell }) => ({ supplierId: row.supplierId, ...cell })) })

/** Pages of the list of suppliers as the core sorts, filters and counts it. */
export function useSuppliersSource(search: SuppliersSearch): GridSource<SupplierRow> {
  const { at } = search
  const whole = useRead('suppliers.list', { ...(at ? { at } : {}), limit: 1 }, { keep: true })
  const input = useMemo(() => chosen(search), [search])
  const edit = useListEdit({ rules: supplierCells, reasons: supplierReasons, isColumn, apply, name: nameOf })
  const query = JSON.stringify({ ...input, sort: undefined, group: undefined })
  return useMemo(() => ({
    query,
    unfiltered: whole.data?.total,
    cacheKey: (offset, limit) => ['suppliers.list', { ...input, offset, limit }],
    page: (offset, limit) => api.call('suppliers.list', { ...input, offset, limit }),
    edit,
    values: async column => (isColumn(column) ? (await api.call('suppliers.values', { ...input, column })).values : []),
    groups: async by => (isColumn(by) ? (await api.call('suppliers.groups', { ...input, by })).groups : []),
  }), [query, whole.data?.total, input, edit])
}
