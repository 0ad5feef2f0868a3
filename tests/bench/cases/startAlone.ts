import { chromium } from 'playwright'
import { testBrowser } from '../../e2e/chromium.ts'
import { timed, type Case } from '../measure.ts'

/** The same browser without our shell and without a core, until it shows a page of one word: what of a start is the browser's own. The second of two. */
export default {
  async ours(folder) {
    const { executable, env } = await testBrowser()
    const open = async () => {
      const context = await chromium.launchPersistentContext(`${folder}/alone-${process.pid}`, { executablePath: executable, env, headless: true, viewport: { width: 1280, height: 800 }, args: ['--no-sandbox'] })
      const page = context.pages()[0] ?? (await context.newPage())
      await page.goto('data:text/html,<p>uno</p>')
      await page.locator('p').waitFor()
      return context
    }
    await (await open()).close()
    const { ms } = await timed(open)
    return { ms }
  },
} satisfies Case
