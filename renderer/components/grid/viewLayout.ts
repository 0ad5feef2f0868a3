import { useCallback, useState } from 'react'
import { z } from 'zod'

// What was changed of a view's columns and not saved, for each view of a list: remembered on this computer, so that a layout is found again.
const layout = z.object({ columns: z.array(z.string()).nullable().optional(), widths: z.record(z.string(), z.number()).optional(), frozen: z.int().min(0).max(20).optional() })
export type OwnLayout = z.infer<typeof layout>

const place = (grid: string, view: string | undefined) => `desk.grid.${grid}.view.${view ?? 'usual'}`

function read(key: string): OwnLayout {
  try {
    return layout.catch({}).parse(JSON.parse(localStorage.getItem(key) ?? '{}'))
  } catch {
    return {}
  }
}

/** The layout of a view as it was changed here, and how it is changed and forgotten. */
export function useViewLayout(grid: string, view: string | undefined) {
  const key = place(grid, view)
  const [stored, setStored] = useState(() => ({ key, own: read(key) }))
  const shown = stored.key === key ? stored : { key, own: read(key) }
  if (shown !== stored) setStored(shown)
  // Stored before anything is drawn: the page may be left in the same moment.
  const change = useCallback((part: OwnLayout) => {
    const own = { ...read(key), ...part }
    localStorage.setItem(key, JSON.stringify(own))
    setStored({ key, own })
  }, [key])
  const forget = useCallback(() => { localStorage.removeItem(key); setStored({ key, own: {} }) }, [key])
  return { own: shown.own, change, forget }
}
