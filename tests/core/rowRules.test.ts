import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { testDesk, type TestDesk } from './desk.ts'

// What the fields of a row decide among themselves holds however they come into it: written, put back from the history, or taken out of the bin.

const firm = async (desk: TestDesk, name: string) => (await desk.call('organisations.save', { values: { name } })).id
const changeOf = async (desk: TestDesk, organisationId: string, field: string) => {
  const { changes } = await desk.call('history.record', { table: 'organisation', id: organisationId })
  return changes.find(change => change.operation === 'update' && change.fields.some(one => one.field === field))?.sequence ?? 0
}

test('an earlier name is sorted and found again where it belongs', async () => {
  const desk = await testDesk()
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  const { id } = await desk.call('organisations.save', { values: { name: 'Alfa Conceria' }, clusterId })
  await desk.call('organisations.save', { values: { name: 'Mezzo' }, clusterId })
  await desk.call('organisations.save', { id, values: { name: 'Zeta Conceria' } })
  await desk.call('history.revert', { sequence: await changeOf(desk, id, 'name'), fields: ['name'] })
  expect((await desk.call('members.list', {})).rows.map(({ name }) => name)).toEqual(['Alfa Conceria', 'Mezzo'])
  expect((await desk.call('organisations.duplicates', { like: { name: 'Alfa Conceria' } })).total).toBe(1)
})

test('what became of a record is no field to be put back, and an anonymised person stays empty', async () => {
  const desk = await testDesk()
  const organisationId = await firm(desk, 'Conceria Uno')
  const { id, contactId } = await desk.call('people.save', { values: { name: 'Prima Prova' }, contact: { organisationId, email: 'uno@prova.example' } })
  await desk.call('people.contacts.save', { personId: id, id: contactId ?? '', fields: { email: 'due@prova.example' } })
  await desk.call('people.anonymise', { id })
  const sequence = await changeOf(desk, organisationId, 'email')
  expect(await desk.refused('history.revert', { sequence, fields: ['email'] })).toMatchObject({ code: 'anonymised' })
  await desk.call('organisations.remove', { ids: [organisationId] })
  expect((await desk.refused('history.revert', { sequence: await changeOf(desk, organisationId, 'deletedAt'), fields: ['deletedAt'] })).code).toBe('not-found')
})

test('a membership does not come back beside another of the same time, neither from the bin nor from the history', async () => {
  const desk = await testDesk()
  const organisationId = await firm(desk, 'Conceria Uno')
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  const fields = { clusterId, from: '2020-01-01', to: '2022-12-31' }
  const first = await desk.call('members.memberships.save', { organisationId, fields })
  await desk.call('members.memberships.save', { organisationId, id: first.id, fields: {}, remove: true })
  const second = await desk.call('members.memberships.save', { organisationId, fields: { clusterId, from: '2022-06-01' } })
  expect(await desk.refused('history.restore', { records: [{ table: 'membership', id: first.id }] })).toMatchObject({ code: 'period-overlap', values: { from: '2022-06-01', to: null } })
  await desk.call('members.memberships.save', { organisationId, id: second.id, fields: { from: '2023-01-01' } })
  await desk.call('history.restore', { records: [{ table: 'membership', id: first.id }] })
  expect((await desk.refused('history.revert', { sequence: await changeOf(desk, organisationId, 'from'), fields: ['from'] })).code).toBe('period-overlap')
})

test('a person whose last role was taken away comes back with it', async () => {
  const desk = await testDesk()
  const { id } = await desk.call('people.save', { values: { name: 'Prima Prova' } })
  const [contact] = (await desk.call('people.get', { id })).contacts
  await desk.call('people.contacts.save', { personId: id, id: contact?.id ?? '', fields: {}, remove: true })
  expect((await desk.call('people.list', {})).total).toBe(0)
  await desk.call('history.restore', { records: [{ table: 'person', id }] })
  expect((await desk.call('people.list', {})).rows).toMatchObject([{ name: 'Prima Prova' }])
})

test('what is written by the id of before a merge lands on the record that stayed', async () => {
  const desk = await testDesk()
  const [winner, loser] = [await firm(desk, 'Conceria Uno'), await firm(desk, 'Conceria Uno Srl')]
  await desk.call('organisations.merge', { winner, losers: [loser] })
  await desk.call('organisations.save', { id: loser, values: { phone: '0571 1' } })
  await desk.call('organisations.figures.save', { organisationId: loser, fields: { year: 2024, employees: 9 } })
  await desk.call('people.save', { values: { name: 'Prima Prova' }, contact: { organisationId: loser } })
  expect(await desk.call('organisations.get', { id: winner })).toMatchObject({ phone: '0571 1', figures: [{ year: 2024, employees: 9 }] })
  expect((await desk.call('people.contacts.list', { organisationId: winner })).contacts).toHaveLength(1)
  const other = await firm(desk, 'Altra')
  await desk.call('organisations.distinguish', { ids: [loser, other] })
  expect((await desk.call('organisations.distinguish', { ids: [winner, other], forget: true })).batch).not.toBe('')
})

test('undoing what left nothing to take back still tells the screens', async () => {
  const desk = await testDesk()
  const { id } = await desk.call('people.save', { values: { name: 'Prima Prova' } })
  const { batch } = await desk.call('people.save', { id, values: { privateNotes: 'appunto' } })
  await desk.call('people.save', { id, values: { privateNotes: '' } })
  const { batch: undo } = await desk.call('history.undo', { batch, force: true })
  expect(desk.events).toContainEqual({ event: 'changed', tables: [], batch: undo })
})

test('a certificate of a list is of the type that its name means, in either language, and stands once', async () => {
  const desk = await testDesk()
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  const file = join(dirname(desk.file), 'elenco.csv')
  const read = async (certificates: string) => {
    writeFileSync(file, `Ragione sociale;Partita IVA;Certificazioni\nConceria Alfa;77777770486;${certificates}\n`)
    return desk.call('members.import.preview', { file, clusterId })
  }
  const first = await read('oeko tex standard 100, sa 8000')
  await desk.call('members.import.apply', { session: first.session })
  const organisationId = (await desk.call('organisations.find', { text: 'alfa' })).organisations[0]?.id ?? ''
  const types = async () => (await desk.call('documents.list', { organisationId })).rows.map(row => row.type).toSorted()
  const before = await types()
  expect(before).toHaveLength(2)
  expect(before.every(type => type.startsWith('type-'))).toBe(true)
  expect((await read('OEKO-TEX Standard 100, SA8000')).rows[0]).toMatchObject({ outcome: 'same', changes: [] })
})

test('a document of a firm in the bin is not found, until the firm comes back', async () => {
  const desk = await testDesk()
  const organisationId = await firm(desk, 'Conceria Uno')
  await desk.call('documents.save', { organisationId, values: { documentTypeId: 'type-durc', number: 'QX7788' } })
  const found = async () => (await desk.call('search.everything', { text: 'QX7788' })).hits.length
  expect(await found()).toBe(1)
  await desk.call('organisations.remove', { ids: [organisationId] })
  expect(await found()).toBe(0)
  await desk.call('organisations.restore', { ids: [organisationId] })
  expect(await found()).toBe(1)
})

test('undoing does not bring back what no longer fits beside what was written since', async () => {
  const desk = await testDesk()
  const organisationId = await firm(desk, 'Conceria Uno')
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  const first = await desk.call('members.memberships.save', { organisationId, fields: { clusterId, from: '2020-01-01' } })
  const removed = await desk.call('members.memberships.save', { organisationId, id: first.id, fields: {}, remove: true })
  await desk.call('members.memberships.save', { organisationId, fields: { clusterId, from: '2021-01-01' } })
  expect((await desk.refused('history.undo', { batch: removed.batch })).code).toBe('period-overlap')
  expect((await desk.call('organisations.get', { id: organisationId })).memberships.map(({ from }) => from)).toEqual(['2021-01-01'])
})
