import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatEuros, formatNumber } from '../../shared/format.ts'
import { moneyOf, readCount, readMoney, saysNothing } from '../../shared/import/numbers.ts'

describe('money typed as text', () => {
  it.each<[string, number | null, ...string[]]>([
    ['€ 1.234.567,89', 1234567.89], ['1.234', 1234], ['1.5 mln', 1_500_000], ['€ 2,3 mln', 2_300_000], ["1'234", 1234], ['1 234 567', 1234567], ['1.234,-', 1234], ['k€ 500', 500_000],
    ['500k', 500_000], ['2,3M€', 2_300_000], ['1,2 miliardi', 1_200_000_000], ['500 mila', 500_000], ['EUR 1.000.000', 1_000_000], ['euro 1.000.000,00', 1_000_000], ['1.000.000 €', 1_000_000],
    ['2,5 milioni di euro', 2_500_000], ['1.000,5', 1000.5], ['12.345.678,9', 12345678.9], ['0', 0], ['1.000.000*', 1_000_000], ['500,00', 500, 'money-small'],
    ['1,234,567.89', 1234567.89, 'number-english'], ['1,234', 1234, 'number-ambiguous'], ['1,234 mln', 1_234_000], ['2.300 mln', null, 'number-undecided'],
    ['circa 2 milioni', 2_000_000, 'number-approximate'], ['1.000.000 (2022)', 1_000_000, 'remark-left'], ['2.59305E+08', 259_305_000, 'number-exponent'],
    ['1-2 mln', null, 'number-range'], ['tra 1 e 2 mln', null, 'number-range'], ['fino a 2 mln', null, 'number-bound'], ['> 1.000.000', null, 'number-bound'], ['500 mil', null, 'number-unit'],
    ['-5.000', null, 'number-negative'], ['(5.000)', null, 'number-negative'], ['$ 5.000', null, 'currency-other'], ['12%', null, 'number-unreadable'], ['1.23.4', null, 'number-unreadable'],
    ['1O0', null, 'number-unreadable'], ['1e15', null, 'number-too-large'],
  ])('%s', (text, value, ...notes) => expect(readMoney(text)).toEqual({ value, notes }))

  it('is multiplied as the heading says, but not where the cell says it itself or the result could not be', () => {
    expect(readMoney('1.234', 1000)).toEqual({ value: 1_234_000, notes: [] })
    expect(readMoney('2,3 mln', 1000)).toEqual({ value: 2_300_000, notes: [] })
    expect(readMoney('€ 12.000.000', 1e6)).toEqual({ value: 12_000_000, notes: ['money-unscaled'] })
    expect(moneyOf(2.3, 1e6)).toEqual({ value: 2_300_000, notes: [] })
  })

  it('reads back what the app itself writes, in both languages', () => {
    fc.assert(fc.property(fc.integer({ min: 100_000, max: 999_999_999_999 }), (cents) => {
      const euros = cents / 100
      expect(readMoney(formatEuros(euros, 'it')).value).toBe(euros)
      expect(readMoney(formatEuros(euros, 'en')).value).toBe(euros)
      expect(readMoney(formatNumber(euros, 'it')).value).toBe(euros)
    }))
  })
})

describe('a headcount typed as text', () => {
  it.each<[string, number | null, ...string[]]>([
    ['24 addetti', 24], ['n. 24', 24], ['12,5', 12.5], ['12.5 FTE', 12.5], ['5 U.L.A.', 5], ['1.234', 1234], ['24,00', 24], ['0', 0], ['circa 30', 30, 'number-approximate'], ['~20', 20, 'number-approximate'],
    ['30 ca.', 30, 'number-approximate'], ['24 (di cui 3 part-time)', 24, 'remark-left'], ['5 (M)', 5, 'remark-left'], ['35, di cui 20 donne', 35, 'remark-left'], ['10-15', null, 'number-range'], ['da 10 a 15', null, 'number-range'], ['10/15', null, 'number-range'],
    ['>50', null, 'number-bound'], ['50+', null, 'number-bound'], ['+ di 50', null, 'number-bound'], ['+12', 12], ['oltre 50', null, 'number-bound'], ['meno di 10', null, 'number-bound'], ['ventiquattro', null, 'number-unreadable'],
    ['24+2', null, 'number-unreadable'], ['3 soci + 5 dipendenti', null, 'number-unreadable'], ['n.d.', null], ['nd', null], ['-', null], ['/', null], ['//', null], ['?', null], ['non disponibile', null], ['', null],
  ])('%s', (text, value, ...notes) => expect(readCount(text)).toEqual({ value, notes }))

  it('reads back what the app itself writes', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), (hundredths) => {
      expect(readCount(formatNumber(hundredths / 100, 'it'))).toEqual({ value: hundredths / 100, notes: [] })
    }))
  })
})

describe('words for nothing', () => {
  it.each(['', '-', '--', '—', '/', 'n.d.', 'N.D.', 'nd', 'n/a', '?', 'Non disponibile', 'n.p.'])('%s', (text) => expect(saysNothing(text)).toBe(true))
  it.each(['0', 'Nd S.r.l.', 'Nessuno & Figli', '-5', 'no'])('but not %s', (text) => expect(saysNothing(text)).toBe(false))
})
