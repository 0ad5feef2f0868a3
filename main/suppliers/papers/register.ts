import { formatDay } from '../../../shared/format.ts'
import { words } from '../../../shared/language.ts'
import type { Paper } from '../../../shared/paper.ts'
import type { Language } from '../../../shared/procedure.ts'
import type { DecisionRecord } from '../../../shared/suppliers/records.ts'
import { appealWords } from './card.ts'
import { date, tableOf, text, type Cells } from '../../press/parts.ts'
import type { Printing } from './parts.ts'

/** A decision with the supplier's name as the act bears it. */
export type Registered = DecisionRecord & { name: string; category: string }

/** The reasons, and all that an act has to say of how it was taken. */
function reasonsOf({ reasons, overrideReason, sameHands, sameHandsReason, conditions }: Registered, language: Language): string {
  const t = words(language)
  return [
    reasons, ...(overrideReason === null ? [] : [`${t('suppliers:field.overrideReason')}: ${overrideReason}`]),
    ...(sameHandsReason === null ? [] : [`${t('suppliers:field.sameHandsReason')} (${sameHands.join(', ')}): ${sameHandsReason}`]),
    ...conditions.map(one => `${t('supplierPapers:letter.conditions')}: ${t('supplierPapers:letter.condition', { text: one.text, day: formatDay(one.dueOn) })}`),
  ].join('\n')
}

function cellsOf(language: Language, at: string): Cells<Registered> {
  const t = words(language)
  return [
    [text(t('suppliers:paper.decisionNumber'), 8), one => `${one.number}/${one.year}`], [date(t('suppliers:paper.decidedOn')), one => one.decidedOn], [text(t('suppliers:column.name'), 24), one => one.name],
    [text(t('supplierPapers:register.category'), 6), one => one.category], [text(t('suppliers:field.kind'), 16), one => t(`suppliers:decision.${one.kind}`)],
    [text(t('suppliers:field.body'), 34), one => `${one.body}: ${one.decidedBy.join(', ')}`], [text(t('suppliers:field.cause'), 16), one => one.cause && `${one.cause} ${t(`suppliers:cause.${one.cause}`)}`],
    [text(t('suppliers:field.reasons'), 40), one => reasonsOf(one, language)], [date(t('suppliers:column.validUntil')), one => one.validUntil],
    [date(t('suppliers:field.appealUntil')), one => one.appealUntil], [text(t('suppliers:paper.appeal'), 12), one => appealWords(one.appeals, at, t)], [text(t('supplierPapers:letter.seal'), 15), one => one.seal],
  ]
}

/** The register of decisions with their reasons, in the order of their numbers: for the office alone. */
export function registerPaper({ language, letterhead, changedAt, asOf, from, rows }: Printing & { asOf: string; from: string | null; rows: readonly Registered[] }): Paper {
  const t = words(language)
  return {
    name: t('supplierPapers:register.name'), title: t('supplierPapers:register.title'), language, audience: 'internal', letterhead, asOf, changedAt, orientation: 'landscape',
    blocks: [
      { block: 'paragraph', tone: 'warning', text: t('supplierPapers:register.note') },
      ...(from === null ? [] : [{ block: 'paragraph', text: t('supplierPapers:register.period', { from: formatDay(from), to: formatDay(asOf) }) } as const]),
      { block: 'table', sheet: t('supplierPapers:register.sheet'), caption: '', empty: t('suppliers:paper.noDecisions'), ...tableOf(cellsOf(language, asOf), rows) },
    ],
  }
}
