type Point = { id: string; depth: number; confidential: boolean }

/**
 * The points of a meeting whose words are kept back from others, given in the order of the agenda: each that is confidential with all that stands under it, and all
 * of a confidential meeting. What belongs to them (decisions, actions, papers, observations, corrections) goes with them.
 */
export function confidentialPoints(whole: boolean, points: readonly Point[]): ReadonlySet<string> {
  let hidden = Infinity
  return new Set(points.flatMap(({ id, depth, confidential }) => {
    if (depth <= hidden) hidden = confidential ? depth : Infinity
    return whole || hidden < Infinity ? [id] : []
  }))
}
