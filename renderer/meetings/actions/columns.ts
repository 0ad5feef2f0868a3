import { useMemo } from 'react'
import { actionColumns, actionStates, type ActionColumn, type ActionRow } from '../../../shared/meetings/decisions.ts'
import { useWords, type Words } from '../../app/language.ts'
import type { ColumnKind, GridColumn, Value } from '../../components/grid/types.ts'

const looks: Record<ActionColumn, { kind: ColumnKind; width: number; hidden?: true }> = {
  text: { kind: 'text', width: 380 }, owner: { kind: 'choice', width: 180 }, ownerOrganisation: { kind: 'choice', width: 200 }, body: { kind: 'choice', width: 220 }, due: { kind: 'day', width: 120 },
  priority: { kind: 'choice', width: 130 }, state: { kind: 'choice', width: 120 }, progress: { kind: 'number', width: 100, hidden: true }, overdue: { kind: 'choice', width: 110 }, startsAt: { kind: 'day', width: 150, hidden: true },
  doneOn: { kind: 'day', width: 120, hidden: true },
}

const valueOf = (row: ActionRow, column: ActionColumn): Value => (column === 'overdue' ? Number(row.overdue) : row[column])
const priorities = ['1', '2', '3'] as const

function labelOf(column: ActionColumn, t: Words): ((value: string | number) => string) | null {
  switch (column) {
    case 'state': return value => t(`meetings:actionState.${actionStates.find(one => one === value) ?? 'open'}`)
    case 'priority': return value => t(`meetings:priority.${priorities.find(one => one === String(value)) ?? '2'}`)
    case 'overdue': return value => t(Number(value) === 1 ? 'meetings:screen.actions.overdue' : 'meetings:screen.actions.inTime')
    default: return null
  }
}

/** The columns of the actions list in the window's language. */
export function useActionColumns(): GridColumn<ActionRow>[] {
  const t = useWords()
  return useMemo(() => actionColumns.map(name => {
    const label = labelOf(name, t)
    return { name, ...looks[name], header: t(`meetings:screen.actions.column.${name}`), value: (row: ActionRow) => valueOf(row, name), ...(label ? { label } : {}) }
  }), [t])
}
