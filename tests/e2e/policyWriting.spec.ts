import type { Page } from 'playwright'
import { expectAccessible } from './accessible.ts'
import { go } from './screens.ts'
import { expect, test } from './window.ts'

/** The outline is one stop of the keyboard: arrows go through its tree, Alt and an arrow move a clause and stay with it, Enter goes to it; scrolling marks what is read. */
async function moveByKeyboard(page: Page) {
  const outline = page.getByRole('tree', { name: 'Indice' })
  const node = (name: RegExp) => outline.getByRole('treeitem', { name })
  await expect(outline.locator('[tabindex="0"]')).toHaveCount(1)
  await node(/^1\.2 A chi vale/).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(node(/^1\.1 A chi vale/)).toBeFocused()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(node(/^1\.2 A chi vale/)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(node(/^1 /)).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(node(/^1\.1 /)).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-clause]').last()).toBeFocused()
  await expect(outline.getByRole('treeitem', { selected: true })).toBeInViewport()
  await expect(outline.getByRole('treeitem').last()).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('main').evaluate(main => { main.scrollTop = 0 })
  await expect(node(/^1 /)).toHaveAttribute('aria-selected', 'true')
}

test('a policy is written clause by clause, put in order, and adopted by a decision', async ({ desk }) => {
  test.slow()
  const { page } = desk
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  const { id, versionId } = await desk.call('policies.save', { values: { name: 'Politica del distretto', clusterId }, start: { template: 'cluster' } })
  const text = () => desk.call('policies.text', { versionId: versionId ?? '' })
  await go(page, `/policies/${id}`)
  await page.getByRole('button', { name: 'Scrivi la clausola 1.1', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Scrivi la clausola' })
  await dialog.getByLabel('Titolo', { exact: true }).fill('A chi vale')
  await dialog.getByRole('textbox', { name: 'Testo', exact: true }).fill('Vale per chi la firma.')
  await dialog.getByRole('combobox', { name: 'Forza' }).click()
  await page.getByRole('option', { name: 'Dovrebbe' }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Salva la clausola' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Vale per chi la firma.')).toBeVisible()
  expect((await text()).clauses.find(({ number }) => number === '1.1')).toMatchObject({ heading: 'A chi vale', strength: 'should', translation: { state: 'behind' } })
  // the outline marks the clause that was just written, says what is the matter with it, and moves it
  const outline = page.getByRole('tree', { name: 'Indice' })
  await expect(outline.getByRole('treeitem', { selected: true })).toHaveText(/^1\.1 A chi vale.*Traduzione indietro/)
  await page.getByRole('button', { name: 'Sposta in giù la clausola 1.1', exact: true }).click()
  await expect.poll(async () => (await text()).clauses.find(({ heading }) => heading === 'A chi vale')?.number).toBe('1.2')
  await expect(page.getByRole('heading', { name: '1.2 A chi vale' })).toBeVisible()
  await expect(outline.getByRole('treeitem', { selected: true })).toHaveText(/^1\.2 A chi vale/)
  await moveByKeyboard(page)
  await page.getByRole('button', { name: 'Nuova clausola dopo la 1.2', exact: true }).click()
  const added = page.getByRole('dialog', { name: 'Nuova clausola' })
  await added.getByLabel('Titolo', { exact: true }).fill('Clausola nuova')
  await added.getByRole('button', { name: 'Salva la clausola' }).click()
  await expect.poll(async () => (await text()).clauses.find(({ heading }) => heading === 'Clausola nuova')?.number).toBe('1.3')
  await expect(page.getByRole('heading', { name: '1.3 Clausola nuova' })).toBeVisible()
  await page.getByRole('button', { name: 'Togli la clausola 1.3', exact: true }).click()
  await expect.poll(async () => (await text()).clauses.some(({ heading }) => heading === 'Clausola nuova')).toBe(false)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await text()).clauses.some(({ heading }) => heading === 'Clausola nuova')).toBe(true)
  // what was said meanwhile fades away, which axe would meet half way
  await go(page, `/policies/${id}`)
  await page.getByRole('button', { name: 'Adotta la versione' }).click()
  const adoption = page.getByRole('dialog', { name: 'Adozione della versione 0.1' })
  await adoption.getByRole('button', { name: 'Adotta e sigilla' }).click()
  await expect(adoption.getByText('Questo campo non può restare vuoto.')).toBeVisible()
  await adoption.getByLabel('Organo che ha deciso').fill('Comitato promotore')
  await adoption.getByLabel('Numero della decisione').fill('4/2026')
  await expectAccessible(page)
  await adoption.getByRole('button', { name: 'Adotta e sigilla' }).click()
  await expect(adoption).toBeHidden()
  await expect(page.getByText('Versione 1.0').first()).toBeVisible()
  expect((await text()).version).toMatchObject({ label: '1.0', decision: { body: 'Comitato promotore', number: '4/2026' } })
  await expect(page.getByRole('button', { name: 'Scrivi la clausola 1.1', exact: true })).toHaveCount(0)
})

test.describe('in the sample district', () => {
  test.use({ workspace: { agency: 'Agenzia di prova', language: 'it', writer: { name: 'Anna Prova', initials: 'AP' }, sample: true } })

  test('a version is adopted by a decision that stands in the minutes of a body', async ({ desk }) => {
    const { page } = desk
    const { rows } = await desk.call('policies.list', { limit: 100 })
    const policyId = rows.find(({ scope }) => scope === 'cluster')?.id ?? ''
    const { versionId } = await desk.call('policies.versions.create', { policyId })
    const { rows: [decision] } = await desk.call('meetings.decisions.list', { filter: { state: ['adopted'] }, sort: '-startsAt', limit: 1 })
    await go(page, `/policies/${policyId}?version=${versionId}`)
    await page.getByRole('button', { name: 'Adotta la versione' }).click()
    const adoption = page.getByRole('dialog', { name: /^Adozione della versione/ })
    await adoption.getByRole('combobox', { name: 'Dal libro delle decisioni' }).click()
    await page.getByRole('option', { name: decision?.title ?? '?' }).first().click()
    await expect(adoption.getByLabel('Organo che ha deciso')).toHaveValue(decision?.body ?? '?')
    await expect(adoption.getByLabel('Numero della decisione')).toHaveValue(`${decision?.number ?? ''}/${decision?.year ?? ''}`)
    await expectAccessible(page)
    await adoption.getByLabel('In vigore dal').fill('01/01/2030')
    await adoption.getByRole('button', { name: 'Adotta e sigilla' }).click()
    await expect(adoption).toBeHidden()
    expect((await desk.call('policies.text', { versionId })).version.decision).toMatchObject({ decisionId: decision?.id, body: decision?.body })
  })
})
