/** What a tree of clauses is made of. */
export type Placed = { clauseId: string; parentId: string | null; position: number }

const before = (a: Placed, b: Placed) => a.position - b.position || (a.clauseId < b.clauseId ? -1 : 1)

/** The clauses under each, in order; under `null` those at the top, with those whose parent is not there. */
function childrenOf<T extends Placed>(clauses: readonly T[]): Map<string | null, T[]> {
  const known = new Set(clauses.map(({ clauseId }) => clauseId))
  const groups = Map.groupBy(clauses, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null))
  for (const siblings of groups.values()) siblings.sort(before)
  return groups
}

/** A clause in the order of its text, with its computed number (`2.1`) and how deep it stands (1 at the top). */
export type Numbered<T> = T & { number: string; level: number }

/** The clauses in the order of the text. Those of a circle, which no rule lets in, stand nowhere. */
export function inOrder<T extends Placed>(clauses: readonly T[]): Numbered<T>[] {
  const children = childrenOf(clauses)
  const walk = (parentId: string | null, prefix: string, level: number): Numbered<T>[] =>
    (children.get(parentId) ?? []).flatMap((clause, index) => {
      const number = `${prefix}${index + 1}`
      return [{ ...clause, number, level }, ...walk(clause.clauseId, `${number}.`, level + 1)]
    })
  return walk(null, '', 1)
}

/** The numbers of clauses that stand one after the other and are told by how deep they stand alone: one that stands deeper than the one before stands under it, however much deeper. */
export function numbersOf(drafts: readonly { level: number }[]): string[] {
  const above: { level: number; count: number }[] = []
  return drafts.map(({ level }) => {
    let last = 0
    while ((above.at(-1)?.level ?? 0) >= level) last = above.pop()?.count ?? 0
    above.push({ level, count: last + 1 })
    return above.map(({ count }) => count).join('.')
  })
}

/** Clauses that stand one after the other and are told by how deep they stand, as a tree: one that stands deeper than the one before stands under it. */
export function placedBy<T extends { level: number }>(drafts: readonly T[], idOf: (draft: T, index: number) => string): (Placed & { draft: T })[] {
  const above: { clauseId: string; level: number }[] = []
  return drafts.map((draft, index) => {
    while ((above.at(-1)?.level ?? 0) >= draft.level) above.pop()
    const clauseId = idOf(draft, index)
    const parentId = above.at(-1)?.clauseId ?? null
    above.push({ clauseId, level: draft.level })
    return { clauseId, parentId, position: index + 1, draft }
  })
}

/** A clause and all that stands under it. */
export function subtree(clauses: readonly Placed[], clauseId: string): Set<string> {
  const children = childrenOf(clauses)
  const found = new Set<string>()
  const walk = (id: string) => {
    if (found.has(id)) return
    found.add(id)
    for (const child of children.get(id) ?? []) walk(child.clauseId)
  }
  walk(clauseId)
  return found
}

/** The clauses of one parent in order. */
export const siblingsOf = <T extends Placed>(clauses: readonly T[], parentId: string | null): T[] => childrenOf(clauses).get(parentId) ?? []

/** Where a clause is put: under which, after which of those there (null = as the first). */
export type Placement = { parentId: string | null; afterId: string | null }

/**
 * The position of a clause that is put somewhere, between those of its neighbours; null where no number is left between them, and all siblings have to be numbered anew.
 * `clauseId` itself is taken away first.
 */
export function positionAt(clauses: readonly Placed[], clauseId: string, { parentId, afterId }: Placement): number | null {
  const siblings = siblingsOf(clauses, parentId).filter(clause => clause.clauseId !== clauseId)
  const at = afterId === null ? -1 : siblings.findIndex(clause => clause.clauseId === afterId)
  const low = siblings[at]?.position
  const high = siblings[at + 1]?.position
  if (low === undefined) return high === undefined ? 1 : high - 1
  if (high === undefined) return low + 1
  const middle = (low + high) / 2
  return middle > low && middle < high ? middle : null
}

/** Whether putting a clause under another would put it under itself. */
export const wouldCircle = (clauses: readonly Placed[], clauseId: string, parentId: string | null): boolean => parentId !== null && subtree(clauses, clauseId).has(parentId)
