import { useEffect, type ReactNode } from 'react'
import { asTabs } from './pasting.ts'
import { readClipboard } from './clipboard.ts'

/** A list without rows takes a pasted sheet as its first ones: the wizard shows what they would become. */
export function EmptyList({ empty, onNewRows }: { empty: ReactNode; onNewRows: ((text: string, columns: string[]) => void) | undefined }) {
  useEffect(() => {
    if (!onNewRows) return undefined
    const paste = (event: ClipboardEvent) => {
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
      const pasted = typing || !event.clipboardData ? null : readClipboard(event.clipboardData)
      if (!pasted || pasted.length < 2) return
      event.preventDefault()
      const [headings = [], ...rows] = pasted
      onNewRows(asTabs(headings.map(cell => cell.text), rows, cell => cell.text), [])
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [onNewRows])
  return empty
}
