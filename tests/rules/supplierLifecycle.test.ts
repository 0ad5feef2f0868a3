import { describe, expect, it } from 'vitest'
import {
  appealOutcomes, causesFor, decisionKinds, decisionOf, exclusionCauses, hasTerm, isAppealable, mayApplyFrom, mayFollow, proposedByAppeal, restsOnScore, stateAtDay, supplierStates, suspensionCauses,
  transitions, type SupplierState,
} from '../../shared/suppliers/lifecycle.ts'

/** What may follow what, written out as the regulation reads: a row for each state, a sign for each that may follow, in the order of `supplierStates`. */
const table: Record<SupplierState, string> = {
  //            dr in ap ch it sc qu co re su ex xp rn wi ar
  draft: '      .  x  x  .  .  .  .  .  .  .  .  .  .  .  x',
  invited: '    .  .  x  .  .  .  .  .  .  .  .  .  .  .  x',
  applied: '    .  .  .  x  .  .  .  .  .  .  .  .  .  x  .',
  checking: '   .  .  .  .  x  x  .  .  x  .  .  .  .  x  .',
  integration: '.  .  .  x  .  .  .  .  x  .  .  .  .  x  .',
  scoring: '    .  .  .  .  .  .  x  x  x  .  .  .  .  x  .',
  qualified: '  .  .  .  .  .  .  .  .  .  x  .  .  x  x  .',
  conditional: '.  .  .  .  .  .  x  .  x  x  .  .  x  x  .',
  rejected: '   .  .  x  .  .  .  .  .  .  .  .  .  .  x  x',
  suspended: '  .  .  .  .  .  .  x  .  .  .  x  .  .  x  .',
  excluded: '   .  .  x  .  .  .  .  .  .  .  .  .  .  .  x',
  expired: '    .  .  .  .  .  .  .  .  .  .  .  .  x  .  x',
  renewal: '    .  .  .  .  .  .  x  x  x  x  .  .  .  .  .',
  withdrawn: '  .  .  x  .  .  .  .  .  .  .  .  .  .  .  x',
  archived: '   .  .  .  .  .  .  .  .  .  .  .  .  .  .  .',
}

describe('the life cycle', () => {
  const pairs = supplierStates.flatMap(from => supplierStates.map((to, index) => [from, to, table[from].trim().split(/ +/)[index] === 'x'] as const))

  it('knows every pair of states', () => {
    expect(pairs).toHaveLength(225)
    for (const [from, to, allowed] of pairs) expect(mayFollow(from, to), `${from} → ${to}`).toBe(allowed)
    for (const state of supplierStates) expect(transitions[state].every(to => to !== state), state).toBe(true)
  })

  it('never stores expired: it is what has a term after its last day', () => {
    expect(pairs.filter(([, to, allowed]) => to === 'expired' && allowed)).toEqual([])
    const expired = supplierStates.filter(state => stateAtDay(state, '2026-02-28', '2026-03-01') === 'expired')
    expect(expired).toEqual(['qualified', 'conditional', 'expired', 'renewal'])
    for (const state of expired.filter(hasTerm)) {
      expect(stateAtDay(state, '2026-02-28', '2026-02-28')).toBe(state)
      expect(stateAtDay(state, null, '2100-01-01')).toBe(state)
    }
    expect(stateAtDay('suspended', '2026-02-28', '2027-01-01')).toBe('suspended')
  })

  it('lets a supplier leave from the application to the suspension; a renewal that is not wanted runs out', () => {
    const leaving = supplierStates.filter(from => mayFollow(from, 'withdrawn'))
    expect(leaving).toEqual(['applied', 'checking', 'integration', 'scoring', 'qualified', 'conditional', 'rejected', 'suspended'])
    expect(supplierStates.filter(from => mayFollow(from, 'archived'))).toEqual(['draft', 'invited', 'rejected', 'excluded', 'expired', 'withdrawn'])
  })

  it('tells the act of each allowed step, and asks for a cause where it takes something away', () => {
    const acts = pairs.filter(([, , allowed]) => allowed).map(([from, to]) => [from, to, decisionOf(from, to)] as const)
    expect(Object.fromEntries(decisionKinds.map(kind => [kind, acts.filter(([, , act]) => act === kind).map(([from]) => from)]))).toEqual({
      admission: ['scoring', 'conditional'], conditions: ['scoring', 'renewal'], rejection: ['checking', 'integration', 'scoring', 'conditional', 'renewal'],
      suspension: ['qualified', 'conditional', 'renewal'], exclusion: ['suspended'], readmission: ['suspended'], renewal: ['renewal'],
    })
    expect(supplierStates.filter(to => causesFor(to).length > 0)).toEqual(['suspended', 'excluded'])
    expect(causesFor('suspended')).toEqual(suspensionCauses)
    expect(causesFor('excluded')).toEqual(exclusionCauses)
    expect(pairs.filter(([from, to, allowed]) => allowed && restsOnScore(from, to)).map(([from, to]) => `${from} ${to}`)).toEqual(['scoring qualified', 'scoring conditional', 'renewal qualified', 'renewal conditional'])
  })

  it('proposes by an appeal only what the life cycle allows', () => {
    const stateAfter = { admission: 'qualified', readmission: 'qualified', renewal: 'qualified', conditions: 'conditional', rejection: 'rejected', suspension: 'suspended', exclusion: 'excluded' } as const
    for (const kind of decisionKinds) for (const outcome of appealOutcomes) {
      const proposed = proposedByAppeal(kind, outcome)
      if (outcome === 'confirmed' || !isAppealable(kind)) expect(proposed, `${kind} ${outcome}`).toBeNull()
      if (proposed !== null) expect(mayFollow(stateAfter[kind], proposed), `${kind} ${outcome}`).toBe(true)
    }
    expect(proposedByAppeal('suspension', 'annulled')).toBe('qualified')
    expect(proposedByAppeal('exclusion', 'annulled')).toBe('applied')
  })

  it.each([
    ['rejected', '2026-08-31', '2027-02-28'], ['rejected', '2027-08-31', '2028-02-29'], ['excluded', '2028-02-29', '2029-02-28'], ['withdrawn', '2026-01-01', null], ['draft', '2026-01-01', null],
  ] as const)('%s on %s may apply again from %s', (state, since, from) => {
    expect(mayApplyFrom(state, since, { rejected: 6, excluded: 12 })).toBe(from)
  })
})
