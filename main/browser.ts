import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type BrowserContext, type CDPSession, type Frame, type Page, type Route } from 'playwright'
import { firstProcedures } from '../shared/bridge.ts'
import { browserKeys } from '../shared/commands.ts'
import { fitWindow, placeFlags, watchPlace } from './browserPlace.ts'
import { readWindowMemory } from './bounds.ts'
import type { Core } from './core/core.ts'
import { log } from './core/log.ts'
import { pageSide } from './pageSide.ts'
import { createServe } from './serve.ts'
import { isOfSite, isOurPage, windowDoor, type Sender } from './shell.ts'
import { chromiumSystem } from './systemPrograms.ts'
import { createTickets, fileTicket, type Tickets } from './tickets.ts'

/** A name that no resolver knows: its requests are answered here, before any network. A secure context to the page. */
export const site = 'https://desk.invalid'

/**
 * Flags that keep the browser from speaking to anyone, beside those that playwright sets. Never a second `--disable-features`: it
 * would replace playwright's own.
 */
const quiet = [
  '--no-first-run', '--no-default-browser-check', '--disable-sync', '--disable-component-update', '--disable-domain-reliability', '--no-pings',
  '--disable-client-side-phishing-detection', '--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND', '--test-type',
]

/** A window without a screen: for tests and pictures. */
export type Headless = { viewport: { width: number; height: number }; locale: string; scale?: number; dark?: boolean }

export type WindowOptions = {
  /** The browser: Chromium, Chrome or Edge. */
  executable: string
  /** Data folder. */
  home: string
  headless?: Headless
  /** Folder of the page; the built one when missing. */
  page?: string
  /** Environment of the browser; this process's own when missing. */
  env?: Record<string, string>
  /** More flags for the browser. */
  args?: readonly string[]
  /** The browser's sandbox; on unless this is root, where it cannot be. */
  sandbox?: boolean
}

export type DeskWindow = {
  /** The page now; another one after a crash. */
  readonly page: Page
  readonly core: Core
  /** For a second start: comes to the front, and opens a file. False where it is closing. */
  come(file: string | undefined): Promise<boolean>
  close(): Promise<void>
  /** Settled when the browser is gone and the workspace closed. */
  readonly closed: Promise<void>
}

function launch({ executable, home, headless, env, args = [], sandbox = process.getuid?.() !== 0 }: WindowOptions): Promise<BrowserContext> {
  const profile = join(home, 'window')
  mkdirSync(profile, { recursive: true })
  // An own page at launch: our site would be asked for before its route stands.
  const window = ['--app=data:text/html,<title>Cooperate Desk</title>', '--class=cooperate-desk', ...placeFlags(home)]
  return chromium.launchPersistentContext(profile, {
    executablePath: executable, headless: headless !== undefined, chromiumSandbox: sandbox, ...(env ? { env } : {}),
    args: [...quiet, ...(headless ? [] : window), ...args], ignoreDefaultArgs: ['--enable-automation', '--hide-scrollbars'],
    acceptDownloads: false, serviceWorkers: 'block', handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false,
    ...(headless
      ? { viewport: headless.viewport, locale: headless.locale, deviceScaleFactor: headless.scale ?? 1, colorScheme: headless.dark ? 'dark' as const : 'light' as const }
      : { viewport: null }),
  })
}

/** Answers every request of the browser: our page's from the disk, the rest not at all. */
function answerRequests(tickets: Tickets, page: string | undefined): (route: Route) => Promise<void> {
  const serve = createServe(tickets, page)
  return async route => {
    const request = route.request()
    const { protocol, pathname } = new URL(request.url())
    if (['blob:', 'chrome:', 'chrome-extension:'].includes(protocol)) return route.continue()
    if (isOfSite(request.url(), site)) return route.fulfill(await serve(pathname))
    // 204: the page stays. Aborting would put the browser's error page in its place.
    return request.isNavigationRequest() ? route.fulfill({ status: 204 }) : route.abort('blockedbyclient')
  }
}

/** The place of a File that the page holds. The browser knows it of files that the person chose or dropped, and of no other. */
async function pathOfFile(cdp: CDPSession, key: number): Promise<string> {
  const { result } = await cdp.send('Runtime.evaluate', { expression: `deskFiles.get(${key})` })
  const { path } = await cdp.send('DOM.getFileInfo', { objectId: result.objectId ?? '' })
  return path
}

type Parts = { options: WindowOptions; core: Core; tickets: Tickets; version: { chromium: string } }
type View = { context: BrowserContext; page: Page; /** Whether the page was left, by closing. */ left: () => boolean; /** Stops listening. */ leave: () => void }

/** Opens the browser with our page and its bridge; where that fails, no browser stays behind. */
async function openView(parts: Parts): Promise<View> {
  const context = await launch(parts.options)
  return dress(context, parts).catch(async (error: unknown) => {
    await context.close().catch(() => undefined)
    throw error
  })
}

async function dress(context: BrowserContext, { options, core, tickets, version }: Parts): Promise<View> {
  version.chromium = context.browser()?.version() ?? ''
  const page = context.pages()[0] ?? await context.newPage()
  const cdp = await context.newCDPSession(page)
  const system = chromiumSystem(core, options.home, () => version.chromium)
  const door = windowDoor({ core, tickets, system, site, language: () => readWindowMemory(options.home).language ?? 'it' })
  const senderOf = (source: { page: Page; frame: Frame }): Sender => ({ url: source.frame.url(), own: source.page === page && source.frame === page.mainFrame() })

  context.on('page', other => { if (other !== page) other.close().catch(() => undefined) })
  let left = false
  page.on('domcontentloaded', () => { left = false })
  await Promise.all([
    context.route('**/*', answerRequests(tickets, options.page)),
    // the bridge asks while it is made
    context.exposeBinding('deskCall', (source, text: unknown) => door(text, senderOf(source)))
      .then(() => context.addInitScript(pageSide, { browserKeys, first: firstProcedures })),
    context.exposeBinding('deskPlace', async (source, key: unknown) => {
      if (!isOurPage(senderOf(source), site) || !Number.isSafeInteger(key)) return null
      return fileTicket(tickets, await pathOfFile(cdp, Number(key)).catch(() => null))
    }),
    context.exposeBinding('deskLeaving', source => { if (senderOf(source).own) left = true }),
  ])
  const silence = core.listen(event => { page.evaluate(text => { window.deskHear(text) }, JSON.stringify(event)).catch(() => undefined) })
  // what is in the page is for its own scripts to draw, which take a while: they are not waited for
  await page.goto(`${site}/index.html`, { waitUntil: 'commit' })
  await core.ready
  const view = { context, page, left: () => left }
  if (options.headless) return { ...view, leave: silence }
  await fitWindow(cdp, page, options.home).catch((error: unknown) => { log('warn', 'the window was not moved', error) })
  const forget = watchPlace(cdp, options.home)
  return { ...view, leave: () => { silence(); forget() } }
}

/**
 * The app in a window of a Chromium browser: for development, tests and rescue. The window closes the core with itself, whether
 * the person closed it or the program was told to end; one that crashed is opened again once.
 */
export async function openWindow(core: Core, options: WindowOptions): Promise<DeskWindow> {
  const parts: Parts = { options, core, tickets: createTickets(), version: { chromium: '' } }
  let phase: 'open' | 'reviving' | 'ending' = 'open'
  let crashes = 0
  let settle = () => {}
  const closed = new Promise<void>(resolve => { settle = resolve })

  const end = async () => {
    if (phase === 'ending') return closed
    phase = 'ending'
    await shut(view)
    parts.tickets.drop()
    await core.close()
    settle()
  }
  const ended = () => phase === 'ending'
  const revive = async () => {
    if (phase !== 'open') return
    log('error', 'the window crashed')
    if (crashes++ > 0) return end()
    phase = 'reviving'
    await shut(view)
    const opened = await openView(parts)
    if (ended()) return shut(opened)
    view = watched(opened)
    phase = 'open'
  }
  const lost = () => { revive().catch(end) }
  const watched = (opened: View): View => {
    opened.page.on('crash', lost)
    // A window that the person closes says good-bye, and a page closed from here leaves its browser behind; a browser that died
    // does neither. Its own end may be told before or after that of the page.
    const gone = () => {
      setTimeout(() => {
        if (opened !== view) return
        if (opened.left() || opened.context.browser()?.isConnected()) void end()
        else lost()
      }, 100)
    }
    opened.page.on('close', gone)
    opened.context.on('close', gone)
    return opened
  }
  let view = await openView(parts).then(watched)
  return {
    get page() { return view.page },
    core,
    come: async file => {
      if (ended()) return false
      await view.page.bringToFront().catch(() => undefined)
      if (file) await core.call({ id: `open-${Date.now()}`, procedure: 'workspace.open', input: { file } })
      return true
    },
    close: end,
    closed,
  }
}

async function shut({ leave, context }: View): Promise<void> {
  leave()
  await context.close().catch(() => undefined)
}
