import { useSyncExternalStore } from 'react'
import type { layers } from './layers.tsx'

type Layers = typeof layers

/** After what time what stands was painted, milliseconds. A frame is not waited for: it never comes to a window that is hidden. */
const soon = 50
let known: Layers | null = null
let failure: Error | null = null
let waiting = false
const hearers = new Set<() => void>()

async function read(): Promise<void> {
  try {
    known = (await import('./layers.tsx')).layers
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error))
  }
  for (const hear of hearers) hear()
}

/** @throws what kept them from being read: no error could be said without them */
function layersNow(): Layers | null {
  if (failure) throw failure
  return known
}

function onLayers(hear: () => void): () => void {
  hearers.add(hear)
  if (!waiting) {
    waiting = true
    setTimeout(() => { void read() }, soon)
  }
  return () => { hearers.delete(hear) }
}

/**
 * What stands above the screens, or null until the first drawing was painted: it is closed at first, and a fifth of all that the first screen would wait for; the
 * library draws it in two steps, too, and React would take both, and all that follows a drawing, before anything is seen. What was opened or asked meanwhile opens then.
 */
export const useLayers = (): Layers | null => useSyncExternalStore(onLayers, layersNow)
