import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { chromium, type Page } from 'playwright'
import { build } from 'vite'
import { freshPage } from '../../main/build.ts'
import { openWindow, type DeskWindow } from '../../main/browser.ts'
import { startCore } from '../../main/core/core.ts'
import { memberColumns } from '../../shared/members.ts'
import { testBrowser } from '../e2e/chromium.ts'
import { files } from './district.ts'

const viewport = { width: 1280, height: 800 }

/** Our window on the list of 50,000 members with twenty columns shown. */
export async function ourGrid(folder: string): Promise<DeskWindow> {
  await freshPage()
  const browser = await testBrowser()
  const home = `${folder}/grid-${process.pid}`
  const window = await openWindow(startCore({ home, file: files(folder).members }), { ...browser, home, headless: { viewport, locale: 'it-IT' }, sandbox: false })
  const { page } = window
  await page.getByRole('row').nth(5).waitFor()
  await page.goto(new URL(`#/members?columns=${encodeURIComponent(JSON.stringify(memberColumns.slice(0, 20)))}`, page.url()).href)
  await page.reload()
  await page.locator('[role=grid] [data-row="8"][data-col="5"]').waitFor()
  return window
}

/** The bare grid of the library in the same browser. */
export async function bareGrid(folder: string): Promise<{ page: Page; close: () => Promise<void> }> {
  const outDir = join(folder, 'bare-grid')
  if (!existsSync(join(outDir, 'index.html'))) {
    await build({ root: fileURLToPath(new URL('bareGrid', import.meta.url)), base: './', plugins: [react()], logLevel: 'warn', build: { outDir, target: 'chrome130', modulePreload: { polyfill: false } } })
  }
  const { executable, env } = await testBrowser()
  const context = await chromium.launchPersistentContext(`${folder}/bare-grid-${process.pid}`, { executablePath: executable, env, headless: true, viewport, args: ['--no-sandbox'] })
  const page = context.pages()[0] ?? (await context.newPage())
  const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' }
  await page.route('https://bare.invalid/**', route => {
    const path = new URL(route.request().url()).pathname
    return route.fulfill({ body: readFileSync(join(outDir, path)), contentType: types[path.split('.').at(-1) ?? ''] ?? 'text/plain' })
  })
  await page.goto('https://bare.invalid/index.html')
  await page.locator('[role=grid] [data-row="8"][data-col="5"]').waitFor()
  return { page, close: () => context.close() }
}

/** Milliseconds that the page's main thread works in a step of `work`: what makes a frame late, whatever the screen's rhythm. */
export async function workPerStep(page: Page, steps: number, work: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const worked = async () => (await session.send('Performance.getMetrics')).metrics.find(metric => metric.name === 'TaskDuration')?.value ?? Number.NaN
  await page.waitForTimeout(500)
  const before = await worked()
  await work()
  return ((await worked()) - before) * 1000 / steps
}

const scrollSteps = 200
/** Scrolls down by screens, a frame each. */
export const scrolling = (page: Page): Promise<number> => workPerStep(page, scrollSteps, () => page.evaluate(async steps => {
  const grid = document.querySelector('[role=grid]')
  for (let step = 0; step < steps; step++) {
    grid?.scrollBy(0, 600)
    await new Promise(resolve => { requestAnimationFrame(resolve) })
  }
}, scrollSteps))

const drawSteps = 120
/** Draws over cells to and fro with the mouse. */
export async function drawing(page: Page): Promise<number> {
  const box = await page.locator('[role=grid]').boundingBox()
  if (!box) throw new Error('no grid')
  await page.mouse.move(box.x + 420, box.y + 80)
  await page.mouse.down()
  const ms = await workPerStep(page, drawSteps, async () => {
    for (let step = 0; step < drawSteps; step++) {
      const part = Math.abs(((step * 7) % 40) - 20) / 20
      await page.mouse.move(box.x + 420 + part * 400, box.y + 80 + part * 380)
    }
  })
  await page.mouse.up()
  return ms
}
