import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { expectAccessible } from './accessible.ts'
import { expect, test, type TestDesk } from './window.ts'

const go = (desk: TestDesk, address: string) => desk.page.goto(new URL(`#${address}`, desk.page.url()).href)
const day = (plus: number) => new Date(Date.now() + plus * 86_400_000).toLocaleDateString('sv-SE').split('-').toReversed().join('/')

/** The firm writes into the sheet that was sent to it: on the whole text, and on one clause. */
async function filled(desk: TestDesk): Promise<string> {
  const written = join(desk.home, 'person', 'Documents', 'Cooperate Desk')
  const [name] = readdirSync(written).filter(file => file.endsWith('.xlsx'))
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(join(written, name ?? '?'))
  for (const sheet of book.worksheets) {
    sheet.eachRow(row => {
      if (row.getCell(3).text === 'Tutto il testo') row.getCell(5).value = 'Il testo è chiaro.'
      if (row.getCell(2).text === '2.3') { row.getCell(4).value = 'testo'; row.getCell(5).value = 'La busta paga va spiegata.'; row.getCell(6).value = 'La busta paga si spiega a chi comincia.' }
    })
  }
  const folder = join(desk.home, 'person', 'Documents', 'tornati')
  mkdirSync(folder)
  await book.xlsx.writeFile(join(folder, 'contributi.xlsx'))
  return join(folder, 'contributi.xlsx')
}

test('a version is put up for remarks: they are typed in and read back, each is replied to, and only then it closes', async ({ desk }) => {
  test.slow()
  const { page } = desk
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? '?'
  await desk.call('organisations.save', { values: { name: 'Conceria Uno S.r.l.' }, clusterId, joinedOn: '2024-03-01' })
  const { templates } = await desk.call('policies.templates', {})
  const { id } = await desk.call('policies.save', { values: { name: 'Politica di prova', scope: 'cluster', clusterId, organisationId: null }, start: { template: templates.find(({ scope }) => scope === 'cluster')?.id ?? '?' } })
  await go(desk, `/policies/${id}?tab=consultation`)
  await expect(page.getByRole('heading', { name: 'La versione 0.1 non è stata messa in consultazione' })).toBeVisible()
  await page.getByRole('button', { name: 'Apri la consultazione…' }).click()
  const opening = page.getByRole('dialog', { name: 'Consultazione della versione 0.1' })
  await opening.getByRole('button', { name: 'Apri la consultazione' }).click()
  await expect(opening.getByText('Questo campo non può restare vuoto.')).toBeVisible()
  await opening.getByRole('textbox', { name: 'Si chiude il' }).fill(day(20))
  await opening.getByRole('button', { name: 'Invita tutti i soci' }).click()
  await expect(opening.getByText('Conceria Uno S.r.l.')).toBeVisible()
  await expectAccessible(page)
  await opening.getByRole('button', { name: 'Apri la consultazione' }).click()
  await expect(page.getByRole('heading', { name: 'Consultazione della versione 0.1' })).toBeVisible()
  await expect(page.getByText('Deve ancora scrivere 1 invitato: Conceria Uno S.r.l.')).toBeVisible()

  // a remark that came by word of mouth
  await page.getByRole('button', { name: 'Nuovo contributo' }).click()
  const writing = page.getByRole('dialog', { name: 'Nuovo contributo' })
  await writing.getByRole('combobox', { name: 'Clausola', exact: true }).fill('Retribuzione')
  await page.getByRole('option', { name: /^2\.3/ }).click()
  await writing.getByRole('combobox', { name: 'Impresa o ente' }).fill('Conceria Uno')
  await page.getByRole('option', { name: 'Conceria Uno S.r.l.' }).click()
  await writing.getByRole('textbox', { name: 'Contributo' }).fill('Serve un esempio di busta paga.')
  await expectAccessible(page)
  // closed by mistake, it is all there again
  await writing.getByRole('button', { name: 'Annulla' }).click()
  await page.getByRole('button', { name: 'Nuovo contributo' }).click()
  await expect(writing.getByRole('textbox', { name: 'Contributo' })).toHaveValue('Serve un esempio di busta paga.')
  await expect(writing.getByRole('combobox', { name: 'Impresa o ente' })).toHaveValue('Conceria Uno S.r.l.')
  await writing.getByRole('button', { name: 'Salva il contributo' }).click()
  const table = page.getByRole('table', { name: 'Contributi ricevuti' })
  await expect(table.getByRole('row', { name: /^1 2\.3 Retribuzione Conceria Uno S\.r\.l\..*Serve un esempio/ })).toBeVisible()
  await expect(page.getByText(/ancora scrivere/)).toBeHidden()

  // the sheet goes out, comes back filled, and is looked at before it is taken
  await page.getByRole('button', { name: 'Fogli e risposte…' }).click()
  const paper = page.getByRole('dialog', { name: /Politica di prova/ })
  await paper.getByRole('radio', { name: 'Foglio per i contributi' }).check()
  await paper.getByRole('button', { name: 'Esporta', exact: true }).click()
  await expect(page.getByText(/\.xlsx/).first()).toBeVisible({ timeout: 60_000 })
  await expect(paper).toBeHidden()
  // it would stand over the buttons below for as long as the mouse rests on it
  await page.getByRole('alert').filter({ hasText: '.xlsx' }).getByRole('button', { name: 'Chiudi' }).click()
  const sheet = await filled(desk)
  await page.getByRole('button', { name: 'Importa un foglio…' }).click()
  const back = page.getByRole('dialog', { name: 'Importa un foglio per i contributi' })
  await back.getByLabel('Scegli il file…').setInputFiles(sheet)
  await expect(back.getByRole('row', { name: /2\.3 Retribuzione Proposta di testo La busta paga va spiegata\./ })).toBeVisible()
  await expectAccessible(page)
  await back.getByRole('button', { name: 'Aggiungi 2 contributi' }).click()
  await expect(page.getByText('3 contributi, 3 aspettano una risposta.')).toBeVisible()

  // what was said stands beside the clause
  await page.getByRole('tab', { name: 'Testo' }).click()
  await expect(page.getByRole('complementary', { name: '2 contributi' }).getByText('Serve un esempio di busta paga.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('complementary', { name: '2 contributi' }).getByRole('link').first().click()

  // it does not close while somebody waits
  await page.getByRole('button', { name: 'Chiudi la consultazione' }).click()
  await expect(page.getByText(/risposta/).and(page.getByRole('alert').locator('*')).first()).toBeVisible()
  for (const [number, state, reply] of [[1, 'Accolto', 'L\'esempio sarà allegato.'], [2, 'Esaminato', ''], [3, 'Non accolto', 'È già detto al punto 2.6.']] as const) {
    await page.getByRole('button', { name: `Rispondi: Contributo ${number}` }).click()
    const answering = page.getByRole('dialog', { name: `Contributo ${number}` })
    await answering.getByRole('combobox', { name: 'Stato' }).click()
    await page.getByRole('option', { name: state, exact: true }).click()
    await answering.getByRole('textbox', { name: 'Risposta', exact: true }).fill(reply)
    await answering.getByRole('button', { name: 'Salva il contributo' }).click()
    await expect(answering).toBeHidden()
  }
  await page.getByText('Senza risposta', { exact: true }).click()
  await expect(table.getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: 'Rispondi: Contributo 2' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sposta nel cestino' }).click()
  await expect(page.getByText('2 contributi, tutti hanno una risposta.')).toBeVisible()
  await page.getByText('Tutti', { exact: true }).click()
  await page.getByRole('button', { name: 'Chiudi la consultazione' }).click()
  await expect(page.getByText(/chiusa il/)).toBeVisible()

  await desk.reopen()
  await go(desk, `/policies/${id}?tab=consultation`)
  await expect(desk.page.getByRole('button', { name: 'Riapri' })).toBeVisible()
  await expectAccessible(desk.page)
  const { consultations: [consultation], rows } = await desk.call('policies.contributions.list', { policyId: id })
  expect(consultation).toMatchObject({ state: 'closed', unanswered: 0, invited: [{ organisation: 'Conceria Uno S.r.l.', contributions: 1 }] })
  expect(rows.map(({ number, state, channel }) => [number, state, channel])).toEqual([[1, 'accepted', 'email'], [3, 'notAccepted', 'sheet']])
})
