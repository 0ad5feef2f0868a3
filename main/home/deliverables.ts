import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { formatNumber } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import type { DistrictNumbers } from '../../shared/home.ts'
import { chainPlaces } from '../../shared/organisations/codes.ts'
import type { Block, Cell, Paper } from '../../shared/paper.ts'
import { day, language, type Language } from '../../shared/procedure.ts'
import { sizeClasses } from '../../shared/sme.ts'
import { registerFunctions } from '../database/functions.ts'
import { clusterOf } from '../organisations/read.ts'
import { barChart } from '../press/chart.ts'
import { districtNumbers } from './numbers.ts'
import { deliverable } from '../press/deliverable.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'

type Part = { label: string; members: number }
type Chart = { caption: string; parts: readonly Part[] }

/** All four fit on one page: so many bars are the most that a chart may have. */
const mostBars = 6

const inOrder = <T>(codes: readonly T[]) => (a: T | null, b: T | null) => {
  const at = (code: T | null) => (code === null ? codes.length : codes.indexOf(code))
  return at(a) - at(b)
}

/** The bars of a chart, the last of them the sum of what finds no room. */
function fitting(parts: readonly Part[], rest: string): Part[] {
  if (parts.length <= mostBars) return [...parts]
  const others = parts.slice(mostBars - 1)
  return [...parts.slice(0, mostBars - 1), { label: rest, members: others.reduce((sum, { members }) => sum + members, 0) }]
}

function charts({ byChainPlace, bySize, byCertificate, joinedByYear }: DistrictNumbers, in_: Language): Chart[] {
  const t = words(in_)
  const chain = byChainPlace.map(({ chainPlace, members }) => ({ code: chainPlaces.find(code => code === chainPlace) ?? null, members })).toSorted((a, b) => inOrder(chainPlaces)(a.code, b.code))
  const size = bySize.map(row => ({ code: sizeClasses.find(code => code === row.size) ?? null, members: row.members })).toSorted((a, b) => inOrder(sizeClasses)(a.code, b.code))
  return [
    { caption: t('home:chart.chain'), parts: fitting(chain.map(({ code, members }) => ({ label: code ? t(`organisations:chainPlace.${code}`) : t('home:chart.notStated'), members })), t('home:chart.others')) },
    { caption: t('home:chart.size'), parts: size.map(({ code, members }) => ({ label: code ? t(`organisations:size.${code}`) : t('home:chart.notStated'), members })) },
    // a firm may have several certificates: there is no sum of the rest
    { caption: t('home:chart.certificate'), parts: byCertificate.slice(0, mostBars).map(({ type, members }) => ({ label: type, members })) },
    { caption: t('home:chart.joined'), parts: joinedByYear.toSorted((a, b) => a.year - b.year).slice(-mostBars).map(({ year, members }) => ({ label: String(year), members })) },
  ]
}

function chartBlock({ caption, parts }: Chart, in_: Language): Block {
  const t = words(in_)
  const bars = parts.map(({ label, members }) => ({ label, value: members, text: formatNumber(members, in_, 0) }))
  const table = {
    sheet: caption, caption, empty: t('home:chart.nothing'), rowCount: parts.length,
    columns: [{ title: caption, kind: 'text' as const, width: 28 }, { title: t('papers:cluster.members'), kind: 'integer' as const, width: 8 }], rows: parts.map(({ label, members }): Cell[] => [label, members]),
  }
  if (parts.length === 0) return { block: 'table', ...table }
  return { block: 'chart', ...barChart(bars, 440), alternative: t('papers:cluster.chart', { caption, bars: bars.map(({ label, text }) => `${label} ${text}`).join(', ') }), table }
}

const input = z.object({ language, clusterId: z.string(), today: day })

/** The district on one page: its size, and four charts. */
function district(database: Database, { language: in_, clusterId, today }: z.infer<typeof input>): Paper {
  registerFunctions(database)
  const t = words(in_)
  const cluster = clusterOf(database, clusterId)
  const numbers = districtNumbers(database, cluster.id, today)
  const { members, employees, turnover } = numbers
  return {
    name: t('home:paper.name'), title: cluster.name, subtitle: t('home:paper.subtitle'), language: in_, audience: 'public', letterhead: letterhead(database), asOf: today,
    changedAt: changedAt(database), orientation: 'portrait',
    blocks: [
      { block: 'figures', figures: [
        { label: t('papers:cluster.members'), value: members, kind: 'integer' },
        { label: t('papers:cluster.employees'), value: employees.known ? employees.sum : null, kind: 'number' },
        { label: t('papers:cluster.turnover'), value: turnover.known ? turnover.sum : null, kind: 'euros', decimals: 0 },
      ] },
      { block: 'paragraph', tone: 'note', text: t('papers:cluster.known', { members, employees: employees.known, turnover: turnover.known }) },
      ...charts(numbers, in_).map(chart => chartBlock(chart, in_)),
    ],
  }
}

/** What this room hands to the press. */
export const homeDeliverables = { 'home.district': deliverable(input, district) }
