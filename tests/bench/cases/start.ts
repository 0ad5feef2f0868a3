import { mkdirSync, writeFileSync } from 'node:fs'
import { openWindow, type DeskWindow, type WindowOptions } from '../../../main/browser.ts'
import type * as CoreModule from '../../../main/core/core.ts'
import type { Core } from '../../../main/core/core.ts'
import { testBrowser } from '../../e2e/chromium.ts'
import { built } from '../built.ts'
import { timed, type Case, type Measured } from '../measure.ts'
import { files } from '../district.ts'

/** Settled with the frame in which `stands` is painted. Asked in the page, frame by frame: from outside it would be looked for in steps of up to half a second. */
const painted = (stands: string): Promise<void> => new Promise(resolve => {
  const look = (): void => { requestAnimationFrame(document.querySelector(stands)?.getClientRects().length ? () => { resolve() } : look) }
  look()
})

/** A start as on any morning, on a computer that did the same the day before: the second of two, until `stands` is seen. */
async function start(folder: string, home: string, stands: string, options: Partial<WindowOptions>, seen: (core: Core) => Core): Promise<Measured> {
  const browser = await testBrowser()
  const { startCore } = await built<typeof CoreModule>('core/core')
  const open = async (): Promise<DeskWindow> => {
    const core = startCore({ home, file: files(folder).members })
    const window = await openWindow(seen(core), { ...browser, home, headless: { viewport: { width: 1280, height: 800 }, locale: 'it-IT' }, sandbox: false, ...options })
    await window.page.evaluate(painted, stands)
    return window
  }
  await (await open()).close()
  const { ms } = await timed(async () => {
    const window = await open()
    setTimeout(() => { void window.close() }, 0)
  })
  return { ms }
}

/**
 * From nothing to the heading of the first screen at 50,000 members, against a bare window in the same shell: the same `openWindow` (browser, bridge, policy,
 * answers from the disk) with a page of one word. In both a core opens the workspace beside the window; ours has to wait for it, the bare window does not.
 */
export default {
  ours: folder => start(folder, `${folder}/window-${process.pid}`, '[data-pane="main"] h1', {}, core => core),
  bare: folder => {
    const page = `${folder}/word`
    mkdirSync(page, { recursive: true })
    writeFileSync(`${page}/index.html`, '<!doctype html><p>uno</p>')
    return start(folder, `${folder}/bare-${process.pid}`, 'p', { page }, core => ({ ...core, ready: Promise.resolve() }))
  },
} satisfies Case
