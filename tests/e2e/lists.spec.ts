import type { Locator } from 'playwright'
import { formatClock } from '../../shared/format.ts'
import { expectAccessible } from './accessible.ts'
import { copied, draw, hearCopies, paste, sample } from './sheet.ts'
import { expect, test, type TestDesk } from './window.ts'

const names = {
  people: 'Elenco dei contatti', documents: 'Elenco dei documenti', actions: 'Impegni', suppliers: 'Elenco dei fornitori', meetings: 'Elenco', decisions: 'Libro delle deliberazioni', checklists: 'Elenco delle autovalutazioni', policies: 'Elenco delle politiche',
} as const
type List = keyof typeof names
const addresses: Partial<Record<List, string>> = { actions: 'actions?as=list&', decisions: 'meetings/decisions?' }
const grid = ({ page }: TestDesk, list: List): Locator => page.getByRole('grid', { name: names[list] })
const cell = (desk: TestDesk, list: List, row: number, column: number): Locator => grid(desk, list).locator(`[data-row="${row}"][data-col="${column}"]`)

/** Opens a list with these columns, and waits for its rows. */
async function open(desk: TestDesk, list: List, columns: readonly string[]): Promise<void> {
  await desk.page.goto(new URL(`#/${addresses[list] ?? `${list}?`}columns=${encodeURIComponent(JSON.stringify(columns))}`, desk.page.url()).href)
  await desk.page.reload()
  await cell(desk, list, 0, columns.length).waitFor()
}

function first<T>(rows: readonly T[]): T {
  const [row] = rows
  if (row === undefined) throw new Error('the sample has none')
  return row
}

const contacts = async (desk: TestDesk) => (await desk.call('people.list', {})).rows
const emails = async (desk: TestDesk) => (await contacts(desk)).map(row => row.email)

/** Anna agrees to contact lists and was given the notice; Bruno and Carla were never asked. */
async function threePeople(desk: TestDesk): Promise<void> {
  const organisationId = (await desk.call('organisations.save', { values: { name: 'Conceria Uno S.r.l.' } })).id
  const anna = await desk.call('people.save', { values: { name: 'Anna Prova', noticeOn: '2025-01-10' }, contact: { organisationId, email: 'anna@uno.example' } })
  await desk.call('people.consents.save', { personId: anna.id, fields: { purpose: 'directory', givenOn: '2025-01-10' } })
  for (const name of ['Bruno Prova', 'Carla Prova']) await desk.call('people.save', { values: { name }, contact: { organisationId, email: `${name.slice(0, 5).toLowerCase()}@uno.example` } })
}

test('contacts are written in their row, pasted, filled and emptied by keyboard; each is undone, and stays after a restart', async ({ desk }) => {
  await threePeople(desk)
  await open(desk, 'people', ['name', 'role', 'email', 'noticeOn', 'directory'])
  const { page } = desk
  await cell(desk, 'people', 1, 2).click()
  await page.keyboard.type('Titolare')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await contacts(desk)).map(row => row.role)).toEqual([null, 'Titolare', null])
  await page.keyboard.press('Control+d')
  await expect.poll(async () => (await contacts(desk)).map(row => row.role)).toEqual([null, 'Titolare', 'Titolare'])

  await cell(desk, 'people', 1, 4).click()
  await page.keyboard.type('31/2/25')
  await page.keyboard.press('Enter')
  await expect(page.getByText('«31/2/25» non è una data che esiste: scrivere per esempio 1/3/25')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('1/3/25')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await contacts(desk)).map(row => row.noticeOn)).toEqual(['2025-01-10', '2025-03-01', null])
  // A consent needs when and how: it is recorded with the person.
  await expect(cell(desk, 'people', 1, 5)).toHaveAttribute('aria-readonly', 'true')
  await cell(desk, 'people', 1, 5).click()
  await page.keyboard.press('F2')
  await expect(page.getByText('«Elenchi»: Un consenso si registra nella scheda della persona (Ctrl+Invio)', { exact: false })).toBeVisible()

  await cell(desk, 'people', 1, 3).click()
  await paste(page, { text: ['bruno@nuovo.example\t2/3/25', 'a@b.example; c@d.example\tieri'].join('\r\n') })
  const dialog = page.getByRole('dialog', { name: 'Incolla: che cosa cambia' })
  await expect(dialog.getByText('2 celle rifiutate: restano come sono.')).toBeVisible()
  await expect(dialog.getByRole('row', { name: /Carla Prova, Conceria Uno.*Qui c’è posto per un solo indirizzo/ })).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Incolla 2 celle' }).click()
  await expect.poll(() => emails(desk)).toEqual(['anna@uno.example', 'bruno@nuovo.example', 'carla@uno.example'])
  await page.getByRole('button', { name: 'Annulla: Incollate 2 celle' }).waitFor()
  // Here no new rows are pasted: those without a place are named.
  await cell(desk, 'people', 2, 3).click()
  await paste(page, { text: ['carla@uno.example', 'dora@uno.example', 'elsa@uno.example'].join('\r\n') })
  await expect(dialog.getByText('2 righe restano fuori', { exact: false })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('[aria-modal="true"]')).toHaveCount(0)
  // as long as it stands, keys are the dialog's
  await expect(dialog).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect.poll(() => emails(desk)).toEqual(['anna@uno.example', 'bruno@uno.example', 'carla@uno.example'])
  await draw(page, cell(desk, 'people', 1, 3), cell(desk, 'people', 2, 3))
  await page.keyboard.press('Delete')
  await expect.poll(() => emails(desk)).toEqual(['anna@uno.example', null, null])
  await desk.reopen()
  expect((await contacts(desk)).map(row => [row.role, row.email])).toEqual([[null, 'anna@uno.example'], ['Titolare', null], ['Titolare', null]])
})

test('who was not given the notice or does not agree is not copied, as not in the list for others, and that is said; nor cut', async ({ desk }) => {
  await threePeople(desk)
  await open(desk, 'people', ['name', 'email'])
  const { page } = desk
  await hearCopies(page)
  await draw(page, cell(desk, 'people', 0, 1), cell(desk, 'people', 2, 2))
  await page.keyboard.press('Control+c')
  await expect(page.getByText('2 righe non sono state copiate', { exact: false })).toBeVisible()
  await expect.poll(() => copied(page)).toBe('Anna Prova\tanna@uno.example')
  await page.keyboard.press('Control+x')
  await expect(page.getByText('Non tagliato', { exact: false })).toBeVisible()
  expect(await emails(desk)).toEqual(['anna@uno.example', 'bruno@uno.example', 'carla@uno.example'])
  // Whole rows, too.
  await cell(desk, 'people', 1, 0).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  await expect.poll(() => copied(page)).toBe('Nome e cognome\tE-mail\r\nAnna Prova\tanna@uno.example')
})

/** Sets a field on the chosen rows, as far as what would change. */
async function bulk({ page }: TestDesk, field: string, put: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Modifica…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Campo' }).click()
  await page.getByRole('option', { name: field }).click()
  await put(dialog)
  await dialog.getByRole('button', { name: 'Mostra che cosa cambia' }).click()
}

test('actions are written in their row, pasted, filled down and done all at once; a column that is only read says why; it stays after a restart', async ({ desk }) => {
  const { page } = desk
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  const { id: bodyId } = await desk.call('groups.save', { values: { name: 'Tavolo acque', clusterId, kind: 'workingGroup' } })
  for (const [text, due] of [['Chiedere tre preventivi', '2999-01-01'], ['Scrivere al consorzio', '2999-02-01'], ['Visitare il depuratore', '2999-03-01']] as const) await desk.call('meetings.actions.save', { bodyId, fields: { text, due } })
  const stored = async () => (await desk.call('meetings.actions.list', { sort: 'text' })).rows
  await open(desk, 'actions', ['text', 'owner', 'due', 'state', 'overdue', 'doneOn'])
  await cell(desk, 'actions', 0, 2).click()
  await page.keyboard.type('Anna Prova')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await stored()).map(row => row.owner)).toEqual(['Anna Prova', null, null])
  await draw(page, cell(desk, 'actions', 0, 2), cell(desk, 'actions', 2, 2))
  await page.keyboard.press('Control+d')
  await expect.poll(async () => (await stored()).map(row => row.owner)).toEqual(['Anna Prova', 'Anna Prova', 'Anna Prova'])

  await cell(desk, 'actions', 0, 5).click()
  await page.keyboard.type('s')
  await expect(page.getByText('«Ritardo»: Il ritardo si calcola dallo stato e dalla scadenza')).toBeVisible()
  await cell(desk, 'actions', 0, 6).click()
  await page.keyboard.type('1/3/26')
  await page.keyboard.press('Enter')
  // whatever is typed there, the row refuses it: nothing stays red that could not be mended
  await expect(page.getByRole('alert').filter({ hasText: 'non è stato salvato' })).toContainText('Solo un impegno fatto ha una data in cui è stato fatto')
  await expect(cell(desk, 'actions', 0, 6)).toHaveText('')
  await expect(grid(desk, 'actions').locator('[aria-invalid]')).toHaveCount(0)
  await expect(page.getByText('Non salvato')).toHaveCount(0)

  await cell(desk, 'actions', 0, 3).click()
  await paste(page, { text: ['15/1/2999', '31/2/2999', '15/3/2999'].join('\r\n') })
  const dialog = page.getByRole('dialog', { name: 'Incolla: che cosa cambia' })
  await expect(dialog.getByRole('row', { name: /Scrivere al consorzio.*non è una data che esiste/ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Incolla 2 celle' }).click()
  await expect.poll(async () => (await stored()).map(row => row.due)).toEqual(['2999-01-15', '2999-02-01', '2999-03-15'])

  await cell(desk, 'actions', 0, 0).click()
  await page.keyboard.press('Shift+ArrowDown')
  await bulk(desk, 'Stato', async form => { await form.getByRole('combobox', { name: 'Nuovo valore' }).click(); await page.getByRole('option', { name: 'Fatto' }).click() })
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Modifica 2 celle' }).click()
  const states = async () => (await stored()).map(row => [row.state, row.doneOn !== null, row.progress])
  await expect.poll(states).toEqual([['done', true, 100], ['done', true, 100], ['open', false, 0]])
  await page.getByRole('button', { name: 'Annulla: Modifica di più righe: 2 celle' }).waitFor()
  // it bars the keys until it is gone
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect.poll(states).toEqual([['open', false, 0], ['open', false, 0], ['open', false, 0]])

  // its form begins from what is stored when it opens, not from what it showed before
  const form = page.getByRole('dialog', { name: 'Impegno', exact: true })
  const state = form.getByRole('combobox', { name: 'Stato' })
  for (const shown of ['Aperto', 'Fatto']) {
    await cell(desk, 'actions', 0, 1).hover()
    await cell(desk, 'actions', 0, 1).getByRole('button').click()
    await expect(state).toHaveValue(shown)
    await page.keyboard.press('Escape')
    await expect(form).toBeHidden()
    await desk.call('meetings.actions.save', { id: (await stored())[0]?.id ?? '', fields: { state: 'done', doneOn: '2026-03-01' } })
    await expect(cell(desk, 'actions', 0, 4)).toHaveText('Fatto')
  }
  await desk.reopen()
  expect((await stored()).map(row => [row.owner, row.due])).toEqual([['Anna Prova', '2999-01-15'], ['Anna Prova', '2999-02-01'], ['Anna Prova', '2999-03-15']])
})

test.describe('in the sample district', () => {
  test.use({ workspace: sample })

  test('documents are grouped, and the view is kept under a name, also after a restart', async ({ desk }) => {
    await open(desk, 'documents', ['organisation', 'type', 'state', 'endsOn'])
    const { page } = desk
    const current = ['valid', 'expiring', 'expired', 'future', 'unknown']
    const { groups } = await desk.call('documents.groups', { by: 'type', filter: { state: current } })
    await grid(desk, 'documents').getByRole('columnheader', { name: 'Documento' }).click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Raggruppa per questa colonna' }).click()
    const { types } = await desk.call('documents.types.list', {})
    const first = types.find(type => type.id === groups[0]?.value)
    await expect(cell(desk, 'documents', 0, 1)).toHaveText(`${first?.name}${first?.edition ? `:${first.edition}` : ''} (${groups[0]?.count})`)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Comandi della vista «Tutti i documenti»' }).click()
    await page.getByRole('menuitem', { name: 'Salva come nuova vista…' }).click()
    await page.getByLabel('Nome della vista').fill('Per tipo')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await desk.call('views.list', { grid: 'documents' })).views).toMatchObject([{ name: 'Per tipo', definition: { group: 'type', sort: [{ column: 'endsOn' }] } }])
    await desk.reopen()
    await desk.page.goto(new URL('#/documents', desk.page.url()).href)
    const tabs = desk.page.getByRole('group', { name: 'Viste' })
    await expect(tabs).not.toContainText('modificata')
    await tabs.getByRole('button', { name: 'Per tipo' }).click()
    await expect(cell(desk, 'documents', 0, 1)).toContainText(first?.name ?? '?')
    await expect(tabs).not.toContainText('modificata')
    await tabs.getByRole('button', { name: 'Tutti i documenti' }).click()
    await expect(desk.page.getByText('Raggruppate per Documento')).toHaveCount(0)
    await expect(tabs).not.toContainText('modificata')
  })

  test('suppliers are written in their row and all at once; what a proceeding decides says where it is done', async ({ desk }) => {
    const { page } = desk
    await open(desk, 'suppliers', ['name', 'category', 'state', 'vatNumber', 'confirmedOn'])
    const { rows: [first, second] } = await desk.call('suppliers.list', { sort: 'name', limit: 2 })
    const of = async (id: string | undefined) => (await desk.call('suppliers.list', {})).rows.find(row => row.supplierId === id)
    await cell(desk, 'suppliers', 0, 3).click()
    await page.keyboard.press('F2')
    await expect(page.getByText('«Stato»: Stato e termini cambiano solo con un passaggio o una decisione, nella scheda (Ctrl+Invio)')).toBeVisible()
    await cell(desk, 'suppliers', 0, 4).click()
    await page.keyboard.type('675635106')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await of(first?.supplierId))?.vatNumber).toBe('00675635106')
    await cell(desk, 'suppliers', 0, 0).click()
    await page.keyboard.press('Shift+ArrowDown')
    await bulk(desk, 'Dati confermati il', dialog => dialog.getByLabel('Nuovo valore').fill('1/3/26'))
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Modifica 2 celle' }).click()
    const confirmed = async () => [(await of(first?.supplierId))?.confirmedOn, (await of(second?.supplierId))?.confirmedOn]
    await expect.poll(confirmed).toEqual(['2026-03-01', '2026-03-01'])
    await page.getByRole('button', { name: 'Annulla: Modifica di più righe: 2 celle' }).waitFor()
    // it bars the keys until it is gone
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('Control+z')
    await expect.poll(confirmed).toEqual([first?.confirmedOn, second?.confirmedOn])
    await desk.reopen()
    expect((await of(first?.supplierId))?.vatNumber).toBe('00675635106')
  })

  test('a planned meeting is moved in its row, and of an assessment who answered; a convened meeting says where it is changed', async ({ desk }) => {
    const { page } = desk
    const { rows } = await desk.call('meetings.list', { sort: '-startsAt' })
    const at = (state: string) => rows.findIndex(row => row.state === state)
    const stored = async () => (await desk.call('meetings.list', {})).rows.find(row => row.id === rows[at('planned')]?.id)
    await open(desk, 'meetings', ['startsAt', 'body', 'place', 'state'])
    const before = formatClock(rows[at('planned')]?.startsAt ?? '')
    await cell(desk, 'meetings', at('planned'), 3).click()
    await page.keyboard.type('Sala verde')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await stored())?.place).toBe('Sala verde')
    await cell(desk, 'meetings', at('planned'), 1).click()
    await page.keyboard.press('F2')
    await expect(page.getByRole('textbox', { name: 'Modifica: Quando' })).toHaveValue(before.replace(',', ''))
    await page.keyboard.type('domani')
    await page.keyboard.press('Enter')
    await expect(page.getByText('«domani» non è una data con l’ora: scrivere per esempio 12/12/2026 17:30')).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Control+a')
    await page.keyboard.type('1/3/2999 9.30')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await stored())?.startsAt).toBe('2999-03-01T09:30')
    await page.getByRole('button', { name: 'Annulla: Modifica di una cella: ' }).waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(async () => formatClock((await stored())?.startsAt ?? '')).toBe(before)
    await expect(cell(desk, 'meetings', at('planned'), 1)).toHaveText(before)
    await cell(desk, 'meetings', at('convened'), 3).click()
    await page.keyboard.type('Altrove')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: '«Altrove» non è stato salvato' })).toContainText('Qui si modifica solo una riunione in preparazione')
    await expect(cell(desk, 'meetings', at('convened'), 3)).not.toHaveText('Altrove')

    await open(desk, 'checklists', ['organisation', 'answeredOn', 'person', 'progress'])
    await cell(desk, 'checklists', 0, 3).click()
    await page.keyboard.type('Ilaria Prova')
    await page.keyboard.press('Enter')
    const person = async () => (await desk.call('checklists.list', { sort: 'organisation', limit: 1 })).rows[0]?.person
    await expect.poll(person).toBe('Ilaria Prova')
    await cell(desk, 'checklists', 0, 4).click()
    await page.keyboard.press('F2')
    await expect(page.getByText('«Risposte (%)»: Si conta dalle risposte, che si danno nella scheda (Ctrl+Invio)')).toBeVisible()
    await desk.reopen()
    expect([(await stored())?.place, await person()]).toEqual(['Sala verde', 'Ilaria Prova'])
  })

  test('a field is set on several documents after a look at what changes', async ({ desk }) => {
    await open(desk, 'documents', ['organisation', 'type', 'verified', 'issuer'])
    const { page } = desk
    await cell(desk, 'documents', 0, 0).click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await bulk(desk, 'Rilasciato da', dialog => dialog.getByLabel('Nuovo valore').fill('Ente Prova'))
    await page.getByRole('button', { name: 'Modifica 3 celle' }).click()
    const issued = async () => (await desk.call('documents.list', { filter: { issuer: 'Ente Prova' } })).total
    await expect.poll(issued).toBe(3)
    await page.getByRole('button', { name: 'Annulla: Modifica di più righe: 3 celle' }).waitFor()
    // it bars the keys until it is gone
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('Control+z')
    await expect.poll(issued).toBe(0)
    // One of few, chosen in its cell.
    const row = (await desk.call('documents.list', { sort: 'endsOn', filter: { state: ['valid', 'expiring', 'expired', 'future', 'unknown'] }, limit: 1 })).rows[0]
    await cell(desk, 'documents', 0, 3).click()
    await page.keyboard.type(row?.verified ? 'no' : 's')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await desk.call('documents.get', { id: row?.id ?? '' })).verified).toBe(!row?.verified)
  })

  test('the record stands beside both lists and follows the arrows; from a record one goes on to the next', async ({ desk }) => {
    const { page } = desk
    const { rows: people } = await desk.call('people.list', {})
    await open(desk, 'people', ['name', 'role'])
    await page.getByRole('button', { name: 'Scheda accanto all’elenco' }).click()
    await page.getByRole('menuitem', { name: 'A destra' }).click()
    await cell(desk, 'people', 0, 1).click()
    const pane = page.getByRole('region', { name: 'Scheda della riga' })
    await expect(pane.getByRole('heading', { name: people[0]?.name ?? '?' })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await expect(pane.getByRole('heading', { name: people[1]?.name ?? '?' })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { level: 1, name: people[1]?.name ?? '?' })).toBeVisible()
    await page.getByRole('button', { name: 'Precedente' }).click()
    await expect(page.getByRole('heading', { level: 1, name: people[0]?.name ?? '?' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Precedente' })).toBeDisabled()
    await expectAccessible(page)

    await open(desk, 'documents', ['organisation', 'type'])
    await page.getByRole('button', { name: 'Scheda accanto all’elenco' }).click()
    await page.getByRole('menuitem', { name: 'In basso' }).click()
    await cell(desk, 'documents', 0, 1).click()
    const { rows: documents } = await desk.call('documents.list', { sort: 'endsOn', filter: { state: ['valid', 'expiring', 'expired', 'future', 'unknown'] }, limit: 2 })
    await expect(pane).toContainText(documents[0]?.organisation ?? '?')
    await expectAccessible(page)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: 'Successivo' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(documents[1]?.organisation ?? '?')
  })

  test('beside meetings, decisions, actions, checklists and policies stands what a clerk looks up, and the record opens from there', async ({ desk }) => {
    const { page } = desk
    const meeting = first((await desk.call('meetings.list', { sort: '-startsAt', limit: 1 })).rows)
    const { points } = await desk.call('meetings.get', { id: meeting.id })
    const decision = first((await desk.call('meetings.decisions.list', { sort: '-startsAt', limit: 1 })).rows)
    const action = first((await desk.call('meetings.actions.list', { sort: 'due', limit: 1 })).rows)
    const assessment = first((await desk.call('checklists.list', { sort: 'organisation', limit: 1 })).rows)
    const policy = first((await desk.call('policies.list', { limit: 1 })).rows)
    const pane = page.getByRole('region', { name: 'Scheda della riga' })
    const beside = async (list: List, columns: string[], heading: string, said: (string | null)[]) => {
      await open(desk, list, columns)
      await cell(desk, list, 0, 1).click()
      await expect(pane.getByRole('heading', { level: 2 })).toHaveText(heading)
      for (const words of said) await expect(pane).toContainText(String(words))
    }
    for (const grid of ['meetings', 'decisions', 'checklists', 'policies', 'actions']) await desk.call('views.layouts.save', { grid, layout: { detail: 'right' } })
    await page.reload()
    await beside('meetings', ['body', 'startsAt'], `${meeting.body}, ${formatClock(meeting.startsAt)}`, [meeting.place, ...points.map(point => `${point.number}. ${point.title}`)])
    await expectAccessible(page)
    await beside('decisions', ['title', 'number'], decision.title, [`Deliberazione n. ${decision.number}/${decision.year}`, decision.body])
    await beside('checklists', ['organisation', 'state'], assessment.organisation, [assessment.person, 'Elementi'])
    await expectAccessible(page)
    await beside('policies', ['name', 'state'], policy.name, [policy.version, 'Versioni'])
    await pane.getByRole('link', { name: 'Apri la scheda' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(policy.name)
    await beside('actions', ['text', 'due'], action.text, [action.owner, action.body])
    await pane.getByRole('link', { name: 'Apri la scheda' }).click()
    await expect(page.getByRole('dialog', { name: 'Impegno' }).getByRole('textbox', { name: 'Che cosa si fa' })).toHaveValue(action.text)
  })
})

test.describe('in English', () => {
  test.use({ workspace: { ...sample, language: 'en', sample: false }, showing: { viewport: { width: 1280, height: 800 }, locale: 'en-GB' } })

  test('the history of a record calls its documents by their English names', async ({ desk }) => {
    const { page } = desk
    const { id } = await desk.call('organisations.save', { values: { name: 'Conceria Uno S.r.l.' } })
    await desk.call('documents.save', { organisationId: id, values: { documentTypeId: 'type-dvr' } })
    await page.goto(new URL(`#/members/${id}?tab=history`, page.url()).href)
    await expect(page.getByText(/Risk assessment document \(DVR\)/).first()).toBeVisible()
    await expect(page.getByText(/Documento di valutazione/)).toHaveCount(0)
  })
})
