import { useCallback, useEffect, useRef, type MouseEvent, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { Active } from './useGridKeys.ts'

/** What the mouse does with cells. */
export type MouseActs = {
  /** A press on a cell: begins what is chosen anew, beside the rest (`add`), or draws it on to here (`extend`). */
  press: (cell: Active, how: 'begin' | 'add' | 'extend') => void
  drag: (cell: Active) => void
  open: (cell: Active) => void
}

/** The cell that an element belongs to, by row and column. */
export function cellPlace(target: EventTarget | null): Active | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
  return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['col']) } : null
}

/** Beyond an edge the list goes on under the mouse, so many pixels a frame at most. */
const fastest = 40
const beyond = (at: number, from: number, to: number) => Math.max(-fastest, Math.min(fastest, at < from ? at - from : at > to ? at - to : 0))

/** Choosing cells with the mouse: press and draw; at the edges the list scrolls on. */
export function useCellMouse(scroller: RefObject<HTMLDivElement | null>, { press, drag, open }: MouseActs) {
  const stop = useRef<(() => void) | null>(null)
  const latest = useRef(drag)
  useEffect(() => { latest.current = drag })
  useEffect(() => () => stop.current?.(), [])
  useEffect(() => {
    // Drawing over cells chooses them and marks no text.
    const grid = scroller.current
    const keep = (event: Event) => { if (!(event.target instanceof HTMLInputElement)) event.preventDefault() }
    grid?.addEventListener('selectstart', keep)
    return () => grid?.removeEventListener('selectstart', keep)
  }, [scroller])

  const follow = useCallback(() => {
    const grid = scroller.current
    if (!grid) return
    let point = { x: 0, y: 0 }
    let frame = 0
    const { left, top } = grid.getBoundingClientRect()
    const [width, height] = [grid.clientWidth, grid.clientHeight]
    // At once, and not in a frame of its own after that in which the mouse moved.
    const draw = (cell: Active | null) => { if (cell) flushSync(() => latest.current({ row: Math.max(0, cell.row), column: Math.max(1, cell.column) })) }
    const inside = (at: number, from: number, size: number) => Math.max(from + 2, Math.min(from + size - 2, at))
    const tick = () => {
      frame = 0
      const step = { left: beyond(point.x, left, left + width), top: beyond(point.y, top, top + height) }
      if (step.left === 0 && step.top === 0) return
      grid.scrollBy(step)
      draw(cellPlace(document.elementFromPoint(inside(point.x, left, width), inside(point.y, top, height))))
      frame = requestAnimationFrame(tick)
    }
    const move = (event: globalThis.MouseEvent) => {
      if (event.buttons === 0) return stop.current?.()
      point = { x: event.clientX, y: event.clientY }
      // The browser knows what lies under the mouse; asking it for a point would make it lay out the page first.
      if (event.target instanceof Node && grid.contains(event.target)) draw(cellPlace(event.target))
      frame ||= requestAnimationFrame(tick)
    }
    const end = () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('mousemove', move)
      document.removeEventListener('mouseup', end)
      stop.current = null
    }
    stop.current?.()
    stop.current = end
    document.addEventListener('mousemove', move)
    document.addEventListener('mouseup', end)
  }, [scroller])

  const onMouseDown = (event: MouseEvent) => {
    const cell = cellPlace(event.target)
    // What stands in a cell (a field that is being filled in, a button) has its own ways.
    if (!cell || cell.row < 0 || event.button !== 0 || (event.target instanceof Element && event.target.closest('input, textarea, button, a'))) return
    press(cell, event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey ? 'add' : 'begin')
    if (cell.column > 0) follow()
  }
  const onDoubleClick = (event: MouseEvent) => {
    const cell = cellPlace(event.target)
    if (cell && cell.row >= 0 && cell.column > 0 && !(event.target instanceof Element && event.target.closest('input, textarea, button, a'))) open(cell)
  }
  return { onMouseDown, onDoubleClick }
}
