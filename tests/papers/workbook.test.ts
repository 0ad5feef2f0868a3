import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { print } from '../../main/press/print.ts'
import type { Block, Cell, Column, Paper } from '../../shared/paper.ts'
import { member, members, membersList, names, paper, printing, table } from './papers.ts'
import { convert, officeOpens } from './office.ts'
import { partOf, partsOf, readWorkbook } from './reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'desk-papers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
async function printed(of: Paper) {
  const path = join(folder, `${++files}.xlsx`)
  return { path, ...await print(of, 'xlsx', path), ...readWorkbook(path) }
}
/** Excel's number of a day. */
const day = (text: string) => Date.parse(text) / 86_400_000 + 25_569

const kinds: Column[] = [
  { title: 'Testo', kind: 'text', width: 20 }, { title: 'Intero', kind: 'integer', width: 8 }, { title: 'Numero', kind: 'number', width: 8 }, { title: 'Euro', kind: 'euros', width: 14 },
  { title: 'Quota', kind: 'percent', width: 8 }, { title: 'Data', kind: 'date', width: 11 }, { title: 'Anno', kind: 'year', width: 6 },
]

describe.each([['written at once', 0], ['streamed', 2100]])('a workbook %s', (_, more) => {
  const filler = Array.from({ length: more }, (): Cell[] => ['riga', 1, 1, 1, 1, '2024-01-01', 2024])
  const withRows = (rows: Cell[][], totals?: Cell[]) => paper([table(kinds, [...rows, ...filler], totals ? { totals } : {})])

  it('types its cells', async () => {
    const { sheet } = await printed(withRows([['parole', 1234, 37.5, 1234.56, 12.5, '2024-02-29', 2024]]))
    const cells = sheet('Tabella')
    expect([cells.A2?.t, cells.A2?.v]).toEqual(['s', 'parole'])
    expect([cells.B2?.v, cells.B2?.z]).toEqual([1234, '#,##0'])
    expect([cells.C2?.v, cells.C2?.z]).toEqual([37.5, '#,##0.0#####'])
    expect([cells.D2?.v, cells.D2?.z]).toEqual([1234.56, '#,##0.00 "€"'])
    expect([cells.E2?.v, cells.E2?.z]).toEqual([0.125, '0.0#"\u00a0"%'])
    expect([cells.F2?.v, cells.F2?.z]).toEqual([day('2024-02-29'), 'dd/mm/yyyy'])
    expect([cells.G2?.v, cells.G2?.z]).toEqual([2024, '0'])
  })

  it('keeps texts as they are, whatever they begin with', async () => {
    const texts = ['=1+1', '+39 055 1', '-5', '@nome', '00123456789', "'apice", '<b>&"', '温州 Łódź', 'due\nrighe', ' spazi ']
    const { rows } = await printed(withRows(texts.map((text): Cell[] => [text, null, null, null, null, null, null])))
    const read = rows('Tabella').slice(1, texts.length + 1).map(row => row[0])
    expect(read).toEqual(texts)
  })

  it('keeps a text that looks like an escape of Excel', async () => {
    const { path } = await printed(withRows([['_x0041_', null, null, null, null, null, null]]))
    // read as XML: SheetJS undoes the escape twice where the text stands in the cell
    const xml = ['xl/worksheets/sheet2.xml', ...(more ? [] : ['xl/sharedStrings.xml'])].map(part => partOf(path, part)).join('')
    expect(xml).toContain('_x005F_x0041_')
    expect(xml).not.toContain('>_x0041_')
  })

  it('drops what a file of Excel cannot carry', async () => {
    const { rows } = await printed(withRows([['a\u0000b\u0008c\u001Fd\uFFFEe', null, null, null, null, null, null]]))
    expect(rows('Tabella')[1]?.[0]).toBe('abcde')
  })

  it('leaves unknown cells empty, and days that Excel has not as text', async () => {
    const { rows, sheet } = await printed(withRows([[null, null, null, null, null, null, null], ['x', null, 'n.d.', null, null, '1899-05-04', null], ['y', null, null, null, null, '2024-02-30', null]]))
    expect(rows('Tabella')[2]).toEqual(['x', null, 'n.d.', null, null, '04/05/1899', null])
    expect(rows('Tabella')[3]?.[5]).toBe('30/02/2024')
    expect(sheet('Tabella').A2).toBeUndefined()
  })

  it('has filter, frozen header, widths, print set-up and totals', async () => {
    const { path, rows } = await printed(withRows([['uno', 1, 1, 1, 1, '2024-01-01', 2024]], ['Totale', 1, null, 1, null, null, null]))
    const xml = partOf(path, 'xl/worksheets/sheet2.xml')
    expect(xml).toContain(`<autoFilter ref="A1:G${more + 2}"/>`)
    expect(xml).toMatch(/<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"\/>/)
    expect(xml).toMatch(/<pageSetup orientation="portrait"[^>]*paperSize="9"|<pageSetup paperSize="9"/)
    expect(xml).toMatch(/fitToWidth="1" fitToHeight="0"|fitToHeight="0"/)
    expect(xml).toContain('<pageSetUpPr fitToPage="1"/>')
    expect(xml).toMatch(/<oddFooter>[^<]*Pagina &amp;P di &amp;N/)
    expect(partOf(path, 'xl/workbook.xml')).toMatch(/_xlnm\.Print_Titles" localSheetId="1">&apos;Tabella&apos;!\$1:\$1/)
    expect(rows('Tabella').at(-1)).toEqual(['Totale', 1, null, 1, null, null, null])
  })

  it('says above each of its pages what stands across those of a PDF', async () => {
    const { path } = await printed({ ...withRows([['uno', 1, 1, 1, 1, '2024-01-01', 2024]]), watermark: 'RISERVATO' })
    for (const sheet of [1, 2]) expect(partOf(path, `xl/worksheets/sheet${sheet}.xml`)).toMatch(/<oddHeader>[^<]*RISERVATO/)
    expect(partOf((await printed(withRows([]))).path, 'xl/worksheets/sheet1.xml')).not.toContain('<oddHeader>')
  })

  it('begins with a cover that says whose it is, of which day and what it holds', async () => {
    const { names: sheets, rows } = await printed(withRows([['uno', 1, 1, 1, 1, '2024-01-01', 2024]]))
    expect(sheets).toEqual(['Copertina', 'Tabella'])
    const cover = rows('Copertina').flat().filter(cell => cell !== null)
    for (const words of ['Agenzia del distretto', 'Via dell’Esempio 1', 'Carta di prova', 'Situazione al 30/06/2025', 'Uso interno', 'Contenuto', 'Tabella']) expect(cover).toContain(words)
    expect(cover).toContain(more ? '2.101 righe' : '1 riga')
  })

  it('is the same bytes twice, without a name or the time of printing in it', async () => {
    const make = () => printed(withRows([['uno', 1, 1, 1, 1, '2024-01-01', 2024]]))
    const first = await make()
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-01-01T12:00:00Z') })
    try { expect((await make()).sha256).toBe(first.sha256) } finally { vi.useRealTimers() }
    const core = partOf(first.path, 'docProps/core.xml')
    expect(core).toContain('2025-06-29T08:30:00Z')
    expect(core.match(/<dc:creator>(.*?)<\/dc:creator>|<cp:lastModifiedBy>(.*?)<\/cp:lastModifiedBy>/g)?.join()).not.toMatch(/ExcelJS|root/)
    expect(first.properties).toMatchObject({ Title: 'Carta di prova' })
  })
})

describe('a workbook', () => {
  it('holds a members list as it is, and a second program counts the same', async () => {
    const { rows, path } = await printed(membersList(60))
    expect(rows('Soci')).toHaveLength(61)
    expect(rows('Soci')[0]?.slice(0, 3)).toEqual(['Denominazione', 'Partita IVA', 'Comune'])
    expect(rows('Soci').slice(1, 11).map(row => row[0])).toEqual(names)
    expect(rows('Soci')[3]?.[8]).toBe(member(2).turnover)
    if (!officeOpens('tables')) return
    convert([path], 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,2', folder)
    const csv = readFileSync(path.replace(/\.xlsx$/, '-Soci.csv'), 'utf8').trim().split('\n')
    expect(csv).toHaveLength(61)
    expect(csv[2]).toContain('温州针织有限公司')
  }, 90_000)

  it('is as narrow as what stands in it, so that its letters print large: no word is cut, and an empty column keeps its room', async () => {
    const columns: Column[] = [{ title: 'Nome', kind: 'text', width: 30 }, { title: 'CAP', kind: 'text', width: 30 }, { title: 'Euro', kind: 'euros', width: 30 }, { title: 'Tipo', kind: 'text', width: 8 }, { title: 'Nota', kind: 'text', width: 30 }]
    const { path } = await printed(paper([table(columns, [['Conceria Biscottaia di Nerucci & C. Società semplice', '50053', 1_234_567.89, 'Rappresentanza 1', null], ['Breve', '50053', 1, null, null]])]))
    const xml = partOf(path, 'xl/worksheets/sheet2.xml')
    const widths = [...xml.matchAll(/<col min="(\d+)" max="(\d+)" width="([\d.]+)"/g)].flatMap(([, from, to, width]) => Array.from({ length: Number(to) - Number(from) + 1 }, () => Number(width)))
    expect(widths).toEqual([32, 7, 17, 17, 32])
    // two lines of a name are as high as two, and one is left to the program
    expect([...xml.matchAll(/<row r="(\d+)"[^>]*?(?: ht="([\d.]+)")?[ >]/g)].map(([, row, height]) => [row, height])).toEqual([['1', '19'], ['2', '30'], ['3', undefined]])
    const styles = partOf(path, 'xl/styles.xml')
    expect(styles, 'what stands beside a number is set off from it').toMatch(/<alignment horizontal="left" vertical="top" wrapText="1" indent="1"\/>/)
    expect(styles, 'a thick rule would cover the first row').not.toContain('style="medium"')
  })

  it('names a sheet in the contents by the heading over its table, and begins no page of the cover for tables alone', async () => {
    const heading = (text: string): Block => ({ block: 'heading', level: 1, text })
    const { path, rows } = await printed(paper([heading('Scaduti'), table([{ title: 'A', kind: 'text', width: 5 }], [['x']], { sheet: 'Uno', caption: '' }), { block: 'pageBreak' }, heading('Criteri'), { block: 'paragraph', text: 'Come si valuta.' }]))
    const cover = rows('Copertina').flat().filter(cell => cell !== null)
    expect(cover.slice(-4)).toEqual(['Come si valuta.', 'Contenuto', 'Uno', 'Scaduti (1 riga)'])
    expect(cover.filter(cell => cell === 'Scaduti')).toEqual([])
    expect(partOf(path, 'xl/worksheets/sheet1.xml')).not.toContain('<rowBreaks')
  })

  it('carries the logo on the cover, as large as it fits', async () => {
    const { path } = await printed(membersList(3))
    expect(partsOf(path)).toContain('xl/media/image1.png')
    expect(partOf(path, 'xl/drawings/drawing1.xml')).toContain('<xdr:ext cx="571500" cy="228600"/>')
  })

  it('puts every block that is no table on the cover, and the table of a chart on a sheet', async () => {
    const blocks: Block[] = [
      { block: 'heading', level: 1, text: 'Titolo' }, { block: 'paragraph', text: 'Un paragrafo.' }, { block: 'facts', facts: [{ label: 'Luogo', value: 'Prato' }, { label: 'Lungo', value: '§'.repeat(40_000) }] },
      { block: 'richText', nodes: [{ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'un ' }, { type: 'text', text: 'punto', marks: [{ type: 'bold' }] }] }] }] }] },
      { block: 'figures', figures: [{ label: 'Soci', value: 61, kind: 'integer' }, { label: 'Fatturato', value: null, kind: 'euros' }] },
      { block: 'chart', svg: '<svg/>', width: 1, height: 1, alternative: 'Barre: uno 1.', table: { sheet: 'Grafico', columns: [{ title: 'Posto', kind: 'text', width: 9 }], rows: [['uno']], rowCount: 1, empty: '' } },
      { block: 'pageBreak' }, { block: 'pageBreak', letterhead: true }, { block: 'signatures', places: [{ role: 'Il presidente', name: 'firma' }] },
    ]
    const { names: sheets, rows, text } = await printed(paper(blocks))
    expect(sheets).toEqual(['Copertina', 'Grafico'])
    const cover = rows('Copertina').flat()
    for (const value of ['Titolo', 'Un paragrafo.', 'Luogo', 'Prato', '• un punto', 'Soci', 61, 'non noto', 'Barre: uno 1.', 'Il presidente', 'firma']) expect(cover).toContain(value)
    expect(cover.filter(value => value === 'Agenzia del distretto'), 'a letter begins with the letterhead').toHaveLength(2)
    expect(text.match(/§/g)).toHaveLength(40_000)
    expect(rows('Grafico')).toEqual([['Posto'], ['uno']])
  })

  it('gives each table a name that Excel takes', async () => {
    const one = (sheet: string) => table([{ title: 'A', kind: 'text', width: 5 }], [['x']], { sheet })
    const long = 'Elenco dell\'anno [2024]: tutte/alcune?'
    const { names: sheets } = await printed(paper([one(long), one(long), one('copertina'), one(''), one('History')]))
    expect(sheets).toEqual(['Copertina', 'Elenco dell’anno 2024 tutte alc', 'Elenco dell’anno 2024 tutte a 2', 'copertina 2', '-', 'History 2'])
  })

  it('refuses a text that no cell holds, and a block of a newer program', async () => {
    const refusal = (of: Paper) => print(of, 'xlsx', join(folder, 'refused.xlsx')).catch((error: unknown) => error)
    expect(await refusal(paper([table([{ title: 'A', kind: 'text', width: 5 }], [['x'.repeat(32_768)]])]))).toMatchObject({ code: 'block-not-printable', values: { column: 'A' } })
    expect(await refusal({ ...paper([]), blocks: JSON.parse('[{"block":"hologram"}]') as Block[] })).toMatchObject({ code: 'block-not-printable', values: { block: 'hologram' } })
  })

  it('has no logo when it is streamed, and says how far it is', async () => {
    const told: [number, number | null][] = []
    const path = join(folder, 'streamed.xlsx')
    const list = membersList(4500, { rows: members(4500) })
    expect(await print(list, 'xlsx', path, { onProgress: (done, of) => told.push([done, of]) })).toMatchObject({ rows: 4500, pages: null })
    expect(told).toEqual([[2000, 4500], [4000, 4500]])
    expect(partsOf(path).join()).not.toContain('media')
    expect(readWorkbook(path).rows('Soci')).toHaveLength(4501)
    expect(printing.letterhead.logo).not.toBeNull()
  })
})
