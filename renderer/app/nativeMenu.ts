import { useEffect } from 'react'
import { commands, type CommandId } from '../../shared/commands.ts'
import type { Batch } from '../../shared/history.ts'
import { stepWords } from '../history/batchWords.ts'
import { call } from './api.ts'
import { useAvailable } from './commands.tsx'
import { useWords } from './language.ts'

/** While one screen gives way to the next, its commands go and come. In milliseconds. */
const settled = 150

/** Tells the native menu what its commands can do now: which step would be taken back or done again, and which of them the screen has not. Draws nothing, whenever commands come and go. */
export function NativeMenu({ next }: { next: { undo: Batch | null; redo: Batch | null } | undefined }): null {
  const t = useWords()
  const available = useAvailable()
  const steps: Partial<Record<CommandId, Batch | null>> = { undo: next?.undo ?? null, redo: next?.redo ?? null }
  // as one word, which is the same as long as the commands are
  const off = commands.filter(({ id }) => !available.has(id) || steps[id] === null).map(({ id }) => id).join(' ')
  useEffect(() => {
    const wordsOf = (step: Batch | null | undefined) => (step ? stepWords(step, t) : null)
    const tell = () => { void call('shell.commands', { undo: wordsOf(next?.undo), redo: wordsOf(next?.redo), off: off.split(' ').filter(Boolean) }).catch(() => undefined) }
    const timer = setTimeout(tell, settled)
    return () => clearTimeout(timer)
  }, [next, off, t])
  return null
}
