import { formatDay } from '../../../shared/format.ts'
import { words } from '../../../shared/language.ts'
import type { Block, Cell, Paper } from '../../../shared/paper.ts'
import type { Language } from '../../../shared/procedure.ts'
import type { PublishedList, PublishedRow } from '../../../shared/suppliers/records.ts'
import type { DocumentNames } from '../documents.ts'
import { criteriaBlocks } from './criteria.ts'
import { date, tableOf, text, type Cells } from '../../press/parts.ts'
import { coded, place, type Printing } from './parts.ts'

export type PrintedList = Printing & {
  list: PublishedList
  documents: DocumentNames
  /** `pages` for reading, the categories as heads; `filters` for a workbook, each row with its category. */
  layout: 'pages' | 'filters'
}

const categoryOf = (language: Language, row: PublishedRow) => coded(language, { code: row.categoryCode, name: row.category, nameEnglish: row.categoryEnglish })

/** What stands of each supplier: who, where, in which state, since when until when. */
function cellsOf(language: Language): Cells<PublishedRow> {
  const t = words(language)
  return [
    [text(t('suppliers:column.name'), 38), row => row.name], [text(t('suppliers:paper.where'), 28), row => place(row.municipality, row.province, row.country === 'IT' ? null : row.country)],
    [text(t('suppliers:column.vatNumber'), 15), row => row.vatNumber], [text(t('suppliers:column.state'), 24), row => t(`supplierStates:${row.state}`)],
    [date(t('suppliers:column.validFrom')), row => row.validFrom], [date(t('suppliers:column.validUntil')), row => row.validUntil],
  ]
}

/** The rows below heads that say their category and how many they are. */
function inCategories(language: Language, rows: readonly PublishedRow[]) {
  const cells = cellsOf(language)
  const heads = new Set<number>()
  const printed: Cell[][] = []
  for (const [category, own] of Map.groupBy(rows, row => categoryOf(language, row))) {
    heads.add(printed.length)
    printed.push([`${category} (${own.length})`, ...cells.slice(1).map(() => null)], ...tableOf(cells, own).rows)
  }
  return { columns: cells.map(([column]) => column), rows: printed, rowCount: printed.length, heads }
}

function flat(language: Language, rows: readonly PublishedRow[]) {
  const t = words(language)
  return tableOf<PublishedRow>([[text(t('suppliers:column.category'), 34), row => categoryOf(language, row)], ...cellsOf(language)], rows)
}

/**
 * The list of qualified suppliers by category, as it is handed to anybody: who, where, in which state, until when, and by which criteria. Never a reason, a score, a note or a person.
 */
export function publishedPaper({ language, letterhead, changedAt, documents, layout, list: { publication, date: day, rows, scheme } }: PrintedList): Paper {
  const t = words(language)
  const status = publication === null ? t('suppliers:paper.computed', { day: formatDay(day) })
    : t('suppliers:paper.sealed', { day: formatDay(publication.publishedAt.slice(0, 10)), code: publication.seal ?? '' })
  const blocks: Block[] = [
    { block: 'paragraph', ...(publication === null ? { tone: 'warning' } : {}), text: status },
    { block: 'paragraph', tone: 'note', text: t('suppliers:paper.free') },
    { block: 'table', sheet: t('suppliers:paper.qualified'), caption: '', empty: t('suppliers:paper.empty'), ...(layout === 'pages' ? inCategories : flat)(language, rows) },
    { block: 'pageBreak' },
    { block: 'heading', level: 1, text: t('supplierPapers:criteria.heading', { version: scheme.version }) },
    ...criteriaBlocks(language, { scheme, documents }),
  ]
  return {
    name: t('suppliers:paper.publishedName'), title: t('suppliers:paper.publishedTitle'), language, audience: 'public', letterhead, asOf: day, changedAt, orientation: layout === 'pages' ? 'portrait' : 'landscape',
    ...(publication === null ? {} : { subtitle: t('suppliers:paper.number', { number: publication.number, year: publication.year, day: formatDay(day) }) }), blocks,
  }
}
