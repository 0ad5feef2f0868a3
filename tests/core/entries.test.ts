import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const home = mkdtempSync(join(tmpdir(), 'desk-entries-'))
afterAll(() => { rmSync(home, { recursive: true, force: true }) })
const file = join(home, 'prova.desk')
const entry = (name: string) => fileURLToPath(new URL(`../../main/${name}.mjs`, import.meta.url))

/** Runs an entry as npm does, on its own data folder. */
function run(name: string, args: readonly string[], nodeOptions: readonly string[] = [], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeOptions, entry(name), ...args], { encoding: 'utf8', env: { ...process.env, DESK_HOME: join(home, 'home'), ...environment } })
  return { status, stdout, stderr }
}
const call = (...args: string[]) => run('call', args)

test('call answers one line of JSON and 0; a refusal is one line of JSON and 1', () => {
  const created = call(file, 'workspace.create', '{"agency":"Agenzia di prova"}')
  expect(created.status).toBe(0)
  expect(JSON.parse(created.stdout)).toEqual({ path: file })
  expect(created.stdout.trim().split('\n')).toHaveLength(1)

  const again = call(file, 'workspace.create')
  expect(again.status).toBe(1)
  expect(JSON.parse(again.stdout)).toMatchObject({ code: 'exists', message: expect.any(String), values: expect.any(Object) })
  expect(again.stdout.trim().split('\n')).toHaveLength(1)

  const unknown = call(file, 'members.steal', '{}')
  expect([unknown.status, JSON.parse(unknown.stdout).code]).toEqual([1, 'unknown-procedure'])
  const wrong = call(file, 'members.list', '{"limit":"many"}')
  expect([wrong.status, JSON.parse(wrong.stdout).code]).toEqual([1, 'bad-input'])
  const nowhere = call(join(home, 'missing.desk'), 'members.list')
  expect([nowhere.status, JSON.parse(nowhere.stdout).code]).toEqual([1, 'missing'])
}, 60_000)

test('call takes its input from a file, and the name of the person who writes', () => {
  const input = join(home, 'cluster.json')
  writeFileSync(input, JSON.stringify({ fields: { name: 'Distretto della carta di Lucca' } }))
  const saved = call(file, 'clusters.save', `@${input}`, '--person', 'Anna Prova')
  expect(saved.status, saved.stderr).toBe(0)
  const list = call(file, 'history.list')
  expect(list.stdout).toContain('Anna Prova')
  expect(call(file, 'clusters.list').stdout).toContain('Distretto della carta di Lucca')
}, 60_000)

test.each([
  ['input that is no JSON', '{limit:1}', { code: 'bad-input', values: { fields: [{ path: '', code: 'not-json' }] } }],
  ['a file that is not there', `@${join(home, 'no.json')}`, { code: 'missing', values: { name: 'no.json' } }],
  ['a folder', `@${home}`, { code: 'missing' }],
  ['a file that is no JSON', `@${fileURLToPath(import.meta.url)}`, { code: 'bad-input' }],
])('call with %s is refused in one line of JSON, with 1', (_what, input, refusal) => {
  const { status, stdout, stderr } = call(file, 'members.list', input)
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({ ...refusal, message: expect.any(String) })
  expect(stdout.trim().split('\n')).toHaveLength(1)
  expect(stderr).not.toContain('usage')
})

test('paths count from where the caller stands, whom npm names: the workspace, the file of the input, and those in it', () => {
  const caller = join(home, 'caller')
  mkdirSync(caller)
  writeFileSync(join(caller, 'sheet.json'), '{"language":"it","path":"tasti.pdf"}')
  const npm = { npm_lifecycle_event: 'call', INIT_CWD: caller }
  expect(run('call', ['qui.desk', 'workspace.create'], [], npm).status).toBe(0)
  expect(run('call', ['qui.desk', 'help.keys.export', '@sheet.json'], [], npm)).toMatchObject({ status: 0 })
  expect(readdirSync(caller)).toEqual(expect.arrayContaining(['qui.desk', 'tasti.pdf']))
  // a script that npm runs calls from where it stands itself
  expect(JSON.parse(run('call', ['qui.desk', 'members.list'], [], { ...npm, npm_lifecycle_event: 'test' }).stdout)).toMatchObject({ code: 'missing' })
}, 60_000)

test('start finds a file from where the caller stands', () => {
  const caller = join(home, 'starter')
  mkdirSync(caller)
  writeFileSync(join(caller, 'qui.desk'), '')
  const start = (script: string) => run('start', ['--shell=chromium', 'qui.desk'], [], { npm_lifecycle_event: script, INIT_CWD: caller, DISPLAY: ':0', DESK_BROWSER: '/no/browser' })
  expect(start('start')).toMatchObject({ status: 1, stderr: expect.stringContaining('/no/browser') })
  expect(start('test')).toMatchObject({ status: 2, stderr: expect.stringContaining('there is no file qui.desk') })
})

test.each([
  ['nothing', []], ['no procedure', [file]], ['too much', [file, 'members.list', '{}', '{}']],
  ['an unknown option', [file, 'members.list', '--persona', 'A']], ['an option without its value', [file, 'members.list', '--person']],
])('call used wrongly (%s) says how it is used, on standard error, with 2', (_what, args) => {
  const { status, stdout, stderr } = call(...args)
  expect(status).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toContain('usage: npm run --silent call')
})

test.each([['--shell=firefox'], ['--window'], ['missing.desk']])('start used wrongly (%s) says how it is used, and opens nothing', argument => {
  const { status, stderr } = run('start', [argument])
  expect(status).toBe(2)
  expect(stderr).toContain('usage: npm start')
})

test.each(['start', 'call', 'build', 'demo'])('%s on an older Node says so in one line', name => {
  const older = 'data:text/javascript,Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } })'
  const { status, stdout, stderr } = run(name, [], ['--import', older])
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^Cooperate Desk needs Node 22\.18 or newer; this is 20\.20\.2\.[^\n]*\n$/)
})

test('the oldest Node that is let through is the one that package.json asks for', () => {
  const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  expect(engines.node).toBe('>=22.18')
})
