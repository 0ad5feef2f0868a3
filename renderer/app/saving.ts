import { useSyncExternalStore } from 'react'

export type SaveState = { state: 'quiet' | 'saving' | 'saved' | 'failed'; /** Instant of the last save of this session. */ at: string | null }

let current: SaveState = { state: 'quiet', at: null }
let open = 0
let refused = 0
const hearers = new Set<() => void>()

function say(at: string | null): void {
  current = { at, state: open > 0 ? 'saving' : refused > 0 ? 'failed' : at ? 'saved' : 'quiet' }
  for (const hear of hearers) hear()
}

/** Notes that a change is on its way; the returned function says how it ended. */
export function noteSave(): (done: boolean) => void {
  open++
  say(current.at)
  return done => {
    open--
    say(done ? new Date().toISOString() : current.at)
  }
}

/** Notes that a field holds typing that could not be saved, until the returned function is called. */
export function noteRefused(): () => void {
  refused++
  say(current.at)
  return () => {
    refused--
    say(current.at)
  }
}

/** Whether all is saved, once nothing is on its way any more and the fields have said what they could not save. */
export async function allSaved(): Promise<boolean> {
  await new Promise<void>(resolve => {
    const look = () => { if (open === 0) { hearers.delete(look); resolve() } }
    hearers.add(look)
    look()
  })
  await new Promise(resolve => { setTimeout(resolve) })
  return refused === 0
}

const subscribe = (hear: () => void) => {
  hearers.add(hear)
  return () => { hearers.delete(hear) }
}

/** What the top line says about saving. */
export const useSaveState = (): SaveState => useSyncExternalStore(subscribe, () => current)
