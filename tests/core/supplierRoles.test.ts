import { expect, test } from 'vitest'
import { testDesk, type TestDesk } from './desk.ts'
import { category, moveTo, newSupplier, qualifiedSupplier, scoreAll } from './suppliers.ts'

const member = async (desk: TestDesk, name: string) => {
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  return (await desk.call('organisations.save', { values: { name }, clusterId })).id
}

test('a supplier is a role of an organisation, member or not, opened by hand or named by a member', async () => {
  const desk = await testDesk()
  const [buyer, other] = [await member(desk, 'Conceria Uno'), await member(desk, 'Conceria Due')]
  const categoryIds = [await category(desk, 'C1'), await category(desk, 'C2')]
  const { id, organisationId, revision } = await desk.call('suppliers.save', {
    organisation: { name: 'Farbwerke Nebel GmbH', country: 'DE', legalForm: 'EST' }, values: { description: 'Coloranti per pelle', hasStaff: true }, categoryIds, namedBy: [buyer], date: '2026-03-01',
  })
  const record = await desk.call('suppliers.get', { id })
  expect(record).toMatchObject({ organisationId, description: 'Coloranti per pelle', hasStaff: true, organisation: { name: 'Farbwerke Nebel GmbH', country: 'DE', member: false }, namedBy: [{ name: 'Conceria Uno', namedOn: '2026-03-01' }] })
  expect(record.qualifications.map(one => [one.category.code, one.state, one.tier])).toEqual([['C1', 'draft', 'high'], ['C2', 'draft', 'high']])
  expect((await desk.call('suppliers.get', { organisationId })).id).toBe(id)
  expect((await desk.call('search.everything', { text: 'farbwerke' })).hits.map(hit => [hit.table, hit.detail])).toContainEqual(['supplier', 'C1, C2'])
  expect((await desk.call('search.everything', { text: 'coloranti pelle' })).hits.map(hit => hit.id)).toEqual([id])
  // a member can be a supplier too, once
  await desk.call('suppliers.save', { organisationId: other, values: {} })
  expect((await desk.refused('suppliers.save', { organisationId: other, values: {} })).code).toBe('supplier-there')
  expect((await desk.refused('suppliers.save', { values: {} })).code).toBe('name-missing')
  expect((await desk.refused('suppliers.save', { organisationId: 'nobody', values: {} })).code).toBe('not-found')
  expect((await desk.refused('suppliers.save', { organisationId: buyer, values: {}, categoryIds: ['none'] })).code).toBe('not-found')
  expect((await desk.call('suppliers.list', { text: 'conceria' })).rows).toMatchObject([{ name: 'Conceria Due', member: true, qualificationId: null, state: null, category: null }])
  // prices, volumes and customers have no place to be written
  expect((await desk.refused('suppliers.save', { organisationId: buyer, values: { price: 12 } })).code).toBe('bad-input')
  const saved = await desk.call('suppliers.save', { id, values: { description: 'Coloranti e pigmenti' }, revision })
  expect((await desk.refused('suppliers.save', { id, values: { description: 'altro' }, revision }))).toMatchObject({ code: 'stale', values: { changed: { description: 'Coloranti e pigmenti' } } })
  await desk.call('history.undo', { batch: saved.batch })
  expect((await desk.call('suppliers.get', { id })).description).toBe('Coloranti per pelle')
  expect((await desk.call('organisations.links', { id: organisationId })).counts).toContainEqual({ table: 'supplier', count: 1 })
})

test('what was opened by mistake goes to the bin and comes back, with what hangs on it', async () => {
  const desk = await testDesk()
  const { id, qualificationId, batch } = await newSupplier(desk, 'Fornitore di Prova')
  const d7 = await category(desk, 'D7')
  const opened = await desk.call('suppliers.qualifications.open', { supplierId: id, categoryId: d7 })
  expect((await desk.refused('suppliers.qualifications.open', { supplierId: id, categoryId: d7 })).code).toBe('qualification-running')
  expect((await desk.refused('suppliers.qualifications.open', { supplierId: 'none', categoryId: d7 })).code).toBe('not-found')
  await desk.call('suppliers.qualifications.remove', { id: opened.id })
  expect((await desk.refused('suppliers.qualifications.remove', { id: 'none' })).code).toBe('not-found')
  expect((await desk.call('history.bin', {})).rows).toMatchObject([{ table: 'qualification', name: 'D7 Informatica', of: 'Fornitore di Prova' }])
  await desk.call('history.restore', { records: [{ table: 'qualification', id: opened.id }] })
  expect((await desk.call('suppliers.list', {})).total).toBe(2)
  await desk.call('suppliers.remove', { ids: [id] })
  expect([(await desk.call('suppliers.list', {})).total, (await desk.call('search.everything', { text: 'fornitore' })).hits.filter(hit => hit.table === 'supplier')]).toEqual([0, []])
  await desk.call('suppliers.restore', { ids: [id] })
  expect((await desk.call('suppliers.list', {})).total).toBe(2)
  expect((await desk.refused('suppliers.restore', { ids: ['none'] })).code).toBe('not-found')
  const moved = await moveTo(desk, qualificationId, 'applied', '2026-02-01')
  await desk.call('history.undo', { batch: moved.batch })
  expect((await desk.call('suppliers.get', { id })).qualifications[0]?.events.map(event => event.to)).toEqual(['draft'])
  await desk.call('history.undo', { batch, force: true })
  expect((await desk.call('suppliers.get', { id })).deletedAt).not.toBeNull()
})

test('ratings say nothing until three members gave one, and nobody rates itself', async () => {
  const desk = await testDesk()
  const { id, organisationId } = await newSupplier(desk, 'Fornitore di Prova')
  const members = [await member(desk, 'Uno'), await member(desk, 'Due'), await member(desk, 'Tre')]
  const rate = (organisation: string, quality: number | null) => desk.call('suppliers.ratings.save', { supplierId: id, organisationId: organisation, fields: { year: 2026, quality, delivery: 4, service: null } })
  const ratings = async () => (await desk.call('suppliers.get', { id, at: '2026-12-01' })).ratings
  await rate(members[0] ?? '', 1)
  await rate(members[1] ?? '', 5)
  await rate(members[1] ?? '', 2)
  expect(await ratings()).toEqual({ raters: 2, means: null })
  await rate(members[2] ?? '', 3)
  expect(await ratings()).toEqual({ raters: 3, means: { quality: 2, delivery: 4, service: null } })
  const record = await desk.call('suppliers.get', { id, at: '2026-12-01' })
  expect(record.raters.map(({ name, year }) => [name, year])).toEqual([['Due', 2026], ['Tre', 2026], ['Uno', 2026]])
  await desk.call('suppliers.ratings.save', { supplierId: id, organisationId: members[0] ?? '', fields: { year: 2026, quality: 1, delivery: 1, service: 1 }, remove: true })
  expect((await ratings()).means).toBeNull()
  const bad = (organisation: string) => desk.refused('suppliers.ratings.save', { supplierId: id, organisationId: organisation, fields: { year: 2026, quality: 1, delivery: 1, service: 1 } })
  expect((await bad(organisationId)).code).toBe('bad-member')
  expect((await bad('nobody')).code).toBe('not-found')
  await desk.call('suppliers.namings.save', { supplierId: id, organisationId: members[0] ?? '', namedOn: '2026-01-02' })
  expect((await desk.call('suppliers.list', {})).rows[0]?.namedBy).toBe(1)
  // named again without a day, it keeps the one that was known
  await desk.call('suppliers.namings.save', { supplierId: id, organisationId: members[0] ?? '' })
  expect((await desk.call('suppliers.get', { id })).namedBy[0]?.namedOn).toBe('2026-01-02')
  await desk.call('suppliers.namings.save', { supplierId: id, organisationId: members[0] ?? '', remove: true })
  expect((await desk.refused('suppliers.namings.save', { supplierId: id, organisationId: members[0], remove: true })).code).toBe('not-found')
  expect((await desk.refused('suppliers.namings.save', { supplierId: id, organisationId })).code).toBe('bad-member')
})

test('categories and criteria are data: a version that was used is never changed', async () => {
  const desk = await testDesk()
  const { id: own } = await desk.call('suppliers.categories.save', { fields: { code: 'E1', name: 'Grafica', group: 'services', position: 90 } })
  expect((await desk.refused('suppliers.categories.save', { fields: { code: 'e1', name: 'Altra' } })).code).toBe('category-code-taken')
  expect((await desk.refused('suppliers.categories.save', { fields: { code: 'E2' } })).code).toBe('name-missing')
  expect((await desk.call('suppliers.categories.list', {})).categories.at(-1)).toMatchObject({ code: 'E1', tier: 'low', qualifications: 0 })
  expect((await desk.refused('suppliers.categories.save', { id: 'none', fields: { name: 'x' } })).code).toBe('not-found')
  const { id, qualificationId } = await newSupplier(desk, 'Fornitore di Prova', { code: 'E1' })
  expect((await desk.refused('suppliers.categories.remove', { id: own })).code).toBe('category-in-use')
  await desk.call('suppliers.qualifications.remove', { id: qualificationId })
  await desk.call('suppliers.categories.remove', { id: own })
  const { schemes: [first] } = await desk.call('suppliers.schemes.list', {})
  if (!first) throw new Error('no scheme')
  const { content } = first
  const wrong = { ...content, criteria: content.criteria.map((one, index) => (index === 0 ? { ...one, weight: 14 } : one)) }
  expect(await desk.refused('suppliers.schemes.save', { content: wrong })).toMatchObject({ code: 'scheme-rule', values: { problem: 'weights', total: 99 } })
  expect(await desk.refused('suppliers.schemes.save', { content: { ...content, bands: content.bands.toReversed() } })).toMatchObject({ code: 'scheme-rule', values: { problem: 'bands' } })
  // nothing rests on it yet: it changes itself
  expect(await desk.call('suppliers.schemes.save', { id: first.id, content: { ...content, tiers: { ...content.tiers, D5: 'high' } } })).toMatchObject({ version: 1, made: false })
  const { qualificationId: scored } = await newSupplier(desk, 'Altro Fornitore')
  const before = await scoreAll(desk, scored, 66, '2026-02-01')
  const changed = { ...content, bands: content.bands.map(one => (one.code === 'B' ? { ...one, from: 70 } : one)) }
  const made = await desk.call('suppliers.schemes.save', { id: first.id, from: '2026-06-01', content: changed })
  expect(made).toMatchObject({ version: 2, made: true })
  expect((await desk.refused('suppliers.schemes.save', { from: '2026-05-31', id: 'none', content })).code).toBe('not-found')
  await scoreAll(desk, scored, 66, '2026-06-02', { findings: [] })
  const sheets = (await desk.call('suppliers.get', { id: (await desk.call('suppliers.list', { text: 'altro' })).rows[0]?.supplierId })).qualifications[0]?.sheets ?? []
  // the sheet that was begun keeps its version
  expect([before.result.band.code, sheets.map(sheet => [sheet.schemeVersion, sheet.result.band.code])]).toEqual(['B', [[1, 'B']]])
  const another = await newSupplier(desk, 'Terzo Fornitore')
  expect((await scoreAll(desk, another.qualificationId, 66, '2026-06-02')).result.band.code).toBe('C')
  expect((await scoreAll(desk, (await newSupplier(desk, 'Quarto')).qualificationId, 66, '2026-05-31')).result.band.code).toBe('B')
  expect((await desk.refused('suppliers.schemes.save', { from: '2026-05-01', content })).code).toBe('period-order')
  expect((await desk.call('suppliers.schemes.list', {})).schemes.map(({ version, used }) => [version, used])).toEqual([[2, true], [1, true]])
  expect(id).not.toBe('')
})

test('candidates come from a list by the same machinery as members', async () => {
  const desk = await testDesk()
  const known = await member(desk, 'Tintoria Nota S.r.l.')
  await desk.call('organisations.save', { id: known, values: { vatNumber: '77777770486', legalForm: 'SRL' } })
  const text = ['Ragione sociale\tPartita IVA\tATECO\tComune\tProvincia', 'Trasporti Falco S.r.l.\t55555551005\t49.41\tPrato\tPO', 'Tintoria Nota S.r.l.\t77777770486\t\t\t', 'Senza Codice S.n.c.\t\t\tPrato\tPO'].join('\n')
  const preview = await desk.call('suppliers.import.preview', { text })
  expect(preview.rows.map(({ outcome, changes }) => [outcome, changes.length])).toEqual([['new', 0], ['same', 0], ['new', 0]])
  expect((await desk.refused('members.import.apply', { session: preview.session })).code).toBe('not-found')
  const { batch, counts } = await desk.call('suppliers.import.apply', { session: preview.session, date: '2026-04-01' })
  expect(counts).toEqual({ created: 2, updated: 0, left: 0, suppliers: 3, qualifications: 1 })
  expect((await desk.call('suppliers.list', { sort: 'name' })).rows.map(({ name, categoryCode, state, member: isMember }) => [name, categoryCode, state, isMember])).toEqual([
    ['Senza Codice S.n.c.', null, null, false], ['Tintoria Nota S.r.l.', null, null, true], ['Trasporti Falco S.r.l.', 'D1', 'draft', false],
  ])
  expect((await desk.call('members.list', {})).total).toBe(1)
  expect((await desk.refused('suppliers.import.apply', { session: preview.session })).code).toBe('session-applied')
  await desk.call('history.undo', { batch })
  expect((await desk.call('suppliers.list', {})).total).toBe(0)
  const again = await desk.call('suppliers.import.preview', { text })
  expect(again.appliedBefore).toBeNull()
  const chosen = await desk.call('suppliers.import.apply', { session: again.session, choices: { 3: 'leave' }, categoryIds: [await category(desk, 'B1')] })
  expect(chosen.counts).toMatchObject({ created: 2, suppliers: 2, qualifications: 2, left: 1 })
  // who left the members may be a supplier
  const ceased = await desk.call('suppliers.import.preview', { text: 'Ragione sociale\tPartita IVA\tStato\nTrasporti Gru S.r.l.\t65432100505\tCessata' })
  expect(ceased.rows[0]?.problems.map(problem => problem.code)).not.toContain('status-left')
  expect((await desk.refused('suppliers.import.preview', {})).code).toBe('bad-input')
  expect((await desk.refused('suppliers.import.apply', { session: 'none' })).code).toBe('not-found')
})

test('two records of one supplier become one: acts stay sealed, a draft gives way to what has a history', async () => {
  const desk = await testDesk()
  const winner = await newSupplier(desk, 'Laboratorio Prova Srl', { code: 'D5' })
  const loser = await qualifiedSupplier(desk, 'LABORATORIO PROVA S.R.L.', { code: 'D5' })
  await desk.call('suppliers.save', { id: loser.id, values: { description: 'Prove chimiche' } })
  await desk.call('suppliers.qualifications.open', { supplierId: loser.id, categoryId: await category(desk, 'D7') })
  const published = await desk.call('suppliers.publish', { date: '2026-03-01' })
  const { batch } = await desk.call('organisations.merge', { winner: winner.organisationId, losers: [loser.organisationId] })
  const record = await desk.call('suppliers.get', { organisationId: loser.organisationId })
  expect(record).toMatchObject({ id: winner.id, description: 'Prove chimiche', organisation: { name: 'Laboratorio Prova Srl' } })
  expect(record.qualifications.map(one => [one.category.code, one.state, one.decisions.length])).toEqual([['D5', 'qualified', 1], ['D7', 'draft', 0]])
  expect((await desk.call('suppliers.publications.get', { id: published.id })).rows[0]?.name).toBe('LABORATORIO PROVA S.R.L.')
  expect((await desk.call('workspace.state', {})).state).toBe('open')
  await desk.call('history.undo', { batch })
  expect((await desk.call('suppliers.list', {})).total).toBe(3)
})
