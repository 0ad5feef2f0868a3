import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { duplicateKinds, type DuplicateKind } from '../../shared/duplicates.ts'
import { api, useJob, type RunningJob } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Working } from '../components/Working.tsx'
import { CandidateTable } from './CandidateTable.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { firmColumns, personColumns, shownFirms, shownPeople, type ShownSet } from './shown.ts'
import styles from './duplicates.module.css'

const step = 25

type Props = { kind: DuplicateKind; onKind: (kind: DuplicateKind) => void }

/** Records that may be the same, organisations or people, set by set: to be merged, or told apart for good. */
export function DuplicatesTab({ kind, onKind }: Props) {
  const t = useWords()
  const choices = duplicateKinds.map(value => ({ value, label: t(`duplicates:kind.${value}`) }))
  return (
    <Stack gap="lg">
      <Group><SegmentedControl data={choices} value={kind} onChange={value => onKind(duplicateKinds.find(one => one === value) ?? 'organisations')} aria-label={t('duplicates:kinds')} /></Group>
      {kind === 'people' ? <People /> : <Firms />}
    </Stack>
  )
}

function Firms() {
  const t = useWords()
  const formats = useFormats()
  const [limit, setLimit] = useState(step)
  const { run, ...job } = useJob('organisations.duplicates')
  const list = useQuery({ queryKey: ['organisations.duplicates', limit], queryFn: () => run({ limit }), placeholderData: keepPreviousData, staleTime: 0 })
  const found = list.data && { total: list.data.total, sets: list.data.sets.map(set => shownFirms(set, t, formats)) }
  return <Found kind="organisations" found={found} error={list.error} retry={() => { void list.refetch() }} job={job} onMore={() => setLimit(limit + step)} />
}

function People() {
  const t = useWords()
  const formats = useFormats()
  const [limit, setLimit] = useState(step)
  const { run, ...job } = useJob('people.duplicates')
  const list = useQuery({ queryKey: ['people.duplicates', limit], queryFn: () => run({ limit }), placeholderData: keepPreviousData, staleTime: 0 })
  const found = list.data && { total: list.data.total, sets: list.data.sets.map(set => shownPeople(set, t, formats)) }
  return <Found kind="people" found={found} error={list.error} retry={() => { void list.refetch() }} job={job} onMore={() => setLimit(limit + step)} />
}

type FoundProps = { kind: DuplicateKind; found: { total: number; sets: ShownSet[] } | undefined; error: Error | null; retry: () => void; job: RunningJob; onMore: () => void }

function Found({ kind, found, error, retry, job: { progress, stop }, onMore }: FoundProps) {
  const t = useWords()
  const { number } = useFormats()
  if (error) return <ErrorState error={error} retry={retry} />
  if (!found) return <Working words={t('duplicates:looking')} progress={progress} onStop={stop} />
  const { total, sets } = found
  if (total === 0) return <EmptyState title={t('duplicates:none')}>{t(kind === 'people' ? 'duplicates:nonePeopleText' : 'duplicates:noneText')}</EmptyState>
  return (
    <>
      <Text size="sm" role="status">{t(kind === 'people' ? 'duplicates:foundPeople' : 'duplicates:found', { count: total, n: number(total) })}</Text>
      {sets.map(set => <SetOfRecords key={set.records.map(({ id }) => id).join()} kind={kind} set={set} />)}
      {sets.length < total ? <Group justify="center"><Button variant="default" onClick={onMore}>{t('duplicates:more', { count: total - sets.length, n: number(total - sets.length) })}</Button></Group> : null}
    </>
  )
}

function SetOfRecords({ kind, set: { records, reasons } }: { kind: DuplicateKind; set: ShownSet }) {
  const t = useWords()
  const [chosen, setChosen] = useState<readonly string[]>(() => records.map(({ id }) => id))
  const [merging, setMerging] = useState(false)
  const names = records.map(({ name }) => name).join(', ')
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter(one => one !== id) : [...chosen, id])
  const distinguish = () => attempt(async () => {
    const { batch } = await api.call(`${kind}.distinguish`, { ids: [...chosen] })
    showDone(t('duplicates:distinguished'), batch)
  })
  return (
    <Stack gap="xs" component="section" className={styles['set'] ?? ''} aria-label={t('duplicates:set', { names })}>
      <Text size="sm" fw={600}>{reasons.join(' · ')}</Text>
      <CandidateTable columns={kind === 'people' ? personColumns : firmColumns} records={records} chosen={chosen} onToggle={toggle} />
      <Group gap="xs">
        <Button size="xs" disabled={chosen.length < 2} onClick={() => setMerging(true)} aria-label={t('duplicates:mergeNames', { names })}>{t('duplicates:merge')}</Button>
        <Button size="xs" variant="default" disabled={chosen.length < 2} onClick={() => { void distinguish() }} aria-label={t('duplicates:distinguishNames', { names })}>{t('duplicates:distinguish')}</Button>
      </Group>
      <MergeDialog kind={kind} ids={chosen} opened={merging} onClose={() => setMerging(false)} />
    </Stack>
  )
}
