import { ActionIcon, Badge, Button, Group, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconRestore, IconTrash } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import type { AgendaPoint } from '../../../shared/meetings.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import type { Part } from '../meeting.ts'
import styles from '../meetings.module.css'
import { MoveButtons } from '../../components/MoveButtons.tsx'
import { moveKeys, movesOf, type Move } from '../../components/treeMoves.ts'

type Props = Part & { chosen: string | null; onChoose: (id: string | null) => void }

/** The agenda as a tree with its numbers: Alt and an arrow move a point, the line at the end takes the next one. */
export function Agenda({ meeting, refetch, chosen, onChoose }: Props) {
  const t = useWords()
  const [title, setTitle] = useState('')
  const closed = meeting.state === 'closed' || meeting.state === 'notHeld'
  const add = () => attempt(async () => {
    if (!title.trim()) return
    const { id } = await api.call('meetings.points.save', { meetingId: meeting.id, fields: { title: title.trim(), kind: 'decision' }, ...beforeOther(meeting.points) })
    setTitle('')
    await refetch()
    onChoose(id)
  })
  const takeOver = () => attempt(async () => {
    const { batch } = await api.call('meetings.save', { id: meeting.id, values: {}, agenda: 'usual' })
    await refetch()
    showDone(t('meetings:screen.agenda.tookOver'), batch)
  })
  return (
    <>
      {meeting.points.length === 0 ? <Text size="sm">{t('meetings:screen.agenda.empty')}</Text> : null}
      <ul className="desk-plain-list" aria-label={t('meetings:screen.agenda.title')}>
        {meeting.points.map(point => <Line key={point.id} meeting={meeting} refetch={refetch} point={point} chosen={point.id === chosen} onChoose={onChoose} />)}
      </ul>
      {closed ? null : (
        <Group mt="sm" align="flex-end">
          <TextInput
            flex="1 1 18rem" label={t('meetings:screen.agenda.new')} placeholder={t('meetings:screen.agenda.newHint')} value={title} maxLength={500} onChange={event => setTitle(event.currentTarget.value)}
            onKeyDown={event => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) void add() }}
          />
          <Button variant="default" onClick={() => { void add() }}>{t('meetings:screen.agenda.add')}</Button>
          {meeting.state === 'planned' ? <Button variant="default" leftSection={<IconRestore size={16} aria-hidden />} onClick={() => { void takeOver() }}>{t('meetings:screen.agenda.takeOver')}</Button> : null}
        </Group>
      )}
      {meeting.state === 'planned' ? null : <Text size="sm" c="dimmed" mt={4}>{t('meetings:screen.agenda.frozen')}</Text>}
    </>
  )
}

/** A new point stands before "any other business", which is the last of each agenda, while nothing is frozen. */
function beforeOther(points: readonly AgendaPoint[]): { before?: string } {
  const last = points.findLast(({ depth }) => depth === 0)
  return last?.kind === 'other' && !last.frozen ? { before: last.id } : {}
}

function Line({ meeting, refetch, point, chosen, onChoose }: Part & { point: AgendaPoint; chosen: boolean; onChoose: (id: string | null) => void }) {
  const t = useWords()
  const moves = movesOf(meeting.points, point)
  const go = (move: Move) => attempt(async () => {
    const place = moves[move]
    if (!place) return
    await api.call('meetings.points.save', { meetingId: meeting.id, id: point.id, fields: { parentId: place.parentId }, before: place.before })
    await refetch()
  })
  const remove = () => attempt(async () => {
    const { batch } = await api.call('meetings.points.save', { meetingId: meeting.id, id: point.id, fields: {}, remove: true })
    onChoose(null)
    await refetch()
    showDone(t('meetings:screen.agenda.removed'), batch)
  })
  const press = (event: KeyboardEvent) => {
    const move = event.altKey ? moveKeys[event.key] : undefined
    if (move) { event.preventDefault(); event.stopPropagation(); void go(move) }
    if (event.key === 'Delete' && !point.frozen) { event.preventDefault(); void remove() }
  }
  const marks = [point.added ? t('meetings:screen.agenda.added') : null, point.carryReason ? t('meetings:screen.agenda.carried', { why: t(`meetings:carryReason.${point.carryReason}`) }) : null, point.confidential ? t('meetings:field.confidential') : null].filter(mark => mark !== null)
  return (
    <li style={{ paddingLeft: `${point.depth * 1.8}rem` }}>
      <Group gap={2} wrap="nowrap">
        <UnstyledButton className={styles['point'] ?? ''} data-chosen={chosen || undefined} aria-pressed={chosen} onClick={() => onChoose(chosen ? null : point.id)} onKeyDown={press}>
          <span className={styles['pointNumber']}>{point.number}</span>
          <span>
            <Text span>{point.title}</Text>
            <Text span size="sm" c="dimmed" display="block">{[t(`meetings:pointKind.${point.kind}`), point.speaker, point.plannedMinutes ? t('meetings:screen.agenda.minutes', { count: point.plannedMinutes }) : null].filter(Boolean).join(' · ')}</Text>
            {marks.map(mark => <Badge key={mark} variant="outline" color="gray" tt="none" mr={4}>{mark}</Badge>)}
          </span>
        </UnstyledButton>
        {point.frozen || meeting.state === 'closed' ? null : (
          <>
            <MoveButtons moves={moves} labelOf={move => t(`meetings:screen.agenda.${move}`, { number: point.number })} onMove={move => { void go(move) }} />
            <ActionIcon variant="subtle" color="gray" aria-label={t('meetings:screen.agenda.remove', { number: point.number })} onClick={() => { void remove() }}><IconTrash size={16} aria-hidden /></ActionIcon>
          </>
        )}
      </Group>
    </li>
  )
}
