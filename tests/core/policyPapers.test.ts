import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Input } from '../../shared/contract.ts'
import { linesOf } from '../../renderer/policies/lines.ts'
import { formatDay } from '../../shared/format.ts'
import { paragraphs } from '../../shared/policies/text.ts'
import { shortCode } from '../../shared/seals.ts'
import { readPdf, readWorkbook } from '../papers/reading.ts'
import { readWord } from '../papers/readingWord.ts'
import { testDesk, type TestDesk } from './desk.ts'

const folder = mkdtempSync(join(tmpdir(), 'desk-policy-papers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function pdf(desk: TestDesk, input: Omit<Input<'policies.export'>, 'format' | 'language'>, language: 'it' | 'en' = 'it') {
  const { path } = await desk.call('policies.export', { ...input, format: 'pdf', language, path: join(folder, `${input.kind}-${Math.random()}.pdf`) })
  const { text, ...rest } = await readPdf(path)
  return { ...rest, text: text.normalize('NFC').replace(/\s+/g, ' ') }
}

/** The policy of the sample's cluster with its versions, newest first, and a firm's that follows it. */
async function sample() {
  const desk = await testDesk({ create: { sample: true } })
  const { rows } = await desk.call('policies.list', { limit: 1000 })
  const cluster = rows.find(({ scope, clauses }) => scope === 'cluster' && clauses > 0)
  const record = await desk.call('policies.get', { id: cluster?.id ?? '' })
  return { desk, record, firms: rows.filter(({ parentId }) => parentId === record.id) }
}

test('milestones stand on the paper of their version, as a draft and as adopted, in PDF and for Word, and say that they are no part of what was sealed', async () => {
  const desk = await testDesk()
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  const { id: policyId, versionId } = await desk.call('policies.save', { values: { name: 'Politica', clusterId }, start: { template: 'cluster' } })
  const [first, next] = [versionId ?? '', (await desk.call('policies.versions.create', { policyId })).versionId]
  const save = async (name: string, on: string, of: string | null) => (await desk.call('policies.milestones.save', { policyId, fields: { name, on, versionId: of, note: 'Detto al telefono' } })).id
  const squeezed = (text: string) => text.replace(/\s+/g, '')
  const printed = async (kind: 'draft' | 'adopted', language: 'it' | 'en', of = first) => {
    const { text, missingGlyphs } = await pdf(desk, { versionId: of, kind }, language)
    expect(missingGlyphs).toBe(0)
    const { path } = await desk.call('policies.export', { versionId: of, kind, format: 'docx', language, path: join(folder, `${kind}-${Math.random()}.docx`) })
    // a line's end is no word to either reader
    return [text, readWord(path).accepted.map(line => line.text).join(' ')].map(squeezed)
  }
  for (const text of await printed('draft', 'it')) expect(text).not.toContain('Tappe')
  await save('Verifica con i sindacati', '2027-03-01', null)
  const signed = await save('Presentata ai soci', '2026-05-04', first)
  await save('Traduzione riletta', '2026-06-30', next)
  const both = '04/05/2026: Presentata ai soci 01/03/2027: Verifica con i sindacati'
  for (const [language, title] of [['it', 'Tappe'], ['en', 'Milestones']] as const) {
    for (const text of await printed('draft', language)) {
      expect(text).toContain(squeezed(`${title} ${both}`))
      for (const other of ['Traduzione riletta', 'Detto al telefono', 'parte del testo adottato', 'part of the adopted text']) expect(text).not.toContain(squeezed(other))
    }
  }
  for (const text of await printed('draft', 'it', next)) expect(text).toContain(squeezed('Tappe 30/06/2026: Traduzione riletta 01/03/2027: Verifica con i sindacati'))
  await desk.call('policies.adopt', { versionId: first, decision: { decisionId: null, body: 'Gruppo di lavoro', number: '4/2026', on: '2026-03-10', text: 'Si approva.' }, effectiveFrom: '2026-03-15' })
  for (const text of await printed('adopted', 'it')) expect(text).toContain(squeezed(`${both} Non fanno parte del testo adottato.`))
  for (const text of await printed('adopted', 'en')) expect(text).toContain(squeezed(`${both} They are not part of the adopted text.`))
  await desk.call('policies.milestones.save', { id: signed, policyId, fields: {}, remove: true })
  for (const text of await printed('adopted', 'it')) {
    expect(text).not.toContain(squeezed('Presentata ai soci'))
    expect(text).toContain(squeezed('01/03/2027: Verifica con i sindacati'))
  }
})

test('a comparison prints what the screen compares: words that came and went, and nothing of what stayed', async () => {
  const { desk, record } = await sample()
  const [newest, before] = record.versions.filter(({ seal }) => seal !== null)
  const compared = await desk.call('policies.compare', { from: before?.id ?? '', to: newest?.id ?? '' })
  const { text, missingGlyphs } = await pdf(desk, { versionId: newest?.id ?? '', kind: 'comparison', against: before?.id })
  expect(compared.changes.some(({ kind }) => kind !== 'same')).toBe(true)
  const shown = compared.changes.filter(({ kind, moved }) => kind !== 'same' || moved)
  const parts = shown.flatMap(({ fields }) => fields.flatMap(({ words }) => words ?? [])).filter(({ kind, text: part }) => kind !== 'same' && part.trim().length > 3)
  for (const { to, from } of shown) expect(text).toContain((to ?? from)?.heading ?? '')
  for (const part of parts) expect(text).toContain(part.text.trim().replace(/\s+/g, ' '))
  expect(text).toContain(`Confronto tra la versione ${before?.label ?? ''} e la ${newest?.label ?? ''}`)
  expect(missingGlyphs).toBe(0)
  expect((await pdf(desk, { versionId: newest?.id ?? '', kind: 'comparison', against: before?.id }, 'en')).text).toContain('Comparison of version')
})

test('the matrix holds each contribution with its reply, and nobody’s name unless they are asked for', async () => {
  const { desk, record } = await sample()
  const [consultation] = record.consultations
  if (!consultation) throw new Error('the sample has no consultation')
  const { rows } = await desk.call('policies.contributions.list', { consultationId: consultation.id })
  const named = rows.flatMap(({ organisation, author }) => [organisation, author].filter(one => one !== null))
  expect(named.length).toBeGreaterThan(0)
  const asked = { versionId: consultation.versionId, kind: 'matrix', consultationId: consultation.id } as const
  const without = await pdf(desk, asked)
  for (const { text: said, reply } of rows) for (const words of [said, reply ?? '']) expect(without.text).toContain(words.replace(/\s+/g, ' '))
  for (const name of named) expect(without.text).not.toContain(name)
  const { path } = await desk.call('policies.export', { ...asked, names: true, format: 'xlsx', language: 'en', path: join(folder, 'matrix.xlsx') })
  expect(readWorkbook(path).rows('Contributions and replies').flat().join(' ')).toContain(named[0])
})

test('the consultation copy numbers its lines, from the first to the last, and leaves no word out', async () => {
  const { desk, record } = await sample()
  const [consultation] = record.consultations
  const { text, missingGlyphs } = await pdf(desk, { versionId: consultation?.versionId ?? '', kind: 'consultation' })
  const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const whole = await desk.call('policies.text', { versionId: consultation?.versionId ?? '' })
  // a paragraph longer than a line is broken by a number, which is one more than the one before it
  let last = 0
  for (const { text: said } of linesOf(whole, 'it')) {
    for (const paragraph of said.split('\n').filter(line => line.trim() !== '')) {
      const found = new RegExp(paragraph.trim().split(/\s+/).map(escaped).join(' (?:(\\d+) )?'), 'u').exec(text)
      expect(found, paragraph).not.toBeNull()
      const numbers = (found ?? []).slice(1).filter(Boolean).map(Number)
      for (const number of numbers) { expect(number).toBeGreaterThan(last); last = number }
    }
  }
  expect(last).toBeGreaterThan(20)
  let at = 0
  for (let number = 1; number <= last; number++) { const next = text.indexOf(` ${number} `, at); expect(next, `line ${number}`).toBeGreaterThan(at); at = next }
  expect(missingGlyphs).toBe(0)
  expect(text).toContain(`Entro il ${formatDay(consultation?.closesOn ?? '')}`)
  const copy = text.replace(/ \d+(?= )/g, '')
  expect(copy).toContain(consultation?.note ?? '?')
})

test('the coverage names every firm with its version and where it departs', async () => {
  const { desk, record } = await sample()
  const { rows } = await desk.call('policies.coverage', { policyId: record.id })
  const { path } = await desk.call('policies.export', { versionId: record.currentId ?? '', kind: 'coverage', format: 'xlsx', language: 'it', path: join(folder, 'coverage.xlsx') })
  const firms = readWorkbook(path).rows('Imprese').slice(1)
  expect(firms.map(([name]) => name)).toEqual(rows.map(({ organisation }) => organisation))
  expect(firms.map(cells => cells[5])).toEqual(rows.map(({ departures }) => departures.length))
  expect(readWorkbook(path).rows('Dove si discostano').length - 1).toBe(rows.reduce((sum, { departures }) => sum + departures.length, 0))
})

test('the acceptance form bears the code by which the acceptance is recorded; the batch has every firm’s policy', async () => {
  const { desk, record, firms } = await sample()
  const [first] = firms.filter(({ drift, versionId }) => drift === 0 && versionId !== null)
  const { textHash } = await desk.call('policies.text', { versionId: first?.versionId ?? '' })
  for (const language of ['it', 'en'] as const) expect((await pdf(desk, { versionId: first?.versionId ?? '', kind: 'acceptanceForm' }, language)).text).toContain(shortCode(textHash[language]))
  const batch = await pdf(desk, { versionId: record.currentId ?? '', kind: 'firms' })
  for (const { organisation } of firms) expect(batch.text).toContain(organisation)
  expect(batch.pages.length).toBeGreaterThanOrEqual(firms.length)
})

test('screen, paper and contribution sheet say the same of a clause, in each language, with what a firm adds to it', async () => {
  const desk = await testDesk()
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  const policy = await desk.call('policies.save', { values: { name: 'Politica del distretto', clusterId }, start: { template: 'cluster' } })
  const decision = { decisionId: null, body: 'Gruppo di lavoro', number: '4/2026', on: '2026-03-10', text: 'Si approva.' }
  await desk.call('policies.adopt', { versionId: policy.versionId ?? '', decision, effectiveFrom: '2026-03-15' })
  const firm = (await desk.call('organisations.save', { values: { name: 'Conceria Uno' }, clusterId })).id
  const [made] = (await desk.call('policies.derive', { versionId: policy.versionId ?? '', organisationIds: [firm] })).made
  const versionId = made?.versionId ?? ''
  const pay = (await desk.call('policies.text', { versionId })).resolved.find(({ number }) => number === '2.3')
  await desk.call('policies.bindings.save', { versionId, bindings: [
    { clauseId: pay?.clauseId ?? '', values: { mode: 'strengthen', text: paragraphs('Anche la tredicesima.'), textEnglish: paragraphs('The thirteenth month too.'), reason: 'Si fa già.' } },
    { values: { mode: 'add', heading: 'Mensa', text: paragraphs('La mensa è aperta a tutti.'), reason: 'Si usa.' } },
  ] })
  await desk.call('policies.consultations.save', { versionId, values: { opensOn: '2026-04-01', closesOn: '2026-04-30' } })
  const whole = await desk.call('policies.text', { versionId })
  const flat = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
  for (const language of ['it', 'en'] as const) {
    const lines = linesOf(whole, language)
    expect(lines.find(({ number }) => number === '2.3')?.addition).toBe(language === 'it' ? 'Anche la tredicesima.' : 'The thirteenth month too.')
    expect(lines.some(({ text }) => text === 'La mensa è aperta a tutti.')).toBe(true)
    const { text } = await pdf(desk, { versionId, kind: 'firm' }, language)
    const { path } = await desk.call('policies.export', { versionId, kind: 'contributionSheet', format: 'xlsx', language, path: join(folder, `foglio-${language}.xlsx`) })
    const book = readWorkbook(path)
    const sheet = flat(book.names.flatMap(name => book.rows(name).flat()).join(' '))
    for (const [where, said] of [['paper', text], ['sheet', sheet]] as const) {
      for (const line of lines) for (const words of [line.heading ?? '', line.text, line.addition]) expect(said, `${where} ${language} ${line.number}`).toContain(flat(words))
    }
  }
})
