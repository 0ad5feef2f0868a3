import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { untold } from './screens.ts'
import { expect } from './window.ts'

const looks = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'in a Windows contrast theme', media: { colorScheme: 'dark', forcedColors: 'active' } },
] as const
type Look = (typeof looks)[number]

/** Waits until the page has taken on a colour scheme and nothing moves any more. */
async function wear(page: Page, { media }: Look): Promise<void> {
  await page.emulateMedia(media)
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', media.colorScheme)
  await page.waitForFunction(() => document.getAnimations().every(animation => animation.playState !== 'running' || animation.effect?.getTiming().iterations === Infinity))
}

/**
 * axe finds nothing on what is shown now, in light, dark and a contrast theme; and the contrast theme tells what is chosen and where buttons are. Only
 * colours differ between these: the rest is looked at once.
 */
export async function expectAccessible(page: Page, what = page.url()): Promise<void> {
  for (const look of looks) {
    await wear(page, look)
    const axe = new AxeBuilder({ page }).setLegacyMode(true)
    const { violations } = await (look === looks[0] ? axe : axe.withRules(['color-contrast'])).analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, target }) => `${target.join(' ')} ${html}`).slice(0, 3).join(' | ')}`)
    expect.soft([...found, ...(look.media.forcedColors === 'active' ? await untold(page) : [])], `${what}, ${look.name}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
}
