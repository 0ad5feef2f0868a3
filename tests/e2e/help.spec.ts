import { expectAccessible } from './accessible.ts'
import { go } from './screens.ts'
import { rows, sample } from './sheet.ts'
import { expect, test } from './window.ts'

test.use({ workspace: sample })

test('a hard field says what it is: by mouse and keyboard, and gives the keyboard back', async ({ desk }) => {
  const { page } = desk
  await go(page, `/members/${(await rows(desk))[0]?.organisationId}`)
  const mark = page.getByRole('button', { name: 'Che cos’è: Codice SDI' })
  await page.getByRole('textbox', { name: 'Codice SDI' }).focus()
  await page.keyboard.press('Tab')
  await expect(mark).toBeFocused()
  await page.keyboard.press('Enter')
  const words = page.getByRole('dialog', { name: 'Codice SDI' })
  await expect(words).toContainText('0000000')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(words).toBeHidden()
  await expect(mark).toBeFocused()
  await page.getByRole('button', { name: 'Che cos’è: Partita IVA' }).click()
  await expect(page.getByRole('dialog', { name: 'Partita IVA' })).toContainText('Fonte: DPR 633/1972.')
})

test('the keys are printed from the help, in either language', async ({ desk }) => {
  const { page } = desk
  await go(page, '/')
  await page.keyboard.press('F1')
  await page.getByRole('dialog', { name: 'Aiuto' }).getByRole('button', { name: 'Stampa i tasti' }).click()
  const paper = page.getByRole('dialog', { name: 'Stampa i tasti' })
  await expect(page.getByRole('dialog', { name: 'Aiuto' })).toBeHidden()
  const text = async () => (await paper.getByRole('region', { name: 'Anteprima del documento' }).last().locator('[data-page]').allTextContents()).join(' ')
  await expect.poll(text).toContain('Ctrl+Maiusc+D')
  await expectAccessible(page)
  await paper.getByRole('radiogroup', { name: 'Lingua' }).getByText('English').click()
  await expect.poll(text).toContain('Ctrl+Shift+D')
  await paper.getByRole('button', { name: 'Esporta' }).click()
  await expect(page.getByText('Keys - Cooperate Desk')).toBeVisible()
})
