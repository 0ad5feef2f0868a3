import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../shared/contract.ts'
import { testDesk, type TestDesk } from '../core/desk.ts'
import { moveTo, newSupplier, qualifiedSupplier, scoreAll } from '../core/suppliers.ts'
import { logo } from './papers.ts'
import { everyPart, partOf, readPdf, readWorkbook } from './reading.ts'

const languages = ['it', 'en'] as const
const at = '2026-03-01'
/** Stands in every field that no published file may tell. */
const secret = 'SEGRETISSIMO'
/** Its digits stand in no day, number or code of the rest. */
const points = 93.71

/** Of a person that nobody is. */
const taxCode = 'RSSMRA80A01D612Q'
/** Firms of one person whose tax code was typed into the field of the VAT number: one in Italy, one abroad, where no rule checks it, one with its last sign left out. */
async function soleTraders(desk: TestDesk) {
  for (const [name, country, vatNumber] of [['Ditta Sola', 'IT', taxCode], ['Ditta Lontana', 'CH', taxCode], ['Ditta Distratta', 'IT', taxCode.slice(0, -1)]] as const) {
    const { organisationId } = await qualifiedSupplier(desk, name)
    await desk.call('organisations.save', { id: organisationId, values: { country, vatNumber } })
  }
}

/** A supplier with a secret in each field that somebody can fill: what was scored, decided, rated, noted, and the people behind it. */
async function secretSupplier(desk: TestDesk) {
  const { id, organisationId, qualificationId } = await newSupplier(desk, 'Conceria Palese')
  await desk.call('organisations.save', { id: organisationId, values: {
    vatNumber: '01234567897', taxCode: secret, rea: secret, pec: `${secret}@pec.example`, email: `${secret}@mail.example`, otherEmails: `altra-${secret}@mail.example`, phone: secret, ownerGroup: secret, tags: [secret], privateNotes: secret,
  } })
  await desk.call('organisations.sites.save', { organisationId, fields: { kind: 'registered', address: `Via ${secret}`, municipality: 'Prato', province: 'PO' } })
  await desk.call('suppliers.save', { id, values: { privateNotes: secret, description: `Fa ${secret}` } })
  await desk.call('people.save', { values: { name: `Persona ${secret}` }, contact: { organisationId, role: secret, email: `persona-${secret}@mail.example`, phone: secret } })
  const [type] = (await desk.call('documents.types.list', {})).types.filter(({ code }) => code === 'DURC')
  await desk.call('documents.save', { organisationId, values: { documentTypeId: type?.id ?? '', number: secret, issuer: secret, scope: secret, sites: secret, checkedBy: secret, note: secret, issuedOn: '2026-02-01' } })
  const more = { reason: `Motivo ${secret}`, document: `prot. ${secret}` }
  for (const [to, date] of [['applied', '2026-01-15'], ['checking', '2026-01-20'], ['scoring', '2026-02-01']] as const) await moveTo(desk, qualificationId, to, date, more)
  await scoreAll(desk, qualificationId, points, '2026-02-05', { scoredBy: [`Valutatore ${secret}`], note: secret })
  const [scheme] = (await desk.call('suppliers.schemes.list', {})).schemes
  await desk.call('suppliers.score', {
    qualificationId, entries: scheme?.content.criteria.map(({ code }) => ({ criterion: code, points, reason: secret, evidence: [{ documentId: null, label: secret }] })) ?? [],
    findings: scheme?.content.knockOuts.map(({ code }) => ({ code, found: false, note: secret })) ?? [],
  })
  const decision = { body: `Comitato ${secret}`, decidedBy: [`Decisore ${secret}`, `Valutatore ${secret}`], sameHandsReason: secret, overrideReason: secret, reply: secret }
  await moveTo(desk, qualificationId, 'conditional', '2026-02-08', { ...more, decision: { ...decision, conditions: [{ text: secret, dueOn: '2026-05-01' }] } })
  const [conditions] = (await desk.call('suppliers.decisions.list', {})).decisions
  await desk.call('suppliers.appeals.save', { decisionId: conditions?.id, fields: { filedOn: '2026-02-09', grounds: secret, panel: [`Arbitro ${secret}`], answeredOn: '2026-02-10', outcome: 'confirmed', answer: secret } })
  await rate(desk, id)
  return { id, organisationId, qualificationId }
}

/** Three members name and rate it: all but the means stays theirs. */
async function rate(desk: TestDesk, supplierId: string): Promise<void> {
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  for (const n of [1, 2, 3]) {
    const { id: organisationId } = await desk.call('organisations.save', { values: { name: `Socio ${secret} ${n}` }, clusterId })
    await desk.call('suppliers.ratings.save', { supplierId, organisationId, fields: { year: 2026, quality: 2, delivery: 1, service: 2 } })
    await desk.call('suppliers.namings.save', { supplierId, organisationId })
  }
}

type Exporting = Partial<Input<'suppliers.export'>>
let files = 0
async function write(desk: TestDesk, kind: Input<'suppliers.export'>['kind'], format: 'pdf' | 'xlsx', language: 'it' | 'en', more: Exporting = {}) {
  return desk.call('suppliers.export', { kind, format, language, path: join(desk.home, `${kind}-${++files}.${format}`), ...more })
}

/** Everything that a file holds: text, properties, bookmarks and bytes of a PDF; every part of a workbook. */
async function allOf(path: string): Promise<string> {
  if (path.endsWith('.xlsx')) return everyPart(path)
  const { text, info, outline } = await readPdf(path)
  return [text, JSON.stringify(info), JSON.stringify(outline), readFileSync(path, 'latin1')].join('\n')
}
/** What a file tells that it must not, with what stands before it. */
const told = (all: string): string[] => [...all.matchAll(new RegExp(`.{0,40}(?:${secret}|${taxCode.slice(0, -1)}|93[.,]7)`, 'gi'))].map(([found]) => found)
const readable = async (path: string) => (await readPdf(path)).text.normalize('NFC').replace(/\s+/g, ' ')

describe('what is published', () => {
  let desk: TestDesk
  let publicationId = ''
  let organisationId = ''
  beforeEach(async () => {
    desk = await testDesk({ writer: `Scrivente ${secret}` })
    await desk.call('workspace.settings.save', { agency: 'Agenzia del distretto', address: 'Via dell’Esempio 1\n59100 Prato (PO)' })
    ;({ organisationId } = await secretSupplier(desk))
    publicationId = (await desk.call('suppliers.publish', { date: at, note: `Nota ${secret}` })).id
  })

  it('holds no reason, score, note, rater or person, in any cell, sheet, name, property or text', async () => {
    const where: Exporting[] = [{ publicationId }, { at: '2026-03-02' }]
    for (const language of languages) {
      for (const more of where) for (const format of ['pdf', 'xlsx'] as const) {
        const { path } = await write(desk, 'published', format, language, more)
        const all = await allOf(path)
        expect(told(all), `${language} ${format}`).toEqual([])
        if (format === 'pdf') expect(await readable(path)).toContain('Conceria Palese')
      }
      const { path: criteria, pages } = await write(desk, 'criteria', 'pdf', language)
      expect(told(await allOf(criteria))).toEqual([])
      expect(pages, 'criteria stand on one page').toBe(1)
      const { path } = await write(desk, 'published', 'xlsx', language, { publicationId })
      const book = readWorkbook(path)
      expect(book.names).toEqual(language === 'it' ? ['Copertina', 'Fornitori qualificati', 'Criteri e pesi', 'Regole'] : ['Cover', 'Qualified suppliers', 'Criteria and weights', 'Rules'])
      expect(book.rows(book.names[1] ?? '').slice(1)).toEqual([[`D5 ${language === 'it' ? 'Consulenza, prove e certificazione' : 'Consultancy, testing and certification'}`, 'Conceria Palese', 'Prato, PO', '01234567897',
        language === 'it' ? 'Qualificato con riserva' : 'Conditionally qualified', new Date('2026-02-08'), new Date('2027-02-08')]])
      // filters, and titles on each page: no other name is defined
      expect(partOf(path, 'xl/workbook.xml').match(/<definedName [^>]*name="([^"]+)"/g)?.every(name => /_FilterDatabase|Print_Titles/.test(name))).toBe(true)
      expect(partOf(path, 'xl/worksheets/sheet2.xml')).toContain('<autoFilter')
    }
    // the search itself finds what is there: in the internal papers they do stand
    expect(await readable((await write(desk, 'register', 'pdf', 'it')).path)).toContain(secret)
    expect(await readable((await write(desk, 'internal', 'pdf', 'it')).path)).toContain('93,7')
  }, 60_000)

  it('holds no tax code of a person, whatever field it was typed into', async () => {
    await soleTraders(desk)
    const { id } = await desk.call('suppliers.publish', { date: at })
    const { rows } = await desk.call('suppliers.publications.get', { id })
    expect(rows.map(({ name, vatNumber }) => [name, vatNumber])).toEqual([['Conceria Palese', '01234567897'], ['Ditta Distratta', null], ['Ditta Lontana', null], ['Ditta Sola', null]])
    for (const language of languages) for (const format of ['pdf', 'xlsx'] as const) {
      for (const more of [{ publicationId: id }, { at: '2026-03-02' }]) expect(told(await allOf((await write(desk, 'published', format, language, more)).path)), `${language} ${format}`).toEqual([])
    }
  }, 60_000)

  it('says its number, its seal and until when it holds; of another day that it was computed and never published', async () => {
    const [publication] = (await desk.call('suppliers.publications.list', {})).publications
    const text = await readable((await write(desk, 'published', 'pdf', 'it', { publicationId })).path)
    for (const words of ['Agenzia del distretto', 'Via dell’Esempio 1', 'N. 1/2026, valida al 01/03/2026', `Codice del sigillo: ${publication?.seal ?? '?'}`, 'D5 Consulenza, prove e certificazione (1)', 'Conceria Palese', '08/02/2027', 'I criteri (versione 1)', 'Lavoro e diritti', 'DURC']) expect(text).toContain(words)
    expect(text).not.toContain('calcolata')
    const computed = await readable((await write(desk, 'published', 'pdf', 'en', { at: '2026-03-02' })).path)
    for (const words of ['As of 02/03/2026, calculated: no list was ever published for this day', 'Conditionally qualified', 'The criteria (version 1)', 'Labour and rights']) expect(computed).toContain(words)
    expect(computed).not.toMatch(/Published on|No\. 1\/2026|Code of the seal/)
  })

  it('prints again byte for byte, whatever changes afterwards', async () => {
    const all = async () => Promise.all(languages.flatMap(language => (['pdf', 'xlsx'] as const).map(async format => (await write(desk, 'published', format, language, { publicationId })).sha256)))
    const before = await all()
    await desk.call('organisations.save', { id: organisationId, values: { name: 'Tutt’altro nome', vatNumber: null } })
    const { id: winner } = await desk.call('organisations.save', { values: { name: 'Vincitore della fusione' } })
    await desk.call('organisations.merge', { winner, losers: [organisationId] })
    await desk.call('workspace.settings.save', { agency: 'Un’altra agenzia', address: 'Altrove' })
    writeFileSync(join(desk.home, 'logo.png'), Buffer.from(logo().split(',')[1] ?? '', 'base64'))
    await desk.call('workspace.logo.save', { file: join(desk.home, 'logo.png') })
    const [category] = (await desk.call('suppliers.categories.list', {})).categories.filter(({ code }) => code === 'D5')
    await desk.call('suppliers.categories.save', { id: category?.id ?? '', fields: { name: 'Altra categoria', nameEnglish: 'Another one' } })
    const [durc] = (await desk.call('documents.types.list', {})).types.filter(({ code }) => code === 'DURC')
    await desk.call('documents.types.save', { id: durc?.id ?? '', fields: { name: 'Altro documento' } })
    expect(await all()).toEqual(before)
    const computed = await readable((await write(desk, 'published', 'pdf', 'it', { at: '2026-03-02' })).path)
    for (const words of ['Vincitore della fusione', 'Un’altra agenzia', 'Altra categoria', 'Altro documento']) expect(computed).toContain(words)
  })
})

it('a score sheet holds criteria, evidence, reasons and who; a draft says so, a sealed one prints again identically', async () => {
  const desk = await testDesk()
  const { id, organisationId, qualificationId } = await newSupplier(desk, 'Alfa Prove')
  for (const [to, date] of [['applied', '2026-01-15'], ['checking', '2026-01-20'], ['scoring', '2026-02-01']] as const) await moveTo(desk, qualificationId, to, date)
  const { sheetId } = await scoreAll(desk, qualificationId, 82, '2026-02-05', { note: 'Nota della scheda' })
  await desk.call('suppliers.score', { qualificationId, entries: [{ criterion: 'labour', points: 82, reason: 'Registri visti', evidence: [{ documentId: null, label: 'Libro unico' }] }, { criterion: 'territory', points: null }] })
  const draft = await readable((await write(desk, 'sheet', 'pdf', 'it', { sheetId })).path)
  for (const words of ['BOZZA', 'Alfa Prove', 'Registri visti', 'Libro unico', 'Anna Valuta', 'nessun dato', 'Nota della scheda', 'non è ancora stata presa una decisione', 'KO2 DURC']) expect(draft).toContain(words)
  await moveTo(desk, qualificationId, 'conditional', '2026-02-10', { reason: 'Serve un piano', decision: { decidedBy: ['Bruno Decide'], body: 'Comitato', overrideReason: 'Impianto nuovo', conditions: [{ text: 'Piano antincendio', dueOn: '2026-06-01' }] } })
  const prints = () => Promise.all(languages.map(async language => (await write(desk, 'sheet', 'pdf', language, { sheetId })).sha256))
  const before = await prints()
  const sealed = await readable((await write(desk, 'sheet', 'pdf', 'en', { sheetId })).path)
  const { qualifications: [qualification] } = await desk.call('suppliers.get', { id, at })
  const [sheet] = qualification?.sheets ?? []
  const [decision] = qualification?.decisions ?? []
  for (const words of ['Score sheet', 'Admission with conditions, no. 1/2026 of 10/02/2026', 'Comitato', 'Bruno Decide', 'Impianto nuovo', 'Piano antincendio (by 01/06/2026)', 'no data', sheet?.seal ?? '?', decision?.seal ?? '?']) expect(sealed).toContain(words)
  expect(sealed).not.toMatch(/DRAFT|supplierPapers|\{\{/)
  await desk.call('organisations.save', { id: organisationId, values: { name: 'Altro nome' } })
  await desk.call('workspace.settings.save', { agency: 'Altra agenzia' })
  expect(await prints()).toEqual(before)
  expect((await desk.refused('suppliers.export', { kind: 'sheet', format: 'pdf', language: 'it', sheetId: 'none' })).code).toBe('not-found')
  expect((await desk.refused('suppliers.export', { kind: 'sheet', format: 'xlsx', language: 'it', sheetId })).code).toBe('bad-input')
})

it('the card tells two years, without scores or reasons; the register has the reasons, under the names of then', async () => {
  const desk = await testDesk()
  const { id, organisationId, qualificationId } = await secretSupplier(desk)
  await moveTo(desk, qualificationId, 'suspended', '2026-03-10', { cause: 'S2', reason: `Motivo ${secret}`, decision: { decidedBy: [secret] } })
  const card = await readable((await write(desk, 'card', 'pdf', 'it', { supplierId: id, at: '2026-04-01' })).path)
  for (const words of ['Stato negli ultimi due anni', 'D5 Qualificato con riserva 08/02/2026 09/03/2026', 'D5 Sospeso 10/03/2026', 'Rilievo grave in verifica', 'Valutazioni']) expect(card.replace('Puntualità', 'Valutazioni')).toContain(words)
  expect(card.replace(`Fa ${secret}`, '')).not.toContain(secret)
  expect(card).not.toMatch(/93[.,]7/)
  expect(await readable((await write(desk, 'card', 'pdf', 'it', { supplierId: id, at })).path)).not.toMatch(/Sospen|Sospeso/)
  await desk.call('organisations.save', { id: organisationId, values: { name: 'Nome nuovo' } })
  for (const language of languages) {
    const { path } = await write(desk, 'register', 'xlsx', language, { at: '2026-04-01' })
    const book = readWorkbook(path)
    const rows = book.rows(language === 'it' ? 'Decisioni' : 'Decisions')
    expect(rows.slice(1).map(row => [row[0], row[2], row[4]])).toEqual([['1/2026', 'Conceria Palese', language === 'it' ? 'Ammissione con riserva' : 'Admission with conditions'], ['2/2026', 'Conceria Palese', language === 'it' ? 'Sospensione' : 'Suspension']])
    expect(book.text).toContain(language === 'it' ? 'Uso interno' : 'Internal use')
    expect((await write(desk, 'register', 'pdf', language, { at: '2026-04-01', from: '2026-03-01' })).rows).toBe(1)
  }
})

it('nothing of the room has a place for prices, volumes or customers', async () => {
  const desk = await testDesk()
  await desk.core.close()
  const database = new Sqlite(desk.file)
  const tables = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND (name LIKE 'supplier%' OR name LIKE 'qualification%' OR name LIKE 'score%' OR name LIKE 'published%')`).pluck().all() as string[]
  const columns = tables.flatMap(table => (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => `${table}.${name}`))
  database.close()
  expect(columns.length).toBeGreaterThan(80)
  expect(columns.filter(name => /price|cost|amount|cents|euro|turnover|volume|quantity|customer|client/i.test(name))).toEqual([])
})
