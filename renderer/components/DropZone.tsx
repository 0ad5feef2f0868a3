import { Paper } from '@mantine/core'
import { useEffect, useRef, useState, type DragEvent, type ReactNode } from 'react'
import styles from './DropZone.module.css'

type Props = { p: 'sm' | 'xl'; onFiles: (files: readonly File[]) => void; /** What is pasted into the screen goes here too. */ pasted?: boolean; children: ReactNode }

/** The place that a paste is meant for: the one that the keyboard is in, or the only one of the dialog or screen in front. */
function placeFor(target: EventTarget | null): Element | null {
  const front = [...document.querySelectorAll('[aria-modal="true"]')].at(-1) ?? document.body
  const places = [...front.querySelectorAll('[data-pasted]')]
  const own = target instanceof Element ? target.closest('[data-pasted]') : null
  return own ?? (places.length === 1 ? places[0] ?? null : null)
}

/** Hears what is pasted for a place. A text that has a picture beside it, as one from Word, is meant as a text. */
function usePastes(on: boolean, onFiles: Props['onFiles']) {
  const place = useRef<HTMLDivElement>(null)
  const take = useRef(onFiles)
  useEffect(() => { take.current = onFiles })
  useEffect(() => {
    if (!on) return undefined
    const hear = (event: ClipboardEvent) => {
      const files = [...event.clipboardData?.files ?? []]
      if (files.length === 0 || event.clipboardData?.types.includes('text/plain') || placeFor(event.target) !== place.current) return
      event.preventDefault()
      take.current(files)
    }
    document.addEventListener('paste', hear)
    return () => { document.removeEventListener('paste', hear) }
  }, [on])
  return place
}

/** A place that takes files from the file manager; the button that does the same stands in it. */
export function DropZone({ p, onFiles, pasted = false, children }: Props) {
  const [over, setOver] = useState(false)
  const place = usePastes(pasted, onFiles)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles([...event.dataTransfer.files])
  }
  return (
    <Paper
      ref={place} withBorder p={p} className={styles['drop'] ?? ''} data-over={over || undefined} data-pasted={pasted || undefined} onDrop={drop} onDragLeave={() => setOver(false)}
      onDragOver={event => { event.preventDefault(); setOver(true) }}
    >
      {children}
    </Paper>
  )
}
