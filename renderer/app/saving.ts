import { makeStore, useStore } from './store.ts'

export type SaveState = { state: 'quiet' | 'saving' | 'saved' | 'failed'; /** Instant of the last save of this session. */ at: string | null }

const current = makeStore<SaveState>({ state: 'quiet', at: null })
let open = 0
let refused = 0

function say({ at }: Pick<SaveState, 'at'> = current.now()): void {
  current.put({ at, state: open > 0 ? 'saving' : refused > 0 ? 'failed' : at ? 'saved' : 'quiet' })
}

/** Notes that a change is on its way; the returned function says how it ended. */
export function noteSave(): (done: boolean) => void {
  open++
  say()
  return done => {
    open--
    say(done ? { at: new Date().toISOString() } : undefined)
  }
}

/** Notes that a field holds typing that could not be saved, until the returned function is called. */
export function noteRefused(): () => void {
  refused++
  say()
  return () => {
    refused--
    say()
  }
}

/** Whether all is saved, once nothing is on its way any more and the fields have said what they could not save. */
export async function allSaved(): Promise<boolean> {
  if (open > 0) await new Promise<void>(resolve => { const off = current.listen(() => { if (open === 0) { off(); resolve() } }) })
  await new Promise(resolve => { setTimeout(resolve) })
  return refused === 0
}

/** What the top line says about saving. */
export const useSaveState = (): SaveState => useStore(current)
