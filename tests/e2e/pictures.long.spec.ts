import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cutOff, go, recordScreens, screens, wrongWords } from './screens.ts'
import { expect, test } from './window.ts'

// A picture of every screen in both languages, in two looks each, into out/pictures, for people's eyes; what a machine can see of them is asserted.

const folder = fileURLToPath(new URL('../../out/pictures/', import.meta.url))

const looks = [
  { look: 'light', viewport: { width: 1280, height: 800 } },
  { look: 'dark', viewport: { width: 1280, height: 800 }, dark: true },
  { look: '200-percent', viewport: { width: 640, height: 400 }, scale: 2 },
  { look: '1366-at-125-percent', viewport: { width: 1093, height: 614 }, scale: 1.25 },
] as const

const fileOf = (screen: string) => screen.replace(/^\//, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'one').replace(/[^\w-]+/g, '_') || 'home'

for (const language of ['it', 'en'] as const) {
  // each look once; the longer language where there is little room
  for (const { look, ...showing } of looks.filter(one => (one.look === 'light' || one.look === '200-percent') === (language === 'it'))) {
    test.describe(`${language}, ${look}`, () => {
      test.use({
        showing: { ...showing, locale: language === 'it' ? 'it-IT' : 'en-GB' },
        workspace: { agency: 'Agenzia di prova', language, sample: true, writer: { name: 'Anna Prova', initials: 'AP' } },
      })

      test('every screen fits, in its own language', async ({ desk }) => {
        test.setTimeout(900_000)
        const { page } = desk
        mkdirSync(`${folder}${language}/${look}`, { recursive: true })
        for (const screen of [...screens, ...await recordScreens(desk)]) {
          await go(page, screen)
          await page.evaluate(() => document.fonts.ready)
          await page.screenshot({ path: `${folder}${language}/${look}/${fileOf(screen)}.png` })
          // Italian is the longer of the two; the words of English are held in screens.spec
          if (language === 'it') expect.soft(await wrongWords(page, language), screen).toEqual([])
          if (language === 'it' && (look === 'light' || look === '200-percent')) expect.soft(await cutOff(page), screen).toEqual([])
        }
      })
    })
  }
}
