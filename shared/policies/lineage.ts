import type { Lineage } from './model.ts'

type Edge = Pick<Lineage, 'fromId' | 'toId'>

/** Whether another edge would make a clause come from itself. */
export function closesCircle(edges: readonly Edge[], { fromId, toId }: Edge): boolean {
  if (toId === null) return false
  const next = Map.groupBy(edges, edge => edge.fromId)
  const seen = new Set<string>()
  const open = [toId]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === fromId) return true
    if (seen.has(id)) continue
    seen.add(id)
    open.push(...(next.get(id) ?? []).flatMap(edge => edge.toId ?? []))
  }
  return false
}

/** What a clause became, as far as those of a text are reached: parts of it, the clause it ended in. Never itself. */
export function successors(edges: readonly Edge[], clauseId: string, present: ReadonlySet<string>): string[] {
  const next = Map.groupBy(edges, edge => edge.fromId)
  const found = new Set<string>()
  const seen = new Set<string>([clauseId])
  const open = [clauseId]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { toId } of next.get(id) ?? []) {
      if (toId === null || seen.has(toId)) continue
      seen.add(toId)
      if (present.has(toId)) found.add(toId)
      else open.push(toId)
    }
  }
  return [...found]
}

/** What a clause came from, as far as those of a text are reached. Never itself. */
export const predecessors = (edges: readonly Edge[], clauseId: string, present: ReadonlySet<string>): string[] =>
  successors(edges.flatMap(({ fromId, toId }) => (toId === null ? [] : [{ fromId: toId, toId: fromId }])), clauseId, present)
