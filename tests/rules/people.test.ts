import fc from 'fast-check'
import { expect, it } from 'vitest'
import { consentAt, consentPurposes, endedTogether, leftOutAt, type ConsentFields, type ConsentState } from '../../shared/people.ts'

const given = (givenOn: string, withdrawnOn: string | null = null) => ({ purpose: 'directory' as const, givenOn, withdrawnOn })

it.each<[string, ReturnType<typeof given>[], string, ConsentState]>([
  ['nobody was asked', [], '2026-01-01', 'none'],
  ['from the day it was given', [given('2026-01-01')], '2026-01-01', 'given'],
  ['not before', [given('2026-01-02')], '2026-01-01', 'none'],
  ['until the day before it was withdrawn', [given('2026-01-01', '2026-03-01')], '2026-02-28', 'given'],
  ['not on the day itself', [given('2026-01-01', '2026-03-01')], '2026-03-01', 'withdrawn'],
  ['given again later', [given('2026-01-01', '2026-03-01'), given('2026-06-01')], '2026-06-01', 'given'],
  ['not in between', [given('2026-01-01', '2026-03-01'), given('2026-06-01')], '2026-05-01', 'withdrawn'],
])('a consent holds: %s', (_name, consents, at, state) => {
  expect(consentAt(consents, 'directory', at)).toBe(state)
  expect(consentAt(consents, 'newsletter', at)).toBe('none')
})

it('who may be named in a list was given the notice and agrees, in this order of reasons', () => {
  expect(leftOutAt(null, 'given', '2026-01-01')).toBe('noNotice')
  expect(leftOutAt('2026-01-02', 'given', '2026-01-01')).toBe('noNotice')
  expect(leftOutAt('2026-01-01', 'none', '2026-01-01')).toBe('noConsent')
  expect(leftOutAt('2026-01-01', 'withdrawn', '2026-01-01')).toBe('withdrawn')
  expect(leftOutAt('2026-01-01', 'given', '2026-01-01')).toBeNull()
})

const consent = (givenOn: string, withdrawnOn: string | null = null, purpose: ConsentFields['purpose'] = 'directory'): ConsentFields =>
  ({ purpose, givenOn, how: null, withdrawnOn, withdrawnHow: withdrawnOn && 'e-mail' })

it.each<[string, ConsentFields[][], [string, string | null][]]>([
  ['both agree', [[consent('2024-01-01')], [consent('2025-01-01')]], []],
  ['one agrees, the other was never asked', [[consent('2024-01-01')], []], []],
  ['one withdrew from another purpose', [[consent('2024-01-01')], [consent('2024-01-01', '2025-01-01', 'newsletter')]], []],
  ['one withdrew: the other ends on that day', [[consent('2024-01-01')], [consent('2023-01-01', '2025-06-01')]], [['2024-01-01', '2025-06-01']]],
  ['one withdrew before the other agreed: it ends with the merge', [[consent('2025-09-01')], [consent('2023-01-01', '2025-06-01')]], [['2025-09-01', '2026-03-01']]],
  ['one will withdraw', [[consent('2024-01-01')], [consent('2023-01-01', '2027-01-01')]], [['2024-01-01', '2027-01-01']]],
  ['one withdrew and agreed again by itself', [[consent('2024-01-01')], [consent('2023-01-01', '2025-06-01'), consent('2025-07-01')]], []],
  ['both withdrew', [[consent('2024-01-01', '2024-06-01')], [consent('2023-01-01', '2025-06-01')]], []],
])('consents of one person in two records: %s', (_name, records, ended) => {
  expect(endedTogether(records, '2026-03-01').map(({ givenOn, withdrawnOn }) => [givenOn, withdrawnOn])).toEqual(ended)
})

it('no merge makes a consent stronger: who had withdrawn in any record has withdrawn in the one', () => {
  const day = fc.integer({ min: 0, max: 1500 }).map(days => new Date(Date.UTC(2022, 0, 1 + days)).toISOString().slice(0, 10))
  const some = fc.tuple(day, fc.option(day), fc.constantFrom(...consentPurposes)).map(([givenOn, end, purpose]) => consent(givenOn, end === null || end < givenOn ? null : end, purpose))
  fc.assert(fc.property(fc.array(fc.array(some, { maxLength: 3 }), { minLength: 2, maxLength: 3 }), day, (records, today) => {
    const keyed = records.map((consents, record) => consents.map((one, index) => ({ ...one, id: `${record} ${index}` })))
    const ended = new Map(endedTogether(keyed, today).map(one => [one.id, one]))
    const together = keyed.flat().map(one => ended.get(one.id) ?? one)
    for (const purpose of consentPurposes) {
      for (const later of [today, '2030-01-01']) {
        const said = records.map(consents => consentAt(consents, purpose, later))
        const withdrawn = records.some(consents => consents.some(one => one.purpose === purpose) && consents.every(one => one.purpose !== purpose || (one.withdrawnOn !== null && one.withdrawnOn <= later)))
        if (withdrawn && later !== today) expect(consentAt(together, purpose, later)).not.toBe('given')
        if (!said.includes('given')) expect(consentAt(together, purpose, later)).not.toBe('given')
      }
    }
    expect(together.every(one => one.withdrawnOn === null || one.givenOn <= one.withdrawnOn)).toBe(true)
  }))
})
