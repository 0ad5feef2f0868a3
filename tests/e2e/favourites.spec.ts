import { expectAccessible } from './accessible.ts'
import { go } from './screens.ts'
import { cell, openList, rows, sample } from './sheet.ts'
import { expect, test } from './window.ts'

test.use({ workspace: sample })

test('a favourite is made with the star, the key or the menu of its row, comes first where one begins, and follows a merge', async ({ desk }) => {
  const { page } = desk
  const [first, second, third] = await rows(desk)
  const add = page.getByRole('button', { name: 'Aggiungi ai preferiti' })
  const takeOff = page.getByRole('button', { name: 'Togli dai preferiti' })
  await go(page, '/')
  await expect(page.getByRole('region', { name: 'Preferiti' })).toHaveCount(0)
  await go(page, `/members/${first?.organisationId}`)
  await add.click()
  await expect(takeOff).toBeVisible()
  await page.keyboard.press('Control+Shift+d')
  await expect(add).toBeVisible()
  await add.press('Enter')
  await expect(takeOff).toBeFocused()
  await expectAccessible(page)

  await openList(desk, ['name', 'municipality'])
  await cell(page, 1, 1).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Aggiungi ai preferiti' }).click()
  await expect.poll(async () => (await desk.call('search.favourites', {})).favourites.map(({ title }) => title)).toEqual([first?.name, second?.name])
  // its menu is made of what the list knows when it opens
  await expect(async () => {
    await page.keyboard.press('Escape')
    await cell(page, 1, 1).click()
    await page.keyboard.press('Shift+F10')
    await expect(page.getByRole('menuitem', { name: 'Togli dai preferiti' })).toBeVisible({ timeout: 1000 })
  }).toPass()

  // over the open menu, which the first key closes without taking the keyboard
  await page.keyboard.press('Control+k')
  const found = page.getByRole('dialog', { name: 'Cerca o esegui un comando' })
  await expect(found.locator('[data-action]').first()).toContainText(first?.name ?? '')
  await expectAccessible(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: second?.name ?? '' })).toBeVisible()

  await desk.call('organisations.merge', { winner: third?.organisationId ?? '', losers: [second?.organisationId ?? ''], choices: { vatNumber: third?.organisationId ?? '' } })
  await go(page, '/')
  const favourites = page.getByRole('region', { name: 'Preferiti' })
  await expect(favourites.getByRole('link', { name: third?.name ?? '' })).toBeVisible()
  await expect(favourites.getByRole('link')).toHaveCount(2)
  await expectAccessible(page)
  await desk.call('organisations.remove', { ids: [first?.organisationId ?? ''] })
  await expect(favourites.getByRole('link')).toHaveCount(1)
})

test('the star stands beside the last word of a title, and never on a line of its own', async ({ desk }) => {
  const { page } = desk
  const longest = (await rows(desk)).toSorted((a, b) => b.name.length - a.name.length)[0]
  await go(page, `/members/${longest?.organisationId}`)
  await expect(page.getByRole('heading', { level: 1, name: longest?.name ?? '' })).toBeVisible()
  const star = page.getByRole('button', { name: 'Aggiungi ai preferiti' })
  await expect(star).toBeVisible()
  /** How far the middle of the star is below the last line of the title, in CSS pixels. */
  const below = () => star.evaluate(button => {
    const [title, mark] = [document.querySelector('h1')?.getBoundingClientRect(), button.getBoundingClientRect()]
    return (mark.top + mark.bottom) / 2 - (title?.bottom ?? 0)
  })
  for (let width = 560; width <= 1280; width += 12) {
    await page.setViewportSize({ width, height: 800 })
    expect(await below(), `${width} points wide`).toBeLessThan(0)
  }
})
