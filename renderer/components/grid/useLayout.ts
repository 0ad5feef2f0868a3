import { useCallback, useMemo } from 'react'
import { useViewLayout } from './listLayout.ts'
import type { GridView } from './types.ts'

export type Layout = { widths: Record<string, number>; frozen: number }

/** Widths and frozen columns of a grid: the view's where the page keeps them, else the person's own under the name `store`. */
export function useLayout(store: string, view: GridView, onView: (change: Partial<GridView>) => void): { layout: Layout; change: (part: Partial<Layout>) => void } {
  const { own, change: changeOwn } = useViewLayout(store)
  const kept = view.widths !== undefined
  const { widths = {}, frozen = 1 } = kept ? view : own
  const layout = useMemo(() => ({ widths, frozen }), [widths, frozen])
  const change = useCallback((part: Partial<Layout>) => { if (kept) onView(part); else changeOwn(part) }, [kept, onView, changeOwn])
  return { layout, change }
}
