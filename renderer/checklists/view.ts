import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { assessmentColumns, type AssessmentColumn, type AssessmentRow } from '../../shared/checklists.ts'
import { api, useRead } from '../app/api.ts'
import type { ChecklistsSearch } from '../app/search.ts'
import { addressOf, selectionOf, viewOf } from '../components/grid/address.ts'
import type { GridSource, GridView, SortKey } from '../components/grid/types.ts'

const isColumn = (name: string): name is AssessmentColumn => assessmentColumns.some(column => column === name)

const usual: SortKey[] = [{ column: 'organisation' }]

/** The view of the list of self-assessments, kept in the address. */
export function useChecklistsView() {
  const search = useSearch({ from: '/checklists' })
  const navigate = useNavigate({ from: '/checklists' })
  const view = useMemo(() => viewOf<AssessmentColumn>(search, usual), [search])
  const change = useCallback((part: Partial<ChecklistsSearch>) => { void navigate({ search: old => ({ ...old, ...part }), replace: true }) }, [navigate])
  const onView = useCallback((part: Partial<GridView>) => change(addressOf(part, isColumn)), [change])
  return { search, view, onView }
}

/** Pages of the list as the core sorts, filters and counts it. */
export function useChecklistsSource(search: ChecklistsSearch): GridSource<AssessmentRow> {
  const whole = useRead('checklists.list', { limit: 1 }, { keep: true })
  const input = useMemo(() => selectionOf<AssessmentColumn>(search), [search])
  const query = JSON.stringify({ ...input, sort: undefined })
  return useMemo(() => ({
    query,
    unfiltered: whole.data?.total,
    cacheKey: (offset, limit) => ['checklists.list', { ...input, offset, limit }],
    page: (offset, limit) => api.call('checklists.list', { ...input, offset, limit }),
    values: async column => (isColumn(column) ? (await api.call('checklists.values', { ...input, column })).values : []),
  }), [query, whole.data?.total, input])
}
