import { expectAccessible } from './accessible.ts'
import { expect, test, type TestDesk } from './window.ts'

test.use({ workspace: { agency: 'Agenzia di prova', language: 'it', sample: true, writer: { name: 'Anna Prova', initials: 'AP' } } })

const go = (desk: TestDesk, address: string) => desk.page.goto(new URL(`#${address}`, desk.page.url()).href)

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
  await page.getByRole('checkbox', { name: 'Tutte le imprese' }).check()
  await expectAccessible(page)
  await page.screenshot({ path: info.outputPath('firms.png') })
  const openBefore = (await desk.call('policies.list', { limit: 100 })).rows.reduce((total, { drift }) => total + drift, 0)
  await page.getByRole('button', { name: 'Segui dove nulla è adattato' }).click()
  await expect(page.getByText(/^Cambiamenti ripresi: [1-9]/)).toBeVisible()
  expect((await desk.call('policies.list', { limit: 100 })).rows.reduce((total, { drift }) => total + drift, 0)).toBeLessThan(openBefore)

  await go(desk, `/policies/${firm?.id ?? ''}`)
  await expect(page.getByText(/^L'impresa si discosta in/)).toBeVisible()
  await page.screenshot({ path: info.outputPath('firm.png') })
  await page.getByRole('button', { name: 'Stampa il testo' }).click()
  await expect(page.getByRole('dialog').locator('canvas').first()).toBeVisible()
  await page.screenshot({ path: info.outputPath('paper.png') })
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Accettazioni' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Registra l'accettazione/ }).click()
  await expectAccessible(page)
  await page.screenshot({ path: info.outputPath('acceptance.png') })
  await page.keyboard.press('Escape')

  await go(desk, '/policies')
  await page.keyboard.press('Control+n')
  const dialog = page.getByRole('dialog', { name: 'Nuova politica da un modello' })
  await dialog.getByRole('textbox', { name: 'Nome' }).fill('Politica di prova')
  await expectAccessible(page)
  await dialog.getByRole('combobox', { name: 'Distretto' }).click()
  await page.getByRole('option').first().click()
  await dialog.getByRole('button', { name: 'Crea la politica' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Politica di prova' })).toBeVisible()
})
