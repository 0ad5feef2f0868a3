import { ActionIcon, Popover, VisuallyHidden } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconFilter, IconFilterFilled } from '@tabler/icons-react'
import type { MouseEvent } from 'react'
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
  sort: SortKey[]
  condition: Condition | undefined
  values: ((column: string) => Promise<{ value: string | number | null; count: number }[]>) | undefined
  filterOpen: boolean
  onFilterOpen: (open: boolean) => void
  onSort: (column: string, add: boolean) => void
  onCondition: (column: string, condition: Condition | undefined) => void
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

/** A column's head: a click (or Enter) sorts, the funnel (or Alt+↓) filters, its right edge (or Shift+← →) sets the width. */
export function HeaderCell<Row extends object>(props: Props<Row>) {
  const t = useWords()
  const { column, header, sort, condition } = props
  const sortable = column.sortable !== false
  const press = (event: MouseEvent) => { if (sortable) props.onSort(column.name, event.shiftKey || event.ctrlKey) }
  return (
    <div
      role="columnheader" aria-colindex={props.index + 2} aria-sort={sortable ? direction(sort, column.name) : undefined}
      className={styles.head} data-right={isRightAligned(column.kind) || undefined} data-col={props.index + 1} data-row={-1} data-first={props.index === 0 || undefined}
      tabIndex={props.active ? 0 : -1} style={{ width: `var(--grid-${column.name})` }} onClick={press} title={column.header}
    >
      <span className={styles.headText}>{column.header}</span>
      {condition === undefined ? null : <VisuallyHidden>{t('components:grid.filtered')}</VisuallyHidden>}
      <SortMark sort={sort} column={column.name} />
      {column.filterable === false ? null : <Filter {...props} />}
      <div className={styles.edge} aria-hidden onMouseDown={header.getResizeHandler()} onClick={event => event.stopPropagation()} />
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
