import { useEffect } from 'react'
import { commands } from '../../shared/commands.ts'
import type { Input } from '../../shared/contract.ts'
import type { Batch } from '../../shared/history.ts'
import { stepWords } from '../history/batchWords.ts'
import { call } from './api.ts'
import { useCommands } from './commands.tsx'
import { useWords } from './language.ts'

/** While one screen gives way to the next, its commands go and come. In milliseconds. */
const settled = 150

/** Tells the native menu what its commands can do now: which step would be taken back or done again, and which of them the screen has not. */
export function useNativeMenu(next: { undo: Batch | null; redo: Batch | null } | undefined): void {
  const t = useWords()
  const { available } = useCommands()
  const [undo, redo] = [next?.undo, next?.redo].map(step => (step ? stepWords(step, t) : null))
  const steps = { undo: undo ?? null, redo: redo ?? null }
  const off = commands.filter(({ id }) => !available.has(id) || ((id === 'undo' || id === 'redo') && steps[id] === null)).map(({ id }) => id)
  const told = JSON.stringify({ ...steps, off })
  useEffect(() => {
    const state: Input<'shell.commands'> = JSON.parse(told)
    const timer = setTimeout(() => { void call('shell.commands', state).catch(() => undefined) }, settled)
    return () => clearTimeout(timer)
  }, [told])
}
