import { Group, Text } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { useFormats, useWords } from '../../app/language.ts'
import { cellCount, isChosen, type Area, type Run } from './ranges.ts'
import { copyLimit, type GridColumn } from './types.ts'
import styles from './grid.module.css'

type Props<Row> = { areas: readonly Area[]; columns: GridColumn<Row>[]; fetchRows: (runs: readonly Run[]) => Promise<Row[]> }
type Sums = { numbers: number; sum: number }

const isSummed = <Row,>(column: GridColumn<Row>) => column.kind === 'number' || column.kind === 'euros'
const pause = 150

/** Adds up what is chosen in columns of numbers. */
async function sumsOf<Row>(areas: readonly Area[], columns: GridColumn<Row>[], fetchRows: Props<Row>['fetchRows']): Promise<Sums> {
  const sums: Sums = { numbers: 0, sum: 0 }
  for (const area of areas) {
    const summed = columns.filter((column, index) => isSummed(column) && isChosen([area], area.top, index + 1))
    if (summed.length === 0) continue
    for (const row of await fetchRows([{ from: area.top, to: area.bottom }])) {
      for (const column of summed) {
        const value = column.value(row)
        if (typeof value === 'number') { sums.numbers++; sums.sum += value }
      }
    }
  }
  return sums
}

/** At the foot: how many cells are chosen, with sum and average of the numbers among them. */
export function CellStatus<Row>({ areas, columns, fetchRows }: Props<Row>) {
  const t = useWords()
  const { number } = useFormats()
  const count = cellCount(areas)
  const rows = areas.reduce((sum, area) => sum + area.bottom - area.top + 1, 0)
  // The same cells are the same text: new rows under an unchanged choice are added up again by the effect's other cause.
  const chosen = useMemo(() => JSON.stringify(areas), [areas])
  const [sums, setSums] = useState<(Sums & { of: string }) | null>(null)
  useEffect(() => {
    if (count < 2 || rows > copyLimit) return undefined
    let gone = false
    const timer = setTimeout(() => {
      void sumsOf(areas, columns, fetchRows).then(made => { if (!gone) setSums({ ...made, of: chosen }) }).catch(() => undefined)
    }, pause)
    return () => { gone = true; clearTimeout(timer) }
    // oxlint-disable-next-line react/exhaustive-deps -- `chosen` is what `areas` says
  }, [chosen, count, rows, columns, fetchRows])
  if (count < 2) return null
  const known = sums && sums.of === chosen && sums.numbers > 0 ? sums : null
  return (
    <Group gap="md" className={styles.status} role="status" data-testid="cell-status">
      <Text size="sm">{t('components:grid.cellsChosen', { count, shown: number(count) })}</Text>
      {known ? <Text size="sm">{t('components:grid.sum', { value: number(known.sum) })}</Text> : null}
      {known ? <Text size="sm">{t('components:grid.average', { value: number(known.sum / known.numbers, 2) })}</Text> : null}
    </Group>
  )
}
