import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect } from 'vitest'
import { barChart } from '../../main/press/chart.ts'
import { print } from '../../main/press/print.ts'
import type { Block, Cell, RichNode } from '../../shared/paper.ts'
import { paper, table } from './papers.ts'
import { readPdf, readWorkbook } from './reading.ts'

/** What a block is made of: the words are numbered later, so that each must be found again. */
type Plan = { kind: 'heading' | 'paragraph' | 'rich' | 'facts' | 'figures' | 'chart' | 'table' | 'signatures' | 'pageBreak'; count: number; words: number; columns: number }
const plan: fc.Arbitrary<Plan> = fc.record({
  kind: fc.constantFrom('heading', 'heading', 'paragraph', 'rich', 'facts', 'figures', 'chart', 'table', 'table', 'signatures', 'pageBreak'),
  count: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 7, max: 60 })),
  words: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 4 }) }, { weight: 1, arbitrary: fc.integer({ min: 30, max: 400 }) }),
  columns: fc.integer({ min: 1, max: 9 }),
})

const times = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i))

/** Makes the blocks, each of their words a new one. */
function build(plans: readonly Plan[]): { blocks: Block[]; words: string[] } {
  const words: string[] = []
  const word = () => { const made = `W${String(words.length).padStart(5, '0')}`; words.push(made); return made }
  const text = (count: number) => times(count, word).join(' ')
  const paragraph = (count: number): RichNode => ({ type: 'paragraph', content: [{ type: 'text', text: text(count) }] })
  const make: Record<Plan['kind'], (plan: Plan) => Block> = {
    heading: ({ count, words: long }) => ({ block: 'heading', level: count % 3 === 0 ? 1 : count % 3 === 1 ? 2 : 3, text: text(Math.min(long, 12)) }),
    paragraph: ({ words: long }) => ({ block: 'paragraph', text: text(long) }),
    rich: ({ count, words: long }) => ({ block: 'richText', nodes: [paragraph(long), { type: 'bulletList', content: times(Math.min(count, 8), () => ({ type: 'listItem', content: [paragraph(2)] })) }] }),
    facts: ({ count, words: long }) => ({ block: 'facts', facts: times(count, () => ({ label: word(), value: text(long) })) }),
    figures: ({ count }) => ({ block: 'figures', figures: times(count, i => ({ label: word(), value: i, kind: 'integer' })) }),
    signatures: ({ count }) => ({ block: 'signatures', places: times(count, () => ({ role: word(), name: word() })) }),
    pageBreak: () => ({ block: 'pageBreak' }),
    chart: ({ count }) => {
      const bars = times(count, () => ({ label: word(), value: 1, text: word() }))
      const rows = bars.map((bar): Cell[] => [`${bar.label} ${bar.text}`])
      return { block: 'chart', ...barChart(bars, 440), alternative: 'x', table: { sheet: 'G', columns: [{ title: 'G', kind: 'text', width: 9 }], rows, rowCount: count, empty: '' } }
    },
    table: ({ count, words: long, columns }) => {
      const rows = times(count, i => times(columns, () => (i === columns % 4 ? text(long) : word())))
      return table(times(columns, () => ({ title: word(), kind: 'text', width: 12 })), rows, { totals: times(columns, word), caption: word() })
    },
  }
  return { blocks: plans.map(one => make[one.kind](one)), words }
}

async function checkBoth(plans: readonly Plan[], landscape: boolean, path: string): Promise<void> {
  const { blocks, words } = build(plans)
  const of = paper(blocks, { orientation: landscape ? 'landscape' : 'portrait' })
  await print(of, 'pdf', path)
  const { text, missingGlyphs, collisions } = await readPdf(path)
  const read = new Set(text.replace(/\n/g, ' ').match(/W\d{5}/g))
  expect(words.filter(one => !read.has(one))).toEqual([])
  expect({ missingGlyphs, collisions }).toEqual({ missingGlyphs: 0, collisions: 0 })
  await print(of, 'xlsx', path)
  const inBook = new Set(readWorkbook(path).text.match(/W\d{5}/g))
  expect(words.filter(one => !inBook.has(one))).toEqual([])
}

/** What has been lost once: many headings before a chart as high as the page. */
const headingPlan: Plan = { kind: 'heading', count: 1, words: 1, columns: 1 }

/** Prints so many papers of any blocks in both formats, and looks for every word of them. */
export async function checkEveryWord(numRuns: number, seed?: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-papers-'))
  try {
    const property = fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 9 }), fc.boolean(), (plans, landscape) => checkBoth(plans, landscape, join(folder, 'paper')))
    await fc.assert(property, { numRuns, ...(seed !== undefined && { seed }), examples: [[[...times(8, () => headingPlan), { ...headingPlan, kind: 'chart', count: 40 }], false]] })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
