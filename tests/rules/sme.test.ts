import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sizeByYears, sizeClass, sizeClasses, type SizeFigures, type YearFigures } from '../../shared/sme.ts'

const figures = (employees: number | null, turnover: number | null, balanceSheet: number | null): SizeFigures => ({ employees, turnover, balanceSheet })
const million = 1_000_000
const micro = figures(9, 2 * million, 5 * million)
const small = figures(49, 10 * million, 43 * million)
const medium = figures(249, 51 * million, 43 * million)
const inYear = (year: number, size: SizeFigures): YearFigures => ({ year, ...size })

/** Around the limits, where the classes meet. */
const employees = fc.constantFrom(0, 9, 9.9, 10, 49, 50, 249, 250, 749.5, 750, 5000)
const money = fc.constantFrom(0, 2, 2.01, 10, 10.1, 43, 43.1, 50, 50.1, 129, 129.1, 150, 151, 900).map((millions) => millions * million)
const rank = (size: string | null | undefined) => sizeClasses.findIndex((name) => name === size)

describe('size class of a year', () => {
  it.each([
    [9, 2.0, 5, 'micro'], [10, 1, 1, 'small'], [49, 10, 43, 'small'], [49, 10.1, 10.1, 'medium'], [249, 51, 43, 'medium'],
    [249, 51, 43.1, 'midCap'], [250, 1, 1, 'midCap'], [749, 151, 129, 'midCap'], [750, 1, 1, 'large'], [9.9, 0, 0, 'micro'], [1, 151, 129.1, 'large'],
  ])('%d staff, turnover %d m, balance sheet %d m: %s', (staff, turnover, balanceSheet, expected) => {
    expect(sizeClass(figures(staff, turnover * million, balanceSheet * million))).toMatchObject({ class: expected, between: null, missing: [] })
  })

  it.each([
    [figures(null, null, null), null, ['employees', 'turnover', 'balanceSheet']],
    [figures(9, null, null), ['micro', 'large'], ['turnover', 'balanceSheet']],
    [figures(9, 5 * million, null), ['micro', 'small'], ['balanceSheet']],
    [figures(49, 10.1 * million, null), ['small', 'medium'], ['balanceSheet']],
    [figures(null, 1 * million, null), ['micro', 'large'], ['employees']],
    [figures(null, 60 * million, 60 * million), ['midCap', 'large'], ['employees']],
    [figures(300, null, null), ['midCap', 'large'], ['turnover', 'balanceSheet']],
  ])('does not guess what is missing: %j', (year, between, missing) => {
    expect(sizeClass(year)).toEqual({ class: null, between, missing, decidedBy: [] })
  })

  it('is decided without a figure that could change nothing', () => {
    expect(sizeClass(figures(9, 2 * million, null))).toMatchObject({ class: 'micro', missing: [] })
    expect(sizeClass(figures(800, null, null))).toMatchObject({ class: 'large', missing: [] })
  })

  it('says which limits of the smaller class are passed', () => {
    expect(sizeClass(figures(10, 1, 1)).decidedBy).toEqual([{ figure: 'employees', limit: 10, value: 10 }])
    expect(sizeClass(figures(49, 10.1 * million, 10.2 * million)).decidedBy).toEqual([
      { figure: 'turnover', limit: 10 * million, value: 10.1 * million }, { figure: 'balanceSheet', limit: 10 * million, value: 10.2 * million },
    ])
    expect(sizeClass(figures(60, 10.1 * million, 1)).decidedBy.map(({ figure }) => figure)).toEqual(['employees'])
    expect(sizeClass(micro).decidedBy).toEqual([])
  })

  it('never shrinks when a figure grows', () => {
    fc.assert(fc.property(employees, money, money, employees, money, money, (e1, t1, b1, e2, t2, b2) => {
      const less = sizeClass(figures(Math.min(e1, e2), Math.min(t1, t2), Math.min(b1, b2)))
      const more = sizeClass(figures(Math.max(e1, e2), Math.max(t1, t2), Math.max(b1, b2)))
      expect(rank(less.class)).toBeLessThanOrEqual(rank(more.class))
    }))
  })

  it('holds the true class within what it says of incomplete figures', () => {
    fc.assert(fc.property(employees, money, money, fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), (e, t, b, [hideE, hideT, hideB]) => {
      const truth = rank(sizeClass(figures(e, t, b)).class)
      const said = sizeClass(figures(hideE ? null : e, hideT ? null : t, hideB ? null : b))
      if (said.class !== null) expect(rank(said.class)).toBe(truth)
      const [low, high] = said.between ?? [said.class ?? 'micro', said.class ?? 'large']
      expect(rank(low)).toBeLessThanOrEqual(truth)
      expect(rank(high)).toBeGreaterThanOrEqual(truth)
      expect(said.missing.length === 0).toBe(said.class !== null)
    }))
  })
})

describe('two-year rule', () => {
  it('needs two years beyond a limit to gain or lose a class', () => {
    expect(sizeByYears([inYear(2024, micro), inYear(2025, small)])).toMatchObject({ class: 'micro', year: 2024, years: [2024, 2025], departing: { year: 2025, class: 'small' } })
    expect(sizeByYears([inYear(2023, micro), inYear(2024, small), inYear(2025, small)])).toMatchObject({ class: 'small', year: 2025, departing: null })
    expect(sizeByYears([inYear(2023, small), inYear(2024, micro), inYear(2025, small)])).toMatchObject({ class: 'small', departing: null })
    expect(sizeByYears([inYear(2023, small), inYear(2024, micro), inYear(2025, micro)])).toMatchObject({ class: 'micro' })
  })

  it('takes the nearer class when the two years differ', () => {
    expect(sizeByYears([inYear(2023, micro), inYear(2024, small), inYear(2025, medium)])).toMatchObject({ class: 'small', year: 2024, departing: { year: 2025, class: 'medium' } })
    expect(sizeByYears([inYear(2023, small), inYear(2024, micro), inYear(2025, medium)])).toMatchObject({ class: 'small', year: 2023 })
  })

  it('names the year and the limits that decided', () => {
    expect(sizeByYears([inYear(2025, small), inYear(2024, medium)])).toMatchObject({
      class: 'medium', year: 2024, decidedBy: [{ figure: 'employees', limit: 50, value: 249 }, { figure: 'turnover' }, { figure: 'balanceSheet' }],
    })
  })

  it('begins again after a year without figures', () => {
    expect(sizeByYears([inYear(2021, micro), inYear(2022, micro), inYear(2024, small)])).toMatchObject({ class: 'small', years: [2024] })
    expect(sizeByYears([inYear(2023, micro), inYear(2024, figures(null, null, null)), inYear(2025, small)])).toMatchObject({ class: 'small', years: [2025] })
  })

  it('bears an incomplete year where it cannot change the class, and says so where it can', () => {
    const open = figures(9, 5 * million, null)
    expect(sizeByYears([inYear(2024, micro), inYear(2025, open)])).toMatchObject({ class: 'micro', year: 2024, departing: null })
    expect(sizeByYears([inYear(2023, micro), inYear(2024, small), inYear(2025, open)])).toMatchObject({ class: null, between: ['micro', 'small'], missing: ['balanceSheet'], year: 2025 })
    expect(sizeByYears([inYear(2023, open), inYear(2024, small)])).toMatchObject({ class: 'small', years: [2024] })
  })

  it('is the class of the only year, and unknown without figures', () => {
    expect(sizeByYears([inYear(2025, medium)])).toMatchObject({ ...sizeClass(medium), year: 2025, departing: null })
    expect(sizeByYears([])).toEqual({ class: null, between: null, missing: ['employees', 'turnover', 'balanceSheet'], decidedBy: [], year: null, years: [], departing: null })
    expect(sizeByYears([inYear(2025, figures(null, null, null))]).class).toBeNull()
  })

  it('changes only where two years running agree against it', () => {
    const year = fc.tuple(employees, money, money).map(([e, t, b]) => figures(e, t, b))
    fc.assert(fc.property(fc.array(year, { minLength: 2, maxLength: 8 }), (sizes) => {
      const all = sizes.map((size, index) => inYear(2010 + index, size))
      const before = rank(sizeByYears(all.slice(0, -1)).class)
      const after = rank(sizeByYears(all).class)
      const [last = 0, now = 0] = sizes.slice(-2).map((size) => rank(sizeClass(size).class))
      if (last > before && now > before) expect(after).toBe(Math.min(last, now))
      else if (last < before && now < before) expect(after).toBe(Math.max(last, now))
      else expect(after).toBe(before)
    }))
  })
})
