import { describe, expect, it } from 'vitest'
import { blocksOf, richNodes, toJson, type EditorNode } from '../../renderer/components/editor/content.ts'

const text = (words: string) => ({ type: 'text', text: words })

describe('the text of the editor', () => {
  it('is empty where only empty paragraphs stand', () => {
    expect(blocksOf({ type: 'doc', content: [{ type: 'paragraph' }, { type: 'paragraph', content: [] }] })).toEqual([])
    expect(blocksOf({ type: 'doc', content: [{ type: 'bulletList', content: [] }] })).not.toEqual([])
  })

  it('keeps what says something, always in the same order', () => {
    const blocks = blocksOf({ type: 'doc', content: [
      { content: [{ text: 'Uno', marks: [{ attrs: {}, type: 'bold' }], type: 'text' }], type: 'heading', attrs: { level: 2 } },
      { type: 'orderedList', attrs: { start: 1, type: null }, content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('a')] }] }] },
    ] })
    expect(JSON.stringify(blocks)).toBe(JSON.stringify([
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Uno', marks: [{ type: 'bold' }] }] },
      { type: 'orderedList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a' }] }] }] },
    ]))
  })

  it('comes back as it went in', () => {
    const blocks: EditorNode[] = [{ type: 'orderedList', attrs: { start: 4 }, content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('x'), { type: 'hardBreak' }, text('y')] }] }] }]
    expect(blocksOf({ type: 'doc', content: blocks.map(toJson) })).toEqual(blocks)
    expect(richNodes(blocks)).toEqual(blocks)
  })

  it('gives papers only what they print', () => {
    expect(richNodes([{ type: 'paragraph', content: [{ type: 'mention', attrs: { id: '1', label: 'Anna' } }, { type: 'text', text: 'b', marks: [{ type: 'code' }, { type: 'underline' }] }] }]))
      .toEqual([{ type: 'paragraph', content: [{ type: 'text', text: 'b', marks: [{ type: 'underline' }] }] }])
  })
})
