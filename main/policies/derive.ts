import type { Database } from 'better-sqlite3'
import { v7 as uuid } from 'uuid'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { sortKey } from '../../shared/folding.ts'
import { bindingProblem } from '../../shared/policies/cascade.ts'
import { inherits, type Binding, type BindingFields } from '../../shared/policies/model.ts'
import { words } from '../../shared/language.ts'
import type { Service } from '../core/service.ts'
import { clauseOf } from '../database/clauseRows.ts'
import { prepared } from '../database/prepared.ts'
import { organisationRow } from '../organisations/read.ts'
import { insertRecord, updateRecord, type Some } from '../organisations/records.ts'
import { bindingColumns, bindingOf, clauseRow, clauseRows, pinnedClauses, policyRow, versionRow, versionValues, workingVersion, type BindingRow, type ClauseRow, type VersionRow } from './rows.ts'
import { insertVersion } from './start.ts'

/** Binds a firm's version to a clause as it is now. */
export const insertBinding = (write: Database, versionId: string, fields: BindingFields, clause: Pick<ClauseRow, 'id' | 'clauseId' | 'hash'>): string =>
  insertRecord(write, 'policyBinding', { ...bindingColumns(fields), versionId, clauseId: clause.clauseId, pinnedId: clause.id, pinnedHash: clause.hash })

type Above = { policyId: string; version: VersionRow; clauses: ClauseRow[]; name: (organisation: string) => string; nameEnglish: (organisation: string) => string; language: string }

/** What the policies of firms are made from. */
export const aboveOf = (database: Database, version: VersionRow): Above => ({
  policyId: version.policyId, version, clauses: clauseRows(database, version.id), language: policyRow(database, version.policyId).language,
  name: organisation => words('it')('policies:firmName', { organisation }), nameEnglish: organisation => words('en')('policies:firmName', { organisation }),
})

/** A firm's policy that inherits every clause. */
export function deriveOne(write: Database, above: Above, organisation: { id: string; name: string }): { policyId: string; versionId: string } {
  const name = above.name(organisation.name)
  const policyId = insertRecord(write, 'policy', {
    name, nameEnglish: above.nameEnglish(organisation.name), sortKey: sortKey(name), scope: 'firm', organisationId: organisation.id, parentId: above.policyId, language: above.language,
  })
  const versionId = insertVersion(write, policyId, { parentVersionId: above.version.id })
  for (const clause of above.clauses) insertBinding(write, versionId, inherits, clause)
  return { policyId, versionId }
}

/** An adopted version of a cluster's policy. @throws Refused `not-found`, `policy-not-adopted` */
function adoptedCluster(database: Database, versionId: string): VersionRow {
  const version = versionRow(database, versionId)
  if (version.deletedAt !== null) throw new Refused('not-found', { what: 'policyVersion' })
  if (version.state !== 'adopted' || policyRow(database, version.policyId).scope !== 'cluster') throw new Refused('policy-not-adopted', {})
  return version
}

/** A policy for each of the firms, with every clause inherited. */
export const derive: Service<'policies.derive'> = async ({ versionId, organisationIds }, { commit, read }) => {
  const version = adoptedCluster(read, versionId)
  const policy = policyRow(read, version.policyId)
  const firms = [...new Map(organisationIds.map(id => organisationRow(read, id)).map(firm => [firm.id, firm])).values()]
  const above = aboveOf(read, version)
  const { batch, answer } = await commit({ kind: 'policy.derive', values: { name: policy.name, count: firms.length } }, async ({ write, breathe }) => {
    const made: { policyId: string; versionId: string; organisationId: string }[] = []
    const left: { organisationId: string; policyId: string }[] = []
    for (const [index, firm] of firms.entries()) {
      const there = prepared(write, 'SELECT id FROM policy WHERE organisationId = ? AND parentId = ? AND deletedAt IS NULL').get(firm.id, policy.id) as { id: string } | undefined
      if (there) left.push({ organisationId: firm.id, policyId: there.id })
      else made.push({ ...deriveOne(write, above, firm), organisationId: firm.id })
      await breathe(index, firms.length)
    }
    return { made, left }
  })
  return { ...answer, batch }
}

type Change = Parsed<'policies.bindings.save'>['bindings'][number]

const defined = (values: Some<BindingFields> | undefined): Partial<BindingFields> => Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined))

/** @throws Refused with what `bindingProblem` says */
function refuseProblem(clause: Binding['pinned'], fields: BindingFields): void {
  const problem = bindingProblem(clause, fields)
  if (problem) throw new Refused(problem.code, problem.values)
}

/** A clause of the firm's own: new, changed, or put into the bin. */
function saveOwn(write: Database, versionId: string, { values, remove }: Change, row: BindingRow | undefined, at: string): string {
  if (row && remove) {
    updateRecord(write, 'policyBinding', row.id, { deletedAt: at })
    return row.clauseId
  }
  const before: BindingFields = row ? bindingOf(row, pinnedClauses(write)) : inherits
  const fields = { ...fieldsOnly(before), ...defined(values), mode: 'add' as const }
  refuseProblem(null, fields)
  if (row) {
    updateRecord(write, 'policyBinding', row.id, bindingColumns(fields))
    return row.clauseId
  }
  const clauseId = uuid()
  insertRecord(write, 'policyBinding', { ...bindingColumns(fields), versionId, clauseId })
  return clauseId
}

const fieldsOnly = ({ mode, values, heading, headingEnglish, text, textEnglish, strength, reason, omission, until, afterId }: BindingFields): BindingFields =>
  ({ mode, values, heading, headingEnglish, text, textEnglish, strength, reason, omission, until, afterId })

/** What of a binding its mode has no use for is dropped, so that nothing of it comes back unseen. */
function tidied(fields: BindingFields): BindingFields {
  const { mode, values, heading, headingEnglish, text, textEnglish, strength, reason, omission, until } = fields
  switch (mode) {
    case 'inherit': return inherits
    case 'setParameter': return { ...inherits, mode, values, reason }
    case 'strengthen': return { ...inherits, mode, values, text, textEnglish, strength, reason }
    case 'replace': return { ...inherits, mode, heading, headingEnglish, text, textEnglish, strength, reason }
    case 'omit': return { ...inherits, mode, reason, omission, until: omission === 'postponed' ? until : null }
    case 'add': return fields
  }
}

/** The clause of the cluster's policy that a new binding is pinned to: as the version that the firm's stands on has it. */
function parentClause(write: Database, version: VersionRow, clauseId: string): ClauseRow {
  if (version.parentVersionId === null) throw new Refused('not-found', { what: 'policyClause' })
  return clauseRow(write, version.parentVersionId, clauseId)
}

/** What a firm does with one clause, inside the running batch. @throws Refused what `bindingProblem` says */
export function saveOne(write: Database, version: VersionRow, change: Change, at: string): string {
  const row = change.clauseId === undefined ? undefined
    : prepared(write, 'SELECT * FROM policyBinding WHERE versionId = ? AND clauseId = ? AND deletedAt IS NULL').get(version.id, change.clauseId) as BindingRow | undefined
  if (change.clauseId === undefined || row?.mode === 'add') return saveOwn(write, version.id, change, row, at)
  const binding = row && bindingOf(row, pinnedClauses(write))
  const clause = binding ? null : parentClause(write, version, change.clauseId)
  const fields = tidied({ ...(binding ? fieldsOnly(binding) : inherits), ...(change.remove ? inherits : defined(change.values)) })
  // what stands for a clause of the cluster never becomes one of the firm's own
  if (fields.mode === 'add') throw new Refused('policy-locked', { mode: 'add', heading: binding?.pinned?.heading ?? clause?.heading ?? '' })
  refuseProblem(binding?.pinned ?? (clause && clauseOf(clause)), fields)
  if (row) updateRecord(write, 'policyBinding', row.id, bindingColumns(fields))
  else if (clause) insertBinding(write, version.id, fields, clause)
  return change.clauseId
}

/** What a firm does with clauses of its policy. */
export const saveBindings: Service<'policies.bindings.save'> = async ({ versionId, bindings }, { commit, read }) => {
  const version = workingVersion(read, versionId)
  if (version.parentVersionId === null) throw new Refused('not-found', { what: 'policyBinding' })
  const { batch, answer } = await commit({ kind: 'policyBinding.save', values: versionValues(read, version) }, async ({ write, at }) => {
    const now = workingVersion(write, versionId)
    return bindings.map(change => saveOne(write, now, change, at))
  })
  return { clauseIds: answer, batch }
}
