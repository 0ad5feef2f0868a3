import type * as Electron from 'electron'
import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import type { Desk } from '../../shared/bridge.ts'

// A double of `electron`, held to electron.d.ts for what the app uses, and failing on anything else. It proves that our calls have the
// right shape and do what they should in this order; it says nothing of what the real Electron does with them.

type Handler = (...args: never[]) => unknown
/** Members of Electron's own types; those that return their object for chaining may return nothing here. */
type Held<T, K extends keyof T> = { [P in K]: T[P] extends (...args: infer A) => infer R ? (...args: A) => (R extends T ? void : R) : T[P] }

/** Answers only what is listed; anything else is a failing test, not `undefined`. */
export function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, key) {
      if (key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON') return Reflect.get(target, key)
      throw new Error(`the double of electron has no ${name}.${key}`)
    },
  })
}

const emitters = { app: new EventEmitter(), session: new EventEmitter(), renderer: new EventEmitter() }
const handlers = new Map<string, Handler>()
const keep = (name: string) => (handler: Handler | null) => { if (handler) handlers.set(name, handler) }

/** What the app did, and what the system answers: for the test to read and to set. */
export const seen = {
  calls: [] as { name: string; args: unknown[] }[],
  windows: [] as FakeWindow[],
  /** What the preload put into the page. */
  exposed: {} as { desk?: Desk },
  menu: [] as Electron.MenuItemConstructorOptions[],
  /** What `requestSingleInstanceLock` answers. */
  first: true,
  /** Answers of the dialogs, by name. */
  dialogs: new Map<string, unknown>(),
  /** Places that the system knows of File objects. */
  paths: new Map<unknown, string>(),
  /** Who sends the next messages; the window's own page when null. */
  sender: null as { sender: unknown; senderFrame: unknown } | null,
  openPathAnswer: '',
  displays: [{ x: 0, y: 0, width: 1920, height: 1040 }],
  of: (name: string) => seen.calls.filter(call => call.name === name).map(call => call.args),
  /** Calls a handler that the app gave, as Electron does. */
  ask: (name: string, ...args: unknown[]): unknown => {
    const handler = handlers.get(name)
    if (!handler) throw new Error(`nobody handles ${name}`)
    return Reflect.apply(handler, undefined, args)
  },
  emit: (from: keyof typeof emitters, event: string, ...args: unknown[]) => emitters[from].emit(event, ...args),
}
const note = (name: string, ...args: unknown[]) => { seen.calls.push({ name, args }) }

/** An event that can be prevented. */
export function preventable(values: object = {}) {
  const event = { ...values, prevented: false, preventDefault: () => { event.prevented = true } }
  return event
}

export class FakeWindow {
  readonly options: Electron.BrowserWindowConstructorOptions
  readonly frame = { url: '', parent: null }
  readonly events = new EventEmitter()
  readonly contentEvents = new EventEmitter()
  openHandler: Handler | null = null
  shown = false
  maximized = false
  minimized = false
  readonly webContents
  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    this.options = options
    const { contentEvents } = this
    this.webContents = strict('webContents', {
      send: (channel: string, ...args: unknown[]) => {
        note('send', channel, ...args)
        emitters.renderer.emit(channel, {}, ...args)
      },
      setWindowOpenHandler: (handler: Handler) => { this.openHandler = handler },
      on: (event: string, listener: Handler) => { contentEvents.on(event, (...args: unknown[]) => Reflect.apply(listener, undefined, args)) },
      reload: () => { note('reload') },
      setZoomFactor: (...args: unknown[]) => { note('setZoomFactor', ...args) },
    } satisfies Held<Electron.WebContents, 'send' | 'setWindowOpenHandler' | 'on' | 'reload' | 'setZoomFactor'>)
    seen.windows.push(this)
    emitters.app.emit('web-contents-created', {}, this.webContents)
  }

  on(event: string, listener: Handler): void { this.events.on(event, (...args: unknown[]) => Reflect.apply(listener, undefined, args)) }
  once(event: string, listener: Handler): void { this.events.once(event, (...args: unknown[]) => Reflect.apply(listener, undefined, args)) }
  async loadURL(url: string): Promise<void> {
    this.frame.url = url
    this.contentEvents.emit('dom-ready', {})
    this.events.emit('ready-to-show')
  }

  show(): void { this.shown = true }
  maximize(): void { this.maximized = true }
  isMaximized(): boolean { return this.maximized }
  isMinimized(): boolean { return this.minimized }
  restore(): void { this.minimized = false }
  focus(): void { note('focus') }
  getNormalBounds(): Electron.Rectangle { return { x: 11, y: 22, width: 1001, height: 702 } }
  /** The person closes it. */
  close(): void {
    this.events.emit('close', preventable())
    this.events.emit('closed')
    emitters.app.emit('window-all-closed')
  }
}
type UsedOfWindow = 'on' | 'once' | 'loadURL' | 'show' | 'maximize' | 'isMaximized' | 'isMinimized' | 'restore' | 'focus' | 'getNormalBounds'
export const BrowserWindow: new (options?: Electron.BrowserWindowConstructorOptions) => Held<Electron.BrowserWindow, UsedOfWindow> = FakeWindow

type UsedOfApp = 'enableSandbox' | 'setPath' | 'requestSingleInstanceLock' | 'whenReady' | 'quit' | 'exit' | 'relaunch' | 'isPackaged' | 'on'
export const app = strict('app', {
  commandLine: strict('commandLine', { appendSwitch: (...args) => { note('appendSwitch', ...args) } } satisfies Held<Electron.CommandLine, 'appendSwitch'>),
  enableSandbox: () => { note('enableSandbox') },
  setPath: (name, path) => {
    if (!existsSync(path)) throw new Error('Electron throws for a folder that does not exist')
    note('setPath', name, path)
  },
  requestSingleInstanceLock: () => seen.first,
  whenReady: async () => { note('ready') },
  quit: () => {
    note('quit')
    const event = preventable()
    emitters.app.emit('will-quit', event)
    if (!event.prevented) note('ended')
  },
  exit: (...args) => { note('exit', ...args) },
  relaunch: (...args) => { note('relaunch', ...args) },
  isPackaged: false,
  on: (event: string, listener: Handler) => { emitters.app.on(event, (...args: unknown[]) => Reflect.apply(listener, undefined, args)) },
} satisfies Held<Electron.App, UsedOfApp> & { commandLine: unknown })

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (...args) => { note('registerSchemesAsPrivileged', ...args) },
  handle: (scheme, handler) => { keep(`protocol ${scheme}`)(handler) },
} satisfies Held<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>)

export const session = strict('session', {
  defaultSession: strict('defaultSession', {
    webRequest: strict('webRequest', { onBeforeRequest: keep('request') } satisfies { onBeforeRequest: (handler: Handler | null) => void }),
    setPermissionRequestHandler: keep('permission request'),
    setPermissionCheckHandler: keep('permission check'),
    setDevicePermissionHandler: keep('device permission'),
    on: (event: string, listener: Handler) => { emitters.session.on(event, (...args: unknown[]) => Reflect.apply(listener, undefined, args)) },
  } satisfies Held<Electron.Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'on'> & { webRequest: unknown }),
})

export const ipcMain = strict('ipcMain', { handle: (channel, handler) => { keep(`ipc ${channel}`)(handler) } } satisfies Held<Electron.IpcMain, 'handle'>)

/** A dialog answers what the test set, or as if the person had cancelled. */
const dialogAnswer = async (name: string, args: unknown[], otherwise: unknown) => {
  note(name, ...args)
  return seen.dialogs.get(name) ?? otherwise
}
export const dialog = strict('dialog', {
  showSaveDialog: (...args: unknown[]) => dialogAnswer('showSaveDialog', args, { canceled: true, filePath: '' }),
  showOpenDialog: (...args: unknown[]) => dialogAnswer('showOpenDialog', args, { canceled: true, filePaths: [] }),
  showMessageBox: (...args: unknown[]) => dialogAnswer('showMessageBox', args, { response: 1, checkboxChecked: false }),
  showErrorBox: (...args: unknown[]) => { note('showErrorBox', ...args) },
} satisfies Record<Extract<keyof Electron.Dialog, 'showSaveDialog' | 'showOpenDialog' | 'showMessageBox' | 'showErrorBox'>, Handler>)

export const Menu = strict('Menu', {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) =>
    strict('menu', { template, popup: (...args) => { note('popup', template, ...args) } } satisfies Held<Electron.Menu, 'popup'> & { template: unknown }),
  setApplicationMenu: (menu: { template: Electron.MenuItemConstructorOptions[] }) => { seen.menu = menu.template },
} satisfies Record<Extract<keyof typeof Electron.Menu, 'buildFromTemplate' | 'setApplicationMenu'>, Handler>)

export const screen = strict('screen', {
  getPrimaryDisplay: () => ({ workArea: seen.displays[0] }),
  getAllDisplays: () => seen.displays.map(workArea => ({ workArea })),
} satisfies Record<Extract<keyof Electron.Screen, 'getPrimaryDisplay' | 'getAllDisplays'>, Handler>)

export const shell = strict('shell', {
  openPath: async (...args) => {
    note('openPath', ...args)
    return seen.openPathAnswer
  },
  showItemInFolder: (...args) => { note('showItemInFolder', ...args) },
} satisfies Held<Electron.Shell, 'openPath' | 'showItemInFolder'>)

// the preload's side

export const contextBridge = strict('contextBridge', {
  exposeInMainWorld: (key, value) => { Object.assign(seen.exposed, { [key]: value }) },
} satisfies Held<Electron.ContextBridge, 'exposeInMainWorld'>)

const ownPage = () => {
  const window = seen.windows.at(-1)
  return { sender: window?.webContents, senderFrame: window?.frame }
}
export const ipcRenderer = strict('ipcRenderer', {
  invoke: async (channel, ...args) => seen.ask(`ipc ${channel}`, seen.sender ?? ownPage(), ...args),
  on: (channel, listener) => { emitters.renderer.on(channel, listener) },
  off: (channel, listener) => { emitters.renderer.off(channel, listener) },
} satisfies Held<Electron.IpcRenderer, 'invoke' | 'on' | 'off'>)

export const webUtils = strict('webUtils', {
  getPathForFile: file => {
    if (!(file instanceof File)) throw new TypeError('getPathForFile: not a File')
    return seen.paths.get(file) ?? ''
  },
} satisfies Held<Electron.WebUtils, 'getPathForFile'>)
