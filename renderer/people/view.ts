import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { mayBeGiven, peopleColumns, type PeopleColumn, type PersonRow } from '../../shared/people.ts'
import { peopleCells, peopleReasons } from '../../shared/peopleCells.ts'
import { api, useRead } from '../app/api.ts'
import type { PeopleSearch } from '../app/search.ts'
import { useWords } from '../app/language.ts'
import { today } from '../app/today.ts'
import { selectionOf } from '../components/grid/address.ts'
import type { GridPages, GridSource } from '../components/grid/types.ts'
import { useListEdit } from '../components/grid/useListEdit.ts'
import { useListView } from '../views/useListView.ts'

const isColumn = (name: string): name is PeopleColumn => peopleColumns.some(column => column === name)

/** The roles that an address stands for, as the core is asked for them. */
export const chosen = (search: PeopleSearch) => ({ ...selectionOf<PeopleColumn>(search), ...(search.ended ? { ended: true } : {}) })

/** The pages of that list. */
export const peoplePages = (input: ReturnType<typeof chosen>): GridPages<PersonRow> => ({
  cacheKey: (offset, limit) => ['people.list', { ...input, offset, limit }],
  page: (offset, limit) => api.call('people.list', { ...input, offset, limit }),
})

/** The view of the contacts list, kept in the address. */
export function usePeopleView() {
  const search = useSearch({ from: '/people' })
  const navigate = useNavigate({ from: '/people' })
  const change = useCallback((part: Partial<PeopleSearch>, replace = false) => { void navigate({ search: old => ({ ...old, ...part }), replace }) }, [navigate])
  return { search, change, ...useListView({ grid: 'people', search, change, isColumn }) }
}

const nameOf = ({ name, organisation }: PersonRow) => [name, organisation].filter(Boolean).join(', ')
const apply: Parameters<typeof useListEdit<PersonRow, PeopleColumn>>[0]['apply'] = ({ changes, ...how }) =>
  api.call('people.cells', { ...how, changes: changes.map(({ row, ...cell }) => ({ id: row.id, ...cell })) })

/** Pages of the contacts list as the core sorts, filters and counts it. */
export function usePeopleSource(search: PeopleSearch): GridSource<PersonRow> {
  const { at, ended } = search
  const whole = useRead('people.list', { ...(at ? { at } : {}), ...(ended ? { ended } : {}), limit: 1 }, { keep: true })
  const input = useMemo(() => chosen(search), [search])
  const t = useWords()
  const edit = useListEdit({ rules: peopleCells, reasons: peopleReasons, isColumn, apply, name: nameOf })
  const query = JSON.stringify({ ...input, sort: undefined, group: undefined })
  return useMemo(() => ({
    query,
    unfiltered: whole.data?.total,
    ...peoplePages(input),
    edit,
    // What leaves the program is what the contact list for others would hold.
    copying: { may: row => mayBeGiven(row, at ?? today(), today()), words: count => t('people:copyLeftOut', { count }), cutWords: t('people:cutLeftOut') },
    values: async column => (isColumn(column) ? (await api.call('people.values', { ...input, column })).values : []),
    groups: async by => (isColumn(by) ? (await api.call('people.groups', { ...input, by })).groups : []),
  }), [query, whole.data?.total, input, edit, at, t])
}
