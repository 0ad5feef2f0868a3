import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, screen, session, shell, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { mkdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DeskEvent } from '../shared/bridge.ts'
import { Refused } from '../shared/errors.ts'
import { words } from '../shared/language.ts'
import type { Language } from '../shared/procedure.ts'
import type { CommandState } from '../shared/shell.ts'
import { fitPlace, readWindowMemory, rememberWindow } from './bounds.ts'
import { startCore, type Core } from './core/core.ts'
import { log } from './core/log.ts'
import { dataFolder } from './database/place.ts'
import { makeMenu, textMenu } from './menu.ts'
import { fileArgument, firstStart } from './secondStart.ts'
import { createServe } from './serve.ts'
import { exportFolder, isOfSite, isOurPage, windowDoor, type Sender, type System } from './shell.ts'
import { createTickets, fileTicket } from './tickets.ts'
import { createZoom } from './zoom.ts'

const site = 'desk://app'
const home = dataFolder()
const tickets = createTickets()
const serve = createServe(tickets)
const zoom = createZoom(home)
let core: Core | null = null
let window: BrowserWindow | null = null
let release = async () => {}
let crashes = 0
let state: CommandState = { undo: null, redo: null, off: [] }
let language: Language = readWindowMemory(home).language ?? 'it'
let file = fileArgument(process.argv.slice(1), process.cwd())
/** Once the window is gone: what a start asked for that came while the workspace was being closed. */
let ending: { again: { file: string | undefined } | null } | null = null

// what was compiled once is kept beside the window's data: the page is there sooner the next morning
protocol.registerSchemesAsPrivileged([{ scheme: 'desk', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
app.enableSandbox()
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
mkdirSync(join(home, 'electron'), { recursive: true })
app.setPath('userData', join(home, 'electron'))

const tell = (event: DeskEvent) => { window?.webContents.send('desk:event', JSON.stringify(event)) }
const drawMenu = () => { Menu.setApplicationMenu(Menu.buildFromTemplate(makeMenu(language, state, command => { tell({ event: 'command', command }) }, zoom.step))) }

/** A file that somebody asks to open: an argument, a second start, the Finder. Before the core stands, it starts with it. */
function open(asked: string | undefined): void {
  if (ending) {
    ending.again = { file: asked }
    return
  }
  if (asked) file = asked
  if (core && asked) void core.call({ id: `open-${Date.now()}`, procedure: 'workspace.open', input: { file: asked } })
  if (window?.isMinimized()) window.restore()
  window?.focus()
}

const system: System = {
  shell: 'electron',
  versions: { electron: process.versions.electron ?? '', chromium: process.versions['chrome'] ?? '', node: process.versions.node },
  async open(path) {
    if (await shell.openPath(path)) throw new Refused('not-opened', { name: basename(path) })
  },
  async show(path) { shell.showItemInFolder(path) },
  async saveAs(name) {
    const kinds = ['pdf', 'xlsx', 'docx', 'csv', 'desk'] as const
    const kind = kinds.find(known => known === extname(name).slice(1))
    const filters = kind ? [{ name: words(language)(`shell:fileKind.${kind}`), extensions: [kind] }] : []
    const folder = core ? await exportFolder(core) : null
    const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: folder ? join(folder, name) : name, filters })
    return canceled || !filePath ? null : filePath
  },
  async chooseFolder() {
    const { canceled, filePaths } = await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'] })
    return canceled ? null : filePaths[0] ?? null
  },
  language(chosen) {
    language = chosen
    rememberWindow(home, { language })
    drawMenu()
  },
  commands(now) {
    state = now
    drawMenu()
  },
}

/** Nothing leaves, nothing is granted, nothing is downloaded. */
function closeSession(): void {
  const own = session.defaultSession
  const inside = (url: string) => isOfSite(url, site) || /^(blob|data|devtools):/.test(url)
  own.webRequest.onBeforeRequest((request, answer) => { answer({ cancel: !inside(request.url) }) })
  own.setPermissionRequestHandler((_contents, _permission, answer) => { answer(false) })
  own.setPermissionCheckHandler(() => false)
  own.setDevicePermissionHandler(() => false)
  own.on('will-download', event => { event.preventDefault() })
  protocol.handle('desk', async request => {
    if (!isOfSite(request.url, site)) return new Response('Not found', { status: 404 })
    const { status, headers, body } = await serve(new URL(request.url).pathname)
    return new Response(body, { status, headers })
  })
}

/** No page but ours, no second window, no frame that goes elsewhere. */
function keepInside(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', event => { if (!isOfSite(event.url, site)) event.preventDefault() })
  contents.on('will-frame-navigate', event => { if (!event.isMainFrame) event.preventDefault() })
  contents.on('will-redirect', event => { event.preventDefault() })
  contents.on('will-attach-webview', event => { event.preventDefault() })
}

const senderOf = ({ sender, senderFrame }: IpcMainInvokeEvent): Sender =>
  ({ url: senderFrame?.url ?? '', own: window !== null && sender === window.webContents && senderFrame?.parent === null })

function answerWindow(started: Core): void {
  const door = windowDoor({ core: started, tickets, system, site, language: () => language })
  ipcMain.handle('desk:call', (event, text: unknown) => door(text, senderOf(event)))
  // The one message that carries a path. A page cannot send it: its world has no `ipcRenderer`, only preload's `place(file)`, and
  // the path comes from `webUtils.getPathForFile`, which gives one only for a File that the person chose or dropped. What is
  // answered is a ticket to read that one file through the core, and never to open it.
  ipcMain.handle('desk:place', (event, path: unknown) => (isOurPage(senderOf(event), site) ? fileTicket(tickets, path) : null))
}

/** A window that crashed is loaded again once; then the person decides. */
async function reviveWindow(crashed: BrowserWindow): Promise<void> {
  if (crashes++ > 0) {
    const t = words(language)
    const { response } = await dialog.showMessageBox({
      type: 'error', message: t('shell:crash.title'), detail: t('shell:crash.next'), buttons: [t('shell:crash.reopen'), t('shell:crash.quit')], cancelId: 1,
    })
    if (response !== 0) return app.quit()
  }
  crashed.webContents.reload()
}

async function openWindow(): Promise<void> {
  const { workArea } = screen.getPrimaryDisplay()
  const { maximized, ...bounds } = fitPlace(readWindowMemory(home).place, [workArea, ...screen.getAllDisplays().map(display => display.workArea)])
  const opened = new BrowserWindow({
    ...bounds, minWidth: 480, minHeight: 320, show: false, title: 'Cooperate Desk',
    webPreferences: {
      preload: fileURLToPath(new URL('./preload.cjs', import.meta.url)), sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false,
      // the spelling checker would fetch its dictionaries from outside
      spellcheck: false,
    },
  })
  window = opened
  opened.once('ready-to-show', () => {
    if (maximized) opened.maximize()
    opened.show()
  })
  opened.on('close', () => { rememberWindow(home, { place: { ...opened.getNormalBounds(), maximized: opened.isMaximized() } }) })
  opened.on('closed', () => {
    window = null
    tickets.drop()
  })
  zoom.watch(opened.webContents)
  opened.webContents.on('context-menu', (_event, clicked) => {
    const items = textMenu(language, clicked)
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window: opened })
  })
  opened.webContents.on('render-process-gone', (_event, { reason }) => { if (reason !== 'clean-exit') void reviveWindow(opened) })
  await opened.loadURL(`${site}/index.html`)
}

async function start(): Promise<void> {
  const first = await firstStart(home, file ? { file } : {}, asked => { open(asked.file) })
  if (!first) return app.exit(0)
  release = first
  core = startCore({ home, ...(file ? { file } : {}) })
  core.listen(tell)
  closeSession()
  answerWindow(core)
  drawMenu()
  await Promise.all([core.ready, openWindow()])
}

/** After the last window went: what is open is written, the workspace is closed, and only then the program ends. */
async function end(): Promise<void> {
  await core?.close()
  await release()
}

/** Who starts the program while it closes, which takes a while where the backup is large, gets it all the same. */
function startAgain(): void {
  const again = ending?.again
  if (!again) return
  const image = process.env['APPIMAGE']
  app.relaunch({ args: [...(app.isPackaged ? [] : process.argv.slice(1, 2)), ...(again.file ? [again.file] : [])], ...(image ? { execPath: image } : {}) })
}

function failed(error: unknown): void {
  log('error', 'start', error)
  const t = words(language)
  dialog.showErrorBox(t('shell:notStarted.title'), t('shell:notStarted.next', { folder: join(home, 'logs') }))
  app.exit(1)
}

app.on('web-contents-created', (_event, contents) => { keepInside(contents) })
app.on('second-instance', (_event, args, folder) => { open(fileArgument(args.slice(1), folder)) })
app.on('open-file', (event, path) => {
  event.preventDefault()
  open(path)
})
app.on('window-all-closed', () => { app.quit() })
app.on('will-quit', event => {
  event.preventDefault()
  ending = { again: null }
  end().catch((error: unknown) => { log('error', 'end', error) }).finally(() => {
    startAgain()
    app.exit(0)
  })
})
if (app.requestSingleInstanceLock()) app.whenReady().then(start).catch(failed)
else app.quit()
