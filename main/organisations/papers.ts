import { formatNumber } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import type { ClusterFields, ClusterNumbers, ReferenceCluster } from '../../shared/organisations.ts'
import { chainPlaces } from '../../shared/organisations/codes.ts'
import type { Block, Cell, Column, Letterhead, Paper, TableBlock } from '../../shared/paper.ts'
import type { Language } from '../../shared/procedure.ts'
import { sizeClasses } from '../../shared/sme.ts'
import { barChart } from '../press/chart.ts'

type Printing = { language: Language; letterhead: Letterhead; /** The day it refers to. */ asOf: string; /** Instant of the newest change. */ changedAt: string }

export type ClusterCard = Printing & { cluster: Pick<ClusterFields, 'name' | 'sector' | 'place' | 'description'>; numbers: ClusterNumbers }

const member: Omit<Column, 'title'> = { kind: 'integer', width: 8 }
const percent = (part: number, whole: number) => (whole ? Math.round(part / whole * 1000) / 10 : null)

/** A chart of upright bars would turn the words; these lie, in the order of the code list, with what is not stated last. */
function chainPlaceChart({ language, numbers }: ClusterCard): Block {
  const t = words(language)
  const caption = t('papers:cluster.byChainPlace')
  const codes = [...chainPlaces, null]
  const rows = numbers.byChainPlace.toSorted((a, b) => codes.findIndex(code => code === a.chainPlace) - codes.findIndex(code => code === b.chainPlace)).map(row => {
    const known = chainPlaces.find(code => code === row.chainPlace)
    return { ...row, label: known ? t(`organisations:chainPlace.${known}`) : (row.chainPlace ?? t('papers:cluster.notStated')) }
  })
  const bars = rows.map(({ label, members }) => ({ label, value: members, text: formatNumber(members, language, 0) }))
  return {
    block: 'chart', ...barChart(bars, 440),
    alternative: t('papers:cluster.chart', { caption, bars: bars.map(({ label, text }) => `${label} ${text}`).join(', ') }),
    table: {
      sheet: t('papers:field.chainPlace'), caption, empty: t('papers:cluster.noMembers'), rowCount: rows.length,
      columns: [{ title: t('papers:field.chainPlace'), kind: 'text', width: 28 }, { title: t('papers:cluster.members'), ...member }, { title: t('papers:cluster.employees'), kind: 'number', width: 10 }],
      rows: rows.map(({ label, members, employees }): Cell[] => [label, members, employees]),
    },
  }
}

function sizeTable({ language, numbers }: ClusterCard): TableBlock {
  const t = words(language)
  const order = [...sizeClasses, null]
  const rows = numbers.bySize.toSorted((a, b) => order.findIndex(code => code === a.size) - order.findIndex(code => code === b.size)).map(({ size, members }): Cell[] => {
    const known = sizeClasses.find(code => code === size)
    return [t(known ? `organisations:size.${known}` : 'organisations:size.unknown'), members, percent(members, numbers.members)]
  })
  return {
    block: 'table', sheet: t('papers:cluster.size'), caption: t('papers:cluster.bySize'), empty: t('papers:cluster.noMembers'), rowCount: rows.length, rows,
    columns: [{ title: t('papers:cluster.size'), kind: 'text', width: 34 }, { title: t('papers:cluster.members'), ...member }, { title: t('papers:cluster.share'), kind: 'percent', width: 8, decimals: 1 }],
    totals: [t('papers:total'), numbers.members, numbers.members ? 100 : null],
  }
}

function joinedTable({ language, numbers }: ClusterCard): TableBlock {
  const t = words(language)
  const rows = numbers.joinedByYear.toSorted((a, b) => b.year - a.year).map(({ year, members }): Cell[] => [year, members])
  return {
    block: 'table', sheet: t('papers:cluster.year'), caption: t('papers:cluster.joinedByYear'), empty: t('papers:cluster.noMembers'), rowCount: rows.length, rows,
    columns: [{ title: t('papers:cluster.year'), kind: 'year', width: 8 }, { title: t('papers:cluster.members'), ...member }],
  }
}

function headlines({ language, numbers, asOf }: ClusterCard): Block[] {
  const t = words(language)
  const { members, employees, turnover, joinedByYear } = numbers
  const year = Number(asOf.slice(0, 4))
  return [
    { block: 'figures', figures: [
      { label: t('papers:cluster.members'), value: members, kind: 'integer' },
      { label: t('papers:cluster.employees'), value: employees.known ? employees.sum : null, kind: 'number' },
      { label: t('papers:cluster.turnover'), value: turnover.known ? turnover.sum : null, kind: 'euros', decimals: 0 },
      { label: t('papers:cluster.joinedThisYear'), value: joinedByYear.find(row => row.year === year)?.members ?? 0, kind: 'integer' },
    ] },
    { block: 'paragraph', tone: 'note', text: t('papers:cluster.known', { members, employees: employees.known, turnover: turnover.known }) },
  ]
}

const described = (title: string, text: string | null): Block[] => (text ? [{ block: 'heading', level: 2, text: title }, { block: 'paragraph', text }] : [])

/** One of our clusters on a card: who it is and its numbers at a day. */
export function clusterCardPaper(card: ClusterCard): Paper {
  const { language, letterhead, asOf, changedAt, cluster, numbers } = card
  const t = words(language)
  const facts = ([['sector', cluster.sector], ['place', cluster.place]] as const).flatMap(([field, value]) => (value ? [{ label: t(`papers:field.${field}`), value }] : []))
  return {
    name: t('papers:cluster.name'), title: cluster.name, subtitle: t('papers:cluster.subtitle'), language, audience: 'public', letterhead, asOf, changedAt, orientation: 'portrait',
    blocks: [
      { block: 'facts', facts }, ...headlines(card), ...described(t('papers:cluster.description'), cluster.description),
      ...(numbers.byChainPlace.length ? [chainPlaceChart(card)] : []), sizeTable(card), joinedTable(card),
    ],
  }
}

export type ReferenceCard = Omit<Printing, 'asOf'> & { cluster: ReferenceCluster }

const withNote = (value: string | null, note: string | null) => (value && note ? `${value} (${note})` : (value ?? note))

/** A reference cluster on a card, with its source and the age of its data. */
export function referenceCardPaper({ language, letterhead, changedAt, cluster }: ReferenceCard): Paper {
  const t = words(language)
  const number = (value: number | null) => (value === null ? null : formatNumber(value, language, 0))
  const values = [
    ['sector', cluster.sector], ['place', [cluster.place, cluster.country].filter(Boolean).join(', ')],
    ['firms', withNote(number(cluster.firms), cluster.firmsNote)], ['employees', number(cluster.employees)],
    ['coordinator', withNote(cluster.coordinator, cluster.coordinatorNote)], ['website', cluster.website],
  ] as const
  const facts = values.flatMap(([field, value]) => (value ? [{ label: t(`papers:field.${field}`), value }] : []))
  return {
    name: t('papers:cluster.name'), title: cluster.name, subtitle: t('papers:cluster.subtitleReference'), language, audience: 'public', letterhead, asOf: null, changedAt, orientation: 'portrait',
    blocks: [
      { block: 'facts', facts }, ...described(t('papers:cluster.description'), cluster.description), ...described(t('papers:cluster.ecoInnovation'), cluster.ecoInnovation),
      { block: 'paragraph', tone: 'note', text: t('papers:cluster.source', { source: cluster.source.replace(/\.$/, ''), age: cluster.dataAge }) },
    ],
  }
}
