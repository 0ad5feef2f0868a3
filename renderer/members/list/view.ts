import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { MemberColumn, MemberRow } from '../../../shared/members.ts'
import type { Input } from '../../../shared/contract.ts'
import { api, useRead } from '../../app/api.ts'
import type { MembersSearch } from '../../app/search.ts'
import { selectionOf as listOf } from '../../components/grid/address.ts'
import type { GridPages, GridSource } from '../../components/grid/types.ts'
import { useListView } from '../../views/useListView.ts'
import { useClusters } from '../clusters.ts'
import { isMemberColumn, useMembersEdit } from './edit.ts'

/** The list that an address stands for, as the core is asked for it. */
export const selectionOf = ({ cluster, ...search }: MembersSearch): Omit<Input<'members.list'>, 'offset' | 'limit'> =>
  ({ ...(cluster ? { clusterId: cluster } : {}), ...listOf<MemberColumn>(search) })

/** The pages of that list. */
export const membersPages = (input: ReturnType<typeof selectionOf>): GridPages<MemberRow> => ({
  cacheKey: (offset, limit) => ['members.list', { ...input, offset, limit }],
  page: (offset, limit) => api.call('members.list', { ...input, offset, limit }),
})

/** The view of the members list, kept in the address. */
export function useMembersView() {
  const search = useSearch({ from: '/members' })
  const navigate = useNavigate({ from: '/members' })
  const change = useCallback((part: Partial<MembersSearch>, replace = false) => {
    void navigate({ search: old => ({ ...old, ...part }), replace })
  }, [navigate])
  const { first } = useClusters()
  // a view is saved with the name of its cluster, where the address means the first by naming none
  const looked = useMemo(() => ({ ...search, cluster: search.cluster ?? first?.id }), [search, first?.id])
  return { search, change, ...useListView({ grid: 'members', search: looked, change, isColumn: isMemberColumn }) }
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
    ...membersPages(input),
    values: async column => (isMemberColumn(column) ? (await api.call('members.values', { ...input, column })).values : []),
    edit,
    groups: async by => (isMemberColumn(by) ? (await api.call('members.groups', { ...input, by })).groups : []),
  }), [query, whole.data?.total, input, edit])
}
