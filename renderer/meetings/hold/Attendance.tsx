import { ActionIcon, Button, Group, Menu, Stack, Text, TextInput, Title, UnstyledButton } from '@mantine/core'
import { IconCheck, IconDots, IconUserPlus } from '@tabler/icons-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { seated } from '../../../shared/meetings/attendance.ts'
import { hourOf, timeOfHour } from '../../../shared/meetings/clock.ts'
import type { Input } from '../../../shared/contract.ts'
import type { Attendee } from '../../../shared/meetings.ts'
import { parseHour } from '../../../shared/typed.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { meetingNow } from '../clock.ts'
import type { Part } from '../meeting.ts'
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

/** Attendance by one key for each person: the arrows go from one to the next. An hour is typed above for what is not of now; after the end it is put right until the minutes are ready. */
export function Attendance({ meeting, refetch, readOnly }: Part & { readOnly: boolean }) {
  const t = useWords()
  const list = useRef<HTMLUListElement>(null)
  const [guest, setGuest] = useState<Attendee | 'new' | null>(null)
  const [grantor, setGrantor] = useState<string | null>(null)
  const [hour, setHour] = useState('')
  const [asked, askHour] = useState(false)
  const typed = parseHour(hour)
  const wrong = typed === null && (hour.trim() !== '' || asked)
  const noting = async (input: Pick<Input<'meetings.attendance'>, 'attendanceId' | 'all' | 'event' | 'substitute'>) => {
    // of a meeting that is over nobody leaves or comes back now
    const later = input.event === 'leaves' || (input.event === 'present' && meeting.attendance.some(({ id, presences }) => id === input.attendanceId && presences.length > 0))
    const needed = meeting.closedAt !== null && later
    askHour(needed && typed === null)
    if (typed === null && (needed || hour.trim() !== '')) return
    setHour('')
    const noted = await attempt(() => api.call('meetings.attendance', { meetingId: meeting.id, ...input, ...(typed === null ? {} : { at: timeOfHour(meeting.openedAt ?? meeting.startsAt, typed) }) }))
    if (noted) await refetch()
    else setHour(hour)
  }
  const note = (attendanceId: string, event: Event, substitute?: true) => noting({ attendanceId, event, ...(substitute ? { substitute } : {}) })
  const removeGuest = (id: string) => attempt(async () => {
    const { batch } = await api.call('meetings.guests.save', { meetingId: meeting.id, id, fields: {}, remove: true })
    await refetch()
    showDone(t('meetings:screen.attendance.guestRemoved'), batch)
  })
  const step = (by: number) => {
    const lines = [...(list.current?.querySelectorAll<HTMLElement>('[data-seat]') ?? [])]
    const here = lines.findIndex(line => line === document.activeElement)
    lines[Math.min(lines.length - 1, Math.max(0, here + by))]?.focus()
  }
  const press = (event: KeyboardEvent, one: Attendee) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); step(event.key === 'ArrowDown' ? 1 : -1) }
    if (readOnly || event.ctrlKey || event.altKey || event.metaKey) return
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
      {readOnly ? null : (
        <>
          <Text size="xs" c="dimmed">{t('meetings:screen.attendance.keysHint')}</Text>
          <HourField value={hour} onChange={to => { askHour(false); setHour(to) }} wrong={wrong} meeting={meeting} onDone={() => step(0)} />
        </>
      )}
      <ul className="desk-plain-list" aria-labelledby="attendance" ref={list}>
        {meeting.attendance.map((one, at) => (
          <li key={one.id}>
            <Group gap={2} wrap="nowrap">
              <Line one={one} first={at === 0} meeting={meeting} onPress={event => press(event, one)} onClick={() => { if (!readOnly) void note(one.id, standing(one, meeting.closedAt) === 'present' ? 'leaves' : 'present') }} />
              {readOnly ? null : <Acts one={one} onNote={(event, substitute) => { void note(one.id, event, substitute) }} onProxy={() => setGrantor(one.id)} onGuest={() => setGuest(one)} onRemove={() => { void removeGuest(one.id) }} />}
            </Group>
          </li>
        ))}
      </ul>
      {readOnly ? null : (
        <Group gap="xs">
          <Button size="xs" variant="default" leftSection={<IconCheck size={16} aria-hidden />} onClick={() => { void noting({ all: true, event: 'present' }) }}>{t('meetings:screen.attendance.all')}</Button>
          <Button size="xs" variant="default" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setGuest('new')}>{t('meetings:screen.attendance.guest')}</Button>
        </Group>
      )}
      <Proxies meeting={meeting} refetch={refetch} readOnly={readOnly} />
      <Lead meeting={meeting} refetch={refetch} readOnly={readOnly} />
      {!readOnly && meeting.state === 'open' && meeting.rule.formal ? <Check meeting={meeting} refetch={refetch} /> : null}
      {guest === null ? null : <GuestDialog guest={guest === 'new' ? null : guest} onClose={() => setGuest(null)} meeting={meeting} refetch={refetch} />}
      <ProxyDialog grantorId={grantor} onClose={() => setGrantor(null)} meeting={meeting} refetch={refetch} />
    </Stack>
  )
}

/** The hour of what is noted next; empty, it is the one that the core means. */
function HourField({ value, onChange, wrong, meeting: { openedAt, closedAt }, onDone }: { value: string; onChange: (hour: string) => void; wrong: boolean; meeting: Part['meeting']; onDone: () => void }) {
  const t = useWords()
  const hint = closedAt === null ? t('meetings:screen.attendance.hourHint', { opened: hourOf(openedAt ?? '') }) : t('meetings:screen.attendance.hourHintClosed', { opened: hourOf(openedAt ?? ''), closed: hourOf(closedAt) })
  return (
    <TextInput
      label={t('meetings:screen.hour')} description={hint} size="xs" inputWrapperOrder={['label', 'input', 'description', 'error']} styles={{ input: { width: '7rem' }, description: { fontSize: 'var(--mantine-font-size-xs)' } }} value={value} onChange={event => onChange(event.currentTarget.value)}
      error={wrong ? t('meetings:screen.notAnHour') : null} onKeyDown={event => { if (event.key === 'Enter' || event.key === 'ArrowDown') { event.preventDefault(); onDone() } }}
    />
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

function Acts({ one, onNote, onProxy, onGuest, onRemove }: { one: Attendee; onNote: (event: Event, substitute?: true) => void; onProxy: () => void; onGuest: () => void; onRemove: () => void }) {
  const t = useWords()
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon variant="subtle" color="gray" tabIndex={-1} aria-label={t('meetings:screen.attendance.more', { name: one.name })}><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {events.map(event => <Menu.Item key={event} onClick={() => onNote(event)} rightSection={<Text size="xs" c="dimmed">{t(`meetings:screen.attendance.key.${event}`)}</Text>}>{t(`meetings:screen.attendance.event.${event}`)}</Menu.Item>)}
        {one.seatId ? <Menu.Item onClick={() => onNote('present', true)}>{t('meetings:screen.attendance.substituteCame')}</Menu.Item> : (
          <>
            <Menu.Item onClick={onGuest}>{t('meetings:screen.attendance.guestEdit')}</Menu.Item>
            <Menu.Item onClick={onRemove}>{t('meetings:screen.attendance.guestRemove')}</Menu.Item>
          </>
        )}
        {one.votes ? <Menu.Item onClick={onProxy} rightSection={<Text size="xs" c="dimmed">{t('meetings:screen.attendance.key.proxy')}</Text>}>{t('meetings:screen.attendance.gaveProxy')}</Menu.Item> : null}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The proxies that were handed in, each with what the chair does with it. */
function Proxies({ meeting, refetch, readOnly }: Part & { readOnly: boolean }) {
  const t = useWords()
  const name = (id: string) => meeting.attendance.find(one => one.id === id)?.name ?? ''
  const save = (part: Pick<Input<'meetings.proxies.save'>, 'id' | 'state' | 'remove'>) => attempt(async () => {
    const { batch } = await api.call('meetings.proxies.save', { meetingId: meeting.id, ...part })
    await refetch()
    showDone(t(part.remove ? 'meetings:screen.attendance.proxyRemoved' : 'meetings:screen.attendance.proxySaved'), batch)
  })
  if (meeting.proxies.length === 0) return null
  return (
    <ul className="desk-plain-list" aria-label={t('meetings:screen.attendance.proxies')}>
      {meeting.proxies.map(({ id, grantorId, holderId, state }) => (
        <li key={id}>
          <Group gap={2} wrap="nowrap" justify="space-between" pl={8}>
            <Text size="sm">{t('meetings:screen.attendance.proxyOf', { grantor: name(grantorId), holder: name(holderId), state: t(`meetings:proxyState.${state}`) })}</Text>
            {readOnly ? null : (
              <Menu position="bottom-end">
                <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={t('meetings:screen.attendance.proxyMore', { name: name(grantorId) })}><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
                <Menu.Dropdown>
                  {(['admitted', 'rejected', 'revoked'] as const).filter(one => one !== state).map(next => <Menu.Item key={next} onClick={() => { void save({ id, state: next }) }}>{t(`meetings:screen.attendance.proxyTo.${next}`)}</Menu.Item>)}
                  <Menu.Item onClick={() => { void save({ id, remove: true }) }}>{t('meetings:screen.attendance.proxyRemove')}</Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
          </Group>
        </li>
      ))}
    </ul>
  )
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
