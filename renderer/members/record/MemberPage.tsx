import { Badge, Button, Group, Tabs, Text } from '@mantine/core'
import { IconFileExport, IconTrash, IconTrashOff } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { OrganisationRecord } from '../../../shared/organisations.ts'
import { api } from '../../app/api.ts'
import { useVisit } from '../../app/visit.ts'
import { useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { BackLink } from '../../components/BackLink.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { useNeighbours } from '../../components/grid/useNeighbours.ts'
import { Page } from '../../components/Page.tsx'
import { SheetDialog } from '../../components/paper/SheetDialog.tsx'
import { usePaper } from '../../components/paper/usePaper.ts'
import { RecordSteps } from '../../components/RecordSteps.tsx'
import { ChecklistsTab } from '../../checklists/ChecklistsTab.tsx'
import { Waiting } from '../../components/Waiting.tsx'
import { DocumentsTab } from '../../documents/DocumentsTab.tsx'
import { RecordHistory } from '../../history/RecordHistory.tsx'
import { ContactsTab } from '../../people/ContactsTab.tsx'
import { membersPages, selectionOf } from '../list/view.ts'
import { DataTab } from './DataTab.tsx'
import { FiguresTab } from './FiguresTab.tsx'
import { LinksTab } from './LinksTab.tsx'
import { MembershipsTab } from './MembershipsTab.tsx'
import { useRecord, type RecordTab } from './useRecord.ts'

const tabs = ['data', 'figures', 'memberships', 'people', 'documents', 'checklists', 'links', 'history'] as const
type TabName = (typeof tabs)[number]

/** One member: all that is known of it, saved as it is written. */
export function MemberPage() {
  const { id } = useParams({ from: '/members/$id' })
  const t = useWords()
  const { record, error, save, refetch } = useRecord(id)
  useVisit('organisation', record?.id)
  if (record) return <RecordPage key={id} record={record} save={save} refetch={refetch} />
  return (
    <Page title={t('members:record.title')} subtitle={<BackToList />}>
      {error ? <ErrorState error={error} retry={() => void refetch()} /> : <Waiting />}
    </Page>
  )
}

function BackToList() {
  const t = useWords()
  const { list } = useSearch({ from: '/members/$id' })
  return (
    <BackLink to="/members" search={list ?? {}}>{t('members:record.back')}</BackLink>
  )
}

function RecordPage({ record, save, refetch }: RecordTab) {
  const t = useWords()
  const navigate = useNavigate({ from: '/members/$id' })
  const { tab } = useSearch({ from: '/members/$id' })
  const sheet = usePaper(t('components:paper.exportSheet'))
  const shown: TabName = tabs.find(one => one === tab) ?? 'data'
  const props = { record, save, refetch }
  const content: Record<TabName, React.ReactNode> = {
    data: <DataTab {...props} />, figures: <FiguresTab {...props} />, memberships: <MembershipsTab {...props} />, people: <ContactsTab organisation={record} />, documents: <DocumentsTab organisation={record} />, checklists: <ChecklistsTab organisation={record} />, links: <LinksTab record={record} />, history: <RecordHistory table="organisation" id={record.id} />,
  }
  return (
    <Page title={record.name} record={record.deletedAt ? null : { table: 'organisation', id: record.id }} subtitle={<Subtitle record={record} />} actions={<Actions record={record} onExport={sheet.open} />}>
      <Tabs value={shown} onChange={next => { void navigate({ search: old => ({ ...old, tab: next ?? undefined }), replace: true }) }} keepMounted={false}>
        <Tabs.List aria-label={t('members:record.parts')}>
          {tabs.map(one => <Tabs.Tab key={one} value={one}>{t(`members:record.tab.${one}`)}</Tabs.Tab>)}
        </Tabs.List>
        {tabs.map(one => <Tabs.Panel key={one} value={one} pt="md">{content[one]}</Tabs.Panel>)}
      </Tabs>
      <SheetDialog {...sheet.dialog} name={record.name} procedure="members.export" input={asked => ({ ...asked, kind: 'sheet', format: 'pdf', organisationId: record.id })} />
    </Page>
  )
}

function Subtitle({ record }: { record: OrganisationRecord }) {
  const t = useWords()
  return (
    <Group gap="sm">
      <BackToList />
      {record.deletedAt ? <Badge color="gray" variant="outline">{t('members:record.inBin')}</Badge> : null}
      {record.memberships.length === 0 ? <Text span size="sm">{t('members:record.noMembership')}</Text> : null}
    </Group>
  )
}

function Actions({ record, onExport }: { record: OrganisationRecord; onExport: () => void }) {
  const t = useWords()
  const { list, place } = useSearch({ from: '/members/$id' })
  const navigate = useNavigate()
  const near = useNeighbours(membersPages(selectionOf(list ?? {})), list && place, row => row.organisationId === record.id)
  const remove = () => attempt(async () => {
    const { batch } = await api.call('organisations.remove', { ids: [record.id] })
    showDone(t('members:removed', { count: 1 }), batch)
    void navigate({ to: '/members', search: list ?? {} })
  })
  const restore = () => attempt(async () => {
    const { batch } = await api.call('organisations.restore', { ids: [record.id] })
    showDone(t('members:record.restored'), batch)
  })
  return (
    <>
      <RecordSteps near={near} onGo={({ row, place: to }) => { void navigate({ to: '/members/$id', params: { id: row.organisationId }, search: old => ({ ...old, place: to }) }) }} />
      <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={onExport}>{t('components:paper.exportSheet')}</Button>
      {record.deletedAt
        ? <Button variant="default" leftSection={<IconTrashOff size={18} aria-hidden />} onClick={() => { void restore() }}>{t('members:record.restore')}</Button>
        : <Button variant="default" leftSection={<IconTrash size={18} aria-hidden />} onClick={() => { void remove() }}>{t('members:remove')}</Button>}
    </>
  )
}
