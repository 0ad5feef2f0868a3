import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formulaText, readFormula, required, type Formula } from '../../shared/groups/formula.ts'
import { presets, ruleAt } from '../../shared/groups/rules.ts'
import { belongsAtTable, levels, quadrantOf, suggestedLevel } from '../../shared/groups/stakeholders.ts'
import { countedProxies, faultOfComing, faultOfLeaving, isPresent, quorumAt, type Attendee, type Presence, type Proxy, type QuorumRule } from '../../shared/meetings/attendance.ts'
import { majorityOf, missingVotes, type MajorityRule } from '../../shared/meetings/majority.ts'

const half: Formula = { kind: 'moreThan', numerator: 1, denominator: 2 }
const atLeastHalf: Formula = { kind: 'atLeast', numerator: 1, denominator: 2 }
const twoThirds: Formula = { kind: 'atLeast', numerator: 2, denominator: 3 }

describe('how many are needed', () => {
  test.each<[string, Formula, number[]]>([
    //                                       of 0  1  2  3  4  5  6  7  8  9
    ['any number', { kind: 'none' },          [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['at least half', atLeastHalf,            [1, 1, 1, 2, 2, 3, 3, 4, 4, 5]],
    ['more than half (absolute majority)', half, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]],
    // differs from the absolute majority where the number is odd
    ['half plus one', { kind: 'halfPlusOne' }, [1, 1, 2, 3, 3, 4, 4, 5, 5, 6]],
    ['two thirds', twoThirds,                 [1, 1, 2, 2, 3, 4, 4, 5, 6, 6]],
    ['three', { kind: 'count', count: 3 },    [3, 3, 3, 3, 3, 3, 3, 3, 3, 3]],
  ])('%s', (_name, formula, expected) => {
    expect(expected.map((_needed, of) => required(formula, of))).toEqual(expected)
  })

  const formulas = fc.oneof(
    fc.constant<Formula>({ kind: 'none' }), fc.constant<Formula>({ kind: 'halfPlusOne' }), fc.integer({ min: 1, max: 10_000 }).map((count): Formula => ({ kind: 'count', count })),
    fc.tuple(fc.constantFrom('atLeast' as const, 'moreThan' as const), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 99 }))
      .map(([kind, numerator, more]): Formula => ({ kind, numerator, denominator: Math.min(100, numerator + more) })))

  test('more seats never need fewer, all of them always suffice where the formula is a part, and a stored formula is read back', () => {
    fc.assert(fc.property(formulas, fc.integer({ min: 1, max: 500 }), (formula, of) => {
      expect(required(formula, of + 1)).toBeGreaterThanOrEqual(required(formula, of))
      if (formula.kind !== 'count') expect(required(formula, of)).toBeLessThanOrEqual(of)
      expect(readFormula(formulaText(formula))).toEqual(formula)
    }))
  })
  test('what a newer program stored asks for nobody', () => { expect(readFormula('someOfThem 3/4')).toEqual({ kind: 'none' }) })
})

const clock = (hour: number, minute = 0) => `2026-03-10T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
const there = (id: string, votes = true): Attendee => ({ id, votes, presences: [{ cameAt: clock(18), leftAt: null }] })
const away = (id: string): Attendee => ({ id, votes: true, presences: [] })
const gone = (id: string): Attendee => ({ id, votes: true, presences: [{ cameAt: clock(18), leftAt: clock(19) }] })
const proxy = (grantorId: string, holderId: string, state: Proxy['state'] = 'admitted'): Proxy => ({ grantorId, holderId, state })

describe('proxies count', () => {
  test.each<[string, Attendee[], Proxy[], number, number]>([
    ['while the holder is there', [there('a'), away('b')], [proxy('b', 'a')], 1, 1],
    ['not when the holder has left', [gone('a'), away('b')], [proxy('b', 'a')], 1, 0],
    ['not when the holder never came', [away('a'), away('b')], [proxy('b', 'a')], 1, 0],
    ['not when who gave it came after all', [there('a'), there('b')], [proxy('b', 'a')], 1, 0],
    ['not before the chair admitted it', [there('a'), away('b')], [proxy('b', 'a', 'received')], 1, 0],
    ['not when it was revoked', [there('a'), away('b')], [proxy('b', 'a', 'revoked')], 1, 0],
    ['up to the maximum', [there('a'), away('b'), away('c')], [proxy('b', 'a'), proxy('c', 'a')], 1, 1],
    ['two, where two are allowed', [there('a'), away('b'), away('c')], [proxy('b', 'a'), proxy('c', 'a')], 2, 2],
    ['not of somebody without a vote', [there('a'), { ...away('b'), votes: false }], [proxy('b', 'a')], 1, 0],
    ['once for each who gave one', [there('a'), there('c'), away('b')], [proxy('b', 'a'), proxy('b', 'c')], 1, 1],
  ])('%s', (_name, attendees, proxies, most, counted) => {
    expect(countedProxies(attendees, proxies, most, clock(19))).toHaveLength(counted)
  })
})

describe('the quorum', () => {
  const rule: QuorumRule = { formula: half, proxiesInQuorum: true, maxProxies: 1 }
  test.each<[string, Attendee[], Proxy[], Partial<QuorumRule>, boolean]>([
    ['2 of 4 are not more than half', [there('a'), there('b'), away('c'), away('d')], [], {}, false],
    ['3 of 4 are', [there('a'), there('b'), there('c'), away('d')], [], {}, true],
    ['2 of 3 are', [there('a'), there('b'), away('c')], [], {}, true],
    ['a proxy makes it', [there('a'), there('b'), away('c'), away('d')], [proxy('c', 'a')], {}, true],
    ['not where proxies do not count for it', [there('a'), there('b'), away('c'), away('d')], [proxy('c', 'a')], { proxiesInQuorum: false }, false],
    ['guests count for nothing', [there('a'), away('b'), there('g', false), there('h', false)], [], {}, false],
    ['second call: any number', [there('a'), away('b'), away('c')], [], { formula: { kind: 'none' } }, true],
  ])('%s', (_name, attendees, proxies, other, reached) => {
    expect(quorumAt(attendees, proxies, { ...rule, ...other }, clock(19)).reached).toBe(reached)
  })

  test('is lost when somebody leaves, and never counts anybody twice', () => {
    expect([clock(18, 30), clock(19)].map(at => quorumAt([there('a'), gone('b'), gone('c'), away('d')], [], rule, at).reached)).toEqual([true, false])
    const attendees = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 12 }).map(all => all.map(([votes, present], index) => ({ ...(present ? there(`${index}`) : away(`${index}`)), votes })))
    fc.assert(fc.property(attendees, fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 20 }), fc.integer({ min: 0, max: 4 }), (all, pairs, maxProxies) => {
      const { seats, present, byProxy } = quorumAt(all, pairs.map(([from, to]) => proxy(`${from}`, `${to}`)), { ...rule, maxProxies }, clock(19))
      expect(present + byProxy).toBeLessThanOrEqual(seats)
    }))
  })
})

describe('coming and leaving', () => {
  const running: Presence[] = [{ cameAt: clock(18), leftAt: null }]
  const over: Presence[] = [{ cameAt: clock(18), leftAt: clock(19) }]
  test.each([
    [[], clock(18), null, 'attendance-left'], [running, clock(19), 'attendance-present', null], [running, clock(17), 'attendance-present', 'attendance-order'],
    [over, clock(19), null, 'attendance-left'], [over, clock(18, 30), 'attendance-order', 'attendance-left'],
  ])('%j at %s', (presences, at, coming, leaving) => {
    expect(faultOfComing(presences, at)).toBe(coming)
    expect(faultOfLeaving(presences, at)).toBe(leaving)
  })
  test('whoever leaves at an hour is not there any more at it', () => { expect([clock(17, 59), clock(18), clock(18, 59), clock(19)].map(at => isPresent(over, at))).toEqual([false, true, true, false]) })
})

describe('majorities', () => {
  const rule: MajorityRule = { votingBase: 'present', threshold: half, abstentions: 'ignored', tie: 'rejected' }
  const outcome = (votes: [number, number, number, number?], more: Partial<MajorityRule> = {}, { seats = 10, conflicts = 0, chair = null as 'favour' | 'against' | 'conflict' | null } = {}) => {
    const [favour, against, abstained, notVoting = 0] = votes
    return majorityOf({ favour, against, abstained, notVoting }, { seats, entitled: favour + against + abstained + notVoting, conflicts }, { ...rule, ...more }, chair).outcome
  }
  test.each<[string, ReturnType<typeof outcome>, ReturnType<typeof outcome>]>([
    ['of those present 3 of 5 suffice', outcome([3, 2, 0]), 'adopted'],
    ['of those present 3 of 6 do not', outcome([3, 2, 1]), 'rejected'],
    ['of the votes cast an abstention does not hinder', outcome([3, 2, 1], { votingBase: 'voters' }), 'adopted'],
    ['unless those who abstain are counted', outcome([3, 2, 1], { votingBase: 'voters', abstentions: 'counted' }), 'rejected'],
    ['of all seats 5 of 10 do not suffice', outcome([5, 0, 0], { votingBase: 'seats' }), 'rejected'],
    ['of all seats 6 of 10 do', outcome([6, 0, 0], { votingBase: 'seats' }), 'adopted'],
    ['who has a conflict of interest is in no base', outcome([5, 0, 0], { votingBase: 'seats' }, { conflicts: 1 }), 'adopted'],
    ['half plus one of five is four', outcome([3, 2, 0], { threshold: { kind: 'halfPlusOne' } }), 'rejected'],
    ['two thirds of six are four', outcome([4, 2, 0], { threshold: twoThirds }), 'adopted'],
    ['a tie is refused', outcome([2, 2, 0]), 'rejected'],
    ['or voted again', outcome([2, 2, 0], { tie: 'repeat' }), 'tied'],
    ['or decided by the chair, in favour', outcome([2, 2, 0], { tie: 'chair' }, { chair: 'favour' }), 'adopted'],
    ['or against', outcome([2, 2, 0], { tie: 'chair' }, { chair: 'against' }), 'rejected'],
    ['whose voice nobody knows in a secret vote', outcome([2, 2, 0], { tie: 'chair' }), 'tied'],
    ['the chair makes no two thirds of a half', outcome([2, 2, 0], { tie: 'chair', threshold: twoThirds }, { chair: 'favour' }), 'rejected'],
    ['nor a majority of those present where some abstain', outcome([2, 2, 1], { tie: 'chair' }, { chair: 'favour' }), 'rejected'],
    ['but one of the votes cast', outcome([2, 2, 1], { tie: 'chair', votingBase: 'voters' }, { chair: 'favour' }), 'adopted'],
    ['nobody in favour is no tie', outcome([0, 0, 4], { tie: 'repeat' }), 'rejected'],
  ])('%s', (_name, found, expected) => { expect(found).toBe(expected) })

  const votes = fc.record({ favour: fc.nat(30), against: fc.nat(30), abstained: fc.nat(30), notVoting: fc.nat(30) })
  const rules = fc.record({ votingBase: fc.constantFrom('voters' as const, 'present' as const, 'seats' as const), threshold: fc.constantFrom(half, twoThirds), abstentions: fc.constantFrom('ignored' as const, 'counted' as const), tie: fc.constant('rejected' as const) })
  test('one more in favour never loses what was won, and a majority beyond half is never that of the others', () => {
    fc.assert(fc.property(votes, rules, (totals, given) => {
      const entitled = totals.favour + totals.against + totals.abstained + totals.notVoting
      const electorate = { seats: entitled + 5, entitled, conflicts: 0 }
      const won = majorityOf(totals, electorate, given, null).outcome === 'adopted'
      const more = majorityOf({ ...totals, favour: totals.favour + 1 }, { ...electorate, seats: electorate.seats + 1, entitled: entitled + 1 }, given, null).outcome
      if (won) expect([more, totals.favour > totals.against]).toEqual(['adopted', true])
      expect(missingVotes(totals, entitled)).toBe(0)
      expect(missingVotes(totals, entitled + 1)).toBe(1)
    }))
  })
})

describe('rules by versions, and stakeholders', () => {
  test('the version that began last is in force', () => {
    const versions = [{ from: '2026-07-01', n: 2 }, { from: null, n: 1 }]
    expect(['2026-06-30', '2026-07-01'].map(at => ruleAt(versions, at)?.n)).toEqual([1, 2])
    expect(ruleAt([{ from: '2026-07-01' }], '2026-06-30')).toBeUndefined()
    expect([presets.workingGroup.formal, presets.promotionCommittee.formal]).toEqual([false, true])
  })
  test.each([[5, 5, 1, 1, 'manageClosely', 'collaborate'], [5, 5, 4, 1, 'manageClosely', 'empower'], [5, 1, 1, 1, 'keepSatisfied', 'consult'], [1, 5, 1, 1, 'keepInformed', 'inform'],
    [1, 1, 1, 1, 'monitor', 'monitor'], [1, 1, 1, 4, 'monitor', 'consult'], [null, 5, 5, 5, null, null]] as const)(
    'influence %s, interest %s, dependency %s, tension %s', (influence, interest, dependency, tension, quadrant, level) => {
      expect([quadrantOf({ influence, interest }), suggestedLevel({ influence, interest, dependency, tension })]).toEqual([quadrant, level])
      expect(belongsAtTable({ influence, interest, dependency, tension })).toBe(level !== null && levels.indexOf(level) >= 3)
    })
})

describe('what no threshold and no proxy does', () => {
  test.each<[string, Formula, number, number, string]>([
    ['no threshold', { kind: 'none' }, 1, 9, 'rejected'], ['at least half, a tie', atLeastHalf, 5, 5, 'rejected'], ['no threshold, more for', { kind: 'none' }, 6, 4, 'adopted'],
    ['one that cannot be read', readFormula('newer 7'), 1, 9, 'rejected'],
  ])('fewer for than against adopt nothing: %s', (_, threshold, favour, against, outcome) => {
    const rule: MajorityRule = { votingBase: 'voters', threshold, abstentions: 'ignored', tie: 'rejected' }
    expect(majorityOf({ favour, against, abstained: 0, notVoting: 0 }, { seats: 10, entitled: 10, conflicts: 0 }, rule, null).outcome).toBe(outcome)
  })
  test('a proxy to somebody without a vote does not count', () => {
    const there: Presence[] = [{ cameAt: '2026-03-10T18:00', leftAt: null }]
    const attendees: Attendee[] = [{ id: 'a', votes: true, presences: [] }, { id: 'guest', votes: false, presences: there }]
    expect(countedProxies(attendees, [{ grantorId: 'a', holderId: 'guest', state: 'admitted' }], 1, '2026-03-10T18:10')).toEqual([])
  })
})
