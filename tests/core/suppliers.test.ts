import { expect, test } from 'vitest'
import { testDesk } from './desk.ts'
import { qualifiedSupplier } from './suppliers.ts'

test('a candidate becomes a supplier on the list, act by act', async () => {
  const desk = await testDesk({ writer: 'Carla Scrive' })
  const { id, decided } = await qualifiedSupplier(desk, 'Prove Tecniche Salice S.r.l.')
  expect(decided).toMatchObject({ state: 'qualified', validUntil: '2028-02-10', decision: { number: 1, year: 2026 } })
  const record = await desk.call('suppliers.get', { id, at: '2026-03-01' })
  const [one] = record.qualifications
  expect(one).toMatchObject({ state: 'qualified', since: '2026-02-10', validFrom: '2026-02-10', validUntil: '2028-02-10', tier: 'low', allowed: ['renewal', 'suspended', 'withdrawn'], daysLeft: 711 })
  expect(one?.events.map(event => [event.from, event.to, event.on, event.writer])).toEqual([
    [null, 'draft', '2026-01-10', 'Carla Scrive'], ['draft', 'applied', '2026-01-15', 'Carla Scrive'], ['applied', 'checking', '2026-01-20', 'Carla Scrive'],
    ['checking', 'scoring', '2026-02-01', 'Carla Scrive'], ['scoring', 'qualified', '2026-02-10', 'Carla Scrive'],
  ])
  expect(one?.sheets[0]).toMatchObject({ scoredBy: ['Anna Valuta'], schemeVersion: 1, result: { total: 85, outcome: 'qualified', band: { code: 'A' } } })
  expect(one?.sheets[0]?.seal).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/)
  expect(one?.decisions[0]).toMatchObject({ kind: 'admission', number: 1, year: 2026, decidedOn: '2026-02-10', decidedBy: ['Bruno Decide'], appealUntil: null })
  expect(one?.spans).toEqual([
    { state: 'draft', from: '2026-01-10', to: '2026-01-14' }, { state: 'applied', from: '2026-01-15', to: '2026-01-19' }, { state: 'checking', from: '2026-01-20', to: '2026-01-31' },
    { state: 'scoring', from: '2026-02-01', to: '2026-02-09' }, { state: 'qualified', from: '2026-02-10', to: null },
  ])
})

test('the situation of a day: before, in force, and expired without anything being stored', async () => {
  const desk = await testDesk()
  const { id, qualificationId } = await qualifiedSupplier(desk, 'Prove Tecniche Salice S.r.l.', { validUntil: '2027-02-10' })
  const stateOn = async (at: string) => (await desk.call('suppliers.list', { at })).rows.map(row => [row.state, row.since, row.validUntil, row.daysLeft])
  expect(await stateOn('2026-01-09')).toEqual([[null, null, null, null]])
  expect(await stateOn('2026-01-31')).toEqual([['checking', '2026-01-20', null, null]])
  expect(await stateOn('2027-02-10')).toEqual([['qualified', '2026-02-10', '2027-02-10', 0]])
  expect(await stateOn('2027-02-11')).toEqual([['expired', '2027-02-11', '2027-02-10', -1]])
  expect((await desk.call('suppliers.list', { at: '2027-02-11', state: 'expired' })).total).toBe(1)
  expect((await desk.call('suppliers.list', { at: '2027-02-11', state: ['qualified', 'renewal'] })).total).toBe(0)
  const spans = async (at: string) => (await desk.call('suppliers.get', { id, at })).qualifications[0]?.spans.slice(-2)
  expect(await spans('2027-02-10')).toEqual([{ state: 'scoring', from: '2026-02-01', to: '2026-02-09' }, { state: 'qualified', from: '2026-02-10', to: null }])
  expect(await spans('2027-03-01')).toEqual([{ state: 'qualified', from: '2026-02-10', to: '2027-02-10' }, { state: 'expired', from: '2027-02-11', to: null }])
  // no further back than two years
  expect(await spans('2028-12-01')).toEqual([{ state: 'qualified', from: '2026-12-01', to: '2027-02-10' }, { state: 'expired', from: '2027-02-11', to: null }])
  // from then on only what may follow an expired one
  expect(await desk.refused('suppliers.transition', { qualificationId, to: 'suspended', date: '2027-03-01', reason: 'x', cause: 'S1' }))
    .toMatchObject({ code: 'transition-not-allowed', values: { from: 'expired', to: 'suspended', allowed: ['renewal', 'archived'] } })
})
