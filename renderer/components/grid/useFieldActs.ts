import { useEffect, useMemo, useRef } from 'react'
import { useWords } from '../../app/language.ts'
import { sayUnsaved } from '../../app/toast.tsx'
import { withFields } from '../autosave.ts'
import type { FieldActs, Leave } from './CellField.tsx'
import type { GridColumn } from './types.ts'
import type { ActiveCells } from './useActive.ts'
import { cellId, type EditControl } from './useEditing.ts'
import type { Lines } from './useLines.ts'
import { useStable } from './useStable.ts'

type Props<Row> = { control: EditControl<Row>; cells: ActiveCells; lines: Lines<Row>; columns: GridColumn<Row>[]; rowKey: (row: Row) => string; /** Ctrl+Enter: what was typed goes into all chosen cells. */ onAll: (text: string) => void }

const steps: Record<'down' | 'up', 1 | -1> = { down: 1, up: -1 }

/** What the field of a cell does: it writes and hands the keyboard on, down or up in the grid, right or left into the next cell that can be edited. */
export function useFieldActs<Row>({ control, cells, lines, columns, rowKey, onAll }: Props<Row>): FieldActs {
  /** The row and column that are being edited, wherever the row stands by now. */
  const edited = () => {
    const { editing } = control
    if (!editing) return null
    const fits = (row: Row | undefined) => row !== undefined && editing.cell.startsWith(`${rowKey(row)}/`)
    const here = lines.rowAt(cells.here.row)
    const line = fits(here) ? cells.here.row : lines.placeOf(fits)
    const row = lines.rowAt(line)
    const index = row === undefined ? -1 : columns.findIndex(column => cellId(rowKey(row), column.name) === editing.cell)
    const column = columns[index]
    return row !== undefined && column ? { row, line, column, index } : null
  }
  const sideways = (row: Row, line: number, index: number, step: 1 | -1) => {
    for (let at = index + step; at >= 0 && at < columns.length; at += step) {
      const next = columns[at]
      if (next?.editor) { cells.go({ row: line, column: at + 1 }, false); control.start(row, next); return }
    }
    cells.go({ row: line, column: index + 1 })
  }
  const commit = (to: Leave, text?: string) => {
    const at = edited()
    if (!at) { control.cancel(); return }
    const many = to === 'stay' && text === undefined && cells.areas.length > 0 && (cells.areas.length > 1 || cells.areas.some(({ top, bottom, left, right }) => top !== bottom || left !== right))
    if (many && control.editing) { const typed = control.editing.text; control.cancel(); cells.refocus(); onAll(typed); return }
    if (!control.commit(at.row, at.column, text === undefined ? {} : { text })) return
    if (to === 'right' || to === 'left') sideways(at.row, at.line, at.index, to === 'right' ? 1 : -1)
    else cells.go({ row: to === 'stay' ? at.line : Math.max(0, Math.min((lines.total ?? 1) - 1, at.line + steps[to])), column: at.index + 1 })
  }
  const acts = {
    type: control.type,
    settleDown: control.settleDown,
    cancel: () => { control.cancel(); cells.refocus() },
    leave: () => { const at = edited(); if (at) control.commit(at.row, at.column, { leaving: true }) },
    commit,
  }
  const latest = useRef(acts)
  useEffect(() => { latest.current = acts })
  const t = useWords()
  const open = control.editing !== null
  /** Ctrl+S writes the cell and leaves the keyboard in the grid; a window that closes, or a screen that is left, writes it as leaving the cell does. */
  const save = useStable((meant: boolean): boolean => {
    const at = edited()
    if (!at) return true
    const done = control.commit(at.row, at.column, { leaving: !meant })
    if (done && meant) cells.refocus()
    return done
  })
  useEffect(() => (open ? withFields(meant => Promise.resolve(save(meant))) : undefined), [open, save])
  const left = useStable(() => { if (!save(false)) sayUnsaved(control.editing?.text ?? '', t('components:grid.edit.stays')) })
  useEffect(() => left, [left])
  // The same functions for as long as the grid stands, so that no row is drawn again for them.
  return useMemo<FieldActs>(() => ({
    type: text => latest.current.type(text), settleDown: () => latest.current.settleDown(), cancel: () => latest.current.cancel(),
    leave: () => latest.current.leave(), commit: (to, text) => latest.current.commit(to, text),
  }), [])
}
