import type { SortKey } from './types.ts'

/** `a` → ascending, again → descending, again → as it came. With `add` the column joins those that sort already. */
export function nextSort(sort: SortKey[], column: string, add: boolean): SortKey[] {
  const key = sort.find(one => one.column === column)
  const others = add ? sort.filter(one => one.column !== column) : []
  if (!key) return [...others, { column }]
  return key.descending ? others : add ? sort.map(one => (one.column === column ? { column, descending: true } : one)) : [{ column, descending: true }]
}
