import { modals } from '@mantine/modals'
import { notifications, notificationsStore } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { wordsNow } from './language.ts'

type Question = { title: string; children: ReactNode; /** Words of the two buttons, as verbs. */ confirm: string; leave?: string; onConfirm: () => void }

/** Asks before what replaces much at once. Small things are done at once and undone. */
export function ask({ title, children, confirm, leave, onConfirm }: Question): void {
  const t = wordsNow()
  // What was done is said already, and would stand before the question in a small window.
  notifications.updateState(notificationsStore, shown => shown.filter(one => one.autoClose === false))
  modals.openConfirmModal({
    title, children, onConfirm, size: 'lg', labels: { confirm, cancel: leave ?? t('cancel') }, closeButtonProps: { 'aria-label': t('close') },
  })
}
