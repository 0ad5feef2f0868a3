import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { assessmentCells, assessmentReasons } from '../../shared/checklists/cells.ts'
import { assessmentColumns, type AssessmentColumn, type AssessmentRow } from '../../shared/checklists.ts'
import { usualView, type ViewDefinition } from '../../shared/views.ts'
import { api, useRead } from '../app/api.ts'
import type { ChecklistsSearch } from '../app/search.ts'
import { selectionOf } from '../components/grid/address.ts'
import type { GridSource } from '../components/grid/types.ts'
import { useListEdit } from '../components/grid/useListEdit.ts'
import { useListView } from '../views/useListView.ts'

const isColumn = (name: string): name is AssessmentColumn => assessmentColumns.some(column => column === name)

const usual: ViewDefinition = { ...usualView, sort: [{ column: 'organisation' }] }

/** The view of the list of self-assessments, kept in the address. */
export function useChecklistsView() {
  const search = useSearch({ from: '/checklists' })
  const navigate = useNavigate({ from: '/checklists' })
  const change = useCallback((part: Partial<ChecklistsSearch>, replace = false) => { void navigate({ search: old => ({ ...old, ...part }), replace }) }, [navigate])
  return { search, ...useListView({ grid: 'checklists', search, change, isColumn, usual }) }
}

const nameOf = ({ organisation }: AssessmentRow) => organisation
const apply: Parameters<typeof useListEdit<AssessmentRow, AssessmentColumn>>[0]['apply'] = ({ changes, ...how }) =>
  api.call('checklists.cells', { ...how, changes: changes.map(({ row, ...cell }) => ({ id: row.id, ...cell })) })

/** Pages of the list as the core sorts, filters and counts it. */
export function useChecklistsSource(search: ChecklistsSearch): GridSource<AssessmentRow> {
  const whole = useRead('checklists.list', { limit: 1 }, { keep: true })
  const input = useMemo(() => selectionOf<AssessmentColumn>(search), [search])
  const edit = useListEdit({ rules: assessmentCells, reasons: assessmentReasons, isColumn, apply, name: nameOf })
  const query = JSON.stringify({ ...input, sort: undefined, group: undefined })
  return useMemo(() => ({
    query,
    unfiltered: whole.data?.total,
    cacheKey: (offset, limit) => ['checklists.list', { ...input, offset, limit }],
    page: (offset, limit) => api.call('checklists.list', { ...input, offset, limit }),
    edit,
    values: async column => (isColumn(column) ? (await api.call('checklists.values', { ...input, column })).values : []),
    groups: async by => (isColumn(by) ? (await api.call('checklists.groups', { ...input, by })).groups : []),
  }), [query, whole.data?.total, input, edit])
}
