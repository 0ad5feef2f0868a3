import { Button, Group, Menu, Select, Tabs } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBook2, IconCalendarEvent, IconCalendarDown, IconDeviceLaptop, IconFileExport, IconGavel, IconPlus, IconRepeat } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { MeetingRow } from '../../shared/meetings.ts'
import { api, useRead } from '../app/api.ts'
import { useCommand } from '../app/commands.tsx'
import { useWords } from '../app/language.ts'
import { useCalendarFile } from '../components/calendarFile.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { DataGrid, wasHere } from '../components/grid/DataGrid.tsx'
import type { GridColumn } from '../components/grid/types.ts'
import { MoreMenu } from '../components/MoreMenu.tsx'
import { Page } from '../components/Page.tsx'
import { usePaper } from '../components/paper/usePaper.ts'
import { ViewExport } from '../views/ViewExport.tsx'
import { ViewTabs } from '../views/ViewTabs.tsx'
import { Calendar } from './Calendar.tsx'
import { BackDialog } from './carry/BackDialog.tsx'
import { useMeetingColumns } from './columns.tsx'
import { MeetingDetail } from './MeetingDetail.tsx'
import { NewMeeting } from './NewMeeting.tsx'
import { ProgrammeDialog } from './ProgrammeDialog.tsx'
import { RegisterPaper } from './RegisterPaper.tsx'
import { chosen, useMeetingsSource, useMeetingsView, type MeetingsView } from './view.ts'

/** All meetings of all bodies, as a list and as a calendar. */
export function MeetingsPage() {
  const t = useWords()
  const navigate = useNavigate()
  const shown = useMeetingsView()
  const { search, change } = shown
  const columns = useMeetingColumns()
  const paper = usePaper(t('views:export.title'))
  const { data } = useRead('groups.list', {})
  const [creating, create] = useDisclosure(false)
  const [taking, takeBack] = useDisclosure(false)
  const [planning, plan] = useDisclosure(false)
  const [printing, print] = useDisclosure(false)
  const writeCalendar = useCalendarFile()
  const [returning] = useState(() => wasHere('meetings'))
  const bodies = data?.bodies ?? []
  useCommand('new', create.open, { label: t('meetings:screen.new') })
  const open = useCallback((id: string) => { void navigate({ to: '/meetings/$id', params: { id } }) }, [navigate])
  return (
    <Page
      title={t('room.meetings')} subtitle={t('meetings:screen.subtitle')} width="full" focus={returning ? 'own' : 'title'}
      actions={(
        <>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={create.open}>{t('meetings:screen.new')}</Button>
          <Button variant="default" leftSection={<IconGavel size={18} aria-hidden />} component={Link} to="/meetings/decisions">{t('meetings:screen.decisions.title')}</Button>
          <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={paper.open}>{t('views:export.button')}</Button>
          <Button variant="default" leftSection={<IconBook2 size={18} aria-hidden />} onClick={print.open}>{t('meetingPapers:screen.registers')}</Button>
          <MoreMenu>
            <Menu.Item leftSection={<IconRepeat size={18} aria-hidden />} onClick={plan.open}>{t('meetings:screen.programme.title')}</Menu.Item>
            <Menu.Item leftSection={<IconCalendarDown size={18} aria-hidden />} onClick={() => { void writeCalendar(asked => api.call('meetings.calendar', { ...asked, ...(search.body ? { bodyId: search.body } : {}) })) }}>{t('meetingPapers:screen.calendar')}</Menu.Item>
            <Menu.Item leftSection={<IconDeviceLaptop size={18} aria-hidden />} onClick={takeBack.open}>{t('meetings:screen.carry.back')}</Menu.Item>
          </MoreMenu>
        </>
      )}
    >
      <Tabs value={search.as ?? 'list'} keepMounted={false} onChange={as => change({ as: as === 'calendar' ? 'calendar' : undefined }, true)} style={{ display: 'contents' }}>
        <Group gap="sm" align="flex-end">
          <Tabs.List flex="1 1 auto">
            <Tabs.Tab value="list">{t('meetings:screen.list')}</Tabs.Tab>
            <Tabs.Tab value="calendar">{t('meetings:screen.calendar.title')}</Tabs.Tab>
          </Tabs.List>
          <Select
            aria-label={t('meetings:screen.ofBody')} placeholder={t('meetings:screen.allBodies')} flex="0 1 22.5rem" clearable clearButtonProps={{ 'aria-label': t('meetings:screen.allBodies') }} data={bodies.map(({ id, name }) => ({ value: id, label: name }))}
            value={search.body ?? null} onChange={body => change({ body: body ?? undefined })}
          />
        </Group>
        {search.as === 'calendar'
          ? <Calendar bodyId={search.body} month={search.month} onMonth={month => change({ month }, true)} onOpen={open} />
          : <List shown={shown} columns={columns} onOpen={open} hasBodies={bodies.length > 0} onNew={create.open} />}
      </Tabs>
      <NewMeeting opened={creating} onClose={create.close} bodyId={search.body} onCreated={open} />
      <ProgrammeDialog key={`plan ${search.body ?? ''}`} opened={planning} onClose={plan.close} bodyId={search.body} />
      <ViewExport {...paper.dialog} grid="meetings" selection={chosen(search)} columns={columns} view={shown.view} onView={shown.onView} name={shown.name} />
      <RegisterPaper key={search.body ?? ''} opened={printing} onClose={print.close} first="minutes" bodyId={search.body} />
      <BackDialog opened={taking} onClose={takeBack.close} onTaken={open} />
    </Page>
  )
}

type ListProps = { shown: MeetingsView; columns: GridColumn<MeetingRow>[]; onOpen: (id: string) => void; hasBodies: boolean; onNew: () => void }

function List({ shown: { search, view, onView, tabs }, columns, onOpen, hasBodies, onNew }: ListProps) {
  const t = useWords()
  const source = useMeetingsSource(search)
  const openRow = useCallback((row: MeetingRow) => onOpen(row.id), [onOpen])
  return (
    <DataGrid
      label={t('meetings:screen.list')} store="meetings" columns={columns} source={source} view={view} onView={onView} rowKey={row => row.id} recordOf={row => ({ table: 'meeting', id: row.id })} onOpen={openRow} textPlaceholder={t('meetings:screen.textPlaceholder')}
      tabs={<ViewTabs {...tabs} usual={t('meetings:screen.usualView')} />} renderDetail={row => <MeetingDetail id={row.id} />}
      empty={hasBodies ? (
        <EmptyState icon={<IconCalendarEvent size={48} stroke={1.2} aria-hidden />} title={t('meetings:screen.empty.title')} actions={<Button onClick={onNew}>{t('meetings:screen.new')}</Button>}>{t('meetings:screen.empty.text')}</EmptyState>
      ) : (
        <EmptyState icon={<IconCalendarEvent size={48} stroke={1.2} aria-hidden />} title={t('meetings:screen.empty.noBodies')} actions={<Button component={Link} to="/groups">{t('meetings:screen.empty.toBodies')}</Button>}>{t('meetings:screen.empty.noBodiesText')}</EmptyState>
      )}
    />
  )
}
