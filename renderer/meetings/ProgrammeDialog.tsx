import { Input, Select, SimpleGrid, Text, TextInput } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { useState } from 'react'
import { parseHour } from '../../shared/typed.ts'
import { api, queryClient, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { today } from '../app/today.ts'
import { calendarLabels } from '../components/calendarLabels.ts'
import { FormDialog } from '../components/FormDialog.tsx'
import { HourInput } from '../components/HourInput.tsx'
import { restDays, restWords } from '../components/restDay.ts'

type Props = { opened: boolean; onClose: () => void; bodyId: string | undefined }

/** A year's programme of a group: the days are chosen in the calendar, and each becomes a planned meeting. */
export function ProgrammeDialog({ opened, onClose, bodyId: given }: Props) {
  const t = useWords()
  const { day } = useFormats()
  const { data } = useRead('groups.list', {})
  const [chosen, setBody] = useState(given ?? null)
  const [name, setName] = useState('')
  const [hour, setHour] = useState('')
  const [days, setDays] = useState<string[]>([])
  const [tried, setTried] = useState(false)
  const bodies = data?.bodies ?? []
  const bodyId = chosen ?? (bodies.length === 1 ? bodies[0]?.id ?? null : null)
  const atHour = parseHour(hour)
  const sorted = days.toSorted()
  const year = Number((sorted[0] ?? today()).slice(0, 4))
  const save = async () => {
    setTried(true)
    if (!bodyId || !atHour || sorted.length === 0) return false
    const { batch } = await api.call('meetings.series.save', { bodyId, fields: { name: name.trim() || t('meetings:screen.programme.named', { year }), year }, startsAt: sorted.map(one => `${one}T${atHour}`) })
    await queryClient.invalidateQueries({ queryKey: ['meetings.list'] })
    showDone(t('meetings:screen.programme.made', { count: sorted.length }), batch)
    setDays([])
    return true
  }
  return (
    <FormDialog opened={opened} onClose={onClose} size="46rem" title={t('meetings:screen.programme.title')} confirm={t('meetings:screen.programme.confirm', { count: sorted.length })} onSave={save}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select label={t('meetings:screen.body')} required data={bodies.map(({ id, name: of }) => ({ value: id, label: of }))} value={bodyId} onChange={setBody} error={tried && !bodyId ? t('field.required') : null} data-autofocus />
        <HourInput label={t('meetings:screen.hour')} required value={hour} onChange={setHour} error={tried && !atHour ? t('meetings:screen.notAnHour') : null} />
      </SimpleGrid>
      <TextInput label={t('meetings:screen.programme.name')} placeholder={t('meetings:screen.programme.named', { year })} value={name} maxLength={200} onChange={event => setName(event.currentTarget.value)} />
      <Input.Wrapper label={t('meetings:screen.programme.days')} required labelElement="div" error={tried && sorted.length === 0 ? t('meetings:screen.programme.noDays') : null}>
        <DatePicker type="multiple" value={days} onChange={setDays} numberOfColumns={2} defaultDate={today()} mt={4} ariaLabels={calendarLabels(t)} {...restDays(t)} />
      </Input.Wrapper>
      <Text size="sm" aria-live="polite">{sorted.length === 0 ? t('meetings:screen.programme.hint') : sorted.map(one => day(one)).join(', ')}</Text>
      {sorted.map(one => [one, restWords(one, t)] as const).map(([one, words]) => (words ? <Text key={one} size="sm">{`${day(one)}: ${words}`}</Text> : null))}
    </FormDialog>
  )
}
