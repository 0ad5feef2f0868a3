import { notifications, notificationsStore } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { makeStore, useStore } from './store.ts'

type Asking = { title: string; children: ReactNode; /** Words of the two buttons, as verbs. */ confirm: string; leave?: string; onConfirm: () => void }
/** The last question, and whether it waits for an answer. */
type Asked = { asking: Asking; count: number; opened: boolean }

const asked = makeStore<Asked | null>(null)

/** Asks before what replaces much at once. Small things are done at once and undone. */
export function ask(asking: Asking): void {
  // What was done is said already, and would stand before the question in a small window.
  notifications.updateState(notificationsStore, shown => shown.filter(one => one.autoClose === false))
  asked.put({ asking, count: (asked.now()?.count ?? 0) + 1, opened: true })
}

/** The question was answered, or left. */
export function endQuestion(): void {
  const last = asked.now()
  if (last) asked.put({ ...last, opened: false })
}

/** For the dialog that asks it (`Question`). */
export const useAsked = (): Asked | null => useStore(asked)
