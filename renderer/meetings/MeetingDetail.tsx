import { Group, Text } from '@mantine/core'
import { formatClock } from '../../shared/format.ts'
import { useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { Facts, Glance, GlancePart } from '../components/Facts.tsx'
import { Mark } from '../components/Mark.tsx'
import { carriedNow } from './meeting.ts'
import { MeetingMark, MinutesMark } from './StateMark.tsx'

/** A meeting at a glance, beside the list: when and where, how it stands, its agenda, and what came out of it. */
export function MeetingDetail({ id }: { id: string }) {
  const t = useWords()
  const { day, number, instant } = useFormats()
  const { data } = useRead('meetings.get', { id }, { keep: true })
  if (!data) return <Text size="sm">{t('loading')}</Text>
  const carried = carriedNow(data)
  const at = (time: string | null) => time && formatClock(time)
  const { minutes } = data
  const written = minutes?.number ?? null
  const undone = data.actions.filter(({ state }) => state === 'open')
  return (
    <Glance title={[data.body.name, formatClock(data.startsAt)].join(', ')} to={{ to: '/meetings/$id', params: { id } }}>
      {data.title ? <Text size="sm" fw={600}>{data.title}</Text> : null}
      <Group gap="xs"><MeetingMark state={data.state} />{minutes ? <MinutesMark state={minutes.state} /> : null}</Group>
      {carried ? <Mark words={t('meetings:screen.carry.away', { to: carried.to, at: instant(carried.outAt) })} tone="warning" /> : null}
      <Facts facts={[
        [t('meetings:field.place'), data.place], [t('meetings:field.mode'), t(`meetings:mode.${data.mode}`)], [t('meetings:field.link'), data.link], [t('meetings:field.secondStartsAt'), at(data.secondStartsAt)],
        [t('meetings:field.convenedOn'), data.convenedOn && day(data.convenedOn)], [t('meetings:field.notHeldReason'), data.notHeldReason],
        [t('meetings:field.present'), data.quorum && t('meetings:screen.detail.present', { present: number(data.quorum.present + data.quorum.byProxy), seats: number(data.quorum.seats) })],
        [t('meetings:screen.column.number'), written === null ? null : number(written)],
      ]} />
      <GlancePart title={t('meetings:screen.agenda.title')}>
        {data.points.length === 0 ? <Text size="sm">{t('meetings:screen.agenda.empty')}</Text> : null}
        <ul className="desk-plain-list">{data.points.map(point => <li key={point.id}><Text size="sm">{`${point.number}. ${point.title}`}</Text></li>)}</ul>
      </GlancePart>
      {data.decisions.length > 0 ? (
        <GlancePart title={t('meetings:screen.column.decisions')}>
          <ul className="desk-plain-list">{data.decisions.map(one => <li key={one.id}><Text size="sm">{[one.number === null ? null : `${one.number}/${one.year}`, one.title, t(`meetings:decisionState.${one.state}`)].filter(Boolean).join(' · ')}</Text></li>)}</ul>
        </GlancePart>
      ) : null}
      {undone.length > 0 ? (
        <GlancePart title={t('meetings:screen.detail.openActions')}>
          <ul className="desk-plain-list">{undone.map(one => <li key={one.id}><Text size="sm">{[one.text, one.owner, one.due && day(one.due)].filter(Boolean).join(' · ')}</Text></li>)}</ul>
        </GlancePart>
      ) : null}
    </Glance>
  )
}
