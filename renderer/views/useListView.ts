import { useCallback, useMemo } from 'react'
import { sameView, scopeOf, usualView, type SavedView, type ViewDefinition } from '../../shared/views.ts'
import { useWords } from '../app/language.ts'
import { addressOf, viewOf, type ListAddress } from '../components/grid/address.ts'
import type { GridView } from '../components/grid/types.ts'
import { useViewLayout } from '../components/grid/listLayout.ts'
import { useViews } from './useViews.ts'

type Props<C extends string> = {
  /** The name of the list, under which its views are saved. */
  grid: string
  search: ListAddress<C>
  /** Puts these parts into the address and leaves the others; `replace`: without a step to go back to. */
  change: (part: ListAddress<C>, replace?: boolean) => void
  isColumn: (name: string) => name is C
  /** The view that the list has before anybody saved one. */
  usual?: ViewDefinition
}

/** What the view is called on paper: that of a saved one, and whether it was changed. */
function useViewName(name: string | undefined, modified: boolean): string | undefined {
  const t = useWords()
  return name !== undefined && modified ? t('views:export.changed', { name }) : name
}

/**
 * The view of a list. What decides which rows stand where (text, day, filters, order, groups) is kept in the address, so that back, forward and the next start
 * find it; columns, widths, frozen ones and how it is put on paper are the chosen view's with what the person changed of them.
 */
export function useListView<C extends string>({ grid, search, change, isColumn, usual = usualView }: Props<C>) {
  const views = useViews(grid, search.view, usual)
  const { own, change: changeLayout, forget } = useViewLayout(grid, search.view)
  const { definition } = views
  const view = useMemo(() => {
    const shown = viewOf(search, usual.sort)
    const print = own.print ?? definition.print
    return {
      ...shown, columns: shown.columns ?? (own.columns === undefined ? definition.columns : own.columns), widths: own.widths ?? definition.widths, frozen: own.frozen ?? definition.frozen,
      ...(print ? { print } : {}),
    }
  }, [search, usual, own, definition]) satisfies GridView
  const onView = useCallback((part: Partial<GridView>) => {
    const { columns, widths, frozen, print, ...rest } = part
    const layout = { ...(columns === undefined ? {} : { columns }), ...(widths ? { widths } : {}), ...(frozen === undefined ? {} : { frozen }), ...(print ? { print } : {}) }
    if (Object.keys(layout).length > 0) changeLayout(layout)
    // Typing replaces the address: one step back is the list before, not the last letter.
    if (columns !== undefined || Object.keys(rest).length > 0) change(addressOf(columns === undefined ? rest : { ...rest, columns }, isColumn), true)
  }, [change, changeLayout, isColumn])
  const { text: _typed, ...shape } = view
  const current: ViewDefinition = { ...shape, ...scopeOf(search) }
  const show = useCallback((id: string | undefined, shown: ViewDefinition) => {
    const { filter, sort, group, cluster } = shown
    const { cluster: _looked, ...scope } = scopeOf(shown)
    change({ columns: undefined, view: id, ...scope, ...(cluster === undefined ? {} : { cluster }), ...addressOf({ filter, sort, group }, isColumn) })
  }, [change, isColumn])
  const tabs = {
    views, current,
    onChoose: (saved: SavedView | null) => show(saved?.id, saved?.definition ?? usual),
    onRevert: () => { forget(); show(search.view, definition) },
    // What is saved is no change of the person's any more; a new view is shown at once.
    onSaved: (id: string) => { forget(); show(id, current) },
  }
  const name = useViewName(views.chosen?.name, !sameView(current, definition))
  return { view, onView, tabs, name }
}
