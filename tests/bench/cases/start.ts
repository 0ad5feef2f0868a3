import { chromium } from 'playwright'
import { openWindow } from '../../../main/browser.ts'
import { startCore } from '../../../main/core/core.ts'
import { testBrowser } from '../../e2e/chromium.ts'
import { timed, type Case } from '../measure.ts'
import { files } from '../district.ts'

const viewport = { width: 1280, height: 800 }

/** From nothing to the first painted rows at 50,000 members, against the same browser opening a page with one word. */
export default {
  async ours(folder) {
    const browser = await testBrowser()
    const { members } = files(folder)
    const { ms } = await timed(async () => {
      const home = `${folder}/window-${process.pid}`
      const window = await openWindow(startCore({ home, file: members }), { ...browser, home, headless: { viewport, locale: 'it-IT' }, sandbox: false })
      await window.page.locator('[data-pane="main"] h1').waitFor()
      setTimeout(() => { void window.close() }, 0)
    })
    return { ms }
  },
  async bare(folder) {
    const { executable, env } = await testBrowser()
    const { ms } = await timed(async () => {
      const context = await chromium.launchPersistentContext(`${folder}/bare-${process.pid}`, { executablePath: executable, env, headless: true, viewport, args: ['--no-sandbox'] })
      const page = context.pages()[0] ?? (await context.newPage())
      await page.goto('data:text/html,<p role="row">uno</p>')
      await page.getByRole('row').waitFor()
    })
    return { ms }
  },
} satisfies Case
