import type { Condition, Filter, Sort } from '../../../shared/lists.ts'
import type { GridView, SortKey } from './types.ts'

/** What the address of a list holds of its view. */
export type ListAddress<C extends string> = { text?: string | undefined; filter?: Filter<C> | undefined; sort?: Sort<C> | undefined; columns?: C[] | undefined }

/** A sort of the contract, in whichever of its forms, as keys. */
function sortKeys(sort: Sort<string> | undefined): SortKey[] {
  if (sort === undefined) return []
  if (typeof sort === 'string') return [{ column: sort.replace(/^-/, ''), descending: sort.startsWith('-') }]
  return (Array.isArray(sort) ? sort : [sort]).map(({ column, descending }) => ({ column, descending: descending ?? false }))
}

/** The view that an address stands for. */
export const viewOf = <C extends string>({ text, filter, sort, columns }: ListAddress<C>): GridView => ({
  text: text ?? '', sort: sortKeys(sort), columns: columns ?? null,
  filter: Object.fromEntries(Object.entries<Condition | undefined>(filter ?? {}).flatMap(([column, condition]) => (condition === undefined ? [] : [[column, condition]]))),
})

/** What a change of the view changes in the address; columns that the list does not have are left out. */
export function addressOf<C extends string>(change: Partial<GridView>, isColumn: (name: string) => name is C): ListAddress<C> {
  const next: ListAddress<C> = {}
  if (change.text !== undefined) next.text = change.text || undefined
  if (change.filter) {
    const kept: Filter<C> = {}
    for (const [column, condition] of Object.entries(change.filter)) if (isColumn(column)) kept[column] = condition
    next.filter = Object.keys(kept).length > 0 ? kept : undefined
  }
  if (change.sort) {
    const sort = change.sort.flatMap(({ column, descending }) => (isColumn(column) ? [{ column, ...(descending ? { descending } : {}) }] : []))
    next.sort = sort.length > 0 ? sort : undefined
  }
  if (change.columns !== undefined) next.columns = change.columns?.filter(isColumn) ?? undefined
  return next
}

/** Which rows an address asks the core for. */
export const selectionOf = <C extends string>({ text, filter, sort }: ListAddress<C>) => ({
  ...(text?.trim() ? { text: text.trim() } : {}), ...(filter && Object.keys(filter).length > 0 ? { filter } : {}), ...(sort ? { sort } : {}),
})
