import { words } from '../../../shared/language.ts'
import type { Cell, Paper } from '../../../shared/paper.ts'
import type { Language } from '../../../shared/procedure.ts'
import type { SupplierColumn } from '../../../shared/suppliers/fields.ts'
import type { DocumentNeed, SupplierRow } from '../../../shared/suppliers/records.ts'
import type { SupplierNeeds } from '../needs.ts'
import { date, integer, tableOf, text, type Cells } from '../../press/parts.ts'
import { groupWords, named, place, points, yesNo, type Printing } from './parts.ts'

function listCells(language: Language): Cells<SupplierRow> {
  const t = words(language)
  const column = (code: SupplierColumn) => t(`suppliers:column.${code}`)
  return [
    [text(column('name'), 30), row => row.name], [text(column('group'), 16), row => groupWords(row.group, t)],
    [text(column('category'), 24), row => place(row.categoryCode, named(language, row.categoryName, row.categoryNameEnglish))],
    [text(column('tier'), 13), row => row.tier && t(`suppliers:tier.${row.tier}`)], [text(column('state'), 18), row => row.state && t(`supplierStates:${row.state}`)],
    [date(column('since')), row => row.since], [date(column('validUntil')), row => row.validUntil], [points(column('score')), row => row.score],
    [text(column('band'), 6), row => row.band], [integer(t('suppliers:paper.missing')), row => row.documents.missing], [integer(t('suppliers:paper.expired')), row => row.documents.expired],
    [integer(t('suppliers:paper.expiring')), row => row.documents.expiring],
  ]
}

type Ending = DocumentNeed & { supplier: string }

function documentCells(language: Language): Cells<Ending> {
  const t = words(language)
  return [
    [text(t('suppliers:column.name'), 34), row => row.supplier], [text(t('suppliers:paper.document'), 40), row => named(language, row.name, row.nameEnglish)],
    [text(t('suppliers:column.state'), 18), row => t(`suppliers:documentState.${row.state}`)], [date(t('suppliers:paper.endsOn')), row => row.endsOn],
    [text(t('supplierPapers:letter.indispensable'), 14), (row): Cell => yesNo(row.knockOut !== null, language)],
  ]
}

export type InternalList = Printing & { asOf: string; rows: readonly SupplierRow[]; /** Of the same suppliers, what is over or ends within so many days. */ ending: readonly SupplierNeeds[]; days: number }

/** All suppliers with their states and scores, and the documents that end, for the office alone. */
export function internalPaper({ language, letterhead, changedAt, asOf, rows, ending, days }: InternalList): Paper {
  const t = words(language)
  const documents = ending.flatMap(({ name, needs }) => needs.map(need => ({ ...need, supplier: name })))
  return {
    name: t('suppliers:paper.internalName'), title: t('suppliers:paper.internalTitle'), language, audience: 'internal', letterhead, asOf, changedAt, orientation: 'landscape',
    blocks: [
      { block: 'paragraph', tone: 'warning', text: t('suppliers:paper.internalNote') },
      { block: 'table', sheet: t('suppliers:paper.internalSheet'), caption: '', empty: t('suppliers:paper.nobody'), ...tableOf(listCells(language), rows) },
      { block: 'heading', level: 2, text: t('supplierPapers:internal.documents', { days }) },
      { block: 'table', sheet: t('supplierPapers:internal.documentsSheet'), caption: '', empty: t('supplierPapers:internal.noDocuments'), ...tableOf(documentCells(language), documents) },
    ],
  }
}
