import type { Page } from 'playwright'
import { expectAccessible } from './accessible.ts'
import { hold, letGo } from './held.ts'
import { expect, test, type TestDesk } from './window.ts'

const sample = { agency: 'Agenzia di prova', language: 'it' as const, writer: { name: 'Anna Prova', initials: 'AP' }, sample: true }

const grid = (page: Page) => page.getByRole('grid', { name: 'Elenco dei soci' })
const cell = (page: Page, row: number, column: number) => grid(page).locator(`[data-row="${row}"][data-col="${column}"]`)
/** Names in the list as the screen shows them from its top. */
const names = (page: Page) => grid(page).locator('[role=gridcell][data-col="1"]').allTextContents()
const focused = (page: Page) => page.evaluate(() => document.activeElement instanceof HTMLElement ? `${document.activeElement.dataset['row']}/${document.activeElement.dataset['col']}` : '')

/** The record that `openRecord` opens. */
async function firstMember(desk: TestDesk): Promise<{ organisationId: string; name: string }> {
  const { rows: [row] } = await desk.call('members.list', { limit: 1, sort: 'name', filter: { vatNumber: { empty: false } } })
  if (!row) throw new Error('the sample has members')
  return row
}

async function openRecord(desk: TestDesk, tab?: string): Promise<{ id: string; name: string }> {
  const row = await firstMember(desk)
  await desk.page.goto(new URL(`#/members/${row.organisationId}${tab ? `?tab=${tab}` : ''}`, desk.page.url()).href)
  await expect(desk.page.getByRole('heading', { level: 1, name: row.name })).toBeVisible()
  return { id: row.organisationId, name: row.name }
}

test.describe('the list', () => {
  test.use({ workspace: sample })

  test('is filtered by text and by column, counted, and sorted, and a reload shows the same', async ({ desk }) => {
    const { page } = desk
    const all = await desk.call('members.list', {})
    await expect(page.getByText(`${all.total} righe`)).toBeVisible()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('conceria')
    const found = await desk.call('members.list', { text: 'conceria' })
    expect(found.total).toBeGreaterThan(1)
    await expect(page.getByText(`${found.total} di ${all.total}`)).toBeVisible()

    // Into the list, up to the head, over to the province, and its filter: by keyboard alone.
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Alt+ArrowDown')
    const first = found.rows[0]?.province ?? ''
    await page.getByRole('checkbox', { name: new RegExp(`^${first} \\(`) }).press('Space')
    await page.keyboard.press('Enter')
    const both = await desk.call('members.list', { text: 'conceria', filter: { province: [first] } })
    await expect(page.getByText(`${both.total} di ${all.total}`)).toBeVisible()
    await expect(page.getByText(`Prov.: ${first}`)).toBeVisible()
    expect(await focused(page)).toBe('-1/4')

    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('columnheader', { name: 'Denominazione' })).toHaveAttribute('aria-sort', 'descending')
    const sorted = await desk.call('members.list', { text: 'conceria', filter: { province: [first] }, sort: '-name' })
    const expected = sorted.rows.map(row => row.name)
    await expect.poll(() => names(page)).toEqual(expected)

    await page.reload()
    await expect.poll(() => names(page)).toEqual(expected)
    await expect(page.getByText(`${both.total} di ${all.total}`)).toBeVisible()
    await page.getByRole('button', { name: 'Togli tutti i filtri' }).click()
    await expect(page.getByText(`${all.total} righe`)).toBeVisible()

    // what is no day is said, and the filter waits for a better one
    await page.goto(new URL(`#/members?columns=${encodeURIComponent('["name","joinedOn"]')}`, page.url()).href)
    await page.getByLabel('Filtra per Data adesione').click()
    const from = page.getByRole('textbox', { name: 'Da', exact: true })
    await from.fill('31/2/2024')
    await page.getByRole('button', { name: 'Applica' }).click()
    await expect(from).toBeFocused()
    await expect(from).toHaveAccessibleDescription(/Questa data non esiste/)
    await from.fill('1/1/2024')
    await page.keyboard.press('Enter')
    const since = await desk.call('members.list', { filter: { joinedOn: { from: '2024-01-01' } } })
    await expect(page.getByText(`${since.total} di ${all.total}`)).toBeVisible()
  })

  test('shows the situation at another day, and says when nobody was a member then', async ({ desk }) => {
    const { page } = desk
    const then = await desk.call('members.list', { at: '2021-06-30' })
    const now = await desk.call('members.list', {})
    expect(then.total).not.toBe(now.total)
    await page.getByRole('textbox', { name: 'Situazione al' }).fill('30/6/21')
    await page.keyboard.press('Enter')
    await expect(page.getByText(`${then.total} righe`)).toBeVisible()
    await page.getByRole('textbox', { name: 'Situazione al' }).fill('1/1/1950')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Nessun socio al 01/01/1950' })).toBeVisible()
    await page.getByRole('button', { name: 'Mostra la situazione a oggi' }).click()
    await expect(page.getByText(`${now.total} righe`)).toBeVisible()
    const day = page.getByRole('textbox', { name: 'Situazione al' })
    await expect(day).toHaveValue('')
    // what is no day is said, asks for nothing to be saved, and is taken back
    await day.fill('31/31')
    await day.blur()
    await expect(page.getByText('Questa data non esiste.', { exact: false })).toBeVisible()
    await expect(page.getByRole('banner').getByRole('status')).toHaveText('Tutto salvato')
    await day.press('Escape')
    await expect(day).toHaveValue('')
    // the keyboard stays where one types
    await day.fill('30/6/21')
    await page.keyboard.press('Enter')
    await expect(page.getByText(`${then.total} righe`)).toBeVisible()
    await expect(day).toBeFocused()
    await expect(day).toHaveValue('30/06/2021')
  })

  test('keeps its filters in sight when nothing is found', async ({ desk: { page } }) => {
    await page.getByLabel('Filtra l’elenco').fill('zzzz')
    await expect(page.getByText('Nessuna riga corrisponde ai filtri.')).toBeVisible()
    await expect(page.getByLabel('Filtra l’elenco')).toHaveValue('zzzz')
  })

  test('is walked by keyboard, and Ctrl+Enter opens the record; back comes to the same row', async ({ desk }) => {
    const { page } = desk
    await cell(page, 0, 1).click()
    await page.keyboard.press('Control+End')
    const { total, rows } = await desk.call('members.list', {})
    await expect.poll(() => focused(page)).toBe(`${total - 1}/9`)
    await page.keyboard.press('Control+Home')
    await expect.poll(() => focused(page)).toBe('0/0')
    await page.keyboard.press('PageDown')
    await page.keyboard.press('PageUp')
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key)
    expect(await focused(page)).toBe('2/1')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { level: 1, name: rows[2]?.name ?? '?' })).toBeVisible()
    await page.getByRole('button', { name: 'Successivo' }).click()
    await expect(page.getByRole('heading', { level: 1, name: rows[3]?.name ?? '?' })).toBeVisible()
    await expect(page.getByText(`4 di ${total}`)).toBeVisible()
    await page.getByRole('link', { name: 'Torna ai soci' }).click()
    await expect.poll(() => focused(page)).toBe('2/1')
  })

  test('gives chosen rows to the clipboard as text and as a table', async ({ desk }) => {
    const { page } = desk
    await page.evaluate(() => document.addEventListener('copy', event => {
      document.body.dataset['copied'] = `${event.clipboardData?.getData('text/plain')}|||${event.clipboardData?.getData('text/html')}`
    }))
    await cell(page, 0, 0).click()
    await page.keyboard.press('Shift+ArrowDown')
    await expect(page.getByText('2 righe selezionate')).toBeVisible()
    await page.keyboard.press('Control+c')
    const { rows, total } = await desk.call('members.list', { limit: 2 })
    await expect.poll(() => page.evaluate(() => document.body.dataset['copied'])).toContain(rows[1]?.name ?? '?')
    const [plain = '', html = ''] = (await page.evaluate(() => document.body.dataset['copied'] ?? '')).split('|||')
    expect(plain.split('\r\n')).toHaveLength(3)
    expect(plain.split('\r\n')[0]?.split('\t').slice(0, 2)).toEqual(['Denominazione', 'Partita IVA'])
    expect(html).toContain(`<td style="mso-number-format:'\\@'">${rows[1]?.vatNumber ?? ''}</td>`)

    // All rows are not at hand: they are fetched, and the copy follows.
    await page.keyboard.press('Control+a')
    await expect(page.getByText(`${total} righe selezionate`)).toBeVisible()
    await page.keyboard.press('Control+c')
    await expect.poll(async () => (await page.evaluate(() => document.body.dataset['copied'] ?? '')).split('|||')[0]?.split('\r\n').length).toBe(total + 1)
  })

  test('puts chosen rows into the bin, and takes them back', async ({ desk }) => {
    const { page } = desk
    const { total, rows } = await desk.call('members.list', {})
    await cell(page, 1, 0).click()
    await page.keyboard.press('Delete')
    await expect(page.getByText('1 organizzazione spostata nel cestino.')).toBeVisible()
    await expect.poll(() => names(page)).not.toContain(rows[1]?.name)
    expect((await desk.call('members.list', {})).total).toBe(total - 1)
    await page.getByRole('alert').getByRole('button', { name: 'Annulla' }).click()
    await expect.poll(() => names(page)).toContain(rows[1]?.name)
    expect((await desk.call('members.list', {})).total).toBe(total)

    // without a chosen row, that of the cell under the mouse
    await cell(page, 2, 2).click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Sposta la scheda nel cestino' }).click()
    await expect.poll(() => names(page)).not.toContain(rows[2]?.name)
    expect((await desk.call('members.list', {})).total).toBe(total - 1)
  })

  test('puts all that a filter shows into the bin with Ctrl+A, and nothing else; taken back and done again, it stays so after a restart', async ({ desk }) => {
    const { page } = desk
    const all = await desk.call('members.list', { limit: 1000 })
    const ids = (list: typeof all) => list.rows.map(row => row.organisationId)
    const shown = ids(await desk.call('members.list', { text: 'conceria', limit: 1000 }))
    const others = ids(all).filter(id => !shown.includes(id))
    expect(shown.length).toBeGreaterThan(1)
    const left = async () => ids(await desk.call('members.list', { limit: 1000 }))
    await page.keyboard.press('Control+f')
    await page.keyboard.type('conceria')
    await expect(page.getByText(`${shown.length} di ${all.total}`)).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Control+a')
    await expect(page.getByText(`${shown.length} righe selezionate`)).toBeVisible()
    await page.keyboard.press('Delete')
    await expect(page.getByText(`${shown.length} organizzazioni spostate nel cestino.`)).toBeVisible()
    expect(await left()).toEqual(others)
    await page.keyboard.press('Control+z')
    await expect(page.getByText(`Annullato: Nel cestino: ${shown.length} organizzazioni`)).toBeVisible()
    expect(await left()).toEqual(ids(all))
    await page.keyboard.press('Control+y')
    await expect(page.getByText(`Ripetuto: Nel cestino: ${shown.length} organizzazioni`)).toBeVisible()
    await desk.reopen()
    expect(await left()).toEqual(others)
    await desk.page.getByRole('button', { name: `Annulla: Nel cestino: ${shown.length} organizzazioni` }).waitFor()
    await desk.page.keyboard.press('Control+z')
    await expect.poll(left).toEqual(ids(all))
  })

  test('remembers columns that were shown and widened', async ({ desk }) => {
    const { page } = desk
    await page.getByRole('button', { name: 'Colonne' }).click()
    await page.getByRole('checkbox', { name: 'PEC' }).check()
    await page.getByRole('checkbox', { name: 'Partita IVA' }).uncheck()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('columnheader', { name: 'PEC' })).toBeVisible()
    await cell(page, 0, 1).click()
    await page.keyboard.press('ArrowUp')
    const before = await page.getByRole('columnheader', { name: 'Denominazione' }).boundingBox()
    await page.keyboard.press('Shift+ArrowRight')
    await page.goto(new URL('#/history', page.url()).href)
    await page.goto(new URL('#/members', page.url()).href)
    await expect(page.getByRole('columnheader', { name: 'PEC' })).toBeVisible()
    await expect(page.getByRole('columnheader', { name: 'Partita IVA' })).toHaveCount(0)
    expect((await page.getByRole('columnheader', { name: 'Denominazione' }).boundingBox())?.width).toBe((before?.width ?? 0) + 20)
  })
})

test.describe('without a network', () => {
  test.use({ workspace: sample })

  test('lists and records are read and saved as ever, and nothing is asked again when it comes back', async ({ desk }) => {
    const { page } = desk
    const asked = () => page.evaluate(() => (document.body.dataset['asked'] ?? '').split(' '))
    await page.evaluate(() => {
      const { deskCall } = window
      window.deskCall = text => {
        const procedure = /"procedure":"([^"]+)"/.exec(text)?.[1] ?? text
        // what the menu is told of the commands is no question, and comes a moment later
        if (procedure !== 'shell.commands') document.body.dataset['asked'] = `${document.body.dataset['asked'] ?? ''} ${procedure}`.trim()
        return deskCall(text)
      }
    })
    await page.context().setOffline(true)
    expect(await page.evaluate(() => navigator.onLine)).toBe(false)
    await page.getByLabel('Filtra l’elenco').fill('conceria')
    const { rows } = await desk.call('members.list', { text: 'conceria' })
    await expect.poll(() => names(page)).toEqual(rows.map(row => row.name))
    await cell(page, 0, 1).click()
    await page.keyboard.press('Control+Enter')
    const phone = page.getByLabel('Telefono')
    await phone.fill('0571 1234')
    await phone.press('Enter')
    const id = rows[0]?.organisationId ?? ''
    await expect.poll(async () => (await desk.call('organisations.get', { id })).phone).toBe('0571 1234')
    // what the save made known is read before it is counted
    await expect(page.getByRole('button', { name: /^Annulla: .*/ })).toBeVisible()
    let before = await asked()
    await expect.poll(async () => { const now = await asked(); const still = now.length === before.length; before = now; return still }, { intervals: [1000] }).toBe(true)
    expect(before.length).toBeGreaterThan(2)
    await page.context().setOffline(false)
    await expect.poll(() => page.evaluate(() => navigator.onLine)).toBe(true)
    await page.evaluate(() => new Promise(resolve => { requestAnimationFrame(() => { setTimeout(resolve) }) }))
    expect(await asked()).toEqual(before)
  })
})

test.describe('a record', () => {
  test.use({ workspace: sample })

  test('is saved as it is written and stays after a restart', async ({ desk }) => {
    const { id } = await openRecord(desk)
    await desk.page.getByLabel('Telefono').fill('0574 123456')
    await desk.page.keyboard.press('Tab')
    await expect.poll(async () => (await desk.call('organisations.get', { id })).phone).toBe('0574 123456')
    await desk.reopen()
    expect((await desk.call('organisations.get', { id })).phone).toBe('0574 123456')
    await desk.page.goto(new URL(`#/members/${id}?tab=history`, desk.page.url()).href)
    await expect(desk.page.getByText('a «0574 123456»')).toBeVisible()
  })

  test('keeps a wrong VAT number, to be verified', async ({ desk }) => {
    const { id } = await openRecord(desk)
    const field = desk.page.getByRole('textbox', { name: 'Partita IVA' })
    await desk.call('organisations.save', { values: { name: 'Gemella S.r.l.', taxCode: '00743110158' } })
    await field.fill('IT 00743110158')
    await field.press('Enter')
    // A number that another record has, as whichever of the two kinds, is said as soon as it is written.
    await expect(desk.page.getByRole('status').filter({ hasText: 'Forse c’è già' }).getByRole('link', { name: 'Gemella S.r.l.' })).toBeVisible()
    await expect(field).toHaveValue('00743110158')
    await expect(desk.page.getByText(/^⚠ Da verificare\. La cifra di controllo/)).toBeVisible()
    const { rows } = await desk.call('members.list', { filter: { vatNumber: '00743110158' } })
    expect(rows).toMatchObject([{ organisationId: id, vatToVerify: true }])
  })

  test('says both values when the record changed meanwhile, and lets choose', async ({ desk }) => {
    const { id } = await openRecord(desk)
    const field = desk.page.getByLabel('Sito web')
    await field.fill('mio.example')
    await desk.call('organisations.save', { id, values: { website: 'altro.example' } })
    await field.press('Enter')
    await expect(desk.page.getByText(/altro\.example/)).toBeVisible()
    await expect(field).toHaveValue('mio.example')
    await field.press('Enter')
    await expect.poll(async () => (await desk.call('organisations.get', { id })).website).toBe('mio.example')
    // Left by the way to another room, where the field can say nothing any more: the text is not lost.
    await field.fill('terzo.example')
    await desk.call('organisations.save', { id, values: { website: 'quarto.example' } })
    await desk.page.keyboard.press('Control+Shift+2')
    await expect(desk.page.getByRole('alert').filter({ hasText: 'Questo testo non è stato salvato' })).toContainText('terzo.example')
    expect((await desk.call('organisations.get', { id })).website).toBe('quarto.example')
  })

  test('says so as long as one types on, and keeps each of several fields whose values others changed', async ({ desk }) => {
    const { id } = await openRecord(desk)
    const [phone, website, rea] = [desk.page.getByLabel('Telefono'), desk.page.getByLabel('Sito web'), desk.page.getByLabel('Numero REA')]
    const stored = async () => { const { phone: one, website: two, rea: three } = await desk.call('organisations.get', { id }); return [one, two, three] }
    const said = (value: string) => desk.page.getByText(`Nel frattempo il valore è diventato «${value}»`)
    await phone.fill('111')
    await desk.call('organisations.save', { id, values: { phone: '999' } })
    await website.fill('mio.example')
    await desk.call('organisations.save', { id, values: { website: 'altro.example' } })
    await rea.fill('FI-111111')
    await desk.call('organisations.save', { id, values: { rea: 'FI-999999' } })
    await phone.press('End')
    await phone.press('2')
    await website.focus()
    for (const value of ['999', 'altro.example', 'FI-999999']) await expect(said(value)).toBeVisible()
    await expect(desk.page.getByText('Non salvato').first()).toBeVisible()
    expect(await stored()).toEqual(['999', 'altro.example', 'FI-999999'])
    await desk.page.keyboard.press('Control+s')
    await expect.poll(stored).toEqual(['1112', 'mio.example', 'FI-111111'])
    await expect(said('')).toHaveCount(0)
  })

  test('takes no typing back that is being saved', async ({ desk }) => {
    const { id } = await openRecord(desk)
    await hold(desk.page, 'organisations.save', 'calls')
    const phone = desk.page.getByLabel('Telefono')
    await phone.fill('0571 777')
    await phone.press('Enter')
    await phone.press('Escape')
    await expect(phone).toHaveValue('0571 777')
    await letGo(desk.page)
    await expect.poll(async () => (await desk.call('organisations.get', { id })).phone).toBe('0571 777')
    await expect(phone).toHaveValue('0571 777')
  })

  test('keeps what is typed on while a field is being saved, when the window is closed in that moment', async ({ desk }) => {
    const { id } = await openRecord(desk)
    const stored = async () => (await desk.call('organisations.get', { id })).phone
    await hold(desk.page, 'organisations.save', 'answers')
    const phone = desk.page.getByLabel('Telefono')
    await phone.fill('0571 777')
    await phone.press('Enter')
    await expect.poll(stored).toBe('0571 777')
    await phone.fill('0571 7778')
    await desk.page.close({ runBeforeUnload: true })
    await desk.window.closed
    await desk.reopen()
    expect(await stored()).toBe('0571 7778')
  })

  test('takes no notes before it knows whether some were left', async ({ desk }) => {
    const { organisationId: id } = await firstMember(desk)
    await desk.call('drafts.save', { document: `organisation/${id}/privateNotes`, value: { base: (await desk.call('organisations.get', { id })).privateNotes ?? '', now: 'Appunti di ieri' } })
    await hold(desk.page, 'drafts.read', 'answers')
    await openRecord(desk)
    const notes = desk.page.getByLabel('Note private')
    await expect(notes).not.toBeEditable()
    await letGo(desk.page)
    await expect(notes).toHaveValue('Appunti di ieri')
    await expect(notes).toBeEditable()
  })

  test('gives the notes back that were not saved when the window died', async ({ desk }) => {
    const { id } = await openRecord(desk)
    const document = `organisation/${id}/privateNotes`
    const draft = async () => (await desk.call('drafts.read', { document })).value
    const notes = () => desk.page.getByLabel('Note private')
    const before = (await desk.call('organisations.get', { id })).privateNotes ?? ''
    // what is taken back does not come back by itself
    await notes().fill('Ripensato')
    await expect.poll(draft).toEqual({ base: before, now: 'Ripensato' })
    await notes().press('Escape')
    await expect.poll(draft).toBeNull()
    await notes().fill('Appunti a metà')
    await expect.poll(draft).toEqual({ base: before, now: 'Appunti a metà' })
    // Somebody else has written there meanwhile: which of the two stays is for the person to say.
    await desk.call('organisations.save', { id, values: { privateNotes: 'Appunti di altri' } })
    // The window dies as it stands, with no time to save anything.
    const dying = desk.page
    const session = await dying.context().newCDPSession(dying)
    session.send('Page.crash').catch(() => undefined)
    await expect.poll(() => desk.page !== dying).toBe(true)
    expect((await desk.call('organisations.get', { id })).privateNotes).not.toBe('Appunti a metà')
    await openRecord(desk)
    await expect(desk.page.getByText('scegliere quale dei due tenere')).toBeVisible()
    await expect(notes()).toHaveValue('Appunti a metà')
    await expect(desk.page.getByText('Nel frattempo il valore è diventato «Appunti di altri»')).toBeVisible()
    await notes().focus()
    await notes().blur()
    await desk.page.keyboard.press('Control+s')
    await expect.poll(async () => (await desk.call('organisations.get', { id })).privateNotes).toBe('Appunti a metà')
    await expect.poll(draft).toBeNull()
  })

  test('finds a municipality with its province and code, and keeps an unknown one as typed', async ({ desk }) => {
    const { id } = await openRecord(desk)
    const field = desk.page.getByLabel('Comune', { exact: true }).first()
    await field.fill('Lamporecch')
    await desk.page.getByRole('option', { name: 'Lamporecchio (PT)' }).click()
    await expect.poll(async () => (await desk.call('organisations.get', { id })).sites[0]).toMatchObject({ municipality: 'Lamporecchio', province: 'PT', municipalityCode: '047005' })
    await field.fill('Borgo Inventato')
    await desk.page.keyboard.press('Tab')
    await expect(desk.page.getByText(/^⚠ Non è nell’elenco dei comuni ISTAT/)).toBeVisible()
    expect((await desk.call('organisations.get', { id })).sites[0]).toMatchObject({ municipality: 'Borgo Inventato', municipalityCode: null })
    const province = desk.page.getByLabel('Provincia', { exact: true }).first()
    await province.fill('xx')
    await province.press('Enter')
    await expect(desk.page.getByText('La provincia «XX» non è nell’elenco')).toBeVisible()
    await province.fill('pistoia')
    await province.press('Enter')
    await expect.poll(async () => (await desk.call('organisations.get', { id })).sites[0]?.province).toBe('PT')
    await expect(desk.page.getByText('La provincia «XX» non è nell’elenco')).toBeHidden()
  })

  test('computes the size class from the figures as they are written', async ({ desk }) => {
    const { id } = await openRecord(desk)
    for (const { year } of (await desk.call('organisations.get', { id })).figures) await desk.call('organisations.figures.save', { organisationId: id, fields: { year }, remove: true })
    await desk.page.goto(new URL(`#/members/${id}?tab=figures`, desk.page.url()).href)
    await expect(desk.page.getByText(/^Dimensione non determinata/)).toBeVisible()
    await desk.page.getByRole('button', { name: 'Aggiungi l’anno' }).click()
    const year = new Date().getFullYear() - 1
    await desk.page.getByLabel(`Addetti nel ${year}`).fill('24,5')
    await desk.page.keyboard.press('Enter')
    await expect(desk.page.getByText(/^Dimensione: tra «Piccola impresa» e/)).toBeVisible()
    await desk.page.getByLabel(`Fatturato nel ${year}`).fill('1.999.999,50')
    await desk.page.keyboard.press('Enter')
    await expect(desk.page.getByText('Dimensione: Piccola impresa')).toBeVisible()
    expect((await desk.call('organisations.get', { id })).figures).toMatchObject([{ year, employees: 24.5, turnover: 1999999.5, balanceSheet: null }])
  })

  test('asks what a new membership is, says where one is open that day, and takes it back', async ({ desk }) => {
    const { page } = desk
    const { id } = await openRecord(desk, 'memberships')
    const memberships = async () => (await desk.call('organisations.get', { id })).memberships
    const before = await memberships()
    const add = page.getByRole('button', { name: 'Aggiungi un’adesione' })
    await add.click()
    const dialog = page.getByRole('dialog', { name: 'Nuova adesione' })
    await expect(dialog.getByText(/^In questo distretto quel giorno ne è già aperta una: /)).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    expect(await memberships(), 'a click alone adds none').toEqual(before)

    await add.click()
    await dialog.getByRole('combobox', { name: 'Tipo di adesione' }).click()
    await page.getByRole('option', { name: 'Firmatario' }).click()
    await dialog.getByRole('textbox', { name: 'Dal' }).fill('1/1/1990')
    await expect(dialog.getByText(/ne è già aperta una/)).toHaveCount(0)
    await dialog.getByRole('button', { name: 'Aggiungi l’adesione' }).click()
    await expect.poll(async () => (await memberships()).map(({ kind, from }) => [kind, from])).toContainEqual(['signatory', '1990-01-01'])
    await page.getByRole('alert').filter({ hasText: 'Adesione aggiunta.' }).getByRole('button', { name: 'Annulla' }).click()
    await expect.poll(memberships).toEqual(before)
  })

  test('ends a membership with its last day and reason', async ({ desk }) => {
    const { id } = await openRecord(desk, 'memberships')
    await desk.page.getByRole('button', { name: 'Chiudi l’adesione' }).first().click()
    const dialog = desk.page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Ultimo giorno' }).fill('31/12/2099')
    await dialog.getByLabel('Motivo del recesso').fill('Cessata attività')
    await desk.page.keyboard.press('Enter')
    await expect(desk.page.getByText('Adesione chiusa.')).toBeVisible()
    const { memberships } = await desk.call('organisations.get', { id })
    expect(memberships.find(one => one.to === '2099-12-31')).toMatchObject({ withdrawalReason: 'Cessata attività' })
  })
})

test('an empty register says what to do first, and a new member is made by Ctrl+N', async ({ desk }) => {
  const { page } = desk
  await expect(page.getByRole('heading', { name: 'Non c’è ancora nessun socio' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Importa l’elenco' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Control+n')
  await page.getByLabel('Denominazione').fill('Filati dell’Aia S.r.l.')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Filati dell’Aia S.r.l.' })).toBeVisible()
  const { rows } = await desk.call('members.list', {})
  expect(rows).toMatchObject([{ name: 'Filati dell’Aia S.r.l.', kind: 'firm' }])
  expect(rows[0]?.joinedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
})

test('who is quicker than the list of clusters adds a member all the same', async ({ desk }) => {
  const { page } = desk
  // from the next reading of the page on, the clusters are told late
  await page.addInitScript(() => {
    const { deskCall } = window
    window.deskCall = async text => {
      const answer = await deskCall(text)
      if (text.includes('"clusters.list"')) await new Promise(done => { addEventListener('let-go', done) })
      return answer
    }
  })
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Soci' })).toBeVisible()
  await page.keyboard.press('Control+n')
  await page.getByLabel('Denominazione').fill('Filati dell’Aia S.r.l.')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(300)
  await page.evaluate(() => { dispatchEvent(new Event('let-go')) })
  await expect(page.getByRole('heading', { level: 1, name: 'Filati dell’Aia S.r.l.' })).toBeVisible()
  expect((await desk.call('members.list', {})).total).toBe(1)
})

test.describe('every screen of the members', () => {
  test.use({ workspace: sample })

  test('is clean for axe: the list with a filter open', async ({ desk: { page } }) => {
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Filtra per Addetti' }).click()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Filtra per Comune' }).click()
    await expect(page.getByRole('checkbox').first()).toBeVisible()
    await expectAccessible(page)
  })

  test('is clean for axe: a selection, the columns, a new member', async ({ desk: { page } }) => {
    await cell(page, 0, 0).click()
    await page.getByRole('button', { name: 'Colonne' }).click()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+n')
    await expectAccessible(page)
  })

  test('is clean for axe: each part of the record', async ({ desk }) => {
    test.slow()
    const { id } = await openRecord(desk)
    for (const tab of ['data', 'figures', 'memberships', 'people', 'documents', 'links', 'history']) {
      await desk.page.goto(new URL(`#/members/${id}?tab=${tab}`, desk.page.url()).href)
      await expect(desk.page.getByRole('tabpanel')).toBeVisible()
      await expectAccessible(desk.page)
    }
  })
})
