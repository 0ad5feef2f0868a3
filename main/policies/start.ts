import type { Database } from 'better-sqlite3'
import { v7 as uuid } from 'uuid'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { emptyClause, type ClauseDraft, type ClauseFields } from '../../shared/policies/model.ts'
import { placedBy } from '../../shared/policies/tree.ts'
import { nextMinor, type VersionNumber } from '../../shared/policies/versions.ts'
import { originalHash } from '../database/clauseHash.ts'
import { clauseColumns } from '../database/clauseRows.ts'
import { prepared } from '../database/prepared.ts'
import { insertRecord } from '../organisations/records.ts'
import { addLineage } from './lineage.ts'
import { bindingRows, clauseRows, versionRow, type ClauseRow } from './rows.ts'
import { templateOf } from './templates.ts'

type Start = NonNullable<Parsed<'policies.versions.create'>['start']>
type Language = 'it' | 'en'

/** A new clause of a version; a text in both languages is taken for translated, unless it is known how far its translation is. */
export function insertClause(write: Database, at: { versionId: string; clauseId: string; parentId: string | null; position: number }, clause: ClauseFields, language: Language, known: Pick<ClauseRow, 'translatedHash' | 'translatedVersionId'> | null = null): string {
  const translated = (language === 'it' ? clause.textEnglish : clause.text) !== null && clause.headingEnglish !== null
  return insertRecord(write, 'policyClause', { ...clauseColumns(clause), ...at, ...(known ?? (translated ? { translatedHash: originalHash(clause, language), translatedVersionId: at.versionId } : {})) })
}

/** Drafts of clauses become a tree by how deep they stand. Those of a text that came back are the clauses of that version, and their translation is as far as it was; what is missing ended. */
function insertDrafts(write: Database, versionId: string, drafts: readonly ClauseDraft[], language: Language, cameBackOf?: string): void {
  const rows = new Map((cameBackOf === undefined ? [] : clauseRows(write, cameBackOf)).map(row => [row.clauseId, row]))
  const kept = new Set<string>()
  const known = ({ clauseId }: ClauseDraft) => {
    if (clauseId === undefined || !rows.has(clauseId) || kept.has(clauseId)) return uuid()
    kept.add(clauseId)
    return clauseId
  }
  for (const { draft: { level: _level, clauseId: _own, ...clause }, ...at } of placedBy(drafts, known)) {
    const row = rows.get(at.clauseId)
    insertClause(write, { versionId, ...at }, clause, language, row ? { translatedHash: row.translatedHash, translatedVersionId: row.translatedVersionId } : null)
  }
  for (const clauseId of rows.keys()) if (!kept.has(clauseId)) addLineage(write, versionId, { kind: 'retired', fromId: clauseId, toId: null })
}

/** Copies the live clauses of a version into another, with their identities; or gives them new ones, where they begin another policy. */
function copyClauses(write: Database, from: string, versionId: string, anew: boolean): void {
  const rows = clauseRows(write, from)
  const ids = new Map(rows.map(({ clauseId }) => [clauseId, anew ? uuid() : clauseId]))
  for (const { id: _id, deletedAt: _deletedAt, ...row } of rows) {
    insertRecord(write, 'policyClause', { ...row, versionId, clauseId: ids.get(row.clauseId), parentId: row.parentId === null ? null : ids.get(row.parentId) ?? null })
  }
}

/** Copies what a firm's version does with clauses into another of its versions. */
export function copyBindings(write: Database, from: string, versionId: string): void {
  for (const { id: _id, deletedAt: _deletedAt, ...row } of bindingRows(write, from)) insertRecord(write, 'policyBinding', { ...row, versionId })
}

/** What a version begins with. @throws Refused `not-found`, also where a text came back of another policy */
export function fillVersion(write: Database, versionId: string, start: Start, language: Language): void {
  const isOwn = (other: string) => versionRow(write, other).policyId === versionRow(write, versionId).policyId
  if ('template' in start) insertDrafts(write, versionId, templateOf(start.template).clauses, language)
  else if ('clauses' in start) {
    if (start.cameBackOf !== undefined && !isOwn(start.cameBackOf)) throw new Refused('not-found', { what: 'policyVersion' })
    insertDrafts(write, versionId, start.clauses, language, start.cameBackOf)
  } else if ('empty' in start) insertDrafts(write, versionId, [{ ...emptyClause, level: 1 }], language)
  else copyClauses(write, start.versionId, versionId, !isOwn(start.versionId))
}

/** The numbers that a policy has given, those in the bin too: none is given twice. */
export const allNumbers = (database: Database, policyId: string): VersionNumber[] => prepared(database, 'SELECT major, minor FROM policyVersion WHERE policyId = ?').all(policyId) as VersionNumber[]

/** A new version with the next number. */
export function insertVersion(write: Database, policyId: string, columns: { basedOnId?: string | null; parentVersionId?: string | null }): string {
  return insertRecord(write, 'policyVersion', { policyId, ...nextMinor(allNumbers(write, policyId)), state: 'working', ...columns })
}
