import { matchName } from './folding.ts'

/** The letters that two texts have in common within half the longer length, in the order of either text. */
function common(a: string, b: string): { inA: string; inB: string } {
  const reach = Math.max(Math.floor(Math.max(a.length, b.length) / 2) - 1, 0)
  const taken: number[] = []
  const inA = a.split('').filter((letter, index) => {
    for (let place = Math.max(index - reach, 0); place <= Math.min(index + reach, b.length - 1); place++) {
      if (b[place] !== letter || taken.includes(place)) continue
      taken.push(place)
      return true
    }
    return false
  }).join('')
  return { inA, inB: taken.sort((x, y) => x - y).map((place) => b[place]).join('') }
}

function jaro(a: string, b: string): number {
  const { inA, inB } = common(a, b)
  if (inA === '') return 0
  const moved = inA.split('').filter((letter, index) => letter !== inB[index]).length / 2
  return (inA.length / a.length + inA.length / b.length + (inA.length - moved) / inA.length) / 3
}

/**
 * Likeness of two texts from 0 (nothing in common) to 1 (equal), after Jaro and Winkler: common letters nearby, swapped ones, and
 * a reward for the same beginning of up to four letters. The order of the two does not matter; an empty text is like nothing.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === '' || b === '') return 0
  if (a === b) return 1
  // Which letters pair up may depend on who begins: always the same one.
  const [first, second] = a.length < b.length || (a.length === b.length && a < b) ? [a, b] : [b, a]
  const plain = jaro(first, second)
  let start = 0
  while (start < 4 && start < first.length && first[start] === second[start]) start++
  return plain + start * 0.1 * (1 - plain)
}

/** From this likeness on two names are worth showing as a possible duplicate; tried on lists of district firms. */
export const likelySameName = 0.94

const inOrder = (name: string) => name.split(' ').sort().join(' ')
/** Words that tell firms of the same name apart: numbers and single letters ("Olmo 2", "Vigna Grande B"). */
const marks = (name: string) => name.split(' ').filter((word) => word.length === 1 || /\d/.test(word)).sort().join(' ')

/**
 * How alike two firms' names are, from 0 to 1, without legal form, accents and order of words; 1 = equal then. Names that differ
 * in a number or a single letter stay at 0.85 or below: those are branches and numbered firms, not slips of the pen.
 */
export function sameName(a: string, b: string): number {
  const [first, second] = [matchName(a), matchName(b)]
  if (first !== '' && first.replaceAll(' ', '') === second.replaceAll(' ', '')) return 1
  const likeness = Math.max(jaroWinkler(first, second), jaroWinkler(inOrder(first), inOrder(second)))
  return marks(first) === marks(second) ? likeness : Math.min(likeness, 0.85)
}
