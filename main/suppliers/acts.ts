import type { Database } from 'better-sqlite3'
import { listed, causeOf } from './codes.ts'
import { appealOutcomes, decisionKinds, proposedByAppeal, type DecisionKind } from '../../shared/suppliers/lifecycle.ts'
import type { AppealRecord, DecisionRecord } from '../../shared/suppliers/records.ts'
import { shortCode } from '../../shared/seals.ts'
import { Refused } from '../../shared/errors.ts'
import { coded } from '../database/coded.ts'
import { prepared } from '../database/prepared.ts'
import { sealOf } from '../database/seals.ts'
import type { Tables } from '../database/tables.ts'

/** The short code that an act prints; null where it is not sealed. */
export function sealCode(read: Database, id: string): string | null {
  const seal = sealOf(read, id)
  return seal === null ? null : shortCode(seal.hash)
}

/** The appeals against a decision, the oldest first. */
export function appealsOf(read: Database, decisionId: string, kind: DecisionKind): AppealRecord[] {
  const rows = prepared(read, `SELECT a.*, EXISTS (SELECT 1 FROM qualificationEvent e WHERE e.appealId = a.id AND e.deletedAt IS NULL) AS done FROM supplierAppeal a
    WHERE a.decisionId = ? AND a.deletedAt IS NULL ORDER BY a.filedOn, a.id`).all(decisionId) as (Tables['supplierAppeal'] & { done: number })[]
  return rows.map(({ deletedAt: _d, suspends, panel, outcome: stored, done, ...appeal }) => {
    const outcome = coded(appealOutcomes, stored)
    return { ...appeal, suspends: suspends === 1, panel: listed<string>(panel), outcome, carriedOut: done === 1, proposed: outcome === null || done === 1 ? null : proposedByAppeal(kind, outcome) }
  })
}

/** A decision's row. @throws Refused `not-found` */
export function decisionRow(read: Database, id: string): Tables['supplierDecision'] {
  const row = prepared(read, 'SELECT * FROM supplierDecision WHERE id = ? AND deletedAt IS NULL').get(id) as Tables['supplierDecision'] | undefined
  if (!row) throw new Refused('not-found', { what: 'supplierDecision' })
  return row
}

/** A decision with its conditions and appeals. */
export function toDecision(read: Database, { deletedAt: _d, ...row }: Tables['supplierDecision']): DecisionRecord {
  const kind = coded(decisionKinds, row.kind) ?? 'admission'
  return {
    ...row, kind, decidedBy: listed<string>(row.decidedBy), sameHands: listed<string>(row.sameHands), cause: causeOf(row.cause),
    conditions: prepared(read, 'SELECT id, text, dueOn, metOn FROM supplierCondition WHERE decisionId = ? AND deletedAt IS NULL ORDER BY dueOn, id').all(row.id) as DecisionRecord['conditions'],
    appeals: appealsOf(read, row.id, kind), seal: sealCode(read, row.id),
  }
}

/** The decisions on a qualification, the oldest first. */
export const decisionsOf = (read: Database, qualificationId: string): DecisionRecord[] =>
  (prepared(read, 'SELECT * FROM supplierDecision WHERE qualificationId = ? AND deletedAt IS NULL ORDER BY decidedOn, id').all(qualificationId) as Tables['supplierDecision'][])
    .map(row => toDecision(read, row))
