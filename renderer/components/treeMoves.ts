/** Where a node of a tree goes: under which one (null = at the top), between which siblings (null = as the first, or as the last). */
export type Place = { parentId: string | null; after: string | null; before: string | null }
export type Move = 'up' | 'down' | 'in' | 'out'
/** With Alt, in a tree that is put in order. */
export const moveKeys: Readonly<Record<string, Move>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'out', ArrowRight: 'in' }
type Node = { id: string; parentId: string | null }

/** Where each move takes a node, in the order in which the nodes are given; null where it cannot go that way. */
export function movesOf(nodes: readonly Node[], { id, parentId }: Node): Record<Move, Place | null> {
  const under = (of: string | null) => nodes.filter(node => node.parentId === of)
  const siblings = under(parentId)
  const at = siblings.findIndex(node => node.id === id)
  const [previous, next] = [siblings[at - 1], siblings[at + 1]]
  const parent = nodes.find(node => node.id === parentId)
  const aunts = parent ? under(parent.parentId) : []
  const aunt = parent ? aunts[aunts.findIndex(node => node.id === parent.id) + 1] : undefined
  return {
    up: previous ? { parentId, after: siblings[at - 2]?.id ?? null, before: previous.id } : null,
    down: next ? { parentId, after: next.id, before: siblings[at + 2]?.id ?? null } : null,
    in: previous ? { parentId: previous.id, after: under(previous.id).at(-1)?.id ?? null, before: null } : null,
    out: parent ? { parentId: parent.parentId, after: parent.id, before: aunt?.id ?? null } : null,
  }
}
