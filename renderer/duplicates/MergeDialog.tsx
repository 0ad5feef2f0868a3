import { Alert, Button, Group, List, Radio, Stack, Table, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import type { DuplicateKind } from '../../shared/duplicates.ts'
import { useJob, useRead, type RunningJob } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Waiting } from '../components/Waiting.tsx'
import { Working } from '../components/Working.tsx'
import { WideTable } from '../components/WideTable.tsx'
import { firmMerge, personMerge, type Choices, type ShownMerge } from './shown.ts'

type Props = { kind: DuplicateKind; ids: readonly string[]; opened: boolean; onClose: () => void }

/** Makes one record of several: which stays, and whose value each field takes. Nothing is lost: all links move, and it can be undone. */
export function MergeDialog({ kind, ids, opened, onClose }: Props) {
  const t = useWords()
  return (
    <Dialog opened={opened} onClose={onClose} title={t('duplicates:dialog.title')} size="70rem">
      {opened ? <Merge key={kind} kind={kind} ids={ids} onClose={onClose} /> : null}
    </Dialog>
  )
}

function Merge({ kind, ids, onClose }: Omit<Props, 'opened'>) {
  const [winner, setWinner] = useState(ids[0] ?? '')
  const [choices, setChoices] = useState<Choices>({})
  const props = { winner, losers: ids.filter(id => id !== winner), choices, onWinner: setWinner, onChoose: (field: string, id: string) => setChoices({ ...choices, [field]: id }), onClose }
  return kind === 'people' ? <OfPeople {...props} /> : <OfFirms {...props} />
}

type MergeProps = { winner: string; losers: string[]; choices: Choices; onWinner: (id: string) => void; onChoose: (field: string, id: string) => void; onClose: () => void }

function OfFirms(props: MergeProps) {
  const t = useWords()
  const formats = useFormats()
  const { winner, losers, choices } = props
  const { run, ...job } = useJob('organisations.merge')
  const preview = useRead('organisations.merge.preview', { winner, losers }, { keep: true })
  if (preview.isError) return <ErrorState error={preview.error} retry={() => { void preview.refetch() }} />
  if (!preview.data) return <Waiting />
  return <MergeForm {...props} merge={firmMerge(preview.data, choices, t, formats)} job={job} onMerge={() => run({ winner, losers, choices })} />
}

function OfPeople(props: MergeProps) {
  const t = useWords()
  const formats = useFormats()
  const { winner, losers, choices } = props
  const { run, ...job } = useJob('people.merge')
  const preview = useRead('people.merge.preview', { winner, losers }, { keep: true })
  if (preview.isError) return <ErrorState error={preview.error} retry={() => { void preview.refetch() }} />
  if (!preview.data) return <Waiting />
  return <MergeForm {...props} merge={personMerge(preview.data, t, formats)} job={job} onMerge={() => run({ winner, losers, choices })} />
}

type FormProps = MergeProps & { merge: ShownMerge; job: RunningJob; onMerge: () => Promise<{ batch: string }> }

function MergeForm({ merge: shown, job, winner, losers, choices, onWinner, onChoose, onClose, onMerge }: FormProps) {
  const t = useWords()
  const { records, facts, warnings, obstacle } = shown
  const merge = () => attempt(async () => {
    const { batch } = await onMerge()
    onClose()
    showDone(t('duplicates:dialog.done', { name: records[0]?.name ?? '' }), batch)
  })
  return (
    <Stack>
      <Text size="sm">{t('duplicates:dialog.explanation')}</Text>
      <FieldTable merge={shown} winner={winner} choices={choices} onWinner={onWinner} onChoose={onChoose} />
      <List size="sm">{facts.map(words => <List.Item key={words}>{words}</List.Item>)}</List>
      {warnings.map(words => <Alert key={words} color="yellow" variant="outline" icon={<IconAlertTriangle aria-hidden />}>{words}</Alert>)}
      {obstacle ? <Alert color="yellow" variant="outline" icon={<IconAlertTriangle aria-hidden />} title={obstacle.title}>{obstacle.next}</Alert> : null}
      {job.running ? <Working words={t('duplicates:dialog.merging')} progress={job.progress} onStop={job.stop} /> : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
        <Button disabled={obstacle !== null || job.running} onClick={() => { void merge() }}>{t('duplicates:dialog.merge', { count: losers.length + 1 })}</Button>
      </Group>
    </Stack>
  )
}

type FieldProps = { merge: ShownMerge } & Pick<MergeProps, 'winner' | 'choices' | 'onWinner' | 'onChoose'>

/** One column a record; the fields that differ or that only one knows, each with its choice. */
function FieldTable({ merge: { records, fields, same }, winner, choices, onWinner, onChoose }: FieldProps) {
  const t = useWords()
  return (
    <>
      <WideTable label={t('duplicates:dialog.fields')} minWidth={200 + records.length * 220} withTableBorder withColumnBorders>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('duplicates:dialog.stays')}</Table.Th>
            {records.map(one => (
              <Table.Th key={one.id} scope="col"><Radio name="winner" checked={one.id === winner} onChange={() => onWinner(one.id)} label={one.name} description={one.beside} aria-label={t('duplicates:dialog.staysOne', { name: one.name })} /></Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {fields.map(({ field, label, state, values, proposed }) => (
            <Table.Tr key={field}>
              <Table.Th scope="row" fw={500}>{label}<Text size="xs" c="dimmed">{t(`duplicates:state.${state}`)}</Text></Table.Th>
              {records.map(({ id, name }) => {
                const words = values.find(one => one.id === id)?.words ?? ''
                return (
                  <Table.Td key={id} style={{ overflowWrap: 'anywhere' }}>
                    <Radio name={field} checked={(choices[field] ?? proposed) === id} onChange={() => onChoose(field, id)} label={words} aria-label={t('duplicates:dialog.take', { field: label, value: words, name })} />
                  </Table.Td>
                )
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      {same.length > 0 ? <Text size="sm" c="dimmed">{t('duplicates:dialog.same', { fields: same.join(', ') })}</Text> : null}
    </>
  )
}
