import { z } from 'zod'
import type { RichNode } from '../paper.ts'

// The text of a clause is the editor's JSON that every printer knows; what is compared and hashed is its plain text.

const mark = z.object({ type: z.enum(['bold', 'italic', 'underline', 'strike']) })
const attributes = z.object({ level: z.int().min(1).max(6).exactOptional(), start: z.int().min(0).max(10_000).exactOptional() })

/** A node of the editor; attributes and nodes that no printer knows are left out or refused. */
const richNode: z.ZodType<RichNode, RichNode> = z.lazy(() => z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string().min(1).max(50_000), marks: z.array(mark).max(10).exactOptional() }),
  z.object({ type: z.literal('hardBreak') }),
  z.object({
    type: z.enum(['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'blockquote']), attrs: attributes.exactOptional(), content: z.array(richNode).max(5000).exactOptional(),
  }),
]))
export const richText = z.array(richNode).max(2000).readonly()
export type RichText = readonly RichNode[]

/** A plain text as paragraphs, one a line. */
export function paragraphs(text: string): RichText {
  return text.split('\n').filter(line => line.trim() !== '').map((line): RichNode => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }))
}

const inLine = (node: RichNode): string => {
  if (node.type === 'text') return node.text
  if (node.type === 'hardBreak') return '\n'
  return (node.content ?? []).map(inLine).join('')
}

function lines(node: RichNode, before: string): string[] {
  if (node.type === 'text' || node.type === 'hardBreak' || node.type === 'paragraph' || node.type === 'heading') return [before + inLine(node)]
  const inner = node.content ?? []
  if (node.type === 'bulletList') return inner.flatMap(item => lines(item, '– '))
  if (node.type === 'orderedList') return inner.flatMap((item, index) => lines(item, `${(node.attrs?.start ?? 1) + index}. `))
  return inner.flatMap((child, index) => lines(child, index === 0 ? before : ''))
}

/** The words of a text, a line for each paragraph or point. */
export const plainText = (nodes: RichText | null): string => (nodes ?? []).flatMap(node => lines(node, '')).join('\n')

/**
 * A text as it is compared: one form of accented letters (NFC), straight quotation marks, no soft hyphens or invisible characters, single blanks. What Word
 * changes by itself is no change of a policy.
 */
export function normalised(text: string): string {
  return text.normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[“”„‟«»]/g, '"').replace(/[‘’‚‛´`]/g, "'")
    .split('\n').map(line => line.replace(/\s+/g, ' ').trim()).filter(line => line !== '').join('\n')
}
