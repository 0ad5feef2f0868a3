import { expectAccessible } from './accessible.ts'
import { expect, test, type TestDesk } from './window.ts'

const go = (desk: TestDesk, address: string) => desk.page.goto(new URL(`#${address}`, desk.page.url()).href)
const firm = async (desk: TestDesk, values: object) => {
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  return (await desk.call('organisations.save', { values: { name: 'x', ...values }, clusterId, joinedOn: '2024-03-01' })).id
}

test('home of an empty workspace says what to do first', async ({ desk }) => {
  await go(desk, '/')
  await expect(desk.page.getByRole('heading', { level: 2, name: 'L’archivio è ancora vuoto' })).toBeVisible()
  await expectAccessible(desk.page)
  await desk.page.getByRole('link', { name: 'Importa l’elenco' }).click()
  await expect(desk.page.getByRole('heading', { level: 1, name: 'Importa un elenco di soci' })).toBeVisible()
})

test('home shows what waits, each tile leads to its list, and one goes on where one was', async ({ desk }) => {
  const id = await firm(desk, { name: 'Conceria Uno S.r.l.', vatNumber: '00743110158', chainPlace: 'processing' })
  const { id: bodyId } = await desk.call('groups.save', { values: { name: 'Gruppo di prova', kind: 'workingGroup' } })
  for (const due of ['2026-01-31', '2999-01-31']) await desk.call('meetings.actions.save', { bodyId, fields: { text: `Scrivere entro il ${due}`, due } })
  const [type] = (await desk.call('documents.types.list', {})).types
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  for (const [number, from] of [['SCADE', -300], ['COMINCIA', 10]] as const) await desk.call('documents.save', { organisationId: id, values: { documentTypeId: type?.id ?? '', number, issuedOn: day(-300), validFrom: day(from), expiresOn: day(40) } })
  await go(desk, `/members/${id}`)
  const { page } = desk
  await expect(page.getByRole('heading', { level: 1, name: 'Conceria Uno S.r.l.' })).toBeVisible()
  await page.keyboard.press('Control+1')
  await expect(page.getByRole('heading', { level: 1, name: 'Inizio' })).toBeFocused()
  await expect(page.getByRole('region', { name: 'Riprendi da qui' }).getByRole('link', { name: 'Conceria Uno S.r.l.' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Modifiche da ieri' })).toContainText('Nuova organizzazione: Conceria Uno S.r.l.')
  await expect(page.getByRole('table', { name: 'Soci per posto nella filiera' }).getByRole('row', { name: 'Lavorazione 1' })).toBeVisible()
  await expect(page.getByRole('button', { name: '1 Scheda da sistemare' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '1 Impegno in ritardo' }).press('Enter')
  await expect(page.getByText('Scrivere entro il 2026-01-31')).toBeVisible()
  await expect(page.getByText('Scrivere entro il 2999-01-31')).toBeHidden()
  await page.getByRole('tab', { name: 'Lavagna' }).click()
  await expect(page.getByRole('region', { name: 'In ritardo' }).getByRole('button')).toHaveText([/Scrivere entro il 2026-01-31/])
  await expect(page.getByRole('region', { name: 'Più avanti' }).getByRole('button')).toHaveText([/Scrivere entro il 2999-01-31/])
  // what begins only later is no deadline: the list that the tile opens holds as many as it counts
  await page.keyboard.press('Control+1')
  await page.getByRole('button', { name: /^1 .*60 giorni/ }).press('Enter')
  await expect(page.getByRole('grid').getByRole('row', { name: /SCADE/ })).toHaveCount(1)
  await expect(page.getByRole('grid').getByText('COMINCIA')).toHaveCount(0)
  await page.keyboard.press('Control+1')
  await page.getByRole('button', { name: '1 Partita IVA da verificare' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Qualità dei dati' })).toBeVisible()
  await expect(page.getByText('Partita IVA da verificare: 00743110158')).toBeVisible()
  await desk.reopen()
  await expect(desk.page.getByText('Partita IVA da verificare: 00743110158'), 'the next start finds the same place').toBeVisible()
})

test.describe('in the sample district', () => {
  test.use({ workspace: { agency: 'Agenzia di prova', language: 'it', writer: { name: 'Anna Prova', initials: 'AP' }, sample: true } })

  test('each tile of home opens the list that it counts: as many rows as the tile says', async ({ desk }) => {
    const { page } = desk
    for (const name of ['Tintoria Doppia S.r.l.', 'TINTORIA DOPPIA SRL']) await firm(desk, { name })
    const listed = (name: string) => async () => Number(await page.getByRole('grid', { name }).getAttribute('aria-rowcount')) - 1
    const toMend = async () => {
      const more = page.getByRole('button', { name: /^Mostra altre/ })
      if (await more.isVisible()) await more.click()
      return page.getByRole('list', { name: 'Per organizzazione' }).locator('> li').count()
    }
    const lists: Record<string, () => Promise<number>> = {
      'Document[oi] in scadenza': listed('Elenco dei documenti'), 'Document[oi] scadut[oi]': listed('Elenco dei documenti'), 'Impegn[oi] in ritardo': listed('Impegni'), 'Riunion[ei] in (corso|arrivo)': listed('Elenco'),
      'Sched[ae] da sistemare': toMend, 'Partit[ae] IVA da verificare': toMend, 'Possibil[ei] doppion[ei]': () => page.getByRole('button', { name: /^Unisci / }).count(),
      'Fornitor[ei] valutat[oi], da decidere': listed('Elenco dei fornitori'), 'Fornitor[ei] sospes[oi]': listed('Elenco dei fornitori'),
      'Pass[oi] propost[oi] per i fornitori': () => page.getByRole('table', { name: 'Da decidere' }).locator('tbody tr').count(),
    }
    const counted: number[] = []
    for (const [tile, rows] of Object.entries(lists)) {
      await go(desk, '/')
      const button = page.getByRole('button', { name: new RegExp(`^[0-9.]+ ${tile}`) })
      const count = Number.parseInt(await button.innerText(), 10)
      counted.push(count)
      await button.click()
      await expect.poll(rows, tile).toBe(count)
    }
    expect(counted).toHaveLength(10)
    expect(Math.min(...counted), 'an empty list would prove nothing').toBeGreaterThan(0)
  })
})

test('the district in numbers is printed from home as one page', async ({ desk }) => {
  await firm(desk, { name: 'Conceria Uno S.r.l.' })
  await go(desk, '/')
  await desk.page.getByRole('button', { name: 'Stampa i numeri del distretto' }).click()
  await expect(desk.page.getByRole('dialog').locator('canvas').first()).toBeVisible()
  await expectAccessible(desk.page)
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Esporta' }).click()
  await expect(desk.page.getByText(/Numeri del distretto.*\.pdf/)).toBeVisible()
})

test('what needs no question is mended with one click, undone with Ctrl+Z, and the rest is chosen by problem', async ({ desk }) => {
  const id = await firm(desk, { name: 'Conceria Uno S.r.l.', vatNumber: '743110157', email: 'info@uno,example' })
  await firm(desk, { name: 'Conceria Due' })
  await go(desk, '/quality')
  const { page } = desk
  await expect(page.getByText('2 schede su 2 hanno qualcosa da sistemare.')).toBeVisible()
  await expectAccessible(page)
  await page.getByText('E-mail non valida (1 scheda)').click()
  await expect(page.getByText('1 scheda su 2 ha qualcosa da sistemare.')).toBeVisible()
  await page.getByRole('button', { name: /Scrivi: info@uno\.example/ }).click()
  await expect(page.getByText('1 dato corretto.')).toBeVisible()
  await page.getByRole('button', { name: 'Mostra tutti i problemi' }).click()
  await page.getByRole('button', { name: 'Correggi 2 dati…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Che cosa si corregge' })
  await expect(dialog.getByRole('row', { name: 'Conceria Uno S.r.l. Forma giuridica mancante Società a responsabilità limitata (S.r.l.)' })).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Annulla' }).click()
  expect(await desk.call('organisations.get', { id })).toMatchObject({ vatNumber: '743110157' })
  await page.getByRole('button', { name: 'Correggi 2 dati…' }).click()
  await dialog.getByRole('button', { name: 'Correggi 2 dati' }).click()
  await expect(page.getByText('2 dati corretti.')).toBeVisible()
  // while it goes it still bars the keys of the page
  await expect(dialog).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(page.getByText(/^Annullato: Dati corretti di \S/)).toBeVisible()
  await desk.reopen()
  expect(await desk.call('organisations.get', { id })).toMatchObject({ vatNumber: '743110157', legalForm: null, email: 'info@uno.example' })
})

test('however many values are corrected, the button that does it is in view, and the table scrolls by itself under its head', async ({ desk }) => {
  for (let n = 10; n < 40; n++) await firm(desk, { name: `Conceria ${n} S.r.l.` })
  await go(desk, '/quality')
  const { page } = desk
  await page.getByRole('button', { name: 'Correggi 30 dati…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Che cosa si corregge' })
  await expect(dialog.getByRole('row')).toHaveCount(31)
  await expect(dialog.getByRole('button', { name: 'Correggi 30 dati' })).toBeInViewport()
  await dialog.getByRole('row', { name: /Conceria 39/ }).scrollIntoViewIfNeeded()
  await expect(dialog.getByRole('columnheader', { name: 'Diventa' })).toBeInViewport()
  await expect(dialog.getByRole('button', { name: 'Correggi 30 dati' })).toBeInViewport()
  await expectAccessible(page)
})

test('two records of one firm are merged field by field with the keyboard, and told apart where they are not one', async ({ desk }) => {
  const [first, second] = [await firm(desk, { name: 'Tintoria Bisenzio S.r.l.', phone: '0574 1', email: 'a@b.example' }), await firm(desk, { name: 'TINTORIA BISENZIO SRL', phone: '0574 2' })]
  const [third, fourth] = [await firm(desk, { name: 'Filati Ombrone' }), await firm(desk, { name: 'Filati Ombronne' })]
  await go(desk, '/quality?tab=duplicates')
  const { page } = desk
  await expect(page.getByText('2 gruppi di schede')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Non sono doppioni: Filati Ombrone, Filati Ombronne' }).press('Enter')
  await expect(page.getByText('1 gruppo di schede')).toBeVisible()
  await page.getByRole('button', { name: 'Unisci Tintoria Bisenzio S.r.l., TINTORIA BISENZIO SRL' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Unire le schede' })
  await dialog.getByRole('radio', { name: 'Telefono: tieni «0574 2» di TINTORIA BISENZIO SRL' }).press('Space')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Unisci 2 schede' }).press('Enter')
  await expect(page.getByText('Schede unite in Tintoria Bisenzio S.r.l.')).toBeVisible()
  await expect(page.getByText('Nessun doppione trovato.')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Annullato: Unione in Tintoria Bisenzio S.r.l. di TINTORIA BISENZIO SRL')).toBeVisible()
  await expect(page.getByText('1 gruppo di schede')).toBeVisible()
  const apart = await Promise.all([first, second].map(id => desk.call('organisations.get', { id })))
  expect(apart).toMatchObject([{ id: first, phone: '0574 1', email: 'a@b.example' }, { id: second, phone: '0574 2', email: null, deletedAt: null }])
  await page.keyboard.press('Control+y')
  await expect(page.getByText('Ripetuto: Unione in Tintoria Bisenzio S.r.l. di TINTORIA BISENZIO SRL')).toBeVisible()
  await desk.reopen()
  expect(await desk.call('organisations.get', { id: second })).toMatchObject({ id: first, phone: '0574 2', email: 'a@b.example' })
  expect((await desk.call('members.list', {})).rows.map(row => row.organisationId).toSorted()).toEqual([first, third, fourth].toSorted())
})

test('two records of one person are merged with the keyboard; a withdrawn consent is said before and counts, and undo parts them again', async ({ desk }) => {
  const clerk = await firm(desk, { name: 'Filati Ombrone' })
  const person = async (name: string, values: object) => (await desk.call('people.save', { values: { name, ...values }, contact: { organisationId: clerk } })).id
  const [first, second] = [await person('Anna Tinta', { noticeOn: '2024-03-01', noticeArticle: '13' }), await person('TINTA Anna', { noticeOn: '2022-05-01' })]
  await desk.call('people.consents.save', { personId: first, fields: { purpose: 'newsletter', givenOn: '2024-03-01' } })
  await desk.call('people.consents.save', { personId: second, fields: { purpose: 'newsletter', givenOn: '2022-05-01', withdrawnOn: '2025-01-15' } })
  await go(desk, '/quality?tab=duplicates')
  const { page } = desk
  await page.getByRole('radio', { name: 'Organizzazioni' }).press('ArrowRight')
  await page.getByRole('button', { name: 'Unisci Anna Tinta, TINTA Anna' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Unire le schede' })
  await expect(dialog.getByText(/Consenso revocato in una delle schede: Ricevere la newsletter/)).toBeVisible()
  await dialog.getByRole('radio', { name: 'Informativa sulla privacy: tieni «01/05/2022» di TINTA Anna' }).press('Space')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Unisci 2 schede' }).press('Enter')
  await expect(page.getByText('Nessun doppione trovato.')).toBeVisible()
  await desk.reopen()
  expect(await desk.call('people.get', { id: second })).toMatchObject({ id: first, name: 'Anna Tinta', noticeOn: '2022-05-01', consents: [{ withdrawnOn: '2025-01-15' }, { withdrawnOn: '2025-01-15' }] })
  await expect(desk.page.getByText('Nessun doppione trovato.')).toBeVisible()
  await desk.page.keyboard.press('Control+z')
  await expect(desk.page.getByText('1 gruppo di schede che potrebbero riguardare la stessa persona.')).toBeVisible()
})

test('different VAT numbers stop a merge until one is chosen', async ({ desk }) => {
  const first = await firm(desk, { name: 'Alfa', taxCode: 'X', vatNumber: '00743110157' })
  await firm(desk, { name: 'Alfa', taxCode: 'X' })
  const third = await firm(desk, { name: 'Alfa', taxCode: 'X', vatNumber: '77777770486' })
  await go(desk, '/quality?tab=duplicates')
  const { page } = desk
  await page.getByRole('button', { name: /^Unisci/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Unire le schede' })
  await expect(dialog.getByText('Le partite IVA sono diverse: forse sono due imprese.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Unisci 3 schede' })).toBeDisabled()
  await dialog.getByRole('radio', { name: /Partita IVA: tieni «77777770486»/ }).click()
  await dialog.getByRole('button', { name: 'Unisci 3 schede' }).click()
  await expect(page.getByText(/Schede unite in/)).toBeVisible()
  expect((await desk.call('organisations.get', { id: third })).vatNumber).toBe('77777770486')
  expect((await desk.call('organisations.get', { id: first })).vatNumber).toBe('77777770486')
})

test('while a name is typed, those that are there already are shown', async ({ desk }) => {
  const { page } = desk
  // the rows come while the name is being typed: they do not take the keyboard, and no letter goes into a cell
  await page.evaluate(() => {
    const call = window.deskCall
    window.deskCall = async text => {
      if (text.includes('"members.list"')) await new Promise(resolve => { setTimeout(resolve, 1500) })
      return call(text)
    }
  })
  await firm(desk, { name: 'Tintoria Bisenzio S.r.l.' })
  await page.keyboard.press('Control+n')
  const name = page.getByRole('dialog').getByLabel('Denominazione')
  await name.pressSequentially('tintoria', { delay: 100 })
  await expect(page.getByRole('grid').getByText('Tintoria Bisenzio S.r.l.')).toBeVisible()
  await page.keyboard.type(' bisenzo')
  await expect(name).toHaveValue('tintoria bisenzo')
  await expect(page.getByRole('dialog').getByText('Forse c’è già')).toBeVisible()
  await expect(page.getByRole('dialog').getByRole('link', { name: 'Tintoria Bisenzio S.r.l.' })).toBeVisible()
  await expectAccessible(page)
})

test('what was deleted comes back from the bin; an earlier value comes back from the history of a firm, a person, a document and a body', async ({ desk }) => {
  const id = await firm(desk, { name: 'Conceria Uno S.r.l.', phone: '0571 1' })
  await desk.call('organisations.save', { id, values: { phone: '0571 2' } })
  await desk.call('organisations.remove', { ids: [id] })
  await go(desk, '/history?tab=bin')
  const { page } = desk
  await page.getByLabel('Cerca nel cestino').fill('uno')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ripristina: Organizzazione «Conceria Uno S.r.l.»' }).press('Enter')
  await expect(page.getByText('Ripristinato dal cestino: Conceria Uno S.r.l.')).toBeVisible()
  await go(desk, `/members/${id}?tab=history`)
  await page.getByRole('button', { name: /Ripristina il valore precedente: Telefono/ }).press('Enter')
  await expect(page.getByText('Il valore precedente è di nuovo nella scheda.')).toBeVisible()
  await expectAccessible(page)
  const person = (await desk.call('people.save', { values: { name: 'Anna Tinta' }, contact: { organisationId: id, role: 'Titolare' } })).id
  await desk.call('people.save', { id: person, values: { name: 'Anna Tintori' } })
  const documentTypeId = (await desk.call('documents.types.list', {})).types[0]?.id ?? ''
  const document = (await desk.call('documents.save', { organisationId: id, values: { documentTypeId, number: '1' } })).id
  await desk.call('documents.save', { id: document, values: { number: '2' } })
  const body = (await desk.call('groups.save', { values: { name: 'Tavolo', kind: 'board' } })).id
  const seat = (await desk.call('groups.seats.save', { bodyId: body, fields: { organisationId: id, role: 'member' } })).id
  await desk.call('groups.seats.save', { bodyId: body, id: seat, fields: { role: 'chair' } })
  for (const [address, value] of [[`/people/${person}`, 'Nome e cognome'], [`/documents/${document}`, 'Numero'], [`/groups/${body}`, 'Ruolo: da «Componente» a «Presidente»']] as const) {
    await go(desk, `${address}?tab=history`)
    const { total } = await desk.call('history.list', { limit: 1 })
    await page.getByRole('button', { name: new RegExp(`Ripristina il valore precedente: ${value}`) }).press('Enter')
    // the notice may be that of the step before
    await expect.poll(async () => (await desk.call('history.list', { limit: 1 })).total).toBe(total + 1)
    await expect(page.getByText('Il valore precedente è di nuovo nella scheda.').last()).toBeVisible()
  }
  await expectAccessible(page)
  const consent = (await desk.call('people.consents.save', { personId: person, fields: { purpose: 'directory', givenOn: '2025-01-10' } })).id
  await desk.call('people.consents.save', { personId: person, id: consent, fields: { givenOn: '2025-01-11', withdrawnOn: '2025-06-01', withdrawnHow: 'telefonata' } })
  await go(desk, `/people/${person}?tab=history`)
  await expect(page.getByRole('button', { name: /Ripristina il valore precedente: Dato il/ })).toBeVisible()
  await expect(page.getByText(/^Come è stato revocato: .*telefonata/)).toBeVisible()
  await expect(page.getByRole('button', { name: /Ripristina il valore precedente: .*evocato/ })).toHaveCount(0)
  await desk.reopen()
  expect(await desk.call('organisations.get', { id })).toMatchObject({ phone: '0571 1', deletedAt: null })
  expect(await desk.call('people.get', { id: person })).toMatchObject({ name: 'Anna Tinta' })
  expect(await desk.call('documents.get', { id: document })).toMatchObject({ number: '1' })
  expect((await desk.call('groups.get', { id: body })).seats).toMatchObject([{ role: 'member' }])
})
