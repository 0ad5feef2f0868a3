import { formatDay } from '../../../shared/format.ts'
import { words } from '../../../shared/language.ts'
import type { Block, Paper } from '../../../shared/paper.ts'
import type { Language } from '../../../shared/procedure.ts'
import type { PublishedList } from '../../../shared/suppliers/records.ts'
import { tiers, type Criterion, type Requirement, type SchemeContent, type Tier } from '../../../shared/suppliers/scheme.ts'
import type { DocumentNames } from '../documents.ts'
import { integer, text, type Cells, tableOf } from '../../press/parts.ts'
import { coded, named, type Printing } from './parts.ts'

/** What a list is made by, for anybody who asks: one page. */
export type Criteria = { scheme: PublishedList['scheme']; documents: DocumentNames }

function criteriaTable(language: Language, { criteria }: SchemeContent): Block {
  const t = words(language)
  const cells: Cells<Criterion> = [
    [text(t('supplierPapers:criteria.criterion'), 26), one => named(language, one.name, one.nameEnglish)], [integer(t('supplierPapers:criteria.weight'), 7), one => one.weight],
    [text(t('supplierPapers:criteria.evidence'), 62), one => named(language, one.evidence, one.evidenceEnglish)], [integer(t('supplierPapers:criteria.floor'), 9), one => one.floor],
    [integer(t('supplierPapers:criteria.cap'), 11), one => one.certificateCap],
  ]
  return { block: 'table', sheet: t('supplierPapers:criteria.criteriaSheet'), empty: '', ...tableOf(cells, criteria) }
}

/** From how many points on what is proposed, and for how long it holds. */
const bandsText = (language: Language, { bands }: SchemeContent): string => {
  const t = words(language)
  return bands.map(one => t(one.months === 0 ? 'supplierPapers:criteria.band' : 'supplierPapers:criteria.bandMonths', { code: one.code, from: one.from, outcome: t(`suppliers:outcome.${one.outcome}`), months: one.months })).join('; ')
}

type Rule = { label: string; value: string }

/** The documents by whom they are asked of: all, a tier, some categories. */
function documentRules(language: Language, { requirements, tiers: known }: SchemeContent, names: DocumentNames): Rule[] {
  const t = words(language)
  const nameOf = ({ document, categories, knockOut }: Requirement) =>
    `${named(language, names[document]?.name ?? document, names[document]?.nameEnglish ?? null)}${knockOut === null ? '' : '*'}${categories === null ? '' : ` (${categories.join(', ')})`}`
  const ofAll = (one: Requirement) => tiers.every(tier => one.tiers.includes(tier))
  const rule = (label: string, fits: (one: Requirement) => boolean) => ({ label, value: requirements.filter(fits).map(nameOf).join('; ') })
  const codesOf = (tier: Tier) => Object.keys(known).filter(code => known[code] === tier).join(', ')
  return [
    rule(t('supplierPapers:criteria.ofAll'), one => one.categories === null && ofAll(one)),
    ...tiers.map(tier => rule(`${t(`suppliers:tier.${tier}`)} (${codesOf(tier) || '–'})`, one => one.categories === null && !ofAll(one) && one.tiers.includes(tier))),
    rule(t('supplierPapers:criteria.ofSome'), one => one.categories !== null),
  ].filter(({ value }) => value !== '')
}

function rulesTable(language: Language, { scheme: { content }, documents }: Criteria): Block {
  const t = words(language)
  const { terms } = content
  const rules: Rule[] = [
    { label: t('supplierPapers:criteria.bands'), value: bandsText(language, content) }, { label: t('supplierPapers:criteria.knockOuts'), value: content.knockOuts.map(one => coded(language, one)).join('; ') },
    ...documentRules(language, content, documents),
    { label: t('supplierPapers:criteria.terms'), value: t('supplierPapers:criteria.termsText', { checking: terms.checkingDays, integration: terms.integrationDays, grace: terms.graceDays, notice: terms.noticeDays, renewal: terms.renewalDays }) },
    { label: t('supplierPapers:criteria.appeal'), value: t('supplierPapers:criteria.appealText', { days: terms.appealDays, answer: terms.appealAnswerDays, rejected: terms.rejectedMonths, excluded: terms.excludedMonths }) },
  ]
  return { block: 'table', sheet: t('supplierPapers:criteria.rulesSheet'), empty: '', ...tableOf<Rule>([
    [text(t('supplierPapers:criteria.rule'), 24), one => one.label], [text(t('supplierPapers:criteria.says'), 110), one => one.value],
  ], rules) }
}

/** The criteria as blocks: they stand on a page of their own behind a published list. */
export function criteriaBlocks(language: Language, criteria: Criteria): Block[] {
  const t = words(language)
  return [
    { block: 'paragraph', text: t('supplierPapers:criteria.what') }, criteriaTable(language, criteria.scheme.content), rulesTable(language, criteria),
    { block: 'paragraph', tone: 'note', text: t('supplierPapers:criteria.rails', { raters: criteria.scheme.content.terms.raters }) },
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
