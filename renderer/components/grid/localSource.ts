import { boundsOf } from '../../../shared/lists.ts'
import { today } from '../../app/today.ts'
import { fold } from '../../../shared/folding.ts'
import type { Language } from '../../../shared/procedure.ts'
import { cellText } from './cellText.ts'
import { toDraft } from './conditions.ts'
import type { Condition, GridColumn, GridSource, GridView, Value } from './types.ts'

function fits<Row>(column: GridColumn<Row>, row: Row, condition: Condition, language: Language): boolean {
  const value = column.value(row)
  const draft = toDraft(condition)
  const empty = value === null || value === ''
  if (draft.presence !== 'any' && empty !== (draft.presence === 'empty')) return false
  if (draft.values.length > 0 && (value === null || !draft.values.includes(value))) return false
  if (draft.contains !== '' && !fold(cellText(column, row, language)).includes(fold(draft.contains))) return false
  const stretch = draft.within === null ? null : boundsOf(draft.within, today())
  if (stretch && (empty || value < stretch.from || value > stretch.to)) return false
  if (draft.from !== null && (empty || value < draft.from)) return false
  return draft.to === null || (!empty && value <= draft.to)
}

/** Unknown stands last, whichever way; texts in the order of a dictionary. */
function compare(a: Value, b: Value, descending: boolean, collator: Intl.Collator): number {
  const emptyA = a === null || a === ''
  const emptyB = b === null || b === ''
  if (emptyA || emptyB) return Number(emptyA) - Number(emptyB)
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
  return descending ? -order : order
}

function arranged<Row>(rows: Row[], columns: GridColumn<Row>[], view: GridView, language: Language): Row[] {
  const named = new Map(columns.map(column => [column.name, column]))
  const wanted = fold(view.text)
  const conditions = Object.entries(view.filter).flatMap(([name, condition]) => { const column = named.get(name); return column ? [{ column, condition }] : [] })
  const found = rows.filter(row => conditions.every(({ column, condition }) => fits(column, row, condition, language))
    && (wanted === '' || columns.some(column => fold(cellText(column, row, language)).includes(wanted))))
  const keys = view.sort.flatMap(({ column, descending }) => { const known = named.get(column); return known ? [{ known, descending: descending ?? false }] : [] })
  if (keys.length === 0) return found
  const collator = new Intl.Collator(language, { numeric: true })
  return found.toSorted((a, b) => keys.reduce((order, { known, descending }) => order || compare(known.value(a), known.value(b), descending, collator), 0))
}

function counted<Row>(rows: Row[], column: GridColumn<Row>): { value: Value; count: number }[] {
  const counts = new Map<Value, number>()
  for (const row of rows) counts.set(column.value(row), (counts.get(column.value(row)) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count)
}

let made = 0

/** A source over rows that are all at hand already, such as the preview of an import; `name` tells it from others. */
export function localSource<Row>(name: string, rows: Row[], columns: GridColumn<Row>[], view: GridView, language: Language): GridSource<Row> & { /** All rows that the view shows. */ all: Row[] } {
  const query = JSON.stringify([name, view.text, view.filter])
  // Each making may hold other rows: their pages are not to be mixed.
  const version = ++made
  const all = arranged(rows, columns, view, language)
  return {
    all,
    query,
    unfiltered: rows.length,
    cacheKey: (offset, limit) => [name, version, query, view.sort, offset, limit],
    page: async (offset, limit) => ({ total: all.length, rows: all.slice(offset, offset + limit) }),
    values: async wanted => { const column = columns.find(one => one.name === wanted); return column ? counted(rows, column) : [] },
  }
}
