import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { root } from '../checks/project.ts'
import { categoriesByAteco, schemeContent, schemeProblem, tierOf, type SchemeContent } from '../../shared/suppliers/scheme.ts'
import { bandOf, ratingSummary, sameHands, scoreResult, type ScoreEntry } from '../../shared/suppliers/scoring.ts'

const preset = JSON.parse(readFileSync(`${root}resources/supplierScheme.json`, 'utf8')) as { categories: { code: string; ateco: string[] }[]; scheme: { content: unknown } }
const scheme: SchemeContent = schemeContent.parse(preset.scheme.content)
const codes = scheme.criteria.map(({ code }) => code)
const clean = scheme.knockOuts.map(({ code }) => ({ code, found: false }))
const all = (points: number | null): ScoreEntry[] => codes.map(criterion => ({ criterion, points, fromCertificate: false }))
const change = (entries: ScoreEntry[], criterion: string, more: Partial<ScoreEntry>) => entries.map(entry => (entry.criterion === criterion ? { ...entry, ...more } : entry))

describe('the scheme', () => {
  it('is sound as it is delivered, and names its categories', () => {
    expect(schemeProblem(scheme)).toBeNull()
    expect(Object.keys(scheme.tiers)).toEqual(preset.categories.map(({ code }) => code))
    expect(['B1', 'A1', 'D5', 'none'].map(code => tierOf(scheme, code))).toEqual(['high', 'medium', 'low', 'low'])
  })

  it.each<[string, (content: SchemeContent) => SchemeContent, object]>([
    ['weights of 99', content => ({ ...content, criteria: content.criteria.map((one, index) => (index === 0 ? { ...one, weight: 14 } : one)) }), { code: 'weights', values: { total: 99 } }],
    ['weights of 100.01', content => ({ ...content, criteria: content.criteria.map((one, index) => (index === 0 ? { ...one, weight: 15.01 } : one)) }), { code: 'weights', values: { total: 100.01 } }],
    ['bands upside down', content => ({ ...content, bands: content.bands.toReversed() }), { code: 'bands' }],
    ['bands that do not reach nothing', content => ({ ...content, bands: content.bands.slice(0, -1) }), { code: 'bands' }],
    ['two criteria of one code', content => ({ ...content, criteria: content.criteria.map((one, index) => (index === 1 ? { ...one, code: 'legal' } : one)) }), { code: 'repeated', values: { what: 'legal' } }],
    ['a document of a strange knock-out', content => ({ ...content, requirements: content.requirements.map((one, index) => (index === 0 ? { ...one, knockOut: 'KO99' } : one)) }), { code: 'unknown-knock-out', values: { what: 'KO99' } }],
  ])('refuses %s', (_name, make, problem) => { expect(schemeProblem(make(scheme))).toMatchObject(problem) })

  it('takes thirds: three times 33⅓ is 100', () => {
    const [first] = scheme.criteria
    if (!first) throw new Error('no criterion')
    expect(schemeProblem({ ...scheme, criteria: ['a', 'b', 'c'].map(code => ({ ...first, code, weight: 100 / 3 })) })).toBeNull()
  })

  it.each([['15.11.00', ['A2', 'B3']], ['13.30', ['B1']], ['13.10', ['A1']], ['17.21', ['C4']], ['17', ['A3']], ['49.41', ['D1']], ['99', []], [null, []]] as const)('finds the categories of ATECO %s', (ateco, found) => {
    expect(categoriesByAteco(preset.categories, ateco).map(({ code }) => code)).toEqual(found)
  })
})

describe('a score', () => {
  it.each([[100, 'A', 'qualified'], [80, 'A', 'qualified'], [79.99, 'B', 'qualified'], [65, 'B', 'qualified'], [64.99, 'C', 'conditional'], [50, 'C', 'conditional'], [49.99, 'D', 'rejected'], [40, 'D', 'rejected']] as const)(
    'of %s everywhere is band %s', (points, band, outcome) => { expect(scoreResult(scheme, all(points), clean, true)).toMatchObject({ total: points, band: { code: band }, outcome, noData: 0, floorsMissed: [] }) })

  it('keeps out whoever misses a floor, whatever the total', () => {
    expect(scoreResult(scheme, change(all(100), 'labour', { points: 39.9 }), clean, true)).toMatchObject({ total: 84.98, floorsMissed: ['labour'], outcome: 'rejected' })
    expect(scoreResult(scheme, change(all(100), 'safety', { points: 40 }), clean, true)).toMatchObject({ floorsMissed: [], outcome: 'qualified' })
  })

  it('tells missing data as missing: no points, no judgement, and what they could bring', () => {
    const nothing = scoreResult(scheme, [], [], null)
    expect(nothing).toMatchObject({ total: 0, noData: 100, bestBand: { code: 'A' }, floorsMissed: [], floorsUnknown: ['labour', 'safety'], outcome: 'incomplete' })
    expect(scoreResult(scheme, change(all(85), 'territory', { points: null }), clean, true)).toMatchObject({ total: 80.75, noData: 5, outcome: 'qualified' })
    expect(scoreResult(scheme, change(all(100), 'labour', { points: null }), clean, true)).toMatchObject({ total: 75, band: { code: 'B' }, bestBand: { code: 'A' }, outcome: 'incomplete' })
  })

  it('lets a certificate fill its criterion up to the cap, and never lift a knock-out', () => {
    const certified = change(all(100), 'labour', { fromCertificate: true })
    expect(scoreResult(scheme, certified, clean, true).criteria.find(one => one.criterion === 'labour')).toEqual({ criterion: 'labour', points: 80, weighted: 20, capped: true, floor: 'met' })
    expect(scoreResult(scheme, change(all(100), 'territory', { fromCertificate: true }), clean, true).criteria.find(one => one.criterion === 'territory')).toMatchObject({ points: 0, capped: true })
    expect(scoreResult(scheme, certified, clean.map(one => (one.code === 'KO4' ? { ...one, found: true } : one)), true)).toMatchObject({ knockOuts: ['KO4'], outcome: 'rejected' })
  })

  it('asks about employees only where there may be some', () => {
    const withoutStaff = clean.filter(({ code }) => code !== 'KO2' && code !== 'KO7')
    expect(scoreResult(scheme, all(90), withoutStaff, false)).toMatchObject({ knockOutsOpen: [], outcome: 'qualified' })
    for (const hasStaff of [true, null]) expect(scoreResult(scheme, all(90), withoutStaff, hasStaff)).toMatchObject({ knockOutsOpen: ['KO2', 'KO7'], outcome: 'incomplete' })
  })

  const entry = fc.record({ points: fc.option(fc.double({ min: 0, max: 100, noNaN: true })), fromCertificate: fc.boolean() })
  const sheet = fc.tuple(...codes.map(criterion => entry.map(one => ({ criterion, ...one }))))

  it('is never outside 0 and 100, and the order of what was entered does not matter', () => {
    fc.assert(fc.property(sheet, entries => {
      const result = scoreResult(scheme, entries, clean, true)
      expect(result.total).toBeGreaterThanOrEqual(0)
      expect(result.total + result.noData).toBeLessThanOrEqual(100.01)
      expect(scoreResult(scheme, entries.toReversed(), clean, true)).toEqual(result)
    }))
  })

  it('never falls when one criterion rises, and never rises when data are taken away', () => {
    fc.assert(fc.property(sheet, fc.constantFrom(...codes), fc.double({ min: 0, max: 100, noNaN: true }), (entries, criterion, points) => {
      const before = scoreResult(scheme, entries, clean, true)
      const known = entries.find(one => one.criterion === criterion)?.points ?? 0
      const [more, less] = [change(entries, criterion, { points: Math.max(points, known) }), change(entries, criterion, { points: null })]
      expect(scoreResult(scheme, more, clean, true).total).toBeGreaterThanOrEqual(before.total)
      expect(scoreResult(scheme, less, clean, true).total).toBeLessThanOrEqual(before.total)
    }))
  })

  it('has one band for each total, the better the higher', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }), (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      expect(scheme.bands.indexOf(bandOf(scheme.bands, high))).toBeLessThanOrEqual(scheme.bands.indexOf(bandOf(scheme.bands, low)))
    }))
  })
})

describe('hands and ratings', () => {
  it('knows a name however it is written', () => {
    expect(sameHands(['Anna Però', 'Bruno'], ['ANNA PERO', 'Carla'])).toEqual(['ANNA PERO'])
    expect(sameHands([], ['Carla'])).toEqual([])
  })

  it('says nothing while too few rated, and nothing of an aspect that too few rated', () => {
    const rating = (rater: string, quality: number | null, service: number | null = 5) => ({ rater, quality, delivery: 3, service })
    expect(ratingSummary([rating('a', 1), rating('b', 2)], 3)).toEqual({ raters: 2, means: null })
    // two years of one member are one rater
    expect(ratingSummary([rating('a', 1), rating('b', 2), rating('b', 3)], 3).means).toBeNull()
    expect(ratingSummary([rating('a', 1), rating('b', 2), rating('c', null, 4)], 3)).toEqual({ raters: 3, means: { quality: null, delivery: 3, service: 4.67 } })
  })
})
