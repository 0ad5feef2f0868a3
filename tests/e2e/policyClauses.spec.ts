import type { Locator, Page } from 'playwright'
import { plainText } from '../../shared/policies/text.ts'
import { expectAccessible } from './accessible.ts'
import { go } from './screens.ts'
import { expect, test, type TestDesk } from './window.ts'

async function clusterPolicy(desk: TestDesk) {
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  const { id, versionId } = await desk.call('policies.save', { values: { name: 'Politica del distretto', clusterId }, start: { template: 'cluster' } })
  return { id, versionId: versionId ?? '', clusterId }
}

/** Chooses in a list of a dialog. */
async function choose(page: Page, dialog: Locator, label: string, option: string) {
  await dialog.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

test('a clause is taken apart and made one with another; its values and sources are written', async ({ desk }) => {
  test.slow()
  const { page } = desk
  const { id, versionId } = await clusterPolicy(desk)
  const clauses = async () => (await desk.call('policies.text', { versionId })).clauses
  await go(page, `/policies/${id}`)

  await page.getByRole('button', { name: 'Dividi la clausola 2.3', exact: true }).click()
  const splitting = page.getByRole('dialog', { name: 'Dividi la clausola 2.3' })
  await splitting.getByLabel('Titolo, parte 2', { exact: true }).fill('Busta paga')
  await splitting.getByRole('textbox', { name: 'Testo, parte 2', exact: true }).fill('La busta paga si capisce.')
  await expectAccessible(page)
  await splitting.getByRole('button', { name: 'Dividi', exact: true }).click()
  await expect(page.getByRole('heading', { name: '2.4 Busta paga' })).toBeVisible()
  expect((await clauses()).find(({ number }) => number === '2.4')).toMatchObject({ heading: 'Busta paga' })
  expect((await desk.call('policies.text', { versionId })).lineage.map(({ kind }) => kind)).toEqual(['split'])

  await page.getByRole('button', { name: 'Unisci la clausola 2.3', exact: true }).click()
  const joining = page.getByRole('dialog', { name: 'Unisci la clausola 2.3' })
  await expect(joining.getByRole('combobox', { name: 'Con la clausola' })).toHaveValue('2.4 Busta paga')
  await expectAccessible(page)
  await joining.getByRole('button', { name: 'Unisci', exact: true }).click()
  // whoever thinks better of it is where he was, without a trace
  await expect(joining).toBeHidden()
  await expect(page.getByRole('heading', { name: '2.4 Busta paga' })).toHaveCount(0)
  expect((await desk.call('policies.text', { versionId })).lineage).toEqual([])

  await page.getByRole('button', { name: 'Unisci la clausola 2.3', exact: true }).click()
  await choose(page, joining, 'Con la clausola', '2.4 Parità e inclusione')
  await joining.getByRole('button', { name: 'Unisci', exact: true }).click()
  await expect(joining).toBeHidden()
  await expect(page.getByRole('heading', { name: '2.4 Parità e inclusione' })).toHaveCount(0)
  expect(plainText((await clauses()).find(({ number }) => number === '2.3')?.text ?? [])).toContain('Parità e inclusione\n')

  await page.getByRole('button', { name: 'Scrivi la clausola 2.3', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Scrivi la clausola' })
  await dialog.getByRole('button', { name: 'Aggiungi un parametro' }).click()
  const parameter = dialog.getByRole('group', { name: 'Parametro 2' })
  await parameter.getByLabel('Chiave, nel testo {chiave} (2)').fill('giorno')
  await parameter.getByLabel('Nome (2)').fill('Giorno di paga')
  await parameter.getByLabel('Valore (2)').fill('40')
  await parameter.getByLabel('Al massimo (2)').fill('31')
  await dialog.getByRole('button', { name: 'Salva la clausola' }).click()
  await expect(dialog.getByText('Servono una chiave di sole lettere e cifre')).toBeVisible()
  await parameter.getByLabel('Valore (2)').fill('10')
  const before = (await clauses()).find(({ number }) => number === '2.3')?.sources.length ?? 0
  await dialog.getByRole('button', { name: 'Aggiungi una fonte' }).click()
  await choose(page, dialog, `Norma ${before + 1}`, 'SA8000')
  await dialog.getByLabel(`Punto della norma ${before + 1}`).fill('8.1')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Salva la clausola' }).click()
  await expect(dialog).toBeHidden()
  const written = (await clauses()).find(({ number }) => number === '2.3')
  expect(written?.parameters.at(-1)).toMatchObject({ key: 'giorno', label: 'Giorno di paga', value: 10, min: null, max: 31, unit: null })
  expect(written?.sources.at(-1)).toEqual({ standard: 'SA8000', reference: '8.1' })
})

test('a firm sets a value, leaves a clause out with a reason, adds one of its own; what it may not do is said', async ({ desk }) => {
  test.slow()
  const { page } = desk
  const { versionId, clusterId } = await clusterPolicy(desk)
  await desk.call('policies.adopt', { versionId, decision: { decisionId: null, body: 'Assemblea', number: null, on: '2026-03-10', text: null }, effectiveFrom: '2026-03-15' })
  const firm = await desk.call('organisations.save', { values: { name: 'Conceria Uno' }, clusterId })
  const { made: [first] } = await desk.call('policies.derive', { versionId, organisationIds: [firm.id] })
  const resolved = async () => (await desk.call('policies.text', { versionId: first?.versionId ?? '' })).resolved
  await go(page, `/policies/${first?.policyId ?? ''}`)

  await page.getByRole('button', { name: 'Decidi sulla clausola 2.1', exact: true }).click()
  const locked = page.getByRole('dialog', { name: 'L’impresa e la clausola 2.1' })
  await expect(locked.getByText('Il distretto non permette di modificare questa clausola.')).toBeVisible()
  await locked.getByRole('button', { name: 'Annulla' }).click()

  await page.getByRole('button', { name: 'Decidi sulla clausola 2.2', exact: true }).click()
  const hours = page.getByRole('dialog', { name: 'L’impresa e la clausola 2.2' })
  await choose(page, hours, 'Che cosa fa l’impresa', 'Fissa il valore')
  const value = hours.getByRole('textbox').first()
  await value.fill('molte')
  await hours.getByRole('button', { name: 'Salva la decisione' }).click()
  await expect(hours.getByText('Non si capisce')).toBeVisible()
  await value.fill('99')
  await hours.getByRole('button', { name: 'Salva la decisione' }).click()
  await expect(hours.getByRole('alert')).toContainText('sarebbe più debole di quanto chiede il distretto')
  await value.fill('6')
  await expectAccessible(page)
  await hours.getByRole('button', { name: 'Salva la decisione' }).click()
  await expect(hours).toBeHidden()
  expect((await resolved()).find(({ number }) => number === '2.2')).toMatchObject({ mode: 'setParameter', values: { ore: 6 } })

  await page.getByRole('button', { name: 'Decidi sulla clausola 6.1', exact: true }).click()
  const omitted = page.getByRole('dialog', { name: 'L’impresa e la clausola 6.1' })
  await choose(page, omitted, 'Che cosa fa l’impresa', 'Omette')
  await choose(page, omitted, 'Perché è omessa', 'Non applicabile')
  await omitted.getByRole('button', { name: 'Salva la decisione' }).click()
  await expect(omitted.getByRole('alert')).toContainText('Manca il motivo')
  await omitted.getByRole('textbox', { name: 'Motivo' }).fill('Non ha vicini.')
  await expectAccessible(page)
  await omitted.getByRole('button', { name: 'Salva la decisione' }).click()
  await expect(omitted).toBeHidden()
  expect((await resolved()).find(({ number }) => number === '6.1')).toMatchObject({ mode: 'omit', omitted: true, binding: { reason: 'Non ha vicini.', omission: 'notApplicable' } })

  await page.getByRole('button', { name: 'Nuova clausola dell’impresa dopo la 2.2', exact: true }).click()
  const added = page.getByRole('dialog', { name: 'Nuova clausola dell’impresa' })
  await added.getByLabel('Titolo', { exact: true }).fill('Orto')
  await added.getByRole('textbox', { name: 'Testo', exact: true }).fill('C’è un orto per tutti.')
  await added.getByRole('button', { name: 'Salva la decisione' }).click()
  await expect(page.getByRole('heading', { name: '2.2a Orto' })).toBeVisible()
  await page.getByRole('button', { name: 'Decidi sulla clausola 2.2a', exact: true }).click()
  await page.getByRole('dialog', { name: 'L’impresa e la clausola 2.2a Orto' }).getByRole('button', { name: 'Togli la clausola' }).click()
  await expect.poll(async () => (await resolved()).some(({ mode }) => mode === 'add')).toBe(false)
})
