/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
export function random(seed: string): () => number {
  let state = [...seed].reduce((hash, character) => Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

export type Dice = { chance: (probability: number) => boolean; between: (low: number, high: number) => number; pick: <T>(of: readonly T[]) => T }

/** What belongs to one organisation depends on its name only, so that adding one changes no other. */
export function dice(name: string): Dice {
  const next = random(name)
  return {
    chance: (probability) => next() < probability,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (of) => {
      const chosen = of[Math.floor(next() * of.length)]
      if (chosen === undefined) throw new RangeError('nothing to pick from')
      return chosen
    },
  }
}
