import type { Database } from 'better-sqlite3'
import type { SupplierState } from '../../shared/suppliers/lifecycle.ts'
import type { SheetRecord } from '../../shared/suppliers/records.ts'
import { prepared } from '../database/prepared.ts'
import { seal } from '../database/seals.ts'
import { decisionRow, toDecision } from './acts.ts'
import type { QualificationAt } from './qualifications.ts'
import { schemeOf } from './scheme.ts'

// What an act says is copied into its seal as it was on its day, so that it prints again though names and schemes change.

/** Whom an act is about, as it was called then. */
export type SealedSupplier = {
  name: string; vatNumber: string | null; taxCode: string | null; pec: string | null; address: string | null; municipality: string | null; province: string | null; postalCode: string | null; country: string
  category: { code: string; name: string; nameEnglish: string | null }
}

function supplierOf(write: Database, { organisationId, code, category, categoryEnglish }: QualificationAt): SealedSupplier {
  const row = prepared(write, `SELECT o.name, o.vatNumber, o.taxCode, o.pec, o.country, s.address, s.municipality, s.province, s.postalCode FROM organisation o
    LEFT JOIN site s ON s.organisationId = o.id AND s.kind = 'registered' AND s.deletedAt IS NULL WHERE o.id = ?`).get(organisationId) as Omit<SealedSupplier, 'category'>
  return { ...row, category: { code, name: category, nameEnglish: categoryEnglish } }
}

/** Seals a score sheet with the version of the scheme that it was made by; one that is sealed stays as it is. */
export function sealSheet(write: Database, sheet: SheetRecord, from: QualificationAt, at: string): void {
  const { sealedAt: _a, seal: _s, revision: _r, ...content } = sheet
  const { version, name, content: criteria } = schemeOf(write, sheet.schemeId)
  seal(write, { register: 'scoreSheet', table: 'scoreSheet', id: sheet.id, at, content: { supplier: supplierOf(write, from), sheet: content, scheme: { version, name, content: criteria } } })
}

/** Seals a decision with its conditions and the total that it rests on. */
export function sealDecision(write: Database, id: string, { from, to, sheet }: { from: QualificationAt; to: SupplierState; sheet: SheetRecord | null }, at: string): void {
  const { appeals: _a, seal: _s, ...decision } = toDecision(write, decisionRow(write, id))
  const score = sheet && { total: sheet.result.total, band: sheet.result.band.code, schemeVersion: sheet.schemeVersion, scoredBy: sheet.scoredBy, scoredOn: sheet.scoredOn }
  seal(write, { register: 'decision', table: 'supplierDecision', id, at, content: { supplier: supplierOf(write, from), from: from.state, to, decision, score } })
}
