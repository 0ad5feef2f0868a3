import type { Locator } from 'playwright'
import { expectAccessible } from './accessible.ts'
import { cramped, cutOff, go, recordScreens, screens, wrongWords } from './screens.ts'
import { barCopies } from './sheet.ts'
import { expect, test } from './window.ts'

test.use({ workspace: { agency: 'Agenzia di prova', language: 'it', sample: true, writer: { name: 'Anna Prova', initials: 'AP' } } })

for (const [part, of] of [['the first', 0], ['the second', 1], ['the third', 2]] as const) {
  test(`axe finds nothing on any screen or record, light, dark and in a Windows contrast theme: ${part} third`, async ({ desk }) => {
    test.setTimeout(600_000)
    const { page } = desk
    const all = [...screens, ...await recordScreens(desk)]
    for (const screen of all.filter((_, index) => index % 3 === of)) {
      await go(page, screen)
      await expectAccessible(page, screen)
    }
  })
}

test('axe finds nothing in what opens over every screen, light, dark and in a Windows contrast theme', async ({ desk }) => {
  test.slow()
  const { page } = desk
  await go(page, '/members')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, 'search field')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('F1')
  // the page of the help for this screen, with its own keys
  const help = page.getByRole('dialog', { name: 'Aiuto' })
  await expect(help.getByText(/^L’elenco dei soci di un distretto/)).toBeVisible()
  await expect(help.getByRole('row', { name: /Nuovo socio.*Ctrl\+N/ })).toBeVisible()
  await expectAccessible(page, 'keys')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Chi scrive/ }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectAccessible(page, 'who writes')
})

// a notebook of the office at 125 %, where Italian words are longest
const sizes = { it: { viewport: { width: 1093, height: 614 }, locale: 'it-IT', scale: 1.25 }, en: { viewport: { width: 1280, height: 800 }, locale: 'en-GB' } } as const

for (const language of ['it', 'en'] as const) {
  test.describe(`on every screen, ${sizes[language].viewport.width} points wide`, () => {
    test.use({ showing: sizes[language] })

    test(`no word of the other language, no bare key, nothing cut off or reached only sideways: ${language}`, async ({ desk }) => {
      test.setTimeout(600_000)
      const { page } = desk
      await desk.call('workspace.settings.save', { language })
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      const wrong = async () => [...await wrongWords(page, language), ...await cutOff(page), ...await cramped(page)]
      for (const screen of [...screens, ...await recordScreens(desk)]) {
        await go(page, screen)
        expect.soft(await wrong(), screen).toEqual([])
      }
      for (const screen of ['/members', '/people', '/documents', '/suppliers', '/policies', '/checklists', '/groups', '/meetings']) {
        await page.goto(new URL(`#${screen}`, page.url()).href)
        await expect(async () => {
          await page.keyboard.press('Control+n')
          await expect(page.getByRole('dialog')).toBeVisible({ timeout: 1_000 })
        }).toPass()
        expect.soft(await wrong(), `new: ${screen}`).toEqual([])
        // a key that comes before the dialog has the keyboard is not its own
        await expect(async () => {
          await page.keyboard.press('Escape')
          await expect(page.getByRole('dialog')).toBeHidden({ timeout: 1_000 })
        // one in which much is typed is not closed by Esc: it goes with the page
        }).toPass({ timeout: 8_000 }).catch(() => page.reload())
      }
      await page.keyboard.press('F1')
      await expect(page.getByRole('dialog')).toBeVisible()
      expect(await wrong()).toEqual([])
    })
  })
}

test.describe('at 200 %', () => {
  test.use({ showing: { viewport: { width: 640, height: 400 }, locale: 'it-IT', scale: 2 } })

  test('every room is reached, and nothing is cut off', async ({ desk }) => {
    test.slow()
    const { page } = desk
    for (const room of ['Inizio', 'Contatti', 'Gruppi di lavoro', 'Riunioni', 'Impegni', 'Documenti', 'Fornitori', 'Politiche', 'Checklist', 'Qualità dei dati', 'Distretti', 'Cronologia', 'Copie di sicurezza', 'Impostazioni', 'Informazioni', 'Soci']) {
      await page.getByRole('button', { name: 'Apri le sezioni' }).click()
      await page.getByRole('navigation', { name: 'Sezioni' }).getByRole('link', { name: room }).click()
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByRole('dialog')).toBeHidden()
      expect.soft(await cutOff(page), room).toEqual([])
    }
    for (const button of [/^Annulla/, /^Ripeti/, /Chi scrive/, /Cerca o esegui/]) await expect(page.getByRole('banner').getByRole('button', { name: button })).toBeInViewport()
    // the foot has no room here, and is no stop of the keyboard
    for (let step = 0; step < 3; step++) {
      await page.keyboard.press('F6')
      expect(await page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane'))).not.toBe('status')
    }
  })
})

test.describe('where the window is low', () => {
  test.use({ showing: { viewport: { width: 640, height: 400 }, locale: 'it-IT', scale: 2 } })

  test('a list shows its first rows under the head of its page, and fills the window once the keyboard is in it; what is wide shows its bar', async ({ desk }) => {
    test.slow()
    const { page } = desk
    const main = page.locator('#content')
    for (const screen of ['/policies', '/documents', '/suppliers', '/meetings', '/members', '/people']) {
      await go(page, screen)
      const grid = page.getByRole('grid')
      await expect(grid.getByRole('row').nth(1)).toBeAttached()
      const seen = () => grid.evaluate(element => { const { top, bottom } = element.getBoundingClientRect(); return Math.min(bottom, innerHeight) - Math.max(top, 0) })
      // the heads of the columns and a row; all of the window but its top line
      expect.soft(await seen(), screen).toBeGreaterThan(76)
      await page.getByRole('searchbox', { name: 'Filtra l’elenco' }).focus()
      await page.keyboard.press('ArrowDown')
      await expect.poll(seen, screen).toBeGreaterThan(300)
      // and back over it, by the wheel that began in the list
      await grid.hover()
      for (let turn = 0; turn < 12; turn++) await page.mouse.wheel(0, -600)
      await expect.poll(() => main.evaluate(element => element.scrollTop), screen).toBe(0)
    }
    const { bodies: [body] } = await desk.call('groups.list', {})
    for (const screen of ['/suppliers?show=due', '/suppliers?show=published', '/suppliers?show=decisions', '/documents/types', '/checklists/questionnaires', '/groups', `/groups/${body?.id ?? ''}?tab=seats`, '/actions']) {
      await go(page, screen)
      // comes into view, if it is not: from there on its bar is at the edge of the window, however far its end is
      const bar = main.locator('[data-mantine-scrollbar][data-orientation=horizontal]').first()
      await main.getByRole('group').filter({ has: page.locator('table, section') }).first().evaluate(element => { const { top } = element.getBoundingClientRect(); if (top > innerHeight - 60) element.scrollIntoView() })
      await expect.soft(bar, screen).toBeInViewport({ ratio: 1 })
    }
  })
})

test('a table stops the keyboard only where it scrolls, and is called by its name once', async ({ desk }) => {
  const { page } = desk
  await go(page, '/documents/types')
  const main = page.getByRole('main')
  const table = main.getByRole('table')
  await expect(table).toHaveAccessibleName('Elenco dei tipi')
  const stop = main.locator('[tabindex="0"]', { has: page.getByRole('table') })
  await expect(stop).toHaveCount(0)
  await page.setViewportSize({ width: 640, height: 400 })
  await expect(stop).toHaveAccessibleName('Tabella che scorre')
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect(stop).toHaveCount(0)
})

test.describe('on a notebook at 125 %', () => {
  test.use({ showing: sizes.it })

  test('the room one is in is seen in the menu', async ({ desk }) => {
    const { page } = desk
    const rooms = page.getByRole('navigation', { name: 'Sezioni' })
    for (const height of [614, 400]) {
      await page.setViewportSize({ width: 1093, height })
      for (const [screen, room] of [['/about', 'Informazioni'], ['/', 'Inizio'], ['/settings', 'Impostazioni']] as const) {
        await go(page, screen)
        await expect(rooms.getByRole('link', { name: room })).toBeInViewport({ ratio: 0.95 })
      }
    }
  })
})

test.describe('the keyboard', () => {
  test('goes round the panes with F6, to rooms with Ctrl and a number, back with Alt and an arrow, past the rooms with the first Tab', async ({ desk }) => {
    const { page } = desk
    const pane = () => page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? null)
    await go(page, '/settings')
    const visited = new Set<string | null>()
    for (let step = 0; step < 5; step++) {
      await page.keyboard.press('F6')
      visited.add(await pane())
    }
    expect([...visited].toSorted()).toEqual(['main', 'nav', 'status', 'top'])
    await page.keyboard.press('Control+Shift+4')
    await expect(page.getByRole('heading', { level: 1, name: 'Cronologia' })).toBeFocused()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(page.getByRole('heading', { level: 1, name: 'Impostazioni' })).toBeVisible()
    await page.keyboard.press('Alt+ArrowRight')
    await expect(page.getByRole('heading', { level: 1, name: 'Cronologia' })).toBeVisible()
    await page.reload()
    // the screen takes the keyboard once, as it comes
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    // from the top, as a reader of the whole window does
    await page.evaluate(() => { document.body.tabIndex = -1; document.body.focus() })
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.locator('#content')).toBeFocused()
  })

  test('finds a member by a part of its name and by a misspelt one, and what was opened lately first while nothing is typed', async ({ desk }) => {
    const { page } = desk
    const { rows: [first] } = await desk.call('members.list', { limit: 1 })
    const name = first?.name ?? ''
    const field = page.getByRole('textbox', { name: 'Cerca o esegui un comando' })
    const dialog = page.getByRole('dialog')
    // the heads of what is found are drawn by the style sheet
    const heads = () => dialog.locator('.mantine-Spotlight-actionsGroup').evaluateAll(groups => groups.map(group => getComputedStyle(group, '::before').content))
    await page.keyboard.press('Control+k')
    await expect(field).toBeFocused()
    await page.keyboard.type(name.slice(0, 12))
    await expect(page.getByRole('button', { name: new RegExp(name.slice(0, 12)) }).first()).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

    // at once: what is typed right after the key goes into it
    expect(await page.evaluate(() => { document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true })); return document.activeElement?.ariaLabel })).toBe('Cerca o esegui un comando')
    await page.keyboard.type('conceria quercemorra')
    await expect.poll(heads).toEqual(['"Non c’è; forse si cercava"'])
    await expect(dialog.getByRole('button').first()).toContainText('Conceria Quercemora S.p.A.')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Conceria Quercemora S.p.A.' })).toBeVisible()

    await page.keyboard.press('Control+k')
    await expect(field).toBeFocused()
    await expect.poll(heads).toEqual(['"Aperti di recente"', '"Comandi"'])
    await expect(dialog.getByRole('button').first()).toContainText('Conceria Quercemora S.p.A.')
    await expect(dialog.getByRole('button').nth(1)).toContainText(name)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  })

  test('keeps what the browser would do: no key loads the page again, and AltGr types', async ({ desk }) => {
    const { page } = desk
    await go(page, '/settings')
    await page.evaluate(() => { document.body.dataset['same'] = 'yes' })
    for (const key of ['F5', 'Control+r', 'Control+n', 'Control+p', 'Control+o', 'Escape', 'F3', 'Control+u']) await page.keyboard.press(key)
    expect(await page.evaluate(() => document.body.dataset['same'])).toBe('yes')
    const agency = page.getByRole('textbox', { name: 'Nome dell’agenzia' })
    await agency.fill('posta')
    await agency.press('Control+Alt+KeyZ')
    await expect(agency).toHaveValue('posta')
  })
})

test('what nobody expected is told with a text for who helps, in the place of the answer and in a notice; nothing that was typed is in it', async ({ desk }) => {
  const { page } = desk
  // the core fails as it never should
  await page.evaluate(() => {
    const { deskCall } = window
    window.deskCall = text => (/"(?:people\.get|history\.next)"/.test(text) ? Promise.resolve(JSON.stringify({ ok: false, error: { code: 'internal', message: '', values: { number: 'A1B2C3' } } })) : deskCall(text))
    location.hash = '/people/segreta'
  })
  const details = async (alert: Locator) => {
    await alert.getByRole('button', { name: 'Copia i dettagli' }).click()
    await expect(alert.getByRole('button', { name: 'Copiato' })).toBeVisible()
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Control+v')
    const text = await page.getByRole('textbox', { name: 'Cerca o esegui un comando' }).inputValue()
    await page.keyboard.press('Escape')
    return text
  }
  const state = page.locator('main').getByRole('alert')
  const letCopy = await barCopies(page)
  await state.getByRole('button', { name: 'Copia i dettagli' }).click()
  await state.getByRole('button', { name: 'Testo non copiato' }).waitFor()
  await letCopy()
  await state.getByRole('button', { name: 'Testo non copiato' }).click()
  await expect(state.getByRole('button', { name: 'Copiato' })).toBeVisible()
  await expect(state.getByRole('button', { name: 'Copia i dettagli' })).toBeVisible()
  const { version } = await desk.call('workspace.report', {}).then(({ text }) => ({ version: /\d+\.\d+\.\d+/.exec(text)?.[0] ?? '?' }))
  const told = await details(state)
  for (const part of [`Cooperate Desk ${version} (chromium)`, 'people.get', 'internal A1B2C3']) expect(told).toContain(part)
  expect(told).not.toMatch(/segreta|Anna|[\\/]/)
  await page.keyboard.press('Control+z')
  expect(await details(page.getByRole('alert').filter({ hasText: 'A1B2C3' }).last())).toContain('history.next')
  desk.complaints.length = 0
})

test('what takes longer than a second to be read says so by name, in every look', async ({ desk }) => {
  const { page } = desk
  await page.evaluate(() => {
    const { deskCall } = window
    window.deskCall = text => (text.includes('"people.get"') ? new Promise(() => undefined) : deskCall(text))
    location.hash = '/people/late'
  })
  const ring = page.locator('main').getByRole('progressbar', { name: 'Caricamento in corso' })
  await expect(ring).toBeVisible()
  await expect(ring.locator('..')).toHaveCSS('animation-delay', '1s')
  await expectAccessible(page, 'waiting')
})
