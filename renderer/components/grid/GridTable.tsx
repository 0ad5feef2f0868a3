import { useCallback, useEffect, useRef, useState, type CSSProperties, type FocusEvent, type MouseEvent } from 'react'
import type { Favourite } from '../../app/favourites.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { sayNote } from '../../app/toast.tsx'
import { BulkEdit } from './BulkEdit.tsx'
import { CellPreview } from './CellPreview.tsx'
import { CellStatus } from './CellStatus.tsx'
import { fitWidth } from './fitWidth.ts'
import { GridBody } from './GridBody.tsx'
import { LayerContext } from './layer.ts'
import { ContextMenu, type OpenMenu } from '../ContextMenu.tsx'
import { TotalLine } from './GroupLine.tsx'
import { HeadRow } from './HeadRow.tsx'
import { movedBy, movedTo } from './order.ts'
import { isChosen } from './ranges.ts'
import { RefusedCells } from './RefusedCells.tsx'
import { headHeight, rowHeight, selectWidth, type Condition, type GridSource, type GridView } from './types.ts'
import { useActive, type Place } from './useActive.ts'
import { cellPlace, useCellMouse } from './useCellMouse.ts'
import { useCellWork } from './useCellWork.tsx'
import type { Columns } from './useColumns.ts'
import { useCopy } from './useCopy.ts'
import { useEditing } from './useEditing.ts'
import { useFieldActs } from './useFieldActs.ts'
import { useFollow } from './useFollow.ts'
import { useGridKeys, type Active } from './useGridKeys.ts'
import { useGridMenu } from './useGridMenu.ts'
import type { Lines } from './useLines.ts'
import { useRowActs } from './useRowActs.ts'
import type { SelectionControl } from './useSelection.ts'
import { useShowCell } from './useShowCell.ts'
import { useOnce, useStable } from './useStable.ts'
import styles from './grid.module.css'

export type GridTableProps<Row extends object> = {
  label: string
  store: string
  columns: Columns<Row>
  source: GridSource<Row>
  lines: Lines<Row>
  /** The rows at hand, to measure widths by. */
  atHand: () => Iterable<Row>
  selection: SelectionControl<Row>
  view: GridView
  rowKey: (row: Row) => string
  /** Name of text, filters and sort: where it changes, the list begins at its top. */
  query: string
  /** Where the reader was in this query, to come back there. */
  place: Place
  /** The reader comes back to that place, and so does the keyboard. */
  returning: boolean
  onPlace: (place: Place) => void
  /** The first and last line in sight, and the active one. */
  onRange: (first: number, last: number, active: number) => void
  onActive: ((row: Row | undefined) => void) | undefined
  onOpen: ((row: Row, index: number) => void) | undefined
  /** Moves the chosen rows into the bin, or only this one. */
  onRemove: ((row?: Row) => void) | undefined
  recordOf: ((row: Row) => Favourite) | undefined
  onSort: (column: string, add: boolean) => void
  onView: (change: Partial<GridView>) => void
  onCondition: (column: string, condition: Condition | undefined) => void
  onOrder: (order: string[]) => void
  onFreeze: (columns: number) => void
  onNewRows: ((text: string, columns: string[]) => void) | undefined
  bulk: { opened: boolean; open: () => void; close: () => void }
}

const pageRows = (scroller: HTMLElement | null) => Math.max(1, Math.floor(((scroller?.clientHeight ?? 400) - headHeight) / rowHeight) - 1)

/** Widths of the columns, and where those that stay in sight stick. */
function cssWidths<Row extends object>({ shown, widths, frozen }: Columns<Row>): CSSProperties & Record<`--${string}`, string> {
  let left = selectWidth
  const lefts: Record<`--${string}`, string> = {}
  for (const [index, { name }] of shown.slice(0, frozen).entries()) {
    lefts[`--grid-left-${index}`] = `${left}px`
    left += widths[name] ?? 0
  }
  return { ...Object.fromEntries(Object.entries(widths).map(([name, width]) => [`--grid-${name}`, `${width}px`])), ...lefts, '--grid-frozen': `${left}px` }
}

/** The drawn table of a grid: sticky head, virtual rows, one tab stop. */
export function GridTable<Row extends object>(props: GridTableProps<Row>) {
  const t = useWords()
  const { language } = useFormats()
  const { columns, lines, selection, source, view, rowKey, onRange } = props
  const { shown, frozen } = columns
  const total = lines.total ?? 0
  const cells = useActive({ ...props, total: lines.total, columns: shown.length })
  const { here, focus, areas, scroller, go } = cells
  useFollow(cells, lines, rowKey)
  const control = useEditing({ store: props.store, edit: source.edit, rowKey })
  const work = useCellWork({
    columns: shown, areas, active: here, total, edit: source.edit, setDrafts: control.setDrafts, rowKey, fetchRows: lines.readRows, isRow: line => { const at = lines.at(line); return at !== undefined && 'row' in at }, onNewRows: props.onNewRows,
  })
  const acts = useFieldActs({ control, cells, lines, columns: shown, rowKey, onAll: text => { void work.putEverywhere(text) } })
  const [filterAt, setFilterAt] = useState<string | null>(null)
  const [layer, setLayer] = useState<HTMLElement | null>(null)
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const showCell = useStable(useShowCell({ lines, columns: shown, go, rowKey, onColumns: names => props.onView({ columns: names }) }))
  const rows = useRowActs({ cells, lines, selection, onOpen: props.onOpen })
  const activeLine = here.row
  const onSeen = useCallback((first: number, last: number) => onRange(first, last, activeLine), [onRange, activeLine])

  const { onActive } = props
  const activeRow = lines.rowAt(activeLine)
  useEffect(() => onActive?.(activeRow), [onActive, activeRow])

  const nameOf = (column: number) => shown[column - 1]?.name
  const extendCells = (to: Active, scroll = true) => { if (selection.count > 0) selection.clear(); cells.extend(to, scroll) }
  const edit = (typed?: string): boolean => {
    const row = lines.rowAt(here.row)
    const column = shown[here.column - 1]
    return row !== undefined && column !== undefined && control.start(row, column, typed)
  }
  const whyNot = () => {
    const column = shown[here.column - 1]
    if (source.edit && column && lines.rowAt(here.row) !== undefined && !column.editor) sayNote(t('components:grid.edit.readOnly', { column: column.header, reason: source.edit.words(column.name, { code: 'read-only', values: {} }) }))
  }
  const shift = (column: number, by: 1 | -1) => {
    const name = nameOf(column)
    if (!name) return
    const order = movedBy(shown.map(one => one.name), name, by)
    props.onOrder(order)
    go({ row: -1, column: order.indexOf(name) + 1 })
  }
  const fit = (names: string[]) => {
    const grid = scroller.current
    if (grid) columns.setWidths(Object.fromEntries(shown.filter(column => names.includes(column.name)).map(column => [column.name, fitWidth(column, props.atHand(), language, grid)])))
  }
  const openFilter = (name: string | null, column: number) => { setFilterAt(name); if (name === null) go({ row: -1, column }) }
  // Dialogs come with their first use, and stay, so that they can give the keyboard back.
  const previewed = useOnce(work.preview !== null)
  const bulkUsed = useOnce(props.bulk.opened)
  const onFilterOpen = useStable(openFilter)
  const onAll = useStable(() => (selection.count === selection.total ? selection.clear() : selection.everything()))
  const onDrop = useStable((dropped: string, target: string, after: boolean) => props.onOrder(movedTo(shown.map(one => one.name), dropped, target, after)))
  const onFit = useStable((name: string) => fit([name]))
  const remove = () => { if (selection.count > 0) props.onRemove?.(); else void work.clear() }
  const { onCopy, onCut, copy } = useCopy({ columns: shown, selection, areas, rowAt: lines.rowAt, fetchRows: lines.fetchRows, scroller, copying: source.copying })
  const menus = useGridMenu({ ...props, cells, control, work, copy, open: rows.open, edit, chosenRows: rows.takeChosen, remove, shift, fit, openFilter, setMenu })
  const onKeyDown = useGridKeys({ active: here, focus, rows: total, columns: shown.length + 1, pageRows: () => pageRows(scroller.current) }, {
    move: (to, extending) => {
      const vertical = to.row !== here.row
      if (extending && here.column > 0) { extendCells(to); return }
      if (extending && vertical) rows.extendTo(to.row)
      else if (vertical) rows.forget()
      go(to)
    },
    edit, whyNot, remove,
    open: rows.open,
    toggle: rows.toggle,
    rows: rows.takeChosen,
    wholeColumns: () => { if (total > 0) { if (selection.count > 0) selection.clear(); cells.take(areas.length > 0 ? areas.map(area => ({ ...area, top: 0, bottom: total - 1 })) : [{ top: 0, bottom: total - 1, left: here.column, right: here.column }]) } },
    everything: rows.everything,
    clear: () => { cells.collapse(); selection.clear() },
    fillDown: () => { void work.fillDown() },
    menu: () => menus.atActive(),
    sort: (column, add) => { const name = nameOf(column); if (name) props.onSort(name, add) },
    filter: column => { const name = nameOf(column); if (name && shown[column - 1]?.filterable !== false) setFilterAt(name) },
    widen: (column, by) => { const name = nameOf(column); if (name) columns.setWidths({ [name]: (columns.widths[name] ?? 100) + by }) },
    shift,
  })
  const mouse = useCellMouse(scroller, {
    press: (cell, how) => {
      if (cell.column === 0) {
        if (how === 'extend') rows.extendTo(cell.row)
        else rows.toggle(cell.row)
        go(cell)
      } else if (how === 'extend') { extendCells(cell, false) } else if (how === 'add') {
        if (selection.count > 0) selection.clear()
        cells.add(cell, isChosen(areas, cell.row, cell.column))
      } else {
        go(cell)
        rows.toggleGroup(cell.row)
      }
    },
    drag: cell => extendCells(cell, false),
    open: cell => { if (!edit()) rows.open(cell.row) },
  })
  // On a low window, where the page scrolls too, the keyboard that comes into the list brings all of it into view.
  // Not the mouse, though, from under which the rows would go; after the title has the keyboard the browser takes a click for it, too.
  const pressedAt = useRef(0)
  const onEnter = ({ currentTarget, target, relatedTarget, timeStamp }: FocusEvent) => {
    if (timeStamp - pressedAt.current > 500 && !currentTarget.contains(relatedTarget) && target.matches(':focus-visible')) currentTarget.scrollIntoView({ block: 'nearest' })
  }
  const onClick = (event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-open]') : null
    if (button) rows.open(Number(button.dataset['open']))
    const cell = cellPlace(event.target)
    if (cell?.row === -1) go(cell)
  }
  const width = selectWidth + shown.reduce((sum, { name }) => sum + (columns.widths[name] ?? 0), 0)
  const by = view.group ? shown.find(column => column.name === view.group) ?? props.columns.shown[0] : undefined
  return (
    <LayerContext value={layer}>
      <div
        ref={scroller} role="grid" aria-label={props.label} aria-rowcount={lines.total === undefined ? -1 : total + 1 + (lines.sums ? 1 : 0)} aria-colcount={shown.length + 1} aria-multiselectable
        aria-busy={lines.behind || undefined} className={styles.scroller} data-behind={lines.behind || undefined} style={cssWidths(columns)}
        onPointerDownCapture={({ timeStamp }) => { pressedAt.current = timeStamp }} onFocus={onEnter} onKeyDown={onKeyDown} onClick={onClick} onCopy={onCopy} onCut={event => { void onCut(event, () => { void work.clear() }) }} onPaste={work.onPaste} onContextMenu={menus.onContextMenu} {...mouse}
      >
        <div role="presentation" className={styles.canvas} style={{ height: headHeight + total * rowHeight, width }}>
          <HeadRow
            headers={columns.headers} columns={shown} frozen={frozen} width={width} active={here.row === -1 ? here.column : null} all={total > 0 && selection.count === selection.total} sort={view.sort}
            filter={view.filter} values={source.values} filterAt={filterAt} onAll={onAll} onFilterOpen={onFilterOpen} onSort={props.onSort} onCondition={props.onCondition} onDrop={onDrop} onFit={onFit}
          />
          <GridBody
            scroller={scroller} columns={shown} widths={columns.widths} frozen={frozen} lines={lines} by={by} selection={selection} active={here} focus={focus} areas={areas} control={control} acts={acts} canOpen={props.onOpen !== undefined}
            rowKey={rowKey} top={props.place.top} onRange={onSeen} onScrolled={cells.onScrolled} onDrawn={cells.settle}
          />
        </div>
        {lines.sums ? <TotalLine sums={lines.sums} columns={shown} frozen={frozen} width={width} index={total + 2} /> : null}
      </div>
      {source.edit ? <RefusedCells drafts={control.drafts} setDrafts={control.setDrafts} columns={props.columns.all} onShow={showCell} /> : null}
      <CellStatus areas={areas} columns={shown} fetchRows={lines.fetchRows} />
      {/* it is closed by what is typed elsewhere, too */}
      <ContextMenu menu={menu} onClose={() => { setMenu(null); cells.refocus(null) }} />
      {source.edit && previewed ? <CellPreview work={work} columns={shown} edit={source.edit} onNewRows={props.onNewRows} /> : null}
      {source.edit && bulkUsed ? <BulkEdit opened={props.bulk.opened} onClose={props.bulk.close} columns={shown} edit={source.edit} selection={selection} work={work} /> : null}
      <div ref={setLayer} />
    </LayerContext>
  )
}
