import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import type * as coreModule from '../../main/core/core.ts'
import type { CoreOptions } from '../../main/core/core.ts'
import { fakeCore, type FakeCore } from '../doubles/core.ts'
import type { Reply } from '../../shared/errors.ts'

const started = vi.hoisted(() => ({ core: null as FakeCore | null, options: [] as CoreOptions[], fails: false, real: null as typeof coreModule.startCore | null }))
vi.mock('../../main/core/core.ts', () => ({
  startCore: (options: CoreOptions) => {
    started.options.push(options)
    if (started.fails) return { ...started.core, ready: Promise.reject(new Error('no core')) }
    return started.real?.(options) ?? started.core
  },
}))

const homes: string[] = []
afterEach(async () => {
  const { seen } = await import('../doubles/electron.ts')
  if (seen.windows[0]) seen.windows[0].close()
  if (seen.windows[0]) await vi.waitFor(() => { expect(seen.of('exit').length).toBeGreaterThan(0) })
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true })
})

type Scenario = { args?: string[]; first?: boolean; memory?: string; displays?: { x: number; y: number; width: number; height: number }[] }

/** Electron starts the program: the shell runs as it is, with our double around it. */
async function launch({ args = [], first = true, memory, displays }: Scenario = {}) {
  vi.resetModules()
  // again for each scenario: a factory of `vi.mock` would keep the first double
  vi.doMock('electron', () => import('../doubles/electron.ts'))
  const home = mkdtempSync(join(tmpdir(), 'desk-electron-'))
  homes.push(home)
  process.env['DESK_HOME'] = home
  process.argv = ['electron', ...args]
  if (memory) writeFileSync(join(home, 'window.json'), memory)
  const core = fakeCore()
  Object.assign(started, { core, options: [], fails: false, real: null })
  const { seen } = await import('../doubles/electron.ts')
  seen.first = first
  if (displays) seen.displays = displays
  return { home, core, seen, load: () => import('../../main/electron.ts') }
}

/** The program with its window open and its page loaded. */
async function open(scenario: Scenario = {}) {
  const launched = await launch(scenario)
  const { seen, load } = launched
  await load()
  await vi.waitFor(() => { expect(seen.windows[0]?.shown).toBe(true) })
  await import('../../main/preload.ts')
  const [window] = seen.windows
  const { desk } = seen.exposed
  if (!window || !desk) throw new Error('no window')
  await Promise.all(Object.values(desk.first))
  const first = launched.core.calls.splice(0)
  const call = async (procedure: string, input: unknown): Promise<Reply> => JSON.parse(await desk.call(JSON.stringify({ id: 'w1', procedure, input })))
  return { ...launched, window, desk, call, first }
}

test('before Electron is ready: sandbox for all, own scheme, own folder, no names resolved', async () => {
  const { seen, home } = await open()
  const names = seen.calls.map(c => c.name)
  for (const name of ['enableSandbox', 'registerSchemesAsPrivileged', 'setPath', 'appendSwitch']) {
    expect(names.indexOf(name), name).toBeGreaterThanOrEqual(0)
    expect(names.indexOf(name), name).toBeLessThan(names.indexOf('ready'))
  }
  expect(seen.of('registerSchemesAsPrivileged')).toEqual([[[{ scheme: 'desk', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]]])
  expect(seen.of('setPath')).toEqual([['userData', join(home, 'electron')]])
  expect(seen.of('appendSwitch')).toEqual([['host-resolver-rules', 'MAP * ~NOTFOUND']])
})

test('the window is sandboxed, isolated, without Node, and shows our page', async () => {
  const { window } = await open()
  expect(window.options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false })
  expect(window.options.webPreferences?.preload).toMatch(/preload\.cjs$/)
  expect(window.frame.url).toBe('desk://app/index.html')
})

test('what the first drawing asks is asked before the page can; what was said until it listens is told then, once', async () => {
  const { core, desk, first } = await open()
  expect(first.map(({ procedure, input }) => [procedure, input])).toEqual([['workspace.state', {}], ['views.layouts', {}]])
  expect(JSON.parse((await desk.first['views.layouts']) ?? '')).toEqual({ ok: true, answer: { input: {} } })
  core.emit({ event: 'workspace' })
  const heard: string[] = []
  desk.listen(text => heard.push(text))
  core.emit({ event: 'changed', tables: ['membership'], batch: null })
  expect(heard.map(text => (JSON.parse(text) as { event: string }).event)).toEqual(['workspace', 'changed'])
})

test('a call goes to the core and its answer comes back as text; events reach the page until it stops listening', async () => {
  const { core, call, desk } = await open()
  expect(await call('members.list', { text: 'filati' })).toEqual({ ok: true, answer: { input: { text: 'filati' } } })
  const heard: string[] = []
  const stop = desk.listen(text => heard.push(text))
  core.emit({ event: 'workspace' })
  stop()
  core.emit({ event: 'workspace' })
  expect(heard).toEqual(['{"event":"workspace"}'])
})

test('the whole way: from the page through preload and shell into the core and its file, and back without a path', async () => {
  const scenario = await launch()
  started.real = (await vi.importActual<typeof coreModule>('../../main/core/core.ts')).startCore
  const { seen, load, home } = scenario
  await load()
  await vi.waitFor(() => { expect(seen.windows[0]?.shown).toBe(true) }, 20_000)
  await import('../../main/preload.ts')
  const say = async (procedure: string, input: unknown) => seen.exposed.desk?.call(JSON.stringify({ id: procedure, procedure, input })) ?? ''
  expect(JSON.parse(await say('workspace.state', {}))).toMatchObject({ ok: true, answer: { state: 'none' } })
  const created = await say('workspace.create', { agency: 'Agenzia di prova' })
  expect(JSON.parse(created)).toMatchObject({ ok: true, answer: { path: expect.stringMatching(/^place:/) } })
  expect(created).not.toContain(home)
  expect(JSON.parse(await say('workspace.state', {}))).toMatchObject({ ok: true, answer: { state: 'open', agency: 'Agenzia di prova' } })
  expect(seen.of('send').map(([channel]) => channel)).toContain('desk:event')
})

test('a message from elsewhere is refused: another page, another site that looks alike, a frame inside ours, another window', async () => {
  const { core, call, seen, window } = await open()
  const strangers = [
    { sender: window.webContents, senderFrame: { url: 'desk://app/index.html', parent: window.frame } },
    { sender: {}, senderFrame: window.frame },
    { sender: window.webContents, senderFrame: null },
  ]
  for (const sender of strangers) {
    seen.sender = sender
    expect(await call('members.list', {})).toMatchObject({ ok: false, error: { code: 'unknown-sender' } })
    expect(await seen.ask('ipc desk:place', sender, process.execPath)).toBeNull()
  }
  seen.sender = null
  for (const url of ['https://example.org/', 'desk://app.example.org/', 'desk://other/index.html', 'file:///desk://app/', 'about:blank', '']) {
    window.frame.url = url
    expect(await call('members.list', {}), url).toMatchObject({ ok: false, error: { code: 'unknown-sender' } })
  }
  expect(core.calls).toEqual([])
})

test('a path from the page is refused; a chosen file becomes a ticket, and its path reaches only the core', async () => {
  const { core, call, desk, seen, home } = await open()
  const path = join(home, 'soci.xlsx')
  writeFileSync(path, 'x')
  expect(await call('members.import.preview', { file: path })).toMatchObject({ ok: false, error: { code: 'path-not-allowed', values: { field: 'file' } } })
  expect(core.calls).toEqual([])

  const file = new File(['x'], 'soci.xlsx')
  expect(await desk.place(file), 'made by the page').toBeNull()
  seen.paths.set(file, path)
  const ticket = await desk.place(file)
  expect(ticket).toMatch(/^place:/)
  expect(ticket).not.toContain(home)
  await call('members.import.preview', { file: ticket })
  expect(core.calls.map(c => c.input)).toEqual([{ file: path }])
})

test('what is no File has no place, whatever the page calls it; neither has a folder, nor a file that is gone', async () => {
  const { desk, seen, home } = await open()
  const notAFile: File = JSON.parse(JSON.stringify('/etc/hostname'))
  expect(await desk.place(notAFile)).toBeNull()
  const folder = new File([], 'folder')
  seen.paths.set(folder, home)
  expect(await desk.place(folder)).toBeNull()
  const gone = new File([], 'gone')
  seen.paths.set(gone, join(home, 'gone.xlsx'))
  expect(await desk.place(gone)).toBeNull()
})

test('the page cannot go elsewhere, open a window, or hold a foreign frame', async () => {
  const { window, seen } = await open()
  const { preventable } = await import('../doubles/electron.ts')
  const prevented = (event: string, values: object) => {
    const happening = preventable(values)
    window.contentEvents.emit(event, happening)
    return happening.prevented
  }
  for (const url of ['https://example.org/', 'http://desk.app/', 'file:///etc/passwd', 'desk://elsewhere/index.html', 'javascript:alert(1)']) {
    expect(prevented('will-navigate', { url }), url).toBe(true)
  }
  expect(prevented('will-navigate', { url: 'desk://app/index.html#/members' })).toBe(false)
  expect(prevented('will-frame-navigate', { url: 'desk://app/index.html', isMainFrame: false })).toBe(true)
  expect(prevented('will-redirect', { url: 'https://example.org/' })).toBe(true)
  expect(prevented('will-attach-webview', {})).toBe(true)
  expect(window.openHandler && Reflect.apply(window.openHandler, undefined, [{ url: 'desk://app/index.html' }])).toEqual({ action: 'deny' })
  expect(seen.windows).toHaveLength(1)
})

test('no request leaves, no permission is given, nothing is downloaded', async () => {
  const { seen } = await open()
  const { preventable } = await import('../doubles/electron.ts')
  const cancelled = (url: string) => {
    let answer: unknown
    seen.ask('request', { url }, (given: unknown) => { answer = given })
    return answer
  }
  for (const url of ['http://example.org/', 'https://app/index.html', 'ws://localhost:1/', 'wss://example.org', 'file:///etc/passwd', 'ftp://example.org/', 'desk://other/']) {
    expect(cancelled(url), url).toEqual({ cancel: true })
  }
  for (const url of ['desk://app/index.html', 'blob:desk://app/1', 'data:image/png;base64,AA==']) expect(cancelled(url), url).toEqual({ cancel: false })

  let given: unknown
  seen.ask('permission request', {}, 'media', (answer: unknown) => { given = answer })
  expect(given).toBe(false)
  expect(seen.ask('permission check', {}, 'clipboard-read', 'desk://app')).toBe(false)
  expect(seen.ask('device permission', { deviceType: 'usb' })).toBe(false)
  const download = preventable()
  seen.emit('session', 'will-download', download)
  expect(download.prevented).toBe(true)
})

test('the own scheme answers the page under our policy, and nothing for another host', async () => {
  const { seen } = await open()
  const answer = async (url: string) => {
    const response = await seen.ask('protocol desk', { url })
    if (!(response instanceof Response)) throw new Error('no response')
    return response
  }
  const missing = await answer('desk://app/no-such-file.js')
  expect(missing.status).toBe(404)
  expect(missing.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect((await answer('desk://other/index.html')).status).toBe(404)
})

test('a second start brings the window to the front and opens its file, like the Finder', async () => {
  const { core, seen, window, home } = await open()
  const file = join(home, 'copia.desk')
  writeFileSync(file, '')
  window.minimized = true
  seen.emit('app', 'second-instance', {}, ['electron', '--allow-file-access', '.', 'copia.desk'], home)
  expect(window.minimized).toBe(false)
  expect(seen.of('focus')).toHaveLength(1)
  const { preventable } = await import('../doubles/electron.ts')
  const finder = preventable()
  seen.emit('app', 'open-file', finder, file)
  expect(finder.prevented).toBe(true)
  expect(core.calls.map(({ procedure, input }) => [procedure, input])).toEqual([['workspace.open', { file }], ['workspace.open', { file }]])
})

test('a file among the arguments, or asked for before the core stands, is what the core starts with', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-file-'))
  homes.push(folder)
  const [first, second] = ['a.desk', 'b.desk'].map(name => join(folder, name))
  if (!first || !second) throw new Error('no names')
  for (const file of [first, second]) writeFileSync(file, '')
  const { home } = await open({ args: ['.', '--no-such-switch', first] })
  expect(started.options).toEqual([{ home, file: first }])

  const { seen, load } = await launch()
  const loading = load()
  await loading
  const { preventable } = await import('../doubles/electron.ts')
  seen.emit('app', 'open-file', preventable(), second)
  await vi.waitFor(() => { expect(started.options[0]?.file).toBe(second) })
  await vi.waitFor(() => { expect(seen.windows[0]?.shown).toBe(true) })
})

test('a second program on the same data ends at once, and the first hears of it', async () => {
  const refused = await launch({ first: false })
  await refused.load()
  await vi.waitFor(() => { expect(refused.seen.of('exit')).toEqual([[0]]) })
  expect(started.options).toEqual([])
  expect(refused.seen.windows).toEqual([])

  const { seen, home } = await open()
  const { firstStart } = await import('../../main/secondStart.ts')
  expect(await firstStart(home, {}, () => undefined)).toBeNull()
  await vi.waitFor(() => { expect(seen.of('focus')).toHaveLength(1) })
})

test('who starts the program while it closes gets it again, with the file asked for', async () => {
  const { core, seen, window, home } = await open({ args: ['.'] })
  const file = join(home, 'copia.desk')
  writeFileSync(file, '')
  let release = () => {}
  core.close = () => new Promise(done => { release = done })
  window.close()
  seen.emit('app', 'second-instance', {}, ['electron', '.', 'copia.desk'], home)
  expect([core.calls, seen.of('relaunch')]).toEqual([[], []])
  release()
  await vi.waitFor(() => { expect(seen.of('exit')).toEqual([[0]]) })
  expect(seen.of('relaunch')).toEqual([[{ args: ['.', file] }]])
})

test('closing the window closes the core, and only then the program ends; the place of the window is kept', async () => {
  const { core, seen, window, home, call, desk } = await open()
  const file = new File([], 'a')
  writeFileSync(join(home, 'a'), '')
  seen.paths.set(file, join(home, 'a'))
  const ticket = await desk.place(file)
  let release = () => {}
  core.close = () => new Promise(done => {
    core.closes++
    release = done
  })
  window.maximized = true
  window.close()
  await vi.waitFor(() => { expect(core.closes).toBe(1) })
  await new Promise(done => { setTimeout(done, 100) })
  expect(seen.of('ended')).toEqual([])
  expect(seen.of('exit')).toEqual([])
  release()
  await vi.waitFor(() => { expect(seen.of('exit')).toEqual([[0]]) })
  expect(JSON.parse(readFileSync(join(home, 'window.json'), 'utf8'))).toEqual({ place: { x: 11, y: 22, width: 1001, height: 702, maximized: true } })
  seen.sender = { sender: undefined, senderFrame: undefined }
  expect(await call('members.import.preview', { file: ticket })).toMatchObject({ ok: false })
})

test('the window comes back where it was, and into a screen that exists', async () => {
  const place = { x: 2500, y: 100, width: 1000, height: 600, maximized: true }
  const both = [{ x: 0, y: 0, width: 1920, height: 1040 }, { x: 1920, y: 0, width: 1920, height: 1040 }]
  const two = await open({ memory: JSON.stringify({ place }), displays: both })
  expect(two.window.options).toMatchObject({ x: 2500, y: 100, width: 1000, height: 600 })
  expect(two.window.maximized).toBe(true)
  two.window.close()
  await vi.waitFor(() => { expect(two.seen.of('exit')).toHaveLength(1) })
  const one = await open({ memory: JSON.stringify({ place }), displays: both.slice(0, 1) })
  expect(one.window.options).toMatchObject({ x: 460, y: 220, width: 1000, height: 600 })
})

test('a window that crashes is loaded again once; then the person is asked', async () => {
  const { window, seen } = await open()
  const crash = (reason: string) => window.contentEvents.emit('render-process-gone', {}, { reason })
  crash('clean-exit')
  expect(seen.of('reload')).toHaveLength(0)
  crash('crashed')
  expect(seen.of('reload')).toHaveLength(1)
  expect(seen.of('showMessageBox')).toHaveLength(0)
  seen.dialogs.set('showMessageBox', { response: 0 })
  crash('oom')
  await vi.waitFor(() => { expect(seen.of('reload')).toHaveLength(2) })
  seen.dialogs.set('showMessageBox', { response: 1 })
  crash('oom')
  await vi.waitFor(() => { expect(seen.of('quit')).toHaveLength(1) })
})

test('a core that does not start is told in words, and the program ends with an error', async () => {
  const { seen, load, home } = await launch()
  started.fails = true
  await load()
  await vi.waitFor(() => { expect(seen.of('exit')).toEqual([[1]]) })
  const [[title, next] = []] = seen.of('showErrorBox')
  expect(title).toBe('Cooperate Desk non si è avviato.')
  expect(next).toContain(join(home, 'logs'))
})

test('the menu is made of the commands, in the language of the window, and leaves the keys to the page', async () => {
  const { seen, desk, call, home } = await open()
  const items = () => seen.menu.flatMap(menu => (Array.isArray(menu.submenu) ? menu.submenu : []))
  expect(seen.menu.map(menu => menu.label)).toEqual(['&File', '&Modifica', '&Visualizza', 'V&ai', 'A&iuto'])
  expect(items().filter(item => item.accelerator && item.registerAccelerator !== false)).toEqual([])
  expect(items().some(item => /Ctrl.*Alt|Control.*Alt/.test(String(item.accelerator)))).toBe(false)

  const heard: string[] = []
  desk.listen(text => heard.push(text))
  const save = items().find(item => item.accelerator === 'CommandOrControl+S')
  if (!save?.click) throw new Error('no save command')
  Reflect.apply(save.click, undefined, [])
  expect(heard).toEqual(['{"event":"command","command":"save"}'])

  expect(await call('shell.language', { language: 'en' })).toEqual({ ok: true, answer: {} })
  expect(seen.menu.map(menu => menu.label)).toEqual(['&File', '&Edit', '&View', '&Go', '&Help'])
  expect(JSON.parse(readFileSync(join(home, 'window.json'), 'utf8'))).toEqual({ language: 'en' })
})

test('the menu names the step that would be taken back, and greys what the screen has not', async () => {
  const { seen, call } = await open()
  const item = (id: string) => seen.menu.flatMap(menu => (Array.isArray(menu.submenu) ? menu.submenu : [])).find(one => one.accelerator === id)
  expect([item('CommandOrControl+Z')?.label?.replace('&', ''), item('CommandOrControl+P')?.enabled]).toEqual(['Annulla', undefined])
  expect(await call('shell.commands', { undo: 'modifica di Filatura R&B', redo: null, off: ['redo', 'print', 'export'] })).toEqual({ ok: true, answer: {} })
  expect(item('CommandOrControl+Z')).toMatchObject({ label: '&Annulla: modifica di Filatura R&&B' })
  expect(item('CommandOrControl+Z')?.enabled).toBeUndefined()
  for (const keys of ['CommandOrControl+Y', 'CommandOrControl+P', 'CommandOrControl+E']) expect(item(keys), keys).toMatchObject({ enabled: false })
  expect(item('CommandOrControl+S')?.enabled).toBeUndefined()
  await call('shell.commands', { undo: 'a'.repeat(200), redo: 'x', off: [] })
  expect([item('CommandOrControl+Z')?.label, item('CommandOrControl+P')?.enabled]).toEqual([`&Annulla: ${'a'.repeat(59)}…`, undefined])
  expect(await call('shell.commands', { undo: null })).toMatchObject({ ok: false, error: { code: 'bad-input' } })
})

test('each menu and each of its commands has an access key, and no two of one menu the same, in both languages', async () => {
  const { seen, call } = await open()
  for (const language of ['it', 'en']) {
    await call('shell.language', { language })
    for (const items of [seen.menu, ...seen.menu.map(menu => (Array.isArray(menu.submenu) ? menu.submenu : []))]) {
      const labels = items.flatMap(item => item.label ?? [])
      const keys = labels.map(label => /(?<!&)&([a-z])/i.exec(label)?.[1]?.toLowerCase())
      expect(labels.filter((_, at) => keys[at] === undefined), language).toEqual([])
      expect(new Set(keys).size, labels.join(' ')).toBe(keys.length)
    }
  }
})

test('the right button opens a menu in a text field and on marked text, in the language of the window, and none elsewhere', async () => {
  const { seen, window, call } = await open()
  const editFlags = { canCut: true, canCopy: true, canPaste: false, canSelectAll: true }
  const click = (clicked: object) => {
    seen.calls.length = 0
    window.contentEvents.emit('context-menu', {}, { isEditable: false, selectionText: '', editFlags, ...clicked })
    return seen.of('popup')
  }
  expect(click({ isEditable: true })).toEqual([[[
    { role: 'cut', label: '&Taglia', enabled: true }, { role: 'copy', label: '&Copia', enabled: true }, { role: 'paste', label: '&Incolla', enabled: false },
    { type: 'separator' }, { role: 'selectAll', label: '&Seleziona tutto', enabled: true },
  ], { window: expect.objectContaining({ webContents: window.webContents }) }]])
  await call('shell.language', { language: 'en' })
  expect(click({ selectionText: 'Filati' })).toMatchObject([[[{ role: 'copy', label: '&Copy', enabled: true }], {}]])
  expect(click({})).toEqual([])
  expect(click({ selectionText: ' ' })).toEqual([])
})

test('the window zooms from 80 to 200 % by menu, keys and wheel, loads again as large, and starts so the next time', async () => {
  const { seen, window, home } = await open({ memory: '{"zoom":175}' })
  const { preventable } = await import('../doubles/electron.ts')
  const factors = () => seen.of('setZoomFactor').flat()
  const press = (key: string, held: object = { control: true }) => {
    const event = preventable()
    window.contentEvents.emit('before-input-event', event, { type: 'keyDown', key, control: false, meta: false, alt: false, ...held })
    return event.prevented
  }
  const choose = (label: string) => {
    const item = seen.menu.flatMap(menu => (Array.isArray(menu.submenu) ? menu.submenu : [])).find(one => one.label?.replace('&', '') === label)
    if (!item?.click) throw new Error(`no ${label}`)
    Reflect.apply(item.click, undefined, [])
  }
  expect(factors()).toEqual([1.75])
  choose('Ingrandisci')
  expect(press('+')).toBe(true)
  expect(factors(), 'not beyond 200 %').toEqual([1.75, 2])
  choose('Dimensioni normali')
  window.contentEvents.emit('zoom-changed', {}, 'out')
  choose('Riduci')
  window.contentEvents.emit('zoom-changed', {}, 'out')
  expect(press('-')).toBe(true)
  expect(factors(), 'not below 80 %').toEqual([1.75, 2, 1, 0.9, 0.8])
  expect(JSON.parse(readFileSync(join(home, 'window.json'), 'utf8'))).toEqual({ zoom: 80 })
  expect(press('0', { meta: true })).toBe(true)
  window.contentEvents.emit('zoom-changed', {}, 'in')
  expect(press('=')).toBe(true)
  expect([press('+', {}), press('0', { control: true, alt: true }), press('-', { type: 'keyUp', control: true }), press('1')], 'what types, or is another key').toEqual([false, false, false, false])
  expect(factors().slice(5)).toEqual([1, 1.1, 1.25])
  window.contentEvents.emit('dom-ready', {})
  expect(factors().at(-1), 'loaded again').toBe(1.25)
})

test('the save dialog proposes the folder for exports, and its answer is a ticket to write', async () => {
  const { seen, call, core, home } = await open()
  core.answers.set('workspace.exportFolder', { ok: true, answer: { path: home, name: 'x' } })
  expect(await call('shell.saveAs', { name: 'a/b:c.pdf' })).toEqual({ ok: true, answer: { path: null, name: '' } })
  expect(seen.of('showSaveDialog')).toEqual([[{ defaultPath: join(home, 'a_b_c.pdf'), filters: [{ name: 'Documento PDF', extensions: ['pdf'] }] }]])

  seen.dialogs.set('showSaveDialog', { canceled: false, filePath: join(home, 'scelto.pdf') })
  const chosen = await call('shell.saveAs', { name: 'soci.pdf' })
  expect(chosen).toMatchObject({ ok: true, answer: { path: expect.stringMatching(/^place:/), name: 'scelto.pdf' } })
  const { path } = chosen.ok ? Object(chosen.answer) : { path: '' }
  await call('members.export', { kind: 'list', format: 'pdf', language: 'it', path })
  expect(core.calls.at(-1)?.input).toMatchObject({ path: join(home, 'scelto.pdf') })

  seen.dialogs.set('showOpenDialog', { canceled: false, filePaths: [home] })
  expect(await call('shell.chooseFolder', {})).toMatchObject({ ok: true, answer: { path: expect.stringMatching(/^place:/) } })
})

test('only what the core wrote is opened or shown, never a file that the person chose', async () => {
  const { seen, call, core, desk, home } = await open()
  mkdirSync(join(home, 'exports'))
  const written = join(home, 'exports', 'soci.pdf')
  writeFileSync(written, '%PDF')
  core.answers.set('members.export', { ok: true, answer: { path: written, name: 'soci.pdf' } })
  const exported = await call('members.export', { kind: 'list', format: 'pdf', language: 'it' })
  const { path } = exported.ok ? Object(exported.answer) : { path: '' }
  expect(path).toMatch(/^place:/)
  expect(await call('shell.open', { path })).toEqual({ ok: true, answer: {} })
  expect(await call('shell.show', { path })).toEqual({ ok: true, answer: {} })
  expect(seen.of('openPath')).toEqual([[written]])
  expect(seen.of('showItemInFolder')).toEqual([[written]])

  seen.openPathAnswer = 'no application'
  expect(await call('shell.open', { path })).toMatchObject({ ok: false, error: { code: 'not-opened', values: { name: 'soci.pdf' } } })
  rmSync(written)
  expect(await call('shell.open', { path })).toMatchObject({ ok: false, error: { code: 'missing', values: { name: 'soci.pdf' } } })

  const file = new File([], 'tool')
  seen.paths.set(file, process.execPath)
  for (const forged of [await desk.place(file), written, 'place:00000000-0000-0000-0000-000000000000']) {
    expect(await call('shell.open', { path: forged })).toMatchObject({ ok: false, error: { code: 'path-not-allowed' } })
  }
  expect(seen.of('openPath')).toHaveLength(2)
})

test('the double refuses what it does not know', async () => {
  await launch()
  const { app } = await import('electron')
  expect(() => { app.getLocale() }).toThrow('no app.getLocale')
})
