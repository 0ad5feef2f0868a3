import { hourOf } from '../../../shared/meetings/clock.ts'
import { quorumSentence } from '../../../shared/meetings/words.ts'
import type { AgendaPoint, MeetingRecord } from '../../../shared/meetings.ts'
import type { Words } from '../../app/language.ts'
import { meetingNow } from '../clock.ts'

export const textBlocks = ['opening', 'quorum', 'vote', 'report', 'closing'] as const
export type TextBlock = (typeof textBlocks)[number]

/** The quorum of now in a sentence; null before the opening. */
export function quorumWords({ quorum }: Pick<MeetingRecord, 'quorum'>, t: Words): string | null {
  return quorum ? quorumSentence(t, quorum) : null
}

/** The words of a text block with its places filled from what is known; what is unknown stays a gap to be filled by hand. */
export function blockWords(block: TextBlock, meeting: MeetingRecord, point: AgendaPoint | null, t: Words): string {
  const gap = '…'
  const name = (id: string | null) => meeting.attendance.find(one => one.id === id)?.name ?? gap
  const chair = name(meeting.chairId)
  const vote = meeting.votes.findLast(({ pointId, annulled }) => pointId === point?.id && !annulled)
  switch (block) {
    case 'opening': return t('meetings:screen.block.openingText', { chair, secretary: name(meeting.secretaryId), hour: meeting.openedAt ? hourOf(meeting.openedAt) : gap })
    case 'quorum': return t('meetings:screen.block.quorumText', { chair, hour: hourOf(meetingNow(meeting)), sentence: quorumWords(meeting, t) ?? gap })
    case 'vote': return t('meetings:screen.block.voteText', { favour: vote?.favour ?? gap, against: vote?.against ?? gap, abstained: vote?.abstained ?? gap, outcome: vote ? t(`meetings:voteOutcome.${vote.outcome}`) : gap })
    case 'report': return t('meetings:screen.block.reportText', { speaker: point?.speaker ?? chair, title: point?.title ?? gap })
    case 'closing': return t('meetings:screen.block.closingText', { chair, hour: hourOf(meetingNow(meeting)) })
  }
}
