import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { formatDay } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import type { OpenPoint, PointFields, Proposal } from '../../shared/meetings.ts'
import { byNumber, carryReason, isCircular, numberAgenda, pointKinds, type CarryReason, type PointKind } from '../../shared/meetings/agenda.ts'
import { dayOf } from '../../shared/meetings/clock.ts'
import { confidentialPoints } from '../../shared/meetings/confidential.ts'
import { isSealed, isWritable, pointOutcomes } from '../../shared/meetings/states.ts'
import type { Language } from '../../shared/procedure.ts'
import type { Service, Working } from '../core/service.ts'
import { coded, codedOr } from '../database/coded.ts'
import { prepared } from '../database/prepared.ts'
import { checkRevision, revisionOf } from '../database/revision.ts'
import type { Tables } from '../database/tables.ts'
import { bodyRow } from '../groups/read.ts'
import { organisationRow } from '../organisations/read.ts'
import { insertRecord, tidy, updateRecord, type Columns, type Some } from '../organisations/records.ts'
import { pointsOf } from './read.ts'
import { headOf, meetingRow, minutesRow, minutesStateOf, rowIn, rowsOf, writableMeeting, type MeetingTable, type Acting } from './rows.ts'

type PointTable = Tables['agendaPoint']

/** What meetings of a body that are over left open, oldest first. */
export function openPoints(database: Database, bodyId: string): OpenPoint[] {
  const rows = prepared(database, `SELECT p.*, m.startsAt,
      (WITH RECURSIVE line(id) AS (SELECT p.id UNION SELECT q.carriedFromId FROM agendaPoint q JOIN line ON q.id = line.id WHERE q.carriedFromId IS NOT NULL)
        SELECT count(*) FROM action a JOIN line ON a.pointId = line.id WHERE a.state = 'open' AND a.deletedAt IS NULL) AS openActions,
      EXISTS (SELECT 1 FROM agendaPoint n JOIN meeting l ON l.id = n.meetingId WHERE n.carriedFromId = p.id AND l.deletedAt IS NULL) AS taken
    FROM agendaPoint p JOIN meeting m ON m.id = p.meetingId
    WHERE m.bodyId = ? AND m.deletedAt IS NULL AND m.state IN ('closed', 'notHeld') AND p.deletedAt IS NULL ORDER BY m.startsAt, p.id`)
    .all(bodyId) as (PointTable & { startsAt: string; openActions: number; taken: number })[]
  // an action born in a point stays with it through every meeting that takes it over
  return rows.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt) || byNumber(a, b)).flatMap(({ id, meetingId, startsAt, number, title, kind: stored, outcome, recurring, openActions, taken, approvesId }) => {
    const kind = codedOr(pointKinds, stored, 'information')
    // minutes that were approved meanwhile need no point any more
    const done = approvesId !== null && isApproved(database, approvesId)
    const reason = done ? null : carryReason({ kind, outcome: coded(pointOutcomes, outcome), recurring: recurring === 1, openActions, taken: taken === 1 })
    return reason === null ? [] : [{ pointId: id, meetingId, startsAt, number: number ?? '', title, kind, reason }]
  })
}

function isApproved(database: Database, meetingId: string): boolean {
  const minutes = minutesRow(database, meetingId)
  return minutes !== undefined && isSealed(minutesStateOf(database, minutes))
}

/** Meetings of a body that are over and whose minutes are not approved, nor on an agenda to be. */
function unapproved(database: Database, bodyId: string): MeetingTable[] {
  return (prepared(database, `SELECT m.* FROM meeting m WHERE m.bodyId = ? AND m.deletedAt IS NULL AND m.state = 'closed' AND NOT EXISTS (SELECT 1 FROM seal s WHERE s.recordId = m.id)
    AND NOT EXISTS (SELECT 1 FROM agendaPoint p JOIN meeting l ON l.id = p.meetingId WHERE p.approvesId = m.id AND p.deletedAt IS NULL AND l.deletedAt IS NULL AND l.state <> 'notHeld'
      AND (l.state <> 'closed' OR p.outcome IS NULL OR p.outcome <> 'withdrawn')) ORDER BY m.startsAt`).all(bodyId) as MeetingTable[])
}

/** The usual agenda: approval of minutes that wait for it, communications, open points, other; what is there already is not added again. */
export function usualAgenda(write: Database, meeting: Pick<MeetingTable, 'id' | 'bodyId'>, language: Language): void {
  const t = words(language)
  const there = rowsOf(write, 'agendaPoint', meeting.id, 'position')
  const has = (kind: PointKind) => there.some(point => point.kind === kind)
  let position = (there.at(-1)?.position ?? -1) + 1
  const add = (columns: Columns & { title: string; kind: PointKind }) => insertRecord(write, 'agendaPoint', { ...columns, meetingId: meeting.id, position: position++ })
  const approving = new Set(there.map(({ approvesId }) => approvesId))
  const carried = openPoints(write, meeting.bodyId).map(({ pointId, reason }) => carriedColumns(write, pointId, reason)).filter(({ approvesId }) => {
    const again = approvesId !== null && approving.has(approvesId)
    if (approvesId !== null) approving.add(approvesId)
    return !again
  })
  for (const { id, startsAt } of unapproved(write, meeting.bodyId)) if (!approving.has(id)) add({ kind: 'approval', title: t('meetings:pointTitle.approval', { day: formatDay(dayOf(startsAt)) }), approvesId: id })
  if (!has('communications')) add({ kind: 'communications', title: t('meetings:pointTitle.communications') })
  for (const columns of carried) add(columns)
  if (!has('other')) add({ kind: 'other', title: t('meetings:pointTitle.other') })
}

/** A point that was decided comes back for its open action: there is nothing to decide again. What was confidential with its meeting, or with what it stood under, stays so where it stands alone. */
function carriedColumns(write: Database, pointId: string, reason: CarryReason) {
  const { title, kind, speaker, plannedMinutes, recurring, approvesId, meetingId } = prepared(write, 'SELECT * FROM agendaPoint WHERE id = ?').get(pointId) as PointTable
  const confidential = Number(confidentialPoints(meetingRow(write, meetingId).confidential === 1, pointsOf(write, meetingId, null)).has(pointId))
  const again = reason !== 'openAction'
  return { title, kind: again ? codedOr(pointKinds, kind, 'information') : 'information' as const, speaker, plannedMinutes, confidential, recurring, approvesId: again ? approvesId : null, carriedFromId: pointId, carryReason: reason }
}

const bit = (value: boolean | undefined) => (value === undefined ? undefined : Number(value))
function pointColumns({ confidential, recurring, notes, ...fields }: Some<PointFields>): Columns {
  return { ...tidy(fields), confidential: bit(confidential), recurring: bit(recurring), notes: notes === undefined ? undefined : notes === null ? null : JSON.stringify(notes) }
}

/** What the convocation told: it stays. */
const told = ['title', 'parentId', 'kind'] as const
const isFrozen = ({ state }: MeetingTable): boolean => state !== 'planned'

/** @throws Refused `agenda-frozen` where what was sent out would be another, `minutes-state` where the minutes are ready */
function checkFrozen(write: Database, meeting: MeetingTable, point: PointTable | undefined, { fields, before, remove }: Parsed<'meetings.points.save'>): void {
  const minutes = minutesRow(write, meeting.id)
  if (minutes && !isWritable(minutesStateOf(write, minutes))) throw new Refused('minutes-state', { state: minutes.state })
  if (meeting.state === 'notHeld') throw new Refused('meeting-state', { state: meeting.state })
  if (!point) return
  const used = prepared(write, 'SELECT 1 FROM vote WHERE pointId = @id AND deletedAt IS NULL UNION SELECT 1 FROM decision WHERE pointId = @id AND deletedAt IS NULL').get({ id: point.id }) !== undefined
  const other = told.some(field => fields[field] !== undefined && fields[field] !== point[field])
  if ((remove && used) || (isFrozen(meeting) && (before !== undefined || (!point.added && (remove || other))))) throw new Refused('agenda-frozen', {})
}

/** @throws Refused `agenda-circle`, `minutes-body` for minutes of another body, `not-found` */
function checkPlaces(write: Database, meeting: MeetingTable, id: string, { parentId, approvesId }: Some<PointFields>): void {
  if (parentId) rowIn(write, 'agendaPoint', meeting.id, parentId)
  if (parentId && isCircular(rowsOf(write, 'agendaPoint', meeting.id), id, parentId)) throw new Refused('agenda-circle', {})
  if (approvesId && meetingRow(write, approvesId).bodyId !== meeting.bodyId) throw new Refused('minutes-body', {})
}

/** Gives the siblings of a point their places anew, with it before another, or at the end. */
function place(write: Database, meetingId: string, id: string, before: string | null | undefined): void {
  const points = rowsOf(write, 'agendaPoint', meetingId, 'position, id')
  const parentId = points.find(point => point.id === id)?.parentId ?? null
  const siblings = points.filter(point => point.parentId === parentId && point.id !== id).map(point => point.id)
  const at = before ? siblings.indexOf(before) : -1
  siblings.splice(at < 0 ? siblings.length : at, 0, id)
  for (const [position, sibling] of siblings.entries()) if (points.find(point => point.id === sibling)?.position !== position) updateRecord(write, 'agendaPoint', sibling, { position })
}

/** Freezes the numbers of points that have none. */
export function freezeNumbers(write: Database, meetingId: string): void {
  const points = rowsOf(write, 'agendaPoint', meetingId)
  for (const { id, number } of numberAgenda(points)) if (points.find(point => point.id === id)?.number === null) updateRecord(write, 'agendaPoint', id, { number })
}

/** Adds a point to an agenda; after the convocation it is marked as added and gets its number at once. @throws Refused `name-missing` */
export function insertPoint(write: Database, meeting: MeetingTable, fields: Some<PointFields>, before?: string | null): string {
  if (fields.title === undefined) throw new Refused('name-missing', {})
  const id = insertRecord(write, 'agendaPoint', { kind: 'information', ...pointColumns(fields), title: fields.title, meetingId: meeting.id, position: Number.MAX_SAFE_INTEGER, added: Number(isFrozen(meeting)) })
  place(write, meeting.id, id, before)
  if (isFrozen(meeting)) freezeNumbers(write, meeting.id)
  return id
}

/** A point goes with all that is under it, with its papers and with what was observed on it. */
function removePoint({ write, at }: Pick<Acting, 'write' | 'at'>, meetingId: string, id: string): void {
  updateRecord(write, 'agendaPoint', id, { deletedAt: at })
  for (const table of ['meetingPaper', 'observation'] as const) for (const row of rowsOf(write, table, meetingId)) if (row.pointId === id) updateRecord(write, table, row.id, { deletedAt: at })
  for (const child of rowsOf(write, 'agendaPoint', meetingId)) if (child.parentId === id) removePoint({ write, at }, meetingId, child.id)
}

export const savePoint: Service<'meetings.points.save'> = async (input, { commit, read }) => {
  const { meetingId, id, fields, before, remove, revision } = input
  const stored = writableMeeting(read, meetingId)
  const { batch, answer } = await commit({ kind: 'point.save', values: headOf(read, stored) }, async writing => {
    const { write } = writing
    const meeting = writableMeeting(write, meetingId)
    const point = id === undefined ? undefined : rowIn(write, 'agendaPoint', meetingId, id)
    checkFrozen(write, meeting, point, input)
    checkPlaces(write, meeting, id ?? '', fields)
    if (id !== undefined) checkRevision(write, id, revision, () => rowIn(write, 'agendaPoint', meetingId, id))
    const saved = id ?? insertPoint(write, meeting, fields, before)
    if (id !== undefined && remove) removePoint(writing, meetingId, id)
    else if (id !== undefined) {
      updateRecord(write, 'agendaPoint', id, pointColumns(fields))
      if (before !== undefined || fields.parentId !== undefined) place(write, meetingId, id, before)
    }
    return { id: saved, revision: revisionOf(write, saved) }
  })
  return { ...answer, batch }
}

/** The inbox: proposals that wait, oldest first. */
export function proposalsOf(database: Database, bodyId: string | undefined, all: boolean): Proposal[] {
  const rows = prepared(database, `SELECT p.*, o.name AS organisation FROM proposal p LEFT JOIN organisation o ON o.id = p.organisationId
    WHERE (@bodyId IS NULL OR p.bodyId = @bodyId) AND p.deletedAt IS NULL AND (@all OR (p.pointId IS NULL AND p.declinedOn IS NULL)) ORDER BY p.receivedOn, p.id`)
    .all({ bodyId: bodyId ?? null, all: Number(all) }) as (Tables['proposal'] & { organisation: string | null })[]
  return rows.map(({ deletedAt: _d, kind, ...row }) => ({ ...row, kind: codedOr(pointKinds, kind, 'information') }))
}

/** The meeting on whose agenda a proposal goes. @throws Refused `minutes-body`, `meeting-state` where it is over */
function agendaFor(write: Database, bodyId: string, meetingId: string): MeetingTable {
  const meeting = writableMeeting(write, meetingId)
  if (meeting.bodyId !== bodyId) throw new Refused('minutes-body', {})
  if (meeting.state === 'closed' || meeting.state === 'notHeld') throw new Refused('meeting-state', { state: meeting.state })
  return meeting
}

export const saveProposal: Service<'meetings.proposals.save'> = async ({ bodyId, id, fields, meetingId, remove }, { commit, read, today }: Working) => {
  const { name } = bodyRow(read, bodyId)
  if (fields.organisationId) organisationRow(read, fields.organisationId)
  const { batch, answer } = await commit({ kind: 'proposal.save', values: { name } }, async ({ write, at }) => {
    const before = id === undefined ? undefined : (prepared(write, 'SELECT * FROM proposal WHERE id = ? AND bodyId = ? AND deletedAt IS NULL').get(id, bodyId) as Tables['proposal'] | undefined)
    if (id !== undefined && !before) throw new Refused('not-found', { what: 'proposal' })
    if (before?.pointId) throw new Refused('proposal-used', {})
    if (!before && fields.title === undefined) throw new Refused('name-missing', {})
    const columns = tidy(fields)
    const saved = before?.id ?? insertRecord(write, 'proposal', { kind: 'information', receivedOn: today, ...columns, bodyId })
    if (before) updateRecord(write, 'proposal', before.id, remove ? { deletedAt: at } : columns)
    if (meetingId === undefined) return { id: saved, pointId: null }
    const { title, kind, proposer } = prepared(write, 'SELECT * FROM proposal WHERE id = ?').get(saved) as Tables['proposal']
    const pointId = insertPoint(write, agendaFor(write, bodyId, meetingId), { title, kind: codedOr(pointKinds, kind, 'information'), speaker: proposer })
    updateRecord(write, 'proposal', saved, { pointId })
    return { id: saved, pointId }
  })
  return { ...answer, batch }
}
