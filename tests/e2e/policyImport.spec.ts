import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plainText } from '../../shared/policies/text.ts'
import { wordFile } from '../core/files/word.ts'
import { expectAccessible } from './accessible.ts'
import { go } from './screens.ts'
import { expect, test, type TestDesk } from './window.ts'

/** The dialog for a new policy that begins from a text. */
async function fromText({ page }: TestDesk) {
  await go(page, '/policies')
  await page.getByRole('button', { name: 'Nuova politica' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Nuova politica' })
  await dialog.getByRole('combobox', { name: 'Si parte da' }).click()
  await page.getByRole('option', { name: 'Un file di Word o un testo incollato' }).click()
  if ((await dialog.getByRole('combobox', { name: 'Distretto' }).inputValue()) === '') {
    await dialog.getByRole('combobox', { name: 'Distretto' }).click()
    await page.getByRole('option').first().click()
  }
  return dialog
}

const shownIn = async (desk: TestDesk, name: string) => {
  const { rows } = await desk.call('policies.list', { text: name })
  const { clauses } = await desk.call('policies.text', { versionId: rows[0]?.versionId ?? '' })
  return clauses.map(({ number, heading, text }) => [number, heading, plainText(text)])
}

test('a policy begins from a Word file: its clauses are looked at and corrected, and what did not come along is said', async ({ desk }) => {
  const { page } = desk
  const dialog = await fromText(desk)
  await dialog.getByRole('button', { name: 'Crea la politica' }).click()
  await expect(dialog.getByText('Scegliere un file o incollare un testo, e dividerlo in clausole.')).toBeVisible()
  const file = join(desk.home, 'bozza.docx')
  writeFileSync(file, wordFile())
  await dialog.getByLabel('Scegli il file…').setInputFiles(file)
  await expect(dialog.getByText('3 clausole')).toBeVisible()
  await expect(dialog.getByText('Tabella di 2 righe, diventata testo: Anno | m³')).toBeVisible()
  await expect(dialog.getByText('Revisione di Word considerata accettata, tolta: spreca')).toBeVisible()
  await expect(dialog.getByText('Commento, non importato: Da sentire il consorzio')).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'Nome', exact: true })).toHaveValue('Carta del distretto')
  await dialog.getByLabel('Titolo della clausola 1', { exact: true }).fill('A chi vale')
  await dialog.getByRole('button', { name: 'Porta la clausola 2 un livello più giù', exact: true }).click()
  await expect(dialog.getByLabel('Titolo della clausola 1.1', { exact: true })).toHaveValue('Acqua')
  await dialog.getByRole('button', { name: 'Lascia fuori la clausola 1.2', exact: true }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Crea la politica' }).click()
  await expect(page.getByRole('heading', { name: '1.1 Acqua' })).toBeVisible()
  expect(await shownIn(desk, 'Carta del distretto')).toEqual([['1', 'A chi vale', 'La carta vale per tutti i soci.'], ['1.1', 'Acqua', 'Si risparmia l’acqua.\n– di giorno\n– di notte']])
  // the file comes back: what is the same clause is known again, and what is otherwise is shown before anything is stored
  await page.getByRole('button', { name: 'Altri modi di creare una versione' }).click()
  await page.getByRole('menuitem', { name: 'Da un file di Word o un testo incollato…' }).click()
  const back = page.getByRole('dialog', { name: 'Nuova versione da un testo tornato' })
  await back.getByLabel('Scegli il file…').setInputFiles(file)
  await expect(back.getByText('Nuove: 1. Cambiate: 1. Tolte: 0. Spostate: 1. Uguali: 1.')).toBeVisible()
  await expect(back.getByRole('region', { name: 'Clausola 1', exact: true }).getByText('Cambiata')).toBeVisible()
  await expect(back.getByRole('region', { name: 'Clausola 2', exact: true }).getByText('Spostata')).toBeVisible()
  await back.getByRole('button', { name: 'Lascia fuori la clausola 2', exact: true }).click()
  await expect(back.getByText('Tolta: 1.1 Acqua')).toBeVisible()
  await expectAccessible(page)
  await back.getByRole('button', { name: 'Crea la versione' }).click()
  await expect(page.getByRole('heading', { name: '1.1 Misure' })).toBeVisible()
  const { rows: [policy] } = await desk.call('policies.list', { text: 'Carta del distretto' })
  const { versions: [newer, older] } = await desk.call('policies.get', { id: policy?.id ?? '' })
  const { counts } = await desk.call('policies.compare', { from: older?.id ?? '', to: newer?.id ?? '' })
  expect(counts).toEqual({ same: 0, changed: 1, added: 1, removed: 1, moved: 0 })
})

test('a policy begins from a pasted text, and what cannot be read is said', async ({ desk }) => {
  const { page } = desk
  const dialog = await fromText(desk)
  const file = join(desk.home, 'elenco.docx')
  writeFileSync(file, Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))
  await dialog.getByLabel('Scegli il file…').setInputFiles(file)
  await expect(dialog.getByRole('alert')).toBeVisible()
  await dialog.getByLabel('Testo incollato').fill('1. Scopo\n1.1 Vale per tutti.\n2. Lavoro')
  await dialog.getByRole('button', { name: 'Dividi in clausole' }).click()
  await expect(dialog.getByText('3 clausole')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Nome', exact: true }).fill('Incollata')
  await dialog.getByRole('button', { name: 'Crea la politica' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Incollata' })).toBeVisible()
  expect(await shownIn(desk, 'Incollata')).toEqual([['1', null, 'Scopo'], ['1.1', null, 'Vale per tutti.'], ['2', null, 'Lavoro']])
})
