import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { movesOf } from '../../renderer/components/treeMoves.ts'
import { columnsOf, type BoardWay } from '../../renderer/meetings/actions/boardColumns.ts'
import { meetingNow } from '../../renderer/meetings/clock.ts'
import { choicesToTell, stillEntitled, usualDecision } from '../../renderer/meetings/hold/choices.ts'
import { noteFrom } from '../../renderer/meetings/hold/note.ts'
import { keeping, pauser } from '../../renderer/meetings/hold/pauser.ts'
import { convocationText } from '../../renderer/meetings/prepare/convocation.ts'
import { words } from '../../shared/language.ts'
import { timeOfHour } from '../../shared/meetings/clock.ts'
import type { ActionRow } from '../../shared/meetings/decisions.ts'
import { parseClock, parseHour } from '../../shared/typed.ts'

describe('a point of an agenda, or a clause of a text', () => {
  const points = [{ id: 'a', parentId: null }, { id: 'a1', parentId: 'a' }, { id: 'a2', parentId: 'a' }, { id: 'b', parentId: null }, { id: 'c', parentId: null }]
  it.each([
    ['a', { up: null, down: { parentId: null, after: 'b', before: 'c' }, in: null, out: null }],
    ['a2', { up: { parentId: 'a', after: null, before: 'a1' }, down: null, in: { parentId: 'a1', after: null, before: null }, out: { parentId: null, after: 'a', before: 'b' } }],
    ['b', { up: { parentId: null, after: null, before: 'a' }, down: { parentId: null, after: 'c', before: null }, in: { parentId: 'a', after: 'a2', before: null }, out: null }],
    ['c', { up: { parentId: null, after: 'a', before: 'b' }, down: null, in: { parentId: 'b', after: null, before: null }, out: null }],
  ])('goes where it can: %s', (id, expected) => {
    const point = points.find(one => one.id === id) ?? { id, parentId: null }
    expect(movesOf(points, point)).toEqual(expected)
  })
})

describe('an hour as it is typed', () => {
  it.each([['17:30', '17:30'], ['17.30', '17:30'], ['1730', '17:30'], ['9', '09:00'], ['24:00', null], ['12:75', null], ['', null], ['sera', null]])('%s', (typed, hour) => {
    expect(parseHour(typed)).toBe(hour)
  })
  it.each([['12/12/2026 17:30', '2026-12-12T17:30'], ['12/12/2026, 9', '2026-12-12T09:00'], ['12/12/2026', null], ['31/02/2026 10:00', null]])('with its day: %s', (typed, time) => {
    expect(parseClock(typed, '2026-06-01')).toBe(time)
  })
})

describe('the board of actions', () => {
  const action = (id: string, over: Partial<ActionRow>): ActionRow => ({
    id, pointId: null, meetingId: null, pointNumber: null, startsAt: null, bodyId: 'b', body: 'Comitato di prova', text: id, owner: null, ownerPersonId: null, ownerOrganisationId: null, ownerOrganisation: null,
    due: null, priority: 2, state: 'open', progress: 0, doneOn: null, overdue: false, notes: [], ...over,
  })
  const rows = [
    action('yesterday', { due: '2026-03-09', overdue: true, owner: 'Bruno Finto' }), action('today', { due: '2026-03-10', owner: 'Ada Prova' }), action('in 7 days', { due: '2026-03-17', ownerOrganisation: 'Ditta 1' }),
    action('in 8 days', { due: '2026-03-18', owner: 'Ada Prova', ownerOrganisation: 'Ditta 2' }), action('in 31 days', { due: '2026-04-10' }), action('in 32 days', { due: '2026-04-11', owner: 'Bruno Finto' }), action('no day', { owner: 'Ada Prova' }),
    action('done', { due: '2026-03-01', state: 'done', owner: 'Carla Esempio' }), action('dropped', { state: 'dropped' }),
  ]
  it.each<[BoardWay, [string, string[]][]]>([
    ['due', [['In ritardo', ['yesterday']], ['Entro 7 giorni', ['today', 'in 7 days']], ['Entro un mese', ['in 8 days', 'in 31 days']], ['Più avanti', ['in 32 days']], ['Senza scadenza', ['no day']], ['Chiusi', ['done', 'dropped']]]],
    ['owner', [['senza incaricato', ['in 31 days']], ['Ada Prova', ['today', 'in 8 days', 'no day']], ['Bruno Finto', ['yesterday', 'in 32 days']], ['Ditta 1', ['in 7 days']]]],
    ['state', [['Aperto', rows.slice(0, 7).map(({ id }) => id)], ['Fatto', ['done']], ['Abbandonato', ['dropped']]]],
  ])('has each action in its column by %s', (by, expected) => {
    expect(columnsOf(rows, by, '2026-03-10', words('it')).map(({ title, rows: of }) => [title, of.map(({ id }) => id)])).toEqual(expected)
  })
})

describe('a text from the editor', () => {
  const of = (text: string) => [{ type: 'paragraph', content: [{ type: 'text', text }] }]
  it('is kept whole, is none where nothing is written, and is told where it is too long', () => {
    expect(noteFrom(of('parole'))).toEqual({ type: 'doc', content: of('parole') })
    expect(noteFrom([])).toBeNull()
    expect(noteFrom(of('x'.repeat(200_001)))).toBeUndefined()
  })
})

describe('the names that a vote tells', () => {
  const told = { entitled: ['a', 'b', 'c'], choices: { a: 'against' as const }, conflicts: ['c'], chairId: 'a', chair: 'favour' as const, against: [], abstained: [], reasons: {} }
  it('are all of a roll call, the conflicts, and of an open one the voice of the chair', () => {
    expect(choicesToTell('rollCall', told).map(({ choice }) => choice)).toEqual(['against', 'notVoting', 'notVoting'])
    expect(choicesToTell('open', told)).toEqual([{ attendanceId: 'c', choice: 'conflict' }, { attendanceId: 'a', choice: 'favour' }])
    expect(choicesToTell('secret', told)).toEqual([{ attendanceId: 'c', choice: 'conflict' }])
    expect(choicesToTell('open', { ...told, conflicts: ['a'] })).toEqual([{ attendanceId: 'a', choice: 'conflict' }])
    const reasons = { a: ' Manca un certificato ', b: '', c: 'non si chiede' }
    expect(choicesToTell('rollCall', { ...told, choices: { a: 'against', b: 'abstained', c: 'favour' }, reasons })).toEqual([{ attendanceId: 'a', choice: 'against', reason: 'Manca un certificato' }, { attendanceId: 'b', choice: 'abstained' }, { attendanceId: 'c', choice: 'favour' }])
    const named = { ...told, conflicts: [], against: ['a'], abstained: ['b'], reasons }
    expect(choicesToTell('open', named)).toEqual([{ attendanceId: 'a', choice: 'against', reason: 'Manca un certificato' }, { attendanceId: 'b', choice: 'abstained' }])
    expect(choicesToTell('secret', named)).toEqual([])
  })
})

test('a vote that is found again names nobody who left meanwhile, nor counts the voice', () => {
  const vote = { totals: { favour: 2, against: 2, abstained: 1, notVoting: 0 }, conflicts: ['e', 'f'], named: { against: ['a', 'b'], abstained: ['c'] }, subject: 'Così' }
  expect(stillEntitled(vote, ['a', 'e', 'g', 'h'])).toEqual({ totals: { favour: 2, against: 1, abstained: 0, notVoting: 0 }, conflicts: ['e'], named: { against: ['a'], abstained: [] }, subject: 'Così' })
  expect(stillEntitled(vote, ['a', 'b', 'c', 'e', 'f', 'g', 'h'])).toEqual(vote)
})

test.each<[string, { id: string; voteId: string | null }[], string | null, string | null]>([
  ['is written where the point has none', [], null, 'new'],
  ['is the one that stands in the text', [{ id: 'a', voteId: null }], null, 'a'],
  ['is asked for where two wait', [{ id: 'a', voteId: null }, { id: 'b', voteId: null }], null, null],
  ['is the one that was not voted on', [{ id: 'a', voteId: 'v' }, { id: 'b', voteId: null }], null, 'b'],
  ['is asked for where it was voted on', [{ id: 'a', voteId: 'v' }], null, null],
  ['is the one whose vote is annulled', [{ id: 'a', voteId: 'v' }, { id: 'b', voteId: 'w' }], 'v', 'a'],
])('the decision of a vote %s', (_name, decisions, annulsId, decides) => {
  expect(usualDecision(decisions, annulsId)).toBe(decides)
})

test.each([
  ['2026-03-10T18:00', '19:30', '2026-03-10T19:30'], ['2026-03-10T18:00', '00:40', '2026-03-11T00:40'], ['2026-03-10T18:00', '17:50', '2026-03-10T17:50'], ['2026-03-10T09:00', '08:30', '2026-03-10T08:30'],
])('in a meeting that began at %s, %s is %s', (begins, hour, time) => {
  expect(timeOfHour(begins, hour)).toBe(time)
})

describe('the time that is meant in a meeting', () => {
  afterEach(() => { vi.useRealTimers() })
  type Timed = Parameters<typeof meetingNow>[0]
  const meeting = (values: Partial<Timed>): Timed => ({ startsAt: '2026-03-10T18:00', openedAt: null, closedAt: null, attendance: [], votes: [], ...values })
  it.each<[string, Partial<Timed>, string]>([
    ['2026-03-10T18:20', {}, '2026-03-10T18:20'],
    ['2026-03-11T00:40', { openedAt: '2026-03-10T18:05' }, '2026-03-11T00:40'],
    ['2026-03-10T20:20', { openedAt: '2026-03-10T18:05', closedAt: '2026-03-10T20:00' }, '2026-03-10T20:00'],
    // opened by the clock on the wall, which is before this computer's
    ['2026-03-10T17:55', { openedAt: '2026-03-10T18:00' }, '2026-03-10T18:00'],
    ['2026-03-12T09:00', {}, '2026-03-10T18:00'],
    ['2026-03-12T09:00', { openedAt: '2026-03-10T18:05' }, '2026-03-10T18:05'],
    ['2026-03-12T09:00', { openedAt: '2026-03-10T18:05', attendance: [{ presences: [{ cameAt: '2026-03-10T18:10', leftAt: '2026-03-10T19:00' }] }], votes: [{ at: '2026-03-10T18:40' }] }, '2026-03-10T19:00'],
  ])('at %s', (at, values, expected) => {
    vi.useFakeTimers({ now: new Date(at) })
    expect(meetingNow(meeting(values))).toBe(expected)
  })
})

test('the convocation to be pasted holds no word of a confidential point, nor of what stands under it', () => {
  const point = (id: string, number: string, title: string, depth: number, confidential = false, added = false) => ({ id, number, title, depth, confidential, added })
  const convened = { body: { name: 'Comitato' }, startsAt: '2026-03-10T18:00', place: 'Sala', link: null, secondStartsAt: null, convocationText: null, confidential: false, points: [point('a', '1', 'Comunicazioni', 0), point('b', '2', 'SEGRETO', 0, true), point('c', '2.1', 'SEGRETO', 1), point('d', '3', 'Nuovo', 0, false, true)] }
  const text = convocationText(convened, words('it'))
  expect(text).toContain('1. Comunicazioni')
  expect(text).toContain('2. (punto riservato)')
  expect(text).toContain('3. Nuovo · Aggiunto dopo la convocazione')
  expect(text).not.toContain('SEGRETO')
})

describe('what is typed', () => {
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => { vi.useRealTimers() })
  /** Types with so long between two keys for so long; the longest time that a key waited until it was kept, milliseconds. */
  const longestWait = (between: number, long: number): number => {
    let [first, longest] = [Number.NaN, 0]
    const typing = pauser(() => { longest = Math.max(longest, Date.now() - first); first = Number.NaN }, keeping)
    for (let at = 0; at < long; at += between) {
      if (Number.isNaN(first)) first = Date.now()
      typing.ask()
      vi.advanceTimersByTime(between)
    }
    vi.advanceTimersByTime(10_000)
    return Number.isNaN(first) ? longest : Infinity
  }
  it.each([30, 120, 500, 799, 801, 3000])('with %i ms between two keys never waits two seconds to be kept', between => {
    expect(longestWait(between, 60_000)).toBeLessThan(2000)
  })
  it('is kept once in a pause, and not after it is let go', () => {
    const run = vi.fn()
    const typing = pauser(run, keeping)
    typing.ask()
    vi.advanceTimersByTime(keeping.pause - 1)
    expect(run).not.toHaveBeenCalled()
    vi.advanceTimersByTime(60_000)
    expect(run).toHaveBeenCalledTimes(1)
    typing.ask()
    typing.stop()
    vi.advanceTimersByTime(60_000)
    expect(run).toHaveBeenCalledTimes(1)
  })
})
