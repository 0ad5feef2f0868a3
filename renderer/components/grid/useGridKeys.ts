import { useCallback, type KeyboardEvent } from 'react'

/** The active cell: row -1 is the header, column 0 the selection's. */
export type Active = { row: number; column: number }
export type Moves = { active: Active; rows: number; columns: number; /** Rows that PgUp and PgDn pass. */ pageRows: () => number }

/** Where a key leads in a grid (W3C pattern); undefined where it leads nowhere. */
export function nextActive(key: string, control: boolean, { active, rows, columns, pageRows }: Moves): Active | undefined {
  const last = { row: rows - 1, column: columns - 1 }
  const row = (to: number): Active => ({ row: Math.max(-1, Math.min(last.row, to)), column: active.column })
  const column = (to: number): Active => ({ row: active.row, column: Math.max(0, Math.min(last.column, to)) })
  switch (key) {
    case 'ArrowDown': return row(control ? last.row : active.row + 1)
    case 'ArrowUp': return row(control ? 0 : active.row - 1)
    case 'ArrowRight': return column(control ? last.column : active.column + 1)
    case 'ArrowLeft': return column(control ? 0 : active.column - 1)
    case 'Home': return control ? { row: Math.min(0, last.row), column: 0 } : column(0)
    case 'End': return control ? last : column(last.column)
    case 'PageDown': return row(active.row + pageRows())
    case 'PageUp': return row(active.row === -1 ? -1 : Math.max(0, active.row - pageRows()))
    default: return undefined
  }
}

export type GridActs = {
  move: (to: Active, extend: boolean) => void
  open: (row: number) => void
  toggle: (row: number) => void
  everything: () => void
  clear: () => void
  remove: () => void
  sort: (column: number, add: boolean) => void
  filter: (column: number) => void
  widen: (column: number, by: number) => void
}

const widthStep = 20

function headerKey(event: KeyboardEvent, column: number, acts: GridActs): boolean {
  if (column === 0) return false
  const menu = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey) || (event.key === 'ArrowDown' && event.altKey)
  if (menu) acts.filter(column)
  else if (event.key === 'Enter' || event.key === ' ') acts.sort(column, event.shiftKey || event.ctrlKey)
  else if (event.shiftKey && event.key === 'ArrowRight') acts.widen(column, widthStep)
  else if (event.shiftKey && event.key === 'ArrowLeft') acts.widen(column, -widthStep)
  else return false
  return true
}

function rowKey(event: KeyboardEvent, row: number, acts: GridActs): boolean {
  if (event.key === 'Enter') acts.open(row)
  else if (event.key === ' ') acts.toggle(row)
  else if (event.key === 'Delete') acts.remove()
  else return false
  return true
}

/** The keyboard of a grid; keys of fields and pop-ups inside it are left to them. */
export function useGridKeys(moves: Moves, acts: GridActs): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback(event => {
    const { target } = event
    if (!(target instanceof HTMLElement) || !event.currentTarget.contains(target) || !target.dataset['row']) return
    const { row, column } = moves.active
    const handled = () => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') { acts.everything(); return true }
      if (event.key === 'Escape') { acts.clear(); return true }
      if (row === -1 ? headerKey(event, column, acts) : rowKey(event, row, acts)) return true
      if (event.altKey) return false
      const to = nextActive(event.key, event.ctrlKey || event.metaKey, moves)
      if (to) acts.move(to, event.shiftKey)
      return to !== undefined
    }
    if (handled()) { event.preventDefault(); event.stopPropagation() }
  }, [moves, acts])
}
