import { Refused } from '../../shared/errors.ts'
import { labelOf } from '../../shared/policies/versions.ts'
import { shortCode } from '../../shared/seals.ts'
import type { Service } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { seal } from '../database/seals.ts'
import type { Tables } from '../database/tables.ts'
import { insertRecord } from '../organisations/records.ts'
import { readVersion } from './read.ts'
import { policyRow, versionRow, versionValues } from './rows.ts'
import { acceptedHash, currentContent } from './textRead.ts'
import { adoptVersion, refuseDrift } from './versions.ts'

/** Letters and digits of a code, as somebody may have typed it. */
const plainCode = (code: string) => code.replace(/[^0-9A-Za-z]/g, '').toUpperCase()

/** Keeps a firm's acceptance, sealed with the text; a version that is not adopted yet is adopted by it. */
export const accept: Service<'policies.accept'> = async ({ versionId, values, code }, { commit, read, today }) => {
  const version = versionRow(read, versionId)
  const policy = policyRow(read, version.policyId)
  if (policy.scope !== 'firm') throw new Refused('policy-not-firm', {})
  if (version.deletedAt !== null || policy.deletedAt !== null) throw new Refused('not-found', { what: 'policyVersion' })
  if (readVersion(read, versionId, today).state === 'withdrawn') throw new Refused('policy-withdrawn', { version: labelOf(version) })
  const { batch, answer } = await commit({ kind: 'policy.accept', values: versionValues(read, version) }, async ({ write, at }) => {
    const now = versionRow(write, versionId)
    refuseDrift(write, now, today)
    const textHash = acceptedHash(currentContent(write, now), values.language)
    if (code !== undefined && plainCode(code) !== plainCode(shortCode(textHash))) throw new Refused('policy-text-changed', {})
    if (now.state !== 'adopted') adoptVersion(write, now, at, { effectiveFrom: values.acceptedOn, effectiveTo: null })
    const file = values.attachmentId === null ? undefined
      : prepared(write, 'SELECT sha256 FROM attachment WHERE id = ? AND organisationId = ? AND deletedAt IS NULL').get(values.attachmentId, policy.organisationId) as { sha256: string } | undefined
    if (values.attachmentId !== null && !file) throw new Refused('not-found', { what: 'attachment' })
    const { place, witness, note, ...rest } = values
    const id = insertRecord(write, 'policyAcceptance', { ...rest, versionId, textHash, place: place || null, witness: witness || null, note: note || null, fileHash: file?.sha256 ?? null })
    const content = { ...values, textHash, fileHash: file?.sha256 ?? null, text: currentContent(write, versionRow(write, versionId)) }
    const { hash } = seal(write, { register: 'acceptance', table: 'policyAcceptance', id, at, content })
    return { id, textHash, hash, code: shortCode(hash) }
  })
  return { ...answer, batch }
}

/** Takes an acceptance back, by a sealed record of its own. */
export const revokeAcceptance: Service<'policies.acceptances.revoke'> = async ({ id, on, reason, personName, personRole }, { commit, read }) => {
  const row = prepared(read, 'SELECT * FROM policyAcceptance WHERE id = ? AND revokesId IS NULL').get(id) as Tables['policyAcceptance'] | undefined
  if (!row) throw new Refused('not-found', { what: 'policyAcceptance' })
  if (prepared(read, 'SELECT 1 FROM policyAcceptance WHERE revokesId = ?').get(id)) throw new Refused('policy-revoked', {})
  if (on < row.acceptedOn) throw new Refused('period-order', { from: row.acceptedOn, to: on })
  const { versionId, medium, language, textHash } = row
  const { batch, answer } = await commit({ kind: 'policyAcceptance.revoke', values: versionValues(read, versionRow(read, versionId)) }, async ({ write, at }) => {
    const values = { versionId, revokesId: id, personName, personRole, acceptedOn: on, medium, language, textHash, note: reason }
    const revocation = insertRecord(write, 'policyAcceptance', values)
    seal(write, { register: 'acceptance', table: 'policyAcceptance', id: revocation, at, content: values })
    return revocation
  })
  return { id: answer, batch }
}
