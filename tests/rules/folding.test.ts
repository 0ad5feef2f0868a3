import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, matchName, sortKey } from '../../shared/folding.ts'

const name = fc.array(fc.constantFrom(...'abcdeàéìòùç L’\'.&019-ßłŁØ'.split(''))).map((letters) => letters.join(''))

describe('fold', () => {
  it.each([
    ['Tintoria Cà d’Oro', 'tintoria ca d oro'],
    ["Tintoria Ca' D'Oro", 'tintoria ca d oro'],
    ['  SOCIETÀ\u00a0 &  Figli ', 'societa figli'],
    ['Łódź – Straße, Ørsted œuvre', 'lodz strasse orsted oeuvre'],
    ['ﬁlati № ３', 'filati no 3'],
    ['ΔΈΡΜΑΣ', 'δερμασ'],
    ['Мода', 'мода'],
    ['华美 Moda', '华美 moda'],
    ['***', ''],
  ])('folds %j to %j', (text, folded) => { expect(fold(text)).toBe(folded) })

  it('folds plain letters alike, whether or not a letter beyond them stands in the same text', () => {
    fc.assert(fc.property(fc.string(), (text) => { expect(fold(`${text} 华`)).toBe(`${fold(text)} 华`.trim()) }))
  })

  it('does not change what it folded', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => { expect(fold(fold(text))).toBe(fold(text)) }))
  })
})

describe('sortKey', () => {
  const sorted = (texts: string[]) => [...texts].sort((a, b) => Buffer.compare(Buffer.from(sortKey(a)), Buffer.from(sortKey(b))))

  it('gives the order of an Italian dictionary', () => {
    const inOrder = ['3 Fonti', '10 Fonti', "Ca' d'Oro", 'Cartiera Alta', 'Cartièra Bassa', 'CARTIERA zeta', 'Cartiere Riunite', 'Città Murata', "D'Angelo", 'De Rosa', 'Delfino', 'È Moda', 'Emporio', 'Zeta', 'Мода', '华美']
    expect(sorted([...inOrder].reverse())).toEqual(inOrder)
  })

  it('counts numbers by their value', () => {
    const inOrder = ['Filati', 'Filati 2', 'Filati 10', 'Filati 010 bis', 'Filati 100', 'Filati 20240101', 'Filati 12345678901', 'Filati A']
    expect(sorted([...inOrder].reverse())).toEqual(inOrder)
    expect(sortKey('Filati 007')).toBe(sortKey('filati 7'))
  })

  it('agrees with the collation of the system for plain words', () => {
    const collator = new Intl.Collator('it', { sensitivity: 'base' })
    const word = fc.array(fc.constantFrom(...'abcdeàéìòùçzAÈ'.split('')), { minLength: 1 }).map((letters) => letters.join(''))
    fc.assert(fc.property(word, word, (a, b) => {
      const [x, y] = [sortKey(a), sortKey(b)]
      expect(Math.sign(collator.compare(a, b))).toBe(x < y ? -1 : x > y ? 1 : 0)
    }))
  })

  it('is never empty for a name', () => { expect(sortKey(' *** ')).toBe('***') })
})

describe('matchName', () => {
  it.each([
    ['Confezioni Ripalta 9 SRL', 'confezioni ripalta 9'],
    ['Confezioni Ripalta 9 S. r. l.', 'confezioni ripalta 9'],
    ['Maglificio Vigna Grande A S.r.l.', 'maglificio vigna grande a'],
    ['Scatolificio Salicello S.r.l. Unipersonale', 'scatolificio salicello'],
    ['Scatolificio Salicello srl a socio unico', 'scatolificio salicello'],
    ['Soc. Coop. a r.l. Alba Nuova', 'alba nuova'],
    ['Alba Nuova Società Cooperativa Sociale ONLUS', 'alba nuova'],
    ['Tintoria Colle Fiorito di Bianchi & C. S.a.s.', 'tintoria colle fiorito'],
    ['TINTORIA COLLE FIORITO DI BIANCHI MARIO E C. SAS', 'tintoria colle fiorito'],
    ['Conceria di Rossi & C. S.n.c.', 'conceria di rossi c'],
    ['Calzaturificio L’Arco Antico S.p.A.', 'calzaturificio arco antico'],
    ['Cartiera "Tre Fonti" S.p.A. in liquidazione', 'cartiera tre fonti'],
    ['Tessitura di Prato S.p.A.', 'tessitura di prato'],
    ['Łódzka Skóra Sp. z o.o.', 'lodzka skora'],
    ['Leder Muster GmbH', 'leder muster'],
    ['COOP', 'coop'],
    ['', ''],
  ])('%j is searched as %j', (text, matched) => { expect(matchName(text)).toBe(matched) })

  it('leaves something of every name that has a letter or a digit', () => {
    fc.assert(fc.property(name, (text) => { expect(matchName(text) === '').toBe(fold(text) === '') }))
  })
})
