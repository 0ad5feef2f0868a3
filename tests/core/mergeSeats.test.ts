import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { Input } from '../../shared/contract.ts'
import { checkSeals } from '../../main/database/seals.ts'
import { testDesk, type TestDesk } from './desk.ts'
import { committee, decidedAndClosed, opened, planned } from './meetingDesk.ts'
import { qualifiedSupplier } from './suppliers.ts'

type SeatFields = Input<'groups.seats.save'>['fields']

/** Two records of one firm, with the committee's first firm beside them. */
async function twoFirms(desk: TestDesk) {
  const made = await committee(desk)
  const winner = (await desk.call('organisations.save', { values: { name: 'Tintoria Bisenzio S.r.l.' } })).id
  const loser = (await desk.call('organisations.save', { values: { name: 'TINTORIA BISENZIO SRL' } })).id
  const person = async (name: string) => (await desk.call('people.save', { values: { name } })).id
  const seat = async (fields: SeatFields, bodyId = made.body) => (await desk.call('groups.seats.save', { bodyId, fields })).id
  const seats = async () => (await desk.call('groups.get', { id: made.body })).seats.filter(({ organisationId }) => organisationId === winner || organisationId === loser)
  return { ...made, winner, loser, person, seat, seats }
}

/** The stretches of a body's seats, in time. */
const told = (seats: Awaited<ReturnType<Awaited<ReturnType<typeof twoFirms>>['seats']>>) =>
  seats.map(({ from, to, role, person, substitute }) => [from, to, role, person, substitute]).toSorted((a, b) => String(a[0]).localeCompare(String(b[0])))

test('two seats of one firm that ran together are one for that time, with the higher role and the people of both; before and after each says its own', async () => {
  const desk = await testDesk()
  const { body, winner, loser, person, seat, seats } = await twoFirms(desk)
  const anna = await person('Anna Tinta')
  await seat({ organisationId: winner, role: 'member', from: '2020-01-01' })
  await seat({ organisationId: loser, personId: anna, role: 'deputyChair', from: '2022-03-01', to: '2024-12-31', act: 'Delibera 3' })
  const before = await seats()
  expect((await desk.call('organisations.merge.preview', { winner, losers: [loser] })).seats).toEqual([{ bodyId: body, body: 'Comitato di prova', becomes: 'one', left: [], inSession: false }])
  const { batch } = await desk.call('organisations.merge', { winner, losers: [loser] })
  await desk.reopen()
  expect(told(await seats())).toEqual([
    ['2020-01-01', '2022-02-28', 'member', null, null], ['2022-03-01', '2024-12-31', 'deputyChair', 'Anna Tinta', null], ['2025-01-01', null, 'member', null, null],
  ])
  expect((await seats()).every(({ organisationId }) => organisationId === winner)).toBe(true)
  await desk.call('history.undo', { batch })
  expect(await seats()).toEqual(before)
})

test('seats one after the other stay periods; two that say the same are one; what one firm had twice by itself stays', async () => {
  const desk = await testDesk()
  const { winner, loser, person, seat, seats } = await twoFirms(desk)
  const [anna, bruno] = [await person('Anna Tinta'), await person('Bruno Filo')]
  await seat({ organisationId: winner, personId: anna, role: 'member', from: '2018-01-01', to: '2019-12-31' })
  await seat({ organisationId: loser, personId: anna, role: 'member', from: '2020-01-01', to: '2020-12-31' })
  for (const personId of [anna, bruno]) await seat({ organisationId: winner, personId, role: 'member', from: '2022-01-01' })
  await seat({ organisationId: loser, personId: bruno, role: 'member', from: '2021-06-01', to: '2022-06-30' })
  await desk.call('organisations.merge', { winner, losers: [loser] })
  expect(told(await seats())).toEqual([
    ['2018-01-01', '2019-12-31', 'member', 'Anna Tinta', null], ['2020-01-01', '2020-12-31', 'member', 'Anna Tinta', null],
    ['2021-06-01', null, 'member', 'Bruno Filo', null], ['2022-01-01', null, 'member', 'Anna Tinta', null],
  ])
})

test('of two people, where one never sat in a meeting, one becomes the substitute; where both sat there both stay, and the preview says so', async () => {
  const desk = await testDesk()
  const { body, winner, loser, person, seat, seats } = await twoFirms(desk)
  const [anna, bruno] = [await person('Anna Tinta'), await person('Bruno Filo')]
  await seat({ organisationId: winner, personId: anna, role: 'member', from: '2020-01-01' })
  const used = await seat({ organisationId: loser, personId: bruno, role: 'member', from: '2020-01-01' })
  await decidedAndClosed(desk, await opened(desk, body))
  const { batch } = await desk.call('organisations.merge', { winner, losers: [loser] })
  // both were at the meeting
  expect(told(await seats()).map(([,, , name, other]) => [name, other]).toSorted()).toEqual([['Anna Tinta', null], ['Bruno Filo', null]])
  await desk.call('history.undo', { batch })
  expect((await desk.call('organisations.merge.preview', { winner, losers: [loser] })).seats).toEqual([{ bodyId: body, body: 'Comitato di prova', becomes: 'two', left: [], inSession: false }])
  const other = (await desk.call('groups.save', { values: { name: 'Tavolo mai riunito', kind: 'workingGroup' } })).id
  await seat({ organisationId: winner, personId: anna, role: 'member' }, other)
  await seat({ organisationId: loser, personId: bruno, role: 'member' }, other)
  await desk.call('organisations.merge', { winner, losers: [loser] })
  expect((await desk.call('groups.get', { id: other })).seats.map(one => [one.person, one.substitute])).toEqual([['Anna Tinta', 'Bruno Filo']])
  expect((await seats()).map(({ id }) => id)).toContain(used)
})

test('what is over stays as it was, seals included; from the next meeting on the firm counts once, with what was noted of it', async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const { body, winner, loser, seat, seats } = await twoFirms(desk)
  const [first, second] = [await seat({ organisationId: winner, role: 'member', from: '2020-01-01' }), await seat({ organisationId: loser, role: 'member', from: '2021-01-01' })]
  const past = await opened(desk, body)
  for (const seatId of [first, second]) {
    const line = (await desk.call('meetings.get', { id: past.meeting })).attendance.find(one => one.seatId === seatId)
    await desk.call('meetings.attendance', { meetingId: past.meeting, attendanceId: line?.id ?? '', event: 'present' })
  }
  expect(await desk.refused('organisations.merge', { winner, losers: [loser] })).toMatchObject({ code: 'seats-in-session', values: { bodies: 'Comitato di prova' } })
  expect((await desk.call('organisations.merge.preview', { winner, losers: [loser] })).seats).toMatchObject([{ inSession: true }])
  await desk.call('minutes.save', { meetingId: past.meeting, fields: {}, points: [{ id: past.point, outcome: 'postponed' }] })
  await desk.call('meetings.close', { meetingId: past.meeting, at: '2026-03-10T20:00' })
  await desk.call('minutes.move', { meetingId: past.meeting, event: 'finish' })
  await desk.call('minutes.approve', { meetingId: past.meeting, how: 'onTheSpot' })
  const next = (await planned(desk, body, '2026-06-10T18:00')).meeting
  await desk.call('meetings.convene', { meetingId: next, by: 'Ada Prova', on: '2026-06-01' })
  const noted = (await desk.call('meetings.get', { id: next })).attendance.find(one => one.seatId === second)?.id ?? ''
  await desk.call('meetings.attendance', { meetingId: next, attendanceId: noted, event: 'excused' })
  const before = await Promise.all([past.meeting, next].map(id => desk.call('meetings.get', { id })))

  const { batch } = await desk.call('organisations.merge', { winner, losers: [loser] })
  await desk.reopen()
  expect(await seats()).toMatchObject([{ id: first, from: '2020-01-01', to: null }])
  const over = await desk.call('meetings.get', { id: past.meeting })
  expect(over.attendance.filter(({ seatId }) => seatId === first || seatId === second)).toHaveLength(2)
  expect((await desk.call('meetings.get', { id: next })).attendance.filter(({ organisationId }) => organisationId === winner)).toMatchObject([{ id: noted, seatId: first, state: 'excused' }])
  await desk.call('meetings.open', { meetingId: next, at: '2026-06-10T18:00' })
  expect((await desk.call('meetings.get', { id: next })).quorum?.seats).toBe(5)
  const database = new Sqlite(desk.file, { readonly: true })
  try { expect(checkSeals(database)).toEqual([]) } finally { database.close() }

  const opening = (await desk.call('history.list', { limit: 1 })).batches[0]?.id ?? ''
  await desk.call('history.undo', { batch: opening })
  await desk.call('history.undo', { batch })
  expect(await Promise.all([past.meeting, next].map(async id => (await desk.call('meetings.get', { id })).attendance))).toEqual(before.map(({ attendance }) => attendance))
})

test('with stretches of time a convened meeting counts the firm once, on the seat of its day, with the excuse and the proxy that were noted', async () => {
  const desk = await testDesk()
  const { body, winner, loser, person, seat, seats } = await twoFirms(desk)
  // the seat of 2026 is a stretch of its own after the merge: the loser's ended before
  const [anna, bruno] = [await person('Anna Tinta'), await person('Bruno Filo')]
  const old = await seat({ organisationId: winner, personId: anna, role: 'member', from: '2020-01-01' })
  await seat({ organisationId: loser, personId: anna, role: 'deputyChair', from: '2020-01-01', to: '2024-12-31' })
  const third = (await desk.call('organisations.save', { values: { name: 'Tintoria Bisenzio' } })).id
  await seat({ organisationId: third, personId: anna, role: 'chair', from: '2022-01-01', to: '2022-12-31', substituteId: bruno })
  const noted: Record<string, string> = {}
  for (const [how, startsAt] of [['excused', '2026-06-10T18:00'], ['proxy', '2026-07-10T18:00'], ['past', '2022-06-10T18:00']] as const) {
    const { meeting } = await planned(desk, body, startsAt)
    noted[how] = meeting
    await desk.call('meetings.convene', { meetingId: meeting, by: 'Ada Prova', on: '2022-06-01' })
    const { attendance } = await desk.call('meetings.get', { id: meeting })
    const line = attendance.find(({ seatId }) => seatId === old)?.id ?? ''
    if (how === 'proxy') await desk.call('meetings.proxies.save', { meetingId: meeting, grantorId: line, holderId: attendance.find(({ name }) => name === 'Ada Prova')?.id ?? '', state: 'received' })
    else await desk.call('meetings.attendance', { meetingId: meeting, attendanceId: line, event: 'excused' })
  }
  const get = (how: string) => desk.call('meetings.get', { id: noted[how] ?? '' })
  const ofFirm = async (how: string) => (await get(how)).attendance.filter(({ name }) => name === 'Anna Tinta')
  const lines = async () => Promise.all(['excused', 'proxy', 'past'].map(ofFirm))
  const before = await lines()
  expect(before.map(({ length }) => length)).toEqual([1, 1, 3])
  const { batch } = await desk.call('organisations.merge', { winner, losers: [loser, third] })
  await desk.reopen()
  const now = await seats()
  const on = (day: string) => now.find(({ from, to }) => (from ?? '') <= day && (to ?? '9') >= day)
  expect(now.length).toBeGreaterThan(2)
  expect(on('2026-06-10')?.id).not.toBe(old)
  for (const [how, day] of [['excused', '2026-06-10'], ['proxy', '2026-07-10'], ['past', '2022-06-10']] as const) {
    expect((await ofFirm(how)).map(({ seatId }) => seatId)).toEqual([on(day)?.id])
    await desk.call('meetings.open', { meetingId: noted[how] ?? '', at: `${day}T18:00` })
    expect((await ofFirm(how)).map(({ seatId, state }) => [seatId, state])).toEqual([[on(day)?.id, how === 'proxy' ? null : 'excused']])
    expect((await get(how)).quorum?.seats).toBe(5)
  }
  expect((await get('proxy')).proxies).toHaveLength(1)
  const openings = (await desk.call('history.list', { limit: 3 })).batches
  for (const { id } of openings) await desk.call('history.undo', { batch: id })
  await desk.call('history.undo', { batch })
  expect(await lines()).toEqual(before)
})

test('the line of a seat that had ended by the day of a convened meeting makes no second voice', async () => {
  const desk = await testDesk()
  const { body, winner, loser, seat, seats } = await twoFirms(desk)
  await seat({ organisationId: winner, role: 'member', from: '2020-01-01' })
  const ends = await seat({ organisationId: loser, role: 'deputyChair', from: '2020-01-01' })
  const { meeting } = await planned(desk, body, '2026-06-10T18:00')
  await desk.call('meetings.convene', { meetingId: meeting, by: 'Ada Prova', on: '2026-06-01' })
  await desk.call('groups.seats.save', { bodyId: body, id: ends, fields: { to: '2024-12-31' } })
  await desk.call('organisations.merge', { winner, losers: [loser] })
  expect(await seats()).toHaveLength(2)
  await desk.call('meetings.open', { meetingId: meeting, at: '2026-06-10T18:00' })
  expect((await desk.call('meetings.get', { id: meeting })).quorum?.seats).toBe(5)
})

test('of two substitutes of one seat the preview names the one that finds no place', async () => {
  const desk = await testDesk()
  const { body, winner, loser, person, seat, seats } = await twoFirms(desk)
  const [anna, bruno, carla] = [await person('Anna Tinta'), await person('Bruno Filo'), await person('Carla Nodo')]
  await seat({ organisationId: winner, personId: anna, substituteId: bruno, role: 'member', from: '2020-01-01' })
  await seat({ organisationId: loser, personId: anna, substituteId: carla, role: 'member', from: '2021-01-01' })
  expect((await desk.call('organisations.merge.preview', { winner, losers: [loser] })).seats).toEqual([{ bodyId: body, body: 'Comitato di prova', becomes: 'one', left: ['Carla Nodo'], inSession: false }])
  await desk.call('organisations.merge', { winner, losers: [loser] })
  expect(told(await seats())).toEqual([['2020-01-01', null, 'member', 'Anna Tinta', 'Bruno Filo']])
})

test('a firm names and rates a supplier once, says nothing of itself', async () => {
  const desk = await testDesk()
  const { winner, loser, firms: [rater = '', again = ''], cluster } = await twoFirms(desk)
  for (const id of [winner, loser]) await desk.call('members.memberships.save', { organisationId: id, fields: { clusterId: cluster, from: '2020-01-01' } })
  const supplier = (await desk.call('suppliers.save', { organisationId: winner, values: {} })).id
  for (const [organisationId, namedOn] of [[rater, '2024-02-01'], [again, '2023-02-01'], [loser, '2022-01-01']] as const) await desk.call('suppliers.namings.save', { supplierId: supplier, organisationId, namedOn })
  await desk.call('suppliers.ratings.save', { supplierId: supplier, organisationId: rater, fields: { year: 2025, quality: 4, delivery: null, service: null } })
  await desk.call('suppliers.ratings.save', { supplierId: supplier, organisationId: again, fields: { year: 2025, quality: 2, delivery: 3, service: null } })
  await desk.call('organisations.merge', { winner: rater, losers: [again] })
  await desk.call('organisations.merge', { winner, losers: [loser] })
  const told = await desk.call('suppliers.get', { id: supplier })
  expect(told.namedBy.map(({ organisationId, namedOn }) => [organisationId, namedOn])).toEqual([[rater, '2023-02-01']])
  const database = new Sqlite(desk.file, { readonly: true })
  try {
    expect(database.prepare('SELECT organisationId, year, quality, delivery, service FROM supplierRating WHERE deletedAt IS NULL').all()).toEqual([{ organisationId: rater, year: 2025, quality: 4, delivery: 3, service: null }])
  } finally { database.close() }
})

test('two qualifications of a category that both have acts are told before the merge, since both stay', async () => {
  const desk = await testDesk()
  const [one, other] = [await qualifiedSupplier(desk, 'Laboratorio Prova Srl'), await qualifiedSupplier(desk, 'LABORATORIO PROVA S.R.L.')]
  const merging = { winner: one.organisationId, losers: [other.organisationId] }
  expect((await desk.call('organisations.merge.preview', merging)).qualifications).toEqual(['D5'])
  await desk.call('organisations.merge', merging)
  expect((await desk.call('suppliers.get', { id: one.id })).qualifications.map(({ state }) => state)).toEqual(['qualified', 'qualified'])
})
