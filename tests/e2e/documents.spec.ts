import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible } from './accessible.ts'
import { dropFiles, expect, test, type TestDesk } from './window.ts'

const go = (desk: TestDesk, address: string) => desk.page.goto(new URL(`#${address}`, desk.page.url()).href)
const firm = async (desk: TestDesk, name: string) => (await desk.call('organisations.save', { values: { name }, clusterId: (await desk.call('clusters.list', {})).clusters[0]?.id, joinedOn: '2024-03-01' })).id
const grid = (desk: TestDesk) => desk.page.getByRole('grid', { name: 'Elenco dei documenti' })

/** A file of the person's own, to be attached. */
function given(desk: TestDesk, name: string, content: string): string {
  const folder = join(desk.home, 'person', 'Documents')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
/** What stands in the copies of a file that were made to be opened. */
const copies = (desk: TestDesk, name: string) => readdirSync(desk.home, { recursive: true, withFileTypes: true }).filter(entry => entry.name === name && entry.parentPath.includes('preview')).map(entry => readFileSync(join(entry.parentPath, name), 'utf8'))
const inTwentyDays = () => new Date(Date.now() + 20 * 86_400_000)
const typed = (day: Date) => `${day.getDate()}/${day.getMonth() + 1}/${day.getFullYear()}`

test('a document is made in the list with its type’s own length, and stays after a restart', async ({ desk }) => {
  await firm(desk, 'Conceria Uno S.r.l.')
  await desk.page.keyboard.press('Control+4')
  await expect(desk.page.getByRole('heading', { name: 'Non c’è ancora nessun documento' })).toBeVisible()
  await expectAccessible(desk.page)
  await desk.page.keyboard.press('Control+n')
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Crea il documento' }).click()
  await expect(dialog.getByText('Scegliere un tipo di documento.')).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Organizzazione' }).fill('conceria')
  await desk.page.getByRole('option', { name: 'Conceria Uno S.r.l.' }).click()
  await dialog.getByRole('combobox', { name: 'Tipo di documento' }).fill('durc')
  await desk.page.getByRole('option', { name: /^DURC/ }).click()
  await expect(dialog.getByText('Vale 120 giorni dal rilascio. Avviso 20 giorni prima.')).toBeVisible()
  await dialog.getByLabel('Rilasciato il').fill('1/2/26')
  await expectAccessible(desk.page)
  await dialog.getByRole('button', { name: 'Crea il documento' }).click()
  await expect(desk.page.getByRole('heading', { level: 1, name: /^DURC.*Conceria Uno/ })).toBeVisible()
  await expect(desk.page.getByText('scaduto il 01/06/2026')).toBeVisible()
  await desk.page.getByLabel('Rilasciato da').fill('INPS')
  await desk.page.keyboard.press('Tab')
  await desk.page.getByRole('checkbox', { name: /^Verificato/ }).check()
  await expect.poll(async () => (await desk.call('documents.list', {})).rows[0]?.verified).toBe(true)
  await expectAccessible(desk.page)
  await desk.reopen()
  const [row] = (await desk.call('documents.list', {})).rows
  expect(row).toMatchObject({ state: 'expired', endsOn: '2026-06-01', issuer: 'INPS', verified: true })
  await go(desk, '/documents')
  await expect(grid(desk).getByText('Scaduto')).toBeVisible()
})

test('files are chosen and dropped, shown, opened as a copy, and a lost one is a clear state', async ({ desk }) => {
  const organisationId = await firm(desk, 'Conceria Uno S.r.l.')
  const { id } = await desk.call('documents.save', { organisationId, values: { documentTypeId: 'type-iso9001-2015', issuedOn: '2026-01-01' } })
  await go(desk, `/documents/${id}`)
  const { page } = desk
  const place = page.getByText(/^Trascinare qui un file/)
  const stored = () => readdirSync(join(desk.home, 'agenzia.desk.files'), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).length
  const attached = async () => (await desk.call('documents.attachments.list', { documentId: id })).attachments.map(({ name }) => name).toSorted()
  await dropFiles(place, [given(desk, 'uno.txt', 'uno'), given(desk, 'due.csv', 'due')])
  await expect(page.getByText('Allegato: due.csv')).toBeVisible()
  await expect(page.getByText('uno.txt', { exact: true })).toBeVisible()
  // what was dropped before, under whatever name, is there: once in the list, once on the disk
  await dropFiles(place, [given(desk, 'uno.txt', 'uno')])
  await expect(page.getByText('Questo file è già allegato: uno.txt')).toBeVisible()
  await page.getByRole('alert').filter({ hasText: 'già allegato' }).getByRole('button', { name: 'Chiudi' }).click()
  await dropFiles(place, [given(desk, 'uno-copia.txt', 'uno')])
  await expect(page.getByText('Questo file è già allegato: uno.txt')).toBeVisible()
  // what was read of the second file goes a moment after the answer
  await expect.poll(async () => [await attached(), stored()]).toEqual([['due.csv', 'uno.txt'], 2])
  // with another document too, whose file it is then as well
  const other = await desk.call('documents.save', { organisationId, values: { documentTypeId: 'type-pefc' } })
  await go(desk, `/documents/${other.id}`)
  await page.getByText('Nessun file allegato').waitFor()
  await dropFiles(place, [given(desk, 'uno-copia.txt', 'uno')])
  await expect(page.getByRole('button', { name: 'Apri uno-copia.txt' })).toBeVisible()
  expect(stored()).toBe(2)
  await go(desk, `/documents/${id}`)
  await page.getByLabel('Allega un file…').setInputFiles(given(desk, 'virus.exe', 'MZ'))
  await expect(page.getByText('Il file «virus.exe» non è di un tipo che si può allegare.')).toBeVisible()
  await page.getByLabel('Allega un file…').setInputFiles(given(desk, 'vuoto.pdf', ''))
  await expect(page.getByText('Il file «vuoto.pdf» è vuoto.')).toBeVisible()
  await page.getByRole('button', { name: 'Apri uno.txt' }).click()
  // a copy of it, whether this computer has a program for it or not
  await expect.poll(() => copies(desk, 'uno.txt')).toEqual(['uno'])
  await page.getByRole('button', { name: 'Togli due.csv' }).click()
  await expect(page.getByText('Allegato tolto.')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Togli due.csv' })).toBeVisible()
  const files = join(desk.home, 'agenzia.desk.files')
  for (const folder of readdirSync(files)) rmSync(join(files, folder), { recursive: true })
  await page.keyboard.press('F5')
  await expect(page.getByText('Il file non c’è più sul disco')).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Apri uno.txt' })).toHaveCount(0)
  await expectAccessible(page)
  await page.getByLabel('Allega un file…').setInputFiles(given(desk, 'uno.txt', 'uno'))
  await expect(page.getByRole('button', { name: 'Apri uno.txt' })).toBeVisible()
  await desk.reopen()
  expect((await desk.call('documents.attachments.list', { documentId: id })).attachments.map(({ name, state }) => `${name} ${state}`).toSorted()).toEqual(['due.csv missing', 'uno.txt present'])
})

test('in the record of a firm what ends first stands first, is written in place and replaced by the next one', async ({ desk }) => {
  const id = await firm(desk, 'Conceria Uno S.r.l.')
  await desk.call('documents.save', { organisationId: id, values: { documentTypeId: 'type-lwg', issuedOn: '2020-01-01', number: 'LWG-1' } })
  await desk.call('documents.save', { organisationId: id, values: { documentTypeId: 'type-pefc' } })
  await go(desk, `/members/${id}?tab=documents`)
  const { page } = desk
  await expect(page.getByRole('button', { name: /^LWG, LWG-1 Scaduto scaduto il 01\/01\/2022/ })).toBeVisible()
  await page.getByRole('button', { name: 'Aggiungi un documento' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Tipo di documento' }).fill('lwg')
  await page.getByRole('option', { name: 'LWG' }).click()
  await dialog.getByLabel('Rilasciato il').fill('1/1/26')
  await dialog.getByLabel('Scadenza scritta sul documento').fill(typed(inTwentyDays()))
  await dialog.getByRole('button', { name: 'Crea il documento' }).click()
  await expect(page.getByRole('heading', { name: 'Sostituiti e rifiutati' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^LWG In scadenza scade il .*fra 20 giorni/ })).toHaveAttribute('aria-expanded', 'true')
  await page.getByRole('button', { name: 'Rifiuta…' }).click()
  await page.getByLabel('Motivo del rifiuto').fill('copia illeggibile')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Documento rifiutato.')).toBeVisible()
  await expectAccessible(page)
  await desk.reopen()
  expect((await desk.call('documents.list', { organisationId: id, sort: 'issuedOn' })).rows.map(({ state }) => state)).toEqual(['expired', 'rejected', 'unknown'])
})

test('types are changed as data, and the change holds for all documents at once', async ({ desk }) => {
  const organisationId = await firm(desk, 'Conceria Uno S.r.l.')
  const { id } = await desk.call('documents.save', { organisationId, values: { documentTypeId: 'type-visura', issuedOn: '2026-01-10' } })
  await go(desk, '/documents/types')
  const { page } = desk
  await page.getByLabel('Cerca un tipo').fill('visura')
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: 'Modifica Visura camerale' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Quanto').fill('3')
  await dialog.getByLabel('Quanto').press('Enter')
  await expect.poll(async () => (await desk.call('documents.get', { id })).endsOn).toBe('2026-04-10')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Togli il tipo' }).click()
  await expect(page.getByText('Il tipo «Visura camerale» è in uso.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('Control+n')
  await page.getByLabel('Nome del nuovo tipo').fill('Marchio del distretto')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Nome in italiano')).toHaveValue('Marchio del distretto')
  await desk.reopen()
  const { types } = await desk.call('documents.types.list', {})
  expect(types.find(type => type.name === 'Marchio del distretto')).toMatchObject({ validity: 'stated' })
  expect(types.find(type => type.id === 'type-visura')).toMatchObject({ validFor: 3, validUnit: 'months' })
})

test.describe('the list', () => {
  test.use({ workspace: { agency: 'Agenzia di prova', language: 'it', writer: { name: 'Anna Prova', initials: 'AP' }, sample: true } })

  test('shows what ends first, filters by state and type, and writes what expires and the calendar', async ({ desk }) => {
    const { page } = desk
    await go(desk, '/documents')
    const current = await desk.call('documents.list', { filter: { state: ['valid', 'expiring', 'expired', 'future', 'unknown'] }, sort: 'endsOn' })
    await expect(page.getByText(`${current.total} righe`)).toBeVisible()
    await expect(grid(desk).locator('[data-row="0"][data-col="1"]')).toHaveText(current.rows[0]?.organisation ?? '?')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Filtra per Stato' }).click()
    await page.getByRole('checkbox', { name: /^In scadenza/ }).check()
    await page.keyboard.press('Enter')
    const expiring = await desk.call('documents.list', { filter: { state: ['expiring'] } })
    await expect(page.getByText(`${expiring.total} di ${current.total}`)).toBeVisible()
    await page.getByRole('button', { name: 'Togli tutti i filtri' }).click()
    await page.getByLabel('Anche sostituiti e rifiutati').check()
    await expect(page.getByText(`${(await desk.call('documents.list', {})).total} righe`)).toBeVisible()

    await page.getByRole('button', { name: 'Esporta' }).click()
    await page.getByRole('menuitem', { name: 'Certificati e documenti in scadenza' }).click()
    await expect(page.getByRole('dialog').getByText('Edizioni da sostituire').first()).toBeAttached()
    await expectAccessible(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Esporta' }).click()
    await expect(page.getByText(/Documenti in scadenza.*\.pdf/)).toBeVisible()
    await page.getByRole('button', { name: 'Esporta' }).click()
    await page.getByRole('menuitem', { name: 'Calendario delle scadenze' }).click()
    await expect(page.getByText(/Scadenze documenti.*\.ics/)).toBeVisible()
  })

  test('attached papers and pictures are shown in the window', async ({ desk }) => {
    const [row] = (await desk.call('documents.list', { filter: { files: { from: 2 } } })).rows
    await go(desk, `/documents/${row?.id}`)
    const { page } = desk
    await page.getByRole('button', { name: 'Mostra qui stabilimento.png' }).click()
    const picture = page.getByRole('img', { name: 'Immagine allegata: stabilimento.png' })
    await expect.poll(() => picture.evaluate(element => (element instanceof HTMLImageElement ? element.naturalWidth : 0))).toBe(640)
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Mostra qui certificato.pdf' }).click()
    await expect(page.getByRole('dialog').getByText('Certificato di esempio').first()).toBeAttached()
  })
})
