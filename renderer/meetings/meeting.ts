import type { MeetingRecord } from '../../shared/meetings.ts'

/** What every part of a meeting's screen takes. */
export type Part = { meeting: MeetingRecord; refetch: () => Promise<unknown> }

/** The laptop that holds the meeting now; undefined where it is here. */
export const carriedNow = ({ carries }: MeetingRecord) => carries.find(({ backAt, brokenAt }) => backAt === null && brokenAt === null)

export type Mode = 'prepare' | 'hold' | 'finish'
export const modes = ['prepare', 'hold', 'finish'] as const

/** The mode in which a meeting is worked on in its state. */
export function modeOf({ state }: MeetingRecord): Mode {
  if (state === 'open') return 'hold'
  return state === 'closed' || state === 'notHeld' ? 'finish' : 'prepare'
}
