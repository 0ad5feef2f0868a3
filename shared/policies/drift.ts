import { bindingProblem, isTailored, type BindingProblem } from './cascade.ts'
import { inherits, type Binding, type BindingMode, type Clause, type Lineage } from './model.ts'
import { predecessors, successors } from './lineage.ts'
import { comparedFields, type ComparedField } from './compare.ts'
import { inOrder } from './tree.ts'

/** What happened to a clause since a firm decided about it: its text changed; it was taken apart; it was made one with others; it ended; it is new, or was left out until a day that has passed. */
export const driftKinds = ['changed', 'split', 'joined', 'retired', 'new'] as const
export type DriftKind = (typeof driftKinds)[number]

export type DriftItem = {
  kind: DriftKind
  clauseId: string
  /** Its number in the cluster's policy as it is now, where it is there. */
  number: string | null
  /** What the firm did with it; null for one that it has not decided about at all. */
  mode: BindingMode | null
  /** Something was done to it, so that a person has to look at it. */
  tailored: boolean
  /** What the firm's binding is pinned to, and what it says now; null where it is not there. */
  before: Clause | null
  now: Clause | null
  changed: ComparedField[]
  /** Of a split: its parts; of a join: the clause it ended in; of a new one: those it comes from. */
  related: string[]
  /** Why what the firm did is against the clause as it is now (it is locked now, a value is out of its bounds). */
  conflict: BindingProblem | null
  /** The firm decided to stay with what was. */
  kept: { reason: string; until: string | null } | null
}

/** How a hash of nothing is written: the clause ended. */
export const ended = ''

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
const changedFields = (before: Clause | null, now: Clause): ComparedField[] => (before === null ? [] : comparedFields.filter(field => !same(before[field], now[field])))

/** A decision to stay that still holds: for this very text, and not longer than was said. */
function keptFor({ keptHash, keptReason, keptUntil }: Binding, hash: string, at: string): DriftItem['kept'] {
  return keptHash === hash && (keptUntil === null || keptUntil >= at) ? { reason: keptReason ?? '', until: keptUntil } : null
}

/** What was left out until a day, and the day has passed: it is to be decided about as a new clause is. */
const postponementEnded = ({ mode, omission, until }: Binding, at: string): boolean => mode === 'omit' && omission === 'postponed' && until !== null && until < at

function driftOf(binding: Binding, now: Clause | undefined, { number, related, at }: { number: string | null; related: string[]; at: string }): DriftItem[] {
  const { clauseId, mode, pinned } = binding
  if (mode === 'add' || pinned === null) return []
  const item = { clauseId, number, mode, tailored: isTailored(mode), before: pinned, related }
  if (now === undefined) {
    const kind = related.length > 1 ? 'split' : related.length === 1 ? 'joined' : 'retired'
    return [{ ...item, kind, now: null, changed: [], conflict: null, kept: keptFor(binding, ended, at) }]
  }
  if (postponementEnded(binding, at)) return [{ ...item, kind: 'new', now, changed: [], conflict: null, kept: null }]
  if (now.hash === pinned.hash) return []
  return [{ ...item, kind: 'changed', now, changed: changedFields(pinned, now), conflict: bindingProblem(now, binding), kept: keptFor(binding, now.hash, at) }]
}

/**
 * What a firm has not decided about since it bound itself to clauses of the cluster's policy: empty exactly when every clause says what it said, none is new, none ended and none was left out
 * only until a day that has passed. A clause that
 * was only moved, or has another number, has not changed.
 * @param at the day, for decisions to stay that hold until then
 */
export function drift(bindings: readonly Binding[], now: readonly Clause[], lineage: readonly Lineage[], at: string): DriftItem[] {
  const ordered = inOrder(now)
  const clauses = new Map(ordered.map(clause => [clause.clauseId, clause]))
  const present = new Set(clauses.keys())
  const bound = new Map(bindings.map(binding => [binding.clauseId, binding]))
  const boundIds = new Set(bound.keys())
  const gone = bindings.filter(({ clauseId }) => !present.has(clauseId)).flatMap(binding =>
    driftOf(binding, undefined, { number: null, related: successors(lineage, binding.clauseId, present), at }))
  const there = ordered.flatMap(({ number: shown, level: _level, ...clause }): DriftItem[] => {
    const binding = bound.get(clause.clauseId)
    if (binding) return driftOf(binding, clause, { number: shown, related: [], at })
    const related = predecessors(lineage, clause.clauseId, boundIds)
    return [{ kind: 'new', clauseId: clause.clauseId, number: shown, mode: null, tailored: false, before: null, now: clause, changed: [], related, conflict: null, kept: null }]
  })
  return [...there, ...gone]
}

/** The changes that somebody has to decide about. */
export const openItems = (items: readonly DriftItem[]): DriftItem[] => items.filter(({ kept }) => kept === null)

/** The change of a split clause's parts is decided with it: whether a part stands for a clause that the firm did something to. */
const fromTailored = (item: DriftItem, bound: ReadonlyMap<string, Binding>) => item.related.some(id => isTailored(bound.get(id)?.mode ?? 'inherit'))

/** Whether a change can be taken over without a person: nothing was done to the clause, or to those that a new one comes from. */
export function followsByItself(item: DriftItem, bindings: readonly Binding[]): boolean {
  const bound = new Map(bindings.map(binding => [binding.clauseId, binding]))
  return !item.tailored && !fromTailored(item, bound)
}

/** The binding after a change was taken over: pinned to what the clause says now; null where the clause ended. What contradicts it stays undone and answers as the item's conflict. */
export function followed(item: DriftItem, binding: Binding | undefined): Binding | null {
  if (item.now === null) return null
  return { ...inherits, ...(item.kind === 'new' ? {} : binding), clauseId: item.clauseId, pinned: item.now, keptHash: null, keptReason: null, keptUntil: null }
}

/** The binding after a firm stayed with what was: an ended clause becomes one of its own, a new one is left out. */
export function keptBinding(item: DriftItem, binding: Binding | undefined, { reason, until }: { reason: string; until: string | null }): Binding | null {
  const none = { keptHash: null, keptReason: null, keptUntil: null }
  if (item.now !== null && (binding === undefined || item.kind === 'new')) {
    return { ...inherits, ...none, clauseId: item.clauseId, pinned: item.now, mode: 'omit', reason, omission: until === null ? 'refused' : 'postponed', until }
  }
  if (binding === undefined) return null
  return { ...binding, keptHash: item.now?.hash ?? ended, keptReason: reason, keptUntil: until }
}
