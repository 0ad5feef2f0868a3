import { describe, expect, it } from 'vitest'
import type { Mend, QualityCode } from '../../shared/quality.ts'
import { expectedYear, qualityAt, type QualityFacts } from '../../shared/quality/rules.ts'

const today = '2026-11-25'
/** A record with nothing to mend. */
const whole: QualityFacts = {
  organisation: {
    name: 'Tintoria Bisenzio S.r.l.', kind: 'firm', country: 'IT', legalForm: 'SRL', vatNumber: '77777770486', taxCode: '77777770486', pec: 'tintoria@pec.example', email: 'info@tintoria.example',
    atecoCode: '13.30.00', chainPlace: 'finishing', confirmedOn: null,
  },
  seat: { kind: 'registered', address: 'Via Prova 1', municipality: 'Prato', municipalityCode: '100005', province: 'PO', postalCode: '59100' },
  municipality: null, contacts: 1, figuresYear: 2025, undatedDocuments: 0, expiredDocuments: 0, undatedMemberships: 0, overlappingMemberships: 0, changedOn: '2026-01-31',
}
const firm = (over: Partial<QualityFacts['organisation']>, more: Partial<QualityFacts> = {}): QualityFacts => ({ ...whole, ...more, organisation: { ...whole.organisation, ...over } })
const seat = (over: Partial<NonNullable<QualityFacts['seat']>>, more: Partial<QualityFacts> = {}): QualityFacts => ({ ...whole, ...more, seat: { kind: 'registered', address: null, municipality: 'Prato', municipalityCode: '100005', province: 'PO', postalCode: '59100', ...over } })

describe('what is missing, doubtful or out of date', () => {
  it('is nothing in a whole record', () => expect(qualityAt(today)(whole)).toEqual([]))

  it.each<[string, QualityFacts, QualityCode, string | null, Mend | null]>([
    ['a firm without VAT number', firm({ vatNumber: null }), 'vat-missing', null, null],
    ['a company without tax code: it is the VAT number', firm({ taxCode: null }), 'tax-code-missing', null, { organisation: { taxCode: '77777770486' } }],
    ['a sole trader without tax code: only a person knows it', firm({ taxCode: null, legalForm: 'DI' }), 'tax-code-missing', null, null],
    ['a legal form that the name tells', firm({ legalForm: null }), 'legal-form-missing', null, { organisation: { legalForm: 'SRL' } }],
    ['a legal form that the name does not tell', firm({ legalForm: null, name: 'Tintoria Bisenzio' }), 'legal-form-missing', null, null],
    ['a VAT number whose zeros Excel ate', firm({ vatNumber: '743110157' }), 'vat-doubtful', '743110157', { organisation: { vatNumber: '00743110157' } }],
    ['a VAT number with a wrong check digit', firm({ vatNumber: '00743110158' }), 'vat-doubtful', '00743110158', null],
    ['a tax code that fails its check', firm({ taxCode: '00743110158' }), 'tax-code-doubtful', '00743110158', null],
    ['an e-mail with a comma for a dot', firm({ email: 'Info@tintoria,example' }), 'email-doubtful', 'Info@tintoria,example', { organisation: { email: 'info@tintoria.example' } }],
    ['an e-mail that is none', firm({ email: 'chiedere in sede' }), 'email-doubtful', 'chiedere in sede', null],
    ['a PEC with a blank', firm({ pec: 'a @pec.example' }), 'pec-doubtful', 'a @pec.example', { organisation: { pec: 'a@pec.example' } }],
    ['an ATECO code without dots', firm({ atecoCode: '133000' }), 'ateco-doubtful', '133000', { organisation: { atecoCode: '13.30.00' } }],
    ['a municipality that the list knows by another spelling', seat({ municipality: 'S. Croce s/Arno', municipalityCode: null }, { municipality: { name: "Santa Croce sull'Arno", code: '050033', province: 'PI' } }),
      'municipality-unknown', 'S. Croce s/Arno', { seat: { municipality: "Santa Croce sull'Arno", municipalityCode: '050033', province: 'PI' } }],
    ['a municipality that nobody knows', seat({ municipality: 'Atlantide', municipalityCode: null }), 'municipality-unknown', 'Atlantide', null],
    ['a postal code of four digits', seat({ postalCode: '5910' }), 'postal-code-doubtful', '5910', null],
    ['a seat without postal code', seat({ postalCode: null }), 'postal-code-missing', null, null],
    ['no seat', { ...whole, seat: null }, 'seat-missing', null, null],
    ['nobody to speak to', { ...whole, contacts: 0 }, 'contact-missing', null, null],
    ['figures of long ago', { ...whole, figuresYear: 2023 }, 'figures-old', '2023', null],
    ['no figures at all', { ...whole, figuresYear: null }, 'figures-missing', null, null],
    ['two memberships at once', { ...whole, overlappingMemberships: 1 }, 'membership-overlap', null, null],
    ['a record that nobody looked at for two years', { ...whole, changedOn: '2024-11-24' }, 'not-confirmed', '2024-11-24', { organisation: { confirmedOn: today } }],
  ])('%s', (_what, facts, code, value, mend) => {
    expect(qualityAt(today)(facts)).toMatchObject([{ code, value, mend }])
  })

  it.each<[string, QualityFacts]>([
    ['a body is asked for no firm’s data', firm({ kind: 'union', vatNumber: null, legalForm: null, pec: null, atecoCode: null, chainPlace: null }, { figuresYear: null })],
    ['a foreign firm is held to no Italian number', firm({ country: 'PL', vatNumber: 'PL1234563218', taxCode: null, pec: null, atecoCode: null })],
    ['confirmed lately, changed long ago', firm({ confirmedOn: '2026-06-01' }, { changedOn: '2020-01-01' })],
    ['changed two years ago to the day', { ...whole, changedOn: '2024-11-25' }],
  ])('%s', (_what, facts) => expect(qualityAt(today)(facts)).toEqual([]))

  it.each([['2026-07-31', 2024], ['2026-08-01', 2025], ['2026-12-31', 2025], ['2027-01-15', 2025]])('at %s the figures of %d can be asked for', (at, year) => {
    expect(expectedYear(at)).toBe(year)
  })
})
