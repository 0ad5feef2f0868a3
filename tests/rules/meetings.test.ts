import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carryReason, isCircular, numberAgenda, type Carried } from '../../shared/meetings/agenda.ts'
import { confidentialPoints } from '../../shared/meetings/confidential.ts'
import { clock, minutesBetween } from '../../shared/meetings/clock.ts'
import { notes, noteOf, plainText, toRichNodes, type NoteNode } from '../../shared/meetings/notes.ts'
import { afterMeeting, afterMinutes, isSealed, isWritable, meetingEvents, meetingStates, minutesEvents, minutesStates } from '../../shared/meetings/states.ts'

describe('the two machines, state by state and event by event', () => {
  const meeting = {
    planned: ['convened', 'open', null, null, 'notHeld'], convened: ['convened', 'open', 'convened', null, 'notHeld'], open: [null, null, 'convened', 'closed', 'notHeld'],
    closed: [null, null, null, null, null], notHeld: [null, null, null, null, null],
  } as const
  test.each(meetingStates)('a meeting that is %s', state => {
    expect(meetingEvents).toEqual(['convene', 'open', 'desert', 'close', 'abandon'])
    expect(meetingEvents.map(event => afterMeeting(state, event, false))).toEqual(meeting[state])
    expect(meetingEvents.map(event => afterMeeting(state, event, true))).toEqual(meeting[state].map((next, index) => (state === 'planned' && index === 1 ? null : next)))
  })
  const minutes = {
    draft: ['underObservation', null, 'ready', null, null, null, null], underObservation: ['underObservation', 'draft', 'ready', null, null, null, null], ready: [null, null, null, 'draft', 'approved', null, null],
    approved: [null, null, null, null, null, 'registered', null], registered: [null, null, null, null, null, null, 'registeredWithCorrections'],
    registeredWithCorrections: [null, null, null, null, null, null, 'registeredWithCorrections'],
  } as const
  test.each(minutesStates)('minutes that are %s', state => {
    expect(minutesEvents).toEqual(['circulate', 'revise', 'finish', 'reopen', 'approve', 'register', 'correct'])
    expect(minutesEvents.map(event => afterMinutes(state, event))).toEqual(minutes[state])
  })
  test('from the approval on no event leads back to where the text is written', () => {
    const reached = new Set(minutesStates.filter(isSealed))
    for (let grown = true; grown;) {
      const next = [...reached].flatMap(state => minutesEvents.flatMap(event => afterMinutes(state, event) ?? [])).filter(state => !reached.has(state))
      for (const state of next) reached.add(state)
      grown = next.length > 0
    }
    expect([...reached].filter(isWritable)).toEqual([])
  })
})

const point = (id: string, position: number, parentId: string | null = null, number: string | null = null) => ({ id, parentId, position, number })
describe('the numbers of an agenda', () => {
  test('follow order and depth', () => {
    expect(numberAgenda([point('c', 2), point('a', 0), point('b', 1), point('b2', 1, 'b'), point('b1', 0, 'b'), point('x', 0, 'b1')]).map(({ id, number, depth }) => [id, number, depth]))
      .toEqual([['a', '1', 0], ['b', '2', 0], ['b1', '2.1', 1], ['x', '2.1.1', 2], ['b2', '2.2', 1], ['c', '3', 0]])
  })
  test('stay when they were frozen, and one that comes later gets the next', () => {
    expect(numberAgenda([point('new', 0), point('a', 1, null, '1'), point('b', 2, null, '2'), point('under', 0, 'a')]).map(({ id, number }) => [id, number]))
      .toEqual([['new', '3'], ['a', '1'], ['under', '1.1'], ['b', '2']])
  })
  test('are all there, each once, whatever the tree', () => {
    const trees = fc.array(fc.tuple(fc.nat(20), fc.integer({ min: -1, max: 20 })), { maxLength: 20 })
      .map(all => all.map(([position, parent], index) => point(`${index}`, position, parent >= 0 && parent < index ? `${parent}` : null)))
    fc.assert(fc.property(trees, points => {
      const numbered = numberAgenda(points)
      expect(numbered).toHaveLength(points.length)
      expect(new Set(numbered.map(({ number }) => number)).size).toBe(points.length)
      // frozen as they are, nothing changes any more
      expect(numberAgenda(numbered).map(({ id, number }) => [id, number])).toEqual(numbered.map(({ id, number }) => [id, number]))
    }))
  })
  test('no point stands under itself', () => {
    const points = [point('a', 0), point('b', 0, 'a'), point('c', 0, 'b')]
    expect([['a', 'c'], ['a', 'a'], ['c', 'a'], ['a', null]].map(([id, parent]) => isCircular(points, id ?? '', parent ?? null))).toEqual([true, true, false, false])
  })
})

describe('what goes on the next agenda', () => {
  const of = (more: Partial<Carried>): Carried => ({ outcome: 'treated', recurring: false, openActions: 0, kind: 'information', taken: false, ...more })
  test.each<[Partial<Carried>, ReturnType<typeof carryReason>]>([
    [{}, null], [{ outcome: null }, 'notTreated'], [{ outcome: 'postponed' }, 'notTreated'], [{ outcome: 'notTreated' }, 'notTreated'], [{ outcome: 'withdrawn' }, null], [{ outcome: 'withdrawn', recurring: true }, null],
    [{ recurring: true }, 'recurring'], [{ openActions: 1 }, 'openAction'], [{ outcome: null, taken: true }, null], [{ outcome: null, kind: 'other' }, null], [{ outcome: null, kind: 'communications' }, null],
    [{ kind: 'other', openActions: 2 }, 'openAction'], [{ outcome: null, kind: 'approval' }, 'notTreated'],
  ])('%j', (more, reason) => { expect(carryReason(of(more))).toBe(reason) })
})

describe('texts of the editor', () => {
  const doc: NoteNode = {
    type: 'doc', content: [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Acque' }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'Riferisce ', marks: [{ type: 'bold' }] }, { type: 'mention', attrs: { kind: 'person', id: 'p', label: 'Ada Prova' } }, { type: 'hardBreak' }, { type: 'text', text: 'fine' }] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'uno' }] }] }] },
      { type: 'decision', attrs: { id: 'd' }, content: [{ type: 'text', text: 'Si delibera' }] },
    ],
  }
  test('are taken as they are, and nothing else is', () => {
    expect(notes.parse(doc)).toEqual(doc)
    for (const bad of [{ type: 'paragraph' }, { type: 'doc', content: [{ type: 'script' }] }, { type: 'doc', content: [{ type: 'paragraph', attrs: { onclick: {} } }] }, null, 'x']) expect(notes.safeParse(bad).success).toBe(false)
  })
  test('print their mentions by the name that was written', () => {
    expect(toRichNodes(doc)).toMatchObject([{ type: 'heading', attrs: { level: 2 } }, { type: 'paragraph', content: [{ text: 'Riferisce ' }, { type: 'text', text: 'Ada Prova' }, { type: 'hardBreak' }, { text: 'fine' }] }, { type: 'bulletList' }, { type: 'paragraph' }])
    expect(plainText(doc)).toBe('Acque\nRiferisce Ada Prova\nfine\nuno\nSi delibera')
    fc.assert(fc.property(fc.array(fc.string({ minLength: 1 }).filter(line => !line.includes('\n'))), lines => { expect(plainText(noteOf(lines.join('\n')))).toBe(lines.join('\n')) }))
  })
})

test('a time of a meeting is a minute that exists', () => {
  expect(['2026-03-10T18:05', '2026-02-30T18:05', '2026-03-10T24:00', '2026-03-10 18:05', '2026-03-10T18:05:00'].map(time => clock.safeParse(time).success)).toEqual([true, false, false, false, false])
  expect(minutesBetween('2026-03-10T23:45', '2026-03-11T00:15')).toBe(30)
})

test('a confidential point goes with all that stands under it, a confidential meeting with all of its points', () => {
  const of = (id: string, confidential = false) => ({ id, confidential, depth: id.split('.').length - 1 })
  const points = [of('1'), of('2', true), of('2.1'), of('2.1.1'), of('3'), of('3.1', true), of('3.1.1'), of('3.2')]
  expect([...confidentialPoints(false, points)]).toEqual(['2', '2.1', '2.1.1', '3.1', '3.1.1'])
  expect(confidentialPoints(true, points).size).toBe(points.length)
})
