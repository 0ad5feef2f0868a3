import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { localDay } from '../../main/core/today.ts'
import { connectReadOnly } from '../../main/database/connection.ts'
import { recordTables, type RecordTable } from '../../main/database/tables.ts'
import { batchWords } from '../../renderer/history/batchWords.ts'
import { codedField, isFormula, isTruth } from '../../renderer/history/fieldCodes.ts'
import { countedKey, fieldKeys, tableKey } from '../../renderer/history/fieldKeys.ts'
import { words } from '../../shared/language.ts'
import * as en from '../../shared/language/en.ts'
import * as it from '../../shared/language/it.ts'
import { startLanguage } from '../../shared/language/start.ts'
import { testDesk, type TestDesk } from './desk.ts'
import { committee, opened } from './meetingDesk.ts'
import { qualifiedSupplier } from './suppliers.ts'

const nameOf = async (desk: TestDesk, id: string) => (await desk.call('organisations.get', { id })).name

async function oneFirm(desk: TestDesk): Promise<string> {
  return (await desk.call('organisations.save', { values: { name: 'Tintoria Uno' }, clusterId: await cluster(desk) })).id
}
const cluster = async (desk: TestDesk) => (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''

test('undo gives the old values back, and undoing the undo is a redo', async () => {
  const desk = await testDesk()
  const id = await oneFirm(desk)
  const { batch } = await desk.call('organisations.save', { id, values: { name: 'Tintoria Due' } })
  const undo = await desk.call('history.undo', { batch })
  expect(await nameOf(desk, id)).toBe('Tintoria Uno')
  const next = await desk.call('history.next', {})
  expect(next.redo?.id).toBe(undo.batch)
  await desk.call('history.undo', { batch: undo.batch })
  expect(await nameOf(desk, id)).toBe('Tintoria Due')
  expect((await desk.call('history.list', {})).batches.map(b => b.kind).slice(0, 3)).toEqual(['redo', 'undo', 'organisation.save'])
})

test('the history goes back as far as it is asked for: until a day, and of a record beyond the first page', async () => {
  const desk = await testDesk()
  const id = await oneFirm(desk)
  for (const name of ['Due', 'Tre', 'Quattro']) await desk.call('organisations.save', { id, values: { name: `Tintoria ${name}` } })
  const all = await desk.call('history.list', { limit: 10_000 })
  const day = (past: number) => localDay(new Date(Date.now() - past * 86_400_000))
  expect((await desk.call('history.list', { until: day(0) })).batches).toEqual(all.batches)
  expect(await desk.call('history.list', { until: day(1) })).toEqual({ total: 0, batches: [] })
  const some = await desk.call('history.record', { table: 'organisation', id, limit: 2 })
  const every = await desk.call('history.record', { table: 'organisation', id, limit: some.total })
  expect(some.changes).toEqual(every.changes.slice(0, 2))
  expect([some.total, every.changes.length]).toEqual([5, 5])
})

test('what is made is called new, and what is taken away so, not changed', async () => {
  const desk = await testDesk()
  const organisationId = await oneFirm(desk)
  const { id: clusterId } = await desk.call('clusters.save', { fields: { name: 'Distretto nuovo' } })
  const { id: personId } = await desk.call('people.save', { values: { name: 'Ada Prova' } })
  const { id: bodyId } = await desk.call('groups.save', { values: { name: 'Tavolo', kind: 'workingGroup' } })
  const before = (await desk.call('history.list', {})).total
  const figures = { organisationId, fields: { year: 2022, employees: 3 } }
  await desk.call('organisations.figures.save', figures)
  await desk.call('organisations.figures.save', { ...figures, fields: { year: 2022, employees: 4 } })
  await desk.call('organisations.sites.save', { organisationId, fields: { municipality: 'Prato' } })
  const { id } = await desk.call('members.memberships.save', { organisationId, fields: { clusterId } })
  await desk.call('members.memberships.save', { organisationId, id, fields: { act: 'Delibera 1' } })
  const { id: role } = await desk.call('people.contacts.save', { personId, organisationId, fields: { role: 'Titolare' } })
  await desk.call('people.consents.save', { personId, fields: { purpose: 'images' } })
  await desk.call('groups.seats.save', { bodyId, fields: { personId } })
  await desk.call('clusters.save', { id: clusterId, fields: { sector: 'Carta' } })
  await desk.call('members.memberships.save', { organisationId, id, fields: {}, remove: true })
  await desk.call('people.contacts.save', { personId, id: role, fields: {}, remove: true })
  const { batches, total } = await desk.call('history.list', {})
  expect(batches.slice(0, total - before).map(({ kind }) => kind).toReversed()).toEqual([
    'figure.create', 'figure.save', 'site.create', 'membership.create', 'membership.save', 'contact.create', 'consent.create', 'seat.create', 'cluster.save', 'membership.remove', 'contact.remove',
  ])
  expect(batches.find(({ kind }) => kind === 'figure.create')?.values).toEqual({ name: 'Tintoria Uno', year: 2022 })
  expect(batches.find(({ kind }) => kind === 'cluster.create')?.values).toEqual({ name: 'Distretto nuovo' })
})

test('what is done to one record names it', async () => {
  const desk = await testDesk()
  const id = await oneFirm(desk)
  const { id: other } = await desk.call('organisations.save', { values: { name: 'Tintoria Due' } })
  const figures = { organisationId: id, fields: { year: 2022 } }
  const { id: figure } = await desk.call('organisations.figures.save', figures)
  await desk.call('organisations.figures.save', { ...figures, remove: true })
  await desk.call('history.restore', { records: [{ table: 'figure', id: figure }] })
  await desk.call('organisations.remove', { ids: [id] })
  await desk.call('history.restore', { records: [{ table: 'organisation', id }] })
  await desk.call('organisations.remove', { ids: [id, other] })
  const { batches } = await desk.call('history.list', { limit: 5 })
  const said = (language: 'it' | 'en') => batches.map(batch => batchWords(batch, words(language))).toReversed()
  expect(said('it')).toEqual(['Nel cestino: i dati annuali di Tintoria Uno, 2022', 'Ripristinato dal cestino: 2022, Tintoria Uno', 'Nel cestino: Tintoria Uno', 'Ripristinato dal cestino: Tintoria Uno', 'Nel cestino: 2 organizzazioni'])
  expect(said('en')).toEqual(['Moved to the bin: the yearly figures of Tintoria Uno, 2022', 'Restored from the bin: 2022, Tintoria Uno', 'Moved to the bin: Tintoria Uno', 'Restored from the bin: Tintoria Uno', 'Moved to the bin: 2 organisations'])
  // a batch of an older program that named nothing keeps its words
  expect(batchWords({ kind: 'policy.remove', values: { count: 1 }, changes: 1 }, words('it'))).toBe('Nel cestino: 1 politica')
})

test('a batch that concerns one record with a screen names it by its table and id, whichever part of it changed; one of several does not', async () => {
  const desk = await testDesk()
  const { body, firms: [firm = ''], people: [ada = ''] } = await committee(desk)
  const record = async () => (await desk.call('history.list', { limit: 1 })).batches[0]?.record
  await desk.call('organisations.figures.save', { organisationId: firm, fields: { year: 2022, employees: 3 } })
  expect(await record()).toEqual({ table: 'organisation', id: firm })
  await desk.call('people.contacts.save', { personId: ada, organisationId: firm, fields: { role: 'Titolare' } })
  expect(await record()).toEqual({ table: 'person', id: ada })
  await desk.call('groups.seats.save', { bodyId: body, fields: { personId: (await desk.call('people.save', { values: { name: 'Zoe Nuova' } })).id } })
  expect(await record()).toEqual({ table: 'body', id: body })
  const { meeting } = await opened(desk, body)
  expect(await record()).toEqual({ table: 'meeting', id: meeting })
  const { id: policy } = await desk.call('policies.save', { values: { name: 'Politica', scope: 'firm', organisationId: firm }, start: { empty: true } })
  expect(await record()).toEqual({ table: 'policy', id: policy })
  const { id: district, batch } = await desk.call('clusters.save', { fields: { name: 'Distretto nuovo' } })
  expect(await record()).toEqual({ table: 'cluster', id: district })
  // a cluster in the bin has no screen, an organisation has
  await desk.call('history.undo', { batch })
  expect(await record()).toBeNull()
  const other = await oneFirm(desk)
  await desk.call('organisations.remove', { ids: [other] })
  expect(await record()).toEqual({ table: 'organisation', id: other })
  await desk.call('organisations.remove', { ids: [firm, await oneFirm(desk)] })
  expect(await record()).toBeNull()
  await desk.call('workspace.settings.save', { address: 'Via Nuova 1' })
  expect(await record()).toBeNull()
})

test('what a batch made goes to the bin, not away, and comes back', async () => {
  const desk = await testDesk()
  const { id, batch } = await desk.call('organisations.save', { values: { name: 'Tintoria Uno' }, clusterId: await cluster(desk) })
  const undo = await desk.call('history.undo', { batch })
  expect((await desk.call('members.list', {})).total).toBe(0)
  expect((await desk.call('organisations.get', { id })).deletedAt).not.toBeNull()
  await desk.call('history.undo', { batch: undo.batch })
  expect((await desk.call('members.list', {})).rows.map(r => r.organisationId)).toEqual([id])
})

test('a record that changed since is named, with its fields, and nothing is undone until forced', async () => {
  const desk = await testDesk()
  const id = await oneFirm(desk)
  const { batch } = await desk.call('organisations.save', { id, values: { name: 'Tintoria Due', phone: '1' } })
  await desk.call('organisations.save', { id, values: { name: 'Tintoria Tre' } })
  const refusal = await desk.refused('history.undo', { batch })
  expect(refusal).toMatchObject({ code: 'changed-since', values: { rows: [{ id, name: 'Tintoria Tre', fields: ['name'] }] } })
  const record = await desk.call('organisations.get', { id })
  expect([record.name, record.phone]).toEqual(['Tintoria Tre', '1'])
  await desk.call('history.undo', { batch, force: true })
  const after = await desk.call('organisations.get', { id })
  expect([after.name, after.phone]).toEqual(['Tintoria Uno', null])
})

test('what was hung on a new record since counts as a change of it', async () => {
  const desk = await testDesk()
  const { id, batch } = await desk.call('organisations.save', { values: { name: 'Tintoria Uno' } })
  await desk.call('organisations.figures.save', { organisationId: id, fields: { year: 2024, employees: 12.5 } })
  expect(await desk.refused('history.undo', { batch })).toMatchObject({ code: 'changed-since', values: { rows: [{ id, fields: ['figure'] }] } })
})

test('a batch is undone once; an unknown one is said to be unknown', async () => {
  const desk = await testDesk()
  const id = await oneFirm(desk)
  const { batch } = await desk.call('organisations.save', { id, values: { phone: '1' } })
  await desk.call('history.undo', { batch })
  expect((await desk.refused('history.undo', { batch })).code).toBe('already-undone')
  expect((await desk.refused('history.undo', { batch: 'nothing' })).code).toBe('not-found')
})

test('deleting many is one batch and comes back whole', async () => {
  const desk = await testDesk()
  const ids = []
  for (let n = 0; n < 5; n++) ids.push((await desk.call('organisations.save', { values: { name: `Firma ${n}` }, clusterId: await cluster(desk) })).id)
  const { batch } = await desk.call('organisations.remove', { ids })
  expect((await desk.call('members.list', {})).total).toBe(0)
  expect((await desk.call('search.everything', { text: 'firma' })).hits).toEqual([])
  await desk.call('history.undo', { batch })
  expect((await desk.call('members.list', {})).total).toBe(5)
  expect((await desk.call('search.everything', { text: 'firma' })).hits).toHaveLength(5)
})

test('the bin gives back what was put into it', async () => {
  const desk = await testDesk()
  const id = await oneFirm(desk)
  await desk.call('organisations.remove', { ids: [id] })
  await desk.call('organisations.restore', { ids: [id] })
  expect((await desk.call('members.list', {})).rows.map(r => r.organisationId)).toEqual([id])
  expect((await desk.refused('organisations.restore', { ids: ['none'] })).code).toBe('not-found')
})

test('drafts are kept per document, outside the history, across a restart', async () => {
  const desk = await testDesk()
  const before = (await desk.call('history.list', {})).total
  await desk.call('drafts.save', { document: 'note', value: { text: 'a metà' } })
  await desk.call('drafts.save', { document: 'note', value: { text: 'a metà frase' } })
  await desk.reopen()
  expect((await desk.call('drafts.read', { document: 'note' })).value).toEqual({ text: 'a metà frase' })
  expect((await desk.call('history.list', {})).total).toBe(before)
  await desk.call('drafts.drop', { document: 'note' })
  expect(await desk.call('drafts.read', { document: 'note' })).toEqual({ value: null, at: null })
})

test('a draft that nobody touched for 30 days goes; one of minutes stays', async () => {
  const desk = await testDesk()
  for (const document of ['old', 'young', 'minutes/old']) await desk.call('drafts.save', { document, value: 'a metà' })
  await desk.core.close()
  const database = new Sqlite(desk.file)
  const age = (days: number, document: string) => database.prepare('UPDATE draft SET at = ? WHERE document LIKE ?').run(new Date(Date.now() - days * 86_400_000).toISOString(), document)
  age(31, '%old')
  age(29, 'young')
  database.close()
  await desk.reopen()
  const value = async (document: string) => (await desk.call('drafts.read', { document })).value
  expect([await value('old'), await value('young'), await value('minutes/old')]).toEqual([null, 'a metà', 'a metà'])
})

test('the bin shows what was put there, by whom, and gives it back; parts of what is there itself come with it', async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const id = await oneFirm(desk)
  const other = (await desk.call('organisations.save', { values: { name: 'Conceria Due' } })).id
  await desk.call('organisations.sites.save', { organisationId: id, fields: { municipality: 'Prato' } })
  await desk.call('organisations.figures.save', { organisationId: id, fields: { year: 2024, employees: 3 } })
  await desk.call('organisations.figures.save', { organisationId: id, fields: { year: 2024 }, remove: true })
  await desk.call('organisations.remove', { ids: [other] })
  const { total, rows } = await desk.call('history.bin', {})
  expect([total, rows.map(({ table, name, of, writer }) => [table, name, of, writer])]).toEqual([2, [['organisation', 'Conceria Due', null, 'Anna Prova'], ['figure', '2024', 'Tintoria Uno', 'Anna Prova']]])
  expect((await desk.call('history.bin', { text: 'cònceria' })).rows.map(row => row.name)).toEqual(['Conceria Due'])
  await desk.call('organisations.remove', { ids: [id] })
  expect((await desk.call('history.bin', {})).rows.map(row => row.table)).toEqual(['organisation', 'organisation'])
  const { batch } = await desk.call('history.restore', { records: [{ table: 'organisation', id }, { table: 'organisation', id: other }] })
  expect((await desk.call('organisations.get', { id })).sites).toHaveLength(1)
  await desk.call('history.undo', { batch })
  expect((await desk.call('history.bin', {})).total).toBe(2)
  expect((await desk.refused('history.restore', { records: [{ table: 'organisation', id: 'none' }] })).code).toBe('not-found')
  expect((await desk.refused('history.restore', { records: [{ table: 'journal', id }] })).code).toBe('bad-input')
  expect((await desk.refused('history.bin', { limit: 0 })).code).toBe('bad-input')
})

test('a second set of figures of a year does not come back over the one that is there', async () => {
  const desk = await testDesk()
  const id = await oneFirm(desk)
  const first = await desk.call('organisations.figures.save', { organisationId: id, fields: { year: 2024, employees: 3 } })
  await desk.call('organisations.figures.save', { organisationId: id, fields: { year: 2024 }, remove: true })
  await desk.call('organisations.figures.save', { organisationId: id, fields: { year: 2024, employees: 5 } })
  expect((await desk.refused('history.restore', { records: [{ table: 'figure', id: first.id }] })).code).toBe('there-already')
  expect((await desk.call('organisations.get', { id })).figures).toMatchObject([{ employees: 5 }])
})

test('one field of a record gets its earlier value back, with what is derived from it, and that can be undone too', async () => {
  const desk = await testDesk()
  const id = await oneFirm(desk)
  await desk.call('organisations.save', { id, values: { name: 'Zeta', phone: '1', vatNumber: '00743110158' } })
  await desk.call('organisations.save', { id, values: { phone: '2' } })
  const { changes } = await desk.call('history.record', { table: 'organisation', id })
  const renamed = changes.find(change => change.fields.some(({ field, after }) => field === 'name' && after === 'Zeta'))
  const { batch } = await desk.call('history.revert', { sequence: renamed?.sequence ?? 0, fields: ['name', 'vatNumber'] })
  expect(await desk.call('organisations.get', { id })).toMatchObject({ name: 'Tintoria Uno', phone: '2', vatNumber: null })
  expect((await desk.call('members.list', {})).rows[0]).toMatchObject({ name: 'Tintoria Uno', vatToVerify: false })
  await desk.call('history.undo', { batch })
  expect(await nameOf(desk, id)).toBe('Zeta')
  expect((await desk.refused('history.revert', { sequence: renamed?.sequence, fields: ['email'] })).code).toBe('not-found')
  expect((await desk.refused('history.revert', { sequence: 'x' })).code).toBe('bad-input')
})

test('a person, a document and a body have their history with what belongs to them, by name; one field of each gets its earlier value back', async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const { body, firms: [firm = ''], people: [ada = '', bruno = ''] } = await committee(desk)
  await desk.call('people.contacts.save', { personId: ada, organisationId: firm, fields: { role: 'Titolare' } })
  await desk.call('people.save', { id: ada, values: { noticeOn: '2026-01-10' } })
  await desk.call('people.save', { id: ada, values: { noticeOn: '2026-02-10' } })
  const [type] = (await desk.call('documents.types.list', {})).types
  const document = (await desk.call('documents.save', { organisationId: firm, values: { documentTypeId: type?.id ?? '', number: '1' } })).id
  await desk.call('documents.save', { id: document, values: { number: '2' } })
  const seat = (await desk.call('groups.get', { id: body })).seats.find(({ personId }) => personId === ada)?.id ?? ''
  await desk.call('groups.seats.save', { bodyId: body, id: seat, fields: { personId: bruno } })
  await desk.call('groups.save', { id: body, values: { purpose: 'Nuovo scopo' } })
  await desk.reopen()

  type Asked = Parameters<typeof desk.call<'history.record'>>[1]
  const back = async (asked: Asked, field: string) => {
    const history = await desk.call('history.record', asked)
    const change = history.changes.find(({ operation, fields }) => operation === 'update' && fields.some(one => one.field === field))
    await desk.call('history.revert', { sequence: change?.sequence ?? 0, fields: [field] })
    return { history, change }
  }
  const person = await back({ table: 'person', id: ada }, 'noticeOn')
  expect(person.change).toMatchObject({ writer: 'Anna Prova', fields: [{ field: 'noticeOn', before: '2026-01-10', after: '2026-02-10' }] })
  const role = person.history.changes.find(({ table, fields }) => table === 'contact' && fields.some(({ after }) => after === 'Titolare'))
  expect(person.history.of[role?.recordId ?? '']?.map(id => person.history.names[id])).toEqual(['Ditta 1'])
  await back({ table: 'document', id: document }, 'number')
  await back({ table: 'body', id: body }, 'purpose')
  const { history, change } = await back({ table: 'body', id: body }, 'personId')
  expect(change?.fields.map(({ before, after }) => [history.names[String(before)], history.names[String(after)]])).toEqual([['Ada Prova', 'Bruno Finto']])
  expect(history.of[seat]?.map(id => history.names[id]).toSorted()).toEqual(['Bruno Finto', 'Ditta 1'])
  await desk.reopen()
  expect(await desk.call('people.get', { id: ada })).toMatchObject({ noticeOn: '2026-01-10' })
  expect(await desk.call('documents.get', { id: document })).toMatchObject({ number: '1' })
  const after = await desk.call('groups.get', { id: body })
  expect([after.purpose, after.seats.find(({ id }) => id === seat)?.person]).toEqual([null, 'Ada Prova'])
})

test('rules by which a meeting was held take no earlier value back; who was merged meanwhile comes back as the one that stayed', async () => {
  const desk = await testDesk()
  const { body, people: [ada = '', bruno = ''] } = await committee(desk)
  const { rule, seats } = await desk.call('groups.get', { id: body })
  await desk.call('groups.rules.save', { bodyId: body, id: rule.id, fields: { noticeDays: 3 } })
  const change = async (field: string) => (await desk.call('history.record', { table: 'body', id: body })).changes.find(({ operation, fields }) => operation === 'update' && fields.some(one => one.field === field))?.sequence ?? 0
  const noticed = await change('noticeDays')
  await opened(desk, body)
  expect((await desk.refused('history.revert', { sequence: noticed, fields: ['noticeDays'] })).code).toBe('rule-in-use')
  const other = (await desk.call('people.save', { values: { name: 'Ada P.' } })).id
  await desk.call('groups.seats.save', { bodyId: body, id: seats.find(({ personId }) => personId === ada)?.id ?? '', fields: { personId: other } })
  const moved = await change('personId')
  await desk.call('people.merge', { winner: bruno, losers: [ada], choices: { name: ada } })
  await desk.call('history.revert', { sequence: moved, fields: ['personId'] })
  expect((await desk.call('groups.get', { id: body })).seats.filter(({ personId }) => personId === bruno)).toHaveLength(2)
})

test('a supplier and a meeting tell their history with that of their parts; who rated, and what, stays untold; what a step wrote is not put back by one value', async () => {
  const desk = await testDesk()
  const { id: supplierId, qualificationId } = await qualifiedSupplier(desk, 'Tintoria Storica')
  const member = (await desk.call('organisations.save', { values: { name: 'Ditta che valuta' }, clusterId: await cluster(desk) })).id
  await desk.call('suppliers.ratings.save', { supplierId, organisationId: member, fields: { year: 2025, quality: 1, delivery: 2, service: 3 } })
  await desk.call('suppliers.save', { id: supplierId, values: { description: 'Coloranti' } })
  const supplier = await desk.call('history.record', { table: 'supplier', id: supplierId })
  const tables = new Set(supplier.changes.map(({ table }) => table))
  for (const table of ['supplier', 'supplierRating', 'qualification', 'qualificationEvent', 'supplierDecision']) expect([...tables]).toContain(table)
  expect(supplier.changes.find(({ table }) => table === 'supplier')?.fields).toEqual([{ field: 'description', before: null, after: 'Coloranti' }])
  const rating = supplier.changes.find(({ table }) => table === 'supplierRating')
  expect(rating).toMatchObject({ operation: 'insert', fields: [] })
  expect(supplier.of[rating?.recordId ?? '']).toBeUndefined()
  expect(JSON.stringify([supplier.names, supplier.of])).not.toContain(member)
  const event = supplier.changes.find(({ table }) => table === 'qualificationEvent')
  const [category] = (await desk.call('suppliers.get', { id: supplierId })).qualifications.filter(({ id }) => id === qualificationId)
  expect(supplier.of[event?.recordId ?? '']?.map(id => supplier.names[id]).length, 'a step is told by its category').toBe(category ? 1 : 0)
  // neither in the history of who rated
  expect((await desk.call('history.record', { table: 'organisation', id: member })).changes.filter(({ table, fields }) => table === 'supplierRating' && fields.length > 0)).toEqual([])

  const { body } = await committee(desk)
  const { meeting } = await opened(desk, body)
  await desk.call('meetings.save', { id: meeting, values: { title: 'Seduta di marzo' } })
  const told = await desk.call('history.record', { table: 'meeting', id: meeting })
  for (const table of ['meeting', 'agendaPoint', 'attendance', 'presence']) expect(told.changes.map(change => change.table)).toContain(table)
  const presence = told.changes.find(({ table }) => table === 'presence')
  expect(told.of[presence?.recordId ?? '']?.map(id => told.names[id])).toEqual([expect.stringMatching(/Ada Prova|Bruno Finto|Carla Esempio|Dino Inventato/)])
  const sequence = (field: string) => told.changes.find(({ table, operation, fields }) => table === 'meeting' && operation === 'update' && fields.some(one => one.field === field))?.sequence
  expect((await desk.refused('history.revert', { sequence: sequence('state'), fields: ['state'] })).code).toBe('not-found')
  await desk.call('history.revert', { sequence: sequence('title') ?? 0, fields: ['title'] })
  await desk.reopen()
  expect(await desk.call('meetings.get', { id: meeting })).toMatchObject({ title: null, state: 'open' })
})

/** Name a record and are not counted among what does: the records themselves, and what tells them apart. */
const uncounted = new Set(['organisation', 'person', 'notDuplicate', 'notSamePerson'])

test('every table of the journal, every field that a reader is told of, and every count of what names a record has its words in both languages', async () => {
  const { file } = await testDesk()
  const read = connectReadOnly(file)
  const columns = recordTables.flatMap(table => read.prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`).all().map(({ name }) => [table, name] as const))
  const naming = recordTables.filter(table => read.prepare<[], { table: string }>(`SELECT "table" FROM pragma_foreign_key_list('${table}')`).all().some(({ table: target }) => target === 'organisation' || target === 'person'))
  read.close()
  expect(columns).toContainEqual(['person', 'noticeOn'])
  expect(naming).toContain('membership')
  for (const language of ['it', 'en'] as const) {
    const spoken = startLanguage(language, { it, en })
    expect(recordTables.filter(table => !spoken.exists(tableKey(table)))).toEqual([])
    expect(naming.filter(table => !uncounted.has(table) && !spoken.exists(countedKey(table), { count: 2 }))).toEqual([])
    expect(columns.filter(([table, column]) => { const keys = fieldKeys(table, column); return keys.length > 0 && !keys.some(key => spoken.exists(key)) })).toEqual([])
  }
})

/** What people write, number or choose by name, and days that are not known by the end of their name: read as it stands. A new column is either one of these, or has words for its codes. */
const typed: { [T in RecordTable]?: string } = {
  setting: 'value',
  writer: 'name initials',
  cluster: 'name sector place description referenceId',
  organisation: 'name country vatNumber taxCode rea pec sdiCode email otherEmails phone website atecoCode atecoEdition ownerGroup tags privateNotes',
  site: 'address municipality province postalCode',
  figure: 'year employees turnoverCents balanceSheetCents',
  membership: 'clusterId act withdrawalReason',
  person: 'name noticeHow privateNotes',
  consent: 'how withdrawnHow',
  contact: 'role email phone',
  documentType: 'code name nameEnglish edition issuer issuerEnglish validFor warnDays successorId source sourceEnglish note noteEnglish',
  document: 'documentTypeId number issuer scope sites checkedBy rejectedReason note',
  attachment: 'name version',
  assessment: 'edition person note',
  assessmentAnswer: 'row note evidence',
  questionnaire: 'edition',
  supplier: 'description privateNotes',
  supplierRating: 'year quality delivery service',
  supplierCategory: 'code name nameEnglish ateco position',
  supplierScheme: 'version name content',
  qualificationEvent: 'on reason validUntil document',
  scoreSheet: 'scoredBy findings note total band',
  score: 'criterion points evidence reason',
  supplierDecision: 'number year body decidedBy reasons reply sameHands sameHandsReason overrideReason validUntil appealUntil',
  supplierCondition: 'text',
  supplierAppeal: 'grounds panel answer',
  publishedList: 'number year date note',
  publishedRow: 'position categoryCode category categoryEnglish name municipality province country vatNumber validUntil',
  savedView: 'name definition position',
  body: 'name clusterId purpose act',
  bodyRule: 'noticeDays secondCallMinutes maxProxies observationDays source',
  seat: 'personId substituteId act',
  textBlock: 'name nameEnglish text textEnglish',
  stakeholderAssessment: 'clusterId interest influence dependency tension assessor note',
  relation: 'clusterId evidence',
  meetingSeries: 'name year note',
  meeting: 'title place link secondPlace convocationText protocol call convenedBy notHeldReason chairId secretaryId secretaryHow privateNotes',
  agendaPoint: 'number title speaker plannedMinutes notes privateNotes',
  proposal: 'title text proposer declinedReason',
  meetingPaper: 'letter name',
  sending: 'recipient address proof',
  attendance: 'name organisation',
  proxy: 'document',
  quorumCheck: 'at call seats present byProxy required',
  vote: 'subject at seats entitled conflicts favour against abstained notVoting base required note',
  voter: 'name organisation holder reason',
  decision: 'number year title text',
  decisionEffect: 'note',
  action: 'text owner ownerOrganisationId due progress',
  actionNote: 'text writer',
  minutes: 'draft opening closing observeUntil number year',
  minutesVersion: 'number reason at writer content',
  observation: 'text answer',
  correction: 'number before after reason',
  signedCopy: 'name',
  carry: 'recipient brokenReason',
  policy: 'name nameEnglish clusterId note',
  policyVersion: 'changelog changelogEnglish editorial effectiveTo decisionBody decisionNumber decisionText',
  policyWithdrawal: 'reason decisionBody decisionNumber decisionText',
  policyClause: 'position heading headingEnglish text textEnglish parameters rationale rationaleEnglish sources',
  policyLineage: 'reason',
  policyBinding: 'parameterValues heading headingEnglish text textEnglish reason until keptReason keptUntil',
  policyMilestone: 'name on note',
  policyConsultation: 'note',
  policyContribution: 'number author quote text proposal reply replyEnglish',
  policyAcceptance: 'personName personRole place witness note',
}
/** Days and hours, by the end of their name. */
const dayOrHour = /(?:On|At|^from|^to|From)$/

test('every column of the journal that holds codes has the words of each code in both languages, and no other column holds any', async () => {
  const desk = await testDesk({ create: { sample: true } })
  const read = connectReadOnly(desk.file)
  const columns = recordTables.flatMap(table => read.prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`).all().map(({ name }) => [table, name] as const))
    .filter(([table, column]) => column !== 'deletedAt' && fieldKeys(table, column).length > 0)
  const told = ([table, column]: readonly [RecordTable, string]) => isFormula(table, column) || isTruth(column) || dayOrHour.test(column) || typed[table]?.split(' ').includes(column)
  const coded = columns.flatMap(([table, column]) => { const codes = codedField(table, column); return codes ? [{ table, column, ...codes }] : [] })
  expect(columns.filter(column => !told(column) && !codedField(...column)), 'columns that are neither coded nor typed').toEqual([])
  expect(coded.map(({ table, column }) => [table, column] as const).filter(told)).toEqual([])
  for (const { table, column, codes } of coded) {
    const stored = read.prepare<[], { value: string | number }>(`SELECT DISTINCT "${column}" AS value FROM ${table} WHERE "${column}" IS NOT NULL`).all().map(({ value }) => value)
    expect(stored.filter(value => !codes.includes(value)), `${table}.${column}`).toEqual([])
  }
  read.close()
  for (const language of ['it', 'en'] as const) {
    const spoken = startLanguage(language, { it, en })
    const missing: string[] = []
    const t = (key: string) => { if (!spoken.exists(key)) missing.push(key); return spoken.t(key) }
    const said = coded.flatMap(({ codes, words: wordsOf }) => codes.map(code => [code, wordsOf(code, t)] as const))
    expect(missing).toEqual([])
    // a few English words are their own codes
    if (language === 'it') expect(said.filter(([code, word]) => word === code)).toEqual([])
  }
  // the standards are called by their codes in capital letters
  const { checklists } = await desk.call('checklists.catalogue', { language: 'it' })
  expect(checklists.map(({ code, standard }) => [code.toUpperCase(), standard]).filter(([code, standard]) => code !== standard)).toEqual([])
})
