import { filled, type Facts } from '../../../shared/groups/texts.ts'
import { dayOf, hourOf } from '../../../shared/meetings/clock.ts'
import { quorumSentence } from '../../../shared/meetings/words.ts'
import type { AgendaPoint, MeetingRecord } from '../../../shared/meetings.ts'
import { formatDay } from '../../../shared/format.ts'
import type { Words } from '../../app/language.ts'
import { meetingNow } from '../clock.ts'

/** The quorum of now in a sentence; null before the opening. */
export function quorumWords({ quorum }: Pick<MeetingRecord, 'quorum'>, t: Words): string | null {
  return quorum ? quorumSentence(t, quorum) : null
}

/** What is known at this moment of a meeting, at a point or outside of them. */
function factsOf(meeting: MeetingRecord, point: AgendaPoint | null, t: Words): Facts {
  const name = (id: string | null) => meeting.attendance.find(one => one.id === id)?.name ?? null
  const chair = name(meeting.chairId)
  const vote = meeting.votes.findLast(({ pointId, annulled }) => pointId === point?.id && !annulled)
  const count = (of: 'favour' | 'against' | 'abstained') => (vote ? String(vote[of]) : null)
  return {
    body: meeting.body.name, day: formatDay(dayOf(meeting.startsAt)), place: meeting.place, chair, secretary: name(meeting.secretaryId),
    opened: meeting.openedAt ? hourOf(meeting.openedAt) : null, now: hourOf(meetingNow(meeting)), quorum: quorumWords(meeting, t),
    point: point?.title ?? null, speaker: point?.speaker ?? chair,
    favour: count('favour'), against: count('against'), abstained: count('abstained'), outcome: vote ? t(`meetings:voteOutcome.${vote.outcome}`) : null,
  }
}

/** The words of a text block with its places filled from what is known. */
export const blockWords = (text: string, meeting: MeetingRecord, point: AgendaPoint | null, t: Words): string => filled(text, factsOf(meeting, point, t))
