import { expect, test } from 'vitest'
import { testDesk } from './desk.ts'
import { category, moveTo, qualifiedSupplier, scoreAll } from './suppliers.ts'

test('a renewal that is asked for after the term ran out is no dead end, and is not qualified until it is decided', async () => {
  const desk = await testDesk()
  const { id, qualificationId } = await qualifiedSupplier(desk, 'Laboratorio Prova', { validUntil: '2026-12-31' })
  await moveTo(desk, qualificationId, 'renewal', '2027-01-20')
  const at = '2027-02-01'
  const [one] = (await desk.call('suppliers.get', { id, at })).qualifications
  expect(one).toMatchObject({ state: 'renewal', since: '2027-01-20', validFrom: null, validUntil: null, daysLeft: null, allowed: ['qualified', 'conditional', 'rejected', 'suspended'] })
  expect(one?.spans.slice(-2)).toEqual([{ state: 'expired', from: '2027-01-01', to: '2027-01-19' }, { state: 'renewal', from: '2027-01-20', to: null }])
  expect((await desk.call('suppliers.list', { at })).rows).toMatchObject([{ state: 'renewal', validFrom: null, validUntil: null, daysLeft: null }])
  expect((await desk.call('suppliers.list', { at, state: 'expired' })).total).toBe(0)
  expect((await desk.call('suppliers.match', { at })).matches).toEqual([])
  expect((await desk.call('suppliers.publications.get', { at })).rows).toEqual([])
  expect((await desk.call('suppliers.proposals', { at, supplierId: id })).proposals).toEqual([])
  await scoreAll(desk, qualificationId, 80, '2027-01-25')
  expect(await moveTo(desk, qualificationId, 'qualified', '2027-02-02', { decision: { decidedBy: ['Bruno'] } })).toMatchObject({ state: 'qualified', validUntil: '2029-02-02' })
  expect((await desk.call('suppliers.match', { at: '2027-02-02' })).matches).toHaveLength(1)
})

test('what was archived or withdrawn is followed by a new qualification; the wait after a refusal goes along, and two never go on side by side', async () => {
  const desk = await testDesk()
  const { id: supplierId, qualificationId } = await qualifiedSupplier(desk, 'Laboratorio Prova', { validUntil: '2026-12-31' })
  const categoryId = await category(desk, 'D5')
  const open = { supplierId, categoryId, date: '2027-02-01' }
  expect((await desk.refused('suppliers.qualifications.open', open)).code).toBe('there-already')
  await moveTo(desk, qualificationId, 'archived', '2027-01-31')
  const { id } = await desk.call('suppliers.qualifications.open', open)
  expect((await desk.refused('suppliers.qualifications.open', open)).code).toBe('there-already')
  for (const [to, date] of [['applied', '2027-02-02'], ['checking', '2027-02-03'], ['rejected', '2027-02-04'], ['withdrawn', '2027-02-05']] as const) await moveTo(desk, id, to, date)
  const { id: third } = await desk.call('suppliers.qualifications.open', { ...open, date: '2027-02-06' })
  expect(await desk.refused('suppliers.transition', { qualificationId: third, to: 'applied', date: '2027-03-01', reason: 'x' })).toMatchObject({ code: 'reapply-too-early', values: { from: '2027-08-04' } })
  expect((await desk.refused('suppliers.transition', { qualificationId: id, to: 'applied', date: '2027-09-01', reason: 'x' })).code).toBe('there-already')
  await moveTo(desk, third, 'applied', '2027-09-01')
})
