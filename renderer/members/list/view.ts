import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { MemberFilter, MemberRow, MemberSort } from '../../../shared/members.ts'
import type { Condition } from '../../../shared/lists.ts'
import type { Input } from '../../../shared/contract.ts'
import { usualView, type SavedView, type ViewDefinition } from '../../../shared/views.ts'
import { api, useRead } from '../../app/api.ts'
import type { MembersSearch } from '../../app/search.ts'
import type { GridSource, GridView, SortKey } from '../../components/grid/types.ts'
import { useViewLayout } from '../../components/grid/viewLayout.ts'
import { useViews } from '../../views/useViews.ts'
import { isMemberColumn, useMembersEdit } from './edit.ts'

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
  const { cluster, text, filter, sort, at, group } = search
  return {
    ...(cluster ? { clusterId: cluster } : {}), ...(text?.trim() ? { text: text.trim() } : {}), ...(filter && Object.keys(filter).length > 0 ? { filter } : {}),
    ...(sort ? { sort } : {}), ...(at ? { at } : {}), ...(group ? { group } : {}),
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
  if (change.group !== undefined) next.group = change.group !== null && isMemberColumn(change.group) ? change.group : undefined
  // Columns that an address names are those of a link; chosen here they are the layout's.
  if (change.columns !== undefined) next.columns = undefined
  return next
}

/** What a saved view shows, as an address. */
const searchOf = ({ filter, sort, group }: ViewDefinition): Partial<MembersSearch> => toSearch({ filter, sort, group })

/**
 * The view of the members list. What decides which rows stand where (text, filters, order, groups) is kept in the address, so that back, forward and
 * the next start find it; columns, widths and frozen ones are the chosen view's with what was changed of them on this computer.
 */
export function useMembersView() {
  const search = useSearch({ from: '/members' })
  const navigate = useNavigate({ from: '/members' })
  const views = useViews('members', search.view)
  const { own, change: changeLayout, forget } = useViewLayout('members', search.view)
  const { definition } = views
  const view = useMemo(() => ({
    text: search.text ?? '', filter: present(search.filter), sort: sortKeys(search.sort), group: search.group ?? null,
    columns: search.columns ?? (own.columns === undefined ? definition.columns : own.columns), widths: own.widths ?? definition.widths, frozen: own.frozen ?? definition.frozen,
  }), [search, own, definition]) satisfies GridView
  const change = useCallback((part: Partial<MembersSearch>, replace = false) => {
    void navigate({ search: old => ({ ...old, ...part }), replace })
  }, [navigate])
  const onView = useCallback((part: Partial<GridView>) => {
    const { columns, widths, frozen, ...rest } = part
    if (columns !== undefined || widths || frozen !== undefined) changeLayout({ ...(columns === undefined ? {} : { columns }), ...(widths ? { widths } : {}), ...(frozen === undefined ? {} : { frozen }) })
    // Typing replaces the address: one step back is the list before, not the last letter.
    if (columns !== undefined || Object.keys(rest).length > 0) change(toSearch(columns === undefined ? rest : { ...rest, columns }), true)
  }, [change, changeLayout])
  const { text: _text, ...current } = view
  const { cluster, at } = search
  const show = useCallback((id: string | undefined, shown: ViewDefinition) => { void navigate({ search: { cluster, at, ...(id === undefined ? {} : { view: id }), ...searchOf(shown) } }) }, [navigate, cluster, at])
  const tabs = {
    views, current,
    onChoose: (saved: SavedView | null) => show(saved?.id, saved?.definition ?? usualView),
    onRevert: () => { forget(); show(search.view, definition) },
    // What is saved is no change of this computer any more; a new view is shown at once.
    onSaved: (id: string) => { forget(); show(id, current) },
  }
  return { search, view, onView, change, tabs }
}

/** Pages of the members list as the core sorts, filters and counts it. */
export function useMembersSource(search: MembersSearch): GridSource<MemberRow> {
  const { cluster, at } = search
  const whole = useRead('members.list', { ...(cluster ? { clusterId: cluster } : {}), ...(at ? { at } : {}), limit: 1 }, { keep: true })
  const query = JSON.stringify(selectionOf({ ...search, sort: undefined, group: undefined }))
  const input = useMemo(() => selectionOf(search), [search])
  const edit = useMembersEdit(search)
  return useMemo(() => ({
    query,
    unfiltered: whole.data?.total,
    cacheKey: (offset, limit) => ['members.list', { ...input, offset, limit }],
    page: (offset, limit) => api.call('members.list', { ...input, offset, limit }),
    values: async column => (isMemberColumn(column) ? (await api.call('members.values', { ...input, column })).values : []),
    edit,
    groups: async by => (isMemberColumn(by) ? (await api.call('members.groups', { ...input, by })).groups : []),
  }), [query, whole.data?.total, input, edit])
}
