/** Where a clause goes: under which (null = at the top), after which sibling (null = as the first). */
export type Place = { parentId: string | null; afterId: string | null }
export type Move = 'up' | 'down' | 'in' | 'out'
type Node = { clauseId: string; parentId: string | null }

/** Where each move takes a clause, in the order in which the clauses are given; null where it cannot go that way. */
export function movesOf(clauses: readonly Node[], { clauseId, parentId }: Node): Record<Move, Place | null> {
  const under = (of: string | null) => clauses.filter(one => one.parentId === of)
  const siblings = under(parentId)
  const at = siblings.findIndex(one => one.clauseId === clauseId)
  const [previous, next] = [siblings[at - 1], siblings[at + 1]]
  const parent = clauses.find(one => one.clauseId === parentId)
  return {
    up: previous ? { parentId, afterId: siblings[at - 2]?.clauseId ?? null } : null,
    down: next ? { parentId, afterId: next.clauseId } : null,
    in: previous ? { parentId: previous.clauseId, afterId: under(previous.clauseId).at(-1)?.clauseId ?? null } : null,
    out: parent ? { parentId: parent.parentId, afterId: parent.clauseId } : null,
  }
}
