import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startPress, type Press, type PressJob } from '../../main/press/press.ts'
import { readWorkbook } from './reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'desk-press-'))
const file = join(folder, 'prova.desk')
let writer: Database.Database
beforeAll(() => {
  writer = new Database(file)
  writer.pragma('journal_mode = WAL')
  writer.exec(`CREATE TABLE firm (name TEXT NOT NULL) STRICT; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO firm SELECT 'Ditta ' || i FROM n`)
})
afterAll(() => { writer.close(); rmSync(folder, { recursive: true, force: true }) })

let press: Press | null = null
const started = () => (press ??= startPress(new URL('./deliverables.ts', import.meta.url)))
afterEach(async () => { await press?.close(); press = null })

let files = 0
function job(over: Partial<PressJob> = {}): PressJob {
  const format = over.format ?? 'xlsx'
  return { file, deliverable: 'firms', input: { language: 'it', limit: 50 }, format, path: join(folder, `${++files}.${format}`), ...over }
}
const leftovers = () => readdirSync(folder).filter(name => name.endsWith('.part'))

describe('the press', () => {
  it('prints from the workspace, beside its writer', async () => {
    const wanted = job()
    const written = await started().print(wanted)
    expect(written).toMatchObject({ path: wanted.path, name: `${files}.xlsx`, rows: 50, pages: null })
    expect(readWorkbook(wanted.path).rows('Ditte')[50]).toEqual(['Ditta 50'])
  })

  it('shows one state of the workspace, whatever is written meanwhile', async () => {
    const wanted = job({ deliverable: 'countedTwice', input: folder, format: 'csv' })
    const printing = started().print(wanted)
    await vi.waitUntil(() => existsSync(join(folder, 'counted')), { timeout: 10_000 })
    writer.exec(`INSERT INTO firm VALUES ('Ditta nuova')`)
    writeFileSync(join(folder, 'written'), '')
    await printing
    writer.exec(`DELETE FROM firm WHERE name = 'Ditta nuova'`)
    expect(readFileSync(wanted.path, 'utf8').trim().split('\r\n').slice(1)).toEqual(['5000', '5000'])
  })

  it('prints one after another, each with its own answer', async () => {
    const all = await Promise.all([1, 2, 3].map(limit => started().print(job({ input: { language: 'it', limit }, format: 'csv' }))))
    expect(all.map(written => written.rows)).toEqual([1, 2, 3])
  })

  it('hands a refusal on, and goes on working', async () => {
    await expect(started().print(job({ input: { language: 'it', limit: 3, add: '😀' }, format: 'pdf' }))).rejects.toMatchObject({ code: 'missing-glyphs', values: { characters: [{ code: 'U+1F600' }] } })
    expect((await started().print(job({ input: { language: 'it', limit: 3, add: '😀' }, format: 'pdf', acceptMissing: true }))).pages).toBe(1)
  })

  it('tells a fault of ours as a fault', async () => {
    await expect(started().print(job({ deliverable: 'constructor' }))).rejects.toThrow('No deliverable constructor')
    await expect(started().print(job({ input: { language: 'it', limit: 'many' } }))).rejects.toThrow(/limit/)
    await expect(started().print(job())).resolves.toBeDefined()
  })

  it('stops at once when it is cancelled, and leaves no file', async () => {
    const controller = new AbortController()
    const wanted = job({ input: { language: 'it', limit: 5000 }, format: 'pdf' })
    const printing = started().print(wanted, { signal: controller.signal, onProgress: (_, of) => { if (of === null) controller.abort() } })
    await expect(printing).rejects.toMatchObject({ code: 'cancelled' })
    expect(existsSync(wanted.path)).toBe(false)
    expect(leftovers()).toEqual([])
    expect((await started().print(job())).rows).toBe(50)
  })

  it('clears the half file away when it is cancelled while writing', async () => {
    const controller = new AbortController()
    const wanted = job({ deliverable: 'endless', format: 'csv' })
    const printing = started().print(wanted, { signal: controller.signal, onProgress: () => { expect(leftovers()).toHaveLength(1); controller.abort() } })
    await expect(printing).rejects.toMatchObject({ code: 'cancelled' })
    expect(leftovers()).toEqual([])
    expect(existsSync(wanted.path)).toBe(false)
  })

  it('answers a waiting job at once when that is cancelled', async () => {
    const first = new AbortController()
    const running = started().print(job({ deliverable: 'endless', format: 'csv' }), { signal: first.signal })
    const second = new AbortController()
    const waiting = started().print(job(), { signal: second.signal })
    second.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
    first.abort()
    await expect(running).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('answers `interrupted` when its worker dies, clears away, and starts again', async () => {
    await expect(started().print(job({ deliverable: 'deadly', format: 'csv' }))).rejects.toMatchObject({ code: 'interrupted' })
    expect(leftovers()).toEqual([])
    expect((await started().print(job())).rows).toBe(50)
  })

  it('answers `interrupted` when it is closed meanwhile', async () => {
    const printing = started().print(job({ deliverable: 'endless', format: 'csv' }))
    const waiting = started().print(job())
    printing.catch(() => {})
    waiting.catch(() => {})
    await new Promise(resolve => { setTimeout(resolve, 300) })
    await press?.close()
    await expect(printing).rejects.toMatchObject({ code: 'interrupted' })
    await expect(waiting).rejects.toMatchObject({ code: 'interrupted' })
    expect(leftovers()).toEqual([])
  })

  it('cannot write the workspace', async () => {
    await expect(started().print(job({ deliverable: 'writing' }))).rejects.toThrow(/readonly/)
  })
})
