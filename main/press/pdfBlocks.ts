import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js'
import { headingLine, type Block } from '../../shared/paper.ts'
import { Refused } from '../../shared/errors.ts'
import { formatCell } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import { textWidth } from './fonts.ts'
import { setChart } from './pdfChart.ts'
import { setNumberedLines, type LineCount } from './pdfLines.ts'
import { setRichText } from './pdfText.ts'
import { setTable, type TableSetting } from './pdfTable.ts'
import { ink } from './style.ts'

type BlockOf<K extends Block['block']> = Extract<Block, { block: K }>

/** What the blocks of one paper share. */
export type Setting = TableSetting & {
  letterhead: () => Content[]
  /** Lines of rich text that were numbered so far; null where they bear no numbers. */
  numbered: LineCount | null
  /** Rows that the tables printed so far. */
  rows: number
  /** Ids of the bookmarks that are open, by level. */
  bookmarks: (string | undefined)[]
  headings: number
}

function setHeading(block: BlockOf<'heading'>, setting: Setting): Content {
  const { level } = block
  const text = headingLine(block)
  const id = `heading${++setting.headings}`
  const parent = setting.bookmarks.slice(0, level).findLast(open => open !== undefined)
  setting.bookmarks.length = level
  setting.bookmarks.push(id)
  return {
    text: setting.typesetter.set(text, text), style: `heading${level}`, margin: [0, level === 1 ? 16 : 14, 0, 3],
    id, outline: true, outlineText: setting.typesetter.plain(text), outlineExpanded: true, ...(parent !== undefined && { outlineParentId: parent }),
  }
}

const tones = { normal: {}, note: { style: 'note' }, warning: { style: 'warning' } } as const

function setParagraph({ text, tone }: BlockOf<'paragraph'>, { typesetter, width }: Setting): Content {
  return { text: typesetter.set(text, text.slice(0, 40), { width, size: 9.5 }), margin: [0, 3, 0, 0], ...tones[tone ?? 'normal'] }
}

const hairlines: CustomTableLayout = {
  hLineWidth: (i, node) => (i === 0 || i === node.table.body.length ? 0 : 0.35),
  hLineColor: () => ink.hairline,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 8,
  paddingTop: () => 2.5,
  paddingBottom: () => 2.5,
}

function setFacts({ facts }: BlockOf<'facts'>, { typesetter, width }: Setting): Content[] {
  if (!facts.length) return []
  const labels = Math.min(170, width * 0.34)
  const room = { width: width - labels - 8, size: 9.5 }
  const body = facts.map(({ label, value }): TableCell[] => [
    { text: typesetter.set(label, label, { width: labels - 8, size: 8.5 }), style: 'label', margin: [0, 0.8, 0, 0] },
    { text: typesetter.set(value, label, room) },
  ])
  return [{ table: { widths: [labels - 8, '*'], body, dontBreakRows: facts.every(fact => fact.value.length < 600) }, layout: hairlines, margin: [0, 2, 0, 0] }]
}

const figuresInRow = 4

function setFigures({ figures }: BlockOf<'figures'>, { typesetter, language, width }: Setting): Content[] {
  const rows: Content[] = []
  const each = width / figuresInRow - 14
  for (let i = 0; i < figures.length; i += figuresInRow) {
    const row = figures.slice(i, i + figuresInRow).map(({ label, value, kind, decimals }) =>
      ({ label, text: value === null ? words(language)('papers:unknown') : formatCell(value, kind, language, decimals) }))
    const size = Math.min(20, ...row.map(({ text }) => each * 1000 / Math.max(1, textWidth(text, true))))
    const columns = row.map(({ label, text }) => ({ width: each, stack: [
      { text: typesetter.set(text, label), style: 'figure', fontSize: size, noWrap: true },
      { text: typesetter.set(label, label, { width: each, size: 8.5 }), style: 'label' },
    ] }))
    rows.push({ columns, columnGap: 14, margin: [0, 10, 0, 0] })
  }
  return rows
}

function setSignatures({ places }: BlockOf<'signatures'>, { typesetter, width }: Setting): Content[] {
  const rows: Content[] = []
  const each = (width - 2 * 24) / 3
  for (let i = 0; i < places.length; i += 3) {
    const columns = places.slice(i, i + 3).map(({ role, name }) => ({ width: each, stack: [
      { text: typesetter.set(role, role, { width: each, size: 8.5 }), style: 'label', margin: [0, 0, 0, 30] as [number, number, number, number] },
      { canvas: [{ type: 'line' as const, x1: 0, y1: 0, x2: each, y2: 0, lineWidth: 0.6, lineColor: ink.rule }] },
      { text: typesetter.set(name ?? ' ', role, { width: each, size: 9 }), fontSize: 9, margin: [0, 2, 0, 0] as [number, number, number, number] },
    ] }))
    rows.push({ columns, columnGap: 24, margin: [0, 22, 0, 0] })
  }
  return rows
}

/** So many figures or signatures surely find room on a page. */
const mostPlaces = 12

/** A block as pdfmake's nodes; `whole` where it is short enough to be kept on one page. */
type SetBlock = { content: Content[]; whole?: boolean }

function setBlock(block: Block, setting: Setting): SetBlock {
  switch (block.block) {
    case 'heading': return { content: [setHeading(block, setting)] }
    case 'paragraph': return { content: [setParagraph(block, setting)] }
    case 'richText': return { content: setting.numbered ? setNumberedLines(block.nodes, { ...setting, count: setting.numbered }) : setRichText(block.nodes, setting.typesetter, setting.width) }
    case 'facts': return { content: setFacts(block, setting) }
    case 'figures': return { content: setFigures(block, setting), whole: block.figures.length <= mostPlaces }
    case 'chart': return { content: setChart(block, setting), whole: true }
    case 'signatures': return { content: setSignatures(block, setting), whole: block.places.length <= mostPlaces }
    case 'pageBreak': return { content: [{ text: '', pageBreak: 'after' }, ...(block.letterhead ? setting.letterhead() : [])] }
    case 'table': {
      const { content, rows, whole } = setTable(block, setting)
      setting.rows += rows
      return { content, whole }
    }
    case 'revised': return notPrintable(block)
    default: return notPrintable(block satisfies never)
  }
}

/** Marked for the printer, which puts them overleaf at the foot of a page; inside an unbreakable stack that would lose what follows. */
const atHead = (headings: Content[]): Content[] => (headings.length ? [{ stack: headings, headlineLevel: 1 }] : [])

/** So many headings are kept with what is whole: pdfmake prints nothing at all of an unbreakable stack that is higher than a page. */
const mostHeadings = 2

/**
 * The blocks of a paper as pdfmake's nodes. What is short stays whole on a page, together with the last headings before it.
 * @throws Refused `block-not-printable`, `too-many-rows`
 */
export function setBlocks(blocks: readonly Block[], setting: Setting): Content[] {
  const nodes: Content[] = []
  let headings: Content[] = []
  for (const block of blocks) {
    const { content, whole } = setBlock(block, setting)
    if (block.block === 'heading') { headings.push(...content); continue }
    if (whole && content.length) nodes.push(...atHead(headings.slice(0, -mostHeadings)), { stack: [...headings.slice(-mostHeadings), ...content], unbreakable: true })
    else nodes.push(...atHead(headings), ...content)
    headings = []
  }
  return [...nodes, ...atHead(headings)]
}

/** What is no block of the model (data of a newer program, say) is refused and never left out. */
function notPrintable(block: unknown): never {
  throw new Refused('block-not-printable', { block: typeof block === 'object' && block !== null && 'block' in block ? String(block.block) : typeof block })
}
