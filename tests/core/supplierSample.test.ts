import { expect, test } from 'vitest'
import { supplierStates, transitions } from '../../shared/suppliers/lifecycle.ts'
import { testDesk } from './desk.ts'

test('the sample district has suppliers in every state, with scores, acts, appeals, ratings and a published list', async () => {
  const desk = await testDesk({ create: { sample: true } })
  const { total, rows } = await desk.call('suppliers.list', { limit: 1000 })
  expect(total).toBeGreaterThanOrEqual(25)
  expect(new Set(rows.map(row => row.state))).toEqual(new Set(supplierStates))
  expect(new Set(rows.map(row => row.categoryCode)).size).toBeGreaterThanOrEqual(8)
  const counts = await desk.call('suppliers.overview', {})
  expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([])
  const { decisions } = await desk.call('suppliers.decisions.list', { limit: 1000 })
  expect(new Set(decisions.map(one => one.kind))).toEqual(new Set(['admission', 'conditions', 'rejection', 'suspension', 'exclusion', 'readmission']))
  expect(new Set(decisions.flatMap(one => one.appeals.map(appeal => appeal.outcome)))).toEqual(new Set([null, 'confirmed', 'annulled']))
  const { publications: [list] } = await desk.call('suppliers.publications.list', {})
  expect(list?.rows).toBeGreaterThanOrEqual(10)
  const { proposals } = await desk.call('suppliers.proposals', {})
  expect(new Set(proposals.map(one => one.stage))).toEqual(new Set(['warning', 'grace', 'propose']))
  const records = await Promise.all(rows.map(row => desk.call('suppliers.get', { id: row.supplierId })))
  expect(records.some(({ ratings }) => ratings.means !== null)).toBe(true)
  expect(records.some(({ ratings }) => ratings.means === null && ratings.raters > 0)).toBe(true)
})

test('every step that the life cycle does not know is refused with those that it knows, from every state', async () => {
  const desk = await testDesk({ create: { sample: true } })
  const { rows } = await desk.call('suppliers.list', { limit: 1000 })
  const date = new Date().toISOString().slice(0, 10)
  for (const from of supplierStates) {
    const qualificationId = rows.find(row => row.state === from)?.qualificationId
    for (const to of supplierStates.filter(state => !transitions[from].includes(state))) {
      expect(await desk.refused('suppliers.transition', { qualificationId, to, date, reason: 'prova', cause: 'S1' }), `${from} ${to}`)
        .toMatchObject({ code: 'transition-not-allowed', values: { from, to, allowed: transitions[from] } })
    }
  }
})
