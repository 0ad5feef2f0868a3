import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { isRefusedForRow } from '../../../shared/cells.ts'
import { errorWords } from '../../app/errors.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { noteRefused } from '../../app/saving.ts'
import { sayRefused } from '../../app/toast.tsx'
import { fieldText, valueText } from './cellText.ts'
import type { GridColumn, GridEdit, Value } from './types.ts'
import { useCellDrafts } from './useCellDrafts.ts'

/** The cell that is being edited. `typed`: it began with a letter, so that the arrows leave it; else they move in the text. */
export type Editing = { cell: string; text: string; typed: boolean; problem: string | null; seen: Value }
/** A value on its way: shown until the list itself brings it. */
type Underway<Row> = { row: Row; value: Value }

export const cellId = (key: string, column: string): string => `${key}/${column}`
export const rowOfCell = (cell: string): string => cell.slice(0, cell.lastIndexOf('/'))
export const columnOfCell = (cell: string): string => cell.slice(cell.lastIndexOf('/') + 1)

type Props<Row> = { store: string; edit: GridEdit<Row> | undefined; rowKey: (row: Row) => string }

/** Editing cells in their row: one at a time, written as soon as it is left; what cannot be written stays where it was typed. */
export function useEditing<Row>({ store, edit, rowKey }: Props<Row>) {
  const t = useWords()
  const { language } = useFormats()
  const [editing, setEditing] = useState<Editing | null>(null)
  const { drafts, change: setDrafts } = useCellDrafts(store, edit !== undefined)
  const [underway, setUnderway] = useState<ReadonlyMap<string, Underway<Row>>>(() => new Map())
  const now = useRef<Editing | null>(null)
  const put = useCallback((next: Editing | null) => { now.current = next; setEditing(next) }, [])
  const refused = drafts.size > 0
  useEffect(() => (refused ? noteRefused() : undefined), [refused])

  const start = useCallback((row: Row, column: GridColumn<Row>, typed?: string): boolean => {
    if (!edit || !column.editor) return false
    const cell = cellId(rowKey(row), column.name)
    const draft = drafts.get(cell)
    const own = underway.get(cell)
    const value = own?.row === row ? own.value : column.value(row)
    put({ cell, text: typed ?? draft?.text ?? fieldText(column, value, language), typed: typed !== undefined, problem: typed === undefined ? (draft?.problem ?? null) : null, seen: draft?.seen ?? value })
    return true
  }, [edit, rowKey, drafts, underway, put, language])

  const type = useCallback((text: string) => { if (now.current) put({ ...now.current, text, problem: null }) }, [put])
  /** F2 while typing: the arrows now move in the text. */
  const settleDown = useCallback(() => { if (now.current) put({ ...now.current, typed: false }) }, [put])
  const cancel = useCallback(() => {
    if (now.current) setDrafts([[now.current.cell, null]])
    put(null)
  }, [put, setDrafts])

  const write = useCallback(async (row: Row, column: GridColumn<Row>, { cell, text, seen }: Editing, value: Value) => {
    if (!edit) return
    setUnderway(old => new Map(old).set(cell, { row, value }))
    const arrive = () => setUnderway(old => { const next = new Map(old); next.delete(cell); return next })
    const giveUp = (problem: string, stored: Value) => {
      arrive()
      setDrafts([[cell, { name: edit.name(row), text, problem, seen: stored }]])
    }
    try {
      const { cells: [result] } = await edit.apply([{ row, column: column.name, text, seen }], 'edit')
      if (result?.outcome === 'stale') giveUp(t('components:grid.edit.stale', { stored: valueText(column, result.before, language) || t('field.empty') }), result.before)
      else if (result?.outcome === 'refused' && result.problem && isRefusedForRow(result.problem)) {
        arrive()
        sayRefused(t('components:grid.edit.notWritten', { column: column.header, text }), edit.words(column.name, result.problem))
      } else if (result?.outcome === 'refused' && result.problem) giveUp(edit.words(column.name, result.problem), result.before)
    } catch (error) {
      const words = errorWords(error)
      giveUp(`${words.title} ${words.next}`, seen)
    }
  }, [edit, language, setDrafts, t])

  /**
   * Ends editing and writes what was typed; false where it cannot be: then the field stays open with the reason, or, when it was left (`leaving`),
   * the cell keeps the text. `text` is given where something was chosen.
   */
  const commit = useCallback((row: Row, column: GridColumn<Row>, { leaving = false, text }: { leaving?: boolean; text?: string } = {}): boolean => {
    const open = now.current
    if (!edit || !open) return true
    const typed = { ...open, text: text ?? open.text }
    const untouched = !drafts.has(open.cell) && typed.text === fieldText(column, column.value(row), language)
    if (untouched) { put(null); return true }
    const read = edit.read(column.name, typed.text)
    if (!read.ok) {
      if (leaving) { setDrafts([[open.cell, { name: edit.name(row), text: typed.text, problem: read.problem, seen: open.seen }]]); put(null) } else put({ ...typed, problem: read.problem })
      return false
    }
    setDrafts([[open.cell, null]])
    put(null)
    void write(row, column, typed, read.value)
    return true
  }, [edit, drafts, language, put, setDrafts, write])

  /** What a cell shows instead of its stored value while its own is on the way. */
  const ahead = useCallback((row: Row, column: string): Value | undefined => {
    const one = underway.get(cellId(rowKey(row), column))
    return one && one.row === row ? one.value : undefined
  }, [underway, rowKey])

  return useMemo(() => ({ editing, drafts, setDrafts, start, type, settleDown, cancel, commit, ahead, able: edit !== undefined }),
    [editing, drafts, setDrafts, start, type, settleDown, cancel, commit, ahead, edit])
}
export type EditControl<Row> = ReturnType<typeof useEditing<Row>>
