import type { VoteChoice, VoteMethod } from '../../../shared/meetings/majority.ts'

export type NamedChoice = { attendanceId: string; choice: VoteChoice; reason?: string }
type Told = {
  entitled: readonly string[]
  /** Of a roll call: the choice of each. */
  choices: Readonly<Record<string, VoteChoice>>
  conflicts: readonly string[]
  chairId: string | null
  /** The chair's own choice, where it has to break a tie. */
  chair: VoteChoice | null
  /** Of an open vote: who is named as against, or as abstaining. */
  against: readonly string[]
  abstained: readonly string[]
  /** Why somebody is against or abstains, where it was asked to be written (Civil code, art. 2375). */
  reasons: Readonly<Record<string, string>>
}

/** Whether a choice is one whose reason may be written. */
export const hasReason = (choice: VoteChoice): boolean => choice === 'against' || choice === 'abstained'

/** The choices that a vote tells by name: all of a roll call, else who is in conflict of interest, and of an open one who is named as not in favour and the chair's voice. */
export function choicesToTell(method: VoteMethod, { entitled, choices, conflicts, chairId, chair, against, abstained, reasons }: Told): NamedChoice[] {
  const named = (attendanceId: string, choice: VoteChoice): NamedChoice => {
    const reason = hasReason(choice) ? reasons[attendanceId]?.trim() : ''
    return reason ? { attendanceId, choice, reason } : { attendanceId, choice }
  }
  if (method === 'rollCall') return entitled.map(id => named(id, choices[id] ?? 'notVoting'))
  const out = conflicts.map(id => named(id, 'conflict'))
  if (method !== 'open') return out
  const told = [...out, ...against.map(id => named(id, 'against')), ...abstained.map(id => named(id, 'abstained'))]
  const tells = chairId !== null && chair !== null && entitled.includes(chairId) && told.every(({ attendanceId }) => attendanceId !== chairId)
  return tells ? [...told, named(chairId, chair)] : told
}

type Named = { totals: { favour: number; against: number; abstained: number; notVoting: number }; conflicts: string[]; named: { against: string[]; abstained: string[] } }

/** A vote that was half typed, as it is found again: without the names of who is no longer entitled, whose votes against and abstentions do not count either. */
export function stillEntitled<V extends Named>(vote: V, entitled: readonly string[]): V {
  const here = (ids: string[]) => ids.filter(id => entitled.includes(id))
  const [against, abstained] = [here(vote.named.against), here(vote.named.abstained)]
  const less = (total: number, before: string[], now: string[]) => Math.max(0, total - before.length + now.length)
  const totals = { ...vote.totals, against: less(vote.totals.against, vote.named.against, against), abstained: less(vote.totals.abstained, vote.named.abstained, abstained) }
  return { ...vote, totals, conflicts: here(vote.conflicts), named: { against, abstained } }
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
