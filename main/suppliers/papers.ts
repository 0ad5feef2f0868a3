import { formatDay, formatNumber } from '../../shared/format.ts'
import { words, type Words } from '../../shared/language.ts'
import type { Block, Cell, Column, Letterhead, Paper } from '../../shared/paper.ts'
import type { Language } from '../../shared/procedure.ts'
import { categoryGroups, type SupplierColumn } from '../../shared/suppliers/fields.ts'
import { ratedAspects } from '../../shared/suppliers/scoring.ts'
import type { AppealRecord, PublishedList, SupplierRecord, SupplierRow } from '../../shared/suppliers/records.ts'

type Printing = { language: Language; letterhead: Letterhead; /** Instant of the newest change, or of the publication. */ changedAt: string }

const text = (title: string, width: number): Column => ({ title, kind: 'text', width })
const date = (title: string): Column => ({ title, kind: 'date', width: 11 })
const named = (language: Language, italian: string | null, english: string | null) => (language === 'en' ? (english ?? italian) : italian)
const place = (...parts: (string | null)[]) => parts.filter(part => part !== null && part !== '').join(', ') || null

/**
 * The list of qualified suppliers by category, as it is handed to anybody: who, where, in which state, until when. Never a reason, a score, a note or a person.
 */
export function publishedPaper({ language, letterhead, changedAt, list: { publication, date: day, rows } }: Printing & { list: PublishedList }): Paper {
  const t = words(language)
  const column = (code: SupplierColumn) => t(`suppliers:column.${code}`)
  const status = publication === null ? t('suppliers:paper.computed', { day: formatDay(day) })
    : t('suppliers:paper.sealed', { day: formatDay(publication.publishedAt.slice(0, 10)), code: publication.seal ?? '' })
  return {
    name: t('suppliers:paper.publishedName'), title: t('suppliers:paper.publishedTitle'), language, audience: 'public', letterhead, asOf: day, changedAt, orientation: 'landscape',
    ...(publication === null ? {} : { subtitle: t('suppliers:paper.number', { number: publication.number, year: publication.year, day: formatDay(day) }) }),
    blocks: [
      { block: 'paragraph', tone: 'note', text: status },
      {
        block: 'table', sheet: t('suppliers:paper.qualified'), caption: '', empty: t('suppliers:paper.empty'), rowCount: rows.length,
        columns: [text(column('category'), 26), text(column('name'), 34), text(t('suppliers:paper.where'), 22), text(column('vatNumber'), 14), text(column('state'), 20), date(column('validFrom')), date(column('validUntil'))],
        rows: rows.map((row): Cell[] => [
          `${row.categoryCode} ${named(language, row.category, row.categoryEnglish) ?? ''}`, row.name, place(row.municipality, row.province, row.country === 'IT' ? null : row.country), row.vatNumber,
          t(`suppliers:state.${row.state}`), row.validFrom, row.validUntil,
        ]),
      },
      { block: 'paragraph', tone: 'note', text: t('suppliers:paper.free') },
    ],
  }
}

function groupWords(group: string | null, t: Words): string | null {
  const known = categoryGroups.find(code => code === group)
  return known ? t(`suppliers:group.${known}`) : group
}

/** All suppliers with their states, scores and documents, for the office alone. */
export function internalPaper({ language, letterhead, changedAt, asOf, rows }: Printing & { asOf: string; rows: readonly SupplierRow[] }): Paper {
  const t = words(language)
  const column = (code: SupplierColumn) => t(`suppliers:column.${code}`)
  const count = (title: string): Column => ({ title, kind: 'integer', width: 9 })
  return {
    name: t('suppliers:paper.internalName'), title: t('suppliers:paper.internalTitle'), language, audience: 'internal', letterhead, asOf, changedAt, orientation: 'landscape',
    blocks: [
      { block: 'paragraph', tone: 'warning', text: t('suppliers:paper.internalNote') },
      {
        block: 'table', sheet: t('suppliers:paper.internalSheet'), caption: '', empty: t('suppliers:paper.nobody'), rowCount: rows.length,
        columns: [
          text(column('name'), 30), text(column('group'), 16), text(column('category'), 24), text(column('tier'), 13), text(column('state'), 18), date(column('since')), date(column('validUntil')),
          { title: column('score'), kind: 'number', width: 7, decimals: 1 }, text(column('band'), 6), count(t('suppliers:paper.missing')), count(t('suppliers:paper.expired')), count(t('suppliers:paper.expiring')),
        ],
        rows: rows.map((row): Cell[] => [
          row.name, groupWords(row.group, t), place(row.categoryCode, named(language, row.categoryName, row.categoryNameEnglish)), row.tier && t(`suppliers:tier.${row.tier}`), row.state && t(`suppliers:state.${row.state}`), row.since,
          row.validUntil, row.score, row.band, row.documents.missing, row.documents.expired, row.documents.expiring,
        ]),
      },
    ],
  }
}

/** What became of the newest appeal. */
function appealWords(appeals: readonly AppealRecord[], t: Words): string | null {
  const newest = appeals.at(-1)
  if (!newest) return null
  return newest.outcome === null ? t('suppliers:paper.appealOpen') : t(`suppliers:appeal.${newest.outcome}`)
}

/** One supplier's card, for itself and the office: its qualifications, the documents asked for, its decisions without their reasons. */
export function cardPaper({ language, letterhead, changedAt, asOf, record }: Printing & { asOf: string; record: Omit<SupplierRecord, 'privateNotes'> }): Paper {
  const t = words(language)
  const column = (code: SupplierColumn) => t(`suppliers:column.${code}`)
  const { organisation, qualifications, documents, proposals, ratings } = record
  const decisions = qualifications.flatMap(one => one.decisions.map(decision => ({ ...decision, code: one.category.code })))
  const facts = [
    { label: column('vatNumber'), value: organisation.vatNumber }, { label: t('suppliers:paper.where'), value: place(organisation.municipality, organisation.province, organisation.country === 'IT' ? null : organisation.country) },
    { label: t('suppliers:field.description'), value: record.description },
    ...ratedAspects.map(aspect => {
      const mean = ratings.means?.[aspect] ?? null
      return { label: t(`suppliers:aspect.${aspect}`), value: mean === null ? null : t('suppliers:paper.mean', { mean: formatNumber(mean, language, 1), raters: ratings.raters }) }
    }),
  ]
  const blocks: Block[] = [
    { block: 'facts', facts: facts.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }])) },
    {
      block: 'table', sheet: t('suppliers:paper.qualifications'), empty: t('suppliers:paper.cardEmpty'), rowCount: qualifications.length,
      columns: [text(column('category'), 34), text(column('tier'), 14), text(column('state'), 20), date(column('since')), date(column('validUntil'))],
      rows: qualifications.map((one): Cell[] => [place(one.category.code, named(language, one.category.name, one.category.nameEnglish)), t(`suppliers:tier.${one.tier}`), t(`suppliers:state.${one.state}`), one.since, one.validUntil]),
    },
    {
      block: 'table', sheet: t('suppliers:paper.documents'), empty: t('suppliers:paper.noDocuments'), rowCount: documents.length,
      columns: [text(t('suppliers:paper.document'), 40), text(column('state'), 20), date(t('suppliers:paper.endsOn'))],
      rows: documents.map((need): Cell[] => [named(language, need.name, need.nameEnglish), t(`suppliers:documentState.${need.state}`), need.endsOn]),
    },
    {
      block: 'table', sheet: t('suppliers:paper.decisions'), empty: t('suppliers:paper.noDecisions'), rowCount: decisions.length,
      columns: [text(t('suppliers:paper.decisionNumber'), 10), date(t('suppliers:paper.decidedOn')), text(column('category'), 10), text(t('suppliers:field.kind'), 24), text(t('suppliers:field.cause'), 30), text(t('suppliers:paper.appeal'), 16)],
      rows: decisions.map((one): Cell[] => [`${one.number}/${one.year}`, one.decidedOn, one.code, t(`suppliers:decision.${one.kind}`), one.cause && t(`suppliers:cause.${one.cause}`), appealWords(one.appeals, t)]),
    },
  ]
  if (proposals.length > 0) blocks.push({
    block: 'table', sheet: t('suppliers:paper.open'), empty: '', rowCount: proposals.length,
    columns: [text(column('category'), 10), text(t('suppliers:paper.what'), 44), text(t('suppliers:paper.about'), 24), text(t('suppliers:paper.stage'), 14), date(t('suppliers:field.on'))],
    rows: proposals.map((one): Cell[] => [one.category, t(`suppliers:proposal.${one.kind}`), one.kind.startsWith('document') ? one.about : null, t(`suppliers:stage.${one.stage}`), one.on]),
  })
  return { name: t('suppliers:paper.cardName'), title: organisation.name, language, audience: 'partners', letterhead, asOf, changedAt, orientation: 'portrait', blocks }
}
