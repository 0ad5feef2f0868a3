import { describe, expect, it } from 'vitest'
import { parseDay, parseNumber } from '../../shared/typed.ts'

const today = '2026-11-22'

describe('a day as it is typed', () => {
  it.each([
    ['1/3/25', '2025-03-01'], ['01/03/2025', '2025-03-01'], ['010325', '2025-03-01'], ['01032025', '2025-03-01'], ['1.3.2025', '2025-03-01'],
    ['1-3-25', '2025-03-01'], [' 1 3 25 ', '2025-03-01'], ['2025-03-01', '2025-03-01'], ['1/3', '2026-03-01'], ['29/2/24', '2024-02-29'],
    ['31/12/98', '1998-12-31'], ['1/1/46', '2046-01-01'], ['1/1/47', '1947-01-01'],
  ])('%s is %s', (text, day) => expect(parseDay(text, today)).toBe(day))

  it.each(['', 'ieri', '31/2/2025', '29/2/25', '0/3/25', '1/13/25', '32/1/2025', '1/3/225', '1/3/0025', '12', '2025-13-01', '00/00/0000'])('%j is no day', text => {
    expect(parseDay(text, today)).toBeNull()
  })
})

describe('a number as it is typed', () => {
  it.each([
    ['1.234,5', 1234.5], ['1234,5', 1234.5], ['€ 1.234.567,89', 1234567.89], ['1 234,50 €', 1234.5], ['24', 24], ['-3,5', -3.5], ['−3', -3],
    ['1.234', 1234], ['2.5', 2.5], ['1234.56', 1234.56], ['0,05', 0.05], ['1’000', 1000],
  ])('Italian: %s is %d', (text, value) => expect(parseNumber(text, 'it')).toBe(value))

  it.each([['1,234.5', 1234.5], ['1234.5', 1234.5], ['1,234', 1234], ['2,5', 2.5]])('English: %s is %d', (text, value) => {
    expect(parseNumber(text, 'en')).toBe(value)
  })

  it.each(['', '-', 'dieci', '1,2,3', '1.23.456', '1.234.5', '12abc', '1e5', '0x10', ',5,', '--3', '1.2345,6'])('%j is no number', text => {
    expect(parseNumber(text, 'it')).toBeNull()
  })
})
