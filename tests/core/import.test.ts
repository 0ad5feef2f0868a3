import { readFileSync, writeFileSync, copyFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { ImportPreview } from '../../shared/members.ts'
import { testDesk } from './desk.ts'

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/import/${name}`, import.meta.url))

type Expected = {
  vat: string; name: string | null; municipality: string; province: string; postalCode: string; employees: number; turnover: number; joinedOn: string
  outcome: 'accept' | 'reject' | 'duplicate'
}
const expected = JSON.parse(readFileSync(fixture('elenco-soci.expected.json'), 'utf8')) as Expected[]
const outcomes = { accept: 'new', reject: 'error', duplicate: 'duplicate' } as const

function compare(preview: ImportPreview): void {
  expect(preview.rows).toHaveLength(expected.length)
  for (const [index, row] of preview.rows.entries()) {
    const wanted = expected[index]
    if (!wanted) throw new Error('a row too many')
    const { vat, name, outcome, municipality, province, postalCode, employees, turnover, joinedOn } = wanted
    const place = `row ${row.row}, ${vat}`
    expect(row.outcome, place).toBe(outcomes[outcome])
    expect(row.values, place).toMatchObject({ vatNumber: vat, municipality, province, postalCode, employees, turnover, joinedOn })
    if (name) expect(row.values.name, place).toBe(name)
    // every number of the sample has an office that does not exist
    if (outcome !== 'reject') expect(row.problems.map(p => p.level), place).toContain('warning')
  }
}

test('the sample list is read, applied, read again as the same, and undone', async () => {
  const desk = await testDesk()
  const preview = await desk.call('members.import.preview', { file: fixture('elenco-soci.xlsx') })
  compare(preview)
  const accepted = expected.filter(row => row.outcome === 'accept')
  expect(preview.counts).toMatchObject({ new: accepted.length, total: expected.length })
  expect((await desk.call('members.list', {})).total).toBe(0)

  const { batch, counts } = await desk.call('members.import.apply', { session: preview.session })
  expect(counts).toEqual({ created: accepted.length, updated: 0, left: expected.length - accepted.length })
  const { total, rows } = await desk.call('members.list', { limit: 1000 })
  expect(total).toBe(accepted.length)
  for (const { vat, municipality, province, postalCode, employees, turnover, joinedOn } of accepted) {
    expect(rows.find(row => row.vatNumber === vat), vat).toMatchObject({ municipality, province, postalCode, employees, turnover, joinedOn })
  }
  expect((await desk.refused('members.import.apply', { session: preview.session })).code).toBe('session-applied')

  const again = await desk.call('members.import.preview', { file: fixture('elenco-soci.xlsx') })
  expect(again.counts).toMatchObject({ new: 0, update: 0, same: accepted.length })
  expect(again.appliedBefore).not.toBeNull()

  await desk.call('history.undo', { batch })
  expect((await desk.call('members.list', {})).total).toBe(0)
  // each bulk step is preceded by a backup
  expect((await desk.call('workspace.backups', {})).backups.map(({ reason }) => reason)).toEqual(['undo', 'import'])
})

// converted by LibreOffice 7.4 from the sample; the .csv in Windows-1252 with semicolons, as an Italian Excel saves it
test.each(['ods', 'xls', 'csv'])('the same list saved by LibreOffice as .%s says the same', async format => {
  const desk = await testDesk()
  compare(await desk.call('members.import.preview', { file: fixture(`elenco-soci-libreoffice.${format}`) }))
})

test('a preview survives a restart and is applied later', async () => {
  const desk = await testDesk()
  const preview = await desk.call('members.import.preview', { file: fixture('elenco-soci.xlsx'), year: 2023 })
  await desk.reopen()
  const stored = await desk.call('members.import.get', { session: preview.session })
  expect(stored).toEqual(preview)
  await desk.call('members.import.apply', { session: preview.session })
  expect((await desk.call('members.list', {})).rows[0]?.figuresYear).toBe(2023)
})

const csv = (folder: string, ...lines: string[]) => {
  const file = join(folder, 'elenco.csv')
  writeFileSync(file, lines.join('\n'))
  return file
}

test('an update changes what differs, leaves what is empty, and says both before', async () => {
  const desk = await testDesk()
  const folder = dirname(desk.file)
  const first = csv(folder, 'Ragione sociale;Partita IVA;Comune;Dipendenti;Telefono', 'Conceria Alfa S.r.l.;77777770486;Fucecchio;12;0571 1', 'Pelletteria Beta;65432100504;Pisa;3;0571 2')
  await desk.call('members.import.apply', { session: (await desk.call('members.import.preview', { file: first, year: 2024 })).session })
  const second = csv(folder, 'Partita IVA;Ragione sociale;Comune;Dipendenti;Telefono', '77777770486;CONCERIA ALFA SRL;Empoli;15;', '65432100504;Pelletteria Beta;Pisa;3;0571 2')
  const preview = await desk.call('members.import.preview', { file: second, year: 2024 })
  expect(preview.counts).toMatchObject({ update: 1, same: 1, new: 0 })
  expect(preview.rows[0]?.changes).toEqual(expect.arrayContaining([
    { field: 'municipality', before: 'Fucecchio', after: 'Empoli' }, { field: 'employees', before: 12, after: 15 },
  ]))
  const { batch } = await desk.call('members.import.apply', { session: preview.session })
  const [row] = (await desk.call('members.list', { text: '77777770486' })).rows
  expect(row).toMatchObject({ name: 'Conceria Alfa S.r.l.', municipality: 'Empoli', province: 'FI', employees: 15, phone: '0571 1' })
  await desk.call('history.undo', { batch })
  expect((await desk.call('members.list', { text: '77777770486' })).rows[0]).toMatchObject({ municipality: 'Fucecchio', employees: 12 })
})

test('an update adds what the record did not have yet: figures of another year, a membership', async () => {
  const desk = await testDesk()
  const { id } = await desk.call('organisations.save', { values: { name: 'Conceria Alfa', vatNumber: '77777770486' } })
  const file = csv(dirname(desk.file), 'Ragione sociale;Partita IVA;Comune;Dipendenti;Socio dal', 'Conceria Alfa;77777770486;Empoli;12;01/02/2020')
  const { session } = await desk.call('members.import.preview', { file, year: 2024 })
  expect((await desk.call('members.import.apply', { session })).counts).toEqual({ created: 0, updated: 1, left: 0 })
  const record = await desk.call('organisations.get', { id })
  expect(record).toMatchObject({ figures: [{ year: 2024, employees: 12 }], memberships: [{ from: '2020-02-01', kind: 'member' }], sites: [{ municipality: 'Empoli', municipalityCode: '048014' }] })
})

test('what changed between preview and apply stops the import whole, and the preview is renewed', async () => {
  const desk = await testDesk()
  const file = csv(dirname(desk.file), 'Ragione sociale;Partita IVA', 'Conceria Alfa;77777770486', 'Pelletteria Beta;65432100504')
  const { session } = await desk.call('members.import.preview', { file })
  await desk.call('organisations.save', { values: { name: 'Conceria Alfa', vatNumber: '77777770486' } })
  expect(await desk.refused('members.import.apply', { session })).toMatchObject({ code: 'changed-since', values: { rows: [2] } })
  expect((await desk.call('members.list', {})).total).toBe(0)
  expect((await desk.call('members.import.get', { session })).counts).toMatchObject({ update: 1, new: 1 })
  expect((await desk.call('members.import.apply', { session })).counts).toMatchObject({ created: 1, updated: 1 })
})

test('choices take, leave, create in spite of a duplicate, and import a VAT number to be verified', async () => {
  const desk = await testDesk()
  const file = csv(dirname(desk.file), 'Ragione sociale;Partita IVA;Comune;Certificazioni', 'Conceria Alfa;77777770486;Empoli;ISO 9001, SA8000', 'Conceria Alfa;77777770486;Empoli;',
    'Pelletteria Beta;65432100505;Pisa;', 'Cartiera Gamma;50000010467;Lucca;', ';76543210363;Modena;')
  const { session, rows, counts } = await desk.call('members.import.preview', { file })
  expect(rows.map(r => r.outcome)).toEqual(['new', 'duplicate', 'error', 'new', 'error'])
  expect(counts).toEqual({ new: 2, update: 0, same: 0, duplicate: 1, error: 2, total: 5 })
  const applied = await desk.call('members.import.apply', { session, choices: { 3: 'create', 4: 'toVerify', 5: 'leave', 6: 'toVerify' } })
  expect(applied.counts).toEqual({ created: 3, updated: 0, left: 2 })
  const list = await desk.call('members.list', {})
  expect(list.rows.map(r => [r.name, r.vatToVerify])).toEqual([['Conceria Alfa', false], ['Conceria Alfa', false], ['Pelletteria Beta', true]])
  const alfa = await Promise.all(list.rows.map(row => desk.call('organisations.get', { id: row.organisationId })))
  const { types } = await desk.call('documents.types.list', {})
  expect(alfa.flatMap(o => o.documents.map(c => [types.find(type => type.id === c.documentTypeId)?.name, c.verified, c.expiresOn]))).toEqual(expect.arrayContaining([['ISO 9001', false, null], ['SA8000', false, null]]))
})

test('a repetition that comes back as it was overwrites nothing: once corrected it is new', async () => {
  const desk = await testDesk()
  const folder = dirname(desk.file)
  const path = join(folder, 'doppioni.xlsx')
  const first = await desk.call('members.import.preview', { file: fixture('elenco-soci.xlsx') })
  await desk.call('members.import.apply', { session: first.session })
  const before = await desk.call('members.list', {})
  await desk.call('members.import.rejected', { session: first.session, language: 'it', path })
  const again = await desk.call('members.import.preview', { file: path })
  expect(again.counts).toMatchObject({ new: 0, update: 0 })
  const repetition = again.rows.find(row => row.problems.some(({ code }) => code === 'repeated-before'))
  expect(repetition).toMatchObject({ outcome: 'duplicate', match: { name: expect.any(String) } })
  await desk.call('members.import.apply', { session: again.session })
  expect(await desk.call('members.list', {})).toEqual(before)
  const { read, utils, write } = await import('@e965/xlsx')
  const book = read(readFileSync(path))
  const sheet = book.Sheets[book.SheetNames.at(-1) ?? ''] ?? {}
  const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1 })
  const [line, column] = rows.flatMap((cells, at) => { const found = cells.indexOf(repetition?.values.vatNumber); return found < 0 ? [] : [[at, found] as const] })[0] ?? [0, 0]
  utils.sheet_add_aoa(sheet, [['77777770486']], { origin: { r: line, c: column } })
  const mended = join(folder, 'corretti.xlsx')
  writeFileSync(mended, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  expect((await desk.call('members.import.preview', { file: mended })).counts).toMatchObject({ new: 1, update: 0 })
})

test('what was left out comes back as a workbook that can be mended and read again', async () => {
  const desk = await testDesk()
  const folder = dirname(desk.file)
  const file = csv(folder, 'Elenco soci 2024', '', 'Ragione sociale;Partita IVA;Comune;Dipendenti', 'Conceria Alfa;77777770486;Empoli;12', 'Pelletteria Beta;65432100505;Pisa;"1.234"', ';76543210363;Modena;')
  const { session } = await desk.call('members.import.preview', { file })
  await desk.call('members.import.apply', { session })
  const path = join(folder, 'da sistemare.xlsx')
  expect(await desk.call('members.import.rejected', { session, language: 'it', path })).toMatchObject({ rows: 2 })
  const { read, utils, write } = await import('@e965/xlsx')
  const book = read(readFileSync(path))
  const sheet = book.Sheets[book.SheetNames.at(-1) ?? '']
  const texts = utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1 }).flat().join(' | ')
  expect(texts).toContain('65432100505')
  expect(texts).not.toMatch(/undefined|imports:/)
  for (const [cell, content] of Object.entries(sheet ?? {})) if (content.v === '65432100505') (sheet ?? {})[cell] = { t: 's', v: '65432100504' }
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  const again = await desk.call('members.import.preview', { file: path })
  expect(again.rows.map(r => [r.outcome, r.values.name, r.values.employees])).toEqual([['new', 'Pelletteria Beta', 1234], ['error', null, null]])
})

test('the workbook of rows left out is read again as the list was: numbers, days, year and the meaning of its columns', async () => {
  const desk = await testDesk()
  const folder = dirname(desk.file)
  const { utils, write } = await import('@e965/xlsx')
  const book = utils.book_new()
  const sheet = utils.aoa_to_sheet([
    ['Elenco al 31/12/2022'], ['Ragione sociale', 'Partita IVA', 'Fatturato (migliaia di €)', 'Addetti', 'Data adesione', 'ATECO', 'Cosa', 'Comune'],
    ['Zeta', 65432100505, 234.567, 12.345, { t: 'n', v: 43830, z: 'dd/mm/yyyy' }, { t: 'n', v: 45580, z: 'dd/mm/yyyy' }, 'Rossi', 'Pisa'],
    ['Eta', '65432100506', '1.234', 'n.d.', '2019', '15.11.00', 'Verdi'],
  ])
  sheet['!merges'] = [{ s: { r: 2, c: 7 }, e: { r: 3, c: 7 } }]
  utils.book_append_sheet(book, sheet, 'Soci')
  writeFileSync(join(folder, 'elenco.xlsx'), write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  const first = await desk.call('members.import.preview', { file: join(folder, 'elenco.xlsx'), mapping: { 6: 'ownerGroup' } })
  expect(first.rows[0]?.values).toMatchObject({ turnover: 234_567, employees: 12.345, joinedOn: '2019-12-31', ownerGroup: 'Rossi' })
  expect(first.rows[1]?.values.municipality).toBe('Pisa')
  const path = join(folder, 'da sistemare.xlsx')
  await desk.call('members.import.rejected', { session: first.session, language: 'it', path })
  const again = await desk.call('members.import.preview', { file: path })
  expect([again.year, again.yearFrom]).toEqual([2022, 'title'])
  expect(again.rows.map(row => row.values)).toEqual(first.rows.map(row => row.values))
})

test('a number that its format shows in millions, and an address behind a word, come back as they were read', async () => {
  const desk = await testDesk()
  const folder = dirname(desk.file)
  const { utils, write } = await import('@e965/xlsx')
  const book = utils.book_new()
  const sheet = utils.aoa_to_sheet([
    ['Ragione sociale', 'Partita IVA', 'Fatturato', 'Totale attivo (migliaia di €)', 'E-mail'],
    ['Zeta', '65432100505', { t: 'n', v: 1.234, z: '0.000" mln"' }, { t: 'n', v: 1_234_567, z: '#,##0,' }, { t: 's', v: 'scrivi', l: { Target: 'mailto:info@zeta.example' } }],
  ])
  utils.book_append_sheet(book, sheet, 'Soci')
  writeFileSync(join(folder, 'elenco.xlsx'), write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  const first = await desk.call('members.import.preview', { file: join(folder, 'elenco.xlsx') })
  expect(first.rows[0]).toMatchObject({ outcome: 'error', values: { turnover: 1_234_000, balanceSheet: 1_234_567, email: 'info@zeta.example' } })
  const path = join(folder, 'da sistemare.xlsx')
  await desk.call('members.import.rejected', { session: first.session, language: 'it', path })
  const again = await desk.call('members.import.preview', { file: path })
  expect(again.rows.map(row => row.values)).toEqual(first.rows.map(row => row.values))
})

test('amounts whose unit stands above the list, or that are too large for their format, come back as they were read', async () => {
  const desk = await testDesk()
  const folder = dirname(desk.file)
  const { utils, write } = await import('@e965/xlsx')
  const book = utils.book_new()
  const sheet = utils.aoa_to_sheet([
    ['Valori in migliaia di euro'],
    ['Ragione sociale', 'Partita IVA', 'Ricavi', 'Totale attivo'],
    ['Zeta', '65432100505', '15.230', { t: 'n', v: 1_500_000, z: '#,##0" mln"' }],
    ['Eta', '65432100505', 85, '500k'],
    ['Teta', '65432100505', '€ 1,5 mln', 'n.d.'],
  ])
  utils.book_append_sheet(book, sheet, 'Soci')
  writeFileSync(join(folder, 'elenco.xlsx'), write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  const figures = [[15_230_000, 1_500_000], [85_000, 500_000], [1_500_000, null]]
  const first = await desk.call('members.import.preview', { file: join(folder, 'elenco.xlsx') })
  expect(first.rows.map(row => [row.values.turnover, row.values.balanceSheet])).toEqual(figures)
  const path = join(folder, 'da sistemare.xlsx')
  await desk.call('members.import.rejected', { session: first.session, language: 'it', path })
  const again = await desk.call('members.import.preview', { file: path })
  expect(again.rows.map(row => [row.values.turnover, row.values.balanceSheet])).toEqual(figures)
})

test('a state that is merged down, or repeated by a sign, comes back with each row: nobody becomes a member by it', async () => {
  const desk = await testDesk()
  const folder = dirname(desk.file)
  const { utils, write } = await import('@e965/xlsx')
  const book = utils.book_new()
  const sheet = utils.aoa_to_sheet([['Ragione sociale', 'Partita IVA', 'Stato'], ['Zeta', '77777770486', 'Cessata'], ['Eta', '65432100504', null], ['Teta', '55555551005', '"']])
  sheet['!merges'] = [{ s: { r: 1, c: 2 }, e: { r: 2, c: 2 } }]
  utils.book_append_sheet(book, sheet, 'Soci')
  writeFileSync(join(folder, 'elenco.xlsx'), write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  const first = await desk.call('members.import.preview', { file: join(folder, 'elenco.xlsx') })
  const path = join(folder, 'da sistemare.xlsx')
  await desk.call('members.import.rejected', { session: first.session, language: 'it', path })
  const again = await desk.call('members.import.preview', { file: path })
  for (const { rows } of [first, again]) expect(rows.map(row => [row.outcome, row.problems.some(problem => problem.code === 'status-left')])).toEqual([['error', true], ['error', true], ['error', true]])
})

test('a mapping that the clerk chose is remembered for lists with the same headings', async () => {
  const desk = await testDesk()
  const file = csv(dirname(desk.file), 'Ditta;Cosa;P.IVA', 'Conceria Alfa;Gruppo Rossi;77777770486', 'Conceria Beta;Gruppo Rossi;65432100504')
  const proposed = await desk.call('members.import.preview', { file })
  expect(proposed.columns[1]?.field).toBeNull()
  await desk.call('members.import.preview', { file, mapping: { 1: 'ownerGroup' } })
  const next = await desk.call('members.import.preview', { file })
  expect(next.columns[1]?.field).toBe('ownerGroup')
  expect(next.rows[0]?.values.ownerGroup).toBe('Gruppo Rossi')
  // whatever empty columns stand between them
  const moved = await desk.call('members.import.preview', { file: csv(dirname(desk.file), ';Ditta;;Cosa;P.IVA', ';Conceria Alfa;;Gruppo Rossi;77777770486', ';Conceria Beta;;Gruppo Rossi;65432100504') })
  expect(moved.columns.map(column => [column.index, column.field])).toEqual([[1, 'name'], [3, 'ownerGroup'], [4, 'vatNumber']])
  expect(moved.rows[0]).toMatchObject({ outcome: 'new', values: { name: 'Conceria Alfa', vatNumber: '77777770486', ownerGroup: 'Gruppo Rossi' } })
})

test('a column of states that was put aside says of nobody that they left, from then on, also of the rows that come back', async () => {
  const desk = await testDesk()
  const folder = dirname(desk.file)
  const file = csv(folder, 'Ditta;P.IVA;Stato', 'Conceria Alfa;77777770486;Cessata', 'Conceria Beta;65432100505;Cessata')
  const first = await desk.call('members.import.preview', { file })
  expect([first.columns.map(({ states }) => states), first.rows.map(row => row.outcome)]).toEqual([[undefined, undefined, 'read'], ['error', 'error']])
  expect((await desk.call('members.import.preview', { file, mapping: { 2: null } })).rows[0]?.outcome).toBe('error')
  await desk.call('members.import.preview', { file, mapping: { 2: 'aside' } })
  const next = await desk.call('members.import.preview', { file })
  expect([next.columns[2]?.states, next.rows.map(row => row.problems.some(({ code }) => code === 'status-left'))]).toEqual(['aside', [false, false]])
  const path = join(folder, 'da sistemare.xlsx')
  await desk.call('members.import.rejected', { session: next.session, language: 'it', path })
  const again = await desk.call('members.import.preview', { file: path })
  expect(again.rows.map(row => row.problems.map(({ code }) => code))).toEqual([['vat-check-digit']])
})

test('two lists beside each other are refused until a clerk says which counts, and read as it was said from then on', async () => {
  const desk = await testDesk()
  const file = csv(dirname(desk.file), 'Ditta;P.IVA;;Ditta;P.IVA', 'Alfa;77777770486;;Beta;65432100504')
  expect((await desk.refused('members.import.preview', { file })).code).toBe('lists-beside')
  await desk.call('members.import.preview', { file, mapping: { 3: null, 4: null } })
  expect((await desk.call('members.import.preview', { file })).rows.map(row => row.values.name)).toEqual(['Alfa'])
  // of other headings nobody chose anything
  const other = csv(dirname(desk.file), 'Ditta;P.IVA;Ditta;P.IVA;Tel.', 'Alfa;77777770486;Beta;65432100504;')
  expect((await desk.refused('members.import.preview', { file: other })).code).toBe('lists-beside')
})

test('the same name and place is only a suggestion, and different VAT numbers veto it', async () => {
  const desk = await testDesk()
  const file = csv(dirname(desk.file), 'Ragione sociale;Partita IVA;Comune', 'Conceria Alfa S.r.l.;77777770486;Empoli')
  await desk.call('members.import.apply', { session: (await desk.call('members.import.preview', { file })).session })
  const without = await desk.call('members.import.preview', { file: csv(dirname(desk.file), 'Ragione sociale;Comune', 'CONCERIA ALFA SRL;Empoli', 'Conceria Alfa;Pisa') })
  expect(without.rows.map(r => r.outcome)).toEqual(['duplicate', 'new'])
  const other = await desk.call('members.import.preview', { file: csv(dirname(desk.file), 'Ragione sociale;Partita IVA;Comune', 'Conceria Alfa;65432100504;Empoli') })
  expect(other.rows.map(r => r.outcome)).toEqual(['new'])
})

test('a town after the number of the house is found where ISTAT knows it, and a street named after a day stays whole', async () => {
  const desk = await testDesk()
  const file = join(dirname(desk.file), 'soci.csv')
  writeFileSync(file, 'Ragione sociale;Partita IVA;Indirizzo\nUno S.r.l.;;Via Togliatti 1 Empoli\nDue S.r.l.;;Via Roma, 12/A, Santa Croce sull’Arno\nTre S.r.l.;;Via 25 Aprile\nQuattro S.r.l.;;Via dei Giunchi 4 interno\nCinque S.r.l.;;Via Roma 10 Scala\nSei S.r.l.;;P.zza Dante 4/b Vinci (FI)\n')
  const { rows } = await desk.call('members.import.preview', { file })
  expect(rows.map(({ values: { address, municipality = null } }) => [address, municipality])).toEqual([
    ['Via Togliatti 1', 'Empoli'], ['Via Roma, 12/A', 'Santa Croce sull’Arno'], ['Via 25 Aprile', null], ['Via dei Giunchi 4 interno', null], ['Via Roma 10 Scala', null], ['P.zza Dante 4/b', 'Vinci'],
  ])
  expect(rows.map(({ problems }) => problems.some(({ code }) => code === 'place-split'))).toEqual([true, true, false, false, false, true])
  expect(rows.at(-1)?.values.province).toBe('FI')
})

test('a town of ISTAT’s list is found without a heading, behind a firm’s name, beside its hamlet, and as the name of a sheet', async () => {
  const desk = await testDesk()
  const folder = dirname(desk.file)
  const bare = await desk.call('members.import.preview', { file: csv(folder, 'Conceria Rossi;S. Croce s/Arno;0571 123456', 'Bianchi Luca;Montopoli in V.A.;0571/33333') })
  expect(bare.columns.map(({ field }) => field)).toEqual(['name', 'municipality', 'phone'])
  expect(bare.rows.map(({ problems }) => problems.some(({ code }) => code === 'municipality-unknown'))).toEqual([false, false])
  const places = await desk.call('members.import.preview', { file: csv(folder, 'Ditta;P.IVA;Tel.', 'Suolificio Arno srl, Empoli;77777770486;', 'Tacchificio Uno - Empoli (FI);65432100504;', 'Banca Due - Empoli;50000010467;', 'Rossi, Bianchi & C.;76543210363;') })
  expect(places.rows.map(({ values: { name, municipality = null } }) => [name, municipality])).toEqual([['Suolificio Arno srl', 'Empoli'], ['Tacchificio Uno', 'Empoli'], ['Banca Due - Empoli', null], ['Rossi, Bianchi & C.', null]])
  const hamlets = await desk.call('members.import.preview', { file: csv(folder, 'Ditta;P.IVA;Indirizzo;Località', 'Alfa;77777770486;Via Roma 3;San Miniato (Ponte a Egola)', 'Beta;65432100504;;Loc. Terrafino, Empoli', 'Gamma;50000010467;;Vinci - Empoli', 'Delta;76543210363;;Brixen / Bressanone', 'Zeta;55555551005;Via Roma 5 Vinci FI 50059 IT;', 'Eta;77777770486;;(segue) Capannori') })
  expect(hamlets.rows.map(({ values: { address = null, municipality } }) => [address, municipality])).toEqual([['Via Roma 3, Ponte a Egola', 'San Miniato'], ['Loc. Terrafino', 'Empoli'], [null, 'Vinci - Empoli'], [null, 'Bressanone'], ['Via Roma 5', 'Vinci'], [null, 'Capannori']])
  const { utils, write } = await import('@e965/xlsx')
  const book = utils.book_new()
  for (const town of ['Vinci', 'Empoli']) utils.book_append_sheet(book, utils.aoa_to_sheet([['Ditta', 'P.IVA'], [`Alfa di ${town}`, '77777770486']]), town)
  writeFileSync(join(folder, 'comuni.xlsx'), write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  expect((await desk.call('members.import.preview', { file: join(folder, 'comuni.xlsx'), sheet: 'Empoli' })).rows[0]).toMatchObject({ values: { municipality: 'Empoli' }, problems: [{ code: 'from-sheet' }] })
})

test('a firm on record that is called as the whole cell keeps its name, though a town is cut off there', async () => {
  const desk = await testDesk()
  const folder = dirname(desk.file)
  const first = await desk.call('members.import.preview', { file: csv(folder, 'Ditta;P.IVA;Comune', 'Suolificio Arno srl, Empoli;77777770486;Empoli', 'Beta srl;65432100504;Empoli') })
  await desk.call('members.import.apply', { session: first.session })
  const again = await desk.call('members.import.preview', { file: csv(folder, 'Ditta;P.IVA', 'Suolificio Arno srl, Empoli;77777770486', 'Beta Nuova srl, Empoli;65432100504') })
  expect(again.rows.map(({ values: { name }, outcome, changes }) => [name, outcome, changes.map(({ field }) => field)])).toEqual([['Suolificio Arno srl', 'update', ['legalForm']], ['Beta Nuova srl', 'update', ['name']]])
  // and is found by it, where no number tells, but not in another town
  const named = await desk.call('members.import.preview', { file: csv(folder, 'Ditta;Tel.;P.IVA', 'Suolificio Arno srl, Empoli;0571 1;', 'Suolificio Arno srl - Vinci (FI);0571 2;') })
  expect(named.rows.map(({ values: { name }, outcome, match }) => [name, outcome, match?.name])).toEqual([['Suolificio Arno srl', 'duplicate', 'Suolificio Arno srl, Empoli'], ['Suolificio Arno srl', 'new', undefined]])
})

test('a label of a group comes back with its row, as the reading took it, also where only some rows are members', async () => {
  const desk = await testDesk()
  const folder = dirname(desk.file)
  const first = await desk.call('members.import.preview', { file: csv(folder, 'Comune;Ditta;P.IVA', 'Empoli;Alfa;77777770486', ';Beta;65432100505', ';CONCERIE;', ';CARTIERE;', 'Pisa;Gamma;50000010467') })
  expect(first.rows.map(({ values: { municipality = null } }) => municipality)).toEqual(['Empoli', 'Empoli', 'Pisa'])
  const path = join(folder, 'da sistemare.xlsx')
  await desk.call('members.import.rejected', { session: first.session, language: 'it', path })
  expect((await desk.call('members.import.preview', { file: path })).rows.map(({ values: { name, municipality } }) => [name, municipality])).toEqual([['Beta', 'Empoli']])
})

test('what a group heading said of a row comes back with it in the workbook of rows left out', async () => {
  const desk = await testDesk()
  const folder = dirname(desk.file)
  const first = await desk.call('members.import.preview', { file: csv(folder, 'Ditta;P.IVA;Comune', 'CONCERIE;;', 'Alfa;77777770486;Empoli', 'Beta;65432100505;Pisa', 'Comune di Vinci;;', 'SOCI CESSATI;;', 'Gamma;50000010467;Pisa') })
  expect(first.rows.map(({ row, outcome, values: { tags = null } }) => [row, outcome, tags])).toEqual([[3, 'new', 'Concerie'], [4, 'error', 'Concerie'], [5, 'new', null], [7, 'error', null]])
  const path = join(folder, 'da sistemare.xlsx')
  await desk.call('members.import.rejected', { session: first.session, language: 'it', path })
  const again = await desk.call('members.import.preview', { file: path })
  expect(again.columns.map(({ header, field }) => [header, field])).toEqual([['Ditta', 'name'], ['P.IVA', 'vatNumber'], ['Comune', 'municipality'], ['Etichette', 'tags'], ['Data di recesso', 'leftOn'], ['Motivo dello scarto', null]])
  expect(again.rows.map(({ values: { name, tags = null } }) => [name, tags])).toEqual([['Beta', 'Concerie'], ['Gamma', null]])
  const town = await desk.call('members.import.preview', { file: csv(folder, 'Ditta;P.IVA;Tel.', 'VINCI (FI);;', 'Alfa;77777770487;0571 1234', 'EMPOLI (FI);;', 'Beta;65432100504;0571 5678') })
  const towns = join(folder, 'comuni da sistemare.xlsx')
  await desk.call('members.import.rejected', { session: town.session, language: 'it', path: towns })
  expect((await desk.call('members.import.preview', { file: towns })).rows.map(({ values: { municipality, province } }) => [municipality, province])).toEqual([['VINCI', 'FI']])
  // and in the register
  await desk.call('members.import.apply', { session: first.session })
  expect((await desk.call('members.list', { text: 'Alfa' })).rows[0]?.tags).toEqual(['Concerie'])
})

test('files that are no list are refused in plain words, and nothing is stored', async () => {
  const desk = await testDesk()
  const folder = dirname(desk.file)
  writeFileSync(join(folder, 'foto.xlsx'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]))
  writeFileSync(join(folder, 'vuoto.xlsx'), '')
  copyFileSync(desk.file, join(folder, 'altro.xls'))
  for (const name of ['foto.xlsx', 'vuoto.xlsx', 'altro.xls', 'manca.xlsx']) {
    const refusal = await desk.refused('members.import.preview', { file: join(folder, name) })
    expect(['unreadable-file', 'no-header', 'missing'], name).toContain(refusal.code)
    expect(refusal.message, name).not.toMatch(/errors:|undefined|\{\{/)
  }
  expect((await desk.refused('members.import.get', { session: 'none' })).code).toBe('not-found')
})

test('pasted text is previewed like a file, with the meaning of its columns told', async () => {
  const desk = await testDesk()
  const text = 'Denominazione\tPartita IVA\tAddetti\nFilati "Aia"\t259305100\t1.234,5\n"Nodo\nBlu"\t\t3'
  const { session, fileName, rows } = await desk.call('members.import.preview', { text, mapping: { 0: 'name', 1: 'vatNumber', 2: 'employees' } })
  expect(fileName).toBe('Righe incollate')
  expect(rows.map(row => [row.values.name, row.values.vatNumber, row.values.employees])).toEqual([['Filati "Aia"', '00259305100', 1234.5], ['Nodo Blu', null, 3]])
  expect((await desk.call('members.import.apply', { session })).counts).toMatchObject({ created: 2 })
  expect((await desk.refused('members.import.preview', {})).code).toBe('bad-input')
})

test('what a list held is forgotten 30 days after it was applied, or after nobody applied it; what it made stays', async () => {
  const desk = await testDesk()
  const applied = (await desk.call('members.import.preview', { file: fixture('elenco-soci.xlsx') })).session
  await desk.call('members.import.apply', { session: applied })
  const waiting = (await desk.call('members.import.preview', { file: fixture('elenco-soci.xlsx') })).session
  await desk.core.close()
  const database = new Sqlite(desk.file)
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString()
  database.prepare('UPDATE importSession SET appliedAt = ? WHERE id = ?').run(day(31), applied)
  database.prepare('UPDATE importSession SET createdAt = ? WHERE id = ?').run(day(29), waiting)
  database.close()
  await desk.reopen()
  expect((await desk.refused('members.import.get', { session: applied })).code).toBe('session-expired')
  expect((await desk.call('members.import.get', { session: waiting })).rows.length).toBeGreaterThan(10)
  await desk.core.close()
  const after = new Sqlite(desk.file, { readonly: true })
  expect(after.prepare('SELECT count(*) AS n FROM importRow WHERE sessionId = ?').get(applied)).toEqual({ n: 0 })
  expect(after.prepare('SELECT reading FROM importSession WHERE id = ?').get(applied)).toEqual({ reading: '' })
  after.close()
  await desk.reopen()
  expect((await desk.call('members.list', {})).total).toBeGreaterThan(10)
})

test('the act of joining, the day of leaving and its reason become those of the membership; a reason without a day is asked after', async () => {
  const desk = await testDesk()
  const folder = dirname(desk.file)
  const file = csv(folder, 'Impresa;P.IVA;Iscritta il;Delibera n.;Receduta il;Motivo del recesso', 'Alfa srl;77777770486;1/3/2015;CD 12/2015;;', 'Beta srl;;15/6/2012;CD 3/2012;31/12/2023;cessata attività', 'Gamma srl;;1/1/2018;;;fusione', 'Delta srl;;1/1/2018;;;no')
  const first = await desk.call('members.import.preview', { file })
  expect(first.columns.map(({ field }) => field)).toEqual(['name', 'vatNumber', 'joinedOn', 'act', 'leftOn', 'withdrawalReason'])
  expect(first.rows.map(({ outcome }) => outcome)).toEqual(['new', 'new', 'error', 'new'])
  await desk.call('members.import.apply', { session: first.session })
  // "Motivo" alone may be that of anything, and days below "Delibera di ammissione" are those of joining
  const lone = await desk.call('members.import.preview', { file: csv(folder, 'Impresa;Delibera di ammissione;Fino al;Motivo', 'Epsilon srl;1/3/2015;31/12/2023;fusione', 'Zeta srl;1/3/2016;;rinnovo') })
  expect(lone.rows.map(({ outcome, values: { joinedOn, withdrawalReason } }) => [outcome, joinedOn, withdrawalReason])).toEqual([['new', '2015-03-01', 'fusione'], ['new', '2016-03-01', 'rinnovo']])
  const memberships = async (name: string) => {
    const [found] = (await desk.call('organisations.find', { text: name, limit: 1 })).organisations
    return (await desk.call('organisations.get', { id: found?.id ?? '' })).memberships.map(({ from, to, act, withdrawalReason }) => [from, to, act, withdrawalReason])
  }
  expect(await memberships('Alfa')).toEqual([['2015-03-01', null, 'CD 12/2015', null]])
  expect(await memberships('Beta')).toEqual([['2012-06-15', '2023-12-31', 'CD 3/2012', 'cessata attività']])
  // a second list tells that Alfa left, and says nothing of its act: that stays
  const later = await desk.call('members.import.preview', { file: csv(folder, 'Impresa;P.IVA;Socio dal;Dimesso il;Causa dimissioni', 'Alfa srl;77777770486;1/3/2015;30/6/2025;trasferita') })
  expect(later.rows.map(({ outcome, changes }) => [outcome, changes.map(({ field, after }) => [field, after])])).toEqual([['update', [['leftOn', '2025-06-30'], ['withdrawalReason', 'trasferita']]]])
  await desk.call('members.import.apply', { session: later.session })
  expect(await memberships('Alfa')).toEqual([['2015-03-01', '2025-06-30', 'CD 12/2015', 'trasferita']])
})
