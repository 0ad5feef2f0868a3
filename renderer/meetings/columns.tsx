import { useMemo } from 'react'
import { meetingColumns, type MeetingColumn, type MeetingRow } from '../../shared/meetings.ts'
import { meetingStates, minutesStates } from '../../shared/meetings/states.ts'
import { useWords, type Words } from '../app/language.ts'
import type { ColumnKind, GridColumn, Value } from '../components/grid/types.ts'
import { clockText } from './clock.ts'
import { MeetingMark } from './StateMark.tsx'

const looks: Record<MeetingColumn, { kind: ColumnKind; width: number; hidden?: true }> = {
  startsAt: { kind: 'day', width: 150 },
  body: { kind: 'choice', width: 240 },
  cluster: { kind: 'choice', width: 180, hidden: true },
  title: { kind: 'text', width: 240 },
  state: { kind: 'choice', width: 140 },
  call: { kind: 'number', width: 120, hidden: true },
  place: { kind: 'text', width: 180, hidden: true },
  minutes: { kind: 'choice', width: 170 },
  number: { kind: 'number', width: 90 },
  points: { kind: 'number', width: 80 },
  present: { kind: 'number', width: 90 },
  decisions: { kind: 'number', width: 120 },
  carried: { kind: 'choice', width: 150, hidden: true },
}

const valueOf = (row: MeetingRow, column: MeetingColumn): Value => (column === 'carried' ? Number(row.carried) : row[column])

function labelOf(column: MeetingColumn, t: Words): ((value: string | number) => string) | null {
  switch (column) {
    case 'state': return value => t(`meetings:state.${meetingStates.find(one => one === value) ?? 'planned'}`)
    case 'minutes': return value => t(`meetings:minutesState.${minutesStates.find(one => one === value) ?? 'draft'}`)
    case 'carried': return value => t(Number(value) === 1 ? 'meetings:screen.carried' : 'meetings:screen.here')
    default: return null
  }
}

/** The columns of the meetings list in the window's language. */
export function useMeetingColumns(): GridColumn<MeetingRow>[] {
  const t = useWords()
  return useMemo(() => meetingColumns.map(name => {
    const { kind, width, hidden } = looks[name]
    const label = labelOf(name, t)
    const cell: GridColumn<MeetingRow>['cell'] | null = name === 'startsAt' ? row => clockText(row.startsAt) : name === 'state' ? row => <MeetingMark state={row.state} /> : null
    const column: GridColumn<MeetingRow> = {
      name, kind, width, header: t(`meetings:screen.column.${name}`), value: row => valueOf(row, name),
      ...(label ? { label } : {}), ...(cell ? { cell } : {}), ...(hidden ? { hidden } : {}),
    }
    return column
  }), [t])
}
