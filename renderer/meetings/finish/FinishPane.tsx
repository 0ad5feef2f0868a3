import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { usePaper } from '../../components/paper/usePaper.ts'
import type { Part } from '../meeting.ts'
import { MinutesPaper } from '../MinutesPaper.tsx'
import { Sendings } from '../prepare/Sendings.tsx'
import styles from '../meetings.module.css'
import { Corrections } from './Corrections.tsx'
import { Meter } from './Meter.tsx'
import { Observations } from './Observations.tsx'
import { SignedCopies } from './SignedCopies.tsx'
import { Steps } from './Steps.tsx'
import { Versions } from './Versions.tsx'

/** After a meeting: what its minutes lack, observations, approval, register, corrections. */
export function FinishPane({ meeting, refetch }: Part) {
  const t = useWords()
  if (meeting.state === 'notHeld') return <NotHeld meeting={meeting} />
  if (!meeting.minutes) return <Text>{t('meetings:screen.finish.notYet')}</Text>
  return <Finish meeting={meeting} refetch={refetch} />
}

function NotHeld({ meeting }: { meeting: Part['meeting'] }) {
  const t = useWords()
  const kind = (['noQuorum', 'postponed', 'cancelled'] as const).find(one => one === meeting.notHeldKind)
  return <Stack gap={4}><Text fw={500}>{kind ? t(`meetings:notHeld.${kind}`) : t('meetings:state.notHeld')}</Text>{meeting.notHeldReason ? <Text>{meeting.notHeldReason}</Text> : null}</Stack>
}

function Finish({ meeting, refetch }: Part) {
  const t = useWords()
  const { day } = useFormats()
  const { data: view, error, refetch: again } = useRead('minutes.get', { meetingId: meeting.id }, { keep: true })
  const print = usePaper(t('meetings:screen.paper.minutes'))
  const both = async () => { await Promise.all([refetch(), again()]) }
  if (error) return <ErrorState error={error} retry={() => { void again() }} />
  if (!view) return null
  const { record } = view
  return (
    <div className={styles['panes']}>
      <Stack gap="lg">
        <Group justify="space-between">
          <Title order={2} size="h4">{record.number === null ? t('meetings:screen.finish.minutes') : t('meetings:screen.finish.minutesNumber', { number: record.number, year: record.year ?? '' })}</Title>
          <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={print.open}>{t('meetings:screen.paper.minutes')}</Button>
        </Group>
        {record.approvedOn && record.approvalHow ? <Text size="sm">{t('meetings:screen.finish.approved', { day: day(record.approvedOn), how: t(`meetings:approval.${record.approvalHow}`) })}</Text> : null}
        {meeting.state === 'open' ? <Text className="desk-warning">{`⚠ ${t('meetings:screen.finish.stillOpen')}`}</Text> : null}
        <Steps meeting={meeting} view={view} refetch={both} />
        <Meter completeness={view.completeness} />
        <Corrections meeting={meeting} view={view} refetch={both} />
        <Sendings meeting={meeting} refetch={refetch} />
      </Stack>
      <Stack gap="lg">
        <Observations meeting={meeting} view={view} refetch={both} />
        <SignedCopies meeting={meeting} />
        <Versions view={view} />
        {record.state === 'registered' || record.state === 'registeredWithCorrections' ? <Group><Button variant="default" component={Link} to={`/meetings?body=${meeting.bodyId}`}>{t('meetings:screen.finish.next')}</Button></Group> : null}
      </Stack>
      <MinutesPaper {...print.dialog} meeting={meeting} />
    </div>
  )
}
