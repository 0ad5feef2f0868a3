import { Drawer, Modal, type DrawerProps, type ModalProps } from '@mantine/core'
import { useLayoutEffect, useState } from 'react'
import { useWords } from '../app/language.ts'
import { saidEnough } from '../app/toast.tsx'

/** The button of the menu in which the keyboard is. */
const menuButton = (): string | null => document.activeElement?.closest('[role="menu"]')?.getAttribute('aria-labelledby') ?? null

/** Gives the keyboard back to the button of a menu whose item opened a layer: the library would give it to the item, which is gone by then, or about to go. */
function returnToMenu(): () => void {
  const button = menuButton()
  return () => {
    const before = document.activeElement
    const isFree = () => document.activeElement === before || document.activeElement === document.body || menuButton() === button
    // after the library's own try
    if (button) setTimeout(() => { if (isFree()) document.getElementById(button)?.focus() }, 20)
  }
}

/**
 * How a layer stands: nowhere before its first opening, since the library draws a closed one in two steps, and the screen that it belongs to would wait for
 * both; then closed for one step, so that it sees itself opened, and gives the keyboard back at its end.
 */
function useStanding(wanted: boolean): { stands: boolean; opened: boolean } {
  const [ready, setReady] = useState(false)
  useLayoutEffect(() => {
    if (!wanted) return undefined
    saidEnough()
    // oxlint-disable-next-line react/set-state-in-effect -- in two steps, as said
    setReady(true)
    return returnToMenu()
  }, [wanted])
  return { stands: ready || wanted, opened: ready && wanted }
}

/** A dialog. */
export function Dialog(props: ModalProps) {
  const t = useWords()
  const { stands, opened } = useStanding(props.opened)
  return stands ? <Modal closeButtonProps={{ 'aria-label': t('close') }} {...props} opened={opened} /> : null
}

/** A dialog at the side of the window. */
export function SideDialog(props: DrawerProps) {
  const t = useWords()
  const { stands, opened } = useStanding(props.opened)
  return stands ? <Drawer closeButtonProps={{ 'aria-label': t('close') }} {...props} opened={opened} /> : null
}
