import type { Batch } from '../../shared/history.ts'
import { formatNumber } from '../../shared/format.ts'
import { currentLanguage, type Words } from '../app/language.ts'

/** What a batch did, in words. */
export function batchWords({ kind, values, changes }: Pick<Batch, 'kind' | 'values' | 'changes'>, t: Words): string {
  const count = typeof values['count'] === 'number' ? values['count'] : changes
  return t(`history:batch.${kind}`, { ...values, count, n: formatNumber(count, currentLanguage()) })
}
