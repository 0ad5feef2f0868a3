import { formatDay } from '../../shared/format.ts'
import type { RelationMatrix, Stakeholder } from '../../shared/groups.ts'
import { along, corners, edge, inner, placed, side } from '../../shared/groups/grid.ts'
import { quadrants } from '../../shared/groups/stakeholders.ts'
import { words, type Words } from '../../shared/language.ts'
import { groupWord } from '../../shared/meetings/words.ts'
import type { Block, Cell, Letterhead, Paper } from '../../shared/paper.ts'
import type { Language } from '../../shared/procedure.ts'
import { integer, text } from '../press/parts.ts'
import { escapeXml } from '../press/pdfChart.ts'
import { ink } from '../press/style.ts'

export type StakeholderPaper = {
  language: Language
  letterhead: Letterhead
  changedAt: string
  /** Day of the situation. */
  asOf: string
  cluster: string
  body: string | null
  stakeholders: readonly Stakeholder[]
  matrix: RelationMatrix
}

const score = (title: string) => integer(title, 10)

type Drawn = { size?: number; anchor?: 'start' | 'middle'; colour?: string; bold?: boolean; turn?: boolean }
const label = (x: number, y: number, words_: string, { size = 10, anchor = 'middle', colour = ink.quiet, turn = false }: Drawn = {}) =>
  `<text x="${x}" y="${y}" font-family="NotoSans" font-size="${size}" fill="${colour}" text-anchor="${anchor}"${turn ? ` transform="rotate(-90 ${x} ${y})"` : ''}>${escapeXml(words_)}</text>`

/** The power/interest grid as vectors: the numbers are those of the table under it. */
function gridChart(stakeholders: readonly Stakeholder[], t: Words): string {
  const fields = quadrants.map(quadrant => {
    const { x, y, width, height } = corners[quadrant]
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${quadrant === 'manageClosely' ? ink.headerFill : '#ffffff'}" stroke="${ink.hairline}" stroke-width="1"/>${label(x + 8, y + 18, groupWord(t, 'quadrant', quadrant), { anchor: 'start', size: 11 })}`
  })
  const scales = [1, 2, 3, 4, 5].map(at => label(along(at), inner + 16, String(at)) + label(-10, inner - along(at) + 4, String(at)))
  const points = placed(stakeholders).map(({ number, x, y }) => `<circle cx="${x}" cy="${y}" r="11" fill="${ink.bar}"/>${label(x, y + 4, String(number), { colour: '#ffffff', size: 11 })}`)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${side} ${side}"><g transform="translate(${edge} 10)">${fields.join('')}${scales.join('')}${
    label(inner / 2, inner + 33, t('groups:field.interest'), { size: 11 })}${label(-28, inner / 2, t('groups:field.influence'), { size: 11, turn: true })}${points.join('')}</g></svg>`
}

/** By name, influence, interest and what follows from them. */
function listOf(stakeholders: readonly Stakeholder[], t: Words) {
  const rows = stakeholders.map(({ organisation, assessment, quadrant, level, tools, seated, missing }, at): Cell[] => [
    at + 1, organisation, assessment?.influence ?? null, assessment?.interest ?? null, assessment?.dependency ?? null, assessment?.tension ?? null, quadrant && groupWord(t, 'quadrant', quadrant), level && groupWord(t, 'level', level),
    tools.map(tool => groupWord(t, 'tool', tool)).join(', ') || null, seated ? t('papers:yes') : missing ? t('groups:paper.missing') : t('papers:no'), assessment && formatDay(assessment.assessedOn),
  ])
  return {
    sheet: t('groups:paper.list'), rows, rowCount: rows.length, empty: t('groups:paper.empty'),
    columns: [
      integer(t('groups:paper.number'), 5), text(t('groups:paper.organisation'), 32), score(t('groups:field.influence')), score(t('groups:field.interest')), score(t('groups:field.dependency')), score(t('groups:field.tension')),
      text(t('groups:paper.quadrant'), 18), text(t('groups:paper.level'), 14), text(t('groups:paper.tools'), 30), text(t('groups:paper.seated'), 11), text(t('groups:field.assessedOn'), 12),
    ],
  }
}

/** Relations of a pair as the matrix shows them: kinds with their strength; a pair that was looked at and has none is «0», one nobody looked at is empty. */
function cellOf(relations: RelationMatrix['relations'], t: Words): string | null {
  if (relations.length === 0) return null
  const strong = relations.filter(({ strength }) => strength > 0)
  return strong.length === 0 ? '0' : strong.map(({ kind, strength }) => `${groupWord(t, 'relationKind', kind)} ${strength}`).join('\n')
}

/** Columns that fit a page beside the names: with the words of what relates a pair, or with its greatest strength alone. */
const [worded, widest] = [9, 30]

/** Who is related to whom: a matrix as long as it fits the page, and the list of relations. */
function relationBlocks({ organisations, relations, isolated, unknownPairs }: RelationMatrix, t: Words): Block[] {
  const nameOf = new Map(organisations.map(({ id, name }) => [id, name]))
  const brief = organisations.length > worded
  const inCell = (from: string, to: string) => {
    const pair = relations.filter(({ fromId, toId }) => fromId === from && toId === to)
    return brief ? (pair.length === 0 ? null : String(Math.max(...pair.map(({ strength }) => strength)))) : cellOf(pair, t)
  }
  const numbers = new Map(organisations.map(({ id }, at) => [id, at + 1]))
  const matrix: Block = {
    block: 'table', sheet: t('groups:paper.matrix'), rowCount: organisations.length, empty: t('groups:paper.noRelations'),
    columns: [integer(t('groups:paper.number'), 5), text(t('groups:paper.from'), 26), ...organisations.map(({ id }) => text(String(numbers.get(id) ?? ''), brief ? 3 : 11))],
    rows: organisations.map(({ id, name }, at): Cell[] => [at + 1, name, ...organisations.map(other => (other.id === id ? '—' : inCell(id, other.id)))]),
  }
  const known = relations.filter(({ strength }) => strength > 0)
  const list: Block = {
    block: 'table', sheet: t('groups:paper.relations'), rowCount: known.length, empty: t('groups:paper.noRelations'),
    columns: [text(t('groups:paper.from'), 30), text(t('groups:paper.to'), 30), text(t('groups:field.kind'), 16), integer(t('groups:field.strength')), text(t('groups:paper.formal'), 9), text(t('groups:field.evidence'), 30)],
    rows: known.map(({ fromId, toId, kind, strength, formal, evidence }): Cell[] => [nameOf.get(fromId) ?? '', nameOf.get(toId) ?? '', groupWord(t, 'relationKind', kind), strength, t(formal ? 'papers:yes' : 'papers:no'), evidence]),
  }
  return [
    ...(organisations.length > 0 && organisations.length <= widest ? [matrix] : []), list,
    { block: 'paragraph', tone: 'note', text: [brief && organisations.length <= widest ? t('groups:paper.brief') : null, t('groups:paper.unknown', { count: unknownPairs }), isolated.length > 0 ? t('groups:paper.isolated', { names: isolated.map(id => nameOf.get(id) ?? '').join(', ') }) : null].filter(Boolean).join(' ') },
  ]
}

/** Points of the grid on paper: it fits the first page under its title. */
const printed = 330

/** The stakeholders of a cluster: the power/interest grid, how to let each take part, who is missing at the table, who is related to whom. */
export function stakeholderPaper({ language, letterhead, changedAt, asOf, cluster, body, stakeholders, matrix }: StakeholderPaper): Paper {
  const t = words(language)
  const grid = placed(stakeholders)
  const missing = stakeholders.filter(one => one.missing).map(({ organisation }) => organisation)
  return {
    name: t('groups:paper.name'), title: t('groups:paper.title'), subtitle: body === null ? cluster : `${body}. ${cluster}`, language, audience: 'internal', letterhead, asOf, changedAt, orientation: 'landscape',
    blocks: [
      ...(grid.length === 0 ? [] : [
        {
          block: 'chart', svg: gridChart(stakeholders, t), width: printed, height: printed, alternative: t('groups:screen.stakeholder.gridOf', { names: grid.map(({ number, name }) => `${number} ${name}`).join(', ') }),
          table: { ...listOf(stakeholders, t), sheet: t('groups:paper.grid') },
        } as const, { block: 'pageBreak' } as const,
      ]),
      { block: 'table', ...listOf(stakeholders, t) },
      ...(missing.length > 0 ? [{ block: 'paragraph', tone: 'warning', text: t('groups:paper.absent', { names: missing.join(', ') }) } as const] : []),
      ...relationBlocks(matrix, t), { block: 'paragraph', tone: 'note', text: t('groups:paper.note') },
    ],
  }
}
