import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { z } from 'zod'
import { root } from '../../main/root.ts'
import { findBrowser } from '../../main/findBrowser.ts'
import { fontsFolder } from '../../main/press/fonts.ts'
import type { Reply } from '../../shared/errors.ts'
import { readLock, shippedPackages } from '../checks/packages.ts'
import { expect, openDesk, test } from './window.ts'

/** What the page itself says through its bridge, as any script in it could. */
async function say(page: Page, procedure: string, input: unknown): Promise<Reply> {
  const text = JSON.stringify({ id: `page-${procedure}`, procedure, input })
  return JSON.parse(await page.evaluate(message => window.desk.call(message), text))
}

/** A file chooser in the page, and the ticket for what was chosen. */
async function choose(page: Page, file: string): Promise<string | null> {
  await page.evaluate(() => {
    const chooser = Object.assign(document.createElement('input'), { type: 'file', id: 'chooser' })
    document.body.append(chooser)
  })
  await page.setInputFiles('#chooser', file)
  return page.evaluate(async () => {
    const chooser = document.querySelector('#chooser')
    const file = chooser instanceof HTMLInputElement ? chooser.files?.[0] : undefined
    chooser?.remove()
    return file ? window.desk.place(file) : null
  })
}

test('what the bridge asked early is taken where nothing changed since, and asked again where something did', async ({ desk }) => {
  const { page } = desk
  await page.addInitScript(() => {
    const call = window.deskCall
    const asked: string[] = []
    window.deskCall = text => {
      asked.push((JSON.parse(text) as { procedure: string }).procedure)
      sessionStorage.setItem('asked', asked.join(' '))
      return call(text)
    }
    if (sessionStorage.getItem('early')) window.deskHear(JSON.stringify({ event: 'workspace' }))
  })
  const start = async () => {
    await page.reload()
    await expect(page.locator('[data-pane="main"] h1')).toBeVisible()
    expect((JSON.parse(await page.evaluate(() => window.desk.first['workspace.state']) ?? '') as Reply).ok).toBe(true)
    return page.evaluate(() => (sessionStorage.getItem('asked') ?? '').split(' '))
  }
  expect(await start()).not.toContain('workspace.state')
  await page.evaluate(() => { sessionStorage.setItem('early', 'yes') })
  expect(await start()).toEqual(expect.arrayContaining(['workspace.state', 'views.layouts']))
})

/** The page read again at an address, whose layers above the screens wait until the returned function is called. */
async function withoutLayers(page: Page, address: string): Promise<() => void> {
  let letCome = () => {}
  const gate = new Promise<void>(resolve => { letCome = resolve })
  await page.route('**/layers-*.js', async route => {
    await gate
    await route.fallback()
  })
  const asked = page.waitForRequest('**/layers-*.js')
  await page.goto(new URL(address, page.url()).href)
  await page.reload()
  await expect(page.locator('[data-pane="main"] h1')).toBeVisible()
  await asked
  return letCome
}

for (const { keys, words } of [{ keys: 'Control+k', words: /^Cerca/ }, { keys: 'F1', words: 'Aiuto' }]) {
  test(`what ${keys} opens before the layers above the screens are read opens then, with the keyboard in it`, async ({ desk }) => {
    const { page } = desk
    const letCome = await withoutLayers(page, '#/')
    await page.keyboard.press(keys)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    letCome()
    const dialog = page.getByRole('dialog', { name: words })
    await expect(dialog).toBeVisible()
    await expect.poll(() => dialog.evaluate(element => element.contains(document.activeElement))).toBe(true)
  })
}

test('a question is asked, and who writes is chosen, also where that was begun before the layers were read', async ({ desk }) => {
  const { page } = desk
  await desk.call('workspace.backups.make', {})
  const ask = await withoutLayers(page, '#/backups')
  await page.getByRole('button', { name: /^Ripristina/ }).first().click()
  ask()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Ripristina questa copia' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Annulla' }).click()
  await expect(dialog).toBeHidden()
  // two clicks, as some people open everything, are one answer
  await page.getByRole('button', { name: /^Ripristina/ }).first().click()
  await dialog.getByRole('button', { name: 'Ripristina questa copia' }).dblclick()
  await expect(page.getByRole('alert').filter({ hasText: /ripristinat/i })).toBeVisible()
  await expect(dialog).toBeHidden()
  expect((await desk.call('workspace.backups', {})).backups.filter(({ reason }) => reason === 'restore')).toHaveLength(1)

  const choose = await withoutLayers(page, '#/')
  await page.getByRole('button', { name: /Chi scrive/ }).click()
  choose()
  await expect(page.getByRole('menuitem', { name: 'Aggiungi una persona' })).toBeVisible()
})

test('over a dialog that stood before the layers were read, Esc closes the help alone', async ({ desk }) => {
  const { page } = desk
  const letCome = await withoutLayers(page, '#/members')
  await page.keyboard.press('Control+n')
  const dialog = page.getByRole('dialog', { name: /^Nuovo socio/ })
  await expect(dialog).toBeVisible()
  letCome()
  await page.keyboard.press('F1')
  const help = page.getByRole('dialog', { name: /^Aiuto/ })
  await expect(help).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await expect(dialog).toBeVisible()
})

test('where a part of the program cannot be read the window says so, and reads it again', async ({ desk }) => {
  const { page } = desk
  await page.route('**/layers-*.js', route => route.abort())
  await page.reload()
  await expect(page.getByRole('alert')).toBeVisible()
  expect(desk.complaints.splice(0)).toEqual([expect.stringContaining('ERR_FAILED'), expect.stringContaining('dynamically imported module')])
  await page.unroute('**/layers-*.js')
  await page.getByRole('button', { name: 'Riprova' }).click()
  await expect(page.locator('[data-pane="main"] h1')).toBeVisible()
  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog', { name: 'Aiuto' })).toBeVisible()
})

test('the page comes from the app itself, with its title and its bridge', async ({ desk }) => {
  await expect(desk.page).toHaveURL(/^https:\/\/desk\.invalid\/index\.html/)
  await expect(desk.page).toHaveTitle(/Cooperate Desk/)
  expect(await desk.page.evaluate(() => [window.desk.shell, Object.isFrozen(window.desk), window.isSecureContext])).toEqual(['chromium', true, true])
  expect(await say(desk.page, 'workspace.state', {})).toMatchObject({ ok: true, answer: { state: 'open', agency: 'Agenzia di prova' } })

  await desk.page.goto(new URL('#/about', desk.page.url()).href)
  const licences = desk.page.getByRole('region', { name: 'Licenze' })
  await expect(licences).toContainText('better-sqlite3')
  const text = await licences.innerText()
  const lock = readLock()
  const shipped = shippedPackages(lock).map(place => `${place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)} ${lock[place]?.version ?? ''} (`)
  expect(shipped.length, 'with what the page is made of').toBeGreaterThan(Object.keys(lock['']?.dependencies ?? {}).length)
  expect(shipped.filter(name => !text.includes(`\n${name}`))).toEqual([])
  const fonts = readdirSync(fontsFolder).filter(name => name.startsWith('OFL-'))
  expect(fonts.length).toBeGreaterThan(0)
  for (const name of fonts) {
    const [font, words] = [name.slice('OFL-'.length, -'.txt'.length), readFileSync(join(fontsFolder, name), 'utf8')]
    expect(text).toContain(`Font: ${font} (OFL-1.1)`)
    expect(text).toContain(/^Copyright .*$/m.exec(words)?.[0].trim())
  }
})

test('the policy stops scripts in the page and requests to anywhere else', async ({ desk }) => {
  const stopped = await desk.page.evaluate(async () => {
    const violated: string[] = []
    document.addEventListener('securitypolicyviolation', event => violated.push(event.effectiveDirective))
    const script = Object.assign(document.createElement('script'), { textContent: 'document.title = "taken"' })
    document.body.append(script)
    const frame = Object.assign(document.createElement('iframe'), { src: 'https://example.org/' })
    document.body.append(frame)
    document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.org/a.png' }))
    const fetched = await fetch('https://example.org/').then(() => 'reached', () => 'failed')
    const socket = new WebSocket('wss://example.org/')
    await new Promise(done => { socket.addEventListener('error', done) })
    await new Promise(done => { setTimeout(done, 200) })
    for (const node of [script, frame]) node.remove()
    return { violated: [...new Set(violated)].sort(), fetched, title: document.title }
  })
  expect(stopped.fetched).toBe('failed')
  expect(stopped.title).not.toBe('taken')
  expect(stopped.violated).toEqual(['connect-src', 'frame-src', 'img-src', 'script-src-elem'])
  desk.complaints.length = 0
})

test('a path from the page is refused; a file that the person chose is read through its ticket', async ({ desk }) => {
  const file = join(desk.home, 'soci.csv')
  writeFileSync(file, 'Ragione sociale;Comune\nFilatura Prova S.r.l.;Prato\n')
  expect(await say(desk.page, 'members.import.preview', { file })).toMatchObject({ ok: false, error: { code: 'path-not-allowed' } })
  const ticket = await choose(desk.page, file)
  expect(ticket).toMatch(/^place:/)
  const preview = await say(desk.page, 'members.import.preview', { file: ticket })
  expect(preview).toMatchObject({ ok: true, answer: { counts: { new: 1 } } })
  expect(JSON.stringify(preview)).not.toContain(desk.home)
})

test('a file that is dropped on the page has a ticket; one that the page made, or only says to have, has none', async ({ desk }) => {
  const { page } = desk
  const file = join(desk.home, 'soci.csv')
  writeFileSync(file, 'Ragione sociale\nFilatura Prova S.r.l.\n')
  await page.evaluate(() => {
    for (const type of ['dragenter', 'dragover']) window.addEventListener(type, event => { event.preventDefault() }, { capture: true })
    window.addEventListener('drop', event => {
      event.preventDefault()
      const [dropped] = event.dataTransfer?.files ?? []
      if (dropped) void window.desk.place(dropped).then(ticket => { document.body.dataset['ticket'] = String(ticket) })
    }, { capture: true })
  })
  const cdp = await page.context().newCDPSession(page)
  // A page that is still busy does not answer `dragOver` in time, and the drop is then none: as with a real hand, once more.
  await expect(async () => {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await cdp.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data: { items: [], files: [file], dragOperationsMask: 1 } })
    }
    await expect.poll(() => page.evaluate(() => document.body.dataset['ticket']), { timeout: 1_000 }).toContain('place:')
  }).toPass()

  expect(await page.evaluate(() => window.desk.place(new File(['x'], 'soci.csv')))).toBeNull()
  const forged = await page.evaluate(async path => {
    const lies: unknown[] = [path, { path, name: 'soci.csv' }, Object.create(File.prototype, { path: { value: path } })]
    const answers: unknown[] = []
    for (const [key, lie] of lies.entries()) {
      window.deskFiles = Object.assign(new Map(), { get: () => lie })
      answers.push(await window.deskPlace(key))
    }
    return answers
  }, file)
  expect(forged).toEqual([null, null, null])
})

test('the bytes of a preview come by its ticket, and of nothing else', async ({ desk }) => {
  const reply = await say(desk.page, 'members.export', { kind: 'list', format: 'pdf', language: 'it', preview: true })
  expect(reply).toMatchObject({ ok: true })
  const { path } = reply.ok ? Object(reply.answer) : { path: '' }
  const get = (ticket: string) => desk.page.evaluate(async t => {
    const response = await fetch(`/blob/${t}`)
    return [response.status, (await response.text()).slice(0, 5)]
  }, ticket)
  expect(await get(path)).toEqual([200, '%PDF-'])
  expect(await get('place:00000000-0000-4000-8000-000000000000')).toEqual([404, 'Not f'])
  desk.complaints.length = 0
})

test('a second window is closed at once, even one of our own page', async ({ desk }) => {
  const { page } = desk
  const opened = page.context().waitForEvent('page')
  await page.evaluate(() => { globalThis.open('/index.html', '_blank', 'popup') })
  const popup = await opened
  await expect.poll(() => popup.isClosed()).toBe(true)
  expect(page.context().pages()).toEqual([page])
})

const netLog = z.object({ constants: z.object({ logEventTypes: z.record(z.string(), z.number()) }), events: z.array(z.object({ type: z.number() })) })

/** A log of the browser's network in which no name was looked up and no connection begun. */
function expectNothingAsked(log: string): void {
  const { constants: { logEventTypes }, events } = netLog.parse(JSON.parse(readFileSync(log, 'utf8')))
  expect(events.length).toBeGreaterThan(0)
  for (const name of ['HOST_RESOLVER_DNS_TASK', 'HOST_RESOLVER_SYSTEM_TASK', 'TCP_CONNECT', 'SSL_CONNECT', 'UDP_BYTES_SENT']) {
    expect(logEventTypes[name], name).toBeDefined()
    expect(events.filter(({ type }) => type === logEventTypes[name]), name).toEqual([])
  }
}

test('nothing is asked outside, whatever the page tries', async ({}, info) => {
  const log = info.outputPath('net.json')
  mkdirSync(join(log, '..'), { recursive: true })
  const window = await openDesk(info.outputPath('home'), { viewport: { width: 1280, height: 800 }, locale: 'it-IT' }, [`--log-net-log=${log}`])
  const { page } = window
  const address = page.url()
  await page.evaluate(() => {
    void fetch('http://127.0.0.1:9/').catch(() => undefined)
    navigator.sendBeacon('https://example.org/beacon')
    document.body.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: 'https://example.org/' }))
    document.body.append(Object.assign(document.createElement('link'), { rel: 'dns-prefetch', href: 'https://example.net/' }))
    document.body.append(Object.assign(document.createElement('link'), { rel: 'preconnect', href: 'https://example.com/' }))
    globalThis.open('https://example.org/window')
  })
  await page.evaluate(() => { location.href = 'https://example.org/elsewhere' })
  await page.waitForTimeout(2_000)
  expect(page.url()).toBe(address)
  expect(page.context().pages()).toHaveLength(1)
  await window.close()

  expectNothingAsked(log)
})

test('what was stored is there after closing and opening again', async ({ desk }) => {
  const { clusters } = await desk.call('clusters.list', {})
  await desk.call('clusters.save', { fields: { name: 'Distretto della carta' } })
  await desk.page.evaluate(() => { localStorage.setItem('e2e', 'kept') })
  await desk.reopen()
  expect(await desk.page.evaluate(() => localStorage.getItem('e2e'))).toBe('kept')
  const after = await desk.call('clusters.list', {})
  expect(after.clusters.map(c => c.name).sort()).toEqual([...clusters.map(c => c.name), 'Distretto della carta'].sort())
})

test('a page that crashes comes back once, with the core as it was', async ({ desk }) => {
  const before = desk.page
  await before.goto('chrome://crash').catch(() => undefined)
  await expect.poll(() => desk.page !== before).toBe(true)
  await expect(desk.page).toHaveTitle(/Cooperate Desk/)
  expect(await say(desk.page, 'workspace.state', {})).toMatchObject({ ok: true, answer: { state: 'open' } })
})

/** The browser's processes on a data folder. */
function browsersOf(home: string): number {
  const commandLine = (pid: string) => { try { return readFileSync(`/proc/${pid}/cmdline`, 'utf8') } catch { return '' } }
  return readdirSync('/proc').filter(name => /^\d+$/.test(name)).filter(pid => commandLine(pid).includes(`--user-data-dir=${join(home, 'window')}`)).length
}

/** The window in a process of its own, as `npm start` has it; settled when it stands. */
async function ownProcess(home: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('ownProcess.ts', import.meta.url)), home], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(createInterface({ input: child.stdout }), 'line')
  return child
}
const notLinux = 'processes are counted on Linux only'

test('closing the window ends the process by itself, and the browser with it', async ({}, info) => {
  test.skip(process.platform !== 'linux', notLinux)
  const home = info.outputPath('home')
  const child = await ownProcess(home)
  expect(browsersOf(home)).toBeGreaterThan(0)
  child.stdin?.end('close\n')
  expect(await once(child, 'exit')).toEqual([0, null])
  await expect.poll(() => browsersOf(home)).toBe(0)
})

test('a program that is killed leaves no browser behind, and its data opens again', async ({}, info) => {
  test.skip(process.platform !== 'linux', notLinux)
  const home = info.outputPath('home')
  const child = await ownProcess(home)
  child.kill('SIGKILL')
  await once(child, 'exit')
  await expect.poll(() => browsersOf(home)).toBe(0)
  const again = await ownProcess(home)
  again.stdin?.end('close\n')
  expect(await once(again, 'exit')).toEqual([0, null])
})

test('npm start opens one window on a screen, a second start finds it, a signal closes it cleanly, and nothing was asked outside', async ({}, info) => {
  test.skip(process.platform !== 'linux' || findBrowser() === null, 'no browser with a window here')
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1400x900x24'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const display = await Promise.race([once(createInterface({ input: screen.stdout }), 'line').then(([line]) => String(line)), once(screen, 'error').then(() => null)])
  test.skip(display === null, 'no virtual screen here')
  const log = info.outputPath('net.json')
  const browser = info.outputPath('browser')
  writeFileSync(browser, `#!/bin/sh\nexec '${findBrowser()}' "--log-net-log=${log}" "$@"\n`, { mode: 0o755 })
  const env = { ...process.env, DISPLAY: `:${display}`, DESK_HOME: info.outputPath('home'), DESK_BROWSER: browser }
  const start = () => spawn(process.execPath, [fileURLToPath(new URL('main/start.mjs', root)), '--shell=chromium'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  try {
    const first = start()
    // written when the window stood for a moment
    await expect.poll(() => existsSync(join(env.DESK_HOME, 'window.json')), { timeout: 40_000 }).toBe(true)
    expect(browsersOf(env.DESK_HOME)).toBeGreaterThan(0)
    const second = start()
    const words: string[] = []
    second.stderr.on('data', text => words.push(String(text)))
    const [code] = await once(second, 'close')
    expect(words.join('')).toContain('open already')
    expect(code).toBe(0)
    first.kill('SIGTERM')
    expect(await once(first, 'exit')).toEqual([0, null])
    expect(browsersOf(env.DESK_HOME)).toBe(0)
    expectNothingAsked(log)
  } finally {
    screen.kill()
  }
})

test('a window that is closing says so to who starts the program meanwhile', async ({ desk }) => {
  expect(await desk.window.come(undefined)).toBe(true)
  const closing = desk.window.close()
  expect(await desk.window.come(undefined)).toBe(false)
  await closing
})
