import type { Database } from 'better-sqlite3'
import { sql, type RawBuilder } from 'kysely'
import type { Page, Selection } from '../../shared/lists.ts'
import { policyScopes, policyStates } from '../../shared/policies/model.ts'
import type { PolicyRow } from '../../shared/policies/views.ts'
import type { PolicyColumn } from '../../shared/policies.ts'
import { coded } from '../database/coded.ts'
import { columnsSql, countRows, eachOf, groupsOf, pageOf, valuesOf, type Asked, type ListColumn, type Listing } from '../database/listing.ts'
import { stayedSql } from '../database/merged.ts'

type Scope = { clusterId: string | undefined; organisationId: string | undefined; parentId: string | undefined }
export type PolicySelection = Selection<PolicyColumn> & Partial<Scope>

/** The version of a policy that began last up to a day. */
const begun = (policyId: RawBuilder<unknown>, at: string) => sql`(SELECT id FROM policyVersion WHERE policyId = ${policyId} AND state = 'adopted' AND deletedAt IS NULL AND effectiveFrom <= ${at}
  ORDER BY effectiveFrom DESC LIMIT 1)`
const newest = (policyId: RawBuilder<unknown>) => sql`(SELECT id FROM policyVersion WHERE policyId = ${policyId} AND deletedAt IS NULL ORDER BY major DESC, minor DESC LIMIT 1)`
const firstToCome = (policyId: RawBuilder<unknown>) => sql`(SELECT id FROM policyVersion WHERE policyId = ${policyId} AND state = 'adopted' AND deletedAt IS NULL ORDER BY effectiveFrom LIMIT 1)`

const label = (version: RawBuilder<unknown>) => sql`${version}.major || '.' || ${version}.minor`
const order = (version: RawBuilder<unknown>) => sql`${version}.major * 100000 + ${version}.minor`

const stateAt = (at: string) => sql`CASE WHEN v.state <> 'adopted' THEN v.state WHEN EXISTS (SELECT 1 FROM policyWithdrawal w WHERE w.versionId = v.id AND w.deletedAt IS NULL AND w.withdrawnOn <= ${at}) THEN 'withdrawn'
  WHEN v.effectiveFrom > ${at} THEN 'future' WHEN v.effectiveTo < ${at} THEN 'superseded' ELSE 'adopted' END`

const bindings = (modes: RawBuilder<unknown>) => sql`(SELECT count(*) FROM policyBinding b WHERE b.versionId = v.id AND b.deletedAt IS NULL AND b.mode ${modes})`

/** `driftCount` of main/policies/driftRead.ts in SQL: clauses that the newest version of a firm's policy is not bound to as they are or left out until a day that has passed, and bindings to clauses that are there no more. */
function openDrift(at: string): RawBuilder<unknown> {
  const held = sql`(b.keptUntil IS NULL OR b.keptUntil >= ${at})`
  const running = sql`NOT (b.mode = 'omit' AND b.omission IS 'postponed' AND coalesce(b.until < ${at}, 0))`
  const against = sql`(SELECT p.id FROM policyVersion p WHERE p.id = coalesce(${begun(sql`y.parentId`, at)}, ${firstToCome(sql`y.parentId`)})
    AND NOT EXISTS (SELECT 1 FROM policyWithdrawal w WHERE w.versionId = p.id AND w.deletedAt IS NULL AND w.withdrawnOn <= ${at} AND p.effectiveFrom <= ${at}))`
  return sql`CASE WHEN y.parentId IS NULL THEN 0 ELSE (WITH two AS MATERIALIZED (SELECT ${against} AS parent, ${newest(sql`y.id`)} AS own)
    SELECT (SELECT count(*) FROM policyClause c WHERE c.versionId = two.parent AND c.deletedAt IS NULL AND NOT EXISTS (SELECT 1 FROM policyBinding b WHERE b.versionId = two.own AND b.clauseId = c.clauseId
        AND b.deletedAt IS NULL AND ${running} AND (b.pinnedHash = c.hash OR (b.keptHash = c.hash AND ${held}))))
      + (SELECT count(*) FROM policyBinding b WHERE two.parent IS NOT NULL AND b.versionId = two.own AND b.deletedAt IS NULL AND b.mode <> 'add' AND NOT (b.keptHash IS '' AND ${held})
        AND NOT EXISTS (SELECT 1 FROM policyClause c WHERE c.versionId = two.parent AND c.clauseId = b.clauseId AND c.deletedAt IS NULL)) FROM two) END`
}

/** The versions whose acceptance is good for the one that holds: see `goodFor`. */
const goodVersions = sql`(WITH RECURSIVE good(id) AS (SELECT v.id UNION SELECT e.basedOnId FROM good JOIN policyVersion e ON e.id = good.id WHERE e.editorial IS NOT NULL AND e.basedOnId IS NOT NULL) SELECT id FROM good)`
const accepted = (at: string, revoked: boolean, where: RawBuilder<unknown>) => sql`(SELECT max(a.acceptedOn) FROM policyVersion av JOIN policyAcceptance a ON a.versionId = av.id WHERE av.policyId = y.id AND a.revokesId IS NULL
  AND a.deletedAt IS NULL AND ${revoked ? sql`` : sql`NOT`} EXISTS (SELECT 1 FROM policyAcceptance r WHERE r.revokesId = a.id AND r.deletedAt IS NULL AND r.acceptedOn <= ${at}) AND ${where})`
const isGood = sql`a.versionId IN ${goodVersions}`

const acceptance = (at: string) => sql`CASE WHEN ${accepted(at, false, isGood)} IS NOT NULL THEN 'current' WHEN ${accepted(at, false, sql`1`)} IS NOT NULL THEN 'earlier'
  WHEN ${accepted(at, true, sql`1`)} IS NOT NULL THEN 'revoked' ELSE 'none' END`

const of = (value: RawBuilder<unknown>, ...needs: string[]): ListColumn => ({ value, needs })

const columnsAt = (at: string): Record<PolicyColumn, ListColumn> => ({
  name: { value: sql`y.name`, needs: [], sortKey: sql`y.sortKey`, always: true }, scope: of(sql`y.scope`),
  cluster: { value: sql`k.name`, needs: ['cluster'], sortKey: sql`k.sortKey` }, organisation: { value: sql`o.name`, needs: ['organisation'], sortKey: sql`o.sortKey` },
  parent: { value: sql`above.name`, needs: ['parent'], sortKey: sql`above.sortKey` },
  version: { value: label(sql`v`), needs: ['version'], sortKey: order(sql`v`) }, state: of(stateAt(at), 'version'), effectiveFrom: of(sql`v.effectiveFrom`, 'version'),
  draft: { value: label(sql`d`), needs: ['version', 'draft'], sortKey: order(sql`d`) },
  clauses: of(sql`(SELECT count(*) FROM policyClause c WHERE c.versionId = v.id AND c.deletedAt IS NULL) + ${bindings(sql`<> 'omit'`)}`, 'version'),
  tailored: of(bindings(sql`IN ('setParameter', 'strengthen', 'replace')`), 'version'), omitted: of(bindings(sql`= 'omit'`), 'version'), added: of(bindings(sql`= 'add'`), 'version'),
  drift: of(openDrift(at)), acceptance: of(acceptance(at), 'version'), acceptedOn: of(sql`coalesce(${accepted(at, false, isGood)}, ${accepted(at, false, sql`1`)}, ${accepted(at, true, sql`1`)})`, 'version'),
})

/** Policies with the version that holds at a day; those in the bin, or of an organisation that is, are not there. */
const listingAt = (at: string): Listing<PolicyColumn, Scope> => ({
  columns: columnsAt(at),
  base: sql`policy y`,
  key: sql`y.id`,
  searched: sql`y.id`,
  joins: [
    ['organisation', () => sql`LEFT JOIN organisation o ON o.id = y.organisationId`],
    ['cluster', () => sql`LEFT JOIN cluster k ON k.id = y.clusterId`],
    ['parent', () => sql`LEFT JOIN policy above ON above.id = y.parentId`],
    ['version', () => sql`LEFT JOIN policyVersion v ON v.id = coalesce(${begun(sql`y.id`, at)}, ${newest(sql`y.id`)})`],
    ['draft', () => sql`LEFT JOIN policyVersion d ON d.id = ${newest(sql`y.id`)} AND d.state <> 'adopted' AND d.id IS NOT v.id`],
  ],
  where: ({ clusterId, organisationId, parentId }) => sql<boolean>`${sql.join([
    sql`y.deletedAt IS NULL AND (y.organisationId IS NULL OR +y.organisationId NOT IN (SELECT id FROM organisation WHERE deletedAt IS NOT NULL))`,
    ...(clusterId === undefined ? [] : [sql`(y.clusterId = ${clusterId} OR y.parentId IN (SELECT id FROM policy WHERE clusterId = ${clusterId}))`]),
    ...(organisationId === undefined ? [] : [sql`y.organisationId IN (SELECT ${sql.raw(stayedSql('asked'))} FROM organisation asked WHERE asked.id = ${organisationId})`]), ...(parentId === undefined ? [] : [sql`y.parentId = ${parentId}`]),
  ], sql` AND `)}`,
  order: [sql`y.scope`, sql`y.sortKey`, sql`y.id`],
  orderNeeds: [],
})

function asked(today: string, { at = today, clusterId, organisationId, parentId, ...selection }: PolicySelection): Asked<PolicyColumn, Scope> {
  return { listing: listingAt(at), scope: { clusterId, organisationId, parentId }, selection }
}

type StoredRow = Omit<PolicyRow, 'scope' | 'state' | 'acceptance'> & { scope: string; state: string | null; acceptance: string }

const toRow = ({ scope, state, acceptance, ...row }: StoredRow): PolicyRow => ({
  ...row, scope: coded(policyScopes, scope) ?? 'cluster', state: coded(policyStates, state), acceptance: coded(['none', 'current', 'earlier', 'revoked'], acceptance) ?? 'none',
})

const rowColumns = ({ listing }: Asked<PolicyColumn, Scope>) =>
  sql<StoredRow>`${columnsSql(listing.columns, sql`y.id, y.clusterId, y.organisationId, y.parentId, v.id AS versionId, d.id AS draftId`)}`

/** A page of the list, with the number of all rows that fit. */
export function policiesPage(read: Database, today: string, selection: PolicySelection & Page): { total: number; rows: PolicyRow[] } {
  const of = asked(today, selection)
  const { total, rows } = pageOf(read, of, rowColumns(of), selection)
  return { total, rows: rows.map(toRow) }
}

/** How many policies fit. */
export const countPolicies = (read: Database, today: string, selection: PolicySelection): number => countRows(read, asked(today, selection))

/** Every row of the list in order: for the press. */
export function* eachPolicy(read: Database, today: string, selection: PolicySelection): Generator<PolicyRow> {
  const of = asked(today, selection)
  for (const row of eachOf(read, of, rowColumns(of))) yield toRow(row)
}

/** The values that occur in a column under the other filters. */
export const policyValues = (read: Database, today: string, { column, ...selection }: PolicySelection & { column: PolicyColumn }) => ({ values: valuesOf(read, asked(today, selection), column) })

/** The list grouped by a column. */
export const policyGroups = (read: Database, today: string, { by, ...selection }: PolicySelection & { by: PolicyColumn }) => ({ groups: groupsOf(read, asked(today, selection), by, []) })
