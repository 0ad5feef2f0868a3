import type { Database } from 'better-sqlite3'
import { drift, openItems, type DriftItem } from '../../shared/policies/drift.ts'
import type { Clause, Lineage } from '../../shared/policies/model.ts'
import { labelOf } from '../../shared/policies/versions.ts'
import type { FirmDrift } from '../../shared/policies/views.ts'
import { prepared } from '../database/prepared.ts'
import { bindingsOf, clausesOf, lineageOf, pinnedClauses, versionRows, type Pinned, type PolicyTableRow, type VersionRow } from './rows.ts'

/**
 * The version of a cluster's policy that firms follow at a day: the one in force, else (nothing is in force yet) the first that will be. One that was withdrawn is followed no more.
 */
export function followedVersion(database: Database, policyId: string, at: string): VersionRow | null {
  const adopted = versionRows(database, policyId).filter(({ state }) => state === 'adopted')
  const isWithdrawn = ({ id }: VersionRow) => prepared(database, 'SELECT 1 FROM policyWithdrawal WHERE versionId = ? AND deletedAt IS NULL AND withdrawnOn <= ?').get(id, at) !== undefined
  const begun = adopted.filter(({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom <= at).toSorted((a, b) => ((a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? 1 : -1))
  const first = begun[0]
  if (first) return isWithdrawn(first) ? null : first
  return adopted.toSorted((a, b) => ((a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? -1 : 1))[0] ?? null
}

/** The version of a firm's policy that is looked at: its newest. */
export const newestVersion = (database: Database, policyId: string): VersionRow | null => versionRows(database, policyId).at(-1) ?? null

/** What firms are compared with: read once for many. */
export type Against = { version: VersionRow; clauses: Clause[]; lineage: Lineage[]; pinned: Pinned }

/** What the firms that follow a cluster's policy are compared with at a day; null where nothing is adopted. */
export function againstOf(database: Database, parentId: string, at: string): Against | null {
  const version = followedVersion(database, parentId, at)
  return version && { version, clauses: clausesOf(database, version.id), lineage: lineageOf(database, parentId), pinned: pinnedClauses(database) }
}

/** What a firm's version has not decided about, kept ones too. */
export const driftItems = (database: Database, versionId: string, { clauses, lineage, pinned }: Against, at: string): DriftItem[] =>
  drift(bindingsOf(database, versionId, pinned), clauses, lineage, at)

/** How many changes a firm has to decide about; 0 where it follows no cluster's policy. */
export function driftCount(database: Database, policy: PolicyTableRow, at: string): number {
  if (policy.parentId === null) return 0
  const against = againstOf(database, policy.parentId, at)
  const version = newestVersion(database, policy.id)
  return against && version ? openItems(driftItems(database, version.id, against, at)).length : 0
}

type Firm = { id: string; name: string; organisationId: string; organisation: string }

/** The firms that follow a policy, by name; one of them where it is a firm's own. */
export function followers(database: Database, policy: PolicyTableRow): Firm[] {
  const own = policy.scope === 'firm'
  return prepared(database, `SELECT y.id, y.name, o.id AS organisationId, o.name AS organisation FROM policy y JOIN organisation o ON o.id = y.organisationId AND o.deletedAt IS NULL
    WHERE ${own ? 'y.id' : 'y.parentId'} = ? AND y.deletedAt IS NULL ORDER BY o.sortKey, y.id`).all(policy.id) as Firm[]
}

/** What a firm has to decide about; null where it has no version. */
export function firmDrift(database: Database, firm: Firm, against: Against, at: string): FirmDrift | null {
  const version = newestVersion(database, firm.id)
  if (!version) return null
  const items = driftItems(database, version.id, against, at)
  const open = openItems(items)
  return {
    policyId: firm.id, policy: firm.name, organisationId: firm.organisationId, organisation: firm.organisation, versionId: version.id, version: labelOf(version), editable: version.state === 'working',
    open: open.length, blocking: open.filter(({ conflict }) => conflict !== null).length, since: open.length > 0 ? against.version.effectiveFrom : null, items,
  }
}
