import type { Page } from 'playwright'
import { memberColumns } from '../../../shared/members.ts'
import { ourGrid } from '../grids.ts'
import type { Case } from '../measure.ts'

const [visits, warm] = [200, 50]
const list = `/members?columns=${encodeURIComponent(JSON.stringify(memberColumns.slice(0, 20)))}`
const rooms = ['/', '/people', '/documents', '/groups', '/meetings', '/actions', '/suppliers', '/policies', '/checklists', '/clusters', '/history', '/history?tab=bin', '/backups', '/settings']

const go = async (page: Page, address: string) => {
  await page.evaluate(to => { location.hash = to }, address)
  await page.locator('[data-pane="main"] h1').waitFor()
}
const cell = (page: Page, row: number) => page.locator(`[role=grid] [data-row="${row}"][data-col="2"]`)

/** Scrolling, filtering, editing and choosing in the list. */
async function workInList(page: Page): Promise<void> {
  await go(page, list)
  await cell(page, 2).waitFor()
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
  await cell(page, 2).click()
  await page.keyboard.press('F2')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+F10')
  await page.keyboard.press('Escape')
}

/** A record, another one each time, and the parts of it. */
async function openRecord(page: Page, n: number): Promise<void> {
  await go(page, list)
  await cell(page, n % 8).click()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('tab').first().waitFor()
  for (let tab = 0; tab < 4; tab++) await page.keyboard.press('Control+Tab')
  await page.getByRole('tabpanel').waitFor()
}

/** What opens over a screen: a new member, the help, the search. */
async function openDialogs(page: Page): Promise<void> {
  await go(page, list)
  await cell(page, 2).waitFor()
  for (const [key, typed] of [['Control+n', 'tintoria'], ['F1', ''], ['Control+k', 'prova 12']] as const) {
    await page.keyboard.press(key)
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type(typed)
    await page.waitForTimeout(200)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
}

async function visit(page: Page, n: number): Promise<void> {
  if (n % 4 === 0) await workInList(page)
  else if (n % 4 === 1) await openRecord(page, n)
  else if (n % 4 === 2) await openDialogs(page)
  else await go(page, rooms[Math.floor(n / 4) % rooms.length] ?? '/')
}

/** A long session by script: milliseconds a visit, and how far the window's own memory grew from its first quarter to its end. */
export default {
  async ours(folder) {
    const window = await ourGrid(folder)
    const { page } = window
    const session = await page.context().newCDPSession(page)
    await session.send('HeapProfiler.enable')
    const heap = async () => {
      await go(page, list)
      // Pages leave the cache 20 seconds after they left the screen.
      await page.waitForTimeout(22_000)
      await session.send('HeapProfiler.collectGarbage')
      return (await session.send('Runtime.getHeapUsage')).usedSize / 1_048_576
    }
    for (let n = 0; n < warm; n++) await visit(page, n)
    const rest = await heap()
    const started = performance.now()
    for (let n = warm; n < visits; n++) await visit(page, n)
    const ms = (performance.now() - started) / (visits - warm)
    const mb = await heap() - rest
    await window.close()
    return { ms, mb: Math.max(0, mb), rest }
  },
} satisfies Case
