import { useCallback } from 'react'
import type { Answer } from '../../../shared/contract.ts'
import type { DetailPlace, ListLayout, ViewLayout } from '../../../shared/views.ts'
import { api, queryClient, useRead } from '../../app/api.ts'
import { attempt } from '../../app/notices.tsx'

// How the person who writes looks at each list: kept in the workspace, asked for once before the first screen stands. A change is shown from here, at once; nobody else makes one.
const asked = ['views.layouts', {}] as const
const unchanged: ViewLayout = {}

/** The layouts of all lists. */
export const useLayouts = () => useRead('views.layouts', {}, { tables: [] })

function change(grid: string, next: (old: ListLayout) => ListLayout): void {
  const known = queryClient.getQueryData<Answer<'views.layouts'>>(asked)
  // what could not be read is not written over
  if (!known) return
  const { layouts } = known
  const layout = next(layouts[grid] ?? {})
  queryClient.setQueryData<Answer<'views.layouts'>>(asked, { layouts: { ...layouts, [grid]: layout } })
  void attempt(() => api.call('views.layouts.save', { grid, layout }))
}

/** What was changed of a view's columns and not saved, and how it is changed and forgotten. Without a view, of the usual one. */
export function useViewLayout(grid: string, view = 'usual') {
  const own = useLayouts().data?.layouts[grid]?.views?.[view] ?? unchanged
  const changeView = useCallback((part: ViewLayout) => change(grid, old => ({ ...old, views: { ...old.views, [view]: { ...old.views?.[view], ...part } } })), [grid, view])
  const forget = useCallback(() => change(grid, old => ({ ...old, views: Object.fromEntries(Object.entries(old.views ?? {}).filter(([name]) => name !== view)) })), [grid, view])
  return { own, change: changeView, forget }
}

/** Where the record of the active row is shown beside a list. */
export function useDetailPlace(grid: string): [DetailPlace, (next: DetailPlace) => void] {
  const at = useLayouts().data?.layouts[grid]?.detail ?? 'off'
  const choose = useCallback((detail: DetailPlace) => change(grid, old => ({ ...old, detail })), [grid])
  return [at, choose]
}
