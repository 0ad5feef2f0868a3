import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright'
import { root } from '../../main/root.ts'
import { addDays } from '../../shared/periods.ts'
import type { SupplierState } from '../../shared/suppliers/lifecycle.ts'
import { expectAccessible } from './accessible.ts'
import { answered } from './questionnaire.ts'
import { barCopies } from './sheet.ts'
import { expect, test, type TestDesk } from './window.ts'

const go = (desk: TestDesk, address: string) => desk.page.goto(new URL(`#${address}`, desk.page.url()).href)
const today = () => new Date().toLocaleDateString('sv-SE')
const ago = (days: number) => addDays(today(), -days)
const categoryOf = async (desk: TestDesk, code: string) => (await desk.call('suppliers.categories.list', {})).categories.find(one => one.code === code)?.id ?? '?'

/** The next step in the record, by its dialog: the state, the reason, and what else it asks for. */
async function step(page: Page, state: string, button: string, more?: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: /^Passo successivo/ }).click()
  const dialog = page.getByRole('dialog', { name: /^Passo successivo/ })
  await dialog.getByRole('radio', { name: state, exact: true }).check()
  await dialog.getByRole('textbox', { name: /^(?:Motivo|Motivazione)/ }).fill(`Prova: ${state}`)
  await more?.()
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await expect(dialog).toBeHidden()
}

/** A supplier that was qualified half a year ago, with a document that is a knock-out and is over since long. */
async function qualified(desk: TestDesk, name: string): Promise<{ id: string; qualificationId: string }> {
  const { id, organisationId, qualificationIds: [qualificationId = '?'] } = await desk.call('suppliers.save', { organisation: { name }, values: {}, categoryIds: [await categoryOf(desk, 'D5')], date: ago(240) })
  const move = (to: SupplierState, days: number) => desk.call('suppliers.transition', { qualificationId, to, date: ago(days), reason: 'Prova', ...(to === 'qualified' ? { decision: { decidedBy: ['Bruno Decide'] } } : {}) })
  for (const [to, days] of [['applied', 230], ['checking', 220], ['scoring', 210]] as const) await move(to, days)
  const { schemes: [scheme] } = await desk.call('suppliers.schemes.list', {})
  await desk.call('suppliers.score', {
    qualificationId, scoredOn: ago(205), scoredBy: ['Anna Valuta'], entries: scheme?.content.criteria.map(({ code }) => ({ criterion: code, points: 85 })), findings: scheme?.content.knockOuts.map(({ code }) => ({ code, found: false })),
  })
  await move('qualified', 200)
  await desk.call('documents.save', { organisationId, values: { documentTypeId: 'type-visura', issuedOn: ago(260) } })
  return { id, qualificationId }
}

test('a candidate becomes a supplier: documents, score, decision, and the list is published as PDF and Excel', async ({ desk }) => {
  test.setTimeout(240_000)
  const { page } = desk
  await go(desk, '/suppliers')
  await expect(page.getByRole('heading', { name: 'Non c’è ancora nessun fornitore' })).toBeVisible()
  await page.keyboard.press('Control+n')
  const candidate = page.getByRole('dialog', { name: 'Aggiungi un candidato' })
  await candidate.getByRole('combobox', { name: 'Impresa' }).fill('Tintoria Prova S.r.l.')
  await candidate.getByRole('combobox', { name: 'Categorie' }).fill('D5')
  await page.getByRole('option', { name: /^D5/ }).click()
  await page.keyboard.press('Tab')
  await candidate.getByRole('button', { name: 'Crea il candidato' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tintoria Prova S.r.l.' })).toBeVisible()

  await page.getByRole('complementary').getByRole('button', { name: 'Aggiungi' }).click()
  const document = page.getByRole('dialog', { name: /documento/ })
  await document.getByRole('combobox', { name: 'Tipo di documento' }).fill('visura')
  await page.getByRole('option', { name: /^Visura/ }).click()
  await document.getByRole('textbox', { name: 'Rilasciato il', exact: true }).fill(today().split('-').toReversed().join('/'))
  await document.getByRole('button', { name: 'Crea il documento' }).click()
  await expect(page.getByRole('complementary').getByText('Ricevuto')).toBeVisible()
  await expectAccessible(page)

  // the questionnaire goes out and comes back without leaving the supplier's record
  await page.getByRole('tab', { name: 'Autovalutazioni' }).click()
  await page.getByRole('button', { name: 'Prepara un questionario' }).click()
  const asking = page.getByRole('dialog')
  await asking.getByRole('radio', { name: /^AA1000AP:2018/ }).check()
  await asking.getByRole('button', { name: 'Crea il file' }).click()
  await expect(page.getByText('Questionario AA1000AP:2018 inviato il', { exact: false })).toBeVisible()
  const written = join(desk.home, 'person', 'Documents', 'Cooperate Desk')
  const [questionnaire = '?'] = readdirSync(written)
  const back = await answered(desk, join(written, questionnaire), { 'AP-I1': 'Sì', 'AP-I2': 'No' })
  await page.getByRole('button', { name: 'Importa un questionario' }).click()
  await asking.getByLabel('Scegli il file…').setInputFiles(back)
  await asking.getByRole('button', { name: 'Registra 2 risposte' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'AA1000AP:2018: Tintoria Prova S.r.l.' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('link', { name: 'AA1000AP:2018' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('tab', { name: 'Qualifiche' }).click()

  await page.getByRole('button', { name: /^Passo successivo/ }).click()
  // only what the life cycle allows is there
  await expect(page.getByRole('dialog').getByRole('radio')).toHaveCount(3)
  await expect(page.getByRole('dialog').getByRole('radio').first()).toBeFocused()
  // what was begun is there again after Esc, and the keyboard is where it was
  await page.getByRole('dialog').getByRole('textbox', { name: /^Motivo/ }).fill('Da sentire')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Passo successivo/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: /^Motivo/ })).toHaveValue('Da sentire')
  await page.getByRole('dialog').getByRole('button', { name: 'Scarta' }).click()
  await page.keyboard.press('Escape')
  await step(page, 'Domanda presentata', 'Registra il passo')
  await step(page, 'In istruttoria', 'Registra il passo')
  await step(page, 'In valutazione', 'Registra il passo')

  await page.getByRole('link', { name: /^Valuta/ }).click()
  const points = page.getByRole('textbox', { name: 'Punteggio' })
  await expect(points).toHaveCount(7)
  const result = page.getByRole('region', { name: 'Risultato' })
  for (let index = 0; index < 7; index++) {
    await points.nth(index).fill('90')
    // the total follows the typing, before it is saved
    if (index === 0) await expect(result.getByRole('status')).toContainText('13,5')
    await points.nth(index).press('Enter')
    await expect(points.nth(index)).toHaveAttribute('data-saved', 'true')
  }
  await expect(result.getByRole('status')).toContainText('mancano dati')
  const answers = page.getByRole('radiogroup')
  const asked = await answers.count()
  for (let index = 0; index < asked; index++) {
    await answers.nth(index).getByText('Non c’è', { exact: true }).click()
    await expect(answers.nth(index).getByRole('radio', { name: 'Non c’è', exact: true })).toBeChecked()
  }
  await expect(result.getByRole('status')).toContainText('90')
  await expect(result.getByRole('status')).toContainText('qualificare')
  await expectAccessible(page)

  // whoever scored does not decide, unless it is said why
  await step(page, 'Qualificato', 'Decidi', async () => {
    const dialog = page.getByRole('dialog', { name: /^Passo successivo/ })
    await dialog.getByRole('button', { name: 'Decidi', exact: true }).click()
    await expect(dialog.getByRole('alert').getByText('Chi decide è anche chi ha valutato: Anna Prova.')).toBeVisible()
    await dialog.getByLabel('Perché la stessa persona valuta e decide').fill('Ufficio di una persona sola')
    await expectAccessible(page)
  })
  await expect(page.getByText(/Scheda sigillata/)).toBeVisible()

  await go(desk, '/suppliers')
  await page.getByRole('button', { name: 'Pubblica la lista' }).click()
  const publishing = page.getByRole('dialog', { name: 'Pubblica la lista dei fornitori qualificati' })
  await expect(publishing.getByRole('row')).toHaveCount(2)
  await expectAccessible(page)
  await publishing.getByRole('button', { name: 'Pubblica', exact: true }).click()
  await page.getByRole('button', { name: /^Stampa la lista 1\// }).click()
  const paper = page.getByRole('dialog', { name: 'Lista dei fornitori qualificati' })
  await expect(paper.getByText('Tintoria Prova S.r.l.').first()).toBeAttached({ timeout: 30_000 })
  await paper.getByRole('button', { name: 'Esporta', exact: true }).click()
  await expect(page.getByText(/\.pdf$/)).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: /^Stampa la lista 1\// }).click()
  await paper.getByRole('radio', { name: /Excel/ }).check()
  await paper.getByRole('button', { name: 'Esporta', exact: true }).click()
  await expect(page.getByText(/\.xlsx$/)).toBeVisible({ timeout: 30_000 })

  await desk.reopen()
  const { publications: [list] } = await desk.call('suppliers.publications.list', {})
  expect(list).toMatchObject({ number: 1, date: today(), rows: 1 })
  expect((await desk.call('suppliers.publications.get', { id: list?.id })).rows).toMatchObject([{ name: 'Tintoria Prova S.r.l.', categoryCode: 'D5', state: 'qualified' }])
  const { decisions } = await desk.call('suppliers.decisions.list', {})
  expect(decisions).toMatchObject([{ kind: 'admission', number: 1, sameHands: ['Anna Prova'], sameHandsReason: 'Ufficio di una persona sola', reasons: 'Prova: Qualificato' }])
  const files = readdirSync(join(desk.home, 'person', 'Documents'), { recursive: true, encoding: 'utf8' })
  expect(files.filter(name => /lista.*\.(?:pdf|xlsx)$/i.test(name))).toHaveLength(2)
})

test('a step that the record left behind meanwhile is refused with what is possible now, and a day with a list says so before it gets another', async ({ desk }) => {
  test.setTimeout(120_000)
  const { page } = desk
  const { id, qualificationId } = await qualified(desk, 'Tintoria Prova S.r.l.')
  await go(desk, `/suppliers/${id}`)
  await page.getByRole('button', { name: /^Passo successivo/ }).click()
  const dialog = page.getByRole('dialog', { name: /^Passo successivo/ })
  await dialog.getByRole('radio', { name: 'Ritirato', exact: true }).check()
  await dialog.getByRole('textbox', { name: /^Motivo/ }).fill('Lo chiede l’impresa')
  await desk.call('suppliers.transition', { qualificationId, to: 'renewal', date: today(), reason: 'Intanto' })
  await expect(dialog.getByText('In rinnovo', { exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: 'Registra il passo', exact: true }).click()
  const refused = dialog.getByRole('alert')
  await expect(refused).toContainText('Da «In rinnovo» non si passa a «Ritirato».')
  await expect(refused).toContainText('Ora si può passare a: Qualificato, Qualificato con riserva, Non qualificato, Sospeso.')
  await expect(dialog.getByRole('textbox', { name: /^Motivo/ })).toHaveValue('Lo chiede l’impresa')
  await expectAccessible(page)
  expect((await desk.call('suppliers.get', { id })).qualifications).toMatchObject([{ state: 'renewal' }])
  await page.keyboard.press('Escape')
  // the history tells the steps by their category, and who rated by nothing
  await desk.call('suppliers.ratings.save', { supplierId: id, organisationId: (await desk.call('organisations.save', { values: { name: 'Chi valuta' }, clusterId: (await desk.call('clusters.list', {})).clusters[0]?.id })).id, fields: { year: 2026, quality: 1, delivery: null, service: null } })
  await page.getByRole('tab', { name: 'Cronologia' }).click()
  await expect(page.getByText(/^Passaggio di stato «D5 .*»: inserimento$/).first()).toBeVisible()
  await expect(page.getByText('A: In rinnovo', { exact: true })).toBeVisible()
  await expect(page.getByText('Valutazione di un socio: inserimento', { exact: true })).toBeVisible()
  await expect(page.getByRole('tabpanel')).not.toContainText('Chi valuta')
  await expectAccessible(page)

  await desk.call('suppliers.publish', { date: today() })
  await go(desk, '/suppliers')
  await page.getByRole('button', { name: 'Pubblica la lista' }).click()
  const publishing = page.getByRole('dialog', { name: 'Pubblica la lista dei fornitori qualificati' })
  await expect(publishing.getByText(/^⚠ Per questo giorno è già pubblicata la lista n\. 1\//)).toBeVisible()
  await expectAccessible(page)
  // a day without one says nothing of it
  const other = ago(1).split('-').toReversed().join('/')
  await publishing.getByRole('textbox', { name: 'Alla data' }).fill(other)
  await expect(publishing.getByRole('status')).toContainText(other)
  await expect(publishing.getByText(/^⚠/)).toBeHidden()
  await publishing.getByRole('textbox', { name: 'Alla data' }).fill(today().split('-').toReversed().join('/'))
  await publishing.getByRole('button', { name: 'Pubblica', exact: true }).click()
  await expect(publishing).toBeHidden()
  expect((await desk.call('suppliers.publications.list', {})).publications.map(({ number, date }) => [number, date])).toEqual([[2, today()], [1, today()]])
})

test('a document that is over leads to a suspension, its appeal to a re-admission, each by a person', async ({ desk }) => {
  test.setTimeout(180_000)
  const { page } = desk
  const { id, qualificationId } = await qualified(desk, 'Conceria Scaduta S.r.l.')
  await go(desk, '/')
  await page.getByRole('button', { name: /Pass[oi] propost[oi] per i fornitori/ }).click()
  await page.getByRole('button', { name: 'Passa a: Sospeso… (Conceria Scaduta S.r.l.)' }).click()
  const dialog = page.getByRole('dialog', { name: /^Passo successivo/ })
  await expect(dialog.getByRole('radio', { name: 'Sospeso', exact: true })).toBeChecked()
  await expect(dialog.getByRole('combobox', { name: 'Causa' })).toHaveValue(/^S1/)
  await dialog.getByRole('button', { name: 'Decidi', exact: true }).click()
  await expect(dialog.getByText('Scrivere il motivo: chi legge fra due anni deve capire.')).toBeVisible()
  await dialog.getByRole('textbox', { name: /^Motivazione/ }).fill('Visura scaduta e non rinnovata')
  await dialog.getByRole('button', { name: 'Decidi', exact: true }).click()
  // nothing is taken away without notice: what the refusal asks for is there to be filled in
  await expect(dialog.getByRole('alert').getByText('Manca il preavviso.')).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'Perché si decide diversamente' })).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Preavviso del' }).fill(ago(10).split('-').toReversed().join('/'))
  await expect(dialog.getByRole('textbox', { name: 'Perché si decide diversamente' })).toBeHidden()
  await dialog.getByRole('button', { name: 'Decidi', exact: true }).click()
  await expect(dialog).toBeHidden()

  await go(desk, `/suppliers/${id}`)
  await page.getByRole('region', { name: /^Sospensione n\./ }).getByRole('button', { name: 'Registra un ricorso' }).click()
  const appeal = page.getByRole('dialog', { name: /^Ricorso contro la decisione/ })
  const panel = appeal.getByRole('combobox', { name: 'Collegio' })
  await appeal.getByLabel('Motivi').fill('La visura era stata mandata')
  await panel.fill('Anna Prova')
  await panel.press('Enter')
  await appeal.getByRole('button', { name: 'Salva il ricorso' }).click()
  await expect(appeal.getByRole('alert').getByText('Nel collegio c’è chi ha preso la decisione: Anna Prova.')).toBeVisible()
  await panel.press('Backspace')
  await panel.fill('Carla Terza')
  await panel.press('Enter')
  await appeal.getByRole('textbox', { name: 'Risposta del' }).fill(today().split('-').toReversed().join('/'))
  await appeal.getByRole('combobox', { name: 'Esito' }).click()
  await page.getByRole('option', { name: 'Annullata' }).click()
  await expectAccessible(page)
  await appeal.getByRole('button', { name: 'Salva il ricorso' }).click()
  await page.getByRole('button', { name: 'Attua l’esito: Qualificato' }).click()
  await dialog.getByRole('textbox', { name: /^Motivazione/ }).fill('Ricorso accolto')
  await dialog.getByRole('button', { name: 'Decidi', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: /^Riammissione n\./ })).toBeVisible()

  await desk.reopen()
  const record = await desk.call('suppliers.get', { id })
  const one = record.qualifications.find(({ id: known }) => known === qualificationId)
  expect(one?.state).toBe('qualified')
  expect(one?.events.map(({ to }) => to)).toEqual(['draft', 'applied', 'checking', 'scoring', 'qualified', 'suspended', 'qualified'])
  expect(one?.decisions.map(({ kind, cause }) => [kind, cause])).toEqual(expect.arrayContaining([['suspension', 'S1'], ['readmission', null]]))
  expect(one?.decisions.flatMap(({ appeals }) => appeals)).toMatchObject([{ outcome: 'annulled', panel: ['Carla Terza'] }])
})

test('the board goes from card to card by the arrows, and takes one on by its menu', async ({ desk }) => {
  const { page } = desk
  const categoryIds = [await categoryOf(desk, 'D5')]
  for (const name of ['Alfa S.r.l.', 'Beta S.r.l.']) await desk.call('suppliers.save', { organisation: { name }, values: {}, categoryIds })
  await go(desk, '/suppliers?show=board')
  await page.getByRole('link', { name: 'Alfa S.r.l.' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', { name: 'Beta S.r.l.' })).toBeFocused()
  await page.keyboard.press('Space')
  await page.getByRole('menuitem', { name: 'Invitato' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Passo successivo: Beta S.r.l.' })
  await dialog.getByRole('textbox', { name: /^Motivo/ }).fill('Indicata da un socio')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Invitato' }).getByRole('link', { name: 'Beta S.r.l.' })).toBeVisible()
  await page.getByRole('link', { name: 'Alfa S.r.l.' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('link', { name: 'Beta S.r.l.' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Beta S.r.l.' })).toBeVisible()
})

/** Chooses an organisation by its name, as it is typed. */
async function chooseFirm(page: Page, field: Locator, name: string): Promise<void> {
  await field.fill(name)
  await page.getByRole('option', { name }).click()
}

test('criteria that were changed half-way are there again the next day, and are saved as a new version once they total 100', async ({ desk }) => {
  const { page } = desk
  // a score rests on the first version
  await qualified(desk, 'Conceria Uno S.r.l.')
  const { schemes: [first] } = await desk.call('suppliers.schemes.list', {})
  await go(desk, '/suppliers/scheme')
  await expect(page.getByText(/salvando si crea una nuova versione/)).toBeVisible()
  const weights = page.getByRole('textbox', { name: /^Peso: / })
  const [one, two] = first?.content.criteria ?? []
  await weights.nth(0).fill(String((one?.weight ?? 0) - 2))
  await expect(page.getByRole('region', { name: 'Stato dei criteri' }).getByRole('status')).toContainText('mancano 2 punti a 100')
  await expect(page.getByRole('button', { name: 'Salva come nuova versione' })).toBeDisabled()
  await expect.poll(async () => (await desk.call('drafts.read', { document: `scheme/${first?.id ?? ''}` })).value).toMatchObject({ now: { content: { criteria: [{ weight: (one?.weight ?? 0) - 2 }, {}, {}, {}, {}, {}, {}] } } })

  await desk.reopen()
  await go(desk, '/suppliers/scheme')
  await expect(desk.page.getByText('È stato ritrovato ciò che non era ancora salvato')).toBeVisible()
  await expectAccessible(desk.page)
  const again = desk.page.getByRole('textbox', { name: /^Peso: / })
  await expect(again.nth(0)).toHaveValue(String((one?.weight ?? 0) - 2))
  await again.nth(1).fill(String((two?.weight ?? 0) + 2))
  await desk.page.getByRole('button', { name: 'Salva come nuova versione' }).click()
  await expect(desk.page.getByText('Nuova versione 2 dei criteri.')).toBeVisible()
  const { schemes } = await desk.call('suppliers.schemes.list', {})
  expect(schemes.map(({ version, content }) => [version, content.criteria[0]?.weight])).toEqual([[2, (one?.weight ?? 0) - 2], [1, one?.weight]])
  await expect.poll(async () => (await desk.call('drafts.read', { document: `scheme/${first?.id ?? ''}` })).value).toBeNull()
})

test('candidates come from an Excel list and from members, who rate them; too few ratings stay hidden', async ({ desk }) => {
  test.slow()
  const { page } = desk
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id
  for (const name of ['Socio Uno', 'Socio Due', 'Socio Tre']) await desk.call('organisations.save', { values: { name }, clusterId, joinedOn: '2024-03-01' })
  await go(desk, '/suppliers/import')
  await expect(page.getByRole('heading', { level: 1, name: 'Candidati da un elenco Excel' })).toBeVisible()
  await page.setInputFiles('input[type=file]', fileURLToPath(new URL('tests/fixtures/import/elenco-soci.xlsx', root)))
  await page.getByRole('button', { name: 'Continua' }).click()
  await page.getByRole('combobox', { name: 'Categorie' }).fill('D5')
  await page.getByRole('option', { name: /^D5/ }).click()
  await page.keyboard.press('Escape')
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Importa [\d.]+ rig/ }).click()
  await expect(page.getByText(/nuovi fornitori, \d+ qualifiche in bozza/)).toBeVisible()
  const { total } = await desk.call('suppliers.list', { state: ['draft'] })
  expect(total).toBeGreaterThan(1)
  await expect(page.getByText(new RegExp(`^${total} nuovi fornitori`))).toBeVisible()

  await go(desk, '/suppliers')
  await page.getByRole('button', { name: 'Nuovo candidato' }).click()
  await page.getByRole('menuitem', { name: 'Candidati indicati dai soci' }).click()
  const naming = page.getByRole('dialog', { name: 'Candidati indicati dai soci' })
  await chooseFirm(page, naming.getByRole('combobox', { name: 'Socio che li indica' }), 'Socio Uno')
  await naming.getByRole('combobox', { name: 'Fornitore indicato' }).fill('Tintoria Indicata S.r.l.')
  await naming.getByRole('button', { name: 'Aggiungi e continua' }).click()
  await expect(naming.getByRole('status')).toContainText('Tintoria Indicata S.r.l.')
  await expectAccessible(page)
  await naming.getByRole('button', { name: 'Ho finito' }).click()

  const { rows: [named] } = await desk.call('suppliers.list', { text: 'Tintoria Indicata' })
  await go(desk, `/suppliers/${named?.id ?? ''}?tab=members`)
  const namings = page.getByRole('region', { name: 'Soci che lo indicano come fornitore' })
  await expect(namings.getByRole('link', { name: 'Socio Uno' })).toBeVisible()
  await chooseFirm(page, namings.getByRole('combobox', { name: 'Socio' }), 'Socio Due')
  await namings.getByRole('button', { name: 'Aggiungi' }).click()
  await expect(namings.getByRole('link', { name: 'Socio Due' })).toBeVisible()
  const ratings = page.getByRole('region', { name: 'Valutazioni dei soci' })
  for (const [name, quality] of [['Socio Uno', '5'], ['Socio Due', '4'], ['Socio Tre', '3']] as const) {
    await expect(ratings.getByText(/Le medie si vedono da 3 in su/)).toBeVisible()
    await expect(ratings.getByText(/su 5$/)).toBeHidden()
    await chooseFirm(page, ratings.getByRole('combobox', { name: 'Socio' }), name)
    await ratings.getByRole('combobox', { name: 'Qualità' }).click()
    await page.getByRole('option', { name: quality, exact: true }).click()
    await ratings.getByRole('button', { name: 'Salva la valutazione' }).click()
    await expect(ratings.getByText(new RegExp(`Hanno valutato: .*${name}`))).toBeVisible()
  }
  await expect(ratings.getByText('4,0 su 5', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await desk.reopen()
  const record = await desk.call('suppliers.get', { id: named?.id ?? '' })
  expect(record.namedBy.map(({ name }) => name).toSorted()).toEqual(['Socio Due', 'Socio Uno'])
  expect(record.ratings).toMatchObject({ raters: 3, means: { quality: 4, delivery: null } })
})

test('what ends soon is asked for by letter, as a paper and as text for a message, and goes into the calendar', async ({ desk }) => {
  const { page } = desk
  const { id } = await qualified(desk, 'Conceria Uno S.r.l.')
  const record = await desk.call('suppliers.get', { id })
  await desk.call('documents.save', { organisationId: record.organisationId, values: { documentTypeId: 'type-durc', issuedOn: ago(100) } })
  await go(desk, '/suppliers?show=due')
  const ending = page.getByRole('region', { name: 'Che cosa scade' })
  await expect(ending.getByRole('row', { name: /Conceria Uno S\.r\.l\..*DURC/ })).toBeVisible()
  await ending.getByRole('button', { name: 'Lettere di rinnovo' }).click()
  const paper = page.getByRole('dialog', { name: 'Lettere di rinnovo' })
  await expect(paper.getByText('Conceria Uno S.r.l.').first()).toBeAttached({ timeout: 30_000 })
  await paper.getByRole('button', { name: 'Esporta', exact: true }).click()
  await expect(page.getByText(/\.pdf$/)).toBeVisible({ timeout: 30_000 })
  await ending.getByRole('button', { name: 'Calendario delle scadenze' }).click()
  await expect(page.getByText(/\.ics/)).toBeVisible()
  const folder = join(desk.home, 'person', 'Documents')
  const [calendar = '?'] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ics'))
  expect(readFileSync(join(folder, calendar), 'utf8')).toContain('Conceria Uno')

  await go(desk, `/suppliers/${id}`)
  await page.getByRole('button', { name: 'Richiedi i documenti…' }).click()
  const letter = page.getByRole('dialog', { name: 'Richiesta di documenti' })
  const letCopy = await barCopies(page)
  await letter.getByRole('button', { name: 'Copia il testo italiano' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Testo non copiato' })).toContainText('copiare di nuovo')
  await letCopy()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await letter.getByRole('button', { name: 'Copia il testo italiano' }).click()
  await expect(page.getByText(/^Testo copiato/)).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Conceria Uno S.r.l.')
  await expectAccessible(page)
})
