import { describe, expect, it } from 'vitest'
import { parseClock, parseHour } from '../../renderer/meetings/clock.ts'
import { choicesToTell } from '../../renderer/meetings/hold/choices.ts'
import { noteFrom } from '../../renderer/meetings/hold/note.ts'
import { movesOf } from '../../renderer/meetings/prepare/moves.ts'

describe('a point of an agenda', () => {
  const points = [{ id: 'a', parentId: null }, { id: 'a1', parentId: 'a' }, { id: 'a2', parentId: 'a' }, { id: 'b', parentId: null }, { id: 'c', parentId: null }]
  it.each([
    ['a', { up: null, down: { parentId: null, before: 'c' }, in: null, out: null }],
    ['a2', { up: { parentId: 'a', before: 'a1' }, down: null, in: { parentId: 'a1', before: null }, out: { parentId: null, before: 'b' } }],
    ['b', { up: { parentId: null, before: 'a' }, down: { parentId: null, before: null }, in: { parentId: 'a', before: null }, out: null }],
    ['c', { up: { parentId: null, before: 'b' }, down: null, in: { parentId: 'b', before: null }, out: null }],
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
    expect(parseClock(typed)).toBe(time)
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
  const told = { entitled: ['a', 'b', 'c'], choices: { a: 'against' as const }, conflicts: ['c'], chairId: 'a', chair: 'favour' as const }
  it('are all of a roll call, the conflicts, and of an open one the voice of the chair', () => {
    expect(choicesToTell('rollCall', told).map(({ choice }) => choice)).toEqual(['against', 'notVoting', 'notVoting'])
    expect(choicesToTell('open', told)).toEqual([{ attendanceId: 'c', choice: 'conflict' }, { attendanceId: 'a', choice: 'favour' }])
    expect(choicesToTell('secret', told)).toEqual([{ attendanceId: 'c', choice: 'conflict' }])
    expect(choicesToTell('open', { ...told, conflicts: ['a'] })).toEqual([{ attendanceId: 'a', choice: 'conflict' }])
  })
})
