import type { ReactNode } from 'react'
import type { GroupRow, Stretch } from '../../../shared/lists.ts'
import type { ListPrint } from '../../../shared/views.ts'
import type { CellHow, CellProblem, CellsAnswer, CellValue } from '../../../shared/cells.ts'

/** One value of a cell as it is stored; unknown is null. */
export type Value = CellValue
/** One column's filter: a value, any of several, or bounds (inclusive), text contained, or emptiness. */
export type Condition = string | number | (string | number)[] | { from?: string | number | undefined; to?: string | number | undefined; within?: Stretch | undefined; contains?: string | undefined; empty?: boolean | undefined }
export type ColumnKind = 'text' | 'choice' | 'number' | 'year' | 'euros' | 'day'

/** A column of a grid: what it is called, what stands in its cells, and how it is filtered. */
export type GridColumn<Row> = {
  name: string
  header: string
  kind: ColumnKind
  /** Width at first, in CSS pixels. */
  width: number
  /** What is copied, and shown where `cell` says nothing else. */
  value: (row: Row) => Value
  /** Words for a stored value of a coded column. */
  label?: (value: string | number) => string
  /** Content of the cell where it is more than its text. */
  cell?: (row: Row, text: string) => ReactNode
  /** Hidden until the reader asks for it. */
  hidden?: boolean
  /** False where a column cannot be sorted or filtered. */
  sortable?: boolean
  filterable?: boolean
  /** How its cells are changed in the row; without it they are only read. */
  editor?: CellEditor
  /** The list can be grouped by it. */
  groupable?: boolean
}

/** How a cell is changed in the row: by typing, or by choosing one of few. */
export type CellEditor = {
  choices?: readonly { value: string; label: string }[]
  /** It may not stay empty. */
  required?: boolean
  /** How it is written, where that is to be told. */
  placeholder?: string
}

/** A change of a cell: what was typed, or a value as the list holds it; `seen` is what the screen showed. */
export type CellChange<Row> = { row: Row; column: string; text?: string; value?: Value; seen: Value }

/** How the cells of a list are changed; a source without it is only read. */
export type GridEdit<Row> = {
  /** Reads what was typed as the core will. */
  read: (column: string, typed: string) => { ok: true; value: Value } | { ok: false; problem: string }
  /** Writes the changes as one batch, or only says what would become of them. Answers in their order. */
  apply: (changes: CellChange<Row>[], how: CellHow, dryRun?: boolean) => Promise<CellsAnswer>
  /** A problem of a cell in words. */
  words: (column: string, problem: CellProblem) => string
  /** What a row is called, for what is said of its cells. */
  name: (row: Row) => string
}

export type SortKey = { column: string; descending?: boolean | undefined }

/** All that decides which rows stand where; kept by the page, usually in its address. */
export type GridView = {
  text: string
  filter: Record<string, Condition>
  sort: SortKey[]
  /** Shown columns in order; null = the usual ones. */
  columns: string[] | null
  /** Widths that differ from the columns' own, in CSS pixels. A page that keeps no layout leaves the rest out: the grid then keeps it itself. */
  widths?: Record<string, number>
  /** So many columns stay in sight at the left. */
  frozen?: number
  /** The column by which the list is grouped. */
  group?: string | null
  /** How it was last put on paper. */
  print?: ListPrint
}

/** The pages of a list that is sorted, filtered and counted elsewhere. */
export type GridPages<Row> = {
  /** Begins the cache key of every page, so that a change elsewhere fetches them again. */
  cacheKey: (offset: number, limit: number) => readonly unknown[]
  page: (offset: number, limit: number) => Promise<{ total: number; rows: Row[] }>
}

/** Where a grid's rows come from. */
export type GridSource<Row> = GridPages<Row> & {
  /** How many rows there are without text and filters; undefined while unknown. */
  unfiltered: number | undefined
  /** Values of a column under the other filters, most frequent first. */
  values?: (column: string) => Promise<{ value: Value; count: number }[]>
  edit?: GridEdit<Row>
  /** Which rows may be put on the clipboard, where not all may; and what is said of those that stay out, and of cutting them. */
  copying?: { may: (row: Row) => boolean; words: (count: number) => string; cutWords: string }
  /** The list grouped by a column, in the order in which `page` gives its rows while the view is grouped by it. */
  groups?: (column: string) => Promise<GroupRow[]>
  /** Name of the query without paging: a selection of everything ends when it changes. */
  query: string
}

/** Rows of a grid that were chosen: single ones, or all of the query but some. */
export type Selection<Row> = {
  count: number
  has: (key: string) => boolean
  /** The chosen rows, where all of them were seen; null where some would have to be fetched. */
  atHand: Row[] | null
  /** All chosen rows, fetched where they are not at hand. */
  rows: () => Promise<Row[]>
  clear: () => void
}

export const rowHeight = 36
export const headHeight = 40
/** Width of the selection column. */
export const selectWidth = 44
export const pageSize = 100
/** More rows are not put on the clipboard; the Excel export is there for them. */
export const copyLimit = 10_000

export const emptyView: GridView = { text: '', filter: {}, sort: [], columns: null }
export const isFiltered = (view: GridView): boolean => view.text.trim() !== '' || Object.keys(view.filter).length > 0
export const isRightAligned = (kind: ColumnKind): boolean => kind === 'number' || kind === 'euros' || kind === 'year'
