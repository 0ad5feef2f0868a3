import { formatDay } from '../../../shared/format.ts'
import { dayOf, hourOf } from '../../../shared/meetings/clock.ts'
import { confidentialPoints } from '../../../shared/meetings/confidential.ts'
import type { AgendaPoint, MeetingRecord } from '../../../shared/meetings.ts'
import type { Words } from '../../app/language.ts'

type Convened = Pick<MeetingRecord, 'startsAt' | 'place' | 'link' | 'secondStartsAt' | 'convocationText' | 'confidential'> & {
  body: Pick<MeetingRecord['body'], 'name'>
  points: readonly Pick<AgendaPoint, 'id' | 'number' | 'depth' | 'title' | 'confidential' | 'added'>[]
}

/** The convocation as a text to paste into a mail: when, where, the agenda. Private notes are not in it, nor the words of confidential points. */
export function convocationText(meeting: Convened, t: Words): string {
  const when = (time: string) => ({ day: formatDay(dayOf(time)), hour: hourOf(time) })
  const { body, startsAt, place, link, secondStartsAt, points, convocationText: further } = meeting
  const hidden = confidentialPoints(meeting.confidential, points)
  return [
    t('meetings:screen.convene.subject', { body: body.name, ...when(startsAt) }), '',
    t('meetings:screen.convene.invited', { body: body.name, ...when(startsAt) }),
    ...(place ? [t('meetings:screen.convene.at', { place })] : []), ...(link ? [t('meetings:screen.convene.link', { link })] : []),
    ...(secondStartsAt ? [t('meetings:screen.convene.second', when(secondStartsAt))] : []),
    '', t('meetings:screen.convene.agenda'), ...points.map(({ id, number, depth, title, added }) => `${'  '.repeat(depth)}${number}. ${[hidden.has(id) ? t('meetingPapers:confidentialPoint') : title, added ? t('meetings:field.added') : null].filter(Boolean).join(' · ')}`),
    ...(further ? ['', further] : []),
  ].join('\n')
}
