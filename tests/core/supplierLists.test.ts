import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import Sqlite from 'better-sqlite3'
import { addDays } from '../../shared/periods.ts'
import { testDesk, type TestDesk } from './desk.ts'
import { category, moveTo, newSupplier, qualifiedSupplier, scoreAll } from './suppliers.ts'

const typeOf = async (desk: TestDesk, code: string) => (await desk.call('documents.types.list', {})).types.find(type => type.code === code)?.id ?? ''
const hand = async (desk: TestDesk, organisationId: string, code: string, values: object) => desk.call('documents.save', { organisationId, values: { documentTypeId: await typeOf(desk, code), ...values } })

test('what ends is told of suppliers alone: their documents of whichever type, and the terms of their qualifications', async () => {
  const desk = await testDesk()
  const { id, organisationId } = await qualifiedSupplier(desk, 'Alfa Prove', { validUntil: '2026-12-31' })
  const { id: stranger } = await desk.call('organisations.save', { values: { name: 'Beta Socia' } })
  for (const of of [organisationId, stranger]) await hand(desk, of, 'DURC', { issuedOn: '2026-09-10' })
  await hand(desk, organisationId, 'INS', { validFrom: '2026-01-01', expiresOn: '2026-11-15' })
  const ending = async (at: string, days: number) => (await desk.call('suppliers.ending', { at, days })).ending.map(one => [one.supplierId === id, one.document?.name.slice(0, 4) ?? one.category, one.on, one.daysLeft])
  const all = [[true, 'Poli', '2026-11-15', 14], [true, 'D5', '2026-12-31', 60], [true, 'DURC', '2027-01-08', 68]]
  expect(await ending('2026-11-01', 68)).toEqual(all)
  expect(await ending('2026-11-01', 60)).toEqual(all.slice(0, 2))
  // what is over ends no more; its last day still counts
  expect(await ending('2026-11-15', 0)).toEqual([[true, 'Poli', '2026-11-15', 0]])
  expect(await ending('2026-11-16', 30)).toEqual([])
  expect((await desk.refused('suppliers.ending', { days: -1 })).code).toBe('bad-input')
})

test('the list is asked by category, state and day, and grouped as the board shows it', async () => {
  const desk = await testDesk()
  await qualifiedSupplier(desk, 'Alfa Prove', { points: 95 })
  await qualifiedSupplier(desk, 'Beta Energia', { code: 'D8', points: 70 })
  await newSupplier(desk, 'Gamma Tinture', { code: 'B1' })
  const names = async (input: object) => (await desk.call('suppliers.list', { at: '2026-03-01', ...input })).rows.map(row => row.name)
  expect(await names({ sort: '-score' })).toEqual(['Alfa Prove', 'Beta Energia', 'Gamma Tinture'])
  expect(await names({ category: 'd8' })).toEqual(['Beta Energia'])
  expect(await names({ category: ['D8', await category(desk, 'B1')] })).toEqual(['Beta Energia', 'Gamma Tinture'])
  expect(await names({ state: 'draft', category: 'D8' })).toEqual([])
  expect(await names({ filter: { tier: 'high' } })).toEqual(['Gamma Tinture'])
  expect(await names({ filter: { score: { from: 80 } } })).toEqual(['Alfa Prove'])
  expect(await names({ text: 'energy' })).toEqual(['Beta Energia'])
  expect(await names({ at: '2026-01-01' })).toEqual(['Alfa Prove', 'Beta Energia', 'Gamma Tinture'])
  expect((await desk.call('suppliers.list', { at: '2026-03-01', sort: 'name', limit: 1 })).rows[0]).toMatchObject({
    categoryCode: 'D5', group: 'services', tier: 'low', state: 'qualified', score: 95, band: 'A', validUntil: '2028-02-10', documents: { missing: 4, expired: 0, expiring: 0 },
  })
  expect((await desk.call('suppliers.groups', { at: '2026-03-01', by: 'state' })).groups.map(({ value, count }) => [value, count])).toEqual([['draft', 1], ['qualified', 2]])
  expect((await desk.call('suppliers.values', { at: '2026-03-01', column: 'band' })).values).toEqual([{ value: null, count: 1 }, { value: 'A', count: 1 }, { value: 'B', count: 1 }])
  expect((await desk.refused('suppliers.list', { state: 'nowhere' })).code).toBe('bad-input')
  expect((await desk.refused('suppliers.list', { sort: 'price' })).code).toBe('bad-input')
  expect((await desk.refused('suppliers.get', {})).code).toBe('not-found')
  const { total, categories, rows } = await desk.call('suppliers.matrix', { at: '2026-03-01' })
  expect([total, categories.length, rows.map(({ name, cells }) => [name, Object.values(cells).map(cell => cell.state)])]).toEqual([3, 22, [['Alfa Prove', ['qualified']], ['Beta Energia', ['qualified']], ['Gamma Tinture', ['draft']]]])
})

test('a knock-out document warns, has its grace, and then a suspension is proposed; somebody decides', async () => {
  const desk = await testDesk()
  const { id, organisationId, qualificationId } = await qualifiedSupplier(desk, 'Alfa Prove')
  await hand(desk, organisationId, 'DURC', { issuedOn: '2026-02-01', verified: true })
  const durc = async (at: string) => (await desk.call('suppliers.get', { id, at })).documents.find(one => one.document === 'DURC')
  expect(await durc('2026-03-01')).toMatchObject({ state: 'verified', endsOn: '2026-06-01', knockOut: 'KO2', alarm: null })
  expect(await durc('2026-05-12')).toMatchObject({ state: 'expiring', alarm: 'warning' })
  const about = async (at: string) => (await desk.call('suppliers.proposals', { at })).proposals.filter(one => one.about === 'DURC').map(({ kind, stage, to, cause, until }) => [kind, stage, to, cause, until])
  expect(await about('2026-06-01')).toEqual([['documentExpiring', 'warning', null, null, null]])
  expect(await about('2026-06-02')).toEqual([['documentExpired', 'grace', null, null, '2026-06-16']])
  expect(await about('2026-06-16')).toEqual([['documentExpired', 'grace', null, null, '2026-06-16']])
  expect(await about('2026-06-17')).toEqual([['documentExpired', 'propose', 'suspended', 'S1', '2026-06-16']])
  // nothing happens by itself
  expect((await desk.call('suppliers.list', { at: '2026-07-01' })).rows[0]?.state).toBe('qualified')
  expect(await desk.call('suppliers.overview', { at: '2026-07-01' })).toMatchObject({ byState: { qualified: 1 }, suppliers: 1, proposals: 1, documents: 1, suspended: 0, toDecide: 0 })
  // a firm without employees is not asked for it
  await desk.call('suppliers.save', { id, values: { hasStaff: false } })
  expect(await durc('2026-07-01')).toMatchObject({ state: 'notRequired', endsOn: '2026-06-01', knockOut: null, alarm: null })
  expect(await about('2026-07-01')).toEqual([])
  await desk.call('suppliers.save', { id, values: { hasStaff: null } })
  await hand(desk, organisationId, 'DURC', { issuedOn: '2026-06-20' })
  expect(await durc('2026-07-01')).toMatchObject({ state: 'received', endsOn: '2026-10-18' })
  expect(await about('2026-07-01')).toEqual([])
  await moveTo(desk, qualificationId, 'withdrawn', '2026-07-02')
  expect((await desk.call('suppliers.proposals', { at: '2027-01-01', supplierId: id })).proposals).toEqual([])
  expect((await desk.refused('suppliers.proposals', { supplierId: 'none' })).code).toBe('not-found')
})

test('a newer standard meets what asks for the older one', async () => {
  const desk = await testDesk()
  const { schemes: [scheme] } = await desk.call('suppliers.schemes.list', {})
  if (!scheme) throw new Error('no scheme')
  const { content } = scheme
  await desk.call('suppliers.schemes.save', { id: scheme.id, content: { ...content, requirements: [{ document: 'GRS', tiers: ['low'], categories: null, staffOnly: false, exceptForms: [], knockOut: null }] } })
  const { id, organisationId } = await newSupplier(desk, 'Filati Nuovi')
  await hand(desk, organisationId, 'MMS', { issuedOn: '2026-01-01', expiresOn: '2027-01-01', verified: true })
  expect((await desk.call('suppliers.get', { id, at: '2026-06-01' })).documents).toMatchObject([{ document: 'GRS', state: 'verified', endsOn: '2027-01-01' }])
})

test('whoever needs something finds who is qualified, by name and never by score', async () => {
  const desk = await testDesk()
  const alfa = await qualifiedSupplier(desk, 'Zeta Prove', { points: 99 })
  await qualifiedSupplier(desk, 'Alfa Prove', { points: 66 })
  await newSupplier(desk, 'Gamma Prove')
  await desk.call('organisations.sites.save', { organisationId: alfa.organisationId, fields: { kind: 'registered', municipality: 'Prato', province: 'PO' } })
  await hand(desk, alfa.organisationId, '9001', { issuedOn: '2026-01-01', verified: true })
  const find = async (need: object) => (await desk.call('suppliers.match', { at: '2026-03-01', ...need })).matches
  const all = await find({ text: 'prov cert' })
  expect(all.map(({ name }) => name)).toEqual(['Alfa Prove', 'Zeta Prove'])
  // ids may hold any digits
  expect(JSON.stringify(all, (key, value: unknown) => (/id$/i.test(key) ? undefined : value))).not.toMatch(/score|total|band|reason|66|99/)
  expect((await find({ province: 'po' })).map(({ name }) => name)).toEqual(['Zeta Prove'])
  expect((await find({ documents: ['9001'] })).map(({ name, documents }) => [name, documents])).toEqual([['Zeta Prove', ['9001']]])
  expect(await find({ categoryIds: [await category(desk, 'A1')] })).toEqual([])
  expect(await find({ tier: 'high' })).toEqual([])
  expect((await desk.refused('suppliers.match', { limit: 0 })).code).toBe('bad-input')
})

test('publishing is an act: numbered, kept as it was, printed again identically; another day is computed and says so', async () => {
  const desk = await testDesk({ writer: 'Anna Segreta' })
  const { organisationId } = await qualifiedSupplier(desk, 'Alfa Prove')
  const other = await qualifiedSupplier(desk, 'Beta Energia', { code: 'D8' })
  expect((await desk.refused('suppliers.publish', { date: '2025-12-31' })).code).toBe('nothing-to-publish')
  const tomorrow = addDays(new Date().toISOString().slice(0, 10), 2)
  expect(await desk.refused('suppliers.publish', { date: tomorrow })).toMatchObject({ code: 'date-in-future', values: { date: tomorrow } })
  const first = await desk.call('suppliers.publish', { date: '2026-03-01', note: 'Nota interna riservata' })
  expect(first).toMatchObject({ number: 1, year: 2026, rows: 2 })
  const pdf = (name: string, input: object = {}) => desk.call('suppliers.export', { kind: 'published', format: 'pdf', language: 'it', at: '2026-03-01', path: join(desk.home, name), ...input })
  const before = await pdf('prima.pdf')
  await desk.call('organisations.save', { id: organisationId, values: { name: 'Alfa Nuovo Nome' } })
  await moveTo(desk, other.qualificationId, 'suspended', '2026-03-01', { cause: 'S2', reason: 'Rilievo gravissimo', decision: { decidedBy: ['Bruno'] } })
  await desk.call('workspace.settings.save', { agency: 'Altro nome' })
  expect((await pdf('dopo.pdf')).sha256).toBe(before.sha256)
  const kept = await desk.call('suppliers.publications.get', { at: '2026-03-01' })
  expect(kept.rows.map(row => [row.categoryCode, row.name, row.state, row.validUntil])).toEqual([['D5', 'Alfa Prove', 'qualified', '2028-02-10'], ['D8', 'Beta Energia', 'qualified', '2028-02-10']])
  expect(JSON.stringify(kept.rows)).not.toMatch(/Motivo|Anna|Nota|85/)
  const computed = await desk.call('suppliers.publications.get', { at: '2026-03-02' })
  expect([computed.publication, computed.rows.map(row => row.name)]).toEqual([null, ['Alfa Nuovo Nome']])
  // what would be published of a day on which a list is: as it is known now, beside the number of that list
  const anew = await desk.call('suppliers.publications.get', { at: '2026-03-01', anew: true })
  expect([anew.publication, anew.already?.number, anew.rows.map(row => row.name), kept.already, computed.already]).toEqual([null, 1, ['Alfa Nuovo Nome'], null, null])
  const second = await desk.call('suppliers.publish', { date: '2026-03-02' })
  expect((await desk.call('suppliers.publications.list', {})).publications.map(({ number, rows, seal }) => [number, rows, seal])).toEqual([[2, 1, second.seal], [1, 2, first.seal]])
  expect((await desk.refused('suppliers.publications.get', { id: 'none' })).code).toBe('not-found')
  expect((await desk.refused('history.undo', { batch: second.batch })).code).toBe('sealed')
  // whoever writes past the program is refused by the file itself
  await desk.core.close()
  const database = new Sqlite(desk.file)
  expect(() => database.prepare(`UPDATE publishedRow SET name = 'altro'`).run()).toThrow('sealed')
  expect(() => database.prepare('DELETE FROM publishedList').run()).toThrow('sealed')
  database.close()
})

test('the internal list, a card, and a workbook of the published list are written', async () => {
  const desk = await testDesk()
  const { id } = await qualifiedSupplier(desk, 'Alfa Prove')
  const { id: publicationId } = await desk.call('suppliers.publish', { date: '2026-03-01' })
  for (const kind of ['internal', 'card'] as const) expect((await desk.call('suppliers.export', { kind, format: 'pdf', language: 'en', supplierId: id, path: join(desk.home, `${kind}.pdf`) })).pages).toBeGreaterThan(0)
  const workbook = await desk.call('suppliers.export', { kind: 'published', format: 'xlsx', language: 'en', publicationId, path: join(desk.home, 'list.xlsx') })
  // the list, the criteria and the rules
  expect(workbook.rows).toBe(1 + 7 + 8)
  expect(readFileSync(workbook.path).length).toBe(workbook.bytes)
  expect((await desk.refused('suppliers.export', { kind: 'card', format: 'pdf', language: 'it' })).code).toBe('not-found')
  expect((await desk.refused('suppliers.export', { kind: 'card', format: 'xlsx', language: 'it', supplierId: id })).code).toBe('bad-input')
})

test('poor ratings of two years propose a suspension, a suspension that lasts an exclusion, and steps that are late are told', async () => {
  const desk = await testDesk()
  const { id, qualificationId } = await qualifiedSupplier(desk, 'Alfa Prove')
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  for (const name of ['Uno', 'Due', 'Tre']) {
    const { id: organisationId } = await desk.call('organisations.save', { values: { name }, clusterId })
    for (const year of [2025, 2026]) await desk.call('suppliers.ratings.save', { supplierId: id, organisationId, fields: { year, quality: 2, delivery: 1, service: 2 } })
  }
  const kinds = async (at: string) => (await desk.call('suppliers.proposals', { at })).proposals.filter(({ kind }) => kind !== 'documentMissing').map(({ kind, stage, to, cause }) => [kind, stage, to, cause])
  expect(await kinds('2026-03-01')).toEqual([['ratingsPoor', 'propose', 'suspended', 'S4']])
  await desk.call('suppliers.save', { id, values: { confirmedOn: '2025-02-28' } })
  expect(await kinds('2026-03-01')).toContainEqual(['notConfirmed', 'warning', null, null])
  await moveTo(desk, qualificationId, 'suspended', '2026-03-10', { cause: 'S4' })
  expect(await kinds('2027-03-10')).toEqual([])
  expect(await kinds('2027-03-11')).toEqual([['suspensionLong', 'propose', 'excluded', 'E5']])
  await moveTo(desk, qualificationId, 'excluded', '2027-03-12', { cause: 'E5' })
  expect(await kinds('2028-01-01')).toEqual([])
  const late = await newSupplier(desk, 'Beta Energia', { code: 'D8' })
  await moveTo(desk, late.qualificationId, 'invited', '2026-01-31')
  expect([await kinds('2026-04-01'), await kinds('2026-04-02')].map(all => all.length)).toEqual([0, 1])
  await moveTo(desk, late.qualificationId, 'applied', '2026-04-05')
  await moveTo(desk, late.qualificationId, 'checking', '2026-04-05')
  await moveTo(desk, late.qualificationId, 'integration', '2026-04-10', { dueOn: '2026-04-25', document: 'prot. 12/2026' })
  expect(await kinds('2026-04-26')).toContainEqual(['integrationOverdue', 'propose', 'rejected', null])
  await scoreAll(desk, late.qualificationId, 10, '2026-04-12')
  expect((await desk.call('suppliers.list', { at: '2026-04-26', category: 'D8' })).rows[0]).toMatchObject({ dueOn: '2026-04-25', band: 'D' })
})
