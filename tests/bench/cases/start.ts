import { chromium } from 'playwright'
import { openWindow } from '../../../main/browser.ts'
import type * as Core from '../../../main/core/core.ts'
import { testBrowser } from '../../e2e/chromium.ts'
import { built } from '../built.ts'
import { timed, type Case } from '../measure.ts'
import { files } from '../district.ts'

const viewport = { width: 1280, height: 800 }

/**
 * From nothing to the first painted rows at 50,000 members, against the same browser opening a page with one word: both as on any morning, on a computer that
 * did the same the day before.
 */
export default {
  async ours(folder) {
    const browser = await testBrowser()
    const { members } = files(folder)
    const { startCore } = await built<typeof Core>('core/core')
    const home = `${folder}/window-${process.pid}`
    const open = async () => {
      const window = await openWindow(startCore({ home, file: members }), { ...browser, home, headless: { viewport, locale: 'it-IT' }, sandbox: false })
      await window.page.locator('[data-pane="main"] h1').waitFor()
      return window
    }
    await (await open()).close()
    const { ms } = await timed(async () => {
      const window = await open()
      setTimeout(() => { void window.close() }, 0)
    })
    return { ms }
  },
  async bare(folder) {
    const { executable, env } = await testBrowser()
    const open = async () => {
      const context = await chromium.launchPersistentContext(`${folder}/bare-${process.pid}`, { executablePath: executable, env, headless: true, viewport, args: ['--no-sandbox'] })
      const page = context.pages()[0] ?? (await context.newPage())
      await page.goto('data:text/html,<p role="row">uno</p>')
      await page.getByRole('row').waitFor()
      return context
    }
    await (await open()).close()
    const { ms } = await timed(open)
    return { ms }
  },
} satisfies Case
