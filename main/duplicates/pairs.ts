import { jaroWinkler } from '@skyra/jaro-winkler'
import { fold } from '../../shared/folding.ts'
import type { DuplicatePair, DuplicateReason, PersonDuplicateReason } from '../../shared/duplicates.ts'

/** What of an organisation is compared. */
export type Compared = { id: string; matchName: string; vatNumber: string | null; taxCode: string | null; rea: string | null; municipality: string | null }

/** Words at least this alike (Jaro-Winkler) may be one with a slip of the pen: "Bisenzio" and "Bisenzzio". */
const alike = 0.92
/** In one place so many names that begin alike are compared, each with each; more are only compared by their numbers. */
const largestBlock = 400

const unlike = (a: string | null, b: string | null) => a !== null && b !== null && a !== b
const placeOf = ({ municipality }: Compared) => (municipality === null ? '' : fold(municipality))
const mayBeInOnePlace = (a: Compared, b: Compared) => placeOf(a) === '' || placeOf(b) === '' || placeOf(a) === placeOf(b)

const numbers = ['vatNumber', 'taxCode', 'rea'] as const
const fiscalNumbersOf = ({ vatNumber, taxCode }: Compared) => [...new Set([vatNumber, taxCode])].filter(number => number !== null)

/** Words that are said or left out without a thought. */
const small = new Set(['di', 'de', 'del', 'della', 'dello', 'dei', 'degli', 'delle', 'e', 'il', 'la', 'lo', 'le', 'i', 'gli', 'da', 'in', 'su', 'per', 'con', 'the', 'of', 'and'])
const wordsOf = (name: string) => name.split(' ').filter(word => !small.has(word))

/** The same word but for a slip of the pen, which seldom is in the first letter; numbers are meant as they stand ("Filati 2" is not "Filati 3"). */
const alikeWords = (a: string, b: string) => a === b || (a[0] === b[0] && Math.abs(a.length - b.length) <= 3 && !/\d/.test(a + b) && jaroWinkler(a, b) >= alike)

/**
 * Whether two names are the same but for slips of the pen: every word has its like, in whatever order. Word by word, since in a district half of
 * the firms begin with "Conceria".
 */
function alikeNames(a: string, b: string): boolean {
  const [words, rest] = [wordsOf(a), wordsOf(b)]
  if (words.join('') === rest.join('')) return true
  if (words.length !== rest.length) return false
  return words.every(word => {
    const at = rest.findIndex(other => alikeWords(word, other))
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  })
}

/**
 * Why two records may be one firm, or null. Strong numbers first, then the name in the same place; differing VAT numbers veto (two firms of one
 * group may share all the rest).
 */
export function duplicateReason(a: Compared, b: Compared): DuplicateReason | null {
  if (unlike(a.vatNumber, b.vatNumber)) return null
  const shared = numbers.find(key => a[key] !== null && a[key] === b[key])
  if (shared) return shared
  // a body's tax code and its VAT number are one kind of number: either may be stored as the other
  if (fiscalNumbersOf(a).some(number => fiscalNumbersOf(b).includes(number))) return 'taxCode'
  if (!mayBeInOnePlace(a, b)) return null
  if (a.matchName === b.matchName) return 'name'
  return alikeNames(a.matchName, b.matchName) ? 'similarName' : null
}

/** The beginnings of a name's first and last word, with its place: alike names share one of them, unless the slip is in both. */
function beginningsOf(one: Compared): string[] {
  const words = wordsOf(one.matchName)
  return [...new Set([words[0] ?? '', words.at(-1) ?? ''].map(word => `${word.slice(0, 3)} ${placeOf(one)}`))]
}

/** Records by their keys: those of one key are one block, which are compared with each other; what is alone is left out. */
export function groupBy<C>(all: readonly C[], keysOf: (one: C) => readonly string[]): C[][] {
  const blocks = new Map<string, C[]>()
  for (const one of all) {
    for (const key of keysOf(one)) {
      const block = blocks.get(key)
      if (block) block.push(one)
      else blocks.set(key, [one])
    }
  }
  return [...blocks.values()].filter(block => block.length > 1)
}

/** The blocks within which firms are compared with each other, so that 50,000 need no thousand million comparisons. */
export function blocksOf(all: readonly Compared[]): Compared[][] {
  return [
    ...groupBy(all, fiscalNumbersOf), ...groupBy(all, ({ rea }) => (rea === null ? [] : [rea])), ...groupBy(all, one => [one.matchName]),
    ...groupBy(all, beginningsOf).filter(block => block.length <= largestBlock),
  ]
}

/** What of a person is compared: the name folded and without titles, the addresses that are the person's alone, the organisations of the roles. */
export type ComparedPerson = { id: string; name: string; emails: readonly string[]; organisations: readonly string[] }

const titles = new Set(['dott', 'ssa', 'dottor', 'dottore', 'dottoressa', 'dottssa', 'dr', 'ing', 'avv', 'arch', 'geom', 'rag', 'prof', 'sig', 'sigra', 'mr', 'mrs', 'ms'])

/** A person's name for the search of duplicates only: folded, without titles; where nothing else is left, folded. */
export function personName(text: string): string {
  const words = fold(text).split(' ')
  return words.filter(word => !titles.has(word)).join(' ') || words.join(' ')
}

const sharing = (a: readonly string[], b: readonly string[]) => a.some(one => b.includes(one))
const sortedWords = (name: string) => name.split(' ').toSorted().join(' ')

/**
 * Why two records may be one person, or null: the same address, where the names have a word in common (colleagues share a mailbox), or the same name at the same organisation, in
 * whatever order and but for slips of the pen. Only one name is not enough: people have namesakes.
 */
export function personReason(a: ComparedPerson, b: ComparedPerson): PersonDuplicateReason | null {
  if (sharing(a.emails, b.emails) && a.name.split(' ').some(word => b.name.split(' ').some(other => alikeWords(word, other)))) return 'email'
  if (!sharing(a.organisations, b.organisations)) return null
  if (sortedWords(a.name) === sortedWords(b.name)) return 'name'
  return alikeNames(a.name, b.name) ? 'similarName' : null
}

/** The blocks within which people are compared with each other. */
export function peopleBlocks(all: readonly ComparedPerson[]): ComparedPerson[][] {
  return [...groupBy(all, ({ emails }) => emails), ...groupBy(all, ({ organisations }) => organisations).filter(block => block.length <= largestBlock)]
}

/** One key for a pair of records, whichever comes first. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** Every pair of a block that may be one; `seen` holds (by `pairKey`) those that were told apart or found before, and takes what is found. */
export function pairsIn<C extends { id: string }, R>(block: readonly C[], seen: Set<string>, reasonOf: (a: C, b: C) => R | null): DuplicatePair<R>[] {
  const pairs: DuplicatePair<R>[] = []
  for (const [index, first] of block.entries()) {
    for (const second of block.slice(index + 1)) {
      const reason = reasonOf(first, second)
      if (!reason || seen.has(pairKey(first.id, second.id))) continue
      seen.add(pairKey(first.id, second.id))
      pairs.push({ first: first.id, second: second.id, reason })
    }
  }
  return pairs
}

/** Pairs that share a record, together: A like B and B like C are one set (which a person may take apart). */
export function setsOf<R>(pairs: readonly DuplicatePair<R>[]): DuplicatePair<R>[][] {
  const parent = new Map<string, string>()
  const rootOf = (id: string): string => {
    let root = id
    for (let next = parent.get(root); next !== undefined && next !== root; next = parent.get(root)) root = next
    parent.set(id, root)
    return root
  }
  for (const { first, second } of pairs) {
    for (const id of [first, second]) if (!parent.has(id)) parent.set(id, id)
    parent.set(rootOf(first), rootOf(second))
  }
  return [...Map.groupBy(pairs, ({ first }) => rootOf(first)).values()]
}
