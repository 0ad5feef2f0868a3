import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible } from './accessible.ts'
import { expect, test, type TestDesk } from './window.ts'

const go = (desk: TestDesk, address: string) => desk.page.goto(new URL(`#${address}`, desk.page.url()).href)
const firm = async (desk: TestDesk, name: string) => (await desk.call('organisations.save', { values: { name } })).id
const typeOf = async (desk: TestDesk, code: string) => (await desk.call('documents.types.list', {})).types.find(type => type.code === code)?.id ?? ''

test('a document is added by keyboard, its state follows from the type’s rule, and a file is attached, shown and missed', async ({ desk }) => {
  const id = await firm(desk, 'Conceria Uno S.r.l.')
  await go(desk, `/members/${id}?tab=documents`)
  const { page } = desk
  await page.getByRole('button', { name: 'Aggiungi un documento' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Nuovo documento' })
  await dialog.getByLabel('Tipo').fill('DURC')
  await page.getByRole('option', { name: /DURC/ }).click()
  await dialog.getByLabel('Rilasciato il').fill('1/3/25')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Aggiungi' }).press('Enter')
  const item = page.getByRole('button', { name: /DURC.*Scaduto.*fino al 29\/06\/2025/ })
  await expect(item).toBeVisible()
  await page.getByLabel('Numero').fill('INPS_77')
  await page.getByLabel('Numero').press('Enter')
  await expectAccessible(page)

  const file = join(desk.home, 'durc.png')
  writeFileSync(file, Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'))
  const files = page.getByRole('region', { name: 'File del documento' })
  await files.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByText('Allegato: durc.png')).toBeVisible()
  await files.getByRole('button', { name: 'Mostra durc.png' }).press('Enter')
  await expect(page.getByRole('dialog', { name: 'durc.png' }).getByRole('img', { name: 'durc.png' })).toBeVisible()
  await page.keyboard.press('Escape')

  await desk.reopen()
  const { rows } = await desk.call('documents.list', { organisationId: id })
  expect(rows).toMatchObject([{ number: 'INPS_77', state: 'expired', endsOn: '2025-06-29', files: 1 }])

  // the file behind it is taken away: said, refused, and nothing else is lost
  for (const folder of readdirSync(desk.home).filter(name => name.endsWith('.files'))) rmSync(join(desk.home, folder), { recursive: true })
  await go(desk, `/members/${id}?tab=documents&document=${rows[0]?.id}`)
  await desk.page.reload()
  await expect(desk.page.getByText('il file non c\'è più sul disco')).toBeVisible()
  await desk.page.getByRole('button', { name: 'Apri durc.png' }).press('Enter')
  await expect(desk.page.getByRole('alert').first()).toBeVisible()
  expect((await desk.call('documents.list', { organisationId: id })).total).toBe(1)
})

test('what ends first stands first; home leads there; a document is found by Ctrl+K', async ({ desk }) => {
  const id = await firm(desk, 'Conceria Uno S.r.l.')
  const [iso, durc] = [await typeOf(desk, '9001'), await typeOf(desk, 'DURC')]
  await desk.call('documents.save', { organisationId: id, values: { documentTypeId: iso, number: 'ISO-7', expiresOn: '2099-12-31', issuedOn: '2024-01-01' } })
  await desk.call('documents.save', { organisationId: id, values: { documentTypeId: durc, number: 'D-1', issuedOn: '2020-01-01' } })
  await go(desk, '/')
  const { page } = desk
  await page.getByRole('button', { name: '1 Documenti scaduti' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Documenti' })).toBeVisible()
  await expect(page.getByRole('gridcell', { name: 'D-1' })).toBeVisible()
  await expect(page.getByRole('gridcell', { name: 'ISO-7' })).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Togli tutti i filtri' }).first().click()
  await expect(page.getByRole('gridcell', { name: 'ISO-7' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('textbox').fill('iso-7')
  await page.getByRole('dialog').getByText('Conceria Uno S.r.l.').click()
  await expect(page.getByLabel('Numero')).toHaveValue('ISO-7')
})

test('types are data: a term that changes computes every deadline again', async ({ desk }) => {
  const id = await firm(desk, 'Conceria Uno S.r.l.')
  const durc = await typeOf(desk, 'DURC')
  await desk.call('documents.save', { organisationId: id, values: { documentTypeId: durc, issuedOn: '2026-01-01' } })
  await go(desk, '/documents/types')
  const { page } = desk
  await page.getByRole('button', { name: /^DURC/ }).press('Enter')
  await page.getByLabel('Dura').fill('10')
  await page.getByLabel('Dura').press('Enter')
  await expect.poll(async () => (await desk.call('documents.list', { organisationId: id })).rows[0]?.endsOn).toBe('2026-01-11')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Nuovo tipo' }).click()
  await page.getByRole('dialog').getByLabel('Nome').fill('Bilancio sociale')
  await page.getByRole('dialog').getByRole('button', { name: 'Aggiungi' }).click()
  await expect(page.getByRole('button', { name: /^Bilancio sociale/ })).toBeVisible()
  await desk.reopen()
  expect((await desk.call('documents.types.list', {})).types.map(type => type.name)).toContain('Bilancio sociale')
})
