import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import type { GroupRow } from '../../../shared/lists.ts'
import type { Language } from '../../../shared/procedure.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { valueText } from './cellText.ts'
import { isRightAligned, type GridColumn } from './types.ts'
import styles from './grid.module.css'

type Props<Row> = {
  group: GroupRow
  open: boolean
  index: number
  start: number
  columns: GridColumn<Row>[]
  frozen: number
  /** The column the list is grouped by. */
  by: GridColumn<Row> | undefined
  active: number | null
}

const sumText = <Row,>(group: GroupRow, column: GridColumn<Row>, language: Language): string => valueText(column, group.sums[column.name] ?? null, language)
const stuck = (at: number, frozen: number) => (at < frozen ? { left: `var(--grid-left-${at})` } : {})

/** The head of a group: its value, how many rows it has, and the sums of the columns that are added up. Enter opens and closes it. */
export function GroupLine<Row>({ group, open, index, start, columns, frozen, by, active }: Props<Row>) {
  const t = useWords()
  const { language, number } = useFormats()
  const value = group.value === null || group.value === '' || !by ? t('components:grid.group.empty') : valueText(by, group.value, language)
  const Mark = open ? IconChevronDown : IconChevronRight
  return (
    <div role="row" aria-rowindex={index + 2} className={`${styles.row} ${styles.group}`} style={{ transform: `translateY(${start}px)` }}>
      <div role="gridcell" aria-colindex={1} aria-label={t(open ? 'components:grid.group.close' : 'components:grid.group.open')} className={`${styles.cell} ${styles.check}`} aria-expanded={open} data-row={index} data-col={0} data-group tabIndex={active === 0 ? 0 : -1}>
        <Mark size={18} aria-hidden />
      </div>
      {columns.map((column, at) => {
        const words = at === 0 ? t('components:grid.group.head', { value, count: group.count, shown: number(group.count) }) : sumText(group, column, language)
        return (
          <div
            key={column.name} role="gridcell" aria-colindex={at + 2} className={styles.cell} aria-expanded={at === 0 ? open : undefined} data-row={index} data-col={at + 1} data-group data-frozen={at < frozen || undefined} data-overflow={at === 0 || undefined}
            data-right={(at > 0 && isRightAligned(column.kind)) || undefined} tabIndex={active === at + 1 ? 0 : -1} style={{ width: `var(--grid-${column.name})`, ...stuck(at, frozen) }} title={words || undefined}
          >{words}</div>
        )
      })}
    </div>
  )
}

/** The line at the foot of a grouped list: all groups together. */
export function TotalLine<Row>({ sums, columns, frozen, width, index }: { sums: GroupRow; columns: GridColumn<Row>[]; frozen: number; width: number; index: number }) {
  const t = useWords()
  const { language, number } = useFormats()
  return (
    <div role="row" aria-rowindex={index} className={styles.totals} style={{ width }}>
      <div role="gridcell" aria-colindex={1} aria-label={t('components:grid.group.totals')} className={`${styles.cell} ${styles.check}`}>Σ</div>
      {columns.map((column, at) => (
        <div
          key={column.name} role="gridcell" aria-colindex={at + 2} className={styles.cell} data-frozen={at < frozen || undefined} data-right={(at > 0 && isRightAligned(column.kind)) || undefined}
          style={{ width: `var(--grid-${column.name})`, ...stuck(at, frozen) }}
        >{at === 0 ? t('components:grid.group.total', { count: sums.count, shown: number(sums.count) }) : sumText(sums, column, language)}</div>
      ))}
    </div>
  )
}
