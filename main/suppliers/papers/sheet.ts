import { formatDay, formatNumber } from '../../../shared/format.ts'
import { words } from '../../../shared/language.ts'
import type { Block, Paper } from '../../../shared/paper.ts'
import type { SheetEntry } from '../../../shared/suppliers/records.ts'
import type { Criterion } from '../../../shared/suppliers/scheme.ts'
import type { CriterionResult } from '../../../shared/suppliers/scoring.ts'
import type { SealedDecision, SealedSheet } from '../sealing.ts'
import { integer, known, tableOf, text } from '../../press/parts.ts'
import { coded, named, points, yesNo, type Printing } from './parts.ts'

export type ScoreSheet = Printing & {
  sheet: Pick<SealedSheet, 'supplier' | 'sheet' | 'scheme'>
  /** Short code of its seal; null = a draft. */
  seal: string | null
  /** The decision that rests on it. */
  decision: { content: SealedDecision['decision']; seal: string } | null
}

type Scored = { criterion: Criterion; entry: SheetEntry | undefined; result: Partial<CriterionResult> }

const floorWords = { met: 'supplierPapers:sheet.floorMet', missed: 'supplierPapers:sheet.floorMissed', unknown: 'supplierPapers:sheet.noData' } as const

function scoresTable({ language, sheet: { scheme, sheet } }: ScoreSheet): Block {
  const t = words(language)
  const scored = scheme.content.criteria.map((criterion): Scored => ({
    criterion, entry: sheet.entries.find(entry => entry.criterion === criterion.code), result: sheet.result.criteria.find(result => result.criterion === criterion.code) ?? {},
  }))
  const pointsOf = ({ points: given = null, capped }: Scored['result']): string =>
    (given === null ? t('supplierPapers:sheet.noData') : `${formatNumber(given, language)}${capped ? ` ${t('supplierPapers:sheet.capped')}` : ''}`)
  const evidence = ({ entry }: Scored) => entry?.evidence.map(({ label }) => label).join('; ') || null
  return { block: 'table', sheet: t('supplierPapers:criteria.criteriaSheet'), empty: '', totals: [t('supplierPapers:sheet.total'), 100, null, sheet.result.total, null, null, null], ...tableOf<Scored>([
    [text(t('supplierPapers:criteria.criterion'), 26), ({ criterion }) => named(language, criterion.name, criterion.nameEnglish)], [integer(t('supplierPapers:criteria.weight'), 6), ({ criterion }) => criterion.weight],
    [text(t('suppliers:field.points'), 12), ({ result }) => pointsOf(result)],
    [points(t('supplierPapers:sheet.weighted'), 8), ({ result }) => result.weighted ?? null],
    [text(t('supplierPapers:criteria.floor'), 12), ({ result: { floor = null } }) => floor && t(floorWords[floor])], [text(t('suppliers:field.evidence'), 34), evidence],
    [text(t('suppliers:field.reason'), 44), ({ entry }) => entry?.reason ?? null],
  ], scored) }
}

type Finding = SealedSheet['sheet']['findings'][number]

function findingsTable({ language, sheet: { scheme, sheet } }: ScoreSheet): Block {
  const t = words(language)
  const nameOf = (code: string) => { const one = scheme.content.knockOuts.find(knockOut => knockOut.code === code); return one ? coded(language, one) : code }
  return { block: 'table', sheet: t('suppliers:field.findings'), empty: t('supplierPapers:sheet.noKnockOuts'), ...tableOf<Finding>([
    [text(t('supplierPapers:sheet.knockOut'), 60), one => nameOf(one.code)],
    [text(t('supplierPapers:sheet.found'), 16), one => (one.found === null ? t('supplierPapers:sheet.notLooked') : yesNo(one.found, language))], [text(t('suppliers:field.note'), 44), one => one.note],
  ], sheet.findings) }
}

function decisionBlocks({ language, decision }: ScoreSheet): Block[] {
  const t = words(language)
  if (decision === null) return [{ block: 'paragraph', tone: 'warning', text: t('supplierPapers:sheet.undecided') }]
  const { content } = decision
  return [
    { block: 'heading', level: 2, text: t('supplierPapers:sheet.decision') },
    { block: 'facts', facts: known([
      { label: t('suppliers:field.kind'), value: t('supplierPapers:sheet.act', { kind: t(`suppliers:decision.${content.kind}`), number: content.number, year: content.year, day: formatDay(content.decidedOn) }) },
      { label: t('suppliers:field.body'), value: content.body }, { label: t('suppliers:field.decidedBy'), value: content.decidedBy.join(', ') }, { label: t('suppliers:field.reasons'), value: content.reasons },
      { label: t('suppliers:field.overrideReason'), value: content.overrideReason }, { label: t('suppliers:field.sameHands'), value: content.sameHands.join(', ') },
      { label: t('suppliers:field.sameHandsReason'), value: content.sameHandsReason }, { label: t('suppliers:field.validUntil'), value: content.validUntil && formatDay(content.validUntil) },
      { label: t('supplierPapers:letter.conditions'), value: content.conditions.map(one => t('supplierPapers:letter.condition', { text: one.text, day: formatDay(one.dueOn) })).join('\n') },
      { label: t('supplierPapers:letter.seal'), value: decision.seal },
    ]) },
  ]
}

function resultFacts({ language, sheet: { sheet, scheme }, seal }: ScoreSheet): Block {
  const t = words(language)
  const { result } = sheet
  const nameOf = (code: string) => { const one = scheme.content.criteria.find(criterion => criterion.code === code); return one ? (named(language, one.name, one.nameEnglish) ?? code) : code }
  return { block: 'facts', facts: known([
    { label: t('suppliers:field.scoredOn'), value: formatDay(sheet.scoredOn) }, { label: t('suppliers:field.scoredBy'), value: sheet.scoredBy.join(', ') },
    { label: t('supplierPapers:sheet.scheme'), value: t('supplierPapers:sheet.schemeVersion', { version: scheme.version, name: scheme.name }) },
    { label: t('supplierPapers:sheet.proposed'), value: t('supplierPapers:sheet.outcome', { band: result.band.code, outcome: t(`suppliers:outcome.${result.outcome}`) }) },
    { label: t('supplierPapers:sheet.noData'), value: result.noData === 0 ? null : t('supplierPapers:sheet.withoutData', { weight: formatNumber(result.noData, language), band: result.bestBand.code }) },
    { label: t('supplierPapers:sheet.floorMissed'), value: result.floorsMissed.map(nameOf).join(', ') }, { label: t('suppliers:field.note'), value: sheet.note },
    { label: t('supplierPapers:sheet.seal'), value: seal },
  ]) }
}

/** A score sheet: what was entered, by whom, on which evidence and for which reasons, and what was decided on it. As it was sealed; a draft says so across the page. */
export function sheetPaper(of: ScoreSheet): Paper {
  const { language, letterhead, changedAt, sheet: { supplier, sheet }, seal } = of
  const t = words(language)
  return {
    name: t('supplierPapers:sheet.name'), title: t('supplierPapers:sheet.title'), subtitle: `${supplier.name} · ${coded(language, supplier.category)}`, language, audience: 'internal', letterhead, asOf: sheet.scoredOn, changedAt,
    orientation: 'landscape', ...(seal === null ? { watermark: t('supplierPapers:sheet.draft') } : {}),
    blocks: [
      { block: 'figures', figures: [{ label: t('supplierPapers:sheet.total'), value: sheet.result.total, kind: 'number', decimals: 1 }] },
      resultFacts(of), scoresTable(of), findingsTable(of), ...decisionBlocks(of),
    ],
  }
}
