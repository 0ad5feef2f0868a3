import { emptyClause, type ClauseDraft } from './model.ts'
import { unseen, type RichNode } from '../paper.ts'
import { paragraphs, plainText } from './text.ts'

/** Characters of a pasted text that are read: some 600 pages. */
export const largestPasted = 2_000_000

/** What of a text did not come along as it was, with the place among the clauses where it can be named; nothing of it is lost, `text` has the words. */
export const cutProblems = ['table', 'insertion', 'deletion', 'comment', 'image', 'footnote', 'deepLevel', 'longClause', 'head', 'value'] as const
export type CutProblem = { kind: (typeof cutProblems)[number]; /** Index of the clause. */ clause: number | null; text: string; count: number }

/** A piece of a foreign text as the reader hands it over: a line with its marks, and what it is. */
export type ForeignBlock = {
  kind: 'heading' | 'paragraph' | 'bullet' | 'numbered' | 'quote' | 'row' | 'footnote'
  /** Of a heading, 1 at the top. */
  level: number
  content: readonly RichNode[]
}
export type ForeignText = { blocks: readonly ForeignBlock[]; /** What stands beside the text: changes that are pending, remarks, pictures; `block` is the one it stands in. */ notes: readonly { kind: CutProblem['kind']; text: string; block: number | null }[] }

const wordsOf = (content: readonly RichNode[]) => plainText([{ type: 'paragraph', content }])

/** What ends a number: a sign, the end of the line, or a word that begins one. "2.5 percento" and "Articolo 5 del contratto" go on, and are words. */
const after = String.raw`(?=[.):–—-]+(?:\s|$|\p{Lu})|\s*$|\s+(?:[–—-]\s+)?[\p{Lu}"“«(])\s*[.):–—-]*\s*`
/** "Art. 4 –", "Articolo IV". */
const named = new RegExp(String.raw`^\s*(\p{L}+\.?)\s*(\d{1,3}(?:\.\d{1,3})*|[IVXLC]+)${after}`, 'u')
const names = new Set(['art', 'articolo', 'article', 'sezione', 'section', 'capo', 'titolo', 'clausola', 'clause'])
/** "2.1", "2.1.": a number of several levels. */
const ofLevels = new RegExp(String.raw`^\s*(\d{1,2}(?:\.\d{1,2})+)${after}`, 'u')
/** "3." or "3)": without its sign a lone number is a quantity, "8 ore". */
const ofOne = /^\s*(\d{1,3})[.)](?=\s|$|\p{Lu})\s*/u

/** What numbers a clause, with how deep it is; null where nothing does. */
type Leading = { depth: number; words: boolean; length: number }
function leadingOf(text: string): Leading | null {
  const name = named.exec(text)
  if (name && names.has((name[1] ?? '').replace('.', '').toLowerCase())) return { depth: (name[2] ?? '').split('.').length, words: true, length: name[0].length }
  const found = ofLevels.exec(text) ?? ofOne.exec(text)
  return found && { depth: (found[1] ?? '').split('.').length, words: false, length: found[0].length }
}

/** A line without its first characters. */
function without(content: readonly RichNode[], length: number): RichNode[] {
  let left = length
  return content.flatMap((node): RichNode[] => {
    if (left <= 0) return [node]
    if (node.type !== 'text') {
      left -= 1
      return []
    }
    const rest = node.text.slice(left)
    left -= node.text.length
    return rest === '' ? [] : [{ ...node, text: rest }]
  })
}

/** A short line that is bold throughout, or wholly in capitals, heads what follows where a text has no headings. */
function looksLikeHeading({ kind, content }: ForeignBlock): boolean {
  const text = wordsOf(content).trim()
  if (kind !== 'paragraph' || text === '' || text.length > 120 || /[.;:,]$/.test(text)) return false
  const bold = content.every(node => node.type !== 'text' || node.text.trim() === '' || (node.marks ?? []).some(({ type }) => type === 'bold'))
  return bold || (/\p{Lu}{3}/u.test(text) && text === text.toUpperCase())
}

/** Where a clause begins: how deep, its heading, and what of the line is its text. */
type Beginning = { level: number; heading: string | null; content: readonly RichNode[] }

/** What is longer than a heading can be is no heading, but the text of its clause: nothing of it is cut off. */
const longestHeading = 300
const headed = (begins: { level: number; heading: string }, content: readonly RichNode[]): Beginning => (begins.heading.length > longestHeading ? { ...begins, heading: null, content } : { ...begins, content: [] })

function beginning(block: ForeignBlock, look: { headings: boolean; numbered: boolean; above: number }): Beginning | null {
  const text = wordsOf(block.content)
  const number = leadingOf(text)
  if (block.kind === 'heading' && text.trim() === unseen) return { level: block.level, heading: null, content: [] }
  if (block.kind === 'heading') return headed({ level: block.level, heading: text.slice(number?.length ?? 0).trim() || text.trim() }, block.content)
  return block.kind === 'paragraph' ? plainBeginning(block, text, number, look) : null
}

/** Where a clause begins among plain lines: at a number, at a line that looks like a heading; where there is neither in the whole text, at each line. */
function plainBeginning(block: ForeignBlock, text: string, number: Leading | null, look: { headings: boolean; numbered: boolean; above: number }): Beginning | null {
  const rest = number ? without(block.content, number.length) : block.content
  if (number && !look.headings && (looksLikeHeading({ ...block, content: rest }) || (number.words && wordsOf(rest).length <= 120))) return headed({ level: number.depth, heading: wordsOf(rest).trim() || text.trim() }, rest)
  if (number && (number.depth > 1 || number.words || !look.headings)) return { level: look.headings ? Math.max(number.depth, look.above + 1) : number.depth, heading: null, content: rest }
  if (!look.headings && looksLikeHeading(block)) return headed({ level: 1, heading: text.trim() }, block.content)
  return look.headings || look.numbered ? null : { level: 1, heading: null, content: block.content }
}

/** Lines as the editor has them: points of one list together. */
function nodesOf(blocks: readonly ForeignBlock[]): RichNode[] {
  const nodes: RichNode[] = []
  for (const { kind, content } of blocks) {
    const line: RichNode = { type: 'paragraph', content }
    const list = kind === 'bullet' ? 'bulletList' : kind === 'numbered' ? 'orderedList' : null
    const last = nodes.at(-1)
    if (list === null) nodes.push(kind === 'quote' ? { type: 'blockquote', content: [line] } : line)
    else if (last?.type === list) nodes.splice(-1, 1, { ...last, content: [...(last.content ?? []), { type: 'listItem', content: [line] }] })
    else nodes.push({ type: list, content: [{ type: 'listItem', content: [line] }] })
  }
  return nodes
}

type Piece = { level: number; heading: string | null; blocks: ForeignBlock[]; /** The indexes of the blocks it is made of. */ from: number[] }

function piecesOf(blocks: readonly ForeignBlock[]): Piece[] {
  const headings = blocks.some(({ kind }) => kind === 'heading') || blocks.filter(looksLikeHeading).length > 1
  const look = { headings: blocks.some(({ kind }) => kind === 'heading'), numbered: headings || blocks.filter(block => block.kind === 'paragraph' && leadingOf(wordsOf(block.content))).length > 1, above: 0 }
  const pieces: Piece[] = []
  for (const [index, block] of blocks.entries()) {
    if (wordsOf(block.content).trim() === '') continue
    const begins = beginning(block, look)
    if (begins) {
      if (block.kind === 'heading') look.above = begins.level
      pieces.push({ level: begins.level, heading: begins.heading, blocks: begins.content.length > 0 ? [{ ...block, content: begins.content }] : [], from: [index] })
    } else {
      const last = pieces.at(-1)
      if (last) {
        last.blocks.push(block)
        last.from.push(index)
      } else pieces.push({ level: 1, heading: null, blocks: [block], from: [index] })
    }
  }
  return pieces
}

const deepest = 6
/** A clause of more characters is probably several. */
const longest = 4000

/** A heading of the highest level that stands alone before all others is the name of the whole. */
function nameOf(pieces: readonly Piece[]): string | null {
  const [first] = pieces
  return first?.heading && first.blocks.length === 0 && pieces.length > 1 && pieces.slice(1).every(({ level }) => level > first.level) ? first.heading : null
}

const problem = (kind: CutProblem['kind'], clause: number | null, text: string, count = 1): CutProblem => ({ kind, clause, text, count })

function ownProblems({ level, blocks }: Piece, clause: number): CutProblem[] {
  const rows = blocks.filter(({ kind }) => kind === 'row')
  const notes = blocks.filter(({ kind }) => kind === 'footnote')
  const length = blocks.reduce((sum, { content }) => sum + wordsOf(content).length, 0)
  return [
    ...(rows.length > 0 ? [problem('table', clause, wordsOf(rows[0]?.content ?? []), rows.length)] : []), ...(notes.length > 0 ? [problem('footnote', clause, wordsOf(notes[0]?.content ?? []), notes.length)] : []),
    ...(level > deepest ? [problem('deepLevel', clause, '', level)] : []), ...(length > longest ? [problem('longClause', clause, '', length)] : []),
  ]
}

/**
 * Cuts a foreign text into clauses: at its headings and numbers; where it has neither, each paragraph is a clause. Numbers that stood before the words go, since ours are computed. Rows of
 * tables become paragraphs; what is not taken over is told with its words.
 * @param language of the text: where it is English it stands in the English fields
 */
export function cut({ blocks, notes }: ForeignText, language: 'it' | 'en'): { name: string | null; clauses: ClauseDraft[]; problems: CutProblem[] } {
  const all = piecesOf(blocks)
  const name = nameOf(all)
  const pieces = name === null ? all : all.slice(1)
  const levels = [...new Set(pieces.map(({ level }) => level))].toSorted((a, b) => a - b)
  const clauses = pieces.map(({ level, heading, blocks: own }): ClauseDraft => {
    const text = nodesOf(own)
    const words = language === 'it' ? { heading, text } : { headingEnglish: heading, text: [], textEnglish: text }
    return { ...emptyClause, ...words, level: Math.min(deepest, levels.indexOf(level) + 1) }
  })
  const clauseOfBlock = (block: number | null) => (block === null ? null : pieces.findIndex(({ from }) => from.includes(block)))
  const problems = [
    ...pieces.flatMap(ownProblems),
    ...notes.map(({ kind, text, block }) => { const clause = clauseOfBlock(block); return problem(kind, clause === null || clause < 0 ? null : clause, text) }),
  ]
  return { name, clauses, problems }
}

/** A plain text as blocks: a paragraph a line, points where a line begins with a dash or a dot, rows where it has tabs. */
export function plainBlocks(text: string): ForeignText {
  const blocks = paragraphs(text.replace(/\r\n?/g, '\n')).flatMap((node): ForeignBlock[] => {
    const line = plainText([node])
    const point = /^\s*[-–—•·▪*]\s+/.exec(line)
    const shown = point ? line.slice(point[0].length) : line.replaceAll('\t', ' | ').trim()
    return [{ kind: point ? 'bullet' : /\S\t+\S/.test(line) && !leadingOf(line) ? 'row' : 'paragraph', level: 0, content: [{ type: 'text', text: shown }] }]
  })
  return { blocks, notes: [] }
}
