import { ActionIcon, Popover, VisuallyHidden } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconFilter, IconFilterFilled } from '@tabler/icons-react'
import { useState, type DragEvent, type MouseEvent } from 'react'
import { useWords } from '../../app/language.ts'
import { ColumnFilter } from './ColumnFilter.tsx'
import { isRightAligned, type Condition, type GridColumn, type SortKey } from './types.ts'
import type { GridHeader } from './useColumns.ts'
import styles from './grid.module.css'

type Props<Row extends object> = {
  column: GridColumn<Row>
  header: GridHeader<Row>
  /** Place among all shown columns, from 0; the selection column is before. */
  index: number
  active: boolean
  frozen: boolean
  sort: SortKey[]
  condition: Condition | undefined
  values: ((column: string) => Promise<{ value: string | number | null; count: number }[]>) | undefined
  filterOpen: boolean
  onFilterOpen: (open: boolean) => void
  onSort: (column: string, add: boolean) => void
  onCondition: (column: string, condition: Condition | undefined) => void
  /** Puts the column that was dropped here before this one, or after it. */
  onDrop: (dropped: string, after: boolean) => void
  onFit: () => void
}

function SortMark({ sort, column }: { sort: SortKey[]; column: string }) {
  const at = sort.findIndex(key => key.column === column)
  const key = sort[at]
  if (!key) return null
  const Arrow = key.descending ? IconArrowDown : IconArrowUp
  return <span className={styles.sortMark} aria-hidden><Arrow size={16} />{sort.length > 1 ? at + 1 : null}</span>
}

const direction = (sort: SortKey[], column: string) => {
  const key = sort.find(one => one.column === column)
  return key ? (key.descending ? 'descending' : 'ascending') : 'none'
}

const dragged = 'application/x-grid-column'

/** Drawing a column to another place by its head. */
function useDrop(column: string, onDrop: (dropped: string, after: boolean) => void) {
  const [side, setSide] = useState<'before' | 'after' | null>(null)
  const sideOf = (event: DragEvent) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return event.clientX > left + width / 2 ? 'after' : 'before'
  }
  return {
    'data-drop': side ?? undefined,
    draggable: true,
    onDragStart: (event: DragEvent) => { event.dataTransfer.setData(dragged, column); event.dataTransfer.effectAllowed = 'move' },
    onDragOver: (event: DragEvent) => { if (event.dataTransfer.types.includes(dragged)) { event.preventDefault(); setSide(sideOf(event)) } },
    onDragLeave: () => setSide(null),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setSide(null)
      const name = event.dataTransfer.getData(dragged)
      if (name !== '' && name !== column) onDrop(name, sideOf(event) === 'after')
    },
  }
}

/**
 * A column's head: a click (or Enter) sorts, the funnel (or Alt+↓) filters, its right edge (or Shift+← →) sets the width and a double click there
 * fits it, drawing it (or Ctrl+Shift+← →) puts it elsewhere.
 */
export function HeaderCell<Row extends object>(props: Props<Row>) {
  const t = useWords()
  const { column, header, sort, condition, index } = props
  const sortable = column.sortable !== false
  const press = (event: MouseEvent) => { if (sortable) props.onSort(column.name, event.shiftKey || event.ctrlKey) }
  const drop = useDrop(column.name, props.onDrop)
  const resize = header.getResizeHandler()
  return (
    <div
      role="columnheader" aria-colindex={index + 2} aria-sort={sortable ? direction(sort, column.name) : undefined}
      className={styles.head} data-right={isRightAligned(column.kind) || undefined} data-col={index + 1} data-row={-1} data-frozen={props.frozen || undefined}
      tabIndex={props.active ? 0 : -1} style={{ width: `var(--grid-${column.name})`, left: props.frozen ? `var(--grid-left-${index})` : undefined }} onClick={press} title={column.header} {...drop}
    >
      <span className={styles.headText}>{column.header}</span>
      {condition === undefined ? null : <VisuallyHidden>{t('components:grid.filtered')}</VisuallyHidden>}
      <SortMark sort={sort} column={column.name} />
      {column.filterable === false ? null : <Filter {...props} />}
      <div
        // else the head is drawn away as soon as its edge has moved from under the mouse
        className={styles.edge} aria-hidden onMouseDown={event => { event.preventDefault(); resize(event) }}
        onClick={event => event.stopPropagation()} onDoubleClick={event => { event.stopPropagation(); props.onFit() }}
      />
    </div>
  )
}

/** The funnel; its pop-up is only there while it is open, since a grid has many columns. */
function Filter<Row extends object>({ column, condition, values, filterOpen, onFilterOpen, onCondition }: Props<Row>) {
  const t = useWords()
  const Funnel = condition === undefined ? IconFilter : IconFilterFilled
  const words = t('components:grid.filterColumn', { column: column.header })
  const funnel = (
    <ActionIcon
      variant={condition === undefined ? 'subtle' : 'filled'} size="sm" tabIndex={-1} aria-label={words} title={t('components:grid.filterColumnHint')}
      onClick={event => { event.stopPropagation(); onFilterOpen(!filterOpen) }}
    ><Funnel size={15} aria-hidden /></ActionIcon>
  )
  if (!filterOpen) return funnel
  return (
    <Popover opened onChange={onFilterOpen} trapFocus position="bottom-end" withinPortal shadow="md" middlewares={{ shift: true, flip: true, size: true }}>
      <Popover.Target>{funnel}</Popover.Target>
      <Popover.Dropdown aria-label={words} onClick={event => event.stopPropagation()} onKeyDown={event => event.stopPropagation()}>
        <ColumnFilter column={column} condition={condition} values={values} onApply={next => { onCondition(column.name, next); onFilterOpen(false) }} />
      </Popover.Dropdown>
    </Popover>
  )
}
