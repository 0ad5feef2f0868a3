/** Where a point goes: under which one (null = at the top), before which sibling (null = at the end). */
export type Place = { parentId: string | null; before: string | null }
export type Move = 'up' | 'down' | 'in' | 'out'
type Node = { id: string; parentId: string | null }

/** Where each move takes a point of an agenda, in the order of which the points are given; null where it cannot go that way. */
export function movesOf(points: readonly Node[], { id, parentId }: Node): Record<Move, Place | null> {
  const siblings = points.filter(point => point.parentId === parentId)
  const at = siblings.findIndex(point => point.id === id)
  const [previous, next] = [siblings[at - 1], siblings[at + 1]]
  const parent = points.find(point => point.id === parentId)
  const aunts = parent ? points.filter(point => point.parentId === parent.parentId) : []
  const aunt = parent ? aunts[aunts.findIndex(point => point.id === parent.id) + 1] : undefined
  return {
    up: previous ? { parentId, before: previous.id } : null,
    down: next ? { parentId, before: siblings[at + 2]?.id ?? null } : null,
    in: previous ? { parentId: previous.id, before: null } : null,
    out: parent ? { parentId: parent.parentId, before: aunt?.id ?? null } : null,
  }
}
