import { Parser } from 'htmlparser2'
import type { RichNode } from '../../shared/paper.ts'
import type { ForeignBlock, ForeignText } from '../../shared/policies/cut.ts'

type Mark = 'bold' | 'italic' | 'underline' | 'strike'
const marks: Readonly<Record<string, Mark>> = { b: 'bold', strong: 'bold', i: 'italic', em: 'italic', u: 'underline', s: 'strike', strike: 'strike' }
/** Elements after which a new line begins. */
const breaking = new Set(['p', 'div', 'li', 'tr', 'blockquote', 'section', 'article', 'table', 'ul', 'ol', 'body', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dd', 'dt', 'pre'])
/** What stands in a page and is no text of it. */
const hidden = new Set(['head', 'style', 'script', 'title', 'xml', 'template', 'noscript'])

type State = { blocks: ForeignBlock[]; notes: ForeignText['notes'][number][]; line: RichNode[]; open: string[]; changed: { kind: 'insertion' | 'deletion'; text: string } | null; cells: number }

function kindOf(open: readonly string[]): { kind: ForeignBlock['kind']; level: number } {
  const heading = open.findLast(name => /^h[1-6]$/.test(name))
  if (heading) return { kind: 'heading', level: Number(heading[1]) }
  if (open.includes('tr')) return { kind: 'row', level: 0 }
  const list = open.findLast(name => name === 'ul' || name === 'ol' || name === 'ol-notes')
  if (list) return { kind: list === 'ul' ? 'bullet' : list === 'ol-notes' ? 'footnote' : 'numbered', level: 0 }
  return { kind: open.includes('blockquote') ? 'quote' : 'paragraph', level: 0 }
}

const trimmed = (line: RichNode[]): RichNode[] => {
  const whole = line.filter(node => node.type !== 'text' || node.text !== '')
  const edge = (node: RichNode | undefined, side: 'trimStart' | 'trimEnd') => (node?.type === 'text' ? { ...node, text: node.text[side]() } : node)
  const [first, last] = [edge(whole[0], 'trimStart'), edge(whole.at(-1), 'trimEnd')]
  if (!first || !last) return []
  return (whole.length === 1 ? [edge(first, 'trimEnd') ?? first] : [first, ...whole.slice(1, -1), last]).filter(node => node.type !== 'text' || node.text !== '')
}

function flush(state: State): void {
  const content = trimmed(state.line)
  state.line = []
  if (content.some(node => node.type === 'text')) state.blocks.push({ ...kindOf(state.open), content })
}

/** What the style of Word's own HTML says of a piece: a tracked change, or nothing to show. */
function nameOf(name: string, attributes: Readonly<Record<string, string>>): string {
  const style = attributes['style'] ?? ''
  if (/mso-element:\s*comment|display:\s*none/i.test(style)) return 'style'
  if (name === 'li' && /^(foot|end)note/.test(attributes['id'] ?? '')) return 'li-note'
  return name
}

function opened(state: State, tag: string, attributes: Readonly<Record<string, string>>): void {
  const name = nameOf(tag, attributes)
  // a cell's paragraphs stay on the line of its row
  const inRow = state.open.includes('tr') && name !== 'tr'
  if (breaking.has(tag) && !inRow) flush(state)
  if (name === 'li-note') {
    const list = state.open.lastIndexOf('ol')
    if (list >= 0) state.open[list] = 'ol-notes'
  }
  if (name === 'tr') state.cells = 0
  if ((name === 'td' || name === 'th') && state.cells++ > 0) state.line.push({ type: 'text', text: ' | ' })
  if (name === 'br' && !inRow) state.line.push({ type: 'hardBreak' })
  if (name === 'img') state.notes.push({ kind: 'image', text: attributes['alt'] ?? '', block: state.blocks.length })
  if (name === 'ins' || name === 'del') state.changed = { kind: name === 'ins' ? 'insertion' : 'deletion', text: '' }
  state.open.push(name)
}

function written(state: State, text: string): void {
  if (state.open.some(name => hidden.has(name))) return
  const plain = text.replace(/[\s\u00a0]+/g, ' ')
  if (state.changed) state.changed.text += plain
  // what was struck out is told, not taken over
  if (state.changed?.kind === 'deletion') return
  const last = state.line.at(-1)
  const shown = last?.type === 'text' && last.text.endsWith(' ') ? plain.trimStart() : plain
  if (shown === '') return
  const own = [...new Set(state.open.flatMap(name => marks[name] ?? []))].map(type => ({ type }))
  state.line.push({ type: 'text', text: shown, ...(own.length > 0 && { marks: own }) })
}

function closed(state: State, tag: string): void {
  const at = state.open.findLastIndex(name => name === tag || (tag === 'li' && name === 'li-note') || (tag === 'ol' && name === 'ol-notes') || name === 'style')
  const inRow = state.open.includes('tr') && tag !== 'tr'
  if (breaking.has(tag) && !inRow) flush(state)
  if ((tag === 'ins' || tag === 'del') && state.changed) {
    if (state.changed.text.trim() !== '') state.notes.push({ ...state.changed, text: state.changed.text.trim(), block: state.blocks.length })
    state.changed = null
  }
  if (at >= 0) state.open.splice(at)
}

/**
 * An HTML text (of Word by mammoth, or of a clipboard) as lines with their marks. Rows of tables become lines with ` | ` between the cells, tracked insertions are taken as text, tracked
 * deletions left out; both are told, and so are pictures.
 */
export function htmlBlocks(html: string): ForeignText {
  const state: State = { blocks: [], notes: [], line: [], open: [], changed: null, cells: 0 }
  const parser = new Parser({ onopentag: (name, attributes) => opened(state, name, attributes), ontext: text => written(state, text), onclosetag: name => closed(state, name) }, { decodeEntities: true })
  parser.write(html)
  parser.end()
  flush(state)
  return { blocks: state.blocks, notes: state.notes }
}
