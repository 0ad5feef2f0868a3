import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBook2, IconFileExport, IconGavel } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { decisionColumns, type Decision, type DecisionColumn } from '../../shared/meetings/decisions.ts'
import { decisionList } from '../../shared/meetings/list.ts'
import { plainText } from '../../shared/meetings/notes.ts'
import { usualView, type ViewDefinition } from '../../shared/views.ts'
import { api, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import type { DecisionsSearch } from '../app/search.ts'
import { useVisit } from '../app/visit.ts'
import { BackLink } from '../components/BackLink.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Glance } from '../components/Facts.tsx'
import { selectionOf } from '../components/grid/address.ts'
import { DataGrid } from '../components/grid/DataGrid.tsx'
import { gridColumns } from '../components/grid/gridColumns.ts'
import type { GridSource } from '../components/grid/types.ts'
import { Page } from '../components/Page.tsx'
import { usePaper } from '../components/paper/usePaper.ts'
import { useListView } from '../views/useListView.ts'
import { ViewExport } from '../views/ViewExport.tsx'
import { ViewTabs } from '../views/ViewTabs.tsx'
import { Effects } from './Effects.tsx'
import { ExcerptPaper } from './ExcerptPaper.tsx'
import { OriginLink } from './OriginLink.tsx'
import { RegisterPaper } from './RegisterPaper.tsx'

const isColumn = (name: string): name is DecisionColumn => decisionColumns.some(column => column === name)
const none = 'none'
/** The newest stands first. */
const order = '-startsAt'
const usual: ViewDefinition = { ...usualView, sort: [{ column: 'startsAt', descending: true }] }

/** The view of the book of decisions, kept in the address, and what the core is asked for it. */
function useDecisionsView() {
  const search = useSearch({ from: '/meetings/decisions' })
  const navigate = useNavigate({ from: '/meetings/decisions' })
  const change = useCallback((part: Partial<DecisionsSearch>, replace = false) => { void navigate({ search: old => ({ ...old, ...part }), replace }) }, [navigate])
  const input = useMemo(() => ({ sort: order, ...selectionOf<DecisionColumn>(search) }), [search])
  return { search, change, input, ...useListView({ grid: 'decisions', search, change, isColumn, usual }) }
}

/** The book of decisions across bodies. */
export function DecisionsPage() {
  const t = useWords()
  const { search, change, input, view, onView, tabs, name } = useDecisionsView()
  const columns = useMemo(() => gridColumns(decisionList, t), [t])
  const { open } = search
  const { data: found } = useRead('meetings.decisions.list', { id: open ?? none, limit: 1 }, { enabled: open !== undefined })
  const shown = open === undefined ? null : found?.rows[0] ?? null
  const show = useCallback((row: Decision) => change({ open: row.id }), [change])
  useVisit('decision', shown?.id)
  const [printing, print] = useDisclosure(false)
  const paper = usePaper(t('views:export.title'))
  const whole = useRead('meetings.decisions.list', { limit: 1 }, { keep: true })
  const query = JSON.stringify({ ...input, sort: undefined, group: undefined })
  const source = useMemo((): GridSource<Decision> => ({
    query, unfiltered: whole.data?.total, cacheKey: (offset, limit) => ['meetings.decisions.list', { ...input, offset, limit }],
    page: (offset, limit) => api.call('meetings.decisions.list', { ...input, offset, limit }),
    values: async column => (isColumn(column) ? (await api.call('meetings.decisions.values', { ...input, column })).values : []),
    groups: async by => (isColumn(by) ? (await api.call('meetings.decisions.groups', { ...input, by })).groups : []),
  }), [query, whole.data?.total, input])
  return (
    <Page
      title={t('meetings:screen.decisions.title')} subtitle={<BackLink to="/meetings">{t('meetings:screen.back')}</BackLink>} width="full"
      actions={(
        <>
          <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={paper.open}>{t('views:export.button')}</Button>
          <Button variant="default" leftSection={<IconBook2 size={18} aria-hidden />} onClick={print.open}>{t('meetingPapers:screen.registers')}</Button>
        </>
      )}
    >
      <DataGrid
        label={t('meetings:screen.decisions.title')} store="decisions" columns={columns} source={source} view={view} onView={onView} rowKey={row => row.id} recordOf={row => ({ table: 'decision', id: row.id })} onOpen={show} textPlaceholder={t('meetings:screen.decisions.find')}
        tabs={<ViewTabs {...tabs} usual={t('meetings:screen.decisions.usualView')} />}
        renderDetail={row => <Glance title={row.title} to={{ to: '/meetings/decisions', search: { ...search, open: row.id } }}><Details key={row.id} decision={row} /></Glance>}
        empty={<EmptyState icon={<IconGavel size={48} stroke={1.2} aria-hidden />} title={t('meetings:screen.decisions.emptyTitle')}>{t('meetings:screen.decisions.emptyText')}</EmptyState>}
      />
      <Dialog opened={shown !== null} onClose={() => change({ open: undefined }, true)} size="lg" title={shown?.title ?? ''}>{shown ? <Details decision={shown} /> : null}</Dialog>
      <ViewExport {...paper.dialog} grid="decisions" selection={input} columns={columns} view={view} onView={onView} name={name} confidential />
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
      <OriginLink {...decision} />
    </Stack>
  )
}
