import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, dayExists, daysBetween, overlaps, runsAt, stateAt, valid, type Period } from '../../shared/periods.ts'

const day = fc.integer({ min: 0, max: 80_000 }).map((days) => addDays('1900-01-01', days))
const period: fc.Arbitrary<Period> = fc.record({ from: fc.option(day), to: fc.option(day) })

describe('days', () => {
  it.each([['2024-02-29', true], ['2023-02-29', false], ['1900-02-29', false], ['2000-02-29', true], ['2024-04-31', false], ['2024-13-01', false], ['2024-1-01', false], ['0000-01-01', false], ['', false], ['2024-01-01T00:00', false]])(
    '%s exists: %s',
    (text, exists) => { expect(dayExists(text)).toBe(exists) },
  )

  it('counts over month ends, leap days and both changes of summer time', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2025-03-29', 2)).toBe('2025-03-31')
    expect(addDays('2025-10-25', 2)).toBe('2025-10-27')
    expect(addDays('2025-01-01', -1)).toBe('2024-12-31')
    expect(daysBetween('2025-03-01', '2025-04-01')).toBe(31)
    expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366)
  })

  it('keeps the date of a month, or takes its last day', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2023-12-31', 2)).toBe('2024-02-29')
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29')
    expect(addMonths('2024-05-15', 36)).toBe('2027-05-15')
  })

  it('refuses to count from what is no day', () => {
    expect(() => addDays('2023-02-29', 1)).toThrow(RangeError)
    expect(() => daysBetween('2023-01-01', 'ieri')).toThrow(RangeError)
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
  })

  it('adds and counts the same number', () => {
    fc.assert(fc.property(day, fc.integer({ min: -30_000, max: 30_000 }), (from, days) => {
      expect(daysBetween(from, addDays(from, days))).toBe(days)
    }))
  })
})

describe('periods', () => {
  it('contains its first and its last day', () => {
    const year: Period = { from: '2024-01-01', to: '2024-12-31' }
    expect(['2023-12-31', '2024-01-01', '2024-12-31', '2025-01-01'].map((at) => stateAt(year, at))).toEqual(['future', 'running', 'running', 'ended'])
  })

  it('has no bound where a day is not known', () => {
    expect(runsAt({ from: null, to: null }, '1950-01-01')).toBe(true)
    expect(stateAt({ from: null, to: '2024-01-01' }, '2024-01-02')).toBe('ended')
    expect(stateAt({ from: '2024-01-01', to: null }, '9000-01-01')).toBe('running')
  })

  it('is valid when it does not end before it begins', () => {
    expect(valid({ from: '2024-01-01', to: '2024-01-01' })).toBe(true)
    expect(valid({ from: '2024-01-02', to: '2024-01-01' })).toBe(false)
    expect(valid({ from: null, to: '2024-01-01' })).toBe(true)
  })

  it('overlaps another when they share a day', () => {
    expect(overlaps({ from: '2024-01-01', to: '2024-06-30' }, { from: '2024-06-30', to: null })).toBe(true)
    expect(overlaps({ from: '2024-01-01', to: '2024-06-30' }, { from: '2024-07-01', to: null })).toBe(false)
  })

  it('overlaps exactly when one of its bounds, or a bound of the other, runs in both', () => {
    fc.assert(fc.property(period, period, (a, b) => {
      const days = [a.from, a.to, b.from, b.to].filter((bound) => bound !== null).concat('1950-01-01')
      expect(overlaps(a, b)).toBe(days.some((at) => runsAt(a, at) && runsAt(b, at)))
      expect(overlaps(a, b)).toBe(overlaps(b, a))
    }))
  })

  it('is in exactly one state, and passes them in order', () => {
    fc.assert(fc.property(period, day, day, (a, x, y) => {
      fc.pre(valid(a))
      const order = ['future', 'running', 'ended']
      const [early, late] = x <= y ? [x, y] : [y, x]
      expect(order.indexOf(stateAt(a, early))).toBeLessThanOrEqual(order.indexOf(stateAt(a, late)))
    }))
  })
})
