import dayjs from 'dayjs'
import { timeMeant } from '../../shared/meetings/clock.ts'
import type { Presence } from '../../shared/meetings/attendance.ts'
import type { MeetingRecord } from '../../shared/meetings.ts'

/** Now, on the clock of this computer. */
export const now = (): string => dayjs().format('YYYY-MM-DDTHH:mm')

type Timed = Pick<MeetingRecord, 'startsAt' | 'openedAt' | 'closedAt'> & { attendance: readonly { presences: readonly Presence[] }[]; votes: readonly { at: string }[] }

/** The time that is meant where a meeting is held, as this computer's clock has it. */
export const meetingNow = (meeting: Timed): string =>
  timeMeant(meeting, [...meeting.attendance.flatMap(({ presences }) => presences.flatMap(({ cameAt, leftAt }) => [cameAt, leftAt ?? cameAt])), ...meeting.votes.map(({ at }) => at)], now())
