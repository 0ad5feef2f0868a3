import { Alert, Button, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState, type SubmitEvent } from 'react'
import { formatDay } from '../../../shared/format.ts'
import type { PublishedList } from '../../../shared/suppliers/records.ts'
import { useRead, useWrite } from '../../app/api.ts'
import { errorWords } from '../../app/errors.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { today } from '../../app/today.ts'
import { DayInput } from '../../components/DayInput.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { typedDay } from '../../components/days.ts'
import { Waiting } from '../../components/Waiting.tsx'
import { WideTable } from '../../components/WideTable.tsx'
import { StateMark } from '../StateMark.tsx'
import { inLanguage } from '../words.ts'

type Props = { opened: boolean; onClose: () => void; onPublished: () => void }

/** Publishes the list of a day, after it was looked at: an act with a number, sealed. */
export function PublishDialog({ opened, onClose, onPublished }: Props) {
  const t = useWords()
  return (
    <Dialog opened={opened} onClose={onClose} title={t('suppliers:screen.publish.title')} size="60rem">
      {opened ? <PublishForm onClose={onClose} onPublished={onPublished} /> : null}
    </Dialog>
  )
}

function PublishForm({ onClose, onPublished }: Omit<Props, 'opened'>) {
  const t = useWords()
  const [typed, setTyped] = useState(formatDay(today()))
  const [note, setNote] = useState('')
  const { write, pending, error } = useWrite('suppliers.publish')
  const date = typedDay(typed)
  const list = useRead('suppliers.publications.get', date ? { at: date, anew: true } : {}, { enabled: Boolean(date), keep: true })
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!date) return
    const made = await write({ date, ...(note.trim() ? { note: note.trim() } : {}) }).catch(() => undefined)
    if (!made) return
    onClose()
    showDone(t('suppliers:screen.publish.done', { number: `${made.number}/${made.year}`, code: made.seal }))
    onPublished()
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        <Text size="sm">{t('suppliers:screen.publish.about')}</Text>
        <Group align="flex-start" grow>
          <DayInput first label={t('suppliers:field.date')} required value={typed} onChange={setTyped} error={date ? null : t('field.notADay')} />
          <TextInput label={t('suppliers:field.note')} description={t('suppliers:screen.publish.noteHint')} value={note} maxLength={1000} onChange={event => setNote(event.currentTarget.value)} inputWrapperOrder={['label', 'input', 'description', 'error']} />
        </Group>
        {list.error ? <ErrorState error={list.error} /> : null}
        {list.data ? <Preview list={list.data} /> : <Waiting inline size="sm" />}
        <Alert variant="outline" color="gray" icon={<IconLock aria-hidden />}>{t('suppliers:screen.publish.sealed')}</Alert>
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={pending} disabled={!date}>{t('suppliers:screen.publish.confirm')}</Button>
        </Group>
      </Stack>
    </form>
  )
}

/** The rows as they would be published. */
export function Preview({ list: { rows, already, date } }: { list: PublishedList }) {
  const t = useWords()
  const { language, day } = useFormats()
  const label = t('suppliers:screen.publish.preview', { count: rows.length, day: day(date) })
  return (
    <>
      {already ? <Text size="sm" className="desk-warning">{`⚠ ${t('suppliers:screen.publish.already', { number: `${already.number}/${already.year}` })}`}</Text> : null}
      <Text size="sm" fw={500} role="status">{label}</Text>
      {rows.length > 0 ? (
        <WideTable label={label} minWidth={600} maxHeight="21.25rem" verticalSpacing={4}>
          <Table.Thead><Table.Tr>{(['category', 'name', 'municipality', 'state', 'validUntil'] as const).map(column => <Table.Th key={column} scope="col">{t(`suppliers:column.${column}`)}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {rows.map(row => (
              <Table.Tr key={`${row.categoryCode} ${row.name} ${row.vatNumber ?? ''}`}>
                <Table.Td>{`${row.categoryCode} ${inLanguage(language, row.category, row.categoryEnglish)}`}</Table.Td><Table.Th scope="row" fw={500}>{row.name}</Table.Th>
                <Table.Td>{[row.municipality, row.province ? `(${row.province})` : null].filter(Boolean).join(' ')}</Table.Td><Table.Td><StateMark state={row.state} /></Table.Td>
                <Table.Td>{row.validUntil ? day(row.validUntil) : null}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      ) : null}
    </>
  )
}
