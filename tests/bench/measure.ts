import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** What one run of a case says: milliseconds, those of the slowest of many, the growth of memory over rest (or of a file) in MB where it is asked, and what it grew from. */
export type Measured = { ms: number; worst?: number; mb?: number; rest?: number }
/** The product's way and the bare library's on the same rows; `bare` is missing where only the absolute figure counts. */
export type Case = { ours(folder: string): Promise<Measured>; bare?(folder: string): Promise<Measured> }

const run = promisify(execFile)

/** One run in a process of its own, so that no run warms another. */
async function once(name: string, role: 'ours' | 'bare', folder: string): Promise<Measured> {
  const { stdout } = await run(process.execPath, [fileURLToPath(new URL('./one.ts', import.meta.url)), name, role, folder], { maxBuffer: 1 << 26 })
  const line = stdout.trim().split('\n').at(-1) ?? ''
  return JSON.parse(line) as Measured
}

export const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

export type Result = { ms: number; worst: number | null; mb: number | null; rest: number | null; bareMs: number | null; bareMb: number | null }

/** Medians of runs, ours and bare in turn. */
export async function compare(name: string, folder: string, withBare: boolean, runs: number): Promise<Result> {
  const ours: Measured[] = []
  const bare: Measured[] = []
  for (let n = 0; n < runs; n++) {
    ours.push(await once(name, 'ours', folder))
    if (withBare) bare.push(await once(name, 'bare', folder))
  }
  const of = (list: Measured[], key: keyof Measured) => {
    const values = list.flatMap(m => m[key] ?? [])
    return values.length ? median(values) : null
  }
  return { ms: of(ours, 'ms') ?? Number.NaN, worst: of(ours, 'worst'), mb: of(ours, 'mb'), rest: of(ours, 'rest'), bareMs: of(bare, 'ms'), bareMb: of(bare, 'mb') }
}

/** Times a work, and how far the memory of this process grew over rest at its highest. */
export async function timed(work: () => unknown): Promise<Measured> {
  globalThis.gc?.()
  const rest = process.memoryUsage.rss()
  const started = performance.now()
  await work()
  const ms = performance.now() - started
  return { ms, mb: Math.max(0, process.resourceUsage().maxRSS / 1024 - rest / 1_048_576) }
}

/** The median of a short work done many times. */
export async function repeated(times: number, work: () => unknown): Promise<Measured> {
  await work()
  const values: number[] = []
  for (let n = 0; n < times; n++) {
    const started = performance.now()
    await work()
    values.push(performance.now() - started)
  }
  return { ms: median(values) }
}
