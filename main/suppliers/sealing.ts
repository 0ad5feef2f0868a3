import type { Database } from 'better-sqlite3'
import type { SupplierState } from '../../shared/suppliers/lifecycle.ts'
import type { DecisionRecord, PublishedList, SheetRecord } from '../../shared/suppliers/records.ts'
import type { Terms } from '../../shared/suppliers/scheme.ts'
import { registeredSeat } from '../database/fragments.ts'
import { prepared } from '../database/prepared.ts'
import { seal, sealOf } from '../database/seals.ts'
import { letterhead } from '../workspace/letterhead.ts'
import { decisionRow, toDecision } from './acts.ts'
import type { QualificationAt } from './qualifications.ts'
import { schemeOf } from './scheme.ts'

// What an act says is copied into its seal as it was on its day, so that it prints again though names and schemes change. Its letterhead is too, but for the
// picture, which would stand in every seal.

/** Whom a letter goes to, as it is called. */
export type Addressee = {
  name: string; vatNumber: string | null; taxCode: string | null; pec: string | null; address: string | null; municipality: string | null; province: string | null; postalCode: string | null; country: string
}
/** Whom an act is about, as it was called then. */
type SealedSupplier = Addressee & { category: { code: string; name: string; nameEnglish: string | null } }
/** Who gave the act, as it was called then. */
type SealedAgency = { agency: string; lines: string[] }

export type SealedSheet = SealedAgency & { supplier: SealedSupplier; sheet: Omit<SheetRecord, 'sealedAt' | 'seal' | 'revision'>; scheme: PublishedList['scheme'] }
export type SealedDecision = SealedAgency & {
  supplier: SealedSupplier; from: SupplierState; to: SupplierState; decision: Omit<DecisionRecord, 'appeals' | 'seal'>; terms: Terms
  score: { total: number; band: string; schemeVersion: number; scoredBy: string[]; scoredOn: string } | null
}

/** An organisation with its address, as it is now. */
export const addresseeOf = (read: Database, organisationId: string): Addressee =>
  prepared(read, `SELECT o.name, o.vatNumber, o.taxCode, o.pec, o.country, s.address, s.municipality, s.province, s.postalCode FROM organisation o
    ${registeredSeat('o.id')} WHERE o.id = ?`).get(organisationId) as Addressee

/** The supplier of a qualification, as an act names it. */
export const namedIn = (read: Database, { organisationId, code, category, categoryEnglish }: QualificationAt): SealedSupplier =>
  ({ ...addresseeOf(read, organisationId), category: { code, name: category, nameEnglish: categoryEnglish } })

function agencyOf(read: Database): SealedAgency {
  const { agency, lines } = letterhead(read)
  return { agency, lines: [...lines] }
}

/** Seals a score sheet with the version of the scheme that it was made by; one that is sealed stays as it is. */
export function sealSheet(write: Database, sheet: SheetRecord, from: QualificationAt, at: string): void {
  const { sealedAt: _a, seal: _s, revision: _r, ...content } = sheet
  const { version, name, content: criteria } = schemeOf(write, sheet.schemeId)
  const sealed: SealedSheet = { ...agencyOf(write), supplier: namedIn(write, from), sheet: content, scheme: { version, name, content: criteria } }
  seal(write, { register: 'scoreSheet', table: 'scoreSheet', id: sheet.id, at, content: sealed })
}

/** What a decision rests on and leads to. */
export type Deciding = { from: QualificationAt; to: SupplierState; sheet: SheetRecord | null; terms: Terms }

/** Seals a decision with its conditions, its terms and the total that it rests on. */
export function sealDecision(write: Database, id: string, { from, to, sheet, terms }: Deciding, at: string): void {
  const { appeals: _a, seal: _s, ...decision } = toDecision(write, decisionRow(write, id))
  const score = sheet && { total: sheet.result.total, band: sheet.result.band.code, schemeVersion: sheet.schemeVersion, scoredBy: sheet.scoredBy, scoredOn: sheet.scoredOn }
  const sealed: SealedDecision = { ...agencyOf(write), supplier: namedIn(write, from), from: from.state, to, decision, terms, score }
  seal(write, { register: 'decision', table: 'supplierDecision', id, at, content: sealed })
}

/** A sealed act's text with when it was sealed; null where it is not. */
export type Sealed<C> = { content: C; sealedAt: string; hash: string }

/** A sheet as it was sealed; null = it can still change. */
export const sealedSheet = (read: Database, id: string): Sealed<SealedSheet> | null => sealOf(read, id) as Sealed<SealedSheet> | null
/** A decision as it was sealed. */
export const sealedDecision = (read: Database, id: string): Sealed<SealedDecision> | null => sealOf(read, id) as Sealed<SealedDecision> | null
