import { lazy, Suspense, type ReactNode } from 'react'
import type { Input } from '../../../shared/contract.ts'
import type { Language } from '../../../shared/procedure.ts'
import { Dialog } from '../Dialog.tsx'
import { Waiting } from '../Waiting.tsx'
import styles from './paper.module.css'
import type { PaperName } from './usePaperPreview.ts'

// read when it is first opened: the first screen has a paper too
const PaperForm = lazy(() => import('./PaperForm.tsx').then(form => ({ default: form.PaperForm })))

export type PaperFormat = 'xlsx' | 'pdf' | 'csv' | 'docx'
/** What the dialog adds to the room's own part of the input. */
export type PaperOptions = { format: PaperFormat; language: Language; acceptMissing?: true }

export type PaperProps = {
  onClose: () => void
  procedure: PaperName
  /** The formats that can be had, the proposed one first. */
  formats: readonly PaperFormat[]
  /** Proposed instead, where it is one of them. */
  first?: PaperFormat
  input: (options: PaperOptions) => Input<PaperName>
  /** Proposed for a file that is put somewhere else, without its extension. */
  fileName: string
  /** The paper was made, or printed from its preview. */
  onMade?: () => void
  /** More to choose, and what the paper holds. */
  children?: ReactNode | ((format: PaperFormat) => ReactNode)
}

/** A deliverable: its format and language, the real PDF before one's eyes, and where it goes. */
export function PaperDialog({ opened, title, ...paper }: PaperProps & { opened: boolean; title: string }) {
  return (
    <Dialog opened={opened} onClose={paper.onClose} title={title} size="90rem" classNames={{ body: styles['body'] ?? '', content: styles['content'] ?? '' }}>
      {opened ? <Suspense fallback={<Waiting />}><PaperForm {...paper} /></Suspense> : null}
    </Dialog>
  )
}
