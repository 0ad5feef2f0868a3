import { documentKinds, expiryBounds, typeInWords, type DocumentRow } from '../../shared/documents.ts'
import { formatDay, formatNumber } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import type { Block, Cell, Column, Letterhead, Paper } from '../../shared/paper.ts'
import type { Language } from '../../shared/procedure.ts'
import { text } from '../press/parts.ts'

export type Expiring = {
  language: Language
  letterhead: Letterhead
  asOf: string
  changedAt: string
  /** What it is about: one organisation, or null = all. */
  organisation: string | null
  days: number
  /** Documents that are neither replaced nor rejected, in the order of their last day. */
  rows: readonly DocumentRow[]
  /** The active filters in words. */
  filters: readonly string[]
}

/** A part of the paper: its words, and which documents belong there. */
type Part = { title: string; sheet: string; has: (row: DocumentRow) => boolean; columns: 'ends' | 'transition' | 'unknown' }

const isGood = ({ state }: DocumentRow) => state === 'valid' || state === 'expiring'

function partsOf({ language, days }: Expiring): Part[] {
  const t = words(language)
  const bounds = [...expiryBounds.filter(bound => bound < days), days]
  const soon = bounds.map((to, index): Part => {
    const from = index === 0 ? 0 : (bounds[index - 1] ?? 0) + 1
    return {
      title: t('papers:expiring.within', { from, to }), sheet: t('papers:expiring.withinSheet', { from, to }), columns: 'ends',
      has: row => isGood(row) && row.daysLeft !== null && row.daysLeft >= from && row.daysLeft <= to,
    }
  })
  return [
    { title: t('papers:expiring.expired'), sheet: t('papers:expiring.expiredSheet'), columns: 'ends', has: row => row.state === 'expired' }, ...soon,
    { title: t('papers:expiring.transition'), sheet: t('papers:expiring.transitionSheet'), columns: 'transition', has: row => row.transition !== null },
    { title: t('papers:expiring.unknown'), sheet: t('papers:expiring.unknownSheet'), columns: 'unknown', has: row => row.state === 'unknown' },
  ]
}


/** The columns of a part, each with what stands in it. */
function columnsOf({ columns }: Part, { language, organisation }: Expiring): [Column, (row: DocumentRow) => Cell][] {
  const t = words(language)
  const kind = (row: DocumentRow) => documentKinds.find(code => code === row.kind) ?? 'other'
  const ends: [Column, (row: DocumentRow) => Cell][] = [
    [{ title: t('papers:field.expiresOn'), kind: 'date', width: 11 }, row => row.endsOn], [{ title: t('papers:expiring.daysLeft'), kind: 'integer', width: 8 }, row => row.daysLeft],
  ]
  return [
    ...(organisation === null ? [[text(t('papers:expiring.organisation'), 30), (row: DocumentRow) => row.organisation] as [Column, (row: DocumentRow) => Cell]] : []),
    [text(t('papers:expiring.document'), 26), row => typeInWords(row.typeName, language)], [text(t('papers:expiring.kind'), 16), row => t(`documents:kind.${kind(row)}`)],
    [text(t('papers:field.number'), 16), row => row.number], [text(t('papers:expiring.issuer'), 20), row => row.issuer],
    ...(columns === 'unknown' ? [] : ends),
    ...(columns === 'transition' ? [[text(t('papers:expiring.edition'), 18), (row: DocumentRow) => (row.transition === null ? null : t(`papers:expiring.move.${row.transition}`))] as [Column, (row: DocumentRow) => Cell]] : []),
    [text(t('papers:field.verified'), 9), row => t(row.verified ? 'papers:yes' : 'papers:no')],
  ]
}

function partBlocks(part: Part, expiring: Expiring): Block[] {
  const rows = expiring.rows.filter(part.has)
  if (rows.length === 0) return []
  const columns = columnsOf(part, expiring)
  return [
    { block: 'heading', level: 2, text: part.title },
    { block: 'table', sheet: part.sheet, caption: '', empty: '', columns: columns.map(([column]) => column), rows: rows.map(row => columns.map(([, cell]) => cell(row))), rowCount: rows.length },
  ]
}

/** The certificates and other documents that want attention, by how soon. */
export function expiringPaper(expiring: Expiring): Paper {
  const { language, letterhead, asOf, changedAt, organisation, rows, days, filters } = expiring
  const t = words(language)
  const parts = partsOf(expiring)
  const figures = parts.map(part => ({ label: part.title, value: rows.filter(part.has).length, kind: 'integer' as const }))
  const blocks = parts.flatMap(part => partBlocks(part, expiring))
  return {
    name: t('papers:expiring.name'), title: t('papers:expiring.title'), ...(organisation === null ? {} : { subtitle: organisation }), language, audience: 'internal', letterhead, asOf, changedAt,
    orientation: 'landscape',
    blocks: [
      { block: 'paragraph', text: t('papers:expiring.what', { day: formatDay(asOf), days: formatNumber(days, language, 0) }) },
      ...(filters.length ? [{ block: 'paragraph', tone: 'note', text: t('papers:list.filters', { filters: filters.join('; ') }) } as const] : []),
      { block: 'figures', figures },
      ...(blocks.length ? blocks : [{ block: 'paragraph', text: t('papers:expiring.empty') } as const]),
      { block: 'paragraph', tone: 'note', text: t('papers:expiring.note') },
    ],
  }
}
