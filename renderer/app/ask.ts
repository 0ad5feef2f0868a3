import { notifications, notificationsStore } from '@mantine/notifications'
import { useSyncExternalStore, type ReactNode } from 'react'

type Asking = { title: string; children: ReactNode; /** Words of the two buttons, as verbs. */ confirm: string; leave?: string; onConfirm: () => void }
/** The last question, and whether it waits for an answer. */
type Asked = { asking: Asking; count: number; opened: boolean }

let asked: Asked | null = null
const hearers = new Set<() => void>()

function change(next: Asked | null): void {
  asked = next
  for (const hear of hearers) hear()
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear)
  return () => { hearers.delete(hear) }
}

/** Asks before what replaces much at once. Small things are done at once and undone. */
export function ask(asking: Asking): void {
  // What was done is said already, and would stand before the question in a small window.
  notifications.updateState(notificationsStore, shown => shown.filter(one => one.autoClose === false))
  change({ asking, count: (asked?.count ?? 0) + 1, opened: true })
}

/** The question was answered, or left. */
export const endQuestion = (): void => { if (asked) change({ ...asked, opened: false }) }

/** For the dialog that asks it (`Question`). */
export const useAsked = (): Asked | null => useSyncExternalStore(subscribe, () => asked)
