import type { Database } from 'better-sqlite3'
import { storedStates, policyScopes } from '../../shared/policies/model.ts'
import { byNumber, labelOf, lastDay, stateOf, type VersionDays } from '../../shared/policies/versions.ts'
import type { Milestone, PolicyRecord, SealMark, VersionSummary } from '../../shared/policies/views.ts'
import { shortCode } from '../../shared/seals.ts'
import { coded } from '../database/coded.ts'
import { prepared } from '../database/prepared.ts'
import { changedAtOf, revisionOf } from '../database/revision.ts'
import type { Tables } from '../database/tables.ts'
import { acceptancesOf } from './acceptanceRead.ts'
import { consultationsOf } from './consultationRead.ts'
import { driftCount } from './driftRead.ts'
import { decisionOf, policyRow, versionRow, versionRows, type PolicyTableRow, type VersionRow } from './rows.ts'

/** The seal of a record, as it is shown; null where it has none. */
export function sealMark(database: Database, id: string): SealMark | null {
  const row = prepared(database, 'SELECT number, hash, sealedAt FROM seal WHERE recordId = ?').get(id) as Omit<SealMark, 'code'> | undefined
  return row ? { ...row, code: shortCode(row.hash) } : null
}

type Withdrawal = Tables['policyWithdrawal']
const withdrawalOf = (database: Database, versionId: string) =>
  prepared(database, 'SELECT * FROM policyWithdrawal WHERE versionId = ? AND deletedAt IS NULL ORDER BY withdrawnOn LIMIT 1').get(versionId) as Withdrawal | undefined

/** What the state of a version depends on. */
export const daysOf = (database: Database, { id, state, effectiveFrom, effectiveTo }: VersionRow): VersionDays => ({
  id, stored: coded(storedStates, state) ?? 'working', effectiveFrom, effectiveTo, withdrawnOn: withdrawalOf(database, id)?.withdrawnOn ?? null,
})

const countOf = (database: Database, table: 'policyClause' | 'policyBinding', versionId: string, more = '') =>
  (prepared(database, `SELECT count(*) AS n FROM ${table} WHERE versionId = ? AND deletedAt IS NULL ${more}`).get(versionId) as { n: number }).n

/** A version as it is listed, among all of its policy. */
function summary(database: Database, row: VersionRow, all: readonly VersionDays[], at: string): VersionSummary {
  const days = daysOf(database, row)
  const withdrawal = withdrawalOf(database, row.id)
  const { id, policyId, major, minor, changelog, changelogEnglish, editorial, basedOnId, parentVersionId, effectiveFrom, deletedAt } = row
  return {
    id, policyId, major, minor, label: labelOf(row), changelog, changelogEnglish, editorial, basedOnId, parentVersionId, effectiveFrom, deletedAt,
    state: stateOf(days, all, at), parentLabel: parentVersionId === null ? null : labelOf(versionRow(database, parentVersionId)), effectiveTo: lastDay(days, all), decision: decisionOf(row),
    withdrawal: withdrawal ? { on: withdrawal.withdrawnOn, reason: withdrawal.reason, decision: decisionOf(withdrawal) } : null,
    clauses: countOf(database, 'policyClause', id) + countOf(database, 'policyBinding', id, `AND mode <> 'omit'`), seal: sealMark(database, id),
    changedAt: changedAtOf(database, id), revision: revisionOf(database, id),
  }
}

/** A version as it is listed, also from the bin. @throws Refused `not-found` */
export function readVersion(database: Database, id: string, at: string): VersionSummary {
  const row = versionRow(database, id)
  return summary(database, row, versionRows(database, row.policyId).map(one => daysOf(database, one)), at)
}

/** The versions of a policy, newest first. */
export function readVersions(database: Database, policyId: string, at: string): VersionSummary[] {
  const rows = versionRows(database, policyId)
  const days = rows.map(row => daysOf(database, row))
  return rows.toSorted((a, b) => byNumber(b, a)).map(row => summary(database, row, days, at))
}

/** The version that is in force at a day. */
export const inForce = (versions: readonly VersionSummary[]): VersionSummary | null => versions.find(({ state }) => state === 'adopted') ?? null

const nameOf = (database: Database, table: 'cluster' | 'organisation' | 'policy', id: string | null): string | null =>
  (id === null ? null : (prepared(database, `SELECT name FROM ${table} WHERE id = ?`).get(id) as { name: string } | undefined)?.name ?? null)

/** The plain fields of a policy with the names of what it is of. */
export function policyHead(database: Database, row: PolicyTableRow) {
  const { id, name, nameEnglish, clusterId, organisationId, parentId, note } = row
  return {
    id, name, nameEnglish, clusterId, organisationId, parentId, note, scope: coded(policyScopes, row.scope) ?? 'cluster', language: row.language === 'en' ? 'en' as const : 'it' as const,
    cluster: nameOf(database, 'cluster', clusterId), organisation: nameOf(database, 'organisation', organisationId), parent: nameOf(database, 'policy', parentId),
  }
}

/** The milestones of a policy, the newest first. */
export const milestonesOf = (database: Database, policyId: string): Milestone[] => (prepared(database, `SELECT m.id, m.versionId, v.major, v.minor, m.name, m."on", m.note FROM policyMilestone m
  LEFT JOIN policyVersion v ON v.id = m.versionId WHERE m.policyId = ? AND m.deletedAt IS NULL ORDER BY m."on" DESC, m.id DESC`).all(policyId) as (Omit<Milestone, 'version'> & { major: number | null; minor: number | null })[])
  .map(({ major, minor, ...milestone }) => ({ ...milestone, version: major === null || minor === null ? null : labelOf({ major, minor }) }))

/** A policy with its versions, also from the bin. @throws Refused `not-found` */
export function readPolicy(database: Database, id: string, at: string): PolicyRecord {
  const row = policyRow(database, id)
  const versions = readVersions(database, id, at)
  return {
    ...policyHead(database, row), versions, currentId: inForce(versions)?.id ?? null, milestones: milestonesOf(database, id),
    consultations: consultationsOf(database, { policyId: id }, at), acceptances: acceptancesOf(database, id, at),
    firms: (prepared(database, 'SELECT count(*) AS n FROM policy y JOIN organisation o ON o.id = y.organisationId AND o.deletedAt IS NULL WHERE y.parentId = ? AND y.deletedAt IS NULL').get(id) as { n: number }).n,
    drift: driftCount(database, row, at), changedAt: changedAtOf(database, id), revision: revisionOf(database, id), deletedAt: row.deletedAt,
  }
}
