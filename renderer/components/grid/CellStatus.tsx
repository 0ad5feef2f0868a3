import { Group, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useFormats, useWords } from '../../app/language.ts'
import { cellCount, isChosen, runLength, type Area, type Run } from './ranges.ts'
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

/** At the foot: how many cells are chosen, with sum and average of the numbers among them, as soon as the choice rests. */
export function CellStatus<Row>({ areas, columns, fetchRows }: Props<Row>) {
  const t = useWords()
  const { number } = useFormats()
  const [settled] = useDebouncedValue(areas, pause)
  const count = cellCount(settled)
  const [sums, setSums] = useState<(Sums & { of: readonly Area[] }) | null>(null)
  useEffect(() => {
    if (count < 2 || runLength(settled.map(({ top, bottom }) => ({ from: top, to: bottom }))) > copyLimit) return undefined
    let gone = false
    void sumsOf(settled, columns, fetchRows).then(made => { if (!gone) setSums({ ...made, of: settled }) }).catch(() => undefined)
    return () => { gone = true }
  }, [settled, count, columns, fetchRows])
  if (count < 2 || cellCount(areas) < 2) return null
  const known = sums && sums.of === settled && sums.numbers > 0 ? sums : null
  return (
    <Group gap="md" className={styles.status} role="status" data-testid="cell-status">
      <Text size="sm">{t('components:grid.cellsChosen', { count, shown: number(count) })}</Text>
      {known ? <Text size="sm">{t('components:grid.sum', { value: number(known.sum) })}</Text> : null}
      {known ? <Text size="sm">{t('components:grid.average', { value: number(known.sum / known.numbers, 2) })}</Text> : null}
    </Group>
  )
}
