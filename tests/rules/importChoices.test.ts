import { describe, expect, test } from 'vitest'
import { allowed, choose, chosen, isTaken, possible } from '../../renderer/members/import/choices.ts'
import { sampleWords } from '../../renderer/members/import/problemWords.ts'
import type { ImportOutcome, ImportProblem, ImportRow } from '../../shared/members.ts'
import { actionOf } from '../../main/members/import/apply.ts'

const row = (outcome: ImportOutcome, codes: [string, ImportProblem['level']][] = [], number = 5): ImportRow => ({
  row: number, outcome, values: {}, match: null, changes: [], problems: codes.map(([code, level]) => ({ code, level, field: null, values: {} })),
})
const rows = [
  row('new'), row('update'), row('same'), row('duplicate'), row('error', [['vat-check-digit', 'error']]), row('error', [['vat-shape', 'error'], ['email-shape', 'warning']]),
  row('error', [['name-missing', 'error']]), row('error', [['vat-check-digit', 'error'], ['name-missing', 'error']]),
]

describe('what can be done with a row', () => {
  test('is what the core does: each allowed choice acts, and `leave` never does', () => {
    for (const one of rows) {
      for (const choice of allowed(one)) expect([one.outcome, choice, actionOf(one, choice) === 'leave']).toEqual([one.outcome, choice, choice === 'leave'])
    }
  })
  test('the usual thing is what the core does without a choice', () => {
    for (const one of rows) expect(isTaken(one, {})).toBe(actionOf(one, undefined) !== 'leave')
  })
  test('no choice that would act is missing', () => {
    for (const one of rows) {
      for (const choice of ['create', 'toVerify'] as const) if (!allowed(one).includes(choice) && one.outcome !== 'new') expect(['leave', actionOf(one, undefined)]).toContain(actionOf(one, choice))
    }
  })
})

describe('the choices of many rows', () => {
  test('are those that apply to at least one of them', () => {
    expect(possible([row('new'), row('same')])).toEqual(['take', 'leave'])
    expect(possible([row('duplicate')])).toEqual(['leave', 'create'])
    expect(possible([row('new'), row('error', [['vat-shape', 'error']])])).toEqual(['take', 'leave', 'toVerify'])
    expect(possible([row('same'), row('error', [['name-missing', 'error']])])).toEqual([])
  })
  test('are kept only where they differ from the usual thing and are allowed', () => {
    const many = [row('new', [], 1), row('duplicate', [], 2), row('same', [], 3)]
    const left = choose({}, many, 'leave')
    expect(left).toEqual({ 1: 'leave' })
    expect(choose(left, many, 'create')).toEqual({ 1: 'leave', 2: 'create' })
    expect(choose(left, many, 'take')).toEqual({})
  })
  test('a stored choice that is not allowed any more counts for nothing', () => {
    expect(chosen(row('same'), { 5: 'create' })).toBe('leave')
  })
})

test('the samples of a column read as people write them, what is a code or may be read in two ways as it stands', () => {
  expect(['1999999.5', '61000000', '1.234', '€ 9.999.999,99'].map(text => sampleWords(text, 'turnover', 'it'))).toEqual(['1.999.999,5', '61.000.000', '1.234', '€ 9.999.999,99'])
  expect(sampleWords('1999999.5', 'turnover', 'en')).toBe('1,999,999.5')
  expect([sampleWords('2008-02-21', 'joinedOn', 'it'), sampleWords('2008-02-21', null, 'en'), sampleWords('8026355100', 'vatNumber', 'it'), sampleWords('15.11', 'atecoCode', 'it')]).toEqual(['21/02/2008', '21/02/2008', '8026355100', '15.11'])
})
