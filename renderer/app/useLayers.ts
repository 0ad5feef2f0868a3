import { useSyncExternalStore } from 'react'
import type { layers } from './layers.tsx'
import { makeStore } from './store.ts'

type Layers = typeof layers

/** After what time what stands was painted, milliseconds. A frame is not waited for: it never comes to a window that is hidden. */
const soon = 50
/** Null until they were read; what kept them from it. */
const known = makeStore<Layers | Error | null>(null)
let waiting = false

async function read(): Promise<void> {
  known.put(await import('./layers.tsx').then(({ layers }) => layers, (error: unknown) => (error instanceof Error ? error : new Error(String(error)))))
}

/** @throws what kept them from being read: no error could be said without them */
function layersNow(): Layers | null {
  const read = known.now()
  if (read instanceof Error) throw read
  return read
}

function onLayers(hear: () => void): () => void {
  if (!waiting) {
    waiting = true
    setTimeout(() => { void read() }, soon)
  }
  return known.listen(hear)
}

/**
 * What stands above the screens, or null until the first drawing was painted: it is closed at first, and a fifth of all that the first screen would wait for; the
 * library draws it in two steps, too, and React would take both, and all that follows a drawing, before anything is seen. What was opened or asked meanwhile opens then.
 */
export const useLayers = (): Layers | null => useSyncExternalStore(onLayers, layersNow)
