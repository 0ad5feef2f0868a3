import type { Database } from 'better-sqlite3'
import type { Brought, Effect } from '../../shared/meetings/decisions.ts'
import { isMergeable, stayed, type Mergeable } from '../database/merged.ts'
import { prepared } from '../database/prepared.ts'
import { restingOn, targetName, type Target } from '../database/resting.ts'

/** What the record that an effect leads to is called. */
const names: Readonly<Record<Exclude<NonNullable<Effect['targetTable']>, Mergeable>, string>> = {
  meeting: 'SELECT b.name, m.startsAt FROM meeting m JOIN body b ON b.id = m.bodyId WHERE m.id = ?',
  body: 'SELECT name FROM body WHERE id = ?',
  supplier: 'SELECT o.name FROM supplier s JOIN organisation o ON o.id = s.organisationId WHERE s.id = ?',
  policy: 'SELECT name FROM policy WHERE id = ?',
}

function chosen(database: Database, { kind, targetTable, targetId, note }: Effect): Brought {
  const named = (table: NonNullable<Effect['targetTable']>): Target | undefined => (isMergeable(table) ? stayed(database, table, targetId) : prepared(database, names[table]).get(targetId) as Target | undefined)
  const target = targetTable === null || targetId === null ? undefined : named(targetTable)
  return { kind, targetTable, targetId, note, name: target ? targetName(target) : null }
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
