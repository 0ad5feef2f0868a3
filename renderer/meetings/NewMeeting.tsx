import { Select, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { parseDay, parseHour } from '../../shared/typed.ts'
import { api, useRead } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { today } from '../app/today.ts'
import { DayInput } from '../components/DayInput.tsx'
import { useKept } from '../components/draft.tsx'
import { FormDialog } from '../components/FormDialog.tsx'
import { HourInput } from '../components/HourInput.tsx'
import { restWords } from '../components/restDay.ts'

const shape = z.object({ bodyId: z.string().nullable(), day: z.string(), hour: z.string(), place: z.string(), title: z.string() })

type Props = { opened: boolean; onClose: () => void; bodyId: string | undefined; onCreated: (id: string) => void }

/** Asks of whom, when and where; the agenda comes with what each agenda has, and with what is open from before. */
export function NewMeeting({ opened, onClose, ...form }: Props) {
  return opened ? <Form onClose={onClose} {...form} /> : null
}

function Form({ onClose, bodyId: given, onCreated }: Omit<Props, 'opened'>) {
  const t = useWords()
  const { data } = useRead('groups.list', {})
  const bodies = data?.bodies ?? []
  const kept = useKept(`meeting/new/${given ?? ''}`, (): z.infer<typeof shape> => ({ bodyId: given ?? null, day: '', hour: '', place: '', title: '' }), shape)
  const { now: { bodyId: chosen, day, hour, place, title }, set } = kept
  const [tried, setTried] = useState(false)
  const bodyId = chosen ?? (bodies.length === 1 ? bodies[0]?.id ?? null : null)
  const [onDay, atHour] = [parseDay(day, today()), parseHour(hour)]
  const rest = onDay ? restWords(onDay, t) : null
  const save = async () => {
    setTried(true)
    if (!bodyId || !onDay || !atHour) return false
    const { id, batch } = await api.call('meetings.save', { bodyId, values: { startsAt: `${onDay}T${atHour}`, place: place.trim() || null, title: title.trim() || null } })
    showDone(t('meetings:screen.created'), batch)
    onCreated(id)
    return true
  }
  return (
    <FormDialog opened onClose={onClose} title={t('meetings:screen.new')} confirm={t('meetings:screen.create')} onSave={save} kept={kept}>
      <Select label={t('meetings:screen.body')} required data={bodies.map(({ id, name }) => ({ value: id, label: name }))} value={bodyId} onChange={body => set({ bodyId: body })} error={tried && !bodyId ? t('field.required') : null} data-autofocus />
      <SimpleGrid cols={2}>
        <DayInput label={t('meetings:screen.day')} required value={day} onChange={value => set({ day: value })} error={tried && !onDay ? t('field.notADay') : null} />
        <HourInput label={t('meetings:screen.hour')} required value={hour} onChange={value => set({ hour: value })} error={tried && !atHour ? t('meetings:screen.notAnHour') : null} />
      </SimpleGrid>
      {rest ? <Text size="sm" role="status">{rest}</Text> : null}
      <TextInput label={t('meetings:field.place')} value={place} maxLength={300} onChange={event => set({ place: event.currentTarget.value })} />
      <TextInput label={t('meetings:field.title')} description={t('meetings:screen.titleHint')} value={title} maxLength={300} onChange={event => set({ title: event.currentTarget.value })} />
      <Text size="sm" c="dimmed">{t('meetings:screen.agendaHint')}</Text>
    </FormDialog>
  )
}
