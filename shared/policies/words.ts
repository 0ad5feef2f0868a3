import { diffArrays } from 'diff'
import { normalised } from './text.ts'

/** A run of words that both texts have, or one of them. */
export type WordPart = { text: string; kind: 'same' | 'added' | 'removed' }

const segmenters = new Map<string, Intl.Segmenter>()
function segmenterOf(language: string): Intl.Segmenter {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' })
  segmenters.set(language, segmenter)
  return segmenter
}

type Token = { text: string; /** What is compared. */ key: string; blank: boolean }

/** Words and signs that are typed in one way only need no normalising: nearly all of them. */
const typedOneWay = /^[A-Za-z0-9.,;:!?()%/-]+$/

function tokenOf(text: string): Token {
  const blank = text.trim() === ''
  return { text, blank, key: blank ? (text.includes('\n') ? '\n' : ' ') : typedOneWay.test(text) ? text : normalised(text) }
}

/** A text as words, signs and blanks; together they are the text again. */
function tokensOf(text: string, language: string): Token[] {
  const segmenter = segmenterOf(language)
  return text.split(/(\s+)/).filter(piece => piece !== '')
    .flatMap(piece => (piece.trim() === '' ? [tokenOf(piece)] : [...segmenter.segment(piece)].map(({ segment }) => tokenOf(segment))))
}

const joined = (tokens: readonly Token[]) => tokens.map(({ text }) => text).join('')

/** Runs of the same kind together; a lone blank between two changes belongs to both, so that a changed phrase reads as one. */
function phrases(parts: readonly { tokens: Token[]; kind: WordPart['kind'] }[]): WordPart[] {
  const found: WordPart[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    if (removed) found.push({ text: removed, kind: 'removed' })
    if (added) found.push({ text: added, kind: 'added' })
    removed = added = ''
  }
  for (const [index, { tokens, kind }] of parts.entries()) {
    const text = joined(tokens)
    const next = parts[index + 1]
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else if (removed && added && next && tokens.every(({ key }) => key === ' ')) [removed, added] = [removed + text, added + text]
    else {
      flush()
      found.push({ text, kind })
    }
  }
  flush()
  return found
}

/**
 * What of two texts is the same, added and removed, word by word. Quotation marks, blanks and the form of accents are no changes. The parts that are same or added make
 * the second text, those same or removed the first, but for these.
 * @param language of the words, which says where one ends
 */
export function compareWords(from: string, to: string, language: 'it' | 'en'): WordPart[] {
  const changes = diffArrays(tokensOf(from, language), tokensOf(to, language), { comparator: (a, b) => a.key === b.key })
  return phrases(changes.map(({ value, added, removed }) => ({ tokens: value, kind: added ? 'added' : removed ? 'removed' : 'same' })))
}
