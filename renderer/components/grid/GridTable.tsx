import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type CSSProperties, type MouseEvent } from 'react'
import { useFormats, useWords } from '../../app/language.ts'
import { GridRow } from './GridRow.tsx'
import { HeaderCell } from './HeaderCell.tsx'
import { SelectHead } from './SelectHead.tsx'
import { rowHeight, type Condition, type GridSource, type GridView } from './types.ts'
import { useCopy } from './useCopy.ts'
import { useGridKeys, type Active } from './useGridKeys.ts'
import type { Columns } from './useColumns.ts'
import type { Pages } from './usePages.ts'
import type { SelectionControl } from './useSelection.ts'
import styles from './grid.module.css'

const headHeight = 40
const selectWidth = 44

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
  onRange: (first: number, last: number) => void
  onOpen: ((row: Row, index: number) => void) | undefined
  onRemove: (() => void) | undefined
  onSort: (column: string, add: boolean) => void
  onCondition: (column: string, condition: Condition | undefined) => void
}

/** Scrolls a fixed-height virtual list of rows; keeps the active row drawn, so that focus is never lost. */
function useRows<Row extends object>({ pages, place, query, onRange, onPlace }: GridTableProps<Row>, active: Active, onOther: () => void) {
  const scroller = useRef<HTMLDivElement>(null)
  const total = pages.total ?? 0
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    paddingStart: headHeight,
    initialOffset: place.top,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan)
      const last = Math.min(count - 1, endIndex + overscan)
      const near = Array.from({ length: last - first + 1 }, (_, index) => first + index)
      return active.row < 0 || active.row >= count || (active.row >= first && active.row <= last) ? near : [...near, active.row].sort((a, b) => a - b)
    },
  })
  const first = virtualizer.range?.startIndex ?? 0
  const last = virtualizer.range?.endIndex ?? 0
  useEffect(() => onRange(first, last), [first, last, onRange])
  const shownQuery = useRef(query)
  useEffect(() => {
    if (shownQuery.current === query) return
    shownQuery.current = query
    scroller.current?.scrollTo({ top: 0 })
    onOther()
  }, [query, onOther])
  useEffect(() => onPlace({ active, top: scroller.current?.scrollTop ?? 0 }), [active, first, onPlace])
  return { scroller, virtualizer, total }
}

/** A double click opens a row and Shift+click chooses rows: neither shall mark text. */
const keepFromMarking = (event: MouseEvent) => { if (event.detail > 1 || event.shiftKey) event.preventDefault() }

const pageRows = (scroller: HTMLElement | null) => Math.max(1, Math.floor(((scroller?.clientHeight ?? 400) - headHeight) / rowHeight) - 1)

/** The drawn table of a grid: sticky head, virtual rows, one tab stop. */
export function GridTable<Row extends object>(props: GridTableProps<Row>) {
  const t = useWords()
  const { language } = useFormats()
  const { columns, pages, selection, source, view } = props
  const [active, setActive] = useState<Active>(props.place.active)
  const [filterAt, setFilterAt] = useState<string | null>(null)
  const anchor = useRef<number | null>(null)
  const focusWanted = useRef(props.returning)
  // Another query begins at its top; the head keeps the keyboard, so that one can go on sorting.
  const toTop = useCallback(() => setActive(old => (old.row <= 0 ? old : { row: 0, column: old.column })), [])
  const { scroller, virtualizer, total } = useRows(props, active, toTop)
  const MemoRow = useMemo(() => memo(GridRow<Row>), [])
  const here = { row: Math.min(active.row, total - 1), column: Math.min(active.column, columns.shown.length) }

  useLayoutEffect(() => {
    if (!focusWanted.current) return
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-row="${here.row}"][data-col="${here.column}"]`)
    if (!cell) return
    focusWanted.current = false
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    // The first columns stay in sight by themselves: going there means to see the beginning.
    if (here.column <= 1) scroller.current?.scrollTo({ left: 0 })
  })

  const go = (to: Active) => { focusWanted.current = true; setActive(to) }
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
  const onCopy = useCopy({ columns: columns.shown, selection, rowAt: pages.rowAt, active: here, scroller })
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null
    if (!cell) return
    const at = { row: Number(cell.dataset['row']), column: Number(cell.dataset['col']) }
    if (at.row >= 0 && event.shiftKey) extend(at.row)
    else if (at.row >= 0 && (event.ctrlKey || event.metaKey || at.column === 0)) toggle(at.row)
    go(at)
  }
  const onDoubleClick = (event: MouseEvent<HTMLElement>) => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null
    if (cell && Number(cell.dataset['row']) >= 0 && Number(cell.dataset['col']) > 0) open(Number(cell.dataset['row']))
  }

  const widths = Object.fromEntries(Object.entries(columns.widths).map(([name, width]) => [`--grid-${name}`, `${width}px`]))
  const width = selectWidth + Object.values(columns.widths).reduce((sum, one) => sum + one, 0)
  const firstWidth: CSSProperties & Record<`--${string}`, string> = { '--grid-first': `${columns.widths[columns.shown[0]?.name ?? ''] ?? 0}px` }
  return (
    <div
      ref={scroller} role="grid" aria-label={props.label} aria-rowcount={pages.total === undefined ? -1 : total + 1} aria-colcount={columns.shown.length + 1} aria-multiselectable
      aria-busy={pages.behind || undefined} className={styles.scroller} data-behind={pages.behind || undefined} style={firstWidth}
      onKeyDown={onKeyDown} onMouseDown={keepFromMarking} onClick={onClick} onDoubleClick={onDoubleClick} onCopy={onCopy}
    >
      <div role="presentation" className={styles.canvas} style={{ height: virtualizer.getTotalSize(), width, ...widths } satisfies CSSProperties}>
        <div role="row" aria-rowindex={1} className={styles.headRow} style={{ height: headHeight, width }}>
          <SelectHead active={here.row === -1 && here.column === 0} all={total > 0 && selection.count === total} onToggle={() => (selection.count === total ? selection.clear() : selection.everything())} />
          {columns.headers.map((header, index) => {
            const column = columns.shown[index]
            return column === undefined ? null : (
              <HeaderCell
                key={column.name} column={column} header={header} index={index} active={here.row === -1 && here.column === index + 1} sort={view.sort} condition={view.filter[column.name]}
                values={source.values} filterOpen={filterAt === column.name} onFilterOpen={opened => setFilterAt(opened ? column.name : null)} onSort={props.onSort} onCondition={props.onCondition}
              />
            )
          })}
        </div>
        {virtualizer.getVirtualItems().map(item => {
          const row = pages.rowAt(item.index)
          const selected = row !== undefined && selection.has(props.rowKey(row))
          return (
            <MemoRow
              key={item.index} row={row} index={item.index} start={item.start} columns={columns.shown} language={language} active={here.row === item.index ? here.column : null}
              selected={selected} selectWords={t(selected ? 'components:grid.selected' : 'components:grid.notSelected')}
            />
          )
        })}
      </div>
    </div>
  )
}
