import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { expect, test } from './window.ts'

/** Presses Tab until the keyboard stands on the element of that name; at most so many times. */
async function tabTo(wanted: Locator): Promise<void> {
  for (let step = 0; step < 60; step++) {
    await wanted.page().keyboard.press('Tab')
    if (await wanted.evaluate(element => element === document.activeElement).catch(() => false)) return
  }
  throw new Error(`the keyboard does not reach ${wanted.toString()}`)
}

/** On the record of Pelletteria Nuova: what is found stands in a heading and in fields, capitals and accents aside. */
async function findOnPage(page: Page): Promise<void> {
  await expect(page.getByRole('textbox', { name: 'Denominazione' })).toHaveValue('Pelletteria Nuova S.r.l.')
  // heard before the key is pressed: else it would be waited for without end
  await page.evaluate(() => { window.addEventListener('keydown', event => { if (event.key === 'f') document.body.dataset['taken'] = String(event.defaultPrevented) }) })
  await page.keyboard.press('Control+f')
  expect(await page.evaluate(() => document.body.dataset['taken']), 'the browser has its own search').toBe('false')
  await expect(page.getByRole('search')).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('cerca in questa')
  await expect(page.getByRole('dialog').getByRole('button', { name: /^Cerca in questa pagina/ })).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  const bar = page.getByRole('search', { name: 'Cerca in questa pagina' })
  await expect(bar.getByRole('textbox')).toBeFocused()
  await page.keyboard.type('NUÒva')
  const count = bar.getByRole('status')
  await expect(count).toHaveText(/^1 di [2-9]$/)
  const of = Number((await count.textContent())?.slice(-1))
  const marked = () => page.evaluate(() => ({
    text: ['desk-found', 'desk-found-here'].flatMap(name => [...CSS.highlights.get(name) ?? []]).map(range => (range instanceof Range ? range.toString() : '')),
    fields: [...document.querySelectorAll<HTMLInputElement>('[data-found]')].map(field => field.value),
    here: [...CSS.highlights.get('desk-found-here') ?? []].length + document.querySelectorAll('[data-found="here"]').length,
  }))
  const { text, fields, here } = await marked()
  expect([text.length + fields.length, here]).toEqual([of, 1])
  expect(text.every(words => words.toLowerCase() === 'nuova')).toBe(true)
  expect(fields).toEqual(expect.arrayContaining(['Pelletteria Nuova S.r.l.', 'nuova@pec.example']))
  await page.keyboard.press('Enter')
  await expect(count).toHaveText(`2 di ${of}`)
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.press('Shift+Enter')
  await expect(count).toHaveText(`${of} di ${of}`)
  await expect(bar.getByRole('textbox')).toBeFocused()
  await page.keyboard.type('x')
  await expect(count).toHaveText('Non trovato')
  await page.keyboard.press('Escape')
  await expect(bar).toHaveCount(0)
  expect(await marked()).toEqual({ text: [], fields: [], here: 0 })
}

test.use({ workspace: null })

test('by keyboard alone: from the first run over a new firm, its record and its undoing to the exported PDF', async ({ desk }) => {
  test.slow()
  const { page } = desk
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await tabTo(page.getByRole('textbox', { name: /Nome e cognome/ }))
  await page.keyboard.type('Anna Prova')
  await tabTo(page.getByRole('button', { name: /Distretto di esempio/ }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Soci' })).toBeVisible()

  await page.keyboard.press('Control+n')
  await expect(page.getByRole('dialog').getByLabel('Denominazione')).toBeFocused()
  await page.keyboard.type('Pelletteria Nuova S.r.l.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Pelletteria Nuova S.r.l.' })).toBeVisible()
  expect((await desk.call('members.list', { text: 'pelletteria nuova' })).total).toBe(1)
  for (const [keys, tab] of [['Control+Tab', 'Dati annuali'], ['Control+Shift+Tab', 'Dati'], ['Control+Shift+Tab', 'Cronologia'], ['Control+Tab', 'Dati']] as const) {
    await page.keyboard.press(keys)
    await expect(page.getByRole('tab', { name: tab, exact: true, selected: true })).toBeFocused()
  }
  await tabTo(page.getByRole('textbox', { name: 'PEC' }))
  await page.keyboard.type('nuova@pec.example')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await desk.call('search.everything', { text: 'nuova@pec' })).hits.length).toBe(1)

  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
  await page.keyboard.type('quercemora')
  await expect(page.getByRole('dialog').getByRole('button', { name: /^Conceria Quercemora S\.p\.A\..*Santa Croce/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Conceria Quercemora S.p.A.' })).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('heading', { level: 1, name: 'Pelletteria Nuova S.r.l.' })).toBeVisible()
  await findOnPage(page)

  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await desk.call('search.everything', { text: 'nuova@pec' })).hits.length).toBe(0)
  await page.keyboard.press('Control+y')
  await expect.poll(async () => (await desk.call('search.everything', { text: 'nuova@pec' })).hits.length).toBe(1)

  await page.keyboard.press('Control+2')
  await expect(page.getByRole('heading', { level: 1, name: 'Soci' })).toBeVisible()
  await page.keyboard.press('Control+f')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+Shift+l')
  await expect(page.getByRole('textbox', { name: 'Contiene' })).toBeFocused()
  await page.keyboard.type('nuova')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Filtri attivi' }).getByText('nuova')).toBeVisible()
  await page.keyboard.press('Control+p')
  const dialog = page.getByRole('dialog', { name: /Esporta l’elenco/ })
  await expect(dialog.getByRole('radio', { name: 'PDF' })).toBeChecked()
  await expect(dialog.getByRole('status').getByText(/Pagina 1 di/)).toBeVisible({ timeout: 30_000 })
  await tabTo(dialog.getByRole('button', { name: 'Esporta' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('File salvato')).toBeVisible({ timeout: 30_000 })
  expect(readdirSync(join(desk.home, 'person', 'Documents'), { recursive: true }).map(String).filter(name => name.endsWith('.pdf'))).toHaveLength(1)
})
