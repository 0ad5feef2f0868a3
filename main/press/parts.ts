import type { Block, Cell, Column, TableBlock } from '../../shared/paper.ts'

// What rooms put their papers together from: columns, facts, and tables told column by column.

export const text = (title: string, width: number): Column => ({ title, kind: 'text', width })
export const date = (title: string): Column => ({ title, kind: 'date', width: 11 })
export const dateTime = (title: string): Column => ({ title, kind: 'dateTime', width: 15 })
export const integer = (title: string, width = 9): Column => ({ title, kind: 'integer', width })
export const percent = (title: string, width: number, decimals = 0): Column => ({ title, kind: 'percent', width, decimals })

/** Facts that are known. */
export const known = (facts: readonly { label: string; value: string | null | undefined }[]): { label: string; value: string }[] => facts.flatMap(({ label, value }) => (value ? [{ label, value }] : []))

/** Cells of a row by the columns they stand in. */
export type Cells<R> = readonly [Column, (row: R) => Cell][]
/** A table's columns and rows from what stands in each column. */
export const tableOf = <R>(cells: Cells<R>, rows: readonly R[]) =>
  ({ columns: cells.map(([column]) => column), rows: rows.map(row => cells.map(([, cell]) => cell(row))), rowCount: rows.length })

/** A part of a record's sheet: a heading and its table, or the words that there is nothing. */
export const section = (title: string, empty: string, table: Pick<TableBlock, 'columns' | 'rows' | 'rowCount'>): Block[] =>
  [{ block: 'heading', level: 2, text: title }, { block: 'table', sheet: title, caption: '', empty, ...table }]
/** A part of facts; none where none of them is known. */
export function factSection(title: string, facts: Parameters<typeof known>[0]): Block[] {
  const there = known(facts)
  return there.length === 0 ? [] : [{ block: 'heading', level: 2, text: title }, { block: 'facts', facts: there }]
}
