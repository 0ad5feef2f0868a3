import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { labelOf } from '../../shared/policies/versions.ts'
import type { Service, Working, Writing } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { checkRevision, revisionOf } from '../database/revision.ts'
import { checkRow } from '../database/rowRules.ts'
import { organisationRow } from '../organisations/read.ts'
import { insertRecord, updateRecord } from '../organisations/records.ts'
import { hasText } from './clauses.ts'
import { consultationRow, consultationsOf, unanswered } from './consultationRead.ts'
import { versionRow, versionValues } from './rows.ts'

/** Makes the invited be exactly these. */
function invite(write: Database, consultationId: string, organisationIds: readonly string[], at: string): void {
  const wanted = new Set(organisationIds.map(id => organisationRow(write, id).id))
  const stored = prepared(write, 'SELECT id, organisationId FROM policyInvitee WHERE consultationId = ? AND deletedAt IS NULL').all(consultationId) as { id: string; organisationId: string }[]
  for (const { id, organisationId } of stored) if (!wanted.delete(organisationId)) updateRecord(write, 'policyInvitee', id, { deletedAt: at })
  for (const organisationId of wanted) insertRecord(write, 'policyInvitee', { consultationId, organisationId })
}

async function openConsultation({ versionId, values, organisationIds }: Parsed<'policies.consultations.save'>, { commit, read, today }: Working) {
  if (versionId === undefined) throw new Refused('not-found', { what: 'policyVersion' })
  const version = versionRow(read, versionId)
  if (version.deletedAt !== null) throw new Refused('not-found', { what: 'policyVersion' })
  if (version.state === 'adopted') throw new Refused('policy-fixed', { version: labelOf(version) })
  const { opensOn = today, closesOn } = values
  if (closesOn === undefined) throw new Refused('policy-window-missing', {})
  const { batch, answer } = await commit({ kind: 'policyConsultation.save', values: versionValues(read, version) }, async ({ write, at }) => {
    if (!hasText(write, versionId)) throw new Refused('policy-empty', {})
    const id = insertRecord(write, 'policyConsultation', { audience: 'members', ...values, opensOn, closesOn, versionId })
    checkRow(write, 'policyConsultation', id)
    updateRecord(write, 'policyVersion', versionId, { state: 'consultation' })
    invite(write, id, organisationIds ?? [], at)
    return { id, revision: revisionOf(write, id) }
  })
  return { ...answer, batch }
}

async function changeConsultation({ values, organisationIds, revision }: Parsed<'policies.consultations.save'>, id: string, { commit, read, today }: Working) {
  const row = consultationRow(read, id)
  if (row.closedOn !== null) throw new Refused('policy-consultation-closed', {})
  const { batch, answer } = await commit({ kind: 'policyConsultation.save', values: versionValues(read, versionRow(read, row.versionId)) }, async ({ write, at }: Writing) => {
    checkRevision(write, id, revision, () => consultationsOf(write, { consultationId: id }, today)[0] ?? {})
    updateRecord(write, 'policyConsultation', id, values)
    checkRow(write, 'policyConsultation', id)
    if (organisationIds) invite(write, id, organisationIds, at)
    return revisionOf(write, id)
  })
  return { id, revision: answer, batch }
}

/** Opens a version for remarks, or changes a consultation. */
export const saveConsultation: Service<'policies.consultations.save'> = (input, context) => (input.id === undefined ? openConsultation(input, context) : changeConsultation(input, input.id, context))

/** Closes a consultation whose contributions all have their answer, or opens it again. */
export const closeConsultation: Service<'policies.consultations.close'> = async ({ id, on, reopen }, { commit, read, today }) => {
  const version = versionRow(read, consultationRow(read, id).versionId)
  if (reopen && version.state === 'adopted') throw new Refused('policy-fixed', { version: labelOf(version) })
  const { batch } = await commit({ kind: reopen ? 'policyConsultation.reopen' : 'policyConsultation.close', values: versionValues(read, version) }, async ({ write }) => {
    const { n } = prepared(write, `SELECT count(*) AS n FROM policyContribution c WHERE c.consultationId = ? AND c.deletedAt IS NULL AND ${unanswered}`).get(id) as { n: number }
    if (!reopen && n > 0) throw new Refused('policy-reply-missing', { count: n })
    updateRecord(write, 'policyConsultation', id, { closedOn: reopen ? null : on ?? today })
  })
  return { batch }
}
