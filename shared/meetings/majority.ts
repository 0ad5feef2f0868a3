import { required } from '../groups/formula.ts'
import type { RuleFields } from '../groups/rules.ts'

export const voteMethods = ['open', 'rollCall', 'secret', 'consensus'] as const
export type VoteMethod = (typeof voteMethods)[number]
/** `conflict`: entitled and present, but with an interest of the own: counts for the quorum, not for the majority. */
export const voteChoices = ['favour', 'against', 'abstained', 'notVoting', 'conflict'] as const
export type VoteChoice = (typeof voteChoices)[number]
/** `tied`: to be voted again. */
export const voteOutcomes = ['adopted', 'rejected', 'tied'] as const
export type VoteOutcome = (typeof voteOutcomes)[number]

export type Totals = { favour: number; against: number; abstained: number; notVoting: number }
export type MajorityRule = Pick<RuleFields, 'votingBase' | 'threshold' | 'abstentions' | 'tie'>

/** The electorate of one vote: seats with vote, and those entitled when it was closed (there, or by a proxy that counts), those in conflict already left out. */
export type Electorate = { seats: number; entitled: number; conflicts: number }

/** The votes that do not add up to those entitled; 0 where they do. */
export const missingVotes = ({ favour, against, abstained, notVoting }: Totals, entitled: number): number => entitled - (favour + against + abstained + notVoting)

/** Of how many a majority is reckoned. */
export function baseOf({ favour, against, abstained }: Totals, { seats, entitled, conflicts }: Electorate, { votingBase, abstentions }: MajorityRule): number {
  switch (votingBase) {
    case 'voters': return favour + against + (abstentions === 'counted' ? abstained : 0)
    case 'present': return entitled
    case 'seats': return seats - conflicts
  }
}

export type Majority = { base: number; required: number; outcome: VoteOutcome }

/**
 * The outcome of a vote. A tie is as many for as against, somebody having voted: by the rule of the body refused, to be voted again, or decided by the chair, whose
 * voice then counts once more, on both sides of the reckoning: it breaks a tie and makes no greater majority (unknown in a secret vote: then it is to be voted again).
 */
export function majorityOf(totals: Totals, electorate: Electorate, rule: MajorityRule, chair: VoteChoice | null): Majority {
  const base = baseOf(totals, electorate, rule)
  const needed = Math.max(1, required(rule.threshold, base))
  const { favour, against } = totals
  // whatever the threshold, or where it cannot be read: more for than against
  if (favour >= needed && favour > against) return { base, required: needed, outcome: 'adopted' }
  if (favour !== against || favour === 0 || rule.tie === 'rejected') return { base, required: needed, outcome: 'rejected' }
  if (rule.tie === 'repeat' || chair === null) return { base, required: needed, outcome: 'tied' }
  return { base, required: needed, outcome: chair === 'favour' && favour + 1 >= required(rule.threshold, base + 1) ? 'adopted' : 'rejected' }
}

/** A consensus is reached where nobody is against, and somebody is in favour. */
export function consensusOf({ favour, against }: Totals, { entitled }: Electorate): Majority {
  return { base: entitled, required: Math.max(1, entitled), outcome: against === 0 && favour > 0 ? 'adopted' : 'rejected' }
}
