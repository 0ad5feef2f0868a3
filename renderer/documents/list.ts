import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { documentColumns, type DocumentColumn, type DocumentRow } from '../../shared/documents.ts'
import { api, useRead } from '../app/api.ts'
import { addressOf, selectionOf, viewOf } from '../components/grid/listAddress.ts'
import type { GridSource, GridView } from '../components/grid/types.ts'

const isColumn = (name: string): name is DocumentColumn => documentColumns.some(column => column === name)

/** The documents list as its address says: the view, and the pages that the core sorts, filters and counts. */
export function useDocumentsList() {
  const search = useSearch({ from: '/documents' })
  const navigate = useNavigate({ from: '/documents' })
  const view = useMemo(() => viewOf(search), [search])
  const onView = useCallback((change: Partial<GridView>) => {
    void navigate({ search: old => ({ ...old, ...addressOf(change, isColumn) }), replace: true })
  }, [navigate])
  const selection = useMemo(() => selectionOf({ ...search, sort: search.sort ?? 'endsOn' }), [search])
  const whole = useRead('documents.list', { limit: 1 }, { keep: true })
  const query = JSON.stringify(selectionOf({ ...search, sort: undefined }))
  const source = useMemo<GridSource<DocumentRow>>(() => ({
    query,
    unfiltered: whole.data?.total,
    cacheKey: (offset, limit) => ['documents.list', { ...selection, offset, limit }],
    page: (offset, limit) => api.call('documents.list', { ...selection, offset, limit }),
    values: async column => (isColumn(column) ? (await api.call('documents.values', { ...selection, column })).values : []),
  }), [query, whole.data?.total, selection])
  return { view, onView, source, selection }
}
