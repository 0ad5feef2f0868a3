import { Alert, Button, Checkbox, Group, SegmentedControl, Text } from '@mantine/core'
import { IconArrowLeft, IconCheck } from '@tabler/icons-react'
import { useCallback, useMemo, useState } from 'react'
import type { ImportChoice, ImportOutcome, ImportPreview, ImportRow } from '../../../shared/members.ts'
import { CallError, useJob } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { sayError } from '../../app/toast.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { DataGrid } from '../../components/grid/DataGrid.tsx'
import { localSource } from '../../components/grid/localSource.ts'
import { emptyView, type GridView } from '../../components/grid/types.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Working } from '../../components/Working.tsx'
import { choose, isTaken, outcomes, possible, type Choices } from './choices.ts'
import { useImportKind } from './kind.ts'
import { usePreviewColumns } from './previewColumns.tsx'
import type { Result } from './ResultStep.tsx'
import { RowDetail } from './RowDetail.tsx'
import { useChoices } from './session.ts'

type Props = { preview: ImportPreview; onBack: () => void; onDone: (result: Result) => void; onAgain: () => void }
type Tab = ImportOutcome | 'all'

const rowKey = (row: ImportRow) => String(row.row)

/** Row by row what will happen and why, with a choice for each, and the import itself. */
export function RowsStep({ preview, onBack, onDone, onAgain }: Props) {
  const t = useWords()
  const { number } = useFormats()
  const { choices, change, forget } = useChoices(preview.session)
  const [tab, setTab] = useState<Tab>('all')
  const [onlyProblems, setOnlyProblems] = useState(false)
  const [open, setOpen] = useState<ImportRow | null>(null)
  const rows = useMemo(
    () => preview.rows.filter(row => (tab === 'all' || row.outcome === tab) && (!onlyProblems || row.problems.some(({ level }) => level !== 'info') || row.outcome === 'duplicate')),
    [preview.rows, tab, onlyProblems],
  )
  const pick = useCallback((picked: readonly ImportRow[], choice: ImportChoice) => change(old => choose(old, picked, choice)), [change])
  const { candidates } = useImportKind()
  const { apply, job, error } = useApply(preview, choices, result => { forget(); onDone(result) })
  // a candidate that is on record as the list says becomes a supplier all the same
  const becomes = (row: ImportRow) => candidates !== null && row.outcome === 'same' && row.match?.organisationId
  const taken = preview.rows.filter(row => isTaken(row, choices) || becomes(row)).length
  const tabs: Tab[] = ['all', ...outcomes]
  const count = (one: Tab) => (one === 'all' ? preview.counts.total : preview.counts[one])
  const left = preview.rows.length - taken
  const label = (one: Tab) => `${t(one === 'all' ? 'members:import.tabAll' : `members:import.tab.${one}`)} (${number(count(one))})`
  return (
    <>
      <Group gap="md">
        <SegmentedControl aria-label={t('members:import.tabs')} value={tab} onChange={value => setTab(tabs.find(one => one === value) ?? 'all')} data={tabs.map(one => ({ value: one, label: label(one), disabled: count(one) === 0 && one !== 'all' }))} />
        <Checkbox label={t('members:import.onlyProblems')} checked={onlyProblems} onChange={event => setOnlyProblems(event.currentTarget.checked)} />
      </Group>
      {candidates?.field}
      <PreviewGrid key={`${tab}${onlyProblems}`} preview={preview} rows={rows} name={`${preview.session}/${tab}/${onlyProblems}`} choices={choices} onOpen={setOpen} onPick={pick} />
      {error ? (
        <ErrorState error={error}>{error instanceof CallError && error.code === 'changed-since' ? <Group mt="sm"><Button variant="default" onClick={onAgain}>{t('members:import.readAgain')}</Button></Group> : null}</ErrorState>
      ) : null}
      <Group justify="space-between">
        <Button variant="default" leftSection={<IconArrowLeft size={18} aria-hidden />} onClick={onBack}>{t('members:import.back')}</Button>
        <Group gap="md">
          <Text size="sm" role="status">{left === 0 ? t('members:import.willTakeAll', { count: taken, shown: number(taken) }) : t('members:import.willTake', { count: taken, shown: number(taken), left: t('members:import.willLeave', { count: left, shown: number(left) }) })}</Text>
          <Button leftSection={<IconCheck size={18} aria-hidden />} disabled={taken === 0 || job.running} onClick={() => { void apply() }}>{t('members:import.apply', { count: taken, shown: number(taken) })}</Button>
        </Group>
      </Group>
      <RowDetail row={open} choices={choices} onPick={choice => { if (open) pick([open], choice) }} onClose={() => setOpen(null)} />
      <Dialog opened={job.running} onClose={job.stop} withCloseButton={false} title={t('members:import.applying')} closeOnClickOutside={false} closeOnEscape={false}>
        <Working words={t('members:import.applyingText')} progress={job.progress} onStop={job.stop} />
      </Dialog>
    </>
  )
}

function useApply(preview: ImportPreview, choices: Choices, onDone: (result: Result) => void) {
  const { apply: procedure, candidates } = useImportKind()
  const job = useJob(procedure)
  const [error, setError] = useState<unknown>(null)
  const apply = async () => {
    setError(null)
    try {
      const { batch, counts } = await job.run({ session: preview.session, choices, ...(candidates && candidates.categoryIds.length > 0 ? { categoryIds: [...candidates.categoryIds] } : {}) })
      onDone({ session: preview.session, fileName: preview.fileName, batch, counts, choices })
    } catch (refused) {
      if (refused instanceof CallError && refused.code === 'cancelled') sayError(refused)
      else setError(refused)
    }
  }
  return { apply, job, error }
}

type Pick = (rows: readonly ImportRow[], choice: ImportChoice) => void

/** One choice for all of these rows that allow it. */
function BulkButtons({ rows, onPick }: { rows: readonly ImportRow[]; onPick: Pick }) {
  const t = useWords()
  return possible(rows).map(choice => <Button key={choice} size="compact-sm" variant="default" onClick={() => onPick(rows, choice)}>{t(`members:import.choice.${choice}`)}</Button>)
}

type GridProps = { preview: ImportPreview; rows: ImportRow[]; name: string; choices: Choices; onOpen: (row: ImportRow) => void; onPick: Pick }

function PreviewGrid({ preview, rows, name, choices, onOpen, onPick }: GridProps) {
  const t = useWords()
  const { language } = useFormats()
  const columns = usePreviewColumns(preview, choices)
  const [view, setView] = useState<GridView>(emptyView)
  const source = useMemo(() => localSource(name, rows, columns, view, language), [name, rows, columns, view, language])
  if (preview.rows.length === 0) return <Alert variant="outline">{t('members:import.noRows')}</Alert>
  return (
    <>
      {possible(source.all).length > 0 ? <Group gap="xs" role="group" aria-label={t('members:import.forAll')}><Text size="sm">{t('members:import.forAll')}</Text><BulkButtons rows={source.all} onPick={onPick} /></Group> : null}
      <DataGrid
        label={t('members:import.step.rows')} store="import" columns={columns} source={source} view={view} onView={part => setView(old => ({ ...old, ...part }))} rowKey={rowKey} onOpen={onOpen}
        textPlaceholder={t('members:textPlaceholder')} empty={<Text>{t('members:import.noneHere')}</Text>}
        renderActions={selection => <Group gap="xs"><BulkButtons rows={source.all.filter(row => selection.has(rowKey(row)))} onPick={onPick} /></Group>}
      />
    </>
  )
}
