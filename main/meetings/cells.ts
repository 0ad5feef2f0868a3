import type { CellRefusal } from '../../shared/cells.ts'
import type { Parsed } from '../../shared/contract.ts'
import { formatDay } from '../../shared/format.ts'
import type { MeetingColumn } from '../../shared/meetings.ts'
import { actionCells, meetingCells } from '../../shared/meetings/cells.ts'
import { dayOf } from '../../shared/meetings/clock.ts'
import { actionStates, type ActionColumn } from '../../shared/meetings/decisions.ts'
import { slotOf, withColumns, type CellRoom, type Slot } from '../core/cells.ts'
import { prepared } from '../database/prepared.ts'
import type { Tables } from '../database/tables.ts'
import { updateRecord } from '../organisations/records.ts'
import { timeBefore } from './convene.ts'
import { actionColumns } from './decisions.ts'
import { lockOf } from './rows.ts'

type ActionChange = Parsed<'meetings.actions.cells'>['changes'][number]
type Action = { action: Slot; carried: boolean }

/** Only what is done has a day on which it was done, and what is done has one. */
function doneRefusal({ stored: { state, doneOn } }: Slot): CellRefusal | null {
  if (state === 'done') return doneOn === null ? 'required' : null
  return doneOn === null ? null : 'not-done'
}

const nameLength = 80

/** The register of actions: a row is an action, which lives on after the minutes that it was born in. */
export const actionRoom = (today: string): CellRoom<ActionColumn, ActionChange, Action> => ({
  rules: actionCells,
  key: ({ id }) => id,
  known: (database, id) => {
    const row = prepared(database, 'SELECT a.*, p.meetingId FROM action a LEFT JOIN agendaPoint p ON p.id = a.pointId WHERE a.id = ? AND a.deletedAt IS NULL')
      .get(id) as (Tables['action'] & { meetingId: string | null }) | undefined
    return row ? { action: slotOf('action', row), carried: row.meetingId !== null && lockOf(database, row.meetingId) !== undefined } : null
  },
  slot: ({ action }) => action,
  shown: ({ stored }, column) => stored[column] ?? null,
  columns: ({ slot, column, value }) => {
    const state = column === 'state' ? actionStates.find(one => one === value) : undefined
    return { columns: state === undefined ? { [column]: value } : actionColumns({ state }, String(slot.stored['state']), today), problem: null }
  },
  refusal: ({ carried }, slot, columns) => (carried ? 'carried' : doneRefusal(withColumns(slot, columns))),
  write: (database, { action }) => { updateRecord(database, 'action', String(action.stored['id']), action.pending) },
  name: ({ action }) => { const text = String(action.stored['text']); return text.length > nameLength ? `${text.slice(0, nameLength - 1)}…` : text },
})

type MeetingChange = Parsed<'meetings.cells'>['changes'][number]
type Meeting = { meeting: Slot; body: string; carried: boolean }

const time = (value: unknown) => (typeof value === 'string' ? value : null)

/** The list of meetings: a row is a meeting, which is written here while it is planned. */
export const meetingRoom: CellRoom<MeetingColumn, MeetingChange, Meeting> = {
  rules: meetingCells,
  key: ({ id }) => id,
  known: (database, id) => {
    const row = prepared(database, 'SELECT m.*, b.name AS body FROM meeting m JOIN body b ON b.id = m.bodyId WHERE m.id = ? AND m.deletedAt IS NULL').get(id) as (Tables['meeting'] & { body: string }) | undefined
    return row ? { meeting: slotOf('meeting', row), body: row.body, carried: lockOf(database, id) !== undefined } : null
  },
  slot: ({ meeting }) => meeting,
  shown: ({ stored }, column) => stored[column] ?? null,
  columns: ({ column, value }) => ({ columns: { [column]: value }, problem: null }),
  refusal: ({ carried }, slot, columns) => {
    if (carried) return 'carried'
    const { stored } = withColumns(slot, columns)
    if (stored['state'] !== 'planned') return 'not-planned'
    return timeBefore({ startsAt: String(stored['startsAt']), plannedEndAt: time(stored['plannedEndAt']), secondStartsAt: time(stored['secondStartsAt']) }) ? 'period-order' : null
  },
  write: (database, { meeting }) => { updateRecord(database, 'meeting', String(meeting.stored['id']), meeting.pending) },
  name: ({ meeting, body }) => `${body}, ${formatDay(dayOf(String(meeting.stored['startsAt'])))}`,
}
