import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { plainText } from '../../shared/policies/text.ts'
import { shortCode } from '../../shared/seals.ts'
import { readPdf } from '../papers/reading.ts'
import { expectAccessible } from './accessible.ts'
import { go } from './screens.ts'
import { expect, test, type TestDesk } from './window.ts'

test.use({ workspace: { agency: 'Agenzia di prova', language: 'it', sample: true, writer: { name: 'Anna Prova', initials: 'AP' } } })

const name = 'Politica del distretto cartario'
const clause = '2.3 Retribuzione'
const [firstWords, adoptedWords, laterWords] = ['La paga è puntuale.', 'La paga è puntuale e la busta si spiega.', 'La paga è puntuale, la busta si spiega ogni anno.']
const day = (plus: number) => new Date(Date.now() + plus * 86_400_000).toLocaleDateString('sv-SE').split('-').toReversed().join('/')

async function choose(page: Page, within: Locator | Page, label: string, option: string | RegExp) {
  await within.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', typeof option === 'string' ? { name: option, exact: true } : { name: option }).first().click()
}

/** Writes what the clause says, in the version that is shown. */
async function write(page: Page, words: string) {
  await page.getByRole('button', { name: 'Scrivi la clausola 2.3', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Scrivi la clausola' })
  await dialog.getByRole('textbox', { name: 'Testo', exact: true }).fill(words)
  await dialog.getByRole('button', { name: 'Salva la clausola' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(words, { exact: true })).toBeVisible()
}

/** A new version begins from the one before, and is shown. */
async function begin(page: Page, label: string) {
  await page.getByRole('button', { name: 'Nuova versione' }).click()
  await expect(page.getByRole('heading', { level: 2, name: `Versione ${label}` })).toBeVisible()
}

/** The version that is shown is adopted by a decision that stands in the minutes. */
async function adopt(page: Page, decision: RegExp, from: string, label: string) {
  await page.getByRole('button', { name: 'Adotta la versione' }).click()
  const dialog = page.getByRole('dialog', { name: /^Adozione della versione/ })
  await choose(page, dialog, 'Dal libro delle deliberazioni', decision)
  await dialog.getByRole('textbox', { name: 'In vigore dal' }).fill(from)
  await dialog.getByRole('button', { name: 'Adotta e sigilla' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('heading', { level: 2, name: `Versione ${label}` })).toBeVisible()
}

/** A partner asks for something, and is told what became of it; then the consultation closes. */
async function consult(page: Page) {
  await page.getByRole('tab', { name: 'Consultazione' }).click()
  await page.getByRole('button', { name: 'Apri la consultazione…' }).click()
  const opening = page.getByRole('dialog', { name: 'Consultazione della versione 0.1' })
  await opening.getByRole('textbox', { name: 'Si chiude il' }).fill(day(20))
  await opening.getByRole('button', { name: 'Apri la consultazione' }).click()
  await page.getByRole('button', { name: 'Nuovo contributo' }).click()
  const writing = page.getByRole('dialog', { name: 'Nuovo contributo' })
  await choose(page, writing, 'Clausola', clause)
  await writing.getByRole('textbox', { name: 'Chi l’ha scritto' }).fill('Ada Prova')
  await writing.getByRole('textbox', { name: 'Contributo' }).fill('La busta paga va spiegata.')
  await writing.getByRole('button', { name: 'Salva il contributo' }).click()
  await page.getByRole('button', { name: 'Rispondi: Contributo 1' }).click()
  const answering = page.getByRole('dialog', { name: 'Contributo 1' })
  await choose(page, answering, 'Stato', 'Accolto')
  await answering.getByRole('textbox', { name: 'Risposta', exact: true }).fill('Lo si scrive nella clausola.')
  await answering.getByRole('button', { name: 'Salva il contributo' }).click()
  await expect(answering).toBeHidden()
  await page.getByRole('button', { name: 'Chiudi la consultazione' }).click()
  await expect(page.getByText(/chiusa il/)).toBeVisible()
  await page.getByRole('tab', { name: 'Testo' }).click()
}

/** What came of the contribution is linked to it. */
async function linkResult(page: Page) {
  await choose(page, page, 'Versione', /^Versione 0\.1/)
  await page.getByRole('tab', { name: 'Consultazione' }).click()
  await page.getByRole('button', { name: 'Apri: Contributo 1' }).click()
  const dialog = page.getByRole('dialog', { name: 'Contributo 1' })
  await choose(page, dialog, 'Clausola risultante', clause)
  await dialog.getByRole('button', { name: 'Salva il contributo' }).click()
  await expect(page.getByText(`Clausola risultante: 0.2 ${clause}`)).toBeVisible()
}

/** Nine firms of the district are given a policy of their own. */
async function derive(page: Page): Promise<string[]> {
  await page.getByRole('tab', { name: 'Imprese' }).click()
  const boxes = page.getByRole('table', { name: 'Imprese' }).getByRole('rowheader')
  const firms = (await boxes.allInnerTexts()).slice(0, 9)
  for (const firm of firms) await page.getByRole('checkbox', { name: firm, exact: true }).check()
  await expect(page.getByText('9 imprese scelte')).toBeVisible()
  await page.getByRole('button', { name: 'Crea le politiche mancanti' }).click()
  await expect(page.getByText('Create 9 politiche')).toBeVisible()
  return firms
}

/** One firm reads what changed, clause by clause, and follows; eight follow at once. */
async function follow(desk: TestDesk, id: string, firms: readonly string[]) {
  const { page } = desk
  await page.getByRole('tab', { name: 'Imprese' }).click()
  const [first = '?', ...others] = firms
  await page.getByRole('link', { name: `${first}: 1 cambiamento da decidere` }).click()
  await expect(page.getByRole('tab', { name: 'Da riallineare', selected: true })).toBeVisible()
  const change = page.getByRole('region', { name: `${clause} · Cambiata` })
  await expect(change.locator('ins').last()).toHaveText(/ogni anno/)
  await expectAccessible(page)
  await change.getByRole('button', { name: `Segui la clausola ${clause}` }).click()
  await expect(page.getByText('L’impresa ha deciso su tutto: nulla da riallineare.')).toBeVisible()
  await go(page, `/policies/${id}?tab=coverage`)
  for (const firm of others) await page.getByRole('checkbox', { name: firm, exact: true }).check()
  await page.getByRole('button', { name: 'Segui i cambiamenti dove nulla è adattato' }).click()
  await expect(page.getByText('Cambiamenti seguiti: 8. Da decidere a mano: 0.')).toBeVisible()
}

/** A firm signs the text that it has, with the code on its form. */
async function accept(desk: TestDesk, id: string, firm: string) {
  const { page } = desk
  const { rows } = await desk.call('policies.list', { parentId: id, limit: 100 })
  const { textHash } = await desk.call('policies.text', { versionId: rows.find(row => row.organisation === firm)?.versionId ?? '' })
  await page.getByRole('link', { name: firm, exact: true }).click()
  await page.getByRole('tab', { name: 'Accettazioni' }).click()
  await page.getByRole('button', { name: 'Registra l’accettazione della versione 0.1' }).click()
  const dialog = page.getByRole('dialog', { name: 'Accettazione della versione 0.1' })
  await dialog.getByRole('textbox', { name: 'Chi firma' }).fill('Ada Prova')
  await dialog.getByRole('textbox', { name: 'In qualità di' }).fill('Titolare')
  await dialog.getByRole('textbox', { name: 'Codice del testo sul modulo firmato' }).fill(shortCode(textHash.it))
  await dialog.getByRole('button', { name: 'Sigilla' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('rowheader')).toHaveCount(1)
}

/** The policies of all firms in one file. */
async function printAll(desk: TestDesk, id: string): Promise<string> {
  const { page } = desk
  await go(page, `/policies/${id}`)
  await page.getByRole('button', { name: 'Stampa', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Politiche di tutte le imprese' }).check()
  await dialog.getByRole('button', { name: 'Esporta', exact: true }).click()
  await expect(page.getByText(/^Politiche delle imprese.*\.pdf/)).toBeVisible({ timeout: 60_000 })
  const folder = join(desk.home, 'person', 'Documents', 'Cooperate Desk')
  const [file = '?'] = readdirSync(folder).filter(one => one.startsWith('Politiche delle imprese') && one.endsWith('.pdf'))
  return join(folder, file)
}

test('from a template to the signed policies of nine firms', async ({ desk }) => {
  test.setTimeout(420_000)
  const { page } = desk
  page.setDefaultTimeout(60_000)
  await go(page, '/policies')
  await page.getByRole('button', { name: 'Nuova politica' }).first().click()
  const creating = page.getByRole('dialog', { name: 'Nuova politica' })
  await choose(page, creating, 'Distretto', /cartario/)
  await creating.getByRole('textbox', { name: 'Nome', exact: true }).fill(name)
  await creating.getByRole('button', { name: 'Crea la politica' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const { rows: [made] } = await desk.call('policies.list', { text: name })
  const id = made?.id ?? '?'

  await write(page, firstWords)
  await consult(page)
  await begin(page, '0.2')
  await write(page, adoptedWords)
  await linkResult(page)
  await choose(page, page, 'Versione', /^Versione 0\.2/)
  await page.getByRole('tab', { name: 'Testo' }).click()
  await adopt(page, /Studio di fattibilità/, day(-30), '1.0')
  const firms = await derive(page)

  await begin(page, '1.1')
  await write(page, laterWords)
  await adopt(page, /Rettifica di un termine/, day(0), '2.0')
  await follow(desk, id, firms)
  for (const firm of firms.slice(0, 2)) {
    await go(page, `/policies/${id}?tab=coverage`)
    await accept(desk, id, firm)
  }
  const { text, missingGlyphs } = await readPdf(await printAll(desk, id))

  await desk.reopen()
  const { versions, consultations } = await desk.call('policies.get', { id })
  expect(versions.map(({ label, state, decision }) => [label, state, decision?.number, Boolean(decision?.decisionId)])).toEqual([['2.0', 'adopted', '3/2026', true], ['1.0', 'superseded', '1/2026', true], ['0.1', 'consultation', undefined, false]])
  expect(consultations).toMatchObject([{ state: 'closed', unanswered: 0 }])
  const { rows: contributions } = await desk.call('policies.contributions.list', { policyId: id })
  expect(contributions).toMatchObject([{ state: 'accepted', reply: 'Lo si scrive nella clausola.', resulting: { version: '1.0', number: '2.3' } }])
  const { rows: followers } = await desk.call('policies.list', { parentId: id, limit: 100 })
  expect(followers.map(row => row.organisation)).toEqual(firms)
  expect(followers.map(({ drift, acceptance }) => [drift, acceptance])).toEqual(firms.map((_, index) => [0, index < 2 ? 'current' : 'none']))
  for (const { versionId } of followers) {
    const { resolved, version } = await desk.call('policies.text', { versionId: versionId ?? '' })
    expect([version.parentLabel, resolved.length, plainText(resolved.find(({ number }) => number === '2.3')?.text ?? [])]).toEqual(['2.0', 27, laterWords])
  }
  const printed = text.replaceAll(/\s+/g, ' ')
  for (const firm of firms) expect(printed).toContain(firm)
  expect([printed.split(laterWords).length - 1, printed.includes(adoptedWords), missingGlyphs]).toEqual([9, false, 0])
})
