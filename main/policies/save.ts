import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { sortKey } from '../../shared/folding.ts'
import type { PolicyFields } from '../../shared/policies/fields.ts'
import type { Service, Working } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { checkRevision, revisionOf } from '../database/revision.ts'
import { watchRow } from '../database/rowRules.ts'
import { clusterOf, organisationRow } from '../organisations/read.ts'
import { insertRecord, tidy, updateRecord, type Columns, type Some } from '../organisations/records.ts'
import { policyHead } from './read.ts'
import { policyRow } from './rows.ts'
import { fillVersion, insertVersion } from './start.ts'

/** A firm that was merged into another stands for that one. */
const columnsOf = (database: Database, { name, organisationId, ...fields }: Some<PolicyFields>): Columns => ({
  ...tidy(fields), ...(name === undefined ? {} : { name, sortKey: sortKey(name) }), organisationId: organisationId ? organisationRow(database, organisationId).id : organisationId,
})

/** A cluster's policy is of a cluster, a firm's of a firm that is there. @throws Refused `policy-owner-missing`, `not-found` */
function checkOwner(write: Database, id: string): void {
  const { scope, clusterId, organisationId, parentId } = policyRow(write, id)
  if (scope === 'cluster' ? clusterId === null || organisationId !== null || parentId !== null : organisationId === null) throw new Refused('policy-owner-missing', {})
  if (clusterId !== null) clusterOf(write, clusterId)
  if (organisationId !== null) organisationRow(write, organisationId)
}

async function createPolicy({ values, start }: Parsed<'policies.save'>, { commit, language }: Working) {
  const { name } = values
  if (name === undefined) throw new Refused('name-missing', {})
  // one that follows its cluster's is derived, so that it is bound to the clauses
  if (values.parentId) throw new Refused('policy-owner-missing', {})
  const { batch, answer } = await commit({ kind: 'policy.create', values: { name } }, async ({ write }) => {
    const written = values.language ?? language
    const id = insertRecord(write, 'policy', { scope: values.organisationId ? 'firm' : 'cluster', ...columnsOf(write, values), language: written })
    checkOwner(write, id)
    const versionId = insertVersion(write, id, {})
    fillVersion(write, versionId, start ?? { empty: true }, written)
    return { id, versionId, revision: revisionOf(write, id) }
  })
  return { ...answer, batch }
}

async function changePolicy({ values, revision }: Parsed<'policies.save'>, id: string, { commit, read }: Working) {
  const { name, parentId } = policyRow(read, id)
  if (values.parentId !== undefined && values.parentId !== parentId) throw new Refused('policy-owner-missing', {})
  const { batch, answer } = await commit({ kind: 'policy.save', values: { name: values.name ?? name } }, async ({ write }) => {
    checkRevision(write, id, revision, () => policyHead(write, policyRow(write, id)))
    const check = watchRow(write, 'policy', id)
    updateRecord(write, 'policy', id, columnsOf(write, values))
    checkOwner(write, id)
    check()
    return revisionOf(write, id)
  })
  return { id, versionId: null, revision: answer, batch }
}

/** Without `id` a new policy with its first version; else changes the named fields. */
export const savePolicy: Service<'policies.save'> = (input, context) => (input.id === undefined ? createPolicy(input, context) : changePolicy(input, input.id, context))

/** Puts policies into the bin, or takes them out again, as one batch. */
export function binPolicies(operation: 'remove' | 'restore') {
  return async ({ ids }: { ids: string[] }, { commit, read }: Working): Promise<{ batch: string }> => {
    const [first] = ids.map(id => policyRow(read, id))
    const { batch } = await commit({ kind: `policy.${operation}`, values: { count: ids.length, name: first?.name ?? '' } }, async ({ write, at, breathe }) => {
      for (const [index, id] of ids.entries()) {
        const check = watchRow(write, 'policy', id)
        updateRecord(write, 'policy', id, { deletedAt: operation === 'remove' ? at : null })
        check()
        await breathe(index, ids.length)
      }
    })
    return { batch }
  }
}

/** A milestone of a policy. */
export const saveMilestone: Service<'policies.milestones.save'> = async ({ id, policyId, fields, remove }, { commit, read, today }) => {
  const { name } = policyRow(read, policyId)
  const stored = id === undefined ? undefined : prepared(read, 'SELECT name FROM policyMilestone WHERE id = ? AND policyId = ?').get(id, policyId) as { name: string } | undefined
  if (id !== undefined && !stored) throw new Refused('not-found', { what: 'policyMilestone' })
  const milestone = fields.name ?? stored?.name
  if (milestone === undefined) throw new Refused('name-missing', {})
  const { batch, answer } = await commit({ kind: 'policyMilestone.save', values: { name, milestone } }, async ({ write, at }) => {
    if (fields.versionId && !prepared(write, 'SELECT 1 FROM policyVersion WHERE id = ? AND policyId = ?').get(fields.versionId, policyId)) throw new Refused('not-found', { what: 'policyVersion' })
    if (id === undefined) return insertRecord(write, 'policyMilestone', { on: today, ...fields, policyId })
    updateRecord(write, 'policyMilestone', id, { ...fields, deletedAt: remove ? at : undefined })
    return id
  })
  return { id: answer, batch }
}
