import type { Stakeholder } from '../groups.ts'
import { high, type Quadrant } from './stakeholders.ts'

// Where things stand in the power/interest grid (Mendelow 1991): interest to the right, influence upwards. The screen and the paper draw the same one.

/** The whole picture, and what of its left and bottom the scales take; all lengths in the picture's own units. */
export const side = 440
export const edge = 46
export const inner = side - edge - 10

/** From a score to its place: each score has a fifth of the side. */
export const along = (score: number): number => ((score - 0.5) / 5) * inner
const border = ((high - 1) / 5) * inner

export const corners: Record<Quadrant, { x: number; y: number; width: number; height: number }> = {
  monitor: { x: 0, y: inner - border, width: border, height: border },
  keepInformed: { x: border, y: inner - border, width: inner - border, height: border },
  keepSatisfied: { x: 0, y: 0, width: border, height: inner - border },
  manageClosely: { x: border, y: 0, width: inner - border, height: inner - border },
}

/** In the middle first, then at its sides. */
const beside = (order: number) => [0, 25, -25][order] ?? 0

/** Number: the place in the list, from 1. */
export type Placed = { number: number; name: string; x: number; y: number }

/** Those with both scores; where several stand in one place, they stand beside each other. */
export function placed(stakeholders: readonly Stakeholder[]): Placed[] {
  const taken = new Map<string, number>()
  return stakeholders.flatMap(({ organisation, assessment }, at) => {
    if (!assessment?.interest || !assessment.influence) return []
    const key = `${assessment.interest}/${assessment.influence}`
    const before = taken.get(key) ?? 0
    taken.set(key, before + 1)
    return [{ number: at + 1, name: organisation, x: along(assessment.interest) + beside(before % 3), y: inner - along(assessment.influence) + beside(Math.floor(before / 3)) }]
  })
}
