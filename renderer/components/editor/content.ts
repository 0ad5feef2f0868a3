import type { JSONContent } from '@tiptap/core'
import type { RichNode } from '../../../shared/paper.ts'

/** A node of a text as the editor takes and gives it: those of `RichNode`, and those that a room adds (a mention, a decision in the text). */
export type EditorNode = {
  readonly type: string
  readonly attrs?: Readonly<Record<string, string | number | boolean | null>> | undefined
  readonly content?: readonly EditorNode[] | undefined
  readonly text?: string | undefined
  readonly marks?: readonly { readonly type: string }[] | undefined
}

/** As the editor's library wants it. */
export function toJson({ type, attrs, content, text, marks }: EditorNode): JSONContent {
  return {
    type, ...(attrs ? { attrs: { ...attrs } } : {}), ...(content ? { content: content.map(toJson) } : {}), ...(text === undefined ? {} : { text }),
    ...(marks ? { marks: marks.map(mark => ({ type: mark.type })) } : {}),
  }
}

type Kept = string | number | boolean
const isKept = (value: unknown): value is Kept => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** Attributes that say something: those without a value, and a list that starts at 1, say nothing. */
function attrsOf(type: string, attrs: Record<string, unknown> | undefined): Record<string, Kept> | undefined {
  const said = Object.entries(attrs ?? {}).flatMap(([key, value]): [string, Kept][] => (isKept(value) && !(type === 'orderedList' && value === 1) ? [[key, value]] : []))
  return said.length > 0 ? Object.fromEntries(said) : undefined
}

/** A node of the library as we store it: nothing in it that says nothing, always in the same order. */
function fromJson({ type, attrs, content, text, marks }: JSONContent): EditorNode[] {
  if (type === undefined) return []
  const kept = attrsOf(type, attrs)
  return [{
    type, ...(kept ? { attrs: kept } : {}), ...(content && content.length > 0 ? { content: content.flatMap(fromJson) } : {}), ...(text === undefined ? {} : { text }),
    ...(marks && marks.length > 0 ? { marks: marks.map(mark => ({ type: mark.type })) } : {}),
  }]
}

/** The blocks of the editor's document; none where nothing was written. */
export function blocksOf(document: JSONContent): EditorNode[] {
  const blocks = (document.content ?? []).flatMap(fromJson)
  return blocks.every(({ type, content }) => type === 'paragraph' && content === undefined) ? [] : blocks
}

const containers = ['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'blockquote'] as const
const markNames = ['bold', 'italic', 'underline', 'strike'] as const

function richAttrs(attrs: EditorNode['attrs']): { attrs?: { level?: number; start?: number } } {
  const level = attrs?.['level']
  const start = attrs?.['start']
  const kept = { ...(typeof level === 'number' ? { level } : {}), ...(typeof start === 'number' ? { start } : {}) }
  return Object.keys(kept).length > 0 ? { attrs: kept } : {}
}

function richNode({ type, attrs, content, text, marks }: EditorNode): RichNode[] {
  if (type === 'hardBreak') return [{ type }]
  if (type === 'text') {
    const kept = (marks ?? []).flatMap(mark => markNames.filter(name => name === mark.type).map(name => ({ type: name })))
    return text ? [{ type, text, ...(kept.length > 0 ? { marks: kept } : {}) }] : []
  }
  const own = containers.find(container => container === type)
  return own ? [{ type: own, ...richAttrs(attrs), ...(content ? { content: content.flatMap(richNode) } : {}) }] : []
}

/** The blocks as papers know them; what papers do not know is left out. */
export const richNodes = (blocks: readonly EditorNode[]): RichNode[] => blocks.flatMap(richNode)
