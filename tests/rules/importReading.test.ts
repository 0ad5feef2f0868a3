import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refused } from '../../shared/errors.ts'
import { chooseSheet, markDuplicates, proposeReading, type Reading, type ReadingOptions } from '../../shared/import.ts'
import { problemLevels } from '../../shared/import/problems.ts'
import { kinds, type ForeignSheet } from '../../shared/import/sheet.ts'
import { words } from '../../shared/language.ts'
import en from '../../shared/language/en/imports.json' with { type: 'json' }
import it_ from '../../shared/language/it/imports.json' with { type: 'json' }
import type { ImportRow } from '../../shared/members.ts'
import { linesOf, sheetOf, type Given } from '../fixtures/import/sheet.ts'

const today = '2026-11-22'
const read = (sheet: ForeignSheet, options: Partial<ReadingOptions> = {}): Reading => proposeReading(sheet, { today, ...options })
const fieldsOf = ({ columns }: Reading) => columns.map(({ field }) => field)
const only = ({ rows }: Reading): ImportRow => {
  const [row] = rows
  if (!row || rows.length !== 1) throw new Error(`${rows.length} rows`)
  return row
}
const codes = (row: ImportRow | undefined) => row?.problems.map(({ code }) => code).filter((code) => code !== 'vat-missing')
const refusal = (action: () => unknown): unknown => {
  try {
    return action()
  } catch (error) {
    return error instanceof Refused ? { code: error.code, values: error.values } : error
  }
}

describe('where the headings are', () => {
  it('is found under titles, whatever the order, and told with what was skipped', () => {
    const reading = read(linesOf('Elenco soci\n\nCAP;Città;Note;Azienda;P.IVA\n50053;Empoli;x;Alfa;00743110157'))
    expect(reading.headerRow).toBe(3)
    expect(reading.skipped).toEqual([{ row: 1, reason: 'title' }, { row: 2, reason: 'blank' }])
    expect(fieldsOf(reading)).toEqual(['postalCode', 'municipality', 'privateNotes', 'name', 'vatNumber'])
  })
  it('may be two rows, the groups merged', () => {
    const reading = read(sheetOf([['Impresa', 'Sede', null, 'Fatturato', null], [null, 'Comune', 'Prov.', 2022, 2023], ['Alfa', 'Empoli', 'FI', 1000, 2000]], { merges: [{ top: 1, left: 1, bottom: 1, right: 2 }, { top: 1, left: 3, bottom: 1, right: 4 }] }))
    expect(reading.headerRow).toBe(2)
    expect(fieldsOf(reading)).toEqual(['name', 'municipality', 'province', null, 'turnover'])
    expect(reading.columns[4]?.header).toBe('Fatturato 2023')
    expect([reading.year, reading.yearFrom]).toEqual([2023, 'title'])
    expect(only(reading).values).toMatchObject({ name: 'Alfa', municipality: 'Empoli', turnover: 2000 })
  })
  it('takes a row of units with it', () => {
    const reading = read(linesOf('Ditta;Addetti;Fatturato\n;n.;migliaia €\nAlfa;5;1.500'))
    expect([reading.headerRow, only(reading).values.turnover]).toEqual([1, 1_500_000])
  })
  it('is not needed where the cells tell enough', () => {
    const reading = read(linesOf('Alfa S.r.l.;00743110157;a@alfa.it\nBeta S.n.c.;77777770486;b@beta.it'))
    expect([reading.headerRow, fieldsOf(reading)]).toEqual([0, ['name', 'vatNumber', 'email']])
    expect(reading.rows.map(({ row }) => row)).toEqual([1, 2])
  })
  it('may be merged over the street and its number, or over two telephones', () => {
    const reading = read(sheetOf([['Ditta', 'Indirizzo', null, 'Telefono', null, 'Sede', null], ['Uno', 'Via Roma', '12', '0571 111111', '333 1234567', 'Empoli', 'FI'], ['Due', 'Via Po', '3/A', '0571 222222', null, 'Vinci', 'FI']], { merges: [1, 3, 5].map((left) => ({ top: 1, left, bottom: 1, right: left + 1 })) }))
    expect(fieldsOf(reading)).toEqual(['name', 'address', 'address', 'phone', 'phone', 'municipality', 'province'])
    expect(reading.rows[0]?.values).toMatchObject({ address: 'Via Roma, 12', phone: '0571 111111 / 333 1234567' })
    expect(fieldsOf(read(sheetOf([['Ditta', 'Indirizzo', null], ['Uno', 'Via Roma', '12'], ['Due', 'Via Po', '3']])))).toEqual(['name', 'address', null])
    expect(fieldsOf(read(sheetOf([['Ditta', 'Indirizzo', null], ['Uno', 'Via Roma', 'x'], ['Due', 'Via Po', 'y']], { merges: [{ top: 1, left: 1, bottom: 1, right: 2 }] })))).toEqual(['name', 'address', null])
  })
  it('may be numbered through, as programs call columns that have none', () => {
    const reading = read(linesOf('Colonna1;Colonna2;Colonna3\nUno srl;Via Roma 1;50053 Empoli FI\nDue snc;Via Po 1;50059 Vinci FI'))
    expect([reading.headerRow, reading.rows.map(({ values }) => values.name)]).toEqual([1, ['Uno srl', 'Due snc']])
    expect(read(linesOf('ALFA1;ALFA7\nBeta srl;x\nGamma snc;y')).headerRow).toBe(0)
  })
  it('is refused where neither headings nor cells tell of a list', () => {
    expect(refusal(() => read(linesOf('pomodoro\nsale\nolio')))).toEqual({ code: 'no-header', values: { sheet: 'Foglio1' } })
    expect(refusal(() => read(linesOf('')))).toMatchObject({ code: 'no-header' })
  })
  it('lets the clerk map headings in words that nobody here knows', () => {
    const sheet = linesOf('Bezeichnung;Stadt;Kopfzahl\nAlfa;Bozen;12\nBeta;Meran;7')
    expect(read(sheet, { mapping: { 0: 'name', 1: 'municipality', 2: 'employees' } }).rows[0]?.values).toMatchObject({ name: 'Alfa', municipality: 'Bozen', employees: 12 })
  })
})

describe('what the columns mean', () => {
  it('never gives two columns the same single field, and joins those that may be several', () => {
    const reading = read(linesOf('Denominazione;Ragione sociale;E-mail 1;E-mail 2;Tel.;Cellulare\nA;Alfa S.r.l.;a@a.it;b@a.it;0571 1234;333 1234567'))
    expect(fieldsOf(reading)).toEqual([null, 'name', 'email', 'email', 'phone', 'phone'])
    expect(only(reading).values).toMatchObject({ name: 'Alfa S.r.l.', email: 'a@a.it; b@a.it', phone: '0571 1234 / 333 1234567' })
  })
  it('is checked against the cells: a "socio" that is a number is no name, a first name is no firm', () => {
    expect(fieldsOf(read(linesOf('Socio;Nominativo;Comune\n12;Alfa;Empoli\n13;Beta;Vinci')))).toEqual([null, 'name', 'municipality'])
    expect(fieldsOf(read(linesOf('Azienda;Nome;Cognome\nAlfa;Mario;Rossi')))).toEqual(['name', null, null])
  })
  it('is told by the cells where the heading says nothing', () => {
    const reading = read(linesOf('Azienda;Ident.;Recapito web;Altro\nAlfa;00743110157;a@alfa.it;MI\nBeta;77777770486;b@beta.it;FI'))
    expect(fieldsOf(reading)).toEqual(['name', 'vatNumber', 'email', 'province'])
  })
  it('never takes amounts, places on the map or days under an unknown heading for codes of ATECO', () => {
    const told = (...cells: string[]) => fieldsOf(read(linesOf(['Azienda;Paid;Comune', ...cells.map((cell, at) => `Ditta ${at};${cell};Empoli`)].join('\n'))))[1]
    for (const cells of [['50.00', '25.50'], ['10.95', '43.71'], ['12.03.24', '25.11.23', '07.01.25']]) expect(told(...cells)).toBeNull()
    for (const cells of [['15.11.00', '15.20.20'], ['C 15.11', 'C 14.13'], ['15.11 - Concia', '14.13 Confezioni'], ['46.24.10', '15.12.09'], ['25.11.0', '15.20.1']]) expect(told(...cells)).toBe('atecoCode')
  })
  it('never takes five-digit numbers under an unknown heading for postal codes', () => {
    expect(fieldsOf(read(linesOf('Azienda;Matricola;Comune\nAlfa;50053;Empoli\nBeta;50059;Vinci')))).toEqual(['name', null, 'municipality'])
  })
  it('follows the clerk: another meaning, left out, and proposed again for the rest', () => {
    const sheet = linesOf('Denominazione;Sigla;Comune\nAlfa;A;Empoli')
    expect(fieldsOf(read(sheet, { mapping: { 1: 'name' } }))).toEqual([null, 'name', 'municipality'])
    expect(fieldsOf(read(sheet, { mapping: { 2: null } }))).toEqual(['name', null, null])
  })
  it('reads columns that are headed by a certificate', () => {
    const reading = read(linesOf('Ditta;ISO 9001;SA 8000;EMAS\nAlfa;X;no;\nBeta;;sì;in corso'))
    expect(reading.rows.map(({ values }) => values.certificates)).toEqual(['ISO 9001', 'SA8000'])
  })
  it('reads certificates that are planned as none, ticks below "(sì/no)", and the names that a form asks for beside them', () => {
    expect(read(linesOf('Ditta;EMAS;ISO 9001 (sì/no);SA8000\nAlfa;in progress;SI;entro il 2027\nBeta;Yes;no;planned 2027')).rows.map(({ values }) => values.certificates ?? null)).toEqual(['ISO 9001', 'EMAS'])
    const asked = read(linesOf('Ditta;9. Avete certificazioni?;10. Se sì, quali?;Esportate?;Se sì, dove?\nAlfa;Sì;ISO 14001, EMAS;Sì;Francia\nBeta;No;;No;'))
    expect(asked.rows.map(({ values }) => values.certificates ?? null)).toEqual(['ISO 14001; EMAS', null])
    expect(fieldsOf(asked)).toEqual(['name', 'certificates', 'certificates', null, null])
  })
  it('takes a hidden column only where no visible one holds the same', () => {
    const rows = [['Ditta', 'P.IVA', 'Fatturato', 'P.IVA', 'Fatturato', 'Comune'], ['Alfa', '77777770486', 1000, '00743110157', 2000, 'Empoli']]
    const reading = read(sheetOf(rows, { hiddenColumns: [1, 2, 5] }))
    expect(fieldsOf(reading)).toEqual(['name', null, null, 'vatNumber', 'turnover', 'municipality'])
    expect(only(reading).values).toMatchObject({ vatNumber: '00743110157', turnover: 2000, municipality: 'Empoli' })
  })
  it('shows hidden columns as hidden, with a few of their texts', () => {
    expect(read(sheetOf([['Ditta', 'Fido'], ['Alfa', 'alto']], { hiddenColumns: [1] })).columns[1]).toEqual({ index: 1, header: 'Fido', field: null, samples: ['alto'], hidden: true })
  })
})

describe('the year of the figures', () => {
  const list = 'Ditta;Comune;Addetti\nAlfa;Empoli;5'
  it.each<[string, ForeignSheet, Partial<ReadingOptions>, number, string]>([
    ['given', linesOf(`Anno 2020\n${list}`), { year: 2018 }, 2018, 'given'],
    ['from a heading before a title', linesOf('Situazione al 30/06/2025\nDitta;Comune;Addetti 2023\nAlfa;Empoli;5'), {}, 2023, 'title'],
    ['from a title', linesOf(`aggiornato al 30/09/2025\n${list}`), {}, 2025, 'title'],
    ['from the sheet’s name', linesOf(list, { name: 'Soci 2022' }), {}, 2022, 'title'],
    ['else last year', linesOf(list), {}, 2025, 'lastYear'],
    ['not from a heading that is no figure', linesOf('Ditta;Codice ATECO 2007;Addetti\nAlfa;15.11;5'), {}, 2025, 'lastYear'],
    ['that of the heading of their group, before a day in a title', linesOf('Elenco aggiornato al 30/09/2026\n\n;Anagrafica;;Dati economici 2024;\nN.;Impresa;P. IVA;N. dip.;Fatturato\n1;Alfa srl;00743110157;3;1000'), {}, 2024, 'title'],
  ])('is %s', (_, sheet, options, year, yearFrom) => expect(read(sheet, options)).toMatchObject({ year, yearFrom }))
})

describe('rows that are no members', () => {
  it('are totals, averages, repeated headings, remarks, signatures and numbered blanks', () => {
    const reading = read(linesOf([
      'N.;Ditta;Comune;Addetti', '1;Totale Energie S.r.l.;Empoli;5', '2;Media Print;;3', 'N.;Ditta;Comune;Addetti', '3;Alfa;Vinci;4', '4;;;', ';TOTALE;;12', 'Totale imprese: 3;;;', ';;;12', ';Media;;4', '', ';Fonte: visure;;', '', ';Il Presidente;;',
    ].join('\n')))
    expect(reading.rows.map(({ values }) => values.name)).toEqual(['Totale Energie S.r.l.', 'Media Print', 'Alfa'])
    expect(reading.skipped).toEqual([
      { row: 4, reason: 'header' }, { row: 6, reason: 'blank' }, { row: 7, reason: 'total' }, { row: 8, reason: 'total' }, { row: 9, reason: 'total' }, { row: 10, reason: 'total' },
      { row: 11, reason: 'blank' }, { row: 12, reason: 'title' }, { row: 13, reason: 'blank' }, { row: 14, reason: 'title' },
    ])
  })
  it('are section titles that are merged, but not a firm of which only the name is known', () => {
    const rows: Given[][] = [['Ditta', 'Comune', 'Addetti', 'Note'], ['Zona nord'], ['Alfa', 'Empoli', 3], ['Beta'], ['Gamma', 'Vinci', 2]]
    const reading = read(sheetOf(rows, { merges: [{ top: 2, left: 0, bottom: 2, right: 3 }] }))
    expect(reading.rows.map(({ values }) => values.name)).toEqual(['Alfa', 'Beta', 'Gamma'])
    expect(reading.skipped).toEqual([{ row: 2, reason: 'section', text: 'Zona nord' }])
  })
})

describe('a row', () => {
  it('is an error without a name or with a wrong VAT number, and new else', () => {
    const reading = read(linesOf('Ditta;P.IVA\nAlfa;00743110157\nBeta;00743110158\n;77777770486\nGamma;\nDelta;12345678903'))
    expect(reading.rows.map(({ outcome }) => outcome)).toEqual(['new', 'error', 'error', 'new', 'new'])
    expect(reading.rows.map(({ problems }) => problems.map(({ code, level, field }) => `${level} ${code} ${field}`))).toEqual([
      [], ['error vat-check-digit vatNumber'], ['error name-missing name'], ['warning vat-missing vatNumber'], ['warning vat-office-unknown vatNumber'],
    ])
  })
  it('keeps the name as typed, trimmed, blanks made plain, capitals left, and reads its legal form', () => {
    const { values } = only(read(sheetOf([['Ragione sociale', 'Comune'], ['\u00a0 CONCERIA\u2009ROSSI  S.R.L.\n', 'EMPOLI']])))
    expect(values).toMatchObject({ name: 'CONCERIA ROSSI S.R.L.', municipality: 'EMPOLI', legalForm: 'SRL' })
  })
  it('takes places apart without overwriting what it says itself', () => {
    const [first, second] = read(linesOf('Ditta;Comune;Prov\nAlfa;50053 Empoli (FI);\nBeta;Empoli (FI);PI')).rows
    expect(first?.values).toMatchObject({ municipality: 'Empoli', province: 'FI', postalCode: '50053' })
    expect(second?.values).toMatchObject({ municipality: 'Empoli', province: 'PI' })
    expect(codes(first)).toEqual(['place-split'])
  })
  it('finds towns in a column of provinces, and holds them against the towns of their own column', () => {
    const isTown = (text: string) => ['Empoli', 'Prato', 'Vinci'].includes(text)
    const places = (list: string) => read(linesOf(list), { isTown }).rows.map(({ values: { municipality = null, province = null }, problems }) => [municipality, province, ...problems.flatMap(({ code }) => (code === 'said-otherwise' ? [code] : []))])
    expect(places('Ditta;P.IVA;Prov.\nAlfa;00743110157;Empoli (FI)\nBeta;77777770486;Prato (PO)\nGamma;65432100504;Vinci (FI)')).toEqual([['Empoli', 'FI'], ['Prato', 'PO'], ['Vinci', 'FI']])
    expect(places('Ditta;P.IVA;Provincia\nAlfa;00743110157;Firenze\nBeta;77777770486;Empoli (FI)\nGamma;65432100504;Prov. di Pisa')).toEqual([[null, 'FI'], ['Empoli', 'FI'], [null, 'PI']])
    expect(places('Ditta;Provincia;P.IVA\nAlfa;Empoli (FI);00743110157\nBeta;Empoli (FI);77777770486\nGamma;PI;65432100504\nDelta;Vinci (FI);50000010467')).toEqual([['Empoli', 'FI'], ['Empoli', 'FI'], [null, 'PI'], ['Vinci', 'FI']])
    expect(places('Ditta;Comune;Prov.\nAlfa;RE;VB\nBeta;(FI);\nGamma;PI;PI')).toEqual([['RE', 'VB'], [null, 'FI'], [null, 'PI']])
    expect(places('Ditta;Comune;Prov.\nAlfa;Empoli;Empoli (FI)\nBeta;Vinci;Empoli (FI)\nGamma;;Empoli (FI)')).toEqual([['Empoli', 'FI'], ['Vinci', 'FI', 'said-otherwise'], ['Empoli', 'FI']])
  })
  it('takes a whole address apart only where no column holds the municipality', () => {
    expect(only(read(linesOf('Ditta;Indirizzo\nAlfa;Via Roma 1, 50053 Empoli (FI)'))).values).toMatchObject({ address: 'Via Roma 1', municipality: 'Empoli', province: 'FI', postalCode: '50053' })
    expect(only(read(linesOf('Ditta;Indirizzo;Comune\nAlfa;Via Roma 1, 50053 Empoli (FI);Vinci'))).values).toMatchObject({ address: 'Via Roma 1, 50053 Empoli (FI)', municipality: 'Vinci' })
  })
  it('tells of errors, formulas without a result, hidden rows and cells merged from above', () => {
    const rows: Given[][] = [['Ditta', 'Comune', 'Addetti'], ['Alfa', 'Empoli', { kind: kinds.formula }], ['Beta', null, { kind: kinds.error, value: '#REF!' }]]
    const [first, second] = read(sheetOf(rows, { hiddenRows: [2], merges: [{ top: 2, left: 1, bottom: 3, right: 1 }] })).rows
    expect(codes(first)).toEqual(['formula-without-value', 'row-hidden'])
    expect(codes(second)).toEqual(['merged-taken', 'cell-error'])
    expect(second?.values).toMatchObject({ municipality: 'Empoli', employees: null })
  })
  it('takes what is merged from above for each row, but no figures, and nothing beyond the merged rows', () => {
    const rows: Given[][] = [['Ditta', 'Comune', 'Prov.', 'Addetti'], ['Alfa', 'Empoli', 'FI', 12], ['Beta'], ['Gamma', 'Vinci'], ['Delta']]
    const reading = read(sheetOf(rows, { merges: [{ top: 2, left: 1, bottom: 4, right: 1 }, { top: 2, left: 2, bottom: 3, right: 2 }, { top: 2, left: 3, bottom: 3, right: 3 }] }))
    expect(reading.rows.map(({ values: { municipality, province, employees } }) => [municipality, province, employees])).toEqual([['Empoli', 'FI', 12], ['Empoli', 'FI', null], ['Vinci', null, null], [null, null, null]])
    const seats = read(sheetOf([['Ditta', 'P.IVA', 'Comune'], ['Alfa', '77777770486', 'Empoli'], [null, null, 'Pisa']], { merges: [{ top: 2, left: 0, bottom: 3, right: 0 }, { top: 2, left: 1, bottom: 3, right: 1 }] })).rows
    expect(seats.map(({ outcome, values: { name } }) => [outcome, name])).toEqual([['new', 'Alfa'], ['error', null]])
    expect(reading.rows[1]?.problems.map(({ code, field }) => [code, field])).toEqual(expect.arrayContaining([['merged-taken', 'municipality'], ['merged-taken', 'province'], ['merged-above', 'employees']]))
  })
  it('reads numbers that show zeros by their format, days, and numbers that became days', () => {
    const rows: Given[][] = [['Ditta', 'P.IVA', 'CAP', 'Addetti', 'Socio dal'], ['Alfa', { kind: kinds.number, value: 743110157, shown: '00743110157' }, { kind: kinds.number, value: 185, shown: '00185' }, { kind: kinds.day, value: '2024-10-15' }, { kind: kinds.day, value: '2015-03-01' }]]
    const row = only(read(sheetOf(rows)))
    expect(row.values).toMatchObject({ vatNumber: '00743110157', postalCode: '00185', employees: null, joinedOn: '2015-03-01' })
    expect(codes(row)).toEqual(['number-was-date'])
  })
  it('counts bare day numbers from 1904 where the sheet does', () => {
    expect(only(read(sheetOf([['Ditta', 'Socio dal'], ['Alfa', 42_368]], { date1904: true }))).values.joinedOn).toBe('2019-12-31')
  })
  it('leaves a withdrawal before the joining out', () => {
    const row = only(read(linesOf('Ditta;Socio dal;Recesso\nAlfa;1/1/2020;2018')))
    expect(row.values).toMatchObject({ joinedOn: '2020-01-01', leftOn: null })
    expect(codes(row)).toEqual(['date-year-only', 'dates-order'])
  })
  it('never repeats private notes among its problems', () => {
    const row = only(read(linesOf(`Ditta;Note interne\nAlfa;${'segreto '.repeat(3000)}`)))
    expect(codes(row)).toEqual(['text-cut'])
    expect(JSON.stringify(row.problems)).not.toContain('segreto')
  })
  it.each(['-', ' ,', 'p.iva/', 'via 1 ', 'a@'])('reads a cell as long as Excel allows, full of %j, and says that it was cut', piece => {
    const long = `Rossi srl @${piece.repeat(32_000 / piece.length)}`
    const others = ['Alfa', 'Beta', 'Gamma'].map(name => [name, 'Via Roma 1', 'info@uno.example', 'uno@pec.example', null])
    const [row] = read(sheetOf([['Ditta', 'Indirizzo', 'Email', 'PEC', 'P. IVA'], [long, long, long, long, long], ...others])).rows
    expect(codes(row)).toContain('text-cut')
    expect(String(row?.values.name)).toMatch(/^Rossi srl/)
  })
  // the slowest took more than a minute
  it.each(['–', ', ', '- ', '@', 'a\n'])('reads such cells at once wherever they stand, full of %j', { timeout: 30_000 }, piece => {
    const long = piece.repeat(32_000 / piece.length)
    const list: Given[][] = [['Ditta', 'Boh', 'P. IVA'], [long], ['Alfa', long, '00743110157'], [null, long], ['Beta', 'x', '77777770486']]
    expect(read(sheetOf([[long], ...list])).rows.map(({ values }) => values.name)).toEqual(expect.arrayContaining(['Alfa', 'Beta']))
  })
  it('keeps unknown values apart from empty ones only by their problem: both are null', () => {
    const [first, second] = read(linesOf('Ditta;Addetti\nAlfa;n.d.\nBeta;10-15')).rows
    expect([first?.values.employees, codes(first), second?.values.employees, codes(second)]).toEqual([null, [], null, ['number-range']])
  })
})

describe('rows that repeat an earlier one', () => {
  const row = (number: number, values: ImportRow['values'], outcome: ImportRow['outcome'] = 'new'): ImportRow => ({ row: number, outcome, values, problems: [], match: null, changes: [] })
  const marked = (...values: ImportRow['values'][]) => markDuplicates(values.map((value, index) => row(index + 1, value))).map(({ outcome, match }) => (outcome === 'duplicate' ? match?.row : outcome))
  it.each<[string, ImportRow['values'][], unknown[]]>([
    ['the same VAT number', [{ name: 'A', vatNumber: '1' }, { name: 'B', vatNumber: '1' }, { name: 'C', vatNumber: '2' }, { name: 'D', vatNumber: '1' }], ['new', 1, 'new', 1]],
    ['the same tax code', [{ name: 'A', taxCode: 'X' }, { name: 'B', taxCode: 'X' }], ['new', 1]],
    ['a tax code that is the other’s VAT number', [{ name: 'A', vatNumber: '1' }, { name: 'B', taxCode: '1' }], ['new', 1]],
    ['the same name and municipality without numbers', [{ name: 'Rossi S.r.l.', municipality: 'Empoli' }, { name: 'ROSSI SRL', municipality: 'EMPOLI' }, { name: 'Rossi S.r.l.', municipality: 'Vinci' }], ['new', 1, 'new']],
    ['the same name, one of them without a number', [{ name: 'Rossi', municipality: 'Empoli', vatNumber: '1' }, { name: 'Rossi', municipality: 'Empoli' }], ['new', 1]],
    ['the same name and mail address, or telephone, where the town is written otherwise', [{ name: 'Rossi srl', municipality: 'Montopoli in Val d\'Arno', vatNumber: '1', email: 'info@rossi.example', phone: '0571 466000' }, { name: 'Rossi s.r.l.', municipality: 'Montopoli V.A.', email: 'INFO@rossi.example' }, { name: 'ROSSI SRL', phone: '0571466000' }, { name: 'Verdi', email: 'info@rossi.example' }], ['new', 1, 1, 'new']],
    ['but not with different VAT numbers, whatever else agrees', [{ name: 'Rossi', municipality: 'Empoli', vatNumber: '1', taxCode: 'X' }, { name: 'Rossi', municipality: 'Empoli', vatNumber: '2', taxCode: 'X' }], ['new', 'new']],
  ])('%s', (_, values, expected) => expect(marked(...values)).toEqual(expected))

  it('are never measured by rows with errors', () => {
    const [first, second] = markDuplicates([row(1, { name: null, vatNumber: '1' }, 'error'), row(2, { name: 'A', vatNumber: '1' })])
    expect([first?.outcome, second?.outcome]).toEqual(['error', 'new'])
  })
  it('say which, and same names with other numbers say so too', () => {
    const [, second] = markDuplicates([row(5, { name: 'Alfa', vatNumber: '1' }), row(9, { name: 'Beta', vatNumber: '1' })])
    expect(second).toMatchObject({ match: { row: 5, name: 'Alfa', organisationId: null }, problems: [{ code: 'duplicate-row', values: { row: 5, name: 'Alfa', text: 'Beta' } }] })
    const [, other] = markDuplicates([row(1, { name: 'Alfa', vatNumber: '1' }), row(2, { name: 'ALFA', vatNumber: '2' })])
    expect(other).toMatchObject({ outcome: 'new', problems: [{ code: 'same-name-row', values: { row: 1 } }] })
  })
})

describe('the sheet that holds the list', () => {
  const list = (name: string, rows: number, hidden = false) => linesOf(`Ditta;P.IVA;Comune\n${'Alfa;;Empoli\n'.repeat(rows)}`, { name, hidden })
  const book = (...sheets: ForeignSheet[]) => ({ format: 'xlsx' as const, bytes: 0, sha256: '', sheets })
  it('is the one that looks like a list, not the first, and a hidden one only where there is no other', () => {
    const legend = linesOf('Istruzioni\nLeggere bene', { name: 'Leggimi' })
    expect(chooseSheet(book(legend, list('Soci', 3), list('Vecchio', 9, true))).name).toBe('Soci')
    expect(chooseSheet(book(list('2024', 40), list('2023', 41))).name).toBe('2024')
    expect(chooseSheet(book(list('Esempio', 1), list('Soci', 60))).name).toBe('Soci')
    expect(chooseSheet(book(legend, list('Vecchio', 9, true))).name).toBe('Vecchio')
    expect(chooseSheet(book(list('Soci 2022', 42), list('Soci 2023', 41), list('Soci 2024', 40))).name).toBe('Soci 2024')
    expect(chooseSheet(book(list('Soci 2024', 60), linesOf('Ditta\nAlfa', { name: '2025' }))).name).toBe('Soci 2024')
    expect(chooseSheet(book(list('Attivi', 3), list('Cessati', 60))).name).toBe('Attivi')
    expect(chooseSheet(book(legend, list('Cessati', 60))).name).toBe('Cessati')
    for (const none of ['Non soci', 'Prospect', 'Potenziali soci', 'Inattivi', 'Dimissioni 2024']) expect(chooseSheet(book(list('Soci', 3), list(none, 60))).name).toBe('Soci')
    // the newest years of the same list, and no others
    expect(chooseSheet(book(list('Soci al 31.12.2023', 41), list('Soci 2024', 40))).name).toBe('Soci 2024')
    expect(chooseSheet(book(list('Soci al 31.12.2024', 4), list('Nuovi soci 2025', 2))).name).toBe('Soci al 31.12.2024')
    expect(chooseSheet(book(list('Soci dicembre 2023', 2), list('Elenco soci giugno 2024', 2))).name).toBe('Elenco soci giugno 2024')
  })
  it('is the one that is named', () => {
    expect(chooseSheet(book(list('Soci', 3), list('Altri Soci', 1)), 'altri soci').name).toBe('Altri Soci')
    expect(refusal(() => chooseSheet(book(list('Soci', 3)), 'Boh'))).toEqual({ code: 'sheet-missing', values: { sheet: 'Boh', sheets: ['Soci'] } })
    expect(refusal(() => chooseSheet(book()))).toMatchObject({ code: 'no-header' })
  })
})

describe('what would be falsified by being taken as it stands', () => {
  it('takes the column in sight where an old one is hidden beside it', () => {
    const sheet = sheetOf([['Partita IVA', 'Ditta', 'Partita IVA', 'Fatturato', 'Fatturato'], ['77777770486', 'Alfa', '00743110157', 1, 2]], { hiddenColumns: [0, 3] })
    expect(only(read(sheet)).values).toMatchObject({ vatNumber: '00743110157', turnover: 2 })
    expect(only(read(sheetOf([['Ditta', 'Partita IVA'], ['Alfa', '00743110157']], { hiddenColumns: [1] }))).values.vatNumber).toBe('00743110157')
  })
  it('keeps figures under the year that their heading names, and leaves out those of another', () => {
    const sheet = linesOf('Ditta;P.IVA;Addetti 2024;Fatturato 2022\nAlfa;00743110157;12;500000')
    const newest = read(sheet)
    expect([newest.year, only(newest).values.employees, only(newest).values.turnover]).toEqual([2024, 12, undefined])
    const older = read(sheet, { year: 2022 })
    expect([older.year, only(older).values.employees, only(older).values.turnover]).toEqual([2022, undefined, 500_000])
    // Another year by the clerk's own word is obeyed.
    expect(only(read(linesOf('Ditta;P.IVA;Addetti 2024\nAlfa;00743110157;12'), { year: 2023 })).values.employees).toBe(12)
  })
  it('reads a lone comma before three digits as the column writes its other numbers', () => {
    const employees = (...texts: string[]) => read(linesOf(`Ditta;P.IVA;Addetti\n${texts.map(text => `Alfa;00743110157;${text}`).join('\n')}`)).rows.map(({ values }) => values.employees)
    expect(employees('12,345', '7,5')).toEqual([12.345, 7.5])
    expect(employees('1.234', '7,5')).toEqual([1234, 7.5])
    expect(employees('1,234', '7.5')).toEqual([1234, 7.5])
    expect(employees('12.345', '7.5')).toEqual([12.345, 7.5])
    const thousands = read(linesOf('Ditta;P.IVA;Fatturato (migliaia di €)\nAlfa;00743110157;234,567\nBeta;77777770486;1.250,5'))
    expect(thousands.rows.map(({ values }) => values.turnover)).toEqual([234_567, 1_250_500])
  })
  it('reads it by the language of the headings where no other number tells: always with a word', () => {
    const read1 = (headers: string, cell: string) => { const row = only(read(linesOf(`${headers}\nAlfa;00743110157;${cell}`))); return [Object.values(row.values).at(-1), codes(row)?.filter((code) => code.startsWith('number'))] }
    expect(read1('Ditta;P.IVA;Addetti', '1,234')).toEqual([null, ['number-undecided']])
    expect(read1('Company;VAT number;Employees', '1,234')).toEqual([1234, ['number-ambiguous']])
    expect(read1('Company;VAT number;Employees', '1.234')).toEqual([null, ['number-undecided']])
    expect(read1('Ditta;P.IVA;Fatturato', '234,567')).toEqual([234_567, ['number-ambiguous']])
    expect(read1('Ditta;P.IVA;Fatturato (migliaia di €)', '234,567')).toEqual([234_567, ['number-ambiguous']])
    expect(read1('Company;VAT number;Turnover (EUR m)', '2.345')).toEqual([2_345_000, []])
    expect(read(linesOf('Ditta;P.IVA;Addetti\nAlfa;00743110157;1,234\nBeta;77777770486;0,750')).rows.map(({ values }) => values.employees)).toEqual([1.234, 0.75])
  })
  it('takes a heading of a group for no firm, but a firm of which the name alone is known', () => {
    const names = (list: string) => read(linesOf(`Ditta;P.IVA;Comune;Settore\n${list}`)).rows.map(({ values }) => values.name)
    expect(names('CONCERIE;;;\nAlfa;00743110157;Empoli;\nBeta;77777770486;Pisa;')).toEqual(['Alfa', 'Beta'])
    expect(names('RINALDI;;;\nALFA;00743110157;Empoli;\nBETA;77777770486;Pisa;')).toEqual(['RINALDI', 'ALFA', 'BETA'])
    for (const heading of ['Settore pelle', '1. Concerie', 'II – Calzaturifici', 'Terzisti:', 'Soci sostenitori', 'CONCERIE', 'Servizi alle imprese']) expect(names(`${heading};;;\nALFA;00743110157;Empoli;`)).toEqual(['ALFA'])
    for (const firm of ['A. Rossi', 'Aziende Riunite S.r.l.', 'Falegnameria Faro', 'Confezioni Gloria']) expect(names(`${firm};;;\nAlfa;00743110157;Empoli;`)).toEqual([firm, 'Alfa'])
    expect(names(';;;Concia\nAlfa;00743110157;Empoli;\n;;;Totale concia')).toEqual(['Alfa'])
  })
  it('keeps a name that stands alone between the firms, whatever it reads like, and says so', () => {
    const rows = (list: string, head = 'Ditta;Comune;Addetti') => read(linesOf(`${head}\n${list}`)).rows.map(({ values, outcome, problems }) => [values.name, outcome, problems.find(({ field }) => field === 'name')?.code])
    const others = 'Alfa srl;Empoli;5\nBeta srl;Pisa;6\nGamma srl;Vinci;7'
    for (const name of ['Rossi & figli', 'Officina meccanica', 'Banca popolare', 'F.lli bianchi', 'Pelletteria la fenice', 'Conceria Nuova', 'Faro', 'Lavori vari']) expect(rows(`${others}\n${name};;\nDelta srl;Empoli;2`)[3]).toEqual([name, 'new', 'name-only'])
    expect(rows('Alfa srl;x\nBeta srl;y\nGamma srl;z\nOfficina meccanica;', 'Ragione sociale;Note')[3]).toEqual(['Officina meccanica', 'new', 'name-only'])
    expect(rows('Lavori vari;;\nConceria alfa;;\nBeta;;')[0]).toEqual(['Lavori vari', 'new', undefined])
  })
  it('takes a year’s euros for the turnover where they are more than a fee, and no answers for a trade', () => {
    const year = (cells: string[], head = '€ 2023;€ 2024') => { const reading = read(linesOf(`Ditta;P.IVA;${head}\n${cells.map((cell) => `Alfa;00743110157;${cell}`).join('\n')}`)); return [reading.year, reading.rows[0]?.values.turnover ?? null] }
    expect(year(['1.200.000;1.300.000', '500.000;n.d.'])).toEqual([2024, 1_300_000])
    expect(year(['150;250', '150;300'])).toEqual([2025, null])
    expect(year(['150', '300'], 'k€ 2024')).toEqual([2024, 150_000])
    expect(fieldsOf(read(linesOf('Ditta;P.IVA;Att.\nAlfa;00743110157;Conceria')))).toEqual(['name', 'vatNumber', 'tags'])
    expect(fieldsOf(read(linesOf('Ditta;P.IVA;Att.\nAlfa;00743110157;S\nBeta;77777770486;N')))).toEqual(['name', 'vatNumber', null])
  })
  it('joins a name and an address with their second parts and the house number, and keeps the seat apart from the plant', () => {
    expect(only(read(linesOf('RAGSOC1;RAGSOC2;PARIVA;INDIRI;TELEFO\nALFA;DI NERI & C. SNC;00743110157;VIA ROMA 1;0571 12345'))).values).toMatchObject({ name: 'ALFA DI NERI & C. SNC', legalForm: 'SNC', address: 'VIA ROMA 1', phone: '0571 12345' })
    const seat = sheetOf([['Denominazione', 'Sede legale', null, null, null, 'Sede operativa', 'P.IVA'], [null, 'Via', 'N.', 'CAP', 'Città', 'Indirizzo completo', null], ['Alfa', 'Via Verdi', '12/A', '50053', 'Empoli', 'Via Nera 3, Vinci', '00743110157']])
    expect(only(read(seat)).values).toMatchObject({ address: 'Via Verdi, 12/A' })
  })
  it('takes yes and no for no provinces, questions for headings, and what stands in brackets below a heading for a part of it', () => {
    expect(only(read(linesOf('Ditta;P.IVA;Quota versata\nAlfa;00743110157;SI'))).values.province).toBeUndefined()
    expect(only(read(linesOf('Qual è il nome della tua azienda?;Partita IVA;In quale comune avete sede?;Quanti addetti avete (compresi i titolari)?\nAlfa;00743110157;Empoli;12'))).values).toMatchObject({ name: 'Alfa', municipality: 'Empoli', employees: 12 })
    const { rows, skipped } = read(linesOf('Socio;Residenza o sede;Cod. fiscale;Data ammissione\n;;;(delibera C.d.A.)\nAlfa;Prato, via Bisenzio 7;77777770486;12.10.2020'))
    expect(rows.map(({ values }) => values)).toMatchObject([{ name: 'Alfa', municipality: 'Prato', address: 'via Bisenzio 7', joinedOn: '2020-10-12' }])
    expect(skipped).toEqual([{ row: 2, reason: 'header' }])
  })
  it('tells the kind of a membership by its cells, where the heading says nothing', () => {
    expect(read(linesOf('Ditta;P.IVA;Tipologia\nAlfa;00743110157;effettivo\nBeta;77777770486;Sostenitore')).rows.map(({ values }) => values.membershipKind)).toEqual(['member', 'supporter'])
  })
  it('leaves out totals by any name, and footers below them, but no firm', () => {
    const list = (last: string) => read(linesOf(`Ditta;P.IVA;Comune;Addetti\nAlfa;00743110157;Empoli;5\nBeta;77777770486;Pisa;7\n${last}`))
    for (const total of ['GRAN TOTALE;;;12', 'T O T A L E;;;12', 'TOTALE SOCI ATTIVI;;;12', 'TOTALE ELENCO SOCI AL 31/12/2024;;;12', 'TOTALE ADDETTI DEL DISTRETTO;;;12', 'Totale imprese iscritte: 2;;;', 'Totale provincia di Pisa;;Pisa;7',
      'Valori totali;;;12', 'Riepilogo;;;12', 'Numero soci: 2;;;', 'Total number of members: 2;;;', '2;;;12']) {
      expect([total, list(total).rows.map(({ values }) => values.name), list(total).skipped.at(-1)?.reason]).toEqual([total, ['Alfa', 'Beta'], 'total'])
    }
    expect(list('Totale;;;12\nFirma del Presidente;;;').skipped.slice(-2).map(({ reason }) => reason)).toEqual(['total', 'title'])
    for (const firm of ['Totale Energie;76543210363;Pisa;7', 'Total Service S.r.l.;;Pisa;7', 'Totem;;Pisa;7', 'Media Grafica;;Pisa;7', '3;76543210363;Pisa;7']) expect([firm, list(firm).rows.length]).toEqual([firm, 3])
    // Of which nothing but the names is known yet, in capitals; and a firm that is called as who signs.
    const names = (lines: string) => read(linesOf(`Ragione sociale;Partita IVA;E-mail\n${lines}`)).rows.map(({ values }) => values.name)
    expect(names('ALFA PELLI;;\nBETA CUOIO;;')).toEqual(['ALFA PELLI', 'BETA CUOIO'])
    expect(names('Presidente S.r.l.;;\nBeta;76543210363;')).toEqual(['Presidente S.r.l.', 'Beta'])
    // One in capitals amid the others is one of them; a list that is parted by headings has several, or one above a part of it.
    expect(names('Alfa;76543210363;\nTMT;;\nBeta;00743110157;')).toEqual(['Alfa', 'TMT', 'Beta'])
    expect(names('CUOIO;;\nAlfa;76543210363;\nPELLE;;\nBeta;00743110157;')).toEqual(['Alfa', 'Beta'])
    expect(names('Alfa;76543210363;\n;;\nPELLE;;\nBeta;00743110157;')).toEqual(['Alfa', 'Beta'])
    // A list of names alone has nothing by which a firm could be told.
    expect(read(linesOf('Ditta;Comune\nAlfa;Empoli\nTotale Energie;Pisa')).rows).toHaveLength(2)
  })
  it('takes a VAT number without the remark beside it', () => {
    const vat = (text: string) => { const row = only(read(linesOf(`Ditta;Partita IVA\nAlfa;${text}`))); return [row.outcome, row.values.vatNumber, codes(row)] }
    expect(vat('00743110157 (gruppo IVA)')).toEqual(['new', '00743110157', ['remark-left']])
    expect(vat('IT00743110157 – sede di Empoli')).toEqual(['new', '00743110157', ['remark-left']])
    expect(vat('IT 00743110157')).toEqual(['new', '00743110157', []])
    expect(vat('FR40303265045')).toEqual(['new', 'FR40303265045', []])
  })
})

describe('headings between the rows', () => {
  const towns = new Set(['empoli', 'fucecchio', 'pisa'])
  const under = (list: string, options: Partial<ReadingOptions> = {}) => read(linesOf(list), { isTown: (text) => towns.has(text.toLowerCase()), ...options })
  const told = (reading: Reading) => reading.rows.map(({ values: { name, tags = null, municipality = null, membershipKind = null, province = null } }) => [name, tags ?? municipality ?? membershipKind ?? province])
  it('tell what is unmistakable: a trade, a sector, a town, a province, a kind of membership; each row says from where', () => {
    const reading = under('Ditta;P.IVA\nCONCERIE (2);\nAlfa;00743110157\nBeta;77777770486\nSettore: Carta;\nGamma;65432100504\nFUCECCHIO;\nDelta;50000010467\nProvincia di Pisa;\nEpsilon;76543210363\nB) Soci sostenitori;\nZeta;55555551005')
    expect(told(reading)).toEqual([['Alfa', 'Concerie'], ['Beta', 'Concerie'], ['Gamma', 'Carta'], ['Delta', 'FUCECCHIO'], ['Epsilon', 'PI'], ['Zeta', 'supporter']])
    expect(reading.rows[0]?.problems).toContainEqual({ level: 'info', code: 'from-section', field: 'tags', values: { text: 'CONCERIE (2)', row: 2 } })
    expect(reading.skipped).toContainEqual({ row: 7, reason: 'section', text: 'FUCECCHIO' })
  })
  it('may be provinces, also where towns have a column, but not where a province is a member', () => {
    const head = 'Ditta;P.IVA;Comune;Addetti\n'
    const parted = under(`${head}PROVINCIA DI PISA;;;\nAlfa;00743110157;Pontedera;5\nTotale Pisa;;;5\nProvincia di Firenze (1);;;\nBeta;77777770486;Empoli;7`)
    expect(parted.rows.map(({ values: { name, province } }) => [name, province])).toEqual([['Alfa', 'PI'], ['Beta', 'FI']])
    const names = (list: string) => under(head + list).rows.map(({ values: { name } }) => name)
    expect(names('Provincia di Lucca;;;\nProvincia di Pisa;;;\nRossi srl;00743110157;Empoli;5')).toEqual(['Provincia di Lucca', 'Provincia di Pisa', 'Rossi srl'])
    expect(names('Alfa;77777770486;Lucca;3\nProvincia di Lucca;;;\nRossi srl;00743110157;Empoli;5')).toEqual(['Alfa', 'Provincia di Lucca', 'Rossi srl'])
    expect(names('Provincia di Lucca;80001210469;Lucca;\nAlfa;77777770486;Lucca;3\nProvincia di Pisa;80000410508;Pisa;\nRossi srl;00743110157;Empoli;5')).toHaveLength(4)
  })
  it('below one another tell both, and one that comes after rows ends what stood below that of its kind', () => {
    const rows = under('Ditta;P.IVA\nProvincia di Pisa;\nCONCERIE;\nAlfa;00743110157\nCARTIERE;\nBeta;77777770486\nProvincia di Lucca;\nGamma;65432100504').rows
    expect(rows.map(({ values: { province = null, tags = null } }) => [province, tags])).toEqual([['PI', 'Concerie'], ['PI', 'Cartiere'], ['LU', null]])
  })
  it('give way to what the row says itself, but for tags, which are added', () => {
    const rows = under('Ditta;P.IVA;Comune;Settore\nEMPOLI;;;\nAlfa;00743110157;Pisa;\nCONCERIE;;;\nBeta;77777770486;;Moda').rows
    expect(rows.map(({ values: { municipality, tags } }) => [municipality, tags])).toEqual([['Pisa', null], [null, 'Moda; Concerie']])
  })
  it('that say nothing sure are told as headings only, and end with a total or with a row that may be a heading itself', () => {
    const zone = under('Ditta;P.IVA\nZona nord;\nAlfa;00743110157')
    expect([told(zone), zone.skipped]).toEqual([[['Alfa', null]], [{ row: 2, reason: 'section', text: 'Zona nord' }]])
    expect(told(under('Ditta;P.IVA;Addetti\nCONCERIE;;\nAlfa;00743110157;3\nTotale;;3\nBeta;77777770486;4'))).toEqual([['Alfa', 'Concerie'], ['Beta', null]])
    expect(told(under('Ditta;P.IVA;Tel.\nConcerie;;\nAlfa;00743110157;\nLavori vari;;\nBeta;77777770486;'))).toEqual([['Alfa', 'Concerie'], ['Lavori vari', null], ['Beta', null]])
  })
  it('of those who left make an error of a row without a day of leaving', () => {
    const rows = under('Ditta;P.IVA;Recesso\nSOCI ORDINARI;;\nAlfa;00743110157;\nSOCI CESSATI;;\nBeta;77777770486;\nGamma;65432100504;31/12/2020').rows
    expect(rows.map(({ outcome, values: { membershipKind = null } }) => [outcome, membershipKind])).toEqual([['new', 'member'], ['error', null], ['new', null]])
  })
  const outcomes = (list: string) => under(list).rows.map(({ values: { name }, outcome, problems }) => [name, problems.some(({ code }) => code === 'section-left') ? 'left' : outcome])
  it.each(['Elenco soci - uso esclusivo interno', 'Elenco soci al 31/12/2025, esclusi i cessati', 'Dati usciti dal gestionale il 3/11/2026', 'Ex Cuoio Toscano'])('that speak otherwise of leaving make nobody leave: %s', (title) => {
    expect(outcomes(`${title}\n\nDitta;P.IVA\nAlfa;00743110157`)).toEqual([['Alfa', 'new']])
  })
  it.each(['Soci cessati', 'Soci radiati', 'Ex soci', 'Cessate', 'C) Receduti (2)', 'Former members', 'Soci cessati o esclusi nel 2025', 'Soci recessi nel 2024', 'Imprese uscite dal distretto'])('that say it and nothing else are told in any letters, also alone amid the rows or above them: %s', (heading) => {
    expect(outcomes(`Ditta;P.IVA;Comune\nAlfa;00743110157;Pisa\n${heading};;\nBeta;77777770486;Pisa`)).toEqual([['Alfa', 'new'], ['Beta', 'left']])
    expect(outcomes(`${heading}\n\nDitta;P.IVA\nAlfa;00743110157`)).toEqual([['Alfa', 'left']])
  })
  it('of those who are no members make an error of each row, to a heading of those who are', () => {
    for (const [none, members] of [['Non consorziate', 'Consorziate'], ['Imprese non aderenti', 'Imprese aderenti'], ['Domande non ammesse', 'Domande ammesse']]) {
      expect(under(`Ditta;P.IVA\n${none};\nBeta;77777770486\n${members};\nGamma;65432100504`).rows.map(({ outcome }) => outcome), members).toEqual(['error', 'new'])
    }
    const rows = under('Ditta;P.IVA\nAMMESSE;\nAlfa;00743110157\nNon ammesse;\nBeta;77777770486\nAMMESSE;\nGamma;65432100504').rows
    expect(rows.map(({ values: { name }, outcome }) => [name, outcome])).toEqual([['Alfa', 'new'], ['Beta', 'error'], ['Gamma', 'new']])
    for (const name of ['Non soci', 'Prospect']) expect(codes(read(linesOf('Ditta;P.IVA\nAlfa;00743110157', { name })).rows[0])).toEqual(['section-refused'])
    expect(codes(read(linesOf('Potenziali soci\n\nDitta;P.IVA\nAlfa;00743110157')).rows[0])).toEqual(['section-refused'])
  })
  it('of those who left go on below names alone and other headings, to one that says that members follow or to a total', () => {
    const list = (then: string) => outcomes(`Ditta;P.IVA;Tel.\nSoci cessati;;\nBianchi srl;00743110157;\nNeri;;\nAltro:;;\nVerdi snc;77777770486;\n${then};;\nGamma;65432100504;`)
    for (const [then, outcome] of [['FUCECCHIO', 'left'], ['Soci sostenitori', 'new'], ['Soci attivi', 'new'], ['Totale', 'new']]) {
      expect([then, list(then ?? '')]).toEqual([then, [['Bianchi srl', 'left'], ['Neri', 'left'], ['Verdi snc', 'left'], ['Gamma', outcome]]])
    }
  })
  it('are none where firms are numbered, or are called as a trade or a group is', () => {
    expect(told(under('Ditta;P.IVA;Tel.\n1. Rossi Mario;;\n2. Bianchi Luca;;\n3. Verdi Anna;00743110157;'))).toEqual([['1. Rossi Mario', null], ['2. Bianchi Luca', null], ['3. Verdi Anna', null]])
    for (const firm of ['Area Pelle', 'Imprese Riunite', 'Commercio di Rossi Mario']) {
      const { rows } = under(`Ditta;P.IVA;Tel.\n${firm};;\nAlfa;00743110157;`)
      expect([rows.map(({ values: { name, tags = null } }) => [name, tags]), codes(rows[0])]).toEqual([[[firm, null], ['Alfa', null]], ['name-only']])
    }
    for (const heading of ['Area nord', 'Imprese artigiane', '1. Commercio di pelli']) expect(told(under(`Ditta;P.IVA;Tel.\n${heading};;\nAlfa;00743110157;`)).map(([name]) => name)).toEqual(['Alfa'])
  })
  it('above the list tell a kind of membership, but not whose list it is', () => {
    expect(told(under('Comune di Empoli\nSoci sostenitori\nDitta;P.IVA\nAlfa;00743110157'))).toEqual([['Alfa', 'supporter']])
  })
  it('may be the town that a sheet is called as, or a label that stands at the first firm of each group', () => {
    expect(under('Ditta;P.IVA\nAlfa;00743110157', { town: 'Empoli' }).rows[0]).toMatchObject({ values: { municipality: 'Empoli' }, problems: [{ code: 'from-sheet' }] })
    expect(under('Ditta;P.IVA;Comune\nAlfa;00743110157;', { town: 'Empoli' }).rows[0]?.values.municipality).toBeNull()
    const labels = under('Comune;Ditta;P.IVA\nEmpoli;Alfa;00743110157\n;Beta;77777770486\nPisa;Gamma;65432100504\n;Delta;50000010467').rows
    expect(labels.map(({ values: { municipality }, problems }) => [municipality, problems.some(({ code, level }) => code === 'from-above' && level === 'warning')])).toEqual([['Empoli', false], ['Empoli', true], ['Pisa', false], ['Pisa', true]])
    // Where a town comes twice, or few are missing, a blank is no more than a blank.
    expect(under('Comune;Ditta;P.IVA\nEmpoli;Alfa;00743110157\n;Beta;77777770486\nEmpoli;Gamma;65432100504\n;Delta;50000010467').rows[1]?.values.municipality).toBeNull()
    expect(under('Comune;Ditta;P.IVA\nEmpoli;Alfa;00743110157\n;Beta;77777770486\nPisa;Gamma;65432100504').rows[1]?.values.municipality).toBeNull()
  })
})

describe('what strangers write', () => {
  const values = (list: string) => read(linesOf(list)).rows.map((row) => row.values)
  it('of a member that left, in a column of states: without a day it is asked for', () => {
    const { rows } = read(linesOf('Ditta;P.IVA;Stato;Recesso\nAlfa;00743110157;Attiva;\nBeta;77777770486;Cessata;\nGamma;65432100504;Receduta;31/12/2020\nDelta;50000010467;ex socio;'))
    expect(rows.map(({ outcome, problems }) => [outcome, problems.find(({ level }) => level === 'error')?.code])).toEqual([['new', undefined], ['error', 'status-left'], ['new', undefined], ['error', 'status-left']])
    for (const said of ['Cessata', 'Receduto nel 2023', 'dimissionaria dal 31/12/2024', 'Uscita dal consorzio', 'Escluso per morosità', 'Cessata o receduta', 'Ex socio', 'ex', 'Cessata a dicembre 2023', 'inactive', 'Non più socia', 'Dimissioni', 'Recesso con effetto dal 2026', 'Cancellata dal registro imprese']) expect([said, read(linesOf(`Ditta;P.IVA;Stato\nAlfa;00743110157;${said}`)).rows[0]?.outcome]).toEqual([said, 'error'])
    for (const other of ['Italia', 'Attiva', 'In liquidazione', 'Exportatrice', 'Ex Jugoslavia', 'Ex art. 10', 'Ex presidente', 'Ex capogruppo', 'Recesso revocato', 'Recesso in corso', 'Recesso per iscritto, poi annullato', 'Escluso dal bando', 'Cancellata dal registro e reiscritta', 'Esclusa IVA', 'Left Bank']) expect([other, read(linesOf(`Ditta;P.IVA;Stato\nAlfa;00743110157;${other}`)).rows[0]?.outcome]).toEqual([other, 'new'])
  })
  it('of who left, as an answer: no below “Attivo”, a tick below “Cessata”', () => {
    const outcome = (head: string, cell: string) => read(linesOf(`Ditta;P.IVA;${head}\nAlfa;00743110157;${cell}`)).rows[0]?.outcome
    const gone = ['attivo false', 'Socio attivo NO', 'Is active no', 'Attiva? N', 'Attiva (S/N) N', 'Attivo (S/N) no', 'Socio attivo (si/no) NO', 'Active (Y/N) N', 'Cessata X', 'Cessata SI\'', 'Cessata ✓', 'Cessata 1', 'Cessata (S/N) s', 'Ex socio sì', 'Former member yes', 'Uscita il sì', 'Data uscita x', 'Recesso x', 'DT.DIMISS. x', 'Recesso dimissionaria']
    const current = ['attivo true', 'Attiva SI', 'Attiva (S/N) S', 'Attivo 0', 'Cessata no', 'Cessata 12/3/2020', 'Ex socio n.d.', 'Attivo circolante no', 'Associazione al distretto SI', 'Iscritto al 2025 SI', 'Al 31/12/2025 SI', 'Al corrente SI', 'Uscita x', 'Fine x', 'Until yes']
    for (const [asked, expected] of [[gone, 'error'], [current, 'new']] as const) {
      for (const one of asked) { const [, head = '', cell = ''] = /^(.*) (\S+)$/.exec(one) ?? []; expect([one, outcome(head, cell)]).toEqual([one, expected]) }
    }
    expect(outcome('Ex socio', '')).toBe('new')
    expect(read(linesOf('Ditta;P.IVA;Attiva\nAlfa;00743110157;1\nBeta;77777770486;0')).rows.map((row) => [row.outcome, row.values.balanceSheet])).toEqual([['new', undefined], ['error', undefined]])
  })
  it('of total assets called “Attivo”: amounts, that no row shares, and no states, also where they are left out', () => {
    const list = 'Ditta;P.IVA;Attivo\nAlfa;00743110157;1.500.000\nBeta;77777770486;"\nGamma;65432100504;no'
    for (const mapping of [{}, { 2: null }]) {
      const { columns, rows } = read(linesOf(list), { mapping })
      expect([columns[2]?.states, rows.map(({ outcome, values }) => [outcome, values.balanceSheet ?? null])]).toEqual([undefined, [['new', 2 in mapping ? null : 1_500_000], ['new', null], ['new', null]]])
    }
  })
  it('of years below the headings of figures: the newest counts, wherever it stands', () => {
    const merges = [{ top: 1, left: 2, bottom: 1, right: 4 }, { top: 1, left: 5, bottom: 1, right: 6 }]
    const rows: Given[][] = [['Impresa', 'P.IVA', 'Ricavi', null, null, 'Dipendenti', null], [null, null, 2022, 2023, 2024, 2023, 2024], ['Alfa', '00743110157', 1_300_000, 1_400_000, 1_500_000, 11, 12]]
    for (const sheet of [sheetOf(rows, { merges }), sheetOf(rows)]) {
      const reading = read(sheet)
      expect([reading.year, reading.skipped, only(reading).values]).toEqual([2024, [{ row: 1, reason: 'header' }], { name: 'Alfa', vatNumber: '00743110157', turnover: 1_500_000, employees: 12 }])
    }
  })
  it('of years that are no headings: below a name and a day they are a firm’s', () => {
    expect(read(linesOf('Ditta;Anno adesione;Colore\n1999;2001;\nAlfa;2005;verde')).columns.map(({ header }) => header)).toEqual(['Ditta', 'Anno adesione', 'Colore'])
  })
  it('of places: a town and its province parted by a stroke, a town where the street is asked', () => {
    expect(values('Company;VAT no.;Town / Province\nAlfa;00743110157;Lucca / LU\nBeta;;Paris / –').map(({ municipality, province = null }) => [municipality, province])).toEqual([['Lucca', 'LU'], ['Paris', null]])
    const { rows } = read(linesOf('Ditta;P.IVA;Res./Sede\nAlfa;00743110157;Via Roma 1, 50053 Empoli (FI)\nBeta;;Vinci\nGamma;;Via Pisa\nDelta;;Empoli (FI)'), { isTown: (text) => ['Vinci', 'Empoli', 'Empoli (FI)'].includes(text) })
    expect(rows.map(({ values: { address, municipality = null } }) => [address, municipality])).toEqual([['Via Roma 1', 'Empoli'], [null, 'Vinci'], ['Via Pisa', null], [null, 'Empoli']])
  })
  it('of websites between telephones, and of amounts in a list with headings in two languages', () => {
    expect(values('Ditta;P.IVA;Contatti\nAlfa;00743110157;Tel. 0571 123456 www.alfa.example info@alfa.example\nBeta;;0571 654321, https://beta.example/chi')).toMatchObject([{ phone: '0571 123456', website: 'www.alfa.example', email: 'info@alfa.example' }, { phone: '0571 654321', website: 'https://beta.example/chi' }])
    expect(values('Ditta;P.IVA;Telefono\nAlfa;00743110157;0571 123456 (web www.alfa.example)\nBeta;;0571 654321 (www.beta.example).\nGamma;;0571 123456 www.a.example e www.b.example\nDelta;;0571 222222 sito: www.delta.example.').map(({ phone, website = null }) => [phone, website]))
      .toEqual([['0571 123456', 'www.alfa.example'], ['0571 654321', 'www.beta.example'], ['0571 123456 www.a.example e www.b.example', null], ['0571 222222', 'www.delta.example']])
    expect(codes(read(linesOf('Ditta;Telefono\nAlfa;0571 123456 www.alfa.example')).rows[0])).toEqual(['website-in-phone'])
    const halfItalian = read(linesOf('Ragione sociale;VAT;Town;Turnover (k€);Employees\nAlfa;00743110157;Empoli;1.234;1.234')).rows[0]
    expect(halfItalian?.problems.flatMap(({ code, field }) => (code === 'number-ambiguous' ? [field] : []))).toEqual(['turnover', 'employees'])
    expect(values('Ragione sociale / Company name;Partita IVA / VAT number;Comune / City;Fatturato / Turnover (€/000)\nAlfa;00743110157;Empoli;1.200')[0]?.turnover).toBe(1_200_000)
  })
  it('of amounts in a unit that a group of headings, or the heading in English, says', () => {
    for (const unit of ['valori in k€', 'valori in €/000', 'importi in mgl €', 'in migliaia di euro']) expect([unit, values(`Dati anagrafici;;Dati economici (${unit})\nDitta;P.IVA;Fatt. 2024\nAlfa;00743110157;1.350`)[0]?.turnover]).toEqual([unit, 1_350_000])
    expect(values('Company;VAT;Sales 2024 (EUR 1,000)\nAlfa;00743110157;12,500.5')[0]?.turnover).toBe(12_500_500)
  })
  it('of totals with a count below the VAT numbers', () => {
    expect(read(linesOf('Consorziato;P. Iva;Dip.\nAlfa;00743110157;5\nTot. consorziati;3;109')).skipped).toEqual([{ row: 3, reason: 'total' }])
    expect(read(linesOf('Ditta;P.IVA;Comune;Addetti\nAlfa;00743110157;Empoli;5\nTot Spedizioni;;Pisa;7')).rows[1]?.values.name).toBe('Tot Spedizioni')
  })
  it('of states of other things than the firm, or of several: each that is the firm’s counts, whatever it was chosen for', () => {
    const outcome = (head: string, cells: string, options: Partial<ReadingOptions> = {}) => read(linesOf(`Ditta;P.IVA;${head}\nAlfa;00743110157;${cells}`), options).rows[0]?.outcome
    for (const head of ['Stato PEC', 'Stato pratica', 'Situazione quote', 'Status questionario', 'Stato iscrizione REA']) expect([head, outcome(head, 'Inattiva')]).toEqual([head, 'new'])
    for (const head of ['Stato del socio', 'Stato (attivo/cessato)', 'Stato iscrizione', 'Situazione socio', 'STATO IMPRESA', 'Stato attività', 'Membership status']) expect([head, outcome(head, 'Cessata')]).toEqual([head, 'error'])
    expect(outcome('Stato;Situazione socio', 'Italia;Cessato')).toBe('error')
    for (const field of ['tags', 'privateNotes', null] as const) expect([field, outcome('Stato', 'Cessata', { mapping: { 2: field } })]).toEqual([field, 'error'])
    expect(outcome('Stato', 'Cessata', { memberships: false })).toBe('new')
    // but for one that the clerk put aside, now or when such a list was read before
    expect(outcome('Stato', 'Cessata', { mapping: { 2: 'aside' } })).toBe('new')
    expect(outcome('Stato;Situazione socio', 'Cessata;Cessato', { mapping: { 2: 'aside' } })).toBe('error')
    expect(outcome('Stato', 'Cessata', { remembered: () => ['name', 'vatNumber', 'aside'] })).toBe('new')
    expect(outcome('Stato', 'Cessata', { remembered: () => ['name', 'vatNumber', null] })).toBe('error')
    expect(read(linesOf('Soci cessati\n\nDitta;P.IVA\nAlfa;00743110157'), { memberships: false }).rows[0]?.outcome).toBe('new')
    // said once
    expect(codes(read(linesOf('Soci cessati\n\nDitta;P.IVA;Stato\nAlfa;00743110157;Cessata')).rows[0])).toEqual(['section-left'])
  })
  it('of a member that left as of the one above it: by a sign, a word, or a cell that is merged down', () => {
    const days = read(linesOf('Ditta;P.IVA;Data recesso\nAlfa;00743110157;31/12/2020\nBeta;77777770486;"\nGamma;65432100504;idem')).rows
    expect(days.map((row) => [row.values.leftOn, codes(row)])).toEqual([['2020-12-31', []], ['2020-12-31', ['from-above']], ['2020-12-31', ['from-above']]])
    const states = read(linesOf('Ditta;P.IVA;Stato\nAlfa;00743110157;Cessata\nBeta;77777770486;"\nGamma;65432100504;idem\nDelta;50000010467;Attiva')).rows
    expect(states.map(({ outcome }) => outcome)).toEqual(['error', 'error', 'error', 'new'])
    const merged = read(sheetOf([['Ditta', 'P.IVA', 'Stato'], ['Alfa', '00743110157', 'Cessata'], ['Beta', '77777770486'], ['Gamma', '65432100504']], { merges: [{ top: 2, left: 2, bottom: 3, right: 2 }] })).rows
    expect(merged.map(({ outcome }) => outcome)).toEqual(['error', 'error', 'new'])
  })
  it('in place of what stands above, in columns that neighbours share', () => {
    const { rows } = read(linesOf('Ditta;P.IVA;Comune;Addetti\nAlfa;00743110157;Empoli;3\nBeta;77777770486;idem;"\nGamma;65432100504;";4'))
    expect(rows.map((row) => [row.values.municipality, row.values.employees, codes(row)])).toEqual([['Empoli', 3, []], ['Empoli', null, ['from-above']], ['Empoli', 4, ['from-above']]])
  })
  it('above the list, of the amounts in it, or with a thousand behind a stroke', () => {
    expect(values('Elenco imprese - importi in migliaia di euro\nDitta;Comune;Ricavi;Totale attivo\nAlfa;Empoli;15.230;12.000')[0]).toMatchObject({ turnover: 15_230_000, balanceSheet: 12_000_000 })
    expect(values('Ditta;Comune;Ricavi (€/1000)\nAlfa;Empoli;15.230')[0]).toMatchObject({ turnover: 15_230_000 })
    expect(values('Valori (migliaia di euro)\nDitta;Comune;Ricavi\nAlfa;Empoli;15.230')[0]).toMatchObject({ turnover: 15_230_000 })
  })
  it.each(['Bando 2025: contributi in conto capitale per 4 milioni di euro', 'Progetto finanziato in parte con 3 milioni di euro', 'Importi erogati: tre milioni di euro', 'Contributi in tutto due milioni di euro'])('of a sum above the list, which is none of its amounts: %s', (title) => {
    expect(values(`${title}\nDitta;Comune;Ricavi;Totale attivo\nAlfa;Empoli;85000;100000`)[0]).toMatchObject({ turnover: 85_000, balanceSheet: 100_000 })
  })
  it('above headings that say themselves which amounts are theirs', () => {
    for (const own of ['Fatturato (in euro)', 'Fatturato (€)', 'Fatturato EUR']) expect([own, values(`Importi in migliaia di euro\nDitta;Comune;${own};Totale attivo\nAlfa;Empoli;95000;12.000`)[0]]).toEqual([own, expect.objectContaining({ turnover: 95_000, balanceSheet: 12_000_000 })])
    expect(values('Importi in milioni di euro\nDitta;Comune;Fatturato (€);Totale attivo (€/000)\nAlfa;Empoli;95000;120')[0]).toMatchObject({ turnover: 95_000, balanceSheet: 120_000 })
  })
  it('above a list that repeats its headings, which are called as they are written', () => {
    const reading = read(linesOf('Valori in migliaia di euro\nDitta;Ricavi;Totale attivo\nAlfa;15;12\nDitta;Ricavi;Totale attivo\nBeta;16;13'))
    expect(reading.rows.map((row) => [row.values.name, row.values.turnover])).toEqual([['Alfa', 15_000], ['Beta', 16_000]])
    expect(reading.columns.map(({ header }) => header)).toEqual(['Ditta', 'Ricavi', 'Totale attivo'])
  })
  it('of towns with their provinces, kinds of members, certificates with their terms, months in Roman numbers', () => {
    expect(values('Ditta;Luogo e prov.;Categoria;Certificazioni;Socio dal\nAlfa;Empoli (FI);Socio ordinario;ISO 9001:2015 (scad. 12/2026), SA8000 valida fino al 30/06/2027;14.III.2012')[0])
      .toMatchObject({ municipality: 'Empoli', province: 'FI', membershipKind: 'member', certificates: 'ISO 9001; SA8000', joinedOn: '2012-03-14' })
    expect(values('Company;Town (Prov.);VAT no.\nAlfa;Empoli [FI];00743110157')[0]).toMatchObject({ municipality: 'Empoli', province: 'FI' })
    // a province is no town, however it is written
    for (const cell of ['Firenze (FI)', 'Firenze - FI', 'Florence [FI]']) expect([cell, values(`Ditta;P.IVA;Provincia\nAlfa;00743110157;${cell}`)[0]]).toEqual([cell, { name: 'Alfa', vatNumber: '00743110157', province: 'FI' }])
    expect(values('Company;VAT no.;District\nAlfa;00743110157;Tuscany (FI)')[0]).not.toHaveProperty('municipality')
  })
})

describe('a name with more in its cell', () => {
  const row = (cell: string, head = 'Ditta;P.IVA', rest = ';00743110157') => only(read(sheetOf([head.split(';'), [cell, ...rest.split(';').slice(1)]])))
  it.each<[string, ImportRow['values']]>([
    ['Conceria Rossi srl, Via Roma 3, 50053 Empoli (FI)', { name: 'Conceria Rossi srl', legalForm: 'SRL', address: 'Via Roma 3', postalCode: '50053', municipality: 'Empoli', province: 'FI' }],
    ['Pelletteria Bianchi & C. - Viale Italia, 15/B - 56029 Santa Croce sull’Arno (PI)', { name: 'Pelletteria Bianchi & C.', address: 'Viale Italia, 15/B', municipality: 'Santa Croce sull’Arno', province: 'PI' }],
    ['CARTIERA ALTA SRL VIA DEL FIUME 1 55012 CAPANNORI LU', { name: 'CARTIERA ALTA SRL', address: 'VIA DEL FIUME 1', postalCode: '55012', municipality: 'CAPANNORI', province: 'LU' }],
    ['Rossi S.r.l. - Via Roma, 12 - 50053 Empoli (FI) - Tel. 0571 123456', { name: 'Rossi S.r.l.', address: 'Via Roma, 12', postalCode: '50053', municipality: 'Empoli', province: 'FI', phone: '0571 123456' }],
    ['Conceria srl Via Roma 3 C.F. e P.IVA 00743110157', { name: 'Conceria srl', address: 'Via Roma 3', vatNumber: '00743110157' }],
    ['Rossi srl\nVia Roma 3\n50053 Empoli\nTel. 0571 123456\ninfo@rossi.example\nC.F. RSSMRA80A01H501U', { name: 'Rossi srl', address: 'Via Roma 3', municipality: 'Empoli', phone: '0571 123456', email: 'info@rossi.example', taxCode: 'RSSMRA80A01H501U', vatNumber: '00743110157' }],
  ])('%s', (cell, values) => {
    const found = row(cell)
    expect(found.values).toMatchObject(values)
    expect(codes(found)).toContain('name-split')
  })
  it.each(['Albergo Via Roma 3 srl', 'Caffè, Via Roma 3 srl', 'Conceria Via Vecchia', 'Rossi, Corso & C. snc', 'Rossi\ndi Mario Rossi', 'Gruppo 2000 srl', 'Tel srl', 'Associazione Corso 2000', 'Cooperativa Via Nuova 2000'])('but a name alone stays: %s', (cell) => {
    expect([row(cell).values.name, codes(row(cell))]).toEqual([cell.replace('\n', ' '), []])
  })
  it('that cannot be parted beyond doubt is left and said', () => {
    for (const cell of ['Rossi\nrif. Anna\nVia Roma 3, 50053 Empoli', 'Rossi srl, Via Roma 3, P.IVA 00743110158', 'Rossi srl, Via Roma 3, Tel. 0571 123456 50053 Empoli', 'Associazione Alfa, Via Roma 3, cod. 12345678901']) expect([cell, codes(row(cell))]).toEqual([cell, ['name-holds-more']])
  })
  it('ends before its contacts, also where nothing heads the list', () => {
    const contacts = read(linesOf('Rossi Srl info@rossi.example;Via Roma 1;50053\nNeri Anna (PEC neri@neri.example);Via Nera 2;50053\nVerdi snc - tel. 0571 123456;Via Blu 2;56100\nBlu snc blu@blu.example rif. Anna;Via Blu 4;56100'))
    expect(contacts.rows.map(({ values: { name, legalForm = null, email = null, pec = null, phone = null } }) => [name, legalForm, email, pec, phone])).toEqual([
      ['Rossi Srl', 'SRL', 'info@rossi.example', null, null], ['Neri Anna', null, null, 'neri@neri.example', null], ['Verdi snc', 'SNC', null, null, '0571 123456'], ['Blu snc blu@blu.example rif. Anna', null, null, null, null],
    ])
    expect(row('Rossi srl (rossi@pec.it)').values).toMatchObject({ name: 'Rossi srl', pec: 'rossi@pec.it' })
    for (const [cell, name] of [['Neri srl: n@neri.example', 'Neri srl'], ['Rossi srl / r@rossi.example', 'Rossi srl'], ['Sigma Consorzio s.c.a r.l. - s@sigma.example', 'Sigma Consorzio s.c.a r.l.']] as const) expect([cell, row(cell).values.name]).toEqual([cell, name])
    for (const cell of ['Rossi srl Sig.ra Anna a@rossi.example', 'Blu snc rif. Mario tel. 0571 123456', 'Rossi srl c/o Studio Neri a@neri.example', 'Rossi srl, via PEC a@pec.it', 'Rossi srl Anna Bianchi a@rossi.example']) expect([cell, row(cell).values.name, codes(row(cell))]).toEqual([cell, cell, ['name-holds-more']])
    expect(contacts.rows.map(codes)).toEqual([['name-split'], ['name-split'], ['name-split'], ['name-holds-more']])
    expect(fieldsOf(read(linesOf('Ditta;Comune\nRossi Srl r@rossi.example;Empoli\nNeri snc n@neri.example;Pisa')))).toEqual(['name', 'municipality'])
  })
  it('gives a mail address in its line to its field', () => {
    const [first] = read(linesOf('Ditta;P.IVA\nRossi srl - Via Roma, 12 - info@rossi.example, PEC: rossi@rossi.example;00743110157\nBeta;77777770486')).rows
    expect(first?.values).toMatchObject({ name: 'Rossi srl', address: 'Via Roma, 12', email: 'info@rossi.example', pec: 'rossi@rossi.example' })
    expect(row('Tel. 0571 123456 Rossi srl, Via Roma 3').values).toMatchObject({ name: 'Rossi srl', address: 'Via Roma 3', phone: '0571 123456' })
  })
  it('ends before a town where its legal form, a province or a postal code shows it, and no column holds towns', () => {
    const isTown = (text: string) => ['Massa', 'Empoli'].includes(text)
    const named = (cell: string, head = 'Ditta;P.IVA', rest: string[] = []) => { const found = only(read(sheetOf([head.split(';'), [cell, ...rest]]), { isTown })); return [found.values.name, found.values.municipality ?? null, found.values.legalForm ?? null, codes(found)] }
    expect(named('Suolificio Arno srl, Empoli')).toEqual(['Suolificio Arno srl', 'Empoli', 'SRL', ['name-split']])
    expect(named('Tacchificio Uno - Empoli (FI)')).toEqual(['Tacchificio Uno', 'Empoli', null, ['name-split']])
    for (const cell of ['Studio Rossi, Bianchi, Massa', 'Associazione, Massa', 'Studio snc di Rossi, Massa']) expect(named(cell).slice(0, 2)).toEqual([cell, null])
    expect(named('Studio Rossi, Bianchi, Massa')[3]).toEqual(['name-holds-more'])
    expect(named('Suolificio Arno srl, Empoli', 'Ditta;P.IVA;Comune', ['00743110157'])).toEqual(['Suolificio Arno srl, Empoli', null, null, ['name-holds-more']])
    // what repeats a firm, or says no more than its name, is measured by the name as cut
    expect(read(linesOf('Ditta;Addetti;Tel.\nArno srl, Empoli;3;\nArno srl, Empoli;;0571 12345\nUno srl, Massa;;'), { isTown }).rows.map((one) => [one.outcome, codes(one)?.includes('name-only')])).toEqual([['new', false], ['duplicate', false], ['new', false]])
  })
  it('does not overrule a column of its own, and tells what differs', () => {
    const found = row('Rossi srl, Via Roma 3, 50053 Empoli', 'Ditta;P.IVA;Indirizzo;Comune', ';00743110157;Via Nuova 4;Vinci')
    expect(found.values).toMatchObject({ name: 'Rossi srl', address: 'Via Nuova 4', municipality: 'Vinci' })
    expect(found.problems.filter(({ code }) => code === 'said-otherwise').map(({ field, values: { text } }) => [field, text])).toEqual([['address', 'Via Roma 3'], ['municipality', 'Empoli']])
  })
})

describe('cells of one thing in two columns, and of two in one', () => {
  const rea = (list: string) => read(linesOf(list)).rows.map(({ values, problems }) => [values.rea, problems.filter(({ code }) => code.startsWith('rea')).map(({ code }) => code)])
  it('puts the letters of a Chamber before the number beside them', () => {
    expect(rea('Prov. CCIAA;N. REA;Ditta;Prov.;P.IVA\nFI;612345;Alfa;PI;00743110157')).toEqual([['FI-612345', []]])
    expect(rea('Ditta;REA;Camera di commercio;P.IVA\nAlfa;612345;Firenze;00743110157')).toEqual([['FI-612345', []]])
    expect(rea('Sigla prov.;N. REA;Ditta;P.IVA\nFI;612345;Alfa;00743110157')).toEqual([['FI-612345', ['rea-beside']]])
    // The province of the seat is not always that of the Chamber.
    expect(rea('Ditta;Comune;Prov.;REA;P.IVA\nAlfa;Empoli;FI;612345;00743110157')).toEqual([['612345', ['rea-shape']]])
  })
  it('takes no firms for one by a number without its Chamber', () => {
    expect(read(linesOf('Ditta;REA\nAlfa;612345\nBeta;612345\nGamma;FI 1234\nDelta;FI-1234')).rows.map(({ outcome }) => outcome)).toEqual(['new', 'new', 'new', 'duplicate'])
  })
  it('parts a certified address from the others, and loses none', () => {
    const mail = (head: string, cell: string) => { const { values: { email = null, pec = null } } = only(read(linesOf(`Ditta;P.IVA;${head}\nAlfa;00743110157;${cell}`))); return [email, pec] }
    expect(mail('E-mail', 'info@alfa.it, alfa@pec.it')).toEqual(['info@alfa.it', 'alfa@pec.it'])
    expect(mail('E-mail', 'alfa@legalmail.it')).toEqual(['alfa@legalmail.it', null])
    expect(mail('E-mail / PEC', 'alfa@alfa.it')).toEqual(['alfa@alfa.it', null])
    expect(mail('PEC', 'info@alfa.it - pec: alfa@alfa.example')).toEqual(['info@alfa.it', 'alfa@alfa.example'])
    expect(mail('Telefono', '0571 123456 a@alfa.it alfa@pec.it')).toEqual(['a@alfa.it', 'alfa@pec.it'])
    expect(mail('E-mail;PEC', 'info@alfa.it, alfa@pec.it;altra@legalmail.it')).toEqual(['info@alfa.it; alfa@pec.it', 'altra@legalmail.it'])
    expect(read(linesOf('Ditta;P.IVA;E-mail / PEC;PEC\nAlfa;00743110157;alfa@pec.it;altra@legalmail.it\nBeta;77777770486;b@beta.it;')).rows[0]?.values).toMatchObject({ email: 'alfa@pec.it', pec: 'altra@legalmail.it' })
    // a heading that names both is told cell by cell, whatever most of its cells hold, and leaves the PEC to a column of its own
    const mails = (head: string, ...cells: string[]) => read(linesOf(['Ditta;P.IVA;' + head, ...cells.map((cell, index) => `Firm ${index};;${cell}`)].join('\n'))).rows.map(({ values: { email = null, pec = null } }) => [email, pec])
    for (const head of ['E-mail / PEC', 'PEC o mail', 'Email-PEC']) expect([head, mails(head, 'a@pec.it', 'b@pec.it', 'c@legalmail.it', 'd@delta.it')]).toEqual([head, [[null, 'a@pec.it'], [null, 'b@pec.it'], [null, 'c@legalmail.it'], ['d@delta.it', null]]])
    expect(mails('E-mail / PEC;PEC', 'a@pec.it;a@pec.it', 'b@beta.it;b@pec.it')).toEqual([[null, 'a@pec.it'], ['b@beta.it', 'b@pec.it']])
    expect(mails('E-mail o PEC;E-mail', 'a@pec.it;a@alfa.it', 'b@beta.it;')).toEqual([['a@alfa.it', 'a@pec.it'], ['b@beta.it', null]])
    // another's address is not the firm's
    for (const whose of ['commercialista', 'referente', 'legale rappresentante']) expect([whose, mails(`E-mail;E-mail / PEC ${whose}`, 'a@alfa.it;t@pec.it', 'b@beta.it;s@studio.it')]).toEqual([whose, [['a@alfa.it', null], ['b@beta.it', null]]])
    expect(mails('E-mail;PEC;Mail / PEC referente', 'a@alfa.it;a@pec.it;m@posta.it')).toEqual([['a@alfa.it', 'a@pec.it']])
    for (const head of ['E-mail PEC', 'Posta elettronica certificata']) expect([head, mails(`${head};E-mail`, 'a@certa.it;a@alfa.it')]).toEqual([head, [['a@alfa.it', 'a@certa.it']]])
    expect(mail('E-mail;PEC', 'info@alfa.it, alfa@pec.it;alfa@pec.it')).toEqual(['info@alfa.it', 'alfa@pec.it'])
    expect(mail('E-mail;Telefono', 'a@alfa.it;0571 123456 b@alfa.it')).toEqual(['a@alfa.it; b@alfa.it', null])
  })
  it('takes the words before a VAT number for no remark', () => {
    const row = only(read(linesOf('Ditta;Partita IVA\nAlfa;P.IVA/C.F. 00743110157')))
    expect([row.values.vatNumber, codes(row)]).toEqual(['00743110157', []])
  })
  it('keeps the tax code of a person who stands for the firm out of the firm’s', () => {
    expect(fieldsOf(read(linesOf('Ditta;P.IVA;C.F. legale rapp.\nAlfa;00743110157;RSSMRA80A01H501U')))).toEqual(['name', 'vatNumber', null])
  })
})

describe('lists that are laid out otherwise', () => {
  it('are told by their cells where nothing heads them: towns and telephones as well, the year by the title above', () => {
    const reading = read(linesOf('Soci al 31/12/2024\n1;Conceria Rossi;Via Roma 3;Empoli;0571 123456\n2;Bianchi Luca;Via Nera 5;Pisa;0571/33333'), { isTown: (text) => ['Empoli', 'Pisa'].includes(text) })
    expect([reading.headerRow, reading.year, fieldsOf(reading)]).toEqual([0, 2024, [null, 'name', 'address', 'municipality', 'phone']])
    expect(reading.skipped).toEqual([{ row: 1, reason: 'title' }])
  })
  it('are refused in words where firms stand beside each other, or a second list beside the first', () => {
    expect(refusal(() => read(linesOf('Ragione sociale;Alfa;Beta\nP.IVA;00743110157;77777770486\nComune;Empoli;Pisa\nAddetti;3;4')))).toMatchObject({ code: 'list-turned' })
    expect(refusal(() => read(linesOf('Ditta;P.IVA;;Ditta;P.IVA\nAlfa;00743110157;;Beta;77777770486')))).toMatchObject({ code: 'lists-beside' })
    expect(refusal(() => read(linesOf('N.;Ditta;P.IVA;N.;Ditta;P.IVA\n1;Alfa;00743110157;2;Beta;77777770486')))).toMatchObject({ code: 'lists-beside' })
    expect(read(linesOf('Ditta;P.IVA;;Ditta;P.IVA\nAlfa;00743110157;;;')).rows).toHaveLength(1)
    // a person beside the firm, and a mapping that says which list counts
    expect(only(read(linesOf('Nome;Email;Telefono;Comune;Nome;Email\nAlfa srl;info@alfa.it;0571 12345;Empoli;Mario;m@alfa.it'))).values).toMatchObject({ name: 'Alfa srl', municipality: 'Empoli' })
    expect(only(read(linesOf('Ditta;P.IVA;;Ditta;P.IVA\nAlfa;00743110157;;Beta;77777770486'), { mapping: { 3: null, 4: null } })).values).toMatchObject({ name: 'Alfa', vatNumber: '00743110157' })
  })
  it('have addresses that go on in the next row', () => {
    const lines = read(linesOf('Ditta;Indirizzo;P.IVA;Tel.\nAlfa;Via Roma 1;00743110157;0571 123456\n;50053 Empoli (FI);;\nBeta;Via Nera 2;77777770486;\n;Via Verde 3;;'))
    expect(lines.rows.map(({ outcome, values: { name = null, address, municipality = null } }) => [outcome, name, address, municipality])).toEqual([['new', 'Alfa', 'Via Roma 1', 'Empoli'], ['new', 'Beta', 'Via Nera 2', null], ['error', null, 'Via Verde 3', null]])
    expect(lines.skipped).toEqual([{ row: 3, reason: 'continued' }])
    const merged = sheetOf([['Ditta', 'Sede', 'P.IVA'], ['Alfa', 'Via Roma 1', '00743110157'], [null, 'interno 4', null]], { merges: [{ top: 2, left: 0, bottom: 3, right: 0 }] })
    expect(only(read(merged)).values.address).toBe('Via Roma 1, interno 4')
  })
  it('have what belongs together in columns side by side: a prefix, the kind of a street, a hamlet', () => {
    const row = only(read(sheetOf([['Ditta', 'DUG', 'Indirizzo', 'Civico', 'Frazione', 'Comune', 'Pref.', 'Telefono', 'Addetti M', 'Addetti F', 'Addetti tot.'], ['Alfa', 'VIA', 'ROMA', '3', 'Ponte a Egola', 'San Miniato', 571, 123456, 3, 4, 7]])))
    expect(row.values).toMatchObject({ address: 'VIA ROMA, 3, Ponte a Egola', phone: '0571 123456', employees: 7 })
  })
  it('have remarks below them, and errors of formulas that were saved as text', () => {
    const reading = read(linesOf('Ditta;P.IVA;Comune;Addetti\nAlfa;00743110157;#N/D;#RIF!\nLe aziende in corsivo non hanno versato la quota;;;\nAggiornato dalla segreteria;;;'))
    expect(reading.rows.map(({ values, problems }) => [values.name, problems.map(({ code }) => code)])).toEqual([['Alfa', ['cell-error', 'cell-error']]])
    expect(reading.skipped).toEqual([{ row: 3, reason: 'title' }, { row: 4, reason: 'title' }])
  })
})

describe('lists of programs and clerks', () => {
  const byField = (reading: Reading) => reading.columns.filter(({ field }) => field !== null).map(({ header, field }) => [header, field])
  it('have a section right above the headings, which is no group of theirs', () => {
    const { rows, columns } = read(sheetOf([['SETTORE CALZATURE'], ['N.', 'Ditta', 'P.IVA', 'Quota'], [1, 'Lupo srl', '00743110157', 250], [2, 'Tacchi sas', '77777770486', 250]], { merges: [{ top: 1, left: 0, bottom: 1, right: 3 }] }))
    expect(columns.map(({ header, field }) => [header, field])).toEqual([['N.', null], ['Ditta', 'name'], ['P.IVA', 'vatNumber'], ['Quota', null]])
    expect(rows.map(({ values }) => values.tags)).toEqual(['Calzature', 'Calzature'])
    expect(fieldsOf(read(linesOf('SETTORE CALZATURE\nN.;Ditta;P.IVA\n1;Lupo srl;00743110157')))).toEqual([null, 'name', 'vatNumber'])
  })
  it('have headings that stand in both rows, also where groups beside them name a person’s name, mail and telephone', () => {
    const lines: Given[][] = [['Ragione sociale', 'P.I.', 'Sede legale', null, null, 'Referente ambiente', null, null, 'Dati 2025', null], [null, null, 'Via', 'Cap', 'Città', 'Nome', 'Tel.', 'Mail', 'Addetti', 'Fatt. (mil. €)'], ['Nord spa', '00743110157', 'Via Uno 1', '56029', 'Empoli', 'Rosa', '0571 1234', 'rosa@nord.invalid', 45, '12,4']]
    const down = [0, 1].map((left) => ({ top: 1, left, bottom: 2, right: left }))
    for (const sheet of [sheetOf(lines), sheetOf(lines, { merges: [...down, { top: 1, left: 2, bottom: 1, right: 4 }, { top: 1, left: 5, bottom: 1, right: 7 }, { top: 1, left: 8, bottom: 1, right: 9 }] })]) {
      const row = only(read(sheet))
      expect(row.values).toMatchObject({ name: 'Nord spa', vatNumber: '00743110157', address: 'Via Uno 1', employees: 45, turnover: null })
      expect(codes(row)).toContain('number-unit')
    }
  })
  it('of a program with short names of its fields have the day and the reason of leaving, and say who is active', () => {
    const { rows } = read(linesOf('RAG_SOC|PART_IVA|INDIR|NUM_CIV|LOCALITA|DATA_ISCR|DATA_CANC|CAUS_CANC|FL_ATTIVO\nOrione|00743110157|VIA MAZZINI|12|SCANDICCI|19980315|00000000||S\nLuna|77777770486|VIA PO|3|SCANDICCI|20010101|20211231|RECESSO|N\nEst|65432100504|VIA A|1|SCANDICCI|20010101|99991231||N'.replaceAll('|', ';')))
    expect(rows.map(({ values: { address, joinedOn, leftOn, withdrawalReason }, outcome }) => [address, joinedOn, leftOn, withdrawalReason, outcome])).toEqual([
      ['VIA MAZZINI, 12', '1998-03-15', null, null, 'new'], ['VIA PO, 3', '2001-01-01', '2021-12-31', 'RECESSO', 'new'], ['VIA A, 1', '2001-01-01', null, null, 'error']])
  })
  it('of a chamber of commerce keep the street beside the hamlet, and a capital is no postal code', () => {
    const reading = read(linesOf('Denominazione;Codice fiscale;Indirizzo sede;Frazione;Comune sede;Cap. soc.\nAlfa;00743110157;VIA ROMA 1;PONTE A ELSA;EMPOLI;10.000\nBeta;77777770486;VIA PO 2;;EMPOLI;10000'))
    expect(reading.rows.map(({ values: { address, postalCode = null } }) => [address, postalCode])).toEqual([['VIA ROMA 1, PONTE A ELSA', null], ['VIA PO 2', null]])
  })
  it('of persons take the firm’s seat, not the home', () => {
    expect(byField(read(linesOf('Ditta;P. Iva;Residenza;Sede ditta;Comune ditta\nNeri Ugo;00743110157;Via Po 1;Via Roma 2;Empoli')))).toEqual([['Ditta', 'name'], ['P. Iva', 'vatNumber'], ['Sede ditta', 'address'], ['Comune ditta', 'municipality']])
    expect(byField(read(linesOf('Ditta;P. Iva;Residenza\nNeri Ugo;00743110157;Via Po 1')))).toContainEqual(['Residenza', 'address'])
  })
  it('of an address book or of customers: a State is a province, an owner of the account no group, a plant and a person not the firm', () => {
    expect(byField(read(linesOf('Company;Business Street;Business City;Business State;Account Owner;Parent Account\nAlfa srl;Via Roma 1;Empoli;FI;Anna Neri;Omega')))).toEqual([
      ['Company', 'name'], ['Business Street', 'address'], ['Business City', 'municipality'], ['Business State', 'province'], ['Parent Account', 'ownerGroup']])
    expect(byField(read(linesOf('Company Legal Name;HQ address;HQ city;Plant city;CEO email;General email\nAlfa srl;Via Roma 1;Empoli;Vinci;ceo@a.invalid;info@a.invalid'))).map(([header]) => header)).toEqual(['Company Legal Name', 'HQ address', 'HQ city', 'General email'])
  })
  it('are parted by groups of trades, or by letters, which own nobody', () => {
    const groups = (...cells: string[]) => read(linesOf(['Ditta;P.IVA;Gruppo', ...cells.map((cell, at) => `Ditta ${at};;${cell}`)].join('\n'))).rows.map(({ values: { tags = null, ownerGroup = null } }) => [tags, ownerGroup])
    expect(groups('Concia', 'Calzature')).toEqual([['Concia', null], ['Calzature', null]])
    expect(groups('Gruppo A', 'Gruppo B')).toEqual([[null, null], [null, null]])
    expect(groups('Gruppo Omega', 'Alfa Holding')).toEqual([[null, 'Gruppo Omega'], [null, 'Alfa Holding']])
  })
  it('have columns of what is none of the firm’s own: nothing is taken for it', () => {
    const other = (heading: string, ...cells: string[]) => byField(read(linesOf(`Ditta;P.IVA;${heading}\nAlfa;00743110157;${cells[0]}\nBeta;77777770486;${cells[1]}`))).slice(2)
    expect(other('Nato a', 'Empoli', 'Vinci')).toEqual([])
    for (const heading of ['Logo', 'Link scheda', 'Pagina Facebook']) expect(other(heading, 'https://a.example/1', 'www.b.example/2')).toEqual([])
    expect(other('Vetrina', 'https://a.example', 'www.b.example')).toEqual([['Vetrina', 'website']])
    expect(other('CF L.R.', 'RSSMRA80A01H501U', 'VRDLCU85D52D403A')).toEqual([])
    expect(other('Iscrizione CCIAA', '12/03/1999', '05/06/2001')).toEqual([])
    expect(other('Iscrizione CCIAA', 'FI 123456', '98765')).toEqual([['Iscrizione CCIAA', 'rea']])
    for (const heading of ['Certificate number', 'Certified since']) expect(other(heading, '2015', '2016')).toEqual([])
    expect(other('Certificazioni', '9001', '14001')).toEqual([['Certificazioni', 'certificates']])
    expect(other('ISO 9001', '2027', '12/03/2028')).toEqual([['ISO 9001', 'certificates']])
    expect(other('Produzione annua (t)', '1200', '1.350')).toEqual([])
    for (const heading of ['Attività dal', 'Attiva dal', 'Cliente dal']) expect(other(heading, '1985', '1990')).toEqual([])
    expect(other('Produzione', 'Suole', 'Tacchi')).toEqual([['Produzione', 'tags']])
  })
  it('of a form ask whether one is a member', () => {
    for (const other of ['Siete iscritti alla newsletter?', 'Siete associati a Confindustria?', 'Are you a member of any other cluster?']) expect(read(linesOf(`Company;VAT;${other}\nAlfa;00743110157;Yes\nBeta;77777770486;No`)).rows.map(({ outcome }) => outcome)).toEqual(['new', 'new'])
    for (const kind of ['Socio fondatore', 'Socia fondatrice', 'Socio ordinario (S/N)', 'Socio effettivo', 'Socio sostenitore', 'Siete soci ordinari?']) expect(read(linesOf(`Company;VAT;${kind}\nAlfa;00743110157;Sì\nBeta;77777770486;No`)).rows.map(({ outcome }) => outcome)).toEqual(['new', 'new'])
    for (const question of ['Are you a member?', 'Siete già soci?', 'Socio', 'Socio del consorzio']) expect(read(linesOf(`Company;VAT;${question}\nAlfa;00743110157;Yes\nBeta;77777770486;No`)).rows.map(({ outcome }) => outcome)).toEqual(['new', 'error'])
  })
  it('printed in pages have letters above the names and a line at the end of each page', () => {
    const { rows, skipped } = read(linesOf('Cod.;Associato;Partita Iva;Località\nA;;;\n12;Alfa srl;00743110157;Empoli\nB;;;\n13;Beta srl;77777770486;Vinci\nStampato il 12/10/2026;;;Pag. 2'))
    expect(rows.map(({ values }) => values.name)).toEqual(['Alfa srl', 'Beta srl'])
    expect(skipped).toEqual([2, 4, 6].map((row) => ({ row, reason: 'title' })))
  })
  it('part their totals by trade or by town, and have towns with their provinces as headings', () => {
    const isTown = (text: string) => ['empoli', 'vinci'].includes(text.toLowerCase().replace(/ \(fi\)$/, ''))
    const { rows, skipped } = read(linesOf('Ragione Sociale;Indirizzo;Tel.;Dip.\nEMPOLI;;;\nAlfa srl;Via Roma 1;0571 1234;12\nVINCI (FI);;;\nGamma;Via Arno 3;0571 9999;7\nTotale;;;19\ncalzature;;;12\nEmpoli;;;12'), { isTown })
    expect(rows.map(({ values: { name, municipality, province = null } }) => [name, municipality, province])).toEqual([['Alfa srl', 'EMPOLI', null], ['Gamma', 'VINCI', 'FI']])
    expect(skipped.filter(({ reason }) => reason === 'total').map(({ row }) => row)).toEqual([6, 7, 8])
    // a part stands right below its total, and may have a running number
    expect(read(linesOf('N.;Ragione Sociale;Tel.;Dip.\n1;Alfa srl;0571 1;3\nTotale Empoli;;;3\n1;pelle;;3\n2;Beta srl;0571 2;4\n3;Empoli;;4'), { isTown }).rows.map(({ values }) => values.name)).toEqual(['Alfa srl', 'Beta srl', 'Empoli'])
    // a firm may be called as a trade is
    expect(read(linesOf('Ragione Sociale;Tel.;Dip.\nPelle;;12\nGamma;0571 9999;7\nTotale;;19')).rows.map(({ values }) => values.name)).toEqual(['Pelle', 'Gamma'])
  })
  it('have members abroad, whose postal codes lost no zero, and an LLC that is an S.r.l.', () => {
    const { rows } = read(sheetOf([['Company', 'Legal form', 'VAT', 'Post code'], ['Wood AG', 'AG', 'ATU12345675', 6020], ['Alpha S.r.l.', 'LLC', '00743110157', 185], ['Stein GmbH', 'GmbH', 'DE123456788', 1067]]))
    expect(rows.map((row) => [row.values.postalCode, row.values.legalForm, codes(row)])).toEqual([['6020', 'EST', []], ['00185', 'SRL', ['leading-zeros', 'form-of-name']], ['01067', 'EST', ['leading-zeros']]])
  })
  it('are not told codes by days, and say "no" where there is none', () => {
    expect(fieldsOf(read(linesOf('Firma;MwSt-Nr.;Mitglied seit\nHolz GmbH;00743110157;01.04.2010\nStein GmbH;77777770486;15.05.2012')))[2]).toBeNull()
    const [first] = read(linesOf('Ditta;P.IVA;Tel.;E-mail;Sito\nAlfa;00743110157;no;nessuna;NO\nBeta;77777770486;0571 1234;b@b.invalid;www.b.invalid')).rows
    expect(first).toMatchObject({ values: { phone: null, email: null, website: null }, problems: [] })
  })
  it('repeat their headings above those who left, with the day of leaving beside them', () => {
    const { rows, columns } = read(linesOf('Ditta;P.IVA;Data ingresso\nAlfa;00743110157;01/02/2003\nSOCI USCITI NEL 2025;;\nDitta;P.IVA;Data ingresso;Data uscita\nBeta;77777770486;01/02/2005;31/12/2025\nGamma;65432100504;01/02/2006;'))
    expect(columns.map(({ field }) => field)).toEqual(['name', 'vatNumber', 'joinedOn', 'leftOn'])
    expect(rows.map(({ values, outcome }) => [values.leftOn, outcome])).toEqual([[null, 'new'], ['2025-12-31', 'new'], [null, 'error']])
  })
  it('may call a column otherwise further down: it is read as what it is called there, and that is said, unless a clerk chose for the whole column', () => {
    const parts = linesOf('Ditta;P.IVA;Comune;Data adesione\nAlfa;00743110157;Empoli;01/03/2024\nDitta;P.IVA;Comune;Data recesso\nBeta;77777770486;Vinci;31/12/2025\nDitta;P.IVA;Comune;Data adesione\nGamma;65432100504;Vinci;01/04/2024')
    const told = [['2024-03-01', null, 'new', false], [null, '2025-12-31', 'new', true], ['2024-04-01', null, 'new', false]]
    // the window hands on all meanings once one of them was changed
    for (const mapping of [undefined, { 0: 'name', 1: 'vatNumber', 2: null, 3: 'joinedOn' } as const]) {
      expect(read(parts, mapping && { mapping }).rows.map((row) => [row.values.joinedOn ?? null, row.values.leftOn ?? null, row.outcome, codes(row)?.includes('heading-other')])).toEqual(told)
    }
    expect(read(parts, { mapping: { 3: 'privateNotes' } }).rows.map(({ values }) => [values.privateNotes, values.leftOn ?? null])).toEqual([['01/03/2024', null], ['31/12/2025', null], ['01/04/2024', null]])
  })
  it('take no heading from further down for a column that is filled above it', () => {
    expect(read(linesOf('Ditta;P.IVA;Comune;;\nAlfa;00743110157;Empoli;01/03/2024;pagato\nDitta;P.IVA;Comune;Data uscita;\nBeta;77777770486;Vinci;31/12/2025;')).columns.map(({ field }) => field)).not.toContain('leftOn')
  })
  it('without headings begin with a member, though its code looks as the field of a program', () => {
    expect(read(linesOf('SOC01;Alfa srl;Empoli;info@alfa.invalid\nSOC02;Beta srl;Vinci;info@beta.invalid\nSOC03;Gamma srl;Vinci;info@gamma.invalid')).rows.map(({ values }) => values.name)).toEqual(['Alfa srl', 'Beta srl', 'Gamma srl'])
  })
  it('name a sole trader by surname and name, but no contact without a tax number', () => {
    const { rows } = read(linesOf('Cognome;Nome;Denominazione;Partita IVA;Codice fiscale\nBini;Anna;Alfa srl;00743110157;\nNeri;Ugo;;77777770486;RSSMRA80A01H501U\nVerdi;Luca;;;'))
    expect(rows.map((row) => [row.values.name, row.outcome, codes(row)])).toEqual([['Alfa srl', 'new', []], ['Neri Ugo', 'new', ['name-of-person']], [null, 'error', ['name-missing']]])
  })
  it('call a firm in words that nobody here knows: it is not called as whom to ask for', () => {
    const named = (heading: string) => read(linesOf(`N.;Referente;${heading};P.IVA\n1;Anna Finta;Rossi Pelli;00743110157\n2;Ugo Finto;Arno Moda;77777770486`)).rows.map(({ values }) => values.name ?? null)
    for (const heading of ['Realtà', 'Laboratorio', 'Stabilimento', 'Exhibitor', 'Firma', 'Titolare/Ditta']) expect([heading, ...named(heading)]).toEqual([heading, 'Rossi Pelli', 'Arno Moda'])
    expect(read(linesOf('N.;Referente;P.IVA\n1;Anna Finta;00743110157\n2;Ugo Finto;77777770486')).rows.map(({ outcome }) => outcome)).toEqual(['error', 'error'])
  })
  it('of persons alone are called by surname and name', () => {
    expect(only(read(linesOf('Cognome;Nome;Partita IVA;Comune\nNeri;Ugo;00743110157;Empoli'))).values.name).toBe('Neri Ugo')
    expect(only(read(linesOf('First name;Surname;VAT;City\nUgo;Neri;00743110157;Empoli'))).values.name).toBe('Neri Ugo')
  })
  it('have a number before each name where their heading says so, and none is taken off else', () => {
    expect(only(read(linesOf('Codice - Ragione sociale;P.IVA\n001 - Alfa srl;00743110157'))).values.name).toBe('Alfa srl')
    expect(only(read(linesOf('Ragione sociale;P.IVA\n3 - Emme srl;00743110157'))).values.name).toBe('3 - Emme srl')
  })
  it('call their fields as programs do', () => {
    const { rows, headerRow } = read(linesOf('KUNNR;NAME1;NAME2;STRAS;ORT01;STCD1\n10001;BETA;DI NERI & C. SNC;VIA PO 2;VINCI;77777770486\n10002;ALFA S.R.L.;;VIA ROMA 1;EMPOLI;00743110157'))
    expect([headerRow, ...rows.map(({ values: { name, vatNumber } }) => [name, vatNumber])]).toEqual([1, ['BETA DI NERI & C. SNC', '77777770486'], ['ALFA S.R.L.', '00743110157']])
  })
  it('of a trade fair or an office: a stand and a body are no certificates, the start of a business is no joining', () => {
    const fair = read(linesOf('Stand;Exhibitor;VAT;Certificata?;Ente certificatore;Member of consortium?\nA12;Alfa Srl;00743110157;sì (SA8000);ABC;YES\nA14;Beta Srl;77777770486;no;;NO'))
    expect(fair.columns.filter(({ field }) => field === 'certificates').map(({ header }) => header)).toEqual(['Certificata?'])
    expect(fair.rows.map(({ values, outcome }) => [values.certificates, outcome])).toEqual([['SA8000', 'new'], [null, 'error']])
    const office = read(linesOf('Denominazione;P.IVA;Data inizio;Data iscr. socio\nAlfa;00743110157;01/01/1990;01/02/2003'))
    expect(only(office).values.joinedOn).toBe('2003-02-01')
    expect(only(read(linesOf('Denominazione;P.IVA;Dal;Al\nAlfa;00743110157;01/01/1990;01/02/2003'))).values).toMatchObject({ joinedOn: '1990-01-01', leftOn: '2003-02-01' })
  })
  it('of an address book have the country beside the office, and no home', () => {
    const { columns, rows } = read(linesOf('Società;Via (uff.);Città (uff.);Provincia (uff.);CAP (uff.);Paese (uff.);Via (ab.);Città (ab.);Partita IVA\nAlfa srl;Via Mattei 12;Empoli;FI;50053;Italia;Via Verdi 2;Vinci;00743110157'))
    expect(columns.map(({ field }) => field)).toEqual(['name', 'address', 'municipality', 'province', 'postalCode', null, null, null, 'vatNumber'])
    expect(rows[0]?.values.municipality).toBe('Empoli')
  })
  it('of a program tick a certificate in a column of its name, keep a further part of the name, and say a legal form by a letter that tells nothing', () => {
    const { columns, rows } = read(linesOf('RagSoc;RagSocAgg;PIva;NatGiuridica;FlagCert9001;FlagCert14001\nALFA;SNC DI BINI E C.;00743110157;S;TRUE;FALSE\nBETA SRL;;77777770486;F;FALSE;TRUE'))
    expect(columns.map(({ field }) => field)).toEqual(['name', 'name', 'vatNumber', null, 'certificates', 'certificates'])
    expect(rows.map(({ values: { name, certificates, legalForm }, problems }) => [name, certificates, legalForm, problems])).toEqual([['ALFA SNC DI BINI E C.', 'ISO 9001', 'SNC', []], ['BETA SRL', 'ISO 14001', 'SRL', []]])
  })
  it('write a sole trader’s first name beside "Cognome / Ragione sociale"', () => {
    const { rows } = read(linesOf('Cognome/Ragione sociale;Nome;P.IVA\nBini;Carlo;00743110157\nAlfa srl;;77777770486'))
    expect(rows.map(({ values }) => values.name)).toEqual(['Bini Carlo', 'Alfa srl'])
    expect(only(read(linesOf('Ragione sociale;Cognome;Nome;P.IVA\nAlfa srl;Bini;Carlo;00743110157'))).values.name).toBe('Alfa srl')
  })
  it('have the columns of the new year before its figures: the newest that are there count', () => {
    const reading = read(linesOf('Ditta;P.IVA;Fatt.2024;Fatt.2025;Dip.2024;Dip.2025\nAlfa;00743110157;1.350.000;;11;n.d.'))
    expect([reading.year, only(reading).values.turnover, only(reading).values.employees]).toEqual([2024, 1_350_000, 11])
    const begun = read(linesOf('Ditta;P.IVA;Fatt.2024;Fatt.2025;Dip.2024;Dip.2025\nAlfa;00743110157;1.350.000;;11;12'))
    expect([begun.year, only(begun).values.turnover ?? null, only(begun).values.employees]).toEqual([2025, null, 12])
  })
  it('have subtotals as Excel makes them, and averages', () => {
    const { rows, skipped } = read(linesOf('Comune;Ditta;P.IVA;Addetti\nEmpoli;Alfa;00743110157;3\nEmpoli Totale;;;3\nVinci;Energia Totale;77777770486;4\nVinci Conteggio;;;1\nTotale complessivo;;;7\n;;;Avg 3.5'))
    expect(rows.map(({ values }) => values.name)).toEqual(['Alfa', 'Energia Totale'])
    expect(skipped).toEqual([3, 5, 6, 7].map((row) => ({ row, reason: 'total' })))
  })
  it('repeat their headings in another order, and are read by them', () => {
    const { rows, skipped } = read(linesOf('Ditta;P.IVA;Comune;Tel\nAlfa;00743110157;Empoli;0571 1111\nNUOVI SOCI;;;\nP.IVA;Ditta;Tel;Comune\n77777770486;Beta;0571 2222;Vinci\nDitta;P.IVA;Comune;Tel\nGamma;65432100504;Pisa;0571 3333'))
    expect(rows.map(({ row, values: { name, vatNumber, municipality, phone } }) => [row, name, vatNumber, municipality, phone])).toEqual([
      [2, 'Alfa', '00743110157', 'Empoli', '0571 1111'], [5, 'Beta', '77777770486', 'Vinci', '0571 2222'], [7, 'Gamma', '65432100504', 'Pisa', '0571 3333']])
    expect(skipped.filter(({ reason }) => reason === 'header').map(({ row }) => row)).toEqual([4, 6])
  })
  it('end a page with a firm that has no more than a name, and begin a part below a blank row', () => {
    expect(read(linesOf('Ditta;P.IVA\nAlfa;00743110157\nSoci onorari;\nDitta;P.IVA\nBeta;77777770486')).rows.map(({ values }) => values.name)).toEqual(['Alfa', 'Beta'])
    const { rows } = read(linesOf('Ditta;P.IVA;Comune\nAlfa;00743110157;Lucca\nRossi Mario;;\nDitta;P.IVA;Comune\nBeta;77777770486;Porcari\n\nNuovi soci;;\nDitta;P.IVA;Comune\nGamma;65432100504;Pisa'))
    expect(rows.map(({ values }) => values.name)).toEqual(['Alfa', 'Rossi Mario', 'Beta', 'Gamma'])
  })
  it('have headings in other words above another part', () => {
    const { rows, skipped } = read(linesOf('Ditta;P.IVA;Comune\nAlfa;00743110157;Empoli\n;;\nSOCI SOSTENITORI;;\nEnte;C.F.;Località\nBanca;80000010480;Firenze\nSoci & Partner;94000010481;Vinci'))
    expect(rows.map(({ values: { name, vatNumber = null, taxCode = null, membershipKind = null } }) => [name, vatNumber, taxCode, membershipKind])).toEqual([['Alfa', '00743110157', null, null], ['Banca', null, '80000010480', 'supporter'], ['Soci & Partner', null, '94000010481', 'supporter']])
    expect(skipped).toContainEqual({ row: 5, reason: 'header' })
  })
  it('repeat headings that have two lines', () => {
    const head = ['Ragione\nsociale', 'Partita\nIVA', 'Comune']
    expect(read(sheetOf([head, ['Alfa', '00743110157', 'Empoli'], head, ['Beta', '77777770486', 'Vinci']])).rows.map(({ values }) => values.name)).toEqual(['Alfa', 'Beta'])
  })
  it('printed in pages repeat their titles, say that they go on, and lose no firm that is called as a remark begins', () => {
    const pages = read(linesOf('Consorzio Cartario;;;Pag. 1\nElenco soci\nDitta;P.IVA;Comune;Tel.\nAlfa;00743110157;Lucca;0583 1111\nsegue a pag. 2;;;\nConsorzio Cartario;;;Pag. 2\nElenco soci;;;\nDitta;P.IVA;Comune;Tel.\nBeta;77777770486;Porcari;0583 2222'))
    expect(pages.rows.map(({ values }) => values.name)).toEqual(['Alfa', 'Beta'])
    expect(pages.skipped).toEqual([[1, 'title'], [2, 'title'], [5, 'title'], [6, 'title'], [7, 'title'], [8, 'header']].map(([row, reason]) => ({ row, reason })))
    const names = ['Fonte Azzurra srl', 'NB Italia srl', 'Fontebella', 'Continua spa', 'Continua Moda', 'Pagina Tre snc', 'Legendary']
    expect(read(linesOf(`Ditta;P.IVA;Comune\nAlfa;00743110157;Lucca\n${names.map((name) => `${name};;`).join('\n')}`)).rows.map(({ values }) => values.name)).toEqual(['Alfa', ...names])
    // a title that stands again between the members is a heading of those below it
    const parts = read(linesOf('SOCI ORDINARI;;\nDitta;P.IVA;Tel.\nAlfa;00743110157;0583 1\nSOCI CESSATI;;\nDitta;P.IVA;Tel.\nBeta;77777770486;0583 2\nSOCI ORDINARI;;\nDitta;P.IVA;Tel.\nGamma;50000010467;0583 3'))
    expect(parts.rows.map(({ outcome }) => outcome)).toEqual(['new', 'error', 'new'])
  })
  it('write the town below the street, and a mail address below the telephone', () => {
    const { rows, skipped } = read(linesOf('Impresa;Indirizzo;Recapiti;P.IVA;Note\nAlfa;Via Roma 1;tel. 0571 111111;00743110157;\n;50053 Empoli FI;mail: info@alfa.invalid;;chiuso il lunedì\nBeta;Via Po 2;0571 2222;77777770486;\n;50059 Vinci FI;;65432100504;'))
    expect(rows[0]?.values).toMatchObject({ name: 'Alfa', address: 'Via Roma 1', municipality: 'Empoli', phone: '0571 111111', email: 'info@alfa.invalid', privateNotes: 'chiuso il lunedì' })
    // a number of its own makes a firm
    expect([rows.map(({ outcome }) => outcome), skipped]).toEqual([['new', 'new', 'error'], [{ row: 3, reason: 'continued' }]])
  })
  it('have the postal code and the town in one column', () => {
    for (const heading of ['ZIP / City', 'Postcode, town', 'CAP/Città/Prov.']) expect([heading, only(read(linesOf(`Ditta;P.IVA;${heading}\nAlfa;00743110157;55012 Capannori (LU)`))).values]).toEqual([heading, expect.objectContaining({ postalCode: '55012', municipality: 'Capannori', province: 'LU' })])
  })
  it('end an address with its postal code', () => {
    const places = read(linesOf('Ditta;P.IVA;Indirizzo;Comune\nAlfa;00743110157;VIA PRUNO 5 CAP 56028;San Miniato\nBeta;77777770486;Loc. Cambiano, 50051;Castelfiorentino\nGamma;65432100504;Via Roma 1 Empoli FI 50053 IT;')).rows
    expect(places.map(({ values: { address, postalCode } }) => [address, postalCode])).toEqual([['VIA PRUNO 5', '56028'], ['Loc. Cambiano', '50051'], ['Via Roma 1 Empoli FI', '50053']])
    expect(only(read(linesOf('Ditta;P.IVA;Indirizzo;CAP\nAlfa;00743110157;Via Roma 1 - 56028;50053'))).values).toMatchObject({ address: 'Via Roma 1 - 56028', postalCode: '50053' })
  })
  it('name another currency in their heading', () => {
    const { rows } = read(linesOf('Company;VAT;Annual Revenue (USD)\nAlfa;00743110157;"1,200,000"\nBeta;77777770486;"€ 500,000"\nGamma;65432100504;-'))
    expect(rows.map((row) => [row.values.turnover, codes(row)])).toEqual([[null, ['currency-other']], [500_000, []], [null, []]])
    expect(only(read(linesOf('Company;VAT;Revenue (EUR, at 1.1 USD)\nAlfa;00743110157;500000'))).values.turnover).toBe(500_000)
  })
  it('tell of applications who was not admitted, or is not yet: nobody becomes a member by it', () => {
    const outcomes = (heading: string, ...cells: string[]) => read(linesOf(`Ditta;P.IVA;${heading}\n${cells.map((cell) => `Alfa;00743110157;${cell}`).join('\n')}`)).rows.map((row) => (codes(row)?.includes('status-refused') ? `${row.outcome} refused` : 'taken'))
    const [taken, left] = ['taken', 'error refused']
    expect(outcomes('Esito', 'ammesso', 'non ammesso', 'Respinta il 12/03/2024', 'Ammesso con riserva', 'In istruttoria', '', 'Positivo', 'Negativo')).toEqual([taken, left, left, taken, left, taken, taken, left])
    expect(outcomes('Esito istruttoria', 'Ammessa non finanziata', 'Inammissibile', 'Irricevibile', 'Rinuncia')).toEqual([taken, left, left, left])
    expect(outcomes('Stato domanda', 'accolta', 'rigettata per carenza di requisiti', 'in attesa di integrazioni', 'approvata')).toEqual([taken, left, left, taken])
    expect(outcomes('Ammessa', 'sì', 'no')).toEqual([taken, left])
    expect(outcomes('Stato', 'Attiva', 'non ammessa', 'Sospesa')).toEqual([taken, left, taken])
    expect(outcomes('Application status', 'approved', 'pending')).toEqual([taken, left])
    expect(read(linesOf('Ditta;P.IVA;Data audit;Esito\nAlfa;00743110157;12/03/2025;negativo')).rows[0]?.outcome).toBe('new')
    for (const other of ['Esito audit', 'Esito questionario', 'Stato pratica edilizia']) expect([other, ...outcomes(other, 'in corso', 'respinto')]).toEqual([other, taken, taken])
    expect(read(linesOf('Ditta;P.IVA;Esito\nAlfa;00743110157;non ammesso'), { memberships: false }).rows.map(({ outcome }) => outcome)).toEqual(['new'])
  })
  it('have a blank column under the clearer heading, and answers under another', () => {
    expect(only(read(linesOf('Nome visualizzato;Azienda;Partita IVA\nAlfa srl;;00743110157'))).values.name).toBe('Alfa srl')
    expect(only(read(linesOf('name;is_company;vat;state_id/name\nAlfa srl;True;00743110157;Firenze (IT)'))).values).toMatchObject({ name: 'Alfa srl', province: 'FI' })
    expect(fieldsOf(read(linesOf('Ditta;E-mail;E-mail 2;P.IVA\nAlfa;;a@alfa.invalid;00743110157')))).toEqual(['name', 'email', 'email', 'vatNumber'])
  })
  it('number the towns as ISTAT does, and activities too', () => {
    expect(fieldsOf(read(linesOf('Ditta;P.IVA;Cod. Istat\nAlfa;00743110157;048014\nBeta;77777770486;100005')))).toEqual(['name', 'vatNumber', null])
    for (const [code, value] of [['151100', '15.11.00'], ['107110', '10.71.10']]) expect(only(read(linesOf(`Ditta;P.IVA;Cod. Istat\nAlfa;00743110157;${code}`))).values.atecoCode).toBe(value)
  })
  it('part figures below their heading, men and women, at home and abroad: the sum counts', () => {
    const rows: Given[][] = [['Ditta', 'P.IVA', 'Addetti', null, null, 'Fatturato', null, null], [null, null, 'M', 'F', 'Tot', 'Italia', 'Estero', 'Totale'], ['Alfa', '00743110157', 5, 7, 12, 800000, 450000, 1250000]]
    const merges = [{ top: 1, left: 2, bottom: 1, right: 4 }, { top: 1, left: 5, bottom: 1, right: 7 }]
    for (const sheet of [sheetOf(rows, { merges }), sheetOf(rows)]) expect(only(read(sheet)).values).toMatchObject({ name: 'Alfa', employees: 12, turnover: 1_250_000 })
  })
  it('stand beside another list under other headings: nobody gets a number of somebody else', () => {
    const beside = 'Ragione sociale;P.IVA;Comune;;Fornitore;Partita IVA;Città\nAlfa;00743110157;Empoli;;Chimica Uno;77777770486;Pisa\nBeta;;Vinci;;;;'
    expect(refusal(() => read(linesOf(beside)))).toMatchObject({ code: 'lists-beside' })
    expect(read(linesOf(beside), { mapping: { 4: null, 5: null, 6: null } }).rows.map(({ values }) => values.vatNumber)).toEqual(['00743110157', null])
    // a summary, whom to ask for, or the shop of the firm is no list
    for (const right of ['Riepilogo;N. imprese\nAlfa;00743110157;Empoli;;PI;3', 'Cognome;Nome;Codice fiscale;Comune\nAlfa;00743110157;Empoli;;Rossi;Mario;RSSMRA80A01H501U;Pisa', 'Referente;Telefono\nAlfa;00743110157;Empoli;;Rossi;0571 1234', 'Nominativo;Comune\nAlfa;00743110157;Empoli;;Mario Rossi;Pisa', 'Insegna;Indirizzo;Comune\nAlfa;00743110157;Empoli;;Da Mario;Via Roma 1;Vinci']) expect(read(linesOf(`Ditta;P.IVA;Comune;;${right}`)).rows).toHaveLength(1)
  })
  it('show by an example how they are filled in, and write the nothing of a database', () => {
    const { rows } = read(linesOf('Ragione sociale *;P.IVA *;Comune *\nes. Rossi srl;00743110157;Empoli\nEsempio;77777770486;Pisa\nEsempi di Moda srl;65432100504;\\N\nES.CO Energia srl;12345670017;\\N'))
    expect(rows.map(({ values: { name, municipality } }) => [name, municipality])).toEqual([['Esempi di Moda srl', null], ['ES.CO Energia srl', null]])
  })
  it('have the parts of an address as an office keeps them', () => {
    expect(only(read(linesOf('DENOMINAZIONE;PARTITA_IVA;DUG;DENOM_VIA;CIVICO;ESP;COMUNE\nALFA SRL;00743110157;VIA;ROMA;12;A;EMPOLI'))).values.address).toBe('VIA ROMA, 12, A')
    expect(only(read(linesOf('Ditta;Via;Numero;Esp.;Comune\nAlfa;Via Roma;12;A;Empoli'))).values.address).toBe('Via Roma, 12, A')
  })
  it('name years by two digits, and plan the next: the newest that is over counts', () => {
    const years = (heads: string, cells: string) => { const reading = read(linesOf(`Company;VAT;${heads}\nAlfa;00743110157;${cells}`)); return [reading.year, only(reading).values.turnover ?? null, only(reading).values.employees ?? null] }
    expect(years('Revenue FY23 (k€);Revenue FY24 (k€);Revenue FY25F (k€);Staff 23;Staff 24', '1100;1200;1300;11;12')).toEqual([2024, 1_200_000, 12])
    expect(years('Fatt. 22;Fatt. 23;Fatt. 24', '800000;900000;950000')).toEqual([2024, 950_000, null])
    expect(years("Fatturato '23;Fatturato '22", '900000;800000')).toEqual([2023, 900_000, null])
    expect(years('Fatturato 2024;Fatturato 2026E', '900000;950000')).toEqual([2024, 900_000, null])
    expect(years('Fatturato;Addetti 10', '900000;3')).toEqual([2025, 900_000, 3])
    expect(years('Fatturato al 31/12/22;Fatturato al 31/12/23', '800000;900000')).toEqual([2023, 900_000, null])
  })
  it('begin their business on a day, and have assets that are no trade', () => {
    expect(fieldsOf(read(linesOf('Cliente;Inizio attività;Attività;Totale Attività migl EUR 2023\nAlfa;01/01/2000;Concia;2.000\nBeta;03/02/2010;Suole;12.000')))).toEqual(['name', null, 'tags', 'balanceSheet'])
  })
  it('keep the takings of a treasurer apart from what a firm earns', () => {
    expect(['100;1000', '250000;1200000'].map((cells) => fieldsOf(read(linesOf(`Socio;P.IVA;Incassi;Totale\nAlfa;00743110157;${cells}`)))[2])).toEqual([null, 'turnover'])
  })
  it('write the month first where a column tells it', () => {
    const joined = (...days: string[]) => read(linesOf(`Company;VAT;Joined\n${days.map((day) => `Alfa;00743110157;${day}`).join('\n')}`)).rows.map(({ values }) => values.joinedOn)
    expect(joined('3/4/2015', '4/25/2016', '12/1/2016')).toEqual(['2015-03-04', '2016-04-25', '2016-12-01'])
    // one slip among many is one, and a day that cannot be a month tells otherwise
    expect(joined('3/4/2015', '4/25/2016', '1/2/2016', '5/6/2016', '7/8/2016')).toEqual(['2015-04-03', '2016-04-25', '2016-02-01', '2016-06-05', '2016-08-07'])
    expect(joined('3/4/2015', '4/25/2016', '25/4/2016')).toEqual(['2015-04-03', '2016-04-25', '2016-04-25'])
  })
  it('hold telephones and mail addresses in one column', () => {
    const { rows } = read(linesOf('Ditta;P.IVA;Tel. / E-mail\nAlfa;00743110157;0571 123456 info@alfa.invalid\nBeta;77777770486;0571 222222\nGamma;65432100504;g@gamma.invalid'))
    expect(rows.map(({ values: { phone = null, email = null } }) => [phone, email])).toEqual([['0571 123456', 'info@alfa.invalid'], ['0571 222222', null], [null, 'g@gamma.invalid']])
  })
  it('have the country of a VAT number in a column of its own', () => {
    const { rows } = read(linesOf('Denominazione;Paese;Partita IVA\nAlfa srl;IT;00743110157\nBeta GmbH;DE;136695976\nGamma srl;HR;77777770486\nDelta;IT;00743110158'))
    expect(rows.map((row) => [row.values.vatNumber, row.outcome])).toEqual([['00743110157', 'new'], ['DE136695976', 'new'], ['77777770486', 'new'], ['00743110158', 'error']])
  })
  it('say in a column who is a member, under whatever heading', () => {
    const outcomes = (heading: string, ...cells: string[]) => read(linesOf(`Impresa;P.IVA;${heading}\n${cells.map((cell, at) => `Alfa ${at};00743110157;${cell}`).join('\n')}`)).rows.map(({ outcome }) => outcome === 'error')
    expect(outcomes('Socio', 'SI', 'NO', 'SI')).toEqual([false, true, false])
    for (const heading of ['Iscritta (S/N)', 'Aderisce al consorzio', 'Ha aderito', 'Adesione']) expect(outcomes(heading, 'S', 'N')).toEqual([false, true])
    expect(outcomes('Aderisce alla newsletter', 'S', 'N')).toEqual([false, false])
    expect(outcomes('Tipo', 'Socio', 'Non socio', 'Ex socio', 'Potenziale socio', 'Socio')).toEqual([false, true, true, true, false])
    expect(outcomes('Distretto', 'Consorziata', 'Non consorziata')).toEqual([false, true])
    expect(outcomes('Status', 'Active', 'Lapsed', 'Pending', 'Expired')).toEqual([false, true, true, true])
    expect(outcomes('Stato giuridico', 'Attiva', 'In liquidazione', 'Cessata')).toEqual([false, false, true])
    expect(codes(read(linesOf('Impresa;P.IVA;Socio\nAlfa;00743110157;NO\nBeta;77777770486;SI')).rows[0])).toEqual(['status-refused'])
    // a kind of members tells none of them out
    expect(outcomes('Tipo', 'Socio', 'Socio sostenitore')).toEqual([false, false])
    expect(read(linesOf('Socio;P.IVA;Comune\nAlfa srl;00743110157;Empoli\nNo;77777770486;Vinci')).columns[0]).not.toHaveProperty('states')
  })
  it('sum up kinds of staff beside each other', () => {
    expect(only(read(linesOf('Ditta;P.IVA;Impiegati;Operai;Totale;Quota\nAlfa;00743110157;4;12;16;150'))).values.employees).toBe(16)
    expect(only(read(linesOf('Ditta;P.IVA;Quota;Mora;Totale\nAlfa;00743110157;100;50;150'))).values.employees).toBeUndefined()
  })
  it('name an owner where the firm has no name of its own', () => {
    for (const heading of ['Cognome e nome', 'Nome e cognome']) expect(read(linesOf(`${heading};Ditta;P.IVA\nNeri Ugo;;00743110157\nBini Anna;Alfa srl;77777770486`)).rows.map(({ values }) => values.name)).toEqual(['Neri Ugo', 'Alfa srl'])
    const { rows } = read(linesOf('Ditta;Titolare;P.IVA\n;Neri Ugo;00743110157\nAlfa srl;Bini Anna;77777770486\n;Neri;65432100504'))
    expect(rows.map((row) => [row.values.name, codes(row)])).toEqual([['Neri Ugo', ['name-of-person']], ['Alfa srl', []], [null, ['name-missing']]])
  })
  it('are of names alone below what they are', () => {
    const { headerRow, rows } = read(linesOf('Imprese aderenti al progetto\nAlfa srl\nGamma di Neri Ugo'))
    expect([headerRow, ...rows.map(({ values }) => values.name)]).toEqual([1, 'Alfa srl', 'Gamma di Neri Ugo'])
  })
  it('write 0 for no VAT number, and a unit in brackets', () => {
    const { rows } = read(linesOf('Ditta;P.IVA;Tel.;Fatturato\nAlfa;0;0571 1234;1.500 (migliaia)\nBeta;00743110157;;1.500 (2 sedi)'))
    expect(rows.map((row) => [row.outcome, row.values.vatNumber, row.values.turnover])).toEqual([['new', null, 1_500_000], ['new', '00743110157', 1500]])
  })
  it('have a sheet of its own for those who left', () => {
    const { rows } = read(linesOf('Ditta;P.IVA;Data recesso\nAlfa;00743110157;\nBeta;77777770486;31/12/2020', { name: 'Cessati' }))
    expect(rows.map((row) => [row.outcome, codes(row)])).toEqual([['error', ['sheet-left']], ['new', []]])
  })
  it('show as examples of a column what members have in it', () => {
    const { columns } = read(linesOf('Ditta;P.IVA;Tel.\nCONCERIE;;\nAlfa;00743110157;0583 1\nDitta;P.IVA;Tel.\nTotale;;12\nBeta;77777770486;n.d.'))
    expect(columns.map(({ samples }) => samples)).toEqual([['Alfa', 'Beta'], ['00743110157', '77777770486'], ['0583 1']])
  })
  it('of a card for each firm are refused with what to do', () => {
    const card = (name: string) => `Ragione sociale;${name}\nPartita IVA;00743110157\nIndirizzo;Via Roma 1\nComune;Empoli\nTelefono;0571 1\n`
    expect(refusal(() => read(linesOf(Array.from({ length: 30 }, (_, at) => card(`Alfa ${at}`)).join('\n'))))).toMatchObject({ code: 'list-cards', values: { sheet: 'Foglio1' } })
  })
  it('keep kinds of members under any heading', () => {
    expect(only(read(linesOf('Ditta;P.IVA;Qualifica\nAlfa;00743110157;Simpatizzante'))).values.membershipKind).toBe('supporter')
  })
})

it('reads any grid without another failure than that it is no list', () => {
  const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('Ragione sociale', 'P.IVA', 'Comune', 'Addetti', 'Totale', '00743110157', 'n.d.', 'Alfa S.r.l.', '1.234,5', '31/12/2024'))
  const given = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null), fc.constantFrom<Given>({ kind: kinds.formula }, { kind: kinds.error, value: '#N/A' }, { kind: kinds.day, value: '2020-01-01' }, { kind: kinds.time, value: '10:30' }))
  fc.assert(fc.property(fc.array(fc.array(given, { maxLength: 6 }), { maxLength: 8 }), (grid) => {
    const result = refusal(() => read(sheetOf(grid)))
    if (typeof result === 'object' && result !== null && 'code' in result) expect(['no-header', 'list-turned', 'list-cards', 'lists-beside']).toContain(result.code)
    else expect(result).toHaveProperty('rows')
  }), { numRuns: 1000 })
})

describe('words', () => {
  it('are there in both languages for every code that the rules can give, with the values they name', () => {
    for (const code of Object.keys(problemLevels)) {
      for (const problems of [it_.problem, en.problem]) expect(Object.keys(problems)).toContain(code)
    }
    expect(Object.keys(it_.problem).toSorted()).toEqual(Object.keys(problemLevels).toSorted())
  })
  it('show the cell as typed', () => {
    expect(words('it')('imports:problem.number-range', { text: '10-15' })).toBe('«10-15» è un intervallo e non un numero: lasciato vuoto')
    expect(words('en')('imports:problem.number-range', { text: '10-15' })).toBe('“10-15” is a range and not a number: left empty')
  })
})
