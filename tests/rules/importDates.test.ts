import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDay } from '../../shared/format.ts'
import { readDay, readDayNumber } from '../../shared/import/dates.ts'
import { dayOfSerial } from '../../shared/import/sheet.ts'

const today = '2026-11-22'
const days = fc.date({ min: new Date('1920-01-01'), max: new Date('2026-11-21'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))

describe('days typed as text', () => {
  it.each<[string, string | null, ...string[]]>([
    ['31/12/2024', '2024-12-31'], ['1.3.2015', '2015-03-01'], ['12 03 2015', '2015-03-12'], ['31-12-2024', '2024-12-31'], ['2019-03-01', '2019-03-01'], ['2020-01-31T00:00:00', '2020-01-31'],
    ['01/02/2020 00:00', '2020-02-01'], ['31 dicembre 2024', '2024-12-31'], ['1° gennaio 2020', '2020-01-01'], ['12-gen-2020', '2020-01-12'], ['3 ott 2011', '2011-10-03'], ['14.III.2012', '2012-03-14'], ['14 III 2012', '2012-03-14'], ['x 2020', null, 'date-unreadable'], ['V 2019', null, 'date-unreadable'], ['12 Jan 2020', '2020-01-12'],
    ['January 12, 2020', '2020-01-12'], ['lunedì 12 gennaio 2020', '2020-01-12'], ['socio dal 12/3/2015', '2015-03-12'], ["dall'1/3/2015", '2015-03-01'], ['20200131', '2020-01-31'], ['31122024', '2024-12-31'],
    ['1/3/25', '2025-03-01', 'date-two-digits'], ['1/1/99', '1999-01-01', 'date-two-digits'], ['12/31/2024', '2024-12-31', 'date-english'], ['39499', '2008-02-21', 'date-serial'],
    ['2024', '2024-01-01', 'date-year-only'], ['dal 2015', '2015-01-01', 'date-year-only'], ['03.2019', '2019-03-01', 'date-month-only'], ['dicembre 2020', '2020-12-01', 'date-month-only'],
    ['dic-20', '2020-12-01', 'date-two-digits', 'date-month-only'], ['15/6/2030', '2030-06-15', 'date-future'], ['01/03/2015 (delibera 5)', '2015-03-01', 'remark-left'],
    ['31/02/2024', null, 'date-unreadable'], ['2010/2011', null, 'date-unreadable'], ['12 marzo', null, 'date-unreadable'], ['00/00/0000', null], ['00000000', null], ['99991231', null], ['0000-00-00 00:00:00', null], ['31/12/9999 00:00', null], ['rec. 31.12.2020', null, 'date-unreadable'], ['2015 circa', '2015-01-01', 'date-year-only', 'remark-left'], ['boh', null, 'date-unreadable'],
    ['99999', null, 'date-unreadable'], ['9999', null, 'date-unreadable'], ['n.d.', null], ['-', null], ['', null],
  ])('%s', (text, value, ...notes) => expect(readDay(text, { today })).toEqual({ value, notes }))

  it('takes the last day where an end is meant', () => {
    expect(readDay('2024', { today, atEnd: true }).value).toBe('2024-12-31')
    expect(readDay('02/2024', { today, atEnd: true }).value).toBe('2024-02-29')
    expect(readDay('dimissioni 31/12/2020', { today, atEnd: true }).value).toBe('2020-12-31')
    expect(readDay('radiata il 31/12/2020', { today, atEnd: true }).value).toBe('2020-12-31')
    expect(readDay('rec. 31.12.2020', { today, atEnd: true })).toEqual({ value: '2020-12-31', notes: [] })
  })

  it.each([
    ['2024-12-31T23:00:00Z', '2025-01-01'], ['2024-06-30T22:00:00.000Z', '2024-07-01'], ['2024-06-30T21:59:59Z', '2024-06-30'], ['2025-01-01T00:00:00Z', '2025-01-01'], ['2024-12-31 23:00:00 UTC', '2025-01-01'],
    ['2024-12-31T23:00:00+00:00', '2025-01-01'], ['2024-12-31T00:00:00+01:00', '2024-12-31'], ['2024-12-31T23:00:00', '2024-12-31'], ['2024-02-30T23:00:00Z', null],
    ['2024-12-31T23:59:59Z', '2024-12-31'], ['2024-12-31 23:59:59.999 UTC', '2024-12-31'], ['0001-01-01T00:00:00Z', null], ['0001-01-01 00:00:00 UTC', null], ['1899-12-31T23:30:00Z', null],
  ])('is the day in Italy where an instant of Greenwich is written: %s', (text, value) => expect(readDay(text, { today }).value).toBe(value))

  it.each([['CdA 12/03/2018', '2018-03-12'], ['delibera n. 5 del 12/03/2019', '2019-03-12'], ['Delibera CdA 12 del 15/03/2018', '2018-03-15'], ['verbale 12/2015 del 1/3/2015', '2015-03-01']])('is the one of an act, which is left: %s', (text, value) =>
    expect(readDay(text, { today })).toEqual({ value, notes: ['remark-left'] }))

  it('reads back what the app itself writes', () => {
    fc.assert(fc.property(days, (day) => {
      expect(readDay(formatDay(day), { today })).toEqual({ value: day, notes: [] })
    }))
  })
})

describe('days that stand as numbers', () => {
  it('counts from 1900 with the leap day that never was, or from 1904', () => {
    expect(dayOfSerial(1, false)).toBe('1900-01-01')
    expect(dayOfSerial(59, false)).toBe('1900-02-28')
    expect(dayOfSerial(61, false)).toBe('1900-03-01')
    expect(dayOfSerial(43_830.99, false)).toBe('2019-12-31')
    expect(dayOfSerial(42_368, true)).toBe('2019-12-31')
    expect(dayOfSerial(0, true)).toBe('1904-01-01')
    expect(dayOfSerial(-1, false)).toBeNull()
    expect(dayOfSerial(3_000_000, false)).toBeNull()
  })

  it('gives back every day in both systems', () => {
    fc.assert(fc.property(days, (day) => {
      const serial = Date.parse(day) / 86_400_000 + 25_569
      expect(dayOfSerial(serial, false)).toBe(day)
      expect(dayOfSerial(serial - 1462, true)).toBe(day)
      expect(readDayNumber(serial, { today }).value).toBe(day)
    }))
  })

  it('reads a bare year, and digits in a row', () => {
    expect(readDayNumber(2015, { today })).toEqual({ value: '2015-01-01', notes: ['date-year-only'] })
    expect(readDayNumber(20_150_301, { today })).toEqual({ value: '2015-03-01', notes: [] })
    expect(readDayNumber(12, { today }).value).toBeNull()
  })
})
