import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { wordFile } from '../core/files/word.ts'
import { go } from './screens.ts'
import { expect, test } from './window.ts'

test.use({ workspace: { agency: 'Agenzia di prova', language: 'it', sample: true, writer: { name: 'Anna Prova', initials: 'AP' } } })

const found = 'È stato ritrovato ciò che non era ancora salvato'

test('a meeting, a seat, a self-assessment and a policy that were begun are found again after a restart, and forgotten once they are made', async ({ desk }) => {
  const body = (await desk.call('groups.save', { values: { name: 'Gruppo di prova', kind: 'workingGroup' } })).id
  const dialog = () => desk.page.getByRole('dialog')
  const kept = async (document: string) => JSON.stringify((await desk.call('drafts.read', { document })).value)
  const open = {
    meeting: async () => {
      await go(desk.page, '/meetings')
      await desk.page.getByRole('button', { name: 'Nuova riunione' }).first().click()
    },
    seat: async () => {
      await go(desk.page, `/groups/${body}?tab=seats`)
      await desk.page.getByRole('button', { name: 'Aggiungi un posto' }).click()
    },
    assessment: async () => {
      await go(desk.page, '/checklists')
      await desk.page.getByRole('button', { name: 'Nuova autovalutazione' }).first().click()
    },
    policy: async () => {
      await go(desk.page, '/policies')
      await desk.page.getByRole('button', { name: 'Nuova politica' }).first().click()
    },
  }

  await open.meeting()
  await dialog().getByLabel('Luogo').fill('Sala del consiglio')
  await dialog().getByRole('button', { name: 'Annulla', exact: true }).click()
  await expect.poll(() => kept('meeting/new/')).toContain('Sala del consiglio')
  await open.seat()
  await dialog().getByLabel('Atto').fill('Delibera 12')
  await expect.poll(() => kept(`seat/new/${body}`)).toContain('Delibera 12')
  await desk.page.keyboard.press('Escape')
  await open.assessment()
  await dialog().getByLabel('Compilata da').fill('La titolare')
  await expect.poll(() => kept('assessment/new/')).toContain('La titolare')
  await desk.page.keyboard.press('Escape')
  await open.policy()
  await dialog().getByRole('combobox', { name: 'Si parte da' }).click()
  await desk.page.getByRole('option', { name: 'Un file di Word o un testo incollato' }).click()
  await dialog().getByRole('combobox', { name: 'Distretto' }).click()
  await desk.page.getByRole('option').first().click()
  const file = join(desk.home, 'bozza.docx')
  writeFileSync(file, wordFile())
  await dialog().getByLabel('Scegli il file…').setInputFiles(file)
  await dialog().getByLabel('Titolo della clausola 1', { exact: true }).fill('A chi vale')
  await expect.poll(() => kept('policy/new')).toContain('A chi vale')

  await desk.reopen()
  await open.meeting()
  await expect(dialog().getByText(found)).toBeVisible()
  await expect(dialog().getByLabel('Luogo')).toHaveValue('Sala del consiglio')
  await dialog().getByRole('button', { name: 'Scarta ciò che è stato ritrovato' }).click()
  await expect(dialog().getByLabel('Luogo')).toHaveValue('')
  await expect.poll(() => kept('meeting/new/')).toBe('null')
  await desk.page.keyboard.press('Escape')
  await open.assessment()
  await expect(dialog().getByText(found)).toBeVisible()
  await expect(dialog().getByLabel('Compilata da')).toHaveValue('La titolare')
  await desk.page.keyboard.press('Escape')
  await open.seat()
  await expect(dialog().getByText(found)).toBeVisible()
  await expect(dialog().getByLabel('Atto')).toHaveValue('Delibera 12')
  await desk.page.keyboard.press('Escape')
  await open.policy()
  await expect(dialog().getByText(found)).toBeVisible()
  await expect(dialog().getByText('3 clausole')).toBeVisible()
  await expect(dialog().getByLabel('Titolo della clausola 1', { exact: true })).toHaveValue('A chi vale')
  await dialog().getByRole('button', { name: 'Crea la politica' }).click()
  await expect(desk.page.getByRole('heading', { name: 'A chi vale' })).toBeVisible()
  await expect.poll(() => kept('policy/new')).toBe('null')
})

test('what was typed into a dialog in the moment before the window is closed is found again', async ({ desk }) => {
  await go(desk.page, '/meetings')
  await desk.page.getByRole('button', { name: 'Nuova riunione' }).first().click()
  await desk.page.getByRole('dialog').getByLabel('Luogo').fill('Sala del consiglio')
  await desk.page.close({ runBeforeUnload: true })
  await desk.window.closed
  await desk.reopen()
  expect(JSON.stringify(await desk.call('drafts.read', { document: 'meeting/new/' }))).toContain('Sala del consiglio')
})

test('who was typed of a seat is shown no more once what was found is discarded', async ({ desk }) => {
  const body = (await desk.call('groups.save', { values: { name: 'Gruppo di prova', kind: 'workingGroup' } })).id
  const person = await desk.call('people.save', { values: { name: 'Carla Esempio' } })
  const { id } = await desk.call('groups.seats.save', { bodyId: body, fields: { personId: person.id, role: 'member', votes: true } })
  const dialog = desk.page.getByRole('dialog')
  const open = async () => {
    await go(desk.page, `/groups/${body}?tab=seats`)
    await desk.page.getByRole('button', { name: 'Modifica il posto di Carla Esempio' }).click()
  }
  await open()
  await dialog.getByLabel('Atto').fill('Delibera 12')
  await expect.poll(async () => (await desk.call('drafts.read', { document: `seat/${id}` })).value).not.toBeNull()
  await desk.page.keyboard.press('Escape')
  await open()
  await expect(dialog.getByText(found)).toBeVisible()
  await dialog.getByLabel('Persona').fill('Qualcun altro')
  await dialog.getByLabel('Organizzazione').fill('Una che non c’è')
  await dialog.getByRole('button', { name: 'Scarta ciò che è stato ritrovato' }).click()
  await expect(dialog.getByLabel('Atto')).toHaveValue('')
  await expect(dialog.getByLabel('Persona')).toHaveValue('Carla Esempio')
  await expect(dialog.getByLabel('Organizzazione')).toHaveValue('')
})
