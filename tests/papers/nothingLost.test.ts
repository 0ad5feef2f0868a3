import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { barChart } from '../../main/press/chart.ts'
import { print } from '../../main/press/print.ts'
import type { Block, Cell, RichNode } from '../../shared/paper.ts'
import { paper, table } from './papers.ts'
import { readPdf, readWorkbook } from './reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'desk-papers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a block is made of: the words are numbered later, so that each must be found again. */
type Plan = { kind: 'heading' | 'paragraph' | 'rich' | 'facts' | 'figures' | 'chart' | 'table' | 'signatures' | 'pageBreak'; count: number; words: number; columns: number }
const plan: fc.Arbitrary<Plan> = fc.record({
  kind: fc.constantFrom('heading', 'heading', 'paragraph', 'rich', 'facts', 'figures', 'chart', 'table', 'table', 'signatures', 'pageBreak'),
  count: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 7, max: 60 })),
  words: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 4 }) }, { weight: 1, arbitrary: fc.integer({ min: 30, max: 400 }) }),
  columns: fc.integer({ min: 1, max: 9 }),
})

function build(plans: readonly Plan[]): { blocks: Block[]; words: string[] } {
  const words: string[] = []
  const word = () => { const made = `W${String(words.length).padStart(5, '0')}`; words.push(made); return made }
  const text = (count: number) => Array.from({ length: count }, word).join(' ')
  const times = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i))
  const paragraph = (count: number): RichNode => ({ type: 'paragraph', content: [{ type: 'text', text: text(count) }] })
  const blocks = plans.map(({ kind, count, words: long, columns }): Block => {
    switch (kind) {
      case 'heading': return { block: 'heading', level: count % 3 === 0 ? 1 : count % 3 === 1 ? 2 : 3, text: text(Math.min(long, 12)) }
      case 'paragraph': return { block: 'paragraph', text: text(long) }
      case 'rich': return { block: 'richText', nodes: [paragraph(long), { type: 'bulletList', content: times(Math.min(count, 8), () => ({ type: 'listItem' as const, content: [paragraph(2)] })) }] }
      case 'facts': return { block: 'facts', facts: times(count, () => ({ label: word(), value: text(long) })) }
      case 'figures': return { block: 'figures', figures: times(count, i => ({ label: word(), value: i, kind: 'integer' as const })) }
      case 'signatures': return { block: 'signatures', places: times(count, () => ({ role: word(), name: word() })) }
      case 'pageBreak': return { block: 'pageBreak' }
      case 'chart': {
        const bars = times(count, () => ({ label: word(), value: 1, text: word() }))
        return { block: 'chart', ...barChart(bars, 440), alternative: 'x', table: { sheet: 'G', columns: [{ title: 'G', kind: 'text', width: 9 }], rows: bars.map((bar): Cell[] => [`${bar.label} ${bar.text}`]), rowCount: count, empty: '' } }
      }
      case 'table': {
        const tallRow = columns
        const rows = times(count, i => times(columns, () => (i === tallRow ? text(long) : word())))
        return table(times(columns, () => ({ title: word(), kind: 'text' as const, width: 12 })), rows, { totals: times(columns, word), sheet: word() })
      }
    }
  })
  return { blocks, words }
}

it('prints every word of every paper, in both formats', async () => {
  await fc.assert(fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 9 }), fc.boolean(), async (plans, landscape) => {
    const { blocks, words } = build(plans)
    const of = paper(blocks, { orientation: landscape ? 'landscape' : 'portrait' })
    const path = join(folder, 'all')
    await print(of, 'pdf', path)
    const { text, missingGlyphs } = await readPdf(path)
    const read = new Set(text.replace(/\n/g, ' ').match(/W\d{5}/g))
    expect(words.filter(one => !read.has(one))).toEqual([])
    expect(missingGlyphs).toBe(0)
    await print(of, 'xlsx', path)
    const inBook = new Set(readWorkbook(path).text.match(/W\d{5}/g))
    expect(words.filter(one => !inBook.has(one))).toEqual([])
  }), { numRuns: 25, seed: 20250630 })
}, 120_000)
