import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { saidIn } from '../../shared/policies/content.ts'
import { normalised, paragraphs, plainText } from '../../shared/policies/text.ts'
import { convert, officeOpens } from '../papers/office.ts'
import { installed, popplerPages } from '../papers/reading.ts'
import { readWord } from '../papers/readingWord.ts'
import { testDesk, type TestDesk } from './desk.ts'

const words = { it: { must: 'Deve', should: 'Dovrebbe', may: 'Può' }, en: { must: 'Must', should: 'Should', may: 'May' } } as const

/** A version as a reader has it before them: headings with how deep they stand, and what stands below. */
async function readLines(desk: TestDesk, versionId: string, language: 'it' | 'en') {
  const { clauses } = await desk.call('policies.text', { versionId })
  return clauses.flatMap(clause => {
    const { heading, text } = saidIn(language, clause)
    const below = [clause.strength ? words[language][clause.strength] : '', ...plainText(text).split('\n')].filter(line => line.trim() !== '')
    return [{ level: clause.number.split('.').length, text: normalised(heading ?? '') }, ...below.map(line => ({ level: null, text: normalised(line) }))]
  })
}

/** What is left of a file as the same lines, without what stands before and after the text. */
const linesIn = (lines: readonly { style: string | null; level: number | null; text: string }[]) => {
  const shown = lines.map(({ level, text }) => ({ level: level === null ? null : level + 1, text: normalised(text) }))
  return shown.slice(shown.findIndex(({ level }) => level !== null), -1).filter(({ level, text }) => level !== null || text !== '')
}

/** A policy in two versions, in which clauses were written, added, taken out, moved, taken apart and made one. */
async function twoVersions(desk: TestDesk) {
  await desk.call('workspace.settings.save', { agency: 'Agenzia del distretto' })
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  const { id, versionId } = await desk.call('policies.save', { values: { name: 'Politica <del> distretto', clusterId }, start: { template: 'cluster' } })
  const { versionId: next } = await desk.call('policies.versions.create', { policyId: id })
  const of = async (number: string) => {
    const found = (await desk.call('policies.text', { versionId: versionId ?? '' })).clauses.find(one => one.number === number)
    if (!found) throw new Error(`no clause ${number}`)
    return found
  }
  const [pay, hours, safety, laws, talks] = [await of('2.3'), await of('2.2'), await of('3'), await of('1.2'), await of('6.1')]
  await desk.call('policies.clauses.save', { versionId: next, clauseId: pay.clauseId, values: { text: paragraphs('La paga rispetta sempre il contratto & è puntuale.\nSi legge bene.'), strength: 'should' } })
  await desk.call('policies.clauses.save', { versionId: next, clauseId: hours.clauseId, values: { parameters: hours.parameters.map(one => ({ ...one, value: typeof one.value === 'number' ? one.value - 1 : one.value })) } })
  await desk.call('policies.clauses.save', { versionId: next, place: { parentId: null, afterId: null }, values: { heading: 'Premessa', headingEnglish: 'Preamble', text: paragraphs('In breve.') } })
  await desk.call('policies.clauses.retire', { versionId: next, clauseIds: [talks.clauseId], reason: null })
  await desk.call('policies.clauses.move', { versionId: next, clauseId: laws.clauseId, parentId: safety.clauseId, afterId: null })
  const part = (text: string) => ({ heading: text, headingEnglish: null, text: paragraphs(`${text}.`), textEnglish: null })
  await desk.call('policies.clauses.split', { versionId: next, clauseId: (await of('4.1')).clauseId, parts: [part('Acqua'), part('Aria')] })
  await desk.call('policies.clauses.join', { versionId: next, clauseIds: [(await of('5.1')).clauseId, (await of('5.2')).clauseId] })
  return { from: versionId ?? '', to: next }
}

const place = (desk: TestDesk, name: string) => join(dirname(desk.file), name)

test.each(['it', 'en'] as const)('a comparison for Word holds the whole text: all changes accepted it is the later version, all refused the earlier (%s)', async language => {
  const desk = await testDesk()
  const { from, to } = await twoVersions(desk)
  const path = place(desk, 'confronto.docx')
  const written = await desk.call('policies.export', { versionId: to, kind: 'comparison', format: 'docx', language, against: from, path })
  expect(written).toMatchObject({ name: 'confronto.docx', pages: null })
  const { accepted, rejected, insertions, deletions, authors, comments, part } = readWord(path)
  expect(linesIn(accepted)).toEqual(await readLines(desk, to, language))
  expect(linesIn(rejected)).toEqual(await readLines(desk, from, language))
  expect(insertions).toBeGreaterThan(10)
  expect(deletions).toBeGreaterThan(10)
  // the agency speaks, and nobody by name
  expect(authors).toEqual(['Agenzia del distretto'])
  expect(part('docProps/core.xml')).not.toContain('lastModifiedBy')
  expect(comments).toEqual(expect.arrayContaining(language === 'it' ? ['Clausola spostata: prima era la 1.2.', 'Clausola spostata: ora è la 4.1.', 'Viene dalla clausola 4.1 di prima.', 'È confluita nella clausola 6.1 di ora.']
    : ['This clause was moved: it was 1.2.', 'This clause was moved: it is 4.1 now.', 'It comes from clause 4.1 of the earlier version.', 'It was merged into clause 6.1 of the new version.']))
  expect(part('word/settings.xml')).toContain('<w:trackRevisions')
  // two prints of the same data are the same bytes
  const again = await desk.call('policies.export', { versionId: to, kind: 'comparison', format: 'docx', language, against: from, path: place(desk, 'ancora.docx') })
  expect(again.sha256).toBe(written.sha256)
})

test('a version compared with itself has no change at all', async () => {
  const desk = await testDesk()
  const { from } = await twoVersions(desk)
  const path = place(desk, 'uguale.docx')
  await desk.call('policies.export', { versionId: from, kind: 'comparison', format: 'docx', language: 'it', against: from, path })
  expect(readWord(path)).toMatchObject({ insertions: 0, deletions: 0, comments: [] })
})

test.each(['it', 'en'] as const)('a draft for Word says that it is one, counts its pages, and is read back clause by clause (%s)', async language => {
  const desk = await testDesk()
  const { from } = await twoVersions(desk)
  const path = place(desk, 'bozza.docx')
  await desk.call('policies.export', { versionId: from, kind: 'draft', format: 'docx', language, path })
  const { part, insertions, deletions, accepted } = readWord(path)
  expect([insertions, deletions]).toEqual([0, 0])
  const draft = language === 'it' ? 'Bozza' : 'Draft'
  const head = [1, 2, 3].map(number => part(`word/header${number}.xml`)).join('')
  const foot = [1, 2, 3].map(number => part(`word/footer${number}.xml`)).join('')
  expect(head).toContain(`string="${draft}"`)
  expect(foot).toMatch(/PAGE.*NUMPAGES/s)
  const { clauses: whole } = await desk.call('policies.text', { versionId: from })
  const text = accepted.map(line => line.text).join('\n')
  expect(whole.length).toBeGreaterThan(20)
  for (const clause of whole) expect(text).toContain(plainText(saidIn(language, clause).text))
  expect(text).not.toMatch(/\{\w+\}/)
  const { name, clauses } = await desk.call('policies.import.preview', { file: path, language })
  const read = clauses.map(one => [one.level, language === 'it' ? one.heading : one.headingEnglish])
  const expected = (await readLines(desk, from, language)).flatMap(line => (line.level === null ? [] : [[line.level, line.text]]))
  expect([name === null, read.slice(-expected.length)]).toEqual([true, expected])
})

test.each(['it', 'en'] as const)('our own Word file that comes back as it went changes nothing: a version made of it is the one it was printed from (%s)', async language => {
  const desk = await testDesk()
  const { to } = await twoVersions(desk)
  const { id: policyId } = (await desk.call('policies.text', { versionId: to })).policy
  await desk.call('policies.clauses.save', { versionId: to, values: { heading: 'Avvio', text: paragraphs('Si parte {quando}.'), parameters: [{ key: 'quando', kind: 'text', label: 'Quando', labelEnglish: null, unit: null, unitEnglish: null, value: null, min: null, max: null, stricter: null }] } })
  // a clause may have no heading: its number stands alone
  await desk.call('policies.clauses.save', { versionId: to, values: { heading: null, text: paragraphs('Senza titolo, e due righe.\nLa seconda.'), textEnglish: paragraphs('No heading.'), strength: 'may' } })
  await desk.call('policies.clauses.save', { versionId: to, values: { heading: null, text: paragraphs('Di nuovo senza titolo.') } })
  const path = place(desk, 'tornata.docx')
  await desk.call('policies.milestones.save', { policyId, fields: { name: 'Presentata', on: '2026-05-04' } })
  await desk.call('policies.export', { versionId: to, kind: 'draft', format: 'docx', language, path })
  const { clauses, problems } = await desk.call('policies.import.preview', { file: path, language, versionId: to })
  // what stands before the text on the paper is told, and nothing else is the matter
  expect(problems.map(({ kind }) => kind)).toEqual(['head'])
  expect(problems[0]?.text).toContain('Presentata')
  const { versionId } = await desk.call('policies.versions.create', { policyId, start: { clauses, cameBackOf: to } })
  const { changes, counts } = await desk.call('policies.compare', { from: to, to: versionId })
  expect(changes.filter(({ kind, moved, fields }) => kind !== 'same' || moved || fields.length > 0)).toEqual([])
  expect(counts.same).toBe(clauses.length)
  const states = async (of: string) => (await desk.call('policies.text', { versionId: of })).clauses.map(({ translation }) => translation)
  expect(await states(versionId)).toEqual(await states(to))
})

test('a text that came back mended: what reads otherwise is changed, what is new is new, what is missing ended, and a clause that moved is the same one; the batch is undone as one', async () => {
  const desk = await testDesk()
  const { to } = await twoVersions(desk)
  const { policy: { id: policyId }, clauses: before } = await desk.call('policies.text', { versionId: to })
  const shown = before.map(clause => ({ clause, ...saidIn('it', clause) }))
  const [hours, laws, young, training] = ['Orario e riposo', 'Rispetto delle leggi', 'Lavoro minorile e forzato', 'Formazione'].map(name => before.find(({ heading }) => heading === name))
  const html = shown.flatMap(({ clause, heading, text }) => {
    if (clause.clauseId === training?.clauseId) return []
    const level = clause.number.split('.').length
    const words = plainText(text).replace('7 ore', '6 ore').replace('Lo straordinario', 'Ogni straordinario')
    // renamed, but its words stayed; the strength of one is another
    const called = clause.clauseId === laws?.clauseId ? 'Leggi e contratti' : heading ?? ''
    const strength = clause.clauseId === young?.clauseId ? 'Dovrebbe' : clause.strength ? { must: 'Deve', should: 'Dovrebbe', may: 'Può' }[clause.strength] : ''
    return [`<h${level}>${called}</h${level}>`, ...[strength, ...words.split('\n')].filter(Boolean).map(one => `<p>${one.replace('&', '&amp;')}</p>`)]
  })
  const { clauses, problems } = await desk.call('policies.import.preview', { html: [...html, '<h1>Mensa</h1><p>Può</p><p>È aperta a tutti.</p>'].join(''), language: 'it', versionId: to })
  // the hours are a value, which stands in the text as another number now
  expect(problems).toEqual([{ kind: 'value', clause: clauses.findIndex(({ clauseId }) => clauseId === hours?.clauseId), text: hours?.parameters[0]?.label, count: 1 }])
  const { versionId, batch } = await desk.call('policies.versions.create', { policyId, start: { clauses, cameBackOf: to } })
  const { changes } = await desk.call('policies.compare', { from: to, to: versionId })
  const changed = changes.filter(({ kind, moved }) => kind !== 'same' || moved).map(({ kind, from, to: now, fields }) => [kind, (now ?? from)?.heading, fields.map(({ field }) => field)])
  expect(changed).toEqual(expect.arrayContaining([
    ['changed', 'Orario e riposo', ['text']], ['changed', 'Leggi e contratti', ['heading']], ['changed', 'Lavoro minorile e forzato', ['strength']], ['removed', 'Formazione', []], ['added', 'Mensa', []],
  ]))
  expect(changed).toHaveLength(5)
  const made = await desk.call('policies.text', { versionId })
  expect(made.lineage).toEqual([expect.objectContaining({ kind: 'retired', fromId: training?.clauseId, toId: null })])
  const mensa = made.clauses.find(({ heading }) => heading === 'Mensa')
  expect([mensa?.strength, plainText(mensa?.text ?? [])]).toEqual(['may', 'È aperta a tutti.'])
  // the other language stays, and is behind where the words are others
  expect(made.clauses.find(({ clauseId }) => clauseId === hours?.clauseId)).toMatchObject({ textEnglish: hours?.textEnglish, translation: { state: 'behind' } })
  await desk.call('history.undo', { batch })
  expect((await desk.call('policies.get', { id: policyId })).versions.some(({ id }) => id === versionId)).toBe(false)
})

test('a text that came back belongs to the version that it was printed from, also when there is a newer one, and of another policy it is none', async () => {
  const desk = await testDesk()
  const { from, to } = await twoVersions(desk)
  const { policy: { id: policyId }, clauses: before } = await desk.call('policies.text', { versionId: from })
  const path = place(desk, 'vecchia.docx')
  await desk.call('policies.export', { versionId: from, kind: 'adopted', format: 'docx', language: 'it', path })
  const { clauses } = await desk.call('policies.import.preview', { file: path, language: 'it', versionId: from })
  const { versionId } = await desk.call('policies.versions.create', { policyId, start: { clauses, cameBackOf: from } })
  const made = await desk.call('policies.text', { versionId })
  expect(made.clauses.map(({ clauseId }) => clauseId)).toEqual(before.map(({ clauseId }) => clauseId))
  // where nothing is known again, all that was there ended
  const strange = await desk.call('policies.import.preview', { text: '1 Mensa\nÈ aperta a tutti.', language: 'it', versionId: to })
  const other = await desk.call('policies.versions.create', { policyId, start: { clauses: strange.clauses, cameBackOf: to } })
  const ended = (await desk.call('policies.compare', { from: to, to: other.versionId })).counts
  expect([ended.removed, ended.same]).toEqual([(await desk.call('policies.text', { versionId: to })).clauses.length, 0])
  expect((await desk.call('policies.text', { versionId: other.versionId })).lineage.filter(({ kind }) => kind === 'retired')).toHaveLength(ended.removed)
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  expect((await desk.refused('policies.save', { values: { name: 'Altra', clusterId }, start: { clauses, cameBackOf: from } })).code).toBe('not-found')
})

test('LibreOffice opens what was written for Word', { timeout: 120_000 }, async ({ skip }) => {
  if (!officeOpens('texts') || !installed('pdftotext')) skip('needs LibreOffice Writer and poppler')
  const desk = await testDesk()
  const { from, to } = await twoVersions(desk)
  const folder = dirname(desk.file)
  await desk.call('policies.export', { versionId: from, kind: 'draft', format: 'docx', language: 'it', path: join(folder, 'bozza.docx') })
  await desk.call('policies.export', { versionId: to, kind: 'comparison', format: 'docx', language: 'it', against: from, path: join(folder, 'confronto.docx') })
  convert([join(folder, 'bozza.docx'), join(folder, 'confronto.docx')], 'pdf', folder)
  const [draft, compared] = [popplerPages(join(folder, 'bozza.pdf')), popplerPages(join(folder, 'confronto.pdf'))]
  expect(draft[0]).toContain('Politica <del> distretto')
  expect(draft.at(-1)).toContain(`Pagina ${draft.length} di ${draft.length}`)
  expect(compared.join(' ')).toContain('Premessa')
  expect(readFileSync(join(folder, 'bozza.docx')).length).toBeGreaterThan(5000)
})
