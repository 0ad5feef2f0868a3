import { z } from 'zod'
import type { Batch } from '../../shared/history.ts'
import { stepWords } from '../history/batchWords.ts'
import { ChangedSinceList } from '../history/ChangedSinceList.tsx'
import { call, CallError } from './api.ts'
import { ask } from './ask.tsx'
import { wordsNow } from './language.ts'
import { sayDone, sayError } from './toast.tsx'

const changedSince = z.object({ rows: z.array(z.object({ table: z.string(), id: z.string(), name: z.string(), fields: z.array(z.string()) })) })

/** Lists what changed since, and asks whether to undo nevertheless. */
function askAnyway(batch: string, values: unknown, done: string): void {
  const t = wordsNow()
  const parsed = changedSince.safeParse(values)
  ask({
    title: t('history:changedSince.title'),
    children: <ChangedSinceList rows={parsed.success ? parsed.data.rows : []} />,
    confirm: t('history:changedSince.undoAnyway'),
    leave: t('history:changedSince.leave'),
    onConfirm: () => { void undoBatch(batch, { force: true, done }) },
  })
}

/** Takes a batch back and says so; where records changed since, lists them and offers to do it nevertheless. */
export async function undoBatch(batch: string, options: { force?: boolean; done?: string } = {}): Promise<void> {
  const done = options.done ?? wordsNow()('history:undone')
  try {
    await call('history.undo', options.force ? { batch, force: true } : { batch })
    sayDone(done)
  } catch (error) {
    if (error instanceof CallError && error.code === 'changed-since' && !options.force) askAnyway(batch, error.values, done)
    else sayError(error)
  }
}

type Direction = 'undo' | 'redo'

/** Takes a batch back, or does again what an undo took back, and says which. */
export function undoStep(direction: Direction, step: Batch): Promise<void> {
  const t = wordsNow()
  return undoBatch(step.id, { done: t(direction === 'undo' ? 'history:undoneWhat' : 'history:redoneWhat', { what: stepWords(step, t) }) })
}

let steps = Promise.resolve()

/** Ctrl+Z and Ctrl+Y: one step at a time, however fast they are pressed, and each from what is stored then. */
export function undoNext(direction: Direction): void {
  steps = steps.then(async () => {
    try {
      const next = (await call('history.next', {}))[direction]
      if (next) await undoStep(direction, next)
      else sayDone(wordsNow()(direction === 'undo' ? 'history:nothingToUndo' : 'history:nothingToRedo'))
    } catch (error) {
      sayError(error)
    }
  })
}
