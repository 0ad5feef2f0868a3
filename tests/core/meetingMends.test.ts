import Sqlite from 'better-sqlite3'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noteOf } from '../../shared/meetings/notes.ts'
import { readPdf } from '../papers/reading.ts'
import { testDesk } from './desk.ts'
import { attendeesOf, committee, decidedAndClosed, opened, planned } from './meetingDesk.ts'

const favour = (many: number) => ({ favour: many, against: 4 - many, abstained: 0 })

test('a decision follows the valid vote on its point, also when it names none, and when its vote is annulled', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const { meeting, point } = await opened(desk, body)
  const vote = (many: number, at: string, annulsId?: string) => desk.call('meetings.vote', { meetingId: meeting, pointId: point, subject: 'Così', method: 'open', at: `2026-03-10T${at}`, totals: favour(many), ...(annulsId ? { annulsId } : {}) })
  const rejected = await vote(1, '18:10')
  const unnamed = await desk.call('meetings.decisions.save', { meetingId: meeting, pointId: point, fields: { title: 'Senza voto', text: noteOf('x') } })
  expect(unnamed.number).toBeNull()
  const adopted = await vote(3, '18:20', rejected.id)
  const stateOf = async (id: string) => (await desk.call('meetings.get', { id: meeting })).decisions.find(one => one.id === id)?.state
  expect(await stateOf(unnamed.id)).toBe('adopted')
  const named = await desk.call('meetings.decisions.save', { meetingId: meeting, pointId: point, fields: { title: 'Con voto', text: noteOf('y'), voteId: adopted.id } })
  const last = await vote(0, '18:30', adopted.id)
  expect([await stateOf(unnamed.id), await stateOf(named.id)]).toEqual(['rejected', 'rejected'])
  expect((await desk.call('meetings.get', { id: meeting })).decisions.find(({ id }) => id === named.id)).toMatchObject({ voteId: last.id, number: named.number })
})

test('of the votes on a point the newest by its hour counts that was not annulled; a tie decides nothing, and another point’s vote is none of its own', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const { meeting, point } = await planned(desk, body)
  const other = (await desk.call('meetings.points.save', { meetingId: meeting, fields: { title: 'Altro punto', kind: 'decision' } })).id
  await desk.call('meetings.convene', { meetingId: meeting, by: 'Ada Prova', on: '2026-03-01' })
  await desk.call('meetings.open', { meetingId: meeting, at: '2026-03-10T18:00' })
  for (const attendanceId of await attendeesOf(desk, meeting)) await desk.call('meetings.attendance', { meetingId: meeting, attendanceId, event: 'present' })
  const vote = (many: number, at: string, more: object = {}) => desk.call('meetings.vote', { meetingId: meeting, pointId: point, subject: 'Così', method: 'open', at: `2026-03-10T${at}`, totals: favour(many), ...more })
  const decide = async (title: string) => (await desk.call('meetings.decisions.save', { meetingId: meeting, pointId: point, fields: { title, text: noteOf('x') } })).id
  const stateOf = async (id: string) => (await desk.call('meetings.get', { id: meeting })).decisions.find(one => one.id === id)?.state
  const adopted = await vote(4, '18:30')
  const first = await decide('Prima')
  // noted later, but taken before
  await vote(1, '18:20')
  const second = await decide('Seconda')
  expect([await stateOf(first), await stateOf(second)]).toEqual(['adopted', 'adopted'])
  // the newest is annulled: what was taken before it counts again
  await vote(0, '18:10', { annulsId: adopted.id })
  const third = await decide('Terza')
  expect([await stateOf(first), await stateOf(second), await stateOf(third)]).toEqual(['rejected', 'rejected', 'rejected'])
  await vote(4, '18:50', { pointId: other })
  expect(await stateOf(first)).toBe('rejected')
  await vote(2, '18:40')
  expect((await desk.refused('meetings.decisions.save', { meetingId: meeting, pointId: point, fields: { title: 'Quarta', text: noteOf('x') } })).code).toBe('decision-vote')
})

test('after a deserted call nobody is noted as there, and the seats of the day stand anew at the opening', async () => {
  const desk = await testDesk()
  const { body, people } = await committee(desk)
  const { meeting, attendees } = await opened(desk, body, '2026-03-10T18:00', 2)
  await desk.call('meetings.attendance', { meetingId: meeting, attendanceId: attendees[2] ?? '', event: 'excused' })
  await desk.call('meetings.desert', { meetingId: meeting, at: '2026-03-10T18:20' })
  expect((await desk.call('meetings.get', { id: meeting })).attendance.map(({ state }) => state)).toEqual([null, null, 'excused', null])
  // of the two whose seats are given to others meanwhile one was noted already: as who excused himself he stays
  for (const [at, name] of [[2, 'Franco Nuovo'], [3, 'Elena Nuova']] as const) {
    const seat = (await desk.call('groups.get', { id: body })).seats.find(({ personId }) => personId === people[at])
    const person = await desk.call('people.save', { values: { name } })
    await desk.call('groups.seats.save', { bodyId: body, id: seat?.id ?? '', fields: { personId: person.id } })
  }
  await desk.call('meetings.open', { meetingId: meeting, at: '2026-03-10T18:40', call: 2 })
  expect((await desk.call('meetings.get', { id: meeting })).attendance.map(({ name }) => name)).toEqual(['Ada Prova', 'Bruno Finto', 'Carla Esempio', 'Elena Nuova'])
})

test('there is no second call where the rules know none', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk, 'workingGroup')
  const { meeting } = await planned(desk, body)
  expect((await desk.refused('meetings.open', { meetingId: meeting, at: '2026-03-10T18:00', call: 2 })).code).toBe('second-call-none')
  await desk.call('meetings.convene', { meetingId: meeting, by: 'Ada Prova' })
  expect((await desk.refused('meetings.desert', { meetingId: meeting, at: '2026-03-10T18:20' })).code).toBe('second-call-none')
})

test('an open action stays on the agenda meeting after meeting, ten comes after two, and minutes wait for approval in one point', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk, 'workingGroup')
  const first = await opened(desk, body, '2026-03-10T18:00')
  for (let count = 0; count < 8; count++) await desk.call('meetings.points.save', { meetingId: first.meeting, fields: { title: `Punto ${count}` } })
  await desk.call('meetings.actions.save', { pointId: first.point, fields: { text: 'Scrivere' } })
  await decidedAndClosed(desk, first)
  const open = (await desk.call('meetings.openPoints', { bodyId: body })).points
  expect(open.map(({ number }) => number)).toEqual(['3', '4', '5', '6', '7', '8', '9', '10', '11'])
  const second = await planned(desk, body, '2026-04-10T18:00')
  const takenOver = (await desk.call('meetings.get', { id: second.meeting })).points.find(({ carriedFromId }) => carriedFromId === first.point)?.id
  await desk.call('meetings.abandon', { meetingId: second.meeting, kind: 'cancelled', reason: 'Neve' })
  const third = await opened(desk, body, '2026-05-10T18:00')
  const { points } = await desk.call('meetings.get', { id: third.meeting })
  expect(points.filter(({ approvesId }) => approvesId === first.meeting)).toHaveLength(1)
  const carried = points.find(({ carriedFromId }) => carriedFromId === takenOver)?.id ?? ''
  const undecided = points.find(({ carriedFromId }) => carriedFromId === second.point)?.id ?? ''
  await desk.call('minutes.save', { meetingId: third.meeting, fields: {}, points: [{ id: carried, outcome: 'treated' }, { id: undecided, outcome: 'postponed' }] })
  await decidedAndClosed(desk, third, '2026-05-10')
  expect((await desk.call('meetings.openPoints', { bodyId: body })).points.find(({ pointId }) => pointId === carried)?.reason).toBe('openAction')
})

test('minutes that are ready change neither by a paper, nor by the facts of the meeting; private notes are in none', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const sitting = await opened(desk, body)
  await decidedAndClosed(desk, sitting)
  await desk.call('minutes.move', { meetingId: sitting.meeting, event: 'finish' })
  const file = join(desk.home, '..', 'tardi.txt')
  writeFileSync(file, 'Tardi')
  expect((await desk.refused('meetings.papers.add', { meetingId: sitting.meeting, file })).code).toBe('minutes-state')
  expect((await desk.refused('meetings.save', { id: sitting.meeting, values: { title: 'Altro' } })).code).toBe('minutes-state')
  await desk.call('meetings.save', { id: sitting.meeting, values: { privateNotes: 'Solo mia' } })
})

test('private notes go to a laptop with the meeting that is carried, of no other', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const other = await planned(desk, body, '2026-02-10T18:00', { privateNotes: 'Segreto altrui' })
  await desk.call('meetings.points.save', { meetingId: other.meeting, id: other.point, fields: { privateNotes: 'Segreto del punto' } })
  const { meeting, point } = await planned(desk, body, '2026-03-10T18:00', { privateNotes: 'Segreto portato' })
  await desk.call('meetings.points.save', { meetingId: meeting, id: point, fields: { privateNotes: 'Segreto portato del punto' } })
  const path = join(desk.home, '..', 'riunione.desk')
  await desk.call('meetings.carry.out', { meetingId: meeting, path })
  const there = new Sqlite(path, { readonly: true })
  expect(there.prepare('SELECT privateNotes FROM meeting WHERE privateNotes IS NOT NULL UNION SELECT privateNotes FROM agendaPoint WHERE privateNotes IS NOT NULL').pluck().all()).toEqual(['Segreto portato', 'Segreto portato del punto'])
  there.close()
})

test('neither a paper nor an observation of ready minutes is changed or taken out, until the minutes are reopened', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const sitting = await opened(desk, body)
  const { meeting, point, attendees: [ada = ''] } = sitting
  const file = join(desk.home, '..', 'bilancio.txt')
  writeFileSync(file, 'Bilancio')
  const paper = await desk.call('meetings.papers.add', { meetingId: meeting, file })
  await decidedAndClosed(desk, sitting)
  await desk.call('minutes.move', { meetingId: meeting, event: 'circulate', until: '2999-12-31' })
  const observation = await desk.call('minutes.observe', { meetingId: meeting, attendanceId: ada, fields: { text: 'Manca un nome' } })
  await desk.call('minutes.move', { meetingId: meeting, event: 'finish' })
  const tries: [string, object][] = [
    ['meetings.papers.save', { id: paper.id, fields: { name: 'altro.txt' } }], ['meetings.papers.save', { id: paper.id, fields: { pointId: point } }], ['meetings.papers.save', { id: paper.id, fields: {}, remove: true }],
    ['minutes.observe', { meetingId: meeting, id: observation.id, fields: { outcome: 'accepted', answer: 'Aggiunto' } }], ['minutes.observe', { meetingId: meeting, id: observation.id, fields: {}, remove: true }],
  ]
  const stored = async () => {
    const { content, observations } = await desk.call('minutes.get', { meetingId: meeting })
    return { content, observations, papers: (await desk.call('meetings.get', { id: meeting })).papers }
  }
  const ready = await stored()
  expect([ready.papers.map(({ name }) => name), ready.observations.map(({ text, outcome }) => [text, outcome])]).toEqual([['bilancio.txt'], [['Manca un nome', null]]])
  for (const [name, input] of tries) expect(await desk.refused(name, input), JSON.stringify(input)).toMatchObject({ code: 'minutes-state', values: { state: 'ready' } })
  expect(await stored()).toEqual(ready)
  await desk.call('minutes.move', { meetingId: meeting, event: 'reopen', reason: 'Un refuso' })
  await desk.call('meetings.papers.save', { id: paper.id, fields: { name: 'altro.txt' } })
  await desk.call('minutes.observe', { meetingId: meeting, id: observation.id, fields: { outcome: 'accepted', answer: 'Aggiunto' } })
  const reopened = await stored()
  expect([reopened.papers.map(({ name }) => name), reopened.observations.map(({ outcome }) => outcome)]).toEqual([['altro.txt'], ['accepted']])
})

test('minutes that two meetings were to approve, neither of which was held, come back as one point', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const first = await opened(desk, body)
  await decidedAndClosed(desk, first)
  const due = [await planned(desk, body, '2026-04-10T18:00'), await planned(desk, body, '2026-05-10T18:00')]
  // on the second somebody put it by hand, in case
  await desk.call('meetings.points.save', { meetingId: due[1]?.meeting ?? '', fields: { title: 'Approvazione del verbale', kind: 'approval', approvesId: first.meeting } })
  const approving = async (id: string) => (await desk.call('meetings.get', { id })).points.filter(({ approvesId }) => approvesId === first.meeting).length
  for (const { meeting } of due) {
    expect(await approving(meeting)).toBe(1)
    await desk.call('meetings.convene', { meetingId: meeting, by: 'Ada Prova' })
  }
  for (const { meeting } of due) await desk.call('meetings.abandon', { meetingId: meeting, kind: 'cancelled', reason: 'Neve' })
  expect((await desk.call('meetings.openPoints', { bodyId: body })).points.filter(({ kind }) => kind === 'approval')).toHaveLength(2)
  expect(await approving((await planned(desk, body, '2026-06-10T18:00')).meeting)).toBe(1)
})

test('deciding points that are still open are told in the order of their numbers, ten after two', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const { meeting } = await planned(desk, body)
  for (let count = 0; count < 10; count++) await desk.call('meetings.points.save', { meetingId: meeting, fields: { title: `Punto ${count}`, kind: 'decision' } })
  await desk.call('meetings.convene', { meetingId: meeting, by: 'Ada Prova', on: '2026-03-01' })
  await desk.call('meetings.open', { meetingId: meeting, at: '2026-03-10T18:00' })
  const numbers = (await desk.call('meetings.get', { id: meeting })).points.filter(({ kind }) => kind === 'decision').map(({ number }) => Number(number))
  expect(numbers).toHaveLength(11)
  expect(await desk.refused('meetings.close', { meetingId: meeting, at: '2026-03-10T20:00' })).toMatchObject({ code: 'points-open', values: { points: numbers.toSorted((a, b) => a - b).join(', ') } })
})

test('what was confidential with its meeting, or with what it stood under, stays so where it is carried over alone', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk, 'workingGroup')
  const first = await opened(desk, body)
  const parent = (await desk.call('meetings.points.save', { meetingId: first.meeting, fields: { title: 'Personale', kind: 'information', confidential: true } })).id
  const child = (await desk.call('meetings.points.save', { meetingId: first.meeting, fields: { title: 'SEGRETO-FIGLIO', kind: 'information', parentId: parent } })).id
  await desk.call('minutes.save', { meetingId: first.meeting, fields: {}, points: [{ id: first.point, outcome: 'withdrawn' }, { id: parent, outcome: 'treated' }, { id: child, outcome: 'postponed' }] })
  await desk.call('meetings.close', { meetingId: first.meeting, at: '2026-03-10T20:00' })
  const secret = await opened(desk, body, '2026-04-10T18:00')
  await desk.call('meetings.save', { id: secret.meeting, values: { confidential: true } })
  const { points: agenda } = await desk.call('meetings.get', { id: secret.meeting })
  await desk.call('minutes.save', { meetingId: secret.meeting, fields: {}, points: agenda.map(({ id, carriedFromId }) => ({ id, outcome: carriedFromId === null ? 'postponed' as const : 'treated' as const })) })
  await desk.call('meetings.close', { meetingId: secret.meeting, at: '2026-04-10T20:00' })
  const third = await planned(desk, body, '2026-05-10T18:00')
  const { points } = await desk.call('meetings.get', { id: third.meeting })
  const carried = points.filter(({ carriedFromId }) => carriedFromId !== null).map(({ title, confidential }) => [title, confidential])
  expect(agenda.filter(({ carriedFromId }) => carriedFromId !== null).map(({ title, confidential }) => [title, confidential])).toEqual([['SEGRETO-FIGLIO', true]])
  expect(carried).toContainEqual(['Ammissione di un fornitore', true])
  expect(carried.filter(([, confidential]) => confidential !== true)).toEqual([])
  const { path } = await desk.call('meetings.export', { meetingId: third.meeting, kind: 'convocation', format: 'pdf', language: 'it', path: join(desk.home, '..', 'convocazione.pdf') })
  expect((await readPdf(path)).text.match(/Ammissione di un fornitore/g)).toHaveLength(1)
})

test('a point that is taken out goes with its papers, and comes back with them', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk, 'workingGroup')
  const { meeting } = await planned(desk, body)
  const secret = (await desk.call('meetings.points.save', { meetingId: meeting, fields: { title: 'Offerte', kind: 'information', confidential: true } })).id
  const file = join(desk.home, '..', 'offerta segreta.txt')
  writeFileSync(file, 'Offerta')
  await desk.call('meetings.papers.add', { meetingId: meeting, pointId: secret, file })
  const { batch } = await desk.call('meetings.points.save', { meetingId: meeting, id: secret, fields: {}, remove: true })
  const papers = async () => (await desk.call('meetings.get', { id: meeting })).papers.map(({ name }) => name)
  expect(await papers()).toEqual([])
  const { path } = await desk.call('meetings.export', { meetingId: meeting, kind: 'convocation', format: 'pdf', language: 'it', path: join(desk.home, '..', 'convocazione.pdf') })
  expect((await readPdf(path)).text).not.toContain('offerta segreta')
  await desk.call('history.undo', { batch })
  expect(await papers()).toEqual(['offerta segreta.txt'])
})

test('a meeting that voted or decided is neither abandoned nor found deserted; one where nothing happened yet is', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const [rule] = (await desk.call('groups.get', { id: body })).rules
  await desk.call('groups.rules.save', { bodyId: body, id: rule?.id ?? '', fields: { secondCallMinutes: 30 } })
  const sitting = await opened(desk, body)
  const { id: voteId } = await desk.call('meetings.vote', { meetingId: sitting.meeting, pointId: sitting.point, subject: 'Ammettere', method: 'open', at: '2026-03-10T18:30', totals: { favour: 4, against: 0, abstained: 0 } })
  const abandon = { meetingId: sitting.meeting, kind: 'cancelled' as const, reason: 'x' }
  expect(voteId).not.toBe('')
  expect((await desk.refused('meetings.abandon', abandon)).code).toBe('meeting-decided')
  expect((await desk.refused('meetings.desert', { meetingId: sitting.meeting, at: '2026-03-10T18:40' })).code).toBe('meeting-decided')
  expect((await desk.call('meetings.get', { id: sitting.meeting })).state).toBe('open')
  const other = await opened(desk, body, '2026-04-10T18:00')
  await desk.call('meetings.abandon', { ...abandon, meetingId: other.meeting })
  expect((await desk.call('meetings.get', { id: other.meeting })).state).toBe('notHeld')
})

test('a seat whose substitute was noted is its holder’s again where the line is cleared or the call was deserted; hours that were noted keep their name', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const [rule] = (await desk.call('groups.get', { id: body })).rules
  await desk.call('groups.rules.save', { bodyId: body, id: rule?.id ?? '', fields: { secondCallMinutes: 30 } })
  const elio = (await desk.call('people.save', { values: { name: 'Elio Supplente' } })).id
  const seat = (await desk.call('groups.get', { id: body })).seats.find(({ person }) => person === 'Ada Prova')
  await desk.call('groups.seats.save', { bodyId: body, id: seat?.id ?? '', fields: { substituteId: elio } })
  const { meeting, attendees: [ada = ''] } = await opened(desk, body, '2026-03-10T18:00', 0)
  const line = async () => { const found = (await desk.call('meetings.get', { id: meeting })).attendance.find(({ id }) => id === ada); return [found?.name, found?.substitute] }
  const note = (event: 'present' | 'unmarked', more: object = {}) => desk.call('meetings.attendance', { meetingId: meeting, attendanceId: ada, event, ...more })
  await note('present', { substitute: true })
  expect(await line()).toEqual(['Elio Supplente', true])
  await note('unmarked')
  expect(await line()).toEqual(['Ada Prova', false])
  await note('present')
  await desk.call('meetings.attendance', { meetingId: meeting, attendanceId: ada, event: 'leaves', at: '2026-03-10T18:20' })
  expect(await desk.refused('meetings.attendance', { meetingId: meeting, attendanceId: ada, event: 'present', substitute: true, at: '2026-03-10T18:25' })).toMatchObject({ code: 'attendance-holder', values: { name: 'Ada Prova' } })
  await note('unmarked')
  await note('present', { substitute: true })
  await desk.call('meetings.desert', { meetingId: meeting, at: '2026-03-10T18:30' })
  await desk.call('meetings.open', { meetingId: meeting, at: '2026-03-10T18:45', call: 2 })
  expect(await line()).toEqual(['Ada Prova', false])
  await note('present', { substitute: true })
  expect(await line()).toEqual(['Elio Supplente', true])
})

test('a proxy that was only received does not make present, and none goes to or from somebody without a vote', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const { meeting, attendees: [ada = '', , , dino = ''] } = await opened(desk, body, '2026-03-10T18:00', 3)
  const guest = (await desk.call('meetings.guests.save', { meetingId: meeting, fields: { name: 'Un ospite' } })).id
  await desk.call('meetings.attendance', { meetingId: meeting, attendanceId: guest, event: 'present' })
  expect(await desk.refused('meetings.proxies.save', { meetingId: meeting, grantorId: dino, holderId: guest })).toMatchObject({ code: 'proxy-vote', values: { name: 'Un ospite' } })
  const { id } = await desk.call('meetings.proxies.save', { meetingId: meeting, grantorId: dino, holderId: ada, state: 'received' })
  const state = async () => (await desk.call('meetings.get', { id: meeting })).attendance.find(attendee => attendee.id === dino)?.state
  expect(await state()).toBeNull()
  await desk.call('meetings.proxies.save', { meetingId: meeting, id, state: 'admitted' })
  expect(await state()).toBe('proxy')
})
