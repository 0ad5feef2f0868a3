import { useEffect, useState } from 'react'
import { useWords } from '../../app/language.ts'
import { attempt } from '../../app/notices.tsx'
import { sayNote } from '../../app/toast.tsx'
import type { GridColumn } from './types.ts'
import type { ActiveCells } from './useActive.ts'
import { columnOfCell, rowOfCell } from './useEditing.ts'
import type { Lines } from './useLines.ts'

type Props<Row> = { lines: Lines<Row>; columns: GridColumn<Row>[]; go: ActiveCells['go']; rowKey: (row: Row) => string; onColumns: (columns: string[]) => void }

/** Goes to a cell by its name, wherever its row stands: a hidden column is shown, closed groups are opened; of a row that filters leave out that is said. */
export function useShowCell<Row>({ lines, columns, go, rowKey, onColumns }: Props<Row>): (cell: string, rowName: string) => void {
  const t = useWords()
  const [wanted, setWanted] = useState<{ row: number; column: string } | null>(null)
  const line = wanted === null ? -1 : lines.lineOf(wanted.row)
  const column = wanted === null ? -1 : columns.findIndex(({ name }) => name === wanted.column)
  useEffect(() => {
    if (line < 0 || column < 0) return
    // oxlint-disable-next-line react/set-state-in-effect -- it waits for the column and the groups to be drawn
    setWanted(null)
    go({ row: line, column: column + 1 })
  }, [line, column, go])
  return (cell, rowName) => {
    void attempt(async () => {
      const [key, name] = [rowOfCell(cell), columnOfCell(cell)]
      const row = await lines.findRow(one => rowKey(one) === key)
      if (row < 0) { sayNote(t('components:grid.refused.outOfSight', { name: rowName })); return }
      if (!columns.some(one => one.name === name)) onColumns([...columns.map(one => one.name), name])
      if (lines.lineOf(row) < 0) lines.setAllGroups(true)
      setWanted({ row, column: name })
    })
  }
}
