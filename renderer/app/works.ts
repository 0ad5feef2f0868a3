import { useSyncExternalStore } from 'react'
import type { Progress } from './api.ts'

/** A change that says how far it is: it takes longer than a moment, and can be stopped. */
export type Work = { id: string; words: string | null; /** On the page's own clock, milliseconds. */ started: number; progress: Progress }

let works: readonly Work[] = []
const hearers = new Set<() => void>()

function put(next: readonly Work[]): void {
  works = next
  for (const hear of hearers) hear()
}

/** Follows a change that no screen follows itself: how far it is, and, by the second function, that it ended. One that only waits its turn says nothing. */
export function followWork(id: string, words: string | null, started = performance.now()): [tell: (progress: Progress) => void, end: () => void] {
  const others = () => works.filter(work => work.id !== id)
  return [
    progress => { put([...others(), { id, words, started, progress }]) },
    () => { if (others().length < works.length) put(others()) },
  ]
}

const subscribe = (hear: () => void) => {
  hearers.add(hear)
  return () => { hearers.delete(hear) }
}

/** The changes that are at work. */
export const useWorks = (): readonly Work[] => useSyncExternalStore(subscribe, () => works)
