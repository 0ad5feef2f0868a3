import { Anchor, Button, Group, NumberInput, Stack, Table, Text, Title } from '@mantine/core'
import { IconCalendarDown, IconGavel, IconMail } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Proposal } from '../../shared/suppliers/records.ts'
import { api, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { useCalendarFile } from '../components/calendarFile.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Waiting } from '../components/Waiting.tsx'
import { WideTable } from '../components/WideTable.tsx'
import { EndingTable } from './EndingTable.tsx'
import { aboutWords, daysWords } from './Proposals.tsx'
import { StateMark } from './StateMark.tsx'
import { SupplierPaper, type PaperAsked } from './SupplierPaper.tsx'
import type { Moving } from './TransitionDialog.tsx'
import { useCategories, useDocumentNames } from './words.ts'

type Props = { onMove: (moving: Moving) => void }

/** What a proposal asks to be done. An appeal's outcome is carried out with its appeal. */
export function movingOf({ supplierId, qualificationId, name, state, to, cause, kind, about }: Proposal, category: string): Moving {
  return { supplierId, qualificationId, name, category, state, ...(to ? { to } : {}), ...(cause ? { cause } : {}), ...(kind === 'appealOutcome' && about ? { appealId: about } : {}) }
}

/** What waits to be decided, what the clocks warn of, and what ends in the next days. */
export function DueTab({ onMove }: Props) {
  const t = useWords()
  const { data, error, refetch } = useRead('suppliers.proposals', {})
  const [days, setDays] = useState<number | string>(60)
  const [paper, setPaper] = useState<PaperAsked | null>(null)
  const writeCalendar = useCalendarFile()
  if (error) return <ErrorState error={error} retry={() => { void refetch() }} />
  if (!data) return <Waiting />
  const within = typeof days === 'number' ? Math.min(3650, Math.max(0, Math.round(days))) : 60
  const [decide, warned] = [data.proposals.filter(({ stage }) => stage === 'propose'), data.proposals.filter(({ stage }) => stage !== 'propose')]
  return (
    <Stack gap="xl" pb="xl">
      <Part title={t('suppliers:screen.due.decide')} about={t('suppliers:screen.due.decideAbout')}>
        {decide.length === 0 ? <EmptyState icon={<IconGavel size={40} stroke={1.2} aria-hidden />} title={t('suppliers:screen.due.nothing')} /> : <Proposed label={t('suppliers:screen.due.decide')} proposals={decide} onMove={onMove} />}
      </Part>
      <Part title={t('suppliers:screen.due.ending')} about={t('suppliers:screen.due.endingAbout')}>
        <Group align="flex-end" gap="sm" mb="sm">
          <NumberInput label={t('suppliers:screen.due.days')} w={160} value={days} min={0} max={3650} allowDecimal={false} onChange={setDays} />
          <Button variant="default" leftSection={<IconMail size={18} aria-hidden />} onClick={() => setPaper({ kind: 'renewals', days: within, title: t('suppliers:screen.due.letters') })}>{t('suppliers:screen.due.letters')}</Button>
          <Button variant="default" leftSection={<IconCalendarDown size={18} aria-hidden />} onClick={() => { void writeCalendar(asked => api.call('suppliers.calendar', asked)) }}>{t('documents:calendar.button')}</Button>
        </Group>
        <EndingTable days={within} />
      </Part>
      {warned.length > 0 ? <Part title={t('suppliers:screen.due.warned')} about={t('suppliers:screen.due.warnedAbout')}><Proposed label={t('suppliers:screen.due.warned')} proposals={warned} onMove={onMove} /></Part> : null}
      <SupplierPaper asked={paper} onClose={() => setPaper(null)} />
    </Stack>
  )
}

function Part({ title, about, children }: { title: string; about: string; children: React.ReactNode }) {
  return <section aria-label={title}><Title order={2} size="h4">{title}</Title><Text size="sm" c="dimmed" mb="xs">{about}</Text>{children}</section>
}

function Proposed({ label, proposals, onMove }: { label: string; proposals: readonly Proposal[]; onMove: (moving: Moving) => void }) {
  const t = useWords()
  const { day } = useFormats()
  const documentOf = useDocumentNames()
  const { nameOf } = useCategories()
  return (
    <WideTable label={label} minWidth={760}>
      <Table.Thead>
        <Table.Tr>
          {(['name', 'category', 'state'] as const).map(column => <Table.Th key={column} scope="col">{t(`suppliers:column.${column}`)}</Table.Th>)}
          <Table.Th scope="col">{t('suppliers:screen.due.what')}</Table.Th><Table.Th scope="col">{t('suppliers:screen.due.day')}</Table.Th><Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {proposals.map(proposal => {
          const { kind, supplierId, qualificationId, name, category, state, to, about } = proposal
          return (
            <Table.Tr key={`${kind} ${qualificationId} ${about ?? ''}`}>
              <Table.Th scope="row" fw={500}><Anchor renderRoot={props => <Link to="/suppliers/$id" params={{ id: supplierId }} {...props} />}>{name}</Anchor></Table.Th>
              <Table.Td>{nameOf(category)}</Table.Td>
              <Table.Td><StateMark state={state} /></Table.Td>
              <Table.Td><Text size="sm">{t(`suppliers:proposal.${kind}`)}</Text><Text size="xs" c="dimmed">{aboutWords(proposal, documentOf)}</Text></Table.Td>
              <Table.Td>{daysWords(proposal, t, day)}</Table.Td>
              <Table.Td ta="right">
                {to ? <Button size="compact-sm" variant="default" aria-label={t('suppliers:screen.proposal.toNamed', { state: t(`supplierStates:${to}`), name })} onClick={() => onMove(movingOf(proposal, nameOf(category)))}>{t('suppliers:screen.proposal.to', { state: t(`supplierStates:${to}`) })}</Button> : null}
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </WideTable>
  )
}
