import { readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { checkSeals } from '../../main/database/seals.ts'
import { testDesk, type TestDesk } from './desk.ts'
import { committee, decidedAndClosed, opened, planned } from './meetingDesk.ts'

const firm = async (desk: TestDesk, name: string, email: string | null = null) => (await desk.call('organisations.save', { values: { name, email } })).id
const person = async (desk: TestDesk, name: string, organisationId: string | null = null, contact: object = {}) =>
  (await desk.call('people.save', { values: { name }, contact: { organisationId, ...contact } })).id
const names = async (desk: TestDesk) => (await desk.call('people.duplicates', {})).sets.map(({ records, pairs }) => [pairs[0]?.reason, records.map(({ name }) => name)])

test('people that may be one are found by address or by name and organisation, until they are told apart', async () => {
  const desk = await testDesk()
  const [x, y] = [await firm(desk, 'Ditta X', 'info@x.example'), await firm(desk, 'Ditta Y')]
  const anna = await person(desk, 'Anna Verdi', x, { email: 'anna@x.example' })
  const same = await person(desk, 'Verdi A.', null, { email: 'Anna@X.example' })
  await person(desk, 'Bruno Neri', y)
  await person(desk, 'NERI BRUNO', y)
  // a firm's own mailbox, and a namesake elsewhere
  await person(desk, 'Carla Verdi', x, { email: 'info@x.example' })
  await person(desk, 'Carla Bassi', x, { email: 'info@x.example' })
  await person(desk, 'Bruno Neri', x)
  expect(await names(desk)).toEqual([['email', ['Anna Verdi', 'Verdi A.']], ['name', ['Bruno Neri', 'NERI BRUNO']]])
  expect((await desk.call('people.duplicates', { limit: 1 })).sets[0]?.records[0]).toMatchObject({ id: anna, organisations: ['Ditta X'], emails: ['anna@x.example'], links: 1 })
  await desk.call('people.distinguish', { ids: [same, anna] })
  await desk.reopen()
  expect(await names(desk)).toEqual([['name', ['Bruno Neri', 'NERI BRUNO']]])
  await desk.call('people.distinguish', { ids: [anna, same], forget: true })
  expect((await desk.call('people.duplicates', {})).total).toBe(2)
  expect((await desk.refused('people.duplicates', { limit: 0 })).code).toBe('bad-input')
  expect((await desk.refused('people.distinguish', { ids: [anna, 'nobody'] })).code).toBe('not-found')
})

test('one person of two: values chosen, the notice as a whole, roles that agree are one, who withdrew has withdrawn; undone, all is as before', async () => {
  const desk = await testDesk()
  const [x, y] = [await firm(desk, 'Ditta X'), await firm(desk, 'Ditta Y')]
  const winner = await person(desk, 'Anna Verdi', x, { email: 'anna@x.example', from: '2020-01-01' })
  const loser = await person(desk, 'VERDI ANNA', x, { role: 'Acquisti', email: 'ANNA@x.example' })
  const third = await person(desk, 'A. Verdi')
  await desk.call('people.save', { id: winner, values: { noticeOn: '2025-05-01', noticeArticle: '13', privateNotes: 'prima' } })
  await desk.call('people.save', { id: loser, values: { noticeOn: '2022-01-10', noticeArticle: '14', noticeHow: 'per posta', privateNotes: 'seconda' } })
  await desk.call('people.contacts.save', { personId: loser, organisationId: y, fields: { role: 'Revisore' } })
  await desk.call('people.consents.save', { personId: winner, fields: { purpose: 'directory', givenOn: '2024-01-01' } })
  await desk.call('people.consents.save', { personId: winner, fields: { purpose: 'events', givenOn: '2024-01-01' } })
  await desk.call('people.consents.save', { personId: loser, fields: { purpose: 'directory', givenOn: '2022-01-01', withdrawnOn: '2025-06-01', withdrawnHow: 'telefonata' } })
  const before = await Promise.all([winner, loser, third].map(id => desk.call('people.get', { id })))
  const merging = { winner, losers: [loser, third] }
  const preview = await desk.call('people.merge.preview', merging)
  expect(preview).toMatchObject({ withdrawn: ['directory'], links: expect.arrayContaining([{ table: 'contact', count: 3 }, { table: 'consent', count: 1 }]) })
  expect(preview.fields.map(({ field, state, proposed }) => [field, state, proposed])).toEqual([['name', 'differs', winner], ['notice', 'differs', winner]])

  const { batch } = await desk.call('people.merge', { ...merging, choices: { notice: loser } })
  await desk.reopen()
  const merged = await desk.call('people.get', { id: third })
  expect(merged).toMatchObject({ id: winner, name: 'Anna Verdi', noticeOn: '2022-01-10', noticeArticle: '14', noticeHow: 'per posta', privateNotes: 'prima\n\nseconda' })
  expect(merged.contacts.map(({ organisation, role, email, from }) => [organisation, role, email, from]).toSorted()).toEqual([['Ditta X', 'Acquisti', 'anna@x.example', '2020-01-01'], ['Ditta Y', 'Revisore', null, null]])
  expect(merged.consents.map(({ purpose, givenOn, withdrawnOn, withdrawnHow }) => [purpose, givenOn, withdrawnOn, withdrawnHow])).toEqual([
    ['directory', '2024-01-01', '2025-06-01', 'telefonata'], ['directory', '2022-01-01', '2025-06-01', 'telefonata'], ['events', '2024-01-01', null, null],
  ])
  expect((await desk.call('people.list', {})).rows.map(({ personId, directory }) => [personId, directory])).toEqual([[winner, 'withdrawn'], [winner, 'withdrawn']])
  // a screen that still holds the old id writes into the record that stayed; the bin has none of it
  await desk.call('people.save', { id: loser, values: { name: 'Anna Verdi Bianchi' } })
  expect((await desk.call('people.get', { id: winner })).name).toBe('Anna Verdi Bianchi')
  expect((await desk.call('history.bin', {})).rows.map(({ table }) => table)).not.toContain('person')
  expect(await desk.refused('people.restore', { ids: [loser] })).toMatchObject({ code: 'merged', values: { name: 'Anna Verdi Bianchi' } })
  const rename = (await desk.call('history.list', { limit: 1 })).batches[0]?.id ?? ''
  await desk.call('history.undo', { batch: rename })
  await desk.call('history.undo', { batch })
  const own = (one: Awaited<typeof before>[number]) => ({ ...one, revision: 0, changedAt: '', contacts: one.contacts.map(contact => ({ ...contact, revision: 0 })) })
  expect((await Promise.all([winner, loser, third].map(id => desk.call('people.get', { id })))).map(own)).toEqual(before.map(own))
})

test('sealed minutes stay and lead to the one record; whoever is emptied later is emptied in all of them', async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const { body, people: [, , carla = ''] } = await committee(desk)
  await decidedAndClosed(desk, await opened(desk, body))
  const past = (await desk.call('meetings.list', {})).rows[0]?.id ?? ''
  await desk.call('minutes.move', { meetingId: past, event: 'finish' })
  await desk.call('minutes.approve', { meetingId: past, how: 'onTheSpot' })
  const other = await person(desk, 'Carla Esempi')
  await desk.call('groups.seats.save', { bodyId: body, fields: { personId: other, role: 'guest' } })
  const next = (await planned(desk, body, '2026-06-10T18:00')).meeting
  await desk.call('meetings.convene', { meetingId: next, by: 'Ada Prova', on: '2026-06-01' })
  const preview = await desk.call('people.merge.preview', { winner: other, losers: [carla] })
  expect(preview.seats).toMatchObject([{ bodyId: body, becomes: 'two' }])
  await desk.call('people.merge', { winner: other, losers: [carla], choices: { name: carla } })
  expect((await desk.call('groups.get', { id: body })).seats.filter(({ personId }) => personId === other).map(({ person: name, role }) => [name, role])).toEqual([['Carla Esempio', 'member'], ['Carla Esempio', 'guest']])
  // the sealed line still names the old record, the line of the meeting to come the one that stayed
  expect((await desk.call('meetings.get', { id: past })).attendance.filter(({ personId }) => personId === carla)).toMatchObject([{ name: 'Carla Esempio' }])
  expect((await desk.call('meetings.get', { id: next })).attendance.filter(({ personId }) => personId === carla)).toEqual([])
  const seals = () => { const database = new Sqlite(desk.file, { readonly: true }); try { return checkSeals(database) } finally { database.close() } }
  expect(seals()).toEqual([])

  await desk.call('people.anonymise', { id: carla })
  expect((await desk.call('people.get', { id: carla })).anonymisedOn).not.toBeNull()
  expect(seals()).toEqual([])
  await desk.core.close()
  for (const name of ['Carla Esempio', 'Carla Esempi']) expect(readFileSync(desk.file).includes(name)).toBe(false)
})

test('strange merges of people are refused', async () => {
  const desk = await testDesk()
  const [one, other] = [await person(desk, 'Anna Verdi'), await person(desk, 'Anna Verdi')]
  expect((await desk.refused('people.merge', { winner: one, losers: [one] })).code).toBe('bad-input')
  expect((await desk.refused('people.merge', { winner: one, losers: ['nobody'] })).code).toBe('not-found')
  expect((await desk.refused('people.merge', { winner: one, losers: [other], choices: { name: 'nobody' } })).code).toBe('bad-input')
  expect((await desk.refused('people.merge.preview', { winner: one })).code).toBe('bad-input')
  await desk.call('people.anonymise', { id: other })
  expect((await desk.refused('people.merge', { winner: one, losers: [other] })).code).toBe('anonymised')
  expect((await desk.call('people.duplicates', {})).total).toBe(0)
})

test('what a screen saves that still holds a merged person or firm goes to the record that stayed', async () => {
  const desk = await testDesk()
  const { body, people, firms } = await committee(desk)
  const [winner, loser] = [await person(desk, 'Anna Verdi'), await person(desk, 'VERDI ANNA')]
  const other = await firm(desk, 'Ditta uno bis')
  await desk.call('people.merge', { winner, losers: [loser], choices: {} })
  await desk.call('organisations.merge', { winner: firms[0] ?? '', losers: [other] })
  const { id } = await desk.call('groups.seats.save', { bodyId: body, fields: { personId: loser, substituteId: loser, role: 'observer' } })
  await desk.call('groups.seats.save', { bodyId: body, id, fields: { personId: loser, substituteId: people[1] ?? '' } })
  const action = await desk.call('meetings.actions.save', { bodyId: body, fields: { text: 'Scrivere', ownerPersonId: loser, ownerOrganisationId: other } })
  await desk.reopen()
  expect((await desk.call('groups.get', { id: body })).seats.find(seat => seat.id === id)).toMatchObject({ personId: winner, person: 'Anna Verdi', substituteId: people[1] })
  expect((await desk.call('meetings.actions.list', { bodyId: body })).rows.find(row => row.id === action.id)).toMatchObject({ ownerPersonId: winner, ownerOrganisationId: firms[0] })
})
