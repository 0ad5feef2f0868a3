import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { print } from '../../main/press/print.ts'
import { checkEveryWord } from './everyWord.ts'
import { member, membersList } from './papers.ts'
import { readPdf, readWorkbook } from './reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'desk-papers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const megabyte = 2 ** 20

/** Memory that is used beyond what there was before, at its highest. */
async function growth(work: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  let most = before
  const timer = setInterval(() => { most = Math.max(most, process.memoryUsage.rss()) }, 20)
  try { await work() } finally { clearInterval(timer) }
  return (most - before) / megabyte
}

it('streams 50,000 members into a workbook, in memory that does not grow with them', async () => {
  const path = join(folder, 'large.xlsx')
  const grown = await growth(async () => { expect(await print(membersList(50_000), 'xlsx', path)).toMatchObject({ rows: 50_000 }) })
  // the normal writer takes more than a gigabyte for as many
  expect(grown).toBeLessThan(300)
  const rows = readWorkbook(path).rows('Soci')
  expect(rows).toHaveLength(50_001)
  expect(rows.at(-1)?.[1]).toBe(member(49_999).vatNumber)
}, 300_000)

it('prints 5,000 members as PDF, each of them', async () => {
  const path = join(folder, 'large.pdf')
  const { pages } = await print(membersList(5000), 'pdf', path)
  const read = await readPdf(path)
  expect(read.pages).toHaveLength(pages ?? 0)
  expect(read).toMatchObject({ missingGlyphs: 0, collisions: 0 })
  const found = new Set(read.text.match(/\b0\d{10}\b/g))
  expect(found.size).toBe(5000)
}, 300_000)

it('prints every word of many papers', async () => {
  await checkEveryWord(200)
}, 900_000)
