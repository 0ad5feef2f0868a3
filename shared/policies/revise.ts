import type { Revision } from '../paper.ts'
import { longestRising } from './compare.ts'
import { compareWords, type WordPart } from './words.ts'

// A text as tracked changes of another: what a word processor keeps, and what it makes of it, accepted or rejected, is one of the two texts again.

/** A clause as it is read in one language: whole lines, its values in their places. */
export type ReadClause = { clauseId: string; level: number; number: string; heading: string; strength: string; text: string }

/** A line of the whole; `part` says of which of the clause. */
export type RevisedLine = { part: 'heading' | 'strength' | 'text'; line: Revision; words: WordPart[] }
/** What became of a clause where it stands: one that stands elsewhere now is taken out here and put in there. */
export type RevisedClause = { before: ReadClause | null; after: ReadClause | null; /** As it was, or is, at the other of its two places. */ elsewhere: ReadClause | null; lines: RevisedLine[] }

/** Those that stay where they were: of the same depth, in the same order, and as many as can be. */
function staying(before: readonly ReadClause[], after: readonly ReadClause[], moved: ReadonlySet<string>): Set<string> {
  const places = new Map(before.map(({ clauseId, level }, index) => [clauseId, { level, index }]))
  const candidates = after.flatMap(({ clauseId, level }) => {
    const place = moved.has(clauseId) ? undefined : places.get(clauseId)
    return place?.level === level ? [{ clauseId, index: place.index }] : []
  })
  const kept = longestRising(candidates.map(({ index }) => index))
  return new Set(candidates.filter((_, index) => kept.has(index)).map(({ clauseId }) => clauseId))
}

/** The clauses in runs that each end with one that stays. */
function runsOf(clauses: readonly ReadClause[], kept: ReadonlySet<string>): { loose: ReadClause[]; end: ReadClause | null }[] {
  const runs: { loose: ReadClause[]; end: ReadClause | null }[] = []
  let loose: ReadClause[] = []
  for (const clause of clauses) {
    if (!kept.has(clause.clauseId)) loose.push(clause)
    else {
      runs.push({ loose, end: clause })
      loose = []
    }
  }
  return [...runs, { loose, end: null }]
}

/** Two texts as lines: each end of a line is kept, added or removed as a word is. */
function linesOf(part: RevisedLine['part'], from: string | null, to: string | null, language: 'it' | 'en'): RevisedLine[] {
  const line: Revision = from === null ? 'added' : to === null ? 'removed' : 'same'
  const parts: WordPart[] = line === 'same' ? compareWords(from ?? '', to ?? '', language) : [{ text: from ?? to ?? '', kind: line }]
  const lines: RevisedLine[] = []
  let words: WordPart[] = []
  for (const { text, kind } of parts) for (const [index, piece] of text.split('\n').entries()) {
    if (index > 0) {
      lines.push({ part, line: kind, words })
      words = []
    }
    if (piece !== '') words.push({ text: piece, kind })
  }
  return [...lines, { part, line, words }]
}

/** Nothing written is no line; a heading always is one, since it bears the number. */
const orNone = (text: string | undefined) => text || null

function revised(before: ReadClause | null, after: ReadClause | null, elsewhere: ReadClause | null, language: 'it' | 'en'): RevisedClause {
  const lines = (part: 'strength' | 'text') => { const [from, to] = [orNone(before?.[part]), orNone(after?.[part])]; return from === null && to === null ? [] : linesOf(part, from, to, language) }
  return { before, after, elsewhere, lines: [...linesOf('heading', before?.heading ?? null, after?.heading ?? null, language), ...lines('strength'), ...lines('text')] }
}

/**
 * A text as tracked changes of an earlier one, both in the order of reading: the lines and words that are same or added are the later one, those same or removed the earlier (but for what
 * Word types by itself: see `compareWords`).
 * @param moved clauses that are known to stand elsewhere, although others could be said to have moved
 */
export function revise(before: readonly ReadClause[], after: readonly ReadClause[], moved: ReadonlySet<string>, language: 'it' | 'en'): RevisedClause[] {
  const kept = staying(before, after, moved)
  const [old, now] = [new Map(before.map(one => [one.clauseId, one])), new Map(after.map(one => [one.clauseId, one]))]
  const later = runsOf(after, kept)
  return runsOf(before, kept).flatMap(({ loose, end }, index) => {
    const run = later[index]
    return [
      ...loose.map(one => revised(one, null, now.get(one.clauseId) ?? null, language)), ...(run?.loose ?? []).map(one => revised(null, one, old.get(one.clauseId) ?? null, language)),
      ...(end && run?.end ? [revised(end, run.end, null, language)] : []),
    ]
  })
}
