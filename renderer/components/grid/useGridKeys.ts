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
  /** Opens the record of the row. */
  open: (row: number) => void
  /** Edits the active cell, from nothing or from what was typed on it; false where it cannot be edited. */
  edit: (typed?: string) => boolean
  /** Says why the active cell cannot be edited, where others of the list can. */
  whyNot: () => void
  toggle: (row: number) => void
  /** Takes the rows of the chosen cells as chosen rows, the columns whole, everything, nothing. */
  rows: () => void
  wholeColumns: () => void
  everything: () => void
  clear: () => void
  /** Del: rows go to the bin, cells are emptied. */
  remove: () => void
  fillDown: () => void
  /** The menu of the active cell or head. */
  menu: () => void
  sort: (column: number, add: boolean) => void
  /** Opens the filter of the column. */
  filter: (column: number) => void
  widen: (column: number, by: number) => void
  shift: (column: number, by: 1 | -1) => void
}

const widthStep = 20
const isMenuKey = (event: KeyboardEvent) => event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
const control = (event: KeyboardEvent) => event.ctrlKey || event.metaKey
/** On Windows AltGr, with which @ # € [ ] are typed, comes as Ctrl+Alt. */
const isTyped = (event: KeyboardEvent) => event.key.length === 1 && event.key !== ' ' && (event.getModifierState('AltGraph') || !(control(event) || event.altKey))

function headerKey(event: KeyboardEvent, column: number, acts: GridActs): boolean {
  if (column === 0) return false
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null
  if (event.key === 'ArrowDown' && event.altKey) acts.filter(column)
  else if (event.key === 'Enter' || (event.key === ' ' && !control(event))) acts.sort(column, event.shiftKey || control(event))
  else if (step !== null && event.shiftKey && control(event)) acts.shift(column, step)
  else if (step !== null && event.shiftKey) acts.widen(column, step * widthStep)
  else return false
  return true
}

/** Edits the cell, or says why it cannot be. */
function editKey(acts: GridActs, typed?: string): true {
  if (!acts.edit(typed)) acts.whyNot()
  return true
}

/** Enter and F2 edit where the cell can be edited; elsewhere Enter, and Ctrl+Enter everywhere, opens the record. */
function enterKey(event: KeyboardEvent, row: number, acts: GridActs): void {
  if (control(event) || !acts.edit()) acts.open(row)
}

function rowKey(event: KeyboardEvent, row: number, column: number, acts: GridActs): boolean {
  if (event.key === 'Enter') enterKey(event, row, acts)
  else if (event.key === 'F2') editKey(acts)
  // as in Excel: the cell is emptied and waits for what is typed
  else if (event.key === 'Backspace') editKey(acts, '')
  else if (event.key === ' ' && !control(event)) { if (event.shiftKey) acts.rows(); else acts.toggle(row) }
  else if (event.key === 'Delete') acts.remove()
  else if (control(event) && event.key.toLowerCase() === 'd') acts.fillDown()
  else return column > 0 && isTyped(event) && editKey(acts, event.key)
  return true
}

/** The keyboard of a grid; keys of fields and pop-ups inside it are left to them. */
export function useGridKeys(moves: Moves & { /** The end of what is being chosen, which Shift and an arrow move. */ focus: Active }, acts: GridActs): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback(event => {
    const { target } = event
    if (!(target instanceof HTMLElement) || !event.currentTarget.contains(target) || !target.dataset['row']) return
    const { row, column } = moves.active
    const handled = () => {
      if (control(event) && event.key.toLowerCase() === 'a') { acts.everything(); return true }
      if (control(event) && event.shiftKey && event.key.toLowerCase() === 'l') { acts.filter(Math.max(1, column)); return true }
      if (control(event) && event.key === ' ' && column > 0) { acts.wholeColumns(); return true }
      if (event.key === 'Escape') { acts.clear(); return true }
      if (isMenuKey(event)) { acts.menu(); return true }
      if (row === -1 ? headerKey(event, column, acts) : rowKey(event, row, column, acts)) return true
      if (event.altKey) return false
      const extending = event.shiftKey && row >= 0
      const to = nextActive(event.key, control(event), extending ? { ...moves, active: moves.focus } : moves)
      if (to) acts.move(to, extending)
      return to !== undefined
    }
    if (handled()) { event.preventDefault(); event.stopPropagation() }
  }, [moves, acts])
}
