import type { CellValue } from './cells.ts'
import type { Words } from './language.ts'

// What the columns of a list are, once for the grid that shows it and for the paper that prints it.

export type ListKind = 'text' | 'choice' | 'number' | 'year' | 'euros' | 'day'

export type ListLook = {
  kind: ListKind
  /** Width at first, in CSS pixels; papers take their widths from it. */
  width: number
  /** Hidden until the reader asks for it. */
  hidden?: true
  /** The list can be grouped by it. */
  groupable?: true
  /** A day with an hour, `YYYY-MM-DDTHH:MM`. */
  time?: true
  /** False where a column cannot be sorted or filtered. */
  sortable?: false
  filterable?: false
}

/** What is called by a name that no language file has (a type of documents, a category of suppliers), by its id or key. */
export type NameOf = (idOrKey: string) => string

export type ListColumns<C extends string, Row> = {
  names: readonly [C, ...C[]]
  looks: Readonly<Record<C, ListLook>>
  heading: (column: C, t: Words) => string
  /** What stands in a cell as it is stored; unknown is null. */
  value: (row: Row, column: C, t: Words) => CellValue
  /** The words of a coded column's values; null for the others. */
  label: (column: C, t: Words, nameOf: NameOf) => ((value: string | number) => string) | null
}

/** The columns that a list shows until somebody chooses. */
export const usualColumns = <C extends string, Row>({ names, looks }: ListColumns<C, Row>): C[] => names.filter(name => !looks[name].hidden)
