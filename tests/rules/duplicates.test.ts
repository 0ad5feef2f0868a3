import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOf, duplicateReason, pairKey, pairsIn, peopleBlocks, personName, personReason, setsOf, type Compared, type ComparedPerson } from '../../main/duplicates/pairs.ts'
import { matchName } from '../../shared/folding.ts'

const duplicatePairs = (all: readonly Compared[], distinct: readonly string[] = []) => {
  const seen = new Set(distinct)
  return blocksOf(all).flatMap(block => pairsIn(block, seen, duplicateReason))
}

const firm = (id: string, name: string, more: Partial<Omit<Compared, 'id' | 'matchName'>> = {}): Compared =>
  ({ id, matchName: matchName(name), vatNumber: null, taxCode: null, rea: null, municipality: null, ...more })

describe('why two records may be one firm', () => {
  it.each<[string, Compared, Compared, string | null]>([
    ['the same VAT number, whatever the name', firm('a', 'Alfa', { vatNumber: '1' }), firm('b', 'Beta', { vatNumber: '1' }), 'vatNumber'],
    ['the same tax code', firm('a', 'Alfa', { taxCode: 'X' }), firm('b', 'Beta', { taxCode: 'X' }), 'taxCode'],
    ['the same REA', firm('a', 'Alfa', { rea: 'FI-1' }), firm('b', 'Beta', { rea: 'FI-1' }), 'rea'],
    ['one owner of two firms: differing VAT numbers veto the tax code', firm('a', 'Alfa', { taxCode: 'X', vatNumber: '1' }), firm('b', 'Alfa', { taxCode: 'X', vatNumber: '2' }), null],
    ['differing VAT numbers veto the name', firm('a', 'Alfa', { vatNumber: '1' }), firm('b', 'Alfa', { vatNumber: '2' }), null],
    ['the same name but for its legal form, in one place', firm('a', 'Tintoria Bisenzio S.r.l.', { municipality: 'Prato' }), firm('b', 'TINTORIA BISENZIO srl', { municipality: 'PRATO' }), 'name'],
    ['the same name, one place unknown', firm('a', 'Tintoria Bisenzio', { municipality: 'Prato' }), firm('b', 'Tintoria Bisenzio'), 'name'],
    ['the same name in two places', firm('a', 'Tintoria Bisenzio', { municipality: 'Prato' }), firm('b', 'Tintoria Bisenzio', { municipality: 'Vernio' }), null],
    ['a slip of the pen', firm('a', 'Tintoria Bisenzio', { municipality: 'Prato' }), firm('b', 'Tintoria Bisenzzio', { municipality: 'Prato' }), 'similarName'],
    ['words in another order, small words left out', firm('a', 'Tintoria del Bisenzio'), firm('b', 'Bisenzio Tintoria'), 'similarName'],
    ['a blank more', firm('a', 'Fil Pucci'), firm('b', 'Filpucci'), 'similarName'],
    ['numbers in names are meant', firm('a', 'Filati Prato 2'), firm('b', 'Filati Prato 3'), null],
    ['names that are only somewhat alike', firm('a', 'Conceria Ponte'), firm('b', 'Conceria Arno'), null],
  ])('%s', (_what, a, b, reason) => {
    expect(duplicateReason(a, b)).toBe(reason)
    expect(duplicateReason(b, a)).toBe(reason)
  })
})

describe('pairs and sets', () => {
  const three = [firm('a', 'Alfa', { vatNumber: '1' }), firm('b', 'Beta', { vatNumber: '1', taxCode: 'X' }), firm('c', 'Gamma', { taxCode: 'X' }), firm('d', 'Delta')]
  it('A like B and B like C are one set; what is like nothing is in none', () => {
    const sets = setsOf(duplicatePairs(three))
    expect(sets).toHaveLength(1)
    expect(sets[0]?.map(({ first, second }) => pairKey(first, second)).toSorted()).toEqual(['a b', 'b c'])
  })
  it('what was told apart is no pair any more, whichever was named first', () => {
    expect(duplicatePairs(three, [pairKey('b', 'a')]).map(({ first, second }) => pairKey(first, second))).toEqual(['b c'])
  })
  it('blocks find what comparing each with each by name and number finds', () => {
    const names = ['Tintoria Bisenzio', 'Tintoria Bisenzzio', 'Bisenzio Tintoria', 'Tintoria Ombrone', 'Pelli Arno', 'Pelli Arno S.r.l.', 'Cartiera Lucca']
    const one = fc.record({ name: fc.constantFrom(...names), vatNumber: fc.constantFrom(null, '1', '2'), taxCode: fc.constantFrom(null, 'X', 'Y'), municipality: fc.constantFrom('Prato', 'Lucca') })
    fc.assert(fc.property(fc.array(one, { maxLength: 12 }), rows => {
      const all = rows.map(({ name, ...more }, index) => firm(String(index), name, more))
      const naive = all.flatMap((a, index) => all.slice(index + 1).filter(b => duplicateReason(a, b) !== null).map(b => pairKey(a.id, b.id)))
      expect(duplicatePairs(all).map(({ first, second }) => pairKey(first, second)).toSorted()).toEqual(naive.toSorted())
    }))
  })
})

describe('why two records may be one person', () => {
  const person = (id: string, name: string, emails: string[] = [], organisations: string[] = []): ComparedPerson => ({ id, name: personName(name), emails, organisations })
  it.each<[string, ComparedPerson, ComparedPerson, string | null]>([
    ['one address, the first name shortened', person('a', 'Anna Verdi', ['a@x.example']), person('b', 'A. Verdi', ['a@x.example']), 'email'],
    ['colleagues at one mailbox', person('a', 'Anna Verdi', ['ufficio@x.example']), person('b', 'Bruno Neri', ['ufficio@x.example']), null],
    ['one name at one firm, the other way round and with a title', person('a', 'Dott.ssa Anna Verdi', [], ['f']), person('b', 'VERDI Anna', [], ['f']), 'name'],
    ['a slip of the pen', person('a', 'Anna Bernardini', [], ['f']), person('b', 'Anna Bernardinni', [], ['f']), 'similarName'],
    ['namesakes at two firms', person('a', 'Anna Verdi', [], ['f']), person('b', 'Anna Verdi', [], ['g']), null],
    ['people of no firm', person('a', 'Anna Verdi'), person('b', 'Anna Verdi'), null],
  ])('%s', (_name, a, b, reason) => {
    expect(personReason(a, b)).toBe(reason)
    expect(personReason(b, a)).toBe(reason)
    if (reason) expect(peopleBlocks([a, b]).flatMap(block => pairsIn(block, new Set(), personReason))[0]).toMatchObject({ first: 'a', second: 'b', reason })
  })
})
