import { useEffect, useMemo, useState, type RefObject } from 'react'
import { selectWidth } from './types.ts'

/** Columns in sight and so many more at either side. */
const overscan = 2

export type ColumnWindow = { first: number; last: number }

/** The columns that meet the part in sight, by place. */
export function columnsIn(widths: readonly number[], from: number, to: number): ColumnWindow {
  let left = selectWidth
  let [first, last] = [-1, 0]
  for (const [index, width] of widths.entries()) {
    if (left + width > from && first < 0) first = index
    if (left < to) last = index
    left += width
  }
  return { first: Math.max(0, (first < 0 ? widths.length - 1 : first) - overscan), last: Math.min(widths.length - 1, last + overscan) }
}

/**
 * Which columns are drawn: a row of many columns is only drawn as far as it is seen. Changes only when a column comes or goes. The scroller bears
 * `data-aside` while it is scrolled sideways.
 */
export function useColumnWindow(scroller: RefObject<HTMLElement | null>, widths: readonly number[]): ColumnWindow {
  const [seen, setSeen] = useState<ColumnWindow>({ first: 0, last: 12 })
  const all = widths.join()
  useEffect(() => {
    const grid = scroller.current
    if (!grid) return undefined
    const sizes = all === '' ? [] : all.split(',').map(Number)
    let left = -1
    const look = () => {
      const next = columnsIn(sizes, grid.scrollLeft, grid.scrollLeft + grid.clientWidth)
      setSeen(old => (old.first === next.first && old.last === next.last ? old : next))
    }
    const scrolled = () => {
      if (grid.scrollLeft === left) return
      left = grid.scrollLeft
      grid.toggleAttribute('data-aside', left > 0)
      look()
    }
    const resized = new ResizeObserver(look)
    resized.observe(grid)
    grid.addEventListener('scroll', scrolled, { passive: true })
    scrolled()
    return () => { resized.disconnect(); grid.removeEventListener('scroll', scrolled) }
  }, [scroller, all])
  return useMemo(() => ({ first: Math.min(seen.first, Math.max(0, widths.length - 1)), last: Math.min(seen.last, widths.length - 1) }), [seen, widths.length])
}
