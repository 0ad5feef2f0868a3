import { Fieldset, SimpleGrid, Stack } from '@mantine/core'
import type { Input } from '../../../shared/contract.ts'
import { dayOf } from '../../../shared/meetings/clock.ts'
import { meetingModes, type MeetingRecord } from '../../../shared/meetings.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { CheckField } from '../../components/CheckField.tsx'
import { ChoiceField, TextAreaField, TextField } from '../../components/fields.tsx'
import { restWords } from '../../components/restDay.ts'
import { useSeenSave } from '../../components/seen.ts'
import { ClockField } from '../ClockField.tsx'
import type { Part } from '../meeting.ts'
import { PrivateNotes } from './PointForm.tsx'

type Values = Input<'meetings.save'>['values']
const write = ({ id }: MeetingRecord, values: Values, revision: number) => api.call('meetings.save', { id, values, revision })

/** When and where a meeting is, and what its convocation says beside the agenda. */
export function Facts({ meeting, refetch }: Part) {
  const t = useWords()
  const save = useSeenSave(meeting, write, refetch)
  const held = meeting.state !== 'planned' && meeting.state !== 'convened'
  const rest = restWords(dayOf(meeting.startsAt), t)
  const second = meeting.rule.secondCallMinutes !== null
  return (
    <Fieldset legend={t('meetings:screen.facts')}>
      <Stack gap="sm">
        <TextField label={t('meetings:field.title')} max={300} value={meeting.title} onSave={(value, seen) => save({ title: value }, { title: seen })} />
        <SimpleGrid type="container" cols={{ base: 1, '28rem': 2 }}>
          <ClockField label={t('meetings:field.startsAt')} {...(rest && !held ? { description: rest } : {})} required readOnly={held} value={meeting.startsAt} onSave={(value, seen) => save({ startsAt: value ?? meeting.startsAt }, { startsAt: seen ?? meeting.startsAt })} />
          <ClockField label={t('meetings:field.plannedEndAt')} readOnly={held} value={meeting.plannedEndAt} onSave={(value, seen) => save({ plannedEndAt: value }, { plannedEndAt: seen })} />
          <TextField label={t('meetings:field.place')} max={300} readOnly={held} value={meeting.place} onSave={(value, seen) => save({ place: value }, { place: seen })} />
          <ChoiceField label={t('meetings:field.mode')} readOnly={held} choices={meetingModes.map(value => ({ value, label: t(`meetings:mode.${value}`) }))} value={meeting.mode} onSave={(value, seen) => save({ mode: value ?? meeting.mode }, { mode: seen ?? meeting.mode })} />
          {meeting.mode === 'inPerson' ? null : <TextField label={t('meetings:field.link')} max={500} value={meeting.link} onSave={(value, seen) => save({ link: value }, { link: seen })} />}
          {second ? <ClockField label={t('meetings:field.secondStartsAt')} readOnly={held} value={meeting.secondStartsAt} onSave={(value, seen) => save({ secondStartsAt: value }, { secondStartsAt: seen })} /> : null}
          {second ? <TextField label={t('meetings:field.secondPlace')} max={300} readOnly={held} value={meeting.secondPlace} onSave={(value, seen) => save({ secondPlace: value }, { secondPlace: seen })} /> : null}
          <TextField label={t('meetings:field.protocol')} max={100} value={meeting.protocol} onSave={(value, seen) => save({ protocol: value }, { protocol: seen })} />
        </SimpleGrid>
        <TextAreaField label={t('meetings:field.convocationText')} rows={2} max={10_000} kept={`meeting/${meeting.id}/convocationText`} value={meeting.convocationText} onSave={(value, seen) => save({ convocationText: value }, { convocationText: seen })} />
        <CheckField label={t('meetings:screen.meetingConfidential')} value={meeting.confidential} onSave={(confidential, seen) => save({ confidential }, { confidential: seen })} />
        <PrivateNotes kept={`meeting/${meeting.id}/privateNotes`} value={meeting.privateNotes} onSave={(privateNotes, seen) => save({ privateNotes }, { privateNotes: seen })} />
      </Stack>
    </Fieldset>
  )
}
