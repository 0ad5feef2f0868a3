import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect } from './window.ts'

type Looks = { colorScheme: 'light' | 'dark'; forcedColors: 'active' | 'none' }
const looks: Looks[] = [{ colorScheme: 'light', forcedColors: 'none' }, { colorScheme: 'dark', forcedColors: 'none' }, { colorScheme: 'dark', forcedColors: 'active' }]

/** Waits until the page has taken on a colour scheme and nothing moves any more. */
async function wear(page: Page, look: Looks): Promise<void> {
  await page.emulateMedia(look)
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', look.colorScheme)
  await page.waitForFunction(() => document.getAnimations().every(animation => animation.playState !== 'running' || animation.effect?.getTiming().iterations === Infinity))
}

/** axe finds nothing on what is shown now, in light, dark and a contrast theme. Only colours differ between these: the rest is looked at once. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const [index, look] of looks.entries()) {
    await wear(page, look)
    const axe = new AxeBuilder({ page }).setLegacyMode(true)
    const { violations } = await (index === 0 ? axe : axe.withRules(['color-contrast'])).analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).slice(0, 3).join(' | ')}`)
    expect(found, JSON.stringify(look)).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
}
