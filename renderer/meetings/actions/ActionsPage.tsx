import { Button, Group, SegmentedControl, Select, Tabs } from '@mantine/core'
import { IconChecklist, IconFileExport } from '@tabler/icons-react'
import { useDisclosure } from '@mantine/hooks'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { actionColumns, type ActionColumn, type ActionRow } from '../../../shared/meetings/decisions.ts'
import { api, queryClient, useRead } from '../../app/api.ts'
import { useCommand } from '../../app/commands.tsx'
import { useWords } from '../../app/language.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { addressOf, selectionOf, viewOf } from '../../components/grid/address.ts'
import { DataGrid } from '../../components/grid/DataGrid.tsx'
import type { GridSource, GridView } from '../../components/grid/types.ts'
import { Page } from '../../components/Page.tsx'
import type { ActionsSearch } from '../../app/search.ts'
import { RegisterPaper } from '../RegisterPaper.tsx'
import { ActionDialog } from './ActionDialog.tsx'
import { Board, boardWays } from './Board.tsx'
import { useActionColumns } from './columns.ts'

const isColumn = (name: string): name is ActionColumn => actionColumns.some(column => column === name)
const usual = 'due'

/** Who does what until when, across bodies: as a board, and as a list. */
export function ActionsPage() {
  const t = useWords()
  const search = useSearch({ from: '/actions' })
  const navigate = useNavigate({ from: '/actions' })
  const { data } = useRead('groups.list', {})
  const [edited, edit] = useState<ActionRow | null>(null)
  const change = useCallback((part: Partial<ActionsSearch>) => { void navigate({ search: old => ({ ...old, ...part }), replace: true }) }, [navigate])
  const [printing, print] = useDisclosure(false)
  useCommand('export', print.open, { label: t('meetingPapers:screen.registers') })
  const again = () => queryClient.invalidateQueries({ queryKey: ['meetings.actions.list'] })
  return (
    <Page title={t('room.actions')} subtitle={t('meetings:screen.actions.subtitle')} width="full" actions={<Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={print.open}>{t('meetingPapers:screen.registers')}</Button>}>
      <Tabs value={search.as ?? 'board'} keepMounted={false} onChange={as => change({ as: as === 'list' ? 'list' : undefined })} style={{ display: 'contents' }}>
        <Tabs.List><Tabs.Tab value="board">{t('meetings:screen.actions.board')}</Tabs.Tab><Tabs.Tab value="list">{t('meetings:screen.list')}</Tabs.Tab></Tabs.List>
        <Group>
          <Select
            aria-label={t('meetings:screen.ofBody')} placeholder={t('meetings:screen.allBodies')} w={300} clearable clearButtonProps={{ 'aria-label': t('meetings:screen.allBodies') }} data={(data?.bodies ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={search.body ?? null} onChange={body => change({ body: body ?? undefined })}
          />
          {search.as === 'list' ? null : <SegmentedControl aria-label={t('meetings:screen.actions.by')} value={search.by ?? 'due'} onChange={by => change({ by: boardWays.find(one => one === by) })} data={boardWays.map(value => ({ value, label: t(`meetings:screen.actions.byWay.${value}`) }))} />}
        </Group>
        {search.as === 'list' ? <List search={search} onOpen={edit} onView={change} /> : <Board bodyId={search.body} by={search.by ?? 'due'} onOpen={edit} />}
      </Tabs>
      {edited ? <ActionDialog key={edited.id} opened onClose={() => edit(null)} action={edited} bodyId={edited.bodyId} pointId={edited.pointId} refetch={again} /> : null}
      <RegisterPaper opened={printing} onClose={print.close} first="actions" bodyId={search.body} />
    </Page>
  )
}

function List({ search, onOpen, onView: change }: { search: ActionsSearch; onOpen: (row: ActionRow) => void; onView: (part: Partial<ActionsSearch>) => void }) {
  const t = useWords()
  const columns = useActionColumns()
  const view = useMemo(() => viewOf<ActionColumn>(search, [{ column: usual }]), [search])
  const onView = useCallback((part: Partial<GridView>) => change(addressOf(part, isColumn)), [change])
  const whole = useRead('meetings.actions.list', { limit: 1 }, { keep: true })
  const input = useMemo(() => ({ sort: usual, ...selectionOf<ActionColumn>(search), ...(search.body ? { bodyId: search.body } : {}) }), [search])
  const query = JSON.stringify({ ...input, sort: undefined })
  const source = useMemo((): GridSource<ActionRow> => ({
    query, unfiltered: whole.data?.total, cacheKey: (offset, limit) => ['meetings.actions.list', { ...input, offset, limit }],
    page: (offset, limit) => api.call('meetings.actions.list', { ...input, offset, limit }),
    values: async column => (isColumn(column) ? (await api.call('meetings.actions.values', { ...input, column })).values : []),
  }), [query, whole.data?.total, input])
  return (
    <DataGrid
      label={t('room.actions')} store="actions" columns={columns} source={source} view={view} onView={onView} rowKey={row => row.id} onOpen={onOpen} textPlaceholder={t('meetings:screen.actions.find')}
      empty={<EmptyState icon={<IconChecklist size={48} stroke={1.2} aria-hidden />} title={t('meetings:screen.actions.emptyTitle')} actions={<Link to="/meetings">{t('room.meetings')}</Link>}>{t('meetings:screen.actions.emptyText')}</EmptyState>}
    />
  )
}
