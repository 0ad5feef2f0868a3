import { Badge, Box, Button, Group, Stack, Table, Tabs, Text, Title } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Answer } from '../../shared/contract.ts'
import { isUndoable, type Batch } from '../../shared/history.ts'
import { useRead } from '../app/api.ts'
import { placeOf } from '../app/hits.ts'
import { useFormats, useWords } from '../app/language.ts'
import { undoNext, undoStep } from '../app/undo.ts'
import { DayField } from '../components/DayField.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Page } from '../components/Page.tsx'
import { TextLink } from '../components/TextLink.tsx'
import { batchWords, stepWords } from './batchWords.ts'
import { BinTab } from './BinTab.tsx'

const step = 100

type Listed = Answer<'history.list'>['batches'][number]

const tabs = ['history', 'bin'] as const

/** All that was done, and what was put into the bin. */
export function HistoryPage() {
  const t = useWords()
  const navigate = useNavigate({ from: '/history' })
  const { tab } = useSearch({ from: '/history' })
  const next = useRead('history.next', {})
  return (
    <Page title={t('history:title')} subtitle={t('history:subtitle')} actions={<Steps undo={next.data?.undo ?? null} redo={next.data?.redo ?? null} />}>
      <Tabs value={tabs.find(one => one === tab) ?? 'history'} onChange={chosen => { void navigate({ search: { tab: chosen ?? undefined }, replace: true }) }} keepMounted={false}>
        <Tabs.List aria-label={t('history:tabs')}>{tabs.map(one => <Tabs.Tab key={one} value={one}>{t(`history:tab.${one}`)}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="history" pt="md"><Operations /></Tabs.Panel>
        <Tabs.Panel value="bin" pt="md"><BinTab /></Tabs.Panel>
      </Tabs>
    </Page>
  )
}

/** Newest first, by day; each batch can be taken back. */
function Operations() {
  const t = useWords()
  const { number } = useFormats()
  const [limit, setLimit] = useState(step)
  const [until, setUntil] = useState<string | null>(null)
  const list = useRead('history.list', { limit, ...(until ? { until } : {}) }, { keep: true })
  const batches = list.data?.batches ?? []
  const more = (list.data?.total ?? 0) - batches.length
  return (
    <Stack>
      <Box w={200}><DayField label={t('history:until')} placeholder={t('history:today')} value={until} onSave={async day => { setUntil(day); setLimit(step) }} /></Box>
      {list.isError ? <ErrorState error={list.error} retry={() => { void list.refetch() }} /> : null}
      {list.data && batches.length === 0 ? <EmptyState title={t(until ? 'history:noneUntil' : 'history:none')} /> : null}
      {byDay(batches).map(({ day, batches: ofDay }) => <Day key={day} day={day} batches={ofDay} />)}
      {more > 0 ? <Group justify="center"><Button variant="default" onClick={() => setLimit(limit + step)}>{t('history:more', { count: more, n: number(more) })}</Button></Group> : null}
    </Stack>
  )
}

function byDay(batches: readonly Listed[]): { day: string; batches: Listed[] }[] {
  const days: { day: string; batches: Listed[] }[] = []
  for (const batch of batches) {
    const at = new Date(batch.at)
    const day = `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`
    const last = days.at(-1)
    if (last?.day === day) last.batches.push(batch)
    else days.push({ day, batches: [batch] })
  }
  return days
}

function Steps({ undo, redo }: { undo: Batch | null; redo: Batch | null }) {
  const t = useWords()
  return (
    <>
      <Button variant="default" leftSection={<IconArrowBackUp size={18} aria-hidden />} disabled={!undo} onClick={() => { undoNext('undo') }}>{t('history:undoLast')}</Button>
      <Button variant="default" leftSection={<IconArrowForwardUp size={18} aria-hidden />} disabled={!redo} onClick={() => { undoNext('redo') }}>{t('history:redoLast')}</Button>
    </>
  )
}

function Day({ day, batches }: { day: string; batches: Listed[] }) {
  const formats = useFormats()
  const title = formats.day(day)
  return (
    <Stack gap={4} component="section">
      <Title order={2} size="h5">{title}</Title>
      <Table verticalSpacing={6} aria-label={title} layout="auto">
        <Table.Tbody>{batches.map(batch => <Row key={batch.id} batch={batch} />)}</Table.Tbody>
      </Table>
    </Stack>
  )
}

function Row({ batch }: { batch: Listed }) {
  const t = useWords()
  const { time, number } = useFormats()
  const words = batchWords(batch, t)
  const redo = batch.kind === 'undo'
  return (
    <Table.Tr>
      <Table.Td w="4rem" style={{ verticalAlign: 'top' }}>{time(batch.at)}</Table.Td>
      <Table.Th scope="row" fw={400} style={{ verticalAlign: 'top' }}>
        <Text td={batch.undoneBy ? 'line-through' : 'none'} style={{ overflowWrap: 'anywhere' }}>{words}</Text>
        <Text size="xs" c="dimmed">
          {[batch.writer, t('history:changes', { count: batch.changes, n: number(batch.changes) })].filter(Boolean).join(' · ')}
          {batch.record ? <>{' · '}<TextLink {...placeOf(batch.record)} aria-label={`${t('history:open')}: ${words}`}>{t('history:open')}</TextLink></> : null}
        </Text>
      </Table.Th>
      <Table.Td ta="right" style={{ verticalAlign: 'top' }}>
        {batch.undoneBy ? <Badge variant="outline" color="gray" tt="none">{t(redo ? 'history:redoneBadge' : 'history:undoneBadge')}</Badge> : null}
        {!batch.undoneBy && isUndoable(batch.kind) ? (
          <Button size="compact-sm" variant="default" aria-label={`${t(redo ? 'history:redo' : 'history:undo')}: ${stepWords(batch, t)}`} onClick={() => { void undoStep(redo ? 'redo' : 'undo', batch) }}>{t(redo ? 'history:redo' : 'history:undo')}</Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  )
}
