import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { fontFiles } from '../../main/press/fonts.ts'
import { print } from '../../main/press/print.ts'
import { barChart } from '../../main/press/chart.ts'
import { Refused } from '../../shared/errors.ts'
import type { Block, Paper } from '../../shared/paper.ts'
import { membersList, names, paper, printing, table } from './papers.ts'
import { installed, popplerPages, readPdf } from './reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'desk-papers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
async function printed(of: Paper, options: Parameters<typeof print>[3] = {}) {
  const path = join(folder, `${++files}.pdf`)
  const counts = await print(of, 'pdf', path, options)
  return { path, ...counts, count: counts.pages, ...await readPdf(path, { withOperators: true }) }
}
const refusal = (of: Paper) => print(of, 'pdf', join(folder, 'refused.pdf')).then(() => { throw new Error('It was printed') }, (error: unknown) => error)
/** Line ends inside cells come back as line ends: for comparing words. */
const flat = (text: string) => text.replace(/\s+/g, ' ')

describe('a members list as PDF', () => {
  it('prints every name in its script without an empty box', async () => {
    const list = await printed(membersList(60))
    expect(list).toMatchObject({ rows: 60, missingGlyphs: 0, collisions: 0 })
    expect(list.pages).toHaveLength(list.count ?? 0)
    for (const name of names) expect(flat(list.text)).toContain(name)
    expect(flat(list.text)).toContain('1.234.567,80')
    expect(flat(list.text)).toContain('10/03/2010')
  })

  it('repeats the header, numbers the pages and says whose paper it is and of which day', async () => {
    const list = await printed(membersList(120))
    expect(list.pages.length).toBeGreaterThan(2)
    list.pages.forEach((page, i) => {
      expect(flat(page)).toContain('Partita IVA')
      expect(flat(page)).toContain(`Pagina ${i + 1} di ${list.pages.length}`)
      expect(flat(page)).toContain('Agenzia del distretto')
      expect(flat(page)).toContain('Situazione al 30/06/2025')
    })
  })

  it.runIf(installed('pdftotext'))('is read the same by poppler', async () => {
    const { path, pages } = await printed(membersList(60))
    const read = popplerPages(path)
    expect(read).toHaveLength(pages.length)
    for (const name of names.filter(one => one.length < 30)) expect(read.join('\n').normalize('NFC')).toContain(name)
  })

  it('says what it is above its further pages where the agency has no name', async () => {
    const list = membersList(60)
    const { pages } = await printed({ ...list, letterhead: { ...list.letterhead, agency: '' } })
    expect(flat(pages[1] ?? '')).toContain(list.title)
    expect(flat(pages[1] ?? '')).not.toContain(`· ${list.title}`)
  })

  it('says when the situation was computed, and what was chosen', async () => {
    const list = await printed(membersList(3, { computed: true, selection: { filter: { municipality: 'Prato' } } }))
    expect(flat(list.text)).toContain('ricostruita dalle date di adesione e di recesso')
    expect(flat(list.text)).toContain('Scelta: Comune: Prato')
  })

  it('has words where no row is', async () => {
    expect(flat((await printed(membersList(0))).text)).toContain('Nessun socio corrisponde alla scelta.')
  })

  it('has a title and a language, and nobody’s name in its properties', async () => {
    const { info } = await printed(membersList(3))
    expect(info).toMatchObject({ Title: 'Elenco dei soci', Language: 'it-IT', CreationDate: 'D:20250629083000Z', Creator: 'Cooperate Desk' })
    expect(info).not.toHaveProperty('Author')
    expect(info).not.toHaveProperty('Keywords')
  })

  it('is never called accessible, since its structure would be empty', async () => {
    const { path } = await printed(membersList(3))
    expect(readFileSync(path, 'latin1')).not.toMatch(/MarkInfo|pdfuaid/)
  })

  it('ends at 5,000 rows', async () => {
    expect(await refusal(membersList(5001))).toMatchObject({ code: 'too-many-rows', values: { rows: 5001, limit: 5000 } })
    const lying = table([{ title: 'N', kind: 'integer', width: 5 }], Array.from({ length: 5001 }, (_, i) => [i]), { rowCount: 10 })
    expect(await refusal(paper([lying]))).toMatchObject({ code: 'too-many-rows' })
  })

  it('keeps wide words inside their columns', async () => {
    const mail = 'ufficio.amministrazione.e.contabilita@consorzio-di-tutela-dei-produttori-di-filati.example.it'
    const columns = Array.from({ length: 12 }, (_, i) => ({ title: `Colonna ${i}`, kind: 'text' as const, width: 20 }))
    const wide = await printed(paper([table(columns, [columns.map(() => mail)])], { orientation: 'landscape' }))
    expect(wide.text.replace(/\s/g, '').split(mail)).toHaveLength(1 + 12)
    expect(wide.collisions).toBe(0)
    // cut where a reader expects it: before the @, after a dot or a dash
    expect(wide.text).toContain('contabilita\n@consorzio-di-\n')
  })

  it('refuses a table that no page holds', async () => {
    const columns = Array.from({ length: 60 }, (_, i) => ({ title: `Importo ${i}`, kind: 'euros' as const, width: 20 }))
    expect(await refusal(paper([table(columns, [columns.map(() => 123_456_789.12)])]))).toMatchObject({ code: 'block-not-printable', values: { reason: 'too-wide' } })
  })
})

describe('the reader of these tests', () => {
  it('sees an empty box where one is', async () => {
    const { default: pdfmake } = await import('pdfmake')
    const path = join(folder, 'box.pdf')
    pdfmake.setFonts(structuredClone(fontFiles))
    writeFileSync(path, await pdfmake.createPdf({ content: 'abc 한', defaultStyle: { font: 'NotoSans' } }).getBuffer())
    expect((await readPdf(path)).missingGlyphs).toBe(1)
  })
})

describe('the same paper twice', () => {
  it('is the same bytes, whenever it is printed', async () => {
    const first = await printed(membersList(60))
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-01-01T12:00:00Z') })
    try {
      const second = await printed(membersList(60))
      expect(second.sha256).toBe(first.sha256)
    } finally { vi.useRealTimers() }
    expect((await printed(membersList(61))).sha256).not.toBe(first.sha256)
  })
})

describe('characters that no font holds', () => {
  const strange = paper([{ block: 'paragraph', text: 'Ditta 😀 한국 😀' }, table([{ title: 'Nome', kind: 'text', width: 20 }], [['Buono'], ['שלום']])])

  it('are listed before anything is written', async () => {
    const error = await refusal(strange)
    expect(error).toBeInstanceOf(Refused)
    expect(error).toMatchObject({ code: 'missing-glyphs', values: { count: 7 } })
    expect(error).toHaveProperty('values.characters', expect.arrayContaining([
      { character: '😀', code: 'U+1F600', where: 'Ditta 😀 한국 😀', count: 2 },
      { character: 'ש', code: 'U+05E9', where: 'Tabella, Nome, 2', count: 1 },
    ]))
  })

  it('are printed as a visible sign when that is accepted', async () => {
    const { text, missingGlyphs } = await printed(strange, { acceptMissing: true })
    expect(flat(text)).toContain('Ditta \u{FFFD} \u{FFFD}\u{FFFD} \u{FFFD}')
    expect(missingGlyphs).toBe(0)
  })

  it('are not those that a composed letter, an accent or an invisible mark makes', async () => {
    const decomposed = 'perche\u0301 Z\u0307o\u0301łw a\u0331 so\u00ADft zero\u200Bwidth \u200Etesto\u202C\uFEFF\u0007 fine'
    const { text } = await printed(paper([{ block: 'paragraph', text: decomposed }]))
    expect(text).toContain('perché Żółw'.normalize('NFC'))
    expect(text).toContain('soft zerowidth testo fine')
  })
})

describe('the blocks of the model', () => {
  const chart: Block = {
    block: 'chart', ...barChart([{ label: 'Filature 新 & tessiture', value: 12, text: '12' }, { label: 'Altro', value: 3, text: '3' }], 400), alternative: 'Due barre.',
    table: { sheet: 'Grafico', caption: 'Imprese per posto', columns: [{ title: 'Posto', kind: 'text', width: 20 }], rows: [['Filature']], rowCount: 1, empty: '' },
  }
  const every: Block[] = [
    { block: 'heading', level: 1, text: 'Prima parte' }, { block: 'heading', level: 2, text: 'Sezione' },
    { block: 'paragraph', text: 'Un paragrafo.' }, { block: 'paragraph', tone: 'warning', text: 'Un avviso.' },
    { block: 'richText', nodes: [
      { type: 'paragraph', content: [{ type: 'text', text: 'Delibera ' }, { type: 'text', text: 'approvata', marks: [{ type: 'bold' }, { type: 'underline' }] }, { type: 'hardBreak' }, { type: 'text', text: 'a voti unanimi' }] },
      { type: 'orderedList', attrs: { start: 4 }, content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'quarto punto' }] }] }] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'un punto' }] }] }] },
      { type: 'blockquote', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'parole di altri' }] }] },
    ] },
    { block: 'facts', facts: [{ label: 'Presidente', value: 'da nominare' }] },
    { block: 'figures', figures: [{ label: 'Soci', value: 1234, kind: 'integer' }, { label: 'Fatturato', value: null, kind: 'euros' }, { label: 'Quota', value: 12.5, kind: 'percent' }] },
    chart, { block: 'signatures', places: [{ role: 'Il presidente', name: 'firma uno' }, { role: 'Il segretario' }] },
    { block: 'pageBreak' }, table([{ title: 'Voce', kind: 'text', width: 20 }, { title: 'Euro', kind: 'euros', width: 10 }], [['Uno', 1], ['Due', null]], { totals: ['Totale', 1] }),
  ]

  it('are all printed, the chart as vectors', async () => {
    const all = await printed(paper(every, { watermark: 'BOZZA', subtitle: 'Sottotitolo' }))
    const text = flat(all.text)
    for (const words of ['Prima parte', 'Sezione', 'Un paragrafo.', 'Un avviso.', 'Delibera approvata', 'a voti unanimi', 'quarto punto', '4.', 'un punto', 'parole di altri', 'Presidente', 'da nominare',
      '1.234', 'non noto', '12,5 %', 'Imprese per posto', 'Filature 新 & tessiture', 'Il segretario', 'firma uno', 'Totale', 'BOZZA', 'Sottotitolo']) expect(text).toContain(words)
    expect(all).toMatchObject({ missingGlyphs: 0, rows: 2 })
    expect(all.pages).toHaveLength(2)
    expect(all.operators.filter(operator => operator === OPS.paintImageXObject)).toHaveLength(1) // the logo
  })

  it('have bars as long as what they say, the longest beside its value at the edge', async () => {
    const values = [120, 30, 60, 1]
    const { bars } = await printed(paper([{ ...chart, ...barChart([...values, 0].map(value => ({ label: `v${value}`, value, text: String(value) })), 400) }]))
    const most = Math.max(...bars)
    expect(most).toBeGreaterThan(300)
    // what is there at all is seen, and nothing of nothing
    expect(bars.map(bar => Math.round(bar / most * 120))).toEqual(values)
  })

  it('have their headings as bookmarks', async () => {
    const { outline } = await printed(paper(every))
    expect(outline.map(entry => entry.title)).toEqual(['Carta di prova', 'Prima parte'])
    expect(outline[1]?.items.map((entry: { title: string }) => entry.title)).toEqual(['Sezione'])
  })

  it.each([
    ['a block of a newer program', { block: 'hologram' }],
    ['a node of another editor', { block: 'richText', nodes: [{ type: 'image', attrs: { src: 'x' } }] }],
    ['a mark of another editor', { block: 'richText', nodes: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link' }] }] }] }],
    ['a picture that reads a file', { ...chart, svg: '<svg width="10" height="10"><image href="/etc/hostname" width="5" height="5"/></svg>' }],
  ])('refuse %s', async (_, block) => {
    const strange = JSON.parse(JSON.stringify(paper([]))) as Paper
    expect(await refusal({ ...strange, blocks: [JSON.parse(JSON.stringify(block)) as Block] })).toMatchObject({ code: 'block-not-printable' })
  })

  it('never leave a heading alone at the foot of a page', async () => {
    for (let lines = 28; lines < 38; lines++) {
      const filler = Array.from({ length: lines }, (_, i): Block => ({ block: 'paragraph', text: `riga ${i}` }))
      const head: Block = { block: 'heading', level: 2, text: 'TITOLO' }
      const after = lines % 2 ? table([{ title: 'COLONNA', kind: 'text', width: 20 }], [['a'], ['b']], { caption: '' }) : { block: 'facts' as const, facts: [{ label: 'COLONNA', value: 'b' }] }
      const { pages } = await printed(paper([...filler, head, after], { letterhead: { ...printing.letterhead, logo: null } }))
      const of = (word: string) => pages.findIndex(page => page.includes(word))
      expect([lines, of('TITOLO')]).toEqual([lines, of('COLONNA')])
    }
  })

  it('refuse a letterhead picture that cannot be read', async () => {
    for (const logo of ['data:image/png;base64,AAAA', 'data:text/html;base64,PGI+', 'data:image/jpeg;base64,/9j/4AAQSkZJRgABAQ==']) {
      expect(await refusal(paper([], { letterhead: { ...printing.letterhead, logo } }))).toMatchObject({ code: 'logo-unreadable' })
    }
  })
})
