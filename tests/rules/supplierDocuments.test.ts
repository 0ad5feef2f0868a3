import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { root } from '../checks/project.ts'
import { documentStateAt } from '../../shared/documents.ts'
import { bestDocument, documentAlarm, heldState, requiredDocuments, type HeldDocument } from '../../shared/suppliers/requirements.ts'
import { schemeContent } from '../../shared/suppliers/scheme.ts'

const preset = JSON.parse(readFileSync(`${root}resources/supplierScheme.json`, 'utf8')) as { scheme: { content: unknown } }
const scheme = schemeContent.parse(preset.scheme.content)
const catalogue = (JSON.parse(readFileSync(`${root}resources/documentTypes.json`, 'utf8')) as { types: { code: string }[] }).types

describe('what is asked for', () => {
  it('is of types that a workspace begins with', () => {
    expect(catalogue.map(({ code }) => code)).toEqual(expect.arrayContaining([...scheme.requirements.map(({ document }) => document), ...scheme.criteria.flatMap(({ certificates }) => certificates)]))
  })

  it.each([
    ['a dyer with employees', { categories: ['B1'], legalForm: 'SRL', hasStaff: true }, ['VIS', 'DURC', 'COC', 'AUTO', 'DVR', 'INS', 'BIL', 'SUB', 'RSL', 'AUA']],
    ['a dyer alone', { categories: ['B1'], legalForm: 'DI', hasStaff: false }, ['VIS', 'COC', 'AUTO', 'INS', 'SUB', 'RSL', 'AUA']],
    ['a yarn maker abroad', { categories: ['A1'], legalForm: 'EST', hasStaff: true }, ['COC', 'AUTO', 'INS', 'RSL']],
    ['a consultant', { categories: ['D5'], legalForm: 'SRL', hasStaff: null }, ['VIS', 'DURC', 'COC', 'AUTO']],
    ['a waste firm that also carries', { categories: ['D1', 'D2'], legalForm: 'SPA', hasStaff: true }, ['VIS', 'DURC', 'COC', 'AUTO', 'DVR', 'INS', 'BIL', 'SUB', 'AUA', 'RIF', 'WL']],
    ['a public body', { categories: ['D5'], legalForm: 'PA', hasStaff: true }, ['COC']],
    ['nobody in any category', { categories: [], legalForm: 'SRL', hasStaff: true }, []],
  ] as const)('of %s', (_who, asked, documents) => { expect(requiredDocuments(scheme, asked).map(({ document }) => document)).toEqual(documents) })

  it('says of a document that is asked for twice that it is a knock-out, where it is one', () => {
    const twice = { ...scheme, requirements: scheme.requirements.flatMap(one => (one.document === 'AUA' ? [{ ...one, knockOut: null }, one] : [one])) }
    expect(requiredDocuments(twice, { categories: ['B1'], legalForm: null, hasStaff: true }).find(({ document }) => document === 'AUA')?.knockOut).toBe('KO6')
  })
})

describe('how a document counts', () => {
  const held = (state: HeldDocument['state'], verified = true, endsOn: string | null = null): HeldDocument => ({ id: `${state} ${verified} ${endsOn}`, state, verified, endsOn })

  it.each([
    ['valid', true, 'verified'], ['valid', false, 'received'], ['unknown', true, 'missing'], ['future', true, 'missing'], ['expiring', true, 'expiring'], ['expired', true, 'expired'],
    ['replaced', true, 'replaced'], ['rejected', false, 'rejected'],
  ] as const)('%s (verified: %s) is %s', (state, verified, counts) => { expect(heldState({ state, verified })).toBe(counts) })

  it('is the best of those that are there', () => {
    expect(bestDocument([])).toEqual({ state: 'missing', document: null })
    expect(bestDocument([held('expired'), held('valid', false), held('valid')]).state).toBe('verified')
    // what begins later, or at nobody knows when, speaks for no other, and is told with its document
    expect(bestDocument([held('future', true, '2027-01-01'), held('expired')]).state).toBe('expired')
    expect(bestDocument([held('unknown')])).toMatchObject({ state: 'missing', document: { state: 'unknown' } })
    expect(bestDocument([held('rejected'), held('expired'), held('replaced')]).state).toBe('expired')
    expect(bestDocument([held('expiring', true, '2026-02-01'), held('expiring', true, '2026-03-01')]).document?.endsOn).toBe('2026-03-01')
  })
})

describe('the clock of a knock-out document', () => {
  const durc = { validity: 'fixed', validFor: 120, validUnit: 'days', warnDays: 20, successorId: null, successorFrom: null, transitionOn: null } as const
  const alarmOf = (issuedOn: string, at: string) => {
    const { state, endsOn } = documentStateAt({ issuedOn, validFrom: null, expiresOn: null, rejectedOn: null, replacedOn: null }, durc, at)
    return [endsOn, documentAlarm(heldState({ state, verified: true }), endsOn, 15, at)]
  }

  it.each([
    // 120 days from the check, over month ends and the leap day; then fifteen days of grace
    ['2026-01-31', '2026-05-31', '2026-05-31', 'warning'],
    ['2026-01-31', '2026-06-01', '2026-05-31', 'grace'], ['2026-01-31', '2026-06-15', '2026-05-31', 'grace'], ['2026-01-31', '2026-06-16', '2026-05-31', 'propose'],
    ['2027-12-31', '2028-04-29', '2028-04-29', 'warning'], ['2027-12-31', '2028-04-30', '2028-04-29', 'grace'], ['2028-02-29', '2028-06-28', '2028-06-28', 'warning'], ['2028-02-29', '2028-06-29', '2028-06-28', 'grace'],
    ['2026-10-31', '2027-02-28', '2027-02-28', 'warning'], ['2026-10-31', '2027-03-16', '2027-02-28', 'propose'],
  ] as const)('DURC of %s at %s: until %s, %s', (issuedOn, at, endsOn, alarm) => {
    expect(alarmOf(issuedOn, at)).toEqual([endsOn, alarm])
  })

  it('warns from twenty days before', () => {
    expect(alarmOf('2026-01-31', '2026-05-10')[1]).toBeNull()
    expect(alarmOf('2026-01-31', '2026-05-11')[1]).toBe('warning')
  })

  it('has no alarm while it is not there, or was replaced', () => {
    for (const state of ['missing', 'received', 'verified', 'replaced', 'rejected', 'notRequired'] as const) expect(documentAlarm(state, '2026-01-01', 15, '2027-01-01')).toBeNull()
  })
})
