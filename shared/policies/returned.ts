import { words } from '../language.ts'
import { saidIn } from './content.ts'
import type { CutProblem } from './cut.ts'
import { strengths, type Clause, type ClauseDraft, type Parameter, type Strength } from './model.ts'
import { writtenValue } from './parameters.ts'
import type { RichNode } from '../paper.ts'
import { normalised, plainText, type RichText } from './text.ts'
import { inOrder, numbersOf, placedBy, type Numbered } from './tree.ts'
import { compareWords } from './words.ts'

type Language = 'it' | 'en'
type Cut = { clauses: readonly ClauseDraft[]; problems: readonly CutProblem[] }

const line = (text: string | null) => normalised(text ?? '')
const lines = (text: RichText) => normalised(plainText(text))

/** What a reader of the language has of a draft: a text is cut in one language. */
const draftWords = (draft: ClauseDraft, language: Language) => (language === 'it' ? { heading: draft.heading, text: draft.text } : { heading: draft.headingEnglish, text: draft.textEnglish ?? [] })

/** Drafts as the clauses that they are going to be, to be compared with those that are there; a new one is known by its place. */
export const asClauses = (drafts: readonly ClauseDraft[]): Clause[] =>
  placedBy(drafts, ({ clauseId }, index) => clauseId ?? `new ${index}`).map(({ draft: { level: _level, clauseId: _clauseId, ...fields }, ...at }) => ({ ...fields, ...at, hash: '' }))

/** How strongly a clause binds stands on our papers as the first line below its heading. */
function strengthOf(text: RichText, language: Language): { strength: Strength | null; text: RichText } {
  const t = words(language)
  const first = text[0] ? lines([text[0]]) : ''
  const strength = strengths.find(one => normalised(t(`policies:strength.${one}`)) === first) ?? null
  return { strength, text: strength === null ? text : text.slice(1) }
}

/** What stands on our papers before the text: everything up to the name of the policy. */
function headLength(drafts: readonly ClauseDraft[], names: readonly string[], language: Language): number {
  const at = drafts.findIndex(draft => line(draftWords(draft, language).heading) !== '')
  const heading = drafts[at] ? line(draftWords(drafts[at], language).heading) : ''
  return names.some(name => line(name) === heading) ? at + 1 : 0
}

/** Whether most of the words are the same. */
function alike(from: string, to: string, language: Language): boolean {
  const same = compareWords(from, to, language).reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0), 0)
  return same * 2 > Math.max(from.length, to.length)
}

type Read = { number: string; heading: string; text: string }

/** Which of the clauses each that was read is, by its place; what speaks for it most comes first, and nothing is guessed where several would do. */
function matches(read: readonly Read[], stored: readonly Read[], language: Language): Map<number, number> {
  const found = new Map<number, number>()
  const taken = new Set<number>()
  const pass = (keyOf: (one: Read) => string, sure: (a: Read, b: Read) => boolean = () => true) => {
    const free = (all: readonly Read[], gone: { has: (index: number) => boolean }) => Map.groupBy([...all.keys()].filter(index => !gone.has(index) && all[index] && keyOf(all[index]) !== ''), index => (all[index] ? keyOf(all[index]) : ''))
    const those = free(stored, taken)
    for (const [key, indexes] of free(read, found)) {
      const others = those.get(key) ?? []
      if (others.length !== indexes.length) continue
      for (const [at, index] of indexes.entries()) {
        const [own, other, to] = [read[index], stored[others[at] ?? -1], others[at]]
        if (!own || !other || to === undefined || !sure(own, other)) continue
        found.set(index, to)
        taken.add(to)
      }
    }
  }
  pass(({ heading, text }) => (heading === '' && text === '' ? '' : JSON.stringify([heading, text])))
  pass(({ heading }) => heading)
  pass(({ text }) => text)
  pass(({ number }) => number, (a, b) => alike([a.heading, a.text].join('\n'), [b.heading, b.text].join('\n'), language))
  return found
}

/** Puts `{key}` back where the value stands as it was printed; `lost` are the values that are found no more, or more than once where they were not. */
function bound(text: RichText, parameters: readonly Parameter[], before: RichText, language: Language): { text: RichText; lost: Parameter[] } {
  const lost: Parameter[] = []
  const count = (words: string, part: string) => words.split(part).length - 1
  let whole = text
  for (const parameter of parameters) {
    const uses = count(plainText(before), `{${parameter.key}}`)
    if (uses === 0) continue
    const value = writtenValue(parameter, language).replace(/\s+/g, ' ')
    const fill = (node: RichNode, by: (words: string) => string): RichNode => {
      if (node.type === 'text') return { ...node, text: by(node.text) }
      return node.type === 'hardBreak' || node.content === undefined ? node : { ...node, content: node.content.map(one => fill(one, by)) }
    }
    const plain = whole.map(node => fill(node, words => words.replace(/[\s\u00a0]+/g, ' ')))
    const pattern = new RegExp(String.raw`(?<![\p{L}\p{N},.])${value.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?![\p{L}\p{N}]|[.,]\p{N})`, 'gu')
    if ([...plainText(plain).matchAll(pattern)].length === uses) whole = plain.map(node => fill(node, words => words.replace(pattern, `{${parameter.key}}`)))
    else lost.push(parameter)
  }
  return { text: whole, lost }
}

/** The clause with what of it reads otherwise now. */
function mended(clause: Numbered<Clause>, draft: ClauseDraft, strength: Strength | null, text: RichText, language: Language): { draft: ClauseDraft; lost: Parameter[] } {
  const { clauseId, parentId: _parentId, position: _position, hash: _hash, number: _number, level: _level, ...fields } = clause
  const [said, read] = [saidIn(language, clause), draftWords(draft, language)]
  const [heading, words] = language === 'it' ? ['heading', 'text'] as const : ['headingEnglish', 'textEnglish'] as const
  const rewritten = lines(said.text) === lines(text) ? null : bound(text, clause.parameters, clause[words] ?? [], language)
  return {
    draft: { ...fields, clauseId, level: draft.level, strength: strength ?? fields.strength, ...(line(said.heading) === line(read.heading) ? {} : { [heading]: read.heading }), ...(rewritten ? { [words]: rewritten.text } : {}) },
    lost: rewritten?.lost ?? [],
  }
}

/**
 * A text that came back mended, as drafts of the policy's next version: each clause that is still there keeps its identity and all that no paper says of it (values, reasons, sources,
 * the other language); it is known by its heading, by its words, and at last by its number where most of its words are the same. What stands on our papers before the text is left out, and told.
 * @param names of the policy, in both languages
 */
export function takeBack({ clauses: drafts, problems }: Cut, { clauses, names, language }: { clauses: readonly Clause[]; names: readonly string[]; language: Language }): { clauses: ClauseDraft[]; problems: CutProblem[] } {
  const head = headLength(drafts, names, language)
  const own = drafts.slice(head)
  const stored = inOrder(clauses)
  const numbers = numbersOf(own)
  const parts = own.map(draft => strengthOf(draftWords(draft, language).text, language))
  const read = own.map((draft, index) => ({ number: numbers[index] ?? '', heading: line(draftWords(draft, language).heading), text: lines(parts[index]?.text ?? []) }))
  const found = matches(read, stored.map(clause => { const { heading, text } = saidIn(language, clause); return { number: clause.number, heading: line(heading), text: lines(text) } }), language)
  const lost: CutProblem[] = []
  const taken = own.map((draft, index): ClauseDraft => {
    const { strength = null, text = [] } = parts[index] ?? {}
    const clause = stored[found.get(index) ?? -1]
    if (!clause) return { ...draft, strength, ...(language === 'it' ? { text } : { textEnglish: text }) }
    const one = mended(clause, draft, strength, text, language)
    lost.push(...one.lost.map((parameter): CutProblem => ({ kind: 'value', clause: index, text: parameter.label, count: 1 })))
    return one.draft
  })
  const before = drafts.slice(0, head).flatMap(draft => { const { heading, text } = draftWords(draft, language); return [heading, plainText(text)] }).filter(Boolean).join('\n')
  return {
    clauses: taken,
    problems: [
      ...(before ? [{ kind: 'head', clause: null, text: before, count: 1 } as const] : []),
      ...problems.map(problem => ({ ...problem, clause: problem.clause === null || problem.clause < head ? null : problem.clause - head })), ...lost,
    ],
  }
}
