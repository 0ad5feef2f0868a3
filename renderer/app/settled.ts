import { useSyncExternalStore } from 'react'

/** After what time what stands was painted, milliseconds. A frame is not waited for: it never comes to a window that is hidden. */
const soon = 50
let settled = false
let waiting = false
const hearers = new Set<() => void>()

function onSettled(hear: () => void): () => void {
  hearers.add(hear)
  if (!waiting) {
    waiting = true
    setTimeout(() => { settled = true; for (const one of hearers) one() }, soon)
  }
  return () => { hearers.delete(hear) }
}

/**
 * Whether the first drawing was painted. What stands ready beside it, closed, waits for that: the library draws its closed layers in two steps, and React then
 * takes both, and all that follows a drawing, before anything is seen.
 */
export const useSettled = (): boolean => useSyncExternalStore(onSettled, () => settled)
