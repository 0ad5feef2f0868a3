import { Button, Group, Stack, Title } from '@mantine/core'
import { IconCalendarDown, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { useCalendarFile } from '../../components/calendarFile.ts'
import { usePaper } from '../../components/paper/usePaper.ts'
import { carriedNow, type Part } from '../meeting.ts'
import { MeetingPaper } from '../MeetingPaper.tsx'
import styles from '../meetings.module.css'
import { Agenda } from './Agenda.tsx'
import { ConveneButton } from './ConveneButton.tsx'
import { Facts } from './Facts.tsx'
import { Inbox } from './Inbox.tsx'
import { Papers } from './Papers.tsx'
import { PointForm } from './PointForm.tsx'
import { Sendings } from './Sendings.tsx'

/** Before a meeting: its agenda, what was proposed and what is open from before, when and where, papers, convocation. */
export function PreparePane({ meeting, refetch }: Part) {
  const t = useWords()
  const [chosen, choose] = useState<string | null>(null)
  const print = usePaper(t('meetingPapers:screen.papers'))
  const writeCalendar = useCalendarFile()
  const point = meeting.points.find(({ id }) => id === chosen)
  const canConvene = (meeting.state === 'planned' || meeting.state === 'convened') && carriedNow(meeting) === undefined
  return (
    <div className={styles['panes']}>
      <Stack gap="lg">
        <section aria-labelledby="agenda">
          <Group justify="space-between" mb="xs">
            <Title order={2} size="h4" id="agenda">{t('meetings:screen.agenda.title')}</Title>
            {canConvene ? <ConveneButton meeting={meeting} refetch={refetch} /> : null}
          </Group>
          <Group mb="xs" gap="xs">
            <Button size="compact-sm" variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={print.open}>{t('meetingPapers:screen.papers')}</Button>
            {meeting.state === 'notHeld' ? null : <Button size="compact-sm" variant="default" leftSection={<IconCalendarDown size={16} aria-hidden />} onClick={() => { void writeCalendar(asked => api.call('meetings.calendar', { ...asked, meetingId: meeting.id })) }}>{t('meetingPapers:screen.calendar')}</Button>}
          </Group>
          <Agenda meeting={meeting} refetch={refetch} chosen={chosen} onChoose={choose} />
        </section>
        <Inbox meeting={meeting} refetch={refetch} />
        {meeting.state === 'planned' ? null : <Sendings meeting={meeting} refetch={refetch} />}
      </Stack>
      <Stack gap="lg">
        {point ? <PointForm key={point.id} meeting={meeting} point={point} refetch={refetch} onClose={() => choose(null)} /> : null}
        <Facts meeting={meeting} refetch={refetch} />
        <Papers meeting={meeting} refetch={refetch} pointId={null} />
      </Stack>
      <MeetingPaper {...print.dialog} meeting={meeting} />
    </div>
  )
}
