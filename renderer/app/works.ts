import type { Progress } from './api.ts'
import { makeStore, useStore } from './store.ts'

/** A change that says how far it is: it takes longer than a moment, and can be stopped. */
export type Work = { id: string; words: string | null; /** On the page's own clock, milliseconds. */ started: number; progress: Progress }

const works = makeStore<readonly Work[]>([])

/** Follows a change that no screen follows itself: how far it is, and, by the second function, that it ended. One that only waits its turn says nothing. */
export function followWork(id: string, words: string | null, started = performance.now()): [tell: (progress: Progress) => void, end: () => void] {
  const others = () => works.now().filter(work => work.id !== id)
  return [
    progress => { works.put([...others(), { id, words, started, progress }]) },
    () => { if (others().length < works.now().length) works.put(others()) },
  ]
}

/** The changes that are at work. */
export const useWorks = (): readonly Work[] => useStore(works)
