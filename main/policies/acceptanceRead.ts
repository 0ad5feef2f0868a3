import type { Database } from 'better-sqlite3'
import { acceptanceMedia } from '../../shared/policies/model.ts'
import { labelOf } from '../../shared/policies/versions.ts'
import type { Acceptance, AcceptanceState } from '../../shared/policies/views.ts'
import { shortCode } from '../../shared/seals.ts'
import { coded } from '../database/coded.ts'
import { prepared } from '../database/prepared.ts'
import type { Tables } from '../database/tables.ts'
import { versionRow, versionRows, type VersionRow } from './rows.ts'

type Row = Tables['policyAcceptance'] & {
  major: number; minor: number; organisation: string; revokedOn: string | null; revokedReason: string | null; sealNumber: number | null; hash: string | null; sealedAt: string | null
}

/** The version whose acceptance is good for this one: itself, and those before it as long as the changes were editorial only. */
export function goodFor(database: Database, version: VersionRow): Set<string> {
  const good = new Set([version.id])
  for (let one = version; one.editorial !== null && one.basedOnId !== null && !good.has(one.basedOnId);) {
    one = versionRow(database, one.basedOnId)
    good.add(one.id)
  }
  return good
}

/** The version of a firm's policy that holds: adopted with the newest beginning up to the day, else the newest. */
export function shownVersion(database: Database, policyId: string, at: string): VersionRow | null {
  const rows = versionRows(database, policyId)
  const begun = rows.filter(({ state, effectiveFrom }) => state === 'adopted' && effectiveFrom !== null && effectiveFrom <= at)
  return begun.toSorted((a, b) => ((a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? 1 : -1))[0] ?? rows.at(-1) ?? null
}

/** The acceptances of a policy, newest first, each with whether it is good for the version that holds. */
export function acceptancesOf(database: Database, policyId: string, at: string): Acceptance[] {
  const rows = prepared(database, `SELECT a.*, v.major, v.minor, o.name AS organisation, r.acceptedOn AS revokedOn, r.note AS revokedReason, s.number AS sealNumber, s.hash, s.sealedAt
    FROM policyVersion v JOIN policyAcceptance a ON a.versionId = v.id JOIN policy y ON y.id = v.policyId JOIN organisation o ON o.id = y.organisationId
    LEFT JOIN policyAcceptance r ON r.revokesId = a.id AND r.deletedAt IS NULL LEFT JOIN seal s ON s.recordId = a.id
    WHERE v.policyId = ? AND a.revokesId IS NULL AND a.deletedAt IS NULL ORDER BY a.acceptedOn DESC, a.id DESC`).all(policyId) as Row[]
  if (rows.length === 0) return []
  const shown = shownVersion(database, policyId, at)
  const good = shown ? goodFor(database, shown) : new Set<string>()
  return rows.map(({ major, minor, sealNumber, hash, sealedAt, deletedAt: _d, revokesId: _r, ...row }) => ({
    ...row, medium: coded(acceptanceMedia, row.medium) ?? 'paper', language: row.language === 'en' ? 'en' : 'it', version: labelOf({ major, minor }),
    state: row.revokedOn !== null && row.revokedOn <= at ? 'revoked' : good.has(row.versionId) ? 'current' : 'earlier',
    seal: sealNumber === null || hash === null || sealedAt === null ? null : { number: sealNumber, hash, code: shortCode(hash), sealedAt },
  }))
}

/** Whether a firm accepted, by its acceptances. */
export function acceptanceState(acceptances: readonly Acceptance[]): { acceptance: AcceptanceState; acceptedOn: string | null } {
  const best = (['current', 'earlier', 'revoked'] as const).map(state => acceptances.find(one => one.state === state)).find(one => one !== undefined)
  return best ? { acceptance: best.state, acceptedOn: best.acceptedOn } : { acceptance: 'none', acceptedOn: null }
}
