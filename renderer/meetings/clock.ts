import dayjs from 'dayjs'
import { timeMeant } from '../../shared/meetings/clock.ts'
import type { Presence } from '../../shared/meetings/attendance.ts'
import type { MeetingRecord } from '../../shared/meetings.ts'
import { parseDay } from '../../shared/typed.ts'
import { today } from '../app/today.ts'

/** Now, on the clock of this computer. */
export const now = (): string => dayjs().format('YYYY-MM-DDTHH:mm')

type Timed = Pick<MeetingRecord, 'startsAt' | 'openedAt' | 'closedAt'> & { attendance: readonly { presences: readonly Presence[] }[]; votes: readonly { at: string }[] }

/** The time that is meant where a meeting is held, as this computer's clock has it. */
export const meetingNow = (meeting: Timed): string =>
  timeMeant(meeting, [...meeting.attendance.flatMap(({ presences }) => presences.flatMap(({ cameAt, leftAt }) => [cameAt, leftAt ?? cameAt])), ...meeting.votes.map(({ at }) => at)], now())

const typedHour = /^(\d{1,2})(?:[:.,]?(\d{2}))?$/

/** An hour as it is typed (`17:30`, `17.30`, `1730`, `17`); null where it is none. */
export function parseHour(text: string): string | null {
  const found = typedHour.exec(text.trim())
  if (!found) return null
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)]
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : null
}

/** A day and an hour as they are typed (`12/12/26 17:30`); null where they are none. */
export function parseClock(text: string): string | null {
  const cut = /^(.+?)[\s,]+(\S+)$/.exec(text.trim())
  if (!cut) return null
  const [day, hour] = [parseDay(cut[1] ?? '', today()), parseHour(cut[2] ?? '')]
  return day && hour ? `${day}T${hour}` : null
}
