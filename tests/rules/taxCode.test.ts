import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkTaxCode, decodeOmocodia } from '../../shared/taxCode.ts'

const omocodie = ['RSSMRA80A01H50MM', 'RSSMRA80A01H5LMX', 'RSSMRA80A01HRLMS', 'RSSMRAULALMHRLMD']
const people = ['RSSMRA80A01H501U', 'RSSMRA80A41H501Y', ...omocodie, 'VRDLCU85D52D403A', 'BNCLNE92T71I177Z', 'FOXYOX60C15E715X', 'RCCMNL83S18D969H']

describe('tax codes', () => {
  it.each(people)('%s is a person', (code) => {
    expect(checkTaxCode(code)).toEqual({ value: code, level: 'ok', code: 'ok', kind: 'person' })
  })

  it.each(['80000010480', '94000010481', '00743110157'])('%s is a body', (code) => {
    expect(checkTaxCode(code)).toEqual({ value: code, level: 'ok', code: 'ok', kind: 'entity' })
  })

  it.each([
    ['RSSMRA80A01H501X', 'tax-code-check', 'person'],
    ['RSSMRA80F01H501G', 'tax-code-month', 'person'],
    ['RSSMRA80A32H501C', 'tax-code-day', 'person'],
    ['RSSMRA80A01HZLMH', 'tax-code-shape', null],
    ['RSSMRA80A01H501', 'tax-code-shape', null],
    ['80000010481', 'tax-code-check', 'entity'],
    ['00000000000', 'tax-code-zeros', 'entity'],
    ['8000001048', 'tax-code-shape', null],
    ['', 'tax-code-shape', null],
  ])('%s is wrong: %s', (text, code, kind) => {
    expect(checkTaxCode(text)).toEqual({ value: text, level: 'error', code, kind })
  })

  it('reads lower case, blanks and a leading C.F.', () => {
    expect(checkTaxCode('c.f. rss mra 80a01 h501u').value).toBe('RSSMRA80A01H501U')
    expect(checkTaxCode('CF: 80000010480')).toMatchObject({ value: '80000010480', level: 'ok' })
  })

  it.each(omocodie)('takes %s back to its base form', (code) => {
    expect(decodeOmocodia(code)).toBe('RSSMRA80A01H501U')
  })

  it('leaves alone what is no omocodia', () => {
    for (const code of ['RSSMRA80A01H501U', 'RSSMRA80A41H501Y', '80000010480', 'qualcosa']) expect(decodeOmocodia(code)).toBe(code)
  })

  it('accepts 29 February where the year has one in some century, and no 30 February', () => {
    const days = ['00B29', '01B29', '04B69', '80B30', '80D71', '80D70'].map((birth) => anyLetter(`RSSMRA${birth}H501`))
    expect(days.map((code) => checkTaxCode(code).code)).toEqual(['ok', 'tax-code-day', 'ok', 'tax-code-day', 'tax-code-day', 'ok'])
  })

  it('finds every single wrong digit of a body', () => {
    fc.assert(fc.property(fc.constantFrom('80000010480', '94000010481'), fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 9 }), (code, place, shift) => {
      const wrong = [...code].map((digit, index) => (index === place ? String((Number(digit) + shift) % 10) : digit)).join('')
      expect(checkTaxCode(wrong).level).toBe('error')
    }))
  })

  it('finds every single wrong letter of a name', () => {
    fc.assert(fc.property(fc.constantFrom(...people), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 25 }), (code, place, shift) => {
      const wrong = [...code].map((letter, index) => (index === place ? String.fromCharCode(65 + ((letter.charCodeAt(0) - 65 + shift) % 26)) : letter)).join('')
      expect(checkTaxCode(wrong)).toMatchObject({ level: 'error', code: 'tax-code-check' })
    }))
  })
})

/** The code with the control letter that the rule accepts: the only one of the 26 that is not refused for it. */
function anyLetter(first15: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  return [...letters].map((letter) => first15 + letter).find((code) => checkTaxCode(code).code !== 'tax-code-check') ?? ''
}
