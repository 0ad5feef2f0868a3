import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { documentColumns, documentStates, type DocumentColumn, type DocumentRow } from '../../shared/documents.ts'
import { api, useRead } from '../app/api.ts'
import type { DocumentsSearch } from '../app/search.ts'
import { addressOf, selectionOf, viewOf } from '../components/grid/address.ts'
import type { GridSource, GridView } from '../components/grid/types.ts'

const isColumn = (name: string): name is DocumentColumn => documentColumns.some(column => column === name)
/** What ends first stands first. */
const usual = 'endsOn'
const current = documentStates.filter(state => state !== 'replaced' && state !== 'rejected')

/** The documents that an address stands for: without what was replaced or rejected, unless that is asked for. */
export function chosen({ past, ...search }: DocumentsSearch) {
  const { filter, ...rest } = selectionOf<DocumentColumn>(search)
  return { ...rest, filter: { ...(past ? {} : { state: current }), ...filter } }
}

/** The view of the documents list, kept in the address. */
export function useDocumentsView() {
  const search = useSearch({ from: '/documents' })
  const navigate = useNavigate({ from: '/documents' })
  const view = useMemo(() => viewOf<DocumentColumn>(search, usual), [search])
  const change = useCallback((part: Partial<DocumentsSearch>, replace = false) => { void navigate({ search: old => ({ ...old, ...part }), replace }) }, [navigate])
  // Typing replaces the address: one step back is the list before, not the last letter.
  const onView = useCallback((part: Partial<GridView>) => change(addressOf(part, isColumn), true), [change])
  return { search, view, onView, change }
}

/** Pages of the documents list as the core sorts, filters and counts it. */
export function useDocumentsSource(search: DocumentsSearch): GridSource<DocumentRow> {
  const { at, past } = search
  const whole = useRead('documents.list', { ...chosen({ ...(at ? { at } : {}), ...(past ? { past } : {}) }), limit: 1 }, { keep: true })
  const input = useMemo(() => ({ sort: usual, ...chosen(search) }), [search])
  const query = JSON.stringify({ ...input, sort: undefined })
  return useMemo(() => ({
    query,
    unfiltered: whole.data?.total,
    cacheKey: (offset, limit) => ['documents.list', { ...input, offset, limit }],
    page: (offset, limit) => api.call('documents.list', { ...input, offset, limit }),
    values: async column => (isColumn(column) ? (await api.call('documents.values', { ...input, column })).values : []),
  }), [query, whole.data?.total, input])
}
