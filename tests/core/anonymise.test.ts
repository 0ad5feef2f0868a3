import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { testDesk, type TestDesk } from './desk.ts'

/** What may be left of a person nowhere: names now and before, addresses now and before, what was said of the consent. */
const secrets = ['kjeldsen', 'zaccaria', 'xenofonte', 'z.kjeldsen@uno.example', 'vecchio.kjeldsen@uno.example', '0571 998877', 'firma il foglio giallo', 'soffre di emicrania']

/** Which of the secrets stand somewhere in the workspace's file and its logs, whatever the capitals. */
function leftIn(file: string): string[] {
  const folder = dirname(file)
  const bytes = readdirSync(folder).filter(name => name.startsWith(file.slice(folder.length + 1)) && /\.desk(?:-wal|-shm|-journal)?$/.test(name))
    .map(name => readFileSync(join(folder, name)).toString('latin1').toLowerCase()).join('\n')
  return secrets.filter(secret => bytes.includes(Buffer.from(secret).toString('latin1')))
}

/** The same of each of its backups. */
const leftInBackups = (file: string): string[][] => readdirSync(`${file}.backups`).filter(name => name.endsWith('.desk')).map(name => {
  const bytes = readFileSync(join(`${file}.backups`, name)).toString('latin1').toLowerCase()
  return secrets.filter(secret => bytes.includes(secret))
})

function given(desk: TestDesk, name: string, content: string): string {
  const folder = join(dirname(desk.file), 'posta')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

/** A person who stands everywhere a person can stand. */
async function everywhere(desk: TestDesk) {
  const organisationId = (await desk.call('organisations.save', { values: { name: 'Conceria Uno', email: 'info@uno.example', privateNotes: 'Chiedere di Zaccaria Kjeldsen, z.kjeldsen@uno.example.' } })).id
  const made = await desk.call('people.save', {
    values: { name: 'Xenofonte Kjeldsen', noticeOn: '2025-01-01', noticeHow: 'firma il foglio giallo', privateNotes: 'soffre di emicrania' },
    contact: { organisationId, role: 'Titolare', email: 'vecchio.kjeldsen@uno.example', phone: '0571 998877' },
  })
  const { id } = made
  const renamed = await desk.call('people.save', { id, values: { name: 'Zaccaria Kjeldsen' } })
  await desk.call('people.contacts.save', { personId: id, id: made.contactId ?? '', fields: { email: 'z.kjeldsen@uno.example', from: '2020-01-01' } })
  const shared = await desk.call('people.contacts.save', { personId: id, organisationId, fields: { email: 'info@uno.example' } })
  await desk.call('people.consents.save', { personId: id, fields: { purpose: 'directory', givenOn: '2025-01-01', how: 'firma il foglio giallo' } })
  await desk.call('history.undo', { batch: (await desk.call('history.undo', { batch: renamed.batch })).batch })
  await desk.call('people.restore', { ids: [(await desk.call('people.remove', { ids: [id] }), id)] })
  const documentId = (await desk.call('documents.save', { organisationId, values: { documentTypeId: 'type-durc', issuedOn: '2026-01-01', checkedBy: 'ZACCARIA  KJELDSEN' } })).id
  await desk.call('documents.attachments.add', { file: given(desk, 'Delega di Kjeldsen Zaccaria.pdf', '%PDF'), organisationId })
  await desk.call('drafts.save', { document: `person/${id}/privateNotes`, value: 'soffre di emicrania' })
  const cell = { name: 'Altra Persona', problem: 'non è un giorno', seen: null }
  await desk.call('drafts.save', { document: 'cells/people', value: { [`${made.contactId}/from`]: { ...cell, text: 'da quando firma il foglio giallo' }, 'altro/from': { ...cell, text: 'ieri' } } })
  await desk.call('drafts.save', { document: `organisation/${organisationId}/privateNotes`, value: 'Ha chiamato Zaccaria Kjeldsen ieri' })
  const list = 'Denominazione;Referente;Note;E-mail\nFilati Due;KJELDSEN ZACCARIA;tel. 0571 998877;z.kjeldsen@uno.example\nFilati Tre;Altra Persona;;tre@filati.example\n'
  const { session } = await desk.call('members.import.preview', { file: given(desk, 'elenco.csv', list) })
  return { id, organisationId, documentId, session, renamed, made, contactId: made.contactId ?? '', shared: shared.id }
}

test('nothing of an anonymised person is left in the whole file, and what is not theirs stays', async () => {
  const desk = await testDesk()
  const { id, organisationId, documentId, session, shared, contactId } = await everywhere(desk)
  // enough is written after it that the index does not clear the deleted words away by itself
  for (let n = 0; n < 20; n++) await desk.call('organisations.save', { values: { name: `Filati ${n}` } })
  await desk.call('people.save', { values: { name: 'Ilario Prova' }, contact: { organisationId, role: 'Acquisti', email: 'ilario@uno.example' } })
  expect(leftIn(desk.file)).toEqual(secrets)
  await desk.call('search.favourites.save', { table: 'person', id, favourite: true })
  const preview = await desk.call('people.anonymise.preview', { id })
  expect(preview.replaced.map(({ table, field }) => `${table}.${field}`).toSorted()).toEqual(['attachment.name', 'document.checkedBy', 'organisation.privateNotes'])
  expect(preview.stays).toMatchObject([{ table: 'organisation', recordId: organisationId, name: 'Conceria Uno', field: 'email' }])
  expect(await desk.call('people.anonymise', { id })).toMatchObject({ mentions: 3, cleared: true })
  expect(leftIn(desk.file)).toEqual([])

  expect(await desk.call('people.get', { id })).toMatchObject({
    name: 'Persona anonimizzata', noticeOn: '2025-01-01', noticeHow: null, privateNotes: null, anonymisedOn: expect.any(String),
    consents: [{ purpose: 'directory', givenOn: '2025-01-01', how: null }],
  })
  expect((await desk.call('people.get', { id })).contacts.find(contact => contact.id === contactId)).toMatchObject({ role: null, email: null, phone: null, from: '2020-01-01', organisation: 'Conceria Uno' })
  expect((await desk.call('people.get', { id })).contacts.find(contact => contact.id === shared)).toMatchObject({ email: null })
  expect(await desk.call('organisations.get', { id: organisationId })).toMatchObject({ email: 'info@uno.example', privateNotes: 'Chiedere di […], […].' })
  expect((await desk.call('documents.get', { id: documentId })).checkedBy).toBe('[…]')
  expect((await desk.call('drafts.read', { document: `organisation/${organisationId}/privateNotes` })).value).toBe('Ha chiamato […] ieri')
  expect((await desk.call('drafts.read', { document: `person/${id}/privateNotes` })).value).toBeNull()
  expect((await desk.call('drafts.read', { document: 'cells/people' })).value).toEqual({ 'altro/from': expect.objectContaining({ text: 'ieri' }) })
  const rows = (await desk.call('members.import.get', { session })).rows
  expect(rows.map(row => row.values.email)).toEqual(['', 'tre@filati.example'])
  expect((await desk.call('people.list', {})).rows.map(row => row.name)).toEqual(['Ilario Prova'])
  expect((await desk.call('people.list', { ended: true })).rows.filter(row => row.anonymised)).toHaveLength(2)
  expect(await desk.call('search.everything', { text: 'kjeldsen' })).toEqual({ hits: [], near: expect.any(Array) })
  expect(await desk.call('search.favourites', {})).toEqual({ favourites: [] })
  expect(await desk.call('workspace.check', {})).toEqual({ problems: [] })

  await desk.reopen()
  expect(leftIn(desk.file)).toEqual([])
  expect(leftInBackups(desk.file)).toEqual([[]])
})

test('it is not undone, and no older change that is undone brings anything back', async () => {
  const desk = await testDesk()
  const { id, organisationId, contactId } = await everywhere(desk)
  const { batch } = await desk.call('people.anonymise', { id })
  expect(await desk.refused('history.undo', { batch })).toMatchObject({ code: 'not-undoable' })
  expect(await desk.refused('history.undo', { batch, force: true })).toMatchObject({ code: 'not-undoable' })
  expect((await desk.call('history.next', {})).undo?.id).toBe(batch)
  const { batches } = await desk.call('history.list', { limit: 100 })
  for (const older of batches.filter(one => one.undoneBy === null && !['person.anonymise', 'workspace.create', 'organisation.create'].includes(one.kind))) {
    await desk.call('history.undo', { batch: older.id, force: true })
  }
  expect(leftIn(desk.file)).toEqual([])
  expect(await desk.call('people.get', { id })).toMatchObject({ name: 'Persona anonimizzata' })
  expect(JSON.stringify(await desk.call('history.list', { limit: 500 }))).not.toMatch(/kjeldsen|zaccari|xenofonte/i)
  expect(JSON.stringify(await desk.call('history.record', { table: 'organisation', id: organisationId, limit: 1000 }))).not.toMatch(/kjeldsen|zaccari|xenofonte|998877/i)
  for (const [name, input] of [
    ['people.save', { id, values: { name: 'Zaccaria' } }], ['people.contacts.save', { personId: id, id: contactId, fields: { role: 'x' } }], ['people.consents.save', { personId: id, fields: {} }],
    ['people.anonymise', { id }], ['people.anonymise.preview', { id }],
  ] as const) expect((await desk.refused(name, input)).code, name).toBe('anonymised')
  expect((await desk.refused('people.anonymise', { id: 'none' })).code).toBe('not-found')
  expect((await desk.refused('people.anonymise.preview', { id: 'none' })).code).toBe('not-found')
})

test('a name that is another’s too, or one word, is taken out of the own records only', async () => {
  const desk = await testDesk()
  const organisationId = (await desk.call('organisations.save', { values: { name: 'Sartoria di Bianca', privateNotes: 'Sentire Bianca, oppure Mario Neri.' } })).id
  const [bianca, mario, younger] = [
    await desk.call('people.save', { values: { name: 'Bianca' }, contact: { organisationId } }), await desk.call('people.save', { values: { name: 'Mario Neri' }, contact: { organisationId } }),
    await desk.call('people.save', { values: { name: 'Mario Neri' } }),
  ]
  expect((await desk.call('people.anonymise.preview', { id: mario.id })).stays).toMatchObject([{ table: 'person', recordId: younger.id }])
  for (const { id } of [bianca, mario]) expect((await desk.call('people.anonymise', { id })).mentions).toBe(0)
  expect(await desk.call('organisations.get', { id: organisationId })).toMatchObject({ name: 'Sartoria di Bianca', privateNotes: 'Sentire Bianca, oppure Mario Neri.' })
  expect((await desk.call('people.list', {})).rows.map(row => row.name)).toEqual(['Mario Neri'])
})

test('a file that is being read is cleared at the next opening, also after a crash', async () => {
  const desk = await testDesk()
  const { id } = await everywhere(desk)
  const reader = new Sqlite(desk.file, { readonly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM person').get()
  expect((await desk.call('people.anonymise', { id })).cleared).toBe(false)
  reader.close()
  await desk.reopen()
  expect(leftIn(desk.file)).toEqual([])
}, 60_000)
