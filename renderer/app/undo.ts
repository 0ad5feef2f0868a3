import type { Batch } from '../../shared/history.ts'
import { stepWords } from '../history/batchWords.ts'
import { call, CallError } from './api.ts'
import { readRooms, wordsNow } from './language.ts'
import { sayDone, sayError } from './toast.tsx'

type Options = {
  force?: boolean
  /** What is said while it takes long, and when it is done. */
  words?: string
  done?: string
  onDone?: () => void
}

/** Takes a batch back and says so; where records changed since, lists them and offers to do it nevertheless. False where it was not taken back, or not yet. */
export async function undoBatch(batch: string, options: Options = {}): Promise<boolean> {
  const t = wordsNow()
  try {
    await call('history.undo', options.force ? { batch, force: true } : { batch }, { words: options.words ?? t('history:undoing') })
    sayDone(options.done ?? t('history:undone'))
    options.onDone?.()
    return true
  } catch (error) {
    if (error instanceof CallError && error.code === 'changed-since' && !options.force) {
      const [{ askAnyway }] = await Promise.all([import('../history/askAnyway.tsx'), readRooms()])
      askAnyway(error.values, () => { void undoBatch(batch, { ...options, force: true }) })
    } else sayError(error)
    return false
  }
}

type Direction = 'undo' | 'redo'

/** Takes a batch back, or does again what an undo took back, and says which. */
export function undoStep(direction: Direction, step: Batch): Promise<boolean> {
  const t = wordsNow()
  const what = stepWords(step, t)
  return undoBatch(step.id, { words: t(direction === 'undo' ? 'history:undoingWhat' : 'history:redoingWhat', { what }), done: t(direction === 'undo' ? 'history:undoneWhat' : 'history:redoneWhat', { what }) })
}

let steps = Promise.resolve()
/** Steps that came to nothing. */
let failures = 0

/**
 * Ctrl+Z and Ctrl+Y: one step at a time, however fast they are pressed, and each from what is stored then. What was pressed while a step ran that came to nothing is forgotten:
 * it would be the same step again.
 */
export function undoNext(direction: Direction): void {
  const known = failures
  steps = steps.then(async () => {
    if (known !== failures) return
    try {
      const next = (await call('history.next', {}))[direction]
      if (next) failures += (await undoStep(direction, next)) ? 0 : 1
      else sayDone(wordsNow()(direction === 'undo' ? 'history:nothingToUndo' : 'history:nothingToRedo'))
    } catch (error) {
      sayError(error)
    }
  })
}
