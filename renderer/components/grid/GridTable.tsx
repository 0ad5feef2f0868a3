import { useCallback, useEffect, useRef, useState, type CSSProperties, type MouseEvent } from 'react'
import { GridBody } from './GridBody.tsx'
import { HeaderCell } from './HeaderCell.tsx'
import { SelectHead } from './SelectHead.tsx'
import { headHeight, rowHeight, selectWidth, type Condition, type GridSource, type GridView } from './types.ts'
import { useCopy } from './useCopy.ts'
import { useGridKeys, type Active } from './useGridKeys.ts'
import type { Columns } from './useColumns.ts'
import type { Pages } from './usePages.ts'
import type { SelectionControl } from './useSelection.ts'
import styles from './grid.module.css'

export type GridTableProps<Row extends object> = {
  label: string
  columns: Columns<Row>
  source: GridSource<Row>
  pages: Pages<Row>
  selection: SelectionControl<Row>
  view: GridView
  rowKey: (row: Row) => string
  /** Name of text, filters and sort: where it changes, the list begins at its top. */
  query: string
  /** Where the reader was in this query, to come back there. */
  place: { active: Active; top: number }
  /** The reader comes back to that place, and so does the keyboard. */
  returning: boolean
  onPlace: (place: { active: Active; top: number }) => void
  /** The first and last row in sight, and the active one. */
  onRange: (first: number, last: number, active: number) => void
  onOpen: ((row: Row, index: number) => void) | undefined
  onRemove: (() => void) | undefined
  onSort: (column: string, add: boolean) => void
  onCondition: (column: string, condition: Condition | undefined) => void
}

/** A double click opens a row and Shift+click chooses rows: neither shall mark text. */
const keepFromMarking = (event: MouseEvent) => { if (event.detail > 1 || event.shiftKey) event.preventDefault() }

const pageRows = (scroller: HTMLElement | null) => Math.max(1, Math.floor(((scroller?.clientHeight ?? 400) - headHeight) / rowHeight) - 1)

/** The cell that an event happened in, by row and column. */
function placeOf(event: MouseEvent): Active | null {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null
  return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['col']) } : null
}

/** Which cell is active; the keyboard follows it, and another query begins at its top. */
function useActive({ place, returning, query, pages, columns, onPlace }: Pick<GridTableProps<object>, 'place' | 'returning' | 'query' | 'onPlace'> & { pages: { total: number | undefined }; columns: number }) {
  const [active, setActive] = useState<Active>(place.active)
  const scroller = useRef<HTMLDivElement>(null)
  const focusWanted = useRef(returning)
  const here = { row: Math.min(active.row, (pages.total ?? 0) - 1), column: Math.min(active.column, columns) }
  /** Gives the active cell its focus as soon as it is drawn. */
  const settle = () => {
    if (!focusWanted.current || pages.total === undefined) return
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-row="${here.row}"][data-col="${here.column}"]`)
    if (!cell) return
    focusWanted.current = false
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    // The first columns stay in sight by themselves: going there means to see the beginning.
    if (here.column <= 1) scroller.current?.scrollTo({ left: 0 })
  }
  const shownQuery = useRef(query)
  useEffect(() => {
    if (shownQuery.current === query) return
    shownQuery.current = query
    scroller.current?.scrollTo({ top: 0 })
    // The head keeps the keyboard, so that one can go on sorting.
    setActive(old => (old.row <= 0 ? old : { row: 0, column: old.column }))
  }, [query])
  const onScrolled = useCallback((top: number) => onPlace({ active, top }), [active, onPlace])
  const go = useCallback((to: Active) => { focusWanted.current = true; setActive(to) }, [])
  return { here, scroller, go, settle, onScrolled }
}

/** The drawn table of a grid: sticky head, virtual rows, one tab stop. */
export function GridTable<Row extends object>(props: GridTableProps<Row>) {
  const { columns, pages, selection, source, view, onRange } = props
  const { here, scroller, go, settle, onScrolled } = useActive({ ...props, columns: columns.shown.length })
  const [filterAt, setFilterAt] = useState<string | null>(null)
  const anchor = useRef<number | null>(null)
  const total = pages.total ?? 0
  const activeRow = here.row
  const onSeen = useCallback((first: number, last: number) => onRange(first, last, activeRow), [onRange, activeRow])

  const nameOf = (column: number) => columns.shown[column - 1]?.name
  const toggle = (row: number) => { const at = pages.rowAt(row); anchor.current = row; if (at) selection.toggle(at) }
  const open = (row: number) => { const at = pages.rowAt(row); if (at) props.onOpen?.(at, row) }
  const extend = (to: number) => { anchor.current ??= here.row; if (to >= 0) void selection.range(anchor.current, to) }
  const onKeyDown = useGridKeys({ active: here, rows: total, columns: columns.shown.length + 1, pageRows: () => pageRows(scroller.current) }, {
    move: (to, extending) => {
      const vertical = to.row !== here.row
      if (extending && vertical) extend(to.row)
      else if (vertical) anchor.current = null
      go(to)
    },
    open, toggle,
    everything: selection.everything,
    clear: selection.clear,
    remove: () => { if (selection.count > 0) props.onRemove?.() },
    sort: (column, add) => { const name = nameOf(column); if (name) props.onSort(name, add) },
    filter: column => { const name = nameOf(column); if (name && columns.shown[column - 1]?.filterable !== false) setFilterAt(name) },
    widen: (column, by) => { const name = nameOf(column); if (name) columns.setWidth(name, (columns.widths[name] ?? 100) + by) },
  })
  const openFilter = (name: string | null, column: number) => { setFilterAt(name); if (name === null) go({ row: -1, column }) }
  const onCopy = useCopy({ columns: columns.shown, selection, rowAt: pages.rowAt, active: here, scroller })
  const onClick = (event: MouseEvent) => {
    const at = placeOf(event)
    if (!at) return
    if (at.row >= 0 && event.shiftKey) extend(at.row)
    else if (at.row >= 0 && (event.ctrlKey || event.metaKey || at.column === 0)) toggle(at.row)
    go(at)
  }
  const onDoubleClick = (event: MouseEvent) => {
    const at = placeOf(event)
    if (at && at.row >= 0 && at.column > 0) open(at.row)
  }

  const widths: CSSProperties & Record<`--${string}`, string> = {
    '--grid-first': `${columns.widths[columns.shown[0]?.name ?? ''] ?? 0}px`,
    ...Object.fromEntries(Object.entries(columns.widths).map(([name, width]) => [`--grid-${name}`, `${width}px`])),
  }
  const width = selectWidth + Object.values(columns.widths).reduce((sum, one) => sum + one, 0)
  return (
    <div
      ref={scroller} role="grid" aria-label={props.label} aria-rowcount={pages.total === undefined ? -1 : total + 1} aria-colcount={columns.shown.length + 1} aria-multiselectable
      aria-busy={pages.behind || undefined} className={styles.scroller} data-behind={pages.behind || undefined} style={widths}
      onKeyDown={onKeyDown} onMouseDown={keepFromMarking} onClick={onClick} onDoubleClick={onDoubleClick} onCopy={onCopy}
    >
      <div role="presentation" className={styles.canvas} style={{ height: headHeight + total * rowHeight, width }}>
        <div role="row" aria-rowindex={1} className={styles.headRow} style={{ height: headHeight, width }}>
          <SelectHead active={here.row === -1 && here.column === 0} all={total > 0 && selection.count === total} onToggle={() => (selection.count === total ? selection.clear() : selection.everything())} />
          {columns.headers.map((header, index) => {
            const column = columns.shown[index]
            return column === undefined ? null : (
              <HeaderCell
                key={column.name} column={column} header={header} index={index} active={here.row === -1 && here.column === index + 1} sort={view.sort} condition={view.filter[column.name]}
                values={source.values} filterOpen={filterAt === column.name} onFilterOpen={opened => openFilter(opened ? column.name : null, index + 1)} onSort={props.onSort} onCondition={props.onCondition}
              />
            )
          })}
        </div>
        <GridBody scroller={scroller} columns={columns.shown} pages={pages} selection={selection} active={here} rowKey={props.rowKey} top={props.place.top} onRange={onSeen} onScrolled={onScrolled} onDrawn={settle} />
      </div>
    </div>
  )
}
