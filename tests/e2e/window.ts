import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { expect, test as base } from 'playwright/test'
import { openWindow, type DeskWindow, type Headless } from '../../main/browser.ts'
import { startCore } from '../../main/core/core.ts'
import type { Answer, Input, ProcedureName } from '../../shared/contract.ts'
import type { Failure } from '../../shared/errors.ts'
import { testBrowser } from './chromium.ts'

/** As where a person asked Windows for no animations: a click meets nothing that still moves, axe no message half faded away. */
const still = ['--force-prefers-reduced-motion']

/** The product's own window on a data folder, without a screen. */
export async function openDesk(home: string, headless: Headless, args: readonly string[] = []): Promise<DeskWindow> {
  const browser = await testBrowser()
  // Exports go into the person's own documents: those of the tests' person.
  for (const name of ['HOME', 'USERPROFILE']) process.env[name] = join(home, 'person')
  mkdirSync(join(home, 'person', 'Documents'), { recursive: true })
  const core = startCore({ home })
  return openWindow(core, { ...browser, home, headless, args: [...still, ...args], sandbox: false })
}

let calls = 0

/** Asks the core itself, beside the window: what the screens say is one thing, what is stored another. Throws what it refuses. */
export async function askCore<N extends ProcedureName>(window: DeskWindow, procedure: N, input: Input<N>): Promise<Answer<N>> {
  const reply = await window.core.call({ id: `test-${++calls}`, procedure, input })
  const { ok, answer, error }: { ok: boolean; answer: Answer<N>; error?: Failure } = JSON.parse(JSON.stringify(reply))
  if (!ok) throw new Error(`${procedure} was refused: ${JSON.stringify(error)}`)
  return answer
}

/** Collects what the page complains of: errors that nobody caught, and what the browser writes into its console as an error. */
function hearComplaints(page: Page, complaints: string[]): void {
  page.on('pageerror', error => { complaints.push(error.message) })
  page.on('console', message => { if (message.type() === 'error') complaints.push(message.text()) })
}

/** Lets go files over a place as a hand does that brings them from the file manager. A busy page does not answer a move in time: the hand waits until the place shows that it takes them. */
export async function dropFiles(place: Locator, files: readonly string[]): Promise<void> {
  const page = place.page()
  await place.scrollIntoViewIfNeeded()
  const box = await place.boundingBox()
  const at = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2, data: { items: [], files: [...files], dragOperationsMask: 1 } }
  const session = await page.context().newCDPSession(page)
  const taking = page.locator('[data-over]').filter({ has: place })
  await expect(async () => {
    for (const type of ['dragEnter', 'dragOver'] as const) await session.send('Input.dispatchDragEvent', { type, ...at })
    await expect(taking).toHaveCount(1, { timeout: 1_000 })
  }).toPass()
  await session.send('Input.dispatchDragEvent', { type: 'drop', ...at })
  await session.detach()
}

export type TestDesk = {
  readonly page: Page
  readonly window: DeskWindow
  /** The data folder of this test alone. */
  readonly home: string
  /** Errors of the page so far. A test that provokes some empties the list; else it must stay empty. */
  readonly complaints: string[]
  /** Asks the core behind the window's back. */
  call<N extends ProcedureName>(procedure: N, input: Input<N>): Promise<Answer<N>>
  /** Closes everything, as a person does in the evening, and opens it again on the same data. */
  reopen(): Promise<void>
}

type Options = {
  /** The workspace to begin with; null for the first run. */
  workspace: Input<'workspace.create'> | null
  /** Size, scale, colours and locale of the window. */
  showing: Headless
  /** More flags for the browser. */
  flags: readonly string[]
}

async function startDesk(home: string, { workspace, showing, flags }: Options): Promise<TestDesk> {
  const complaints: string[] = []
  const open = async () => {
    const opened = await openDesk(home, showing, flags)
    hearComplaints(opened.page, complaints)
    return opened
  }
  /** Keys are heard, and a heading of level 1 is the screen's own, once the screen that stands is drawn: before, it is the first run's. */
  const drawn = (screen: string) => window.page.locator(screen).waitFor()
  let window = await open()
  await drawn('h1')
  if (workspace) {
    await askCore(window, 'workspace.create', workspace)
    await drawn('[data-pane="main"] h1')
    // most tests begin with the members; the home page has its own
    await window.page.goto(new URL('#/members', window.page.url()).href)
    await window.page.getByRole('heading', { level: 1, name: /^(?:Soci|Members)$/ }).waitFor()
  }
  return {
    get page() { return window.page },
    get window() { return window },
    home,
    complaints,
    call: (procedure, input) => askCore(window, procedure, input),
    reopen: async () => {
      await window.close()
      window = await open()
      await drawn('h1')
    },
  }
}

export const test = base.extend<Options & { desk: TestDesk }>({
  workspace: [{ agency: 'Agenzia di prova', language: 'it', writer: { name: 'Anna Prova', initials: 'AP' } }, { option: true }],
  showing: [{ viewport: { width: 1280, height: 800 }, locale: 'it-IT' }, { option: true }],
  flags: [[], { option: true }],
  desk: async ({ workspace, showing, flags }, use, info) => {
    const home = mkdtempSync(join(tmpdir(), 'desk-'))
    const desk = await startDesk(home, { workspace, showing, flags })
    await use(desk)
    if (info.status !== info.expectedStatus) await info.attach('window', { body: await desk.page.screenshot(), contentType: 'image/png' }).catch(() => undefined)
    await desk.window.close()
    rmSync(home, { recursive: true, force: true })
    expect(desk.complaints, 'errors of the page').toEqual([])
  },
  page: async ({ desk }, use) => { await use(desk.page) },
})
export { expect }
