import { IconSquare, IconSquareCheckFilled } from '@tabler/icons-react'
import type { Language } from '../../../shared/procedure.ts'
import { cellText } from './cellText.ts'
import { isRightAligned, type GridColumn } from './types.ts'
import styles from './grid.module.css'

type Props<Row> = {
  row: Row | undefined
  index: number
  start: number
  columns: GridColumn<Row>[]
  language: Language
  /** The active column where this row is the active one, else null. */
  active: number | null
  selected: boolean
  selectWords: string
}

const Check = ({ on }: { on: boolean }) => (on ? <IconSquareCheckFilled size={18} aria-hidden /> : <IconSquare size={18} aria-hidden />)

/** One row of a grid. */
export function GridRow<Row>({ row, index, start, columns, language, active, selected, selectWords }: Props<Row>) {
  return (
    <div
      role="row" aria-rowindex={index + 2} aria-selected={selected} aria-busy={row === undefined || undefined} className={styles.row} data-odd={index % 2 === 1 || undefined}
      style={{ transform: `translateY(${start}px)` }}
    >
      <div
        role="gridcell" aria-colindex={1} aria-label={selectWords} className={`${styles.cell} ${styles.check}`} data-row={index} data-col={0} tabIndex={active === 0 ? 0 : -1}
      ><Check on={selected} /></div>
      {columns.map((column, at) => {
        const text = row === undefined ? '' : cellText(column, row, language)
        return (
          <div
            key={column.name} role="gridcell" aria-colindex={at + 2} className={styles.cell} data-row={index} data-col={at + 1} data-first={at === 0 || undefined}
            data-right={isRightAligned(column.kind) || undefined} tabIndex={active === at + 1 ? 0 : -1} style={{ width: `var(--grid-${column.name})` }} title={text || undefined}
          >{row === undefined ? null : (column.cell?.(row, text) ?? text)}</div>
        )
      })}
    </div>
  )
}
