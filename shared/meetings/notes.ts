import { z } from 'zod'
import type { RichNode } from '../paper.ts'

/**
 * A text as the editor keeps it (ProseMirror's JSON). Beside what papers know it has mentions of people and organisations, and the places where a decision or an
 * action was born in the text.
 */
export type NoteNode = {
  type: (typeof nodeTypes)[number]
  attrs?: Record<string, string | number | boolean | null> | undefined
  content?: NoteNode[] | undefined
  text?: string | undefined
  marks?: { type: (typeof markTypes)[number] }[] | undefined
}

export const nodeTypes = [
  'doc', 'paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'blockquote', 'text', 'hardBreak', 'mention', 'decision', 'action',
] as const
const markTypes = ['bold', 'italic', 'underline', 'strike'] as const

const noteNode: z.ZodType<NoteNode> = z.lazy(() => z.strictObject({
  type: z.enum(nodeTypes),
  attrs: z.record(z.string().max(60), z.union([z.string().max(500), z.number(), z.boolean(), z.null()])).optional(),
  content: z.array(noteNode).max(5000).optional(),
  text: z.string().min(1).max(200_000).optional(),
  marks: z.array(z.strictObject({ type: z.enum(markTypes) })).max(8).optional(),
}))

/** Characters of JSON: a point of a very long meeting. */
const largest = 400_000

/** A whole text: a `doc`, at most 400,000 characters of JSON. */
export const notes = noteNode.refine(node => node.type === 'doc' && JSON.stringify(node).length <= largest)

const known = ['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'blockquote'] as const

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function block({ type, attrs, content }: NoteNode, own: (typeof known)[number]): RichNode {
  const level = numberOf(attrs?.['level'])
  const start = numberOf(attrs?.['start'])
  const kept = { ...(level === undefined ? {} : { level }), ...(start === undefined ? {} : { start }) }
  return { type: own, ...(type === own && Object.keys(kept).length > 0 ? { attrs: kept } : {}), content: (content ?? []).flatMap(toRichNodes) }
}

/** A text as papers print it: a mention is the name that was written, a decision or action in the text a paragraph. */
export function toRichNodes(node: NoteNode): RichNode[] {
  switch (node.type) {
    case 'doc': return (node.content ?? []).flatMap(toRichNodes)
    case 'text': return node.text === undefined ? [] : [{ type: 'text', text: node.text, ...(node.marks ? { marks: node.marks } : {}) }]
    case 'hardBreak': return [{ type: 'hardBreak' }]
    case 'mention': return [{ type: 'text', text: String(node.attrs?.['label'] ?? '') }]
    case 'decision':
    case 'action': return [block(node, 'paragraph')]
    default: return [block(node, node.type)]
  }
}

/** The plain text of a note, a paragraph a line: for search, and to compare versions. */
export function plainText(node: NoteNode | null): string {
  if (node === null) return ''
  const inner = (node.content ?? []).map(plainText)
  switch (node.type) {
    case 'text': return node.text ?? ''
    case 'hardBreak': return '\n'
    case 'mention': return String(node.attrs?.['label'] ?? '')
    case 'doc':
    case 'bulletList':
    case 'orderedList':
    case 'blockquote':
    case 'listItem': return inner.filter(text => text !== '').join('\n')
    default: return inner.join('')
  }
}

/** A plain text as a note: each line a paragraph. */
export function noteOf(text: string): NoteNode {
  return { type: 'doc', content: text.split('\n').map(line => (line === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: line }] })) }
}
