import { Alert, Button, Group, Modal, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { parseDay, parseHour } from '../../shared/typed.ts'
import { useRead, useWrite } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { today } from '../app/today.ts'

type Props = { opened: boolean; onClose: () => void; bodyId: string | undefined; onCreated: (id: string) => void }

/** Asks of whom, when and where; the agenda comes with what each agenda has, and with what is open from before. */
export function NewMeeting({ opened, onClose, ...form }: Props) {
  const t = useWords()
  return (
    <Modal opened={opened} onClose={onClose} title={t('meetings:screen.new')} closeButtonProps={{ 'aria-label': t('close') }}>
      {opened ? <Form onClose={onClose} {...form} /> : null}
    </Modal>
  )
}

function Form({ onClose, bodyId: given, onCreated }: Omit<Props, 'opened'>) {
  const t = useWords()
  const { data } = useRead('groups.list', {})
  const { write, pending, error } = useWrite('meetings.save')
  const bodies = data?.bodies ?? []
  const [chosen, setBody] = useState(given ?? null)
  const [day, setDay] = useState('')
  const [hour, setHour] = useState('')
  const [place, setPlace] = useState('')
  const [title, setTitle] = useState('')
  const [tried, setTried] = useState(false)
  const bodyId = chosen ?? (bodies.length === 1 ? bodies[0]?.id ?? null : null)
  const [onDay, atHour] = [parseDay(day, today()), parseHour(hour)]
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (!bodyId || !onDay || !atHour) return
    const made = await write({ bodyId, values: { startsAt: `${onDay}T${atHour}`, place: place.trim() || null, title: title.trim() || null } }).catch(() => undefined)
    if (!made) return
    onClose()
    showDone(t('meetings:screen.created'), made.batch)
    onCreated(made.id)
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        <Select label={t('meetings:screen.body')} required data={bodies.map(({ id, name }) => ({ value: id, label: name }))} value={bodyId} onChange={setBody} error={tried && !bodyId ? t('field.required') : null} data-autofocus />
        <SimpleGrid cols={2}>
          <TextInput label={t('meetings:screen.day')} required value={day} placeholder={t('field.dayPlaceholder')} onChange={event => setDay(event.currentTarget.value)} error={tried && !onDay ? t('field.notADay') : null} />
          <TextInput label={t('meetings:screen.hour')} required value={hour} placeholder="17:30" onChange={event => setHour(event.currentTarget.value)} error={tried && !atHour ? t('meetings:screen.notAnHour') : null} />
        </SimpleGrid>
        <TextInput label={t('meetings:field.place')} value={place} maxLength={300} onChange={event => setPlace(event.currentTarget.value)} />
        <TextInput label={t('meetings:field.title')} description={t('meetings:screen.titleHint')} value={title} maxLength={300} onChange={event => setTitle(event.currentTarget.value)} />
        <Text size="sm" c="dimmed">{t('meetings:screen.agendaHint')}</Text>
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={pending}>{t('meetings:screen.create')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
