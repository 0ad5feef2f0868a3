import { Refused } from '../../shared/errors.ts'
import { cleanText, runsOf, plainWidth, type Family, type Missing, type MissingGlyph } from './fonts.ts'
import { cutLongWords } from './layout.ts'

/** A text as pdfmake takes it: as it is where our first font holds all of it, else in runs with their fonts. */
export type SetText = string | { text: string; font: Family }[]

/**
 * Sets the texts of one paper and remembers which characters no font holds.
 */
export type Typesetter = {
  /** A text that may break anywhere between words; `width` (points) and `size` cut words that are wider. */
  set(text: string, where: string, room?: { width: number; size: number; heavy?: boolean }): SetText
  /** A text that one font must hold as a whole (bookmarks, document title): composed and clean. */
  plain(text: string): string
  missing: Missing
}

/** A typesetter for one paper. */
export function typesetter(): Typesetter {
  const missing: Missing = new Map()
  return {
    missing,
    plain: text => cleanText(text).replaceAll('\n', ' ').trim(),
    set(text, where, room) {
      const cut = room ? cutLongWords(plainWidth(text) < 0 ? cleanText(text) : text, room.width * 1000 / room.size, room.heavy) : text
      const runs = runsOf(cut, missing, where)
      const [first] = runs
      return first && runs.length === 1 && first.font === 'NotoSans' ? first.text : runs
    },
  }
}

/** At most so many different characters are named: a text in a script that we do not carry has hundreds. */
const mostNamed = 40

/** @throws Refused `missing-glyphs` with `{ characters: MissingGlyph[], count }` unless the person accepts it. */
export function refuseMissing(missing: Missing, acceptMissing: boolean): void {
  if (!missing.size || acceptMissing) return
  const characters: MissingGlyph[] = [...missing.values()]
  throw new Refused('missing-glyphs', { characters: characters.slice(0, mostNamed), count: characters.length })
}
