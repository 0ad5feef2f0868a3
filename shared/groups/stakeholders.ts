import { z } from 'zod'
import { day } from '../procedure.ts'

const score = z.int().min(1).max(5).nullable()
export const stances = ['inFavour', 'neutral', 'against'] as const

/**
 * How a stakeholder of a cluster was seen on a day: 1 (little) to 5 (much), null where nobody said. An assessment without day and assessor is gossip, so both
 * are kept, and older ones stay.
 */
export const assessmentFields = z.strictObject({
  assessedOn: day,
  interest: score,
  influence: score,
  dependency: score,
  tension: score,
  stance: z.enum(stances).nullable(),
  assessor: z.string().trim().max(120).nullable(),
  note: z.string().trim().max(2000).nullable(),
})
export type AssessmentFields = z.infer<typeof assessmentFields>
export type Scores = Pick<AssessmentFields, 'interest' | 'influence' | 'dependency' | 'tension'>

export const relationKinds = ['supply', 'representation', 'control', 'funding', 'information', 'conflict', 'collaboration'] as const
export const relationFields = z.strictObject({
  kind: z.enum(relationKinds),
  /** 1 (weak) to 3 (strong); 0 = looked at, and there is none. What was never looked at has no record. */
  strength: z.int().min(0).max(3),
  formal: z.boolean(),
  evidence: z.string().trim().max(500).nullable(),
  from: day.nullable(),
  to: day.nullable(),
})
export type RelationFields = z.infer<typeof relationFields>

/** Fields of the power/interest grid (Mendelow 1991). */
export const quadrants = ['manageClosely', 'keepSatisfied', 'keepInformed', 'monitor'] as const
export type Quadrant = (typeof quadrants)[number]

/** From this score on, influence or interest is high. */
export const high = 4

/** Where a stakeholder stands in the power/interest grid; null where influence or interest is unknown. */
export function quadrantOf({ influence, interest }: Pick<Scores, 'influence' | 'interest'>): Quadrant | null {
  if (influence === null || interest === null) return null
  if (influence >= high) return interest >= high ? 'manageClosely' : 'keepSatisfied'
  return interest >= high ? 'keepInformed' : 'monitor'
}

/** Levels of participation, rising, after AA1000SES 2015 (names to be compared with the standard before they are printed as its own). */
export const levels = ['monitor', 'inform', 'consult', 'involve', 'collaborate', 'empower'] as const
export type Level = (typeof levels)[number]

/** Ways of taking part that fit a level: a proposal, to be chosen from. */
export const tools = {
  monitor: ['pressReview', 'survey'],
  inform: ['bulletin', 'website', 'publicMeeting'],
  consult: ['survey', 'focusGroup', 'interview'],
  involve: ['workingGroup', 'forum', 'workshop'],
  collaborate: ['jointProject', 'partnership', 'networkClub'],
  empower: ['seatInBody', 'delegatedDecision'],
} as const satisfies Record<Level, readonly string[]>

/**
 * The level of participation that the scores suggest; null where nothing is known. By the field of the grid, one level more for who depends much on what is
 * decided, and at least consulted where there is tension: silence makes that worse.
 */
export function suggestedLevel(scores: Scores): Level | null {
  const quadrant = quadrantOf(scores)
  if (quadrant === null) return null
  const base = { monitor: 0, keepInformed: 1, keepSatisfied: 2, manageClosely: 4 }[quadrant]
  const raised = base + ((scores.dependency ?? 0) >= high ? 1 : 0)
  return levels[Math.max(raised, (scores.tension ?? 0) >= high ? 2 : 0)] ?? 'empower'
}

/** Whether somebody of whom this is known should sit at the table: to be involved at least. */
export function belongsAtTable(scores: Scores): boolean {
  const level = suggestedLevel(scores)
  return level !== null && levels.indexOf(level) >= levels.indexOf('involve')
}
