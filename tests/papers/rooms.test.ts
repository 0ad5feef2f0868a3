import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { memberSheetPaper, type MemberSheet } from '../../main/members/papers.ts'
import { clusterCardPaper, referenceCardPaper } from '../../main/organisations/papers.ts'
import { referenceClusters } from '../../main/organisations/reference.ts'
import { print } from '../../main/press/print.ts'
import type { DocumentRow } from '../../shared/documents.ts'
import { memberColumns } from '../../shared/members.ts'
import type { ClusterNumbers } from '../../shared/organisations.ts'
import type { Paper } from '../../shared/paper.ts'
import { sizeByYears } from '../../shared/sme.ts'
import { members, membersList, printing } from './papers.ts'
import { readPdf, readWorkbook } from './reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'desk-papers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
async function pdf(of: Paper) {
  const path = join(folder, 'paper.pdf')
  await print(of, 'pdf', path)
  const { text, ...rest } = await readPdf(path)
  return { ...rest, text: text.normalize('NFC').replace(/\s+/g, ' '), bytes: readFileSync(path) }
}

const document = (name: string, over: Partial<DocumentRow>): DocumentRow => ({
  id: name, organisationId: 'o1', organisation: 'Tessitura', type: name, typeName: { name, nameEnglish: null, edition: null }, kind: 'certificate', number: null, issuer: null, scope: null, sites: null,
  issuedOn: null, validFrom: null, expiresOn: null, receivedOn: null, verified: false, files: 0, state: 'valid', endsOn: null, daysLeft: null, transition: null, reviewOn: null, ...over,
})
const figures = [{ id: 'f1', year: 2024, employees: 37.5, turnover: 6_800_000, balanceSheet: null }, { id: 'f2', year: 2023, employees: 34, turnover: 6_100_000, balanceSheet: 4_900_000 }]
const sheet = (over: Partial<MemberSheet['record']> = {}, language: 'it' | 'en' = 'it'): MemberSheet => ({
  ...printing, language, vatToVerify: true, size: sizeByYears(figures), documents: [document('GRS', { endsOn: '2026-01-31', state: 'expiring' }), document('SA8000', { state: 'replaced' })],
  record: {
    id: 'o1', name: 'Tessitura Val di Setta S.n.c.', kind: 'firm', legalForm: 'SNC', country: 'IT', vatNumber: '01234567890', taxCode: null, rea: null, pec: 'x@pec.example.it', sdiCode: null, email: null, otherEmails: null,
    phone: null, website: null, atecoCode: '13.20.00', atecoEdition: '2025', chainPlace: 'processing', ownerGroup: null, tags: ['cardato'], privateNotes: 'NOTA-PRIVATA', confirmedOn: null, figures,
    sites: [{ id: 's', kind: 'registered', address: 'Via della Fabbrica 12', municipality: 'Vernio', municipalityCode: '100007', province: 'PO', postalCode: '59024' }],
    memberships: [{ id: 'm', clusterId: 'c', cluster: 'Distretto di prova', kind: 'pilot', from: '2014-03-01', to: null, act: 'Delibera 12', withdrawalReason: null }],
    contacts: [{ id: 'p', personId: 'q', name: 'PERSONA-RISERVATA', role: null }], documents: [],
    deletedAt: null, changedAt: printing.changedAt, revision: 1, ...over,
  },
})

describe('a member sheet', () => {
  it('holds what is known of the firm, and says what is not', async () => {
    const { text, missingGlyphs } = await pdf(memberSheetPaper(sheet()))
    for (const words of ['Tessitura Val di Setta S.n.c.', 'Società in nome collettivo', '01234567890 (da verificare)', 'Codice fiscale non noto', '13.20.00 (ATECO 2025)', 'Sede legale', 'Via della Fabbrica 12', '59024',
      'Impresa pilota', '01/03/2014', 'Delibera 12', '6.800.000', 'Piccola impresa', 'oltre il limite di 10', 'GRS', '31/01/2026', 'In scadenza']) expect(text).toContain(words)
    expect(text, 'what was replaced is over').not.toContain('SA8000')
    expect(missingGlyphs).toBe(0)
  })

  it('never holds private notes, nor people', async () => {
    const { text, bytes } = await pdf(memberSheetPaper(sheet()))
    expect(text).not.toMatch(/NOTA-PRIVATA|PERSONA-RISERVATA/)
    expect(bytes.includes('NOTA-PRIVATA')).toBe(false)
    expect(JSON.stringify(memberSheetPaper(sheet()))).not.toMatch(/NOTA-PRIVATA|PERSONA-RISERVATA/)
  })

  it('is written in English too', async () => {
    const { text, info } = await pdf(memberSheetPaper(sheet({ country: 'PL' }, 'en')))
    for (const words of ['General partnership', 'Poland', 'Registered office', 'Small enterprise', 'Page 1 of']) expect(text).toContain(words)
    expect(text).not.toMatch(/papers:|organisations:|\{\{/)
    expect(info).toMatchObject({ Language: 'en-GB' })
  })
})

describe('a members list', () => {
  const inGroups = () => {
    const rows = [...members(6)].toSorted((a, b) => (a.municipality ?? '').localeCompare(b.municipality ?? ''))
    const groups = ['Montemurlo', 'Prato', 'Vernio'].map(value => {
      const own = rows.filter(row => row.municipality === value)
      return { value, count: own.length, sums: { employees: own.reduce((sum, row) => sum + (row.employees ?? 0), 0), turnover: null } }
    })
    return membersList(6, { rows, columns: ['name', 'municipality', 'employees', 'turnover'], group: { by: 'municipality', groups } })
  }
  it('in groups has their heads with number and sums between the rows, and the sums of all at the end', async () => {
    const path = join(folder, 'groups.xlsx')
    await print(inGroups(), 'xlsx', path)
    const lines = readWorkbook(path).rows('Soci')
    expect(lines.map(line => String(line[0]))).toEqual(['Denominazione', 'Comune: Montemurlo (2)', expect.any(String), expect.any(String), 'Comune: Prato (2)', expect.any(String), expect.any(String),
      'Comune: Vernio (2)', expect.any(String), expect.any(String), 'Totale: 6 soci'])
    expect(lines[1]?.[2]).toBe(3.5 + 14)
    expect(lines.at(-1)?.[2]).toBe([...members(6)].reduce((sum, row) => sum + (row.employees ?? 0), 0))
    const { text, collisions } = await pdf(inGroups())
    for (const words of ['Comune: Montemurlo (2)', 'Comune: Vernio (2)', 'Totale: 6 soci']) expect(text).toContain(words)
    expect(collisions).toBe(0)
    const csv = join(folder, 'groups.csv')
    await print(inGroups(), 'csv', csv)
    expect(readFileSync(csv, 'utf8').trim().split('\r\n')).toHaveLength(7)
  })

  it.each(['it', 'en'] as const)('has words for every column and code in %s', async language => {
    const path = join(folder, 'list.xlsx')
    await print(membersList(10, { language, columns: memberColumns, rows: members(10) }), 'xlsx', path)
    const rows = readWorkbook(path).rows(language === 'it' ? 'Soci' : 'Members')
    expect(rows[0]).toHaveLength(memberColumns.length)
    expect(new Set(rows[0]).size).toBe(memberColumns.length)
    expect(JSON.stringify(rows)).not.toMatch(/column\.|organisations:|\{\{|"processing"|"firm"|"small"/)
    expect(rows[1]).toEqual(expect.arrayContaining(language === 'it' ? ['S.r.l.', 'Impresa', 'Lavorazione', 'Piccola impresa', 'Socio'] : ['S.r.l.', 'Firm', 'Processing', 'Small enterprise', 'Member']))
  })

  it('prints a code of a newer program as it is', async () => {
    const path = join(folder, 'list.csv')
    const [row] = members(1)
    if (!row) throw new Error('No member')
    await print(membersList(1, { rows: [{ ...row, chainPlace: 'recycling' }] }), 'csv', path)
    expect(readFileSync(path, 'utf8')).toContain(';recycling;')
  })
})

const numbers: ClusterNumbers = {
  members: 61, employees: { sum: 2450.5, known: 55 }, turnover: { sum: 0, known: 0 },
  byChainPlace: [{ chainPlace: null, members: 2, employees: null }, { chainPlace: 'processing', members: 24, employees: 900 }, { chainPlace: 'rawMaterial', members: 35, employees: 1550.5 }],
  bySize: [{ size: null, members: 21 }, { size: 'micro', members: 40 }], joinedByYear: [{ year: 2020, members: 12 }, { year: 2025, members: 3 }],
}

describe('a cluster card', () => {
  it('shows the cluster in numbers, with what is unknown left unknown', async () => {
    const { text, outline } = await pdf(clusterCardPaper({ ...printing, cluster: { name: 'Distretto di prova', sector: 'Tessile', place: null, description: 'Due righe.' }, numbers }))
    for (const words of ['Distretto di prova', 'Tessile', 'Due righe.', '61 Soci', '2.450,5 Addetti', 'non noto Fatturato', '3 Nuovi soci', 'Addetti noti per 55 soci su 61', 'Microimpresa 40 65,6 %', 'Totale 61 100,0 %', '2025 3']) expect(text).toContain(words)
    // in the order of the chain, with what is not stated last
    expect(text).toMatch(/Materie prime 35 .*Lavorazione 24 .*Non indicato 2 /)
    expect(outline.map(entry => entry.title)).toContain('Distretto di prova')
  })

  it('prints an empty cluster', async () => {
    const empty: ClusterNumbers = { members: 0, employees: { sum: 0, known: 0 }, turnover: { sum: 0, known: 0 }, byChainPlace: [], bySize: [], joinedByYear: [] }
    const { text } = await pdf(clusterCardPaper({ ...printing, cluster: { name: 'Vuoto', sector: null, place: null, description: null }, numbers: empty }))
    expect(text).toContain('Nessun socio in questa data.')
  })

  it.each(['it', 'en'] as const)('shows each described cluster in %s with its source and the age of its data', async language => {
    const clusters = referenceClusters(language)
    expect(clusters).toHaveLength(20)
    for (const cluster of clusters) {
      const { text, missingGlyphs } = await pdf(referenceCardPaper({ ...printing, language, cluster }))
      expect(text).toContain(cluster.name.replace(/\s+/g, ' '))
      expect(text).toContain(language === 'it' ? 'Fonte: ' : 'Source: ')
      expect(missingGlyphs).toBe(0)
      // its data have an age of their own
      expect(text).not.toMatch(/Situazione al|As of/)
    }
  })
})
