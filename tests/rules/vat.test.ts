import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkVat, italianCheckDigit, normaliseVat } from '../../shared/vat.ts'

/** A number whose office exists, so that only the digits decide. */
const italian = fc.tuple(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 1, max: 100 })).map(([serial, office]) => {
  const ten = String(serial).padStart(7, '0') + String(office).padStart(3, '0')
  return ten + String(italianCheckDigit(ten))
})

describe('Italian VAT numbers', () => {
  it.each([
    ['00743110157', 'ok', 'ok'],
    ['77777770486', 'ok', 'ok'],
    ['65432100504', 'ok', 'ok'],
    ['50000010467', 'ok', 'ok'],
    ['76543210363', 'ok', 'ok'],
    ['55555551005', 'ok', 'ok'],
    ['12345678903', 'warning', 'vat-office-unknown'],
    ['00675635106', 'warning', 'vat-office-unknown'],
    ['00743110158', 'error', 'vat-check-digit'],
    ['12345678901', 'error', 'vat-check-digit'],
    ['00000000000', 'error', 'vat-zeros'],
    ['7777777048', 'error', 'vat-shape'],
    ['777777704860', 'error', 'vat-shape'],
    ['7777777048A', 'error', 'vat-shape'],
    ['', 'error', 'vat-shape'],
    ['-', 'error', 'vat-shape'],
    ['RSSMRA80A01H501U', 'error', 'vat-shape'],
  ])('%s is %s (%s)', (text, level, code) => {
    expect(checkVat(text)).toEqual({ value: text === '-' ? '' : text, level, code })
  })

  it.each(['IT00743110157', 'it 00743 110157', 'IT 00743.110.157', '00743110157\u00a0', 'P.IVA 00743110157', 'P. IVA: IT00743110157', 'Partita IVA n. 00743110157', '００７４３１１０１５７'])(
    'reads %j as 00743110157',
    (text) => {
      expect(normaliseVat(text)).toBe('00743110157')
      expect(checkVat(text)).toEqual({ value: '00743110157', level: 'ok', code: 'ok' })
    },
  )

  it('knows the offices 001 to 100, 120, 121, 888 and 999, and no other', () => {
    const known = Array.from({ length: 1000 }, (_, office) => {
      const ten = `1234567${String(office).padStart(3, '0')}`
      return checkVat(ten + String(italianCheckDigit(ten))).level === 'ok' ? office : -1
    }).filter((office) => office >= 0)
    expect(known).toEqual([...Array.from({ length: 100 }, (_, index) => index + 1), 120, 121, 888, 999])
  })

  it('finds every single wrong digit', () => {
    fc.assert(fc.property(italian, fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
      const wrong = [...number].map((digit, index) => (index === place ? String((Number(digit) + shift) % 10) : digit)).join('')
      expect(checkVat(number).level).toBe('ok')
      expect(checkVat(wrong).level).toBe('error')
    }))
  })

  it('finds every two neighbours that changed places, but 0 and 9', () => {
    fc.assert(fc.property(italian, fc.integer({ min: 0, max: 9 }), (number, place) => {
      const [first = '', second = ''] = number.slice(place, place + 2)
      const pair = [first, second].sort().join('')
      fc.pre(first !== second && pair !== '09')
      expect(checkVat(number.slice(0, place) + second + first + number.slice(place + 2)).code).toBe('vat-check-digit')
    }))
  })

  it('reads the same number again from what it stored', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const once = normaliseVat(text)
      expect(normaliseVat(once)).toBe(once)
    }))
  })
})

describe('foreign VAT numbers', () => {
  it.each([
    'ATU13585627', 'BE0428759497', 'BE1006872569', 'BG175074752', 'CY10259033P', 'CZ25123891', 'DE136695976', 'DK13585628', 'EE100931558', 'EL094259216', 'ESB58378431',
    'FI20774740', 'FR40303265045', 'HR33392005961', 'HU12892312', 'IE6433435F', 'LT119511515', 'LU15027442', 'LV40003521600', 'MT11679112', 'NL004495445B01', 'PL8567346215',
    'PT501964843', 'RO18547290', 'SE123456789701', 'SI50223054', 'SK2022749619', 'XI123456789', 'XIGD123',
  ])('%s is right, with or without prefix', (number) => {
    const country = number.startsWith('EL') ? 'GR' : number.startsWith('XI') ? 'GB' : number.slice(0, 2)
    expect(checkVat(number, country)).toEqual({ value: number, level: 'ok', code: 'ok' })
    if (country !== 'GB') expect(checkVat(number.slice(2), country)).toEqual({ value: number, level: 'ok', code: 'ok' })
  })

  it.each([
    'ATU13585628', 'BE0431150351', 'CY10259033Z', 'CZ25123890', 'DE136695978', 'DK13585627', 'EL123456781', 'ESJ99216583', 'FI20774741', 'FR84323140391', 'HR33392005962',
    'IE6433435E', 'LT100001919018', 'LU15027443', 'LV40003521601', 'MT11679113', 'NL123456789B90', 'PL8567346216', 'PT501964842', 'RO18547291', 'SE556079197501',
    'SI50223055', 'SK2022749618',
  ])('%s fails its checksum: a warning', (number) => {
    expect(checkVat(number, number.startsWith('EL') ? 'GR' : number.slice(0, 2))).toEqual({ value: number, level: 'warning', code: 'vat-foreign-checksum' })
  })

  it.each([['DE12345678', 'DE'], ['FRIO303265045', 'FR'], ['13585627', 'AT'], ['BE2006872569', 'BE'], ['EL09425921', 'GR'], ['XI12345', 'GB']])('%s has no shape of its country: an error', (text, country) => {
    expect(checkVat(text, country)).toMatchObject({ level: 'error', code: 'vat-shape' })
  })

  it('follows a written prefix rather than the country of the seat', () => {
    expect(checkVat('PL 856-734-62-15')).toEqual({ value: 'PL8567346215', level: 'ok', code: 'ok' })
    expect(checkVat('IT 00743110157', 'DE')).toEqual({ value: '00743110157', level: 'ok', code: 'ok' })
  })

  it('writes Greece as EL and gives old Belgian numbers their 0', () => {
    expect(normaliseVat('GR 094259216', 'GR')).toBe('EL094259216')
    expect(normaliseVat('428.759.497', 'BE')).toBe('BE0428759497')
    expect(checkVat('428.759.497', 'BE').level).toBe('ok')
  })

  it('has no rule for countries outside the Union', () => {
    expect(checkVat('CHE-123.456.788', 'CH')).toEqual({ value: 'CHE123456788', level: 'ok', code: 'ok' })
    expect(checkVat('91310000MA1FL0000X', 'CN')).toMatchObject({ level: 'ok' })
    expect(checkVat(' ', 'CN')).toMatchObject({ level: 'error', code: 'vat-shape' })
  })
})
