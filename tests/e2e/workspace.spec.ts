import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible } from './accessible.ts'
import { expect, test, type TestDesk } from './window.ts'

/** Presses Tab until the keyboard stands on the element of that name; at most so many times. */
async function tabTo({ page }: TestDesk, role: Parameters<TestDesk['page']['getByRole']>[0], name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name })
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press('Tab')
    if (await wanted.evaluate(element => element === document.activeElement)) return
  }
  throw new Error(`the keyboard does not reach ${String(name)}`)
}

test.describe('the first run', () => {
  test.use({ workspace: null })

  test('goes by keyboard alone, from a described district', async ({ desk }) => {
    const { page } = desk
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await expectAccessible(page)
    await tabTo(desk, 'textbox', /Nome e cognome/)
    await page.keyboard.type('Maria Grazia De Rossi')
    await tabTo(desk, 'textbox', /Sigla/)
    await expect(page.getByRole('textbox', { name: /Sigla/ })).toHaveValue('MGDR')
    await tabTo(desk, 'textbox', 'Nome dell’agenzia')
    await page.keyboard.type('Agenzia delle Tre Rive')
    await tabTo(desk, 'radio', 'Con un nome proprio')
    await page.keyboard.press('ArrowDown')
    await tabTo(desk, 'combobox', 'Distretto toscano')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const district = await page.getByRole('combobox', { name: 'Distretto toscano' }).inputValue()
    await tabTo(desk, 'button', /Comincia vuoto/)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('navigation', { name: 'Sezioni' })).toBeVisible()

    expect(await desk.call('workspace.state', {})).toMatchObject({ state: 'open', agency: 'Agenzia delle Tre Rive', language: 'it', writer: { name: 'Maria Grazia De Rossi', initials: 'MGDR' } })
    const { clusters } = await desk.call('clusters.list', {})
    expect(clusters).toHaveLength(1)
    expect(clusters[0]).toMatchObject({ name: district, members: 0 })
    expect(clusters[0]?.referenceId).toBeTruthy()
  })

  test('asks for a name before it begins, and makes the sample district in English', async ({ desk }) => {
    const { page } = desk
    await page.getByText('English').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome to Cooperate Desk')
    await page.getByRole('button', { name: /Sample cluster/ }).click()
    await expect(page.getByText('This field cannot be left empty.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: /First name and surname/ })).toBeFocused()
    expect(await desk.call('workspace.state', {})).toEqual({ state: 'none' })

    await page.getByRole('textbox', { name: /First name and surname/ }).fill('Anna Prova')
    await page.getByRole('button', { name: /Sample cluster/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible()
    const { total } = await desk.call('members.list', { limit: 1 })
    expect(total).toBeGreaterThan(10)
    await desk.reopen()
    await expect(desk.page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible()
  })

  test('leads to the import of the own list', async ({ desk }) => {
    const { page } = desk
    await page.getByRole('textbox', { name: /Nome e cognome/ }).fill('Anna Prova')
    await page.getByRole('textbox', { name: 'Nome del distretto' }).fill('Distretto del mobile')
    await page.getByRole('button', { name: /Importa un elenco/ }).click()
    await expect(page).toHaveURL(/#\/members\/import/)
    expect((await desk.call('clusters.list', {})).clusters.map(({ name }) => name)).toEqual(['Distretto del mobile'])
  })
})

test.describe('settings', () => {
  test('save by themselves when a field is left, and are there after a restart', async ({ desk }) => {
    await desk.page.goto(new URL('#/settings', desk.page.url()).href)
    const agency = desk.page.getByRole('textbox', { name: 'Nome dell’agenzia' })
    await agency.fill('Agenzia nuova')
    await desk.page.keyboard.press('Tab')
    await expect(desk.page.getByRole('banner').getByRole('status')).toHaveText(/^Salvato \d\d:\d\d$/)
    expect((await desk.call('workspace.settings', {})).agency).toBe('Agenzia nuova')
    await desk.reopen()
    await desk.page.goto(new URL('#/settings', desk.page.url()).href)
    await expect(desk.page.getByRole('textbox', { name: 'Nome dell’agenzia' })).toHaveValue('Agenzia nuova')
  })

  test('keep typing that was not left: on the way to another room, and with Ctrl+S; Esc takes it back', async ({ desk }) => {
    const { page } = desk
    await page.goto(new URL('#/settings', page.url()).href)
    const address = page.getByRole('textbox', { name: 'Indirizzo' })
    await address.fill('Via del Gelso 12')
    await page.keyboard.press('Control+Shift+2')
    await expect(page.getByRole('heading', { level: 1, name: 'Distretti' })).toBeVisible()
    await expect.poll(async () => (await desk.call('workspace.settings', {})).address).toBe('Via del Gelso 12')

    await page.keyboard.press('Alt+ArrowLeft')
    const agency = page.getByRole('textbox', { name: 'Nome dell’agenzia' })
    await agency.fill('Con il tasto')
    await page.keyboard.press('Control+s')
    await expect.poll(async () => (await desk.call('workspace.settings', {})).agency).toBe('Con il tasto')
    await agency.fill('Ripensato')
    const { total } = await desk.call('history.list', {})
    await page.keyboard.press('Control+z')
    expect((await desk.call('history.list', {})).total, 'Ctrl+Z belongs to the typing').toBe(total)
    await page.keyboard.press('Escape')
    await expect(agency).toHaveValue('Con il tasto')
    await page.keyboard.press('Tab')
    expect((await desk.call('workspace.settings', {})).agency).toBe('Con il tasto')
    // Settings are found by what they are about, too.
    for (const [typed, title] of [['cestino', 'Cronologia'], ['logo', 'Impostazioni'], ['doppioni', 'Qualità dei dati']] as const) {
      await page.keyboard.press('Control+k')
      await page.getByRole('textbox', { name: 'Cerca o esegui un comando' }).fill(typed)
      await expect(page.locator('[data-action][data-selected]')).toContainText('Vai')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    }
    await expect(page.getByRole('tab', { name: 'Doppioni', selected: true })).toBeVisible()
  })

  test('keep typing when the window is closed in the middle of it', async ({ desk }) => {
    await desk.page.goto(new URL('#/settings', desk.page.url()).href)
    await desk.page.getByRole('textbox', { name: 'Nome dell’agenzia' }).fill('Chiusa scrivendo')
    await desk.page.close({ runBeforeUnload: true })
    await desk.window.closed
    await desk.reopen()
    expect((await desk.call('workspace.settings', {})).agency).toBe('Chiusa scrivendo')
  })

  test('turn the whole window to the other language at once, and stay so', async ({ desk }) => {
    await desk.page.goto(new URL('#/settings', desk.page.url()).href)
    await desk.page.getByText('English').click()
    await expect(desk.page.getByRole('heading', { level: 1 })).toHaveText('Settings')
    await expect(desk.page.locator('html')).toHaveAttribute('lang', 'en')
    // the system's light or dark is followed until one of them is chosen
    const shown = (scheme: string) => expect(desk.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme)
    await desk.page.emulateMedia({ colorScheme: 'dark' })
    await shown('dark')
    await desk.page.emulateMedia({ colorScheme: 'light' })
    await shown('light')
    await desk.page.getByText('Dark', { exact: true }).click()
    await shown('dark')
    await desk.reopen()
    await expect(desk.page.getByRole('navigation', { name: 'Sections' })).toBeVisible()
    await desk.page.emulateMedia({ colorScheme: 'light' })
    await shown('dark')
    await desk.page.getByText('Light', { exact: true }).click()
    await desk.page.emulateMedia({ colorScheme: 'dark' })
    await shown('light')
    await desk.page.getByText('Same as the system', { exact: true }).click()
    await shown('dark')
    await desk.reopen()
    await desk.page.emulateMedia({ colorScheme: 'dark' })
    await shown('dark')
    await desk.page.emulateMedia({ colorScheme: 'light' })
    await shown('light')
    await desk.page.keyboard.press('Control+k')
    await expect(desk.page.getByRole('textbox', { name: 'Search or run a command' })).toBeFocused()
    await desk.page.keyboard.type('italian')
    await desk.page.keyboard.press('Enter')
    await expect(desk.page.getByRole('navigation', { name: 'Sezioni' })).toBeVisible()
  })

  test('take a logo, show it, refuse what is no picture, and undo', async ({ desk }, info) => {
    const { page } = desk
    const picture = info.outputPath('logo.png')
    writeFileSync(picture, Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'))
    const text = info.outputPath('nota.png')
    writeFileSync(text, 'this is no picture')
    const huge = info.outputPath('manifesto.png')
    writeFileSync(huge, Buffer.concat([readFileSync(picture), Buffer.alloc(40 * 1024 * 1024)]))
    await page.goto(new URL('#/settings', page.url()).href)
    await page.locator('input[type=file]').setInputFiles(huge)
    await expect(page.getByRole('alert').filter({ hasText: 'L’immagine è troppo grande.' })).toBeVisible()
    await expect(page.getByText('Nessun logo')).toBeVisible()
    await page.locator('input[type=file]').setInputFiles(text)
    await expect(page.getByRole('alert').filter({ hasText: 'Questa immagine non si può usare come logo.' })).toBeVisible()
    await page.locator('input[type=file]').setInputFiles(picture)
    await expect(page.getByRole('img', { name: 'Logo dell’agenzia' })).toBeVisible()
    await page.getByRole('alert').getByRole('button', { name: 'Annulla' }).click()
    await expect(page.getByText('Nessun logo')).toBeVisible()
    expect((await desk.call('workspace.settings', {})).logo).toBeNull()
  })

  test('who writes is changed with one click, and the history says so', async ({ desk }) => {
    const { page } = desk
    await desk.call('workspace.writers.save', { name: 'Luca Ferretti', initials: 'LF' })
    await page.getByRole('button', { name: /Chi scrive: Anna Prova/ }).click()
    await page.getByRole('menuitemradio', { name: /Luca Ferretti/ }).click()
    const writer = page.getByRole('button', { name: /Chi scrive: Luca Ferretti/ })
    await expect(writer).toBeVisible()
    // a dialog that a menu opened gives the keyboard back to the menu's button
    await writer.press('Enter')
    await page.getByRole('menuitem', { name: 'Aggiungi una persona' }).press('Enter')
    await expect(page.getByRole('dialog', { name: 'Aggiungi una persona' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(writer).toBeFocused()
    await page.goto(new URL('#/settings', page.url()).href)
    await page.getByRole('textbox', { name: 'Nome dell’agenzia' }).fill('Di Luca')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await desk.call('history.list', { limit: 1 })).batches[0]?.writer).toBe('Luca Ferretti')
  })
})

test.describe('the history', () => {
  test('takes a batch back, does it again, and says what', async ({ desk }) => {
    const { page } = desk
    await desk.call('workspace.settings.save', { address: 'Via nuova 1' })
    await page.goto(new URL('#/history', page.url()).href)
    await page.getByRole('main').getByRole('button', { name: /^Annulla: Modifica delle impostazioni/ }).last().click()
    await expect(page.getByRole('alert')).toContainText('Annullato: Modifica delle impostazioni')
    expect((await desk.call('workspace.settings', {})).address).toBe('')
    await expect(page.getByText('Annullata', { exact: true })).toBeVisible()
    await page.keyboard.press('Control+y')
    await expect.poll(async () => (await desk.call('workspace.settings', {})).address).toBe('Via nuova 1')
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await desk.call('workspace.settings', {})).address).toBe('')
  })

  test('leads with the keyboard to the record that a line is about', async ({ desk }) => {
    const { page } = desk
    await desk.call('organisations.save', { values: { name: 'Conceria Uno' } })
    await page.goto(new URL('#/history', page.url()).href)
    const open = page.getByRole('link', { name: 'Apri: Nuova organizzazione: Conceria Uno' })
    await expect(open).toBeVisible()
    await expectAccessible(page)
    await open.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Conceria Uno' })).toBeVisible()
  })

  test('lists what changed since, and undoes nevertheless only when told', async ({ desk }) => {
    const { page } = desk
    const { clusters: [first] } = await desk.call('clusters.list', {})
    const { batch } = await desk.call('clusters.save', { id: first?.id, fields: { sector: 'Tessile' } })
    await desk.call('clusters.save', { id: first?.id, fields: { sector: 'Mobile' } })
    await page.goto(new URL('#/history', page.url()).href)
    await page.getByRole('main').getByRole('button', { name: /^Annulla: Modifica del distretto/ }).last().click()
    const dialog = page.getByRole('dialog', { name: 'Nel frattempo alcuni dati sono cambiati' })
    await expect(dialog).toContainText('Settore')
    await dialog.getByRole('button', { name: 'Lascia com’è' }).click()
    await expect(dialog).toBeHidden()
    expect((await desk.call('clusters.list', {})).clusters[0]?.sector).toBe('Mobile')
    await page.getByRole('main').getByRole('button', { name: /^Annulla: Modifica del distretto/ }).last().click()
    await dialog.getByRole('button', { name: 'Annulla comunque' }).click()
    await expect.poll(async () => (await desk.call('clusters.list', {})).clusters[0]?.sector).toBeNull()
    expect((await desk.call('history.list', {})).batches.find(({ id }) => id === batch)?.undoneBy).toBeTruthy()
  })
})

test.describe('backups and copies', () => {
  test('a backup is made, shown with what it holds, and restored', async ({ desk }) => {
    const { page } = desk
    const foot = page.getByRole('contentinfo')
    await expect(foot).toContainText('Archivio: agenzia.desk')
    await foot.getByRole('link', { name: 'Copia di sicurezza: mai' }).click()
    await page.getByRole('button', { name: 'Fai una copia di sicurezza adesso' }).click()
    await expect(page.getByRole('table', { name: 'Copie di sicurezza su questo computer' })).toContainText('Su richiesta')
    await expect(foot.getByRole('link', { name: /^Copia di sicurezza: \d\d\/\d\d\/\d{4}/ })).toBeVisible()
    await desk.call('workspace.settings.save', { agency: 'Cambiata dopo' })
    await page.getByRole('button', { name: /Ripristina la copia del/ }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Ripristina questa copia' }).click()
    await expect(page.getByText('Copia di sicurezza ripristinata')).toBeVisible()
    expect((await desk.call('workspace.settings', {})).agency).toBe('Agenzia di prova')
  })

  test('a copy is saved elsewhere, looked at and opened; a file that is no copy is refused', async ({ desk }, info) => {
    const { page } = desk
    const copy = info.outputPath('copia.desk')
    await desk.call('workspace.copy.save', { path: copy })
    await desk.call('workspace.settings.save', { agency: 'Cambiata dopo' })
    await page.goto(new URL('#/backups', page.url()).href)
    const other = info.outputPath('altro.desk')
    writeFileSync(other, 'no workspace at all, only some text that is long enough to be a file')
    await page.locator('input[type=file]').setInputFiles(other)
    await expect(page.getByRole('alert').first()).toBeVisible()
    await page.locator('input[type=file]').setInputFiles(copy)
    const dialog = page.getByRole('dialog', { name: /copia\.desk/ })
    await expect(dialog).toContainText('Agenzia di prova')
    await dialog.getByRole('button', { name: 'Apri questa copia' }).click()
    await expect(page.getByText('Aperta la copia copia.desk')).toBeVisible()
    expect((await desk.call('workspace.settings', {})).agency).toBe('Agenzia di prova')
    expect(readFileSync(join(desk.home, 'agenzia.desk')).length).toBeGreaterThan(0)
  })

  test('the check says that the data are in order; the report holds no name', async ({ desk }) => {
    const { page } = desk
    await page.goto(new URL('#/backups', page.url()).href)
    await page.getByRole('button', { name: 'Controlla l’archivio' }).click()
    await expect(page.getByText('L’archivio è in ordine.')).toBeVisible()
    await page.getByRole('button', { name: 'Rapporto per l’assistenza' }).click()
    const report = page.getByRole('region', { name: 'Rapporto per l’assistenza' })
    await expect(report).toContainText('cooperate-desk')
    expect(await report.innerText()).not.toMatch(/Anna|Prova/)
  })
})
