import type { Condition, Filter, Sort } from '../../../shared/lists.ts'
import type { ListScope } from '../../../shared/views.ts'
import type { GridView, SortKey } from './types.ts'

/** What the address of a list holds: which rows, in which order and groups, which columns, of which saved view. */
export type ListAddress<C extends string> = ListScope & {
  filter?: Filter<C> | undefined
  sort?: Sort<C> | undefined
  columns?: C[] | undefined
  group?: C | undefined
  view?: string | undefined
}

/** A filter without the columns that it leaves out. */
const present = (filter: object | undefined): Record<string, Condition> =>
  Object.fromEntries(Object.entries((filter ?? {}) as Record<string, Condition | undefined>).flatMap(([column, condition]) => (condition === undefined ? [] : [[column, condition]])))

/** A sort of the contract, in whichever of its forms, as keys. */
function sortKeys<C extends string>(sort: Sort<C>): SortKey[] {
  if (typeof sort === 'string') return [{ column: sort.replace(/^-/, ''), descending: sort.startsWith('-') }]
  return (Array.isArray(sort) ? sort : [sort]).map(({ column, descending }) => ({ column, descending: descending ?? false }))
}

/** The view that an address stands for; `usual` is the order without one. */
export const viewOf = <C extends string>({ text, filter, sort, columns, group }: ListAddress<C>, usual: SortKey[]) =>
  ({ text: text ?? '', filter: present(filter), sort: sort === undefined ? usual : sortKeys(sort), columns: columns ?? null, group: group ?? null }) satisfies GridView

/** The list that an address stands for, as the core is asked for it. */
export const selectionOf = <C extends string>({ text, filter, sort, at, group }: ListAddress<C>) => ({
  ...(text?.trim() ? { text: text.trim() } : {}), ...(filter && Object.keys(filter).length > 0 ? { filter } : {}), ...(sort ? { sort } : {}), ...(at ? { at } : {}),
  ...(group ? { group } : {}),
})

/**
 * A change of the view as a change of the address; columns that the list does not have are left out. Shown columns that an address names are those of a link:
 * chosen here they are the layout's.
 */
export function addressOf<C extends string>(change: Partial<GridView>, isColumn: (name: string) => name is C): ListAddress<C> {
  const next: ListAddress<C> = {}
  if ('text' in change) next.text = change.text || undefined
  if (change.filter) {
    const kept = Object.entries(change.filter).filter(([column]) => isColumn(column))
    next.filter = kept.length > 0 ? (Object.fromEntries(kept) as Filter<C>) : undefined
  }
  if (change.sort) {
    const sort = change.sort.flatMap(({ column, descending }) => (isColumn(column) ? [{ column, ...(descending ? { descending } : {}) }] : []))
    next.sort = sort.length > 0 ? sort : undefined
  }
  if (change.columns !== undefined) next.columns = undefined
  if (change.group !== undefined) next.group = change.group !== null && isColumn(change.group) ? change.group : undefined
  return next
}
