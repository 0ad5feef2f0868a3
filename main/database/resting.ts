import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import { formatDay } from '../../shared/format.ts'
import { dayOf } from '../../shared/meetings/clock.ts'
import type { Brought, Effect, EffectKind } from '../../shared/meetings/decisions.ts'
import { prepared } from './prepared.ts'

/** A record that a decision leads to: what it is called, and of a meeting when it began. */
export type Target = { name: string; startsAt?: string | null }
type Found = Target & { kind: EffectKind; targetTable: NonNullable<Effect['targetTable']>; targetId: string }

/** What the acts of other rooms say that they rest on this decision, or, for minutes, on its point. */
const acts = `SELECT 'adoptPolicy' AS kind, 'policy' AS targetTable, p.id AS targetId, p.name || ' ' || v.major || '.' || v.minor AS name, NULL AS startsAt
    FROM policyVersion v JOIN policy p ON p.id = v.policyId WHERE v.decisionId = @id AND v.state = 'adopted' AND v.deletedAt IS NULL
  UNION ALL SELECT 'withdrawPolicy', 'policy', p.id, p.name || ' ' || v.major || '.' || v.minor, NULL
    FROM policyWithdrawal w JOIN policyVersion v ON v.id = w.versionId JOIN policy p ON p.id = v.policyId WHERE w.decisionId = @id AND w.deletedAt IS NULL
  UNION ALL SELECT 'approveMinutes', 'meeting', m.id, b.name, m.startsAt
    FROM minutes a JOIN meeting m ON m.id = a.meetingId JOIN body b ON b.id = m.bodyId WHERE a.approvedByPointId = @pointId AND a.deletedAt IS NULL
  UNION ALL SELECT DISTINCT 'correctMinutes', 'meeting', m.id, b.name, m.startsAt
    FROM correction c JOIN meeting m ON m.id = c.correctsId JOIN body b ON b.id = m.bodyId WHERE c.decisionId = @id AND c.deletedAt IS NULL`

/** What a record that a decision leads to is called. */
export const targetName = ({ name, startsAt }: Target): string => [name, startsAt ? formatDay(dayOf(startsAt)) : null].filter(Boolean).join(', ')

/** The acts of other rooms that rest on a decision, and minutes on the point that approved them. */
export const restingOn = (database: Database, { id, pointId }: { id: string; pointId: string }): Brought[] =>
  (prepared(database, acts).all({ id, pointId }) as Found[]).map(({ kind, targetTable, targetId, ...target }) => ({ kind, targetTable, targetId, note: null, name: targetName(target) }))

/** @throws Refused `decision-in-use` where acts of other rooms rest on a decision, or minutes on the point that approved them */
export function refuseInUse(database: Database, decision: { id: string; pointId: string }): void {
  const found = restingOn(database, decision)
  if (found.length > 0) throw new Refused('decision-in-use', { names: [...new Set(found.map(({ name }) => name))].join('; ') })
}
