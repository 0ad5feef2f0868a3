import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { windowProcedures } from '../../shared/contract.ts'
import { Refused, type Reply } from '../../shared/errors.ts'
import { placesOf, type Procedure } from '../../shared/procedure.ts'
import { openDoor } from '../../main/core/door.ts'
import { isOfSite, windowDoor, type System } from '../../main/shell.ts'
import { createTickets } from '../../main/tickets.ts'
import { fakeCore } from '../doubles/core.ts'

const home = mkdtempSync(join(tmpdir(), 'desk-shell-'))
afterAll(() => { rmSync(home, { recursive: true, force: true }) })

const site = 'https://desk.invalid'
const page = { url: `${site}/index.html#/members`, own: true }
const system: System = {
  shell: 'chromium', versions: { node: '24' }, open: async () => {}, show: async () => {},
  saveAs: async name => join(home, name), chooseFolder: async () => null, language: () => {}, commands: () => {},
}

let core = fakeCore()
let tickets = createTickets()
let door = windowDoor({ core, tickets, system, site, language: () => 'it' })
beforeEach(() => {
  core = fakeCore()
  tickets = createTickets()
  door = windowDoor({ core, tickets, system, site, language: () => 'it' })
})
const say = async (message: unknown, sender = page): Promise<Reply> => JSON.parse(await door(typeof message === 'string' ? message : JSON.stringify(message), sender))
const call = (procedure: string, input: unknown, id = 'w1') => say({ id, procedure, input })
const refused = (code: string) => expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) })

test.each([
  [''], ['{'], ['null'], ['[]'], ['"members.list"'], ['{"procedure":"members.list","input":{}}'], ['{"id":"","procedure":"members.list","input":{}}'],
  ['{"id":"1","procedure":"members.list","input":{},"more":1}'], [`{"id":"${'x'.repeat(65)}","procedure":"members.list","input":{}}`],
])('a message that is no call is answered `bad-input`: %s', async text => {
  expect(await say(text)).toEqual(refused('bad-input'))
  expect(core.calls).toEqual([])
})

test('what is no text at all is answered too', async () => {
  for (const nothing of [undefined, null, 7, { id: '1', procedure: 'members.list', input: {} }]) {
    expect(JSON.parse(await door(nothing, page))).toEqual(refused('bad-input'))
  }
})

test.each([
  ['https://desk.invalid/index.html', true], ['https://desk.invalid', true], ['https://desk.invalid.example.org/', false], ['http://desk.invalid/', false],
  ['https://desk.invalid:444/', false], ['https://user@desk.invalid/', true], ['https://example.org/?https://desk.invalid/', false], ['about:blank', false], ['', false],
  ['data:text/html,https://desk.invalid/', false],
])('%s is of our site: %s', (url, ours) => {
  expect(isOfSite(url, site)).toBe(ours)
})

test('only our page, as the whole of our window, is heard', async () => {
  const message = { id: '1', procedure: 'members.list', input: {} }
  expect(await say(message, { url: 'https://example.org/', own: true })).toEqual(refused('unknown-sender'))
  expect(await say(message, { url: `${site}/index.html`, own: false })).toEqual(refused('unknown-sender'))
  expect(await say(message)).toMatchObject({ ok: true })
  expect(core.calls).toHaveLength(1)
})

test('a procedure that nobody knows is the core\'s to refuse', async () => {
  await call('members.steal', { file: '/etc/passwd' })
  expect(core.calls).toEqual([{ id: 'w1', procedure: 'members.steal', input: { file: '/etc/passwd' } }])
})

const places = Object.entries<Procedure>(windowProcedures).flatMap(([name, procedure]) => placesOf(procedure).map(place => ({ name, ...place })))
test.each(places)('$name takes no path in `$field`, and only a ticket to $access', async ({ name, field, access }) => {
  const path = join(home, 'a.pdf')
  writeFileSync(path, '')
  const other = access === 'read' ? 'write' : 'read'
  for (const forged of [path, 'a.pdf', '', 'place:00000000-0000-4000-8000-000000000000', 7, null, [path], { path }, tickets.issue(path, other, 'core')]) {
    expect(await call(name, { [field]: forged }), JSON.stringify(forged)).toMatchObject({ ok: false, error: { code: 'path-not-allowed', values: { field } } })
  }
  expect(core.calls).toEqual([])
  const allowed = await call(name, { [field]: tickets.issue(path, access, 'core') })
  expect(allowed).toMatchObject({ ok: true })
  if (!name.startsWith('shell.')) expect(core.calls.map(c => c.input)).toEqual([{ [field]: path }])
})

/** Every schema inside a schema, with where it stands. */
function* inside(schema: unknown, at: string): Generator<{ at: string; schema: z.ZodType }> {
  if (!(schema instanceof z.ZodType)) return
  yield { at, schema }
  if (schema instanceof z.ZodObject) for (const [key, value] of Object.entries(schema.shape)) yield* inside(value, `${at}.${key}`)
  else if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) yield* inside(schema.unwrap(), at)
  else if (schema instanceof z.ZodArray) yield* inside(schema.element, `${at}[]`)
  else if (schema instanceof z.ZodRecord) yield* inside(schema.valueType, `${at}{}`)
  else if (schema instanceof z.ZodUnion) for (const option of schema.options) yield* inside(option, at)
}

test('no place hides deeper in an input, where its tickets would not be swapped', () => {
  const longText = (schema: z.ZodType) => schema instanceof z.ZodString && schema.maxLength === 4096
  for (const [name, procedure] of Object.entries<Procedure>(windowProcedures)) {
    const fields = placesOf(procedure).map(place => `.${place.field}`)
    const found = [...inside(procedure.input, '')].filter(({ schema }) => longText(schema)).map(({ at }) => at)
    expect(new Set(found), name).toEqual(new Set(fields))
  }
})

test('a path in an answer leaves as a ticket to read, and everything else as it is', async () => {
  core.answers.set('members.export', { ok: true, answer: { path: join(home, 'soci.pdf'), name: 'soci.pdf', pages: 3 } })
  const reply = await call('members.export', { kind: 'list', format: 'pdf', language: 'it' })
  expect(reply).toEqual({ ok: true, answer: { path: expect.stringMatching(/^place:/), name: 'soci.pdf', pages: 3 } })
  expect(JSON.stringify(reply)).not.toContain(home)
  const { path } = reply.ok ? Object(reply.answer) : { path: '' }
  expect(tickets.resolve(path, 'read', 'core')).toBe(join(home, 'soci.pdf'))
})

test('an error tells the name of a file, never its folder; other texts stay', async () => {
  const values = { file: join(home, 'soci.xlsx'), name: 'soci.xlsx', share: '/', rows: [{ at: join(home, 'b.csv'), note: 'e/o' }], fields: 'a' }
  core.answers.set('members.list', { ok: false, error: { code: 'missing', message: 'm', values } })
  expect(await call('members.list', {})).toEqual({
    ok: false, error: { code: 'missing', message: 'm', values: { file: 'soci.xlsx', name: 'soci.xlsx', share: '/', rows: [{ at: 'b.csv', note: 'e/o' }], fields: 'a' } },
  })
})

test('a running call is cancelled by its id, and its id is not given to another meanwhile', async () => {
  let finish: (reply: Reply) => void = () => {}
  core.answers.set('members.import.preview', new Promise(done => { finish = done }))
  const running = call('members.import.preview', { file: tickets.issue(home, 'read', 'person') }, 'job')
  expect(await call('members.list', {}, 'job')).toMatchObject({ error: { code: 'bad-input', values: { fields: [{ path: 'id', code: 'in-use' }] } } })
  expect(await call('shell.cancel', { call: 'job' }, 'c1')).toEqual({ ok: true, answer: { stopped: true } })
  expect(core.cancelled).toEqual(['job'])
  finish({ ok: false, error: { code: 'cancelled', message: '', values: {} } })
  expect(await running).toEqual(refused('cancelled'))
  expect(await call('shell.cancel', { call: 'job' }, 'c2')).toEqual({ ok: true, answer: { stopped: false } })
  expect(await call('members.list', {}, 'job')).toMatchObject({ ok: true })
})

test('what the shell answers itself is parsed like everything else, and never reaches the core', async () => {
  expect(await call('shell.saveAs', {})).toMatchObject({ error: { code: 'bad-input', values: { fields: [{ path: 'name' }] } } })
  expect(await call('shell.saveAs', { name: 'a.pdf', more: 1 })).toEqual(refused('bad-input'))
  expect(await call('shell.about', {})).toMatchObject({ ok: true, answer: { version: expect.stringMatching(/^\d+\.\d+\.\d+$/), shell: 'chromium' } })
  expect(core.calls).toEqual([])
})

test.each([
  ['soci.pdf', 'soci.pdf'], ['../../../etc/passwd', '.._.._.._etc_passwd'], ['C:\\a\\b.pdf', 'C__a_b.pdf'], ['..', '_'], ['a\u0000b.pdf', 'a_b.pdf'], ['Città & Co. (2).pdf', 'Città & Co. (2).pdf'], ['. ', '_'],
])('the name %j becomes %j in the folder that the shell proposes', async (name, expected) => {
  const reply = await call('shell.saveAs', { name })
  expect(reply).toMatchObject({ ok: true, answer: { name: expected } })
  const { path } = reply.ok ? Object(reply.answer) : { path: '' }
  expect(tickets.resolve(path, 'write', 'person')).toBe(join(home, expected))
})

test('a refusal of the system keeps its words; anything unexpected becomes a number in the log and no detail', async () => {
  const failing = (error: Error) => windowDoor({ core, tickets, system: { ...system, chooseFolder: () => Promise.reject(error) }, site, language: () => 'en' })
  const message = JSON.stringify({ id: '1', procedure: 'shell.chooseFolder', input: {} })
  expect(JSON.parse(await failing(new Refused('cannot-write', { name: 'x' }))(message, page))).toEqual(refused('cannot-write'))
  const unexpected = await failing(new Error(`broken in ${home}`))(message, page)
  expect(JSON.parse(unexpected)).toMatchObject({ ok: false, error: { code: 'internal', values: { number: expect.any(String) } } })
  expect(unexpected).not.toContain(home)
})

test('errors that nobody expected have a number each, in shell and core, however many come in one millisecond', async () => {
  vi.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 0, 1))
  const broken = () => Promise.reject(new Error('broken'))
  const logged: string[] = []
  const shell = windowDoor({ core, tickets, system: { ...system, chooseFolder: broken }, site, language: () => 'en' })
  const ofCore = openDoor({ language: () => 'en', run: broken, report: number => { logged.push(number) } })
  const calls = Array.from({ length: 20 }, (_, n) => n % 2
    ? shell(JSON.stringify({ id: String(n), procedure: 'shell.chooseFolder', input: {} }), page).then(text => JSON.parse(text) as Reply) : ofCore({ id: String(n), procedure: 'search.favourites', input: {} }))
  const numbers = (await Promise.all(calls)).map(reply => (reply.ok ? '' : String(reply.error.values['number'])))
  vi.restoreAllMocks()
  expect(new Set(numbers).size).toBe(20)
  expect(numbers.every(number => /^[0-9A-Z]{9,10}$/.test(number))).toBe(true)
  expect(numbers).toEqual(expect.arrayContaining(logged))
})
