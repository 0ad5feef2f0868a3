import type { Page } from 'playwright'
import { commands, localKeys } from '../../shared/commands.ts'
import { usualView } from '../../shared/views.ts'
import { cell, copied, focused, hearCopies, rows, sample } from './sheet.ts'
import { expect, test, type TestDesk } from './window.ts'

type Keyed = Extract<(typeof commands)[number], { keys: readonly [string, ...string[]] }>['id']
type Local = (typeof localKeys)[number]['id']
/** What stands before the key is pressed, on the list of members; and what the key has done then. */
type Does = { given?: (desk: TestDesk) => Promise<unknown>; does: (desk: TestDesk, key: string) => Promise<unknown> }

test.use({ workspace: sample })

const columns = ['name', 'employees', 'phone']
const address = `/members?columns=${encodeURIComponent(JSON.stringify(columns))}`
/** `Ctrl+Left` as the driver of the browser calls it. */
const pressed = (keys: string) => keys.split('+').map(key => ({ Ctrl: 'Control', Left: 'ArrowLeft', Right: 'ArrowRight', Del: 'Delete', Esc: 'Escape' })[key] ?? (key.length === 1 ? key.toLowerCase() : key)).join('+')

const go = ({ page }: TestDesk, address: string) => page.evaluate(to => { location.hash = to }, address)
const title = ({ page }: TestDesk, name: string) => expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
const elsewhere = async (desk: TestDesk) => { await go(desk, '/settings'); await title(desk, 'Impostazioni') }
const room = (name: string): Does => ({ does: desk => title(desk, name) })
const dialog = (name: RegExp): Does => ({ does: ({ page }) => expect(page.getByRole('dialog', { name })).toBeVisible() })
const pane = (page: Page) => page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? null)
const tab = (page: Page, name: string) => expect(page.getByRole('tab', { name, exact: true, selected: true })).toBeFocused()
const record = async (desk: TestDesk) => {
  await go(desk, `/members/${(await rows(desk))[0]?.organisationId ?? ''}`)
  await desk.page.getByRole('tab', { name: 'Dati', exact: true }).waitFor()
}
const first = async (desk: TestDesk) => (await rows(desk))[0]
const phones = async (desk: TestDesk) => (await rows(desk)).slice(0, 2).map(row => row.phone)
/** A change of the first one's phone, to be taken back; the second one has none. */
const changed = async (desk: TestDesk) => {
  await desk.call('organisations.save', { id: (await rows(desk))[1]?.organisationId ?? '', values: { phone: null } })
  await desk.call('organisations.save', { id: (await first(desk))?.organisationId ?? '', values: { phone: '0571 1' } })
  await desk.call('organisations.save', { id: (await first(desk))?.organisationId ?? '', values: { phone: '0571 2' } })
  await expect(cell(desk.page, 0, 3)).toHaveText('0571 2')
}
const takenBack = async (desk: TestDesk) => {
  await changed(desk)
  await desk.page.keyboard.press('Control+z')
  await expect(cell(desk.page, 0, 3)).toHaveText('0571 1')
}
const at = (row: number, column: number) => ({ page }: TestDesk) => cell(page, row, column).click()
const editor = ({ page }: TestDesk) => expect(page.getByRole('textbox', { name: 'Modifica: Telefono' }))
const typing = async (desk: TestDesk) => { await changed(desk); await at(0, 3)(desk); await desk.page.keyboard.type('0571 9') }

const writing = async (desk: TestDesk) => {
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  const { id } = await desk.call('policies.save', { values: { name: 'Politica dei tasti', clusterId }, start: { template: 'cluster' } })
  await go(desk, `/policies/${id}`)
  await desk.page.getByRole('button', { name: 'Scrivi la clausola 1.1', exact: true }).click()
  await desk.page.getByRole('textbox', { name: 'Testo', exact: true }).click()
}

// A command with a key and without a line here is no program for the compiler.
const everywhere: Record<Keyed, Does> = {
  new: dialog(/^Nuovo socio/),
  import: room('Importa un elenco di soci'),
  save: { does: ({ page }) => expect(page.getByText('È già tutto salvato.')).toBeVisible() },
  export: dialog(/^Esporta l’elenco/),
  print: dialog(/./),
  undo: { given: changed, does: desk => expect.poll(async () => (await first(desk))?.phone).toBe('0571 1') },
  redo: { given: takenBack, does: desk => expect.poll(async () => (await first(desk))?.phone).toBe('0571 2') },
  favourite: { given: record, does: ({ page }) => expect(page.getByRole('button', { name: 'Togli dai preferiti' })).toBeVisible() },
  find: { does: ({ page }) => expect(page.getByLabel('Filtra l’elenco')).toBeFocused() },
  replace: {
    given: writing,
    does: async ({ page }) => { await expect(page.getByRole('textbox', { name: 'Trova', exact: true })).toBeFocused(); await page.getByRole('dialog').getByRole('button', { name: 'Annulla' }).click() },
  },
  palette: { does: ({ page }) => expect(page.getByRole('textbox', { name: 'Cerca o esegui un comando' })).toBeFocused() },
  refresh: {
    given: ({ page }) => page.evaluate(() => {
      const { deskCall } = window
      window.deskCall = text => { if (text.includes('"members.list"')) document.body.dataset['read'] = 'yes'; return deskCall(text) }
    }),
    does: ({ page }) => expect(page.locator('body')).toHaveAttribute('data-read', 'yes'),
  },
  back: { given: desk => elsewhere(desk), does: desk => title(desk, 'Soci') },
  forward: { given: async desk => { await elsewhere(desk); await desk.page.keyboard.press('Alt+ArrowLeft'); await title(desk, 'Soci') }, does: desk => title(desk, 'Impostazioni') },
  nextPane: { given: at(0, 1), does: ({ page }) => expect.poll(() => pane(page)).toBe('status') },
  previousPane: { given: at(0, 1), does: ({ page }) => expect.poll(() => pane(page)).toBe('nav') },
  nextTab: { given: record, does: ({ page }) => tab(page, 'Dati annuali') },
  previousTab: { given: record, does: ({ page }) => tab(page, 'Cronologia') },
  'go.home': room('Inizio'),
  'go.members': { given: desk => elsewhere(desk), does: desk => title(desk, 'Soci') },
  'go.people': room('Contatti'),
  'go.documents': room('Documenti'),
  'go.groups': room('Gruppi di lavoro'),
  'go.meetings': room('Riunioni'),
  'go.actions': room('Impegni'),
  'go.checklists': room('Checklist'),
  'go.suppliers': room('Fornitori'),
  'go.policies': room('Politiche'),
  'go.clusters': room('Distretti'),
  'go.quality': room('Qualità dei dati'),
  'go.history': room('Cronologia'),
  'go.backups': room('Copie di sicurezza'),
  'go.settings': room('Impostazioni'),
  help: dialog(/^Aiuto/),
}

const inPlaces: Record<Exclude<Local, 'zoom'>, Does> = {
  edit: { given: at(0, 3), does: desk => editor(desk).toBeFocused() },
  cancel: { given: typing, does: async desk => { await editor(desk).toHaveCount(0); await expect(cell(desk.page, 0, 3)).toHaveText('0571 2') } },
  copy: { given: async desk => { await changed(desk); await hearCopies(desk.page); await at(0, 3)(desk) }, does: ({ page }) => expect.poll(() => copied(page)).toBe('0571 2') },
  cut: { given: async desk => { await changed(desk); await at(0, 3)(desk) }, does: async desk => { await expect.poll(() => phones(desk)).toEqual([null, null]); await at(1, 3)(desk); await desk.page.keyboard.press('Control+v'); await expect.poll(() => phones(desk)).toEqual([null, '0571 2']) } },
  paste: { given: async desk => { await changed(desk); await at(0, 3)(desk); await desk.page.keyboard.press('Control+c'); await at(1, 3)(desk) }, does: desk => expect.poll(() => phones(desk)).toEqual(['0571 2', '0571 2']) },
  fillDown: { given: async desk => { await changed(desk); await at(0, 3)(desk); await desk.page.keyboard.press('Shift+ArrowDown') }, does: desk => expect.poll(() => phones(desk)).toEqual(['0571 2', '0571 2']) },
  filter: { given: at(0, 1), does: ({ page }) => expect(page.getByRole('textbox', { name: 'Contiene' })).toBeFocused() },
  selectAll: { given: at(0, 1), does: async desk => expect(desk.page.getByText(`${(await rows(desk)).length} righe selezionate`)).toBeVisible() },
  selectRow: { given: at(0, 1), does: ({ page }) => expect(page.getByText('1 riga selezionata')).toBeVisible() },
  remove: { given: async desk => { await changed(desk); await at(0, 3)(desk) }, does: desk => expect.poll(async () => (await first(desk))?.phone).toBeNull() },
  ends: {
    given: at(1, 1),
    does: async (desk, key) => {
      await expect.poll(() => focused(desk.page)).toBe(key === 'Ctrl+Home' ? '0/0' : `${(await rows(desk)).length - 1}/${columns.length}`)
      // the list comes back where one was in it
      await desk.page.keyboard.press('Control+Home')
      await expect.poll(() => focused(desk.page)).toBe('0/0')
    },
  },
  contextMenu: { given: at(0, 1), does: ({ page }) => expect(page.getByRole('menu')).toBeVisible() },
  commit: { given: async desk => { await record(desk); await desk.page.getByLabel('Telefono').fill('0571 5') }, does: desk => expect.poll(async () => (await first(desk))?.phone).toBe('0571 5') },
  takeBack: {
    given: async desk => { await changed(desk); await record(desk); await desk.page.getByLabel('Telefono').fill('0571 5') },
    does: async desk => { await expect(desk.page.getByLabel('Telefono')).toHaveValue('0571 2'); expect((await first(desk))?.phone).toBe('0571 2') },
  },
  confirm: { given: async desk => { await desk.page.keyboard.press('Control+n'); await desk.page.getByRole('dialog').getByLabel('Denominazione').fill('Pelletteria dei tasti') }, does: desk => title(desk, 'Pelletteria dei tasti') },
}

test('each room has its number in the order of the navigation', async ({ desk }) => {
  const keys = await desk.page.getByRole('navigation', { name: 'Sezioni' }).getByRole('link').evaluateAll(links => links.map(link => link.ariaKeyShortcuts))
  expect(keys).toEqual([...Array.from({ length: 9 }, (_, at) => `Control+${at + 1}`), ...Array.from({ length: 6 }, (_, at) => `Control+Shift+${at + 1}`), null])
})

test('the help opens over a dialog, and Esc comes back to what was being typed there', async ({ desk }) => {
  const { page } = desk
  await page.keyboard.press('Control+n')
  const name = page.getByRole('dialog', { name: /^Nuovo socio/ }).getByLabel('Denominazione')
  await name.fill('Conceria a metà')
  // what belongs to the window behind waits, and says so
  await page.keyboard.press('Control+k')
  await expect(page.getByText('«Cerca o esegui un comando» si può usare dopo aver chiuso la finestra «Nuovo socio».')).toBeVisible()
  await expect(name).toBeFocused()
  await page.keyboard.press('F1')
  const help = page.getByRole('dialog', { name: /^Aiuto/ })
  await expect(help).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await expect(name).toBeFocused()
  await expect(name).toHaveValue('Conceria a metà')
  // the same where it is chosen in the native menu, which only Electron draws
  await page.evaluate(() => { window.deskHear(JSON.stringify({ event: 'command', command: 'go.people' })) })
  await expect(page.getByText('«Vai ai contatti» si può usare dopo aver chiuso la finestra «Nuovo socio».')).toBeVisible()
  await expect(name).toHaveValue('Conceria a metà')
})

test('Ctrl+Tab goes through the views of a list', async ({ desk }) => {
  const { page } = desk
  const view = 'Pisani'
  await desk.call('views.save', { grid: 'members', name: view, definition: { ...usualView, filter: { province: ['PI'] } } })
  const views = page.getByRole('group', { name: 'Viste' })
  await views.getByRole('button', { name: view }).waitFor()
  await cell(page, 0, 1).click()
  await page.keyboard.press('Control+Tab')
  await expect(views.getByRole('button', { name: view, pressed: true })).toBeFocused()
  await page.keyboard.press('Control+Shift+Tab')
  await expect(views.getByRole('button', { name: 'Tutti i soci', pressed: true })).toBeFocused()
})

async function check(desk: TestDesk, id: string, keys: readonly string[], { given, does }: Does): Promise<void> {
  for (const key of keys) {
    await test.step(`${key}: ${id}`, async () => {
      // each begins with a list just opened, over which nothing stands
      await desk.page.keyboard.press('Escape')
      await expect(desk.page.getByRole('dialog')).toHaveCount(0)
      await elsewhere(desk)
      await go(desk, address)
      await cell(desk.page, 0, columns.length).waitFor()
      await given?.(desk)
      await desk.page.keyboard.press(pressed(key))
      await does(desk, key)
    })
  }
}

test('every key of a command does what the help says', async ({ desk }) => {
  test.slow()
  const keyed = commands.filter(({ keys }) => keys.length > 0)
  expect(Object.keys(everywhere).toSorted()).toEqual(keyed.map(({ id }) => id).toSorted())
  for (const { id, keys } of keyed) await check(desk, id, keys, everywhere[id as Keyed])
})

test('every key of a list, a field and a dialog does what the help says', async ({ desk }) => {
  test.slow()
  // the zoom is the browser's own, and set in the shell
  for (const { id, keys } of localKeys) if (id !== 'zoom') await check(desk, id, keys, inPlaces[id])
})
