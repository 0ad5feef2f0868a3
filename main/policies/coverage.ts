import type { Database } from 'better-sqlite3'
import { isTailored, keepsValidation, resolve } from '../../shared/policies/cascade.ts'
import { openItems } from '../../shared/policies/drift.ts'
import type { Binding, BindingMode, Clause } from '../../shared/policies/model.ts'
import { labelOf } from '../../shared/policies/versions.ts'
import type { CoverageRow } from '../../shared/policies/views.ts'
import type { Service } from '../core/service.ts'
import { periodRuns } from '../database/fragments.ts'
import { prepared } from '../database/prepared.ts'
import { acceptancesOf, acceptanceState, shownVersion } from './acceptanceRead.ts'
import { againstOf, driftItems, followers, newestVersion, type Against } from './driftRead.ts'
import { readVersion } from './read.ts'
import { bindingsOf, clausesOf, pinnedClauses, policyRow, type PolicyTableRow } from './rows.ts'

type Reading = { against: Against | null; pinned: ReturnType<typeof pinnedClauses>; parents: Map<string, ReturnType<typeof clausesOf>>; at: string }

const noCounts = (): Record<BindingMode, number> => ({ inherit: 0, setParameter: 0, strengthen: 0, replace: 0, omit: 0, add: 0 })

/** The clauses of a version that firms stand on, read once. */
function parentClauses(database: Database, { parents }: Reading, versionId: string | null) {
  if (versionId === null) return []
  const known = parents.get(versionId) ?? clausesOf(database, versionId)
  parents.set(versionId, known)
  return known
}

/** Of the clauses that the cluster's version has, how many the firm uses as they were validated, 0–100; one that it is not bound to, or left out, is none of them. */
function validatedShare(parent: readonly Pick<Clause, 'clauseId'>[], bound: ReadonlyMap<string, Binding>): number | null {
  if (parent.length === 0) return null
  const kept = parent.filter(({ clauseId }) => { const mode = bound.get(clauseId)?.mode; return mode !== undefined && keepsValidation(mode) })
  return Math.round((kept.length / parent.length) * 1000) / 10
}

function coverageOf(database: Database, firm: ReturnType<typeof followers>[number], reading: Reading): CoverageRow {
  const { at, against, pinned } = reading
  const version = shownVersion(database, firm.id, at)
  const newest = newestVersion(database, firm.id)
  const bindings = version ? bindingsOf(database, version.id, pinned) : []
  const counts = noCounts()
  for (const { mode } of bindings) counts[mode]++
  const parent = parentClauses(database, reading, version?.parentVersionId ?? null)
  const modes = new Map(bindings.map(binding => [binding.clauseId, binding]))
  const departures = resolve(parent, bindings).filter(({ mode }) => isTailored(mode) && !keepsValidation(mode) && mode !== 'add')
  return {
    organisationId: firm.organisationId, organisation: firm.organisation, policyId: firm.id, versionId: version?.id ?? null, version: version && labelOf(version),
    parentVersion: version?.parentVersionId ? readVersion(database, version.parentVersionId, at).label : null, state: version && readVersion(database, version.id, at).state, counts,
    validated: validatedShare(parent, modes),
    departures: departures.map(({ clauseId, number, mode }) => ({ clauseId, number, heading: modes.get(clauseId)?.pinned?.heading ?? null, mode, reason: modes.get(clauseId)?.reason ?? null })),
    drift: against && newest ? openItems(driftItems(database, newest.id, against, at)).length : 0, ...acceptanceState(acceptancesOf(database, firm.id, at)),
  }
}

/** The firms of the cluster that have no policy of their own yet. */
function withoutPolicy(database: Database, { id, clusterId }: PolicyTableRow, at: string): CoverageRow[] {
  const firms = prepared(database, `SELECT DISTINCT o.id AS organisationId, o.name AS organisation, o.sortKey FROM membership m JOIN organisation o ON o.id = m.organisationId AND o.deletedAt IS NULL
    WHERE m.clusterId = @clusterId AND m.deletedAt IS NULL AND o.kind = 'firm' AND m.kind IN ('member', 'pilot') AND ${periodRuns('m')}
    AND NOT EXISTS (SELECT 1 FROM policy y WHERE y.organisationId = o.id AND y.parentId = @id AND y.deletedAt IS NULL) ORDER BY o.sortKey`).all({ clusterId, at, id }) as { organisationId: string; organisation: string }[]
  return firms.map(({ organisationId, organisation }) => ({
    organisationId, organisation, policyId: null, versionId: null, version: null, parentVersion: null, state: null, counts: noCounts(), validated: null, departures: [], drift: 0, acceptance: 'none', acceptedOn: null,
  }))
}

/** The firms of a cluster's policy: which version each has, where it departs, what is missing. */
export function readCoverage(database: Database, policyId: string, at: string) {
  const policy = policyRow(database, policyId)
  const against = againstOf(database, policyId, at)
  const reading: Reading = { against, at, pinned: against?.pinned ?? pinnedClauses(database), parents: new Map(against ? [[against.version.id, against.clauses]] : []) }
  return {
    policy: policy.name, version: against && readVersion(database, against.version.id, at), clauses: against?.clauses.length ?? 0,
    rows: [...followers(database, policy).map(firm => coverageOf(database, firm, reading)), ...(policy.scope === 'cluster' ? withoutPolicy(database, policy, at) : [])],
  }
}

export const coverage: Service<'policies.coverage'> = ({ policyId, at }, { read, today }) => readCoverage(read, policyId, at ?? today)
