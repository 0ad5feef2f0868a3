import { z } from 'zod'
import { day } from '../procedure.ts'
import { formula, type Formula } from './formula.ts'

export const bodyKinds = ['workingGroup', 'promotionCommittee', 'panel', 'networkClub', 'board', 'assembly', 'other'] as const
export type BodyKind = (typeof bodyKinds)[number]

/** Of whom a majority is reckoned: of the votes cast for and against, of all entitled who are present, or of all seats with vote. */
export const votingBases = ['voters', 'present', 'seats'] as const
/** Whether those who abstain count among the voters. */
export const abstentionWays = ['ignored', 'counted'] as const
/** What a tie is: refused, decided by the chair's voice, or to be voted again. */
export const tieWays = ['rejected', 'chair', 'repeat'] as const
export const signerWays = ['chairAndSecretary', 'secretary', 'allPresent', 'nobody'] as const
/** Minutes are numbered anew each year, or on and on. */
export const numberings = ['yearly', 'continuous'] as const

/**
 * The rules of a body, as a version that is in force from a day until the next one. They are settings of the body, to be taken from its own statute or
 * regulation: nothing here is law.
 */
export const ruleFields = z.strictObject({
  /** First day; null = from the beginning. */
  from: day.nullable(),
  /** Formal bodies are convened with notice, check their quorum and seal a complete minutes; of the others the formal blocks are off. */
  formal: z.boolean(),
  /** Days between the convocation and the meeting. */
  noticeDays: z.int().min(0).max(365),
  /** Of the seats with vote, on first call. */
  quorumFirst: formula,
  /** On second call. */
  quorumSecond: formula,
  /** Least minutes between first and second call; null = there is no second call. */
  secondCallMinutes: z.int().min(0).max(100_000).nullable(),
  /** Whether those represented by proxy count for the quorum. */
  proxiesInQuorum: z.boolean(),
  /** How many proxies one person may hold; 0 = there are none. */
  maxProxies: z.int().min(0).max(100),
  votingBase: z.enum(votingBases),
  threshold: formula,
  abstentions: z.enum(abstentionWays),
  tie: z.enum(tieWays),
  /** Whether the minutes have to be approved. */
  approvalRequired: z.boolean(),
  /** How long those who attended may send observations, days. */
  observationDays: z.int().min(0).max(365),
  signers: z.enum(signerWays),
  numbering: z.enum(numberings),
  /** Where the rules come from: statute, regulation, decision. */
  source: z.string().trim().max(300).nullable(),
})
export type RuleFields = z.infer<typeof ruleFields>

const half: Formula = { kind: 'moreThan', numerator: 1, denominator: 2 }

const informal: RuleFields = {
  from: null, formal: false, noticeDays: 0, quorumFirst: { kind: 'none' }, quorumSecond: { kind: 'none' }, secondCallMinutes: null, proxiesInQuorum: true, maxProxies: 0,
  votingBase: 'voters', threshold: half, abstentions: 'ignored', tie: 'rejected', approvalRequired: false, observationDays: 7, signers: 'secretary', numbering: 'yearly', source: null,
}
const formal: RuleFields = {
  ...informal, formal: true, noticeDays: 8, quorumFirst: half, quorumSecond: { kind: 'atLeast', numerator: 1, denominator: 3 }, secondCallMinutes: 30, maxProxies: 1, votingBase: 'present',
  tie: 'chair', approvalRequired: true, observationDays: 10, signers: 'chairAndSecretary',
}

/** What a new body of a kind starts with: a proposal, to be confirmed by its own rules. A working group is informal unless it says otherwise. */
export const presets: Readonly<Record<BodyKind, RuleFields>> = {
  workingGroup: informal, panel: informal, networkClub: informal, other: informal,
  promotionCommittee: formal,
  board: { ...formal, maxProxies: 0, secondCallMinutes: null, quorumSecond: half },
  assembly: { ...formal, noticeDays: 15, quorumFirst: { kind: 'atLeast', numerator: 1, denominator: 2 }, quorumSecond: { kind: 'none' }, secondCallMinutes: 1440, maxProxies: 2, votingBase: 'voters', tie: 'rejected' },
}

/** The version in force at a day: the one that began last; undefined where none has begun. */
export function ruleAt<R extends { from: string | null }>(versions: readonly R[], at: string): R | undefined {
  return versions.filter(({ from }) => from === null || from <= at).toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? '')).at(-1)
}
