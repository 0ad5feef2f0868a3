import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { formatClock } from '../../shared/format.ts'
import { meetingCells, meetingReasons } from '../../shared/meetings/cells.ts'
import { meetingColumns, type MeetingColumn, type MeetingRow } from '../../shared/meetings.ts'
import { usualView, type ViewDefinition } from '../../shared/views.ts'
import { api, useRead } from '../app/api.ts'
import type { MeetingsSearch } from '../app/search.ts'
import { selectionOf } from '../components/grid/address.ts'
import type { GridSource } from '../components/grid/types.ts'
import { useListEdit } from '../components/grid/useListEdit.ts'
import { useListView } from '../views/useListView.ts'

const isColumn = (name: string): name is MeetingColumn => meetingColumns.some(column => column === name)
/** The newest stands first. */
const order = '-startsAt'
const usual: ViewDefinition = { ...usualView, sort: [{ column: 'startsAt', descending: true }] }

/** The meetings that an address stands for. */
export const chosen = ({ body, ...search }: MeetingsSearch) => ({ sort: order, ...selectionOf<MeetingColumn>(search), ...(body ? { bodyId: body } : {}) })

/** The view of the meetings list, kept in the address. */
export function useMeetingsView() {
  const search = useSearch({ from: '/meetings' })
  const navigate = useNavigate({ from: '/meetings' })
  const change = useCallback((part: Partial<MeetingsSearch>, replace = false) => { void navigate({ search: old => ({ ...old, ...part }), replace }) }, [navigate])
  return { search, change, ...useListView({ grid: 'meetings', search, change, isColumn, usual }) }
}
export type MeetingsView = ReturnType<typeof useMeetingsView>

const nameOf = ({ body, startsAt }: MeetingRow) => `${body}, ${formatClock(startsAt)}`
const apply: Parameters<typeof useListEdit<MeetingRow, MeetingColumn>>[0]['apply'] = ({ changes, ...how }) =>
  api.call('meetings.cells', { ...how, changes: changes.map(({ row, ...cell }) => ({ id: row.id, ...cell })) })

/** Pages of the meetings list as the core sorts, filters and counts it. */
export function useMeetingsSource(search: MeetingsSearch): GridSource<MeetingRow> {
  const whole = useRead('meetings.list', { ...(search.body ? { bodyId: search.body } : {}), limit: 1 }, { keep: true })
  const input = useMemo(() => chosen(search), [search])
  const edit = useListEdit({ rules: meetingCells, reasons: meetingReasons, isColumn, apply, name: nameOf })
  const query = JSON.stringify({ ...input, sort: undefined, group: undefined })
  return useMemo(() => ({
    query,
    unfiltered: whole.data?.total,
    cacheKey: (offset, limit) => ['meetings.list', { ...input, offset, limit }],
    page: (offset, limit) => api.call('meetings.list', { ...input, offset, limit }),
    edit,
    values: async column => (isColumn(column) ? (await api.call('meetings.values', { ...input, column })).values : []),
    groups: async by => (isColumn(by) ? (await api.call('meetings.groups', { ...input, by })).groups : []),
  }), [query, whole.data?.total, input, edit])
}
