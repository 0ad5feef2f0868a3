import Sqlite from 'better-sqlite3'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noteOf } from '../../shared/meetings/notes.ts'
import { testDesk } from './desk.ts'
import { committee, decidedAndClosed, opened, planned } from './meetingDesk.ts'

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
  await vote(0, '18:30', adopted.id)
  expect([await stateOf(unnamed.id), await stateOf(named.id)]).toEqual(['rejected', 'rejected'])
})

test('after a deserted call nobody is noted as there, and the seats of the day stand anew at the opening', async () => {
  const desk = await testDesk()
  const { body, people } = await committee(desk)
  const { meeting } = await opened(desk, body, '2026-03-10T18:00', 2)
  await desk.call('meetings.desert', { meetingId: meeting, at: '2026-03-10T18:20' })
  expect((await desk.call('meetings.get', { id: meeting })).attendance.map(({ state }) => state)).toEqual([null, null, null, null])
  const seat = (await desk.call('groups.get', { id: body })).seats.find(({ personId }) => personId === people[3])
  const elena = await desk.call('people.save', { values: { name: 'Elena Nuova' } })
  await desk.call('groups.seats.save', { bodyId: body, id: seat?.id ?? '', fields: { personId: elena.id } })
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
  const { meeting } = await planned(desk, body, '2026-03-10T18:00', { privateNotes: 'Segreto portato' })
  const path = join(desk.home, '..', 'riunione.desk')
  await desk.call('meetings.carry.out', { meetingId: meeting, path })
  const there = new Sqlite(path, { readonly: true })
  expect(there.prepare('SELECT privateNotes FROM meeting WHERE privateNotes IS NOT NULL UNION SELECT privateNotes FROM agendaPoint WHERE privateNotes IS NOT NULL').pluck().all()).toEqual(['Segreto portato'])
  there.close()
})
