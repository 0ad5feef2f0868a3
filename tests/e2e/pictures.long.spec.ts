import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cutOff, go, recordScreens, screens, wrongWords } from './screens.ts'
import { expect, test } from './window.ts'

// A picture of every screen, light and dark, in both languages at the usual size and at 200 %, into out/pictures, for people's eyes; what a machine can see of them is asserted.

const folder = fileURLToPath(new URL('../../out/pictures/', import.meta.url))

const sizes = [
  { size: '1280', viewport: { width: 1280, height: 800 } },
  { size: '200-percent', viewport: { width: 640, height: 400 }, scale: 2 },
  { size: '1366-at-125-percent', viewport: { width: 1093, height: 614 }, scale: 1.25 },
] as const

const fileOf = (screen: string) => screen.replace(/^\//, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'one').replace(/[^\w-]+/g, '_') || 'home'
/** What each screen's picture is called: two policies, say, are `one` both. */
const named = (all: readonly string[]) => all.map((screen, index) => {
  const before = all.slice(0, index).filter(other => fileOf(other) === fileOf(screen)).length
  return { screen, file: `${fileOf(screen)}${before > 0 ? `-${before + 1}` : ''}.png` }
})

for (const language of ['it', 'en'] as const) {
  for (const { size, ...showing } of sizes) {
    test.describe(`${language}, ${size}`, () => {
      test.use({
        showing: { ...showing, locale: language === 'it' ? 'it-IT' : 'en-GB' },
        workspace: { agency: 'Agenzia di prova', language, sample: true, writer: { name: 'Anna Prova', initials: 'AP' } },
      })

      test('every screen fits, in its own language', async ({ desk }) => {
        test.setTimeout(900_000)
        const { page } = desk
        for (const scheme of ['light', 'dark']) mkdirSync(`${folder}${language}/${size}-${scheme}`, { recursive: true })
        for (const { screen, file } of named([...screens, ...await recordScreens(desk)])) {
          await go(page, screen)
          await page.evaluate(() => document.fonts.ready)
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme })
            await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
            await page.screenshot({ path: `${folder}${language}/${size}-${colorScheme}/${file}`, animations: 'disabled' })
          }
          await page.emulateMedia({ colorScheme: 'light' })
          expect.soft(await wrongWords(page, language), screen).toEqual([])
          expect.soft(await cutOff(page), screen).toEqual([])
        }
      })
    })
  }
}
