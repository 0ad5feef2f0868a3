import type { PointOutcome } from './states.ts'

/** `approval`: of the minutes of an earlier meeting. Nothing is decided under `other`. */
export const pointKinds = ['approval', 'communications', 'information', 'decision', 'other'] as const
export type PointKind = (typeof pointKinds)[number]

/** A point as numbering sees it: its number is null until the convocation freezes it. */
export type Numbered = { id: string; parentId: string | null; position: number; number: string | null }

/** The points of a parent in their order. */
const childrenOf = <P extends Numbered>(points: readonly P[], parentId: string | null): P[] =>
  points.filter(point => point.parentId === parentId).toSorted((a, b) => a.position - b.position || a.id.localeCompare(b.id))

/** Orders numbers of points as they are read: 2 before 10. */
export const byNumber = (a: { number: string | null }, b: { number: string | null }): number => (a.number ?? '').localeCompare(b.number ?? '', 'en', { numeric: true })

const lastPart = (number: string): number => Number(number.split('.').at(-1))

/**
 * The numbers of an agenda (`1`, `2`, `2.1`). Frozen numbers stay whatever is moved; a point without one gets the next after the highest of its siblings, so that
 * what a letter cites never means something else. Points come back in the order of reading; one whose parent is not there stands at the top.
 */
export function numberAgenda<P extends Numbered>(points: readonly P[]): (P & { number: string; depth: number })[] {
  const ids = new Set(points.map(({ id }) => id))
  const rooted = points.map(point => (point.parentId !== null && !ids.has(point.parentId) ? { ...point, parentId: null } : point))
  const walk = (parentId: string | null, prefix: string, depth: number): (P & { number: string; depth: number })[] => {
    const siblings = childrenOf(rooted, parentId)
    let highest = Math.max(0, ...siblings.flatMap(({ number }) => (number === null ? [] : [lastPart(number)])))
    return siblings.flatMap(point => {
      const number = point.number ?? `${prefix}${++highest}`
      return [{ ...point, number, depth }, ...walk(point.id, `${number}.`, depth + 1)]
    })
  }
  return walk(null, '', 0)
}

/** Whether a point would become its own ancestor under that parent. */
export function isCircular(points: readonly Pick<Numbered, 'id' | 'parentId'>[], id: string, parentId: string | null): boolean {
  const parents = new Map(points.map(point => [point.id, point.parentId]))
  const seen = new Set<string>([id])
  for (let next = parentId; next !== null; next = parents.get(next) ?? null) {
    if (seen.has(next)) return true
    seen.add(next)
  }
  return false
}

export const carryReasons = ['notTreated', 'recurring', 'openAction'] as const
export type CarryReason = (typeof carryReasons)[number]
/** What carrying over asks of a point of a meeting that is over. */
export type Carried = { outcome: PointOutcome | null; recurring: boolean; openActions: number; kind: PointKind; /** Whether a later meeting has taken it over, or dropped it. */ taken: boolean }

/**
 * Why a point goes on the agenda of the next meeting: it was not treated (or postponed), it comes back each time, or an action born in it is open. Null where it is
 * done with, withdrawn, or taken over already. What each agenda has anew (approval, communications, other) is not carried, its open actions apart.
 */
export function carryReason({ outcome, recurring, openActions, kind, taken }: Carried): CarryReason | null {
  if (taken || outcome === 'withdrawn') return null
  const standing = kind === 'communications' || kind === 'other'
  if (outcome !== 'treated' && !standing) return 'notTreated'
  if (recurring) return 'recurring'
  return openActions > 0 ? 'openAction' : null
}
