import { formatDay, formatNumber } from '../../../shared/format.ts'
import { words } from '../../../shared/language.ts'
import type { Block, Cell, Paper } from '../../../shared/paper.ts'
import type { Language } from '../../../shared/procedure.ts'
import type { PublishedList } from '../../../shared/suppliers/records.ts'
import { tiers, type SchemeContent } from '../../../shared/suppliers/scheme.ts'
import type { DocumentNames } from '../documents.ts'
import { coded, integer, named, text, type Cells, type Printing, tableOf } from './parts.ts'

/** What a list is made by, for anybody who asks: one page. */
export type Criteria = { scheme: PublishedList['scheme']; documents: DocumentNames }

type Criterion = SchemeContent['criteria'][number]
type Band = SchemeContent['bands'][number]

function criteriaTable(language: Language, { criteria }: SchemeContent): Block {
  const t = words(language)
  const cells: Cells<Criterion> = [
    [text(t('supplierPapers:criteria.criterion'), 26), one => named(language, one.name, one.nameEnglish)], [{ ...integer(t('supplierPapers:criteria.weight'), 7) }, one => one.weight],
    [text(t('supplierPapers:criteria.evidence'), 62), one => named(language, one.evidence, one.evidenceEnglish)], [integer(t('supplierPapers:criteria.floor'), 9), one => one.floor],
    [integer(t('supplierPapers:criteria.cap'), 11), one => one.certificateCap],
  ]
  return { block: 'table', sheet: t('supplierPapers:criteria.criteriaSheet'), empty: '', ...tableOf(cells, criteria) }
}

function bandsTable(language: Language, { bands }: SchemeContent): Block {
  const t = words(language)
  const cells: Cells<Band> = [
    [text(t('suppliers:column.band'), 10), one => one.code], [integer(t('supplierPapers:criteria.from'), 12), one => one.from],
    [text(t('suppliers:field.outcome'), 34), one => t(`suppliers:outcome.${one.outcome}`)], [integer(t('supplierPapers:criteria.months'), 14), (one): Cell => one.months || null],
  ]
  return { block: 'table', sheet: t('supplierPapers:criteria.bandsSheet'), empty: '', ...tableOf(cells, bands) }
}

/** The documents of a tier: those asked of all its categories, and those of some with the codes of these. */
function documentsOf(language: Language, { requirements }: SchemeContent, names: DocumentNames, tier: (typeof tiers)[number]): string {
  return requirements.filter(one => one.tiers.includes(tier)).map(({ document, categories, knockOut }) => {
    const name = named(language, names[document]?.name ?? document, names[document]?.nameEnglish ?? null) ?? document
    return `${name}${knockOut === null ? '' : '*'}${categories === null ? '' : ` (${categories.join(', ')})`}`
  }).join('; ')
}

/** Documents that are asked of every tier are told once. */
function documentFacts(language: Language, { requirements, ...scheme }: SchemeContent, names: DocumentNames) {
  const t = words(language)
  const all = requirements.filter(one => tiers.every(tier => one.tiers.includes(tier)))
  const rest = { ...scheme, requirements: requirements.filter(one => !all.includes(one)) }
  const codesOf = (tier: (typeof tiers)[number]) => Object.keys(scheme.tiers).filter(code => scheme.tiers[code] === tier).join(', ')
  return [
    { label: t('supplierPapers:criteria.allTiers'), value: documentsOf(language, { ...scheme, requirements: all }, names, 'low') },
    ...tiers.map(tier => ({ label: `${t(`suppliers:tier.${tier}`)} (${codesOf(tier) || '–'})`, value: documentsOf(language, rest, names, tier) || t('supplierPapers:criteria.nothingMore') })),
  ].filter(({ value }) => value !== '')
}

/** The criteria as blocks: they stand on a page of their own behind a published list. */
export function criteriaBlocks(language: Language, { scheme: { content }, documents }: Criteria): Block[] {
  const t = words(language)
  const { terms } = content
  return [
    { block: 'paragraph', text: t('supplierPapers:criteria.what') },
    criteriaTable(language, content),
    bandsTable(language, content),
    { block: 'facts', facts: [
      { label: t('supplierPapers:criteria.knockOuts'), value: content.knockOuts.map(one => coded(language, one)).join('; ') },
      ...documentFacts(language, content, documents),
      { label: t('supplierPapers:criteria.terms'), value: t('supplierPapers:criteria.termsText', { checking: terms.checkingDays, integration: terms.integrationDays, grace: terms.graceDays, notice: terms.noticeDays, renewal: terms.renewalDays }) },
      { label: t('supplierPapers:criteria.appeal'), value: t('supplierPapers:criteria.appealText', { days: terms.appealDays, answer: terms.appealAnswerDays, rejected: terms.rejectedMonths, excluded: terms.excludedMonths }) },
    ] },
    { block: 'paragraph', tone: 'note', text: t('supplierPapers:criteria.rails', { raters: formatNumber(terms.raters, language, 0) }) },
  ]
}

/** The criteria by themselves. */
export function criteriaPaper({ language, letterhead, changedAt, asOf, ...criteria }: Printing & Criteria & { asOf: string }): Paper {
  const t = words(language)
  return {
    name: t('supplierPapers:criteria.name'), title: t('supplierPapers:criteria.title'), subtitle: t('supplierPapers:criteria.version', { version: criteria.scheme.version, day: formatDay(asOf) }), language, audience: 'public',
    letterhead, asOf: null, changedAt, orientation: 'portrait', blocks: criteriaBlocks(language, criteria),
  }
}
