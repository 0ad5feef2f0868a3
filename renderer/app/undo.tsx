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

/** Takes a batch back, or does again what an undo took back, and says which. */
export async function undoNext(direction: 'undo' | 'redo', next: Batch | null): Promise<void> {
  const t = wordsNow()
  if (!next) return sayDone(t(direction === 'undo' ? 'history:nothingToUndo' : 'history:nothingToRedo'))
  return undoBatch(next.id, { done: t(direction === 'undo' ? 'history:undoneWhat' : 'history:redoneWhat', { what: stepWords(next, t) }) })
}
