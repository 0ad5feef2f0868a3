import { useEffect, useState } from 'react'

let settled = false

/**
 * Whether the first screen was painted. What stands ready beside it, closed, waits for that: the library draws its closed layers in two steps, and React then
 * takes both, and all that follows a drawing, before anything is seen.
 */
export function useSettled(): boolean {
  const [now, setNow] = useState(settled)
  useEffect(() => {
    if (settled) return
    // a frame may never come: the window can be hidden
    const soon = setTimeout(() => { settled = true; setNow(true) }, 50)
    return () => { clearTimeout(soon) }
  }, [])
  return now
}
