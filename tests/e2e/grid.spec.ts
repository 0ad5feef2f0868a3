import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { expectAccessible } from './accessible.ts'
import { untold } from './screens.ts'
import { barCopies, cell, clipboards, copied, draw, drawEdge, focused, grid, head, hearCopies, openList, paste, rows, sample } from './sheet.ts'
import { expect, test } from './window.ts'

declare global {
  interface Window {
    /** Told by a test's page of the rows that it asks for. */
    hearPage: (offset: number) => void
  }
}

test.use({ workspace: sample })

const columns = ['name', 'vatNumber', 'employees', 'turnover', 'joinedOn', 'phone']
const status = 'cell-status'

test.describe('chosen cells', () => {
  test('are drawn with the mouse, extended with Shift, added with Ctrl, counted and added up, and copied as Excel takes them', async ({ desk }) => {
    const { page } = desk
    await openList(desk, columns)
    await hearCopies(page)
    const list = await rows(desk)
    await draw(page, cell(page, 1, 3), cell(page, 3, 4))
    await expect(page.getByTestId(status)).toContainText('6 celle selezionate')
    await expect(cell(page, 2, 3)).toHaveAttribute('aria-selected', 'true')
    await expect(cell(page, 2, 5)).toHaveAttribute('aria-selected', 'false')
    const numbers = list.slice(1, 4).flatMap(row => [row.employees, row.turnover]).filter(value => value !== null)
    if (numbers.length > 0) await expect(page.getByTestId(status)).toContainText(`Somma: ${numbers.reduce((sum, one) => sum + one, 0).toLocaleString('it-IT', { useGrouping: 'always' as never, maximumFractionDigits: 6 })}`)

    await page.keyboard.press('Shift+ArrowDown')
    await expect(page.getByTestId(status)).toContainText('8 celle selezionate')
    expect(await focused(page)).toBe('1/3')
    await cell(page, 6, 3).click({ modifiers: ['Control'] })
    await expect(page.getByTestId(status)).toContainText('9 celle selezionate')
    await cell(page, 2, 3).click({ modifiers: ['Control'] })
    await expect(page.getByTestId(status)).toContainText('8 celle selezionate')

    await cell(page, 0, 1).click()
    await cell(page, 1, 2).click({ modifiers: ['Shift'] })
    await page.keyboard.press('Control+c')
    await expect.poll(() => copied(page)).toBe(list.slice(0, 2).map(row => `${row.name}\t${row.vatNumber ?? ''}`).join('\r\n'))

    // where the system refuses, that is said instead of how many were copied
    const letCopy = await barCopies(page)
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name: 'Copia con i titoli' }).click()
    await expect(page.getByText('Testo non copiato')).toBeVisible()
    await letCopy()

    // Cut is copied and emptied, or nothing: neither areas that make no block, nor whole rows, nor a column longer than the clipboard takes.
    const phones = async () => (await rows(desk)).slice(0, 4).map(row => row.phone)
    const before = await phones()
    await cell(page, 0, 6).click()
    await cell(page, 2, 5).click({ modifiers: ['Control'] })
    await page.keyboard.press('Control+x')
    await expect(page.getByText('Queste celle non si possono copiare insieme', { exact: false })).toBeVisible()
    await cell(page, 0, 6).click()
    await page.keyboard.press('Shift+Space')
    await page.keyboard.press('Control+x')
    await expect(page.getByText('Si tagliano le celle, non le righe intere', { exact: false })).toBeVisible()
    await cell(page, 0, 6).click()
    await cell(page, 1, 6).click({ modifiers: ['Shift'] })
    await page.keyboard.press('Control+x')
    await expect.poll(phones).toEqual([null, null, ...before.slice(2)])
    await page.keyboard.press('Control+z')
    await expect.poll(phones).toEqual(before)

    // Where the list is scrolled sideways, check boxes and frozen columns stay where they were, in the head and in each row; the rest moves on.
    await page.setViewportSize({ width: 820, height: 700 })
    await expect(page.locator('[data-pane="nav"]')).toHaveCount(0)
    const places = () => page.evaluate(() => [[-1, 0], [0, 0], [-1, 1], [0, 1], [0, 3]]
      .map(([row, column]) => Math.round(document.querySelector(`[role=grid] [data-row="${row}"][data-col="${column}"]`)?.getBoundingClientRect().left ?? Number.NaN)))
    const resting = await places()
    await grid(page).evaluate(one => { one.scrollBy(150, 0) })
    await expect.poll(places).toEqual(resting.map((left, index) => (index < 4 ? left : left - 150)))
    await grid(page).evaluate(one => { one.scrollBy(-150, 0) })
    await expect.poll(places).toEqual(resting)
  })

  test('are whole columns and rows by keyboard, and everything with its number', async ({ desk }) => {
    const { page } = desk
    await openList(desk, columns)
    const { total } = await desk.call('members.list', {})
    await cell(page, 2, 3).click()
    await page.keyboard.press('Control+Space')
    await expect(page.getByTestId(status)).toContainText(`${total} celle selezionate`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+Space')
    await expect(page.getByText('2 righe selezionate')).toBeVisible()
    await expect(page.getByTestId(status)).toHaveCount(0)
    await page.keyboard.press('Control+a')
    await expect(page.getByText(`${total} righe selezionate`)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByText('righe selezionate')).toHaveCount(0)
  })
})

test('rows that are ticked stay under the hand: the bar of the chosen moves none', async ({ desk }) => {
  const { page } = desk
  await openList(desk, columns)
  const second = await cell(page, 1, 0).boundingBox()
  if (!second) throw new Error('no second row')
  await cell(page, 0, 0).click()
  await expect(page.getByText('1 riga selezionata')).toBeInViewport()
  expect(await cell(page, 1, 0).boundingBox()).toEqual(second)
  await page.mouse.click(second.x + second.width / 2, second.y + second.height / 2)
  await expect(page.getByText('2 righe selezionate')).toBeVisible()
  await expect(grid(page).locator('[role="row"][aria-selected="true"]')).toHaveCount(2)
  await expect(grid(page).locator('[role="row"][aria-selected="true"]').nth(1).locator('[data-row="1"]').first()).toBeVisible()
  // the row at the foot of the list stays in sight, though the bar takes some of its room
  await page.getByRole('button', { name: 'Togli la selezione' }).click()
  const bottom = await grid(page).evaluate(one => Math.floor((one.clientHeight - 40) / 36) - 1)
  await cell(page, bottom, 0).click()
  await expect(cell(page, bottom, 0)).toBeInViewport({ ratio: 0.99 })
  await page.getByRole('button', { name: 'Togli la selezione' }).click()
  await cell(page, bottom, 1).click()
  await page.keyboard.press('Shift+Space')
  await expect(page.getByText('1 riga selezionata')).toBeVisible()
  await expect(cell(page, bottom, 1)).toBeInViewport({ ratio: 0.99 })
})

test.describe('on a low window', () => {
  test.use({ showing: { viewport: { width: 640, height: 400 }, locale: 'it-IT', scale: 2 } })
  test('rows that are ticked stay under the hand too, and the bar is in sight', async ({ desk }) => {
    const { page } = desk
    await cell(page, 1, 0).waitFor()
    await page.getByRole('heading', { level: 1 }).focus()
    const second = await cell(page, 1, 0).boundingBox()
    await cell(page, 0, 0).click()
    await expect(page.getByRole('group', { name: 'Righe selezionate' })).toBeInViewport({ ratio: 1 })
    expect(await cell(page, 1, 0).boundingBox()).toEqual(second)
  })
})

test.describe('editing in the row', () => {
  test('typing replaces, Enter goes down, Tab goes to the next field, Esc takes back; what was written stays after a restart', async ({ desk }) => {
    const { page } = desk
    await openList(desk, columns)
    const list = await rows(desk)
    await cell(page, 0, 3).click()
    await page.keyboard.type('12,5')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('1/3')
    await page.keyboard.type('1.234')
    await page.keyboard.press('Tab')
    await page.keyboard.type('99.000,50')
    await page.keyboard.press('Tab')
    await page.keyboard.type('1/3/25')
    await page.keyboard.press('Enter')
    await page.keyboard.press('F2')
    await expect(page.getByRole('textbox', { name: 'Modifica: Data adesione' })).toBeVisible()
    await page.keyboard.type('sciocchezze')
    await page.keyboard.press('Escape')
    await expect.poll(async () => (await rows(desk)).slice(0, 2).map(row => [row.employees, row.turnover, row.joinedOn])).toEqual([[12.5, list[0]?.turnover, list[0]?.joinedOn], [1234, 99000.5, '2025-03-01']])
    await desk.reopen()
    expect((await rows(desk)).find(row => row.organisationId === list[1]?.organisationId)).toMatchObject({ employees: 1234, turnover: 99000.5, joinedOn: '2025-03-01' })
  })

  test('what cannot be read stays red with its reason and with what was typed, until it is mended or given up', async ({ desk }) => {
    const { page } = desk
    await openList(desk, columns)
    const list = await rows(desk)
    await cell(page, 2, 5).click()
    await page.keyboard.type('31/2/25')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: 'non è una data che esiste' })).toBeVisible()
    await cell(page, 5, 1).click()
    await expect(cell(page, 2, 5)).toHaveText('31/2/25')
    await expect(cell(page, 2, 5)).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByText('Non salvato')).toBeVisible()
    // It is still there after another page.
    await page.goto(new URL('#/history', page.url()).href)
    await page.getByRole('heading', { level: 1, name: 'Cronologia' }).waitFor()
    await page.goto(new URL(`#/members?columns=${encodeURIComponent(JSON.stringify(columns))}`, page.url()).href)
    await expect(cell(page, 2, 5)).toHaveText('31/2/25')
    expect((await rows(desk))[2]?.joinedOn).toBe(list[2]?.joinedOn)
    await cell(page, 2, 5).click()
    await page.keyboard.press('F2')
    await page.keyboard.press('End')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('28/2/25')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await rows(desk))[2]?.joinedOn).toBe('2025-02-28')
    await expect(page.getByText('Non salvato')).toHaveCount(0)
  })

  test('a field of codes is a list to choose from; a read-only cell opens the record on Enter', async ({ desk }) => {
    const { page } = desk
    await openList(desk, ['name', 'legalForm', 'size'])
    const list = await rows(desk)
    await cell(page, 1, 2).dblclick()
    await page.getByRole('combobox', { name: 'Modifica: Forma giuridica' }).fill('coop')
    await page.getByRole('option', { name: 'Società cooperativa', exact: true }).click()
    await expect.poll(async () => (await rows(desk))[1]?.legalForm).toBe('COOP')
    await cell(page, 0, 2).click()
    await page.keyboard.type('s.p.a')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await rows(desk))[0]?.legalForm).toMatch(/^SPA/)
    await cell(page, 3, 3).click()
    await expect(cell(page, 3, 3)).toHaveAttribute('aria-readonly', 'true')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: list[3]?.name ?? '?' })).toBeVisible()
  })

  test('a cell that was changed elsewhere meanwhile is not overwritten blindly', async ({ desk }) => {
    const { page } = desk
    await openList(desk, columns)
    const [first] = await rows(desk)
    await cell(page, 0, 6).click()
    await page.keyboard.type('0571 999')
    await desk.call('organisations.save', { id: first?.organisationId ?? '', values: { phone: '0571 111' } })
    await page.keyboard.press('Enter')
    await expect(cell(page, 0, 6)).toHaveText('0571 999')
    await expect(cell(page, 0, 6)).toHaveAttribute('title', /è diventato «0571 111»/)
    expect((await rows(desk))[0]?.phone).toBe('0571 111')
    await cell(page, 0, 6).click()
    await page.keyboard.press('F2')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await rows(desk))[0]?.phone).toBe('0571 999')
  })

  test('a cell that is being written is kept with Ctrl+S, by a way out of the list and by the end of the window; what cannot be is said', async ({ desk }) => {
    const { page } = desk
    const phone = async () => (await rows(desk))[0]?.phone
    await openList(desk, columns)
    await cell(page, 0, 6).click()
    await page.keyboard.type('0571 1')
    await page.keyboard.press('Control+s')
    await expect(page.getByText('È già tutto salvato.')).toBeVisible()
    expect(await phone()).toBe('0571 1')
    await page.keyboard.type('0571 2')
    await page.keyboard.press('Control+Shift+2')
    await expect(page.getByRole('heading', { level: 1, name: 'Distretti' })).toBeVisible()
    await expect.poll(phone).toBe('0571 2')
    await page.keyboard.press('Alt+ArrowLeft')
    await cell(page, 0, 5).click()
    await page.keyboard.type('31/2/25')
    await page.keyboard.press('Control+s')
    await expect(page.getByRole('alert').filter({ hasText: 'Non tutto è salvato.' })).toBeVisible()
    await page.keyboard.press('Control+Shift+2')
    await expect(page.getByRole('alert').filter({ hasText: 'Questo testo non è stato salvato' })).toContainText('31/2/25')
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(cell(page, 0, 5)).toHaveText('31/2/25')
    await cell(page, 0, 6).click()
    await page.keyboard.type('0571 3')
    await desk.page.close({ runBeforeUnload: true })
    await desk.window.closed
    await desk.reopen()
    expect(await phone()).toBe('0571 3')
  })

  test('a row keeps the keyboard when its new name puts it elsewhere', async ({ desk }) => {
    const { page } = desk
    await openList(desk, columns)
    await cell(page, 1, 1).click()
    await page.keyboard.press('F2')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Zeta Prova')
    await page.keyboard.press('Control+Enter')
    const place = async () => (await rows(desk)).findIndex(row => row.name === 'Zeta Prova')
    await expect.poll(place).toBeGreaterThan(5)
    await expect.poll(() => focused(page)).toBe(`${await place()}/1`)
  })
})

for (const [program, clipboard] of Object.entries(clipboards)) {
  test(`a sheet copied in ${program} is pasted after a look at what changes, and taken back as one`, async ({ desk }) => {
    const { page } = desk
    await openList(desk, columns)
    const before = await rows(desk)
    await cell(page, 0, 1).click()
    await paste(page, clipboard)
    const dialog = page.getByRole('dialog', { name: 'Incolla: che cosa cambia' })
    await expect(dialog).toBeVisible()
    expect(await rows(desk)).toEqual(before)
    await dialog.getByRole('button', { name: /^Incolla \d+ celle$/ }).click()
    await expect(page.getByText(/celle incollate\./)).toBeVisible()
    const ids = before.slice(0, 3).map(row => row.organisationId)
    const after = async () => { const list = await rows(desk); return ids.map(id => list.find(row => row.organisationId === id)) }
    const expected = [
      { name: 'Lanificio Èlite S.r.l.', vatNumber: '00259305100', employees: 24.5, turnover: 1234567.89, joinedOn: '2019-03-01', phone: '0571 10000 / 0571 20000' },
      { name: 'Filati "Due" & C.', employees: null, turnover: null, joinedOn: null, phone: null },
      { name: '"Tre" Rive', vatNumber: '12345678903', employees: 1200, turnover: 0.5, joinedOn: '2024-12-31', phone: '0571 30000' },
    ]
    expect(await after()).toMatchObject(expected)
    await desk.reopen()
    expect(await after()).toMatchObject(expected)
    await desk.page.getByRole('heading', { level: 1 }).waitFor()
    await desk.page.keyboard.press('Control+z')
    await expect.poll(after).toEqual(before.slice(0, 3))
  })
}

test.describe('many cells at once', () => {
  test('refused cells are named with row, column, text and reason before anything is written; the good ones go in', async ({ desk }) => {
    const { page } = desk
    await openList(desk, columns)
    const before = await rows(desk)
    await cell(page, 0, 3).click()
    await paste(page, { text: ['10\t1.000', 'tanti\t2.000', '30\tcirca boh'].join('\r\n') })
    const dialog = page.getByRole('dialog', { name: 'Incolla: che cosa cambia' })
    await expect(dialog.getByText('2 celle rifiutate: restano come sono.')).toBeVisible()
    await expect(dialog.getByRole('row', { name: new RegExp(`${before[1]?.name}.*Addetti.*tanti.*non è un numero`) })).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Annulla' }).click()
    await expect(dialog).toBeHidden()
    expect(await rows(desk)).toEqual(before)
    await cell(page, 0, 3).click()
    await paste(page, { text: ['10\t1.000', 'tanti\t2.000', '30\tcirca boh'].join('\r\n') })
    await expect(dialog.getByRole('button', { name: 'Incolla 4 celle' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await rows(desk)).slice(0, 3).map(row => [row.employees, row.turnover])).toEqual([[10, 1000], [before[1]?.employees, 2000], [30, before[2]?.turnover]])
  })

  test('what was refused of a paste stays in red in its cells, also after a restart, until it is mended or discarded', async ({ desk }) => {
    await openList(desk, columns)
    const before = await rows(desk)
    const text = '10\t1.000\r\ntanti\t2.000\r\n30\tcirca boh'
    await cell(desk.page, 0, 3).click()
    await paste(desk.page, { text })
    await desk.page.getByRole('dialog').getByText('I testi rifiutati restano in rosso').waitFor()
    await desk.page.keyboard.press('Enter')
    const left = () => desk.page.getByText(/cell[ae] rifiutat[ae] (?:è|sono) da correggere\.$/)
    await expect(left()).toHaveText('2 celle rifiutate sono da correggere.')

    await desk.reopen()
    await openList(desk, columns)
    const { page } = desk
    for (const [row, column, typed] of [[1, 3, 'tanti'], [2, 4, 'circa boh']] as const) {
      await expect(cell(page, row, column)).toHaveText(typed)
      await expect(cell(page, row, column)).toHaveAttribute('aria-invalid', 'true')
    }
    await page.getByRole('button', { name: 'Mostra', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Celle rifiutate, da correggere' })
    await expect(dialog.getByRole('row', { name: new RegExp(`${before[1]?.name}.*Addetti.*tanti.*non è un numero`) })).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Copia per Excel' }).click()
    await expect(dialog.getByRole('button', { name: 'Copiato' })).toBeVisible()
    await page.keyboard.press('Escape')

    // mended in its cell
    await cell(page, 1, 3).click()
    await page.keyboard.press('F2')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('20')
    await page.keyboard.press('Enter')
    await expect(left()).toHaveText('1 cella rifiutata è da correggere.')
    // discarded, and taken back; then pasted well
    await page.getByRole('button', { name: 'Mostra', exact: true }).click()
    await dialog.getByRole('button', { name: 'Scarta tutto' }).click()
    await expect(left()).toBeHidden()
    await page.getByRole('alert').filter({ hasText: '1 cella rifiutata è stata scartata.' }).getByRole('button', { name: 'Annulla' }).click()
    await expect(cell(page, 2, 4)).toHaveText('circa boh')
    await cell(page, 2, 4).click()
    await paste(page, { text: '3.000' })
    await expect(left()).toBeHidden()
    await expect.poll(async () => (await rows(desk)).slice(0, 3).map(row => [row.employees, row.turnover])).toEqual([[10, 1000], [20, 2000], [30, 3000]])
    expect((await desk.call('drafts.read', { document: 'cells/members' })).value).toBeNull()

    // a paste of which nothing is good
    await cell(page, 1, 3).click()
    await paste(page, { text: 'molti' })
    await page.getByRole('button', { name: 'Tieni 1 cella da correggere' }).click()
    await expect(cell(page, 1, 3)).toHaveText('molti')
  })

  test('from what was refused one comes to its cell, with mouse and keyboard, also where its column is hidden; of a row that is filtered out that is said', async ({ desk }) => {
    const { page } = desk
    await openList(desk, columns)
    const before = await rows(desk)
    await cell(page, 0, 3).click()
    await paste(page, { text: '10\t1.000\r\ntanti\t2.000\r\n30\tcirca boh' })
    await page.getByRole('dialog').getByText('I testi rifiutati restano in rosso').waitFor()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Celle rifiutate, da correggere' })
    const show = () => page.getByRole('button', { name: 'Mostra', exact: true }).click()
    await show()
    await dialog.getByRole('button', { name: before[2]?.name ?? '' }).press('Enter')
    await expect(dialog).toBeHidden()
    await expect.poll(() => focused(page)).toBe('2/4')
    await show()
    await dialog.getByRole('cell', { name: 'tanti', exact: true }).click()
    await expect(dialog).toBeHidden()
    await expect.poll(() => focused(page)).toBe('1/3')
    // the keyboard stays there, and mends the cell
    await page.keyboard.press('F2')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('20')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await rows(desk))[1]?.employees).toBe(20)

    await openList(desk, ['name', 'municipality'])
    await show()
    await dialog.getByRole('button', { name: before[2]?.name ?? '' }).press('Enter')
    await expect.poll(() => focused(page)).toBe('2/3')
    await expect(cell(page, 2, 3)).toHaveText('circa boh')
    await page.getByRole('searchbox', { name: 'Filtra l’elenco' }).fill('zzz')
    await expect(cell(page, 0, 1)).toBeHidden()
    await show()
    await dialog.getByRole('button', { name: before[2]?.name ?? '' }).press('Enter')
    await expect(page.getByText(`«${before[2]?.name}» non è fra le righe mostrate`)).toBeVisible()
  })

  test('a single value fills what is chosen; Ctrl+D fills down; Del empties; each is taken back as one', async ({ desk }) => {
    const { page } = desk
    await openList(desk, columns)
    const phones = async () => (await rows(desk)).slice(0, 4).map(row => row.phone)
    const before = await phones()
    await draw(page, cell(page, 0, 6), cell(page, 2, 6))
    await paste(page, { text: '0571 5' })
    await page.getByRole('dialog').getByRole('button', { name: /^Incolla/ }).click()
    await expect.poll(phones).toEqual(['0571 5', '0571 5', '0571 5', before[3]])
    await cell(page, 0, 6).click()
    await page.keyboard.type('0571 7')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await phones())[0]).toBe('0571 7')
    await draw(page, cell(page, 0, 6), cell(page, 3, 6))
    await page.keyboard.press('Control+d')
    await expect.poll(phones).toEqual(Array.from({ length: 4 }, () => '0571 7'))
    await page.keyboard.press('Delete')
    await expect.poll(phones).toEqual([null, null, null, null])
    await page.keyboard.press('Control+z')
    await expect.poll(phones).toEqual(Array.from({ length: 4 }, () => '0571 7'))
    await page.keyboard.press('Control+z')
    await expect.poll(phones).toEqual(['0571 7', '0571 5', '0571 5', before[3]])
  })

  test('a field is set on all chosen rows after a look at what changes', async ({ desk }) => {
    const { page } = desk
    await openList(desk, columns)
    const before = (await rows(desk)).slice(0, 3)
    await cell(page, 0, 0).click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByRole('button', { name: 'Modifica…' }).click()
    const dialog = page.getByRole('dialog')
    await expectAccessible(page)
    await dialog.getByRole('combobox', { name: 'Campo' }).click()
    await page.getByRole('option', { name: 'Telefono' }).click()
    await dialog.getByLabel('Nuovo valore').fill('0571 42')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Cambiano 3 celle (righe: 3).')).toBeVisible()
    for (const row of before) await expect(page.getByRole('table', { name: 'Celle che cambiano' }).getByRole('row', { name: `${row.name} Telefono ${row.phone ?? 'vuoto'} 0571 42` })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Modifica 3 celle' }).click()
    await expect.poll(async () => (await rows(desk)).slice(0, 4).filter(row => row.phone === '0571 42')).toHaveLength(3)
    await desk.reopen()
    expect((await rows(desk)).filter(row => row.phone === '0571 42')).toHaveLength(3)
  })
})

test.describe('a thousand members', () => {
  test.use({ workspace: { ...sample, sample: false } })

  test('take a thousand rows with three hundred bad cells: the bad ones are named, the good ones stay after a restart and go back as one', async ({ desk }) => {
    const file = join(desk.home, 'mille.csv')
    writeFileSync(file, ['Ragione sociale', ...Array.from({ length: 1000 }, (_, n) => `Filatura ${1000 + n} S.r.l.`)].join('\r\n'))
    const { session } = await desk.call('members.import.preview', { file })
    await desk.call('members.import.apply', { session })
    await openList(desk, columns)
    const { page } = desk
    const figures = async () => (await rows(desk)).map(row => [row.employees, row.turnover])
    const before = await figures()
    expect(before).toHaveLength(1000)
    await cell(page, 0, 3).click()
    // three of ten are refused, one after the other in each column
    const bad = (n: number) => (n % 10 < 3 ? n % 2 : null)
    await paste(page, { text: before.map((_, n) => `${bad(n) === 0 ? 'tanti' : n + 1}\t${bad(n) === 1 ? 'circa boh' : `${100 + n % 900}.000,50`}`).join('\r\n') })
    const dialog = page.getByRole('dialog', { name: 'Incolla: che cosa cambia' })
    await expect(dialog.getByText('300 celle rifiutate: restano come sono.')).toBeVisible()
    await expect(dialog.getByRole('table', { name: 'Celle rifiutate e da controllare' }).getByRole('row')).toHaveCount(301)
    await expect(dialog.getByText('e ancora 1.650 celle.')).toBeAttached()
    for (const name of [/^Filatura 1000 S\.r\.l\. Addetti tanti .*non è un numero/, /^Filatura 1991 S\.r\.l\. Fatturato.* circa boh .*non è un numero/]) await expect(dialog.getByRole('row', { name })).toHaveCount(1)
    expect(await figures()).toEqual(before)
    await dialog.getByRole('button', { name: 'Incolla 1.700 celle' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('button', { name: 'Annulla: Incollate 1.700 celle' })).toBeVisible()
    await desk.reopen()
    expect(await figures()).toEqual(before.map((_, n) => [bad(n) === 0 ? null : n + 1, bad(n) === 1 ? null : (100 + n % 900) * 1000 + 0.5]))
    await desk.page.getByRole('button', { name: 'Annulla: Incollate 1.700 celle' }).waitFor()
    await desk.page.keyboard.press('Control+z')
    await expect.poll(figures).toEqual(before)
  })
})

test('rows that are pasted beyond the end come in as new members, after the wizard showed them', async ({ desk }) => {
  const { page } = desk
  await openList(desk, columns)
  const { total } = await desk.call('members.list', {})
  await cell(page, 0, 1).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => focused(page)).toBe(`${total - 1}/1`)
  const last = (await rows(desk)).at(-1)
  await paste(page, { text: [`${last?.name}\t${last?.vatNumber ?? ''}`, 'Filati dell’Aia S.r.l.\t00259305100\t1.234,5\t1.000.000', 'Nodo Blu S.n.c.\t\t3'].join('\r\n') })
  const dialog = page.getByRole('dialog', { name: 'Incolla: che cosa cambia' })
  await dialog.getByRole('button', { name: 'Aggiungi 2 righe nuove…' }).click()
  await expect(page.getByText('Filati dell’Aia S.r.l.')).toBeVisible()
  await page.getByRole('button', { name: /^Importa [\d.]+ rig/ }).click()
  await expect.poll(async () => (await desk.call('members.list', {})).total).toBe(total + 2)
  expect((await rows(desk)).find(row => row.name === 'Filati dell’Aia S.r.l.')).toMatchObject({ vatNumber: '00259305100', employees: 1234.5, turnover: 1_000_000 })
})

test.describe('an empty list', () => {
  test.use({ workspace: { ...sample, sample: false } })
  test('takes a pasted sheet as its first members', async ({ desk }) => {
    const { page } = desk
    await page.getByRole('heading', { name: 'Non c’è ancora nessun socio' }).waitFor()
    await paste(page, { text: 'Ragione sociale\tPartita IVA\tComune\r\nFilati dell’Aia S.r.l.\t00259305100\tPrato\r\nNodo Blu S.n.c.\t\tEmpoli' })
    await page.getByRole('button', { name: /^Importa [\d.]+ rig/ }).click()
    await expect.poll(async () => (await rows(desk)).map(row => [row.name, row.municipality])).toEqual([['Filati dell’Aia S.r.l.', 'Prato'], ['Nodo Blu S.n.c.', 'Empoli']])
  })
})

test.describe('columns', () => {
  test('are moved, hidden, frozen, fitted and sorted by keyboard and menu, and remembered', async ({ desk }) => {
    const { page } = desk
    await openList(desk, ['name', 'vatNumber', 'employees', 'phone'])
    const names = () => grid(page).getByRole('columnheader').allTextContents().then(all => all.map(text => text.trim()).slice(1, 4))
    await cell(page, 0, 2).click()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Control+Shift+ArrowRight')
    await expect.poll(names).toEqual(['Denominazione', 'Addetti', 'Partita IVA'])
    await head(page, 'Addetti').dragTo(head(page, 'Telefono'), { targetPosition: { x: 120, y: 10 } })
    await expect.poll(() => grid(page).getByRole('columnheader').last().textContent()).toContain('Addetti')
    await head(page, 'Partita IVA').click({ button: 'right' })
    await expectAccessible(page)
    await page.getByRole('menuitem', { name: 'Nascondi la colonna' }).click()
    await expect(head(page, 'Partita IVA')).toHaveCount(0)
    await cell(page, 0, 2).click()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name: 'Blocca fino a questa colonna' }).click()
    await expect(cell(page, 0, 2)).toHaveAttribute('data-frozen', 'true')
    const wide = (await head(page, 'Denominazione').boundingBox())?.width ?? 0
    await head(page, 'Denominazione').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Adatta larghezza' }).click()
    await expect.poll(async () => (await head(page, 'Denominazione').boundingBox())?.width).not.toBe(wide)
    const widthOf = async (name: string) => Math.round((await head(page, name).boundingBox())?.width ?? 0)
    const phone = await widthOf('Telefono')
    await drawEdge(head(page, 'Telefono'), 60)
    await expect.poll(() => widthOf('Telefono')).toBe(phone + 60)
    await head(page, 'Addetti').click()
    await expect(head(page, 'Addetti')).toHaveAttribute('aria-sort', 'ascending')
    await head(page, 'Denominazione').click({ modifiers: ['Shift'] })
    await head(page, 'Denominazione').click({ modifiers: ['Shift'] })
    await expect(head(page, 'Denominazione')).toHaveAttribute('aria-sort', 'descending')
    const { rows: sorted } = await desk.call('members.list', { sort: [{ column: 'employees' }, { column: 'name', descending: true }], limit: 12 })
    const inOrder = (shown: Page) => expect.poll(() => Promise.all(sorted.map((_row, at) => cell(shown, at, 1).textContent()))).toEqual(sorted.map(row => expect.stringContaining(row.name)))
    await inOrder(page)
    const laidOut = (shown: Page) => grid(shown).getByRole('columnheader').evaluateAll(heads => heads.map(one => [one.getAttribute('title'), Math.round(one.getBoundingClientRect().width), one.hasAttribute('data-frozen')]))
    const left = await laidOut(page)
    await desk.reopen()
    const again = desk.page
    await expect(head(again, 'Addetti'), 'the place where one was, in its order').toHaveAttribute('aria-sort', 'ascending')
    await expect(head(again, 'Denominazione')).toHaveAttribute('aria-sort', 'descending')
    await inOrder(again)
    await expect(cell(again, 0, 2)).toHaveAttribute('data-frozen', 'true')
    await expect(head(again, 'Partita IVA')).toHaveCount(0)
    await expect.poll(() => laidOut(again)).toEqual(left)
    await again.goto(new URL('#/history', again.url()).href)
    await again.getByRole('navigation', { name: 'Sezioni' }).getByRole('link', { name: 'Soci' }).click()
    await expect.poll(() => laidOut(again), 'the room too, however one comes to it').toEqual(left)
  })

  test('the menu of a cell filters by its value and opens the record', async ({ desk }) => {
    const { page } = desk
    await openList(desk, ['name', 'municipality'])
    const list = await rows(desk)
    await cell(page, 1, 2).click()
    await page.keyboard.press('Shift+F10')
    await expect(page.getByRole('menu')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('menuitem', { name: /^Solo le righe con/ }).click()
    const same = await desk.call('members.list', { filter: { municipality: [list[1]?.municipality ?? ''] } })
    await expect(page.getByText(`${same.total} di ${list.length}`)).toBeVisible()
    // with a text as well nothing is left: both stay in sight, one is taken away by its cross, all by the button
    await page.getByLabel('Filtra l’elenco').fill('zzzz')
    await expect(page.getByText('Nessuna riga corrisponde ai filtri.')).toBeVisible()
    const chips = page.getByRole('group', { name: 'Filtri attivi' })
    const chip = chips.getByRole('button', { name: /^Togli il filtro «Comune: / })
    await chip.click()
    await expect(chip).toHaveCount(0)
    await expect(page.getByText('Nessuna riga corrisponde ai filtri.')).toBeVisible()
    await chips.getByRole('button', { name: 'Togli tutti i filtri' }).click()
    await expect(page.getByText(`${list.length} righe`)).toBeVisible()
    await expect(page.getByLabel('Filtra l’elenco')).toHaveValue('')
    await cell(page, 0, 1).click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Apri la scheda' }).click()
    await expect(page.getByRole('heading', { level: 1, name: list[0]?.name ?? '?' })).toBeVisible()
  })
})

test('a cell that is being edited, and one that is wrong, are clean for axe', async ({ desk }) => {
  const { page } = desk
  await openList(desk, ['name', 'legalForm', 'joinedOn'])
  await cell(page, 2, 3).click()
  await page.keyboard.type('x')
  await page.keyboard.press('Enter')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await cell(page, 1, 2).dblclick()
  await expect(page.getByRole('listbox')).toBeVisible()
  await expectAccessible(page)
})

test('a contrast theme shows by lines and by its own colours where the keyboard is, what is chosen and what is wrong', async ({ desk }) => {
  const { page } = desk
  await openList(desk, ['name', 'legalForm', 'joinedOn'])
  await page.emulateMedia({ forcedColors: 'active' })
  const looks = (place: Locator) => place.evaluate(element => {
    const probe = document.body.appendChild(document.createElement('i'))
    const named = (color: string, names: string[]) => names.find(name => { probe.style.cssText = `color: ${name}; forced-color-adjust: none`; return getComputedStyle(probe).color === color }) ?? color
    const { outlineStyle, outlineWidth, outlineColor, backgroundColor } = getComputedStyle(element)
    const [line, ground] = [outlineStyle === 'none' ? 'none' : `${outlineWidth} ${outlineStyle} ${named(outlineColor, ['Highlight', 'HighlightText', 'CanvasText'])}`, /^rgba.*, 0\)$/.test(backgroundColor) ? 'Canvas' : named(backgroundColor, ['Highlight', 'Canvas'])]
    probe.remove()
    return `${line} on ${ground}`
  })
  await cell(page, 2, 3).click()
  expect(await looks(cell(page, 2, 3)), 'the keyboard in a chosen cell').toBe('2px solid HighlightText on Highlight')
  await page.keyboard.type('x')
  await page.keyboard.press('Enter')
  await cell(page, 0, 1).click()
  expect(await looks(cell(page, 2, 3))).toBe('2px dashed CanvasText on Canvas')
  await page.keyboard.press('Shift+ArrowDown')
  expect(await looks(cell(page, 0, 1)), 'the keyboard among several').toBe('2px solid HighlightText on Highlight')
  expect(await looks(cell(page, 1, 1))).toBe('none on Highlight')
  expect(await looks(cell(page, 2, 1))).toBe('none on Canvas')
  await cell(page, 1, 0).click()
  expect(await looks(cell(page, 1, 0))).toBe('2px solid Highlight on Canvas')
  expect(await looks(grid(page).getByRole('row', { selected: true }))).toBe('1px solid Highlight on Canvas')
  expect(await untold(page)).toEqual([])
})

test('the rows that come next are asked for before they are in sight, and another order begins with its first', async ({ desk }) => {
  const { page } = desk
  const file = join(desk.home, 'molti.csv')
  writeFileSync(file, ['Ragione sociale;Comune', ...Array.from({ length: 600 }, (_, n) => `Ditta ${1000 + n};Empoli`)].join('\n'))
  const { session } = await desk.call('members.import.preview', { file })
  await desk.call('members.import.apply', { session })
  await openList(desk, columns)
  const asked: number[] = []
  await page.exposeFunction('hearPage', (offset: number) => { asked.push(offset) })
  await page.evaluate(() => {
    const { deskCall } = window
    window.deskCall = stored => {
      const { procedure, input } = JSON.parse(stored) as { procedure: string; input: { offset?: number } }
      if (procedure === 'members.list') window.hearPage(input.offset ?? 0)
      return deskCall(stored)
    }
  })
  await grid(page).evaluate(list => { list.scrollTo(0, 410 * 36) })
  await expect(cell(page, 412, 1)).toBeVisible()
  // in sight are some rows from the 410th on
  await expect.poll(() => [...asked].sort()).toEqual([300, 400, 500])
  asked.length = 0
  await head(page, 'Partita IVA').click()
  await expect(cell(page, 1, 1)).toBeInViewport()
  await expect.poll(() => asked.length).toBeGreaterThan(1)
  expect(asked).toEqual([0, 100])
})
