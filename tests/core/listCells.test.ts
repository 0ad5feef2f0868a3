import { join } from 'node:path'
import { expect, test } from 'vitest'
import { localDay } from '../../main/core/today.ts'
import type { Input } from '../../shared/contract.ts'
import { mayBeGiven } from '../../shared/people.ts'
import { testDesk, type TestDesk } from './desk.ts'
import { committee, decidedAndClosed, opened, planned } from './meetingDesk.ts'
import { newSupplier, qualifiedSupplier } from './suppliers.ts'

type PeopleChanges = Input<'people.cells'>['changes']
type ActionChanges = Input<'meetings.actions.cells'>['changes']
type SupplierChanges = Input<'suppliers.cells'>['changes']
type MeetingChanges = Input<'meetings.cells'>['changes']
type AssessmentChanges = Input<'checklists.cells'>['changes']
type DocumentChanges = Input<'documents.cells'>['changes']

const firm = async (desk: TestDesk, name: string) => (await desk.call('organisations.save', { values: { name } })).id
const codes = (answer: { cells: { problem: { code: string } | null }[] }) => answer.cells.map(cell => cell.problem?.code ?? null)

async function person(desk: TestDesk, name: string, contact: { organisationId: string; role?: string }) {
  const { id, contactId } = await desk.call('people.save', { values: { name }, contact })
  return { personId: id, id: contactId ?? '' }
}

test('cells of the contacts list are read as they are typed, and land in the role or in the person; undone as one', async () => {
  const desk = await testDesk()
  const { id, personId } = await person(desk, 'Ilaria Prova', { organisationId: await firm(desk, 'Conceria Uno') })
  const typed: [PeopleChanges[number]['column'], string][] = [
    ['name', '  Ilaria   Esempio '], ['role', 'Titolare'], ['email', 'Ilaria@Uno.example'], ['phone', '0571 1'], ['from', '1/3/25'], ['to', '31 dicembre 2030'], ['noticeOn', '010225'],
  ]
  const answer = await desk.call('people.cells', { how: 'paste', changes: typed.map(([column, text]) => ({ id, column, text })) })
  expect(answer.counts).toEqual({ changed: typed.length, same: 0, refused: 0, stale: 0 })
  const stored = async () => (await desk.call('people.list', {})).rows.find(row => row.id === id)
  expect(await stored()).toMatchObject({ name: 'Ilaria Esempio', role: 'Titolare', email: 'ilaria@uno.example', phone: '0571 1', from: '2025-03-01', to: '2030-12-31', noticeOn: '2025-02-01' })
  expect((await desk.call('people.list', { text: 'esempio' })).total).toBe(1)
  expect((await desk.call('history.next', {})).undo).toMatchObject({ kind: 'cells.paste', values: { count: typed.length, name: 'Ilaria Esempio' } })
  await desk.call('history.undo', { batch: answer.batch ?? '' })
  expect(await stored()).toMatchObject({ name: 'Ilaria Prova', role: null, email: null, from: null, noticeOn: null })
  expect((await desk.call('people.get', { id: personId })).name).toBe('Ilaria Prova')
})

test('a name is the same in all roles of a person, is sorted by, and cannot be two things in one paste', async () => {
  const desk = await testDesk()
  const [one, two] = [await firm(desk, 'Conceria Uno'), await firm(desk, 'Cartiera Due')]
  const { id, personId } = await person(desk, 'Zeno Prova', { organisationId: one })
  await person(desk, 'Mara Prova', { organisationId: one })
  const { id: other } = await desk.call('people.contacts.save', { personId, organisationId: two, fields: {} })
  const both = (first: string, second: string) => desk.call('people.cells', {
    how: 'paste', changes: [{ id, column: 'name', text: first, seen: 'Zeno Prova' }, { id: other, column: 'name', text: second, seen: 'Zeno Prova' }, { id: other, column: 'role', text: 'Acquisti' }],
  })
  expect((await both('Abele Prova', 'Bruno Prova')).cells.map(cell => cell.outcome)).toEqual(['changed', 'stale', 'changed'])
  expect((await desk.call('people.list', {})).rows.map(row => [row.name, row.role])).toEqual([['Abele Prova', null], ['Abele Prova', 'Acquisti'], ['Mara Prova', null]])
})

test('bad cells of contacts stay and say why: consents are not typed, days keep their order, what was erased is not written again', async () => {
  const desk = await testDesk()
  const organisationId = await firm(desk, 'Conceria Uno')
  const { id } = await person(desk, 'Ilaria Prova', { organisationId })
  const gone = await person(desk, 'Bruno Prova', { organisationId })
  await desk.call('people.anonymise', { id: gone.personId })
  const bad: [PeopleChanges[number]['column'], string, string][] = [
    ['name', '', 'required'], ['directory', 'Dato', 'read-only'], ['organisation', 'Cartiera Due', 'read-only'], ['state', 'Concluso', 'read-only'], ['noticeOn', '31/2/25', 'not-a-day'], ['email', 'a@b.example; c@d.example', 'several-addresses'],
    ['role', 'x'.repeat(201), 'too-long'], ['phone', '#N/D', 'cell-error'],
  ]
  await desk.call('people.cells', { how: 'edit', changes: [{ id, column: 'from', text: '1/1/2025' }] })
  const answer = await desk.call('people.cells', {
    how: 'paste', changes: [...bad.map(([column, text]) => ({ id, column, text })), { id, column: 'to', text: '31/12/2024' }, { id: gone.id, column: 'email', text: 'b@b.example' }, { id: 'none', column: 'role', text: '1' }, { id, column: 'role', text: 'Titolare' }],
  })
  expect(codes(answer)).toEqual([...bad.map(([, , code]) => code), 'period-order', 'anonymised', 'gone', null])
  expect((await desk.call('people.list', {})).rows.find(row => row.id === id)).toMatchObject({ name: 'Ilaria Prova', role: 'Titolare', email: null, to: null, noticeOn: null })
  // both days move past each other in one paste, in whichever order they come
  expect((await desk.call('people.cells', { how: 'paste', changes: [{ id, column: 'to', text: '31/12/2024' }, { id, column: 'from', text: '1/1/2024' }] })).counts).toMatchObject({ changed: 2, refused: 0 })
})

test('what may be copied out of the contacts list is what the list for others holds', async () => {
  const desk = await testDesk({ create: { sample: true } })
  const { rows } = await desk.call('people.list', { ended: true, limit: 10_000 })
  const agreed = rows.filter(row => mayBeGiven(row, localDay(new Date()), localDay(new Date())))
  expect(agreed.length).toBeGreaterThan(0)
  expect(agreed.length).toBeLessThan(rows.length)
  const written = await desk.call('people.export', { format: 'csv', language: 'it' })
  expect(written.rows).toBe(agreed.length)
})

async function documents(desk: TestDesk) {
  const organisationId = await firm(desk, 'Conceria Uno')
  const iso = await desk.call('documents.save', { organisationId, values: { documentTypeId: 'type-iso9001-2015', number: 'A-1', issuedOn: '2026-01-10', expiresOn: '2029-01-09' } })
  const durc = await desk.call('documents.save', { organisationId, values: { documentTypeId: 'type-durc', issuedOn: '2026-01-10' } })
  return { organisationId, iso: iso.id, durc: durc.id }
}

test('cells of the documents list are written, and its states follow', async () => {
  const desk = await testDesk()
  const { iso, durc } = await documents(desk)
  const typed: [DocumentChanges[number]['column'], string][] = [
    ['number', 'B-2'], ['issuer', 'Organismo Prova'], ['scope', 'Concia'], ['sites', 'Empoli'], ['issuedOn', '1/3/24'], ['validFrom', '2/3/24'], ['expiresOn', '1/3/2025'], ['receivedOn', '5/3/24'], ['verified', 'sì'],
  ]
  const answer = await desk.call('documents.cells', { how: 'paste', changes: typed.map(([column, text]) => ({ id: iso, column, text })) })
  expect(answer.counts).toEqual({ changed: typed.length, same: 0, refused: 0, stale: 0 })
  const row = async () => (await desk.call('documents.list', { at: '2026-06-01' })).rows.find(one => one.id === iso)
  expect(await row()).toMatchObject({ number: 'B-2', issuer: 'Organismo Prova', scope: 'Concia', sites: 'Empoli', issuedOn: '2024-03-01', validFrom: '2024-03-02', expiresOn: '2025-03-01', receivedOn: '2024-03-05', verified: true, state: 'expired' })
  expect((await desk.call('history.next', {})).undo).toMatchObject({ kind: 'cells.paste', values: { name: 'Conceria Uno' } })
  await desk.call('history.undo', { batch: answer.batch ?? '' })
  expect(await row()).toMatchObject({ number: 'A-1', verified: false, state: 'valid' })
  // as the list holds them: filled down and emptied
  const fill = await desk.call('documents.cells', { how: 'fill', changes: [{ id: durc, column: 'number', value: 'A-1', seen: null }, { id: durc, column: 'verified', value: 1, seen: 0 }, { id: iso, column: 'expiresOn', value: null, seen: '2029-01-09' }] })
  expect(fill.counts.changed).toBe(3)
  expect(await row()).toMatchObject({ expiresOn: null })
})

test('bad cells of documents stay and say why; nonsense is refused at the door', async () => {
  const desk = await testDesk()
  const { organisationId, iso } = await documents(desk)
  const bad: [DocumentChanges[number]['column'], string, string][] = [
    ['state', 'Valido', 'read-only'], ['endsOn', '1/1/2030', 'read-only'], ['type', 'DURC', 'read-only'], ['expiresOn', '1/1/2020', 'period-order'], ['verified', 'forse', 'not-a-choice'], ['verified', '', 'required'], ['issuedOn', 'ieri', 'not-a-day'],
    ['number', 'x'.repeat(101), 'too-long'],
  ]
  const answer = await desk.call('documents.cells', { how: 'paste', changes: [...bad.map(([column, text]) => ({ id: iso, column, text })), { id: iso, column: 'number', text: 'C-3', seen: 'other' }, { id: 'none', column: 'number', text: '1' }] })
  expect(codes(answer)).toEqual([...bad.map(([, , code]) => code), 'stale', 'gone'])
  expect(answer.batch).toBeNull()
  await desk.call('organisations.remove', { ids: [organisationId] })
  expect(codes(await desk.call('documents.cells', { how: 'edit', changes: [{ id: iso, column: 'number', text: '1' }] }))).toEqual(['gone'])
  for (const name of ['people.cells', 'documents.cells', 'meetings.actions.cells', 'meetings.cells', 'checklists.cells'] as const) {
    expect((await desk.refused(name, { how: 'edit', changes: [] })).code).toBe('bad-input')
    expect((await desk.refused(name, { how: 'edit', changes: [{ id: 'x', column: 'salary', text: '1' }] })).code).toBe('bad-input')
  }
  expect((await desk.refused('suppliers.cells', { how: 'edit', changes: [{ supplierId: 'x', column: 'salary', text: '1' }] })).code).toBe('bad-input')
})

test('cells of the actions are written after their minutes too, and a state brings its day; undone as one, kept after a reopen', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const sitting = await opened(desk, body)
  const { id } = await desk.call('meetings.actions.save', { pointId: sitting.point, fields: { text: 'Scrivere', due: '2026-03-12' } })
  const { id: other } = await desk.call('meetings.actions.save', { bodyId: body, fields: { text: 'Telefonare' } })
  await decidedAndClosed(desk, sitting)
  const stored = async (one: string) => (await desk.call('meetings.actions.list', { id: one })).rows[0]
  const typed: [ActionChanges[number]['column'], string][] = [
    // the day comes before the state that allows it
    ['doneOn', '1/4/26'], ['text', 'Scrivere  a tutti'], ['owner', 'Bruno Finto'], ['due', 'marzo 2026'], ['priority', 'urgente'], ['state', 'Fatto'], ['progress', '90 %'],
  ]
  const answer = await desk.call('meetings.actions.cells', { how: 'paste', changes: typed.map(([column, text]) => ({ id, column, text })) })
  expect(answer.counts).toEqual({ changed: typed.length, same: 0, refused: 0, stale: 0 })
  const after = { text: 'Scrivere a tutti', owner: 'Bruno Finto', due: '2026-03-31', priority: 1, state: 'done', progress: 90, doneOn: '2026-04-01' }
  await desk.reopen()
  expect(await stored(id)).toMatchObject(after)
  expect((await desk.call('history.next', {})).undo).toMatchObject({ kind: 'cells.paste', values: { count: typed.length, name: 'Scrivere a tutti' } })
  await desk.call('history.undo', { batch: answer.batch ?? '' })
  expect(await stored(id)).toMatchObject({ text: 'Scrivere', owner: null, state: 'open', progress: 0, doneOn: null })
  const bulk = await desk.call('meetings.actions.cells', { how: 'bulk', changes: [id, other].map(one => ({ id: one, column: 'state', text: 'done', seen: 'open' })) })
  expect(bulk.counts.changed).toBe(2)
  const today = localDay(new Date())
  for (const one of [id, other]) expect(await stored(one)).toMatchObject({ state: 'done', doneOn: today, progress: 100 })
  // what is done already stays done on its day, in the list and in the record
  await desk.call('meetings.actions.cells', { how: 'edit', changes: [{ id, column: 'doneOn', text: '2/4/26' }] })
  expect((await desk.call('meetings.actions.cells', { how: 'fill', changes: [{ id, column: 'state', value: 'done', seen: 'done' }] })).counts.same).toBe(1)
  await desk.call('meetings.actions.save', { id, fields: { state: 'done', owner: 'Ada Prova' } })
  expect(await stored(id)).toMatchObject({ owner: 'Ada Prova', doneOn: '2026-04-02' })
  await desk.call('meetings.actions.cells', { how: 'edit', changes: [{ id, column: 'state', text: 'aperto' }] })
  expect(await stored(id)).toMatchObject({ state: 'open', doneOn: null })
})

test('bad cells of actions stay and say why; what is on a laptop is changed there', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const sitting = await opened(desk, body)
  const { id } = await desk.call('meetings.actions.save', { pointId: sitting.point, fields: { text: 'Scrivere' } })
  const bad: [ActionChanges[number]['column'], string, string][] = [
    ['text', '', 'required'], ['state', 'quasi', 'not-a-choice'], ['state', '', 'required'], ['due', '31/2/26', 'not-a-day'], ['progress', '101', 'too-large'], ['progress', '-1', 'negative'], ['progress', 'metà', 'not-a-number'], ['progress', '', 'required'],
    ['doneOn', '1/4/26', 'not-done'], ['overdue', 'no', 'read-only'], ['body', 'Altro', 'read-only'], ['owner', 'x'.repeat(201), 'too-long'],
  ]
  const answer = await desk.call('meetings.actions.cells', { how: 'paste', changes: [...bad.map(([column, text]) => ({ id, column, text })), { id, column: 'text', text: 'Altro', seen: 'Diverso' }, { id: 'none', column: 'text', text: 'x' }] })
  expect(codes(answer)).toEqual([...bad.map(([, , code]) => code), 'stale', 'gone'])
  expect(answer.batch).toBeNull()
  await desk.call('meetings.actions.cells', { how: 'edit', changes: [{ id, column: 'state', text: 'done' }] })
  expect(codes(await desk.call('meetings.actions.cells', { how: 'clear', changes: [{ id, column: 'doneOn', value: null }] }))).toEqual(['required'])
  await desk.call('meetings.carry.out', { meetingId: sitting.meeting, path: join(desk.home, 'fuori.desk'), to: 'Portatile' })
  expect(codes(await desk.call('meetings.actions.cells', { how: 'edit', changes: [{ id, column: 'owner', text: 'Ada Prova' }] }))).toEqual(['carried'])
})

test('cells of the suppliers are the organisation’s and the supplier’s own, in all its qualifications; undone as one, kept after a reopen', async () => {
  const desk = await testDesk()
  const { id: supplierId, organisationId } = await newSupplier(desk, 'Autotrasporti Prova')
  const typed: [SupplierChanges[number]['column'], string][] = [
    ['name', ' Autotrasporti   Esempio '], ['vatNumber', '675635106'], ['legalForm', 'srl'], ['municipality', 'empoli'], ['hasStaff', 'sì'], ['noticeOn', '1/3/25'], ['confirmedOn', '010426'],
  ]
  const answer = await desk.call('suppliers.cells', { how: 'paste', changes: typed.map(([column, text]) => ({ supplierId, column, text })) })
  expect(answer.counts).toEqual({ changed: typed.length, same: 0, refused: 0, stale: 0 })
  await desk.reopen()
  const row = async () => (await desk.call('suppliers.list', {})).rows.find(one => one.supplierId === supplierId)
  expect(await row()).toMatchObject({ name: 'Autotrasporti Esempio', vatNumber: '00675635106', legalForm: 'SRL', province: 'FI', hasStaff: true, noticeOn: '2025-03-01', confirmedOn: '2026-04-01' })
  expect((await desk.call('organisations.get', { id: organisationId })).name).toBe('Autotrasporti Esempio')
  expect((await desk.call('suppliers.list', { filter: { hasStaff: 1, confirmedOn: { from: '2026-01-01' } } })).total).toBe(1)
  expect((await desk.call('history.next', {})).undo).toMatchObject({ kind: 'cells.paste', values: { count: typed.length, name: 'Autotrasporti Esempio' } })
  await desk.call('history.undo', { batch: answer.batch ?? '' })
  expect(await row()).toMatchObject({ name: 'Autotrasporti Prova', vatNumber: null, municipality: null, hasStaff: null, noticeOn: null, confirmedOn: null })
})

test('what a proceeding decides about a supplier is not typed, and bad cells say why', async () => {
  const desk = await testDesk()
  const { id: supplierId } = await qualifiedSupplier(desk, 'Autotrasporti Prova')
  const bad: [SupplierChanges[number]['column'], string, string][] = [
    ['state', 'Sospeso', 'read-only'], ['validUntil', '31/12/2030', 'read-only'], ['score', '100', 'read-only'], ['category', 'D5', 'read-only'], ['name', '', 'required'], ['hasStaff', 'forse', 'not-a-choice'], ['noticeOn', '31/2/25', 'not-a-day'],
  ]
  const answer = await desk.call('suppliers.cells', { how: 'paste', changes: [...bad.map(([column, text]) => ({ supplierId, column, text })), { supplierId, column: 'name', text: 'Altro', seen: 'Diverso' }, { supplierId: 'none', column: 'name', text: 'x' }] })
  expect(codes(answer)).toEqual([...bad.map(([, , code]) => code), 'stale', 'gone'])
  expect(answer.batch).toBeNull()
  expect((await desk.call('suppliers.list', {})).rows[0]).toMatchObject({ name: 'Autotrasporti Prova', state: 'qualified' })
})

test('cells of planned meetings are written; what is convened, held or on a laptop stays and says why', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const { meeting: id } = await planned(desk, body)
  const row = async (one = id) => (await desk.call('meetings.list', {})).rows.find(({ id: of }) => of === one)
  const typed: [MeetingChanges[number]['column'], string][] = [['startsAt', '12/3/26 9.30'], ['title', ' Riunione  straordinaria'], ['place', 'Sala verde']]
  const answer = await desk.call('meetings.cells', { how: 'paste', changes: typed.map(([column, text]) => ({ id, column, text })) })
  expect(answer.counts).toEqual({ changed: 3, same: 0, refused: 0, stale: 0 })
  await desk.reopen()
  expect(await row()).toMatchObject({ startsAt: '2026-03-12T09:30', title: 'Riunione straordinaria', place: 'Sala verde' })
  expect((await desk.call('history.next', {})).undo).toMatchObject({ kind: 'cells.paste', values: { name: 'Comitato di prova, 12/03/2026' } })
  await desk.call('history.undo', { batch: answer.batch ?? '' })
  expect(await row()).toMatchObject({ startsAt: '2026-03-10T18:00', title: null, place: 'Sala prova' })
  await desk.call('meetings.save', { id, values: { plannedEndAt: '2026-03-10T20:00' } })
  const bad: [MeetingChanges[number]['column'], string, string][] = [
    ['startsAt', '12/3/26', 'not-a-clock'], ['startsAt', '31/2/26 10:00', 'not-a-clock'], ['startsAt', '', 'required'], ['startsAt', '10/3/26 21', 'period-order'], ['state', 'Conclusa', 'read-only'], ['minutes', 'Approvato', 'read-only'], ['title', 'x'.repeat(301), 'too-long'],
  ]
  const refused = await desk.call('meetings.cells', { how: 'paste', changes: [...bad.map(([column, text]) => ({ id, column, text })), { id, column: 'startsAt', value: 'domani' }, { id, column: 'place', text: 'Altrove', seen: 'Diverso' }, { id: 'none', column: 'place', text: 'x' }] })
  expect(codes(refused)).toEqual([...bad.map(([, , code]) => code), 'not-a-clock', 'stale', 'gone'])
  expect(refused.batch).toBeNull()
  const why = async (one: string) => codes(await desk.call('meetings.cells', { how: 'bulk', changes: [{ id: one, column: 'place', text: 'Altrove' }] }))
  const { meeting: away } = await planned(desk, body, '2026-04-10T18:00')
  await desk.call('meetings.carry.out', { meetingId: away, path: join(desk.home, 'fuori.desk'), to: 'Portatile' })
  expect(await why(away)).toEqual(['carried'])
  await desk.call('meetings.convene', { meetingId: id, by: 'Ada Prova', on: '2026-03-01' })
  expect(await why(id)).toEqual(['not-planned'])
  const sitting = await opened(desk, body, '2026-03-20T18:00')
  await decidedAndClosed(desk, sitting, '2026-03-20')
  expect(await why(sitting.meeting)).toEqual(['not-planned'])
  expect(await row()).toMatchObject({ place: 'Sala prova' })
})

test('of self-assessments the day and who answered are written in their row; what follows from the answers is not', async () => {
  const desk = await testDesk()
  const organisationId = await firm(desk, 'Conceria Uno')
  const { id } = await desk.call('checklists.start', { organisationId, checklist: 'sa8000', edition: '2014', answeredOn: '2026-01-10' })
  const answer = await desk.call('checklists.cells', { how: 'paste', changes: [{ id, column: 'answeredOn', text: '1/3/26', seen: '2026-01-10' }, { id, column: 'person', text: 'Ilaria Prova' }] })
  expect(answer.counts.changed).toBe(2)
  await desk.reopen()
  const row = async () => (await desk.call('checklists.list', {})).rows[0]
  expect(await row()).toMatchObject({ answeredOn: '2026-03-01', person: 'Ilaria Prova' })
  expect((await desk.call('history.next', {})).undo).toMatchObject({ kind: 'cells.paste', values: { name: 'Conceria Uno' } })
  const bad: [AssessmentChanges[number]['column'], string, string][] = [
    ['answeredOn', '', 'required'], ['answeredOn', 'ieri', 'not-a-day'], ['alarms', '0', 'read-only'], ['state', 'Completa', 'read-only'], ['organisation', 'Cartiera Due', 'read-only'], ['person', 'x'.repeat(121), 'too-long'],
  ]
  expect(codes(await desk.call('checklists.cells', { how: 'paste', changes: [...bad.map(([column, text]) => ({ id, column, text })), { id: 'none', column: 'person', text: 'x' }] }))).toEqual([...bad.map(([, , code]) => code), 'gone'])
  await desk.call('history.undo', { batch: answer.batch ?? '' })
  expect(await row()).toMatchObject({ answeredOn: '2026-01-10', person: null })
})

test('the lists are grouped by year of their days, by type and by firm, each page in the order of the groups', async () => {
  const desk = await testDesk({ create: { sample: true } })
  for (const by of ['endsOn', 'type', 'organisation', 'state'] as const) {
    const { groups } = await desk.call('documents.groups', { by, sort: 'endsOn' })
    const { rows, total } = await desk.call('documents.list', { group: by, sort: 'endsOn', limit: 10_000 })
    expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(total)
    const inOrder = groups.flatMap(({ value, count }) => Array.from({ length: count }, () => value))
    expect(rows.map(row => (by === 'endsOn' ? (row.endsOn?.slice(0, 4) ?? null) : row[by])), by).toEqual(inOrder)
  }
  const { groups } = await desk.call('people.groups', { by: 'noticeOn' })
  const { rows } = await desk.call('people.list', { group: 'noticeOn', limit: 10_000 })
  expect(rows.map(row => row.noticeOn?.slice(0, 4) ?? null)).toEqual(groups.flatMap(({ value, count }) => Array.from({ length: count }, () => value)))
})

test('who withdrew since the day of a list is not in it for others, and is not copied from it', async () => {
  const desk = await testDesk()
  const organisationId = (await desk.call('organisations.save', { values: { name: 'Conceria Uno' } })).id
  const { id } = await desk.call('people.save', { values: { name: 'Prima Prova', noticeOn: '2020-01-01' }, contact: { organisationId, from: '2020-01-01' } })
  const consent = await desk.call('people.consents.save', { personId: id, fields: { purpose: 'directory', givenOn: '2020-01-01' } })
  const row = async () => (await desk.call('people.list', { at: '2021-01-01' })).rows[0]
  expect(await row()).toMatchObject({ directory: 'given', directoryNow: 'given' })
  await desk.call('people.consents.save', { personId: id, id: consent.id, fields: { withdrawnOn: '2024-01-01' } })
  const withdrawn = await row()
  expect(withdrawn).toMatchObject({ directory: 'given', directoryNow: 'withdrawn' })
  expect(withdrawn && mayBeGiven(withdrawn, '2021-01-01', '2026-01-01')).toBe(false)
  const written = await desk.call('people.export', { format: 'xlsx', language: 'it', at: '2021-01-01', preview: true })
  expect(written.rows).toBe(0)
})
