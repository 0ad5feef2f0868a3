import type { ReactNode } from 'react'
import type { CellRules } from '../../../shared/cellRules.ts'
import type { ListColumns, NameOf } from '../../../shared/listColumns.ts'
import type { Words } from '../../app/language.ts'
import type { GridColumn, GridView } from './types.ts'
import { editorOf } from './useListEdit.ts'

/** Words that are looked up once: a screen asks for them a thousand times. */
function remembering(words: (value: string | number) => string): (value: string | number) => string {
  const known = new Map<string | number, string>()
  return value => {
    let found = known.get(value)
    if (found === undefined) known.set(value, (found = words(value)))
    return found
  }
}

type Cell<Row> = (row: Row, text: string) => ReactNode
type More<C extends string, Row> = {
  nameOf?: NameOf
  /** How cells are changed in the row. */
  rules?: CellRules<C>
  /** Content of the cells of a column where it is more than their text. */
  cells?: Partial<Record<C, Cell<Row>>>
}

/** The columns of a list as the grid takes them, in the window's language. */
export function gridColumns<C extends string, Row>(list: ListColumns<C, Row>, t: Words, { nameOf = id => id, rules, cells = {} }: More<C, Row> = {}): GridColumn<Row>[] {
  return list.names.map(name => {
    const label = list.label(name, t, nameOf)
    const editor = editorOf(rules?.[name], t)
    const value = (row: Row) => list.value(row, name, t)
    const cell = (cells as Partial<Record<string, Cell<Row>>>)[name]
    return { name, ...list.looks[name], header: list.heading(name, t), value, ...(label ? { label: remembering(label) } : {}), ...(editor ? { editor } : {}), ...(cell ? { cell } : {}) }
  })
}

/** The columns that a view shows, in its order: the usual ones where it names none that the list has. */
export function shownColumns<Row>(columns: readonly GridColumn<Row>[], view: Pick<GridView, 'columns'>): string[] {
  const known = view.columns?.filter(name => columns.some(column => column.name === name)) ?? []
  return known.length > 0 ? known : columns.filter(column => !column.hidden).map(column => column.name)
}
