import { formatDay, formatNumber } from '../../../shared/format.ts'
import { words } from '../../../shared/language.ts'
import type { Language } from '../../../shared/procedure.ts'
import { mayApplyFrom } from '../../../shared/suppliers/lifecycle.ts'
import { date, coded, text } from '../papers/parts.ts'
import type { SealedDecision } from '../sealing.ts'
import type { Letter, Part } from './letter.ts'

// The letters that tell a supplier what was decided about it: from the act as it was sealed.

export type Act = { language: Language; /** The day the letter bears. */ day: string; act: SealedDecision; /** Short code of its seal. */ seal: string }

const when = (said: boolean, part: () => Part): Part[] => (said ? [part()] : [])

/** Why: the cause and the reasons, what the supplier had said, and what the act has to tell of how it was taken. */
function reasons({ language, act: { decision, score } }: Act): Part[] {
  const t = words(language)
  const { cause, noticeOn, reply, overrideReason, sameHandsReason, kind } = decision
  const tells = kind !== 'admission' && kind !== 'renewal' && kind !== 'readmission'
  return [
    ...when(cause !== null, () => t('supplierPapers:letter.cause', { cause: t(`suppliers:cause.${cause ?? 'S1'}`) })), ...when(tells, () => t('supplierPapers:letter.reasons', { reasons: decision.reasons })),
    ...when(tells && score !== null, () => t('supplierPapers:letter.score', { total: formatNumber(score?.total ?? 0, language), band: score?.band ?? '' })),
    ...when(noticeOn !== null, () => t('supplierPapers:letter.noticed', { day: formatDay(noticeOn ?? decision.decidedOn) })), ...when(reply !== null, () => t('supplierPapers:letter.reply', { reply })),
    ...when(overrideReason !== null, () => t('supplierPapers:letter.override', { reason: overrideReason })), ...when(sameHandsReason !== null, () => t('supplierPapers:letter.sameHands', { reason: sameHandsReason })),
  ]
}

function conditions({ language, act: { decision } }: Act): Part[] {
  const t = words(language)
  return when(decision.conditions.length > 0, () => ({
    title: t('supplierPapers:letter.conditions'), columns: [text(t('supplierPapers:letter.conditionColumn'), 60), date(t('suppliers:column.dueOn'))], rows: decision.conditions.map(one => [one.text, one.dueOn]),
  }))
}

/** What follows from the act: its term, what happens meanwhile, when another application is taken. */
function effects({ language, act: { decision, terms, to } }: Act): Part[] {
  const t = words(language)
  const again = mayApplyFrom(to, decision.decidedOn, { rejected: terms.rejectedMonths, excluded: terms.excludedMonths })
  return [
    ...when(decision.validUntil !== null, () => t('supplierPapers:letter.term', { until: formatDay(decision.validUntil ?? ''), days: terms.renewalDays })),
    ...when(to === 'qualified' || to === 'conditional', () => t('supplierPapers:letter.duties')), ...when(to === 'conditional', () => t('supplierPapers:letter.conditionsFail')),
    ...when(to === 'suspended', () => t('supplierPapers:letter.whileSuspended', { months: terms.suspensionMonths })), ...when(again !== null, () => t('supplierPapers:letter.again', { day: formatDay(again ?? '') })),
  ]
}

function appeal({ language, act: { decision, terms } }: Act): Part[] {
  const t = words(language)
  return when(decision.appealUntil !== null, () => t('supplierPapers:letter.appeal', { until: formatDay(decision.appealUntil ?? ''), days: terms.appealAnswerDays }))
}

/** The letter of a decision, whatever it decides. */
export function actLetter(of: Act): Letter {
  const { language, day, act: { supplier, decision, to }, seal } = of
  const t = words(language)
  const { kind, number, year, decidedOn, body } = decision
  return {
    subject: t(`supplierPapers:subject.${kind}`), to: supplier, day, signedBy: body,
    facts: [
      { label: t('suppliers:column.category'), value: coded(language, supplier.category) }, { label: t('supplierPapers:letter.act'), value: t('supplierPapers:letter.actNumber', { number, year, day: formatDay(decidedOn) }) },
      { label: t('supplierPapers:letter.seal'), value: seal },
    ],
    body: [
      t(`supplierPapers:opening.${kind}`, { number, year, day: formatDay(decidedOn), body, category: coded(language, supplier.category) }), ...reasons(of), ...conditions(of), ...effects(of), ...appeal(of),
      ...when(to === 'qualified' || to === 'conditional', () => t('supplierPapers:letter.published')),
    ],
  }
}
