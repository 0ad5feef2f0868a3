import { Badge, Button, Group, Tabs, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileExport, IconGavel, IconTrash, IconTrashOff } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PolicyRecord, VersionSummary } from '../../shared/policies/views.ts'
import { api, useRead } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { policyTabs } from '../app/search.ts'
import { useVisit } from '../app/visit.ts'
import { BackLink } from '../components/BackLink.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Page } from '../components/Page.tsx'
import { usePaper } from '../components/paper/usePaper.ts'
import { Waiting } from '../components/Waiting.tsx'
import { Acceptances } from './Acceptances.tsx'
import { Comparison } from './Comparison.tsx'
import { ConsultationTab } from './consultation/ConsultationTab.tsx'
import { Coverage } from './Coverage.tsx'
import { Drift } from './Drift.tsx'
import { PolicyPaper } from './PolicyPaper.tsx'
import { PolicyText } from './PolicyText.tsx'
import { versionBefore } from './versions/before.ts'
import { Milestones } from './versions/Milestones.tsx'
import { NewVersion } from './versions/NewVersion.tsx'
import { VersionBar } from './versions/VersionBar.tsx'
import { AdoptDialog } from './writing/AdoptDialog.tsx'

/** One policy: its versions, the text of the one chosen, and what follows it or was accepted. */
export function PolicyPage() {
  const { id } = useParams({ from: '/policies/$id' })
  const t = useWords()
  const { data: record, error, refetch } = useRead('policies.get', { id })
  useVisit('policy', record?.id)
  if (record) return <RecordPage key={id} record={record} />
  return (
    <Page title={t('policies:record.title')} subtitle={<BackToList />}>
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : <Waiting />}
    </Page>
  )
}

function BackToList() {
  const t = useWords()
  const { policies } = useSearch({ from: '/policies/$id' })
  return <BackLink to="/policies" search={policies ?? {}}>{t('policies:record.back')}</BackLink>
}

/** The version that is read: as the address says, else the one in force, else the newest. */
function shownVersion({ versions, currentId }: PolicyRecord, asked: string | undefined): VersionSummary | undefined {
  return versions.find(({ id }) => id === asked) ?? versions.find(({ id }) => id === currentId) ?? versions[0]
}

/** A cluster's policy has firms that follow it; a firm's is accepted, and decides about what changed above it where it follows one. */
const tabsOf = ({ scope, parentId }: PolicyRecord) => policyTabs.filter(one => (one === 'coverage' ? scope === 'cluster' : one === 'acceptances' ? scope === 'firm' : one === 'drift' ? parentId !== null : true))

function RecordPage({ record }: { record: PolicyRecord }) {
  const t = useWords()
  const navigate = useNavigate({ from: '/policies/$id' })
  const { tab, version: asked } = useSearch({ from: '/policies/$id' })
  const print = usePaper(t('policies:record.print'))
  const version = shownVersion(record, asked)
  if (!version) return <Page title={record.name} subtitle={<BackToList />}><Text>{t('policies:record.noVersions')}</Text></Page>
  const content: Record<(typeof policyTabs)[number], ReactNode> = {
    text: <PolicyText versionId={version.id} before={versionBefore(record.versions, version)} />, comparison: <Comparison versions={record.versions} to={version} />, drift: <Drift policyId={record.id} />,
    consultation: <ConsultationTab record={record} version={version} onPrint={print.open} />, coverage: <Coverage policyId={record.id} />, acceptances: <Acceptances record={record} version={version} />,
    milestones: <Milestones record={record} />,
  }
  const there = tabsOf(record)
  const shown = there.find(one => one === tab) ?? 'text'
  return (
    <Page title={record.name} record={record.deletedAt ? null : { table: 'policy', id: record.id }} width="wide" subtitle={<Subtitle record={record} />} actions={<Actions record={record} version={version} onPrint={print.open} />}>
      <VersionBar record={record} shown={version} />
      <Tabs value={shown} keepMounted={false} onChange={next => { void navigate({ search: old => ({ ...old, tab: policyTabs.find(one => one === next) }), replace: true }) }}>
        <Tabs.List aria-label={t('policies:record.parts')}>{there.map(one => <Tabs.Tab key={one} value={one}>{t(`policies:record.tab.${one}`)}</Tabs.Tab>)}</Tabs.List>
        {there.map(one => <Tabs.Panel key={one} value={one} pt="md">{content[one]}</Tabs.Panel>)}
      </Tabs>
      <PolicyPaper {...print.dialog} record={record} version={version} />
    </Page>
  )
}

function Subtitle({ record }: { record: PolicyRecord }) {
  const t = useWords()
  return (
    <Group gap="sm">
      <BackToList />
      <Text span size="sm">{[t(`policies:scope.${record.scope}`), record.organisation ?? record.cluster, record.parent].filter(Boolean).join(' · ')}</Text>
      {record.deletedAt ? <Badge color="gray" variant="outline">{t('policies:inBin')}</Badge> : null}
    </Group>
  )
}

function Actions({ record, version, onPrint }: { record: PolicyRecord; version: VersionSummary; onPrint: () => void }) {
  const t = useWords()
  const [adopting, adopt] = useDisclosure(false)
  const navigate = useNavigate({ from: '/policies/$id' })
  const remove = () => attempt(async () => {
    const { batch } = await api.call('policies.remove', { ids: [record.id] })
    showDone(t('policies:removed', { count: 1 }), batch)
    void navigate({ to: '/policies' })
  })
  const restore = () => attempt(async () => {
    const { batch } = await api.call('policies.restore', { ids: [record.id] })
    showDone(t('policies:restored'), batch)
  })
  return (
    <>
      <Button leftSection={<IconFileExport size={18} aria-hidden />} onClick={onPrint}>{t('policies:record.print')}</Button>
      {(version.state === 'working' || version.state === 'consultation') && !record.deletedAt && record.scope === 'cluster' ? <Button variant="default" leftSection={<IconGavel size={18} aria-hidden />} onClick={adopt.open}>{t('policies:adopt.button')}</Button> : null}
      {adopting ? <AdoptDialog onClose={adopt.close} version={version} onAdopted={() => { void navigate({ search: old => ({ ...old, version: version.id }) }) }} /> : null}
      <NewVersion record={record} />
      {record.deletedAt
        ? <Button variant="default" leftSection={<IconTrashOff size={18} aria-hidden />} onClick={() => { void restore() }}>{t('policies:restore')}</Button>
        : <Button variant="default" leftSection={<IconTrash size={18} aria-hidden />} onClick={() => { void remove() }}>{t('policies:remove')}</Button>}
    </>
  )
}
