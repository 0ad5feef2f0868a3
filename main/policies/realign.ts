import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import { followed, followsByItself, keptBinding, openItems, type DriftItem } from '../../shared/policies/drift.ts'
import type { Binding } from '../../shared/policies/model.ts'
import type { Service, Writing } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { updateRecord } from '../organisations/records.ts'
import { insertBinding } from './derive.ts'
import { againstOf, driftItems, firmDrift, followers, newestVersion, type Against } from './driftRead.ts'
import { readVersion } from './read.ts'
import { bindingColumns, bindingOf, clauseRow, policyRow, type BindingRow, type PolicyTableRow } from './rows.ts'
import { copyBindings, insertVersion } from './start.ts'

/** The cluster's policy that a policy follows, or is. */
const above = ({ id, scope, parentId }: PolicyTableRow): string | null => (scope === 'cluster' ? id : parentId)

/** What firms have not decided about. */
export const readDrift: Service<'policies.drift'> = ({ policyId, at }, { read, today }) => {
  const day = at ?? today
  const policy = policyRow(read, policyId)
  const parent = above(policy)
  const against = parent === null ? null : againstOf(read, parent, day)
  if (!against) return { against: null, firms: [] }
  return { against: readVersion(read, against.version.id, day), firms: followers(read, policy).flatMap(firm => firmDrift(read, firm, against, day) ?? []) }
}

/** The firms' policies that are meant: a cluster's policy stands for all that follow it. @throws Refused `not-found` */
function meant(database: Database, policyIds: readonly string[]): PolicyTableRow[] {
  const ids = policyIds.flatMap(id => {
    const policy = policyRow(database, id)
    return policy.scope === 'cluster' ? followers(database, policy).map(firm => firm.id) : [policy.id]
  })
  return [...new Set(ids)].map(id => policyRow(database, id))
}

/** What each cluster's policy is compared by, read once. @throws Refused `policy-not-adopted` */
function againstMemo(database: Database, at: string): (policy: PolicyTableRow) => Against {
  const known = new Map<string, Against>()
  return ({ parentId }) => {
    const found = parentId === null ? null : known.get(parentId) ?? againstOf(database, parentId, at)
    if (parentId === null || !found) throw new Refused('policy-not-adopted', {})
    known.set(parentId, found)
    return found
  }
}

/** The firm's version that is worked on, standing on the version that is followed now; where the newest is fixed, a new one that goes on from it. */
function editableVersion(write: Database, policyId: string, against: Against): string {
  const newest = newestVersion(write, policyId)
  if (newest?.state === 'working') {
    updateRecord(write, 'policyVersion', newest.id, { parentVersionId: against.version.id })
    return newest.id
  }
  const versionId = insertVersion(write, policyId, { basedOnId: newest?.id ?? null, parentVersionId: against.version.id })
  if (newest) copyBindings(write, newest.id, versionId)
  return versionId
}

const bindingRow = (database: Database, versionId: string, clauseId: string) =>
  prepared(database, 'SELECT * FROM policyBinding WHERE versionId = ? AND clauseId = ? AND deletedAt IS NULL').get(versionId, clauseId) as BindingRow | undefined

/** Stores what a decision about a change made of the binding; null = the firm is bound to the clause no more. */
function store(write: Database, { versionId, item, against, at }: { versionId: string; item: DriftItem; against: Against; at: string }, decide: (binding: Binding | undefined) => Binding | null): void {
  const row = bindingRow(write, versionId, item.clauseId)
  const binding = decide(row && bindingOf(row, against.pinned))
  if (row && binding === null) updateRecord(write, 'policyBinding', row.id, { deletedAt: at })
  if (!binding) return
  const { pinned, clauseId: _clauseId, keptHash, keptReason, keptUntil, ...fields } = binding
  const kept = { keptHash, keptReason, keptUntil }
  // a binding that stays pinned to what was keeps its row there
  const clause = item.now && pinned?.hash === item.now.hash ? clauseRow(write, against.version.id, item.clauseId) : null
  if (row) updateRecord(write, 'policyBinding', row.id, { ...bindingColumns(fields), ...kept, ...(clause ? { pinnedId: clause.id, pinnedHash: clause.hash } : {}) })
  else if (clause) insertBinding(write, versionId, fields, clause)
}

type Wanted = { clauseIds: readonly string[] | undefined; day: string }
type Done = { policyId: string; versionId: string; done: number; left: number }

/** Decides about the open changes of each firm by one rule; `may` says which of them it is for. */
async function decideAll({ write, at, breathe }: Pick<Writing, 'write' | 'at' | 'breathe'>, policies: readonly PolicyTableRow[], { clauseIds, day }: Wanted, rule: {
  may: (item: DriftItem, bindings: readonly Binding[]) => boolean; decide: (item: DriftItem) => (binding: Binding | undefined) => Binding | null
}): Promise<Done[]> {
  const against = againstMemo(write, day)
  const answers: Done[] = []
  for (const [index, policy] of policies.entries()) {
    const on = against(policy)
    const newest = newestVersion(write, policy.id)
    if (!newest) continue
    const open = openItems(driftItems(write, newest.id, on, day))
    const bindings = open.flatMap(({ clauseId, related }) => [clauseId, ...related]).flatMap(id => { const row = bindingRow(write, newest.id, id); return row ? [bindingOf(row, on.pinned)] : [] })
    const chosen = open.filter(item => (clauseIds === undefined || clauseIds.includes(item.clauseId)) && rule.may(item, bindings))
    const versionId = chosen.length > 0 ? editableVersion(write, policy.id, on) : newest.id
    for (const item of chosen) store(write, { versionId, item, against: on, at }, rule.decide(item))
    answers.push({ policyId: policy.id, versionId, done: chosen.length, left: open.length - chosen.length })
    await breathe(index, policies.length)
  }
  return answers
}

/** Takes over changes of the cluster's policy, inside the running batch. */
export const followIn = (writing: Pick<Writing, 'write' | 'at' | 'breathe'>, policies: readonly PolicyTableRow[], { untailored, ...wanted }: Wanted & { untailored: boolean }): Promise<Done[]> => decideAll(writing, policies, wanted, {
  may: (item, bindings) => item.conflict === null && (!untailored || followsByItself(item, bindings)), decide: item => binding => followed(item, binding),
})

/** Takes over changes of the cluster's policy. */
export const follow: Service<'policies.follow'> = async ({ policyIds, clauseIds, untailored, at }, { commit, read, today }) => {
  const day = at ?? today
  const policies = meant(read, policyIds)
  const { batch, answer } = await commit({ kind: 'policy.follow', values: { count: policies.length, name: policies[0]?.name ?? '' } }, writing => followIn(writing, policies, { clauseIds, day, untailored: untailored ?? false }))
  return { policies: answer.map(({ done, ...rest }) => ({ ...rest, followed: done })), batch }
}

/** Stays with clauses as they were. */
export const keep: Service<'policies.keep'> = async ({ policyIds, clauseIds, reason, until, at }, { commit, read, today }) => {
  const day = at ?? today
  const policies = meant(read, policyIds)
  const { batch, answer } = await commit({ kind: 'policy.keep', values: { count: policies.length, name: policies[0]?.name ?? '' } }, writing => decideAll(writing, policies, { clauseIds, day }, {
    // what the firm did is against the clause as it is now: that is mended first, and not kept unseen; a locked clause is refused below
    may: item => item.conflict === null || item.now?.tailorability === 'locked',
    decide: item => binding => {
      if (item.now?.tailorability === 'locked') throw new Refused('policy-locked', { mode: 'omit', heading: item.now.heading ?? '' })
      return keptBinding(item, binding, { reason, until })
    },
  }))
  return { policies: answer.map(({ done, ...rest }) => ({ ...rest, kept: done })), batch }
}

