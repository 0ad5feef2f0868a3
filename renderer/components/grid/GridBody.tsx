import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useLayoutEffect, useMemo, type RefObject } from 'react'
import { useFormats, useWords } from '../../app/language.ts'
import type { FieldActs } from './CellField.tsx'
import { GridRow, type RowWords } from './GridRow.tsx'
import { GroupLine } from './GroupLine.tsx'
import { drawnColumns } from './drawn.ts'
import { rowMarks, type Area } from './ranges.ts'
import { headHeight, rowHeight, type GridColumn } from './types.ts'
import type { CellDrafts } from './useCellDrafts.ts'
import { rowOfCell, type EditControl } from './useEditing.ts'
import type { Active } from './useGridKeys.ts'
import { useColumnWindow } from './useColumnWindow.ts'
import type { Lines } from './useLines.ts'
import type { SelectionControl } from './useSelection.ts'

type Props<Row> = {
  scroller: RefObject<HTMLElement | null>
  columns: GridColumn<Row>[]
  widths: Record<string, number>
  frozen: number
  lines: Lines<Row>
  /** The column the list is grouped by. */
  by: GridColumn<Row> | undefined
  selection: SelectionControl<Row>
  active: Active
  /** The end of what is being chosen: its row is always drawn. */
  focus: Active
  areas: readonly Area[]
  control: EditControl<Row>
  acts: FieldActs
  canOpen: boolean
  rowKey: (row: Row) => string
  /** Where the list stands at first, in CSS pixels. */
  top: number
  onRange: (first: number, last: number) => void
  onScrolled: (top: number) => void
  onDrawn: () => void
}

const noDrafts: CellDrafts = new Map()

/** The rows that are in sight, and the active one, so that the focus is never lost. Scrolling draws this part only. */
export function GridBody<Row>(props: Props<Row>) {
  const { scroller, columns, frozen, lines, selection, active, focus, areas, control, acts, rowKey, onRange, onScrolled, onDrawn } = props
  const t = useWords()
  const { language } = useFormats()
  const MemoRow = useMemo(() => memo(GridRow<Row>), [])
  const virtualizer = useVirtualizer({
    count: lines.total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    paddingStart: headHeight,
    initialOffset: props.top,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan)
      const last = Math.min(count - 1, endIndex + overscan)
      const near = Array.from({ length: last - first + 1 }, (_, index) => first + index)
      const far = [...new Set([active.row, focus.row])].filter(row => row >= 0 && row < count && (row < first || row > last))
      return far.length === 0 ? near : [...near, ...far].sort((a, b) => a - b)
    },
  })
  const names = useMemo(() => columns.map(column => column.name), [columns])
  const seen = useColumnWindow(scroller, columns.map(column => props.widths[column.name] ?? column.width))
  const drawn = useMemo(() => drawnColumns(names, frozen, seen, []), [names, frozen, seen])
  const first = virtualizer.range?.startIndex ?? 0
  const last = virtualizer.range?.endIndex ?? 0
  useEffect(() => onRange(first, last), [first, last, onRange])
  // Reading the element's own scrollTop here would make the browser lay out once more.
  const offset = virtualizer.scrollOffset ?? 0
  useEffect(() => onScrolled(offset), [offset, onScrolled])
  useLayoutEffect(onDrawn)
  const unkept = useMemo(() => new Set([...control.drafts.keys()].map(rowOfCell)), [control.drafts])
  const words = useMemo<RowWords>(() => ({ on: t('components:grid.selected'), off: t('components:grid.notSelected'), open: props.canOpen ? t('components:grid.open') : null }), [t, props.canOpen])
  return virtualizer.getVirtualItems().map(item => {
    const line = lines.at(item.index)
    const activeColumn = active.row === item.index ? active.column : null
    if (line && 'group' in line) {
      return <GroupLine key={item.index} group={line.group} open={line.open} index={item.index} start={item.start} columns={columns} frozen={frozen} by={props.by} active={activeColumn} />
    }
    const row = lines.rowAt(item.index)
    // The active cell and the end of what is chosen are never left out.
    const kept = [active, focus].filter(cell => cell.row === item.index && cell.column > 0).map(cell => cell.column - 1)
    const own = kept.every(at => drawn.some(one => one.at === at)) ? drawn : drawnColumns(names, frozen, seen, kept)
    const key = row === undefined ? undefined : rowKey(row)
    return (
      <MemoRow
        key={item.index} row={row} recordKey={key} index={item.index} start={item.start} columns={columns} drawn={own} frozen={frozen} language={language} active={activeColumn}
        selected={key !== undefined && selection.has(key)} words={words} marks={rowMarks(areas, item.index)} acts={acts} ahead={control.ahead} editable={control.able}
        editing={key !== undefined && control.editing?.cell.startsWith(`${key}/`) ? control.editing : null} drafts={key !== undefined && unkept.has(key) ? control.drafts : noDrafts}
      />
    )
  })
}
