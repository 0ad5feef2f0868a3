import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readerLimits, type ReaderLimits } from '../../main/reader/limits.ts'
import { asRefused, parseFile } from '../../main/reader/parse.ts'
import { readForeign, type ReaderOptions } from '../../main/reader/reader.ts'
import { separatorOf } from '../../main/reader/text.ts'
import { repack } from '../../main/reader/zip.ts'
import { Refused } from '../../shared/errors.ts'
import { chooseSheet, proposeReading } from '../../shared/import.ts'
import { cellAt, type ForeignSheet, type ForeignWorkbook } from '../../shared/import/sheet.ts'
import expected from '../fixtures/import/elenco-soci.expected.json' with { type: 'json' }

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/import/${name}`, import.meta.url))
const today = '2026-11-22'

let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'desk reader è ')) })
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, content: Buffer | string): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const readList = (workbook: ForeignWorkbook) => proposeReading(chooseSheet(workbook), { today })
const members = async (name: string) => {
  const { rows } = readList(await readForeign(fixture(name)))
  return rows.map(({ outcome, values }) => ({ outcome, ...values }))
}
const textsOf = (sheet: ForeignSheet | undefined, at: number) => sheet?.rows[at]?.cells.map((_, column) => cellAt(sheet.rows[at] ?? { row: 0, cells: [], kinds: '' }, column).text)

/** The refusal of a file: its code and values. */
async function refusal(path: string, options?: ReaderOptions): Promise<unknown> {
  try {
    return await readForeign(path, options)
  } catch (error) {
    return error instanceof Refused ? { code: error.code, ...error.values } : error
  }
}

describe('the sample list', () => {
  it('comes out exactly as expected', async () => {
    const workbook = await readForeign(fixture('elenco-soci.xlsx'))
    const bytes = readFileSync(fixture('elenco-soci.xlsx'))
    expect(workbook).toMatchObject({ format: 'xlsx', bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['Elenco soci', 'Legenda'])
    const reading = readList(workbook)
    const outcomes: Record<string, string> = { accept: 'new', reject: 'error', duplicate: 'duplicate' }
    const sheet = chooseSheet(workbook)
    const typed = (row: number) => String(sheet.rows.find((candidate) => candidate.row === row)?.cells[1] ?? '').replace(/[\u00a0\u202f]/g, ' ').trim()
    expect(reading.rows.map(({ row, outcome, values }) => ({ row, outcome, ...values }))).toMatchObject(expected.map((known, index) => {
      const row = reading.rows[index]?.row ?? 0
      return {
        outcome: outcomes[known.outcome], vatNumber: known.vat, name: known.name === null ? typed(row) : known.name || null, municipality: known.municipality, province: known.province,
        postalCode: known.postalCode, employees: known.employees, turnover: known.turnover, joinedOn: known.joinedOn,
      }
    }))
    expect(reading.rows).toHaveLength(expected.length)
    expect(reading.rows.every(({ problems }) => problems.some(({ code }) => code === 'vat-office-unknown' || code === 'vat-check-digit'))).toBe(true)
    expect(reading.skipped).toEqual([{ row: 1, reason: 'title' }, { row: 2, reason: 'title' }, { row: 3, reason: 'blank' }, { row: 42, reason: 'blank' }, { row: 78, reason: 'total' }])
    expect([reading.headerRow, reading.year, reading.yearFrom]).toEqual([4, 2025, 'title'])
  })
})

describe('one list in every format', () => {
  it.each(['other-order.xlsx', 'other-order.ods', 'other-order.xls'])('%s', async (name) => {
    expect(await members(name)).toMatchObject([
      { name: 'Calzaturificio La Pieve S.r.l.', vatNumber: '00675635106', postalCode: '50053', municipality: 'Empoli', province: 'FI', employees: 12, turnover: 1_234_500, joinedOn: '2015-03-01', atecoCode: '15.20.00' },
      { name: 'Pelletteria Ponte Vecchio S.n.c.', vatNumber: '08026355100', postalCode: '00185', employees: 30, turnover: 2_500_000, joinedOn: '2018-01-01', email: 'ponte@vecchio.example; amm@vecchio.example' },
      { name: 'Conceria Il Fosso S.p.A.', vatNumber: '00259305100', employees: null, turnover: null, atecoCode: '15.11.00' },
    ])
  })
  it.each(['windows-1252.csv', 'tabs-utf16.txt'])('%s', async (name) => {
    expect(await members(name)).toMatchObject([
      { name: 'Tintoria Cà d’Oro di Rossi & C. S.a.s.', vatNumber: '00675635106', turnover: 1_234_567.89, joinedOn: '2020-01-12', legalForm: 'SAS' },
      { name: 'Società Perché No S.r.l.', vatNumber: '08026355100', municipality: 'Forlì', turnover: 987_654.3 },
      { name: 'Filati "Il Gomitolo"; lana e seta', turnover: null },
    ])
  })
  it('commas, quotes and line breaks in cells, English headings', async () => {
    expect(await members('commas-utf8.csv')).toMatchObject([
      { name: 'Tannery One, Ltd', employees: 1234, turnover: 1_234_567.89, joinedOn: '2019-12-31', privateNotes: 'first line\nsecond line' },
      { name: 'Shoes "Two" srl', vatNumber: 'DE136695976', employees: 12.5, turnover: 2_000_000, joinedOn: '2015-12-31' },
    ])
  })
  it('a web page called .xls, and a separator named in the first line', async () => {
    expect(await members('export.xls')).toMatchObject([{ name: 'Conceria & Figli S.r.l.', vatNumber: '00675635106', turnover: 1234.56, municipality: 'Forlì' }])
    expect(await members('separator-named.csv')).toMatchObject([{ name: 'Rossi; Bianchi, Verdi snc', municipality: 'Empoli', employees: 7 }])
  })
  it('as LibreOffice writes, with repetitions to the end of the sheet', async () => {
    const workbook = await readForeign(fixture('libreoffice.ods'))
    expect(workbook.sheets).toMatchObject([{ name: 'Soci', hidden: false, width: 6, hiddenColumns: [3], hiddenRows: [7] }, { name: 'Vecchio', hidden: true, hiddenColumns: [], hiddenRows: [] }])
    const reading = readList(workbook)
    expect(reading.rows.map(({ values }) => values)).toMatchObject([
      { name: 'Conceria Due Ponti S.r.l.', employees: 12.5, joinedOn: '2015-03-01' }, { name: 'Pelletteria Nuova S.n.c.', vatNumber: '08026355100', employees: null, joinedOn: '2019-12-31' },
      { name: 'Cuoificio Sparito S.n.c.' },
    ])
    expect(reading.rows.map(({ row, problems }) => [row, problems.some(({ code }) => code === 'row-hidden')])).toEqual([[3, false], [4, false], [7, true]])
    expect([reading.headerRow, reading.year]).toEqual([2, 2024])
  })
})

describe('what sheets hold beside plain cells', () => {
  it('merged titles, groups of headings, units, totals and remarks', async () => {
    const reading = readList(await readForeign(fixture('two-rows.xlsx')))
    expect(reading.rows.map(({ row, values }) => [row, values.name, values.postalCode, values.turnover])).toEqual([[7, 'Alfa S.r.l.', '50053', 150_500], [8, 'Beta S.p.A.', '50059', 1_000_000], [10, 'Gamma S.n.c.', '00185', 75_000]])
    expect(reading.rows[0]?.values.privateNotes).toBe('nota\nsu due righe')
    expect([reading.headerRow, reading.year, reading.yearFrom]).toEqual([4, 2023, 'title'])
  })
  it('sections that are not merged, a firm of which the name alone is known, notes and signatures below the total', async () => {
    const reading = readList(await readForeign(fixture('sections.xlsx')))
    expect(reading.rows.map(({ values, problems }) => [values.name, values.tags ?? values.membershipKind, problems.map(({ code }) => code)])).toEqual([
      ['Conceria Alba S.r.l.', 'Cuoio', ['vat-office-unknown', 'from-section']], ['Calzaturificio Corallo S.n.c.', 'calzature', ['vat-office-unknown', 'from-section']],
      ['Banca Ginestra', 'supporter', ['vat-office-unknown', 'from-section']], ['Falegnameria Faro', undefined, ['name-only']],
    ])
    expect(reading.skipped.filter(({ reason }) => reason !== 'blank')).toEqual([{ row: 1, reason: 'title' }, { row: 4, reason: 'section', text: 'CUOIO' }, { row: 6, reason: 'section', text: 'Comparto: calzature' }, { row: 8, reason: 'section', text: 'A) Soci sostenitori' }, { row: 11, reason: 'total' }, { row: 13, reason: 'title' }, { row: 14, reason: 'title' }])
    expect([reading.year, reading.yearFrom]).toEqual([2025, 'title'])
  })
  it('address, telephone and e-mail in one cell, a comma that can be read in two ways', async () => {
    const [iris, magnolia] = readList(await readForeign(fixture('one-cell-1252.csv'))).rows
    expect(iris?.values).toMatchObject({ address: 'Via Roma 1', postalCode: '50053', municipality: 'Empoli', province: 'FI', phone: '0571/123456 – Fax 0571/123457', email: 'info@iris.example', employees: null, turnover: 1250, privateNotes: 'ha "ritirato" la domanda\nnel 2023' })
    expect(iris?.problems.map(({ code, field }) => `${code} ${field}`)).toEqual(expect.arrayContaining(['email-in-phone phone', 'number-undecided employees', 'number-ambiguous turnover']))
    expect(magnolia?.values).toMatchObject({ address: 'Piazza del Popolo 4/b', postalCode: '50059', municipality: 'Vinci', province: 'FI', phone: '0571.222333 / 0571.222334', employees: 12, turnover: 980_000 })
  })
  it.each(['formats.xlsx', 'formats.ods', 'formats.xls'])('%s: numbers that are shown in thousands or millions, words that lead to addresses', async (name) => {
    const { rows } = readList(await readForeign(fixture(name)))
    expect(rows.map(({ values: { turnover, balanceSheet } }) => [turnover, balanceSheet])).toEqual([[1_500_000, 1_234_567], [2_345_678, 1_234_000], [1_234_000, 1_500_000], [2_500_000, 850_000]])
    expect(rows.map(({ problems }) => problems.flatMap(({ code, field }) => (code === 'money-scaled' ? [field] : [])))).toEqual([['turnover'], ['balanceSheet'], ['turnover', 'balanceSheet'], ['balanceSheet']])
    expect(rows[0]?.values).toMatchObject({ name: 'Conceria Acacia', email: 'info@acacia.example', pec: 'acacia@pec.example' })
    expect(rows[0]?.values.website).toMatch(/^https:\/\/acacia\.example\/?$/)
    // an address that is shown counts, and so does a word for none
    expect(rows[1]?.values).toMatchObject({ email: 'vecchio@betulla.example', website: 'www.betulla.example' })
    expect(rows[2]?.values.email).toBeNull()
  })
  it('links that are made by a formula, in every format that holds formulas, with a result or without', async () => {
    const { utils, write } = await import('@e965/xlsx')
    const cell = (formula: string, shown?: string) => (shown === undefined ? { t: 'z' as const, f: formula } : { t: 's' as const, v: shown, f: formula })
    const rows = (shown: boolean) => [
      ['Ditta', 'E-mail', 'Sito', 'Note', 'Categoria'],
      ['Alfa', cell('HYPERLINK("mailto:info@alfa.example","scrivi")', shown ? 'scrivi' : undefined), cell('HYPERLINK("https://alfa.example","sito")', shown ? 'sito' : undefined), cell('IF(A2="Alfa","","x")', ''), cell('IF(A2="Alfa"," ","x")', ' ')],
      // a function of later versions has letters before it, and a web address may lack its scheme
      ['Beta', cell('_xlfn.HYPERLINK("mailto:info@beta.example","scrivi")', shown ? 'scrivi' : undefined), cell('HYPERLINK("www.beta.example","sito")', shown ? 'sito' : undefined)],
    ]
    const list = (format: 'xlsx' | 'ods' | 'fods' | 'xlml', shown = true) => {
      const book = utils.book_new()
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows(shown)), 'Soci')
      return file(`links-${shown}.${format}`, write(book, { type: 'buffer', bookType: format }) as Buffer)
    }
    const found = { name: 'Alfa', email: 'info@alfa.example', website: 'https://alfa.example', privateNotes: null }
    // links.xls was saved by LibreOffice: the library writes no formulas into one
    const written = [list('xlsx'), list('ods'), list('fods'), list('xlml'), list('xlsx', false)]
    for (const path of [...written, fixture('links.xls')]) {
      const [row, beta] = readList(await readForeign(path)).rows
      expect([path, row?.values, row?.problems.map(({ code }) => code)]).toEqual([path, expect.objectContaining(found), ['vat-missing']])
      if (written.includes(path)) expect([path, beta?.values]).toEqual([path, expect.objectContaining({ email: 'info@beta.example', website: 'www.beta.example' })])
    }
  })
  it('hidden sheets, columns and rows', async () => {
    const workbook = await readForeign(fixture('hidden.xlsx'))
    expect(workbook.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([['Leggimi', false], ['Soci', false], ['Vecchio', true]])
    const sheet = chooseSheet(workbook)
    expect(sheet).toMatchObject({ name: 'Soci', hiddenColumns: [3], hiddenRows: [3] })
    expect(readList(workbook).rows.map(({ values, problems }) => [values.name, problems.some(({ code }) => code === 'row-hidden')])).toEqual([['Uno S.r.l.', false], ['Due S.r.l.', true], ['Tre S.r.l.', false]])
  })
  it('rich text, zeros by format, formulas, errors, booleans, times, a far-away formatted cell', async () => {
    const workbook = await readForeign(fixture('odd-cells.xlsx'))
    expect(workbook.sheets[0]).toMatchObject({ width: 9 })
    expect(workbook.sheets[0]?.rows).toHaveLength(3)
    expect(textsOf(workbook.sheets[0], 1)).toEqual(['Conceria Ricca S.p.A.', '00675635106', 'Empoli', '00185', '4', '', 'scrivi@noi.example', 'true', '2019-12-31'])
    const [first, second] = readList(workbook).rows
    expect(first?.problems.map(({ code, field }) => `${code} ${field}`)).toContain('formula-without-value turnover')
    expect(second?.problems.map(({ code, field }) => `${code} ${field}`)).toEqual(expect.arrayContaining(['cell-error municipality', 'number-was-date employees', 'cell-error turnover']))
    expect(second?.values).toMatchObject({ name: 'Due S.r.l.', vatNumber: '00259305100', municipality: null, turnover: null, joinedOn: '2019-12-31' })
  })
})

describe('days', () => {
  const names = ['dates-1900.xlsx', 'dates-1904.xlsx', 'dates-1900.ods', 'dates-1900.xls', 'dates-1904.xls']
  it.each(names)('%s: a date, a bare number and a text are the same day', async (name) => {
    expect((await members(name)).map(({ joinedOn }) => joinedOn)).toEqual(['2019-12-31', '2019-12-31', '2019-12-31'])
  })
  it('are shifted by no time zone', async () => {
    const source = `import { parseFile } from ${JSON.stringify(new URL('../../main/reader/parse.ts', import.meta.url).href)}
      for (const file of process.argv.slice(1)) console.log((await parseFile(file, ${JSON.stringify(readerLimits)})).sheets[0].rows.at(-1).cells.join(), (await parseFile(file, ${JSON.stringify(readerLimits)})).sheets[0].rows[1].cells[2])`
    const files = [...names, 'libreoffice.ods'].map(fixture)
    const run = (zone: string) => promisify(execFile)(process.execPath, ['--input-type=module', '-e', source, ...files], { env: { ...process.env, TZ: zone } })
    const [home, ...others] = await Promise.all(['Europe/Rome', 'America/New_York', 'Pacific/Auckland'].map(run))
    expect(home?.stdout.match(/2019-12-31/g)).toHaveLength(6)
    for (const other of others) expect(other.stdout).toBe(home?.stdout)
  })
})

describe('the content counts, not the name', () => {
  it.each([['other-order.xlsx', 'list.xls', 'xlsx'], ['other-order.ods', 'list.xlsx', 'ods'], ['windows-1252.csv', 'list.xlsx', 'csv'], ['other-order.xls', 'list.csv', 'xls']])('%s as %s', async (name, wrong, format) => {
    copyFileSync(fixture(name), join(folder, wrong))
    expect((await readForeign(join(folder, wrong))).format).toBe(format)
  })
  it('a list zipped for sending is opened', async () => {
    const zipped = file('soci.zip', repack([{ name: 'soci/elenco.xlsx', bytes: readFileSync(fixture('other-order.xlsx')) }, { name: '__MACOSX/elenco.xlsx', bytes: Buffer.from('x') }]))
    expect(await readForeign(zipped)).toMatchObject({ format: 'xlsx', sheets: [{ name: 'Foglio1' }] })
  })
})

describe('files that are refused, with the name of the file and no path', () => {
  it.each<[string, object]>([
    ['empty.csv', { code: 'unreadable-file', reason: 'empty' }], ['encrypted.xlsx', { code: 'file-encrypted' }], ['encrypted.ods', { code: 'file-encrypted' }], ['letter.odt', { code: 'unreadable-file', reason: 'format' }],
  ])('%s', async (name, answer) => expect(await refusal(fixture(name))).toEqual({ name, ...answer }))

  it('missing, a folder, a picture, a PDF, a truncated and a damaged workbook', async () => {
    const bytes = readFileSync(fixture('elenco-soci.xlsx'))
    const damaged = Buffer.from(bytes)
    damaged.fill(0x55, 200, 9000)
    mkdirSync(join(folder, 'cartella.xlsx'))
    expect(await refusal(join(folder, 'nessuno.xlsx'))).toEqual({ code: 'missing', name: 'nessuno.xlsx' })
    expect(await refusal(join(folder, 'cartella.xlsx'))).toEqual({ code: 'unreadable-file', name: 'cartella.xlsx', reason: 'access' })
    expect(await refusal(file('foto.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])))).toMatchObject({ code: 'unreadable-file', reason: 'format' })
    expect(await refusal(file('lettera.pdf', '%PDF-1.7 bla'))).toMatchObject({ code: 'unreadable-file', reason: 'format' })
    expect(await refusal(file('tronco.xlsx', bytes.subarray(0, 9000)))).toMatchObject({ code: 'unreadable-file', reason: 'truncated' })
    expect(await refusal(file('guasto.xlsx', damaged))).toMatchObject({ code: 'unreadable-file', reason: 'damaged' })
  })
})

/** A zip whose one sheet is `size` bytes of blanks; its directory says `told`. */
function bomb(size: number, told: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(size, 32))
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(told, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, central, name, end])
}

describe('limits', () => {
  const limited = (path: string, limits: Partial<ReaderLimits>) => refusal(path, { limits })
  it('of size, packed and unpacked, also where the zip lies', async () => {
    expect(await limited(fixture('elenco-soci.xlsx'), { packed: 1000 })).toEqual({ code: 'file-too-large', name: 'elenco-soci.xlsx', limit: 'packed', bytes: readFileSync(fixture('elenco-soci.xlsx')).length, max: 1000 })
    for (const told of [100_000_000, 100]) {
      const path = file('bomba.xlsx', bomb(100_000_000, told))
      expect(await limited(path, { unpacked: 5_000_000 })).toMatchObject({ code: 'file-too-large', name: 'bomba.xlsx', limit: 'unpacked' })
    }
  })
  it('of rows and columns with content', async () => {
    expect(await limited(fixture('elenco-soci.xlsx'), { rows: 70 })).toEqual({ code: 'reader-limit', name: 'elenco-soci.xlsx', limit: 'rows', max: 70 })
    expect(await limited(fixture('elenco-soci.xlsx'), { columns: 10 })).toEqual({ code: 'reader-limit', name: 'elenco-soci.xlsx', limit: 'columns', max: 10 })
  })
  it('of time and memory, which leave the program running', async () => {
    const large = file('grande.csv', `Ditta;Comune\n${'Alfa S.r.l.;Empoli\n'.repeat(400_000)}`)
    expect(await limited(large, { seconds: 0.05 })).toEqual({ code: 'reader-limit', name: 'grande.csv', limit: 'seconds', max: 0.05 })
    expect(await limited(large, { memory: 24, rows: 1_000_000 })).toEqual({ code: 'reader-limit', name: 'grande.csv', limit: 'memory', max: 24 })
    expect(await limited(large, {})).toMatchObject({ code: 'reader-limit', limit: 'rows' })
  })
  it('stops when it is told to', async () => {
    const stop = new AbortController()
    const reading = refusal(fixture('elenco-soci.xlsx'), { signal: stop.signal })
    stop.abort()
    expect(await reading).toEqual({ code: 'cancelled', name: 'elenco-soci.xlsx' })
    expect(await refusal(fixture('elenco-soci.xlsx'), { signal: stop.signal })).toEqual({ code: 'cancelled', name: 'elenco-soci.xlsx' })
  })
})

describe('the separator', () => {
  it.each([
    ['a;b;c\n1,5;2,5;3,5\n', ';'], ['a,b\n"x; y",2\n"z; w",3\n', ','], ['Elenco soci\na\tb\n1,5\t2\n', '\t'], ['a|b\n1|2\n', '|'], ['a;b\n"riga\nuno;due";2\n', ';'], ['solo\nuna\n', ';'], ['Ditta\n"1.234,5"\n', ';'],
  ])('%j', (text, separator) => expect(separatorOf(text)).toBe(separator))

  it('takes off what keeps Excel from taking codes for numbers', async () => {
    const { sheets } = await readForeign(file('protetto.csv', 'Ditta;P.IVA\nRossi;="00743110157"\nBianchi;"=""00185"""\n'))
    expect(sheets[0]?.rows.map(({ cells }) => cells[1])).toEqual(['P.IVA', '00743110157', '00185'])
  })

  it('mends UTF-8 that was opened as Windows-1252 and saved', async () => {
    const spoilt = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text))
    const list = 'Società;Città\nCà d’Oro;Forlì € 5\n'
    for (const [name, text, expected] of [['doppio', spoilt(list), list], ['sano', list, list], ['misto', `${spoilt('Perché')} Città`, null]] as const) {
      const { sheets } = await readForeign(file(`${name}.csv`, text))
      expect([name, textsOf(sheets[0], 0)]).toEqual([name, expected === null ? [text] : ['Società', 'Città']])
    }
  })
  it('takes the marks of a website off, and no sign that is meant', async () => {
    const { sheets } = await readForeign(file('sito.csv', 'Ditta;Indirizzo;Tel.\n"Alfa &amp; C. srl";Via Roma 1<br>50053 Empoli;"<a href=""tel:0571123456"">0571 123456</a>"\nBeta & C. <nuova>;"Citt&agrave; &#x27;Alta&#x27;";"&#43;39 0571"\nGamma;Anna <a.rossi@alfa.invalid>;0571 <i 2 uffici>\n'))
    expect([1, 2, 3].map((at) => textsOf(sheets[0], at))).toEqual([['Alfa & C. srl', 'Via Roma 1\n50053 Empoli', '0571 123456'], ['Beta & C. <nuova>', "Città 'Alta'", '+39 0571'], ['Gamma', 'Anna <a.rossi@alfa.invalid>', '0571 <i 2 uffici>']])
  })
  it('takes them off in a workbook too', async () => {
    const { utils, write } = await import('@e965/xlsx')
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['Ditta', 'Indirizzo', 'Note'], ['Alfa &amp; C. srl', 'Via Roma 1<br>50053 Empoli', '<p></p>'], ['Beta & C. <nuova>', 'Citt&agrave;', 'x']]), 'Soci')
    for (const bookType of ['xlsx', 'xls', 'ods'] as const) {
      const { sheets } = await readForeign(file(`marchi.${bookType}`, write(book, { type: 'buffer', bookType }) as Buffer))
      expect([bookType, ...[1, 2].map((at) => sheets[0]?.rows[at]?.cells)]).toEqual([bookType, ['Alfa & C. srl', 'Via Roma 1\n50053 Empoli'], ['Beta & C. <nuova>', 'Città', 'x']])
    }
  })
  it('a quoted word that begins a cell swallows nothing, beside cells that are quoted as a whole', async () => {
    const names = async (lines: string[]) => { const { sheets: [sheet] } = await readForeign(file('nomi.csv', ['Ditta;P.IVA', ...lines].join('\n'))); return sheet?.rows.slice(1).map(({ cells }) => cells) }
    expect(await names(['"La Rosa" di Neri snc;1', '"Uno; due" ;2', '"Il ""Giglio""; e altri\ndi Empoli";3', 'Pelle "Oro" srl;4', '"Arte" srl;5', '"Nuova";6'])).toEqual([
      ['"La Rosa" di Neri snc', '1'], ['Uno; due', '2'], ['Il "Giglio"; e altri\ndi Empoli', '3'], ['Pelle "Oro" srl', '4'], ['"Arte" srl', '5'], ['Nuova', '6']])
    expect(await names(['"Pelletteria "Oro" srl";1', '"La Rosa" srl;3', 'Ultima;4'])).toEqual([['Pelletteria "Oro" srl', '1'], ['"La Rosa" srl', '3'], ['Ultima', '4']])
  })
  it('parts lines that were quoted as one cell each, all of them or some, and nothing else', async () => {
    const cells = async (...lines: string[]) => (await readForeign(file('intere.csv', lines.join('\n')))).sheets[0]?.rows.map((row) => row.cells)
    const list = [['Ditta', 'P.IVA', 'Via'], ['Uno srl', '1', 'Via Roma, 3'], ['Due "Bis"', '2', 'Via Po'], ['Tre', '3', 'Via Arno']]
    const quoted = ['"Uno srl,1,""Via Roma, 3"""', '"""Due """"Bis"""""",2,Via Po"']
    expect(await cells('"Ditta,P.IVA,""Via"""', ...quoted, '"Tre,3,Via Arno"')).toEqual(list)
    expect(await cells('Ditta,P.IVA,Via', ...quoted, 'Tre,3,Via Arno')).toEqual(list)
    expect(await cells('Ditta', '"Rossi, Bianchi srl"', '"Verdi"', 'Neri')).toEqual([['Ditta'], ['Rossi, Bianchi srl'], ['Verdi'], ['Neri']])
    expect(await cells('Ditta,Comune', 'Uno,Empoli', '"Rossi, Bianchi srl"')).toEqual([['Ditta', 'Comune'], ['Uno', 'Empoli'], ['Rossi, Bianchi srl']])
    expect(await cells('"Soci, al 2025"', 'Ditta,P.IVA,Via', '"Rossi, Bianchi srl"', 'Tre,3,Via Arno')).toEqual([['Soci, al 2025'], ['Ditta', 'P.IVA', 'Via'], ['Rossi, Bianchi srl'], ['Tre', '3', 'Via Arno']])
  })
  it('a quote that never ends swallows nothing', async () => {
    const { sheets } = await readForeign(file('virgolette.csv', 'Ditta;Comune\n"Rossi;Empoli\nBianchi;Vinci\n'))
    expect(sheets[0]?.rows.map(({ cells }) => cells)).toEqual([['Ditta', 'Comune'], ['"Rossi', 'Empoli'], ['Bianchi', 'Vinci']])
  })
})

it('answers damaged copies of every fixture with content or a refusal, never otherwise', async () => {
  const originals = ['elenco-soci.xlsx', 'other-order.ods', 'other-order.xls', 'odd-cells.xlsx', 'export.xls', 'encrypted.xlsx'].map((name) => readFileSync(fixture(name)))
  const path = join(folder, 'copia.bin')
  await fc.assert(fc.asyncProperty(fc.constantFrom(...originals), fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), { minLength: 1, maxLength: 20 }), async (original, changes) => {
    const copy = Buffer.from(original)
    for (const [place, byte] of changes) copy[Math.floor(place * copy.length)] = byte
    writeFileSync(path, copy)
    try {
      const { sheets } = await parseFile(path, { ...readerLimits, unpacked: 20_000_000 })
      expect(Array.isArray(sheets)).toBe(true)
    } catch (error) {
      expect(['unreadable-file', 'file-encrypted', 'file-too-large', 'reader-limit']).toContain(asRefused(error).code)
    }
  }), { numRuns: 60 })
}, 120_000)
