import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentStateAt, typeInWords, type DocumentDays, type DocumentState, type Transition, type ValidityRule } from '../../shared/documents.ts'
import { addDays, daysBetween } from '../../shared/periods.ts'

const noDays: DocumentDays = { issuedOn: null, validFrom: null, expiresOn: null, rejectedOn: null, replacedOn: null }
const stated: ValidityRule = { validity: 'stated', validFor: null, validUnit: null, warnDays: 30, successorId: null, successorFrom: null, transitionOn: null }
const fixed = (validFor: number, validUnit: ValidityRule['validUnit'], more: Partial<ValidityRule> = {}): ValidityRule => ({ ...stated, validity: 'fixed', validFor, validUnit, ...more })
const endless: ValidityRule = { ...stated, validity: 'none', warnDays: 365 }
const durc = fixed(120, 'days', { warnDays: 20 })
const iso = fixed(3, 'years', { warnDays: 90, successorId: 'next', transitionOn: '2029-04-30' })
const sa8000 = fixed(3, 'years', { warnDays: 120, successorId: 'next', successorFrom: '2027-01-01', transitionOn: '2028-12-31' })
const grs = fixed(12, 'months', { warnDays: 60, successorId: 'next', successorFrom: '2027-12-31' })

describe('the state of a document at a day', () => {
  const cases: [name: string, days: Partial<DocumentDays>, rule: ValidityRule, at: string, state: DocumentState, endsOn: string | null, transition?: Transition][] = [
    ['a DURC is good for 120 days from its check', { issuedOn: '2026-01-01' }, durc, '2026-04-10', 'valid', '2026-05-01'],
    ['and is said to expire 20 days before', { issuedOn: '2026-01-01' }, durc, '2026-04-11', 'expiring', '2026-05-01'],
    ['its last day still counts', { issuedOn: '2026-01-01' }, durc, '2026-05-01', 'expiring', '2026-05-01'],
    ['the day after does not', { issuedOn: '2026-01-01' }, durc, '2026-05-02', 'expired', '2026-05-01'],
    ['months end on the day of the same number', { issuedOn: '2025-10-31' }, fixed(4, 'months'), '2026-02-28', 'expiring', '2026-02-28'],
    ['years too, also from a leap day', { issuedOn: '2024-02-29' }, fixed(1, 'years'), '2025-03-01', 'expired', '2025-02-28'],
    ['the day stated on it comes before the rule', { issuedOn: '2026-01-01', expiresOn: '2026-02-01' }, durc, '2026-02-02', 'expired', '2026-02-01'],
    ['a stated length without its day is to be verified', { issuedOn: '2026-01-01' }, stated, '2026-01-02', 'unknown', null],
    ['nothing known is to be verified', {}, durc, '2026-01-02', 'unknown', null],
    ['without end it stays good', { issuedOn: '2001-01-01' }, endless, '2026-01-02', 'valid', null],
    ['but not when its day is unknown', {}, endless, '2026-01-02', 'unknown', null],
    ['before its first day it is none yet', { issuedOn: '2026-01-01', validFrom: '2026-03-01' }, durc, '2026-02-28', 'future', '2026-05-01'],
    ['rejected comes before all', { issuedOn: '2020-01-01', rejectedOn: '2026-01-01', replacedOn: '2025-01-01' }, durc, '2026-01-01', 'rejected', '2020-04-30'],
    ['but only from its day on', { issuedOn: '2025-12-01', rejectedOn: '2026-01-02' }, durc, '2026-01-01', 'valid', '2026-03-31'],
    ['replaced comes before expired', { issuedOn: '2020-01-01', replacedOn: '2026-01-01' }, durc, '2026-01-01', 'replaced', '2020-04-30'],
    ['and only from the day of the newer one', { issuedOn: '2020-01-01', replacedOn: '2026-01-02' }, durc, '2026-01-01', 'expired', '2020-04-30'],
    ['no warning of its own: 60 days', { expiresOn: '2026-03-02' }, { ...stated, warnDays: null }, '2026-01-01', 'expiring', '2026-03-02'],
    ['an edition ends its certificates', { issuedOn: '2028-01-01' }, iso, '2028-04-29', 'valid', '2029-04-30'],
    ['its end is announced a year before', { issuedOn: '2028-01-01' }, iso, '2028-04-30', 'valid', '2029-04-30', 'due'],
    ['and then it is over, whatever the certificate says', { issuedOn: '2028-01-01', expiresOn: '2030-12-31' }, iso, '2029-05-01', 'expired', '2029-04-30', 'over'],
    ['also where no day is known', {}, iso, '2029-05-01', 'expired', '2029-04-30', 'over'],
    ['SA8000:2014 is to be left from the first renewals on the new edition', { issuedOn: '2025-06-01' }, sa8000, '2026-09-02', 'valid', '2028-06-01'],
    ['said 120 days before', { issuedOn: '2025-06-01' }, sa8000, '2026-09-03', 'valid', '2028-06-01', 'due'],
    ['GRS goes on until its own end', { issuedOn: '2027-12-01' }, grs, '2028-06-01', 'valid', '2028-12-01', 'due'],
    ['what is replaced has nothing to leave', { issuedOn: '2025-06-01', replacedOn: '2027-01-01' }, sa8000, '2027-01-01', 'replaced', '2028-06-01'],
  ]
  it.each(cases)('%s', (_name, days, rule, at, state, endsOn, transition) => {
    expect(documentStateAt({ ...noDays, ...days }, rule, at)).toMatchObject({ state, endsOn, transition: transition ?? null, daysLeft: endsOn === null ? null : daysBetween(at, endsOn) })
  })

  it('what has ended by itself has nothing to move', () => {
    expect(documentStateAt({ ...noDays, issuedOn: '2023-01-01' }, sa8000, '2026-11-01')).toMatchObject({ state: 'expired', transition: null })
  })

  it('days at the end of the calendar break nothing', () => {
    expect(documentStateAt({ ...noDays, issuedOn: '9999-12-31' }, durc, '9999-12-31')).toMatchObject({ state: 'expiring', endsOn: '9999-12-31' })
    expect(documentStateAt({ ...noDays, issuedOn: '9999-01-01' }, endless, '9999-12-31').reviewOn).toBe('9999-12-31')
    expect(documentStateAt(noDays, { ...grs, successorFrom: '0001-01-02' }, '0001-01-01').transition).toBe('due')
  })

  it('one without end is looked at again after its time', () => {
    expect(documentStateAt({ ...noDays, issuedOn: '2025-01-01' }, endless, '2026-06-01').reviewOn).toBe('2026-01-01')
    expect(documentStateAt({ ...noDays, issuedOn: '2025-01-01' }, durc, '2026-06-01').reviewOn).toBeNull()
  })
})

const day = fc.integer({ min: 0, max: 6000 }).map(days => addDays('2020-01-01', days))
const maybe = fc.option(day, { nil: null })
const anyRule: fc.Arbitrary<ValidityRule> = fc.record({
  validity: fc.constantFrom('fixed', 'stated', 'none'), validFor: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }), validUnit: fc.option(fc.constantFrom('days', 'months', 'years'), { nil: null }),
  warnDays: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }), successorId: fc.option(fc.constant('next'), { nil: null }), successorFrom: maybe, transitionOn: maybe,
})
const anyDays: fc.Arbitrary<DocumentDays> = fc.record({ issuedOn: maybe, validFrom: maybe, expiresOn: maybe, rejectedOn: maybe, replacedOn: maybe })

describe('whatever the days and the rule', () => {
  it('what is good has not ended, and what has ended is past its last day', () => {
    fc.assert(fc.property(anyDays, anyRule, day, (days, rule, at) => {
      const { state, endsOn, daysLeft } = documentStateAt(days, rule, at)
      if (state === 'valid' || state === 'expiring') expect(endsOn === null || endsOn >= at).toBe(true)
      if (state === 'expired') expect(endsOn !== null && endsOn < at && (daysLeft ?? 0) < 0).toBe(true)
      if (state === 'unknown') expect(endsOn).toBeNull()
    }))
  })

  it('time never makes it better', () => {
    const order: DocumentState[] = ['future', 'valid', 'expiring', 'expired']
    fc.assert(fc.property(anyDays, anyRule, day, fc.integer({ min: 1, max: 800 }), (days, rule, at, later) => {
      const alone = { ...days, rejectedOn: null, replacedOn: null }
      const [now, then] = [at, addDays(at, later)].map(one => order.indexOf(documentStateAt(alone, rule, one).state))
      if (now !== undefined && then !== undefined && now >= 0 && then >= 0) expect(then).toBeGreaterThanOrEqual(now)
    }))
  })

  it('no certificate outlives its edition', () => {
    fc.assert(fc.property(anyDays, anyRule, day, (days, rule, at) => {
      const { endsOn } = documentStateAt(days, rule, at)
      if (rule.successorId !== null && rule.transitionOn !== null && endsOn !== null) expect(endsOn <= rule.transitionOn).toBe(true)
    }))
  })
})

it('a type is called by its name in the language, with its edition', () => {
  expect(typeInWords({ name: 'DURC (regolarità contributiva)', nameEnglish: 'DURC (social security)', edition: null }, 'en')).toBe('DURC (social security)')
  expect(typeInWords({ name: 'ISO 9001', nameEnglish: null, edition: '2015' }, 'en')).toBe('ISO 9001:2015')
})
