import type { RichNode } from '../../shared/paper.ts'
import { Refused } from '../../shared/errors.ts'

export type RichRun = { text: string; bold?: true; italic?: true; underline?: true; strike?: true }
export type RichLine = { runs: RichRun[]; look: 'normal' | 'heading1' | 'heading2' | 'heading3' }
type ElementNode = Extract<RichNode, { content?: readonly RichNode[] }>

/** The words inside a paragraph with their marks, which ExcelJS calls by the same names. */
const runsOf = (nodes: readonly RichNode[] = []): RichRun[] => nodes.map((node): RichRun => {
  if (node.type === 'hardBreak') return { text: '\n' }
  if (node.type !== 'text') throw new Refused('block-not-printable', { block: node.type })
  const run: RichRun = { text: node.text }
  for (const { type } of node.marks ?? []) {
    if (type !== 'bold' && type !== 'italic' && type !== 'underline' && type !== 'strike') throw new Refused('block-not-printable', { block: String(type) })
    run[type] = true
  }
  return run
})

const indented = (lines: RichLine[], first: string): RichLine[] =>
  lines.map((line, i) => ({ ...line, runs: [{ text: i === 0 ? first : ' '.repeat(first.length) }, ...line.runs] }))

function listLines(list: ElementNode): RichLine[] {
  const start = list.attrs?.start ?? 1
  return (list.content ?? []).flatMap((item, i) => {
    if (item.type !== 'listItem') throw new Refused('block-not-printable', { block: item.type })
    return indented(richLines(item.content ?? []), list.type === 'orderedList' ? `${start + i}. ` : '• ')
  })
}

/** The editor's document as lines for a workbook. @throws Refused `block-not-printable` for a node or mark of another editor */
export function richLines(nodes: readonly RichNode[]): RichLine[] {
  return nodes.flatMap((node): RichLine[] => {
    switch (node.type) {
      case 'paragraph': return [{ runs: runsOf(node.content), look: 'normal' }]
      case 'heading': {
        const level = node.attrs?.level ?? 1
        return [{ runs: runsOf(node.content), look: level <= 1 ? 'heading1' : level === 2 ? 'heading2' : 'heading3' }]
      }
      case 'bulletList': case 'orderedList': return listLines(node)
      case 'blockquote': return indented(richLines(node.content ?? []), '    ')
      case 'text': case 'hardBreak': return [{ runs: runsOf([node]), look: 'normal' }]
      default: throw new Refused('block-not-printable', { block: node.type })
    }
  })
}
