import { formatDay } from '../../../shared/format.ts'
import { words } from '../../../shared/language.ts'
import type { Block, Paper } from '../../../shared/paper.ts'
import { date, integer, tableOf, text } from '../../press/parts.ts'
import type { Printing } from '../papers/parts.ts'
import { letterBlocks } from './letter.ts'
import type { Renewal } from './read.ts'

const firstEnd = ({ needs }: Renewal) => needs.map(({ endsOn }) => endsOn).filter(day => day !== null).toSorted()[0] ?? null

/** Letters in one file: first whom they go to, for the office; then each on pages of its own. */
export function renewalsPaper({ language, letterhead, changedAt, asOf, days, letters }: Printing & { asOf: string; days: number; letters: readonly Renewal[] }): Paper {
  const t = words(language)
  const index: Block = { block: 'table', sheet: t('supplierPapers:renewals.sheet'), caption: '', empty: '', ...tableOf<Renewal>([
    [text(t('suppliers:column.name'), 40), ({ letter }) => letter.to.name], [text(t('supplierPapers:letter.pec'), 30), ({ letter }) => letter.to.pec], [integer(t('supplierPapers:renewals.documents'), 10), ({ needs }) => needs.length],
    [date(t('supplierPapers:renewals.first')), firstEnd],
  ], letters) }
  return {
    name: t('supplierPapers:renewals.name'), title: t('supplierPapers:renewals.title'), language, audience: 'internal', letterhead, asOf, changedAt, orientation: 'portrait',
    blocks: [
      { block: 'paragraph', text: t('supplierPapers:renewals.what', { day: formatDay(asOf), days, count: letters.length }) }, index,
      ...letters.flatMap(({ letter }): Block[] => [{ block: 'pageBreak', letterhead: true }, { block: 'heading', level: 1, text: letter.subject }, ...letterBlocks(letter, language)]),
    ],
  }
}
