import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editionIn, readAteco, readAtecoEdition, readChainPlace, readLegalForm, readMembershipKind, readPostalCode, readRea, readSdi, readTaxCode, readVat } from '../../shared/import/codes.ts'
import { cleanText, kinds, type Cell } from '../../shared/import/sheet.ts'
import { readCertificates, readEmails, readList, readPec, readPhone, readPhoneNumber, readProvince, readWebsite, splitAddress, splitPlace } from '../../shared/import/texts.ts'
import { readCell } from '../../shared/import/values.ts'
import { legalFormOf } from '../../shared/legalForm.ts'
import { importFields } from '../../shared/members.ts'
import { legalForms, membershipKinds, chainPlaces } from '../../shared/organisations/codes.ts'
import { italianCheckDigit } from '../../shared/vat.ts'

const cell = (value: string | number): Cell => ({ kind: typeof value === 'number' ? kinds.number : kinds.text, value, text: String(value) })

describe('VAT numbers', () => {
  it.each<[string | number, string | null, ...string[]]>([
    ['00743110157', '00743110157'], ['IT 00743 110157', '00743110157'], ['P.IVA 00743110157', '00743110157'], ["'00743110157", '00743110157'], ['00743110157.0', '00743110157'],
    [743_110_157, '00743110157', 'leading-zeros'], ['743110157', '00743110157', 'leading-zeros'], ['7431 1015 7', '00743110157', 'leading-zeros'], ['2.59305100E+08', '00259305100', 'leading-zeros', 'vat-office-unknown'],
    ['2.59305E+08', null, 'vat-cut'], ['00743110158', '00743110158', 'vat-check-digit'], [743_110_158, '00743110158', 'leading-zeros', 'vat-check-digit'], ['7777777048A', '7777777048A', 'vat-shape'],
    ['007431101570', '007431101570', 'vat-shape'], ['00000000000', '00000000000', 'vat-zeros'], ['12345678903', '12345678903', 'vat-office-unknown'], ['DE 136 695 976', 'DE136695976'], ['IE6433435F', 'IE6433435F'],
    ['CHE-123.456.789', 'CHE123456789', 'vat-country-unknown'], ['esente', null, 'vat-missing'], ['-', null],
  ])('%s', (text, value, ...notes) => expect(readVat(cell(text))).toEqual({ value, notes, taxCode: null }))

  it('tells a tax code in the same cell apart', () => {
    expect(readVat(cell('RSSMRA80A01H501U'))).toEqual({ value: null, notes: ['tax-code-in-vat'], taxCode: 'RSSMRA80A01H501U' })
    expect(readVat(cell('00743110157 / RSSMRA80A01H501U'))).toEqual({ value: '00743110157', notes: ['tax-code-in-vat'], taxCode: 'RSSMRA80A01H501U' })
    expect(readVat(cell('00743110157 - 80000010480'))).toEqual({ value: '00743110157', notes: ['tax-code-in-vat'], taxCode: '80000010480' })
  })

  it('restores the zeros of every number that a spreadsheet can store', () => {
    fc.assert(fc.property(fc.integer({ min: 1000, max: 9_999_999 }), fc.constantFrom('048', '100', '510'), (serial, office) => {
      const ten = String(serial).padStart(7, '0') + office
      const whole = ten + italianCheckDigit(ten)
      expect(readVat(cell(Number(whole))).value).toBe(whole)
      expect(readVat(cell(String(Number(whole)))).value).toBe(whole)
    }))
  })
})

describe('other codes', () => {
  it('reads tax codes, with their zeros; a wrong one is kept and said', () => {
    expect(readTaxCode(cell(743_110_157))).toEqual({ value: '00743110157', notes: ['leading-zeros'] })
    expect(readTaxCode(cell('rss mra 80a01 h501u'))).toEqual({ value: 'RSSMRA80A01H501U', notes: [] })
    expect(readTaxCode(cell('RSSMRAULALMHRLMD'))).toEqual({ value: 'RSSMRAULALMHRLMD', notes: [] })
    for (const text of ['idem', '= P.IVA']) expect(readTaxCode(cell(text))).toEqual({ value: null, notes: ['remark-left'] })
    expect(readTaxCode(cell('RSSMRA80A32H501C'))).toEqual({ value: 'RSSMRA80A32H501C', notes: ['tax-code-day'] })
    expect(readTaxCode(cell('2.59305E+08'))).toEqual({ value: null, notes: ['tax-code-shape'] })
  })
  it.each<[string | number, string | null, ...string[]]>([['50053', '50053'], [185, '00185', 'leading-zeros'], ['185', '00185', 'leading-zeros'], ['I-50053', '50053'], ['SW1A 1AA', 'SW1A 1AA', 'postal-code-shape']])('postal code %s', (text, value, ...notes) =>
    expect(readPostalCode(cell(text))).toEqual({ value, notes }))
  it.each<[string | number, string | null, ...string[]]>([
    ['15.11.00', '15.11.00'], ['15.11.00.', '15.11.00'], ['15 11 00', '15.11.00'], [151_100, '15.11.00'], ['15110', '15.11.0'], [15_120, '15.12.0'], ['11300', '01.13.00', 'leading-zeros'], ['15000', '01.50.00', 'leading-zeros'], ['37000', '37.00.0'], ['62010', '62.01.0'], [15.11, '15.11'], [15.1, '15.10', 'leading-zeros'], ['15', '15'], ['C 15.11.00 - Preparazione e concia', '15.11.00'], ['1.11.00', '01.11.00', 'leading-zeros'], ['conceria', 'conceria', 'ateco-shape'],
  ])('ATECO code %s', (text, value, ...notes) => expect(readAteco(cell(text))).toEqual({ value, notes }))
  it.each<[string, string | null]>([
    ['ATECO 2007', '2007'], ['2025', '2025'], ['Codice ATECO 2022 prevalente', '2022'], ['NACE Rev. 2', '2007'], ['NACE Rev.2.1', '2025'], ['ATECO', null], ['Codice 12007', null], ['1.2.2024', null],
  ])('edition in %s', (text, edition) => expect(editionIn(text)).toBe(edition))
  it('says what is no edition of ATECO', () => {
    expect(readAtecoEdition(cell('1991'))).toEqual({ value: null, notes: ['ateco-edition-unknown'] })
    expect(readAtecoEdition(cell(2025))).toEqual({ value: '2025', notes: [] })
  })
  it('gets an ATECO code back from the date that Excel made of it', () => {
    expect(readAteco({ kind: kinds.day, value: '2000-11-15', text: '2000-11-15' })).toEqual({ value: '15.11.00', notes: ['ateco-was-date'] })
  })
  it.each<[string, string, ...string[]]>([['FI 123456', 'FI-123456'], ['FI123456', 'FI-123456'], ['REA FI/123456', 'FI-123456'], ['123456 FI', 'FI-123456'], ['123456', '123456', 'rea-shape']])('REA %s', (text, value, ...notes) =>
    expect(readRea(cell(text))).toEqual({ value, notes }))
  it('reads SDI codes, zeros restored', () => {
    expect(readSdi(cell('m5uxcr1'))).toEqual({ value: 'M5UXCR1', notes: [] })
    expect(readSdi(cell(0))).toEqual({ value: '0000000', notes: ['leading-zeros'] })
    expect(readSdi(cell('troppo lungo'))).toEqual({ value: null, notes: ['sdi-shape'] })
  })
  it('reads words of coded columns, and only codes that records know', () => {
    expect(readLegalForm(cell('Società a responsabilità limitata')).value).toBe('SRL')
    expect(readLegalForm(cell('boh'))).toEqual({ value: null, notes: ['legal-form-unknown'] })
    expect(readMembershipKind(cell('Socio ordinario')).value).toBe('member')
    expect(readMembershipKind(cell('sostenitore')).value).toBe('supporter')
    expect(readChainPlace(cell('Tintoria e finissaggio')).value).toBe('finishing')
    for (const [known, read] of [[membershipKinds, readMembershipKind], [chainPlaces, readChainPlace], [legalForms, readLegalForm]] as const) {
      for (const code of known) expect([code, null], code).toContain(read(cell(code)).value)
    }
  })
})

describe('legal forms at the end of names', () => {
  it.each([
    ['Alfa s.r.l. (ex Omega s.n.c.)', 'SRL'], ['Alfa srl già Omega snc', 'SRL'], ['ROSSI SRL EX BIANCHI SNC', 'SRL'], ["ALFA SRL (GIA' OMEGA SNC)", 'SRL'], ['Alfa srl, ex-Omega snc', 'SRL'], ['Alfa Ex Novo snc', 'SNC'], ['Ex Novo snc', 'SNC'], ['Alfa - Ex Novo snc', 'SNC'], ['Rossi S.r.l.', 'SRL'], ['ROSSI SRL', 'SRL'], ['rossi s.p.a.', 'SPA'], ['Tintoria di Bianchi & C. S.a.s.', 'SAS'], ['X Società Cooperativa', 'COOP'], ['Rossi S.r.l. Unipersonale', 'SRL-U'], ['Alfa S.p.A. a socio unico', 'SPA-U'],
    ['Pulizie Soc. Coop. a r.l.', 'COOP'], ['Alfa Società Cooperativa Sociale ONLUS', 'COOP-SOC'], ['Beta S.r.l. in liquidazione', 'SRL'], ['Delta S.r.l.s.', 'SRLS'], ['Zeta Soc. Cons. a r.l.', 'SCARL'], ['Consorzio Conciatori', 'CONS'],
    ['Comune di Empoli', 'PA'], ['Pelletteria snc di Rossi & C.', 'SNC'], ['Beauty GmbH', 'EST'], ['Alfa Srl Società Benefit', 'SRL'], ['Società Agricola Verdi S.S.', 'SS'], ['Alfa S.r.l. STP', 'STP'], ['Tessuti Casas', null], ['Aspa', null], ['Rossi Mario', null],
  ])('%s', (name, form) => expect(legalFormOf(name)).toBe(form))
})

describe('addresses', () => {
  it('reads several e-mail addresses in any dress, and keeps what is none', () => {
    expect(readEmails('INFO@A.IT')).toEqual({ value: 'info@a.it', notes: [] })
    expect(readEmails('Rossi <info@a.it>, mailto:amm@a.it')).toEqual({ value: 'info@a.it; amm@a.it', notes: ['email-several'] })
    expect(readEmails('a@b.it/c@d.it').value).toBe('a@b.it; c@d.it')
    expect(readEmails('nope')).toEqual({ value: 'nope', notes: ['email-shape'] })
    expect(readPec('a@pec.it; b@pec.it')).toEqual({ value: 'a@pec.it', notes: ['pec-several'], others: 'b@pec.it' })
    expect(readPec('info@a.it, pec: a@b.it')).toEqual({ value: 'a@b.it', notes: ['pec-several'], others: 'info@a.it' })
    expect(readWebsite('www.rossi.it').notes).toEqual([])
    expect(readWebsite('info@rossi.it').notes).toEqual(['website-shape'])
  })
  it('keeps telephone numbers as typed and gives numbers their zero back', () => {
    expect(readPhone('Tel. 0571/123456\n333 1234567')).toEqual({ value: '0571/123456 / 333 1234567', notes: [] })
    expect(readPhone('571123456')).toEqual({ value: '0571123456', notes: ['leading-zeros'] })
    expect(readPhone('5,71261E+08')).toEqual({ value: null, notes: ['phone-cut'] })
    expect(readPhone('3,391234567E+09')).toEqual({ value: '3391234567', notes: [] })
    for (const whole of ['848800800', '41912345678']) expect(readPhone(whole)).toEqual({ value: whole, notes: [] })
    expect(readPhone('3331234567')).toEqual({ value: '3331234567', notes: [] })
    expect(readPhoneNumber(571_123_456)).toEqual({ value: '0571123456', notes: ['leading-zeros'] })
    expect(readPhoneNumber(3_331_234_567)).toEqual({ value: '3331234567', notes: [] })
  })
  it.each([['FI', 'FI'], ['(fi)', 'FI'], ['Firenze', 'FI'], ['Prov. di Firenze', 'FI'], ['Forlì-Cesena', 'FC'], ["L'Aquila", 'AQ'], ['Florence', 'FI'], ['Firenze (IT)', 'FI'], ['FI - Firenze', 'FI'], ['Bolzano/Bozen', 'BZ'], ["Valle d'Aosta/Vallée d'Aoste", 'AO'], ['Pesaro-Urbino', 'PU'], ['LA SPEZIA', 'SP']])('province %s', (text, letters) => expect(readProvince(text, () => false)).toEqual({ value: letters, notes: [] }))
  it('takes the town before a province off it', () => {
    const isTown = (text: string) => text === 'Empoli'
    expect(readProvince('Empoli (FI)', isTown)).toEqual({ value: 'FI', notes: ['place-split'], town: 'Empoli' })
    expect(readProvince('Firenze (FI)', isTown)).toEqual({ value: 'FI', notes: [] })
    expect(readProvince('Toscana (FI)', isTown)).toEqual({ value: null, notes: ['province-unknown'] })
  })
  it('keeps an unknown province that a record has room for', () => {
    expect(readProvince('ZZ', () => false)).toEqual({ value: 'ZZ', notes: ['province-unknown'] })
    expect(readProvince('Regione sconosciuta', () => false)).toEqual({ value: null, notes: ['province-unknown'] })
  })
  it.each([
    ['Empoli (FI)', { municipality: 'Empoli', province: 'FI' }], ['50053 Empoli FI', { municipality: 'Empoli', province: 'FI', postalCode: '50053' }], ['EMPOLI - FI', { municipality: 'EMPOLI', province: 'FI' }],
    ['Empoli (Firenze)', { municipality: 'Empoli', province: 'FI' }], ['San Miniato Basso', { municipality: 'San Miniato Basso' }], ["Reggio nell'Emilia RE", { municipality: "Reggio nell'Emilia", province: 'RE' }],
  ])('place %s', (text, place) => expect(splitPlace(text)).toEqual(place))
  it.each([
    ['Via Roma 1, 50053 Empoli (FI)', { address: 'Via Roma 1', municipality: 'Empoli', province: 'FI', postalCode: '50053' }], ['Via Roma, 1 - 50053 Empoli FI', { address: 'Via Roma, 1', municipality: 'Empoli', province: 'FI', postalCode: '50053' }],
    ['Via Roma 1\n50053 EMPOLI', { address: 'Via Roma 1', municipality: 'EMPOLI', postalCode: '50053' }], ['Via Roma 1, Empoli (FI)', { address: 'Via Roma 1', municipality: 'Empoli', province: 'FI' }],
    ['50053 Empoli (FI)', { municipality: 'Empoli', province: 'FI', postalCode: '50053' }], ['Via Roma 1', null], ['Via Roma 1  Empoli FI 50053 IT', null], ['Via I Maggio 12, Empoli', null],
    ['50054 Fucecchio (Firenze) - Via Sanminiatese 44', { address: 'Via Sanminiatese 44', postalCode: '50054', municipality: 'Fucecchio', province: 'FI' }],
    ['Prato, via Bisenzio 7', { address: 'via Bisenzio 7', municipality: 'Prato' }],
    ['Via Verdi 1, Empoli (FI) - 50053', { address: 'Via Verdi 1', postalCode: '50053', municipality: 'Empoli', province: 'FI' }],
    ['Via Calabria,12 C.A.P. 56029 Fucecchio (FI)', { address: 'Via Calabria,12', postalCode: '56029', municipality: 'Fucecchio', province: 'FI' }],
  ])('full address %s', (text, place) => expect(splitAddress(text)).toEqual(place))
})

describe('lists in a cell', () => {
  it.each<[string, string | null, ...string[]]>([
    ['ISO 9001; SA8000', 'ISO 9001; SA8000'], ['SA 8000 / ISO14001', 'SA8000; ISO 14001'], ['ISO 9001/14001/45001', 'ISO 9001; ISO 14001; ISO 45001'], ['UNI EN ISO 9001:2015', 'ISO 9001', 'certificate-edition'],
    ['ISO 9001 ISO 14001', 'ISO 9001; ISO 14001'], ['ISO/IEC 27001 e EMAS', 'ISO 27001; EMAS'], ['Marchio nostro', 'Marchio nostro'], ['sì', null, 'certificate-unnamed'], ['sì (SA8000)', 'SA8000'], ['Sì: ISO 9001, EMAS', 'ISO 9001; EMAS'], ['sì: ISO 9001 (RINA)', 'ISO 9001'], ['si (ISO 9001 (RINA))', 'ISO 9001'], ['in corso', null, 'remark-left'], ['Rilasciato SA8000', 'SA8000'], ['Validata ISO 14064', 'ISO 14064'], ['certificazione rilasciata ISO 9001', 'ISO 9001'], ['Scad. ISO 9001: 12/2026', 'ISO 9001', 'remark-left'], ['ISO 9001/2015', 'ISO 9001; 2015'],
    ['ISO 9001, ISO 14001 (in corso)', 'ISO 9001', 'remark-left'], ['ISO 14001 in corso di certificazione; EMAS', 'EMAS', 'remark-left'], ['SA8000 scaduta', null, 'remark-left'], ['ISO 9001 - scaduta 2020', null, 'remark-left'], ['ISO 9001 (scaduta il 12/2020), EMAS', 'EMAS', 'remark-left'],
    ['ISO 9001 (planned), ISO 14001', 'ISO 14001', 'remark-left'], ['EMAS expired 2021', null, 'remark-left'], ['ISO 14001 (in fase di rinnovo)', 'ISO 14001'], ['SA8000 (in corso di validità)', 'SA8000'], ['EMAS - Registrazione IT-001234', 'EMAS; Registrazione IT-001234'], ['ISO 9001 RINA', 'ISO 9001 RINA'],
    ['ISO 9001 (in scadenza 12/2026)', 'ISO 9001', 'remark-left'], ['ISO 14001 valida fino al 3 giugno 2027', 'ISO 14001', 'remark-left'], ['SA8000 dal 2015; EMAS', 'SA8000; EMAS', 'remark-left'], ['nessuna', null], ['-', null],
  ])('certificates %s', (text, value, ...notes) => expect(readCertificates(text)).toEqual({ value, notes }))
  it('says that of several codes of a cell the first counts', () => {
    const code = (text: string) => readAteco({ kind: kinds.text, value: text, text })
    expect([code('46.24.1 / 15.11'), code('15-11-00'), code('15.11.00 - Concia')]).toEqual([{ value: '46.24.1', notes: ['remark-left'] }, { value: '15.11.00', notes: [] }, { value: '15.11.00', notes: [] }])
  })
  it('reads tags in quotes of their own', () => expect(readList('"soci","calzature"').value).toBe('soci; calzature'))
  it('reads tags', () => expect(readList('Conceria, Pelle;moda\nConceria').value).toBe('Conceria; Pelle; moda'))
})

describe('any text at all', () => {
  const anything = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'0123456789.,-/ €()+%e:;@ITabcì\n\'"') }))
  const context = { header: '', certificate: null, scale: 1, signs: { told: null, presumed: null }, today: '2026-11-22', date1904: false, isTown: () => false }

  it('is read by no field with an exception, and gives text within its length or a finite number', () => {
    fc.assert(fc.property(anything, fc.constantFrom(...importFields), (text, field) => {
      const read = readCell(field, { kind: kinds.text, value: text, text: cleanText(text) }, context)
      expect(read.value === null || typeof read.value === 'string' || Number.isFinite(read.value)).toBe(true)
    }), { numRuns: 3000 })
  })
  it('and so is any number', () => {
    fc.assert(fc.property(fc.oneof(fc.double(), fc.integer(), fc.nat(99_999_999_999)), fc.constantFrom(...importFields), (value, field) => {
      const read = readCell(field, { kind: kinds.number, value, text: String(value) }, context)
      expect(read.value === null || typeof read.value === 'string' || Number.isFinite(read.value)).toBe(true)
    }), { numRuns: 3000 })
  })
  it('is cleaned once and for all', () => {
    expect(cleanText('\u00a0 a\u2009\u200bb\u0007\u00ad \r\n  c\u3000')).toBe('a b\nc')
    fc.assert(fc.property(anything, (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text))
    }))
  })
})
