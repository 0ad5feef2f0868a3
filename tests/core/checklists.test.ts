import { readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { rowsOf, type ChecklistCode } from '../../shared/checklists.ts'
import { convert, officeOpens } from '../papers/office.ts'
import { readWorkbook } from '../papers/reading.ts'
import { testDesk, type TestDesk } from './desk.ts'

const firm = async (desk: TestDesk, name: string) => (await desk.call('organisations.save', { values: { name } })).id
const sa8000 = { checklist: 'sa8000', edition: '2014' } as const
const started = async (desk: TestDesk, organisationId: string, which: { checklist: ChecklistCode; edition: string } = sa8000) => (await desk.call('checklists.start', { organisationId, ...which, answeredOn: '2026-03-01', person: 'Ada Prova' })).id
const principles = { checklist: 'aa1000ap', edition: '2018' } as const

test('the catalogue has each edition once, in the language that is asked for', async () => {
  const desk = await testDesk()
  const { checklists } = await desk.call('checklists.catalogue', { language: 'en' })
  expect(checklists.map(one => [one.standard, one.edition, one.complete, rowsOf(one).length])).toEqual([['SA8000', '2014', true, 61], ['SA8000', '2026', false, 9], ['AA1000AP', '2018', true, 8], ['AA1000SES', '2015', true, 24]])
  expect(checklists[0]?.elements.map(element => element.name)).toEqual([
    'Child labour', 'Forced or compulsory labour', 'Health and safety', 'Freedom of association and collective bargaining', 'Discrimination', 'Disciplinary practices', 'Working hours', 'Remuneration', 'Management system',
  ])
  expect((await desk.call('checklists.catalogue', { language: 'it' })).checklists[0]?.elements[0]?.name).toBe('Lavoro infantile')
})

test('answers are kept one by one, taken back, and each is undone by itself', async () => {
  const desk = await testDesk()
  const id = await started(desk, await firm(desk, 'Conceria Uno'))
  await desk.call('checklists.answer', { id, answers: [{ row: '1.1', answer: 'yes', note: 'Registro visto' }, { row: '6.1', answer: 'no' }] })
  await desk.call('checklists.answer', { id, answers: [{ row: '1.1', evidence: 'Libro unico' }] })
  await desk.reopen()
  let read = await desk.call('checklists.get', { id })
  expect(read).toMatchObject({ organisation: 'Conceria Uno', checklist: 'sa8000', edition: '2014', answeredOn: '2026-03-01', person: 'Ada Prova', source: 'screen' })
  expect(read.answers).toEqual([{ row: '1.1', answer: 'yes', note: 'Registro visto', evidence: 'Libro unico' }, { row: '6.1', answer: 'no', note: null, evidence: null }])
  expect(read.result).toMatchObject({ answered: 2, rows: 61, alarms: ['6.1'] })
  const { batch } = await desk.call('checklists.answer', { id, answers: [{ row: '6.1', answer: null }] })
  expect((await desk.call('checklists.get', { id })).result.alarms).toEqual([])
  await desk.call('history.undo', { batch })
  read = await desk.call('checklists.get', { id })
  expect(read.result.alarms).toEqual(['6.1'])
  expect((await desk.refused('checklists.answer', { id, answers: [{ row: 'D7.1', answer: 'yes' }] })).code).toBe('not-found')
  expect((await desk.refused('checklists.answer', { id, answers: [{ row: '1.1', answer: 'maybe' }] })).code).toBe('bad-input')
})

test('an answer whose making was undone can be given again', async () => {
  const desk = await testDesk()
  const id = await started(desk, await firm(desk, 'Conceria Uno'))
  const { batch } = await desk.call('checklists.answer', { id, answers: [{ row: '1.1', answer: 'no' }] })
  await desk.call('history.undo', { batch })
  expect((await desk.call('checklists.get', { id })).answers).toEqual([])
  await desk.call('checklists.answer', { id, answers: [{ row: '1.1', answer: 'yes' }] })
  expect((await desk.call('checklists.get', { id })).answers).toMatchObject([{ row: '1.1', answer: 'yes' }])
})

test('the list says of each firm how far it is, and which alarms are open', async () => {
  const desk = await testDesk()
  const [tannery, mill] = [await firm(desk, 'Conceria Uno'), await firm(desk, 'Cartiera Due')]
  const first = await started(desk, tannery)
  await started(desk, tannery, { checklist: 'sa8000', edition: '2026' })
  const second = await started(desk, mill, principles)
  await desk.call('checklists.answer', { id: first, answers: [{ row: '1.1', answer: 'no' }, { row: '9.1.1', answer: 'no' }, { row: '2.1', answer: 'partly' }] })
  const rows = rowsOf((await desk.call('checklists.catalogue', { language: 'it' })).checklists.find(one => one.code === 'aa1000ap') ?? { elements: [] })
  await desk.call('checklists.answer', { id: second, answers: rows.map(row => ({ row: row.code, answer: 'yes' as const })) })
  const list = async (more: Parameters<typeof desk.call<'checklists.list'>>[1] = {}) => (await desk.call('checklists.list', more)).rows.map(row => [row.organisation, row.checklist, row.state, row.progress, row.alarms])
  expect(await list()).toEqual([['Cartiera Due', 'aa1000ap:2018', 'complete', 100, 0], ['Conceria Uno', 'sa8000:2014', 'open', 4, 1], ['Conceria Uno', 'sa8000:2026', 'open', 0, 0]])
  expect(await list({ filter: { alarms: { from: 1 } } })).toHaveLength(1)
  expect(await list({ filter: { state: 'complete' } })).toHaveLength(1)
  expect((await list({ text: 'conceria', sort: '-progress' })).map(row => row[1])).toEqual(['sa8000:2014', 'sa8000:2026'])
  expect(await list({ organisationId: mill })).toHaveLength(1)
  expect((await desk.call('checklists.values', { column: 'checklist' })).values).toHaveLength(3)
  const { batch } = await desk.call('checklists.remove', { ids: [first] })
  expect(await list()).toHaveLength(2)
  expect((await desk.refused('checklists.answer', { id: first, answers: [{ row: '1.1', answer: 'yes' }] })).code).toBe('not-found')
  expect((await desk.call('history.bin', {})).rows).toMatchObject([{ table: 'assessment', name: 'SA8000:2014 2026-03-01', of: 'Conceria Uno' }])
  await desk.call('history.undo', { batch })
  await desk.call('checklists.remove', { ids: [first] })
  await desk.call('checklists.restore', { ids: [first] })
  expect(await list()).toHaveLength(3)
})

test('day, person and note are saved; who saw an older record is told', async () => {
  const desk = await testDesk()
  const id = await started(desk, await firm(desk, 'Conceria Uno'))
  const { revision } = await desk.call('checklists.get', { id })
  await desk.call('checklists.save', { id, values: { person: 'Bice Prova', note: '' }, revision })
  expect(await desk.call('checklists.get', { id })).toMatchObject({ person: 'Bice Prova', note: null, answeredOn: '2026-03-01' })
  expect(await desk.refused('checklists.save', { id, values: { person: 'Carlo' }, revision })).toMatchObject({ code: 'stale', values: { changed: { person: 'Bice Prova' } } })
  expect((await desk.refused('checklists.save', { id, values: { answeredOn: '2026-02-30' } })).code).toBe('bad-input')
  expect((await desk.refused('checklists.start', { organisationId: 'none', ...sa8000 })).code).toBe('not-found')
  expect((await desk.refused('checklists.start', { organisationId: (await desk.call('checklists.get', { id })).organisationId, checklist: 'sa8000', edition: '2008' })).code).toBe('not-found')
})

/** A questionnaire for a firm, where the test can change it. */
async function sent(desk: TestDesk, organisationId: string, which: { checklist: ChecklistCode; edition: string } = principles) {
  const path = join(desk.home, `questionario-${Math.random().toString(36).slice(2)}.xlsx`)
  return desk.call('checklists.questionnaire.write', { organisationId, ...which, language: 'it', path, dueOn: '2026-12-31' })
}

type Fill = Record<string, [answer: string | number | null, note?: string]>

/** The firm fills it in, as Excel does; `change` spoils the file before it is saved. */
async function answered(path: string, fill: Fill, change: (book: ExcelJS.Workbook) => void = () => {}): Promise<string> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  const [start, questions] = book.worksheets
  if (!start || !questions) throw new Error('The questionnaire lacks a sheet')
  start.eachRow(row => {
    if (row.getCell(1).text.endsWith('@person')) row.getCell(3).value = 'Dina Prova, titolare'
    if (row.getCell(1).text.endsWith('@day')) row.getCell(3).value = new Date(Date.UTC(2026, 4, 12))
  })
  questions.eachRow(row => {
    const [answer, note] = fill[row.getCell(2).text] ?? []
    if (answer !== undefined) row.getCell(4).value = answer
    if (note !== undefined) row.getCell(5).value = note
  })
  change(book)
  const target = path.replace('.xlsx', '-risposto.xlsx')
  await book.xlsx.writeFile(target)
  return target
}

const fill: Fill = { 'AP-I1': ['Sì', 'Mappa del 2025'], 'AP-I2': ['In parte'], 'AP-M1': ['No'], 'AP-M2': ['Non applicabile'], 'AP-R1': ['yes'] }

test('the questionnaire is protected, names its choices, and gives away nothing but its own keys', async () => {
  const desk = await testDesk()
  const written = await sent(desk, await firm(desk, 'Conceria Uno'))
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(written.path)
  const [start, questions] = book.worksheets
  expect([start?.name, questions?.name]).toEqual(['Istruzioni', 'Domande'])
  const line = questions?.getRow(4)
  expect(line?.getCell(2).text).toBe('AP-I1')
  expect(line?.getCell(4).dataValidation).toMatchObject({ type: 'list', formulae: ['"Sì,In parte,No,Non applicabile"'] })
  expect([2, 3, 4, 5, 6, 7].map(column => line?.getCell(column).protection?.locked ?? true)).toEqual([true, true, false, false, false, true])
  expect([questions?.getColumn(1).hidden, questions?.getRow(1).hidden]).toEqual([true, true])
  const { text, properties } = readWorkbook(written.path)
  for (const words of ['Conceria Uno', 'non è un certificato', '31/12/2026', 'Lo chiede']) expect(text).toContain(words)
  expect(text).not.toContain(hostname())
  expect(JSON.stringify(properties)).not.toMatch(/ExcelJS|Prova/)
  expect((await desk.call('checklists.questionnaire.list', { open: true })).questionnaires).toMatchObject([{ id: written.questionnaireId, organisation: 'Conceria Uno', receivedOn: null, dueOn: '2026-12-31' }])
})

test('what comes back is shown first, and taken over as one batch that is undone as one', async () => {
  const desk = await testDesk()
  const organisationId = await firm(desk, 'Conceria Uno')
  const file = await answered((await sent(desk, organisationId)).path, fill)
  const preview = await desk.call('checklists.questionnaire.preview', { file, organisationId, ...principles })
  expect(preview).toMatchObject({ person: 'Dina Prova, titolare', answeredOn: '2026-05-12', unread: [], before: null, open: ['AP-R2', 'AP-X1', 'AP-X2'], unreasoned: ['AP-M2'] })
  expect(preview.answers).toEqual([
    { row: 'AP-I1', answer: 'yes', note: 'Mappa del 2025', evidence: null }, { row: 'AP-I2', answer: 'partly', note: null, evidence: null }, { row: 'AP-M1', answer: 'no', note: null, evidence: null },
    { row: 'AP-M2', answer: 'notApplicable', note: null, evidence: null }, { row: 'AP-R1', answer: 'yes', note: null, evidence: null },
  ])
  expect((await desk.call('checklists.list', {})).total).toBe(0)
  const { id, batch } = await desk.call('checklists.questionnaire.apply', { session: preview.session })
  expect(await desk.call('checklists.get', { id })).toMatchObject({ source: 'questionnaire', answeredOn: '2026-05-12', person: 'Dina Prova, titolare', result: { answered: 5 } })
  expect((await desk.call('checklists.questionnaire.list', { organisationId })).questionnaires).toMatchObject([{ assessmentId: id }])
  expect((await desk.call('checklists.questionnaire.list', { open: true })).questionnaires).toEqual([])
  expect((await desk.refused('checklists.questionnaire.apply', { session: preview.session })).code).toBe('session-applied')
  await desk.call('history.undo', { batch })
  expect((await desk.call('checklists.list', {})).total).toBe(0)
  expect((await desk.call('checklists.questionnaire.list', { open: true })).questionnaires).toHaveLength(1)
})

test('renamed sheets, moved rows and columns, sheets of the firm: the answers are found all the same', async () => {
  const desk = await testDesk()
  const file = await answered((await sent(desk, await firm(desk, 'Conceria Uno'))).path, fill, book => {
    const [start, questions] = book.worksheets
    if (!start || !questions) throw new Error('The questionnaire lacks a sheet')
    start.name = 'Foglio1'
    questions.name = 'RISPOSTE nostre'
    questions.spliceRows(3, 0, ['', '', 'Compilato in riunione'], [])
    questions.spliceColumns(3, 0, [], [])
    start.spliceRows(2, 0, [], [])
    book.addWorksheet('Appunti').addRow(['Telefonare'])
  })
  const { answers, unread, person, answeredOn } = await desk.call('checklists.questionnaire.preview', { file })
  expect(answers.map(({ row, answer }) => [row, answer])).toEqual([['AP-I1', 'yes'], ['AP-I2', 'partly'], ['AP-M1', 'no'], ['AP-M2', 'notApplicable'], ['AP-R1', 'yes']])
  expect([person, answeredOn]).toEqual(['Dina Prova, titolare', '2026-05-12'])
  expect(unread.map(({ sheet, text, why }) => [sheet, text, why])).toEqual([['RISPOSTE nostre', 'Compilato in riunione', 'no-row'], ['Appunti', 'Telefonare', 'no-row']])
})

test('a file that LibreOffice saved, as Excel or as its own, says the same', { timeout: 120_000 }, async ({ skip }) => {
  if (!officeOpens('tables')) skip('needs LibreOffice Calc')
  const desk = await testDesk()
  const file = await answered((await sent(desk, await firm(desk, 'Conceria Uno'))).path, fill)
  const expected = await desk.call('checklists.questionnaire.preview', { file })
  const folder = join(dirname(file), 'office')
  for (const format of ['xlsx', 'ods']) {
    convert([file], format, folder)
    const { answers, person, answeredOn, unread } = await desk.call('checklists.questionnaire.preview', { file: join(folder, `${file.split('/').at(-1)?.replace(/\.xlsx$/, '')}.${format}`) })
    expect({ answers, person, answeredOn, unread }, format).toEqual({ answers: expected.answers, person: expected.person, answeredOn: expected.answeredOn, unread: [] })
  }
})

test('what cannot be read is listed with its place, and taken for nothing else', async () => {
  const desk = await testDesk()
  const file = await answered((await sent(desk, await firm(desk, 'Conceria Uno'))).path, { ...fill, 'AP-I2': ['forse'], 'AP-M1': [3] }, book => {
    const questions = book.worksheets[1]
    if (!questions) throw new Error('The questionnaire lacks a sheet')
    const last = questions.rowCount
    questions.getRow(last).getCell(8).value = 'a lato'
    questions.addRow(['', 'AP-Z9', '', 'Sì'])
    questions.addRow(['', 'AP-I1', '', 'No'])
    questions.eachRow(row => { if (row.getCell(2).text === 'AP-X1') row.eachCell(cell => { cell.value = null }) })
  })
  const { answers, unread } = await desk.call('checklists.questionnaire.preview', { file })
  expect(answers.map(({ row }) => row)).toEqual(['AP-M2', 'AP-R1'])
  expect(unread.map(({ row, text, why }) => [row, text, why]).toSorted()).toEqual([
    ['AP-I1', 'No', 'two-answers'], ['AP-I1', 'Sì · Mappa del 2025', 'two-answers'], ['AP-I2', 'forse', 'answer-unknown'], ['AP-M1', '3', 'answer-unknown'],
    ['AP-X1', 'Misuriamo gli effetti su persone, ambiente, economia, anche quelli negativi?', 'row-missing'], ['AP-X2', 'a lato', 'no-column'], ['AP-Z9', 'Sì', 'row-unknown'],
  ].toSorted())
  expect(unread.find(({ text }) => text === 'forse')).toMatchObject({ sheet: 'Domande', cell: 'D5' })
})

test('another firm, another checklist, another workspace, no marks: each has an answer of its own, and nothing is changed', async () => {
  const desk = await testDesk()
  const [tannery, mill] = [await firm(desk, 'Conceria Uno'), await firm(desk, 'Cartiera Due')]
  const mine = await sent(desk, tannery)
  const file = await answered(mine.path, fill)
  expect(await desk.refused('checklists.questionnaire.preview', { file, organisationId: mill })).toMatchObject({ code: 'questionnaire-other-firm', values: { firm: 'Conceria Uno', expected: 'Cartiera Due' } })
  expect(await desk.refused('checklists.questionnaire.preview', { file, ...sa8000 })).toMatchObject({ code: 'questionnaire-other-checklist', values: { checklist: 'AA1000AP:2018', expected: 'SA8000:2014' } })
  const elsewhere = await testDesk()
  expect(await elsewhere.refused('checklists.questionnaire.preview', { file })).toMatchObject({ code: 'questionnaire-unknown', values: { sameWorkspace: false } })
  const bare = join(desk.home, 'senza-segni.csv')
  writeFileSync(bare, 'Codice;Domanda;Risposta;Note\r\nAP-I1;Sappiamo;Sì;copiato\r\nAP-X2;I risultati;No;\r\n')
  expect(await desk.refused('checklists.questionnaire.preview', { file: bare })).toMatchObject({ code: 'questionnaire-unmarked', values: { name: 'senza-segni.csv' } })
  const chosen = await desk.call('checklists.questionnaire.preview', { file: bare, questionnaireId: mine.questionnaireId })
  expect(chosen.answers).toEqual([{ row: 'AP-I1', answer: 'yes', note: 'copiato', evidence: null }, { row: 'AP-X2', answer: 'no', note: null, evidence: null }])
  expect((await desk.refused('checklists.questionnaire.preview', { file, questionnaireId: (await sent(desk, mill)).questionnaireId })).code).toBe('questionnaire-other-firm')
  expect((await desk.refused('checklists.questionnaire.preview', { file: join(desk.home, 'none.xlsx') })).code).toBe('missing')
  expect((await desk.refused('checklists.questionnaire.apply', { session: 'none' })).code).toBe('not-found')
  expect((await desk.call('checklists.list', {})).total).toBe(0)
})

test('a questionnaire is written again under the same keys, and one in the bin is answered all the same', async () => {
  const desk = await testDesk()
  const organisationId = await firm(desk, 'Conceria Uno')
  const first = await sent(desk, organisationId)
  const path = join(desk.home, 'di-nuovo.xlsx')
  const again = await desk.call('checklists.questionnaire.write', { organisationId, ...principles, language: 'en', questionnaireId: first.questionnaireId, path })
  expect([again.questionnaireId, again.batch]).toEqual([first.questionnaireId, null])
  expect((await desk.call('checklists.questionnaire.list', {})).questionnaires).toHaveLength(1)
  await desk.call('history.undo', { batch: first.batch ?? '' })
  expect((await desk.call('checklists.questionnaire.list', {})).questionnaires).toEqual([])
  expect((await desk.call('history.bin', {})).rows).toMatchObject([{ table: 'questionnaire', of: 'Conceria Uno' }])
  const { session } = await desk.call('checklists.questionnaire.preview', { file: await answered(path, fill) })
  await desk.call('checklists.questionnaire.apply', { session })
  expect((await desk.call('checklists.questionnaire.list', {})).questionnaires).toHaveLength(1)
  expect((await desk.refused('checklists.questionnaire.write', { organisationId: 'none', ...principles, language: 'it' })).code).toBe('not-found')
  expect((await desk.refused('checklists.questionnaire.write', { organisationId, ...principles, language: 'it', path: '/nowhere/x.xlsx' })).code).toBe('cannot-write')
  expect((await desk.call('checklists.questionnaire.list', {})).questionnaires).toHaveLength(1)
})

test('a questionnaire of a firm that was merged since answers for the one that stayed', async () => {
  const desk = await testDesk()
  const [stays, goes] = [await firm(desk, 'Conceria Uno'), await firm(desk, 'Conceria Uno Srl')]
  const file = await answered((await sent(desk, goes)).path, fill)
  await desk.call('organisations.merge', { winner: stays, losers: [goes] })
  const { session } = await desk.call('checklists.questionnaire.preview', { file, organisationId: stays })
  const { id } = await desk.call('checklists.questionnaire.apply', { session })
  expect((await desk.call('checklists.get', { id })).organisationId).toBe(stays)
})

test('what a questionnaire said is forgotten after 30 days, at the next opening already', async () => {
  const desk = await testDesk()
  const { path } = await sent(desk, await firm(desk, 'Conceria Uno'))
  const { session } = await desk.call('checklists.questionnaire.preview', { file: await answered(path, fill) })
  await desk.core.close()
  const database = new Sqlite(desk.file)
  database.prepare('UPDATE questionnaireReading SET createdAt = ?').run(new Date(Date.now() - 31 * 86_400_000).toISOString())
  database.close()
  await desk.reopen()
  expect((await desk.refused('checklists.questionnaire.apply', { session })).code).toBe('session-expired')
  await desk.core.close()
  const after = new Sqlite(desk.file, { readonly: true })
  expect(after.prepare('SELECT reading, fileName FROM questionnaireReading').all()).toEqual([{ reading: '', fileName: '' }])
  after.close()
})

test('a second answer to the same questionnaire is a choice: instead of the first, or beside it', async () => {
  const desk = await testDesk()
  const { path } = await sent(desk, await firm(desk, 'Conceria Uno'))
  const first = await desk.call('checklists.questionnaire.preview', { file: await answered(path, fill) })
  const { id } = await desk.call('checklists.questionnaire.apply', { session: first.session })
  expect((await desk.call('checklists.questionnaire.preview', { file: await answered(path, fill) })).before).toMatchObject({ assessmentId: id, same: true })
  const noDay = (book: ExcelJS.Workbook) => book.worksheets[0]?.eachRow(row => { if (row.getCell(1).text.endsWith('@day')) row.getCell(3).value = null })
  const file = await answered(path, { 'AP-I1': ['No'], 'AP-X2': ['Sì'] }, noDay)
  const again = await desk.call('checklists.questionnaire.preview', { file })
  expect(again.before).toMatchObject({ assessmentId: id, same: false })
  expect(await desk.refused('checklists.questionnaire.apply', { session: again.session })).toMatchObject({ code: 'questionnaire-answered', values: { firm: 'Conceria Uno', same: false } })
  // the file names no day: that of the first answer stays
  await desk.call('checklists.save', { id, values: { answeredOn: '2026-02-03' } })
  const replaced = await desk.call('checklists.questionnaire.apply', { session: again.session, second: 'replace' })
  expect(replaced.id).toBe(id)
  expect((await desk.call('checklists.get', { id })).answeredOn).toBe('2026-02-03')
  const given = Object.fromEntries((await desk.call('checklists.get', { id })).answers.map(({ row, answer, note }) => [row, [answer, note]]))
  expect(given).toMatchObject({ 'AP-I1': ['no', 'Mappa del 2025'], 'AP-X2': ['yes', null], 'AP-M1': ['no', null] })
  await desk.call('history.undo', { batch: replaced.batch })
  expect((await desk.call('checklists.get', { id })).answers.find(({ row }) => row === 'AP-I1')?.answer).toBe('yes')
  const beside = await desk.call('checklists.questionnaire.apply', { session: (await desk.call('checklists.questionnaire.preview', { file })).session, second: 'new' })
  expect(beside.id).not.toBe(id)
  expect((await desk.call('checklists.list', {})).total).toBe(2)
})

test('each paper is written in both formats, and says what it is not', async () => {
  const desk = await testDesk()
  const id = await started(desk, await firm(desk, 'Conceria Uno'))
  await desk.call('checklists.answer', { id, answers: [{ row: '6.1', answer: 'no', note: 'Un caporeparto urla' }] })
  for (const format of ['pdf', 'xlsx'] as const) {
    for (const kind of ['filled', 'result'] as const) expect((await desk.call('checklists.export', { kind, format, language: 'it', id, path: join(desk.home, `${kind}.${format}`) })).bytes).toBeGreaterThan(4000)
    for (const kind of ['guidelines', 'empty'] as const) expect((await desk.call('checklists.export', { kind, format, language: 'en', ...principles, path: join(desk.home, `${kind}.${format}`) })).bytes).toBeGreaterThan(4000)
  }
  const { text } = readWorkbook(join(desk.home, 'result.xlsx'))
  for (const words of ['non è un certificato', 'Un caporeparto urla', '6 · Pratiche disciplinari']) expect(text).toContain(words)
  expect(readFileSync(join(desk.home, 'filled.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  expect((await desk.refused('checklists.export', { kind: 'guidelines', format: 'pdf', language: 'it', ...sa8000, element: '99' })).code).toBe('not-found')
  expect((await desk.refused('checklists.export', { kind: 'filled', format: 'pdf', language: 'it' })).code).toBe('not-found')
})

test('who filled in a questionnaire is forgotten when that person is made anonymous: in the answers, and in what was read', async () => {
  const desk = await testDesk()
  const organisationId = await firm(desk, 'Conceria Uno')
  const { id } = await desk.call('people.save', { values: { name: 'Dina Prova' }, contact: { organisationId, role: 'Titolare' } })
  const file = await answered((await sent(desk, organisationId)).path, { 'AP-I1': ['Sì', 'Ne risponde Dina Prova'] })
  const { session } = await desk.call('checklists.questionnaire.preview', { file })
  const waiting = await desk.call('checklists.questionnaire.preview', { file })
  const { id: assessment } = await desk.call('checklists.questionnaire.apply', { session })
  const { replaced } = await desk.call('people.anonymise.preview', { id })
  expect(replaced.map(({ table, field }) => `${table}.${field}`).toSorted()).toEqual(['assessment.person', 'assessmentAnswer.note'])
  await desk.call('people.anonymise', { id })
  expect(JSON.stringify(await desk.call('checklists.get', { id: assessment }))).not.toContain('Dina Prova')
  await desk.call('checklists.questionnaire.apply', { session: waiting.session, second: 'new' })
  expect(JSON.stringify((await desk.call('checklists.list', {})).rows)).not.toContain('Dina Prova')
  await desk.core.close()
  expect(readFileSync(desk.file).toString('latin1')).not.toContain('Dina Prova')
})
