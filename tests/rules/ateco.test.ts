import { describe, expect, it } from 'vitest'
import { atecoDivisionLabelKey, checkAteco } from '../../shared/ateco.ts'
import { words } from '../../shared/language.ts'

describe('ATECO codes', () => {
  it.each([
    ['15.11.00', '15.11.00'], ['151100', '15.11.00'], ['15.11.0', '15.11.0'], ['C 15.11', '15.11'], ['C15.11', '15.11'], ['c.15.11.00', '15.11.00'], ['15', '15'], ['1511', '15.11'],
    ['15110', '15.11.0'], ['151', '15.1'], ['15 11 00', '15.11.00'], [' 14.21.00 ', '14.21.00'], ['15.11.00 - Preparazione e concia', '15.11.00'], ['14.1 Abbigliamento', '14.1'],
    ['1.11', '01.11'], ['ATECO 2007: 13.30', '13.30'], ['１５.１１', '15.11'], ['15.11.', '15.11'], ['15,11', '15.11'],
  ])('%j is %s', (text, value) => { expect(checkAteco(text)).toEqual({ value, level: 'ok', code: 'ok' }) })

  it.each(['', '1', 'concia', '15.111', '15.11.000', '1511001', '15.11.00.1', 'Z15.11', '15.x'])('%j has no such shape, and stays as typed', (text) => {
    expect(checkAteco(text)).toEqual({ value: text, level: 'warning', code: 'ateco-shape' })
  })

  it('names the divisions of the district, in both languages, and no other', () => {
    const divisions = Array.from({ length: 100 }, (_, index) => String(index).padStart(2, '0'))
    const keys = divisions.flatMap((division) => atecoDivisionLabelKey(`${division}.1`) ?? [])
    expect(keys).toHaveLength(21)
    for (const key of keys) for (const language of ['it', 'en'] as const) expect(words(language)(key)).not.toContain('ateco')
    expect(words('it')(atecoDivisionLabelKey('17.12.00')!)).toBe('Carta e cartone')
    expect(atecoDivisionLabelKey('99.00')).toBeNull()
    expect(atecoDivisionLabelKey('concia 15')).toBeNull()
  })
})
