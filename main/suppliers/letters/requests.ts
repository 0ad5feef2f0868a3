import { formatDay } from '../../../shared/format.ts'
import { words } from '../../../shared/language.ts'
import { addDays } from '../../../shared/periods.ts'
import type { Language } from '../../../shared/procedure.ts'
import type { Cause } from '../../../shared/suppliers/lifecycle.ts'
import type { DocumentNeed } from '../../../shared/suppliers/records.ts'
import type { Terms } from '../../../shared/suppliers/scheme.ts'
import { date, tableOf, text } from '../../press/parts.ts'
import { coded, named, yesNo } from '../papers/parts.ts'
import type { Addressee, SealedDecision } from '../sealing.ts'
import type { Letter, Part } from './letter.ts'

// The letters that go out before anything is decided.

type Asking = { language: Language; day: string; to: Addressee; agency: string; terms: Terms }

function documents(needs: readonly DocumentNeed[], language: Language): Part {
  const t = words(language)
  return { title: t('suppliers:paper.documents'), ...tableOf<DocumentNeed>([
    [text(t('suppliers:paper.document'), 44), need => named(language, need.name, need.nameEnglish)], [text(t('suppliers:column.state'), 16), need => t(`suppliers:documentState.${need.state}`)],
    [date(t('suppliers:paper.endsOn')), need => need.endsOn], [text(t('supplierPapers:letter.indispensable'), 14), need => yesNo(need.knockOut !== null, language)],
  ], needs) }
}

/** Asks for documents that are missing or end soon; `renewal` = for the new edition of those that end. */
export function documentsLetter({ language, day, to, agency, terms, needs, renewal }: Asking & { needs: readonly DocumentNeed[]; renewal: boolean }): Letter {
  const t = words(language)
  const indispensable = needs.some(({ knockOut }) => knockOut !== null)
  return {
    subject: t(renewal ? 'supplierPapers:subject.renewals' : 'supplierPapers:subject.documents'), to, day, signedBy: agency, facts: [],
    body: [
      t(renewal ? 'supplierPapers:opening.renewals' : 'supplierPapers:opening.documents'), documents(needs, language),
      [t('supplierPapers:letter.sendUntil', { until: formatDay(addDays(day, terms.integrationDays)) }), ...(indispensable ? [t('supplierPapers:letter.grace', { days: terms.graceDays })] : [])].join('\n'),
      t('supplierPapers:letter.alreadySent'),
    ],
  }
}

export type Notice = Asking & { kind: 'suspension' | 'exclusion'; category: SealedDecision['supplier']['category']; cause: Cause; reason: string | null; needs: readonly DocumentNeed[] }

/** Tells beforehand that a suspension or an exclusion is meant, why, and until when the supplier can answer. */
export function noticeLetter({ language, day, to, agency, terms, kind, category, cause, reason, needs }: Notice): Letter {
  const t = words(language)
  return {
    subject: t(`supplierPapers:subject.${kind}Notice`), to, day, signedBy: agency, facts: [{ label: t('suppliers:column.category'), value: coded(language, category) }],
    body: [
      t(`supplierPapers:opening.${kind}Notice`, { category: coded(language, category) }),
      [t('supplierPapers:letter.cause', { cause: t(`suppliers:cause.${cause}`) }), ...(reason === null ? [] : [t('supplierPapers:letter.reasons', { reasons: reason })])].join('\n'), ...(needs.length === 0 ? [] : [documents(needs, language)]),
      [t('supplierPapers:letter.answerUntil', { until: formatDay(addDays(day, terms.noticeDays)), days: terms.noticeDays }), t('supplierPapers:letter.thenDecided')].join('\n'),
    ],
  }
}
