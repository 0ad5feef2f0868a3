import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileExport, IconGavel } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { decisionColumns, decisionStates, type Decision, type DecisionColumn } from '../../shared/meetings/decisions.ts'
import { plainText } from '../../shared/meetings/notes.ts'
import { api, useRead } from '../app/api.ts'
import { useCommand } from '../app/commands.tsx'
import { useFormats, useWords, type Words } from '../app/language.ts'
import { BackLink } from '../components/BackLink.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { addressOf, selectionOf, viewOf } from '../components/grid/address.ts'
import { DataGrid } from '../components/grid/DataGrid.tsx'
import type { ColumnKind, GridColumn, GridSource, GridView, Value } from '../components/grid/types.ts'
import { Page } from '../components/Page.tsx'
import { clockText } from './clock.ts'
import { Effects } from './Effects.tsx'
import { ExcerptPaper } from './ExcerptPaper.tsx'
import { RegisterPaper } from './RegisterPaper.tsx'

const isColumn = (name: string): name is DecisionColumn => decisionColumns.some(column => column === name)
const usual = '-startsAt'

const looks: Record<DecisionColumn, { kind: ColumnKind; width: number; sortable?: false; filterable?: false }> = {
  number: { kind: 'number', width: 90 }, year: { kind: 'year', width: 80 }, startsAt: { kind: 'day', width: 150 }, body: { kind: 'choice', width: 200 }, title: { kind: 'text', width: 270 },
  state: { kind: 'choice', width: 130 }, effectiveFrom: { kind: 'day', width: 140 }, // told from the acts of other rooms too, which the list's own questions do not look at
  effects: { kind: 'text', width: 260, sortable: false, filterable: false },
}

const effectWords = (row: Decision, t: Words) => row.brought.map(({ kind, name, note }) => [t(`meetings:effect.${kind}`), name ?? note].filter(Boolean).join(': ')).join('; ')
const valueOf = (row: Decision, column: DecisionColumn, t: Words): Value => (column === 'effects' ? effectWords(row, t) : row[column])

function useColumns(): GridColumn<Decision>[] {
  const t = useWords()
  return useMemo(() => decisionColumns.map(name => ({
    name, ...looks[name], header: t(`meetings:screen.decisions.column.${name}`), value: (row: Decision) => valueOf(row, name, t),
    ...(name === 'state' ? { label: (value: string | number) => t(`meetings:decisionState.${decisionStates.find(one => one === value) ?? 'adopted'}`) } : {}),
    ...(name === 'startsAt' ? { cell: (row: Decision) => clockText(row.startsAt) } : {}),
  })), [t])
}

/** The book of decisions across bodies. */
export function DecisionsPage() {
  const t = useWords()
  const search = useSearch({ from: '/meetings/decisions' })
  const navigate = useNavigate({ from: '/meetings/decisions' })
  const columns = useColumns()
  const [shown, show] = useState<Decision | null>(null)
  const [printing, print] = useDisclosure(false)
  useCommand('export', print.open, { label: t('meetingPapers:screen.registers') })
  const view = useMemo(() => viewOf<DecisionColumn>(search, [{ column: 'startsAt', descending: true }]), [search])
  const onView = useCallback((part: Partial<GridView>) => { void navigate({ search: old => ({ ...old, ...addressOf(part, isColumn) }), replace: true }) }, [navigate])
  const whole = useRead('meetings.decisions.list', { limit: 1 }, { keep: true })
  const input = useMemo(() => ({ sort: usual, ...selectionOf<DecisionColumn>(search) }), [search])
  const query = JSON.stringify({ ...input, sort: undefined })
  const source = useMemo((): GridSource<Decision> => ({
    query, unfiltered: whole.data?.total, cacheKey: (offset, limit) => ['meetings.decisions.list', { ...input, offset, limit }],
    page: (offset, limit) => api.call('meetings.decisions.list', { ...input, offset, limit }),
    values: async column => (isColumn(column) ? (await api.call('meetings.decisions.values', { ...input, column })).values : []),
  }), [query, whole.data?.total, input])
  return (
    <Page title={t('meetings:screen.decisions.title')} subtitle={<BackLink to="/meetings">{t('meetings:screen.back')}</BackLink>} width="full" actions={<Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={print.open}>{t('meetingPapers:screen.registers')}</Button>}>
      <DataGrid
        label={t('meetings:screen.decisions.title')} store="decisions" columns={columns} source={source} view={view} onView={onView} rowKey={row => row.id} onOpen={show} textPlaceholder={t('meetings:screen.decisions.find')}
        empty={<EmptyState icon={<IconGavel size={48} stroke={1.2} aria-hidden />} title={t('meetings:screen.decisions.emptyTitle')}>{t('meetings:screen.decisions.emptyText')}</EmptyState>}
      />
      <Modal opened={shown !== null} onClose={() => show(null)} size="lg" title={shown?.title ?? ''} closeButtonProps={{ 'aria-label': t('close') }}>{shown ? <Details decision={shown} /> : null}</Modal>
      <RegisterPaper opened={printing} onClose={print.close} first="decisions" bodyId={undefined} />
    </Page>
  )
}

function Details({ decision }: { decision: Decision }) {
  const t = useWords()
  const [printing, print] = useDisclosure(false)
  const { day } = useFormats()
  return (
    <Stack gap="xs">
      <Text size="sm">{[decision.number === null ? null : t('meetings:screen.records.decision', { number: decision.number, year: decision.year }), decision.body, t(`meetings:decisionState.${decision.state}`)].filter(Boolean).join(' · ')}</Text>
      <Text style={{ whiteSpace: 'pre-wrap' }}>{plainText(decision.text)}</Text>
      {decision.vote ? <Text size="sm">{t('meetings:screen.decisions.vote', decision.vote)}</Text> : null}
      {decision.effectiveFrom ? <Text size="sm">{`${t('meetings:field.effectiveFrom')}: ${day(decision.effectiveFrom)}`}</Text> : null}
      <Effects brought={decision.brought} />
      <Group><Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={print.open}>{t('meetingPapers:screen.excerpt')}</Button></Group>
      <ExcerptPaper opened={printing} onClose={print.close} decision={decision} />
      <Anchor component={Link} size="sm" to={`/meetings/${decision.meetingId}`}>{t(decision.pointNumber === null ? 'meetings:screen.decisions.openMeeting' : 'meetings:screen.decisions.open', { at: clockText(decision.startsAt), number: decision.pointNumber })}</Anchor>
    </Stack>
  )
}
