import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { policyColumns, type PolicyColumn } from '../../shared/policies.ts'
import type { PolicyRow } from '../../shared/policies/views.ts'
import { usualView, type ViewDefinition } from '../../shared/views.ts'
import { api, useRead } from '../app/api.ts'
import type { PoliciesSearch } from '../app/search.ts'
import { selectionOf } from '../components/grid/address.ts'
import type { GridSource } from '../components/grid/types.ts'
import { useListView } from '../views/useListView.ts'

const isColumn = (name: string): name is PolicyColumn => policyColumns.some(column => column === name)
const usual: ViewDefinition = usualView

/** The view of the policies list, kept in the address. */
export function usePoliciesView() {
  const search = useSearch({ from: '/policies' })
  const navigate = useNavigate({ from: '/policies' })
  const change = useCallback((part: Partial<PoliciesSearch>, replace = false) => { void navigate({ search: old => ({ ...old, ...part }), replace }) }, [navigate])
  return { search, change, ...useListView({ grid: 'policies', search, change, isColumn, usual }) }
}

/** Pages of the policies list as the core sorts, filters and counts it. */
export function usePoliciesSource(search: PoliciesSearch): GridSource<PolicyRow> {
  const { at } = search
  const whole = useRead('policies.list', { ...(at ? { at } : {}), limit: 1 }, { keep: true })
  const input = useMemo(() => selectionOf<PolicyColumn>(search), [search])
  const query = JSON.stringify({ ...input, sort: undefined, group: undefined })
  return useMemo(() => ({
    query,
    unfiltered: whole.data?.total,
    cacheKey: (offset: number, limit: number) => ['policies.list', { ...input, offset, limit }],
    page: (offset: number, limit: number) => api.call('policies.list', { ...input, offset, limit }),
    values: async (column: string) => (isColumn(column) ? (await api.call('policies.values', { ...input, column })).values : []),
    groups: async (by: string) => (isColumn(by) ? (await api.call('policies.groups', { ...input, by })).groups : []),
  }), [query, whole.data?.total, input])
}
