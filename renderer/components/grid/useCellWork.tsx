import { useState, type ClipboardEvent } from 'react'
import type { CellHow, CellResult, CellsAnswer } from '../../../shared/cells.ts'
import { isRefusedForRow, mostCells } from '../../../shared/cells.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { plainText, valueText } from './cellText.ts'
import { readClipboard, type PastedCell } from './clipboard.ts'
import { asTabs, planPaste } from './pasting.ts'
import { runLength, type Area, type Run } from './ranges.ts'
import type { CellChange, GridColumn, GridEdit } from './types.ts'
import type { CellDraft } from './useCellDrafts.ts'
import { cellId, type EditControl } from './useEditing.ts'
import type { Active } from './useGridKeys.ts'

/** Rows of a clipboard beyond the end of the list; `added`: as text for the wizard that takes new records, where the list has one. */
type Beyond = { rows: number; added: { text: string; columns: string[] } | null }
/** Work on cells that is shown before anything is written: what would become of each change. */
export type Preview<Row> = { how: CellHow; changes: CellChange<Row>[]; cells: CellResult[]; beyond: Beyond | null; lostColumns: number; done: boolean }

type Props<Row> = {
  columns: GridColumn<Row>[]
  areas: readonly Area[]
  active: Active
  total: number
  edit: GridEdit<Row> | undefined
  setDrafts: EditControl<Row>['setDrafts']
  rowKey: (row: Row) => string
  fetchRows: (runs: readonly Run[]) => Promise<Row[]>
  /** Whether a line has a row, and is no head of a group. */
  isRow: (line: number) => boolean
  onNewRows: ((text: string, columns: string[]) => void) | undefined
}

/** Numbers of the clipboard's own program are exact; in a column of texts what the cell showed counts. */
function typedOf<Row>(column: GridColumn<Row>, { text, number }: PastedCell, language: 'it' | 'en'): string {
  return number !== null && (column.kind === 'number' || column.kind === 'euros' || column.kind === 'year') ? plainText(column, number, language) : text
}

/** What is done to many cells at once: filling down, emptying, pasting. Each is one batch, to be undone as one. */
export function useCellWork<Row>({ columns, areas, active, total, edit, setDrafts, rowKey, fetchRows, isRow, onNewRows }: Props<Row>) {
  const t = useWords()
  const { language, number } = useFormats()
  const [preview, setPreview] = useState<Preview<Row> | null>(null)

  /** What becomes of the drafts of cells: what was pasted and refused is kept in its cell where it can be mended there; where something is stored now, there is nothing more to mend. */
  const draftsOf = ({ how, changes, cells }: Pick<Preview<Row>, 'how' | 'changes' | 'cells'>) => changes.flatMap(({ row, column: name, text }, at): [string, CellDraft | null][] => {
    const [column, cell] = [columns.find(one => one.name === name), cells[at]]
    if (!edit || !column || !cell) return []
    const id = cellId(rowKey(row), name)
    if (cell.outcome === 'changed' || cell.outcome === 'same') return [[id, null]]
    if (how !== 'paste' || text === undefined || !cell.problem || isRefusedForRow(cell.problem)) return []
    const problem = cell.outcome === 'stale' ? t('components:grid.edit.stale', { stored: valueText(column, cell.before, language) || t('field.empty') }) : edit.words(name, cell.problem)
    return [[id, { name: edit.name(row), text, problem, seen: cell.before }]]
  })

  const say = (answer: CellsAnswer, how: CellHow, changes: CellChange<Row>[]) => {
    const { changed } = answer.counts
    setDrafts(draftsOf({ how, changes, cells: answer.cells }))
    showDone(t(`components:grid.done.${how}`, { count: changed, shown: number(changed) }), answer.batch)
    if (answer.counts.refused + answer.counts.stale > 0) setPreview({ how, changes, cells: answer.cells, beyond: null, lostColumns: 0, done: true })
  }
  /** Answers whether it came to it. */
  const write = (changes: CellChange<Row>[], how: CellHow) => attempt(async () => {
    if (!edit || changes.length === 0) return false
    say(await edit.apply(changes, how), how, changes)
    return true
  })
  /** Shows what the changes would do; nothing is written yet. */
  const tryOut = async (changes: CellChange<Row>[], how: CellHow, more: Pick<Preview<Row>, 'beyond' | 'lostColumns'> = { beyond: null, lostColumns: 0 }) => {
    if (!edit) return
    const { cells } = changes.length > 0 ? await edit.apply(changes, how, true) : { cells: [] }
    setPreview({ how, changes, cells, ...more, done: false })
  }
  const tooMany = (cells: number): boolean => {
    if (cells > mostCells) showDone(t('components:grid.tooManyCells', { shown: number(mostCells) }))
    return cells > mostCells
  }
  const editable = ({ left, right }: Area) => columns.slice(left - 1, right).filter(column => column.editor)

  /** Ctrl+D: the first cell of each column goes down over the chosen ones; with one row chosen, the cell above it does. */
  const fillDown = () => attempt(async () => {
    const changes: CellChange<Row>[] = []
    for (const area of areas) {
      const top = area.top === area.bottom ? area.top - 1 : area.top
      if (top < 0 || tooMany((area.bottom - top) * editable(area).length)) continue
      const [first, ...rest] = await fetchRows([{ from: top, to: area.bottom }])
      if (first) for (const row of rest) for (const column of editable(area)) changes.push({ row, column: column.name, value: column.value(first), seen: column.value(row) })
    }
    await write(changes, 'fill')
  })
  /** Del: the chosen cells are emptied; those that are only read stay. */
  const clear = () => attempt(async () => {
    const changes: CellChange<Row>[] = []
    for (const area of areas) {
      const cleared = editable(area)
      if (tooMany(runLength([{ from: area.top, to: area.bottom }]) * cleared.length) || cleared.length === 0) continue
      for (const row of await fetchRows([{ from: area.top, to: area.bottom }])) {
        for (const column of cleared) if (column.value(row) !== null && column.value(row) !== '') changes.push({ row, column: column.name, value: null, seen: column.value(row) })
      }
    }
    await write(changes, 'clear')
  })

  /** Ctrl+Enter in a field: what was typed goes into every chosen cell that can be edited. */
  const putEverywhere = (text: string) => attempt(async () => {
    const changes: CellChange<Row>[] = []
    for (const area of areas) {
      const into = editable(area)
      if (tooMany(runLength([{ from: area.top, to: area.bottom }]) * into.length)) return
      for (const row of await fetchRows([{ from: area.top, to: area.bottom }])) for (const column of into) changes.push({ row, column: column.name, text, seen: column.value(row) })
    }
    await write(changes, 'bulk')
  })

  const paste = (data: { getData: (type: string) => string }) => attempt(async () => {
    const pasted = readClipboard(data)
    if (!pasted || !edit) return
    const plan = planPaste(pasted, areas, active, { rows: total, columns: columns.length, isRow })
    if (tooMany(plan.cells.length)) return
    const rows = new Map<number, Row>()
    const places = [...new Set(plan.cells.map(cell => cell.row))].toSorted((a, b) => a - b)
    const [from, to] = [places[0], places.at(-1)]
    if (from !== undefined && to !== undefined) {
      const lines = Array.from({ length: to - from + 1 }, (_, index) => from + index).filter(isRow)
      ;(await fetchRows([{ from, to }])).forEach((row, index) => { const line = lines[index]; if (line !== undefined) rows.set(line, row) })
    }
    const changes = plan.cells.flatMap(({ row: place, column: at, cell }): CellChange<Row>[] => {
      const [row, column] = [rows.get(place), columns[at - 1]]
      if (row === undefined || !column) return []
      const [typed, seen] = [typedOf(column, cell, language), column.value(row)]
      // What is only read and says the same as the clipboard is not worth a word.
      const same = !column.editor && (typed === plainText(column, seen, language) || typed === valueText(column, seen, language))
      return same ? [] : [{ row, column: column.name, text: typed, seen }]
    })
    const [only] = changes
    if (only && changes.length === 1 && pasted.length === 1 && plan.beyond.length === 0) {
      const tried = await edit.apply([only], 'paste', true)
      if (tried.counts.refused === 0) { await write([only], 'paste'); return }
    }
    const named = columns.slice(Math.max(0, (areas[0]?.left ?? active.column) - 1))
    const written = (cell: PastedCell) => (cell.number === null ? cell.text : language === 'it' ? String(cell.number).replace('.', ',') : String(cell.number))
    const beyond = plan.beyond.length === 0 ? null : {
      rows: plan.beyond.length,
      added: onNewRows ? { columns: named.map(column => column.name), text: asTabs(named.map(column => column.header), plan.beyond, written) } : null,
    }
    await tryOut(changes, 'paste', { beyond, lostColumns: Math.max(0, plan.lostColumns) })
  })
  const onPaste = (event: ClipboardEvent<HTMLElement>) => {
    if (event.target instanceof HTMLInputElement || !edit) return
    event.preventDefault()
    void paste(event.clipboardData)
  }
  /** Writes what was shown; what was refused stays out, and of a paste it stays in its cells to be mended. */
  const take = async () => {
    if (!preview || !edit) return
    const { how, changes, cells } = preview
    setPreview(null)
    const isGood = (at: number) => cells[at]?.outcome === 'changed'
    const good = changes.filter((_, at) => isGood(at))
    if (good.length === 0 || await write(good, how)) setDrafts(draftsOf({ how, changes: changes.filter((_, at) => !isGood(at)), cells: cells.filter((_, at) => !isGood(at)) }))
  }
  const kept = preview ? draftsOf(preview).filter(([, draft]) => draft).length : 0
  return { preview, setPreview, kept, take, fillDown, clear, putEverywhere, onPaste, tryOut, write }
}
export type CellWork<Row> = ReturnType<typeof useCellWork<Row>>
