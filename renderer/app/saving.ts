import { useSyncExternalStore } from 'react'

export type SaveState = { state: 'quiet' | 'saving' | 'saved' | 'failed'; /** Instant of the last save of this session. */ at: string | null }

let current: SaveState = { state: 'quiet', at: null }
let open = 0
const hearers = new Set<() => void>()

function set(next: SaveState): void {
  current = next
  for (const hear of hearers) hear()
}

/** Notes that a change is on its way; the returned function says how it ended. */
export function noteSave(): (done: boolean) => void {
  open++
  set({ ...current, state: 'saving' })
  return done => {
    open--
    const at = done ? new Date().toISOString() : current.at
    set({ state: open > 0 ? 'saving' : done ? 'saved' : 'failed', at })
  }
}

const subscribe = (hear: () => void) => {
  hearers.add(hear)
  return () => { hearers.delete(hear) }
}

/** What the top line says about saving. */
export const useSaveState = (): SaveState => useSyncExternalStore(subscribe, () => current)
