import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { dialogOpen } from '../../app/commands.tsx'
import { areasOf, type Area, type Ranges } from './ranges.ts'
import type { Active } from './useGridKeys.ts'

export type Place = { active: Active; top: number }
type Props = {
  /** Where the reader was in this query, to come back there. */
  place: Place
  /** The reader comes back to that place, and so does the keyboard. */
  returning: boolean
  /** Name of text, filters and sort: where it changes, the list begins at its top. */
  query: string
  /** Rows of the list; undefined until they are counted. */
  total: number | undefined
  columns: number
  onPlace: (place: Place) => void
}

const at = (active: Active): Ranges => ({ kept: [], active, focus: active, removing: false })

/** Where the keyboard was when it was wanted for the active cell. */
type Wanted = { from: Element | null }
const fromHere = (): Wanted => ({ from: document.activeElement })
/** Somebody began to type elsewhere while the rows were still on their way: it would go into a cell. */
const typesElsewhere = ({ from }: Wanted): boolean => document.activeElement !== from && (document.activeElement?.matches('input, textarea, [contenteditable="true"]') ?? false)

/** Which cell is active and which are chosen; the keyboard follows the active one, and another query begins at its top. */
export function useActive({ place, returning, query, total, columns, onPlace }: Props) {
  const [ranges, setRanges] = useState<Ranges>(() => at(place.active))
  const scroller = useRef<HTMLDivElement>(null)
  const focusWanted = useRef<Wanted | null>(returning ? { from: null } : null)
  const coming = useRef(returning)
  const showWanted = useRef(false)
  const last = (total ?? 0) - 1
  const inside = (cell: Active): Active => ({ row: Math.min(cell.row, last), column: Math.min(cell.column, columns) })
  const here = inside(ranges.active)
  const focus = inside(ranges.focus)
  const cellOf = ({ row, column }: Active) => scroller.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-col="${column}"]`)
  const show = (cell: HTMLElement, column: number) => {
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    // The first columns stay in sight by themselves: going there means to see the beginning.
    if (column <= 1) scroller.current?.scrollTo({ left: 0 })
  }
  /** Gives the active cell its focus as soon as it is drawn, and shows the end of what is being chosen. */
  const settle = () => {
    if (total === undefined) return
    if (focusWanted.current && (typesElsewhere(focusWanted.current) || (coming.current && dialogOpen()))) focusWanted.current = null
    if (focusWanted.current) {
      const cell = cellOf(here)
      if (!cell) return
      focusWanted.current = null
      cell.focus({ preventScroll: true })
      show(cell, here.column)
    }
    coming.current = false
    if (showWanted.current) {
      const cell = cellOf(focus)
      if (!cell) return
      showWanted.current = false
      show(cell, focus.column)
    }
  }
  const shownQuery = useRef(query)
  useEffect(() => {
    if (shownQuery.current === query) return
    shownQuery.current = query
    scroller.current?.scrollTo({ top: 0 })
    // The head keeps the keyboard, so that one can go on sorting.
    setRanges(({ active }) => at(active.row <= 0 ? active : { row: 0, column: active.column }))
  }, [query])
  const { active } = ranges
  const onScrolled = useCallback((top: number) => onPlace({ active, top }), [active, onPlace])
  /** Makes a cell active; without `focus` the keyboard stays where it is (in the field of the cell). */
  const go = useCallback((to: Active, focus = true) => { focusWanted.current = focus ? fromHere() : null; showWanted.current = !focus; setRanges(at(to)) }, [])
  /** Gives the keyboard back to the active cell, and leaves what is chosen as it is. In whatever field other than `from` it is, it stays there. */
  const refocus = useCallback((from = document.activeElement) => { focusWanted.current = { from }; setRanges(old => ({ ...old })) }, [])
  /** Draws the range on to a cell; without `scroll` for the mouse, under which the cell lies already. */
  const extend = useCallback((to: Active, scroll = true) => {
    showWanted.current = scroll
    setRanges(old => (old.focus.row === to.row && old.focus.column === to.column ? old : { ...old, focus: { row: Math.max(0, to.row), column: Math.max(1, to.column) } }))
  }, [])
  /** Begins another range beside those that are chosen; it takes away where it begins on a chosen cell. */
  const add = useCallback((to: Active, removing: boolean) => {
    focusWanted.current = fromHere()
    setRanges(old => ({ kept: areasOf(old), active: to, focus: to, removing }))
  }, [])
  const take = useCallback((areas: Area[]) => setRanges(old => ({ kept: areas, active: old.active, focus: old.active, removing: false })), [])
  /** The record of the active cell stands elsewhere by now; the keyboard goes with it where it was there. */
  const moveTo = useCallback((row: number) => {
    const inCell = document.activeElement instanceof HTMLElement && document.activeElement.dataset['row'] !== undefined && (scroller.current?.contains(document.activeElement) ?? false)
    focusWanted.current = inCell ? fromHere() : null
    setRanges(old => at({ row, column: old.active.column }))
  }, [])
  const collapse = useCallback(() => setRanges(old => at(old.active)), [])
  const areas = useMemo(() => {
    const bottom = last
    return areasOf(ranges).flatMap(area => (area.top > bottom || area.left > columns ? [] : [{ ...area, bottom: Math.min(bottom, area.bottom), right: Math.min(columns, area.right) }]))
  }, [ranges, last, columns])
  return { here, focus, areas, scroller, go, refocus, extend, add, take, collapse, moveTo, settle, onScrolled }
}
export type ActiveCells = ReturnType<typeof useActive>
