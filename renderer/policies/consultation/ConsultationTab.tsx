import { Button, Group, SegmentedControl, Spoiler, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileImport, IconFileExport, IconLock, IconLockOpen, IconMessages, IconPencil, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { headLine } from '../../../shared/policies/content.ts'
import type { Consultation, Contribution, PolicyRecord, VersionSummary } from '../../../shared/policies/views.ts'
import { api, useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Mark } from '../../components/Mark.tsx'
import { Waiting } from '../../components/Waiting.tsx'
import { WideTable } from '../../components/WideTable.tsx'
import { ConsultationDialog } from './ConsultationDialog.tsx'
import { ContributionDialog } from './ContributionDialog.tsx'
import { ReadSheet } from './ReadSheet.tsx'

type Props = { record: PolicyRecord; version: VersionSummary; onPrint: () => void }

/** What was asked about a version, of whom, what was said, and what became of it. */
export function ConsultationTab({ record, version, onPrint }: Props) {
  const { data, error, refetch } = useRead('policies.contributions.list', { versionId: version.id }, { keep: true })
  if (!data) return error ? <ErrorState error={error} retry={() => { void refetch() }} /> : <Waiting />
  const [consultation] = data.consultations
  if (!consultation) return <NotOpened record={record} version={version} />
  return <Opened record={record} version={version} consultation={consultation} rows={data.rows.filter(({ consultationId }) => consultationId === consultation.id)} onPrint={onPrint} />
}

function NotOpened({ record, version }: Pick<Props, 'record' | 'version'>) {
  const t = useWords()
  const [opened, open] = useDisclosure(false)
  const may = version.state === 'working' && record.deletedAt === null
  return (
    <>
      <EmptyState
        icon={<IconMessages size={40} stroke={1.2} aria-hidden />} title={t('policies:consultation.none', { version: version.label })}
        actions={may ? <Button leftSection={<IconMessages size={18} aria-hidden />} onClick={open.open}>{t('policies:consultation.open')}</Button> : null}
      >
        {t(may ? 'policies:consultation.noneAbout' : 'policies:consultation.adopted')}
      </EmptyState>
      {opened ? <ConsultationDialog record={record} version={version} onClose={open.close} /> : null}
    </>
  )
}

type OpenedProps = Props & { consultation: Consultation; rows: readonly Contribution[] }

function Opened({ record, version, consultation, rows, onPrint }: OpenedProps) {
  const t = useWords()
  const [editing, edit] = useDisclosure(false)
  const [reading, read] = useDisclosure(false)
  const [written, write] = useState<Contribution | 'new' | null>(null)
  const closed = consultation.closedOn !== null || record.deletedAt !== null
  const close = (reopen: boolean) => attempt(async () => {
    const { batch } = await api.call('policies.consultations.close', { id: consultation.id, ...(reopen ? { reopen } : {}) })
    showDone(t(reopen ? 'policies:consultation.reopened' : 'policies:consultation.closed'), batch)
  })
  return (
    <Stack gap="sm">
      <Facts consultation={consultation} count={rows.length} />
      <Group gap="xs">
        {closed ? null : (
          <>
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => write('new')}>{t('policies:contribution.new')}</Button>
            <Button variant="default" leftSection={<IconFileImport size={18} aria-hidden />} onClick={read.open}>{t('policies:consultation.read')}</Button>
          </>
        )}
        <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={onPrint}>{t('policies:consultation.print')}</Button>
        {closed ? null : <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={edit.open}>{t('policies:consultation.edit')}</Button>}
        {closed
          ? version.seal === null && record.deletedAt === null ? <Button variant="default" leftSection={<IconLockOpen size={18} aria-hidden />} onClick={() => { void close(true) }}>{t('policies:consultation.reopen')}</Button> : null
          : <Button variant="default" leftSection={<IconLock size={18} aria-hidden />} onClick={() => { void close(false) }}>{t('policies:consultation.close')}</Button>}
      </Group>
      {rows.length === 0 ? <Text>{t('policies:consultation.noneYet')}</Text> : <Contributions rows={rows} closed={closed} onOpen={write} />}
      {editing ? <ConsultationDialog record={record} version={version} consultation={consultation} onClose={edit.close} /> : null}
      {written ? <ContributionDialog record={record} version={version} consultation={consultation} contribution={written === 'new' ? null : written} onClose={() => write(null)} /> : null}
      {reading ? <ReadSheet consultation={consultation} onClose={read.close} /> : null}
    </Stack>
  )
}

/** Whom it asks, until when, how many have answered and how many wait for us. */
function Facts({ consultation, count }: { consultation: Consultation; count: number }) {
  const t = useWords()
  const { day } = useFormats()
  const { version, state, audience, opensOn, closesOn, closedOn, unanswered, invited, note } = consultation
  const silent = invited.filter(({ contributions }) => contributions === 0).map(({ organisation }) => organisation)
  const answers = unanswered > 0 ? t('policies:consultation.unanswered', { count: unanswered }) : t('policies:consultation.allAnswered')
  return (
    <div>
      <Group gap="xs"><Title order={2} size="h4">{t('policies:consultation.title', { version })}</Title><Mark words={t(`policies:consultation.state.${state}`)} tone={state === 'over' ? 'warning' : state === 'open' ? 'good' : 'quiet'} /></Group>
      <Text size="sm">{[t(`policies:consultation.audience.${audience}`), t('policies:consultation.window', { from: day(opensOn), to: day(closesOn) }), closedOn ? t('policies:consultation.closedOn', { day: day(closedOn) }) : null].filter(Boolean).join(' · ')}</Text>
      {note ? <Text size="sm" style={{ whiteSpace: 'pre-line' }}>{note}</Text> : null}
      {count > 0 ? <Text size="sm">{`${t('policies:consultation.count', { count })}, ${answers}.`}</Text> : null}
      {silent.length > 0 && closedOn === null ? <Spoiler maxHeight={44} showLabel={t('policies:consultation.showAll')} hideLabel={t('policies:consultation.showLess')}><Text size="sm" c="dimmed">{t('policies:consultation.silent', { count: silent.length, names: silent.join(', ') })}</Text></Spoiler> : null}
    </div>
  )
}

const showings = ['all', 'open', 'answered'] as const

function Contributions({ rows, closed, onOpen }: { rows: readonly Contribution[]; closed: boolean; onOpen: (row: Contribution) => void }) {
  const t = useWords()
  const [showing, show] = useState<(typeof showings)[number]>('all')
  const label = t('policies:print.matrix.received')
  const shown = rows.filter(row => showing === 'all' || row.waits === (showing === 'open'))
  return (
    <>
      <SegmentedControl
        aria-label={t('policies:consultation.showing')} value={showing} onChange={next => show(showings.find(one => one === next) ?? 'all')} style={{ alignSelf: 'flex-start' }}
        data={showings.map(value => ({ value, label: t(`policies:consultation.show.${value}`) }))}
      />
      {shown.length === 0 ? <Text>{t('policies:consultation.noneShown')}</Text> : (
        <WideTable label={label} minWidth={720} horizontalSpacing={8}>
          <Table.Thead>
            <Table.Tr>
              {(['number', 'clause', 'who', 'text', 'state'] as const).map(column => <Table.Th key={column} scope="col">{t(`policies:consultation.column.${column}`)}</Table.Th>)}
              <Table.Th scope="col"><VisuallyHidden>{t('policies:accept.acts')}</VisuallyHidden></Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{shown.map(row => <Row key={row.id} row={row} closed={closed} onOpen={() => onOpen(row)} />)}</Table.Tbody>
        </WideTable>
      )}
    </>
  )
}

function Row({ row, closed, onOpen }: { row: Contribution; closed: boolean; onOpen: () => void }) {
  const t = useWords()
  const { language, day } = useFormats()
  const { number, clause, organisation, author, kind, text, proposal, state, reply, replyEnglish, receivedOn, late, resulting, waits: open } = row
  const words = { whiteSpace: 'pre-line', overflowWrap: 'anywhere' } as const
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Th scope="row" fw={500}>{number}</Table.Th>
      <Table.Td maw={150}>{clause ? headLine(language, clause) : t('policies:contribution.whole')}</Table.Td>
      <Table.Td maw={150}>{[organisation, author].filter(Boolean).join(', ') || t('policies:consultation.anonymous')}<Text size="xs" c="dimmed">{[day(receivedOn), late ? t('policies:consultation.late') : null].filter(Boolean).join(', ')}</Text></Table.Td>
      <Table.Td>
        <Text size="xs" c="dimmed">{t(`policies:contributionKind.${kind}`)}</Text>
        <Text size="sm" lineClamp={4} style={words}>{text}</Text>
        {proposal ? <Text size="sm" fs="italic" lineClamp={4} style={words}>{`${t('policies:field.proposal')}: ${proposal}`}</Text> : null}
      </Table.Td>
      <Table.Td>
        <Mark words={t(`policies:contributionState.${state}`)} tone={open ? 'warning' : state === 'accepted' || state === 'acceptedInPart' ? 'good' : 'quiet'} />
        {reply || replyEnglish ? <Text size="sm" mt={2} lineClamp={4} style={words}>{reply ?? replyEnglish}</Text> : null}
        {resulting ? <Text size="xs" c="dimmed">{t('policies:consultation.resulting', { clause: `${resulting.version} ${headLine(language, resulting)}` })}</Text> : null}
      </Table.Td>
      <Table.Td ta="right"><Button size="compact-sm" variant="default" aria-label={`${t(open && !closed ? 'policies:consultation.answer' : 'policies:consultation.look')}: ${t('policies:contribution.title', { number })}`} onClick={onOpen}>{t(open && !closed ? 'policies:consultation.answer' : 'policies:consultation.look')}</Button></Table.Td>
    </Table.Tr>
  )
}
