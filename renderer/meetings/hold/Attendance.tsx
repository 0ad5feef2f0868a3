import { ActionIcon, Button, Group, Menu, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck, IconDots, IconUserPlus } from '@tabler/icons-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { seated } from '../../../shared/meetings/attendance.ts'
import { hourOf } from '../../../shared/meetings/clock.ts'
import type { Input } from '../../../shared/contract.ts'
import type { Attendee } from '../../../shared/meetings.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { attempt } from '../../app/notices.tsx'
import { meetingNow } from '../clock.ts'
import { carriedNow, type Part } from '../meeting.ts'
import styles from '../meetings.module.css'
import { GuestDialog } from './GuestDialog.tsx'
import { Lead } from './Lead.tsx'
import { ProxyDialog } from './ProxyDialog.tsx'

type Event = Input<'meetings.attendance'>['event']
const events = ['present', 'leaves', 'excused', 'absent', 'unmarked'] as const satisfies readonly Event[]

/** Whether somebody is there now (or was at the end), and what is noted of the others. */
function standing(one: Attendee, closedAt: string | null): 'present' | 'left' | 'excused' | 'absent' | 'proxy' | 'unmarked' {
  if (seated(one, closedAt).presences.some(({ leftAt }) => leftAt === null)) return 'present'
  if (one.presences.length > 0) return 'left'
  return one.state === null || one.state === 'present' ? 'unmarked' : one.state
}

/** Attendance by one key for each person: the arrows go from one to the next. */
export function Attendance({ meeting, refetch }: Part) {
  const t = useWords()
  const list = useRef<HTMLUListElement>(null)
  const [guest, addGuest] = useDisclosure(false)
  const [grantor, setGrantor] = useState<string | null>(null)
  const open = meeting.state === 'open' && carriedNow(meeting) === undefined
  const note = (attendanceId: string, event: Event, substitute?: true) => attempt(async () => {
    await api.call('meetings.attendance', { meetingId: meeting.id, attendanceId, event, at: meetingNow(meeting), ...(substitute ? { substitute } : {}) })
    await refetch()
  })
  const all = () => attempt(async () => {
    await api.call('meetings.attendance', { meetingId: meeting.id, all: true, event: 'present', at: meetingNow(meeting) })
    await refetch()
  })
  const step = (by: number) => {
    const lines = [...(list.current?.querySelectorAll<HTMLElement>('[data-seat]') ?? [])]
    const here = lines.findIndex(line => line === document.activeElement)
    lines[Math.min(lines.length - 1, Math.max(0, here + by))]?.focus()
  }
  const press = (event: KeyboardEvent, one: Attendee) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); step(event.key === 'ArrowDown' ? 1 : -1) }
    if (!open || event.ctrlKey || event.altKey || event.metaKey) return
    const key = event.key.toUpperCase()
    const meant = events.find(name => t(`meetings:screen.attendance.key.${name}`) === key)
    if (key === t('meetings:screen.attendance.key.proxy')) { event.preventDefault(); setGrantor(one.id) }
    if (!meant) return
    event.preventDefault()
    step(1)
    void note(one.id, meant)
  }
  return (
    <Stack gap="xs">
      <Title order={2} size="h4" id="attendance">{t('meetings:block.attendance')}</Title>
      {meeting.attendance.length === 0 ? <Text size="sm">{t('meetings:screen.attendance.empty')}</Text> : null}
      {open ? <Text size="xs" c="dimmed">{t('meetings:screen.attendance.keysHint')}</Text> : null}
      <ul className="desk-plain-list" aria-labelledby="attendance" ref={list}>
        {meeting.attendance.map((one, at) => (
          <li key={one.id}>
            <Group gap={2} wrap="nowrap">
              <Line one={one} first={at === 0} meeting={meeting} onPress={event => press(event, one)} onClick={() => { if (open) void note(one.id, standing(one, meeting.closedAt) === 'present' ? 'leaves' : 'present') }} />
              {open ? <Acts one={one} onNote={(event, substitute) => { void note(one.id, event, substitute) }} onProxy={() => setGrantor(one.id)} /> : null}
            </Group>
          </li>
        ))}
      </ul>
      {open ? (
        <Group gap="xs">
          <Button size="xs" variant="default" leftSection={<IconCheck size={16} aria-hidden />} onClick={() => { void all() }}>{t('meetings:screen.attendance.all')}</Button>
          <Button size="xs" variant="default" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={addGuest.open}>{t('meetings:screen.attendance.guest')}</Button>
        </Group>
      ) : null}
      <Proxies meeting={meeting} />
      <Lead meeting={meeting} refetch={refetch} />
      {open && meeting.rule.formal ? <Check meeting={meeting} refetch={refetch} /> : null}
      <GuestDialog opened={guest} onClose={addGuest.close} meeting={meeting} refetch={refetch} />
      <ProxyDialog grantorId={grantor} onClose={() => setGrantor(null)} meeting={meeting} refetch={refetch} />
    </Stack>
  )
}

function Line({ one, first, meeting, onPress, onClick }: { one: Attendee; first: boolean; meeting: Part['meeting']; onPress: (event: KeyboardEvent) => void; onClick: () => void }) {
  const t = useWords()
  const state = standing(one, meeting.closedAt)
  const byProxy = meeting.proxies.find(({ grantorId, state: of }) => grantorId === one.id && of === 'admitted')
  const shown = state === 'unmarked' && byProxy ? 'proxy' : state
  const times = one.presences.map(({ cameAt, leftAt }) => (leftAt ? `${hourOf(cameAt)}–${hourOf(leftAt)}` : hourOf(cameAt))).join(', ')
  const words = t(`meetings:screen.attendance.state.${shown}`)
  return (
    <UnstyledButton className={styles['seat'] ?? ''} data-seat tabIndex={first ? 0 : -1} onKeyDown={onPress} onClick={onClick}>
      <span className={styles['seatState']} data-state={shown} aria-hidden>{t(`meetings:screen.attendance.sign.${shown}`)}</span>
      <span><Text span size="sm">{one.name}</Text><Text span size="xs" c="dimmed" display="block">{[one.organisation, one.votes ? null : t('meetings:screen.attendance.noVote'), one.substitute ? t('meetings:field.substitute') : null, words, times].filter(Boolean).join(' · ')}</Text></span>
    </UnstyledButton>
  )
}

function Acts({ one, onNote, onProxy }: { one: Attendee; onNote: (event: Event, substitute?: true) => void; onProxy: () => void }) {
  const t = useWords()
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon variant="subtle" color="gray" tabIndex={-1} aria-label={t('meetings:screen.attendance.more', { name: one.name })}><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {events.map(event => <Menu.Item key={event} onClick={() => onNote(event)} rightSection={<Text size="xs" c="dimmed">{t(`meetings:screen.attendance.key.${event}`)}</Text>}>{t(`meetings:screen.attendance.event.${event}`)}</Menu.Item>)}
        {one.seatId ? <Menu.Item onClick={() => onNote('present', true)}>{t('meetings:screen.attendance.substituteCame')}</Menu.Item> : null}
        {one.votes ? <Menu.Item onClick={onProxy} rightSection={<Text size="xs" c="dimmed">{t('meetings:screen.attendance.key.proxy')}</Text>}>{t('meetings:screen.attendance.gaveProxy')}</Menu.Item> : null}
      </Menu.Dropdown>
    </Menu>
  )
}

function Proxies({ meeting }: { meeting: Part['meeting'] }) {
  const t = useWords()
  const name = (id: string) => meeting.attendance.find(one => one.id === id)?.name ?? ''
  if (meeting.proxies.length === 0) return null
  return <ul>{meeting.proxies.map(({ id, grantorId, holderId, state }) => <li key={id}><Text size="sm">{t('meetings:screen.attendance.proxyOf', { grantor: name(grantorId), holder: name(holderId), state: t(`meetings:proxyState.${state}`) })}</Text></li>)}</ul>
}

/** Checks the quorum at the time and keeps what was found. */
function Check({ meeting, refetch }: Part) {
  const t = useWords()
  const check = () => attempt(async () => { await api.call('meetings.quorum.check', { meetingId: meeting.id, at: meetingNow(meeting) }); await refetch() })
  return (
    <Stack gap={4}>
      <Group><Button size="xs" variant="default" onClick={() => { void check() }}>{t('meetings:screen.attendance.check')}</Button></Group>
      {meeting.checks.map(({ id, at, present, byProxy, seats, reached }) => <Text key={id} size="xs" c="dimmed">{t(reached ? 'meetings:screen.attendance.checked' : 'meetings:screen.attendance.checkedMissing', { hour: hourOf(at), present: present + byProxy, seats })}</Text>)}
    </Stack>
  )
}
