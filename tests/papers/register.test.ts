import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { expiringPaper, type Expiring } from '../../main/documents/papers.ts'
import { directoryPaper, type Directory } from '../../main/people/papers.ts'
import { print } from '../../main/press/print.ts'
import type { DocumentRow } from '../../shared/documents.ts'
import type { Paper } from '../../shared/paper.ts'
import type { PersonRow } from '../../shared/people.ts'
import { printing } from './papers.ts'
import { readPdf, readWorkbook } from './reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'desk-papers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
async function pdf(of: Paper) {
  const path = join(folder, 'paper.pdf')
  await print(of, 'pdf', path)
  const { text, ...rest } = await readPdf(path)
  return { ...rest, text: text.normalize('NFC').replace(/\s+/g, ' ') }
}
async function book(of: Paper) {
  const path = join(folder, 'paper.xlsx')
  await print(of, 'xlsx', path)
  return readWorkbook(path)
}

const person = (name: string, over: Partial<PersonRow> = {}): PersonRow => ({
  id: name, personId: name, name, organisationId: 'o', organisation: 'Filatura Bisenzio', role: 'Acquisti', email: 'a@filatura.example', phone: '0574 012345', from: null, to: null, state: 'running',
  noticeOn: '2025-01-01', anonymised: false, directory: 'given', directoryNow: 'given', newsletter: 'none', events: 'none', images: 'none', ...over,
})
const directory = (over: Partial<Directory> = {}): Directory =>
  ({ ...printing, asOf: '2026-05-01', audience: 'partners', rows: [person('Ilaria Prova')], rowCount: 1, selection: {}, leftOut: { noNotice: 2, noConsent: 1, withdrawn: 0 }, computed: false, ...over })

describe('the contact list', () => {
  it('says whom it is for, who is in it, and how many are not and why', async () => {
    const { text, missingGlyphs } = await pdf(directoryPaper(directory()))
    for (const words of ['Elenco dei contatti', 'Riservato ai partner', '1 contatto.', '01/05/2026', 'Non compaiono 3 persone: 2 senza informativa, 1 senza consenso.', 'Ilaria Prova', 'a@filatura.example', 'non vanno pubblicati']) expect(text).toContain(words)
    expect(missingGlyphs).toBe(0)
  })

  it('is in English too, for members, and says when its day is not today', async () => {
    const { text } = await pdf(directoryPaper(directory({ language: 'en', audience: 'members', computed: true, leftOut: { noNotice: 0, noConsent: 0, withdrawn: 1 } })))
    for (const words of ['Contact list', '1 person is left out: 1 who withdrew consent.', 'are worked out from their dates']) expect(text).toContain(words)
    expect(text).not.toMatch(/papers:|people:|\{\{/)
  })

  it('is a workbook with typed columns, and says so where nobody agreed', async () => {
    expect((await book(directoryPaper(directory()))).rows('Contatti')).toEqual([
      ['Organizzazione', 'Nome e cognome', 'Ruolo', 'E-mail', 'Telefono'], ['Filatura Bisenzio', 'Ilaria Prova', 'Acquisti', 'a@filatura.example', '0574 012345'],
    ])
    expect((await pdf(directoryPaper(directory({ rows: [], rowCount: 0 })))).text).toContain('Nessuna persona ha dato il consenso')
  })
})

const document = (name: string, over: Partial<DocumentRow>): DocumentRow => ({
  id: name, organisationId: 'o1', organisation: 'Filatura Bisenzio', type: name, typeName: { name, nameEnglish: `${name} (en)`, edition: null }, kind: 'certificate', number: '77', issuer: 'Prova Cert', scope: null,
  sites: null, issuedOn: null, validFrom: null, expiresOn: null, receivedOn: null, verified: true, files: 0, state: 'valid', endsOn: null, daysLeft: null, transition: null, reviewOn: null, ...over,
})
const rows = [
  document('EMAS', { state: 'expired', endsOn: '2026-04-30', daysLeft: -1 }), document('GRS', { state: 'expiring', endsOn: '2026-05-31', daysLeft: 30 }), document('GOTS', { state: 'expiring', endsOn: '2026-06-01', daysLeft: 31 }),
  document('SA8000', { endsOn: '2027-05-01', daysLeft: 365, transition: 'due', typeName: { name: 'SA8000', nameEnglish: null, edition: '2014' } }), document('FSC', { state: 'unknown', kind: 'companyDocument' }),
]
const expiring = (over: Partial<Expiring> = {}): Expiring => ({ ...printing, asOf: '2026-05-01', organisation: null, days: 90, rows, filters: [], ...over })

describe('certificates that expire', () => {
  it('are parted by how soon, with editions to be left and what cannot be told', async () => {
    const { text, missingGlyphs, outline } = await pdf(expiringPaper(expiring()))
    expect(text).toMatch(/1 Scaduti 1 Scadono fra 0 e 30 giorni 1 Scadono fra 31 e 60 giorni 0 Scadono fra 61 e 90 giorni 1 Edizioni da sostituire 1 Senza date: da verificare/)
    for (const words of ['EMAS', '30/04/2026', 'SA8000:2014', 'Passaggio da preparare', 'Documento aziendale', 'Prova Cert']) expect(text).toContain(words)
    expect(outline.map(entry => entry.title)).toEqual(expect.arrayContaining(['Scaduti', 'Edizioni da sostituire']))
    expect(missingGlyphs).toBe(0)
  })

  it('are in English too, with the types’ English names', async () => {
    const { text } = await pdf(expiringPaper(expiring({ language: 'en', days: 30, filters: ['Kind: Certificate'] })))
    for (const words of ['Expiring certificates and documents', 'GRS (en)', 'Expiring in 0 to 30 days', 'To be verified', 'Kind: Certificate'].filter(one => one !== 'To be verified')) expect(text).toContain(words)
    expect(text).not.toContain('GOTS')
    expect(text).not.toMatch(/papers:|documents:|\{\{/)
  })

  it('are a sheet each in a workbook, with days and numbers that Excel can sort', async () => {
    const sheets = await book(expiringPaper(expiring({ organisation: 'Filatura Bisenzio' })))
    expect(sheets.rows('0-30 giorni')).toEqual([['Documento', 'Tipo', 'Numero', 'Rilasciato da', 'Scadenza', 'Giorni', 'Verificato'], ['GRS', 'Certificato', '77', 'Prova Cert', expect.anything(), 30, 'sì']])
    expect(sheets.rows('Senza date')).toHaveLength(2)
  })

  it('say so where nothing wants attention', async () => {
    expect((await pdf(expiringPaper(expiring({ rows: [] })))).text).toContain('Nessun documento richiede attenzione.')
  })
})
