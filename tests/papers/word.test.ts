import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { print } from '../../main/press/print.ts'
import type { Block, RichNode } from '../../shared/paper.ts'
import { paper, table } from './papers.ts'
import { readWord } from './readingWord.ts'

const folder = mkdtempSync(join(tmpdir(), 'desk-word-'))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })
const path = join(folder, 'carta.docx')

const line = (text: string, marks: NonNullable<Extract<RichNode, { type: 'text' }>['marks']> = []): RichNode => ({ type: 'paragraph', content: [{ type: 'text', text, marks }] })
const list = (type: 'bulletList' | 'orderedList', items: readonly string[], start?: number): RichNode => ({ type, ...(start ? { attrs: { start } } : {}), content: items.map(text => ({ type: 'listItem', content: [line(text)] })) })

test('a text comes out with its headings, lists and marks', async () => {
  await print(paper([
    { block: 'heading', level: 2, number: '1', text: 'Acqua' }, { block: 'heading', level: 3, number: '1.1', text: 'Dolce' }, { block: 'heading', level: 3, number: '1.1a', text: 'Propria' }, { block: 'heading', level: 3, number: '1.3', text: 'Dopo un’omessa' },
    { block: 'richText', nodes: [line('Si <risparmia> & si riusa', [{ type: 'bold' }]), list('bulletList', ['di giorno']), list('orderedList', ['di notte'], 4), { type: 'blockquote', content: [line('detto')] }, { type: 'paragraph', content: [{ type: 'text', text: 'su' }, { type: 'hardBreak' }, { type: 'text', text: 'giù' }] }] },
    { block: 'facts', facts: [{ label: 'Versione', value: '1.0' }] },
  ], { watermark: 'Bozza' }), 'docx', path)
  const { lines, part } = readWord(path)
  const shown = lines.map(({ style, words }) => [style, words.map(({ text }) => text).join('')])
  // a number that Word counts by itself is no word of the heading; one that it would not count stands there
  expect(shown.filter(([style]) => style?.startsWith('Heading'))).toEqual([['Heading1', 'Acqua'], ['Heading2', 'Dolce'], ['Heading2', '1.1a Propria'], ['Heading2', '1.3 Dopo un’omessa']])
  expect(shown.map(([, text]) => text)).toEqual(expect.arrayContaining(['Si <risparmia> & si riusa', 'di giorno', 'di notte', 'detto', 'sugiù', 'Carta di prova']))
  const [document, numbering] = [part('word/document.xml'), part('word/numbering.xml')]
  expect(document).toContain('<w:br/>')
  const paragraphOf = (text: string) => document.split('<w:p>').find(one => one.includes(`>${text}<`)) ?? ''
  expect(paragraphOf('Si &lt;risparmia&gt; &amp; si riusa')).toContain('<w:b/>')
  expect(paragraphOf('detto')).not.toContain('<w:b/>')
  const countedBy = (text: string) => {
    const list = /<w:numId w:val="(\d+)"/.exec(paragraphOf(text))?.[1] ?? ''
    const kind = new RegExp(`<w:num w:numId="${list}"[^>]*><w:abstractNumId w:val="(\\d+)"`).exec(numbering)?.[1] ?? ''
    return new RegExp(`<w:abstractNum w:abstractNumId="${kind}".*?<w:numFmt w:val="(\\w+)"`, 's').exec(numbering)?.[1]
  }
  expect(['di giorno', 'di notte', 'detto'].map(countedBy)).toEqual(['bullet', 'decimal', undefined])
  expect(numbering).toContain('<w:start w:val="4"/>')
  expect(part('docProps/core.xml')).toContain('2025-06-29T08:30:00Z')
})

const revised: Block = { block: 'revised', level: null, line: 'added', parts: [{ text: 'nuovo', kind: 'added' }] }
test.each([['docx', table([{ title: 'A', kind: 'text', width: 9 }], [['x']])], ['docx', { block: 'signatures', places: [] }], ['pdf', revised], ['xlsx', revised]] as const)('what a printer cannot hold is refused and never left out (%s)', async (format, block) => {
  await expect(print(paper([block]), format, path)).rejects.toMatchObject({ code: 'block-not-printable' })
})
