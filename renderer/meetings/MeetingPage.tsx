import { Alert, Badge, Button, Group, Menu, SegmentedControl, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBan, IconDeviceLaptop, IconHistory, IconLock, IconTrash, IconTrashOff } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { formatClock } from '../../shared/format.ts'
import { isSealed } from '../../shared/meetings/states.ts'
import type { MeetingRecord } from '../../shared/meetings.ts'
import { api, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { useVisit } from '../app/visit.ts'
import { BackLink } from '../components/BackLink.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { MoreMenu } from '../components/MoreMenu.tsx'
import { Page } from '../components/Page.tsx'
import { Waiting } from '../components/Waiting.tsx'
import { RecordHistory } from '../history/RecordHistory.tsx'
import { AbandonDialog } from './AbandonDialog.tsx'
import { BreakDialog } from './carry/BreakDialog.tsx'
import { HomeAlert } from './carry/HomeAlert.tsx'
import { OutDialog } from './carry/OutDialog.tsx'
import { FinishPane } from './finish/FinishPane.tsx'
import { HoldPane } from './hold/HoldPane.tsx'
import { carriedNow, modeOf, modes } from './meeting.ts'
import { PreparePane } from './prepare/PreparePane.tsx'
import { MeetingMark, MinutesMark } from './StateMark.tsx'

/** One meeting in three modes: prepared, held, finished. */
export function MeetingPage() {
  const { id } = useParams({ from: '/meetings/$id' })
  const t = useWords()
  const { data: meeting, error, refetch } = useRead('meetings.get', { id }, { keep: true })
  useVisit('meeting', meeting?.id)
  if (meeting?.id === id) return <Meeting key={id} meeting={meeting} refetch={refetch} />
  return (
    <Page title={t('meetings:screen.meeting')} subtitle={<BackLink to="/meetings">{t('meetings:screen.back')}</BackLink>}>
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : <Waiting />}
    </Page>
  )
}

function Meeting({ meeting, refetch }: { meeting: MeetingRecord; refetch: () => Promise<unknown> }) {
  const t = useWords()
  const navigate = useNavigate()
  const { mode = modeOf(meeting) } = useSearch({ from: '/meetings/$id' })
  const again = useCallback(() => refetch(), [refetch])
  const show = (next: string) => { void navigate({ to: '/meetings/$id', params: { id: meeting.id }, search: { mode: modes.find(one => one === next) }, replace: true }) }
  const Pane = { prepare: PreparePane, hold: HoldPane, finish: FinishPane }[mode]
  return (
    <Page
      title={[meeting.body.name, formatClock(meeting.startsAt)].join(', ')} record={meeting.deletedAt ? null : { table: 'meeting', id: meeting.id }} width="wide" actions={<Actions meeting={meeting} refetch={again} />}
      subtitle={(
        <Group gap="sm">
          <BackLink to="/meetings">{t('meetings:screen.back')}</BackLink>
          {meeting.title ? <span>{meeting.title}</span> : null}
          <MeetingMark state={meeting.state} />
          {meeting.minutes ? <MinutesMark state={meeting.minutes.state} /> : null}
          {meeting.deletedAt ? <Badge color="gray" variant="outline">{t('meetings:screen.inBin')}</Badge> : null}
        </Group>
      )}
    >
      <SegmentedControl aria-label={t('meetings:screen.mode.label')} value={mode} onChange={show} data={modes.map(value => ({ value, label: t(`meetings:screen.mode.${value}`) }))} maw={560} />
      <Locked meeting={meeting} refetch={again} />
      <Pane meeting={meeting} refetch={again} />
    </Page>
  )
}

/** Why nothing is written here now: sealed, or on a laptop. */
function Locked({ meeting, refetch }: { meeting: MeetingRecord; refetch: () => Promise<unknown> }) {
  const t = useWords()
  const { instant } = useFormats()
  const [breaking, breakLock] = useDisclosure(false)
  const carried = carriedNow(meeting)
  const seal = meeting.minutes && isSealed(meeting.minutes.state) ? meeting.minutes.seal : null
  return (
    <>
      {carried ? (
        <Alert variant="outline" color="orange" icon={<IconDeviceLaptop aria-hidden />} title={t('meetings:screen.carry.away', { to: carried.to, at: instant(carried.outAt) })}>
          <Text size="sm">{t('meetings:screen.carry.awayText')}</Text>
          <Group mt="xs"><Button size="xs" variant="default" onClick={breakLock.open}>{t('meetings:screen.carry.break')}</Button></Group>
          <BreakDialog opened={breaking} onClose={breakLock.close} meetingId={meeting.id} refetch={refetch} />
        </Alert>
      ) : null}
      <HomeAlert meetingId={meeting.id} startsAt={meeting.startsAt} />
      {seal ? <Alert variant="outline" icon={<IconLock aria-hidden />} title={t('meetings:screen.sealed.title', { code: seal.code })}>{t('meetings:screen.sealed.text', { at: instant(seal.sealedAt) })}</Alert> : null}
    </>
  )
}

function Actions({ meeting, refetch }: { meeting: MeetingRecord; refetch: () => Promise<unknown> }) {
  const t = useWords()
  const navigate = useNavigate()
  const [abandoning, abandon] = useDisclosure(false)
  const [handing, hand] = useDisclosure(false)
  const [looking, look] = useDisclosure(false)
  const remove = () => attempt(async () => {
    const { batch } = await api.call('meetings.remove', { ids: [meeting.id] })
    showDone(t('meetings:screen.removed'), batch)
    void navigate({ to: '/meetings' })
  })
  const restore = () => attempt(async () => {
    const { batch } = await api.call('meetings.restore', { ids: [meeting.id] })
    showDone(t('meetings:screen.restored'), batch)
    await refetch()
  })
  const running = meeting.state === 'planned' || meeting.state === 'convened' || meeting.state === 'open'
  return (
    <>
      <MoreMenu>
        <Menu.Item leftSection={<IconHistory size={18} aria-hidden />} onClick={look.open}>{t('meetings:screen.history')}</Menu.Item>
        {carriedNow(meeting) || meeting.state === 'notHeld' ? null : <Menu.Item leftSection={<IconDeviceLaptop size={18} aria-hidden />} onClick={hand.open}>{t('meetings:screen.carry.out')}</Menu.Item>}
        {running ? <Menu.Item leftSection={<IconBan size={18} aria-hidden />} onClick={abandon.open}>{t('meetings:screen.abandon.button')}</Menu.Item> : null}
        {meeting.state === 'planned' && !meeting.deletedAt ? <Menu.Item leftSection={<IconTrash size={18} aria-hidden />} onClick={() => { void remove() }}>{t('meetings:screen.remove')}</Menu.Item> : null}
        {meeting.deletedAt ? <Menu.Item leftSection={<IconTrashOff size={18} aria-hidden />} onClick={() => { void restore() }}>{t('meetings:screen.restore')}</Menu.Item> : null}
      </MoreMenu>
      <Dialog opened={looking} onClose={look.close} size="60rem" title={t('meetings:screen.history')}>{looking ? <RecordHistory table="meeting" id={meeting.id} /> : null}</Dialog>
      {abandoning ? <AbandonDialog onClose={abandon.close} meeting={meeting} refetch={refetch} /> : null}
      {handing ? <OutDialog onClose={hand.close} meeting={meeting} refetch={refetch} /> : null}
    </>
  )
}
