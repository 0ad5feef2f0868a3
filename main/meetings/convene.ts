import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { dayOf, minutesBetween } from '../../shared/meetings/clock.ts'
import type { ConvocationWarning, MeetingFields } from '../../shared/meetings.ts'
import { addDays, valid } from '../../shared/periods.ts'
import type { Service, Working } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { checkRevision, revisionOf } from '../database/revision.ts'
import type { Tables } from '../database/tables.ts'
import { bodyRow } from '../groups/read.ts'
import { organisationRow } from '../organisations/read.ts'
import { insertRecord, tidy, updateRecord, type Columns, type Some } from '../organisations/records.ts'
import { freezeNumbers, openPoints, usualAgenda } from './agenda.ts'
import { attendeesOf, settleAttendance } from './present.ts'
import { readMeeting } from './record.ts'
import { headOf, meetingRow, nextState, refuseCarried, refuseReady, rowsOf, ruleOf, stateOf, writableMeeting, type MeetingTable } from './rows.ts'

const bit = (value: boolean | undefined) => (value === undefined ? undefined : Number(value))
const meetingColumns = ({ confidential, ...fields }: Some<MeetingFields>): Columns =>
  ({ ...tidy(fields), confidential: bit(confidential) })

/** The time of a meeting that lies before its beginning: its planned end, or the second call; undefined where none does. */
export const timeBefore = ({ startsAt, plannedEndAt, secondStartsAt }: Pick<MeetingTable, 'startsAt' | 'plannedEndAt' | 'secondStartsAt'>): string | null | undefined =>
  [plannedEndAt, secondStartsAt].find(to => !valid({ from: startsAt, to }))

/** @throws Refused `period-order` where it would end before it begins, or the second call come before the first */
function checkOrder(meeting: MeetingTable): void {
  const to = timeBefore(meeting)
  if (to) throw new Refused('period-order', { from: meeting.startsAt, to })
}

type Asked = Parsed<'meetings.save'>

async function createMeeting({ bodyId, values, agenda }: Asked, { commit, read, language }: Working) {
  const { startsAt } = values
  const body = bodyRow(read, bodyId ?? '')
  if (startsAt === undefined) throw new Refused('date-missing', {})
  const { batch, answer } = await commit({ kind: 'meeting.create', values: headOf(read, { bodyId: body.id, startsAt }) }, async ({ write }) => {
    const id = insertRecord(write, 'meeting', { ...meetingColumns(values), bodyId: body.id })
    checkOrder(meetingRow(write, id))
    if (agenda !== 'empty') usualAgenda(write, { id, bodyId: body.id }, language)
    return { id, revision: revisionOf(write, id) }
  })
  return { ...answer, batch }
}

/** What is over is not moved any more. */
const frozenFields = ['startsAt', 'secondStartsAt', 'place', 'secondPlace', 'mode'] as const

async function changeMeeting({ values, revision, agenda }: Asked, id: string, { commit, read, language }: Working) {
  const stored = writableMeeting(read, id)
  const { batch, answer } = await commit({ kind: 'meeting.save', values: headOf(read, { ...stored, startsAt: values.startsAt ?? stored.startsAt }) }, async ({ write }) => {
    const row = writableMeeting(write, id)
    checkRevision(write, id, revision, () => readMeeting(write, id, undefined))
    // private notes are in no minutes
    if (Object.keys(values).some(field => field !== 'privateNotes')) refuseReady(write, id)
    const over = row.openedAt !== null || stateOf(row) === 'notHeld'
    if (over && frozenFields.some(field => values[field] !== undefined && values[field] !== row[field])) throw new Refused('meeting-state', { state: row.state })
    updateRecord(write, 'meeting', id, meetingColumns(values))
    checkOrder(meetingRow(write, id))
    if (agenda === 'usual' && row.state === 'planned') usualAgenda(write, row, language)
    return revisionOf(write, id)
  })
  return { id, revision: answer, batch }
}

export const saveMeeting: Service<'meetings.save'> = (input, context) => (input.id === undefined ? createMeeting(input, context) : changeMeeting(input, input.id, context))

/** Puts planned meetings into the bin, or takes meetings out again. */
export function binMeetings(operation: 'remove' | 'restore') {
  return async ({ ids }: { ids: string[] }, { commit, read }: Working): Promise<{ batch: string }> => {
    const first = meetingRow(read, ids[0] ?? '')
    const { batch } = await commit({ kind: `meeting.${operation}`, values: { ...headOf(read, first), count: ids.length } }, async ({ write, at }) => {
      for (const id of ids) {
        const row = operation === 'remove' ? writableMeeting(write, id) : meetingRow(write, id)
        if (operation === 'remove' && row.state !== 'planned') throw new Refused('meeting-state', { state: row.state })
        updateRecord(write, 'meeting', id, { deletedAt: operation === 'remove' ? at : null })
      }
    })
    return { batch }
  }
}

/** @throws Refused `convocation-incomplete` with what is missing */
function checkComplete(write: Database, { id, place, link }: MeetingTable): void {
  const missing = [...(place === null && link === null ? ['place'] : []), ...(rowsOf(write, 'agendaPoint', id).length === 0 ? ['agenda'] : [])]
  if (missing.length > 0) throw new Refused('convocation-incomplete', { missing })
}

/** What is not as the rules of the body ask. */
function warningsOf(write: Database, meeting: MeetingTable, on: string): ConvocationWarning[] {
  const { formal, noticeDays, secondCallMinutes, approvalRequired } = ruleOf(write, meeting)
  const points = rowsOf(write, 'agendaPoint', meeting.id)
  const { secondStartsAt, startsAt } = meeting
  const waiting = prepared(write, `SELECT 1 FROM meeting m WHERE m.bodyId = ? AND m.id <> ? AND m.state = 'closed' AND m.deletedAt IS NULL AND m.startsAt < ?
    AND NOT EXISTS (SELECT 1 FROM seal s WHERE s.recordId = m.id) LIMIT 1`).get(meeting.bodyId, meeting.id, startsAt)
  const found: Record<ConvocationWarning, boolean> = {
    shortNotice: addDays(on, noticeDays) > dayOf(startsAt),
    noSecondCall: formal && secondCallMinutes !== null && secondStartsAt === null,
    secondCallTooSoon: secondCallMinutes !== null && secondStartsAt !== null && minutesBetween(startsAt, secondStartsAt) < secondCallMinutes,
    noApproval: approvalRequired && waiting !== undefined && !points.some(({ kind }) => kind === 'approval'),
    decisionUnderOther: points.some(({ kind, parentId }) => kind === 'decision' && points.some(({ id, kind: of }) => id === parentId && of === 'other')),
    openPoints: openPoints(write, meeting.bodyId).some(({ startsAt: of }) => of < startsAt),
    noSeats: !attendeesOf(write, meeting).some(({ votes }) => votes),
  }
  return (Object.keys(found) as ConvocationWarning[]).filter(warning => found[warning])
}

export const convene: Service<'meetings.convene'> = async ({ meetingId, by, on }, { commit, read }) => {
  const stored = writableMeeting(read, meetingId)
  const { batch, answer } = await commit({ kind: 'meeting.convene', values: headOf(read, stored) }, async ({ write, at, today }) => {
    const row = writableMeeting(write, meetingId)
    const state = nextState(write, row, 'convene')
    checkComplete(write, row)
    freezeNumbers(write, meetingId)
    settleAttendance(write, row, at)
    updateRecord(write, 'meeting', meetingId, { state, convenedOn: on ?? today, convenedBy: by, ruleId: ruleOf(write, { ...row, ruleId: null }).id || null })
    return warningsOf(write, meetingRow(write, meetingId), on ?? today)
  })
  return { warnings: answer, batch }
}

/** Where an organisation is reached by PEC or e-mail, as its record says. */
function addressOf(database: Database, organisationId: string | null, channel: string): string | null {
  if (organisationId === null || (channel !== 'pec' && channel !== 'mail')) return null
  const { pec, email } = organisationRow(database, organisationId)
  return channel === 'pec' ? pec : email
}

/** One line for each recipient, or a change of one line; an organisation gets its address from its record where none is told. */
export const saveSending: Service<'meetings.sendings.save'> = async ({ meetingId, id, fields, recipients, remove }, { commit, read }) => {
  const stored = meetingRow(read, meetingId)
  refuseCarried(read, meetingId)
  for (const { organisationId } of [...(recipients ?? []), fields]) if (organisationId) organisationRow(read, organisationId)
  const { batch, answer } = await commit({ kind: 'sending.save', values: headOf(read, stored) }, async ({ write, at }) => {
    const { what = 'convocation', channel = 'mail', sentAt = stored.startsAt, ...rest } = fields
    const columns = tidy(fields)
    if (id !== undefined) {
      const known = prepared(write, 'SELECT 1 FROM sending WHERE id = ? AND meetingId = ? AND deletedAt IS NULL').get(id, meetingId)
      if (!known) throw new Refused('not-found', { what: 'sending' })
      updateRecord(write, 'sending', id, remove ? { deletedAt: at } : columns)
      return [id]
    }
    const all = recipients ?? (rest.recipient === undefined ? [] : [{ recipient: rest.recipient, organisationId: rest.organisationId ?? null, address: rest.address ?? null }])
    if (all.length === 0) throw new Refused('name-missing', {})
    return all.map(recipient => insertRecord(write, 'sending', { what, channel, sentAt, decisionId: rest.decisionId ?? null, proof: rest.proof || null, ...recipient, address: recipient.address || addressOf(write, recipient.organisationId, channel), meetingId }))
  })
  return { ids: answer, batch }
}

/** A year's programme, with a planned meeting at each of its times. */
export const saveSeries: Service<'meetings.series.save'> = async ({ bodyId, id, fields, startsAt = [], remove }, { commit, read, language, today }) => {
  const body = bodyRow(read, bodyId)
  const { batch, answer } = await commit({ kind: 'series.save', values: { name: body.name } }, async ({ write, at }) => {
    const known = id === undefined ? undefined : (prepared(write, 'SELECT * FROM meetingSeries WHERE id = ? AND bodyId = ? AND deletedAt IS NULL').get(id, bodyId) as Tables['meetingSeries'] | undefined)
    if (id !== undefined && !known) throw new Refused('not-found', { what: 'meetingSeries' })
    if (!known && fields.name === undefined) throw new Refused('name-missing', {})
    const saved = known?.id ?? insertRecord(write, 'meetingSeries', { year: Number(today.slice(0, 4)), ...fields, bodyId })
    if (known) updateRecord(write, 'meetingSeries', known.id, remove ? { deletedAt: at } : fields)
    for (const [index, time] of startsAt.toSorted().entries()) {
      const meetingId = insertRecord(write, 'meeting', { bodyId, seriesId: saved, startsAt: time })
      // open points go to the next meeting only; the later ones get theirs when their turn comes
      if (index === 0) usualAgenda(write, { id: meetingId, bodyId }, language)
    }
    return saved
  })
  return { id: answer, batch }
}
