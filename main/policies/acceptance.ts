import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import type { AcceptanceFields } from '../../shared/policies/fields.ts'
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

/** The hash of a scan that is attached to the firm. @throws Refused `not-found` */
function fileHashOf(database: Database, attachmentId: string | null, organisationId: string | null): string | null {
  if (attachmentId === null) return null
  const file = prepared(database, 'SELECT sha256 FROM attachment WHERE id = ? AND organisationId = ? AND deletedAt IS NULL').get(attachmentId, organisationId) as { sha256: string } | undefined
  if (!file) throw new Refused('not-found', { what: 'attachment' })
  return file.sha256
}

/** Keeps an acceptance inside the running batch; a version that is not adopted yet is adopted by it. @throws Refused `policy-text-changed`, and what `adoptVersion` refuses */
export function keepAcceptance(write: Database, versionId: string, { values, code, at }: { values: AcceptanceFields; code?: string | undefined; at: string }) {
  const version = versionRow(write, versionId)
  const textHash = acceptedHash(currentContent(write, version), values.language)
  if (code !== undefined && plainCode(code) !== plainCode(shortCode(textHash))) throw new Refused('policy-text-changed', {})
  if (version.state !== 'adopted') adoptVersion(write, version, at, { effectiveFrom: values.acceptedOn, effectiveTo: null })
  const fileHash = fileHashOf(write, values.attachmentId, policyRow(write, version.policyId).organisationId)
  const { place, witness, note, ...rest } = values
  const id = insertRecord(write, 'policyAcceptance', { ...rest, versionId, textHash, place: place || null, witness: witness || null, note: note || null, fileHash })
  const { hash } = seal(write, { register: 'acceptance', table: 'policyAcceptance', id, at, content: { ...values, textHash, fileHash, text: currentContent(write, versionRow(write, versionId)) } })
  return { id, textHash, hash, code: shortCode(hash) }
}

/** Keeps a firm's acceptance, sealed with the text; a version that is not adopted yet is adopted by it. */
export const accept: Service<'policies.accept'> = async ({ versionId, values, code }, { commit, read, today }) => {
  const version = versionRow(read, versionId)
  const policy = policyRow(read, version.policyId)
  if (policy.scope !== 'firm') throw new Refused('policy-not-firm', {})
  if (version.deletedAt !== null || policy.deletedAt !== null) throw new Refused('not-found', { what: 'policyVersion' })
  if (readVersion(read, versionId, today).state === 'withdrawn') throw new Refused('policy-withdrawn', { version: labelOf(version) })
  const { batch, answer } = await commit({ kind: 'policy.accept', values: versionValues(read, version) }, async ({ write, at }) => {
    refuseDrift(write, versionRow(write, versionId), today)
    return keepAcceptance(write, versionId, { values, code, at })
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
