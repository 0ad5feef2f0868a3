import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { completenessOf, type MinutesContent, type SealedCorrection } from '../../shared/meetings/content.ts'
import { dayOf } from '../../shared/meetings/clock.ts'
import { observationOutcomes, type minutesProcedures, type MinutesVersion, type MinutesView } from '../../shared/meetings/minutes.ts'
import { afterMinutes, isSealed, type MinutesEvent, type MinutesState } from '../../shared/meetings/states.ts'
import { addDays } from '../../shared/periods.ts'
import { shortCode } from '../../shared/seals.ts'
import { ownerId, type BatchWriter } from '../database/batch.ts'
import type { Service, Services } from '../core/service.ts'
import { coded } from '../database/coded.ts'
import { prepared } from '../database/prepared.ts'
import { checkRevision, revisionOf } from '../database/revision.ts'
import { nextNumber, seal } from '../database/seals.ts'
import type { Tables } from '../database/tables.ts'
import { insertRecord, updateRecord } from '../organisations/records.ts'
import { contentOf, correctionsOf, printedContent } from './content.ts'
import { validVoteOf } from './decisions.ts'
import { minutesOf, noteIn } from './read.ts'
import { headOf, meetingRow, minutesRow, minutesStateOf, pointRow, refuseCarried, refuseHere, refuseReady, rowIn, rowsOf, ruleOf, sittingMeeting, writableMeeting, type MeetingTable, type Acting } from './rows.ts'
import { signedServices } from './signed.ts'

type MinutesTable = Tables['minutes']

/** The minutes of a meeting that was opened. @throws Refused `not-found` */
function knownMinutes(database: Database, meetingId: string): MinutesTable {
  const row = minutesRow(database, meetingId)
  if (!row) throw new Refused('not-found', { what: 'minutes' })
  return row
}

/** @throws Refused `minutes-state` where the event has no place */
function nextMinutes(database: Database, row: MinutesTable, event: MinutesEvent): MinutesState {
  const state = minutesStateOf(database, row)
  const next = afterMinutes(state, event)
  if (next === null) throw new Refused('minutes-state', { state, event })
  return next
}

const toVersion = ({ id, number, event, at, writer, reason }: Omit<Tables['minutesVersion'], 'content'>): MinutesVersion => ({ id, number, event, at, writer, reason })

/** The minutes with all that belongs to them. @throws Refused `not-found` */
export function readMinutes(database: Database, meetingId: string): MinutesView {
  const record = minutesOf(database, meetingId)
  if (!record) throw new Refused('not-found', { what: 'minutes' })
  const content = printedContent(database, meetingId)
  const observers = prepared(database, `SELECT o.*, a.name FROM observation o JOIN attendance a ON a.id = o.attendanceId WHERE o.meetingId = ? AND o.deletedAt IS NULL ORDER BY o.receivedOn, o.id`)
    .all(meetingId) as (Tables['observation'] & { name: string })[]
  return {
    record, content, corrections: correctionsOf(database, meetingId), completeness: completenessOf(content),
    versions: rowsOf(database, 'minutesVersion', meetingId, 'number DESC').map(toVersion),
    observations: observers.map(({ deletedAt: _d, meetingId: _m, outcome, ...row }) => ({ ...row, outcome: coded(observationOutcomes, outcome) })),
  }
}

/** Keeps the text as it is now. */
function keepVersion({ write, at }: Acting, meetingId: string, event: string, { writer, reason }: { writer: BatchWriter; reason: string | null }): void {
  const { n } = prepared(write, 'SELECT count(*) AS n FROM minutesVersion WHERE meetingId = ?').get(meetingId) as { n: number }
  insertRecord(write, 'minutesVersion', { meetingId, number: n + 1, event, reason, at, writer: writer?.name ?? null, content: JSON.stringify(contentOf(write, meetingId)) })
}

const json = (value: unknown) => (value === undefined ? undefined : value === null ? null : JSON.stringify(value))

const save: Service<'minutes.save'> = async ({ meetingId, fields, points = [], revision }, { commit, read, writer }) => {
  const stored = sittingMeeting(read, meetingId)
  const { batch, answer } = await commit({ kind: 'minutes.save', values: headOf(read, stored) }, async ({ write }) => {
    sittingMeeting(write, meetingId)
    const minutes = knownMinutes(write, meetingId)
    checkRevision(write, minutes.id, revision, () => ({ opening: noteIn(minutes.opening), closing: noteIn(minutes.closing) }))
    updateRecord(write, 'minutes', minutes.id, { opening: json(fields.opening), closing: json(fields.closing) })
    for (const { id, notes, outcome, revision: seen } of points) {
      const point = rowIn(write, 'agendaPoint', meetingId, id)
      checkRevision(write, id, seen, () => ({ ...point, notes: noteIn(point.notes) }))
      updateRecord(write, 'agendaPoint', id, { notes: json(notes), outcome })
    }
    // what was typed is in the record now
    write.prepare('DELETE FROM draft WHERE document = ? AND writerId = ?').run(`minutes/${meetingId}`, ownerId(writer))
    return { revision: revisionOf(write, minutes.id), points: points.map(({ id }) => ({ id, revision: revisionOf(write, id) })) }
  })
  return { ...answer, batch }
}

/** Minutes can be finished when the meeting is over; a draft goes round also before. @throws Refused `meeting-state`, `reason-missing` */
function checkMove(meeting: MeetingTable, { event, reason }: Parsed<'minutes.move'>): void {
  if (event === 'finish' && meeting.state !== 'closed') throw new Refused('meeting-state', { state: meeting.state })
  if (event === 'reopen' && !reason) throw new Refused('reason-missing', {})
}

const move: Service<'minutes.move'> = async (input, { commit, read, writer }) => {
  const { meetingId, event, until, reason } = input
  const stored = writableMeeting(read, meetingId)
  knownMinutes(read, meetingId)
  const { batch, answer } = await commit({ kind: 'minutes.move', values: headOf(read, stored) }, async writing => {
    const { write, today } = writing
    const meeting = writableMeeting(write, meetingId)
    const row = knownMinutes(write, meetingId)
    const state = nextMinutes(write, row, event)
    checkMove(meeting, input)
    const circulated = event === 'circulate'
    if (event !== 'revise') keepVersion(writing, meetingId, event, { writer, reason: reason ?? null })
    updateRecord(write, 'minutes', row.id, {
      state, draft: row.draft + Number(circulated), observeUntil: circulated ? (until ?? addDays(today, ruleOf(write, meeting).observationDays)) : event === 'finish' ? undefined : null,
    })
    return state
  })
  return { state: answer, batch }
}

/** @throws Refused `observation-closed` outside the window, `observer-absent` for who did not attend */
function checkObserver(write: Database, meetingId: string, attendanceId: string, on: string): void {
  const { state, observeUntil } = knownMinutes(write, meetingId)
  if (state !== 'underObservation' || observeUntil === null || on > observeUntil) throw new Refused('observation-closed', { until: observeUntil })
  const { id, name } = rowIn(write, 'attendance', meetingId, attendanceId)
  if (!rowsOf(write, 'presence', meetingId).some(presence => presence.attendanceId === id)) throw new Refused('observer-absent', { name })
}

const observe: Service<'minutes.observe'> = async ({ meetingId, id, attendanceId, fields, remove }, { commit, read }) => {
  const stored = writableMeeting(read, meetingId)
  if (fields.pointId) rowIn(read, 'agendaPoint', meetingId, fields.pointId)
  const { batch, answer } = await commit({ kind: 'observation.save', values: headOf(read, stored) }, async ({ write, at, today }) => {
    writableMeeting(write, meetingId)
    if (id !== undefined) refuseReady(write, meetingId)
    const columns = { ...fields, answer: fields.answer === '' ? null : fields.answer }
    if (id !== undefined) {
      updateRecord(write, 'observation', rowIn(write, 'observation', meetingId, id).id, remove ? { deletedAt: at } : columns)
      return id
    }
    if (fields.text === undefined) throw new Refused('text-missing', {})
    const receivedOn = fields.receivedOn ?? today
    checkObserver(write, meetingId, attendanceId ?? '', receivedOn)
    return insertRecord(write, 'observation', { ...columns, receivedOn, attendanceId: attendanceId ?? '', meetingId })
  })
  return { id: answer, batch }
}

/** A point was adopted: by its newest valid vote, by a decision, or, where the rules are not formal, by having been treated. */
function isAdopted(database: Database, point: Tables['agendaPoint'], formal: boolean): boolean {
  const valid = validVoteOf(database, { meetingId: point.meetingId, pointId: point.id })
  if (valid) return valid.outcome === 'adopted'
  const decided = rowsOf(database, 'decision', point.meetingId).some(({ pointId, outcome }) => pointId === point.id && outcome === 'adopted')
  return decided || (!formal && point.outcome === 'treated')
}

/** The point of a later meeting of the same body that approves. @throws Refused `minutes-body`, `minutes-point` */
function checkApprovingPoint(database: Database, meeting: MeetingTable, pointId: string): void {
  const point = pointRow(database, pointId)
  const other = meetingRow(database, point.meetingId)
  if (other.bodyId !== meeting.bodyId) throw new Refused('minutes-body', {})
  const held = other.state === 'open' || other.state === 'closed'
  const fits = point.kind === 'approval' && point.approvesId === meeting.id && held && other.startsAt > meeting.startsAt
  if (!fits || !isAdopted(database, point, ruleOf(database, other).formal)) throw new Refused('minutes-point', {})
}

function checkApproval(database: Database, meeting: MeetingTable, { how, pointId }: Parsed<'minutes.approve'>): void {
  if (meeting.state !== 'closed') throw new Refused('meeting-state', { state: meeting.state })
  if (how === 'notRequired' && ruleOf(database, meeting).approvalRequired) throw new Refused('approval-required', {})
  if (how === 'atMeeting') checkApprovingPoint(database, meeting, pointId ?? '')
}

/** The day of an approval that tells none: of the meeting that approved, of this one where it did so on the spot. */
function approvalDay(database: Database, meeting: MeetingTable, { how, pointId }: Parsed<'minutes.approve'>, today: string): string {
  const at = how === 'onTheSpot' ? meeting : how === 'atMeeting' ? meetingRow(database, pointRow(database, pointId ?? '').meetingId) : null
  return at ? dayOf(at.openedAt ?? at.startsAt) : today
}

/** Approves, registers and seals inside the running batch. */
export function approveMinutes(writing: Acting, input: Parsed<'minutes.approve'>, writer: BatchWriter): { number: number; year: number | null; hash: string; code: string } {
  const { write, at, today } = writing
  const { meetingId, how, pointId, on } = input
  const meeting = writableMeeting(write, meetingId)
  refuseHere(write)
  const row = knownMinutes(write, meetingId)
  nextMinutes(write, row, 'approve')
  checkApproval(write, meeting, input)
  const yearly = ruleOf(write, meeting).numbering === 'yearly'
  const year = yearly ? Number(dayOf(meeting.startsAt).slice(0, 4)) : null
  const number = nextNumber(write, `minutes:${meeting.bodyId}`, year)
  updateRecord(write, 'minutes', row.id, { state: 'registered', number, year, approvedOn: on ?? approvalDay(write, meeting, input, today), approvalHow: how, approvedByPointId: how === 'atMeeting' ? (pointId ?? null) : null })
  keepVersion(writing, meetingId, 'approve', { writer, reason: null })
  const { hash } = seal(write, { register: `minutes:${meeting.bodyId}`, table: 'meeting', id: meetingId, at, content: contentOf(write, meetingId) })
  return { number, year, hash, code: shortCode(hash) }
}

const approve: Service<'minutes.approve'> = async (input, { commit, read, writer }) => {
  const stored = writableMeeting(read, input.meetingId)
  const { batch, answer } = await commit({ kind: 'minutes.approve', values: headOf(read, stored) }, async writing => approveMinutes(writing, input, writer))
  return { ...answer, batch }
}

/** An adopted decision of a later meeting of the same body. @throws Refused `not-found`, `minutes-body`, `correction-decision` */
function correctingDecision(database: Database, meeting: MeetingTable, decisionId: string): Tables['decision'] & { startsAt: string; day: string } {
  const decision = prepared(database, 'SELECT d.*, m.startsAt, m.openedAt FROM decision d JOIN meeting m ON m.id = d.meetingId WHERE d.id = ? AND d.deletedAt IS NULL').get(decisionId) as
    (Tables['decision'] & { startsAt: string; openedAt: string | null }) | undefined
  if (!decision) throw new Refused('not-found', { what: 'decision' })
  if (decision.bodyId !== meeting.bodyId) throw new Refused('minutes-body', {})
  if (decision.outcome !== 'adopted' || decision.startsAt <= meeting.startsAt) throw new Refused('correction-decision', {})
  return { ...decision, day: dayOf(decision.openedAt ?? decision.startsAt) }
}

/** Adds a sealed correction inside the running batch. */
export function correctMinutes({ write, at }: Acting, { meetingId, decisionId, kind, pointId, before, after, reason }: Parsed<'minutes.correct'>): { id: string; number: number } {
  refuseCarried(write, meetingId)
  refuseHere(write)
  const meeting = meetingRow(write, meetingId)
  const minutes = knownMinutes(write, meetingId)
  nextMinutes(write, minutes, 'correct')
  const decision = correctingDecision(write, meeting, decisionId)
  const point = pointId === undefined ? null : (rowIn(write, 'agendaPoint', meetingId, pointId).number ?? null)
  const { n } = prepared(write, 'SELECT count(*) AS n FROM correction WHERE correctsId = ?').get(meetingId) as { n: number }
  const content: SealedCorrection = {
    number: n + 1, kind, point, before, after, reason, on: decision.day, decision: { number: decision.number, year: decision.year, meetingStartsAt: decision.startsAt },
  }
  const id = insertRecord(write, 'correction', { correctsId: meetingId, decisionId, pointId: pointId ?? null, number: n + 1, kind, before, after, reason, correctedOn: decision.day })
  seal(write, { register: `minutes:${meeting.bodyId}`, table: 'correction', id, at, content })
  return { id, number: n + 1 }
}

const correct: Service<'minutes.correct'> = async (input, { commit, read }) => {
  const stored = meetingRow(read, input.meetingId)
  if (!isSealed(minutesStateOf(read, knownMinutes(read, input.meetingId)))) throw new Refused('minutes-state', { state: 'draft' })
  const { batch, answer } = await commit({ kind: 'minutes.correct', values: headOf(read, stored) }, async writing => correctMinutes(writing, input))
  return { ...answer, batch }
}

export const minutesServices: Services<Exclude<keyof typeof minutesProcedures, 'minutes.export'>> = {
  ...signedServices,
  'minutes.get': ({ meetingId }, { read }) => readMinutes(read, meetingId),
  'minutes.version': ({ id }, { read }) => {
    const row = prepared(read, 'SELECT * FROM minutesVersion WHERE id = ? AND deletedAt IS NULL').get(id) as Tables['minutesVersion'] | undefined
    if (!row) throw new Refused('not-found', { what: 'minutesVersion' })
    return { version: toVersion(row), content: JSON.parse(row.content) as MinutesContent }
  },
  'minutes.save': save, 'minutes.move': move, 'minutes.observe': observe, 'minutes.approve': approve, 'minutes.correct': correct,
}
