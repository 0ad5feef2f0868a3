import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible } from './accessible.ts'
import { answered } from './questionnaire.ts'
import { expect, test, type TestDesk } from './window.ts'

const go = (desk: TestDesk, address: string) => desk.page.goto(new URL(`#${address}`, desk.page.url()).href)
const firm = async (desk: TestDesk, name: string) => (await desk.call('organisations.save', { values: { name }, clusterId: (await desk.call('clusters.list', {})).clusters[0]?.id, joinedOn: '2024-03-01' })).id

test('a checklist is answered by keyboard from the first to the last question, each answer kept at once', async ({ desk }) => {
  test.slow()
  await firm(desk, 'Conceria Uno S.r.l.')
  const { page } = desk
  await go(desk, '/checklists')
  await expect(page.getByRole('heading', { name: 'Non c’è ancora nessuna autovalutazione' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Control+n')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Comincia' }).click()
  await expect(dialog.getByText('Scegliere un’impresa dall’elenco.')).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Impresa' }).fill('conceria')
  await page.getByRole('option', { name: 'Conceria Uno S.r.l.' }).click()
  await dialog.getByRole('radio', { name: /^AA1000AP:2018/ }).check()
  await dialog.getByLabel('Compilata da').fill('Ada Prova')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Comincia' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'AA1000AP:2018: Conceria Uno S.r.l.' })).toBeVisible()
  await expect(page.getByRole('complementary', { name: /^Che cosa si chiede/ })).toContainText('Chi è toccato dalle scelte')
  await expectAccessible(page)
  await page.getByRole('radiogroup', { name: /AP-I1/ }).getByRole('radio').first().focus()
  // yes, partly; the next element comes by itself
  await page.keyboard.press('1')
  await page.keyboard.press('2')
  await expect(page.getByRole('heading', { level: 2, name: 'M · Rilevanza' })).toBeVisible()
  await expect(page.getByRole('radiogroup', { name: /AP-M1/ }).getByRole('radio').first()).toBeFocused()
  await page.keyboard.press('4')
  await expect(page.getByText('Scrivere nelle note perché non si applica.')).toBeVisible()
  await page.keyboard.press('PageUp')
  await page.keyboard.press('n')
  const note = page.getByRole('textbox', { name: 'Note' })
  await expect(note).toBeFocused()
  await page.keyboard.type('Nessun tema, impresa nuova')
  await page.keyboard.press('Tab')
  await expect(page.getByText('Scrivere nelle note perché non si applica.')).toBeHidden()
  const [row] = (await desk.call('checklists.list', {})).rows
  const read = async () => Object.fromEntries((await desk.call('checklists.get', { id: row?.id ?? '' })).answers.map(one => [one.row, [one.answer, one.note]]))
  await expect.poll(read).toEqual({ 'AP-I1': ['yes', null], 'AP-I2': ['partly', null], 'AP-M1': ['notApplicable', 'Nessun tema, impresa nuova'] })
  await page.getByRole('radiogroup', { name: /AP-M1/ }).getByRole('radio', { name: 'Non applicabile' }).focus()
  await page.keyboard.press('0')
  await expect.poll(async () => (await read())['AP-M1']?.[0]).toBeNull()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await read())['AP-M1']?.[0]).toBe('notApplicable')
  await desk.reopen()
  await go(desk, `/checklists/${row?.id}`)
  await expect(desk.page.getByRole('row', { name: /^I · Inclusività 1 1 0 0 0 75 %/ })).toBeVisible()
  await expectAccessible(desk.page)
})

test('a critical no is an alarm, in the summary and in the list', async ({ desk }) => {
  const organisationId = await firm(desk, 'Conceria Uno S.r.l.')
  const { id } = await desk.call('checklists.start', { organisationId, checklist: 'sa8000', edition: '2014' })
  await go(desk, `/checklists/${id}?element=6`)
  const { page } = desk
  // an answer, once given, stays on the screen while it is stored
  const question = page.locator('[data-question="6.1"]')
  await question.evaluate(node => {
    const seen: (string | null)[] = []
    Object.assign(window, { seen })
    new MutationObserver(() => seen.push(node.getAttribute('data-answered'))).observe(node, { attributeFilter: ['data-answered'] })
  })
  await question.getByRole('radio', { name: 'No', exact: true }).check()
  await expect.poll(async () => (await desk.call('checklists.get', { id })).answers.map(one => one.answer)).toEqual(['no'])
  await expect(page.getByText('Allarme: un «no» qui va affrontato subito.')).toBeVisible()
  await expectAccessible(page)
  expect(await page.evaluate(() => Reflect.get(window, 'seen'))).toEqual(['no'])
  await page.getByRole('button', { name: /^Riepilogo/ }).click()
  await expect(page.getByText('⚠ Un allarme aperto')).toBeVisible()
  await expect(page.getByRole('button', { name: /^6\.1 Tutti sono trattati con dignità/ })).toBeVisible()
  await go(desk, '/checklists')
  await expect(page.getByText('⚠ 1 aperto')).toBeVisible()
  await go(desk, `/members/${organisationId}?tab=checklists`)
  await page.getByRole('link', { name: 'SA8000:2014' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'SA8000:2014: Conceria Uno S.r.l.' })).toBeVisible()
})

test('a questionnaire goes out and comes back changed by another program: seen first, then taken over', async ({ desk }) => {
  test.slow()
  const organisationId = await firm(desk, 'Conceria Uno S.r.l.')
  const { page } = desk
  await go(desk, `/members/${organisationId}?tab=checklists`)
  await page.getByRole('button', { name: 'Prepara un questionario' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: /^AA1000AP:2018/ }).check()
  await dialog.getByRole('textbox', { name: 'Da restituire entro', exact: true }).fill('31/12/2030')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Crea il file' }).click()
  await expect(page.getByText('Questionario AA1000AP:2018 inviato il', { exact: false })).toBeVisible()
  const written = join(desk.home, 'person', 'Documents', 'Cooperate Desk')
  const [name] = readdirSync(written)
  expect(name).toMatch(/^Questionario - AA1000AP 2018 - Conceria Uno S\.r\.l - [\d-]+\.xlsx$/)
  const file = await answered(desk, join(written, name ?? ''), { 'AP-I1': 'Sì', 'AP-I2': 'In parte', 'AP-M1': 'Forse', 'AP-X2': 'No' })

  // in another firm's record it is refused, and nothing is lost
  const other = await firm(desk, 'Cartiera Due S.p.A.')
  await go(desk, `/members/${other}?tab=checklists`)
  await page.getByRole('button', { name: 'Importa un questionario' }).click()
  await dialog.getByLabel('Scegli il file…').setInputFiles(file)
  await expect(dialog.getByText('Questo questionario è di Conceria Uno S.r.l., non di Cartiera Due S.p.A.')).toBeVisible()
  await page.keyboard.press('Escape')

  await go(desk, '/checklists/questionnaires')
  await expect(page.getByRole('row', { name: /Conceria Uno S\.r\.l\. AA1000AP:2018 .* In attesa/ })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Control+i')
  await dialog.getByLabel('Scegli il file…').setInputFiles(file)
  await expect(dialog.getByRole('heading', { name: 'Conceria Uno S.r.l. · AA1000AP:2018' })).toBeVisible()
  await expect(dialog.getByRole('row', { name: /Le nostre risposte .* AP-M1 Forse Non è una delle risposte/ })).toBeVisible()
  await expectAccessible(page)
  expect((await desk.call('checklists.list', {})).total).toBe(0)
  await dialog.getByRole('button', { name: 'Registra 3 risposte' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'AA1000AP:2018: Conceria Uno S.r.l.' })).toBeVisible()
  const [row] = (await desk.call('checklists.list', {})).rows
  expect(row).toMatchObject({ source: 'questionnaire', person: 'Dina Prova', progress: 37 })

  // the same file a second time is a choice
  await go(desk, '/checklists')
  await page.getByRole('button', { name: 'Importa un questionario' }).click()
  await dialog.getByLabel('Scegli il file…').setInputFiles(file)
  await expect(dialog.getByText('Le risposte sono le stesse di allora: non c’è nulla da fare.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Tieni entrambe' })).toBeVisible()
  await page.keyboard.press('Escape')
  expect((await desk.call('checklists.list', {})).total).toBe(1)
})

test('guidelines are read, and shown as they are printed', async ({ desk }) => {
  test.slow()
  const { page } = desk
  await go(desk, '/checklists/guidelines')
  await page.getByRole('button', { name: '3 · Salute e sicurezza' }).click()
  await expect(page.getByText('Aggiornare il documento di valutazione dei rischi', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'SA8000:2026' }).click()
  await expect(page.getByText('qui solo ciò che ne è noto', { exact: false })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Linee guida' })
  await expect(dialog.getByText('Linee guida ispirate a SA8000:2026').first()).toBeAttached({ timeout: 60_000 })
})
