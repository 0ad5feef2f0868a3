import { describe, expect, test } from 'vitest'
import { easterOf, holidayOf, holidays, isSunday } from '../../shared/holidays.ts'
import { addDays } from '../../shared/periods.ts'

/** How many days after 21 March Easter is, year by year from 1900 to 2100, in base 36: by another program (python-dateutil). */
const easters = 'ph9mdxpatl6qh2mexiaue6qbumeriauf6qbvm7rj3nfzjbvg7rj4nfskbvg8rcwo8sk5og8lcwo9sk5pgtldwh9td5patldqh9mexpaul6qi2meyiauf6qbvmerjauf7qbvn7rj4nfzkbvg8rj4ofskcvg8scwo9sk5pg8ldwo9tk5phtldxh9te5pauldqi9meypaum7'

describe('public holidays of Italy', () => {
  test('Easter is when it is, from 1900 to 2100', () => {
    expect(Array.from(easters, (_, index) => easterOf(1900 + index))).toEqual(Array.from(easters, (sign, index) => addDays(`${1900 + index}-03-21`, Number.parseInt(sign, 36))))
    expect(easterOf(2026)).toBe('2026-04-05')
  })

  test('a year has each of them once', () => {
    const year = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index))
    const found = year.flatMap(day => (holidayOf(day) === null ? [] : [[day.slice(5), holidayOf(day)]]))
    expect(found).toEqual([
      ['01-01', 'newYear'], ['01-06', 'epiphany'], ['04-05', 'easter'], ['04-06', 'easterMonday'], ['04-25', 'liberation'], ['05-01', 'labour'], ['06-02', 'republic'], ['08-15', 'assumption'],
      ['10-04', 'francis'], ['11-01', 'allSaints'], ['12-08', 'immaculate'], ['12-25', 'christmas'], ['12-26', 'stephen'],
    ])
    expect(new Set(found.map(([, holiday]) => holiday))).toEqual(new Set(holidays))
  })

  test.each([['2025-10-04', null], ['2026-10-04', 'francis'], ['2000-06-02', null], ['2001-06-02', 'republic'], ['1985-01-06', null], ['2026-02-30', null], ['', null]])('%s: %s', (day, holiday) => expect(holidayOf(day)).toBe(holiday))
  test('Sundays are told', () => expect(['2026-05-03', '2026-05-04'].map(isSunday)).toEqual([true, false]))
})
