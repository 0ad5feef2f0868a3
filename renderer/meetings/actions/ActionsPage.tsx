import { Button, Group, SegmentedControl, Select, Tabs } from '@mantine/core'
import { IconBook2, IconChecklist, IconFileExport } from '@tabler/icons-react'
import { useDisclosure } from '@mantine/hooks'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { actionCells, actionReasons } from '../../../shared/meetings/cells.ts'
import { actionColumns, type ActionColumn, type ActionRow } from '../../../shared/meetings/decisions.ts'
import { usualView, type ViewDefinition } from '../../../shared/views.ts'
import { api, queryClient, useRead } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import type { ActionsSearch } from '../../app/search.ts'
import { useVisit } from '../../app/visit.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { selectionOf } from '../../components/grid/address.ts'
import { DataGrid } from '../../components/grid/DataGrid.tsx'
import type { GridColumn, GridSource } from '../../components/grid/types.ts'
import { useListEdit } from '../../components/grid/useListEdit.ts'
import { Page } from '../../components/Page.tsx'
import { usePaper } from '../../components/paper/usePaper.ts'
import { useListView } from '../../views/useListView.ts'
import { ViewExport } from '../../views/ViewExport.tsx'
import { ViewTabs } from '../../views/ViewTabs.tsx'
import { RegisterPaper } from '../RegisterPaper.tsx'
import { ActionDetail } from './ActionDetail.tsx'
import { ActionDialog } from './ActionDialog.tsx'
import { Board } from './Board.tsx'
import { boardWays } from './boardColumns.ts'
import { useActionColumns } from './columns.ts'

const isColumn = (name: string): name is ActionColumn => actionColumns.some(column => column === name)
const none = 'none'
const order = 'due'
const usual: ViewDefinition = { ...usualView, sort: [{ column: order }] }

/** The actions that an address stands for. */
const chosen = ({ body, ...search }: ActionsSearch) => ({ sort: order, ...selectionOf<ActionColumn>(search), ...(body ? { bodyId: body } : {}) })

/** The view of the actions, kept in the address. */
function useActionsView() {
  const search = useSearch({ from: '/actions' })
  const navigate = useNavigate({ from: '/actions' })
  const change = useCallback((part: Partial<ActionsSearch>, replace = false) => { void navigate({ search: old => ({ ...old, ...part }), replace }) }, [navigate])
  return { search, change, ...useListView({ grid: 'actions', search, change, isColumn, usual }) }
}
type ActionsView = ReturnType<typeof useActionsView>

/** Who does what until when, across bodies: as a board, and as a list. */
export function ActionsPage() {
  const t = useWords()
  const shown = useActionsView()
  const { search } = shown
  const change = (part: Partial<ActionsSearch>) => shown.change(part, true)
  const columns = useActionColumns()
  const { data } = useRead('groups.list', {})
  const { data: found } = useRead('meetings.actions.list', { id: search.open ?? none, limit: 1 }, { enabled: search.open !== undefined, anew: true })
  const edited = search.open === undefined ? null : found?.rows[0] ?? null
  const edit = (row: ActionRow | null) => shown.change({ open: row?.id }, row === null)
  useVisit('action', edited?.id)
  const [printing, print] = useDisclosure(false)
  const paper = usePaper(t('views:export.title'))
  const again = () => queryClient.invalidateQueries({ queryKey: ['meetings.actions.list'] })
  return (
    <Page
      title={t('room.actions')} subtitle={t('meetings:screen.actions.subtitle')} width="full"
      actions={(
        <>
          <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={paper.open}>{t('views:export.button')}</Button>
          <Button variant="default" leftSection={<IconBook2 size={18} aria-hidden />} onClick={print.open}>{t('meetingPapers:screen.registers')}</Button>
        </>
      )}
    >
      <Tabs value={search.as ?? 'board'} keepMounted={false} onChange={as => change({ as: as === 'list' ? 'list' : undefined })} style={{ display: 'contents' }}>
        <Tabs.List><Tabs.Tab value="board">{t('meetings:screen.actions.board')}</Tabs.Tab><Tabs.Tab value="list">{t('meetings:screen.list')}</Tabs.Tab></Tabs.List>
        <Group>
          <Select
            aria-label={t('meetings:screen.ofBody')} placeholder={t('meetings:screen.allBodies')} w={300} clearable clearButtonProps={{ 'aria-label': t('meetings:screen.allBodies') }} data={(data?.bodies ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={search.body ?? null} onChange={body => change({ body: body ?? undefined })}
          />
          {search.as === 'list' ? null : <SegmentedControl aria-label={t('meetings:screen.actions.by')} value={search.by ?? 'due'} onChange={by => change({ by: boardWays.find(one => one === by) })} data={boardWays.map(value => ({ value, label: t(`meetings:screen.actions.byWay.${value}`) }))} />}
        </Group>
        {search.as === 'list' ? <List shown={shown} columns={columns} onOpen={edit} /> : <Board bodyId={search.body} by={search.by ?? 'due'} onOpen={edit} />}
      </Tabs>
      {edited ? <ActionDialog key={edited.id} onClose={() => edit(null)} action={edited} bodyId={edited.bodyId} pointId={edited.pointId} refetch={again} /> : null}
      <ViewExport {...paper.dialog} grid="actions" selection={chosen(search)} columns={columns} view={shown.view} onView={shown.onView} name={shown.name} confidential />
      <RegisterPaper opened={printing} onClose={print.close} first="actions" bodyId={search.body} />
    </Page>
  )
}

const nameOf = ({ text }: ActionRow) => text
const apply: Parameters<typeof useListEdit<ActionRow, ActionColumn>>[0]['apply'] = ({ changes, ...how }) =>
  api.call('meetings.actions.cells', { ...how, changes: changes.map(({ row, ...cell }) => ({ id: row.id, ...cell })) })

function List({ shown: { search, view, onView, tabs }, columns, onOpen }: { shown: ActionsView; columns: GridColumn<ActionRow>[]; onOpen: (row: ActionRow) => void }) {
  const t = useWords()
  const whole = useRead('meetings.actions.list', { limit: 1 }, { keep: true })
  const input = useMemo(() => chosen(search), [search])
  const edit = useListEdit({ rules: actionCells, reasons: actionReasons, isColumn, apply, name: nameOf })
  const query = JSON.stringify({ ...input, sort: undefined, group: undefined })
  const source = useMemo((): GridSource<ActionRow> => ({
    query, unfiltered: whole.data?.total, cacheKey: (offset, limit) => ['meetings.actions.list', { ...input, offset, limit }],
    page: (offset, limit) => api.call('meetings.actions.list', { ...input, offset, limit }),
    edit,
    values: async column => (isColumn(column) ? (await api.call('meetings.actions.values', { ...input, column })).values : []),
    groups: async by => (isColumn(by) ? (await api.call('meetings.actions.groups', { ...input, by })).groups : []),
  }), [query, whole.data?.total, input, edit])
  return (
    <DataGrid
      label={t('room.actions')} store="actions" columns={columns} source={source} view={view} onView={onView} rowKey={row => row.id} recordOf={row => ({ table: 'action', id: row.id })} onOpen={onOpen} textPlaceholder={t('meetings:screen.actions.find')}
      tabs={<ViewTabs {...tabs} usual={t('meetings:screen.actions.usualView')} />} renderDetail={row => <ActionDetail action={row} search={search} />}
      empty={<EmptyState icon={<IconChecklist size={48} stroke={1.2} aria-hidden />} title={t('meetings:screen.actions.emptyTitle')} actions={<Link to="/meetings">{t('room.meetings')}</Link>}>{t('meetings:screen.actions.emptyText')}</EmptyState>}
    />
  )
}
