import type { Page } from 'playwright'
import { openWindow } from '../../../main/browser.ts'
import { freshPage } from '../../../main/build.ts'
import { startCore } from '../../../main/core/core.ts'
import { testBrowser } from '../../e2e/chromium.ts'
import { asker, files } from '../district.ts'
import { median, type Case } from '../measure.ts'
import { sitting } from './minutes.ts'

const words = 'Il presidente illustra la proposta e apre la discussione; '
/** Milliseconds between two keys of somebody who types fast. */
const pace = 60

/** From each key to the frame that shows its letter. */
const hearKeys = (page: Page) => page.evaluateHandle(() => {
  const times: number[] = []
  document.addEventListener('keydown', event => {
    // a task after the frame's own work: the letter is painted
    requestAnimationFrame(() => { setTimeout(() => { times.push(performance.now() - event.timeStamp) }, 0) })
  }, { capture: true })
  return times
})

/** Letters typed into the text of a point of an open meeting, with whatever the window does meanwhile: it keeps a draft at each pause and after two seconds. */
export default {
  async ours(folder) {
    const browser = await testBrowser()
    const home = `${folder}/typing-${process.pid}`
    const file = `${folder}/typing-${process.pid}.desk`
    const first = await asker(files(folder).home, file)
    await first.ask('workspace.create', {})
    const { meetingId } = await sitting(first.ask)
    await first.core.close()
    await freshPage()
    const window = await openWindow(startCore({ home, file }), { ...browser, home, headless: { viewport: { width: 1280, height: 800 }, locale: 'it-IT' }, sandbox: false })
    const { page } = window
    await page.locator('[data-pane="main"] h1').waitFor()
    await page.goto(new URL(`#/meetings/${meetingId}?mode=hold`, page.url()).href)
    await page.getByRole('button', { name: /Punto 7/ }).first().click()
    await page.getByRole('textbox', { name: /^Testo del punto/ }).focus()
    const heard = await hearKeys(page)
    await page.keyboard.type(words.repeat(8), { delay: pace })
    const times = await heard.jsonValue()
    await window.close()
    return { ms: median(times), worst: Math.max(...times) }
  },
} satisfies Case
