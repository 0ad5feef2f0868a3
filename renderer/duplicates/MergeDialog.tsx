import { Alert, Button, Group, List, Loader, Modal, Radio, Stack, Table, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import type { MergeField, MergePreview } from '../../shared/duplicates.ts'
import { api, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { tableWords } from '../history/fieldWords.ts'
import { fieldLabel, fieldWords } from './mergeWords.ts'

type Props = { ids: readonly string[]; opened: boolean; onClose: () => void; onMerged?: (winner: string) => void }

/** Makes one record of several: which stays, and whose value each field takes. Nothing is lost: all links move, and it can be undone. */
export function MergeDialog({ ids, opened, onClose, onMerged }: Props) {
  const t = useWords()
  return (
    <Modal opened={opened} onClose={onClose} title={t('duplicates:dialog.title')} size="70rem" closeButtonProps={{ 'aria-label': t('close') }}>
      {opened ? <MergeForm ids={ids} onClose={onClose} onMerged={onMerged} /> : null}
    </Modal>
  )
}

type Choices = Partial<Record<MergeField, string>>

function MergeForm({ ids, onClose, onMerged }: { ids: readonly string[]; onClose: () => void; onMerged: Props['onMerged'] }) {
  const t = useWords()
  const [winner, setWinner] = useState(ids[0] ?? '')
  const [choices, setChoices] = useState<Choices>({})
  const losers = ids.filter(id => id !== winner)
  const preview = useRead('organisations.merge.preview', { winner, losers }, { keep: true })
  if (preview.isError) return <ErrorState error={preview.error} retry={() => { void preview.refetch() }} />
  if (!preview.data) return <Loader aria-label={t('loading')} />
  const { data } = preview
  const undecided = data.differentVat && choices.vatNumber === undefined
  const merge = () => attempt(async () => {
    const { batch } = await api.call('organisations.merge', { winner, losers, choices })
    onClose()
    showDone(t('duplicates:dialog.done', { name: data.records[0]?.name ?? '' }), batch)
    onMerged?.(winner)
  })
  return (
    <Stack>
      <Text size="sm">{t('duplicates:dialog.explanation')}</Text>
      <FieldTable preview={data} winner={winner} choices={choices} onWinner={setWinner} onChoose={(field, id) => setChoices({ ...choices, [field]: id })} />
      <Moves preview={data} />
      <Warnings preview={data} />
      {undecided ? <Alert color="yellow" variant="outline" icon={<IconAlertTriangle aria-hidden />} title={t('errors:different-vat.title')}>{t('errors:different-vat.next')}</Alert> : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
        <Button disabled={undecided || data.seats.some(({ inSession }) => inSession)} onClick={() => { void merge() }}>{t('duplicates:dialog.merge', { count: ids.length })}</Button>
      </Group>
    </Stack>
  )
}

type FieldProps = { preview: MergePreview; winner: string; choices: Choices; onWinner: (id: string) => void; onChoose: (field: MergeField, id: string) => void }

/** Fields of which all values are kept have nothing to choose. */
const kept: readonly MergeField[] = ['tags', 'otherEmails', 'privateNotes', 'confirmedOn']

/** One column a record; the fields that differ or that only one knows, each with its choice. */
function FieldTable({ preview: { records, fields }, winner, choices, onWinner, onChoose }: FieldProps) {
  const t = useWords()
  const formats = useFormats()
  const shown = fields.filter(({ field, state }) => state !== 'same' && !kept.includes(field))
  const same = fields.filter(({ field, state, values }) => state === 'same' && !kept.includes(field) && values[0]?.value !== null).map(({ field }) => fieldLabel(field, t))
  return (
    <>
      <Table.ScrollContainer minWidth={200 + records.length * 220} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': t('duplicates:dialog.fields') } }}>
        <Table withTableBorder withColumnBorders aria-label={t('duplicates:dialog.fields')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('duplicates:dialog.stays')}</Table.Th>
              {records.map(one => (
                <Table.Th key={one.id} scope="col"><Radio name="winner" checked={one.id === winner} onChange={() => onWinner(one.id)} label={one.name} aria-label={t('duplicates:dialog.staysOne', { name: one.name })} /></Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ field, state, values, proposed }) => (
              <Table.Tr key={field}>
                <Table.Th scope="row" fw={500}>{fieldLabel(field, t)}<Text size="xs" c="dimmed">{t(`duplicates:state.${state}`)}</Text></Table.Th>
                {records.map(({ id, name }) => {
                  const words = fieldWords(field, values.find(one => one.id === id)?.value, t, formats.language)
                  return (
                    <Table.Td key={id} style={{ overflowWrap: 'anywhere' }}>
                      <Radio
                        name={field} checked={(choices[field] ?? proposed) === id} onChange={() => onChoose(field, id)} label={words}
                        aria-label={t('duplicates:dialog.take', { field: fieldLabel(field, t), value: words, name })}
                      />
                    </Table.Td>
                  )
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {same.length > 0 ? <Text size="sm" c="dimmed">{t('duplicates:dialog.same', { fields: same.join(', ') })}</Text> : null}
    </>
  )
}

const namesOf = (seats: MergePreview['seats'], becomes: 'one' | 'two') => seats.filter(one => one.becomes === becomes).map(({ body }) => body).join(', ')

/** What one firm has twice after the merge, and what has to come to its end before. */
function Warnings({ preview: { seats, qualifications } }: { preview: MergePreview }) {
  const t = useWords()
  const sitting = seats.filter(({ inSession }) => inSession).map(({ body }) => body).join(', ')
  const twice = [
    ...(seats.some(({ becomes }) => becomes === 'two') ? [t('duplicates:dialog.seatsTwo', { bodies: namesOf(seats, 'two') })] : []),
    ...(qualifications.length > 0 ? [t('duplicates:dialog.qualifications', { codes: qualifications.join(', ') })] : []),
  ]
  return (
    <>
      {twice.map(words => <Alert key={words} color="yellow" variant="outline" icon={<IconAlertTriangle aria-hidden />}>{words}</Alert>)}
      {sitting === '' ? null : <Alert color="yellow" variant="outline" icon={<IconAlertTriangle aria-hidden />} title={t('errors:seats-in-session.title', { bodies: sitting })}>{t('errors:seats-in-session.next')}</Alert>}
    </>
  )
}

/** What comes over from the other records, and what is kept of both. */
function Moves({ preview: { links, figureYears, seats } }: { preview: MergePreview }) {
  const t = useWords()
  const { number } = useFormats()
  const known = links.map(({ table, count }) => `${tableWords(table)}: ${number(count)}`)
  return (
    <List size="sm">
      {known.length > 0 ? <List.Item>{t('duplicates:dialog.moves', { links: known.join(', ') })}</List.Item> : null}
      <List.Item>{t('duplicates:dialog.keeps')}</List.Item>
      {seats.some(({ becomes }) => becomes === 'one') ? <List.Item>{t('duplicates:dialog.seatsOne', { bodies: namesOf(seats, 'one') })}</List.Item> : null}
      {figureYears.length > 0 ? <List.Item>{t('duplicates:dialog.figures', { years: figureYears.join(', ') })}</List.Item> : null}
    </List>
  )
}
