import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import { bindingModes, lineageKinds, omissions, strengths, type Binding, type BindingFields, type Clause, type Lineage, type ParameterValue, type PolicyDecision } from '../../shared/policies/model.ts'
import { labelOf } from '../../shared/policies/versions.ts'
import { clauseOf, richOf } from '../database/clauseRows.ts'
import { coded } from '../database/coded.ts'
import { prepared } from '../database/prepared.ts'
import type { Tables } from '../database/tables.ts'
import { recordRow, type Columns } from '../organisations/records.ts'

export type PolicyTableRow = Tables['policy']
export type VersionRow = Tables['policyVersion']
export type ClauseRow = Tables['policyClause']
export type BindingRow = Tables['policyBinding']

/** A policy's row, also from the bin. @throws Refused `not-found` */
export const policyRow = (database: Database, id: string): PolicyTableRow => recordRow(database, 'policy', id)

/** A version's row, also from the bin. @throws Refused `not-found` */
export const versionRow = (database: Database, id: string): VersionRow => recordRow(database, 'policyVersion', id)

/** What the history says of a version. */
export const versionValues = (database: Database, version: VersionRow) => ({ name: policyRow(database, version.policyId).name, version: labelOf(version) })

/** A version whose text may be changed. @throws Refused `not-found`, `policy-fixed` */
export function workingVersion(database: Database, id: string): VersionRow {
  const version = versionRow(database, id)
  if (version.deletedAt !== null || policyRow(database, version.policyId).deletedAt !== null) throw new Refused('not-found', { what: 'policyVersion' })
  if (version.state !== 'working') throw new Refused('policy-fixed', { version: labelOf(version) })
  return version
}

/** The live versions of a policy, the oldest number first. */
export const versionRows = (database: Database, policyId: string): VersionRow[] =>
  prepared(database, 'SELECT * FROM policyVersion WHERE policyId = ? AND deletedAt IS NULL ORDER BY major, minor').all(policyId) as VersionRow[]

/** The live clauses of a version. */
export const clauseRows = (database: Database, versionId: string): ClauseRow[] =>
  prepared(database, 'SELECT * FROM policyClause WHERE versionId = ? AND deletedAt IS NULL').all(versionId) as ClauseRow[]

/** A version's clauses; none where it is a profile. */
export const clausesOf = (database: Database, versionId: string): Clause[] => clauseRows(database, versionId).map(clauseOf)

/** A clause of a version by its identity. @throws Refused `not-found` */
export function clauseRow(database: Database, versionId: string, clauseId: string): ClauseRow {
  const row = prepared(database, 'SELECT * FROM policyClause WHERE versionId = ? AND clauseId = ? AND deletedAt IS NULL').get(versionId, clauseId) as ClauseRow | undefined
  if (!row) throw new Refused('not-found', { what: 'policyClause' })
  return row
}

/** What became of the clauses of a policy, in the order of its versions. */
export function lineageOf(database: Database, policyId: string): Lineage[] {
  const rows = prepared(database, `SELECT l.kind, l.fromId, l.toId, l.reason FROM policyVersion v JOIN policyLineage l ON l.versionId = v.id
    WHERE v.policyId = ? AND v.deletedAt IS NULL AND l.deletedAt IS NULL ORDER BY v.major, v.minor, l.id`).all(policyId) as { kind: string; fromId: string; toId: string | null; reason: string | null }[]
  return rows.map(row => ({ ...row, kind: coded(lineageKinds, row.kind) ?? 'replaced' }))
}

/** Reads clauses by their row, each once: many bindings are pinned to the same. */
export type Pinned = (pinnedId: string | null) => Clause | null

export function pinnedClauses(database: Database): Pinned {
  const known = new Map<string, Clause | null>()
  return id => {
    if (id === null) return null
    const found = known.get(id)
    if (found !== undefined) return found
    const row = prepared(database, 'SELECT * FROM policyClause WHERE id = ?').get(id) as ClauseRow | undefined
    const clause = row ? clauseOf(row) : null
    known.set(id, clause)
    return clause
  }
}

export const bindingRows = (database: Database, versionId: string): BindingRow[] =>
  prepared(database, 'SELECT * FROM policyBinding WHERE versionId = ? AND deletedAt IS NULL ORDER BY id').all(versionId) as BindingRow[]

/** A stored binding. */
export const bindingOf = (row: BindingRow, pinned: Pinned): Binding => ({
  clauseId: row.clauseId, pinned: pinned(row.pinnedId), mode: coded(bindingModes, row.mode) ?? 'inherit', values: JSON.parse(row.parameterValues) as Record<string, ParameterValue>,
  heading: row.heading, headingEnglish: row.headingEnglish, text: [...richOf(row.text)], textEnglish: row.textEnglish === null ? null : [...richOf(row.textEnglish)],
  strength: coded(strengths, row.strength), reason: row.reason, omission: coded(omissions, row.omission), until: row.until, afterId: row.afterId,
  keptHash: row.keptHash, keptReason: row.keptReason, keptUntil: row.keptUntil,
})

/** A version's bindings; none where it has a text of its own. */
export const bindingsOf = (database: Database, versionId: string, pinned = pinnedClauses(database)): Binding[] => bindingRows(database, versionId).map(row => bindingOf(row, pinned))

/** The columns of what a firm does with a clause. */
export function bindingColumns({ values, text, textEnglish, heading, headingEnglish, reason, ...rest }: BindingFields): Columns {
  return {
    ...rest, parameterValues: JSON.stringify(values), text: JSON.stringify(text), textEnglish: textEnglish === null ? null : JSON.stringify(textEnglish),
    heading: heading || null, headingEnglish: headingEnglish || null, reason: reason || null,
  }
}

/** A decision as it was copied in; null where there is none. */
export const decisionOf = ({ decisionId, decisionBody, decisionNumber, decisionOn, decisionText }: Pick<VersionRow, 'decisionId' | 'decisionBody' | 'decisionNumber' | 'decisionOn' | 'decisionText'>): PolicyDecision | null =>
  (decisionBody === null || decisionOn === null ? null : { decisionId, body: decisionBody, number: decisionNumber, on: decisionOn, text: decisionText })

export const decisionColumns = (decision: PolicyDecision | null): Columns => (decision === null ? {} : {
  decisionId: decision.decisionId, decisionBody: decision.body, decisionNumber: decision.number || null, decisionOn: decision.on, decisionText: decision.text || null,
})
