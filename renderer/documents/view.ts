import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { documentColumns, documentStates, type DocumentColumn, type DocumentRow } from '../../shared/documents.ts'
import { documentCells, documentReasons } from '../../shared/documentCells.ts'
import { usualView, type ViewDefinition } from '../../shared/views.ts'
import { api, useRead } from '../app/api.ts'
import type { DocumentsSearch } from '../app/search.ts'
import { selectionOf } from '../components/grid/address.ts'
import type { GridPages, GridSource } from '../components/grid/types.ts'
import { useListEdit } from '../components/grid/useListEdit.ts'
import { useListView } from '../views/useListView.ts'

const isColumn = (name: string): name is DocumentColumn => documentColumns.some(column => column === name)
/** What ends first stands first. */
const order = 'endsOn'
const usual: ViewDefinition = { ...usualView, sort: [{ column: order }] }
const current = documentStates.filter(state => state !== 'replaced' && state !== 'rejected')

/** The documents that an address stands for: without what was replaced or rejected, unless that is asked for. */
export function chosen({ past, ...search }: DocumentsSearch) {
  const { filter, ...rest } = selectionOf<DocumentColumn>(search)
  return { sort: order, ...rest, filter: { ...(past ? {} : { state: current }), ...filter } }
}

/** The pages of that list. */
export const documentPages = (input: ReturnType<typeof chosen>): GridPages<DocumentRow> => ({
  cacheKey: (offset, limit) => ['documents.list', { ...input, offset, limit }],
  page: (offset, limit) => api.call('documents.list', { ...input, offset, limit }),
})

/** The view of the documents list, kept in the address. */
export function useDocumentsView() {
  const search = useSearch({ from: '/documents' })
  const navigate = useNavigate({ from: '/documents' })
  const change = useCallback((part: Partial<DocumentsSearch>, replace = false) => { void navigate({ search: old => ({ ...old, ...part }), replace }) }, [navigate])
  return { search, change, ...useListView({ grid: 'documents', search, change, isColumn, usual }) }
}

const nameOf = ({ organisation, number }: DocumentRow) => [organisation, number].filter(Boolean).join(', ')
const apply: Parameters<typeof useListEdit<DocumentRow, DocumentColumn>>[0]['apply'] = ({ changes, ...how }) =>
  api.call('documents.cells', { ...how, changes: changes.map(({ row, ...cell }) => ({ id: row.id, ...cell })) })

/** Pages of the documents list as the core sorts, filters and counts it. */
export function useDocumentsSource(search: DocumentsSearch): GridSource<DocumentRow> {
  const { at, past } = search
  const whole = useRead('documents.list', { ...chosen({ ...(at ? { at } : {}), ...(past ? { past } : {}) }), limit: 1 }, { keep: true })
  const input = useMemo(() => chosen(search), [search])
  const edit = useListEdit({ rules: documentCells, reasons: documentReasons, isColumn, apply, name: nameOf })
  const query = JSON.stringify({ ...input, sort: undefined, group: undefined })
  return useMemo(() => ({
    query,
    unfiltered: whole.data?.total,
    ...documentPages(input),
    edit,
    values: async column => (isColumn(column) ? (await api.call('documents.values', { ...input, column })).values : []),
    groups: async by => (isColumn(by) ? (await api.call('documents.groups', { ...input, by })).groups : []),
  }), [query, whole.data?.total, input, edit])
}
