import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bindingProblem, resolve } from '../../shared/policies/cascade.ts'
import { apply, compare } from '../../shared/policies/compare.ts'
import { acceptedContent, clauseContent, saidIn, type ContentClause } from '../../shared/policies/content.ts'
import { cut, plainBlocks } from '../../shared/policies/cut.ts'
import { drift, followed, followsByItself, openItems } from '../../shared/policies/drift.ts'
import { closesCircle, successors } from '../../shared/policies/lineage.ts'
import { emptyClause, inherits, type Binding, type Clause, type ClauseFields, type Lineage, type Parameter } from '../../shared/policies/model.ts'
import { filled } from '../../shared/policies/parameters.ts'
import { revise, type ReadClause, type RevisedClause } from '../../shared/policies/revise.ts'
import { normalised, paragraphs, plainText } from '../../shared/policies/text.ts'
import { inOrder, numbersOf, positionAt, wouldCircle } from '../../shared/policies/tree.ts'
import { labelOf, nextMajor, nextMinor, overlapping, stateOf, type VersionDays } from '../../shared/policies/versions.ts'
import { compareWords } from '../../shared/policies/words.ts'

const at = '2026-06-01'
const clause = (clauseId: string, more: Partial<Clause> = {}): Clause => {
  const fields = { ...emptyClause, text: paragraphs(`Testo di ${clauseId}.`), ...more }
  return { clauseId, parentId: null, position: Number.parseInt(clauseId, 36), ...fields, hash: clauseContent(fields) }
}
const eight = { minLength: 8, maxLength: 8 }
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

/** Trees of some of the same clauses, so that two of them have common ones: each under one that comes before it in a shuffled order, or at the top. */
const tree: fc.Arbitrary<Clause[]> = fc.tuple(fc.shuffledSubarray(ids, { minLength: 1 }), fc.array(fc.nat(), eight), fc.array(fc.constantFrom('uno', 'due', 'l’acqua “pura”', 'l\'acqua "pura"', 'perché sì'), eight))
  .map(([order, numbers, words]) => order.map((clauseId, index) => {
    const number = numbers[index] ?? 0
    return clause(clauseId, { parentId: index === 0 || number % 3 === 0 ? null : order[number % index] ?? null, position: number % 97, heading: number % 2 === 0 ? 'Titolo' : null, text: paragraphs(words[index] ?? 'x') })
  }))

const byId = (clauses: readonly Clause[]) => clauses.toSorted((a, b) => (a.clauseId < b.clauseId ? -1 : 1))

describe('what is said of a clause', () => {
  const hours: Parameter = { key: 'ore', kind: 'number', label: 'Ore', labelEnglish: null, unit: 'ore', unitEnglish: 'hours', value: 8, min: null, max: null, stricter: null }
  const said = { ...emptyClause, heading: 'Titolo', text: paragraphs('Fino a {ore}.'), parameters: [hours], addition: paragraphs('Di più.'), additionEnglish: null, values: {} }
  const content = (one: Partial<ContentClause>): ContentClause => ({ ...said, clauseId: 'a', number: '1', level: 1, mode: null, omitted: false, reason: null, omission: null, until: null, ...one })

  test.each([
    ['the other language stands where there are no words', {}, ['Titolo', 'Fino a 8\u00a0ore.', 'Di più.', true]],
    ['an empty translation is none', { textEnglish: paragraphs(' '), headingEnglish: '' }, ['Titolo', 'Fino a 8\u00a0ore.', 'Di più.', true]],
    ['a heading alone is translated alone', { headingEnglish: 'Title' }, ['Title', 'Fino a 8\u00a0ore.', 'Di più.', true]],
    ['all of it', { headingEnglish: 'Title', textEnglish: paragraphs('Up to {ore}.'), additionEnglish: paragraphs('More.') }, ['Title', 'Up to 8\u00a0hours.', 'More.', false]],
  ])('%s', (_name, english, expected) => {
    const { heading, text, addition, untranslated } = saidIn('en', { ...said, ...english })
    expect([heading, plainText(text), plainText(addition), untranslated]).toEqual(expected)
  })

  test('what is hashed is what is read: another unit or another addition is another text, an empty translation is none', () => {
    const hashed = (one: Partial<ContentClause>) => acceptedContent({ clauses: [content(one)] }, 'en')
    expect(hashed({ textEnglish: [], headingEnglish: '' })).toBe(hashed({}))
    expect(hashed({ parameters: [{ ...hours, unit: 'minuti' }] })).not.toBe(hashed({}))
    expect(hashed({ parameters: [{ ...hours, value: 2 }], values: { ore: 8 } })).toBe(hashed({}))
    expect(hashed({ additionEnglish: paragraphs('More.') })).not.toBe(hashed({}))
  })
})

describe('a text that is cut', () => {
  const read = (text: string) => cut(plainBlocks(text), 'it').clauses.map(({ heading, text: words }) => [heading, plainText(words)].filter(Boolean).join(' | '))
  test.each([
    ['1. Scopo\n2) Acqua\n3.Aria', ['Scopo', 'Acqua', 'Aria']],
    ['1.1 Questa vale.\n1.2. vale\n2.1 – Acqua', ['Questa vale.', 'vale', 'Acqua']],
    ['Art. 4 – Acqua\nArticolo IV\nArt.5. Aria', ['Acqua', 'Articolo IV', 'Aria']],
    ['8 ore al giorno.\n2.5 percento di acqua.\n10.000 euro.\n1.5 – 2.5 metri.', ['8 ore al giorno.', '2.5 percento di acqua.', '10.000 euro.', '1.5 – 2.5 metri.']],
    ['Artigiani e soci.\nTitolo civile.\nSezione chiusa.\nArticolo 5 del contratto vale.', ['Artigiani e soci.', 'Titolo civile.', 'Sezione chiusa.', 'Articolo 5 del contratto vale.']],
  ])('only what numbers a clause goes: %j', (text, expected) => { expect(read(text)).toEqual(expected) })

  test('a heading that is too long for one is the text of its clause', () => {
    const long = `${'parola '.repeat(60)}fine`
    const content = (text: string) => [{ type: 'text' as const, text }]
    const { name, clauses } = cut({ blocks: [{ kind: 'heading', level: 1, content: content(long) }, { kind: 'heading', level: 2, content: content('Acqua') }], notes: [] }, 'it')
    expect([name, clauses.map(({ heading, text }) => [heading, plainText(text)])]).toEqual([null, [[null, long], ['Acqua', '']]])
  })
})

describe('trees of clauses', () => {
  test('numbers are computed from the order', () => {
    const clauses = [clause('a', { position: 2 }), clause('b', { position: 1 }), clause('c', { parentId: 'a', position: 5 }), clause('d', { parentId: 'a', position: 3 }), clause('e', { parentId: 'd' })]
    expect(inOrder(clauses).map(({ clauseId, number, level }) => [clauseId, number, level])).toEqual([['b', '1', 1], ['a', '2', 1], ['d', '2.1', 2], ['e', '2.1.1', 3], ['c', '2.2', 2]])
  })

  test('a clause is put between two others, until no number is left', () => {
    const clauses = [clause('a', { position: 1 }), clause('b', { position: 2 })]
    expect(positionAt(clauses, 'c', { parentId: null, afterId: null })).toBe(0)
    expect(positionAt(clauses, 'c', { parentId: null, afterId: 'a' })).toBe(1.5)
    expect(positionAt(clauses, 'a', { parentId: null, afterId: 'b' })).toBe(3)
    expect(positionAt([clause('a', { position: 1 }), clause('b', { position: 1 + Number.EPSILON })], 'c', { parentId: null, afterId: 'a' })).toBeNull()
    expect(wouldCircle([clause('a'), clause('b', { parentId: 'a' })], 'a', 'b')).toBe(true)
  })

  test('clauses that are told by how deep they stand have the numbers that they get as a tree', () => fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 20 }), levels => {
    const above: { clauseId: string; level: number }[] = []
    const placed = levels.map((level, position) => {
      while ((above.at(-1)?.level ?? 0) >= level) above.pop()
      const one = { clauseId: String(position), parentId: above.at(-1)?.clauseId ?? null, position }
      above.push({ clauseId: one.clauseId, level })
      return one
    })
    expect(numbersOf(levels.map(level => ({ level })))).toEqual(inOrder(placed).map(({ number }) => number))
  })))

  test('every clause stands once, whatever the tree', () => fc.assert(fc.property(tree, clauses => { expect(inOrder(clauses).map(({ clauseId }) => clauseId).toSorted()).toEqual(clauses.map(({ clauseId }) => clauseId).toSorted()) })))
})

describe('lineage', () => {
  const edges: Lineage[] = [['a', 'b'], ['b', 'c'], ['b', 'd'], ['d', null]].map(([fromId, toId]) => ({ kind: 'split', fromId: fromId ?? '', toId: toId ?? null, reason: null }))
  test.each([['c', 'a', true], ['a', 'a', true], ['d', 'b', true], ['a', 'c', false], ['e', 'a', false]])('%s → %s closes a circle: %s', (fromId, toId, circle) => expect(closesCircle(edges, { fromId, toId })).toBe(circle))
  test('what a clause became is followed through those that are gone', () => {
    expect(successors(edges, 'a', new Set(['c', 'd'])).toSorted()).toEqual(['c', 'd'])
    expect(successors(edges, 'a', new Set(['b', 'c']))).toEqual(['b'])
    expect(successors(edges, 'd', new Set(['a']))).toEqual([])
  })
  test('edges that close no circle never lead back', () => fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 30 }), pairs => {
    const kept: Lineage[] = []
    for (const [fromId, toId] of pairs) if (!closesCircle(kept, { fromId, toId })) kept.push({ kind: 'split', fromId, toId, reason: null })
    for (const id of ids) {
      const reached = successors(kept, id, new Set())
      expect(reached).toEqual([])
      expect(successors(kept, id, new Set([id]))).toEqual([])
    }
  })))
})

describe('words', () => {
  test.each([
    ['L’acqua è «pura».', 'L\'acqua e\u0300 "pura".', []],
    ['Si usa\u00a0l\'acqua.', 'Si  usa l’acqua.', []],
    ['La paga è puntuale.', 'La paga è sempre puntuale.', [['added', 'sempre ']]],
    ['Entro trenta giorni dalla data.', 'Entro sessanta giorni dalla data.', [['removed', 'trenta'], ['added', 'sessanta']]],
    ['Il consiglio direttivo decide.', 'La nuova assemblea decide.', [['removed', 'Il consiglio direttivo'], ['added', 'La nuova assemblea']]],
    ['re\u00adspon\u00adsabile', 'responsabile', []],
  ])('%s → %s', (from, to, changes) => {
    expect(compareWords(from, to, 'it').filter(({ kind }) => kind !== 'same').map(({ kind, text }) => [kind, text])).toEqual(changes)
  })

  const text = fc.array(fc.constantFrom('acqua', 'l’aria', "l'aria", 'è', 'e\u0300', ' ', '\u00a0', '\n', '.', '“', '"', 'terra')).map(parts => parts.join(''))
  test('the parts make both texts again, but for what is no change', () => fc.assert(fc.property(text, text, (from, to) => {
    const parts = compareWords(from, to, 'it')
    const joined = (kind: string) => normalised(parts.filter(part => part.kind === 'same' || part.kind === kind).map(part => part.text).join(''))
    expect(joined('added')).toBe(normalised(to))
    expect(joined('removed')).toBe(normalised(from))
    if (normalised(from).replaceAll('\n', ' ') === normalised(to).replaceAll('\n', ' ') && !/\s{2}/.test(from + to) && from === from.trim() && to === to.trim() && from.replace(/\s/g, ' ').length === to.replace(/\s/g, ' ').length && !from.includes('\n') && !to.includes('\n')) {
      expect(parts.every(({ kind }) => kind === 'same')).toBe(true)
    }
  })))
})

describe('tracked changes', () => {
  const asRead = (clauses: readonly Clause[]): ReadClause[] => inOrder(clauses).map(({ clauseId, level, number, heading, text }) => ({ clauseId, level, number, heading: heading ?? '', strength: '', text: plainText(text) }))
  /** The lines that are left, each as what it is and its words. */
  const left = (revised: readonly RevisedClause[], gone: 'added' | 'removed'): string[] => {
    const lines: string[] = []
    let begun = ''
    for (const { before, after, lines: own } of revised) for (const { part, line, words } of own) {
      const text = begun + words.filter(({ kind }) => kind !== gone).map(word => word.text).join('')
      begun = line === gone ? text : ''
      if (line !== gone) lines.push(`${part === 'heading' ? `heading ${(after ?? before)?.level}` : part} ${normalised(text)}`)
    }
    return [...lines, ...(begun === '' ? [] : [begun])]
  }
  const whole = (clauses: readonly ReadClause[]) => clauses.flatMap(({ level, heading, text }) => [`heading ${level} ${normalised(heading)}`, ...text.split('\n').filter(line => line !== '').map(line => `text ${normalised(line)}`)])
  const lines = fc.array(fc.array(fc.constantFrom('acqua ', 'aria ', 'è ', 'terra. '), { minLength: 1, maxLength: 4 }).map(words => words.join('')), { maxLength: 3 })
  const written = fc.tuple(tree, fc.array(lines, eight)).map(([clauses, texts]) => clauses.map((one, index) => ({ ...one, text: paragraphs((texts[index] ?? []).join('\n')) })))

  test('accepted they make the second text, refused the first, whatever moved', () => fc.assert(fc.property(written, written, (a, b) => {
    const moved = new Set(compare(a, b).changes.filter(change => change.moved).map(({ clauseId }) => clauseId))
    const revised = revise(asRead(a), asRead(b), moved, 'it')
    expect(left(revised, 'removed')).toEqual(whole(asRead(b)))
    expect(left(revised, 'added')).toEqual(whole(asRead(a)))
    // a clause that stands elsewhere is said to, at both of its places
    for (const { before, after, elsewhere } of revised) expect(elsewhere?.clauseId ?? null).toBe(before && after ? null : (revised.find(one => (before ? one.after : one.before)?.clauseId === (before ?? after)?.clauseId) && (before ?? after)?.clauseId) || null)
  }), { numRuns: 500 }))
  test('of a text with itself there are none', () => fc.assert(fc.property(written, a => {
    expect(revise(asRead(a), asRead(a), new Set(), 'it').every(({ lines: own }) => own.every(({ line, words: parts }) => line === 'same' && parts.every(({ kind }) => kind === 'same')))).toBe(true)
  })))
})

describe('comparison of two versions', () => {
  test('applied to the first it makes the second', () => fc.assert(fc.property(tree, tree, (a, b) => { expect(byId(apply(compare(a, b), a))).toEqual(byId(b)) }), { numRuns: 500 }))
  test('of a version with itself it is empty', () => fc.assert(fc.property(tree, a => {
    const { counts, changes } = compare(a, a)
    expect(counts).toEqual({ same: a.length, changed: 0, added: 0, removed: 0, moved: 0 })
    expect(changes.every(({ fields }) => fields.length === 0)).toBe(true)
  })))
  test('moved is who moved: one clause taken to the front moves alone, and a new number is no move', () => {
    const a = ['a', 'b', 'c', 'd', 'e'].map((id, position) => clause(id, { position }))
    const b = a.map(one => (one.clauseId === 'e' ? { ...one, position: -1 } : one))
    expect(compare(a, b).changes.filter(({ moved }) => moved).map(({ clauseId }) => clauseId)).toEqual(['e'])
    const under = a.map(one => (one.clauseId === 'b' ? { ...one, parentId: 'a' } : one))
    expect(compare(a, under).changes.filter(({ moved }) => moved).map(({ clauseId, from, to }) => [clauseId, from?.number, to?.number])).toEqual([['b', '2', '1.1']])
    expect(compare(a, a.slice(1)).counts).toEqual({ same: 4, changed: 0, added: 0, removed: 1, moved: 0 })
  })
  test('typing alone is no change, and is kept all the same', () => {
    const [a, b] = [[clause('a', { text: paragraphs('L’acqua è “pura”.') })], [clause('a', { text: paragraphs('L\'acqua  è "pura".') })]]
    expect(compare(a, b)).toMatchObject({ counts: { same: 1, changed: 0 }, changes: [{ kind: 'same', fields: [{ field: 'text', silent: true }] }] })
    expect(apply(compare(a, b), a)).toEqual(b)
    expect(a[0]?.hash).toBe(b[0]?.hash)
  })
  test('a split and a join are told', () => {
    const lineage: Lineage[] = [{ kind: 'split', fromId: 'a', toId: 'c', reason: null }, { kind: 'joined', fromId: 'b', toId: 'a', reason: null }]
    const { changes } = compare([clause('a'), clause('b')], [clause('a'), clause('c')], lineage)
    expect(changes.map(({ clauseId, kind, cameFrom, wentTo }) => [clauseId, kind, cameFrom.toSorted(), wentTo])).toEqual([['a', 'same', ['b'], ['c']], ['b', 'removed', [], ['a']], ['c', 'added', ['a', 'b'].slice(0, 1), []]])
  })
})

const hours: Parameter = { key: 'ore', kind: 'number', label: 'Ore', labelEnglish: 'Hours', unit: 'ore', unitEnglish: 'hours', value: 8, min: 4, max: 40, stricter: 'higher' }

describe('what a firm does with a clause', () => {
  const strict = clause('a', { tailorability: 'free', strength: 'should', parameters: [hours], text: paragraphs('Almeno {ore} di formazione.') })
  test.each([
    ['locked', { mode: 'omit', reason: 'no', omission: 'refused' }, 'policy-locked'], ['locked', { mode: 'setParameter', values: { ore: 9 } }, 'policy-locked'], ['locked', {}, null],
    ['parametric', { mode: 'setParameter', values: { ore: 9 } }, null], ['parametric', { mode: 'strengthen', reason: 'x', text: paragraphs('y') }, 'policy-locked'],
    ['parametric', { mode: 'omit', reason: 'no', omission: 'refused' }, null], ['strengthenable', { mode: 'replace', reason: 'x', text: paragraphs('y') }, 'policy-locked'],
    ['strengthenable', { mode: 'strengthen', reason: 'x', text: paragraphs('y') }, null], ['free', { mode: 'replace', reason: 'x', text: paragraphs('y') }, null],
    ['free', { mode: 'setParameter', values: { ore: 7 } }, 'policy-weaker'], ['free', { mode: 'setParameter', values: { ore: 41 } }, 'policy-parameter'], ['free', { mode: 'setParameter', values: { ore: '9' } }, 'policy-parameter'],
    ['free', { mode: 'setParameter', values: { nessuna: 9 } }, 'policy-parameter'], ['free', { mode: 'strengthen', reason: 'x', text: paragraphs('y'), strength: 'may' }, 'policy-weaker'],
    ['free', { mode: 'strengthen', reason: 'x', text: paragraphs('y'), strength: 'must' }, null], ['free', { mode: 'strengthen', reason: 'x', values: { ore: 10 } }, null], ['free', { mode: 'strengthen', reason: 'x' }, 'policy-text-missing'],
    ['free', { mode: 'replace', text: paragraphs('y') }, 'policy-reason-missing'], ['free', { mode: 'omit', reason: 'poi', omission: 'postponed' }, 'policy-reason-missing'],
    ['free', { mode: 'omit', reason: 'poi', omission: 'postponed', until: '2027-01-01' }, null], ['free', { mode: 'omit', reason: 'poi' }, 'policy-reason-missing'],
  ] as const)('%s: %j → %s', (tailorability, values, code) => expect(bindingProblem({ ...strict, tailorability }, { ...inherits, ...values })?.code ?? null).toBe(code))

  test('values stand in the text in the language of the paper', () => {
    expect(plainText(filled(strict.text, [hours], { ore: 12.5 }, 'it'))).toBe('Almeno 12,5\u00a0ore di formazione.')
    expect(plainText(filled(strict.text, [hours], {}, 'en'))).toBe('Almeno 8\u00a0hours di formazione.')
    expect(plainText(filled(strict.text, [{ ...hours, value: null }], {}, 'en'))).toContain('……')
  })
})

const bound = (pinned: Clause, more: Partial<Binding> = {}): Binding => ({ ...inherits, clauseId: pinned.clauseId, pinned, keptHash: null, keptReason: null, keptUntil: null, ...more })
const said = ({ number, heading, text, strength }: { number: string; heading: string | null; text: ClauseFields['text']; strength: string | null }) => [number, heading, text, strength]

describe('from the cluster’s text to the firm’s', () => {
  test('with nothing but inherited clauses it is the cluster’s', () => fc.assert(fc.property(tree, parent => { expect(resolve(parent, parent.map(one => bound(one))).map(said)).toEqual(inOrder(parent).map(said)) })))

  test('no clause that the firm is bound to is lost, and none is there that it is not bound to', () => fc.assert(fc.property(tree, tree, fc.subarray(ids), (parent, older, chosen) => {
    const bindings = older.filter(({ clauseId }) => chosen.includes(clauseId)).map(one => bound(one))
    expect(resolve(parent, bindings).map(({ clauseId }) => clauseId).toSorted()).toEqual(bindings.map(({ clauseId }) => clauseId).toSorted())
  })))

  test('what the firm adds stands after its neighbour with a letter, wherever that is', () => {
    const [a, b] = [clause('a'), clause('b', { parentId: 'a' })]
    const own = (clauseId: string, afterId: string | null): Binding => ({ ...inherits, mode: 'add', clauseId, pinned: null, text: paragraphs(clauseId), afterId, keptHash: null, keptReason: null, keptUntil: null })
    expect(resolve([a, b], [bound(a), bound(b), own('x', 'b'), own('y', 'b'), own('z', 'x'), own('w', null)]).map(({ clauseId, number }) => [clauseId, number]))
      .toEqual([['a', '1'], ['b', '1.1'], ['x', '1.1a'], ['z', '1.1aa'], ['y', '1.1b'], ['w', '2']])
  })

  test('clauses of its own that stand after one another in a circle stand at the end: none is lost', () => {
    const a = clause('a', { position: 1 })
    const own = (clauseId: string, afterId: string | null): Binding => ({ ...inherits, mode: 'add', clauseId, pinned: null, text: paragraphs(clauseId), afterId, keptHash: null, keptReason: null, keptUntil: null })
    expect(resolve([a], [bound(a), own('x', 'y'), own('y', 'x'), own('z', 'z'), own('w', null)]).map(({ clauseId, number }) => [clauseId, number])).toEqual([['a', '1'], ['z', '2'], ['w', '3'], ['x', '4'], ['y', '4a']])
  })

  test('drift is empty exactly when every clause says what it said', () => fc.assert(fc.property(tree, tree, (before, now) => {
    const items = drift(before.map(one => bound(one)), now, [], at)
    const saying = (clauses: readonly Clause[]) => clauses.map(({ clauseId, hash }) => `${clauseId} ${hash}`).toSorted()
    expect(items.length === 0).toBe(JSON.stringify(saying(before)) === JSON.stringify(saying(now)))
  })))

  test('moved and numbered anew is no drift', () => fc.assert(fc.property(tree, before => {
    const now = before.map((one, index) => ({ ...one, parentId: null, position: -index, rationale: 'nuova', sources: [] }))
    expect(drift(before.map(one => bound(one)), now, [], at)).toEqual([])
  })))

  test('once all is followed, nothing is left to decide, and the text is the cluster’s', () => fc.assert(fc.property(tree, tree, (before, now) => {
    const bindings = before.map(one => bound(one))
    const items = drift(bindings, now, [], at)
    expect(items.every(item => followsByItself(item, bindings))).toBe(true)
    const untouched = bindings.filter(({ clauseId }) => !items.some(item => item.clauseId === clauseId))
    const after = [...untouched, ...items.flatMap(item => followed(item, bindings.find(({ clauseId }) => clauseId === item.clauseId)) ?? [])]
    expect(drift(after, now, [], at)).toEqual([])
    const read = (texts: readonly { number: string; text: ClauseFields['text'] }[]) => texts.map(({ number, text }) => [number, normalised(plainText(text))]).toSorted()
    expect(read(resolve(now, after))).toEqual(read(inOrder(now)))
  })))

  test('what contradicts the new text blocks: locked now, a value out of its bounds; kept until a day is asked again', () => {
    const before = clause('a', { parameters: [hours] })
    const bindings = [bound(before, { mode: 'setParameter', values: { ore: 10 } })]
    const conflict = (now: Partial<Clause>) => drift(bindings, [clause('a', { parameters: [hours], ...now })], [], at)[0]?.conflict?.code
    expect(conflict({ tailorability: 'locked' })).toBe('policy-locked')
    expect(conflict({ parameters: [{ ...hours, value: 12 }] })).toBe('policy-weaker')
    expect(conflict({ parameters: [{ ...hours, max: 9 }] })).toBe('policy-parameter')
    const now = clause('a', { text: paragraphs('Altro.') })
    const kept = [bound(before, { keptHash: now.hash, keptReason: 'poi', keptUntil: '2026-06-30' })]
    expect([openItems(drift(kept, [now], [], '2026-06-30')).length, openItems(drift(kept, [now], [], '2026-07-01')).length]).toEqual([0, 1])
    expect(openItems(drift(kept, [clause('a', { text: paragraphs('Altro ancora.') })], [], at))).toHaveLength(1)
  })

  test('a split and a join are told with what they lead to', () => {
    const lineage: Lineage[] = [{ kind: 'split', fromId: 'a', toId: 'c', reason: null }, { kind: 'joined', fromId: 'b', toId: 'a', reason: null }]
    const [a, b] = [clause('a'), clause('b')]
    expect(drift([bound(a), bound(b)], [clause('a', { text: paragraphs('Parte.') }), clause('c')], lineage, at).map(({ kind, clauseId, related }) => [kind, clauseId, related]))
      .toEqual([['changed', 'a', []], ['new', 'c', ['a']], ['retired', 'b', []]].map(row => (row[1] === 'b' ? ['joined', 'b', ['a']] : row)))
  })
})

describe('versions', () => {
  const version = (id: string, more: Partial<VersionDays> = {}): VersionDays => ({ id, stored: 'adopted', effectiveFrom: '2026-01-01', effectiveTo: null, withdrawnOn: null, ...more })
  const second = version('b', { effectiveFrom: '2026-05-01' })
  test.each([
    [version('a', { stored: 'working', effectiveFrom: null }), 'working'], [version('a'), 'superseded'], [version('a', { effectiveFrom: '2026-07-01' }), 'future'],
    [version('a', { withdrawnOn: '2026-02-01' }), 'withdrawn'], [version('c', { effectiveFrom: '2026-05-15' }), 'adopted'], [version('c', { effectiveFrom: '2026-05-15', effectiveTo: '2026-05-20' }), 'superseded'],
  ] as const)('%j is %s', (one, state) => expect(stateOf(one, [one, second], at)).toBe(state))
  test.each([
    [{ from: '2026-06-01', to: null }, null], [{ from: '2026-05-01', to: null }, 'b'], [{ from: '2026-04-01', to: null }, 'b'], [{ from: '2025-01-01', to: '2025-12-31' }, null], [{ from: '2025-01-01', to: '2026-01-01' }, 'a'],
  ])('%j overlaps %s', (period, id) => expect(overlapping(period, [version('a'), second])?.id ?? null).toBe(id))
  test('a stated end is kept, unless it was withdrawn', () => {
    expect(overlapping({ from: '2026-06-01', to: null }, [version('a', { effectiveTo: '2026-12-31' })])?.id).toBe('a')
    expect(overlapping({ from: '2026-06-01', to: null }, [version('a', { effectiveTo: '2026-12-31', withdrawnOn: '2026-06-01' })])).toBeNull()
  })
  test('numbers go on', () => {
    expect([nextMinor([]), nextMinor([{ major: 1, minor: 0 }, { major: 0, minor: 9 }]), nextMajor([{ major: 0, minor: 3 }]), nextMajor([])].map(labelOf)).toEqual(['0.1', '1.1', '1.0', '1.0'])
  })
})
