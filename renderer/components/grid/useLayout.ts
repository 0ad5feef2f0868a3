import { useCallback, useState } from 'react'
import { z } from 'zod'
import type { GridView } from './types.ts'

const layout = z.object({ widths: z.record(z.string(), z.number()).catch({}), frozen: z.int().min(0).max(20).catch(1) })
export type Layout = z.infer<typeof layout>
export const usualLayout: Layout = { widths: {}, frozen: 1 }

const place = (store: string) => `desk.grid.${store}.layout`

function read(store: string): Layout {
  try {
    return layout.catch(usualLayout).parse(JSON.parse(localStorage.getItem(place(store)) ?? '{}'))
  } catch {
    return usualLayout
  }
}

/** Widths and frozen columns of a grid: the view's where the page keeps them, else remembered on this computer under the name `store`. */
export function useLayout(store: string, view: GridView, onView: (change: Partial<GridView>) => void): { layout: Layout; change: (part: Partial<Layout>) => void } {
  const [own, setOwn] = useState(() => read(store))
  const kept = view.widths !== undefined
  const change = useCallback((part: Partial<Layout>) => {
    if (kept) { onView(part); return }
    // Stored before anything is drawn: the page may be left in the same moment.
    const next = { ...read(store), ...part }
    localStorage.setItem(place(store), JSON.stringify(next))
    setOwn(next)
  }, [kept, onView, store])
  return { layout: kept ? { widths: view.widths ?? {}, frozen: view.frozen ?? 1 } : own, change }
}
