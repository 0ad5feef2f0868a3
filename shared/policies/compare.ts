import type { Clause, ClauseFields, Lineage } from './model.ts'
import { predecessors, successors } from './lineage.ts'
import { valueLines } from './parameters.ts'
import { normalised, plainText } from './text.ts'
import { inOrder, type Numbered } from './tree.ts'
import { compareWords, type WordPart } from './words.ts'

/** The fields of a clause that a reader is told of. */
export const comparedFields = [
  'heading', 'headingEnglish', 'text', 'textEnglish', 'strength', 'tailorability', 'parameters', 'rationale', 'rationaleEnglish', 'sources',
] as const satisfies readonly (keyof ClauseFields)[]
export type ComparedField = (typeof comparedFields)[number]

export type FieldChange = {
  field: ComparedField
  from: unknown
  to: unknown
  /** Only the typing differs (quotation marks, blanks, bold): no change to a reader, kept so that the comparison is whole. */
  silent: boolean
  /** Word by word, of fields that are texts, and of values. */
  words: WordPart[] | null
}

export type ClauseChange = {
  clauseId: string
  kind: 'same' | 'changed' | 'added' | 'removed'
  /** It stands elsewhere: under another clause, or before or after others than it did. A new number alone is no move. */
  moved: boolean
  /** As they were and are; null where the clause is not there. */
  from: Numbered<Clause> | null
  to: Numbered<Clause> | null
  fields: FieldChange[]
  /** The clauses it was taken from, and those it ended in. */
  cameFrom: string[]
  wentTo: string[]
}

export type PolicyComparison = { changes: ClauseChange[]; counts: { same: number; changed: number; added: number; removed: number; moved: number } }

const isText = (field: ComparedField): field is 'text' | 'textEnglish' => field === 'text' || field === 'textEnglish'
const isLine = (field: ComparedField): field is 'heading' | 'headingEnglish' | 'rationale' | 'rationaleEnglish' => field === 'heading' || field === 'headingEnglish' || field === 'rationale' || field === 'rationaleEnglish'
const languageOf = (field: ComparedField) => (field.endsWith('English') ? 'en' : 'it')

const wordsOf = (field: ComparedField, clause: ClauseFields): string | null => (isText(field) ? plainText(clause[field]) : isLine(field) ? clause[field] ?? '' : null)

function fieldChange(field: ComparedField, from: ClauseFields, to: ClauseFields): FieldChange[] {
  if (JSON.stringify(from[field]) === JSON.stringify(to[field])) return []
  const [before, after] = [wordsOf(field, from), wordsOf(field, to)]
  const change = { field, from: from[field], to: to[field] }
  if (field === 'parameters') {
    const [values, now] = [valueLines(from.parameters), valueLines(to.parameters)]
    return [{ ...change, silent: false, words: values === now ? null : compareWords(values, now, 'it') }]
  }
  if (before === null || after === null) return [{ ...change, silent: false, words: null }]
  if (normalised(before) === normalised(after)) return [{ ...change, silent: true, words: null }]
  return [{ ...change, silent: false, words: compareWords(before, after, languageOf(field)) }]
}

/** The indexes of a longest run of rising numbers (patience sorting). */
export function longestRising(values: readonly number[]): Set<number> {
  const tops: number[] = []
  const previous: (number | undefined)[] = []
  for (const [index, value] of values.entries()) {
    let [low, high] = [0, tops.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[tops[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? tops[low - 1] : undefined
    tops[low] = index
  }
  const kept = new Set<number>()
  for (let index = tops.at(-1); index !== undefined; index = previous[index]) kept.add(index)
  return kept
}

/** The clauses of both texts that stand elsewhere: as few as explain the new order. */
function movedClauses(from: readonly Numbered<Clause>[], to: readonly Numbered<Clause>[]): Set<string> {
  const places = new Map(from.map((clause, index) => [clause.clauseId, { index, parentId: clause.parentId }]))
  const moved = new Set<string>()
  const stayed = to.filter(({ clauseId, parentId }) => {
    const place = places.get(clauseId)
    if (place && place.parentId !== parentId) moved.add(clauseId)
    return place !== undefined && place.parentId === parentId
  })
  for (const siblings of Map.groupBy(stayed, ({ parentId }) => parentId).values()) {
    const kept = longestRising(siblings.map(({ clauseId }) => places.get(clauseId)?.index ?? 0))
    for (const [index, { clauseId }] of siblings.entries()) if (!kept.has(index)) moved.add(clauseId)
  }
  return moved
}

/** Those that went, each behind the clause that it stood behind. */
function withRemoved(from: readonly Numbered<Clause>[], rest: ClauseChange[], gone: ReadonlyMap<string, ClauseChange>): ClauseChange[] {
  const behind = new Map<string | null, ClauseChange[]>()
  let last: string | null = null
  for (const { clauseId } of from) {
    const change = gone.get(clauseId)
    if (change) behind.set(last, [...(behind.get(last) ?? []), change])
    else last = clauseId
  }
  return [...(behind.get(null) ?? []), ...rest.flatMap(change => [change, ...(behind.get(change.clauseId) ?? [])])]
}

/**
 * Two texts clause by clause, by identity: what is new, gone, changed (word by word) and moved, in the order of the second. `lineage` tells where clauses came from and went.
 */
export function compare(from: readonly Clause[], to: readonly Clause[], lineage: readonly Lineage[] = []): PolicyComparison {
  const [before, after] = [inOrder(from), inOrder(to)]
  const [old, now] = [new Map(before.map(clause => [clause.clauseId, clause])), new Map(after.map(clause => [clause.clauseId, clause]))]
  const moved = movedClauses(before, after)
  const [oldIds, nowIds] = [new Set(old.keys()), new Set(now.keys())]
  const changes = after.map((clause): ClauseChange => {
    const { clauseId } = clause
    const earlier = old.get(clauseId) ?? null
    const fields = earlier ? comparedFields.flatMap(field => fieldChange(field, earlier, clause)) : []
    const kind = earlier === null ? 'added' : fields.some(({ silent }) => !silent) ? 'changed' : 'same'
    return { clauseId, kind, moved: moved.has(clauseId), from: earlier, to: clause, fields, cameFrom: predecessors(lineage, clauseId, oldIds), wentTo: successors(lineage, clauseId, nowIds) }
  })
  const gone = new Map(before.filter(({ clauseId }) => !now.has(clauseId)).map((clause): [string, ClauseChange] => [clause.clauseId, {
    clauseId: clause.clauseId, kind: 'removed', moved: false, from: clause, to: null, fields: [], cameFrom: [], wentTo: successors(lineage, clause.clauseId, nowIds),
  }]))
  const all = withRemoved(before, changes, gone)
  const count = (kind: ClauseChange['kind']) => all.filter(change => change.kind === kind).length
  return { changes: all, counts: { same: count('same'), changed: count('changed'), added: count('added'), removed: count('removed'), moved: moved.size } }
}

/** The second text of a comparison, made of it and the first. */
export function apply({ changes }: PolicyComparison, from: readonly Clause[]): Clause[] {
  const old = new Map(from.map(clause => [clause.clauseId, clause]))
  return changes.flatMap(({ clauseId, to, fields }): Clause[] => {
    if (to === null) return []
    const { number: _number, level: _level, ...added } = to
    const earlier = old.get(clauseId)
    if (!earlier) return [added]
    return [{ ...earlier, parentId: to.parentId, position: to.position, hash: to.hash, ...Object.fromEntries(fields.map(change => [change.field, change.to])) }]
  })
}
