import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import * as en from '../../shared/language/en.ts'
import * as it from '../../shared/language/it.ts'
import { expect, test } from './window.ts'

const screens = ['/groups', '/meetings', '/meetings?as=calendar', '/meetings/decisions', '/actions', '/people', '/documents', '/documents/types', '/', '/quality', '/quality?tab=duplicates', '/history?tab=bin', '/members', '/members/import', '/clusters', '/clusters?cluster=prato-textile', '/history', '/backups', '/settings', '/about', '/nowhere'] as const
const looks = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'in a Windows contrast theme', media: { colorScheme: 'dark', forcedColors: 'active' } },
] as const

async function go(page: Page, screen: string): Promise<void> {
  await page.goto(new URL(`#${screen}`, page.url()).href)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}

/** What axe finds, as `rule: element`. */
async function found(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** Parts that are wider than where they stand, without a way to scroll there. */
const cutOff = (page: Page): Promise<string[]> => page.evaluate(() => {
  const clipped = [...document.querySelectorAll<HTMLElement>('body, main, header, nav, button, h1, h2, h3, label, [role=dialog]')]
    .filter(element => element.getClientRects().length > 0 && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'auto'
      && getComputedStyle(element).display !== 'inline' && getComputedStyle(element).overflowX !== 'visible')
  return clipped.map(element => `${element.tagName} ${element.className} ${element.textContent.slice(0, 40)}`)
})

/** Every piece of text that the screen shows or says. */
const said = (page: Page): Promise<string[]> => page.evaluate(() => [
  ...document.body.innerText.split('\n'),
  ...[...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')].flatMap(element =>
    ['aria-label', 'title', 'placeholder', 'alt'].flatMap(name => element.getAttribute(name) ?? [])),
].map(text => text.trim()).filter(Boolean))

const wordsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []

/** Words of one language that the other does not have: on a screen of the other they are a mistake. */
function foreignTo(own: typeof it | typeof en, other: typeof it | typeof en): ReadonlySet<string> {
  const theirs = new Set(wordsIn({ ...other }))
  return new Set(wordsIn({ ...own }).filter(word => /\p{L}{4}/u.test(word) && !word.includes('{{') && !theirs.has(word)))
}
const keyLike = /^[a-z][A-Za-z]*(?::|\.)[a-z][A-Za-z]*(?:\.[\w-]+)*$/

/** What of these texts should not stand on a screen of a language: words of the other one, and keys without words. */
const wrong = (texts: readonly string[], foreign: ReadonlySet<string>): string[] =>
  texts.filter(text => (foreign.has(text) && text !== 'English' && text !== 'Italiano') || (keyLike.test(text) && !text.endsWith('.desk')))

test.use({ workspace: { agency: 'Agenzia di prova', language: 'it', sample: true, writer: { name: 'Anna Prova', initials: 'AP' } } })

for (const { name, media } of looks) {
  test(`axe finds nothing on any screen, ${name}`, async ({ desk }) => {
    test.slow()
    const { page } = desk
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' })
    for (const screen of screens) {
      await go(page, screen)
      expect.soft(await found(page), `${screen} ${name}`).toEqual([])
    }
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog')).toBeVisible()
    expect.soft(await found(page), `search field ${name}`).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await page.keyboard.press('F1')
    await expect(page.getByRole('dialog', { name: 'Tasti' })).toBeVisible()
    expect.soft(await found(page), `keys ${name}`).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /Chi scrive/ }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    expect.soft(await found(page), `who writes ${name}`).toEqual([])
  })
}

for (const { language, foreign } of [{ language: 'it', foreign: foreignTo(en, it) }, { language: 'en', foreign: foreignTo(it, en) }] as const) {
  test(`no word of the other language and no bare key on any screen: ${language}`, async ({ desk }) => {
    const { page } = desk
    await desk.call('workspace.settings.save', { language })
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    for (const screen of screens) {
      await go(page, screen)
      expect.soft(wrong(await said(page), foreign), screen).toEqual([])
    }
    await page.keyboard.press('F1')
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(wrong(await said(page), foreign)).toEqual([])
  })
}

test.describe('at 200 %', () => {
  test.use({ showing: { viewport: { width: 640, height: 400 }, locale: 'it-IT', scale: 2 } })

  test('every room is reached, and nothing is cut off', async ({ desk }) => {
    const { page } = desk
    for (const room of ['Inizio', 'Contatti', 'Gruppi di lavoro', 'Riunioni', 'Impegni', 'Documenti', 'Qualità dei dati', 'Distretti', 'Cronologia', 'Copie di sicurezza', 'Impostazioni', 'Informazioni', 'Soci']) {
      await page.getByRole('button', { name: 'Apri le sezioni' }).click()
      await page.getByRole('navigation', { name: 'Sezioni' }).getByRole('link', { name: room }).click()
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByRole('dialog')).toBeHidden()
      expect.soft(await cutOff(page), room).toEqual([])
    }
    for (const button of [/^Annulla/, /^Ripeti/, /Chi scrive/, /Cerca o esegui/]) await expect(page.getByRole('banner').getByRole('button', { name: button })).toBeInViewport()
  })
})

test.describe('the keyboard', () => {
  test('goes round the panes with F6, to rooms with Ctrl and a number, back with Alt and an arrow, past the rooms with the first Tab', async ({ desk }) => {
    const { page } = desk
    const pane = () => page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? null)
    await go(page, '/settings')
    const visited = new Set<string | null>()
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press('F6')
      visited.add(await pane())
    }
    expect([...visited].toSorted()).toEqual(['main', 'nav', 'top'])
    await page.keyboard.press('Control+7')
    await expect(page.getByRole('heading', { level: 1, name: 'Cronologia' })).toBeFocused()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(page.getByRole('heading', { level: 1, name: 'Impostazioni' })).toBeVisible()
    await page.keyboard.press('Alt+ArrowRight')
    await expect(page.getByRole('heading', { level: 1, name: 'Cronologia' })).toBeVisible()
    await page.reload()
    // the screen takes the keyboard once, as it comes
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    // from the top, as a reader of the whole window does
    await page.evaluate(() => { document.body.tabIndex = -1; document.body.focus() })
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.locator('#content')).toBeFocused()
  })

  test('finds a member by a part of its name, and opens it', async ({ desk }) => {
    const { page } = desk
    const { rows: [first] } = await desk.call('members.list', { limit: 1 })
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('textbox', { name: 'Cerca o esegui un comando' })).toBeFocused()
    await page.keyboard.type(first?.name.slice(0, 12) ?? '')
    await expect(page.getByRole('button', { name: new RegExp(first?.name.slice(0, 12) ?? '') }).first()).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: first?.name ?? '' })).toBeVisible()
  })

  test('keeps what the browser would do: no key loads the page again, and AltGr types', async ({ desk }) => {
    const { page } = desk
    await go(page, '/settings')
    await page.evaluate(() => { document.body.dataset['same'] = 'yes' })
    for (const key of ['F5', 'Control+r', 'Control+n', 'Control+p', 'Control+o', 'Escape', 'F3', 'Control+u']) await page.keyboard.press(key)
    expect(await page.evaluate(() => document.body.dataset['same'])).toBe('yes')
    const agency = page.getByRole('textbox', { name: "Nome dell'agenzia" })
    await agency.fill('posta')
    await agency.press('Control+Alt+KeyZ')
    await expect(agency).toHaveValue('posta')
  })
})
