import { Button, Group, Stack, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DuplicateSet } from '../../shared/duplicates.ts'
import { api, useJob } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Working } from '../components/Working.tsx'
import { CandidateTable } from './CandidateTable.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import styles from './duplicates.module.css'

const step = 25

/** Records that may be the same, set by set: to be merged, or told apart for good. */
export function DuplicatesTab() {
  const t = useWords()
  const { number } = useFormats()
  const [limit, setLimit] = useState(step)
  const { run, progress, stop } = useJob('organisations.duplicates')
  const list = useQuery({ queryKey: ['organisations.duplicates', limit], queryFn: () => run({ limit }), placeholderData: keepPreviousData, staleTime: 0 })
  if (list.isError) return <ErrorState error={list.error} retry={() => { void list.refetch() }} />
  if (!list.data) return <Working words={t('duplicates:looking')} progress={progress} onStop={stop} />
  const { total, sets } = list.data
  if (total === 0) return <EmptyState title={t('duplicates:none')}>{t('duplicates:noneText')}</EmptyState>
  return (
    <Stack gap="lg">
      <Text size="sm" role="status">{t('duplicates:found', { count: total, n: number(total) })}</Text>
      {sets.map(set => <SetOfRecords key={set.records.map(one => one.id).join()} set={set} />)}
      {sets.length < total ? <Group justify="center"><Button variant="default" onClick={() => setLimit(limit + step)}>{t('duplicates:more', { count: total - sets.length, n: number(total - sets.length) })}</Button></Group> : null}
    </Stack>
  )
}

function SetOfRecords({ set: { records, pairs } }: { set: DuplicateSet }) {
  const t = useWords()
  const [chosen, setChosen] = useState<readonly string[]>(() => records.map(({ id }) => id))
  const [merging, setMerging] = useState(false)
  const names = records.map(({ name }) => name).join(', ')
  const reasons = [...new Set(pairs.map(({ reason }) => reason))]
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter(one => one !== id) : [...chosen, id])
  const distinguish = () => attempt(async () => {
    const { batch } = await api.call('organisations.distinguish', { ids: [...chosen] })
    showDone(t('duplicates:distinguished'), batch)
  })
  return (
    <Stack gap="xs" component="section" className={styles['set'] ?? ''} aria-label={t('duplicates:set', { names })}>
      <Text size="sm" fw={600}>{reasons.map(reason => t(`duplicates:reason.${reason}`)).join(' · ')}</Text>
      <CandidateTable records={records} chosen={chosen} onToggle={toggle} />
      <Group gap="xs">
        <Button size="xs" disabled={chosen.length < 2} onClick={() => setMerging(true)} aria-label={t('duplicates:mergeNames', { names })}>{t('duplicates:merge')}</Button>
        <Button size="xs" variant="default" disabled={chosen.length < 2} onClick={() => { void distinguish() }} aria-label={t('duplicates:distinguishNames', { names })}>{t('duplicates:distinguish')}</Button>
      </Group>
      <MergeDialog ids={chosen} opened={merging} onClose={() => setMerging(false)} />
    </Stack>
  )
}
