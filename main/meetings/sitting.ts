import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { formulaText } from '../../shared/groups/formula.ts'
import type { Attendee, meetingProcedures } from '../../shared/meetings.ts'
import { byNumber } from '../../shared/meetings/agenda.ts'
import { faultOfComing, faultOfLeaving, faultOfProxy, isPresent } from '../../shared/meetings/attendance.ts'
import type { Service, Services, Working, Writing } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { organisationRow } from '../organisations/read.ts'
import { insertRecord, updateRecord } from '../organisations/records.ts'
import { personRow } from '../people/read.ts'
import { attendeesOf, endPresences, latestTime, proxiesOf, quorumOf, rollIsOver, seatedOf, settleAttendance, timeOf } from './present.ts'
import { checkTime, headOf, minutesRow, nextState, rowIn, rowsOf, ruleOf, sittingMeeting, writableMeeting, type MeetingTable } from './rows.ts'

type Names = 'meetings.desert' | 'meetings.open' | 'meetings.lead' | 'meetings.attendance' | 'meetings.guests.save' | 'meetings.proxies.save' | 'meetings.quorum.check' | 'meetings.close' | 'meetings.abandon'

/** Who leads, where the seats say it: the chair, or the deputy; who writes: the secretary. */
function leaders(attendees: readonly Attendee[]): { chairId: string | null; secretaryId: string | null } {
  const of = (...roles: string[]) => roles.flatMap(role => attendees.filter(attendee => attendee.role === role))[0]?.id ?? null
  return { chairId: of('chair', 'deputyChair'), secretaryId: of('secretary') }
}

/** @throws Refused `second-call-none` where the body knows no second call, `time-order` where it opens before its hour */
function checkCall(database: Database, meeting: MeetingTable, call: 1 | 2, at: string): void {
  const { secondStartsAt } = meeting
  if (call === 2 && ruleOf(database, meeting).secondCallMinutes === null) throw new Refused('second-call-none', {})
  if (call === 2 && secondStartsAt !== null && at < secondStartsAt) throw new Refused('time-order', { at, secondStartsAt })
}

const open: Service<'meetings.open'> = async ({ meetingId, at, call }, { commit, read }: Working) => {
  const stored = writableMeeting(read, meetingId)
  const { batch } = await commit({ kind: 'meeting.open', values: headOf(read, stored) }, async ({ write, at: instant }) => {
    const row = writableMeeting(write, meetingId)
    const state = nextState(write, row, 'open')
    const onCall = call ?? (row.desertedAt === null ? 1 : 2)
    checkCall(write, row, onCall, at)
    settleAttendance(write, row, instant)
    updateRecord(write, 'meeting', meetingId, { state, openedAt: at, call: onCall, ruleId: row.ruleId ?? (ruleOf(write, row).id || null), ...leaders(attendeesOf(write, row)) })
    if (!minutesRow(write, meetingId)) insertRecord(write, 'minutes', { meetingId })
  })
  return { batch }
}

/** A meeting that voted or decided took place: its minutes say so. @throws Refused `meeting-decided` */
function refuseDecided(database: Database, meetingId: string): void {
  if (rowsOf(database, 'vote', meetingId).length > 0 || rowsOf(database, 'decision', meetingId).length > 0) throw new Refused('meeting-decided', {})
}

/** Those who were noted as there for a call that found no quorum have to be noted again. */
function forgetPresences({ write, at }: Writing, meetingId: string): void {
  for (const { id } of rowsOf(write, 'presence', meetingId)) updateRecord(write, 'presence', id, { deletedAt: at })
  for (const { id, state } of rowsOf(write, 'attendance', meetingId)) if (state === 'present') updateRecord(write, 'attendance', id, { state: null })
}

const desert: Service<'meetings.desert'> = async ({ meetingId, at }, { commit, read }) => {
  const stored = writableMeeting(read, meetingId)
  const { batch } = await commit({ kind: 'meeting.desert', values: headOf(read, stored) }, async writing => {
    const row = writableMeeting(writing.write, meetingId)
    const state = nextState(writing.write, row, 'desert')
    if (row.call === 2 || row.desertedAt !== null) throw new Refused('meeting-state', { state: row.state, event: 'desert' })
    if (ruleOf(writing.write, row).secondCallMinutes === null) throw new Refused('second-call-none', {})
    if (at < row.startsAt) throw new Refused('time-order', { at, startsAt: row.startsAt })
    checkTime(row, at)
    refuseDecided(writing.write, meetingId)
    if (at < latestTime(writing.write, row)) throw new Refused('time-order', { at, latest: latestTime(writing.write, row) })
    updateRecord(writing.write, 'meeting', meetingId, { state, desertedAt: at, openedAt: null, call: null })
    forgetPresences(writing, meetingId)
  })
  return { batch }
}

const lead: Service<'meetings.lead'> = async ({ meetingId, chairId, secretaryId }, { commit, read }) => {
  const stored = sittingMeeting(read, meetingId)
  for (const id of [chairId, secretaryId]) if (id) rowIn(read, 'attendance', meetingId, id)
  const { batch } = await commit({ kind: 'meeting.lead', values: headOf(read, stored) }, async ({ write }) => {
    sittingMeeting(write, meetingId)
    updateRecord(write, 'meeting', meetingId, { chairId, secretaryId })
  })
  return { batch }
}

type Noting = Parsed<'meetings.attendance'>

/** The seat's person, or the substitute where that one came. */
function holderOf(write: Database, attendee: Attendee, substitute: boolean | undefined): { name: string; personId: string | null; substitute: number } | null {
  if (substitute === undefined || substitute === attendee.substitute || attendee.seatId === null) return null
  const seat = prepared(write, 'SELECT personId, substituteId FROM seat WHERE id = ?').get(attendee.seatId) as { personId: string | null; substituteId: string | null } | undefined
  const personId = (substitute ? seat?.substituteId : seat?.personId) ?? null
  const name = personId === null ? (attendee.organisation ?? attendee.name) : personRow(write, personId).name
  return { name, personId, substitute: Number(substitute) }
}

/**
 * From when somebody counts who is noted as there without an hour: the opening, for who was not noted before while the first roll lasts, and for who was forgotten where the meeting is over; else now.
 */
function arrivalOf(write: Database, meeting: MeetingTable, { presences, state }: Attendee): string {
  const first = presences.length === 0 && (meeting.closedAt !== null || (state === null && !rollIsOver(write, meeting)))
  return first && meeting.openedAt !== null ? meeting.openedAt : timeOf(write, meeting)
}

function come(write: Database, meeting: MeetingTable, attendee: Attendee, at: string | undefined): void {
  const time = at ?? arrivalOf(write, meeting, attendee)
  const fault = faultOfComing(attendee.presences, time) ?? (meeting.openedAt !== null && time < meeting.openedAt ? 'attendance-order' : null)
  if (fault) throw new Refused(fault, { name: attendee.name, at: time })
  insertRecord(write, 'presence', { meetingId: meeting.id, attendanceId: attendee.id, cameAt: time, leftAt: meeting.closedAt })
}

function leave(write: Database, meeting: MeetingTable, attendee: Attendee, at: string | undefined): void {
  const time = at ?? timeOf(write, meeting)
  const fault = faultOfLeaving(attendee.presences, time)
  const running = attendee.presences.find(({ leftAt }) => leftAt === null)
  if (fault || !running) throw new Refused(fault ?? 'attendance-left', { name: attendee.name, at: time })
  updateRecord(write, 'presence', running.id, { leftAt: time })
}

/**
 * What becomes of the proxy that somebody gave who is noted otherwise: it ends where they come themselves, and is taken off with what else was noted of them where that is cleared. For an absence it
 * was given: they stay noted as represented.
 * @throws Refused `proxy-given` where they are said to be absent
 */
function endProxy({ write, at }: Writing, meetingId: string, { id: grantorId, name }: Attendee, event: Noting['event']): void {
  for (const proxy of proxiesOf(write, meetingId)) {
    if (proxy.grantorId !== grantorId || (proxy.state !== 'admitted' && proxy.state !== 'received')) continue
    if (event === 'absent' || event === 'excused') throw new Refused('proxy-given', { name })
    updateRecord(write, 'proxy', proxy.id, event === 'present' ? { state: 'revoked' } : { deletedAt: at })
  }
}

type Holder = Pick<Attendee, 'name' | 'personId' | 'votes'> & { substitute: boolean }
type Coming = Omit<Holder, 'name'> & { id: string; from: string }

/** Who sits at another seat already, where one of the two seats is that of a person whom they stand in for: without a proxy nobody has two votes. */
const sitsElsewhere = (attendees: readonly Attendee[], { id, personId, votes, substitute, from }: Coming): boolean => personId !== null && votes
  && attendees.some(other => other.id !== id && other.votes && other.personId === personId && (substitute || other.substitute) && other.presences.some(({ leftAt }) => leftAt === null || leftAt > from))

/** Notes one attendee. @throws Refused `attendance-present`, `attendance-left`, `attendance-order`, `meeting-state`, `proxy-given` */
function note(writing: Writing, meeting: MeetingTable, attendee: Attendee, { event, at, substitute }: Noting): void {
  const { write, at: instant } = writing
  const presence = event === 'present' || event === 'leaves'
  if (presence && meeting.openedAt === null) throw new Refused('meeting-state', { state: meeting.state })
  if (at !== undefined && meeting.closedAt !== null && at > meeting.closedAt) throw new Refused('attendance-order', { name: attendee.name, at })
  // who is noted otherwise is the one whose seat it is
  const holder = holderOf(write, attendee, presence ? substitute : false)
  if (presence && holder && attendee.presences.length > 0) throw new Refused('attendance-holder', { name: attendee.name })
  const coming: Holder = holder ? { ...holder, votes: attendee.votes, substitute: holder.substitute === 1 } : attendee
  if (event === 'present' && sitsElsewhere(seatedOf(write, meeting), { id: attendee.id, ...coming, from: at ?? arrivalOf(write, meeting, attendee) })) throw new Refused('attendance-present', { name: coming.name })
  if (event === 'present') come(write, meeting, attendee, at)
  if (event === 'leaves') return leave(write, meeting, attendee, at)
  endProxy(writing, meeting.id, attendee, event)
  if (!presence) for (const { id } of attendee.presences) updateRecord(write, 'presence', id, { deletedAt: instant })
  updateRecord(write, 'attendance', attendee.id, { ...holder, state: event === 'unmarked' ? null : event })
}

/** Before the opening what is known of absences is noted, afterwards all. */
const notable = (database: Database, id: string): MeetingTable => {
  const row = writableMeeting(database, id)
  return row.state === 'convened' ? row : sittingMeeting(database, id)
}

const attendance: Service<'meetings.attendance'> = async (input, { commit, read }) => {
  const { meetingId, attendanceId, all } = input
  const stored = notable(read, meetingId)
  const { batch, answer } = await commit({ kind: 'attendance.save', values: headOf(read, stored) }, async writing => {
    const meeting = notable(writing.write, meetingId)
    const attendees = seatedOf(writing.write, meeting)
    const elsewhere = (attendee: Attendee) => input.event === 'present' && sitsElsewhere(attendees, { ...attendee, from: input.at ?? arrivalOf(writing.write, meeting, attendee) })
    const meant = all ? attendees.filter(attendee => attendee.state === null && !elsewhere(attendee)) : attendees.filter(({ id }) => id === attendanceId)
    if (!all && meant.length === 0) throw new Refused('not-found', { what: 'attendance' })
    for (const attendee of meant) note(writing, meeting, attendee, input)
    return quorumOf(writing.write, meeting, undefined)
  })
  return { batch, quorum: answer }
}

const guest: Service<'meetings.guests.save'> = async ({ meetingId, id, fields, remove }, { commit, read }) => {
  const stored = notable(read, meetingId)
  if (id !== undefined && rowIn(read, 'attendance', meetingId, id).seatId !== null) throw new Refused('not-found', { what: 'attendance' })
  const organisation = fields.organisationId ? organisationRow(read, fields.organisationId) : null
  const name = fields.name ?? (fields.personId ? personRow(read, fields.personId).name : undefined)
  if (id === undefined && name === undefined) throw new Refused('name-missing', {})
  const { batch, answer } = await commit({ kind: 'guest.save', values: headOf(read, stored) }, async ({ write, at }) => {
    notable(write, meetingId)
    const columns = { name, personId: fields.personId, organisationId: fields.organisationId === undefined ? undefined : (organisation?.id ?? null), organisation: fields.organisationId === undefined ? undefined : (organisation?.name ?? null) }
    if (id === undefined) return insertRecord(write, 'attendance', { ...columns, meetingId, role: 'guest', votes: 0 })
    updateRecord(write, 'attendance', id, remove ? { deletedAt: at } : columns)
    return id
  })
  return { id: answer, batch }
}

/** @throws Refused why the proxy cannot be taken */
function checkProxy(database: Database, meeting: MeetingTable, { id, grantorId, holderId }: { id: string; grantorId: string; holderId: string }): void {
  const attendees = seatedOf(database, meeting)
  const [grantor, holder] = [grantorId, holderId].map(one => attendees.find(attendee => attendee.id === one))
  if (!grantor || !holder) throw new Refused('not-found', { what: 'attendance' })
  const stranger = [grantor, holder].find(({ votes }) => !votes)
  if (stranger) throw new Refused('proxy-vote', { name: stranger.name })
  const limit = ruleOf(database, meeting).maxProxies
  const present = meeting.openedAt === null ? null : isPresent(holder.presences, timeOf(database, meeting))
  const fault = faultOfProxy({ grantorId, holderId }, proxiesOf(database, meeting.id).filter(proxy => proxy.id !== id), { most: limit, present, holderState: holder.state })
  if (fault) throw new Refused(fault, { name: fault === 'proxy-given' ? grantor.name : holder.name, limit })
}

/** Who gave a proxy that was admitted is there by it, unless they were there themselves and give it on leaving; who took it back has to be noted again. */
function markGrantor(write: Database, meetingId: string, grantorId: string, admitted: boolean): void {
  const { state } = rowIn(write, 'attendance', meetingId, grantorId)
  if (state === 'present') return
  if (admitted) updateRecord(write, 'attendance', grantorId, { state: 'proxy' })
  else if (state === 'proxy') updateRecord(write, 'attendance', grantorId, { state: null })
}

function writeProxy({ write, at }: Writing, { meetingId, id, grantorId, holderId, state, document, remove }: Parsed<'meetings.proxies.save'>): string {
  const meeting = notable(write, meetingId)
  const before = id === undefined ? null : rowIn(write, 'proxy', meetingId, id)
  const ends = { grantorId: grantorId ?? before?.grantorId ?? '', holderId: holderId ?? before?.holderId ?? '' }
  const next = state ?? before?.state ?? 'admitted'
  const living = !remove && (next === 'admitted' || next === 'received')
  if (living) checkProxy(write, meeting, { id: id ?? '', ...ends })
  markGrantor(write, meetingId, ends.grantorId, living && next === 'admitted')
  const columns = { ...ends, state: next, document: document === '' ? null : document }
  if (!before) return insertRecord(write, 'proxy', { ...columns, meetingId })
  updateRecord(write, 'proxy', before.id, remove ? { deletedAt: at } : columns)
  return before.id
}

const proxy: Service<'meetings.proxies.save'> = async (input, { commit, read }) => {
  const stored = notable(read, input.meetingId)
  const { batch, answer } = await commit({ kind: 'proxy.save', values: headOf(read, stored) }, async writing => writeProxy(writing, input))
  return { id: answer, batch }
}

const check: Service<'meetings.quorum.check'> = async ({ meetingId, at }, { commit, read }) => {
  const stored = sittingMeeting(read, meetingId)
  const { batch, answer } = await commit({ kind: 'quorum.check', values: headOf(read, stored) }, async ({ write }) => {
    const meeting = sittingMeeting(write, meetingId)
    checkTime(meeting, at)
    const found = quorumOf(write, meeting, at)
    if (!found) throw new Refused('meeting-state', { state: meeting.state })
    const { formula, reached, ...facts } = found
    return { ...facts, reached, id: insertRecord(write, 'quorumCheck', { ...facts, meetingId, formula: formulaText(formula), reached: Number(reached) }) }
  })
  return { check: answer, batch }
}

/**
 * Deciding points of which nobody said what became of them: without an outcome, or treated without a valid vote (a tie is none) and without a decision.
 */
function undecided(database: Database, meetingId: string): string[] {
  const votes = rowsOf(database, 'vote', meetingId)
  const annulled = new Set(votes.map(({ annulsId }) => annulsId))
  const decided = new Set([...votes.filter(({ id, outcome }) => outcome !== 'tied' && !annulled.has(id)), ...rowsOf(database, 'decision', meetingId)].map(({ pointId }) => pointId))
  return rowsOf(database, 'agendaPoint', meetingId).toSorted(byNumber).filter(({ id, kind, outcome }) => kind === 'decision' && !decided.has(id) && (outcome === null || outcome === 'treated')).map(({ number, title }) => number ?? title)
}

const close: Service<'meetings.close'> = async ({ meetingId, at }, { commit, read }) => {
  const stored = writableMeeting(read, meetingId)
  const { batch } = await commit({ kind: 'meeting.close', values: headOf(read, stored) }, async ({ write }) => {
    const row = writableMeeting(write, meetingId)
    const state = nextState(write, row, 'close')
    checkTime(row, at)
    if (at < latestTime(write, row)) throw new Refused('time-order', { at, latest: latestTime(write, row) })
    const points = undecided(write, meetingId)
    if (points.length > 0) throw new Refused('points-open', { points: points.join(', ') })
    for (const { id, outcome, kind } of rowsOf(write, 'agendaPoint', meetingId)) if (outcome === null && kind === 'decision') updateRecord(write, 'agendaPoint', id, { outcome: 'treated' })
    endPresences(write, meetingId, at)
    updateRecord(write, 'meeting', meetingId, { state, closedAt: at })
  })
  return { batch }
}

const abandon: Service<'meetings.abandon'> = async ({ meetingId, kind, reason }, { commit, read }) => {
  const stored = writableMeeting(read, meetingId)
  const { batch } = await commit({ kind: 'meeting.abandon', values: headOf(read, stored) }, async ({ write }) => {
    const state = nextState(write, writableMeeting(write, meetingId), 'abandon')
    refuseDecided(write, meetingId)
    updateRecord(write, 'meeting', meetingId, { state, notHeldKind: kind, notHeldReason: reason || null })
  })
  return { batch }
}

export const sittingServices: Services<Names & keyof typeof meetingProcedures> = {
  'meetings.open': open, 'meetings.desert': desert, 'meetings.lead': lead, 'meetings.attendance': attendance, 'meetings.guests.save': guest, 'meetings.proxies.save': proxy,
  'meetings.quorum.check': check, 'meetings.close': close, 'meetings.abandon': abandon,
}
