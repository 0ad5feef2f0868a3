import type { Words } from '../language.ts'
import type { ListColumns } from '../listColumns.ts'
import { meetingColumns, type MeetingColumn, type MeetingRow } from '../meetings.ts'
import { actionColumns, actionStates, decisionColumns, decisionStates, type ActionColumn, type ActionRow, type Decision, type DecisionColumn } from './decisions.ts'
import { meetingStates, minutesStates } from './states.ts'

/** The columns of the meetings list. */
export const meetingList: ListColumns<MeetingColumn, MeetingRow> = {
  names: meetingColumns,
  heading: (column, t) => t(`meetings:screen.column.${column}`),
  value: (row, column) => (column === 'carried' ? Number(row.carried) : row[column]),
  label: (column, t) => {
    switch (column) {
      case 'state': return value => t(`meetings:state.${meetingStates.find(one => one === value) ?? 'planned'}`)
      case 'minutes': return value => t(`meetings:minutesState.${minutesStates.find(one => one === value) ?? 'draft'}`)
      case 'carried': return value => t(Number(value) === 1 ? 'meetings:screen.carried' : 'meetings:screen.here')
      default: return null
    }
  },
  looks: {
    startsAt: { kind: 'day', width: 170, time: true, groupable: true },
    body: { kind: 'choice', width: 390, groupable: true },
    cluster: { kind: 'choice', width: 180, hidden: true, groupable: true },
    title: { kind: 'text', width: 160 },
    state: { kind: 'choice', width: 140, groupable: true },
    call: { kind: 'number', width: 120, hidden: true, groupable: true },
    place: { kind: 'text', width: 180, hidden: true, groupable: true },
    minutes: { kind: 'choice', width: 170, groupable: true },
    number: { kind: 'number', width: 90 },
    points: { kind: 'number', width: 80 },
    present: { kind: 'number', width: 90 },
    decisions: { kind: 'number', width: 120 },
    carried: { kind: 'choice', width: 150, hidden: true, groupable: true },
  },
}

const effectWords = (row: Decision, t: Words) => row.brought.map(({ kind, name, note }) => [t(`meetings:effect.${kind}`), name ?? note].filter(Boolean).join(': ')).join('; ')

/** The columns of the book of decisions. */
export const decisionList: ListColumns<DecisionColumn, Decision> = {
  names: decisionColumns,
  heading: (column, t) => t(`meetings:screen.decisions.column.${column}`),
  value: (row, column, t) => (column === 'effects' ? effectWords(row, t) : row[column]),
  label: (column, t) => (column === 'state' ? value => t(`meetings:decisionState.${decisionStates.find(one => one === value) ?? 'adopted'}`) : null),
  looks: {
    number: { kind: 'number', width: 90 }, year: { kind: 'year', width: 80, groupable: true }, startsAt: { kind: 'day', width: 150, time: true, groupable: true }, body: { kind: 'choice', width: 200, groupable: true }, title: { kind: 'text', width: 270 },
    state: { kind: 'choice', width: 130, groupable: true }, effectiveFrom: { kind: 'day', width: 140, groupable: true },
    // told from the acts of other rooms too, which the list's own questions do not look at
    effects: { kind: 'text', width: 260, sortable: false, filterable: false },
  },
}

const priorities = ['1', '2', '3'] as const

/** The columns of the actions list. */
export const actionList: ListColumns<ActionColumn, ActionRow> = {
  names: actionColumns,
  heading: (column, t) => t(`meetings:screen.actions.column.${column}`),
  value: (row, column) => (column === 'overdue' ? Number(row.overdue) : row[column]),
  label: (column, t) => {
    switch (column) {
      case 'state': return value => t(`meetings:actionState.${actionStates.find(one => one === value) ?? 'open'}`)
      case 'priority': return value => t(`meetings:priority.${priorities.find(one => one === String(value)) ?? '2'}`)
      case 'overdue': return value => t(Number(value) === 1 ? 'meetings:screen.actions.overdue' : 'meetings:screen.actions.inTime')
      default: return null
    }
  },
  looks: {
    text: { kind: 'text', width: 380 }, owner: { kind: 'choice', width: 180, groupable: true }, ownerOrganisation: { kind: 'choice', width: 200, groupable: true }, body: { kind: 'choice', width: 220, groupable: true }, due: { kind: 'day', width: 120, groupable: true },
    priority: { kind: 'choice', width: 130, groupable: true }, state: { kind: 'choice', width: 120, groupable: true }, progress: { kind: 'number', width: 100, hidden: true }, overdue: { kind: 'choice', width: 110, groupable: true },
    startsAt: { kind: 'day', width: 150, hidden: true, time: true, groupable: true }, doneOn: { kind: 'day', width: 120, hidden: true, groupable: true },
  },
}
