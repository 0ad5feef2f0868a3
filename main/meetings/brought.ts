import type { Database } from 'better-sqlite3'
import { formatDay } from '../../shared/format.ts'
import { Refused } from '../../shared/errors.ts'
import type { Brought, Effect, EffectKind } from '../../shared/meetings/decisions.ts'
import { dayOf } from '../../shared/meetings/clock.ts'
import { isMergeable, stayed, type Mergeable } from '../database/merged.ts'
import { prepared } from '../database/prepared.ts'

type Target = { name: string; startsAt?: string | null }
type Found = Target & { kind: EffectKind; targetTable: NonNullable<Effect['targetTable']>; targetId: string }

/** What the record that an effect leads to is called. */
const names: Readonly<Record<Exclude<NonNullable<Effect['targetTable']>, Mergeable>, string>> = {
  meeting: 'SELECT b.name, m.startsAt FROM meeting m JOIN body b ON b.id = m.bodyId WHERE m.id = ?',
  body: 'SELECT name FROM body WHERE id = ?',
  supplier: 'SELECT o.name FROM supplier s JOIN organisation o ON o.id = s.organisationId WHERE s.id = ?',
  policy: 'SELECT name FROM policy WHERE id = ?',
}

/** What the acts of other rooms say that they rest on this decision, or, for minutes, on its point. */
const acts = `SELECT 'adoptPolicy' AS kind, 'policy' AS targetTable, p.id AS targetId, p.name || ' ' || v.major || '.' || v.minor AS name, NULL AS startsAt
    FROM policyVersion v JOIN policy p ON p.id = v.policyId WHERE v.decisionId = @id AND v.state = 'adopted' AND v.deletedAt IS NULL
  UNION ALL SELECT 'withdrawPolicy', 'policy', p.id, p.name || ' ' || v.major || '.' || v.minor, NULL
    FROM policyWithdrawal w JOIN policyVersion v ON v.id = w.versionId JOIN policy p ON p.id = v.policyId WHERE w.decisionId = @id AND w.deletedAt IS NULL
  UNION ALL SELECT 'approveMinutes', 'meeting', m.id, b.name, m.startsAt
    FROM minutes a JOIN meeting m ON m.id = a.meetingId JOIN body b ON b.id = m.bodyId WHERE a.approvedByPointId = @pointId AND a.deletedAt IS NULL
  UNION ALL SELECT DISTINCT 'correctMinutes', 'meeting', m.id, b.name, m.startsAt
    FROM correction c JOIN meeting m ON m.id = c.correctsId JOIN body b ON b.id = m.bodyId WHERE c.decisionId = @id AND c.deletedAt IS NULL`

const nameOf = ({ name, startsAt }: Target): string => [name, startsAt ? formatDay(dayOf(startsAt)) : null].filter(Boolean).join(', ')

function chosen(database: Database, { kind, targetTable, targetId, note }: Effect): Brought {
  const named = (table: NonNullable<Effect['targetTable']>): Target | undefined => (isMergeable(table) ? stayed(database, table, targetId) : prepared(database, names[table]).get(targetId) as Target | undefined)
  const target = targetTable === null || targetId === null ? undefined : named(targetTable)
  return { kind, targetTable, targetId, note, name: target ? nameOf(target) : null }
}

const restingOn = (database: Database, { id, pointId }: { id: string; pointId: string }): Brought[] =>
  (prepared(database, acts).all({ id, pointId }) as Found[]).map(({ kind, targetTable, targetId, ...target }) => ({ kind, targetTable, targetId, note: null, name: nameOf(target) }))

/** @throws Refused `decision-in-use` where acts of other rooms rest on a decision, or minutes on the point that approved them */
export function refuseInUse(database: Database, decision: { id: string; pointId: string }): void {
  const found = restingOn(database, decision)
  if (found.length > 0) throw new Refused('decision-in-use', { names: [...new Set(found.map(({ name }) => name))].join('; ') })
}

/**
 * What an adopted decision brought about: the acts of other rooms that name it, and what was chosen when it was written and no act has shown yet. What was
 * rejected brings about nothing.
 */
export function broughtBy(database: Database, { id, pointId, outcome, effects }: { id: string; pointId: string; outcome: string; effects: readonly Effect[] }): Brought[] {
  if (outcome !== 'adopted') return []
  const found = restingOn(database, { id, pointId })
  const shown = (effect: Effect) => found.some(act => act.kind === effect.kind && act.targetId === effect.targetId)
  return [...found, ...effects.filter(effect => !shown(effect)).map(effect => chosen(database, effect))]
}
