import type { Database } from 'better-sqlite3'
import type { SeatsTogether } from '../../shared/duplicates.ts'
import { Refused } from '../../shared/errors.ts'
import { seatRoles } from '../../shared/groups.ts'
import { addDays, overlaps } from '../../shared/periods.ts'
import { codedOr } from '../database/coded.ts'
import { prepared } from '../database/prepared.ts'
import type { Tables } from '../database/tables.ts'
import { insertRecord, updateRecord } from '../organisations/records.ts'

// Two records that become one may each have a seat in a body. Where they sat at the same time it is one seat, with one voice, as exactly as the days tell.

type Seat = Omit<Tables['seat'], 'id' | 'deletedAt'> & {
  /** Null where a stretch of time needs a seat of its own. */
  id: string | null
  /** Whether a meeting has it in its attendance. */
  held: boolean
  /** The records that it comes of: what one record has twice was meant. */
  of: readonly string[]
}
type Pair = { kept: Seat; other: Seat }
/** A seat whose voice another one has from now on. */
type Given = { from: string; to: string }

const known = <T>(values: readonly (T | null)[]): T[] => [...new Set(values.filter(value => value !== null))]
const people = ({ kept, other }: Pair): string[] => known([kept.personId, kept.substituteId, other.personId, other.substituteId])
const meet = (a: Seat, b: Seat): boolean => overlaps(a, b) && !a.of.some(one => b.of.includes(one))

/**
 * Whether two seats that run together are one: those of the same holder, those of which one names nobody, and where one was never used those of two people, who then sit as holder
 * and substitute. Two people who both sat there stay two: a body may have two seats for a firm.
 */
function isOne(pair: Pair): boolean {
  const { kept, other } = pair
  if (kept.organisationId !== other.organisationId) return false
  if (kept.personId === other.personId) return true
  return people(pair).length <= 2 && (kept.personId === null || other.personId === null || !(kept.held && other.held))
}

/** What both know of a seat, while both run: the higher role, a vote where either has one. */
function both({ kept, other }: Pair): Pick<Seat, 'personId' | 'substituteId' | 'role' | 'votes' | 'act'> {
  const rank = ({ role }: Seat) => seatRoles.indexOf(codedOr(seatRoles, role, 'member'))
  const personId = kept.personId ?? other.personId
  const substitutes = [kept.substituteId, other.substituteId, other.personId].filter(one => one !== personId)
  return {
    personId, substituteId: known(substitutes)[0] ?? null, role: rank(kept) <= rank(other) ? kept.role : other.role, votes: Math.max(kept.votes, other.votes),
    act: known([kept.act, other.act]).join('; ') || null,
  }
}

const same = (a: Seat, b: Seat): boolean => (['personId', 'substituteId', 'role', 'votes'] as const).every(field => a[field] === b[field])

/** Stretches of time that follow each other and say the same are one. */
function joinAlike(stretches: readonly Seat[]): Seat[] {
  const seats: Seat[] = []
  for (const one of stretches) {
    const last = seats.at(-1)
    if (last && same(last, one)) Object.assign(last, { to: one.to, id: last.id ?? one.id, act: known([last.act, one.act]).join('; ') || null, held: last.held || one.held, of: [...new Set([...last.of, ...one.of])] })
    else seats.push({ ...one })
  }
  return seats
}

/** Two seats as they follow each other: the one alone, both together, the one alone again. */
function following(pair: Pair): { seats: Seat[]; given: Given | null } {
  const { kept, other } = pair
  const [first, second] = (kept.from ?? '') <= (other.from ?? '') ? [kept, other] : [other, kept]
  const [sooner, later] = (kept.to ?? '\uffff') <= (other.to ?? '\uffff') ? [kept, other] : [other, kept]
  const together: Seat = { ...kept, ...both(pair), from: second.from, to: sooner.to, held: kept.held || other.held, of: [...kept.of, ...other.of] }
  const seats = joinAlike([
    ...(first.from !== second.from && second.from !== null ? [{ ...first, id: null, to: addDays(second.from, -1) }] : []), together,
    ...(later.to !== sooner.to && sooner.to !== null ? [{ ...later, id: null, from: addDays(sooner.to, 1) }] : []),
  ])
  const rest = seats.find(({ id }) => id === null)
  if (rest) rest.id = other.id
  return { seats, given: kept.id === null || other.id === null ? null : { from: other.id, to: kept.id } }
}

/** The seats of a body as they are when the records are one: `twice` are those that still run together, `given` whose voice went to which. */
export function seatsTogether(stored: readonly Seat[]): { seats: Seat[]; given: Given[]; twice: boolean } {
  const seats = [...stored]
  const given: Given[] = []
  const ranked = (a: Seat, b: Seat): Pair => (b.held && !a.held ? { kept: b, other: a } : { kept: a, other: b })
  const pairs = () => seats.flatMap((a, index) => seats.slice(index + 1).filter(b => meet(a, b)).map(b => ranked(a, b)))
  // the same holder first: what both say of one person is surest
  const next = () => pairs().filter(isOne).toSorted((a, b) => Number(a.kept.personId !== a.other.personId) - Number(b.kept.personId !== b.other.personId))[0]
  for (let pair = next(); pair; pair = next()) {
    const one = following(pair)
    seats.splice(seats.indexOf(pair.kept), 1)
    seats.splice(seats.indexOf(pair.other), 1)
    seats.push(...one.seats)
    if (one.given) given.push(one.given)
  }
  return { seats, given, twice: pairs().length > 0 }
}

export type Holder = 'organisationId' | 'personId'
type Body = { id: string; name: string; stored: Seat[] }

/** The bodies where more than one of the records sits, with their seats as if they were the winner's. */
function bodiesOf(database: Database, holder: Holder, ids: readonly [string, ...string[]]): Body[] {
  const marks = ids.map(() => '?').join(', ')
  const rows = prepared(database, `SELECT s.*, b.name AS body, EXISTS (SELECT 1 FROM attendance a WHERE a.seatId = s.id AND a.deletedAt IS NULL) AS held
    FROM seat s JOIN body b ON b.id = s.bodyId WHERE s."${holder}" IN (${marks}) AND s.deletedAt IS NULL ORDER BY s."${holder}" <> ?, s."from" IS NOT NULL, s."from", s.id`)
    .all(...ids, ids[0]) as (Tables['seat'] & { body: string; held: number })[]
  // whose place a merged person takes: nobody stands in for themselves
  const own = (id: string | null) => (holder === 'personId' && id !== null && ids.includes(id) ? ids[0] : id)
  return [...Map.groupBy(rows, ({ bodyId }) => bodyId).values()].flatMap(seats => {
    const stored = seats.map(({ deletedAt: _d, body: _b, held, ...seat }): Seat => ({ ...seat, [holder]: ids[0], substituteId: own(seat.substituteId), held: held === 1, of: [seat[holder] ?? ''] }))
    const [{ bodyId, body } = { bodyId: '', body: '' }] = seats
    return new Set(stored.flatMap(({ of }) => of)).size > 1 ? [{ id: bodyId, name: body, stored }] : []
  })
}

type Line = { id: string; seatId: string; noted: number; state: string; carried: number }

/** The lines of two seats in meetings that are not over. */
const linesOf = (database: Database, { from, to }: Given): Line[][] => [...Map.groupBy(prepared(database, `SELECT a.id, a.seatId, m.id AS meetingId, m.state,
    a.state IS NOT NULL OR EXISTS (SELECT 1 FROM proxy p WHERE a.id IN (p.grantorId, p.holderId) AND p.deletedAt IS NULL) AS noted,
    EXISTS (SELECT 1 FROM carry c WHERE c.meetingId = m.id AND c.backAt IS NULL AND c.brokenAt IS NULL AND c.deletedAt IS NULL) AS carried
  FROM attendance a JOIN meeting m ON m.id = a.meetingId WHERE a.seatId IN (?, ?) AND a.deletedAt IS NULL AND m.deletedAt IS NULL AND m.state NOT IN ('closed', 'notHeld')`).all(from, to) as (Line & { meetingId: string })[],
({ meetingId }) => meetingId).values()]

/** Whether a meeting goes on in which the two count as two, so that they cannot become one now. */
const inSession = (database: Database, given: Given): boolean => linesOf(database, given).some(lines =>
  lines.some(({ seatId, carried }) => seatId === given.from && carried === 1) || (lines.length > 1 && (lines.every(({ noted }) => noted === 1) || lines.some(({ state }) => state === 'open'))))

/** What becomes of seats where more than one of the records sits, for the preview: by body. */
export function previewSeats(database: Database, holder: Holder, ids: readonly [string, ...string[]]): SeatsTogether[] {
  return bodiesOf(database, holder, ids).flatMap(({ id, name, stored }) => {
    const { given, twice } = seatsTogether(stored)
    return given.length === 0 && !twice ? [] : [{ bodyId: id, body: name, becomes: twice ? 'two' as const : 'one' as const, inSession: given.some(one => inSession(database, one)) }]
  })
}

/** In a meeting that is still to come the voice of the seat that went is the other's: what was noted of it goes along. Meetings that are over stay as they were. */
function handLines(database: Database, given: Given, at: string): void {
  for (const lines of linesOf(database, given)) {
    const [gone, kept] = [given.from, given.to].map(seat => lines.find(({ seatId }) => seatId === seat))
    if (!gone) continue
    const drop = kept && gone.noted === 1 ? kept : kept ? gone : undefined
    if (drop) updateRecord(database, 'attendance', drop.id, { deletedAt: at })
    if (drop !== gone) updateRecord(database, 'attendance', gone.id, { seatId: given.to })
  }
}

/**
 * Makes the seats of several records those of one, before their links are moved. What was noted in meetings stays, and names the seat that it was.
 * @throws Refused `seats-in-session` with the bodies, where a meeting goes on in which two of the seats count
 */
export function settleSeats(database: Database, holder: Holder, ids: readonly [string, ...string[]], at: string): void {
  const bodies = bodiesOf(database, holder, ids).map(body => ({ ...body, ...seatsTogether(body.stored) }))
  const sitting = bodies.filter(({ given }) => given.some(one => inSession(database, one))).map(({ name }) => name)
  if (sitting.length > 0) throw new Refused('seats-in-session', { bodies: sitting.join(', ') })
  for (const { stored, seats, given } of bodies) {
    for (const { id } of stored) if (id !== null && !seats.some(seat => seat.id === id)) updateRecord(database, 'seat', id, { deletedAt: at })
    for (const { id, personId, substituteId, role, votes, from, to, act } of seats) {
      // the holder itself moves with all other links
      if (id !== null) updateRecord(database, 'seat', id, { ...(holder === 'personId' ? {} : { personId }), substituteId, role, votes, from, to, act })
    }
    for (const { id, held: _h, of: _o, ...columns } of seats) if (id === null) insertRecord(database, 'seat', columns)
    for (const one of given) handLines(database, one, at)
  }
}
