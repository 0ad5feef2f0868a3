import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { z } from 'zod'
import { root } from '../../main/root.ts'
import { expectAccessible } from './accessible.ts'
import { longList } from '../core/files/longList.ts'
import { cell, openList, paste } from './sheet.ts'
import { dropFiles, expect, test, type TestDesk } from './window.ts'

const fixture = (name: string) => fileURLToPath(new URL(`tests/fixtures/import/${name}`, root))
const list = fixture('elenco-soci.xlsx')
const expectedRows = z.array(z.object({ vat: z.string().nullable(), outcome: z.enum(['accept', 'reject', 'duplicate']) }))
  .parse(JSON.parse(readFileSync(fixture('elenco-soci.expected.json'), 'utf8')))
const expected = (outcome: 'accept' | 'reject' | 'duplicate') => expectedRows.filter(row => row.outcome === outcome).length

const rows = (page: Page) => page.getByRole('grid', { name: 'Righe' })
const tab = (page: Page, name: string) => page.getByRole('radiogroup', { name: 'Righe per esito' }).getByText(name)

async function readFile({ page }: TestDesk, file: string): Promise<void> {
  await page.goto(new URL('#/members/import', page.url()).href)
  await page.setInputFiles('input[type=file]', file)
}

async function toRows(desk: TestDesk, file: string): Promise<void> {
  await readFile(desk, file)
  await desk.page.getByRole('button', { name: 'Continua' }).click()
  await expect(rows(desk.page)).toBeVisible()
}

test('the sample list comes in as expected, by keyboard, and goes out again with one undo', async ({ desk }) => {
  const { page } = desk
  await expect(page.getByRole('heading', { level: 1, name: 'Soci' })).toBeVisible()
  await page.keyboard.press('Control+i')
  await expect(page.getByRole('heading', { level: 1, name: 'Importa un elenco di soci' })).toBeVisible()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Scegli il file' }).press('Enter')
  await (await chooser).setFiles(list)
  await expect(page.getByRole('combobox', { name: 'Significato di «Ragione Sociale»' })).toHaveValue('Denominazione')
  await expect(page.getByLabel('Anno di addetti e fatturato')).toHaveValue('2025')
  await page.getByRole('button', { name: 'Continua' }).press('Enter')
  await expect(tab(page, `Nuove (${expected('accept')})`)).toBeVisible()
  await expect(tab(page, `Errori (${expected('reject')})`)).toBeVisible()
  await expect(tab(page, `Doppioni (${expected('duplicate')})`)).toBeVisible()
  await page.getByRole('button', { name: `Importa ${expected('accept')} righe` }).press('Enter')
  await expect(page.getByText(`${expected('accept')} nuovi soci.`)).toBeVisible()
  const all = await desk.call('members.list', { limit: 1000 })
  expect(all.rows.map(row => row.vatNumber).toSorted()).toEqual(expectedRows.filter(row => row.outcome === 'accept').map(row => row.vat).toSorted())
  await page.getByRole('button', { name: 'Annulla l’importazione' }).press('Enter')
  await expect(page.getByText('Importazione annullata.')).toBeVisible()
  await expect(page.getByText('Importazione annullata: l’archivio è come prima.')).toBeVisible()
  await expect(page.getByText('Importazione conclusa')).toHaveCount(0)
  expect((await desk.call('members.list', {})).total).toBe(0)
  await page.keyboard.press('Control+y')
  await expect(page.getByText('Ripetuto: Importazione da elenco-soci.xlsx')).toBeVisible()
  expect(await desk.call('members.list', { limit: 1000 })).toEqual(all)
  await expect(page.getByText('Importazione conclusa'), 'what was done again is there').toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Annullato: Importazione da elenco-soci.xlsx')).toBeVisible()
  await page.getByRole('button', { name: 'Ricomincia' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Scegli il file' })).toBeVisible()
  await desk.reopen()
  expect((await desk.call('members.list', {})).total).toBe(0)
})

test('a file that is dropped is read too', async ({ desk }) => {
  const { page } = desk
  await page.goto(new URL('#/members/import', page.url()).href)
  await dropFiles(page.getByText('oppure trascinarlo qui'), [list])
  await expect(page.getByRole('button', { name: 'Continua' })).toBeVisible()
  await expect(page.getByText('elenco-soci.xlsx')).toBeVisible()
})

test('a paste and an undo that take long are stopped at the foot of the window while one works on, and change nothing; an export goes on there', async ({ desk }) => {
  const rowCount = 18_000
  const file = join(desk.home, 'lungo.csv')
  writeFileSync(file, longList(rowCount))
  const { session } = await desk.call('members.import.preview', { file })
  await desk.call('members.import.apply', { session })
  await openList(desk, ['name', 'phone', 'email', 'website', 'rea'])
  const { page } = desk
  const stored = async () => { const { total, rows: [first] } = await desk.call('members.list', { limit: 1 }); return [total, first?.phone, first?.email] }
  const before = await stored()
  const foot = page.getByRole('contentinfo')
  const stop = foot.getByRole('button', { name: 'Interrompi' })
  const note = page.getByRole('alert').getByText('Interrotto: non è cambiato nulla.')
  await cell(page, 0, 2).click()
  await paste(page, { text: Array.from({ length: rowCount / 2 }, (_, n) => `FI-${n}\tnuova${n}@firma.example\t0571 9${n}\tfirma${n}.example`).join('\r\n') })
  // the page's clock is put on, so that a quick machine is not done before the foot tells what is at work
  await page.clock.install()
  await page.getByRole('button', { name: 'Incolla 36.000 celle' }).click()
  await page.clock.fastForward(1500)
  await stop.click()
  await expect(note).toBeVisible()
  await page.getByRole('alert').filter({ hasText: 'Interrotto: non è cambiato nulla.' }).getByRole('button', { name: 'Chiudi' }).click()
  await expect(note).toBeHidden()
  expect(await stored()).toEqual(before)

  await page.keyboard.press('Control+z')
  await expect(foot.getByRole('status')).toHaveText('Annullamento in corso: Importazione da lungo.csv')
  await expect(foot.getByRole('progressbar')).toHaveCount(0)
  await page.clock.fastForward(4000)
  await expect(foot.getByRole('progressbar', { name: /^Annullamento in corso/ })).toBeVisible()
  await page.getByRole('link', { name: 'Contatti' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Contatti' })).toBeVisible()
  await expect(foot).toContainText(/\d di 7\d\.\d\d\d · ancora \d+ second/)
  await stop.press('Enter')
  await expect(note).toBeVisible()
  await expect(foot.getByRole('progressbar')).toHaveCount(0)

  // no PDF has so many rows as were pasted
  await page.goto(new URL(`#/members?filter=${encodeURIComponent(JSON.stringify({ municipality: ['Empoli'] }))}`, page.url()).href)
  await expect(page.getByRole('main').getByRole('status').filter({ hasText: '3.000' })).toBeVisible()
  await cell(page, 0, 1).click()
  await page.keyboard.press('Control+p')
  const dialog = page.getByRole('dialog', { name: 'Esporta l’elenco' })
  await dialog.getByRole('button', { name: 'Esporta', exact: true }).click()
  await page.clock.fastForward(1000)
  await dialog.getByRole('button', { name: 'Continua a lavorare' }).click()
  await expect(dialog).toBeHidden()
  await expect(foot.getByRole('status')).toHaveText(/^Esportazione di /)
  // on a low window, whose few lines are the screen's, the foot is there as long as it is needed
  const [usual, low] = [page.viewportSize() ?? { width: 1280, height: 800 }, { width: 640, height: 400 }]
  await page.setViewportSize(low)
  await expect(foot.getByRole('status')).toBeVisible()
  await page.setViewportSize(usual)
  await page.getByRole('link', { name: 'Contatti' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'File salvato' }).getByText(/\.pdf$/)).toBeVisible({ timeout: 30_000 })
  await expect(foot.getByRole('status')).toHaveCount(0)
  await page.setViewportSize(low)
  await expect(foot).toBeHidden()
  await desk.reopen()
  expect(await stored()).toEqual(before)
})

test('a row is looked at, chosen otherwise, and imported with its VAT number to be verified', async ({ desk }) => {
  const { page } = desk
  await toRows(desk, list)
  await tab(page, 'Errori').click()
  await expect(page.getByText(`${expected('reject')} righe`)).toBeVisible()
  await rows(page).locator('[data-row="0"][data-col="1"]').dblclick()
  const detail = page.getByRole('dialog')
  const choice = detail.getByRole('radio', { name: 'Importa con partita IVA da verificare' })
  await choice.check()
  await page.keyboard.press('Escape')
  await expect(rows(page).locator('[data-row="0"][data-col="3"]')).toHaveText('Importa con partita IVA da verificare')
  await expect(page.getByText(`Saranno importate ${expected('accept') + 1} righe`)).toBeVisible()
  await page.getByRole('button', { name: /^Importa [\d.]+ rig/ }).click()
  await expect(page.getByText(`${expected('accept') + 1} nuovi soci.`)).toBeVisible()
  const { rows: taken } = await desk.call('members.list', { limit: 1000 })
  expect(taken.filter(row => row.vatToVerify)).toHaveLength(1)
})

test('many rows are chosen at once, and rejected rows come back as a workbook', async ({ desk }) => {
  const { page } = desk
  await toRows(desk, list)
  // the ticked rows are offered what applies to them, and so are those that a text leaves in the list
  await rows(page).locator('[data-row="0"][data-col="0"]').click()
  const ticked = page.getByRole('group', { name: 'Righe selezionate' })
  await expect(ticked.getByRole('button')).toHaveText(['Importa', 'Lascia fuori', 'Togli la selezione'])
  const forAll = page.getByRole('group', { name: 'Per tutte le righe mostrate:' })
  await expect(forAll.getByRole('button', { name: 'Crea comunque' })).toBeVisible()
  const firm = await rows(page).locator('[data-row="0"][data-col="5"]').innerText()
  await page.getByPlaceholder('Nome, partita IVA, comune…').fill(firm)
  await expect(forAll.getByRole('button')).toHaveText(['Importa', 'Lascia fuori'])
  await page.getByPlaceholder('Nome, partita IVA, comune…').fill('')
  await tab(page, 'Doppioni').click()
  await expect(rows(page).locator('[data-row="0"][data-col="4"]')).toHaveText(/^Ripete la riga \d+/)
  await rows(page).locator('[data-row="0"][data-col="1"]').dblclick()
  const detail = page.getByRole('dialog')
  await expect(detail.getByText('Ripete un’altra riga del file: resta fuori, a meno che non si scelga di crearla comunque.')).toBeVisible()
  await expect(detail.getByText(/Ripete la riga|Doppione della riga/)).toHaveCount(1)
  await page.keyboard.press('Escape')
  await page.getByRole('group', { name: 'Per tutte le righe mostrate:' }).getByRole('button', { name: 'Crea comunque' }).click()
  await expect(page.getByText(`Saranno importate ${expected('accept') + expected('duplicate')} righe`)).toBeVisible()
  await page.getByRole('button', { name: /^Importa [\d.]+ rig/ }).click()
  await expect(page.getByText(`${expected('reject')} righe lasciate fuori.`)).toBeVisible()
  await page.getByRole('button', { name: 'Salva in Excel le righe lasciate fuori' }).click()
  const notice = page.getByRole('alert').filter({ hasText: '.xlsx' })
  await expect(notice.getByRole('button', { name: /^Apri/ })).toBeVisible()
  const name = /[^\n]*\.xlsx/.exec(await notice.innerText())?.[0] ?? ''
  await toRows(desk, `${desk.home}/person/Documents/Cooperate Desk/${name.trim()}`)
  await expect(tab(page, `Errori (${expected('reject')})`)).toBeVisible()
})

test('a row that has only the name of a known firm brings that one up to date, where one says so', async ({ desk }) => {
  const { id } = await desk.call('organisations.save', { values: { name: 'Filatura Aia S.r.l.', vatNumber: '00259305100', phone: '0574 1' } })
  const file = join(desk.home, 'telefoni.csv')
  writeFileSync(file, ['Ragione sociale;Telefono', 'FILATURA AIA SRL;0574 22', 'Nodo Blu S.n.c.;0571 3'].join('\r\n'))
  await toRows(desk, file)
  const { page } = desk
  await tab(page, 'Doppioni (1)').click()
  await page.getByRole('group', { name: 'Per tutte le righe mostrate:' }).getByRole('button', { name: 'Aggiorna quella trovata' }).click()
  await expect(page.getByRole('button', { name: 'Importa 2 righe' })).toBeEnabled()
  await tab(page, 'Tutte (2)').click()
  const all = page.getByRole('group', { name: 'Per tutte le righe mostrate:' })
  await all.getByRole('button', { name: 'Lascia fuori' }).click()
  await expect(page.getByRole('button', { name: 'Importa 0 righe' })).toBeDisabled()
  await all.getByRole('button', { name: 'Aggiorna quella trovata' }).click()
  await expect(page.getByRole('button', { name: 'Importa 1 riga' })).toBeEnabled()
  await all.getByRole('button', { name: 'Importa', exact: true }).click()
  await page.getByRole('button', { name: 'Importa 2 righe' }).click()
  await expect(page.getByText('1 socio aggiornato.')).toBeVisible()
  await desk.reopen()
  const { rows: taken } = await desk.call('members.list', { sort: 'name' })
  expect(taken.map(({ organisationId, name, vatNumber, phone }) => [organisationId === id, name, vatNumber, phone])).toEqual([[true, 'Filatura Aia S.r.l.', '00259305100', '0574 22'], [false, 'Nodo Blu S.n.c.', null, '0571 3']])
})

test('a session goes on after a restart, with the choices made', async ({ desk }) => {
  await toRows(desk, list)
  await rows(desk.page).locator('[data-row="0"][data-col="1"]').click()
  await desk.page.keyboard.press('Enter')
  await desk.page.getByRole('dialog').getByRole('radio', { name: 'Lascia fuori' }).check()
  await desk.page.keyboard.press('Escape')
  const address = new URL(desk.page.url()).hash
  const session = /session=%22([^%]+)%22|session=([^&]+)/.exec(address)?.slice(1).find(Boolean) ?? ''
  await expect.poll(async () => (await desk.call('drafts.read', { document: `import/${session}` })).value).not.toBeNull()
  await desk.reopen()
  await desk.page.goto(new URL(address, desk.page.url()).href)
  await expect(desk.page.getByText(`Saranno importate ${expected('accept') - 1} righe`)).toBeVisible()
  await desk.page.getByRole('button', { name: 'Torna alle colonne' }).click()
  await expect(desk.page.getByText(/bisogna scegliere di nuovo il file/)).toBeVisible()
})

test('a column is given another meaning, and the rows follow', async ({ desk }) => {
  const { page } = desk
  await readFile(desk, list)
  const meaning = page.getByRole('combobox', { name: 'Significato di «Comune»' })
  await meaning.click()
  await page.getByRole('option', { name: 'Denominazione' }).click()
  await expect(page.getByText('Le colonne «Ragione Sociale» e «Comune» saranno unite in «Denominazione».')).toBeVisible()
  await page.getByRole('button', { name: 'Continua' }).click()
  await expect(rows(page).getByText('Tintoria Colle Fiorito di Bianchi & C. S.a.s. Porcari')).toBeVisible()
  await page.getByRole('button', { name: 'Torna alle colonne' }).click()
  await meaning.click()
  await page.getByRole('option', { name: 'Non importare' }).click()
  await page.getByLabel('Anno di addetti e fatturato').fill('2023')
  await page.getByRole('button', { name: 'Continua' }).click()
  await expect(rows(page)).toBeVisible()
  await page.getByRole('button', { name: /^Importa [\d.]+ rig/ }).click()
  await expect(page.getByText(/nuovi soci\./)).toBeVisible()
  const { rows: taken } = await desk.call('members.list', { limit: 1000 })
  expect(taken.every(row => row.municipality === null)).toBe(true)
  expect(new Set(taken.map(row => row.figuresYear))).toContain(2023)
})

test('a row that means something else by now is not applied blindly: the preview is read again', async ({ desk }) => {
  const { page } = desk
  await toRows(desk, list)
  const [first] = expectedRows.filter(row => row.outcome === 'accept')
  await desk.call('organisations.save', { values: { name: 'Già scritta nel frattempo', vatNumber: first?.vat ?? null } })
  await page.getByRole('button', { name: /^Importa [\d.]+ rig/ }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  expect((await desk.call('members.list', {})).total).toBe(0)
  await page.getByRole('button', { name: 'Leggi di nuovo l’anteprima' }).click()
  await expect(tab(page, 'Aggiornamenti (1)')).toBeVisible()
  await page.getByRole('button', { name: /^Importa [\d.]+ rig/ }).click()
  await expect(page.getByText('1 socio aggiornato.')).toBeVisible()
  expect((await desk.call('members.list', {})).total).toBe(expected('accept'))
})

for (const [name, words] of [['encrypted.xlsx', /password|protett/i], ['empty.csv', /non si può leggere/], ['letter.odt', /non si può leggere/]] as const) {
  test(`${name} is refused in words, and another file can be chosen`, async ({ desk }) => {
    await readFile(desk, fixture(name))
    await expect(desk.page.getByRole('alert')).toContainText(words)
    await desk.page.setInputFiles('input[type=file]', list)
    await expect(desk.page.getByRole('button', { name: 'Continua' })).toBeVisible()
  })
}

test('choosing the file and its columns is clean for axe', async ({ desk: { page } }) => {
  await page.goto(new URL('#/members/import', page.url()).href)
  await expectAccessible(page)
  await page.setInputFiles('input[type=file]', list)
  await expect(page.getByRole('button', { name: 'Continua' })).toBeVisible()
  await expectAccessible(page)
})

test.describe('at 200 %', () => {
  test.use({ showing: { viewport: { width: 640, height: 400 }, locale: 'it-IT', scale: 2 } })
  test('each step begins at its top, with the keyboard on the title', async ({ desk }) => {
    const { page } = desk
    const title = page.getByRole('heading', { level: 1 })
    const begins = async () => {
      await expect(title).toBeFocused()
      await expect(title).toBeInViewport({ ratio: 1 })
    }
    await readFile(desk, list)
    await expect(page.getByRole('combobox', { name: 'Significato di «Ragione Sociale»' })).toBeVisible()
    await begins()
    await page.getByRole('button', { name: 'Continua' }).click()
    await expect(rows(page)).toBeVisible()
    await begins()
    await page.getByRole('button', { name: `Importa ${expected('accept')} righe` }).click()
    await expect(page.getByText('Importazione conclusa')).toBeVisible()
    await begins()
    await page.getByRole('button', { name: 'Annulla l’importazione' }).click()
    await expect(page.getByText('Importazione annullata: l’archivio è come prima.')).toBeVisible()
    await begins()
  })
})

test('the rows and one of them in full are clean for axe', async ({ desk }) => {
  const { page } = desk
  await toRows(desk, list)
  await expectAccessible(page)
  await rows(page).locator('[data-row="0"][data-col="1"]').dblclick()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
})

test('the result is clean for axe', async ({ desk }) => {
  const { page } = desk
  await toRows(desk, list)
  await page.getByRole('button', { name: /^Importa [\d.]+ rig/ }).click()
  await expect(page.getByRole('button', { name: 'Annulla l’importazione' })).toBeVisible()
  await expectAccessible(page)
})

test('a column of states that the clerk does not import lets those in of whom it says that they left', async ({ desk }) => {
  const { page } = desk
  const file = join(desk.home, 'stati.csv')
  writeFileSync(file, 'Ditta;P.IVA;Stato\nConceria Alfa;77777770486;Attiva\nConceria Beta;65432100504;Cessata')
  await toRows(desk, file)
  await expect(tab(page, 'Errori (1)')).toBeVisible()
  await page.getByRole('button', { name: 'Torna alle colonne' }).click()
  const meaning = page.getByRole('combobox', { name: 'Significato di «Stato»' })
  await expect(meaning).toHaveValue('Solo per sapere chi è socio')
  await meaning.click()
  await page.getByRole('option', { name: 'Non importare' }).click()
  await page.getByRole('button', { name: 'Continua' }).click()
  await expect(tab(page, 'Nuove (2)')).toBeVisible()
})
