import { formatNumber } from '../../shared/format.ts'
import { batchKinds, type Batch } from '../../shared/history.ts'
import { currentLanguage, type Words } from '../app/language.ts'

/** What a batch did, in words; an undo says what it took back. */
export function batchWords({ kind, values, changes }: Pick<Batch, 'kind' | 'values' | 'changes'>, t: Words): string {
  const count = typeof values['count'] === 'number' ? values['count'] : changes
  const taken = batchKinds.find(known => known === values['of'])
  const what = taken && taken !== 'undo' && taken !== 'redo' ? batchWords({ kind: taken, values: { ...values, of: '' }, changes }, t) : ''
  return t(`history:batch.${kind}`, { ...values, count, n: formatNumber(count, currentLanguage()), what })
}
