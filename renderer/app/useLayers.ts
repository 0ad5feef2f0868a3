import { useSyncExternalStore } from 'react'
import type { layers } from './layers.tsx'

type Layers = typeof layers

/** After what time what stands was painted, milliseconds. A frame is not waited for: it never comes to a window that is hidden. */
const soon = 50
let known: Layers | null = null
let waiting = false
const hearers = new Set<() => void>()

function read(): void {
  import('./layers.tsx').then(
    ({ layers }) => {
      known = layers
      for (const hear of hearers) hear()
    },
    () => { waiting = false },
  )
}

function onLayers(hear: () => void): () => void {
  hearers.add(hear)
  if (!waiting) {
    waiting = true
    setTimeout(read, soon)
  }
  return () => { hearers.delete(hear) }
}

/**
 * What stands above the screens, or null until the first drawing was painted: it is closed at first, and a fifth of all that the first screen would wait for; the
 * library draws it in two steps, too, and React would take both, and all that follows a drawing, before anything is seen. What was opened meanwhile opens then.
 */
export const useLayers = (): Layers | null => useSyncExternalStore(onLayers, () => known)
