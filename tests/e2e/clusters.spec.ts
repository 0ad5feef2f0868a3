import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible } from './accessible.ts'
import { expect, test, type TestDesk } from './window.ts'

test.use({ workspace: { agency: 'Agenzia di prova', language: 'it', cluster: 'Distretto del mobile', writer: { name: 'Anna Prova', initials: 'AP' } } })

async function toClusters({ page }: TestDesk): Promise<void> {
  await page.getByRole('navigation', { name: 'Sezioni' }).waitFor()
  await page.keyboard.press('Control+Shift+2')
  await page.getByRole('heading', { level: 1, name: 'Distretti' }).waitFor()
}

test('a cluster is edited field by field, added with Ctrl+N, and taken back', async ({ desk }) => {
  const { page } = desk
  await toClusters(desk)
  await page.getByRole('textbox', { name: 'Settore' }).fill('Mobile e arredo')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await desk.call('clusters.list', {})).clusters[0]?.sector).toBe('Mobile e arredo')

  const name = page.getByRole('textbox', { name: 'Nome' })
  await name.fill('')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Questo campo non può restare vuoto.')).toBeVisible()
  await expect(page.getByRole('banner').getByRole('status')).toHaveText('Non salvato')
  expect((await desk.call('clusters.list', {})).clusters[0]?.name).toBe('Distretto del mobile')
  await page.keyboard.press('Escape')
  await expect(name).toHaveValue('Distretto del mobile')

  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+n')
  const dialog = page.getByRole('dialog', { name: 'Nuovo distretto' })
  await dialog.getByRole('button', { name: 'Aggiungi il distretto' }).click()
  await expect(dialog.getByText('Questo campo non può restare vuoto.')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('textbox', { name: 'Nome' }).fill('Distretto della carta')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Distretto della carta' })).toBeVisible()
  await page.getByRole('alert').getByRole('button', { name: 'Annulla' }).click()
  await expect.poll(async () => (await desk.call('clusters.list', {})).clusters.length).toBe(1)
})

test('a cluster to which nothing belongs goes into the bin; the only one stays, and it is said why', async ({ desk }) => {
  const { page } = desk
  await desk.call('clusters.save', { fields: { name: 'Distretto della carta' } })
  await toClusters(desk)
  await page.getByRole('button', { name: 'Distretto della carta', exact: true }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Distretto della carta' })).toBeVisible()
  await page.getByRole('button', { name: 'Sposta nel cestino' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Distretto del mobile' })).toBeVisible()
  expect((await desk.call('clusters.list', {})).clusters.map(({ name }) => name)).toEqual(['Distretto del mobile'])
  await page.getByRole('button', { name: 'Sposta nel cestino' }).click()
  await expect(page.getByText('«Distretto del mobile» è l’unico distretto.')).toBeVisible()
})

test('a field that was changed meanwhile is not overwritten unasked', async ({ desk }) => {
  const { page } = desk
  const { clusters: [cluster] } = await desk.call('clusters.list', {})
  await toClusters(desk)
  const sector = page.getByRole('textbox', { name: 'Settore' })
  await sector.fill('Scritto qui')
  await desk.call('clusters.save', { id: cluster?.id, fields: { place: 'Quarrata' } })
  await expect(page.getByRole('textbox', { name: 'Luogo' })).toHaveValue('Quarrata')
  await expect(sector, 'typing stays when something else is refreshed').toHaveValue('Scritto qui')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await desk.call('clusters.list', {})).clusters[0]).toMatchObject({ sector: 'Scritto qui', place: 'Quarrata' })
  // in the same field it is said, with the other text, and the person decides
  const description = page.getByRole('textbox', { name: 'Descrizione' })
  await description.fill('Il mio testo')
  await desk.call('clusters.save', { id: cluster?.id, fields: { description: 'Testo di altri', place: 'Prato' } })
  await expect(page.getByRole('textbox', { name: 'Luogo' })).toHaveValue('Prato')
  await description.blur()
  await expect(page.getByText('Nel frattempo il valore è diventato «Testo di altri»')).toBeVisible()
  await expect(description).toHaveValue('Il mio testo')
  expect((await desk.call('clusters.list', {})).clusters[0]?.description).toBe('Testo di altri')
  await page.keyboard.press('Control+s')
  await expect.poll(async () => (await desk.call('clusters.list', {})).clusters[0]?.description).toBe('Il mio testo')
})

test('described clusters are read with their source; the card is seen, then written', async ({ desk }) => {
  test.slow()
  const { page } = desk
  await toClusters(desk)
  await page.getByRole('tab', { name: 'Distretti di riferimento' }).click()
  await page.getByRole('button', { name: /Santa Croce/ }).click()
  await expect(page.getByText(/Dati di sola lettura\. Fonte: /)).toBeVisible()
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0)
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: /Scheda: .*Santa Croce/ })
  await expect(dialog.getByRole('status').getByText(/Pagina 1 di/)).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Esporta' }).click()
  await expect(page.getByRole('alert').getByText('File salvato')).toBeVisible({ timeout: 30_000 })
  const documents = join(desk.home, 'person', 'Documents')
  expect(existsSync(documents)).toBe(true)
  expect(readdirSync(documents, { recursive: true }).map(String).filter(file => file.endsWith('.pdf'))).toHaveLength(1)
})
