import { describe, expect, test } from 'vitest'
import { checkValue, readTyped } from '../../shared/cellRules.ts'
import { memberCells } from '../../shared/memberCells.ts'
import type { MemberColumn } from '../../shared/members.ts'
import type { CellValue } from '../../shared/cells.ts'
import type { Language } from '../../shared/procedure.ts'

const today = '2026-11-22'
const read = (column: MemberColumn, text: string, language: Language = 'it') => readTyped(memberCells[column], text, { language, today })

describe('a cell of the members list as it is typed', () => {
  test.each<[MemberColumn, string, CellValue]>([
    ['name', '  Rossi   S.r.l. ', 'Rossi S.r.l.'], ['employees', '24', 24], ['employees', '1.234,5', 1234.5], ['employees', '24 addetti', 24], ['turnover', '1.234,50', 1234.5], ['turnover', '€ 2,5 mln', 2500000],
    ['joinedOn', '1/3/25', '2025-03-01'], ['joinedOn', '010325', '2025-03-01'], ['joinedOn', '1 marzo 2025', '2025-03-01'], ['legalForm', 'srl', 'SRL'], ['legalForm', 'SPA', 'SPA'],
    ['legalForm', 'Soc. coop.', 'COOP'], ['chainPlace', 'processing', 'processing'], ['vatNumber', '259305100', '00259305100'], ['taxCode', 'rssmra80a01h501u', 'RSSMRA80A01H501U'], ['postalCode', '185', '00185'], ['postalCode', '90-001', '90-001'],
    ['atecoCode', '151100', '15.11.00'], ['province', 'Firenze', 'FI'], ['municipality', '50053 Empoli FI', 'Empoli'], ['email', 'Info@Rossi.IT', 'info@rossi.it'], ['tags', 'uno, due; tre', 'uno, due, tre'],
    ['phone', '0571 123456', '0571 123456'], ['phone', '', null], ['employees', 'n.d.', null],
  ])('%s «%s» is %j', (column, text, value) => expect(read(column, text)).toMatchObject({ ok: true, value }))

  test.each<[MemberColumn, string, string]>([
    ['name', ' ', 'required'], ['kind', '', 'required'], ['employees', 'molti', 'not-a-number'], ['employees', '10-20', 'not-a-number'], ['employees', '-1', 'negative'], ['employees', '99999999', 'too-large'],
    ['turnover', '100 $', 'not-a-number'], ['joinedOn', '31/2/2025', 'not-a-day'], ['legalForm', 'xyz', 'not-a-choice'], ['kind', 'xyz', 'not-a-choice'], ['figuresYear', '2024', 'read-only'], ['size', 'Piccola', 'read-only'],
    ['phone', 'x'.repeat(101), 'too-long'], ['phone', '#N/D', 'cell-error'], ['phone', '#REF!', 'cell-error'], ['vatNumber', 'boh', 'not-understood'], ['email', 'a@b.it, c@d.it', 'several-addresses'],
  ])('%s «%s» is refused as %s', (column, text, code) => expect(read(column, text)).toMatchObject({ ok: false, problem: { code } }))

  test.each<[MemberColumn, string, string]>([
    ['vatNumber', '00743110158', 'vat-check-digit'], ['email', 'rossi', 'email-shape'], ['joinedOn', '2024', 'date-year-only'], ['employees', 'circa 30', 'number-approximate'], ['postalCode', 'ABC', 'postal-code-shape'],
  ])('%s «%s» is taken with the doubt %s', (column, text, code) => expect(read(column, text)).toMatchObject({ ok: true, problem: { code } }))

  test('the language of the window decides between comma and point', () => {
    expect(read('employees', '1,234')).toMatchObject({ value: 1.234 })
    expect(read('employees', '1,234', 'en')).toMatchObject({ value: 1234 })
    expect(read('turnover', '1,234.50', 'en')).toMatchObject({ value: 1234.5 })
  })
  test('words of both languages are understood', () => {
    expect(read('chainPlace', 'Finishing')).toMatchObject({ ok: true })
    expect(read('kind', 'association')).toMatchObject({ value: 'association' })
    expect(read('kind', 'Associazione', 'en')).toMatchObject({ value: 'association' })
  })
})

describe('a value as the list holds it', () => {
  test.each<[MemberColumn, CellValue, boolean]>([
    ['employees', 12.5, true], ['employees', '12', false], ['employees', -1, false], ['legalForm', 'SRL', true], ['legalForm', 'srl', false], ['joinedOn', '2025-03-01', true], ['joinedOn', '1/3/25', false],
    ['name', null, false], ['phone', null, true], ['phone', 571, false], ['size', 'small', false], ['vatNumber', '00743110158', true],
  ])('%s %j is taken: %s', (column, value, ok) => expect(checkValue(memberCells[column], value).ok).toBe(ok))
})
