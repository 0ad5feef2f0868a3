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

test('the programme of a year is chosen in the calendar, makes its meetings, and is undone at once', async ({ desk }) => {
  const { page } = desk
  const before = (await desk.call('meetings.list', {})).total
  await go(page, '/meetings')
  await page.getByRole('button', { name: 'Altro' }).click()
  await page.getByRole('menuitem', { name: 'Programma dell’anno' }).click()
  const dialog = page.getByRole('dialog', { name: 'Programma dell’anno' })
  await dialog.getByRole('button', { name: 'Crea 0 riunioni' }).click()
  await expect(dialog.getByText('Scegliere almeno un giorno.')).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Gruppo' }).click()
  await page.getByRole('option', { name: /Tavolo di lavoro sulla carta/ }).click()
  await dialog.getByLabel('Ora').fill('17.30')
  await dialog.getByRole('button', { name: 'Mese successivo' }).click()
  for (const day of ['12', '19']) await dialog.getByRole('button', { name: new RegExp(`^${day} `) }).first().click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Crea 2 riunioni' }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(async () => (await desk.call('meetings.list', {})).total).toBe(before + 2)
  expect((await desk.call('meetings.series.list', {})).series[0]?.meetings.map(({ startsAt }) => startsAt.slice(8))).toEqual(['12T17:30', '19T17:30'])
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await desk.call('meetings.list', {})).total).toBe(before)
})
