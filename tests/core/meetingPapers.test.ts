import Sqlite from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, describe, expect, it } from 'vitest'
import type { Input } from '../../shared/contract.ts'
import { noteOf } from '../../shared/meetings/notes.ts'
import { testDesk, type TestDesk } from './desk.ts'
import { attendeesOf, committee, decidedAndClosed, opened, planned } from './meetingDesk.ts'
import { everyPart, readPdf, readWorkbook } from '../papers/reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'desk-meeting-papers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const flat = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ')
async function pdf(desk: TestDesk, input: Omit<Input<'meetings.export'>, 'format' | 'language'>, language: 'it' | 'en' = 'it') {
  const { path } = await desk.call('meetings.export', { ...input, format: 'pdf', language, path: join(folder, `${input.kind}-${Math.random()}.pdf`) })
  const { text, ...rest } = await readPdf(path)
  return { ...rest, text: flat(text) }
}
async function register(desk: TestDesk, input: Omit<Input<'meetings.register'>, 'format' | 'language'>, sheet: string) {
  const { path } = await desk.call('meetings.register', { ...input, format: 'xlsx', language: 'it', path: join(folder, `${input.kind}-${Math.random()}.xlsx`) })
  return readWorkbook(path).rows(sheet)
}

describe('before a meeting', () => {
  it('its convocation, agenda and attendance sheet hold what a reader needs, and nothing private or confidential', async () => {
    const desk = await testDesk()
    const { body } = await committee(desk)
    const { meeting, point } = await planned(desk, body, '2026-03-10T18:00', { secondStartsAt: '2026-03-10T19:00', convocationText: 'Portare il bilancio.', privateNotes: 'NOTA-PRIVATA' })
    const secret = await desk.call('meetings.points.save', { meetingId: meeting, fields: { title: 'PUNTO-SEGRETO', kind: 'information', confidential: true, speaker: 'RELATORE-SEGRETO' } })
    await desk.call('meetings.points.save', { meetingId: meeting, fields: { title: 'SOTTO-SEGRETO', kind: 'information', parentId: secret.id, plannedMinutes: 10 } })
    await desk.call('meetings.points.save', { meetingId: meeting, id: point, fields: { speaker: 'Ada Prova', plannedMinutes: 20, privateNotes: 'NOTA-PRIVATA' } })
    await desk.call('meetings.convene', { meetingId: meeting, by: 'Ada Prova', on: '2026-03-01' })
    const all = await Promise.all((['convocation', 'agenda', 'attendance'] as const).map(kind => pdf(desk, { meetingId: meeting, kind })))
    const [convocation, agenda, attendance] = all.map(({ text }) => text)
    for (const text of [convocation, agenda, attendance]) {
      expect(text).toContain('Comitato di prova')
      expect(text).toContain('10/03/2026, ore 18:00')
      expect(text).not.toMatch(/SEGRET|PRIVATA|\{\{|meetingPapers:/)
    }
    for (const words of ['10/03/2026, ore 19:00', 'Sala prova', 'Ammissione di un fornitore', '(punto riservato)', 'Portare il bilancio.', 'Delega', 'Ada Prova', 'Convocata il 01/03/2026']) expect(convocation).toContain(words)
    for (const words of ['Ada Prova', '(punto riservato)', 'Totale 30']) expect(agenda).toContain(words)
    for (const words of ['Ada Prova', 'Bruno Finto', 'Ditta 3', 'Firma', 'Invitati e altri presenti']) expect(attendance).toContain(words)
    const asked = await pdf(desk, { meetingId: meeting, kind: 'agenda', confidential: true }, 'en')
    for (const words of ['PUNTO-SEGRETO', 'SOTTO-SEGRETO', 'RELATORE-SEGRETO', 'CONFIDENTIAL']) expect(asked.text).toContain(words)
    expect(asked.text).not.toMatch(/PRIVATA|Ordine del giorno/)
  })

  it('goes into a calendar at its hour, a confidential one without its agenda', async () => {
    const desk = await testDesk()
    const { body } = await committee(desk)
    const { meeting, point } = await planned(desk, body, '2026-03-10T18:00', { plannedEndAt: '2026-03-10T19:30' })
    const ics = async () => readFileSync((await desk.call('meetings.calendar', { language: 'it', meetingId: meeting, path: join(folder, `${Math.random()}.ics`) })).path, 'utf8').replace(/\r\n /g, '')
    const stamp = (time: string) => new Date(time).toISOString().replace(/[-:]|\.\d+/g, '')
    const open = await ics()
    for (const words of [`DTSTART:${stamp('2026-03-10T18:00')}`, `DTEND:${stamp('2026-03-10T19:30')}`, 'SUMMARY:Comitato di prova', 'LOCATION:Sala prova', 'Ammissione di un fornitore']) expect(open).toContain(words)
    await desk.call('meetings.save', { id: meeting, values: { confidential: true } })
    expect(await ics()).not.toContain('Ammissione')
    await desk.call('meetings.save', { id: meeting, values: { confidential: false } })
    await desk.call('meetings.points.save', { meetingId: meeting, fields: { title: 'Punto palese', kind: 'information' } })
    await desk.call('meetings.points.save', { meetingId: meeting, id: point, fields: { confidential: true } })
    const partly = await ics()
    for (const words of ['(punto riservato)', 'Punto palese']) expect(partly).toContain(words)
    expect(partly).not.toContain('Ammissione')
  })
})

describe('after a meeting', () => {
  it('the excerpt of a decision is a draft until the minutes are approved, and a true copy of the sealed text then', async () => {
    const desk = await testDesk()
    const { body } = await committee(desk)
    const sitting = await opened(desk, body)
    const { decision } = await decidedAndClosed(desk, sitting)
    await desk.call('minutes.save', { meetingId: sitting.meeting, fields: {}, points: [{ id: sitting.point, outcome: 'treated' }] })
    const draft = await pdf(desk, { meetingId: sitting.meeting, kind: 'excerpt', decisionId: decision })
    for (const words of ['Deliberazione n. 1/2026: Ditta 9 è ammessa', 'Il comitato ammette Ditta 9.', 'favorevoli 3, contrari 1', 'omissis', 'non vale come copia conforme']) expect(draft.text).toContain(words)
    await desk.call('minutes.move', { meetingId: sitting.meeting, event: 'finish' })
    const { code } = await desk.call('minutes.approve', { meetingId: sitting.meeting, how: 'onTheSpot' })
    const copy = await pdf(desk, { meetingId: sitting.meeting, kind: 'excerpt', decisionId: decision })
    expect(copy.text).toContain('copia conforme')
    expect(copy.text).toContain(code)
    expect(copy.text).not.toContain('non vale come copia conforme')
    expect(await desk.refused('meetings.export', { meetingId: sitting.meeting, kind: 'excerpt', format: 'pdf', language: 'it' })).toMatchObject({ code: 'not-found', values: { what: 'decision' } })
    const [head, row] = (await register(desk, { kind: 'minutes', bodyId: body }, 'Verbali')).map(cells => cells.map(String))
    expect(head).toContain('Codice')
    expect(row).toEqual(expect.arrayContaining(['1/2026', code, expect.stringContaining('Ammissione di un fornitore')]))
  })

  it('registers hold decisions, actions and who attended, in their period and without what is confidential', async () => {
    const desk = await testDesk()
    const { body } = await committee(desk)
    const sitting = await opened(desk, body, '2026-03-10T18:00', 2)
    const [, , carla = '', dino = ''] = await attendeesOf(desk, sitting.meeting)
    await desk.call('meetings.proxies.save', { meetingId: sitting.meeting, grantorId: carla, holderId: sitting.attendees[0] ?? '', state: 'admitted' })
    await desk.call('meetings.attendance', { meetingId: sitting.meeting, attendanceId: dino, event: 'excused' })
    const vote = await desk.call('meetings.vote', { meetingId: sitting.meeting, pointId: sitting.point, subject: 'Ammettere', method: 'open', at: '2026-03-10T18:30', totals: { favour: 3, against: 0, abstained: 0 } })
    await desk.call('meetings.decisions.save', { meetingId: sitting.meeting, pointId: sitting.point, fields: { title: 'Ditta 9 è ammessa', text: { type: 'doc', content: [] }, voteId: vote.id } })
    await desk.call('meetings.actions.save', { pointId: sitting.point, fields: { text: 'Scrivere a Ditta 9', owner: 'Bruno Finto', due: '2026-03-20', priority: 1 } })
    await desk.call('minutes.save', { meetingId: sitting.meeting, fields: {}, points: [{ id: sitting.point, outcome: 'treated' }] })
    await desk.call('meetings.close', { meetingId: sitting.meeting, at: '2026-03-10T20:00' })
    const rows = async (input: Omit<Input<'meetings.register'>, 'format' | 'language'>, sheet: string) => (await register(desk, input, sheet)).slice(1).map(cells => cells.map(cell => (cell instanceof Date ? 'day' : cell)))
    expect((await rows({ kind: 'decisions', bodyId: body }, 'Deliberazioni'))[0]).toEqual(expect.arrayContaining(['1/2026', 'Ditta 9 è ammessa', '3 favorevoli, 0 contrari, 0 astenuti', 'Adottata']))
    expect((await rows({ kind: 'actions' }, 'Impegni')).flat()).toEqual(expect.arrayContaining(['Scrivere a Ditta 9', 'Comitato di prova', 'Bruno Finto', 'scaduto']))
    const attendance = await rows({ kind: 'statistics', bodyId: body }, 'Presenze')
    expect(attendance.map(row => row.slice(0, 6))).toEqual([['Ditta 1', 1, 1, 0, 0, 0], ['Ditta 2', 1, 1, 0, 0, 0], ['Ditta 3', 1, 0, 1, 0, 0], ['Ditta 4', 1, 0, 0, 1, 0]])
    expect((await register(desk, { kind: 'decisions', from: '2026-04-01' }, 'Deliberazioni')).flat().join(' ')).not.toContain('Ditta 9')
    // a number is given once: of a decision that is taken out the book keeps it, without its words
    const decision = (await desk.call('meetings.decisions.list', { bodyId: body })).rows[0]
    const { batch } = await desk.call('meetings.decisions.save', { meetingId: sitting.meeting, id: decision?.id ?? '', fields: {}, remove: true })
    expect(await rows({ kind: 'decisions', bodyId: body }, 'Deliberazioni')).toEqual([['1/2026', 'day', 'Deliberazione tolta: il numero non si riassegna.', null, null, 'Annullata', null]])
    await desk.call('history.undo', { batch })
    await desk.call('meetings.points.save', { meetingId: sitting.meeting, id: sitting.point, fields: { confidential: true } })
    // enough of them for a second page
    for (const at of Array(40).keys()) await desk.call('meetings.actions.save', { pointId: sitting.point, fields: { text: `Scrivere ancora ${at}`, priority: 1 } })
    for (const [kind, sheet] of [['decisions', 'Deliberazioni'], ['actions', 'Impegni']] as const) {
      expect((await register(desk, { kind }, sheet)).flat().join(' ')).not.toContain('Ditta 9')
      expect((await register(desk, { kind, confidential: true }, sheet)).flat().join(' ')).toContain('Ditta 9')
      const print = async (more: { confidential?: true }) => readPdf((await desk.call('meetings.register', { kind, format: 'pdf', language: 'it', path: join(folder, `${kind}-${Math.random()}.pdf`), ...more })).path)
      const asked = await print({ confidential: true })
      expect(asked.pages.map(page => page.match(/RISERVATO/g)?.length)).toEqual(kind === 'actions' ? [1, 1] : [1])
      expect((await print({})).text).not.toContain('RISERVATO')
    }
  })
})

it('every paper and register is there in both languages and formats, in one language throughout, and no private note is in any', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const substituteId = (await desk.call('people.save', { values: { name: 'Elio Esempio' } })).id
  const { meeting, point } = await planned(desk, body, '2026-03-10T18:00', { privateNotes: 'NOTA-PRIVATA', protocol: '77/2026' })
  await desk.call('meetings.points.save', { meetingId: meeting, id: point, fields: { privateNotes: 'NOTA-PRIVATA' } })
  // Carla's seat is taken by its substitute
  const [, , seat] = (await desk.call('groups.get', { id: body })).seats
  await desk.call('groups.seats.save', { bodyId: body, id: seat?.id ?? '', fields: { substituteId } })
  await desk.call('meetings.convene', { meetingId: meeting, by: 'Ada Prova', on: '2026-03-01' })
  await desk.call('meetings.open', { meetingId: meeting, at: '2026-03-10T18:00' })
  const attendees = await attendeesOf(desk, meeting)
  for (const attendanceId of attendees) await desk.call('meetings.attendance', { meetingId: meeting, attendanceId, event: 'present', ...(attendanceId === attendees[2] ? { substitute: true } : {}) })
  const { decision } = await decidedAndClosed(desk, { meeting, point, attendees })
  await desk.call('meetings.actions.save', { pointId: point, fields: { text: 'Scrivere a Ditta 9', owner: 'Bruno Finto', due: '2026-03-20', priority: 1 } })
  await desk.call('minutes.save', { meetingId: meeting, fields: {}, points: [{ id: point, outcome: 'treated' }] })
  await desk.call('minutes.move', { meetingId: meeting, event: 'finish' })
  await desk.call('minutes.approve', { meetingId: meeting, how: 'onTheSpot' })
  const place = (name: string, format: string) => join(folder, `${name}-${Math.random()}.${format}`)
  const titles = {
    it: { convocation: 'Convocazione', agenda: 'Ordine del giorno', attendance: 'Foglio presenze', excerpt: 'Estratto di verbale', minutes: 'Registro dei verbali', decisions: 'Libro delle deliberazioni', actions: 'Registro degli impegni', statistics: 'Presenze per organizzazione' },
    en: { convocation: 'Convocation', agenda: 'Agenda', attendance: 'Attendance sheet', excerpt: 'Excerpt of the minutes', minutes: 'Register of minutes', decisions: 'Book of decisions', actions: 'Register of actions', statistics: 'Attendance by organisation' },
  } as const
  const foreign = { it: /\b(Meeting|Register|Present|Decision|Page)\b/, en: /\b(Riunione|Registro|Presente|Deliberazione|Pagina)\b/ }
  const check = (text: string, language: 'it' | 'en', title: string) => {
    expect(text).toContain(title)
    expect(text).not.toMatch(foreign[language])
    expect(text).not.toMatch(/NOTA-PRIVATA|\{\{|meetingPapers:|meetings:|groups:/)
  }
  for (const language of ['it', 'en'] as const) {
    for (const kind of ['convocation', 'agenda', 'attendance', 'excerpt'] as const) {
      const { path } = await desk.call('meetings.export', { meetingId: meeting, kind, format: 'pdf', language, path: place(kind, 'pdf'), ...(kind === 'excerpt' ? { decisionId: decision } : {}) })
      check(flat((await readPdf(path)).text), language, titles[language][kind])
    }
    for (const kind of ['minutes', 'decisions', 'actions', 'statistics'] as const) {
      check(flat((await readPdf((await desk.call('meetings.register', { kind, format: 'pdf', language, path: place(kind, 'pdf') })).path)).text), language, titles[language][kind])
      check(everyPart((await desk.call('meetings.register', { kind, format: 'xlsx', language, path: place(kind, 'xlsx') })).path), language, titles[language][kind])
    }
    const minutes = flat((await readPdf((await desk.call('minutes.export', { meetingId: meeting, format: 'pdf', language, path: place('minutes', 'pdf') })).path)).text)
    check(minutes, language, language === 'it' ? 'Verbale 1/2026' : 'Minutes 1/2026')
    expect(minutes).toContain(language === 'it' ? 'Elio Esempio Ditta 3 Componente, Supplente' : 'Elio Esempio Ditta 3 Member, Substitute')
    expect(readFileSync((await desk.call('meetings.calendar', { language, meetingId: meeting, path: place('calendar', 'ics') })).path, 'utf8')).not.toContain('NOTA-PRIVATA')
  }
})

it('the stakeholders of a body print as grid, list and matrix, with who is missing; no note of an assessment stands in it', async () => {
  const desk = await testDesk()
  const { body, cluster, firms: [first = '', second = ''] } = await committee(desk)
  const outside = (await desk.call('organisations.save', { values: { name: 'Sindacato di prova' }, clusterId: cluster })).id
  await desk.call('groups.stakeholders.save', { organisationId: outside, clusterId: cluster, fields: { influence: 5, interest: 5, note: 'GIUDIZIO-PRIVATO' } })
  await desk.call('groups.stakeholders.save', { organisationId: first, clusterId: cluster, fields: { influence: 2, interest: 5 } })
  await desk.call('groups.relations.save', { clusterId: cluster, fromId: first, toId: second, fields: { kind: 'supply', strength: 3 } })
  const print = (format: 'pdf' | 'xlsx', language: 'it' | 'en') => desk.call('groups.stakeholders.export', { clusterId: cluster, bodyId: body, format, language, path: join(folder, `portatori-${language}.${format}`) })
  const read = await readPdf((await print('pdf', 'it')).path, { withOperators: true })
  const text = flat(read.text)
  for (const words of ['Gestire da vicino', 'Mantenere informati', 'Sindacato di prova', 'Dovrebbero avere un posto nel gruppo e non lo hanno: Sindacato di prova', 'Matrice delle relazioni N. Da 1 2 3 4 1 Ditta 1 — Fornitura 3 2 Ditta 2 — 3 Ditta 3 — 4 Ditta 4 —', 'Progetto comune']) expect(text).toContain(words)
  // the grid stands alone on its page, with its words as text and a circle for each who is placed, and no picture
  expect(flat(read.pages[0] ?? '')).toContain('Gestire da vicinoMantenere soddisfatti Mantenere informatiMonitorare 1 1 2 2 3 3 4 4 5 5 Interesse Influenza 1 2 ')
  expect(read.rounds).toEqual([2, 0])
  expect(read.operators).not.toContain(OPS.paintImageXObject)
  expect(text).not.toMatch(/GIUDIZIO|groups:|\{\{/)
  expect(read.missingGlyphs).toBe(0)
  expect(flat((await readPdf((await print('pdf', 'en')).path)).text)).toContain('Manage closely')
  expect(readWorkbook((await print('xlsx', 'it')).path).rows('Relazioni').flat()).toEqual(expect.arrayContaining(['Ditta 1', 'Ditta 2', 'Fornitura', 3]))
})

it('the matrix of many organisations holds the strength of each pair alone, and says so', async () => {
  const desk = await testDesk()
  const { cluster, firms: [first = ''] } = await committee(desk)
  const many = await Promise.all(Array.from({ length: 8 }, async (_, at) => (await desk.call('organisations.save', { values: { name: `Altra ${at + 1}` }, clusterId: cluster })).id))
  for (const [at, other] of many.entries()) await desk.call('groups.relations.save', { clusterId: cluster, fromId: first, toId: other, fields: { kind: 'supply', strength: at % 4 } })
  await desk.call('groups.relations.save', { clusterId: cluster, fromId: many[0] ?? '', toId: many[1] ?? '', fields: { kind: 'supply', strength: 2 } })
  const { path } = await desk.call('groups.stakeholders.export', { clusterId: cluster, format: 'xlsx', language: 'it', path: join(folder, 'matrice.xlsx') })
  const [head = [], row = []] = readWorkbook(path).rows('Matrice delle relazioni').filter(cells => cells[1] === 'Da' || cells[1] === 'Ditta 1')
  expect(head.length).toBeGreaterThan(10)
  expect(row.slice(2).map(String).filter(cell => /^\d$/.test(cell)).toSorted()).toEqual(['0', '0', '1', '1', '2', '2', '3', '3'])
  expect(flat((await readPdf((await desk.call('groups.stakeholders.export', { clusterId: cluster, format: 'pdf', language: 'it', path: join(folder, 'matrice.pdf') })).path)).text)).toContain('la forza maggiore')
})

describe('minutes on paper', () => {
  async function minutes(desk: TestDesk, meetingId: string, more: { confidential?: true } = {}, language: 'it' | 'en' = 'it') {
    const { path } = await desk.call('minutes.export', { meetingId, format: 'pdf', language, path: join(folder, `minutes-${Math.random()}.pdf`), ...more })
    const { text, ...rest } = await readPdf(path)
    return { ...rest, text: flat(text) }
  }

  it('hold every block that minutes have to have', async () => {
    const desk = await testDesk()
    const { body, cluster } = await committee(desk)
    const fifth = { organisationId: (await desk.call('organisations.save', { values: { name: 'Ditta 5' }, clusterId: cluster })).id, personId: (await desk.call('people.save', { values: { name: 'Gina Ipotesi' } })).id }
    await desk.call('groups.seats.save', { bodyId: body, fields: { ...fifth, role: 'member', from: '2020-01-01' } })
    const { meeting, point } = await planned(desk, body, '2026-03-10T18:00', { protocol: '77/2026', nextAt: '2026-04-10T18:00' })
    await desk.call('meetings.convene', { meetingId: meeting, by: 'Ada Prova', on: '2026-03-01' })
    await desk.call('meetings.open', { meetingId: meeting, at: '2026-03-10T18:05' })
    const [ada = '', bruno = '', carla = '', dino = ''] = await attendeesOf(desk, meeting)
    for (const attendanceId of [ada, bruno]) await desk.call('meetings.attendance', { meetingId: meeting, attendanceId, event: 'present' })
    await desk.call('meetings.attendance', { meetingId: meeting, attendanceId: dino, event: 'excused' })
    await desk.call('meetings.proxies.save', { meetingId: meeting, grantorId: carla, holderId: ada, state: 'admitted' })
    const gina = (await desk.call('meetings.get', { id: meeting })).attendance.find(({ name }) => name === 'Gina Ipotesi')?.id ?? ''
    await desk.call('meetings.attendance', { meetingId: meeting, attendanceId: gina, event: 'absent' })
    const elio = (await desk.call('meetings.guests.save', { meetingId: meeting, fields: { name: 'Elio Ospite' } })).id
    await desk.call('meetings.attendance', { meetingId: meeting, attendanceId: elio, event: 'present', at: '2026-03-10T18:20' })
    await desk.call('meetings.lead', { meetingId: meeting, chairId: ada, secretaryId: bruno })
    await desk.call('meetings.save', { id: meeting, values: { secretaryHow: 'Indicato dal presidente' } })
    await desk.call('meetings.quorum.check', { meetingId: meeting, at: '2026-03-10T18:10' })
    const vote = await desk.call('meetings.vote', {
      meetingId: meeting, pointId: point, subject: 'Ammettere Ditta 9', method: 'rollCall', at: '2026-03-10T18:30',
      choices: [{ attendanceId: ada, choice: 'favour' }, { attendanceId: carla, choice: 'favour' }, { attendanceId: bruno, choice: 'against', reason: 'Manca un certificato' }],
    })
    await desk.call('meetings.decisions.save', { meetingId: meeting, pointId: point, fields: { title: 'Ditta 9 è ammessa', text: { type: 'doc', content: [] }, voteId: vote.id, effectiveFrom: '2026-03-10' } })
    await desk.call('meetings.actions.save', { pointId: point, fields: { text: 'Scrivere a Ditta 9', owner: 'Bruno Finto', due: '2026-03-20', priority: 1 } })
    await desk.call('minutes.save', { meetingId: meeting, fields: {}, points: [{ id: point, outcome: 'treated' }] })
    await desk.call('meetings.attendance', { meetingId: meeting, attendanceId: bruno, event: 'leaves', at: '2026-03-10T19:10' })
    await desk.call('meetings.close', { meetingId: meeting, at: '2026-03-10T20:00' })
    await desk.call('minutes.move', { meetingId: meeting, event: 'circulate', until: '2026-03-20' })
    await desk.call('minutes.observe', { meetingId: meeting, attendanceId: bruno, fields: { text: 'Manca una parola.', receivedOn: '2026-03-12' } })
    const draft = await minutes(desk, meeting)
    for (const words of [
      'martedì 10 marzo 2026 · 10/03/2026, ore 18:00', 'La riunione è validamente costituita.', 'Convocata il 01/03/2026, Ada Prova', '77/2026', 'Aperta alle 10/03/2026, ore 18:05', 'Chiusa alle 10/03/2026, ore 20:00', 'Bruno Finto · Indicato dal presidente', '10/04/2026, ore 18:00', 'Assente giustificato', 'Presenti 2, per delega',
      'Delega di Carla Esempio a Ada Prova: ammessa', 'Elio Ospite', '18:10.', 'favorevoli 2, contrari 1', 'Contrario: Bruno Finto; Manca un certificato', 'Favorevole: Carla Esempio (per delega a Ada Prova)', 'Deliberazione n. 1/2026: Ditta 9 è ammessa',
      'Impegno: Scrivere a Ditta 9 (Bruno Finto, entro il 20/03/2026)', 'Osservazioni', 'Manca una parola.', 'Bozza',
      'Comitato di prova', 'Luogo Sala prova', 'Modo In presenza', 'Convocazione 1 Aperta', 'Bruno Finto Ditta 2 Segretario Presente 18:05–19:10', 'Elio Ospite Invitato permanente, senza voto Presente 18:20–20:00', 'Ha effetto dal 10/03/2026',
    ]) expect(draft.text).toContain(words)
    // who leads is told in the facts too, not only where they sign
    expect(draft.text.slice(0, draft.text.indexOf('Ammissione di un fornitore'))).toContain('Presidente Ada Prova')
    expect(draft.text).toMatch(/Gina Ipotesi Ditta 5 Componente Assente(?! giustificato)/)
    await desk.call('minutes.move', { meetingId: meeting, event: 'revise' })
    await desk.call('minutes.move', { meetingId: meeting, event: 'finish' })
    const { code } = await desk.call('minutes.approve', { meetingId: meeting, how: 'onTheSpot', on: '2026-03-10' })
    const sealed = await minutes(desk, meeting)
    for (const words of ['Verbale 1/2026', 'Approvato il 10/03/2026 · Letto, approvato e sottoscritto', code]) expect(sealed.text).toContain(words)
    expect(sealed.text).not.toContain('Bozza')
    expect((await minutes(desk, meeting, {}, 'en')).text).toContain('Read, approved and signed on the spot')
  })

  it('keep back the words of confidential points with all that belongs to them, and say on each page when they do not', async () => {
    const desk = await testDesk()
    const { body } = await committee(desk)
    const sitting = await opened(desk, body)
    await desk.call('meetings.points.save', { meetingId: sitting.meeting, id: sitting.point, fields: { confidential: true } })
    const { decision } = await decidedAndClosed(desk, sitting)
    await desk.call('meetings.actions.save', { pointId: sitting.point, fields: { text: 'IMPEGNO-SEGRETO', priority: 1 } })
    await desk.call('minutes.save', { meetingId: sitting.meeting, fields: {}, points: [{ id: sitting.point, outcome: 'treated' }] })
    await desk.call('minutes.move', { meetingId: sitting.meeting, event: 'finish' })
    await desk.call('minutes.approve', { meetingId: sitting.meeting, how: 'onTheSpot' })
    const later = await opened(desk, body, '2026-05-10T18:00')
    const { decision: correcting } = await decidedAndClosed(desk, later, '2026-05-10')
    await desk.call('minutes.correct', { meetingId: sitting.meeting, decisionId: correcting, kind: 'materialError', pointId: sitting.point, before: 'PRIMA-SEGRETO', after: 'DOPO-SEGRETO', reason: 'Svista' })
    const { text } = await minutes(desk, sitting.meeting)
    expect(text).toContain('(punto riservato)')
    expect(text).not.toMatch(/Ditta 9|SEGRETO|Ammissione|RISERVATO/)
    const asked = await minutes(desk, sitting.meeting, { confidential: true })
    for (const words of ['Ditta 9 è ammessa', 'IMPEGNO-SEGRETO', 'PRIMA-SEGRETO', 'DOPO-SEGRETO', 'v. rettifica n. 1', 'Disposta da deliberazione n. 2/2026 della riunione del 10/05/2026']) expect(asked.text).toContain(words)
    expect(asked.text.match(/RISERVATO/g)).toHaveLength(asked.pages.length)
    for (const page of asked.pages.keys()) expect(asked.text).toContain(`Pagina ${page + 1} di ${asked.pages.length}`)
    const excerpt = await pdf(desk, { meetingId: sitting.meeting, kind: 'excerpt', decisionId: decision })
    for (const words of ['RISERVATO', 'PRIMA-SEGRETO', 'DOPO-SEGRETO', 'Disposta da deliberazione n. 2/2026', 'copia conforme']) expect(excerpt.text).toContain(words)
    const other = await pdf(desk, { meetingId: later.meeting, kind: 'excerpt', decisionId: correcting })
    expect(other.text.match(/Ditta 9 è ammessa/g)).toHaveLength(1)
    expect(other.text).toContain('Il comitato ammette Ditta 9.')
    await desk.call('meetings.decisions.save', { meetingId: later.meeting, pointId: later.point, id: correcting, fields: { text: noteOf('Ditta 9 è ammessa') } })
    expect((await pdf(desk, { meetingId: later.meeting, kind: 'excerpt', decisionId: correcting })).text.match(/Ditta 9 è ammessa/g)).toHaveLength(1)
    expect(other.text).not.toMatch(/SEGRETO|RISERVATO/)
    await desk.call('meetings.points.save', { meetingId: later.meeting, id: later.point, fields: { confidential: true } })
    expect((await pdf(desk, { meetingId: later.meeting, kind: 'excerpt', decisionId: correcting })).text).toMatch(/Bozza · RISERVATO/i)
  })

  it.each([
    ['nobody', []], ['secretary', ['Segretario Bruno Finto']], ['chairAndSecretary', ['Presidente Ada Prova', 'Segretario Bruno Finto']],
    ['allPresent', ['Presidente Ada Prova', 'Segretario Bruno Finto', 'Componente Carla Esempio']],
  ] as const)('end with the signatures that the rules of the body ask for: %s', async (signers, places) => {
    const desk = await testDesk()
    const { body } = await committee(desk)
    await desk.call('groups.rules.save', { bodyId: body, fields: { signers, from: '2020-01-01' } })
    const { meeting, attendees: [chairId = '', secretaryId = ''] } = await opened(desk, body, '2026-03-10T18:00', 3)
    await desk.call('meetings.lead', { meetingId: meeting, chairId, secretaryId })
    const { text } = await minutes(desk, meeting)
    const end = text.slice(text.indexOf('Ammissione di un fornitore'))
    for (const words of places) expect(end).toContain(words)
    for (const name of ['Ada Prova', 'Bruno Finto', 'Carla Esempio', 'Dino Inventato']) if (!places.some(words => words.endsWith(name))) expect(end).not.toContain(name)
  })

  it('name the papers of the meeting with their letters and codes, as the convocation does', async () => {
    const desk = await testDesk()
    const { body } = await committee(desk)
    const { meeting, point } = await planned(desk, body)
    const file = join(folder, 'preventivo.pdf')
    writeFileSync(file, 'un preventivo')
    await desk.call('meetings.papers.add', { meetingId: meeting, pointId: point, file })
    await desk.call('meetings.convene', { meetingId: meeting, by: 'Ada Prova', on: '2026-03-01' })
    await desk.call('meetings.points.save', { meetingId: meeting, fields: { title: 'Punto tardivo', kind: 'information' } })
    for (const kind of ['convocation', 'agenda'] as const) {
      const { text } = await pdf(desk, { meetingId: meeting, kind })
      for (const words of ['A. preventivo.pdf', 'Punto tardivo · Aggiunto dopo la convocazione']) expect(text).toContain(words)
    }
    await desk.call('meetings.open', { meetingId: meeting, at: '2026-03-10T18:00' })
    const code = createHash('sha256').update('un preventivo').digest('hex').slice(0, 4).toUpperCase()
    const { text } = await minutes(desk, meeting)
    for (const words of ['Documenti: A', 'Allegati', 'preventivo.pdf', code]) expect(text).toContain(words)
  })

  it('that somebody changed behind the program print under no code of another text: each paper says so, and no excerpt is a true copy', async () => {
    const desk = await testDesk()
    const { body } = await committee(desk)
    const sitting = await opened(desk, body)
    const { decision } = await decidedAndClosed(desk, sitting)
    await desk.call('minutes.save', { meetingId: sitting.meeting, fields: {}, points: [{ id: sitting.point, outcome: 'treated' }] })
    await desk.call('minutes.move', { meetingId: sitting.meeting, event: 'finish' })
    await desk.call('minutes.approve', { meetingId: sitting.meeting, how: 'onTheSpot' })
    const later = await opened(desk, body, '2026-05-10T18:00')
    const { decision: decisionId } = await decidedAndClosed(desk, later, '2026-05-10')
    const { id: correction } = await desk.call('minutes.correct', { meetingId: sitting.meeting, decisionId, kind: 'materialError', pointId: sitting.point, before: 'PRIMA', after: 'DOPO', reason: 'Svista' })
    const whole = await minutes(desk, sitting.meeting)
    expect(whole.text).not.toMatch(/SIGILLO|cambiato fuori/)
    expect((await register(desk, { kind: 'minutes', bodyId: body }, 'Verbali')).flat().join(' ')).not.toContain('cambiato fuori')
    const forge = async (recordId: string, from: string, to: string) => {
      await desk.core.close()
      const database = new Sqlite(desk.file)
      for (const { name } of database.prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'seal'`).all() as { name: string }[]) database.exec(`DROP TRIGGER ${name}`)
      database.prepare('UPDATE seal SET content = replace(content, ?, ?) WHERE recordId = ?').run(from, to, recordId)
      database.close()
      await desk.reopen()
    }
    await forge(correction, 'DOPO', 'FALSO')
    for (const { text, pages } of [await minutes(desk, sitting.meeting), await pdf(desk, { meetingId: sitting.meeting, kind: 'excerpt', decisionId: decision })]) {
      expect(text).toContain('FALSO')
      expect(text).not.toContain('è copia conforme')
      expect(text).toContain('cambiato fuori dal programma dopo il sigillo')
      expect(text.match(/SIGILLO NON INTEGRO/g)).toHaveLength(pages.length)
    }
    await forge(correction, 'FALSO', 'DOPO')
    expect((await minutes(desk, sitting.meeting)).text).not.toContain('SIGILLO')
    await forge(sitting.meeting, 'Ditta 9', 'Ditta 666')
    const forged = await minutes(desk, sitting.meeting)
    expect(forged.text).toContain('cambiato fuori dal programma')
    expect(forged.text.match(/SIGILLO NON INTEGRO/g)).toHaveLength(forged.pages.length)
    const excerpt = await pdf(desk, { meetingId: sitting.meeting, kind: 'excerpt', decisionId: decision })
    for (const words of ['SIGILLO NON INTEGRO', 'non vale come copia conforme']) expect(excerpt.text).toContain(words)
    expect(excerpt.text).not.toContain('è copia conforme')
    expect((await register(desk, { kind: 'minutes', bodyId: body }, 'Verbali')).flat().join(' ')).toContain('cambiato fuori dal programma')
  })

  it('of a confidential meeting hold no point, no opening and no closing', async () => {
    const desk = await testDesk()
    const { body } = await committee(desk)
    const sitting = await opened(desk, body)
    await desk.call('meetings.save', { id: sitting.meeting, values: { confidential: true } })
    await desk.call('minutes.save', { meetingId: sitting.meeting, fields: { opening: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'APERTURA-SEGRETA' }] }] } } })
    const { text } = await minutes(desk, sitting.meeting)
    expect(text).toContain('(punto riservato)')
    expect(text).not.toMatch(/APERTURA|Ammissione/)
    expect((await minutes(desk, sitting.meeting, { confidential: true })).text).toContain('APERTURA-SEGRETA')
  })
})

it('a body is written as a sheet: who sits in it on the day, its meetings to come and held, what is open; of what is confidential only that it is there', async () => {
  const desk = await testDesk()
  const { body, people } = await committee(desk)
  await desk.call('groups.seats.save', { bodyId: body, fields: { personId: people[0] ?? '', role: 'observer', to: '2019-12-31' } })
  const sitting = await opened(desk, body)
  await decidedAndClosed(desk, sitting)
  await desk.call('meetings.actions.save', { bodyId: body, pointId: sitting.point, fields: { text: 'Scrivere a Ditta 9', owner: 'Ada Prova', due: '2026-04-01' } })
  const secret = await planned(desk, body, '2026-04-10T18:00', { title: 'TITOLO-SEGRETO', confidential: true, place: 'SALA-SEGRETA' })
  await desk.call('meetings.actions.save', { bodyId: body, pointId: secret.point, fields: { text: 'IMPEGNO-SEGRETO' } })
  const sheet = async (at: string, language: 'it' | 'en' = 'it') => flat((await readPdf((await desk.call('meetings.bodySheet', { bodyId: body, language, at, path: join(folder, `scheda-${Math.random()}.pdf`) })).path)).text)
  const now = await sheet('2026-03-20')
  for (const words of ['Comitato di prova', '4 posti, 4 con voto.', 'Ditta 1', 'Presidente', '10/04/2026, 18:00', 'Riservato', '10/03/2026, 18:00', 'Conclusa', 'Scrivere a Ditta 9', 'scaduto', '1 riga riservata']) expect(now).toContain(words)
  expect(now).not.toMatch(/SEGRET|Uditore|\{\{|meetingPapers:/)
  // a confidential meeting that was held says no more than its day, and one that was never closed is not forgotten
  await desk.call('meetings.save', { id: sitting.meeting, values: { confidential: true } })
  const later = await sheet('2026-05-01')
  for (const words of ['10/03/2026, 18:00 Riservato Conclusa', '10/04/2026, 18:00 Riservato In preparazione']) expect(later).toContain(words)
  expect(later).not.toMatch(/SEGRET|osservazione|Scrivere a Ditta 9/)
  const before = await sheet('2019-06-01', 'en')
  for (const words of ['Observer', '1 seat, 0 with a vote.', 'No meetings held up to this date.']) expect(before).toContain(words)
  expect(before, 'held on a day to come').not.toMatch(/Concluded|Ditta 1|Presidente/)
  await desk.call('groups.remove', { ids: [(await desk.call('groups.save', { values: { name: 'Mai riunito' } })).id] })
  expect((await desk.refused('meetings.bodySheet', { bodyId: 'none', language: 'it' })).code).toBe('not-found')
})
