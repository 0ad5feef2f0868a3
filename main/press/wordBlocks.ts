import {
  CommentRangeEnd, CommentRangeStart, CommentReference, DeletedTextRun, HeadingLevel, InsertedTextRun, PageBreak, Paragraph, TabStopType, TextRun,
  type IParagraphOptions, type IRunOptions, type ParagraphChild,
} from 'docx'
import { headingLine, unseen, type Block, type Paper, type RevisedBlock, type Revision, type RichNode } from '../../shared/paper.ts'
import { Refused } from '../../shared/errors.ts'
import { cleanText } from './fonts.ts'
import { ink } from './style.ts'

/** What the blocks of one file share. */
export type WordSetting = {
  /** Who is named as the author of changes and comments, and when: the agency, at the paper's own time. */
  author: string
  date: string
  /** Numbers of the changes. */
  changes: number
  comments: string[]
  /** How far Word has counted the headings, by level. */
  counted: readonly number[]
  /** First numbers of the lists with numbers, each a list of its own. */
  lists: number[]
}

export const wordSetting = ({ letterhead, changedAt }: Paper): WordSetting => ({ author: letterhead.agency.trim() || 'Cooperate Desk', date: changedAt, changes: 0, comments: [], counted: [], lists: [] })

/** The number lists of a file by these names. */
export const outline = 'outline'
export const listNamed = (index: number) => `list${index}`

export const colour = (of: keyof typeof ink) => ink[of].slice(1)
const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4, HeadingLevel.HEADING_5, HeadingLevel.HEADING_6] as const
const headingOf = (level: number) => headings[level - 1] ?? HeadingLevel.HEADING_6

/** Words with their line ends. */
export const runs = (text: string, look: IRunOptions = {}): TextRun[] => cleanText(text).split('\n').map((line, index) => new TextRun({ ...look, text: line, ...(index > 0 ? { break: 1 } : {}) }))

const quiet: IRunOptions = { italics: true, color: colour('quiet') }
const tones = { normal: {}, note: { ...quiet, size: 19 }, warning: { bold: true, color: colour('warning') } } as const

function inline(nodes: readonly RichNode[] = [], look: IRunOptions = {}): TextRun[] {
  return nodes.flatMap(node => {
    if (node.type === 'hardBreak') return [new TextRun({ break: 1 })]
    if (node.type !== 'text') return notPrintable(node.type)
    const marks = new Set((node.marks ?? []).map(({ type }) => type))
    return runs(node.text, { ...look, ...(marks.has('bold') && { bold: true }), ...(marks.has('italic') && { italics: true }), ...(marks.has('underline') && { underline: {} }), ...(marks.has('strike') && { strike: true }) })
  })
}

/** Where a paragraph stands: how deep in lists and quotations, and the point that it begins. */
type Place = { depth: number; indent: number; point: IParagraphOptions | null }
const step = 360

function listParagraphs(list: Extract<RichNode, { content?: readonly RichNode[] }>, place: Place, setting: WordSetting): Paragraph[] {
  const level = Math.min(place.depth, 8)
  const point: IParagraphOptions = list.type === 'bulletList' ? { bullet: { level } } : { numbering: { reference: listNamed(setting.lists.push(list.attrs?.start ?? 1) - 1), level } }
  return (list.content ?? []).flatMap(item => {
    if (item.type !== 'listItem') return notPrintable(item.type)
    return richParagraphs(item.content ?? [], { depth: place.depth + 1, indent: place.indent + step, point }, setting)
  })
}

/** The editor's document as paragraphs; a heading inside a text is a bold line, since only clauses head. */
function richParagraphs(nodes: readonly RichNode[], place: Place, setting: WordSetting): Paragraph[] {
  return nodes.flatMap((node, index): Paragraph[] => {
    const begins = index === 0 ? place.point : null
    // how strongly a clause binds stays with what it says
    const together = place.depth === 0 && index === 0 && nodes.length > 1 ? { keepNext: true } : {}
    const layout = begins ?? (place.indent > 0 ? { indent: { left: place.indent } } : together)
    switch (node.type) {
      case 'paragraph': return [new Paragraph({ ...layout, children: inline(node.content) })]
      case 'heading': return [new Paragraph({ ...layout, keepNext: true, children: inline(node.content, { bold: true }) })]
      case 'bulletList': case 'orderedList': return listParagraphs(node, place, setting)
      case 'blockquote': return richParagraphs(node.content ?? [], { ...place, indent: place.indent + step, point: begins }, setting)
      case 'text': case 'hardBreak': return [new Paragraph({ ...layout, children: inline([node]) })]
      default: return notPrintable(node.type)
    }
  })
}

const factColumn = 3200

const factParagraphs = ({ facts }: Extract<Block, { block: 'facts' }>): Paragraph[] => facts.map(({ label, value }) => new Paragraph({
  tabStops: [{ type: TabStopType.LEFT, position: factColumn }], indent: { left: factColumn, hanging: factColumn }, children: [...runs(label, { color: colour('quiet') }), new TextRun({ children: ['\t'] }), ...runs(value)],
}))

const numberedBy = (level: number): IParagraphOptions => ({ heading: headingOf(level), numbering: { reference: outline, level: Math.min(level, headings.length) - 1 } })

/** A heading; its number is Word's own where Word counts the same, and else (a firm's `2.1a`, what comes after a clause that was left out) stands there as it is. */
function headingParagraph(block: Extract<Block, { block: 'heading' }>, setting: WordSetting): Paragraph {
  const { number, level, text } = block
  if (number === undefined) return new Paragraph({ heading: headingOf(level), children: runs(text) })
  const depth = number.split('.').length
  const next = [...setting.counted.slice(0, depth - 1), (setting.counted[depth - 1] ?? 0) + 1]
  if (next.join('.') !== number || depth > headings.length) return new Paragraph({ heading: headingOf(depth), children: runs(headingLine(block)) })
  setting.counted = next
  return new Paragraph({ ...numberedBy(depth), children: text === '' ? [new TextRun(unseen)] : runs(text) })
}

/** A change as Word keeps it. */
const change = (setting: WordSetting) => ({ id: ++setting.changes, author: setting.author, date: setting.date })

function revisedRun(kind: Revision, options: IRunOptions, setting: WordSetting): ParagraphChild {
  if (kind === 'same') return new TextRun(options)
  return kind === 'added' ? new InsertedTextRun({ ...change(setting), ...options }) : new DeletedTextRun({ ...change(setting), ...options })
}

/** A line with its tracked changes. Its end is one too, so that a line that is refused goes whole. */
function revisedParagraph({ level, line, parts, tone, remark }: RevisedBlock, setting: WordSetting): Paragraph {
  const look = tone === undefined ? {} : tones[tone]
  const words = parts.map(({ text, kind }) => revisedRun(kind, { ...look, text: cleanText(text) }, setting))
  const id = remark === undefined ? null : setting.comments.push(remark) - 1
  return new Paragraph({
    ...(level === null ? { keepNext: tone !== undefined } : numberedBy(level)),
    ...(line === 'same' ? {} : { run: line === 'added' ? { insertion: change(setting) } : { deletion: change(setting) } }),
    children: id === null ? words : [new CommentRangeStart(id), ...words, new CommentRangeEnd(id), revisedRun(line, { children: [new CommentReference(id)] }, setting)],
  })
}

/**
 * A block as paragraphs of Word. Word holds texts: tables, figures, charts and places to sign are left to the other printers.
 * @throws Refused `block-not-printable`
 */
export function wordParagraphs(block: Block, setting: WordSetting): Paragraph[] {
  switch (block.block) {
    case 'heading': return [headingParagraph(block, setting)]
    case 'paragraph': return [new Paragraph({ children: runs(block.text, tones[block.tone ?? 'normal']) })]
    case 'richText': return richParagraphs(block.nodes, { depth: 0, indent: 0, point: null }, setting)
    case 'facts': return factParagraphs(block)
    case 'revised': return [revisedParagraph(block, setting)]
    case 'pageBreak': return block.letterhead ? notPrintable('letters') : [new Paragraph({ children: [new PageBreak()] })]
    case 'table': case 'figures': case 'chart': case 'signatures': return notPrintable(block.block)
    default: return notPrintable(JSON.stringify(block satisfies never))
  }
}

function notPrintable(block: string): never {
  throw new Refused('block-not-printable', { block, format: 'docx' })
}

