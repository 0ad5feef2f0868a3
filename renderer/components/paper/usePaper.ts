import { useCallback, useMemo, useState } from 'react'
import { useCommand } from '../../app/commands.tsx'
import type { PaperFormat } from './PaperDialog.tsx'

type Shown = { opened: boolean; first?: PaperFormat }
const closed: Shown = { opened: false }

/** The paper of a screen: Ctrl+E and the button open it in the format that it proposes, Ctrl+P as PDF. `dialog` goes to its dialog. */
export function usePaper(label: string, enabled = true) {
  const [shown, setShown] = useState<Shown>(closed)
  const open = useCallback(() => setShown({ opened: true }), [])
  const print = useCallback(() => setShown({ opened: true, first: 'pdf' }), [])
  const onClose = useCallback(() => setShown(old => ({ ...old, opened: false })), [])
  useCommand('export', open, { label, enabled })
  useCommand('print', print, { label: `${label} (PDF)`, enabled })
  return useMemo(() => ({ open, dialog: { ...shown, onClose } }), [open, shown, onClose])
}
