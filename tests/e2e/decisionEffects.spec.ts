import { noteOf } from '../../shared/meetings/notes.ts'
import { expectAccessible } from './accessible.ts'
import { hold, letGo } from './held.ts'
import { expect, test } from './window.ts'

test.use({ workspace: { agency: 'Agenzia di prova', language: 'it', sample: true, writer: { name: 'Anna Prova', initials: 'AP' } } })

const found = 'È stato ritrovato ciò che non era ancora salvato'

test('a text of minutes that is typed on while it is being saved is found again, when the window is closed in that moment', async ({ desk }) => {
  const body = (await desk.call('groups.save', { values: { name: 'Gruppo di prova', kind: 'workingGroup' } })).id
  const meeting = (await desk.call('meetings.save', { bodyId: body, values: { startsAt: '2026-03-10T18:00', place: 'Sala prova' }, agenda: 'empty' })).id
  await desk.call('meetings.open', { meetingId: meeting, at: '2026-03-10T18:00' })
  await desk.page.goto(new URL(`#/meetings/${meeting}?mode=hold`, desk.page.url()).href)
  await desk.page.getByRole('navigation', { name: 'Punti della riunione' }).getByRole('button', { name: /Apertura/ }).click()
  const opening = desk.page.getByRole('textbox', { name: 'Apertura' })
  await hold(desk.page, 'minutes.save', 'answers')
  await opening.fill('Si apre.')
  await desk.page.keyboard.press('Control+s')
  await expect.poll(async () => JSON.stringify((await desk.call('minutes.get', { meetingId: meeting })).record.opening)).toContain('Si apre.')
  await opening.fill('Si apre, e si saluta.')
  await desk.page.close({ runBeforeUnload: true })
  await desk.window.closed
  await desk.reopen()
  expect(JSON.stringify(await desk.call('drafts.read', { document: `minutes/${meeting}` }))).toContain('si saluta')
})

test('a text of minutes that changed meanwhile stands above what is typed, one of the two is chosen, and the other texts are saved', async ({ desk }) => {
  const body = (await desk.call('groups.save', { values: { name: 'Gruppo di prova', kind: 'workingGroup' } })).id
  const meeting = (await desk.call('meetings.save', { bodyId: body, values: { startsAt: '2026-03-10T18:00', place: 'Sala prova' }, agenda: 'empty' })).id
  const point = (await desk.call('meetings.points.save', { meetingId: meeting, fields: { title: 'Fornitori', kind: 'decision' } })).id
  await desk.call('meetings.open', { meetingId: meeting, at: '2026-03-10T18:00' })
  await desk.page.goto(new URL(`#/meetings/${meeting}?mode=hold`, desk.page.url()).href)
  const choose = (name: RegExp) => desk.page.getByRole('navigation', { name: 'Punti della riunione' }).getByRole('button', { name }).click()
  const text = () => desk.page.getByRole('textbox', { name: 'Testo del punto 1' })
  const changed = () => desk.page.getByRole('alert').filter({ hasText: 'Il testo salvato nel frattempo è cambiato' })
  const stored = async () => JSON.stringify((await desk.call('meetings.get', { id: meeting })).points[0]?.notes)
  const elsewhere = (words: string) => desk.call('minutes.save', { meetingId: meeting, fields: {}, points: [{ id: point, notes: noteOf(words) }] })
  await choose(/Fornitori/)
  await text().fill('Scritto qui.')
  // what is no text may change beside it
  await desk.call('minutes.save', { meetingId: meeting, fields: {}, points: [{ id: point, outcome: 'treated' }] })
  await desk.page.keyboard.press('Control+s')
  await expect.poll(stored).toContain('Scritto qui.')
  // typed on and saved once more while a save waits for its turn: nobody else wrote
  await hold(desk.page, 'minutes.save', 'answers')
  await text().fill('Scritto qui, e oltre.')
  await desk.page.keyboard.press('Control+s')
  await expect.poll(stored).toContain('e oltre')
  await text().fill('Scritto qui, e ancora oltre.')
  await desk.page.keyboard.press('Control+s')
  await stored()
  await letGo(desk.page)
  await expect.poll(stored).toContain('ancora oltre')
  await expect(changed()).toHaveCount(0)
  await text().fill('Scritto qui due volte.')
  await elsewhere('Scritto altrove.')
  await choose(/Apertura/)
  await desk.page.getByRole('textbox', { name: 'Apertura' }).fill('Si apre.')
  await choose(/Fornitori/)
  await expect(changed().getByRole('textbox', { name: 'Testo salvato' })).toHaveText('Scritto altrove.')
  await expect(text()).toHaveText('Scritto qui due volte.')
  expect(await stored()).toContain('altrove')
  await expect.poll(async () => JSON.stringify((await desk.call('minutes.get', { meetingId: meeting })).record.opening)).toContain('Si apre.')
  await expectAccessible(desk.page)
  // found again with the same question
  await desk.reopen()
  await desk.page.goto(new URL(`#/meetings/${meeting}?mode=hold`, desk.page.url()).href)
  await choose(/Fornitori/)
  await expect(text()).toHaveText('Scritto qui due volte.')
  await choose(/Apertura/)
  await choose(/Fornitori/)
  await changed().getByRole('button', { name: 'Tieni il mio testo' }).click()
  await expect.poll(stored).toContain('due volte')
  await expect(changed()).toHaveCount(0)
  await text().fill('Scritto qui tre volte.')
  await elsewhere('Scritto altrove due volte.')
  await desk.page.keyboard.press('Control+s')
  await changed().getByRole('button', { name: 'Usa quello salvato' }).click()
  await expect(text()).toHaveText('Scritto altrove due volte.')
  await expect.poll(async () => (await desk.call('drafts.read', { document: `minutes/${meeting}` })).value).toBeNull()
})

test('what is typed into the dialogs of a decision, an action, a vote and a convocation is found again, closed by mistake and after a restart', async ({ desk }) => {
  const body = (await desk.call('groups.save', { values: { name: 'Gruppo di prova', kind: 'workingGroup' } })).id
  const meeting = (await desk.call('meetings.save', { bodyId: body, values: { startsAt: '2026-03-10T18:00', place: 'Sala prova' }, agenda: 'empty' })).id
  const point = (await desk.call('meetings.points.save', { meetingId: meeting, fields: { title: 'Fornitori', kind: 'decision' } })).id
  await desk.call('meetings.open', { meetingId: meeting, at: '2026-03-10T18:00' })
  const { id } = await desk.call('meetings.decisions.save', { meetingId: meeting, pointId: point, fields: { title: 'Il fornitore è ammesso', text: noteOf('Il fornitore è ammesso.') } })
  const draft = async (document: string) => JSON.stringify((await desk.call('drafts.read', { document })).value)
  const open = async () => {
    await desk.page.goto(new URL(`#/meetings/${meeting}?mode=hold`, desk.page.url()).href)
    await desk.page.getByRole('navigation', { name: 'Punti della riunione' }).getByRole('button', { name: /Fornitori/ }).click()
  }
  const add = () => desk.page.getByRole('button', { name: 'Aggiungi un impegno' })
  const edit = () => desk.page.getByRole('button', { name: 'Modifica la deliberazione: Il fornitore è ammesso' })
  await open()
  await add().click()
  await desk.page.getByLabel('Che cosa si fa').fill('Scrivere al fornitore')
  await desk.page.keyboard.press('Escape')
  await expect(add(), 'the keyboard comes back').toBeFocused()
  await expect.poll(() => draft(`action/new/${point}`)).toContain('Scrivere al fornitore')
  await edit().click()
  await desk.page.getByRole('dialog').getByRole('textbox', { name: 'Testo', exact: true }).fill('Il fornitore è ammesso per un anno.')
  await expect.poll(() => draft(`decision/${id}`)).toContain('per un anno')
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Annulla', exact: true }).click()
  const put = () => desk.page.getByRole('button', { name: 'Metti ai voti' }).click()
  await put()
  await desk.page.getByRole('dialog').getByLabel('Contrari', { exact: true }).fill('3')
  await desk.page.keyboard.press('Escape')
  await expect.poll(() => draft(`vote/${point}`)).toContain('"against":3')
  const next = (await desk.call('meetings.save', { bodyId: body, values: { startsAt: '2026-04-10T18:00', place: 'Sala prova' }, agenda: 'empty' })).id
  const convene = async () => {
    await desk.page.goto(new URL(`#/meetings/${next}?mode=prepare`, desk.page.url()).href)
    await desk.page.getByRole('button', { name: 'Convoca', exact: true }).click()
  }
  await convene()
  await desk.page.getByLabel('Convocata da').fill('La presidente')
  await expect.poll(() => draft(`convocation/${next}`)).toContain('La presidente')

  await desk.reopen()
  await convene()
  await expect(desk.page.getByRole('dialog').getByText(found)).toBeVisible()
  await expect(desk.page.getByLabel('Convocata da')).toHaveValue('La presidente')
  await desk.page.keyboard.press('Escape')
  await open()
  await put()
  await expect(desk.page.getByRole('dialog').getByText(found)).toBeVisible()
  await expect(desk.page.getByRole('dialog').getByLabel('Contrari', { exact: true })).toHaveValue('3')
  await desk.page.keyboard.press('Escape')
  await edit().click()
  const dialog = desk.page.getByRole('dialog')
  await expect(dialog.getByText(found)).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'Testo', exact: true })).toHaveText('Il fornitore è ammesso per un anno.')
  await dialog.getByRole('button', { name: 'Salva', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await add().click()
  await expect(dialog.getByText(found)).toBeVisible()
  await expect(dialog.getByLabel('Che cosa si fa')).toHaveValue('Scrivere al fornitore')
  await expectAccessible(desk.page)
  await desk.page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  const record = await desk.call('meetings.get', { id: meeting })
  expect(record.actions.map(({ text }) => text)).toEqual(['Scrivere al fornitore'])
  expect(JSON.stringify(record.decisions[0]?.text)).toContain('per un anno')
  for (const document of [`action/new/${point}`, `decision/${id}`]) await expect.poll(() => draft(document)).toBe('null')

  // an action half changed, and carried out by somebody else meanwhile, stays carried out
  const action = record.actions[0]?.id ?? ''
  const change = () => desk.page.getByRole('button', { name: /Scrivere al fornitore/ }).first().click()
  await change()
  await dialog.getByLabel('Che cosa si fa').fill('Scrivere e telefonare')
  await desk.page.keyboard.press('Escape')
  await expect.poll(() => draft(`action/${action}`)).toContain('telefonare')
  await desk.call('meetings.actions.save', { id: action, fields: { state: 'done', doneOn: '2026-03-11' } })
  await desk.page.reload()
  await open()
  await change()
  await expect(dialog.getByText('Sono stati rimessi solo i campi')).toBeVisible()
  await expect(dialog.getByLabel('Che cosa si fa')).toHaveValue('Scrivere e telefonare')
  await desk.page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  expect((await desk.call('meetings.get', { id: meeting })).actions).toMatchObject([{ text: 'Scrivere e telefonare', state: 'done' }])
})

test('what a decision brings about is chosen while it is written, and opened from the book of decisions', async ({ desk }) => {
  const { page } = desk
  const { rows: [supplier] } = await desk.call('suppliers.list', { limit: 1 })
  if (!supplier) throw new Error('the sample has no supplier')
  const body = (await desk.call('groups.save', { values: { name: 'Gruppo di prova', kind: 'workingGroup' } })).id
  await desk.call('groups.seats.save', { bodyId: body, fields: { organisationId: supplier.organisationId, role: 'chair', votes: true } })
  const meeting = (await desk.call('meetings.save', { bodyId: body, values: { startsAt: '2026-03-10T18:00', place: 'Sala prova' }, agenda: 'empty' })).id
  const point = (await desk.call('meetings.points.save', { meetingId: meeting, fields: { title: 'Fornitori', kind: 'decision' } })).id
  await desk.call('meetings.open', { meetingId: meeting, at: '2026-03-10T18:00' })
  await desk.call('meetings.decisions.save', { meetingId: meeting, pointId: point, fields: { title: 'Il fornitore è ammesso', text: noteOf('Il fornitore è ammesso.') } })

  await page.goto(new URL(`#/meetings/${meeting}?mode=hold`, page.url()).href)
  await page.getByRole('navigation', { name: 'Punti della riunione' }).getByRole('button', { name: /Fornitori/ }).click()
  await page.getByRole('button', { name: 'Effetti della deliberazione: Il fornitore è ammesso' }).click()
  const dialog = page.getByRole('dialog', { name: 'Che cosa produce la deliberazione' })
  await dialog.getByRole('combobox', { name: 'Su quale scheda' }).fill(supplier.name)
  await page.getByRole('option', { name: new RegExp(supplier.name) }).first().click()
  await expect(dialog.getByRole('button', { name: `Togli: Ammette un fornitore: ${supplier.name}` })).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Salva gli effetti' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('link', { name: supplier.name })).toBeVisible()
  // what was saved is there when the dialog is opened again, and stays when another is added
  await page.getByRole('button', { name: 'Effetti della deliberazione: Il fornitore è ammesso' }).click()
  await expect(dialog.getByRole('button', { name: `Togli: Ammette un fornitore: ${supplier.name}` })).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Effetto' }).click()
  await page.getByRole('option', { name: 'Nomina', exact: true }).click()
  await dialog.getByRole('combobox', { name: 'Su quale scheda' }).fill('Gruppo di prova')
  await page.getByRole('option', { name: /Gruppo di prova/ }).first().click()
  await dialog.getByRole('button', { name: 'Salva gli effetti' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('link', { name: supplier.name })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Gruppo di prova' }).first()).toBeVisible()

  await page.goto(new URL('#/meetings/decisions', page.url()).href)
  await page.getByRole('gridcell', { name: 'Il fornitore è ammesso' }).dblclick()
  const record = page.getByRole('dialog', { name: 'Il fornitore è ammesso' })
  await expectAccessible(page)
  await record.getByRole('link', { name: supplier.name }).click()
  await expect(page.getByRole('heading', { level: 1, name: supplier.name })).toBeVisible()
})
