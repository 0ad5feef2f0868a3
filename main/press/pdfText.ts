import type { Content, ContentStack, Style } from 'pdfmake/interfaces.js'
import type { RichNode } from '../../shared/paper.ts'
import { Refused } from '../../shared/errors.ts'
import type { Typesetter } from './text.ts'

type Inline = Style & { text: string }
type ElementNode = Extract<RichNode, { content?: readonly RichNode[] }>

const size = 9.5

function marks(node: Extract<RichNode, { type: 'text' }>): Style {
  const has = (type: string) => node.marks?.some(mark => mark.type === type) ?? false
  const known = ['bold', 'italic', 'underline', 'strike']
  const strange = node.marks?.find(mark => !known.includes(mark.type))
  if (strange) throw new Refused('block-not-printable', { block: strange.type })
  const lines = [...(has('underline') ? ['underline' as const] : []), ...(has('strike') ? ['lineThrough' as const] : [])]
  return { ...(has('bold') && { bold: true }), ...(has('italic') && { italics: true }), ...(lines.length && { decoration: lines }) }
}

/** The text inside a paragraph or heading: marked runs, split further by font. */
function inlines(nodes: readonly RichNode[], typesetter: Typesetter, width: number): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (node.type === 'hardBreak') return [{ text: '\n' }]
    if (node.type !== 'text') throw new Refused('block-not-printable', { block: node.type })
    const style = marks(node)
    const set = typesetter.set(node.text, node.text.slice(0, 40), { width, size, heavy: style.bold ?? false })
    return typeof set === 'string' ? [{ ...style, text: set }] : set.map(run => ({ ...style, ...run }))
  })
}

/** An empty paragraph keeps its height. */
const textOf = (node: ElementNode, typesetter: Typesetter, width: number) => {
  const text = inlines(node.content ?? [], typesetter, width)
  return text.length ? text : [{ text: ' ' }]
}

/** The editor's document as pdfmake's nodes. @throws Refused `block-not-printable` for a node or mark of another editor */
export function setRichText(nodes: readonly RichNode[], typesetter: Typesetter, width: number): Content[] {
  return nodes.map((node): Content => {
    switch (node.type) {
      case 'paragraph': return { text: textOf(node, typesetter, width), margin: [0, 4, 0, 0] }
      case 'heading': {
        const level = Math.min(3, Math.max(1, node.attrs?.level ?? 1))
        return { text: textOf(node, typesetter, width), style: `heading${level}`, margin: [0, 12, 0, 2], headlineLevel: level }
      }
      case 'bulletList': return { ul: items(node, typesetter, width), margin: [8, 2, 0, 0] }
      case 'orderedList': return { ol: items(node, typesetter, width), start: node.attrs?.start ?? 1, margin: [8, 2, 0, 0] }
      case 'blockquote': return { stack: setRichText(node.content ?? [], typesetter, width - 36), margin: [18, 0, 18, 0], italics: true }
      case 'text': case 'hardBreak': return { text: inlines([node], typesetter, width) }
      default: throw new Refused('block-not-printable', { block: node.type })
    }
  })
}

function items(list: ElementNode, typesetter: Typesetter, width: number): ContentStack[] {
  return (list.content ?? []).map(item => {
    if (item.type !== 'listItem') throw new Refused('block-not-printable', { block: item.type })
    return { stack: setRichText(item.content ?? [], typesetter, width - 30) }
  })
}
