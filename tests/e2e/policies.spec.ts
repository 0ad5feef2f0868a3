import { shortCode } from '../../shared/seals.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test, type TestDesk } from './window.ts'

test.use({ workspace: { agency: 'Agenzia di prova', language: 'it', sample: true, writer: { name: 'Anna Prova', initials: 'AP' } } })

const go = (desk: TestDesk, address: string) => desk.page.goto(new URL(`#${address}`, desk.page.url()).href)

/** Where pictures of this run go. */
type Info = { outputPath: (name: string) => string }

/** One firm stays with a clause as it was, for a reason, until a day. */
async function keepOne(desk: TestDesk, info: Info, clusterPolicyId: string): Promise<void> {
  const { page } = desk
  const { firms: behind } = await desk.call('policies.drift', { policyId: clusterPolicyId })
  const staying = behind.find(({ items }) => items.some(({ kind, kept, conflict }) => kind === 'changed' && kept === null && conflict === null))
  const kept = staying?.items.find(item => item.kind === 'changed' && item.kept === null && item.conflict === null)
  await page.getByRole('checkbox', { name: staying?.organisation ?? '?', exact: true }).check()
  await page.getByRole('button', { name: 'Resta com’era…' }).click()
  const keeping = page.getByRole('dialog', { name: 'L’impresa resta com’era' })
  await keeping.getByRole('checkbox', { name: new RegExp(`^${kept?.number ?? '?'} `) }).check()
  await expectAccessible(page)
  await keeping.getByRole('textbox', { name: /^Perché resta com’era/ }).fill('Fino al rinnovo del contratto')
  await keeping.getByRole('textbox', { name: /^Resta com’era fino al/ }).fill('31.12.2030')
  await page.screenshot({ path: info.outputPath('keep.png') })
  // left by mistake, what was typed is there again for the same firm, and for no other
  await expect.poll(async () => (await desk.call('drafts.read', { document: `keep/${clusterPolicyId}` })).value).not.toBeNull()
  await page.keyboard.press('Escape')
  await expect(keeping).toBeHidden()
  const other = behind.find(({ policyId }) => policyId !== staying?.policyId)
  await page.getByRole('checkbox', { name: other?.organisation ?? '?', exact: true }).check()
  await page.getByRole('button', { name: 'Resta com’era…' }).click()
  const both = page.getByRole('dialog', { name: 'Le imprese restano com’erano' })
  await expect(both.getByRole('textbox', { name: /^Perché resta com’era/ })).toHaveValue('')
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: other?.organisation ?? '?', exact: true }).uncheck()
  await page.getByRole('button', { name: 'Resta com’era…' }).click()
  await expect(keeping.getByRole('textbox', { name: /^Perché resta com’era/ })).toHaveValue('Fino al rinnovo del contratto')
  await expect(keeping.getByRole('textbox', { name: /^Resta com’era fino al/ })).toHaveValue('31.12.2030')
  await keeping.getByRole('button', { name: 'Resta com’era', exact: true }).click()
  await expect(keeping).toBeHidden()
  const decided = (await desk.call('policies.drift', { policyId: staying?.policyId ?? '' })).firms[0]?.items.find(({ clauseId }) => clauseId === kept?.clauseId)
  expect(decided?.kept).toEqual({ reason: 'Fino al rinnovo del contratto', until: '2030-12-31' })
}

/** A firm that has nothing left to decide about accepts its own, with the code of its text. */
async function acceptOne(desk: TestDesk, info: Info): Promise<void> {
  const { page } = desk
  const signing = (await desk.call('policies.list', { limit: 100 })).rows.find(({ scope, state, drift, acceptance }) => scope === 'firm' && state === 'working' && drift === 0 && acceptance === 'none')
  const { textHash: { it: toAccept } } = await desk.call('policies.text', { versionId: signing?.versionId ?? '' })
  await go(desk, `/policies/${signing?.id ?? ''}`)
  await page.getByRole('tab', { name: 'Accettazioni' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Registra l’accettazione/ }).click()
  await expectAccessible(page)
  const accepting = page.getByRole('dialog', { name: /^Accettazione della versione/ })
  await accepting.getByRole('textbox', { name: 'Chi firma' }).fill('Ada Prova')
  await accepting.getByRole('textbox', { name: 'In qualità di' }).fill('Titolare')
  await accepting.getByRole('textbox', { name: 'Codice del testo sul modulo firmato' }).fill(shortCode(toAccept))
  await page.screenshot({ path: info.outputPath('acceptance.png') })
  await accepting.getByRole('button', { name: 'Sigilla' }).click()
  await expect(accepting).toBeHidden()
  await expect(page.getByRole('rowheader').first()).toBeVisible()
  const [accepted] = (await desk.call('policies.get', { id: signing?.id ?? '' })).acceptances
  expect(accepted).toMatchObject({ personName: 'Ada Prova', personRole: 'Titolare', medium: 'paper', language: 'it', state: 'current', textHash: toAccept, versionId: signing?.versionId })
  expect(accepted?.seal?.code).toMatch(/^[0-9A-F]{4}(-[0-9A-F]{4}){2}$/)
}

test('the policy of the sample cluster is read, compared, and its firms follow or stay; a firm accepts its own', async ({ desk }, info) => {
  test.setTimeout(240_000)
  const { page } = desk
  const { rows } = await desk.call('policies.list', { limit: 100 })
  const cluster = rows.find(({ scope }) => scope === 'cluster')
  const firm = rows.find(({ scope, tailored }) => scope === 'firm' && tailored > 0)
  await go(desk, '/policies')
  await expect(page.getByText(cluster?.name ?? '?').first()).toBeVisible()
  await expectAccessible(page)
  await page.screenshot({ path: info.outputPath('list.png') })

  await go(desk, `/policies/${cluster?.id ?? ''}`)
  await expect(page.getByRole('heading', { name: '2.3 Retribuzione' })).toBeVisible()
  await expectAccessible(page)
  await page.screenshot({ path: info.outputPath('text.png') })
  await page.getByText('English', { exact: true }).click()
  await expect(page.getByRole('heading', { name: /^2\.3 / })).not.toHaveText('2.3 Retribuzione')

  await page.getByRole('tab', { name: 'Confronto' }).click()
  await expect(page.locator('ins').first()).toBeVisible()
  await expectAccessible(page)
  await page.screenshot({ path: info.outputPath('comparison.png') })

  await page.getByRole('tab', { name: 'Imprese' }).click()
  await keepOne(desk, info, cluster?.id ?? '')
  await page.getByRole('checkbox', { name: 'Tutte le imprese' }).check()
  await expectAccessible(page)
  await page.screenshot({ path: info.outputPath('firms.png') })
  const openBefore = (await desk.call('policies.list', { limit: 100 })).rows.reduce((total, { drift }) => total + drift, 0)
  await page.getByRole('button', { name: 'Segui i cambiamenti dove nulla è adattato' }).click()
  await expect(page.getByText(/^Cambiamenti seguiti: [1-9]/)).toBeVisible()
  expect((await desk.call('policies.list', { limit: 100 })).rows.reduce((total, { drift }) => total + drift, 0)).toBeLessThan(openBefore)

  await go(desk, `/policies/${firm?.id ?? ''}`)
  await expect(page.getByText(/^L’impresa ha adattato/)).toBeVisible()
  await page.screenshot({ path: info.outputPath('firm.png') })
  await page.getByRole('button', { name: 'Stampa', exact: true }).click()
  await expect(page.getByRole('dialog').locator('canvas').first()).toBeVisible()
  await page.screenshot({ path: info.outputPath('paper.png') })
  await page.keyboard.press('Escape')

  await acceptOne(desk, info)

  await go(desk, '/policies')
  await page.keyboard.press('Control+n')
  const dialog = page.getByRole('dialog', { name: 'Nuova politica' })
  await dialog.getByRole('textbox', { name: 'Nome' }).fill('Politica di prova')
  await expectAccessible(page)
  await dialog.getByRole('combobox', { name: 'Distretto' }).click()
  await page.getByRole('option').first().click()
  await dialog.getByRole('button', { name: 'Crea la politica' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Politica di prova' })).toBeVisible()
})
