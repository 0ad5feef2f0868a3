import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPdf } from '../papers/reading.ts'
import { testDesk, type TestDesk } from './desk.ts'
import { moveTo, newSupplier, qualifiedSupplier, scoreAll } from './suppliers.ts'

const languages = ['it', 'en'] as const
const at = '2026-03-01'

const typeOf = async (desk: TestDesk, code: string) => (await desk.call('documents.types.list', {})).types.find(type => type.code === code)?.id ?? ''
const hand = async (desk: TestDesk, organisationId: string, code: string, values: object) => desk.call('documents.save', { organisationId, values: { documentTypeId: await typeOf(desk, code), ...values } })

/** A supplier that waits for its decision, with so many points. */
async function scored(desk: TestDesk, name: string, points: number) {
  const supplier = await newSupplier(desk, name)
  for (const [to, date] of [['applied', '2026-01-15'], ['checking', '2026-01-20'], ['scoring', '2026-02-01']] as const) await moveTo(desk, supplier.qualificationId, to, date)
  await scoreAll(desk, supplier.qualificationId, points, '2026-02-05')
  return supplier
}
const decidedBy = ['Bruno Decide']
const readable = async (path: string) => (await readPdf(path)).text.normalize('NFC').replace(/\s+/g, ' ')

/** A letter as text and as PDF: what is written in the one stands in the other. */
async function both(desk: TestDesk, language: 'it' | 'en', asked: object): Promise<{ subject: string; text: string; pdf: string }> {
  const { subject, text } = await desk.call('suppliers.letter', { letter: 'decision', language, ...asked })
  const { path } = await desk.call('suppliers.export', { kind: 'letter', letter: 'decision', format: 'pdf', language, path: join(desk.home, 'letter.pdf'), ...asked })
  const pdf = await readable(path)
  expect(pdf).toContain(subject)
  for (const line of text.split('\n').filter(one => one !== '' && !one.startsWith('- '))) expect(pdf.replaceAll(' ', '')).toContain(line.replaceAll(' ', '').split(':').at(-1))
  expect(`${text} ${pdf}`).not.toMatch(/supplierPapers|\{\{|undefined|null/)
  return { subject, text, pdf }
}

test('a letter of each decision, in both languages, with its number, what follows and the appeal', async () => {
  const desk = await testDesk()
  await desk.call('workspace.settings.save', { agency: 'Agenzia del distretto', address: 'Via Esempio 1\n59100 Prato' })
  const good = await scored(desk, 'Alfa Prove', 85)
  const fair = await scored(desk, 'Beta Prove', 55)
  const bad = await scored(desk, 'Gamma Prove', 20)
  const act = async (to: Parameters<typeof moveTo>[2], { qualificationId }: { qualificationId: string }, date: string, more: Parameters<typeof moveTo>[4] = {}) =>
    (await moveTo(desk, qualificationId, to, date, { ...more, decision: { decidedBy, ...more.decision } })).decision?.id ?? ''
  const acts = {
    admission: await act('qualified', good, '2026-02-10'), conditions: await act('conditional', fair, '2026-02-10', { reason: 'Manca il piano', decision: { conditions: [{ text: 'Piano antincendio', dueOn: '2026-06-01' }] } }),
    rejection: await act('rejected', bad, '2026-02-11', { reason: 'Punti insufficienti' }), suspension: await act('suspended', good, '2026-02-25', { cause: 'S2', reason: 'Rilievo in verifica', decision: { noticeOn: '2026-02-12', reply: 'Siamo in regola' } }),
    readmission: await act('qualified', good, '2026-02-26'), second: await act('suspended', good, '2026-02-27', { cause: 'S2' }), exclusion: await act('excluded', good, '2026-02-28', { cause: 'E3', reason: 'Verifica rifiutata' }),
  }
  const expected: [keyof typeof acts, string, string, RegExp][] = [
    ['admission', 'Ammissione alla lista', 'Admission to the list', /1\/2026.*10\/02\/2028/s], ['conditions', 'con riserva', 'with conditions', /Manca il piano.*Piano antincendio.*12\/03\/2026/s], ['rejection', 'Esito della domanda', 'Outcome of the application', /Punti insufficienti.*20.*11\/08\/2026.*13\/03\/2026/s],
    ['suspension', 'Sospensione dalla lista', 'Suspension from', /Rilievo in verifica.*12\/02\/2026.*Siamo in regola.*27\/03\/2026/s], ['readmission', 'Riammissione', 'Re-admission', /5\/2026/], ['exclusion', 'Esclusione dalla lista', 'Exclusion from', /Verifica rifiutata.*28\/02\/2027.*30\/03\/2026/s],
  ]
  for (const [index, [kind, it, en, says]] of expected.entries()) {
    for (const language of languages) {
      const { subject, text } = await desk.call('suppliers.letter', { letter: 'decision', language, decisionId: acts[kind], at })
      expect(subject).toContain(language === 'it' ? it : en)
      expect(text, kind).toMatch(says)
      expect(text).toMatch(/^(Spettabile|Dear) (Alfa|Beta|Gamma) Prove/)
      expect(text, 'the names of those who decided stay with the office').not.toMatch(/Bruno Decide|supplierPapers|\{\{/)
      if (kind === 'admission') expect(text).not.toMatch(/Motivo di prova|\b85\b/)
    }
    expect((await both(desk, languages[index % 2] ?? 'it', { decisionId: acts[kind], at })).pdf).toContain('Agenzia del distretto')
  }
  // the act prints as it was sealed
  const letter = (path: string) => desk.call('suppliers.export', { kind: 'letter', letter: 'decision', decisionId: acts.rejection, format: 'pdf', language: 'it', at, path: join(desk.home, path) })
  const { sha256 } = await letter('one.pdf')
  await desk.call('organisations.save', { id: bad.organisationId, values: { name: 'Nome nuovo' } })
  await desk.call('workspace.settings.save', { agency: 'Altra agenzia' })
  expect((await letter('two.pdf')).sha256).toBe(sha256)
  expect((await desk.refused('suppliers.letter', { letter: 'decision', language: 'it', decisionId: 'none' })).code).toBe('not-found')
  expect((await desk.refused('suppliers.letter', { letter: 'bill', language: 'it' })).code).toBe('bad-input')
  expect((await desk.refused('suppliers.export', { kind: 'letter', format: 'pdf', language: 'it' })).code).toBe('bad-input')
}, 90_000)

test('a request tells what is missing or ends soon; a notice its cause and its term', async () => {
  const desk = await testDesk()
  const { id, organisationId, qualificationId } = await qualifiedSupplier(desk, 'Alfa Prove')
  await hand(desk, organisationId, 'DURC', { issuedOn: '2025-11-20', verified: true })
  await hand(desk, organisationId, 'COC', { issuedOn: '2026-01-01', expiresOn: '2027-01-01', verified: true })
  const { text } = await both(desk, 'it', { letter: 'documents', supplierId: id, at })
  expect(text).toContain('- DURC (regolarità contributiva); stato: In scadenza; fino al: 20/03/2026; indispensabile: sì')
  expect(text).toMatch(/- Visura camerale; stato: Mancante; indispensabile: sì/)
  expect(text).toContain('31/03/2026')
  expect(text).not.toContain('Codice di condotta')
  expect((await both(desk, 'en', { letter: 'documents', supplierId: id, at, days: 365 })).text).toMatch(/code of conduct/i)
  const notice = await both(desk, 'it', { letter: 'suspensionNotice', qualificationId, cause: 'S1', reason: 'Scaduto e sollecitato', at: '2026-04-10' })
  for (const words of ['Documento indispensabile scaduto', 'Scaduto e sollecitato', 'DURC', '20/04/2026', '10 giorni']) expect(notice.text).toContain(words)
  expect((await both(desk, 'en', { letter: 'exclusionNotice', qualificationId, cause: 'E3', at })).subject).toBe('Notice of exclusion from the list of qualified suppliers')
  expect(await desk.refused('suppliers.letter', { letter: 'suspensionNotice', language: 'it', qualificationId, cause: 'E3' })).toMatchObject({ code: 'cause-missing', values: { causes: expect.arrayContaining(['S1']) } })
  expect((await desk.refused('suppliers.letter', { letter: 'documents', language: 'it', supplierId: 'none' })).code).toBe('not-found')
  const idle = await desk.call('suppliers.save', { organisation: { name: 'Senza categoria' }, values: {} })
  expect((await desk.refused('suppliers.letter', { letter: 'documents', language: 'it', supplierId: idle.id })).code).toBe('nothing-to-ask')
})

test('letters for what ends go out in one file, each with its letterhead on a page of its own, to the chosen ones only', async () => {
  const desk = await testDesk()
  await desk.call('workspace.settings.save', { agency: 'Agenzia del distretto' })
  const [alfa, beta] = [await qualifiedSupplier(desk, 'Alfa Prove'), await qualifiedSupplier(desk, 'Beta Energia', { code: 'D8' })]
  await qualifiedSupplier(desk, 'Gamma Prove')
  for (const { organisationId } of [alfa, beta]) await hand(desk, organisationId, 'DURC', { issuedOn: '2026-01-01', verified: true })
  const write = (days: number, more: object = {}) => desk.call('suppliers.export', { kind: 'renewals', format: 'pdf', language: 'it', at, days, path: join(desk.home, 'renewals.pdf'), ...more })
  const { path, pages } = await write(90)
  expect(pages).toBe(3)
  const read = (await readPdf(path)).pages.map(page => page.replace(/\s+/g, ' '))
  expect(read.map(page => [page.includes('Agenzia del distretto'), page.includes('Alfa Prove'), page.includes('Beta Energia'), page.includes('Pagina')])).toEqual([[true, true, true, false], [true, true, false, false], [true, false, true, false]])
  expect(read[1]).toMatch(/DURC.*01\/05\/2026/)
  expect(read.join(' ')).not.toContain('Gamma')
  expect((await write(90, { category: 'D8' })).pages).toBe(2)
  expect((await desk.refused('suppliers.export', { kind: 'renewals', format: 'pdf', language: 'it', at, days: 10 })).code).toBe('nothing-to-ask')
  expect((await desk.refused('suppliers.export', { kind: 'renewals', format: 'pdf', language: 'it', at, days: 90, category: 'A1' })).code).toBe('nothing-to-ask')
})

test('the days to come stand in a calendar file, each under an id that stays, and nothing of why', async () => {
  const desk = await testDesk()
  const { id, organisationId, decided } = await qualifiedSupplier(desk, 'Alfa Prove', { validUntil: '2099-12-31' })
  await hand(desk, organisationId, 'COC', { issuedOn: '2026-01-01', expiresOn: '2099-06-30', verified: true })
  const other = await scored(desk, 'Beta Prove', 20)
  const rejected = await moveTo(desk, other.qualificationId, 'rejected', '2026-02-10', { reason: 'SEGRETO', decision: { decidedBy } })
  await desk.call('suppliers.appeals.save', { decisionId: rejected.decision?.id, fields: { filedOn: '2026-02-20', dueOn: '2099-01-01', grounds: 'SEGRETO' } })
  for (const language of languages) {
    const { path, rows } = await desk.call('suppliers.calendar', { language, path: join(desk.home, `${language}.ics`) })
    const ics = readFileSync(path, 'utf8').replace(/\r\n[ \t]/g, '')
    expect(rows).toBe(3)
    expect([...ics.matchAll(/DTSTART;VALUE=DATE:(\d+)/g)].map(([, day]) => day)).toEqual(['20990101', '20990630', '20991231'])
    expect(ics).toContain(language === 'it' ? 'SUMMARY:Termina la qualifica D5: Alfa Prove' : 'SUMMARY:Qualification D5 ends: Alfa Prove')
    expect(ics).not.toMatch(/SEGRETO|supplierPapers/)
    expect(ics).toContain('UID:appeal-')
  }
  expect(decided.decision).not.toBeNull()
  expect((await desk.call('suppliers.calendar', { language: 'it', supplierId: id, path: join(desk.home, 'one.ics') })).rows).toBe(2)
  expect((await desk.refused('suppliers.calendar', { language: 'it', supplierId: 'none' })).code).toBe('not-found')
})
