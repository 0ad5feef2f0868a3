import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startCore } from '../../main/core/core.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test, type TestDesk } from './window.ts'

/** A planned meeting of a group with one seat. */
async function meetingOf(desk: TestDesk): Promise<string> {
  const body = (await desk.call('groups.save', { values: { name: 'Gruppo di prova', kind: 'workingGroup' } })).id
  const firm = (await desk.call('organisations.save', { values: { name: 'Filatura del Bisenzio' } })).id
  await desk.call('groups.seats.save', { bodyId: body, fields: { organisationId: firm, role: 'member', votes: true } })
  return (await desk.call('meetings.save', { bodyId: body, values: { startsAt: '2026-03-10T18:00', place: 'Sala prova' } })).id
}

async function show(desk: TestDesk, route: string): Promise<void> {
  await desk.page.goto(new URL(`#${route}`, desk.page.url()).href)
}

async function takeBack(desk: TestDesk, file: string) {
  await show(desk, '/meetings')
  await desk.page.getByRole('button', { name: 'Altro' }).click()
  await desk.page.getByRole('menuitem', { name: 'Riporta da un portatile' }).click()
  const dialog = desk.page.getByRole('dialog', { name: 'Riporta da un portatile' })
  await dialog.locator('input[type=file], input').first().waitFor({ state: 'attached' })
  await desk.page.locator('input[type=file][accept=".desk"]').setInputFiles(file)
  return dialog
}

test('what does not come home with a meeting, and what loses a link, is said before anything is taken back', async ({ desk }, info) => {
  const meeting = await meetingOf(desk)
  const path = info.outputPath('riunione.desk')
  await desk.call('meetings.carry.out', { meetingId: meeting, path, to: 'Portatile di Anna' })
  const there = startCore({ home: info.outputPath('portatile'), file: path })
  const write = async (procedure: string, input: unknown): Promise<string> => {
    const reply = await there.call({ id: `l-${procedure}`, procedure, input })
    if (!reply.ok) throw new Error(`${procedure}: ${reply.error.code}`)
    return (reply.answer as { id: string }).id
  }
  const { rows } = await desk.call('meetings.list', {})
  const other = await write('meetings.save', { bodyId: rows[0]?.bodyId, values: { startsAt: '2026-03-05T18:00' } })
  await write('people.save', { values: { name: 'Fabio Nuovo' } })
  const point = await write('meetings.points.save', { meetingId: meeting, fields: { title: 'Verbale di marzo', kind: 'approval', approvesId: other } })
  await write('meetings.actions.save', { pointId: point, fields: { text: 'Scrivere', ownerPersonId: await write('people.save', { values: { name: 'Elena Nuova' } }) } })
  await there.close()

  const dialog = await takeBack(desk, path)
  await expect(dialog.getByText('Gruppo di prova, 10/03/2026, 18:00')).toBeVisible()
  await expect(dialog.getByText('Tornano anche, perché la riunione li nomina: Elena Nuova')).toBeVisible()
  await expect(dialog.getByRole('alert', { name: /Collegamenti che non tornano/ })).toContainText('«Verbale di marzo» torna senza il collegamento con una riunione scritta sul portatile')
  const outside = dialog.getByRole('alert', { name: /fuori da questa riunione/ })
  await expect(outside.getByRole('listitem')).toHaveText(['Persone: 1', 'Altre riunioni: 1'])
  await expectAccessible(desk.page)
  expect((await desk.call('meetings.get', { id: meeting })).points.map(({ title }) => title)).not.toContain('Verbale di marzo')
  await dialog.getByRole('button', { name: 'Riporta la riunione' }).click()
  await expect(dialog).toBeHidden()
  expect((await desk.call('meetings.get', { id: meeting })).points.find(({ title }) => title === 'Verbale di marzo')).toMatchObject({ approvesId: null })
  expect((await desk.call('people.list', {})).rows.map(({ name }) => name)).toEqual(['Elena Nuova'])
})

test('a meeting goes out under a passphrase, is opened with it, and comes home under another', async ({ desk }) => {
  const { page } = desk
  const meeting = await meetingOf(desk)
  await show(desk, `/meetings/${meeting}`)
  await page.getByRole('button', { name: 'Altro' }).click()
  await page.getByRole('menuitem', { name: 'Consegna a un portatile' }).click()
  const out = page.getByRole('dialog', { name: 'Consegna a un portatile' })
  await out.getByRole('textbox', { name: 'A chi, o a quale portatile' }).fill('Portatile di Anna')
  await out.getByLabel('Frase segreta', { exact: true }).fill('rosa bianca')
  await out.getByLabel(/un’altra volta/).fill('rosa rossa')
  await out.getByRole('button', { name: /Crea il file/ }).click()
  await expect(out.getByText('Le due frasi non sono uguali.')).toBeVisible()
  await out.getByRole('button', { name: 'Mostra o nascondi la frase' }).first().click()
  await expect(out.getByLabel('Frase segreta', { exact: true })).toHaveAttribute('type', 'text')
  await out.getByLabel(/un’altra volta/).fill('rosa bianca')
  await expectAccessible(page)
  await out.getByRole('button', { name: /Crea il file/ }).click()
  await expect(page.getByText(/La riunione è su un portatile: Portatile di Anna/)).toBeVisible()
  const folder = join(desk.home, 'person', 'Documents', 'Cooperate Desk')
  const written = join(folder, 'riunione-2026-03-10.desk')
  expect(readFileSync(written).includes('Filatura')).toBe(false)

  // on the laptop it is opened by a double click
  await desk.window.come(written)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Il file è protetto da una frase segreta.')
  await expectAccessible(page)
  await page.getByLabel('Frase segreta', { exact: true }).fill('rosa gialla')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/La frase segreta non è quella giusta/)).toBeVisible()
  await page.getByRole('button', { name: 'Torna all’archivio precedente' }).click()
  await expect(page.getByRole('navigation', { name: 'Sezioni' })).toBeVisible()
  await desk.window.come(written)
  await page.getByLabel('Frase segreta', { exact: true }).fill('rosa bianca')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Questa riunione viene da Agenzia di prova/)).toBeVisible()
  expect(await desk.call('workspace.state', {})).toMatchObject({ state: 'open', name: 'riunione-2026-03-10 (2).desk' })
  await desk.call('meetings.points.save', { meetingId: meeting, fields: { title: 'Scritto sul portatile' } })

  await page.getByRole('button', { name: 'Salva il file per il ritorno' }).click()
  const home = page.getByRole('dialog', { name: 'Salva il file per il ritorno' })
  await home.getByLabel('Frase segreta', { exact: true }).fill('viola mammola')
  await home.getByLabel(/un’altra volta/).fill('viola mammola')
  await home.getByRole('button', { name: 'Salva il file' }).click()
  await expect(home).toBeHidden()
  await desk.call('workspace.open', { file: join(desk.home, 'agenzia.desk') })

  const back = await takeBack(desk, join(folder, 'riunione-2026-03-10-ritorno.desk'))
  await back.getByLabel('Frase segreta', { exact: true }).fill('rosa bianca')
  await back.getByRole('button', { name: 'Controlla che cosa torna' }).click()
  await expect(back.getByText('La frase segreta non è quella giusta.')).toBeVisible()
  await back.getByLabel('Frase segreta', { exact: true }).fill('viola mammola')
  await back.getByRole('button', { name: 'Controlla che cosa torna' }).click()
  await expect(back.getByText('Gruppo di prova, 10/03/2026, 18:00')).toBeVisible()
  await back.getByRole('button', { name: 'Riporta la riunione' }).click()
  await expect(back).toBeHidden()
  expect((await desk.call('meetings.get', { id: meeting })).points.map(({ title }) => title)).toContain('Scritto sul portatile')
})

test('the lock of a meeting whose laptop is lost is broken with a reason; what comes back too late is refused, and nothing is changed', async ({ desk }, info) => {
  const meeting = await meetingOf(desk)
  const path = info.outputPath('perso.desk')
  await desk.call('meetings.carry.out', { meetingId: meeting, path, to: 'Portatile di Anna' })
  const { page } = desk
  await show(desk, `/meetings/${meeting}`)
  await expect(page.getByText(/La riunione è su un portatile: Portatile di Anna/)).toBeVisible()
  await page.getByRole('button', { name: 'Togli il blocco…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Togli il blocco…' })
  // without a reason nothing happens
  await dialog.getByRole('button', { name: 'Togli il blocco' }).click()
  await expect(dialog).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Perché il blocco è stato tolto' }).fill('Il portatile è stato rubato')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/La riunione è su un portatile/)).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Nuovo punto' }).fill('Scritto qui')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /Scritto qui/ }).first()).toBeVisible()
  const late = await takeBack(desk, path)
  await expect(late.getByRole('alert')).toContainText('blocco')
  await desk.reopen()
  const { points, carries } = await desk.call('meetings.get', { id: meeting })
  expect(points.map(({ title }) => title)).toContain('Scritto qui')
  expect(carries.map(({ to, brokenReason, backAt }) => [to, brokenReason, backAt])).toEqual([['Portatile di Anna', 'Il portatile è stato rubato', null]])
})
