import { expect, it } from 'vitest'
import { consentAt, leftOutAt, type ConsentState } from '../../shared/people.ts'

const given = (givenOn: string, withdrawnOn: string | null = null) => ({ purpose: 'directory' as const, givenOn, withdrawnOn })

it.each<[string, ReturnType<typeof given>[], string, ConsentState]>([
  ['nobody was asked', [], '2026-01-01', 'none'],
  ['from the day it was given', [given('2026-01-01')], '2026-01-01', 'given'],
  ['not before', [given('2026-01-02')], '2026-01-01', 'none'],
  ['until the day before it was withdrawn', [given('2026-01-01', '2026-03-01')], '2026-02-28', 'given'],
  ['not on the day itself', [given('2026-01-01', '2026-03-01')], '2026-03-01', 'withdrawn'],
  ['given again later', [given('2026-01-01', '2026-03-01'), given('2026-06-01')], '2026-06-01', 'given'],
  ['not in between', [given('2026-01-01', '2026-03-01'), given('2026-06-01')], '2026-05-01', 'withdrawn'],
])('a consent holds: %s', (_name, consents, at, state) => {
  expect(consentAt(consents, 'directory', at)).toBe(state)
  expect(consentAt(consents, 'newsletter', at)).toBe('none')
})

it('who may be named in a list was given the notice and agrees, in this order of reasons', () => {
  expect(leftOutAt(null, 'given', '2026-01-01')).toBe('noNotice')
  expect(leftOutAt('2026-01-02', 'given', '2026-01-01')).toBe('noNotice')
  expect(leftOutAt('2026-01-01', 'none', '2026-01-01')).toBe('noConsent')
  expect(leftOutAt('2026-01-01', 'withdrawn', '2026-01-01')).toBe('withdrawn')
  expect(leftOutAt('2026-01-01', 'given', '2026-01-01')).toBeNull()
})
