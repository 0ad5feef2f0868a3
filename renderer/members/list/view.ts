import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { MemberColumn, MemberFilter, MemberRow, MemberSort } from '../../../shared/members.ts'
import type { Condition } from '../../../shared/lists.ts'
import type { Input } from '../../../shared/contract.ts'
import { api, useRead } from '../../app/api.ts'
import type { MembersSearch } from '../../app/search.ts'
import type { GridSource, GridView, SortKey } from '../../components/grid/types.ts'
import { isMemberColumn, useMembersEdit } from './edit.ts'

const remembered = 'desk.grid.members.columns'

function rememberedColumns(): MemberColumn[] | undefined {
  const names = (localStorage.getItem(remembered) ?? '').split(',').filter(isMemberColumn)
  return names.length > 0 ? names : undefined
}

function remember(columns: MemberColumn[] | undefined): void {
  if (columns) localStorage.setItem(remembered, columns.join(','))
  else localStorage.removeItem(remembered)
}

/** A filter without the columns that it leaves out. */
const present = (filter: MemberFilter | undefined): Record<string, Condition> =>
  Object.fromEntries(Object.entries(filter ?? {}).flatMap(([column, condition]) => (condition === undefined ? [] : [[column, condition]])))

/** A sort of the contract, in whichever of its forms, as keys. */
export function sortKeys(sort: MemberSort | undefined): SortKey[] {
  if (sort === undefined) return []
  if (typeof sort === 'string') return [{ column: sort.replace(/^-/, ''), descending: sort.startsWith('-') }]
  return (Array.isArray(sort) ? sort : [sort]).map(({ column, descending }) => ({ column, descending: descending ?? false }))
}

/** The list that an address stands for, as the core is asked for it. */
export function selectionOf(search: MembersSearch): Omit<Input<'members.list'>, 'offset' | 'limit'> {
  const { cluster, text, filter, sort, at } = search
  return {
    ...(cluster ? { clusterId: cluster } : {}), ...(text?.trim() ? { text: text.trim() } : {}), ...(filter && Object.keys(filter).length > 0 ? { filter } : {}),
    ...(sort ? { sort } : {}), ...(at ? { at } : {}),
  }
}

function toSearch(change: Partial<GridView>): Partial<MembersSearch> {
  const next: Partial<MembersSearch> = {}
  if ('text' in change) next.text = change.text || undefined
  if (change.filter) {
    const filter: MemberFilter = Object.fromEntries(Object.entries(change.filter).filter(([column]) => isMemberColumn(column)))
    next.filter = Object.keys(filter).length > 0 ? filter : undefined
  }
  if (change.sort) {
    const sort = change.sort.flatMap(({ column, descending }) => (isMemberColumn(column) ? [{ column, ...(descending ? { descending } : {}) }] : []))
    next.sort = sort.length > 0 ? sort : undefined
  }
  if (change.columns !== undefined) {
    next.columns = change.columns?.filter(isMemberColumn) ?? undefined
    remember(next.columns)
  }
  return next
}

/** The view of the members list, kept in the address: back, forward and the next start find it again. */
export function useMembersView() {
  const search = useSearch({ from: '/members' })
  const navigate = useNavigate({ from: '/members' })
  const view = useMemo<GridView>(() => ({
    text: search.text ?? '', filter: present(search.filter), sort: sortKeys(search.sort), columns: search.columns ?? rememberedColumns() ?? null,
  }), [search])
  const change = useCallback((part: Partial<MembersSearch>, replace = false) => {
    void navigate({ search: old => ({ ...old, ...part }), replace })
  }, [navigate])
  // Typing replaces the address: one step back is the list before, not the last letter.
  const onView = useCallback((part: Partial<GridView>) => change(toSearch(part), true), [change])
  return { search, view, onView, change }
}

/** Pages of the members list as the core sorts, filters and counts it. */
export function useMembersSource(search: MembersSearch): GridSource<MemberRow> {
  const { cluster, at } = search
  const whole = useRead('members.list', { ...(cluster ? { clusterId: cluster } : {}), ...(at ? { at } : {}), limit: 1 }, { keep: true })
  const query = JSON.stringify(selectionOf({ ...search, sort: undefined }))
  const input = useMemo(() => selectionOf(search), [search])
  const edit = useMembersEdit(search)
  return useMemo(() => ({
    query,
    unfiltered: whole.data?.total,
    cacheKey: (offset, limit) => ['members.list', { ...input, offset, limit }],
    page: (offset, limit) => api.call('members.list', { ...input, offset, limit }),
    values: async column => (isMemberColumn(column) ? (await api.call('members.values', { ...input, column })).values : []),
    edit,
  }), [query, whole.data?.total, input, edit])
}
