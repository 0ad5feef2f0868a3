import { useSyncExternalStore } from 'react'

/** What is known in one place of the window, outside of every screen, and shown in others. */
export type Store<T> = { now: () => T; put: (next: T) => void; /** Hears of each change, until the function that it answers is called. */ listen: (hear: () => void) => () => void }

export function makeStore<T>(first: T): Store<T> {
  let current = first
  const hearers = new Set<() => void>()
  return {
    now: () => current,
    put: next => {
      current = next
      for (const hear of hearers) hear()
    },
    listen: hear => {
      hearers.add(hear)
      return () => { hearers.delete(hear) }
    },
  }
}

/** For what shows it: drawn anew with each change. */
export const useStore = <T>({ listen, now }: Store<T>): T => useSyncExternalStore(listen, now)
