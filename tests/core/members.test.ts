import { expect, test } from 'vitest'
import { testDesk, type TestDesk } from './desk.ts'

async function firms(desk: TestDesk): Promise<Map<string, string>> {
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  const made = new Map<string, string>()
  for (const [name, municipality, employees, joinedOn] of [
    ['Èrica Pelli', 'Fucecchio', 12, '2020-01-01'], ['Cartiera Alba', 'Capannori', 240, '2022-05-01'], ['Cuoio Città', 'Santa Croce sull\'Arno', null, '2024-03-01'],
  ] as const) {
    const { id } = await desk.call('organisations.save', { values: { name, email: 'info@firma.example' }, clusterId, joinedOn })
    await desk.call('organisations.sites.save', { organisationId: id, fields: { municipality } })
    await desk.call('organisations.figures.save', { organisationId: id, fields: { year: 2024, employees, turnover: employees === null ? null : employees * 10_000.55 } })
    made.set(name, id)
  }
  return made
}

test('the list is in the order of an Italian dictionary, with figures in euros', async () => {
  const desk = await testDesk()
  await firms(desk)
  const { total, rows } = await desk.call('members.list', {})
  expect(total).toBe(3)
  expect(rows.map(r => r.name)).toEqual(['Cartiera Alba', 'Cuoio Città', 'Èrica Pelli'])
  expect(rows[0]).toMatchObject({ municipality: 'Capannori', employees: 240, turnover: 2_400_132, joinedOn: '2022-05-01', size: 'medium' })
  expect(rows[1]).toMatchObject({ employees: null, turnover: null, size: null })
})

test('text finds beginnings of words in name, place and addresses, without accents', async () => {
  const desk = await testDesk()
  await firms(desk)
  const found = async (text: string) => (await desk.call('members.list', { text })).rows.map(r => r.name)
  expect(await found('eric')).toEqual(['Èrica Pelli'])
  expect(await found('citta croce')).toEqual(['Cuoio Città'])
  expect(await found('rica')).toEqual([])
  expect(await found('info@firma')).toHaveLength(3)
  expect(await found('  "*  ')).toHaveLength(3)
})

test('filters and sorting are by column; what is unknown stands last either way', async () => {
  const desk = await testDesk()
  await firms(desk)
  const names = async (input: Parameters<typeof desk.call<'members.list'>>[1]) => (await desk.call('members.list', input)).rows.map(r => r.name)
  expect(await names({ sort: '-employees' })).toEqual(['Cartiera Alba', 'Èrica Pelli', 'Cuoio Città'])
  expect(await names({ sort: { column: 'employees' } })).toEqual(['Èrica Pelli', 'Cartiera Alba', 'Cuoio Città'])
  expect(await names({ filter: { employees: { from: 10, to: 50 } } })).toEqual(['Èrica Pelli'])
  expect(await names({ filter: { municipality: ['Fucecchio', 'Capannori'] } })).toHaveLength(2)
  expect(await names({ filter: { municipality: { contains: 'CROCE' } } })).toEqual(['Cuoio Città'])
  expect(await names({ filter: { municipality: { contains: '%' } } })).toEqual([])
  expect(await names({ filter: { size: { empty: true } } })).toEqual(['Cuoio Città'])
  expect((await desk.call('members.values', { column: 'size' })).values).toEqual(expect.arrayContaining([{ value: 'medium', count: 1 }, { value: null, count: 1 }]))
  // in the one shape of every input that is not accepted
  const badSorts = ['salary', '-salary', 'a b', { column: 'salary' }, [{ column: 'name', up: true }]]
  for (const sort of badSorts) expect(await desk.refused('members.list', { sort })).toMatchObject({ code: 'bad-input', message: expect.stringContaining('non è accettato'), values: { fields: [{ path: expect.stringMatching(/^sort/) }] } })
  expect((await desk.refused('members.list', { limit: 100_001 })).code).toBe('bad-input')
  expect((await desk.refused('members.list', { clusterId: 'none' })).code).toBe('not-found')
})

test('a grouped list counts and adds up in the order of the column, what is unknown last', async () => {
  const desk = await testDesk()
  await firms(desk)
  expect(await desk.call('members.groups', { by: 'size' })).toEqual({ groups: [
    { value: 'small', count: 1, sums: { employees: 12, turnover: 120_006.6 } }, { value: 'medium', count: 1, sums: { employees: 240, turnover: 2_400_132 } },
    { value: null, count: 1, sums: { employees: null, turnover: null } },
  ] })
  const sizes = async (sort: string) => (await desk.call('members.list', { sort })).rows.map(row => row.size)
  expect([await sizes('size'), await sizes('-size')]).toEqual([['small', 'medium', null], ['medium', 'small', null]])
  expect((await desk.call('members.groups', { by: 'municipality', filter: { employees: { from: 100 } } })).groups).toMatchObject([{ value: 'Capannori', count: 1 }])
  expect((await desk.refused('members.groups', { by: 'salary' })).code).toBe('bad-input')
})

test('a member of a day is one whose period runs on it', async () => {
  const desk = await testDesk()
  const ids = await firms(desk)
  const organisationId = ids.get('Cartiera Alba') ?? ''
  const membership = (await desk.call('organisations.get', { id: organisationId })).memberships[0]
  await desk.call('members.memberships.save', { organisationId, id: membership?.id, fields: { to: '2024-12-31', withdrawalReason: 'cessata attività' } })
  const at = async (day: string) => (await desk.call('members.list', { at: day })).total
  expect(await at('2019-12-31')).toBe(0)
  expect(await at('2020-01-01')).toBe(1)
  expect(await at('2024-12-31')).toBe(3)
  expect(await at('2025-01-01')).toBe(2)
})

test('periods in the wrong order, or two of a kind at once, are refused with the days', async () => {
  const desk = await testDesk()
  const organisationId = (await firms(desk)).get('Cartiera Alba') ?? ''
  const { memberships: [first] } = await desk.call('organisations.get', { id: organisationId })
  const clusterId = first?.clusterId ?? ''
  expect(await desk.refused('members.memberships.save', { organisationId, id: first?.id, fields: { to: '2021-01-01' } })).toMatchObject({ code: 'period-order' })
  expect(await desk.refused('members.memberships.save', { organisationId, fields: { clusterId, from: '2023-01-01' } })).toMatchObject({ code: 'period-overlap', values: { from: '2022-05-01' } })
  await desk.call('members.memberships.save', { organisationId, fields: { clusterId, kind: 'pilot', from: '2023-01-01', to: '2023-12-31' } })
})

test('a wrong VAT number is kept and marked; two stale screens are told apart', async () => {
  const desk = await testDesk()
  const id = (await firms(desk)).get('Èrica Pelli') ?? ''
  await desk.call('organisations.save', { id, values: { vatNumber: 'IT 007 4311 0158' } })
  expect((await desk.call('members.list', { text: '00743110158' })).rows[0]).toMatchObject({ vatNumber: '00743110158', vatToVerify: true })
  const { revision } = await desk.call('organisations.get', { id })
  const saved = await desk.call('organisations.save', { id, values: { phone: '1' }, revision })
  expect(saved.revision).toBeGreaterThan(revision)
  expect(await desk.refused('organisations.save', { id, values: { phone: '2' }, revision })).toMatchObject({ code: 'stale', values: { revision: saved.revision, changed: { phone: '1' } } })
  await desk.call('organisations.sites.save', { organisationId: id, fields: { address: 'Via Nuova 1' } })
  await desk.call('organisations.save', { id, values: { email: 'altro@firma.example' }, revision: saved.revision })
  expect((await desk.call('organisations.get', { id })).phone).toBe('1')
  // a cluster's fields too
  const [cluster] = (await desk.call('clusters.list', {})).clusters
  await desk.call('clusters.save', { id: cluster?.id, fields: { description: 'Testo di altri' }, revision: cluster?.revision })
  expect(await desk.refused('clusters.save', { id: cluster?.id, fields: { description: 'Il mio' }, revision: cluster?.revision })).toMatchObject({ code: 'stale', values: { changed: { description: 'Testo di altri' } } })
  expect((await desk.call('clusters.list', {})).clusters[0]?.description).toBe('Testo di altri')
})

test('a cluster is removed where nothing belongs to it, comes back, and never leaves the workspace without one', async () => {
  const desk = await testDesk()
  const { clusters: [first] } = await desk.call('clusters.list', {})
  expect((await desk.refused('clusters.remove', { id: first?.id ?? '' })).code).toBe('cluster-last')
  const { id } = await desk.call('clusters.save', { fields: { name: 'Distretto della carta' } })
  const organisation = (await desk.call('organisations.save', { values: { name: 'Cartiera Prova' }, clusterId: id, joinedOn: '2020-01-01' })).id
  expect(await desk.refused('clusters.remove', { id })).toMatchObject({ code: 'cluster-in-use', values: { name: 'Distretto della carta' } })
  const [membership] = (await desk.call('organisations.get', { id: organisation })).memberships
  await desk.call('members.memberships.save', { organisationId: organisation, id: membership?.id, fields: {}, remove: true })
  expect((await desk.refused('clusters.remove', { id })).code, 'it could come back from the bin').toBe('cluster-in-use')
  const { batch } = await desk.call('clusters.remove', { id: first?.id ?? '' })
  expect((await desk.call('clusters.list', {})).clusters.map(cluster => cluster.id)).toEqual([id])
  expect((await desk.refused('clusters.remove', { id: first?.id ?? '' })).code).toBe('not-found')
  await desk.call('history.undo', { batch })
  await desk.call('clusters.remove', { id: first?.id ?? '' })
  const { id: only } = await desk.call('clusters.save', { fields: { name: 'Distretto della moda' } })
  await desk.call('clusters.remove', { id: only })
  await desk.call('history.restore', { records: [{ table: 'cluster', id: first?.id ?? '' }] })
  expect((await desk.call('clusters.list', {})).clusters).toHaveLength(2)
})

test('municipalities are found by the beginning of their name, without accents, with where the list comes from', async () => {
  const desk = await testDesk({ create: false })
  const { municipalities, source } = await desk.call('organisations.municipalities', { text: 'santa croce s', limit: 3 })
  expect(municipalities[0]).toMatchObject({ name: "Santa Croce sull'Arno", code: '050033', province: 'PI' })
  expect(source).not.toBe('')
  expect((await desk.call('organisations.municipalities', { text: 'zzz' })).municipalities).toEqual([])
})

test('an organisation is found by the beginning of its name, to be chosen', async () => {
  const desk = await testDesk()
  await firms(desk)
  expect((await desk.call('organisations.find', { text: 'cuoio cit' })).organisations).toMatchObject([{ name: 'Cuoio Città', municipality: 'Santa Croce sull\'Arno' }])
  expect((await desk.call('organisations.find', { text: ' ' })).organisations).toEqual([])
  expect((await desk.call('organisations.find', { text: 'uoio' })).organisations).toEqual([])
})
