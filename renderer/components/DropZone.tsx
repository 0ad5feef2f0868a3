import { Paper } from '@mantine/core'
import { useState, type DragEvent, type ReactNode } from 'react'
import styles from './DropZone.module.css'

type Props = { p: 'sm' | 'xl'; onFiles: (files: readonly File[]) => void; children: ReactNode }

/** A place that takes files from the file manager; the button that does the same stands in it. */
export function DropZone({ p, onFiles, children }: Props) {
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles([...event.dataTransfer.files])
  }
  return (
    <Paper withBorder p={p} className={styles['drop'] ?? ''} data-over={over || undefined} onDrop={drop} onDragLeave={() => setOver(false)} onDragOver={event => { event.preventDefault(); setOver(true) }}>
      {children}
    </Paper>
  )
}
