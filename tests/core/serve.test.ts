import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { contentSecurityPolicy, createServe } from '../../main/serve.ts'
import { createTickets } from '../../main/tickets.ts'

const home = mkdtempSync(join(tmpdir(), 'desk-serve-'))
afterAll(() => { rmSync(home, { recursive: true, force: true }) })
const page = join(home, 'page')
mkdirSync(join(page, 'assets'), { recursive: true })
mkdirSync(join(home, 'page-secret'))
const files = {
  'page/index.html': '<!doctype html>', 'page/assets/app.js': 'let a', 'page/assets/pdf.worker.mjs': 'let b', 'page/assets/app.css': 'a{}',
  'page/assets/font.ttf': 'font', 'page/assets/icona città.svg': '<svg/>', 'page/assets/data.bin': '?', 'secret.txt': 'secret', 'page-secret/secret.txt': 'secret',
}
for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text)
const tickets = createTickets()
const serve = createServe(tickets, page)

test.each([
  ['/', '<!doctype html>', 'text/html; charset=utf-8'],
  ['/index.html', '<!doctype html>', 'text/html; charset=utf-8'],
  ['/assets/app.js', 'let a', 'text/javascript; charset=utf-8'],
  ['/assets/pdf.worker.mjs', 'let b', 'text/javascript; charset=utf-8'],
  ['/assets/app.css', 'a{}', 'text/css; charset=utf-8'],
  ['/assets/font.ttf', 'font', 'font/ttf'],
  ['/assets/icona%20citt%C3%A0.svg', '<svg/>', 'image/svg+xml'],
  ['/assets/data.bin', '?', 'application/octet-stream'],
  ['/assets/../index.html', '<!doctype html>', 'text/html; charset=utf-8'],
])('%s is served with its type, the policy, and never from a cache', async (path, text, type) => {
  const { status, headers, body } = await serve(path)
  expect(status).toBe(200)
  expect(body.toString()).toBe(text)
  expect(headers).toEqual({ 'content-type': type, 'content-security-policy': contentSecurityPolicy, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
})

test.each([
  ['/missing.js'], ['/assets'], ['/assets/'], ['/../secret.txt'], ['/..%2fsecret.txt'], ['/%2e%2e/secret.txt'], ['/../page-secret/secret.txt'], ['/assets/%00.js'], ['/%'], ['/%ff'],
  ['/..'], ['/.'], [''], ['//etc/hostname'], ['/blob/'], ['/blob/place:unknown'],
])('%s is not found, says so in a body, and keeps the policy', async path => {
  const { status, headers, body } = await serve(path)
  expect(status).toBe(404)
  expect(body.toString()).toBe('Not found')
  expect(headers['content-security-policy']).toBe(contentSecurityPolicy)
})

test('the policy lets nothing in from outside, and runs no script but from our own files', () => {
  const rules = new Map(contentSecurityPolicy.split('; ').map(rule => [rule.split(' ')[0], rule.split(' ').slice(1)]))
  expect(rules.get('default-src')).toEqual(["'none'"])
  expect(rules.get('script-src')).toEqual(["'self'"])
  expect(contentSecurityPolicy).not.toMatch(/https?:|\*|unsafe-eval/)
})

test('a PDF that the core wrote comes by its ticket; another file, a chosen one, or one that is gone does not', async () => {
  const pdf = join(home, 'anteprima.pdf')
  writeFileSync(pdf, '%PDF-1.7')
  const blob = (ticket: string) => serve(`/blob/${ticket}`)
  const ticket = tickets.issue(pdf, 'read', 'core')
  const { status, headers, body } = await blob(ticket)
  expect([status, headers['content-type'], body.toString()]).toEqual([200, 'application/pdf', '%PDF-1.7'])
  expect((await blob(encodeURIComponent(ticket))).status).toBe(200)

  const picture = join(home, 'foto.PNG')
  writeFileSync(picture, 'png')
  expect((await blob(tickets.issue(picture, 'read', 'core'))).headers['content-type']).toBe('image/png')
  const drawing = join(home, 'logo.svg')
  writeFileSync(drawing, '<svg/>')
  expect((await blob(tickets.issue(drawing, 'read', 'core'))).status, 'a drawing may hold a script').toBe(404)
  expect((await blob(tickets.issue(pdf, 'read', 'person'))).status).toBe(404)
  expect((await blob(tickets.issue(pdf, 'write', 'core'))).status).toBe(404)
  expect((await blob(tickets.issue(join(home, 'secret.txt'), 'read', 'core'))).status).toBe(404)
  rmSync(pdf)
  expect((await blob(ticket)).status).toBe(404)
  tickets.drop()
  writeFileSync(pdf, '%PDF-1.7')
  expect((await blob(ticket)).status).toBe(404)
})

test('a page folder that is itself reached by a link is served as well', async () => {
  symlinkSync(page, join(home, 'link'), 'dir')
  expect((await createServe(tickets, join(home, 'link'))('/index.html')).status).toBe(200)
})
