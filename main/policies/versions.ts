import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import { openItems } from '../../shared/policies/drift.ts'
import { labelOf, nextMajor, nextMinor, overlapping } from '../../shared/policies/versions.ts'
import { valid } from '../../shared/periods.ts'
import { shortCode } from '../../shared/seals.ts'
import type { Service } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { checkRevision, revisionOf } from '../database/revision.ts'
import { seal } from '../database/seals.ts'
import { insertRecord, tidy, updateRecord, type Columns } from '../organisations/records.ts'
import { againstOf, driftItems, newestVersion } from './driftRead.ts'
import { daysOf, readVersion } from './read.ts'
import { bindingRows, clauseRows, decisionColumns, policyRow, versionRow, versionRows, versionValues, type VersionRow } from './rows.ts'
import { allNumbers, copyBindings, fillVersion, insertVersion } from './start.ts'
import { currentContent } from './textRead.ts'

/** A new version of a policy. A firm's profile goes on from its newest version; anything else begins as it is told, or from the newest too. */
export const createVersion: Service<'policies.versions.create'> = async ({ policyId, start }, { commit, read }) => {
  const policy = policyRow(read, policyId)
  const newest = newestVersion(read, policyId)
  if (policy.deletedAt !== null) throw new Refused('not-found', { what: 'policy' })
  if (policy.parentId !== null && start !== undefined && !('versionId' in start)) throw new Refused('policy-profile', {})
  const asked = start && 'versionId' in start ? versionRow(read, start.versionId) : null
  const values = { name: policy.name, version: labelOf(nextMinor(allNumbers(read, policyId))) }
  // an earlier version of its own is taken up again
  const head = asked?.policyId === policyId && asked.id !== newest?.id ? { kind: 'policyVersion.again', values: { ...values, from: labelOf(asked) } } as const : { kind: 'policyVersion.create', values } as const
  const { batch, answer } = await commit(head, async ({ write }) => {
    const from = start && 'versionId' in start ? versionRow(write, start.versionId) : start === undefined ? newest : null
    const own = from?.policyId === policyId ? from : null
    if (policy.parentId !== null) {
      if (!own) throw new Refused('policy-profile', {})
      const versionId = insertVersion(write, policyId, { basedOnId: own.id, parentVersionId: own.parentVersionId })
      copyBindings(write, own.id, versionId)
      return versionId
    }
    if (from && clauseRows(write, from.id).length === 0) throw new Refused('policy-profile', {})
    const versionId = insertVersion(write, policyId, { basedOnId: own?.id ?? (start && 'clauses' in start ? start.cameBackOf : undefined) ?? newest?.id ?? null })
    fillVersion(write, versionId, from ? { versionId: from.id } : start ?? { empty: true }, policy.language === 'en' ? 'en' : 'it')
    return versionId
  })
  return { versionId: answer, batch }
}

export const saveVersion: Service<'policies.versions.save'> = async ({ versionId, values, revision }, { commit, read, today }) => {
  const version = versionRow(read, versionId)
  if (version.state === 'adopted') throw new Refused('policy-fixed', { version: labelOf(version) })
  const { batch, answer } = await commit({ kind: 'policyVersion.save', values: versionValues(read, version) }, async ({ write }) => {
    checkRevision(write, versionId, revision, () => readVersion(write, versionId, today))
    updateRecord(write, 'policyVersion', versionId, tidy(values))
    return revisionOf(write, versionId)
  })
  return { revision: answer, batch }
}

/** Puts a version that is not adopted into the bin, or takes it out again. */
const binVersion = (operation: 'remove' | 'restore'): Service<'policies.versions.remove'> => async ({ versionId }, { commit, read }) => {
  const version = versionRow(read, versionId)
  if (version.state === 'adopted') throw new Refused('policy-fixed', { version: labelOf(version) })
  const { batch } = await commit({ kind: `policyVersion.${operation}`, values: versionValues(read, version) }, async ({ write, at }) => {
    updateRecord(write, 'policyVersion', versionId, { deletedAt: operation === 'remove' ? at : null })
  })
  return { batch }
}
export const removeVersion = binVersion('remove')
export const restoreVersion: Service<'policies.versions.restore'> = (input, context) => binVersion('restore')(input, context)

/**
 * Seals a version that is adopted, by a decision or by the firm's acceptance. Answers its label and its seal.
 * @throws Refused `policy-consultation-open`, `policy-overlap`, `policy-empty`
 */
export function adoptVersion(write: Database, version: VersionRow, at: string, columns: Columns & { effectiveFrom: string; effectiveTo: string | null }): { label: string; hash: string; code: string } {
  const { id, policyId, editorial } = version
  if (prepared(write, 'SELECT 1 FROM policyConsultation WHERE versionId = ? AND closedOn IS NULL AND deletedAt IS NULL').get(id)) throw new Refused('policy-consultation-open', {})
  const others = versionRows(write, policyId).filter(other => other.id !== id)
  const clash = overlapping({ from: columns.effectiveFrom, to: columns.effectiveTo }, others.map(other => daysOf(write, other)))
  const other = others.find(one => one.id === clash?.id)
  if (other) throw new Refused('policy-overlap', { version: labelOf(other), from: other.effectiveFrom })
  if (clauseRows(write, id).length + bindingRows(write, id).length === 0) throw new Refused('policy-empty', {})
  const number = editorial !== null && version.major > 0 ? {} : nextMajor(allNumbers(write, policyId))
  updateRecord(write, 'policyVersion', id, { ...columns, ...number, state: 'adopted' })
  const adopted = versionRow(write, id)
  const { hash } = seal(write, { register: `policyVersion:${policyId}`, table: 'policyVersion', id, at, content: currentContent(write, adopted) })
  return { label: labelOf(adopted), hash, code: shortCode(hash) }
}

/** @throws Refused `policy-drift-open` with how many changes of the cluster's policy the firm has not decided about */
export function refuseDrift(database: Database, version: VersionRow, day: string): void {
  const { parentId } = policyRow(database, version.policyId)
  const against = parentId === null ? null : againstOf(database, parentId, day)
  const count = against ? openItems(driftItems(database, version.id, against, day)).length : 0
  if (count > 0) throw new Refused('policy-drift-open', { count })
}

/** A decision of the minutes that is named is there, and was adopted. @throws Refused `not-found` */
function checkDecision(write: Database, decisionId: string | null): void {
  if (decisionId !== null && !prepared(write, `SELECT 1 FROM decision WHERE id = ? AND outcome = 'adopted' AND deletedAt IS NULL`).get(decisionId)) throw new Refused('not-found', { what: 'decision' })
}

/** Adopts a version by the decision of a body. */
export const adopt: Service<'policies.adopt'> = async ({ versionId, decision, effectiveFrom, effectiveTo = null }, { commit, read, today }) => {
  const version = versionRow(read, versionId)
  if (decision === null) throw new Refused('policy-decision-missing', {})
  if (!valid({ from: effectiveFrom, to: effectiveTo })) throw new Refused('period-order', { from: effectiveFrom, to: effectiveTo })
  const { batch, answer } = await commit({ kind: 'policy.adopt', values: versionValues(read, version) }, async ({ write, at }) => {
    const now = versionRow(write, versionId)
    if (now.state === 'adopted' || now.deletedAt !== null) throw new Refused('policy-fixed', { version: labelOf(now) })
    checkDecision(write, decision.decisionId)
    refuseDrift(write, now, today)
    return adoptVersion(write, now, at, { ...decisionColumns(decision), effectiveFrom, effectiveTo })
  })
  return { ...answer, batch }
}

/** Ends an adopted version before its time, by a sealed record of its own. */
export const withdraw: Service<'policies.versions.withdraw'> = async ({ versionId, on, reason, decision }, { commit, read, today }) => {
  const version = versionRow(read, versionId)
  if (version.state !== 'adopted' || version.effectiveFrom === null) throw new Refused('policy-not-adopted', {})
  if (on < version.effectiveFrom) throw new Refused('period-order', { from: version.effectiveFrom, to: on })
  if (readVersion(read, versionId, today).withdrawal) throw new Refused('policy-withdrawn', { version: labelOf(version) })
  const { batch } = await commit({ kind: 'policyVersion.withdraw', values: versionValues(read, version) }, async ({ write, at }) => {
    const id = insertRecord(write, 'policyWithdrawal', { versionId, withdrawnOn: on, reason, ...decisionColumns(decision) })
    seal(write, { register: `policyVersion:${version.policyId}`, table: 'policyWithdrawal', id, at, content: { ...versionValues(write, version), withdrawnOn: on, reason, decision } })
  })
  return { batch }
}

