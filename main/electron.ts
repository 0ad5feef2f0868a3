import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, screen, session, shell, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { statSync } from 'node:fs'
import { extname, isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DeskEvent } from '../shared/bridge.ts'
import { Refused } from '../shared/errors.ts'
import { words } from '../shared/language.ts'
import type { Language } from '../shared/procedure.ts'
import { fitPlace, readWindowMemory, rememberWindow } from './bounds.ts'
import { startCore, type Core } from './core/core.ts'
import { homeFolder } from './home.ts'
import { makeMenu } from './menu.ts'
import { fileArgument, firstStart } from './secondStart.ts'
import { createServe } from './serve.ts'
import { windowDoor, type Sender, type System } from './shell.ts'
import { createTickets } from './tickets.ts'

const site = 'desk://app'
const page = `${site}/index.html`
const home = homeFolder()
const tickets = createTickets()
const serve = createServe(tickets)
let core: Core | null = null
let window: BrowserWindow | null = null
let waitingFile = fileArgument(process.argv.slice(1), process.cwd())
let language: Language = readWindowMemory(home).language ?? 'it'

const tell = (event: DeskEvent) => { if (window && !window.isDestroyed()) window.webContents.send('desk:event', JSON.stringify(event)) }
const drawMenu = () => { Menu.setApplicationMenu(Menu.buildFromTemplate(makeMenu(language, command => { tell({ event: 'command', command }) }))) }

/** A file that the system asks to open: at start, from a second start, or from the Finder. */
function openFile(file: string | undefined): void {
  if (core && file) void core.call({ id: `open-${Date.now()}`, procedure: 'workspace.open', input: { file } })
  else waitingFile = file ?? waitingFile
}

function comeToFront(file: string | undefined): void {
  if (window?.isMinimized()) window.restore()
  window?.focus()
  openFile(file)
}

async function chooseSavePlace(name: string): Promise<string | null> {
  const extension = extname(name).slice(1)
  const kinds = { pdf: 'pdf', xlsx: 'xlsx', csv: 'csv', desk: 'desk' } as const
  const known = Object.values(kinds).find(kind => kind === extension)
  const filters = known ? [{ name: words(language)(`shell:fileKind.${known}`), extensions: [known] }] : []
  const options = { defaultPath: name, filters }
  const { canceled, filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
  return canceled || !filePath ? null : filePath
}
