import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { peopleColumns, type PeopleColumn, type PersonRow } from '../../shared/people.ts'
import { api, useRead } from '../app/api.ts'
import type { PeopleSearch } from '../app/search.ts'
import { addressOf, selectionOf, viewOf } from '../components/grid/address.ts'
import type { GridSource, GridView } from '../components/grid/types.ts'

const isColumn = (name: string): name is PeopleColumn => peopleColumns.some(column => column === name)

/** The view of the contacts list, kept in the address. */
export function usePeopleView() {
  const search = useSearch({ from: '/people' })
  const navigate = useNavigate({ from: '/people' })
  const view = useMemo(() => viewOf<PeopleColumn>(search), [search])
  const change = useCallback((part: Partial<PeopleSearch>, replace = false) => { void navigate({ search: old => ({ ...old, ...part }), replace }) }, [navigate])
  // Typing replaces the address: one step back is the list before, not the last letter.
  const onView = useCallback((part: Partial<GridView>) => change(addressOf(part, isColumn), true), [change])
  return { search, view, onView, change }
}

/** Pages of the contacts list as the core sorts, filters and counts it. */
export function usePeopleSource(search: PeopleSearch): GridSource<PersonRow> {
  const { at, ended } = search
  const whole = useRead('people.list', { ...(at ? { at } : {}), ...(ended ? { ended } : {}), limit: 1 }, { keep: true })
  const input = useMemo(() => ({ ...selectionOf<PeopleColumn>(search), ...(search.ended ? { ended: true } : {}) }), [search])
  const query = JSON.stringify({ ...input, sort: undefined })
  return useMemo(() => ({
    query,
    unfiltered: whole.data?.total,
    cacheKey: (offset, limit) => ['people.list', { ...input, offset, limit }],
    page: (offset, limit) => api.call('people.list', { ...input, offset, limit }),
    values: async column => (isColumn(column) ? (await api.call('people.values', { ...input, column })).values : []),
  }), [query, whole.data?.total, input])
}
