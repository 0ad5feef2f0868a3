import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import { formatDay } from '../../shared/format.ts'
import type { BodyRule } from '../../shared/groups.ts'
import { dayOf } from '../../shared/meetings/clock.ts'
import { afterMeeting, isWritable, meetingStates, minutesStates, type MeetingEvent, type MeetingState, type MinutesState } from '../../shared/meetings/states.ts'
import type { Writing } from '../core/service.ts'
import { codedOr } from '../database/coded.ts'
import { prepared } from '../database/prepared.ts'
import { refuseSealed } from '../database/seals.ts'
import type { RecordTable, Tables } from '../database/tables.ts'
import { bodyRow, ruleById, ruleOfBody } from '../groups/read.ts'
import { recordRow } from '../organisations/records.ts'

export type MeetingTable = Tables['meeting']
/** What acts of a meeting need of a batch. */
export type Acting = Pick<Writing, 'write' | 'at' | 'today'>

/** The live rows of a table that belong to a meeting. */
export const rowsOf = <T extends RecordTable>(database: Database, table: T, meetingId: string, order = 'id'): Tables[T][] =>
  prepared(database, `SELECT * FROM ${table} WHERE meetingId = ? AND deletedAt IS NULL ORDER BY ${order}`).all(meetingId) as Tables[T][]

/** A live row of a table that belongs to that meeting. @throws Refused `not-found` */
export function rowIn<T extends RecordTable>(database: Database, table: T, meetingId: string, id: string): Tables[T] {
  const row = prepared(database, `SELECT * FROM ${table} WHERE id = ? AND meetingId = ? AND deletedAt IS NULL`).get(id, meetingId) as Tables[T] | undefined
  if (!row) throw new Refused('not-found', { what: table })
  return row
}

/** A meeting's row, also from the bin. @throws Refused `not-found` */
export const meetingRow = (database: Database, id: string): MeetingTable => recordRow(database, 'meeting', id)

/** A live point's row, of whatever meeting. @throws Refused `not-found` */
export function pointRow(database: Database, id: string): Tables['agendaPoint'] {
  const row = prepared(database, 'SELECT * FROM agendaPoint WHERE id = ? AND deletedAt IS NULL').get(id) as Tables['agendaPoint'] | undefined
  if (!row) throw new Refused('not-found', { what: 'agendaPoint' })
  return row
}

/** The lock of a meeting that is on a laptop; undefined where it may be written here. */
export const lockOf = (database: Database, meetingId: string) =>
  prepared(database, 'SELECT * FROM carry WHERE meetingId = ? AND backAt IS NULL AND brokenAt IS NULL AND deletedAt IS NULL').get(meetingId) as Tables['carry'] | undefined

/** @throws Refused `carried` with the laptop and since when, where the meeting is written elsewhere */
export function refuseCarried(database: Database, meetingId: string): void {
  const lock = lockOf(database, meetingId)
  if (lock) throw new Refused('carried', { to: lock.recipient, at: lock.outAt })
}

/** A live meeting that may be written. @throws Refused `not-found`, `sealed`, `carried` */
export function writableMeeting(database: Database, id: string): MeetingTable {
  const row = meetingRow(database, id)
  if (row.deletedAt !== null) throw new Refused('not-found', { what: 'meeting' })
  refuseSealed(database, id)
  refuseCarried(database, id)
  return row
}

export const stateOf = ({ state }: Pick<MeetingTable, 'state'>): MeetingState => codedOr(meetingStates, state, 'planned')

/** The rules that a meeting goes by: those of its convocation or opening, before that those of its day. */
export const ruleOf = (database: Database, { ruleId, bodyId, startsAt }: Pick<MeetingTable, 'ruleId' | 'bodyId' | 'startsAt'>): BodyRule =>
  (ruleId === null ? ruleOfBody(database, bodyId, dayOf(startsAt)) : ruleById(database, ruleId))

/** @throws Refused `meeting-closed` where it is over, `meeting-state` where the event has no place */
export function nextState(database: Database, row: MeetingTable, event: MeetingEvent): MeetingState {
  const state = stateOf(row)
  const next = afterMeeting(state, event, ruleOf(database, row).formal)
  if (next === null) throw new Refused(state === 'closed' ? 'meeting-closed' : 'meeting-state', { state, event })
  return next
}

/** The minutes of a meeting; undefined before it was opened. */
export const minutesRow = (database: Database, meetingId: string) =>
  prepared(database, 'SELECT * FROM minutes WHERE meetingId = ? AND deletedAt IS NULL').get(meetingId) as Tables['minutes'] | undefined

/** The state of minutes as stored, with the corrections that were added since. */
export function minutesStateOf(database: Database, { meetingId, state }: Pick<Tables['minutes'], 'meetingId' | 'state'>): MinutesState {
  const stored = codedOr(minutesStates, state, 'draft')
  const corrected = stored === 'registered' && prepared(database, 'SELECT 1 FROM correction WHERE correctsId = ? AND deletedAt IS NULL LIMIT 1').get(meetingId) !== undefined
  return corrected ? 'registeredWithCorrections' : stored
}

/** What minutes that are ready say is written no more before they are reopened. @throws Refused `minutes-state` */
export function refuseReady(database: Database, meetingId: string): void {
  const minutes = minutesRow(database, meetingId)
  const state = minutes && minutesStateOf(database, minutes)
  if (state !== undefined && !isWritable(state)) throw new Refused('minutes-state', { state })
}

/**
 * A meeting that was opened and whose minutes may still be written: while it is open, and after its end until the minutes are ready.
 * @throws Refused `not-found`, `sealed`, `carried`, `meeting-state`, `minutes-state`
 */
export function sittingMeeting(database: Database, id: string): MeetingTable & { openedAt: string } {
  const row = writableMeeting(database, id)
  const minutes = minutesRow(database, id)
  const { openedAt } = row
  if (openedAt === null || !minutes || (row.state !== 'open' && row.state !== 'closed')) throw new Refused('meeting-state', { state: row.state })
  const state = minutesStateOf(database, minutes)
  if (!isWritable(state)) throw new Refused('minutes-state', { state })
  return { ...row, openedAt }
}

/** @throws Refused `time-order` where a time lies before the opening, or after the end */
export function checkTime({ openedAt, closedAt }: Pick<MeetingTable, 'openedAt' | 'closedAt'>, at: string): void {
  if (openedAt !== null && at < openedAt) throw new Refused('time-order', { at, openedAt })
  if (closedAt !== null && at > closedAt) throw new Refused('time-order', { at, closedAt })
}

/** What a meeting is called in the history: its body and its day. */
export const headOf = (database: Database, { bodyId, startsAt }: Pick<MeetingTable, 'bodyId' | 'startsAt'>) => ({ name: bodyRow(database, bodyId).name, day: formatDay(dayOf(startsAt)) })

/** @throws Refused `not-here` on a laptop */
export function refuseHere(database: Database): void {
  if (carriedHere(database)) throw new Refused('not-here', {})
}

/** Where this workspace was carried from, when it is a laptop's: it gives no numbers and approves nothing. */
export function carriedHere(database: Database): { carryId: string; meetingId: string; from: string; outAt: string } | null {
  const row = prepared(database, `SELECT value FROM setting WHERE id = 'carriedMeeting' AND deletedAt IS NULL`).get() as { value: string | null } | undefined
  return row?.value ? (JSON.parse(row.value) as { carryId: string; meetingId: string; from: string; outAt: string }) : null
}
