import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Page } from 'playwright'
import { expectAccessible } from './accessible.ts'
import { expect, test, type TestDesk } from './window.ts'

const sample = { agency: 'Agenzia di prova', language: 'it' as const, writer: { name: 'Anna Prova', initials: 'AP' }, sample: true }
test.use({ workspace: sample })

const folder = (desk: TestDesk) => join(desk.home, 'person', 'Documents', 'Cooperate Desk')
const written = (desk: TestDesk, ending: string) => (existsSync(folder(desk)) ? readdirSync(folder(desk)).filter(name => name.endsWith(ending)) : [])

const pageOne = (page: Page) => page.getByRole('status').filter({ hasText: /^Pagina 1 di \d+$/ })

/** Dark points of the first page: a page that was drawn has many, a blank one none. */
const darkPoints = (page: Page) => page.locator('[data-page="1"] canvas').evaluate(element => {
  if (!(element instanceof HTMLCanvasElement)) return 0
  const { data } = element.getContext('2d')?.getImageData(0, 0, element.width, element.height) ?? { data: [] }
  let dark = 0
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 100 && (data[at + 3] ?? 0) > 200) dark++
  return dark
})

async function openExport({ page }: TestDesk): Promise<void> {
  await expect(page.getByRole('grid')).toBeVisible()
  await page.keyboard.press('Control+e')
  await expect(page.getByRole('dialog')).toBeVisible()
}

test('the list is seen as the PDF it will be, and written', async ({ desk }) => {
  const { page } = desk
  const { rows } = await desk.call('members.list', {})
  await openExport(desk)
  await page.getByRole('radio', { name: 'PDF' }).check()
  await expect(pageOne(page)).toBeVisible()
  await expect.poll(() => darkPoints(page)).toBeGreaterThan(2000)
  // The words are there too, for finding and for screen readers.
  const text = async () => (await page.getByRole('region', { name: 'Anteprima del documento' }).last().locator('[data-page]').allTextContents()).join(' ')
  await expect.poll(text).toContain((rows[0]?.name ?? '?').split(' ')[0])
  const fitting = await page.locator('[data-page="1"]').boundingBox()
  await page.getByRole('button', { name: 'Ingrandisci' }).click()
  await expect.poll(async () => (await page.locator('[data-page="1"]').boundingBox())?.width ?? 0).toBeGreaterThan((fitting?.width ?? 0) * 1.2)
  // Ctrl+P here gives the PDF to the system's program for it, from where it is printed.
  await page.evaluate(() => {
    const { deskCall } = window
    window.deskCall = text => {
      if (!text.includes('"shell.open"')) return deskCall(text)
      document.body.dataset['opened'] = text
      return Promise.resolve(JSON.stringify({ ok: true, answer: {} }))
    }
  })
  await page.keyboard.press('Control+p')
  await expect(page.locator('body')).toHaveAttribute('data-opened', /"path":/)
  await page.getByRole('dialog').getByRole('button', { name: 'Esporta' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '.pdf' })).toBeVisible()
  const [file = ''] = written(desk, '.pdf')
  expect(readFileSync(join(folder(desk), file)).subarray(0, 5).toString()).toBe('%PDF-')
})

test('the filtered list is written as Excel, with the columns of the screen', async ({ desk }) => {
  const { page } = desk
  await page.getByLabel('Filtra l’elenco').fill('conceria')
  const found = await desk.call('members.list', { text: 'conceria' })
  await expect(page.getByText(`${found.total} di`)).toBeVisible()
  await openExport(desk)
  await expect(page.getByText(/Si esportano le righe filtrate/)).toBeVisible()
  // the columns are those of the screen, until one is left out here; the pages lie as their number asks, until they are turned
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/^Colonne: \d+ di \d+$/).click()
  await dialog.getByRole('checkbox', { name: 'Comune' }).press('Space')
  await dialog.getByRole('radio', { name: 'Verticale' }).press('Space')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Esporta' }).press('Enter')
  const notice = page.getByRole('alert').filter({ hasText: '.xlsx' })
  await expect(notice.getByRole('button', { name: 'Mostra nella cartella' })).toBeVisible()
  const [file = ''] = written(desk, '.xlsx')
  expect(statSync(join(folder(desk), file)).size).toBeGreaterThan(2000)
  // Read back by the product's own importer: as many rows as were seen.
  const again = await desk.call('members.import.preview', { file: join(folder(desk), file) })
  expect(again.rows).toHaveLength(found.total)
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(join(folder(desk), file))
  const sheet = book.worksheets.at(-1)
  const titles = sheet?.getRow(1).values
  expect(titles).toContain('Denominazione')
  expect(titles).not.toContain('Comune')
  expect(sheet?.pageSetup.orientation).toBe('portrait')

  // what was chosen is proposed the next day; saved, it is the view's own, and the usual one has all its columns again
  await desk.reopen()
  const next = desk.page
  const proposed = async (kept: boolean) => {
    await expect(next.getByRole('dialog')).toHaveCount(0)
    await openExport(desk)
    const asked = next.getByRole('dialog')
    await asked.getByText(/^Colonne: \d+ di \d+$/).click()
    await expect(asked.getByRole('checkbox', { name: 'Comune' })).toBeChecked({ checked: !kept })
    await expect(asked.getByRole('radio', { name: kept ? 'Verticale' : 'Automatico' })).toBeChecked()
    await next.keyboard.press('Escape')
    await expect(asked).toBeHidden()
  }
  await proposed(true)
  await next.getByRole('button', { name: 'Comandi della vista «Tutti i soci»' }).click()
  await next.getByRole('menuitem', { name: 'Salva come nuova vista…' }).click()
  await next.getByLabel('Nome della vista').fill('Per la stampa')
  await next.keyboard.press('Enter')
  await expect(next.getByRole('button', { name: 'Per la stampa', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await proposed(true)
  expect((await desk.call('views.list', { grid: 'members' })).views).toMatchObject([{ definition: { print: { without: ['municipality'], orientation: 'portrait' } } }])
  await next.getByRole('button', { name: 'Tutti i soci', exact: true }).click()
  await proposed(false)
})

test('characters that no font holds are named, and the paper can be made nevertheless', async ({ desk }) => {
  const { page } = desk
  const { id } = await desk.call('organisations.save', { values: { name: 'Filati 🧵 Allegri' } })
  await page.goto(new URL(`#/members/${id}`, page.url()).href)
  await expect(page.getByRole('heading', { level: 1, name: 'Filati 🧵 Allegri' })).toBeVisible()
  await page.keyboard.press('Control+p')
  await expect(page.getByText('1 carattere non si può stampare')).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('🧵')
  await page.getByRole('button', { name: 'Continua comunque' }).click()
  await expect(pageOne(page)).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Esporta' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '.pdf' })).toBeVisible()
  expect(written(desk, '.pdf')).toHaveLength(1)
})

test('a record is seen and written as a sheet', async ({ desk }) => {
  const { page } = desk
  const { rows } = await desk.call('members.list', { limit: 1 })
  await page.goto(new URL(`#/members/${rows[0]?.organisationId}`, page.url()).href)
  await page.getByRole('button', { name: 'Esporta la scheda' }).click()
  await expect(pageOne(page)).toBeVisible()
  await expect.poll(() => darkPoints(page)).toBeGreaterThan(500)
  await page.getByRole('dialog').getByText('English').click()
  await expect(pageOne(page)).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Esporta' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '.pdf' })).toBeVisible()
  expect(written(desk, '.pdf')).toHaveLength(1)
  const [document] = (await desk.call('documents.list', { limit: 1 })).rows
  const [body] = (await desk.call('groups.list', {})).bodies
  for (const [address, words] of [[`/documents/${document?.id}`, 'Scheda del documento'], [`/groups/${body?.id}`, 'Scheda del gruppo']] as const) {
    await page.goto(new URL(`#${address}`, page.url()).href)
    await page.getByRole('button', { name: 'Esporta la scheda' }).click()
    await expect(page.getByRole('dialog').getByText(words)).toBeAttached({ timeout: 30_000 })
    await page.keyboard.press('Escape')
  }
})

test('the export is clean for axe, with and without its preview', async ({ desk }) => {
  const { page } = desk
  await openExport(desk)
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'PDF' }).check()
  await expect(pageOne(page)).toBeVisible()
  await expect.poll(() => darkPoints(page)).toBeGreaterThan(2000)
  await expectAccessible(page)
})

test('any list is written as it is seen: grouped, with a saved view by its name; Ctrl+P proposes the PDF, a page without a paper says so, and an action is found from there', async ({ desk }) => {
  const { page } = desk
  await page.goto(new URL('#/meetings?group=body&sort=title', page.url()).href)
  await expect(page.getByRole('grid')).toBeVisible()
  await page.getByRole('button', { name: /^Comandi della vista/ }).click()
  await page.getByRole('menuitem', { name: 'Salva come nuova vista…' }).click()
  await page.getByRole('textbox', { name: 'Nome della vista' }).fill('Per gruppo')
  await page.getByRole('button', { name: 'Salva', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Per gruppo', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+p')
  await expect(page.getByRole('radio', { name: 'PDF' })).toBeChecked()
  await expect(page.getByRole('dialog').getByText('Vista «Per gruppo»')).toBeAttached({ timeout: 30_000 })
  // the message of the saved view goes while one looks
  await expect(page.getByText('Vista «Per gruppo» salvata.')).toBeHidden()
  await expectAccessible(page)
  await page.getByRole('radio', { name: /Excel/ }).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Esporta' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '.xlsx' })).toBeVisible({ timeout: 30_000 })
  expect(written(desk, '.xlsx')).toEqual([expect.stringMatching(/^Elenco delle riunioni - Per gruppo - /)])
  await desk.reopen()
  expect((await desk.call('views.list', { grid: 'meetings' })).views).toMatchObject([{ name: 'Per gruppo', definition: { group: 'body' } }])

  const { page: again } = desk
  await again.goto(new URL('#/settings', again.url()).href)
  await expect(again.getByRole('heading', { level: 1, name: 'Impostazioni' })).toBeVisible()
  // the native menu is told the same: nothing to print here, and which step would be taken back
  await again.evaluate(() => {
    const { deskCall } = window
    window.deskCall = text => { if (text.includes('"shell.commands"')) document.body.dataset['menu'] = text; return deskCall(text) }
  })
  const told = async () => { const { input }: { input?: { undo: string | null; off: string[] } } = JSON.parse(await again.evaluate(() => document.body.dataset['menu'] ?? '{}')); return [input?.undo, ...['print', 'export', 'undo'].map(id => input?.off.includes(id))] }
  await desk.call('organisations.save', { values: { name: 'Conceria del menu' } })
  await expect.poll(told).toEqual(['Nuova organizzazione: Conceria del menu', true, true, false])
  await again.keyboard.press('Control+2')
  await expect.poll(told).toEqual(['Nuova organizzazione: Conceria del menu', false, false, false])
  await again.keyboard.press('Alt+ArrowLeft')
  await expect(again.getByRole('heading', { level: 1, name: 'Impostazioni' })).toBeVisible()
  await again.keyboard.press('Control+p')
  await expect(again.getByText('In questa schermata non c’è nulla da esportare o stampare.')).toBeVisible()

  const [action] = (await desk.call('meetings.actions.list', { limit: 1 })).rows
  await again.keyboard.press('Control+k')
  await again.keyboard.type(action?.text ?? '?')
  await expect(again.locator('[data-action][data-selected]')).toContainText(action?.text ?? '?')
  await again.keyboard.press('Enter')
  await expect(again.getByRole('dialog', { name: 'Impegno' }).getByLabel('Che cosa si fa')).toHaveValue(action?.text ?? '?')
})
