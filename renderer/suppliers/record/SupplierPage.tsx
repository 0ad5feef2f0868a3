import { Anchor, Badge, Button, Group, Menu, Tabs, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconExternalLink, IconFileExport, IconPlus, IconTrash, IconTrashOff } from '@tabler/icons-react'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { SupplierRecord } from '../../../shared/suppliers/records.ts'
import { api } from '../../app/api.ts'
import { useCommand } from '../../app/commands.tsx'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { useVisit } from '../../app/visit.ts'
import { ChecklistsTab } from '../../checklists/ChecklistsTab.tsx'
import { BackLink } from '../../components/BackLink.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Page } from '../../components/Page.tsx'
import { PaperDialog } from '../../components/paper/PaperDialog.tsx'
import { usePaper } from '../../components/paper/usePaper.ts'
import { Waiting } from '../../components/Waiting.tsx'
import { movingOf } from '../DueTab.tsx'
import { Proposals } from '../Proposals.tsx'
import styles from '../suppliers.module.css'
import { TransitionDialog, type Moving } from '../TransitionDialog.tsx'
import { useSupplier, type SaveSupplier } from '../useSupplier.ts'
import { useCategories } from '../words.ts'
import { RecordHistory } from '../../history/RecordHistory.tsx'
import { DataTab } from './DataTab.tsx'
import { DocumentNeeds } from './DocumentNeeds.tsx'
import { MembersTab } from './MembersTab.tsx'
import { OpenCategory } from './OpenCategory.tsx'
import { Qualification } from './Qualification.tsx'

const tabs = ['qualifications', 'checklists', 'members', 'data', 'history'] as const
type TabName = (typeof tabs)[number]

/** One supplier: its qualifications with all that was decided, beside the documents that are asked of it. */
export function SupplierPage() {
  const { id } = useParams({ from: '/suppliers/$id' })
  const t = useWords()
  const { record, error, refetch, save } = useSupplier(id)
  useVisit('supplier', record?.id)
  if (record) return <RecordPage key={id} record={record} refetch={refetch} save={save} />
  return (
    <Page title={t('suppliers:screen.record')} subtitle={<BackToList />}>
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : <Waiting />}
    </Page>
  )
}

function BackToList() {
  const t = useWords()
  const { suppliers } = useSearch({ from: '/suppliers/$id' })
  return <BackLink to="/suppliers" search={suppliers ?? {}}>{t('suppliers:screen.back')}</BackLink>
}

type RecordProps = { record: SupplierRecord; refetch: () => Promise<unknown>; save: SaveSupplier }

function RecordPage({ record, refetch, save }: RecordProps) {
  const t = useWords()
  const navigate = useNavigate({ from: '/suppliers/$id' })
  const { tab } = useSearch({ from: '/suppliers/$id' })
  const { nameOf } = useCategories()
  const [moving, setMoving] = useState<Moving | null>(null)
  const [opening, open] = useDisclosure(false)
  const card = usePaper(t('suppliers:screen.card'))
  useCommand('new', open.open, { label: t('suppliers:screen.category.open') })
  const shown: TabName = tabs.find(one => one === tab) ?? 'qualifications'
  const content: Record<TabName, React.ReactNode> = {
    qualifications: <Qualifications record={record} refetch={refetch} onMove={setMoving} onOpen={open.open} />, checklists: <ChecklistsTab organisation={{ id: record.organisationId, name: record.organisation.name }} />,
    members: <MembersTab record={record} />, data: <DataTab record={record} save={save} />, history: <RecordHistory table="supplier" id={record.id} />,
  }
  return (
    <Page title={record.organisation.name} record={record.deletedAt ? null : { table: 'supplier', id: record.id }} subtitle={<Subtitle record={record} />} width="wide" actions={<Actions record={record} onOpen={open.open} onPrint={card.open} />}>
      <div className={styles['panes']}>
        <div className={styles['main']}>
          {record.proposals.length > 0 ? <div className={styles['part']} style={{ marginBottom: 'var(--mantine-spacing-md)' }}><Proposals proposals={record.proposals} onMove={proposal => setMoving(movingOf(proposal, nameOf(proposal.category)))} /></div> : null}
          <Tabs value={shown} onChange={next => { void navigate({ search: old => ({ ...old, tab: next ?? undefined }), replace: true }) }} keepMounted={false}>
            <Tabs.List aria-label={t('suppliers:screen.parts')}>{tabs.map(one => <Tabs.Tab key={one} value={one}>{t(`suppliers:screen.tab.${one}`)}</Tabs.Tab>)}</Tabs.List>
            {tabs.map(one => <Tabs.Panel key={one} value={one} pt="md">{content[one]}</Tabs.Panel>)}
          </Tabs>
        </div>
        <aside className={styles['aside']} data-pane="detail" aria-labelledby="needs"><DocumentNeeds record={record} /></aside>
      </div>
      <TransitionDialog moving={moving} onClose={() => setMoving(null)} onMoved={() => { void refetch() }} />
      <OpenCategory record={record} opened={opening} onClose={open.close} />
      <PaperDialog
        {...card.dialog} title={t('suppliers:screen.card')} procedure="suppliers.export" formats={['pdf']} fileName={t('suppliers:paper.cardName')}
        input={({ language, acceptMissing }) => ({ kind: 'card', format: 'pdf', language, supplierId: record.id, ...(acceptMissing ? { acceptMissing } : {}) })}
      />
    </Page>
  )
}

function Subtitle({ record }: { record: SupplierRecord }) {
  const t = useWords()
  const { municipality, province, country, vatNumber, member } = record.organisation
  return (
    <Group gap="sm">
      <BackToList />
      <Text span size="sm">{[[municipality, province ? `(${province})` : ''].filter(Boolean).join(' '), country === 'IT' ? null : country, vatNumber].filter(Boolean).join(' · ')}</Text>
      {member ? <Badge variant="outline" color="lagoon" tt="none">{t('suppliers:column.member')}</Badge> : null}
      {record.deletedAt ? <Badge color="gray" variant="outline">{t('suppliers:screen.inBin')}</Badge> : null}
    </Group>
  )
}

function Actions({ record, onOpen, onPrint }: { record: SupplierRecord; onOpen: () => void; onPrint: () => void }) {
  const t = useWords()
  const navigate = useNavigate()
  const { suppliers } = useSearch({ from: '/suppliers/$id' })
  const remove = () => attempt(async () => {
    const { batch } = await api.call('suppliers.remove', { ids: [record.id] })
    showDone(t('suppliers:screen.removed', { count: 1 }), batch)
    void navigate({ to: '/suppliers', search: suppliers ?? {} })
  })
  const restore = () => attempt(async () => {
    const { batch } = await api.call('suppliers.restore', { ids: [record.id] })
    showDone(t('suppliers:screen.restored'), batch)
  })
  return (
    <>
      <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={onOpen}>{t('suppliers:screen.category.open')}</Button>
      <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={onPrint}>{t('suppliers:screen.card')}</Button>
      <Menu position="bottom-end">
        <Menu.Target><Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>{t('more')}</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconExternalLink size={18} aria-hidden />} renderRoot={props => <Link to="/members/$id" params={{ id: record.organisationId }} {...props} />}>{t('suppliers:screen.organisation')}</Menu.Item>
          {record.deletedAt
            ? <Menu.Item leftSection={<IconTrashOff size={18} aria-hidden />} onClick={() => { void restore() }}>{t('suppliers:screen.restore')}</Menu.Item>
            : <Menu.Item leftSection={<IconTrash size={18} aria-hidden />} onClick={() => { void remove() }}>{t('suppliers:screen.remove')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

function Qualifications({ record, refetch, onMove, onOpen }: { record: SupplierRecord; refetch: () => Promise<unknown>; onMove: (moving: Moving) => void; onOpen: () => void }) {
  const t = useWords()
  const { number } = useFormats()
  const count = record.qualifications.length
  if (count === 0) return <Text>{t('suppliers:screen.category.none')} <Anchor component="button" type="button" onClick={onOpen}>{t('suppliers:screen.category.open')}</Anchor></Text>
  return (
    <section aria-label={t('suppliers:screen.tab.qualifications')}>
      {count > 1 ? <Text size="sm" mb="xs">{t('suppliers:screen.category.count', { count, n: number(count) })}</Text> : null}
      {record.qualifications.map(one => <Qualification key={one.id} supplier={record} qualification={one} refetch={refetch} onMove={onMove} />)}
    </section>
  )
}
