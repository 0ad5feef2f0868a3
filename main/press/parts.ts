import type { Cell, Column } from '../../shared/paper.ts'

// What rooms put their papers together from: columns, facts, and tables told column by column.

export const text = (title: string, width: number): Column => ({ title, kind: 'text', width })
export const date = (title: string): Column => ({ title, kind: 'date', width: 11 })
export const integer = (title: string, width = 9): Column => ({ title, kind: 'integer', width })
export const percent = (title: string, width: number, decimals = 0): Column => ({ title, kind: 'percent', width, decimals })

/** Facts that are known. */
export const known = (facts: readonly { label: string; value: string | null | undefined }[]): { label: string; value: string }[] => facts.flatMap(({ label, value }) => (value ? [{ label, value }] : []))

/** Cells of a row by the columns they stand in. */
export type Cells<R> = readonly [Column, (row: R) => Cell][]
/** A table's columns and rows from what stands in each column. */
export const tableOf = <R>(cells: Cells<R>, rows: readonly R[]) =>
  ({ columns: cells.map(([column]) => column), rows: rows.map(row => cells.map(([, cell]) => cell(row))), rowCount: rows.length })
