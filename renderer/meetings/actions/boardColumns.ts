import type { ActionRow } from '../../../shared/meetings/decisions.ts'
import { addDays } from '../../../shared/periods.ts'
import type { Words } from '../../app/language.ts'

export const boardWays = ['due', 'owner', 'state'] as const
export type BoardWay = (typeof boardWays)[number]

const dueStretches = ['overdue', 'week', 'month', 'later', 'noDay', 'done'] as const

function stretchOf({ state, due, overdue }: ActionRow, day: string): (typeof dueStretches)[number] {
  if (state !== 'open') return 'done'
  if (overdue) return 'overdue'
  if (due === null) return 'noDay'
  if (due <= addDays(day, 7)) return 'week'
  return due <= addDays(day, 31) ? 'month' : 'later'
}

type Column = { id: string; title: string; rows: ActionRow[] }

/** The columns of the board on a day (`YYYY-MM-DD`), the empty ones too; by owner only what is open. */
export function columnsOf(rows: ActionRow[], by: BoardWay, day: string, t: Words): Column[] {
  if (by === 'due') return dueStretches.map(id => ({ id, title: t(`meetings:screen.actions.stretch.${id}`), rows: rows.filter(row => stretchOf(row, day) === id) }))
  if (by === 'state') return (['open', 'done', 'dropped'] as const).map(id => ({ id, title: t(`meetings:actionState.${id}`), rows: rows.filter(({ state }) => state === id) }))
  const open = rows.filter(({ state }) => state === 'open')
  const ownerOf = ({ owner, ownerOrganisation }: ActionRow) => owner ?? ownerOrganisation ?? ''
  const owners = [...new Set(open.map(ownerOf))].toSorted((a, b) => a.localeCompare(b))
  return owners.map(owner => ({ id: owner, title: owner || t('meetings:screen.records.noOwner'), rows: open.filter(row => ownerOf(row) === owner) }))
}
