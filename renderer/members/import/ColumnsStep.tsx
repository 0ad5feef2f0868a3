import { Alert, Badge, Button, Group, NumberInput, Select, Stack, Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconArrowRight, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { joiners, meaningOf, takesSeveral } from '../../../shared/import/columns.ts'
import { formatList } from '../../../shared/format.ts'
import { importFields, importMeaning, type ImportMeaning, type ImportPreview } from '../../../shared/members.ts'
import { CallError, useJob } from '../../app/api.ts'
import { useFormats, useWords, type Words } from '../../app/language.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { useClusters } from '../clusters.ts'
import { Working } from '../../components/Working.tsx'
import styles from './import.module.css'
import { useImportKind } from './kind.ts'
import { sampleWords } from './problemWords.ts'
import type { Step } from './session.ts'

type Props = {
  preview: ImportPreview
  /** Missing after a restart: the file must be chosen again to read it otherwise. */
  ticket: string | undefined
  onRead: (preview: ImportPreview, ticket: string, to: Step) => void
  onNext: () => void
  onOther: () => void
}
type Meanings = Record<number, ImportMeaning | null>
const leave = '-'

/** What each column of the list means, which year its figures belong to, and which cluster it is for. */
export function ColumnsStep({ preview, ticket, onRead, onNext, onOther }: Props) {
  const t = useWords()
  const { clusters, first } = useClusters()
  const { preview: procedure, candidates } = useImportKind()
  const { run, running, progress, stop } = useJob(procedure)
  const [meanings, setMeanings] = useState<Meanings>(() => Object.fromEntries(preview.columns.map(column => [column.index, meaningOf(column)])))
  const [year, setYear] = useState<number | string>(preview.year)
  const [cluster, setCluster] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const changed = cluster !== null || year !== preview.year || preview.columns.some(column => meanings[column.index] !== meaningOf(column))
  const read = async (sheet: string | undefined, to: Step) => {
    if (ticket === undefined) return
    setError(null)
    const same = sheet === undefined || sheet === preview.sheet
    try {
      const next = await run({
        file: ticket, sheet: sheet ?? preview.sheet, ...(same ? { mapping: meanings } : {}), ...(!candidates && typeof year === 'number' && (year !== preview.year || preview.yearFrom === 'given') ? { year } : {}),
        ...(cluster ? { clusterId: cluster } : {}),
      })
      onRead(next, ticket, to)
    } catch (refused) {
      if (!(refused instanceof CallError && refused.code === 'cancelled')) setError(refused)
    }
  }
  const goOn = () => (changed ? read(undefined, 'rows') : onNext())
  const fixed = ticket === undefined
  return (
    <Stack>
      {preview.appliedBefore ? <AppliedBefore at={preview.appliedBefore} /> : null}
      {fixed ? <Alert icon={<IconInfoCircle aria-hidden />} color="blue" variant="outline"><Group justify="space-between"><Text size="sm">{t('members:import.fileGone')}</Text><Button size="xs" variant="default" onClick={onOther}>{t('members:import.choose')}</Button></Group></Alert> : null}
      <Group align="flex-start" gap="lg">
        {preview.sheets.length > 1 ? (
          <Select label={t('members:import.sheet')} description={t('members:import.oneSheet')} data={preview.sheets} value={preview.sheet} disabled={fixed || running} onChange={sheet => { if (sheet && sheet !== preview.sheet) void read(sheet, 'columns') }} />
        ) : null}
        {candidates ? null : (
          <NumberInput
            label={t('members:import.year')} description={t(`members:import.yearFrom.${preview.yearFrom}`)} value={year} min={1900} max={2200} allowDecimal={false} hideControls maw={360} disabled={fixed || running}
            onChange={setYear} error={typeof year === 'number' ? null : t('field.required')}
          />
        )}
        {clusters.length > 1 && !candidates ? (
          <Select label={t('members:cluster')} description={t('members:import.intoCluster')} data={clusters.map(({ id, name }) => ({ value: id, label: name }))} value={cluster ?? first?.id ?? null} disabled={fixed || running} onChange={setCluster} w={320} maw="100%" />
        ) : null}
      </Group>
      <Notes columns={preview.columns} meanings={meanings} />
      <Columns preview={preview} meanings={meanings} disabled={fixed || running} onChange={(index, field) => setMeanings(old => ({ ...old, [index]: field }))} />
      <Skipped skipped={preview.skipped} headerRow={preview.headerRow} />
      {running ? <Working words={t('members:import.reading')} progress={progress} onStop={stop} /> : null}
      {error ? <ErrorState error={error} /> : null}
      <Group><Button rightSection={<IconArrowRight size={18} aria-hidden />} disabled={running || typeof year !== 'number'} onClick={() => { void goOn() }}>{t('members:import.goOn')}</Button></Group>
    </Stack>
  )
}

function AppliedBefore({ at }: { at: string }) {
  const t = useWords()
  const { instant } = useFormats()
  return <Alert icon={<IconAlertTriangle aria-hidden />} color="yellow" variant="outline" title={t('members:import.appliedBefore', { at: instant(at) })}>{t('members:import.appliedBeforeText')}</Alert>
}

/** What is missing in the meanings, and what becomes of columns that mean the same. */
function Notes({ columns, meanings }: { columns: ImportPreview['columns']; meanings: Meanings }) {
  const t = useWords()
  const { language } = useFormats()
  const used = Object.values(meanings).filter(field => field !== null && field !== 'aside')
  const twice = [...new Set(used.filter((field, index) => used.indexOf(field) !== index))]
  const named = (field: ImportMeaning) => columns.filter(({ index }) => meanings[index] === field).map(({ header }) => t('members:import.quoted', { text: header || t('members:import.noHeader') }))
  const wrong = [
    ...(used.includes('name') ? [] : [t('members:import.noName')]),
    ...twice.filter(field => !takesSeveral(field)).map(field => t('members:import.twice', { field: t(`members:importField.${field}`) })),
  ]
  const told = twice.filter(field => joiners[field] !== undefined).map(field => t('members:import.joined', { columns: formatList(named(field), language), field: t(`members:importField.${field}`) }))
  if (wrong.length + told.length === 0) return null
  return (
    <Alert role="status" icon={wrong.length > 0 ? <IconAlertTriangle aria-hidden /> : <IconInfoCircle aria-hidden />} color={wrong.length > 0 ? 'yellow' : 'blue'} variant="outline">
      {[...wrong, ...told].map(word => <Text key={word} size="sm">{word}</Text>)}
    </Alert>
  )
}

/** What a column can mean. One of states that is left without a meaning still tells who left, until it is put aside as well. */
const choices = (t: Words, states: boolean) => [
  ...(states ? [{ value: leave, label: t('members:import.statesColumn') }, { value: 'aside', label: t('members:import.leaveColumn') }] : [{ value: leave, label: t('members:import.leaveColumn') }]),
  ...importFields.map(field => ({ value: field, label: t(`members:importField.${field}`) })),
]

/** What a column means that is left out: of candidates nobody left, so that one that was put aside in a list of members stays so, without a choice. */
const leftOut = (column: ImportPreview['columns'][number], candidates: boolean): ImportMeaning | null => (candidates && meaningOf(column) === 'aside' ? 'aside' : null)

function Columns({ preview, meanings, disabled, onChange }: { preview: ImportPreview; meanings: Meanings; disabled: boolean; onChange: (index: number, meaning: ImportMeaning | null) => void }) {
  const t = useWords()
  const { language } = useFormats()
  const { candidates } = useImportKind()
  const [usual, ofStates] = [choices(t, false), choices(t, true)]
  return (
    <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': t('members:import.step.columns') } }}>
      <Table withTableBorder>
        <Table.Thead>
          <Table.Tr><Table.Th scope="col">{t('members:import.header')}</Table.Th><Table.Th scope="col">{t('members:import.samples')}</Table.Th><Table.Th scope="col" w={260}>{t('members:import.meaning')}</Table.Th></Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preview.columns.map(column => ({ ...column, left: leftOut(column, candidates !== null) })).map(({ index, header, samples, hidden, states, left }) => (
            <Table.Tr key={index}>
              <Table.Th scope="row">{header || t('members:import.noHeader')} {hidden ? <Badge variant="outline" color="gray" size="sm">{t('members:import.hidden')}</Badge> : null}</Table.Th>
              <Table.Td className={styles['samples'] ?? ''}>{samples.map(text => sampleWords(text, meanings[index], language)).join(' · ')}</Table.Td>
              <Table.Td>
                <Select
                  aria-label={t('members:import.meaningOf', { header: header || t('members:import.noHeader') })} data={states && !candidates ? ofStates : usual} limit={ofStates.length} searchable disabled={disabled} value={meanings[index] === left ? leave : (meanings[index] ?? leave)}
                  nothingFoundMessage={t('nothingFound')} onChange={value => onChange(index, importMeaning.safeParse(value).data ?? left)}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

/** Rows that are no members: titles, header, totals, blanks. */
export function Skipped({ skipped, headerRow }: Pick<ImportPreview, 'skipped' | 'headerRow'>) {
  const t = useWords()
  const parts = (['title', 'section', 'continued', 'total', 'blank'] as const).flatMap(reason => {
    const rows = skipped.filter(row => row.reason === reason).map(({ row, text }) => (text === undefined ? String(row) : t('members:import.skippedText', { row, text })))
    return rows.length === 0 ? [] : [t(`members:import.skipped.${reason}`, { count: rows.length, rows: rows.slice(0, 12).join(', ') + (rows.length > 12 ? '…' : '') })]
  })
  return <Text size="sm">{[headerRow === 0 ? t('members:import.noHeaderRow') : t('members:import.headerRow', { row: headerRow }), ...parts].join(' ')}</Text>
}
