import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { consentAt, consentPurposes } from '../../shared/people.ts'
import { testDesk, type TestDesk } from './desk.ts'
import { everyPart, readPdf } from '../papers/reading.ts'

const firm = async (desk: TestDesk, name: string) => (await desk.call('organisations.save', { values: { name } })).id

async function threePeople(desk: TestDesk) {
  const [tannery, mill] = [await firm(desk, 'Conceria Uno'), await firm(desk, 'Cartiera Due')]
  const anna = await desk.call('people.save', { values: { name: 'Anna Bàrbieri', noticeOn: '2025-01-10', noticeArticle: '13', noticeHow: 'modulo' }, contact: { organisationId: tannery, role: 'Titolare', email: 'Anna@Uno.example' } })
  await desk.call('people.contacts.save', { personId: anna.id, organisationId: mill, fields: { role: 'Consulente', from: '2024-01-01', to: '2024-12-31' } })
  const bruno = await desk.call('people.save', { values: { name: 'Bruno Alberti' }, contact: { organisationId: mill, role: 'Acquisti', phone: '0583 1', from: '2099-01-01' } })
  const carla = await desk.call('people.save', { values: { name: 'Carla Prova' } })
  return { tannery, mill, anna, bruno, carla }
}

test('a person has roles at organisations, and is in the list once for each that has not ended', async () => {
  const desk = await testDesk()
  const { tannery, mill } = await threePeople(desk)
  const { total, rows } = await desk.call('people.list', { at: '2026-06-01' })
  expect(total).toBe(3)
  expect(rows.map(row => [row.name, row.organisation, row.role, row.state])).toEqual([
    ['Anna Bàrbieri', 'Conceria Uno', 'Titolare', 'running'], ['Bruno Alberti', 'Cartiera Due', 'Acquisti', 'future'], ['Carla Prova', null, null, 'running'],
  ])
  expect(rows[0]).toMatchObject({ email: 'anna@uno.example', noticeOn: '2025-01-10', directory: 'none', anonymised: false })
  const names = async (input: Parameters<typeof desk.call<'people.list'>>[1]) => (await desk.call('people.list', { at: '2026-06-01', ...input })).rows.map(row => row.name)
  expect(await names({ ended: true, sort: '-from' })).toEqual(['Bruno Alberti', 'Anna Bàrbieri', 'Anna Bàrbieri', 'Carla Prova'])
  expect(await names({ organisationId: mill })).toEqual(['Bruno Alberti'])
  expect(await names({ organisationId: tannery, at: '2024-06-01' })).toEqual(['Anna Bàrbieri'])
  expect(await names({ text: 'barb titol' })).toEqual(['Anna Bàrbieri'])
  expect(await names({ text: 'cartiera', ended: true })).toEqual(['Anna Bàrbieri', 'Anna Bàrbieri', 'Bruno Alberti'])
  expect(await names({ filter: { organisation: { empty: true } } })).toEqual(['Carla Prova'])
  expect((await desk.call('people.values', { column: 'state', at: '2026-06-01' })).values).toEqual([{ value: 'running', count: 2 }, { value: 'future', count: 1 }])
  expect((await desk.call('people.groups', { by: 'organisation', at: '2026-06-01' })).groups.map(({ value, count }) => [value, count])).toEqual([['Cartiera Due', 1], ['Conceria Uno', 1], [null, 1]])
  expect((await desk.refused('people.list', { sort: 'salary' })).code).toBe('bad-input')
})

test('a renamed firm is found with its people; one in the bin shows none', async () => {
  const desk = await testDesk()
  const { mill } = await threePeople(desk)
  await desk.call('organisations.save', { id: mill, values: { name: 'Tessitura Tre' } })
  expect((await desk.call('people.list', { text: 'tessitura', ended: true })).total).toBe(3)
  expect((await desk.call('people.list', { text: 'cartiera', ended: true })).total).toBe(0)
  await desk.call('organisations.remove', { ids: [mill] })
  expect((await desk.call('people.list', { ended: true })).rows.map(row => row.name)).toEqual(['Anna Bàrbieri', 'Carla Prova'])
})

test('a person is changed field by field; two stale screens are told apart', async () => {
  const desk = await testDesk()
  const { anna } = await threePeople(desk)
  const { revision } = await desk.call('people.get', { id: anna.id })
  expect(revision).toBe(anna.revision)
  const saved = await desk.call('people.save', { id: anna.id, values: { name: 'Anna Barbieri Neri' }, revision })
  expect(await desk.refused('people.save', { id: anna.id, values: { privateNotes: 'chiamare' }, revision })).toMatchObject({ code: 'stale', values: { revision: saved.revision, changed: { name: 'Anna Barbieri Neri' } } })
  await desk.call('people.save', { id: anna.id, values: { privateNotes: 'chiamare al mattino' }, revision: saved.revision })
  await desk.reopen()
  expect(await desk.call('people.get', { id: anna.id })).toMatchObject({ name: 'Anna Barbieri Neri', noticeHow: 'modulo', privateNotes: 'chiamare al mattino', deletedAt: null })
  expect((await desk.call('people.list', { text: 'neri' })).total).toBe(1)
  expect((await desk.call('search.everything', { text: 'mattino' })).hits).toEqual([])
  expect((await desk.refused('people.save', { values: { noticeOn: '2026-01-01' } })).code).toBe('name-missing')
  expect((await desk.refused('people.save', { values: { name: ' ' } })).code).toBe('bad-input')
  expect((await desk.refused('people.get', { id: 'none' })).code).toBe('not-found')
})

test('roles are changed and ended; days in the wrong order are refused', async () => {
  const desk = await testDesk()
  const { anna, mill, tannery } = await threePeople(desk)
  const { contacts } = await desk.call('people.get', { id: anna.id })
  expect(contacts.map(one => one.organisation)).toEqual(['Conceria Uno', 'Cartiera Due'])
  const { id = '', revision = 0 } = contacts[0] ?? {}
  const saved = await desk.call('people.contacts.save', { personId: anna.id, id, fields: { from: '2020-01-01', to: '2026-03-31', email: '' }, revision })
  expect(saved.revision).toBeGreaterThan(revision)
  expect(await desk.refused('people.contacts.save', { personId: anna.id, id, fields: { phone: '1' }, revision })).toMatchObject({ code: 'stale', values: { id, revision: saved.revision, changed: { from: '2020-01-01', to: '2026-03-31', email: null } } })
  expect(await desk.refused('people.contacts.save', { personId: anna.id, id, fields: { to: '2019-01-01' } })).toMatchObject({ code: 'period-order' })
  expect((await desk.refused('people.contacts.save', { personId: anna.id, id: 'none', fields: {} })).code).toBe('not-found')
  expect((await desk.refused('people.contacts.save', { personId: anna.id, organisationId: 'none', fields: {} })).code).toBe('not-found')
  expect((await desk.call('people.contacts.list', { organisationId: tannery, at: '2026-04-01' })).contacts).toMatchObject([{ name: 'Anna Bàrbieri', to: '2026-03-31', email: null, roles: 2, agreed: { directory: 'none' } }])
  await desk.call('people.contacts.save', { personId: anna.id, id, organisationId: mill, fields: {} })
  expect((await desk.call('people.contacts.list', { organisationId: tannery })).contacts).toEqual([])
})

test('the last role at an organisation leaves the person in the list; the last of all takes the person along, and undo brings all back', async () => {
  const desk = await testDesk()
  const { bruno, mill } = await threePeople(desk)
  const { batch } = await desk.call('people.contacts.save', { personId: bruno.id, id: bruno.contactId ?? '', fields: {}, remove: true })
  const { contacts } = await desk.call('people.get', { id: bruno.id })
  expect(contacts).toMatchObject([{ organisationId: null, role: null }])
  expect((await desk.call('people.list', { text: 'bruno' })).rows).toMatchObject([{ organisation: null }])
  const last = await desk.call('people.contacts.save', { personId: bruno.id, id: contacts[0]?.id ?? '', fields: {}, remove: true })
  expect((await desk.call('people.get', { id: bruno.id })).deletedAt).not.toBeNull()
  await desk.call('history.undo', { batch: last.batch })
  await desk.call('history.undo', { batch })
  expect((await desk.call('people.contacts.list', { organisationId: mill })).contacts.map(one => one.name)).toContain('Bruno Alberti')
  expect((await desk.call('people.get', { id: bruno.id })).contacts).toHaveLength(1)
})

test('people go into the bin and come back', async () => {
  const desk = await testDesk()
  const { anna, bruno } = await threePeople(desk)
  await desk.call('people.remove', { ids: [anna.id, bruno.id] })
  expect((await desk.call('people.list', { ended: true })).rows.map(row => row.name)).toEqual(['Carla Prova'])
  expect((await desk.call('search.everything', { text: 'bruno' })).hits).toEqual([])
  await desk.call('people.restore', { ids: [anna.id, bruno.id] })
  expect((await desk.call('people.list', { ended: true })).total).toBe(4)
  expect((await desk.refused('people.remove', { ids: ['none'] })).code).toBe('not-found')
})

test('a withdrawn consent is not in force again by a value put back from the history; the whole step can be undone', async () => {
  const desk = await testDesk()
  const personId = (await desk.call('people.save', { values: { name: 'Anna Verdi' } })).id
  const { id } = await desk.call('people.consents.save', { personId, fields: { purpose: 'directory', givenOn: '2025-01-10' } })
  const { batch } = await desk.call('people.consents.save', { personId, id, fields: { withdrawnOn: '2025-06-01', withdrawnHow: 'telefonata' } })
  const directory = async () => (await desk.call('people.list', {})).rows.map(row => row.directory)
  const sequence = (await desk.call('history.record', { table: 'person', id: personId })).changes.find(({ table, operation }) => table === 'consent' && operation === 'update')?.sequence
  for (const fields of [['withdrawnOn'], ['withdrawnHow'], ['withdrawnOn', 'withdrawnHow']]) expect((await desk.refused('history.revert', { sequence, fields })).code).toBe('consent-withdrawn')
  await desk.reopen()
  expect(await directory()).toEqual(['withdrawn'])
  expect((await desk.call('people.get', { id: personId })).consents).toMatchObject([{ withdrawnOn: '2025-06-01', withdrawnHow: 'telefonata' }])
  await desk.call('history.undo', { batch })
  expect(await directory()).toEqual(['given'])
})

test('consents are periods, and the list says at each day what the rule says', async () => {
  const desk = await testDesk()
  const { anna, bruno } = await threePeople(desk)
  const first = await desk.call('people.consents.save', { personId: anna.id, fields: { purpose: 'directory', givenOn: '2025-01-10', how: 'modulo di adesione' } })
  await desk.call('people.consents.save', { personId: anna.id, id: first.id, fields: { withdrawnOn: '2025-09-01', withdrawnHow: 'per e-mail' } })
  await desk.call('people.consents.save', { personId: anna.id, fields: { purpose: 'directory', givenOn: '2026-02-01' } })
  await desk.call('people.consents.save', { personId: anna.id, fields: { purpose: 'images', givenOn: '2025-03-01', withdrawnOn: '2025-03-01' } })
  const wrong = await desk.call('people.consents.save', { personId: anna.id, fields: { purpose: 'newsletter', givenOn: '2020-01-01' } })
  await desk.call('people.consents.save', { personId: anna.id, id: wrong.id, fields: {}, remove: true })
  expect((await desk.refused('people.consents.save', { personId: anna.id, id: first.id, fields: { withdrawnOn: '2025-01-09' } })).code).toBe('period-order')
  expect((await desk.refused('people.consents.save', { personId: bruno.id, id: first.id, fields: {} })).code).toBe('not-found')
  const { consents } = await desk.call('people.get', { id: anna.id })
  expect(consents).toHaveLength(3)
  for (const at of ['2024-12-31', '2025-01-10', '2025-03-01', '2025-08-31', '2025-09-01', '2026-01-31', '2026-02-01']) {
    const row = (await desk.call('people.list', { at, text: 'anna', ended: true })).rows[0]
    for (const purpose of consentPurposes) expect(row?.[purpose], `${purpose} at ${at}`).toBe(consentAt(consents, purpose, at))
  }
  expect((await desk.call('people.list', { filter: { directory: 'withdrawn' }, at: '2025-10-01' })).total).toBe(1)
})

test('each person has a role, whichever way it was made', async () => {
  const desk = await testDesk({ create: { sample: true } })
  await threePeople(desk)
  await desk.core.close()
  const database = new Sqlite(desk.file, { readonly: true })
  expect(database.prepare('SELECT name FROM person p WHERE NOT EXISTS (SELECT 1 FROM contact c WHERE c.personId = p.id)').all()).toEqual([])
  database.close()
})

/** The rows of a CSV of ours: its table stands after the last empty line. */
const table = (path: string) => readFileSync(path, 'utf8').replace(/^\uFEFF/, '').trimEnd().split('\r\n').map(line => line.split(';'))

test('the contact list for others holds those who agree and were given the notice only, in each format', { timeout: 60_000 }, async () => {
  const desk = await testDesk({ create: { agency: 'Agenzia di prova' } })
  const { anna, bruno, mill } = await threePeople(desk)
  for (const { id } of [anna, bruno]) await desk.call('people.consents.save', { personId: id, fields: { purpose: 'directory', givenOn: '2025-02-01' } })
  const dario = await desk.call('people.save', { values: { name: 'Dario Neri', noticeOn: '2025-01-01' }, contact: { organisationId: mill, email: 'dario@due.example' } })
  await desk.call('people.consents.save', { personId: dario.id, fields: { purpose: 'directory', givenOn: '2025-02-01', withdrawnOn: '2026-01-01' } })
  const path = join(dirname(desk.file), 'contatti.csv')
  const names = async (at: string) => {
    const written = await desk.call('people.export', { format: 'csv', language: 'it', at, path })
    expect(written.rows).toBe(table(path).length - 1)
    return table(path).slice(1).map(([, name]) => name)
  }
  expect(await names('2025-01-31')).toEqual([])
  expect(await names('2025-06-01')).toEqual(['Anna Bàrbieri'])
  // who withdrew since is told as such, of a day on which the consent was still there too
  const leftOut = async (at: string) => {
    const book = join(dirname(desk.file), `contatti-${at}.xlsx`)
    await desk.call('people.export', { format: 'xlsx', language: 'it', at, path: book })
    return /Non compa[^<]*/.exec(everyPart(book))?.[0]
  }
  expect(await leftOut('2025-06-01')).toBe('Non compaiono 2 persone: 1 senza informativa, 1 che ha revocato il consenso.')
  expect(await names('2026-06-01')).toEqual(['Anna Bàrbieri'])
  // a notice that is to be given informs nobody yet, whatever day the list is of
  const elena = await desk.call('people.save', { values: { name: 'Elena Neri', noticeOn: '2999-01-01' }, contact: { organisationId: mill } })
  await desk.call('people.consents.save', { personId: elena.id, fields: { purpose: 'directory', givenOn: '2025-02-01' } })
  expect([await names('2999-06-01'), await leftOut('2999-06-01')]).toEqual([['Anna Bàrbieri'], 'Non compaiono 4 persone: 3 senza informativa, 1 che ha revocato il consenso.'])
  const { name, path: pdf } = await desk.call('people.export', { format: 'pdf', language: 'en', preview: true, audience: 'members' })
  expect([name.slice(0, 31), pdf.includes('preview')]).toEqual(['Contact list - Agenzia di prova', true])
  await desk.call('people.export', { format: 'xlsx', language: 'it', path: join(dirname(desk.file), 'contatti.xlsx') })
  await desk.call('people.anonymise', { id: anna.id })
  expect(await names('2026-06-01')).toEqual([])
  expect((await desk.refused('people.export', { format: 'doc', language: 'it' })).code).toBe('bad-input')
})

test('the sheet of a person is made for who was given the notice and agrees, then and still today; private notes are not on it', { timeout: 60_000 }, async () => {
  const desk = await testDesk()
  const { anna, mill } = await threePeople(desk)
  const body = (await desk.call('groups.save', { values: { name: 'Tavolo Acqua' } })).id
  await desk.call('groups.seats.save', { bodyId: body, fields: { organisationId: mill, substituteId: anna.id, role: 'chair' } })
  await desk.call('people.save', { id: anna.id, values: { privateNotes: 'NOTA-PRIVATA' } })
  const print = (more: { at?: string; language?: 'it' | 'en' } = {}) => ({ id: anna.id, language: 'it' as const, path: join(dirname(desk.file), 'scheda.pdf'), ...more })
  expect(await desk.refused('people.sheet', print())).toMatchObject({ code: 'person-not-agreed', values: { name: 'Anna Bàrbieri' } })
  const { id } = await desk.call('people.consents.save', { personId: anna.id, fields: { purpose: 'directory', givenOn: '2025-02-01', how: 'modulo firmato' } })
  expect((await desk.refused('people.sheet', print({ at: '2025-01-31' }))).code, 'not yet then').toBe('person-not-agreed')
  const text = async (more: Parameters<typeof print>[0]) => (await readPdf((await desk.call('people.sheet', print(more))).path)).text.normalize('NFC').replace(/\s+/g, ' ')
  const sheet = await text({})
  for (const words of ['Anna Bàrbieri', 'Conceria Uno', 'anna@uno.example', 'Tavolo Acqua', 'Presidente, supplente', '10/01/2025', 'Art. 13 GDPR', 'modulo firmato', 'Uso interno']) expect(sheet).toContain(words)
  expect(sheet, 'a role that ended').not.toContain('Consulente')
  expect(await text({ at: '2025-03-01', language: 'en' })).not.toMatch(/Ruolo|Consenso|people:|papers:|\{\{/)
  expect(sheet + readFileSync(join(dirname(desk.file), 'scheda.pdf'), 'latin1')).not.toContain('NOTA-PRIVATA')
  await desk.call('people.consents.save', { personId: anna.id, id, fields: { withdrawnOn: '2026-01-01' } })
  expect((await desk.refused('people.sheet', print({ at: '2025-03-01' }))).code, 'who withdrew is not given on, of a day before either').toBe('person-not-agreed')
  await desk.call('people.remove', { ids: [anna.id] })
  expect((await desk.refused('people.sheet', print())).code).toBe('not-found')
})
