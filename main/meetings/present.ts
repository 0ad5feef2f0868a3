import type { Database } from 'better-sqlite3'
import type { Attendee } from '../../shared/meetings.ts'
import { attendanceStates, proxyStates, quorumAt, seated, type Proxy, type Quorum } from '../../shared/meetings/attendance.ts'
import { dayOf, timeMeant } from '../../shared/meetings/clock.ts'
import { localClock } from '../core/today.ts'
import { coded, codedOr } from '../database/coded.ts'
import { seatsOf } from '../groups/read.ts'
import { insertRecord, updateRecord } from '../organisations/records.ts'
import { rowsOf, ruleOf, type MeetingTable } from './rows.ts'

/** Seats that are held on the day of the meeting, as lines of its attendance; who has no person is called by the organisation. */
function expected(database: Database, { bodyId, startsAt }: MeetingTable) {
  return seatsOf(database, bodyId, dayOf(startsAt)).filter(({ running }) => running).map(seat => ({
    seatId: seat.id, organisationId: seat.organisationId, personId: seat.personId, name: seat.person ?? seat.organisation ?? '', organisation: seat.organisation, role: seat.role, votes: seat.votes,
  }))
}

/**
 * Makes the attendance agree with the seats of the day: at the convocation, and again at the opening. Who has been noted already stays as noted.
 */
export function settleAttendance(write: Database, meeting: MeetingTable, at: string): void {
  const stored = rowsOf(write, 'attendance', meeting.id)
  const seats = expected(write, meeting)
  for (const { votes, ...seat } of seats) {
    const line = stored.find(({ seatId }) => seatId === seat.seatId)
    if (!line) insertRecord(write, 'attendance', { ...seat, votes: Number(votes), meetingId: meeting.id })
    else if (line.state === null) updateRecord(write, 'attendance', line.id, { ...seat, votes: Number(votes), substitute: 0 })
  }
  for (const { id, seatId, state } of stored) if (seatId !== null && state === null && !seats.some(seat => seat.seatId === seatId)) updateRecord(write, 'attendance', id, { deletedAt: at })
}

/** Those who take part, by name; before the convocation as the seats of the day would have it. */
export function attendeesOf(database: Database, meeting: MeetingTable): Attendee[] {
  const presences = Map.groupBy(rowsOf(database, 'presence', meeting.id, 'cameAt, id'), ({ attendanceId }) => attendanceId)
  const stored = rowsOf(database, 'attendance', meeting.id).map(({ votes, substitute, state, deletedAt: _d, meetingId: _m, ...row }): Attendee => ({
    ...row, votes: votes === 1, substitute: substitute === 1, state: coded(attendanceStates, state),
    presences: (presences.get(row.id) ?? []).map(({ id, cameAt, leftAt }) => ({ id, cameAt, leftAt })),
  }))
  const all = stored.length > 0 || meeting.state !== 'planned' ? stored : expected(database, meeting).map(seat => ({ ...seat, id: seat.seatId, substitute: false, state: null, presences: [] }))
  return all.toSorted((a, b) => a.name.localeCompare(b.name, 'it') || a.id.localeCompare(b.id))
}

/** Those who take part, as the reckoning takes them. */
export const seatedOf = (database: Database, meeting: MeetingTable): Attendee[] => attendeesOf(database, meeting).map(attendee => seated(attendee, meeting.closedAt))

/** With the end of a meeting everybody leaves who is still there. */
export function endPresences(write: Database, meetingId: string, at: string): void {
  for (const { id, leftAt } of rowsOf(write, 'presence', meetingId)) if (leftAt === null) updateRecord(write, 'presence', id, { leftAt: at })
}

export type StoredProxy = Proxy & { id: string; document: string | null }
export const proxiesOf = (database: Database, meetingId: string): StoredProxy[] =>
  rowsOf(database, 'proxy', meetingId).map(({ id, grantorId, holderId, state, document }) => ({ id, grantorId, holderId, document, state: codedOr(proxyStates, state, 'received') }))

/** The newest time that is noted in a meeting. */
export function latestTime(database: Database, { id, openedAt }: MeetingTable): string {
  const times = [
    ...rowsOf(database, 'presence', id).flatMap(({ cameAt, leftAt }) => [cameAt, leftAt ?? cameAt]), ...rowsOf(database, 'vote', id).map(({ at }) => at), ...rowsOf(database, 'quorumCheck', id).map(({ at }) => at),
  ]
  return times.reduce((latest, time) => (time > latest ? time : latest), openedAt ?? '')
}

/** The time that is meant where none is told, on the clock of this computer. */
export const timeOf = (database: Database, meeting: MeetingTable): string => timeMeant(meeting, [latestTime(database, meeting)], localClock(new Date()))

/** Whether the first roll of the call that is open is over: somebody left, the quorum was checked, a vote was taken, or a point has its outcome. */
export function rollIsOver(database: Database, { id, openedAt }: MeetingTable): boolean {
  const since = ({ at }: { at: string }) => openedAt !== null && at >= openedAt
  return rowsOf(database, 'presence', id).some(({ leftAt }) => leftAt !== null) || rowsOf(database, 'quorumCheck', id).some(since) || rowsOf(database, 'vote', id).some(since)
    || rowsOf(database, 'agendaPoint', id).some(({ outcome }) => outcome !== null)
}

/** The quorum of a meeting that was opened, at a time of it; null before. */
export function quorumOf(database: Database, meeting: MeetingTable, asked: string | undefined): (Quorum & { at: string; call: number }) | null {
  if (meeting.openedAt === null) return null
  const at = asked ?? timeOf(database, meeting)
  const { quorumFirst, quorumSecond, proxiesInQuorum, maxProxies } = ruleOf(database, meeting)
  const call = meeting.call ?? 1
  const quorum = quorumAt(seatedOf(database, meeting), proxiesOf(database, meeting.id), { formula: call === 2 ? quorumSecond : quorumFirst, proxiesInQuorum, maxProxies }, at)
  return { ...quorum, at, call }
}
