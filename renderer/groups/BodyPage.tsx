import { Badge, Button, Group, Tabs } from '@mantine/core'
import { IconCalendarEvent, IconFileExport, IconTrash, IconTrashOff } from '@tabler/icons-react'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { BodyRecord } from '../../shared/groups.ts'
import { api, useRead } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { useVisit } from '../app/visit.ts'
import { BackLink } from '../components/BackLink.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Page } from '../components/Page.tsx'
import { SheetDialog } from '../components/paper/SheetDialog.tsx'
import { usePaper } from '../components/paper/usePaper.ts'
import { Waiting } from '../components/Waiting.tsx'
import { RecordHistory } from '../history/RecordHistory.tsx'
import { BodyForm } from './BodyForm.tsx'
import { RulesTab } from './RulesTab.tsx'
import { SeatsTab } from './SeatsTab.tsx'
import { StakeholdersTab } from './StakeholdersTab.tsx'
import { TextsTab } from './TextsTab.tsx'

const tabs = ['seats', 'rules', 'texts', 'data', 'stakeholders', 'history'] as const

/** One body: who sits in it, by which rules it works, and who has a stake in what it decides. */
export function BodyPage() {
  const { id } = useParams({ from: '/groups/$id' })
  const t = useWords()
  const { data: body, error, refetch } = useRead('groups.get', { id })
  useVisit('body', body?.id)
  if (body) return <Body key={id} body={body} refetch={refetch} />
  return (
    <Page title={t('groups:screen.body')} subtitle={<BackLink to="/groups">{t('groups:screen.back')}</BackLink>}>
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : <Waiting />}
    </Page>
  )
}

function Body({ body, refetch }: { body: BodyRecord; refetch: () => Promise<unknown> }) {
  const t = useWords()
  const navigate = useNavigate()
  const { tab = 'seats' } = useSearch({ from: '/groups/$id' })
  const again = useCallback(() => refetch(), [refetch])
  return (
    <Page
      title={body.name} record={body.deletedAt ? null : { table: 'body', id: body.id }} width="wide" actions={<Actions body={body} />}
      subtitle={(
        <Group gap="sm">
          <BackLink to="/groups">{t('groups:screen.back')}</BackLink>
          <span>{[t(`groups:kind.${body.kind}`), body.cluster ?? t('groups:screen.acrossClusters')].join(' · ')}</span>
          {body.deletedAt ? <Badge color="gray" variant="outline">{t('groups:screen.inBin')}</Badge> : null}
        </Group>
      )}
    >
      <Tabs value={tabs.find(one => one === tab) ?? 'seats'} keepMounted={false} onChange={next => { void navigate({ to: '/groups/$id', params: { id: body.id }, search: { tab: next ?? undefined }, replace: true }) }}>
        <Tabs.List mb="md">{tabs.map(one => <Tabs.Tab key={one} value={one}>{t(`groups:screen.tab.${one}`)}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="seats"><SeatsTab body={body} refetch={again} /></Tabs.Panel>
        <Tabs.Panel value="rules"><RulesTab body={body} refetch={again} /></Tabs.Panel>
        <Tabs.Panel value="texts"><TextsTab bodyId={body.id} /></Tabs.Panel>
        <Tabs.Panel value="data"><BodyForm body={body} refetch={again} /></Tabs.Panel>
        <Tabs.Panel value="stakeholders"><StakeholdersTab body={body} /></Tabs.Panel>
        <Tabs.Panel value="history"><RecordHistory table="body" id={body.id} /></Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function Actions({ body }: { body: BodyRecord }) {
  const t = useWords()
  const sheet = usePaper(t('components:paper.exportSheet'), !body.deletedAt)
  const navigate = useNavigate()
  const remove = () => attempt(async () => {
    const { batch } = await api.call('groups.remove', { ids: [body.id] })
    showDone(t('groups:screen.removed'), batch)
    void navigate({ to: '/groups' })
  })
  const restore = () => attempt(async () => {
    const { batch } = await api.call('groups.restore', { ids: [body.id] })
    showDone(t('groups:screen.restored'), batch)
  })
  return (
    <>
      <Button component={Link} to={`/meetings?body=${body.id}`} leftSection={<IconCalendarEvent size={18} aria-hidden />}>{t('groups:screen.meetings')}</Button>
      {body.deletedAt ? null : <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={sheet.open}>{t('components:paper.exportSheet')}</Button>}
      {body.deletedAt
        ? <Button variant="default" leftSection={<IconTrashOff size={18} aria-hidden />} onClick={() => { void restore() }}>{t('groups:screen.restore')}</Button>
        : <Button variant="default" leftSection={<IconTrash size={18} aria-hidden />} onClick={() => { void remove() }}>{t('groups:screen.remove')}</Button>}
      <SheetDialog {...sheet.dialog} name={body.name} procedure="meetings.bodySheet" input={asked => ({ ...asked, bodyId: body.id })} />
    </>
  )
}
