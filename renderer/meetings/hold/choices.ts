import type { VoteChoice, VoteMethod } from '../../../shared/meetings/majority.ts'

export type NamedChoice = { attendanceId: string; choice: VoteChoice }
type Told = {
  entitled: readonly string[]
  /** Of a roll call: the choice of each. */
  choices: Readonly<Record<string, VoteChoice>>
  conflicts: readonly string[]
  chairId: string | null
  /** The chair's own choice, where it has to break a tie. */
  chair: VoteChoice | null
}

/** The choices that a vote tells by name: all of a roll call, else who is in conflict of interest, and of an open one the chair's voice. */
export function choicesToTell(method: VoteMethod, { entitled, choices, conflicts, chairId, chair }: Told): NamedChoice[] {
  if (method === 'rollCall') return entitled.map(attendanceId => ({ attendanceId, choice: choices[attendanceId] ?? 'notVoting' }))
  const out = conflicts.map(attendanceId => ({ attendanceId, choice: 'conflict' as const }))
  const tells = method === 'open' && chairId !== null && chair !== null && entitled.includes(chairId) && !conflicts.includes(chairId)
  return tells ? [...out, { attendanceId: chairId, choice: chair }] : out
}

/** A vote that decides writes a decision of its own, where it is adopted; one that decides nothing (an amendment, an order of business). */
export const newDecision = 'new'
export const noDecision = 'none'

/**
 * What a vote on a point decides unless it is told: a new decision where the point has none, its decision where just one waits for a vote; null where somebody has to say.
 * @param annulsId the earlier vote that this one annuls: a decision that rests on it waits again
 */
export function usualDecision(decisions: readonly { id: string; voteId: string | null }[], annulsId: string | null): string | null {
  if (decisions.length === 0) return newDecision
  const waiting = decisions.filter(({ voteId }) => voteId === null || voteId === annulsId)
  return waiting.length === 1 ? (waiting[0]?.id ?? null) : null
}
