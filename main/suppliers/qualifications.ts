import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import { addDays, addMonths } from '../../shared/periods.ts'
import { hasTerm, stateAtDay, type SupplierState } from '../../shared/suppliers/lifecycle.ts'
import type { EventRecord, StateSpan } from '../../shared/suppliers/records.ts'
import { prepared } from '../database/prepared.ts'
import { goingOn } from '../database/rowRules.ts'
import type { Tables } from '../database/tables.ts'
import { causeOf, stateOf } from './codes.ts'

// What a qualification is at a day is read from its events; nothing of it is stored beside them.

/** A qualification with its supplier and category, as far as every reader needs them. */
export type QualificationAt = {
  id: string
  supplierId: string
  organisationId: string
  name: string
  /** What its name is ordered by. */
  sortKey: string
  legalForm: string | null
  hasStaff: boolean | null
  confirmedOn: string | null
  categoryId: string
  code: string
  category: string
  categoryEnglish: string | null
  state: SupplierState
  since: string
  dueOn: string | null
  validFrom: string | null
  validUntil: string | null
}

/** SQL: the last event of a qualification until the day @at that fits. */
export const lastEvent = (qualificationId: string, fits: string) =>
  `(SELECT x.id FROM qualificationEvent x WHERE x.qualificationId = ${qualificationId} AND x.deletedAt IS NULL AND x."on" <= @at ${fits} ORDER BY x."on" DESC, x.id DESC LIMIT 1)`

/** SQL: whether the term of event `t` is that of event `e`: a renewal that was asked for after it ran out is without. */
export const termRuns = `NOT (e.toState = 'renewal' AND t.validUntil < e."on")`

/** SQL: an act does not hold while an appeal runs that suspends it: what was before it is what counts. */
export const holds = `AND NOT EXISTS (SELECT 1 FROM supplierAppeal a WHERE a.decisionId = x.decisionId AND a.suspends = 1 AND a.deletedAt IS NULL AND a.filedOn <= @at
  AND (a.answeredOn IS NULL OR a.answeredOn > @at))`

const statesBy = (fits: string) => `SELECT q.id, q.supplierId, s.organisationId, o.name, o.sortKey, o.legalForm, s.hasStaff, s.confirmedOn, q.categoryId, c.code, c.name AS category, c.nameEnglish AS categoryEnglish,
    e.toState, e."on" AS since, e.dueOn, t.validFrom, t.validUntil
  FROM qualification q JOIN supplier s ON s.id = q.supplierId JOIN organisation o ON o.id = s.organisationId JOIN supplierCategory c ON c.id = q.categoryId
  JOIN qualificationEvent e ON e.id = ${lastEvent('q.id', fits)} LEFT JOIN qualificationEvent t ON t.id = ${lastEvent('q.id', `AND x.validFrom IS NOT NULL ${fits}`)} AND ${termRuns}
  WHERE q.deletedAt IS NULL`
const [statesAt, statesDecided] = [statesBy(holds), statesBy('')]

type Row = Omit<QualificationAt, 'state' | 'hasStaff'> & { toState: string; hasStaff: number | null }

/** Suspended keeps the term that it had; what else follows has none. */
const keepsTerm = (state: SupplierState) => hasTerm(state) || state === 'suspended'

function toQualification({ toState, hasStaff, ...row }: Row, at: string): QualificationAt {
  const stored = stateOf(toState)
  const [validFrom, validUntil] = keepsTerm(stored) ? [row.validFrom, row.validUntil] : [null, null]
  const state = stateAtDay(stored, validUntil, at)
  return { ...row, hasStaff: hasStaff === null ? null : hasStaff === 1, state, since: state === 'expired' && validUntil !== null ? addDays(validUntil, 1) : row.since, validFrom, validUntil }
}

/** The qualifications of a supplier at a day, by category. Those opened later are not there. */
export const qualificationsOf = (read: Database, supplierId: string, at: string): QualificationAt[] =>
  (prepared(read, `${statesAt} AND q.supplierId = @supplierId ORDER BY c.position, c.code, q.id`).all({ at, supplierId }) as Row[]).map(row => toQualification(row, at))

/** All qualifications at a day, by category and name; suppliers and organisations in the bin are left out. */
export const qualificationsAt = (read: Database, at: string): QualificationAt[] =>
  (prepared(read, `${statesAt} AND s.deletedAt IS NULL AND o.deletedAt IS NULL ORDER BY c.position, c.code, o.sortKey, q.id`).all({ at }) as Row[]).map(row => toQualification(row, at))

/** In the order of names, for what is ordered otherwise at first. */
export const byName = (a: Pick<QualificationAt, 'sortKey'>, b: Pick<QualificationAt, 'sortKey'>): number => (a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0)

/** After every event. */
const afterAll = '9999-12-31'

/**
 * A qualification as its last event left it, appeals or not, and as it is on a day that is not before that: what may follow then.
 * @throws Refused `not-found` also where it is in the bin
 */
export function qualificationOn(read: Database, id: string, day: string): QualificationAt {
  const row = prepared(read, `${statesDecided} AND q.id = @id`).get({ at: afterAll, id }) as Row | undefined
  if (!row) throw new Refused('not-found', { what: 'qualification' })
  return toQualification(row, day < row.since ? row.since : day)
}

/** Whether a supplier has a qualification of a category that goes on, other than the named one: neither archived nor withdrawn. */
export const goesOn = (read: Database, of: Pick<QualificationAt, 'supplierId' | 'categoryId'>, butFor = ''): boolean => goingOn(read, of).some(id => id !== butFor)

/** Every event of a supplier in a category, of whichever of its qualifications. */
export const eventsOfCategory = (read: Database, { supplierId, categoryId }: Pick<QualificationAt, 'supplierId' | 'categoryId'>): EventRecord[] =>
  (prepared(read, 'SELECT id FROM qualification WHERE supplierId = ? AND categoryId = ? AND deletedAt IS NULL').all(supplierId, categoryId) as { id: string }[])
    .flatMap(({ id }) => eventsOf(read, id)).toSorted((a, b) => a.on.localeCompare(b.on) || a.id.localeCompare(b.id))

type EventRow = Tables['qualificationEvent'] & { writer: string | null }

/** The events of a qualification in their order. */
export function eventsOf(read: Database, qualificationId: string): EventRecord[] {
  const rows = prepared(read, `SELECT e.*, (SELECT b.writerName FROM journal j JOIN batch b ON b.id = j.batch WHERE j.recordId = e.id AND j.operation = 'insert') AS writer
    FROM qualificationEvent e WHERE e.qualificationId = ? AND e.deletedAt IS NULL ORDER BY e."on", e.id`).all(qualificationId) as EventRow[]
  return rows.map(({ qualificationId: _q, deletedAt: _d, fromState, toState, cause, ...event }) => ({
    ...event, from: fromState === null ? null : stateOf(fromState), to: stateOf(toState), cause: causeOf(cause),
  }))
}

/** What was stored until the next event, told with the expiry that nobody stored. */
function spansOf(event: EventRecord, validUntil: string | null, to: string | null, at: string): StateSpan[] {
  const ends = hasTerm(event.to) && validUntil !== null && validUntil < (to ?? at) ? validUntil : null
  if (ends === null || ends < event.on) return [{ state: event.to, from: event.on, to }]
  return [{ state: event.to, from: event.on, to: ends }, { state: 'expired', from: addDays(ends, 1), to }]
}

/** The states of the two years up to a day, the oldest first; the first span begins where it did, or with the two years. */
export function twoYears(events: readonly EventRecord[], at: string): StateSpan[] {
  const known = events.filter(event => event.on <= at)
  const since = addMonths(at, -24)
  let validUntil: string | null = null
  const spans = known.flatMap((event, index) => {
    if (event.validFrom !== null) validUntil = event.validUntil
    const next = known[index + 1]
    // what lasted no whole day is no span
    return next?.on === event.on ? [] : spansOf(event, validUntil, next ? addDays(next.on, -1) : null, at)
  })
  return spans.filter(span => span.to === null || span.to >= since).map(span => ({ ...span, from: span.from < since ? since : span.from }))
}
