import type { Database } from 'better-sqlite3'
import { resolve, type ResolvedClause } from '../../shared/policies/cascade.ts'
import { acceptedContent, type ContentClause, type PolicyContent } from '../../shared/policies/content.ts'
import type { Binding, Clause } from '../../shared/policies/model.ts'
import { inOrder, type Numbered } from '../../shared/policies/tree.ts'
import { labelOf } from '../../shared/policies/versions.ts'
import type { ClauseView, LineageView, PolicyText, ResolvedView, Translation } from '../../shared/policies/views.ts'
import { originalHash, textHash } from '../database/clauseHash.ts'
import { clauseOf } from '../database/clauseRows.ts'
import { prepared } from '../database/prepared.ts'
import { revisionOf } from '../database/revision.ts'
import { sealOf } from '../database/seals.ts'
import { driftCount } from './driftRead.ts'
import { policyHead, readVersion } from './read.ts'
import { bindingOf, bindingRows, clauseRows, clausesOf, decisionOf, pinnedClauses, policyRow, versionRow, type ClauseRow, type PolicyTableRow, type VersionRow } from './rows.ts'

const wordless = (clause: Clause, language: 'it' | 'en') => (language === 'it' ? clause.heading === null && clause.text.length === 0 : clause.headingEnglish === null && (clause.textEnglish ?? []).length === 0)

function translationOf(database: Database, row: ClauseRow, clause: Clause, language: 'it' | 'en'): Translation {
  if (wordless(clause, language === 'it' ? 'en' : 'it')) return { state: 'none', of: null }
  const of = row.translatedVersionId === null ? null : labelOf(versionRow(database, row.translatedVersionId))
  return { state: row.translatedHash === originalHash(clause, language) ? 'current' : 'behind', of }
}

/** The clauses of a version with a text of its own, in order. */
function ownClauses(database: Database, version: VersionRow, policy: PolicyTableRow): ClauseView[] {
  const rows = new Map(clauseRows(database, version.id).map(row => [row.clauseId, row]))
  const remarks = new Map((prepared(database, `SELECT c.clauseId, count(*) AS n FROM policyConsultation u JOIN policyContribution c ON c.consultationId = u.id AND c.deletedAt IS NULL
    WHERE u.versionId = ? AND u.deletedAt IS NULL AND c.clauseId IS NOT NULL GROUP BY 1`).all(version.id) as { clauseId: string; n: number }[]).map(({ clauseId, n }) => [clauseId, n]))
  return inOrder([...rows.values()].map(clauseOf)).flatMap(({ level: _level, ...clause }) => {
    const row = rows.get(clause.clauseId)
    if (!row) return []
    return [{ ...clause, id: row.id, translation: translationOf(database, row, clause, policy.language === 'en' ? 'en' : 'it'), remarks: remarks.get(clause.clauseId) ?? 0, revision: revisionOf(database, row.id) }]
  })
}

/** The clauses of the version that a profile stands on. */
const baseOf = (database: Database, { parentVersionId }: VersionRow): Clause[] => (parentVersionId === null ? [] : clausesOf(database, parentVersionId))

/** A firm's profile: its bindings by clause, and the text that they make. */
type Profile = { ids: ReadonlyMap<string, string>; bindings: ReadonlyMap<string, Binding>; resolved: readonly ResolvedClause[] }

/** Null where a version has a text of its own. */
function profileOf(database: Database, version: VersionRow): Profile | null {
  if (version.parentVersionId === null) return null
  const pinned = pinnedClauses(database)
  const rows = bindingRows(database, version.id)
  const bindings = new Map(rows.map(row => [row.clauseId, bindingOf(row, pinned)]))
  return { bindings, ids: new Map(rows.map(row => [row.clauseId, row.id])), resolved: resolve(baseOf(database, version), [...bindings.values()]) }
}

const resolvedClauses = ({ ids, bindings, resolved }: Profile): ResolvedView[] => resolved.flatMap(clause => {
  const [id, binding] = [ids.get(clause.clauseId), bindings.get(clause.clauseId)]
  return id === undefined || !binding ? [] : [{ ...clause, id, binding }]
})

function lineageViews(database: Database, version: VersionRow): LineageView[] {
  const rows = prepared(database, 'SELECT id, kind, fromId, toId, reason FROM policyLineage WHERE versionId = ? AND deletedAt IS NULL ORDER BY id').all(version.id) as Omit<LineageView, 'fromHeading' | 'toHeading' | 'versionId' | 'version'>[]
  const heading = (clauseId: string | null) => (clauseId === null ? null
    : (prepared(database, `SELECT c.heading FROM policyClause c JOIN policyVersion v ON v.id = c.versionId WHERE c.clauseId = ? AND v.policyId = ? ORDER BY v.major DESC, v.minor DESC LIMIT 1`)
      .get(clauseId, version.policyId) as { heading: string | null } | undefined)?.heading ?? null)
  return rows.map(row => ({ ...row, fromHeading: heading(row.fromId), toHeading: heading(row.toId), versionId: version.id, version: labelOf(version) }))
}

const fromOwn = (clause: Numbered<Clause>): ContentClause => {
  const { clauseId, number, level, heading, headingEnglish, text, textEnglish, strength, parameters, rationale, rationaleEnglish, sources } = clause
  return {
    clauseId, number, level, heading, headingEnglish, text, textEnglish, addition: [], additionEnglish: null, strength, parameters, values: {}, mode: null, omitted: false,
    reason: null, omission: null, until: null, rationale, rationaleEnglish, sources,
  }
}

const fromResolved = ({ parentId: _parent, ...clause }: ResolvedClause, binding: Binding | undefined): ContentClause => ({
  ...clause, reason: binding?.reason ?? null, omission: binding?.omission ?? null, until: binding?.until ?? null,
  rationale: binding?.pinned?.rationale ?? null, rationaleEnglish: binding?.pinned?.rationaleEnglish ?? null, sources: binding?.pinned?.sources ?? [],
})

/** The clauses of a version as its papers print them. */
function contentClauses(database: Database, version: VersionRow, profile: Profile | null): ContentClause[] {
  if (!profile) return inOrder(clausesOf(database, version.id)).map(fromOwn)
  return profile.resolved.map(clause => fromResolved(clause, profile.bindings.get(clause.clauseId)))
}

/** A version as its papers print it, from the records as they are now. */
export function currentContent(database: Database, version: VersionRow, profile = profileOf(database, version)): PolicyContent {
  const policy = policyHead(database, policyRow(database, version.policyId))
  const above = version.parentVersionId === null ? null : versionRow(database, version.parentVersionId)
  const parent = above && policyRow(database, above.policyId)
  return {
    name: policy.name, nameEnglish: policy.nameEnglish, scope: policy.scope, language: policy.language, owner: (policy.scope === 'firm' ? policy.organisation : policy.cluster) ?? '',
    label: labelOf(version), changelog: version.changelog, changelogEnglish: version.changelogEnglish, editorial: version.editorial, decision: decisionOf(version),
    effectiveFrom: version.effectiveFrom, effectiveTo: version.effectiveTo, parent: above && parent ? { name: parent.name, nameEnglish: parent.nameEnglish, label: labelOf(above) } : null,
    clauses: contentClauses(database, version, profile),
  }
}

/** A version as its papers print it: of an adopted one what was sealed. @throws Refused `not-found` */
export function policyContent(database: Database, versionId: string): PolicyContent {
  const version = versionRow(database, versionId)
  // the content of a seal of this register is what `currentContent` was when it was adopted
  return (sealOf(database, versionId)?.content as PolicyContent | undefined) ?? currentContent(database, version)
}

/** The hash of what is accepted in a language. */
export const acceptedHash = (content: PolicyContent, language: 'it' | 'en'): string => textHash(acceptedContent(content, language))

/** A version whole. @throws Refused `not-found` */
export function readText(database: Database, versionId: string, at: string): PolicyText {
  const version = versionRow(database, versionId)
  const policy = policyRow(database, version.policyId)
  const profile = profileOf(database, version)
  const content = currentContent(database, version, profile)
  return {
    policy: policyHead(database, policy), version: readVersion(database, versionId, at), clauses: ownClauses(database, version, policy), resolved: profile ? resolvedClauses(profile) : [],
    lineage: lineageViews(database, version), textHash: { it: acceptedHash(content, 'it'), en: acceptedHash(content, 'en') }, drift: driftCount(database, policy, at),
  }
}
