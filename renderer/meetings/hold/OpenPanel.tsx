import { Alert, Button, Fieldset, Group, Radio, Stack, Text } from '@mantine/core'
import { IconDoorEnter } from '@tabler/icons-react'
import { useState } from 'react'
import { formatClock, formatDay } from '../../../shared/format.ts'
import { dayOf, hourOf } from '../../../shared/meetings/clock.ts'
import { parseHour } from '../../../shared/typed.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { HourInput } from '../../components/HourInput.tsx'
import { carriedNow, type Part } from '../meeting.ts'
import { meetingNow } from '../clock.ts'
import { ConveneButton } from '../prepare/ConveneButton.tsx'

/** Opens a meeting on a call at an hour; or notes that the first call found nobody. */
export function OpenPanel({ meeting, refetch }: Part) {
  const t = useWords()
  const day = dayOf(meetingNow(meeting))
  const [hour, setHour] = useState(() => hourOf(meetingNow(meeting)))
  const [call, setCall] = useState(meeting.desertedAt ? '2' : '1')
  const at = parseHour(hour)
  const second = meeting.rule.secondCallMinutes !== null && meeting.secondStartsAt !== null
  const open = () => attempt(async () => {
    if (!at) return
    const { batch } = await api.call('meetings.open', { meetingId: meeting.id, at: `${day}T${at}`, ...(second ? { call: call === '2' ? 2 : 1 } : {}) })
    await refetch()
    showDone(t('meetings:screen.open.done'), batch)
  })
  const desert = () => attempt(async () => {
    if (!at) return
    const { batch } = await api.call('meetings.desert', { meetingId: meeting.id, at: `${day}T${at}` })
    await refetch()
    setCall('2')
    showDone(t('meetings:screen.open.deserted'), batch)
  })
  if (carriedNow(meeting)) return null
  const mustConvene = meeting.state === 'planned' && meeting.rule.formal
  return (
    <Fieldset legend={t('meetings:screen.open.title')} maw={620}>
      <Stack>
        <Text size="sm">{t('meetings:screen.open.text', { at: formatClock(meeting.startsAt) })}</Text>
        {mustConvene ? (
          <Alert variant="outline" color="orange">
            <Text size="sm" mb="xs">{t('meetings:screen.open.conveneFirst')}</Text>
            <ConveneButton meeting={meeting} refetch={refetch} />
          </Alert>
        ) : null}
        <HourInput label={t('meetings:field.openedAt')} description={formatDay(day)} width={160} value={hour} onChange={setHour} error={at ? null : t('meetings:screen.notAnHour')} />
        {second ? (
          <Radio.Group label={t('meetings:field.call')} value={call} onChange={setCall}>
            <Group mt={4}><Radio value="1" label={t('meetings:screen.open.first')} /><Radio value="2" label={t('meetings:screen.open.second', { at: meeting.secondStartsAt ? formatClock(meeting.secondStartsAt) : '' })} /></Group>
          </Radio.Group>
        ) : null}
        <Group>
          <Button leftSection={<IconDoorEnter size={18} aria-hidden />} disabled={mustConvene} onClick={() => { void open() }}>{t('meetings:screen.open.button')}</Button>
          {second && meeting.desertedAt === null && meeting.state === 'convened' ? <Button variant="default" onClick={() => { void desert() }}>{t('meetings:screen.open.desert')}</Button> : null}
        </Group>
      </Stack>
    </Fieldset>
  )
}
