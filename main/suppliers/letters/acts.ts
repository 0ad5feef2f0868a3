import { formatDay, formatNumber } from '../../../shared/format.ts'
import { words } from '../../../shared/language.ts'
import type { Language } from '../../../shared/procedure.ts'
import { mayApplyFrom } from '../../../shared/suppliers/lifecycle.ts'
import { date, text } from '../../press/parts.ts'
import { coded } from '../papers/parts.ts'
import type { SealedDecision } from '../sealing.ts'
import type { Letter, Part } from './letter.ts'

// The letters that tell a supplier what was decided about it: from the act as it was sealed.

export type Act = { language: Language; /** The day the letter bears. */ day: string; act: SealedDecision; /** Short code of its seal. */ seal: string }

/** Lines that are said, as one paragraph. */
const paragraph = (...lines: (string | null)[]): Part[] => {
  const said = lines.filter(line => line !== null)
  return said.length === 0 ? [] : [said.join('\n')]
}
/** A line where there is something to be said. */
const about = <T>(what: T | null, say: (what: T) => string): string | null => (what === null ? null : say(what))

/** Why: the cause and the reasons, what the supplier had said, and what the act has to tell of how it was taken. */
function reasons({ language, act: { decision, score } }: Act): Part[] {
  const t = words(language)
  const { cause, noticeOn, reply, overrideReason, sameHandsReason, kind } = decision
  const tells = kind !== 'admission' && kind !== 'renewal' && kind !== 'readmission'
  return paragraph(
    about(cause, code => t('supplierPapers:letter.cause', { cause: t(`suppliers:cause.${code}`) })), tells ? t('supplierPapers:letter.reasons', { reasons: decision.reasons }) : null,
    about(tells ? score : null, ({ total, band }) => t('supplierPapers:letter.score', { total: formatNumber(total, language), band })), about(noticeOn, day => t('supplierPapers:letter.noticed', { day: formatDay(day) })),
    about(reply, said => t('supplierPapers:letter.reply', { reply: said })), about(overrideReason, reason => t('supplierPapers:letter.override', { reason })),
    about(sameHandsReason, reason => t('supplierPapers:letter.sameHands', { reason })),
  )
}

function conditions({ language, act: { decision } }: Act): Part[] {
  const t = words(language)
  if (decision.conditions.length === 0) return []
  return [{ title: t('supplierPapers:letter.conditions'), columns: [text(t('supplierPapers:letter.conditionColumn'), 60), date(t('suppliers:column.dueOn'))], rows: decision.conditions.map(one => [one.text, one.dueOn]) }]
}

const isAdmitted = ({ to }: SealedDecision) => to === 'qualified' || to === 'conditional'

/** What follows from the act: its term, what happens meanwhile, when another application is taken. */
function effects({ language, act }: Act): Part[] {
  const t = words(language)
  const { decision, terms, to } = act
  return paragraph(
    about(decision.validUntil, until => t('supplierPapers:letter.term', { until: formatDay(until), days: terms.renewalDays })), isAdmitted(act) ? t('supplierPapers:letter.duties') : null,
    to === 'conditional' ? t('supplierPapers:letter.conditionsFail') : null, to === 'suspended' ? t('supplierPapers:letter.whileSuspended', { months: terms.suspensionMonths }) : null,
    about(mayApplyFrom(to, decision.decidedOn, { rejected: terms.rejectedMonths, excluded: terms.excludedMonths }), day => t('supplierPapers:letter.again', { day: formatDay(day) })),
  )
}

function appeal({ language, act: { decision, terms } }: Act): Part[] {
  const t = words(language)
  return paragraph(about(decision.appealUntil, until => t('supplierPapers:letter.appeal', { until: formatDay(until), days: terms.appealAnswerDays })))
}

/** The letter of a decision, whatever it decides. */
export function actLetter(of: Act): Letter {
  const { language, day, act, seal } = of
  const { supplier, decision } = act
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
      ...paragraph(isAdmitted(act) ? t('supplierPapers:letter.published') : null),
    ],
  }
}
