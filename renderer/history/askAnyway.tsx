import { z } from 'zod'
import { ask } from '../app/ask.ts'
import { wordsNow } from '../app/language.ts'
import { ChangedSinceList } from './ChangedSinceList.tsx'

const changedSince = z.object({ rows: z.array(z.object({ table: z.string(), id: z.string(), name: z.string(), fields: z.array(z.string()) })) })

/** Lists what changed since, as the refusal tells it, and asks whether to undo nevertheless. */
export function askAnyway(values: unknown, undoAnyway: () => void): void {
  const t = wordsNow()
  const parsed = changedSince.safeParse(values)
  ask({
    title: t('history:changedSince.title'),
    children: <ChangedSinceList rows={parsed.success ? parsed.data.rows : []} />,
    confirm: t('history:changedSince.undoAnyway'),
    leave: t('history:changedSince.leave'),
    onConfirm: undoAnyway,
  })
}
