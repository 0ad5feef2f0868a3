import { formatNumber } from '../../shared/format.ts'
import type { Batch } from '../../shared/history.ts'
import { batchKinds } from '../../shared/history/kinds.ts'
import { currentLanguage, type Words } from '../app/language.ts'

type Told = Pick<Batch, 'kind' | 'values' | 'changes'>

/** The batch that an undo took back, or a redo did again; the batch itself where it is neither. */
function origin({ kind, values, changes }: Told): Told {
  const of = batchKinds.find(known => known === values['of'])
  return of && (kind === 'undo' || kind === 'redo') ? { kind: of, values: { ...values, of: '' }, changes } : { kind, values, changes }
}

/** What a batch did, in words; an undo says what it took back. */
export function batchWords(batch: Told, t: Words): string {
  const { kind, values, changes } = batch
  const told = origin(batch)
  const what = told.kind === kind ? '' : batchWords(told, t)
  const count = typeof values['count'] === 'number' ? values['count'] : changes
  // one record is called by its name (`…_named`), where the batch knows it: one of an older program may not
  const context = values['count'] === 1 && values['name'] ? 'named' : undefined
  return t(`history:batch.${kind}`, { ...values, count, n: formatNumber(count, currentLanguage()), what, context })
}

/** What would be taken back or done again: never "undone: undone: …". */
export const stepWords = (batch: Told, t: Words): string => batchWords(origin(batch), t)
