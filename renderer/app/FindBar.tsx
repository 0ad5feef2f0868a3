import { useRef, useState } from 'react'
import { useCommand } from './commands.tsx'
import { useLayers } from './useLayers.ts'

/**
 * Find on this page, where no list has a search of its own. In a browser its own search stays on the keys. It looks at the page
 * itself: Electron's `findInPage` takes the keyboard out of the field that asks, and finds what was typed there (electron#22880).
 */
export function FindBar() {
  const [opened, setOpened] = useState(0)
  const layers = useLayers()
  const before = useRef<Element | null>(null)
  useCommand('find', () => {
    if (opened === 0) before.current = document.activeElement
    setOpened(opened + 1)
  }, { keys: window.desk.shell === 'electron' })
  const close = () => {
    setOpened(0)
    if (before.current instanceof HTMLElement) before.current.focus()
  }
  return layers && opened > 0 ? <layers.Find asked={opened} onClose={close} /> : null
}
