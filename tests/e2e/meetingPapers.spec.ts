import { expectAccessible } from './accessible.ts'
import { go } from './screens.ts'
import { expect, test } from './window.ts'

test.use({ workspace: { agency: 'Agenzia di prova', language: 'it', sample: true, writer: { name: 'Anna Prova', initials: 'AP' } } })

test('a meeting prints what goes on the table, goes into the calendar, and the registers come from the list', async ({ desk }) => {
  const { page } = desk
  const { rows } = await desk.call('meetings.list', {})
  const coming = rows.find(({ state }) => state === 'convened')
  await go(page, `/meetings/${coming?.id ?? ''}?mode=prepare`)
  await page.getByRole('button', { name: 'Stampa per la riunione' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Foglio presenze da firmare' }).check()
  await expect(dialog.locator('canvas').first()).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Esporta' }).click()
  await expect(page.getByText(/Foglio presenze.*\.pdf/)).toBeVisible()
  await page.getByRole('button', { name: 'Metti nel calendario (.ics)' }).click()
  await expect(page.getByText(/^Riunioni - .*\.ics/)).toBeVisible()
  await go(page, '/meetings/decisions')
  await page.getByRole('row', { name: /Adozione della carta dei valori/ }).click()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Estratto' }).click()
  await page.getByRole('dialog', { name: 'Estratto della deliberazione' }).getByRole('button', { name: 'Esporta' }).click()
  await expect(page.getByText(/Estratto.*\.pdf/).last()).toBeVisible()
  await go(page, '/meetings')
  await page.getByRole('button', { name: 'Registri' }).click()
  await dialog.getByRole('radio', { name: 'Presenze per organizzazione' }).check()
  await dialog.getByRole('radio', { name: 'Excel (.xlsx)' }).check()
  await dialog.getByRole('button', { name: 'Esporta' }).click()
  await expect(page.getByText(/Presenze per organizzazione.*\.xlsx/)).toBeVisible()
})
