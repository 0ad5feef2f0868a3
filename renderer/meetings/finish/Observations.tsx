import { Button, Group, Select, Stack, Text, Textarea, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconMessagePlus } from '@tabler/icons-react'
import { z } from 'zod'
import { observationOutcomes, type MinutesView } from '../../../shared/meetings/minutes.ts'
import { isSealed } from '../../../shared/meetings/states.ts'
import { api } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { DayInput } from '../../components/DayInput.tsx'
import { typedDay } from '../../components/days.ts'
import { useKept } from '../../components/draft.tsx'
import { ChoiceField, TextField } from '../../components/fields.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import type { Part } from '../meeting.ts'

type Props = Part & { view: MinutesView }

/** What those who attended said of the draft, and what became of it. */
export function Observations({ meeting, view, refetch }: Props) {
  const t = useWords()
  const { day } = useFormats()
  const [adding, add] = useDisclosure(false)
  const open = view.record.state === 'underObservation'
  const sealed = isSealed(view.record.state)
  if (!open && view.observations.length === 0) return null
  const titles = new Map(meeting.points.map(({ id, number, title }) => [id, `${number}. ${title}`]))
  const change = async (id: string, fields: Parameters<typeof observe>[2]) => { await observe(meeting.id, id, fields); await refetch() }
  return (
    <section aria-labelledby="observations">
      <Title order={3} size="h5" id="observations" mb="xs">{t('meetings:screen.observations.title')}</Title>
      {view.observations.length === 0 ? <Text size="sm">{t('meetings:screen.observations.empty')}</Text> : null}
      <Stack component="ul" className="desk-plain-list" gap="sm">
        {view.observations.map(({ id, name, receivedOn, text: said, outcome, answer, pointId: about }) => (
          <li key={id}>
            <Text size="sm" fw={500}>{[name, day(receivedOn), titles.get(about ?? '')].filter(Boolean).join(', ')}</Text>
            <Text size="sm">{said}</Text>
            {sealed ? <Text size="sm" c="dimmed">{[outcome ? t(`meetings:observationOutcome.${outcome}`) : null, answer].filter(Boolean).join(': ')}</Text> : (
              <Group grow>
                <ChoiceField label={t('meetings:field.outcome')} clearable choices={observationOutcomes.map(value => ({ value, label: t(`meetings:observationOutcome.${value}`) }))} value={outcome} onSave={value => change(id, { outcome: value })} />
                <TextField label={t('meetings:field.answer')} max={2000} value={answer} onSave={value => change(id, { answer: value })} />
              </Group>
            )}
          </li>
        ))}
      </Stack>
      {open ? <Button mt="xs" size="xs" variant="default" leftSection={<IconMessagePlus size={16} aria-hidden />} onClick={add.open}>{t('meetings:screen.observations.add')}</Button> : null}
      {adding ? <Observe meeting={meeting} refetch={refetch} titles={titles} onClose={add.close} /> : null}
    </section>
  )
}

const shape = z.object({ attendanceId: z.string().nullable(), pointId: z.string().nullable(), text: z.string(), on: z.string() })

function Observe({ meeting, refetch, titles, onClose }: Part & { titles: ReadonlyMap<string, string>; onClose: () => void }) {
  const t = useWords()
  const kept = useKept(`observation/${meeting.id}`, (): z.infer<typeof shape> => ({ attendanceId: null, pointId: null, text: '', on: '' }), shape)
  const { now: { attendanceId, pointId, text, on: typed }, set } = kept
  const on = typedDay(typed)
  const attended = meeting.attendance.filter(({ presences }) => presences.length > 0).map(({ id, name }) => ({ value: id, label: name }))
  const save = async () => {
    if (!attendanceId || !text.trim() || on === undefined) return false
    const { batch } = await api.call('minutes.observe', { meetingId: meeting.id, attendanceId, fields: { text: text.trim(), pointId, ...(on ? { receivedOn: on } : {}) } })
    await refetch()
    showDone(t('meetings:screen.observations.done'), batch)
    return true
  }
  return (
    <FormDialog opened onClose={onClose} title={t('meetings:screen.observations.add')} confirm={t('meetings:screen.save')} onSave={save} kept={kept}>
      <Select data-autofocus label={t('meetings:screen.observations.by')} required searchable data={attended} value={attendanceId} onChange={value => set({ attendanceId: value })} />
      <Select label={t('meetings:screen.observations.about')} clearable data={[...titles].map(([value, label]) => ({ value, label }))} value={pointId} onChange={value => set({ pointId: value })} />
      <Textarea label={t('meetings:field.text')} required autosize minRows={3} maxLength={5000} value={text} onChange={event => set({ text: event.currentTarget.value })} />
      <DayInput label={t('meetings:field.receivedOn')} description={t('meetings:screen.observations.on')} value={typed} onChange={value => set({ on: value })} />
    </FormDialog>
  )
}

const observe = (meetingId: string, id: string, fields: { outcome?: MinutesView['observations'][number]['outcome']; answer?: string | null }) => api.call('minutes.observe', { meetingId, id, fields })
