import { memo } from 'react'
import { HeaderCell } from './HeaderCell.tsx'
import { SelectHead } from './SelectHead.tsx'
import { headHeight, type Condition, type GridColumn, type GridSource, type SortKey } from './types.ts'
import type { GridHeader } from './useColumns.ts'
import styles from './grid.module.css'

type Props<Row extends object> = {
  headers: GridHeader<Row>[]
  columns: GridColumn<Row>[]
  frozen: number
  width: number
  /** The active column where the head is active, else null. */
  active: number | null
  all: boolean
  sort: SortKey[]
  filter: Record<string, Condition>
  values: GridSource<Row>['values']
  filterAt: string | null
  onAll: () => void
  onFilterOpen: (name: string | null, column: number) => void
  onSort: (column: string, add: boolean) => void
  onCondition: (column: string, condition: Condition | undefined) => void
  onDrop: (dropped: string, target: string, after: boolean) => void
  onFit: (name: string) => void
}

/** The heads of a grid. Scrolling and choosing cells does not draw them again. */
function Heads<Row extends object>(props: Props<Row>) {
  const { columns, active } = props
  return (
    <div role="row" aria-rowindex={1} className={styles.headRow} style={{ height: headHeight, width: props.width }}>
      <SelectHead active={active === 0} all={props.all} onToggle={props.onAll} />
      {props.headers.map((header, index) => {
        const column = columns[index]
        return column === undefined ? null : (
          <HeaderCell
            key={column.name} column={column} header={header} index={index} active={active === index + 1} frozen={index < props.frozen} sort={props.sort} condition={props.filter[column.name]}
            values={props.values} filterOpen={props.filterAt === column.name} onFilterOpen={opened => props.onFilterOpen(opened ? column.name : null, index + 1)} onSort={props.onSort}
            onCondition={props.onCondition} onDrop={(dropped, after) => props.onDrop(dropped, column.name, after)} onFit={() => props.onFit(column.name)}
          />
        )
      })}
    </div>
  )
}

// Types of a generic component do not survive `memo`: they are put back.
export const HeadRow = memo(Heads) as typeof Heads
