import { Badge, Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconHandStop } from '@tabler/icons-react'
import { useEffect, useRef, type RefObject } from 'react'
import { pointOutcomes } from '../../../shared/meetings/states.ts'
import type { AgendaPoint } from '../../../shared/meetings.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { attempt } from '../../app/notices.tsx'
import type { Part } from '../meeting.ts'
import styles from '../meetings.module.css'
import { PrivateNotes } from '../prepare/PointForm.tsx'
import { usePointSave } from '../usePointSave.ts'
import { Notes } from './Notes.tsx'
import { Records } from './Records.tsx'
import type { MinutesTyping } from './typing.ts'
import { VoteDialog } from './VoteDialog.tsx'

type Props = Part & { chosen: string; typing: MinutesTyping; readOnly: boolean; /** On the projector: nothing private. */ projected: boolean }

/** The text of what is spoken of, its outcome, votes, decisions and actions. */
export function PointText({ meeting, refetch, chosen, typing, readOnly, projected }: Props) {
  const t = useWords()
  const point = meeting.points.find(({ id }) => id === chosen)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => { if (!readOnly) heading.current?.closest('section')?.querySelector<HTMLElement>('[contenteditable="true"]')?.focus() }, [readOnly])
  if (point) return <Point meeting={meeting} refetch={refetch} point={point} typing={typing} readOnly={readOnly} projected={projected} heading={heading} />
  const key = chosen === 'closing' ? 'closing' : 'opening'
  return (
    <Stack component="section" aria-label={t(`meetings:field.${key}`)} gap="xs">
      <Title order={2} size={projected ? 'h2' : 'h4'} ref={heading}>{t(`meetings:field.${key}`)}</Title>
      <Notes meeting={meeting} point={null} textKey={key} stored={meeting.minutes?.[key] ?? null} typing={typing} readOnly={readOnly} label={t(`meetings:field.${key}`)} refetch={refetch} />
    </Stack>
  )
}

type PointProps = Omit<Props, 'chosen'> & { point: AgendaPoint; heading: RefObject<HTMLHeadingElement | null> }

function Point({ meeting, refetch, point, typing, readOnly, projected, heading }: PointProps) {
  const t = useWords()
  const [voting, vote] = useDisclosure(false)
  const save = usePointSave(point, refetch)
  const canVote = meeting.state === 'open' && !readOnly
  const setOutcome = (chosen: string) => attempt(async () => {
    const outcome = pointOutcomes.find(one => one === chosen) ?? null
    await typing.save()
    await api.call('minutes.save', { meetingId: meeting.id, fields: {}, points: [{ id: point.id, outcome }] })
    await refetch()
  })
  return (
    <Stack component="section" aria-label={`${point.number} ${point.title}`} gap="sm">
      <Group gap="xs" align="baseline" wrap="nowrap">
        <Title order={2} size={projected ? 'h2' : 'h4'} ref={heading}>{`${point.number}. ${point.title}`}</Title>
        {point.confidential ? <Badge variant="outline" color="orange" tt="none">{t('meetings:field.confidential')}</Badge> : null}
      </Group>
      {projected || !point.speaker ? null : <Text size="sm" c="dimmed">{t('meetings:screen.hold.speaker', { name: point.speaker })}</Text>}
      <Notes meeting={meeting} point={point} textKey={point.id} stored={point.notes} typing={typing} readOnly={readOnly} label={t('meetings:screen.hold.textOf', { number: point.number })} rows={projected ? 6 : 9} refetch={refetch} {...(canVote ? { onVote: vote.open } : {})} />
      <Group justify="space-between">
        <SegmentedControl
          aria-label={t('meetings:field.outcome')} size="xs" readOnly={readOnly} value={point.outcome ?? ''} onChange={value => { void setOutcome(value) }}
          data={[{ value: '', label: t('meetings:screen.hold.noOutcome') }, ...pointOutcomes.map(value => ({ value, label: t(`meetings:outcome.${value}`) }))]}
        />
        {canVote ? <Button size="xs" variant="default" leftSection={<IconHandStop size={16} aria-hidden />} onClick={vote.open}>{t('meetings:screen.vote.button')}</Button> : null}
      </Group>
      <Records meeting={meeting} point={point} refetch={refetch} readOnly={readOnly} />
      {projected ? null : (
        <div className={styles['private']}>
          <PrivateNotes kept={`point/${point.id}/privateNotes`} value={point.privateNotes} onSave={(privateNotes, seen) => save({ privateNotes }, { privateNotes: seen })} />
        </div>
      )}
      <VoteDialog opened={voting} onClose={vote.close} meeting={meeting} point={point} refetch={refetch} />
    </Stack>
  )
}
