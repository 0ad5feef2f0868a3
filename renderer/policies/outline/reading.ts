import { useCallback, useEffect, useLayoutEffect, useRef, useState, type FocusEvent } from 'react'
import { clauseRead, type View } from './clauseRead.ts'

const clausesIn = (text: HTMLElement) => [...text.querySelectorAll<HTMLElement>('[data-clause]')]
const clauseIn = (text: HTMLElement | null, clauseId: string) => (text ? clausesIn(text).find(({ dataset }) => dataset['clause'] === clauseId) : undefined)

/** The part of the window in which the text scrolls. */
function viewOf(text: HTMLElement): View {
  const pane = text.closest('main') ?? document.documentElement
  const { top, bottom } = pane.getBoundingClientRect()
  return { top, bottom, ended: pane.scrollTop > 0 && pane.scrollTop + pane.clientHeight >= pane.scrollHeight - 1 }
}

/** Which clause of a text is being read or written, by where it is scrolled to and where the keyboard is; and how one goes to another. `order`: the clauses as they stand. */
export function useReading(order: readonly string[]) {
  const text = useRef<HTMLDivElement>(null)
  const chosen = useRef<string | null>(null)
  const moving = useRef<string | null>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const look = useCallback(() => {
    if (!text.current) return
    const boxes = clausesIn(text.current).map(clause => { const { top, bottom } = clause.getBoundingClientRect(); return { id: clause.dataset['clause'] ?? '', top, bottom } })
    const read = clauseRead(boxes, viewOf(text.current), chosen.current)
    if (read !== chosen.current) chosen.current = null
    setCurrent(read)
  }, [])
  useEffect(() => {
    // what scrolls tells nobody above it, but can be overheard on the way down
    document.addEventListener('scroll', look, { capture: true, passive: true })
    window.addEventListener('resize', look)
    return () => { document.removeEventListener('scroll', look, { capture: true }); window.removeEventListener('resize', look) }
  }, [look])
  const key = order.join()
  useLayoutEffect(() => {
    if (moving.current !== null) clauseIn(text.current, moving.current)?.scrollIntoView({ block: 'nearest' })
    moving.current = null
    look()
  }, [look, key])
  const choose = (clauseId: string) => { chosen.current = clauseId; look() }
  return {
    current, text,
    /** On what holds the text: the keyboard is in a clause. */
    onFocus: ({ target }: FocusEvent) => {
      const clauseId = target.closest<HTMLElement>('[data-clause]')?.dataset['clause']
      if (clauseId !== undefined) choose(clauseId)
    },
    /** Brings a clause into view, and the keyboard to it. */
    go: (clauseId: string) => {
      const clause = clauseIn(text.current, clauseId)
      clause?.scrollIntoView({ block: 'start' })
      clause?.focus({ preventScroll: true })
      choose(clauseId)
    },
    /** A clause is about to stand elsewhere: it stays the one that is read. */
    keep: (clauseId: string) => { moving.current = clauseId; choose(clauseId) },
  }
}
