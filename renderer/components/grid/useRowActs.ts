import { useRef } from 'react'
import type { ActiveCells } from './useActive.ts'
import type { Lines } from './useLines.ts'
import type { SelectionControl } from './useSelection.ts'

type Props<Row> = { cells: ActiveCells; lines: Lines<Row>; selection: SelectionControl<Row>; onOpen: ((row: Row, index: number) => void) | undefined }

/** What is done with whole lines: choosing rows, opening them, opening and closing groups. Rows are chosen or cells are, never both. */
export function useRowActs<Row>({ cells, lines, selection, onOpen }: Props<Row>) {
  const anchor = useRef<number | null>(null)
  /** Opens or closes a group; false where the line is a row. */
  const toggleGroup = (line: number): boolean => {
    const at = lines.at(line)
    if (!at || !('group' in at)) return false
    lines.toggleGroup(at.group.value)
    return true
  }
  const toggle = (line: number) => {
    if (toggleGroup(line)) return
    const row = lines.rowAt(line)
    anchor.current = line
    cells.collapse()
    if (row) selection.toggle(row)
  }
  const open = (line: number) => {
    if (toggleGroup(line)) return
    const at = lines.at(line)
    const row = lines.rowAt(line)
    if (row && at && 'row' in at) onOpen?.(row, at.row)
  }
  /** Takes the rows from where choosing began to this line. */
  const extendTo = (to: number) => {
    anchor.current ??= cells.here.row
    if (to < 0) return
    cells.collapse()
    void lines.fetchRows([{ from: Math.min(anchor.current, to), to: Math.max(anchor.current, to) }]).then(selection.take)
  }
  /** Takes the rows of the chosen cells. */
  const takeChosen = () => {
    const runs = cells.areas.map(({ top, bottom }) => ({ from: top, to: bottom }))
    cells.collapse()
    void lines.fetchRows(runs).then(selection.take)
  }
  return { toggleGroup, toggle, open, extendTo, takeChosen, everything: () => { cells.collapse(); selection.everything() }, forget: () => { anchor.current = null } }
}
