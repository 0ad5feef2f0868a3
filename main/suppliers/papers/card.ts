import { formatNumber } from '../../../shared/format.ts'
import { words, type Words } from '../../../shared/language.ts'
import type { Block, Paper } from '../../../shared/paper.ts'
import type { Language } from '../../../shared/procedure.ts'
import type { AppealRecord, DecisionRecord, DocumentNeed, Proposal, QualificationRecord, StateSpan, SupplierRecord } from '../../../shared/suppliers/records.ts'
import { ratedAspects } from '../../../shared/suppliers/scoring.ts'
import { date, known, tableOf, text } from '../../press/parts.ts'
import { coded, named, place, type Printing } from './parts.ts'

type Record = Omit<SupplierRecord, 'privateNotes'>

/** What had become of the newest appeal by a day. */
export function appealWords(appeals: readonly AppealRecord[], at: string, t: Words): string | null {
  const newest = appeals.findLast(({ filedOn }) => filedOn <= at)
  if (!newest) return null
  return newest.outcome === null || (newest.answeredOn ?? '') > at ? t('suppliers:paper.appealOpen') : t(`suppliers:appeal.${newest.outcome}`)
}

function factsOf({ organisation, ratings, description }: Record, language: Language): Block {
  const t = words(language)
  return { block: 'facts', facts: known([
    { label: t('suppliers:column.vatNumber'), value: organisation.vatNumber },
    { label: t('suppliers:paper.where'), value: place(organisation.municipality, organisation.province, organisation.country === 'IT' ? null : organisation.country) },
    { label: t('suppliers:field.description'), value: description },
    ...ratedAspects.map(aspect => {
      const mean = ratings.means?.[aspect] ?? null
      return { label: t(`suppliers:aspect.${aspect}`), value: mean === null ? null : t('suppliers:paper.mean', { mean: formatNumber(mean, language, 1), raters: ratings.raters }) }
    }),
  ]) }
}

function qualificationsTable(qualifications: readonly QualificationRecord[], language: Language): Block {
  const t = words(language)
  return { block: 'table', sheet: t('suppliers:paper.qualifications'), empty: t('suppliers:paper.cardEmpty'), ...tableOf<QualificationRecord>([
    [text(t('suppliers:column.category'), 34), one => coded(language, one.category)], [text(t('suppliers:column.tier'), 14), one => t(`suppliers:tier.${one.tier}`)],
    [text(t('suppliers:column.state'), 20), one => t(`supplierStates:${one.state}`)], [date(t('suppliers:column.since')), one => one.since], [date(t('suppliers:column.validUntil')), one => one.validUntil],
  ], qualifications) }
}

/** The states of the last two years, of each category the newest first. */
function historyTable(qualifications: readonly QualificationRecord[], language: Language): Block {
  const t = words(language)
  const spans = qualifications.flatMap(one => one.spans.toReversed().map(span => ({ ...span, category: one.category.code })))
  return { block: 'table', sheet: t('supplierPapers:card.history'), empty: t('supplierPapers:card.noHistory'), ...tableOf<StateSpan & { category: string }>([
    [text(t('suppliers:column.category'), 12), one => one.category], [text(t('suppliers:column.state'), 40), one => t(`supplierStates:${one.state}`)],
    [date(t('supplierPapers:card.from')), one => one.from], [date(t('supplierPapers:card.to')), one => one.to],
  ], spans) }
}

function documentsTable(documents: readonly DocumentNeed[], language: Language): Block {
  const t = words(language)
  return { block: 'table', sheet: t('suppliers:paper.documents'), empty: t('suppliers:paper.noDocuments'), ...tableOf<DocumentNeed>([
    [text(t('suppliers:paper.document'), 40), need => named(language, need.name, need.nameEnglish)], [text(t('suppliers:column.state'), 20), need => t(`suppliers:documentState.${need.state}`)],
    [date(t('suppliers:paper.endsOn')), need => need.endsOn],
  ], documents) }
}

function decisionsTable(qualifications: readonly QualificationRecord[], at: string, language: Language): Block {
  const t = words(language)
  const decisions = qualifications.flatMap(one => one.decisions.filter(({ decidedOn }) => decidedOn <= at).map(decision => ({ ...decision, code: one.category.code })))
  return { block: 'table', sheet: t('suppliers:paper.decisions'), empty: t('suppliers:paper.noDecisions'), ...tableOf<DecisionRecord & { code: string }>([
    [text(t('suppliers:paper.decisionNumber'), 10), one => `${one.number}/${one.year}`], [date(t('suppliers:paper.decidedOn')), one => one.decidedOn], [text(t('suppliers:column.category'), 10), one => one.code],
    [text(t('suppliers:field.kind'), 24), one => t(`suppliers:decision.${one.kind}`)], [text(t('suppliers:field.cause'), 30), one => one.cause && t(`suppliers:cause.${one.cause}`)],
    [text(t('suppliers:paper.appeal'), 16), one => appealWords(one.appeals, at, t)],
  ], decisions) }
}

function proposalsTable(proposals: readonly Proposal[], language: Language): Block[] {
  const t = words(language)
  if (proposals.length === 0) return []
  return [{ block: 'table', sheet: t('suppliers:paper.open'), empty: '', ...tableOf<Proposal>([
    [text(t('suppliers:column.category'), 10), one => one.category], [text(t('suppliers:paper.what'), 44), one => t(`suppliers:proposal.${one.kind}`)],
    [text(t('suppliers:paper.about'), 24), one => (one.kind.startsWith('document') ? one.about : null)], [text(t('suppliers:paper.stage'), 14), one => t(`suppliers:stage.${one.stage}`)], [date(t('suppliers:field.on')), one => one.on],
  ], proposals) }]
}

/** One supplier's card, for itself and the office: its qualifications with their two years, the documents asked for, its decisions without their reasons. */
export function cardPaper({ language, letterhead, changedAt, asOf, record }: Printing & { asOf: string; record: Record }): Paper {
  const { organisation, qualifications, documents, proposals } = record
  return {
    name: words(language)('suppliers:paper.cardName'), title: organisation.name, subtitle: words(language)('supplierPapers:card.subtitle'), language, audience: 'addressee', letterhead, asOf, changedAt, orientation: 'portrait',
    blocks: [
      factsOf(record, language), qualificationsTable(qualifications, language), historyTable(qualifications, language), documentsTable(documents, language), decisionsTable(qualifications, asOf, language),
      ...proposalsTable(proposals, language),
    ],
  }
}
