import type { Database } from 'better-sqlite3'
import type { SeatsTogether } from '../../shared/duplicates.ts'
import { Refused } from '../../shared/errors.ts'
import { seatRoles } from '../../shared/groups.ts'
import { dayOf } from '../../shared/meetings/clock.ts'
import { addDays, overlaps, runsAt } from '../../shared/periods.ts'
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
  /** The stored seats whose voice it has. */
  comes: readonly string[]
  /** Substitutes that found no place, since a seat has one. */
  left: readonly string[]
}
type Pair = { kept: Seat; other: Seat }

const known = <T>(values: readonly (T | null)[]): T[] => [...new Set(values.filter(value => value !== null))]
const all = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])]
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
function both({ kept, other }: Pair): Pick<Seat, 'personId' | 'substituteId' | 'role' | 'votes' | 'act' | 'left'> {
  const rank = ({ role }: Seat) => seatRoles.indexOf(codedOr(seatRoles, role, 'member'))
  const personId = kept.personId ?? other.personId
  const [substituteId = null, ...left] = known([kept.substituteId, other.substituteId, other.personId].filter(one => one !== personId))
  return {
    personId, substituteId, left: all(all(kept.left, other.left), left), role: rank(kept) <= rank(other) ? kept.role : other.role, votes: Math.max(kept.votes, other.votes),
    act: known([kept.act, other.act]).join('; ') || null,
  }
}

const same = (a: Seat, b: Seat): boolean => (['personId', 'substituteId', 'role', 'votes'] as const).every(field => a[field] === b[field])

/** Stretches of time that follow each other and say the same are one. */
function joinAlike(stretches: readonly Seat[]): Seat[] {
  const seats: Seat[] = []
  for (const one of stretches) {
    const last = seats.at(-1)
    if (!last || !same(last, one)) seats.push({ ...one })
    else Object.assign(last, {
      to: one.to, id: last.id ?? one.id, act: known([last.act, one.act]).join('; ') || null, held: last.held || one.held, of: all(last.of, one.of), comes: all(last.comes, one.comes), left: all(last.left, one.left),
    })
  }
  return seats
}

/** Two seats as they follow each other: the one alone, both together, the one alone again. */
function following(pair: Pair): Seat[] {
  const { kept, other } = pair
  const [first, second] = (kept.from ?? '') <= (other.from ?? '') ? [kept, other] : [other, kept]
  const [sooner, later] = (kept.to ?? '\uffff') <= (other.to ?? '\uffff') ? [kept, other] : [other, kept]
  const together: Seat = { ...kept, ...both(pair), from: second.from, to: sooner.to, held: kept.held || other.held, of: all(kept.of, other.of), comes: all(kept.comes, other.comes) }
  const seats = joinAlike([
    ...(first.from !== second.from && second.from !== null ? [{ ...first, id: null, to: addDays(second.from, -1) }] : []), together,
    ...(later.to !== sooner.to && sooner.to !== null ? [{ ...later, id: null, from: addDays(sooner.to, 1) }] : []),
  ])
  const rest = seats.find(({ id }) => id === null)
  if (rest) rest.id = other.id
  return seats
}

/** The seats of a body as they are when the records are one; `twice` where some still run together. */
function seatsTogether(stored: readonly Seat[]): { seats: Seat[]; twice: boolean } {
  const seats = [...stored]
  const ranked = (a: Seat, b: Seat): Pair => (b.held && !a.held ? { kept: b, other: a } : { kept: a, other: b })
  const pairs = () => seats.flatMap((a, index) => seats.slice(index + 1).filter(b => meet(a, b)).map(b => ranked(a, b)))
  // the same holder first: what both say of one person is surest
  const next = () => pairs().filter(isOne).toSorted((a, b) => Number(a.kept.personId !== a.other.personId) - Number(b.kept.personId !== b.other.personId))[0]
  for (let pair = next(); pair; pair = next()) {
    seats.splice(seats.indexOf(pair.kept), 1)
    seats.splice(seats.indexOf(pair.other), 1)
    seats.push(...following(pair))
  }
  return { seats, twice: pairs().length > 0 }
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
    const stored = seats.map(({ deletedAt: _d, body: _b, held, ...seat }): Seat => ({ ...seat, [holder]: ids[0], substituteId: own(seat.substituteId), held: held === 1, of: [seat[holder] ?? ''], comes: [seat.id], left: [] }))
    const [{ bodyId, body } = { bodyId: '', body: '' }] = seats
    return new Set(stored.flatMap(({ of }) => of)).size > 1 ? [{ id: bodyId, name: body, stored }] : []
  })
}

type Line = { id: string; seatId: string; meetingId: string; startsAt: string; state: string; noted: number; carried: number }
/** The lines of one meeting that hang on one seat from now on; `seat` is undefined where none that comes of theirs runs on its day. */
type Place = { seat: Seat | undefined; lines: Line[] }

/** Where each line of a meeting that is not over hangs when the records are one: on the seat that then has its voice on the meeting's day. */
function placesOf(database: Database, { stored }: Body, seats: readonly Seat[]): Place[] {
  const lines = stored.flatMap(({ id }) => prepared(database, `SELECT a.id, a.seatId, a.meetingId, m.startsAt, m.state,
      a.state IS NOT NULL OR EXISTS (SELECT 1 FROM proxy p WHERE a.id IN (p.grantorId, p.holderId) AND p.deletedAt IS NULL) AS noted,
      EXISTS (SELECT 1 FROM carry c WHERE c.meetingId = m.id AND c.backAt IS NULL AND c.brokenAt IS NULL AND c.deletedAt IS NULL) AS carried
    FROM attendance a JOIN meeting m ON m.id = a.meetingId WHERE a.seatId = ? AND a.deletedAt IS NULL AND m.deletedAt IS NULL AND m.state NOT IN ('closed', 'notHeld')`).all(id) as Line[])
  // the line of a seat that had ended by that day goes with the one that has its id by then
  const seatOf = ({ seatId, startsAt }: Line) => {
    const running = seats.filter(seat => runsAt(seat, dayOf(startsAt)))
    return running.find(({ comes }) => comes.includes(seatId)) ?? running.find(({ id }) => id === seatId)
  }
  return [...Map.groupBy(lines, ({ meetingId }) => meetingId).values()].flatMap(ofMeeting => [...Map.groupBy(ofMeeting, seatOf)].map(([seat, hanging]) => ({ seat, lines: hanging })))
}

/** Whether a meeting goes on in which what becomes one seat counts as two, so that it cannot become one now. */
const inSession = (places: readonly Place[]): boolean => places.some(({ seat, lines }) => seat !== undefined && (
  lines.some(({ seatId, carried }) => carried === 1 && (lines.length > 1 || seatId !== seat.id))
  || (lines.length > 1 && (lines.filter(({ noted }) => noted === 1).length > 1 || lines.some(({ state }) => state === 'open')))))

const nameOf = (database: Database, personId: string): string => (prepared(database, 'SELECT name FROM person WHERE id = ?').get(personId) as { name: string }).name

/** What becomes of seats where more than one of the records sits, for the preview: by body. */
export function previewSeats(database: Database, holder: Holder, ids: readonly [string, ...string[]]): SeatsTogether[] {
  return bodiesOf(database, holder, ids).flatMap(body => {
    const { seats, twice } = seatsTogether(body.stored)
    if (!twice && seats.every(({ comes }) => comes.length === 1)) return []
    const left = [...new Set(seats.flatMap(seat => seat.left))].map(id => nameOf(database, id))
    return [{ bodyId: body.id, body: body.name, becomes: twice ? 'two' as const : 'one' as const, left, inSession: inSession(placesOf(database, body, seats)) }]
  })
}

/** Of lines that hang on one seat one stays, with what was noted of it. */
function hang(database: Database, lines: readonly Line[], seatId: string, at: string): void {
  const kept = lines.find(({ noted }) => noted === 1) ?? lines.find(line => line.seatId === seatId) ?? lines[0]
  for (const { id } of lines) updateRecord(database, 'attendance', id, id === kept?.id ? { seatId } : { deletedAt: at })
}

/**
 * Makes the seats of several records those of one, before their links are moved. What was noted in meetings stays, and names the seat that it was.
 * @throws Refused `seats-in-session` with the bodies, where a meeting goes on in which two of the seats count
 */
export function settleSeats(database: Database, holder: Holder, ids: readonly [string, ...string[]], at: string): void {
  const bodies = bodiesOf(database, holder, ids).map(body => {
    const { seats } = seatsTogether(body.stored)
    return { ...body, seats, places: placesOf(database, body, seats) }
  })
  const sitting = bodies.filter(({ places }) => inSession(places)).map(({ name }) => name)
  if (sitting.length > 0) throw new Refused('seats-in-session', { bodies: sitting.join(', ') })
  for (const { stored, seats, places } of bodies) {
    for (const { id } of stored) if (id !== null && !seats.some(seat => seat.id === id)) updateRecord(database, 'seat', id, { deletedAt: at })
    for (const seat of seats) {
      const { id, held: _h, of: _o, comes: _c, left: _l, ...columns } = seat
      const { personId, substituteId, role, votes, from, to, act } = columns
      // the holder itself moves with all other links
      if (id !== null) updateRecord(database, 'seat', id, { ...(holder === 'personId' ? {} : { personId }), substituteId, role, votes, from, to, act })
      const written = id ?? insertRecord(database, 'seat', columns)
      for (const place of places) if (place.seat === seat) hang(database, place.lines, written, at)
    }
  }
}
