import type { Page } from 'playwright'
import { expectAccessible } from './accessible.ts'
import { cell, focused, grid, head, openList, rows, sample } from './sheet.ts'
import { expect, test } from './window.ts'

test.use({ workspace: sample })

const tabs = '[role=group][aria-label=Viste]'

test('a view is saved, shown again after a restart, changed, taken back, renamed and deleted; the usual one stays as it is', async ({ desk }) => {
  await openList(desk, ['name', 'province', 'employees'])
  const first = desk.page
  await head(first, 'Prov.').click()
  await first.getByRole('button', { name: 'Filtra per Prov.' }).click()
  await first.getByRole('checkbox', { name: /^PI \(/ }).check()
  await first.getByRole('button', { name: 'Applica' }).click()
  await expect(first.locator(tabs)).toContainText('modificata')
  await first.getByRole('textbox', { name: 'Situazione al' }).fill('31/12/2022')
  await first.keyboard.press('Enter')
  await first.getByLabel('Filtra l’elenco').fill('conc')
  await first.getByRole('button', { name: 'Comandi della vista «Tutti i soci»' }).click()
  await first.getByRole('menuitem', { name: 'Salva come nuova vista…' }).click()
  await expectAccessible(first)
  await first.getByLabel('Nome della vista').fill('Pisani')
  await first.keyboard.press('Enter')
  await expect(first.locator(tabs).getByRole('button', { name: 'Pisani', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await expect(first.locator(tabs)).not.toContainText('modificata')
  await expect.poll(async () => (await desk.call('views.list', { grid: 'members' })).views).toMatchObject([{ name: 'Pisani', personal: false, definition: { text: 'conc', at: '2022-12-31', filter: { province: ['PI'] }, sort: [{ column: 'province' }], columns: ['name', 'province', 'employees'] } }])

  await desk.reopen()
  const { page } = desk
  const pisa = await desk.call('members.list', { text: 'conc', at: '2022-12-31', filter: { province: ['PI'] } })
  const then = await desk.call('members.list', { at: '2022-12-31' })
  const all = await desk.call('members.list', {})
  await expect(page.getByText(`${pisa.total} di ${then.total}`), 'the view that stood when the window was closed').toBeVisible()
  await expect(page.locator(tabs).getByRole('button', { name: 'Pisani', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.locator(tabs)).not.toContainText('modificata')
  await page.locator(tabs).getByRole('button', { name: 'Tutti i soci' }).click()
  await expect(page.getByText(`${all.total} righe`)).toBeVisible()
  await page.locator(tabs).getByRole('button', { name: 'Pisani' }).click()
  await expect(page.getByText(`${pisa.total} di ${then.total}`)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Situazione al' })).toHaveValue('31/12/2022')
  await expect(grid(page).getByRole('columnheader')).toHaveCount(4)
  await expect(head(page, 'Prov.')).toHaveAttribute('aria-sort', 'ascending')

  // A change is marked; taking it back shows the saved view again.
  await head(page, 'Addetti').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Nascondi la colonna' }).click()
  await expect(page.locator(tabs)).toContainText('modificata')
  await page.getByRole('button', { name: 'Comandi della vista «Pisani»' }).click()
  await page.getByRole('menuitem', { name: 'Annulla le modifiche' }).click()
  await expect(head(page, 'Addetti')).toBeVisible()
  await expect(page.locator(tabs)).not.toContainText('modificata')
  await page.getByLabel('Filtra l’elenco').fill('')
  await expect(page.locator(tabs)).toContainText('modificata')
  await page.getByLabel('Filtra l’elenco').fill('conc')
  await expect(page.locator(tabs)).not.toContainText('modificata')

  // Saved, a change is the view's own.
  await head(page, 'Denominazione').click()
  await page.getByRole('button', { name: 'Comandi della vista «Pisani»' }).click()
  await page.getByRole('menuitem', { name: 'Salva le modifiche' }).click()
  await expect(page.locator(tabs)).not.toContainText('modificata')
  await expect.poll(async () => (await desk.call('views.list', { grid: 'members' })).views[0]?.definition.sort).toMatchObject([{ column: 'name' }])

  await page.getByRole('button', { name: 'Comandi della vista «Pisani»' }).click()
  await page.getByRole('menuitem', { name: 'Rinomina o condividi…' }).click()
  await page.getByLabel('Nome della vista').fill('Provincia di Pisa')
  await page.getByRole('radio', { name: 'Solo chi la salva' }).check()
  await page.getByRole('button', { name: 'Salva', exact: true }).click()
  await expect.poll(async () => (await desk.call('views.list', { grid: 'members' })).views).toMatchObject([{ name: 'Provincia di Pisa', personal: true }])
  await page.getByRole('button', { name: 'Comandi della vista «Provincia di Pisa»' }).click()
  await page.getByRole('menuitem', { name: 'Elimina la vista' }).click()
  await expect(page.getByText(`${all.total} righe`)).toBeVisible()
  expect((await desk.call('views.list', { grid: 'members' })).views).toEqual([])
  await page.keyboard.press('Control+z')
  await expect(page.locator(tabs).getByRole('button', { name: 'Provincia di Pisa' })).toBeVisible()
})

test('a grouped list has its groups with numbers and sums, closed and opened by keyboard, and is printed as it is seen', async ({ desk }) => {
  const { page } = desk
  await openList(desk, ['name', 'province', 'employees', 'turnover'])
  const { groups } = await desk.call('members.groups', { by: 'province' })
  const [first, second] = groups
  await head(page, 'Prov.').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Raggruppa per questa colonna' }).click()
  await expect(page.getByText('Raggruppate per Prov.')).toBeVisible()
  await expect(cell(page, 0, 1)).toHaveText(`${first?.value} (${first?.count})`)
  await expect(cell(page, 0, 3)).toHaveText(String(first?.sums['employees']).replace('.', ','))
  const { rows: inGroups } = await desk.call('members.list', { group: 'province' })
  await expect(cell(page, 1, 1)).toContainText(inGroups[0]?.name ?? '?')
  await expectAccessible(page)
  await cell(page, 1, 1).click()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(cell(page, 1, 1)).toHaveText(`${second?.value} (${second?.count})`)
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String((await desk.call('members.list', {})).total + groups.length - (first?.count ?? 0) + 2))
  await page.keyboard.press('Enter')
  await expect(cell(page, 1, 1)).toContainText(inGroups[0]?.name ?? '?')

  // Cells between heads are the rows' own.
  await cell(page, 1, 3).click()
  await page.keyboard.type('77')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await rows(desk)).find(row => row.organisationId === inGroups[0]?.organisationId)?.employees).toBe(77)
  await expect(cell(page, 0, 3)).not.toHaveText(String(first?.sums['employees']).replace('.', ','))
  const written = await desk.call('members.export', { kind: 'list', format: 'xlsx', language: 'it', group: 'province', columns: ['name', 'province', 'employees', 'turnover'] })
  expect(written.rows).toBe((await desk.call('members.list', {})).total + groups.length)
})

test('the record of the active row stands beside the list and follows the arrows; the list keeps the keyboard', async ({ desk }) => {
  const { page } = desk
  await openList(desk, ['name', 'phone'])
  const list = await rows(desk)
  await page.getByRole('button', { name: 'Scheda accanto all’elenco' }).click()
  await page.getByRole('menuitem', { name: 'A destra' }).click()
  await cell(page, 0, 1).click()
  const pane = page.getByRole('region', { name: 'Scheda della riga' })
  await expect(pane.getByRole('heading', { name: list[0]?.name ?? '?' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(pane.getByRole('heading', { name: list[2]?.name ?? '?' })).toBeVisible()
  expect(await focused(page)).toBe('2/1')
  await expectAccessible(page)
  await page.reload()
  await expect(page.getByRole('region', { name: 'Scheda della riga' })).toBeVisible()
  await page.getByRole('button', { name: 'Scheda accanto all’elenco' }).click()
  await page.getByRole('menuitem', { name: 'In basso' }).click()
  await expect(page.getByRole('region', { name: 'Scheda della riga' })).toHaveAttribute('data-at', 'bottom')
  await page.getByRole('button', { name: 'Scheda accanto all’elenco' }).click()
  await page.getByRole('menuitem', { name: 'Nascosta' }).click()
  await expect(page.getByRole('region', { name: 'Scheda della riga' })).toHaveCount(0)
})

test('each person finds a list as that person left it, at another computer too, from the first frame on', async ({ desk }) => {
  const { id: bruno } = await desk.call('workspace.writers.save', { name: 'Bruno Verdi', initials: 'BV' })
  const members = async (page: Page) => { await page.goto(new URL('#/members', page.url()).href); await expect(head(page, 'Denominazione')).toBeVisible() }
  const choose = async (page: Page, name: string) => { await page.getByRole('button', { name: /Chi scrive/ }).click(); await page.getByRole('menuitemradio', { name }).click() }
  await members(desk.page)
  await head(desk.page, 'Addetti').click({ button: 'right' })
  await desk.page.getByRole('menuitem', { name: 'Nascondi la colonna' }).click()
  await desk.page.getByRole('button', { name: 'Scheda accanto all’elenco' }).click()
  await desk.page.getByRole('menuitem', { name: 'A destra' }).click()
  await expect(desk.page.getByRole('region', { name: 'Scheda della riga' })).toBeVisible()
  await choose(desk.page, 'Bruno Verdi')
  await expect(head(desk.page, 'Addetti')).toBeVisible()
  await expect(desk.page.getByRole('region', { name: 'Scheda della riga' })).toHaveCount(0)
  // as another computer, which knows nothing of either
  await desk.page.evaluate(() => { localStorage.clear() })
  await desk.reopen()
  expect((await desk.call('workspace.writers', {})).current).toBe(bruno)
  const { page } = desk
  await members(page)
  await expect(head(page, 'Addetti')).toBeVisible()
  await choose(page, 'Anna Prova')
  await expect(head(page, 'Addetti')).toHaveCount(0)
  await page.addInitScript(() => {
    const look = () => { if (document.querySelector('[role=grid]')?.textContent.includes('Addetti')) document.documentElement.dataset['drawn'] = 'hidden column' }
    new MutationObserver(look).observe(document, { childList: true, subtree: true })
  })
  await page.reload()
  await expect(cell(page, 0, 1)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Scheda della riga' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.dataset['drawn'] ?? null)).toBeNull()
})

test('days are filtered by a stretch that moves with today', async ({ desk }) => {
  const { page } = desk
  await openList(desk, ['name', 'joinedOn'])
  const all = await desk.call('members.list', {})
  const expected = await desk.call('members.list', { filter: { joinedOn: { within: 'thisYear' } } })
  await page.getByRole('button', { name: 'Filtra per Data adesione' }).click()
  await page.getByText('Quest’anno', { exact: true }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Applica' }).click()
  await expect(page.getByText(`${expected.total} di ${all.total}`)).toBeVisible()
  await expect(page.getByText('Data adesione: quest’anno')).toBeVisible()
})
