import { ourGrid } from '../grids.ts'
import type { Case } from '../measure.ts'

const letters = ['t', 'i', 'n', 't', 'o']

/** From a letter typed into the text filter to the painted rows that fit, the median of five letters. */
export default {
  async ours(folder) {
    const window = await ourGrid(folder)
    const { page } = window
    await page.keyboard.press('Control+f')
    const times: number[] = []
    for (const letter of letters) {
      const before = await page.locator('[role=grid]').getAttribute('aria-rowcount')
      const ms = page.evaluate(() => new Promise<number>(resolve => {
        document.addEventListener('keydown', event => {
          const started = event.timeStamp
          new MutationObserver((_, observer) => { observer.disconnect(); requestAnimationFrame(() => requestAnimationFrame(now => resolve(now - started))) })
            .observe(document.querySelector('[role=grid]') ?? document, { attributes: true, attributeFilter: ['aria-rowcount', 'aria-busy'], subtree: false })
        }, { once: true, capture: true })
      }))
      await page.keyboard.type(letter)
      times.push(await Promise.race([ms, page.waitForTimeout(2000).then(() => Number.NaN)]))
      await page.waitForTimeout(400)
      if (before === null) break
    }
    await window.close()
    return { ms: times.filter(time => !Number.isNaN(time)).toSorted((a, b) => a - b)[Math.floor(times.filter(time => !Number.isNaN(time)).length / 2)] ?? Number.NaN }
  },
} satisfies Case
