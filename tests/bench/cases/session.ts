import type { Page } from 'playwright'
import { ourGrid } from '../grids.ts'
import type { Case } from '../measure.ts'

const [warm, rounds] = [10, 40]

async function round(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const grid = document.querySelector('[role=grid]')
    for (let step = 0; step < 30; step++) {
      grid?.scrollBy(0, step < 15 ? 2000 : -2000)
      await new Promise(resolve => { requestAnimationFrame(resolve) })
    }
  })
  await page.keyboard.press('Control+f')
  await page.keyboard.type('tinto')
  await page.waitForTimeout(250)
  await page.keyboard.press('Escape')
  await page.waitForTimeout(250)
  await page.locator('[role=grid] [data-row="2"][data-col="2"]').click()
  await page.keyboard.press('F2')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+F10')
  await page.keyboard.press('Escape')
}

/** A long session by script: milliseconds a round, and how far the window's own memory grew after the first ones. */
export default {
  async ours(folder) {
    const window = await ourGrid(folder)
    const { page } = window
    const session = await page.context().newCDPSession(page)
    await session.send('HeapProfiler.enable')
    const heap = async () => {
      // Pages leave the cache 20 seconds after they left the screen.
      await page.waitForTimeout(22_000)
      await session.send('HeapProfiler.collectGarbage')
      return page.evaluate(() => ('memory' in performance && typeof performance.memory === 'object' && performance.memory !== null && 'usedJSHeapSize' in performance.memory ? Number(performance.memory.usedJSHeapSize) : Number.NaN))
    }
    for (let n = 0; n < warm; n++) await round(page)
    const before = await heap()
    const started = performance.now()
    for (let n = 0; n < rounds; n++) await round(page)
    const ms = (performance.now() - started) / rounds
    const after = await heap()
    await window.close()
    return { ms, mb: Math.max(0, (after - before) / 1_048_576) }
  },
} satisfies Case
