import { expect, test } from 'vitest'
import { testDesk } from './desk.ts'
import { category, moveTo, newSupplier, qualifiedSupplier, scoreAll } from './suppliers.ts'

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
  expect((await desk.refused('suppliers.qualifications.open', open)).code).toBe('qualification-running')
  await moveTo(desk, qualificationId, 'archived', '2027-01-31')
  const { id } = await desk.call('suppliers.qualifications.open', open)
  expect((await desk.refused('suppliers.qualifications.open', open)).code).toBe('qualification-running')
  for (const [to, date] of [['applied', '2027-02-02'], ['checking', '2027-02-03'], ['rejected', '2027-02-04'], ['withdrawn', '2027-02-05']] as const) await moveTo(desk, id, to, date)
  const { id: third } = await desk.call('suppliers.qualifications.open', { ...open, date: '2027-02-06' })
  expect(await desk.refused('suppliers.transition', { qualificationId: third, to: 'applied', date: '2027-03-01', reason: 'x' })).toMatchObject({ code: 'reapply-too-early', values: { from: '2027-08-04' } })
  expect((await desk.refused('suppliers.transition', { qualificationId: id, to: 'applied', date: '2027-09-01', reason: 'x' })).code).toBe('qualification-running')
  await moveTo(desk, third, 'applied', '2027-09-01')
})

test('nothing that is taken back leaves two qualifications of one category that go on', async () => {
  const desk = await testDesk()
  const { id: supplierId, qualificationId } = await qualifiedSupplier(desk, 'Laboratorio Prova', { validUntil: '2026-12-31' })
  const categoryId = await category(desk, 'D5')
  const { batch: archived } = await moveTo(desk, qualificationId, 'archived', '2027-01-31')
  const opened = await desk.call('suppliers.qualifications.open', { supplierId, categoryId, date: '2027-02-01' })
  const refusal = { code: 'qualification-running', values: { name: 'Laboratorio Prova', category: 'D5' } }
  for (const force of [false, true]) expect(await desk.refused('history.undo', { batch: archived, force })).toMatchObject(refusal)
  const states = async () => (await desk.call('suppliers.get', { id: supplierId, at: '2027-02-02' })).qualifications.map(({ state }) => state)
  expect(await states()).toEqual(['archived', 'draft'])
  const { batch: undone } = await desk.call('history.undo', { batch: opened.batch })
  const { batch: back } = await desk.call('history.undo', { batch: archived })
  expect(await states()).toEqual(['expired'])
  // what comes after it comes back neither: it would stand beside the one that goes on again
  expect(await desk.refused('history.undo', { batch: undone })).toMatchObject(refusal)
  await desk.call('history.undo', { batch: back })
  await desk.call('history.undo', { batch: undone })
  expect(await states()).toEqual(['archived', 'draft'])
  const { batch: removed } = await desk.call('suppliers.qualifications.remove', { id: opened.id })
  await desk.call('suppliers.qualifications.open', { supplierId, categoryId, date: '2027-02-03' })
  expect(await desk.refused('history.undo', { batch: removed })).toMatchObject(refusal)
})

test('whoever never confirmed its data is asked a year after it was admitted; days left are told alike in list and record', async () => {
  const desk = await testDesk()
  const { id, qualificationId } = await qualifiedSupplier(desk, 'Laboratorio Prova')
  const asked = async (at: string) => (await desk.call('suppliers.proposals', { at, supplierId: id })).proposals.filter(({ kind }) => kind === 'notConfirmed').map(({ on }) => on)
  expect([await asked('2027-02-10'), await asked('2027-02-11')]).toEqual([[], ['2027-02-10']])
  await desk.call('suppliers.save', { id, values: { confirmedOn: '2026-06-01' } })
  expect([await asked('2027-06-01'), await asked('2027-06-02')]).toEqual([[], ['2027-06-01']])
  const daysLeft = async (at: string) => [(await desk.call('suppliers.list', { at })).rows[0]?.daysLeft, (await desk.call('suppliers.get', { id, at })).qualifications[0]?.daysLeft]
  await moveTo(desk, qualificationId, 'suspended', '2027-12-01', { cause: 'S2' })
  expect([await daysLeft('2026-02-01'), await daysLeft('2028-02-10'), await daysLeft('2028-02-12')]).toEqual([[null, null], [0, 0], [-2, -2]])
})

test('the outcome of an appeal proposes nothing that may not follow any more', async () => {
  const desk = await testDesk()
  const { id, qualificationId } = await newSupplier(desk, 'Laboratorio Prova')
  for (const [to, date] of [['applied', '2026-01-15'], ['checking', '2026-01-20']] as const) await moveTo(desk, qualificationId, to, date)
  const { decision } = await moveTo(desk, qualificationId, 'rejected', '2026-02-01')
  await desk.call('suppliers.appeals.save', { decisionId: decision?.id ?? '', fields: { filedOn: '2026-02-05', answeredOn: '2026-02-20', outcome: 'annulled' } })
  const proposed = async (at: string) => (await desk.call('suppliers.proposals', { at, supplierId: id })).proposals.map(({ kind, to }) => [kind, to])
  expect(await proposed('2026-02-21')).toEqual([['appealOutcome', 'applied']])
  await moveTo(desk, qualificationId, 'archived', '2026-03-01')
  expect(await proposed('2026-03-02')).toEqual([])
})

test('a knock-out document that begins later, or at nobody knows when, is missing and does not silence one that is over', async () => {
  const desk = await testDesk()
  const { id, organisationId } = await qualifiedSupplier(desk, 'Laboratorio Prova')
  const [durc] = (await desk.call('documents.types.list', {})).types.filter(({ code }) => code === 'DURC')
  const save = (values: object) => desk.call('documents.save', { organisationId, values: { documentTypeId: durc?.id ?? '', ...values } })
  const about = async (at: string) => (await desk.call('suppliers.proposals', { at, supplierId: id })).proposals.filter(({ about: what }) => what === 'DURC').map(({ kind, stage, to }) => [kind, stage, to])
  await save({ issuedOn: '2026-12-01' })
  await save({})
  expect(await about('2026-03-01')).toEqual([['documentMissing', 'warning', null]])
  await save({ issuedOn: '2026-02-01' })
  expect([await about('2026-03-01'), await about('2026-06-20')]).toEqual([[], [['documentExpired', 'propose', 'suspended']]])
})
