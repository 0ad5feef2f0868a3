import { Alert, Button, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDoorExit, IconMaximize, IconMinimize } from '@tabler/icons-react'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { isWritable } from '../../../shared/meetings/states.ts'
import { api } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { meetingNow } from '../clock.ts'
import { carriedNow, type Part } from '../meeting.ts'
import styles from '../meetings.module.css'
import { Attendance } from './Attendance.tsx'
import { quorumWords } from './blocks.ts'
import { CloseDialog } from './CloseDialog.tsx'
import { OpenPanel } from './OpenPanel.tsx'
import { PointText } from './PointText.tsx'
import { useMinutesTyping, type MinutesTyping } from './typing.ts'

/** While people talk: who is there, the points, and the text of the one that is spoken of. */
export function HoldPane({ meeting, refetch }: Part) {
  const t = useWords()
  if (meeting.state === 'planned' || meeting.state === 'convened') return <OpenPanel meeting={meeting} refetch={refetch} />
  if (meeting.state === 'notHeld' || !meeting.minutes) return <Text>{t('meetings:screen.hold.notHeld')}</Text>
  return <Held meeting={meeting} refetch={refetch} />
}

function Held({ meeting, refetch }: Part) {
  const t = useWords()
  const writable = meeting.minutes !== null && isWritable(meeting.minutes.state) && carriedNow(meeting) === undefined
  const typing = useMinutesTyping(meeting.id, writable)
  const [chosen, choose] = useState<string>(() => meeting.points.find(({ outcome }) => outcome === null)?.id ?? 'opening')
  const [projected, project] = useState(false)
  const [closing, close] = useDisclosure(false)
  const show = (key: string) => { if (key !== chosen) { void typing.save(); choose(key) } }
  // drawn anew when the meeting changes, not at each pause in typing: with sixty people that is felt under the keys
  const attendance = useMemo(() => <Attendance meeting={meeting} refetch={refetch} readOnly={!writable} />, [meeting, refetch, writable])
  const text = <PointText key={`${chosen}-${typing.round}`} meeting={meeting} refetch={refetch} chosen={chosen} typing={typing} readOnly={!writable} projected={projected} />
  return (
    <Stack>
      <Group justify="space-between">
        <QuorumLine meeting={meeting} />
        <Group gap="xs" ml="auto">
          <TypingSign typing={typing} />
          <Button variant="default" leftSection={<IconMaximize size={18} aria-hidden />} onClick={() => project(true)}>{t('meetings:screen.hold.project')}</Button>
          <Deserted meeting={meeting} refetch={refetch} />
          {meeting.state === 'open' ? <Button leftSection={<IconDoorExit size={18} aria-hidden />} onClick={close.open}>{t('meetings:screen.close.button')}</Button> : null}
        </Group>
      </Group>
      {typing.problem ? <Alert role="alert" color="red" variant="outline">{typing.problem}</Alert> : null}
      <div className={styles['hold']}>
        <Points meeting={meeting} chosen={chosen} onChoose={show} typing={typing} />
        {projected ? <div /> : text}
        {attendance}
      </div>
      {projected ? <Projector meeting={meeting} onClose={() => project(false)}>{text}</Projector> : null}
      <CloseDialog opened={closing} onClose={close.close} meeting={meeting} refetch={refetch} onShow={show} before={async () => { await typing.save() }} />
    </Stack>
  )
}

/** The first call came to too few: they wait for the second one. */
function Deserted({ meeting, refetch }: Part) {
  const t = useWords()
  const { state, call, secondStartsAt, desertedAt, quorum } = meeting
  if (state !== 'open' || call !== 1 || secondStartsAt === null || desertedAt !== null || quorum?.reached !== false) return null
  const desert = () => attempt(async () => {
    const { batch } = await api.call('meetings.desert', { meetingId: meeting.id, at: meetingNow(meeting) })
    await refetch()
    showDone(t('meetings:screen.open.deserted'), batch)
  })
  return <Button variant="default" onClick={() => { void desert() }}>{t('meetings:screen.open.desert')}</Button>
}

function QuorumLine({ meeting, large = false }: { meeting: Part['meeting']; large?: boolean }) {
  const t = useWords()
  const words = quorumWords(meeting, t)
  return <Text role="status" fw={500} fz={large ? '1em' : 'md'} {...(meeting.quorum?.reached === false ? { className: 'desk-warning' } : {})}>{words === null ? '' : meeting.quorum?.reached === false ? `⚠ ${words}` : words}</Text>
}

/** Whether the typing is kept: what was typed before the last pause survives a crash. As wide for each of its words: else the line breaks otherwise, and what is below goes away from under a click. */
function TypingSign({ typing: { state, recovered } }: { typing: MinutesTyping }) {
  const t = useWords()
  const { time } = useFormats()
  return <Text size="sm" c="dimmed" role="status" miw="9rem" ta="end">{recovered && state === 'kept' ? t('meetings:screen.hold.recovered', { at: time(recovered) }) : state === 'quiet' ? '' : t(`meetings:screen.typing.${state}`)}</Text>
}

function Points({ meeting, chosen, onChoose, typing }: { meeting: Part['meeting']; chosen: string; onChoose: (key: string) => void; typing: MinutesTyping }) {
  const t = useWords()
  const line = (key: string, number: string, title: string, note: string | null) => (
    <li key={key}>
      <UnstyledButton className={styles['point'] ?? ''} data-chosen={key === chosen || undefined} aria-current={key === chosen} onClick={() => onChoose(key)}>
        <span className={styles['pointNumber']}>{number}</span>
        <span><Text span size="sm">{title}</Text><Text span size="xs" c="dimmed" display="block">{[note, typing.typed(key) === undefined ? null : t('meetings:screen.typing.unsaved')].filter(Boolean).join(' · ')}</Text></span>
      </UnstyledButton>
    </li>
  )
  return (
    <nav aria-label={t('meetings:screen.hold.points')}>
      <ul className="desk-plain-list">
        {line('opening', '', t('meetings:field.opening'), null)}
        {meeting.points.map(({ id, number, title, outcome }) => line(id, number, title, outcome ? t(`meetings:outcome.${outcome}`) : null))}
        {line('closing', '', t('meetings:field.closing'), null)}
      </ul>
    </nav>
  )
}

/** The point that is spoken of, large, for everybody in the room; nothing private is in it. Esc leaves it. */
function Projector({ meeting, onClose, children }: { meeting: Part['meeting']; onClose: () => void; children: ReactNode }) {
  const t = useWords()
  useEffect(() => {
    // Where the system forbids the full screen, the window is filled.
    void document.documentElement.requestFullscreen?.().catch(() => undefined)
    // the text takes this key as its own and does nothing with it; its menu stops it, and a dialog closes itself
    const leave = ({ key, target }: KeyboardEvent) => { if (key === 'Escape' && !(target instanceof Element && target.closest('[role="dialog"]'))) onClose() }
    // the key that leaves the full screen is the system's own: the page hears only that it was left
    const left = () => { if (!document.fullscreenElement) onClose() }
    window.addEventListener('keydown', leave)
    document.addEventListener('fullscreenchange', left)
    return () => {
      window.removeEventListener('keydown', leave)
      document.removeEventListener('fullscreenchange', left)
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
    }
  }, [onClose])
  return (
    <div className={styles['projector']} role="region" aria-label={t('meetings:screen.hold.project')}>
      <Group justify="space-between" mb="md">
        <Title order={2}>{meeting.body.name}</Title>
        <Button variant="default" leftSection={<IconMinimize size={18} aria-hidden />} onClick={onClose}>{t('meetings:screen.hold.leave')}</Button>
      </Group>
      <QuorumLine meeting={meeting} large />
      {children}
    </div>
  )
}
