import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportChoice, ImportRow } from '../../shared/members.ts'
import { testDesk, type TestDesk } from './desk.ts'

async function preview(desk: TestDesk, ...lines: string[]) {
  const file = join(dirname(desk.file), 'elenco.csv')
  writeFileSync(file, lines.join('\n'))
  return desk.call('members.import.preview', { file, year: 2024 })
}

async function take(desk: TestDesk, lines: readonly string[], choices?: Record<string, ImportChoice>) {
  const shown = await preview(desk, ...lines)
  const { counts, batch } = await desk.call('members.import.apply', { session: shown.session, ...(choices ? { choices } : {}) })
  return { rows: shown.rows, counts, batch }
}

async function recordOf(desk: TestDesk, text: string) {
  const [found] = (await desk.call('organisations.find', { text })).organisations
  return desk.call('organisations.get', { id: found?.id ?? '' })
}

const codes = (row: ImportRow | undefined) => row?.problems.map(({ code }) => code)
const periods = async (desk: TestDesk, name: string) => (await recordOf(desk, name)).memberships.map(({ from, to }) => `${from} ${to}`).toSorted()

test('a firm that joins again has one more membership; the one that ended stays', async () => {
  const desk = await testDesk()
  await take(desk, ['Ragione sociale;Partita IVA;Socio dal;Data recesso', 'Alfa;77777770486;01/02/2015;31/12/2020'])
  const { rows: [row], batch } = await take(desk, ['Ragione sociale;Partita IVA;Socio dal', 'Alfa;77777770486;01/03/2024'])
  expect(row).toMatchObject({ outcome: 'update', changes: [{ field: 'membershipKind', before: null, after: 'member' }, { field: 'joinedOn', before: null, after: '2024-03-01' }] })
  expect(codes(row)).toContain('membership-again')
  expect(await periods(desk, 'Alfa')).toEqual(['2015-02-01 2020-12-31', '2024-03-01 null'])
  await desk.call('history.undo', { batch })
  expect(await periods(desk, 'Alfa')).toEqual(['2015-02-01 2020-12-31'])
})

test('a list without a new day neither takes a firm back nor withdraws it again, and says so', async () => {
  const desk = await testDesk()
  await take(desk, ['Ragione sociale;Partita IVA;Socio dal;Data recesso', 'Alfa;77777770486;01/02/2015;31/12/2020'])
  for (const lines of [['Ragione sociale;Partita IVA', 'Alfa;77777770486'], ['Ragione sociale;Partita IVA;Socio dal', 'Alfa;77777770486;01/02/2015']]) {
    const { rows: [row] } = await take(desk, lines)
    expect([row?.outcome, codes(row)]).toEqual(['same', expect.arrayContaining(['membership-ended'])])
  }
  const { rows: [row] } = await take(desk, ['Ragione sociale;Partita IVA;Data recesso', 'Alfa;77777770486;30/06/2024'])
  expect([row?.outcome, codes(row)]).toEqual(['same', expect.arrayContaining(['membership-left'])])
  expect(await periods(desk, 'Alfa')).toEqual(['2015-02-01 2020-12-31'])
})

test('a day that a stored period tells means that period, and nothing else changes', async () => {
  const desk = await testDesk()
  await take(desk, ['Ragione sociale;Partita IVA;Socio dal;Data recesso', 'Alfa;77777770486;01/02/2010;31/12/2012'])
  await take(desk, ['Ragione sociale;Partita IVA;Socio dal', 'Alfa;77777770486;01/01/2020'])
  for (const lines of [['Ragione sociale;Partita IVA;Socio dal', 'Alfa;77777770486;01/02/2010'], ['Ragione sociale;Partita IVA;Data recesso', 'Alfa;77777770486;31/12/2012'], ['Ragione sociale;Partita IVA', 'Alfa;77777770486']]) {
    const { rows: [row] } = await take(desk, lines)
    expect([row?.outcome, row?.changes]).toEqual(['same', []])
  }
  expect(await periods(desk, 'Alfa')).toEqual(['2010-02-01 2012-12-31', '2020-01-01 null'])
  // the running one is corrected as before, as long as the rules of periods allow it
  expect((await take(desk, ['Ragione sociale;Partita IVA;Socio dal', 'Alfa;77777770486;01/06/2020'])).counts.updated).toBe(1)
  expect(await periods(desk, 'Alfa')).toEqual(['2010-02-01 2012-12-31', '2020-06-01 null'])
})

test('what the rules of periods refuse is an error of the row, with words in both languages, and is never stored', async () => {
  const desk = await testDesk()
  await take(desk, ['Ragione sociale;Partita IVA;Socio dal;Data recesso', 'Alfa;77777770486;01/02/2010;31/12/2012', 'Beta;65432100504;01/02/2020;'])
  await take(desk, ['Ragione sociale;Partita IVA;Socio dal', 'Alfa;77777770486;01/01/2020'])
  const lines = ['Ragione sociale;Partita IVA;Socio dal;Data recesso;Dipendenti', 'Alfa;77777770486;01/03/2011;;7', 'Beta;65432100504;;31/12/2018;7']
  const { session, rows } = await preview(desk, ...lines)
  expect(rows.map(row => [row.outcome, codes(row)])).toEqual([['error', expect.arrayContaining(['membership-overlap'])], ['error', expect.arrayContaining(['membership-order'])]])
  const applied = await desk.call('members.import.apply', { session, choices: { 2: 'toVerify', 3: 'toVerify' } })
  expect(applied.counts).toEqual({ created: 0, updated: 0, left: 2 })
  expect([await periods(desk, 'Alfa'), await periods(desk, 'Beta')]).toEqual([['2010-02-01 2012-12-31', '2020-01-01 null'], ['2020-02-01 null']])
  const path = join(dirname(desk.file), 'resto.xlsx')
  await desk.call('members.import.rejected', { session, language: 'it', path })
  const { read, utils } = await import('@e965/xlsx')
  const book = read(readFileSync(path))
  const texts = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames.at(-1) ?? ''] ?? {}, { header: 1 }).flat().join(' | ')
  expect(texts).toContain('01/02/2010 – 31/12/2012')
  expect(texts).not.toMatch(/2018-12-31|imports:|\{\{/)
})

test('two rows that mean one stored record do not both go into it: the surer one does, the other is its duplicate', async () => {
  const desk = await testDesk()
  await take(desk, ['Ragione sociale;Partita IVA;REA;Comune', 'Alfa;77777770486;FI-123456;Empoli'])
  const { rows, counts } = await take(desk, ['Ragione sociale;Partita IVA;Codice fiscale;REA;Comune;Dipendenti', 'Alfa Srl;;;;;5', 'Alfa;77777770486;;;Empoli;6', 'Alfa ditta;;77777770486;;;7', 'Alfa e figli;;;FI 123456;;8'])
  expect(rows.map(({ outcome, match }) => [outcome, match?.row ?? null])).toEqual([['duplicate', 3], ['update', null], ['duplicate', 3], ['duplicate', 3]])
  expect(counts).toEqual({ created: 0, updated: 1, left: 3 })
  expect((await recordOf(desk, 'Alfa')).figures).toMatchObject([{ employees: 6 }])
  // the same by REA alone, in the register and in the file
  const rea = await take(desk, ['Ragione sociale;REA;Dipendenti', 'Alfa;FI-123456;5', 'Alfa due;FI 123456;7', 'Nuova;FI-654321;', 'Nuova di Tizio;FI 654321;'])
  expect(rea.rows.map(({ outcome, match }) => [outcome, match?.row ?? null])).toEqual([['update', null], ['duplicate', 2], ['new', null], ['duplicate', 4]])
  expect(rea.counts).toEqual({ created: 1, updated: 1, left: 2 })
})

test('a stored VAT number is found by the tax code of a list, and the other way round; differing VAT numbers veto', async () => {
  const desk = await testDesk()
  await take(desk, ['Ragione sociale;Partita IVA;Codice fiscale', 'Conceria Alfa;77777770486;', 'Zed;;12345678903', 'Rossi;00743110157;76543210363'])
  const { rows } = await take(desk, ['Ragione sociale;Partita IVA;Codice fiscale', 'Alfa conceria in Empoli;;77777770486', 'Zed e figli;12345678903;', 'Altri;76543210363;'])
  expect(rows.map(({ outcome, match }) => [outcome, match?.name])).toEqual([['update', 'Conceria Alfa'], ['update', 'Zed'], ['new', undefined]])
  // and where duplicates are looked for
  await desk.call('organisations.save', { values: { name: 'Tutt’altro nome', taxCode: '77777770486' } })
  const { sets } = await desk.call('organisations.duplicates', {})
  expect(sets.map(({ pairs, records }) => [pairs[0]?.reason, records.length])).toContainEqual(['taxCode', 2])
  expect((await desk.call('organisations.duplicates', { like: { name: 'Nuova', taxCode: '12345678903' } })).total).toBe(1)
})

test('a VAT number to be verified, imported again, changes the record that it made; two such rows of a list make one', async () => {
  const desk = await testDesk()
  const lines = ['Ragione sociale;Partita IVA;Comune;Dipendenti', 'Sbagliata Srl;65432100505;Pisa;3', 'Sbagliata Srl;65432100505;Pisa;4']
  expect((await take(desk, lines, { 2: 'toVerify', 3: 'toVerify' })).counts).toEqual({ created: 1, updated: 1, left: 0 })
  const again = await take(desk, ['Ragione sociale;Partita IVA;Comune;Dipendenti', 'Sbagliata Srl;65432100505;Pisa;5'], { 2: 'toVerify' })
  expect(again.rows[0]).toMatchObject({ outcome: 'error', match: { name: 'Sbagliata Srl' }, changes: [{ field: 'employees', before: 4, after: 5 }] })
  expect(again.counts).toEqual({ created: 0, updated: 1, left: 0 })
  expect((await desk.call('members.list', {})).rows.map(({ vatNumber, employees }) => [vatNumber, employees])).toEqual([['65432100505', 5]])
  expect((await take(desk, lines.slice(0, 2), { 2: 'create' })).counts).toEqual({ created: 1, updated: 0, left: 0 })
})

test('a record found by its name is updated where somebody says so, and else left', async () => {
  const desk = await testDesk()
  await take(desk, ['Ragione sociale;Comune', 'Delta Srl;Empoli'])
  const lines = ['Ragione sociale;Partita IVA;Comune', 'DELTA S.R.L.;76543210363;Empoli']
  expect((await take(desk, lines)).counts).toEqual({ created: 0, updated: 0, left: 1 })
  const { rows, counts } = await take(desk, lines, { 2: 'update' })
  expect(rows[0]).toMatchObject({ outcome: 'duplicate', match: { name: 'Delta Srl' }, changes: [{ field: 'vatNumber', before: null, after: '76543210363' }] })
  expect(counts).toEqual({ created: 0, updated: 1, left: 0 })
  expect((await desk.call('members.list', {})).rows.map(({ name, vatNumber }) => [name, vatNumber])).toEqual([['Delta Srl', '76543210363']])
})

test('what belonged to the old municipality does not stay with the new one; the preview says it', async () => {
  const desk = await testDesk()
  await take(desk, ['Ragione sociale;Partita IVA;Comune;CAP;Indirizzo', 'Alfa;77777770486;Empoli;50053;Via A 1', 'Beta;65432100504;S. Croce sull’Arno;56029;Via B 2'])
  const { rows } = await take(desk, ['Ragione sociale;Partita IVA;Comune', 'Alfa;77777770486;Luogo Ignoto', 'Beta;65432100504;Santa Croce sull’Arno'])
  expect(Object.fromEntries(rows[0]?.changes.map(({ field, after }) => [field, after]) ?? [])).toEqual({ municipality: 'Luogo Ignoto', province: null, postalCode: null, address: null })
  expect((await recordOf(desk, 'Alfa')).sites).toMatchObject([{ municipality: 'Luogo Ignoto', province: null, postalCode: null, address: null }])
  expect((await recordOf(desk, 'Beta')).sites).toMatchObject([{ postalCode: '56029', address: 'Via B 2' }])
  await take(desk, ['Ragione sociale;Partita IVA;Comune;Indirizzo', 'Beta;65432100504;Pisa;Via C 3'])
  expect((await recordOf(desk, 'Beta')).sites).toMatchObject([{ municipality: 'Pisa', province: 'PI', postalCode: null, address: 'Via C 3' }])
})

test('addresses of a list are added to those that are known, whatever their order', async () => {
  const desk = await testDesk()
  const line = (mails: string) => ['Ragione sociale;Partita IVA;E-mail', `Alfa;77777770486;"${mails}"`]
  await take(desk, line('a@a.example; b@a.example'))
  for (const mails of ['b@a.example; a@a.example', 'B@a.example']) expect((await take(desk, line(mails))).rows[0]?.outcome).toBe('same')
  await take(desk, line('c@a.example; a@a.example'))
  expect(await recordOf(desk, 'Alfa')).toMatchObject({ email: 'a@a.example', otherEmails: 'b@a.example\nc@a.example' })
  await take(desk, line('d@a.example'))
  expect(await recordOf(desk, 'Alfa')).toMatchObject({ email: 'd@a.example', otherEmails: 'a@a.example\nb@a.example\nc@a.example' })
})
test('the edition of ATECO comes from the heading, the cell or a column of its own; that of before does not stay beside another code', async () => {
  const desk = await testDesk()
  const activity = async (name: string) => { const { atecoCode, atecoEdition } = await recordOf(desk, name); return [atecoCode, atecoEdition] }
  await take(desk, ['Ragione sociale;Partita IVA;Codice ATECO 2007;Comune', 'Alfa;77777770486;15.11.00;Empoli', 'Beta;65432100504;ATECO 2025: 15.20.10;Pisa'])
  expect([await activity('Alfa'), await activity('Beta')]).toEqual([['15.11.00', '2007'], ['15.20.10', '2025']])
  const { rows } = await take(desk, ['Ragione sociale;Partita IVA;Codice ATECO', 'Alfa;77777770486;15.11', 'Beta;65432100504;15.20.20'])
  expect(rows.map(({ changes }) => changes.map(({ field, after }) => [field, after]))).toEqual([[['atecoCode', '15.11']], expect.arrayContaining([['atecoCode', '15.20.20'], ['atecoEdition', null]])])
  expect([await activity('Alfa'), await activity('Beta')]).toEqual([['15.11', '2007'], ['15.20.20', null]])
  await take(desk, ['Ragione sociale;Partita IVA;Codice ATECO 2007;Edizione ATECO', 'Alfa;77777770486;15.11.00;2025'])
  expect(await activity('Alfa')).toEqual(['15.11.00', '2025'])
})
