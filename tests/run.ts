import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

// npm test: every gate and every test, a line for each, and at the end how many passed and failed. Names as arguments run
// only those: npm test -- lint core

const root = fileURLToPath(new URL('../', import.meta.url))
const reports = `${root}out/reports`

type Result = { passed: number; failed: number; notes: string[] }
type Step = {
  name: string
  /** Arguments for Node: a tool's own entry, so that no shell and no .cmd is between. */
  run: readonly string[]
  env?: Readonly<Record<string, string>>
  /** Reads what the runner wrote; a step without counts as one. */
  read?: (file: string) => Result
}

const tool = {
  tsc: 'node_modules/typescript/bin/tsc',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  cruiser: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
  knip: 'node_modules/knip/bin/knip.js',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/playwright/cli.js',
} as const

const vitestReport = z.object({
  numPassedTests: z.number(), numFailedTests: z.number(),
  testResults: z.array(z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })) })),
})

function readVitest(file: string): Result {
  const report = vitestReport.parse(JSON.parse(readFileSync(file, 'utf8')))
  const unread = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some(test => test.status === 'failed'))
  const skipped = report.testResults.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status !== 'passed' && status !== 'failed')
  return { passed: report.numPassedTests, failed: report.numFailedTests + unread.length, notes: skipped.map(({ fullName }) => `skipped: ${fullName}`) }
}

type Suite = { title: string; specs: { title: string; tests: { status: string; annotations: { type: string; description?: string | undefined }[] }[] }[]; suites?: Suite[] | undefined }
const suite: z.ZodType<Suite> = z.lazy(() => z.object({
  title: z.string(),
  specs: z.array(z.object({ title: z.string(), tests: z.array(z.object({ status: z.string(), annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })) })) })),
  suites: z.array(suite).optional(),
}))
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  suites: z.array(suite), errors: z.array(z.unknown()),
})

function notesOf({ specs, suites }: Suite): string[] {
  const own = specs.flatMap(({ title, tests }) => tests.flatMap(({ status, annotations }) => {
    if (status === 'flaky') return [`passed only when repeated: ${title}`]
    return status === 'skipped' ? [`skipped: ${annotations.find(({ type }) => type === 'skip')?.description ?? title}`] : []
  }))
  return [...own, ...(suites ?? []).flatMap(notesOf)]
}

/** A test that passed only when repeated, which is tried only where DESK_REPEATS says so, is named; its cause is to be found, not to be lived with. */
function readPlaywright(file: string): Result {
  const { stats, suites, errors } = playwrightReport.parse(JSON.parse(readFileSync(file, 'utf8')))
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, notes: suites.flatMap(notesOf) }
}

const vitest = (name: string, ...filter: string[]): Step =>
  ({ name, run: [tool.vitest, 'run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=out/reports/${name}.json`, ...filter], read: readVitest })
const playwright = (name: string, ...filter: string[]): Step => ({
  name, run: [tool.playwright, 'test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=list,json', ...filter],
  env: { PLAYWRIGHT_JSON_OUTPUT_FILE: `${reports}/${name}.json` }, read: readPlaywright,
})

const longVitest = '.long.test.'
const longPlaywright = '\\.long\\.spec\\.'

const gates: readonly Step[] = [
  { name: 'build', run: ['main/build.mjs'] },
  { name: 'types', run: [tool.tsc, '-p', 'tsconfig.json', '--pretty', 'false'] },
  { name: 'lint', run: [tool.oxlint, '--deny-warnings', '.'] },
  { name: 'floors', run: [tool.cruiser, '--config', '.dependency-cruiser.cjs', 'main', 'renderer', 'shared', 'tests'] },
  { name: 'dead-code', run: [tool.knip, '--no-progress'] },
  { name: 'lock', run: ['tests/checks/lock.ts'] },
  { name: 'licences', run: ['tests/checks/licences.ts'] },
  { name: 'language', run: ['tests/checks/language.ts'] },
  { name: 'style', run: ['tests/checks/style.ts'] },
  { name: 'first-screen', run: ['tests/checks/first.ts'] },
]
const tests: readonly Step[] = [
  ...(['rules', 'core', 'papers'] as const).map(name => vitest(name, `tests/${name}/`, '--exclude', `**/*${longVitest}*`)),
  playwright('end-to-end', '--grep-invert', longPlaywright),
]
const long: readonly Step[] = [
  { name: 'build', run: ['main/build.mjs'] },
  // one at a time: kills are spread over the time that an import takes alone
  vitest('long', longVitest, '--passWithNoTests', '--maxWorkers=1'),
  playwright('long-end-to-end', '--grep', longPlaywright, '--pass-with-no-tests'),
]

type Output = { code: number; text: string; seconds: number }

/** Runs one command, so many minutes at most, and keeps what it says. */
async function execute({ run, env }: Step, minutes: number): Promise<Output> {
  const begun = performance.now()
  const child = spawn(process.execPath, run, { cwd: root, env: { ...process.env, ...env, FORCE_COLOR: '0' }, stdio: ['ignore', 'pipe', 'pipe'], timeout: minutes * 60_000 })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => said.push(bytes))
  const code = await new Promise<number>(resolve => { child.once('close', status => { resolve(status ?? 1) }) })
  return { code, text: Buffer.concat(said).toString().trim(), seconds: (performance.now() - begun) / 1000 }
}

/** A runner that was stopped while writing its report has failed, whatever it wrote. */
function readReport(read: (file: string) => Result, file: string): Result {
  try {
    return read(file)
  } catch (error) {
    return { passed: 0, failed: 1, notes: [`its report cannot be read: ${error instanceof Error ? error.message : String(error)}`] }
  }
}

function judge(step: Step, { code, text }: Output): Result {
  const one = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, notes: [] }
  const file = `${reports}/${step.name}.json`
  if (!step.read || !existsSync(file)) return step.read && /no test files? found/i.test(text) && code === 0 ? { ...one, passed: 0 } : one
  const result = readReport(step.read, file)
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result
}

async function perform(step: Step, minutes: number): Promise<Result> {
  const output = await execute(step, minutes)
  const result = judge(step, output)
  const words = step.read ? `${result.passed} passed, ${result.failed} failed` : result.failed === 0 ? 'ok' : 'FAILED'
  console.log(`${step.name.padEnd(16)} ${words.padEnd(24)} ${output.seconds.toFixed(1).padStart(6)} s`)
  for (const note of result.notes) console.log(`  ${note}`)
  if (result.failed > 0) console.log(`${output.text}\n`)
  return result
}

/** The gates two at a time, since each of them uses one core; then the tests, which use all there are. */
async function inLanes(steps: readonly Step[], lanes: number, minutes: number): Promise<Result[]> {
  const waiting = [...steps]
  const results: Result[] = []
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await perform(step, minutes))
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}

const asked = process.argv.slice(2)
const isLong = asked[0] === 'long'
const chosen = (steps: readonly Step[]) => (asked.length === 0 || isLong ? steps : steps.filter(({ name }) => asked.includes(name)))
const unknown = isLong ? [] : asked.filter(name => ![...gates, ...tests].some(step => step.name === name))
if (unknown.length > 0) {
  console.error(`There is no step "${unknown.join('", "')}": ${[...gates, ...tests].map(({ name }) => name).join(' ')}, or long`)
  process.exit(2)
}

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const results = isLong ? await inLanes(long, 1, 50) : [...await inLanes(chosen(gates), 2, 5), ...await inLanes(chosen(tests), 1, 60)]
const total = results.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), { passed: 0, failed: 0 })
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
