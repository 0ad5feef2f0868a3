import type { ErrorCode, Values } from '../errors.ts'
import type { Binding, BindingFields, BindingMode, Clause, Parameter, ParameterValue, Strength, Tailorability } from './model.ts'
import { strengths } from './model.ts'
import { fits, weaker, within } from './parameters.ts'
import { plainText, type RichText } from './text.ts'
import { inOrder, type Numbered } from './tree.ts'

// From a cluster's policy to a firm's: a firm's policy is what it does with each clause of a version, resolved into a text whenever it is read.

const allowed: Readonly<Record<Tailorability, readonly BindingMode[]>> = {
  locked: ['inherit'],
  parametric: ['inherit', 'setParameter', 'omit'],
  strengthenable: ['inherit', 'setParameter', 'strengthen', 'omit'],
  free: ['inherit', 'setParameter', 'strengthen', 'replace', 'omit'],
}

/** What a firm may do with a clause. */
export const modesOf = (tailorability: Tailorability): readonly BindingMode[] => allowed[tailorability]

/** Whether a clause is used as the cluster validated it: as it stands, with a parameter within its bounds, or strengthened. What is added to it is the firm's own. */
export const keepsValidation = (mode: BindingMode): boolean => mode === 'inherit' || mode === 'setParameter' || mode === 'strengthen'
export const isTailored = (mode: BindingMode): boolean => mode !== 'inherit'

/** Why a binding is refused. */
export type BindingProblem = { code: Extract<ErrorCode, `policy-${string}`>; values: Values }

const weakerStrength = (own: Strength | null, base: Strength | null) => own !== null && base !== null && strengths.indexOf(own) < strengths.indexOf(base)

function valueProblem(parameters: readonly Parameter[], values: Readonly<Record<string, ParameterValue>>): BindingProblem | null {
  for (const [key, value] of Object.entries(values)) {
    const parameter = parameters.find(one => one.key === key)
    const shown = { parameter: parameter?.label ?? key, value, min: parameter?.min ?? null, max: parameter?.max ?? null, own: parameter?.value ?? null }
    if (!parameter || !fits(parameter, value)) return { code: 'policy-parameter', values: shown }
    if (weaker(parameter, value)) return { code: 'policy-weaker', values: shown }
    if (!within(parameter, value)) return { code: 'policy-parameter', values: shown }
  }
  return null
}

const wordless = (text: RichText) => plainText(text).trim() === ''

/** What a binding lacks, by its mode. */
function missing({ mode, reason, text, textEnglish, values, omission, until }: BindingFields): BindingProblem | null {
  const needsReason = mode === 'strengthen' || mode === 'replace' || mode === 'omit'
  if (needsReason && (reason ?? '').trim() === '') return { code: 'policy-reason-missing', values: {} }
  if (mode === 'omit' && (omission === null || (omission === 'postponed' && until === null))) return { code: 'policy-reason-missing', values: { omission: omission ?? '' } }
  const nothing = wordless(text) && wordless(textEnglish ?? [])
  if ((mode === 'replace' || mode === 'add') && nothing) return { code: 'policy-text-missing', values: {} }
  if (mode === 'strengthen' && nothing && Object.keys(values).length === 0) return { code: 'policy-text-missing', values: {} }
  return null
}

/**
 * Whether a firm may do this with a clause: null, or why not. `policy-locked`: the clause does not let it; `policy-weaker`: a value or the strength goes the wrong way; `policy-parameter`:
 * no such value, of another kind, or outside the bounds; `policy-reason-missing`, `policy-text-missing`.
 */
export function bindingProblem(clause: Clause | null, binding: BindingFields): BindingProblem | null {
  if (binding.mode === 'add') return missing(binding)
  if (clause === null) return { code: 'policy-locked', values: { mode: binding.mode } }
  if (!allowed[clause.tailorability].includes(binding.mode)) return { code: 'policy-locked', values: { mode: binding.mode, tailorability: clause.tailorability, heading: clause.heading ?? '' } }
  const values = binding.mode === 'setParameter' || binding.mode === 'strengthen' ? valueProblem(clause.parameters, binding.values) : null
  if (values) return { ...values, values: { ...values.values, heading: clause.heading ?? '' } }
  if (binding.mode === 'strengthen' && weakerStrength(binding.strength, clause.strength)) {
    return { code: 'policy-weaker', values: { parameter: 'strength', value: binding.strength, own: clause.strength, heading: clause.heading ?? '' } }
  }
  return missing(binding)
}

/** A clause of a firm's text as it is read. */
export type ResolvedClause = {
  clauseId: string
  parentId: string | null
  /** That of the cluster's policy; a clause of the firm's own has its neighbour's with a letter: `2.1a`. */
  number: string
  level: number
  mode: BindingMode
  heading: string | null
  headingEnglish: string | null
  /** With the values of its parameters as `{key}`: see `filled`. */
  text: RichText
  textEnglish: RichText | null
  /** What the firm adds to it. */
  addition: RichText
  additionEnglish: RichText | null
  strength: Strength | null
  parameters: readonly Parameter[]
  /** The values that the firm set, by their keys. */
  values: Readonly<Record<string, ParameterValue>>
  /** It is not in the firm's text, but in the list of what the firm left out. */
  omitted: boolean
}

type Words = Omit<ResolvedClause, 'clauseId' | 'parentId' | 'number' | 'level' | 'mode' | 'omitted'>
const nothingAdded = { addition: [], additionEnglish: null, values: {} }

/** The firm's own words, under the cluster's heading where it has none of its own. */
const ownWords = ({ pinned, heading, headingEnglish, text, textEnglish, strength }: Binding): Words =>
  ({ ...nothingAdded, heading: heading ?? pinned?.heading ?? null, headingEnglish: headingEnglish ?? pinned?.headingEnglish ?? null, text, textEnglish, strength: strength ?? pinned?.strength ?? null, parameters: [] })

/** The cluster's words, with what the firm sets and adds. */
function clusterWords({ heading, headingEnglish, text, textEnglish, strength, parameters }: Clause, binding: Binding): Words {
  const words = { ...nothingAdded, heading, headingEnglish, text, textEnglish, strength, parameters }
  if (binding.mode === 'setParameter') return { ...words, values: binding.values }
  if (binding.mode !== 'strengthen') return words
  return { ...words, values: binding.values, addition: binding.text, additionEnglish: binding.textEnglish, strength: binding.strength ?? strength }
}

function resolveOne({ clauseId, parentId, number, level }: Pick<Numbered<Clause>, 'clauseId' | 'parentId' | 'number' | 'level'>, binding: Binding): ResolvedClause {
  const { mode, pinned } = binding
  const words = pinned === null || mode === 'replace' || mode === 'add' ? ownWords(binding) : clusterWords(pinned, binding)
  return { clauseId, parentId, number, level, mode, omitted: mode === 'omit', ...words }
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
const letterOf = (index: number): string => (index < letters.length ? (letters[index] ?? '') : `${letterOf(Math.floor(index / letters.length) - 1)}${letters[index % letters.length]}`)

/** The clauses that the cluster's text has no place for: of the firm's own, and ended ones that are not decided about. Each with the clause that it stands after. */
function loose(parent: readonly Clause[], bindings: readonly Binding[]): Map<string | null, Binding[]> {
  const known = new Set(parent.map(({ clauseId }) => clauseId))
  const rest = bindings.filter(({ clauseId }) => !known.has(clauseId))
  const placeable = new Set([...known, ...rest.map(({ clauseId }) => clauseId)])
  return Map.groupBy(rest, ({ clauseId, afterId, pinned }) => [afterId, pinned?.parentId ?? null].find(id => id !== null && id !== clauseId && placeable.has(id)) ?? null)
}

/**
 * The text of a firm's policy: the clauses of the cluster's version in their order, each as the firm's binding makes it, with what the binding is pinned to and not with what the
 * clause may say now. A clause without a binding is new and not decided about: it is not in the text. With nothing but inherited clauses it is the cluster's text.
 */
export function resolve(parent: readonly Clause[], bindings: readonly Binding[]): ResolvedClause[] {
  const bound = new Map(bindings.map(binding => [binding.clauseId, binding]))
  const behind = loose(parent, bindings)
  const reached = new Set<string>()
  const after = (clauseId: string | null, place: { number: string; level: number; parentId: string | null }): ResolvedClause[] => (behind.get(clauseId) ?? []).flatMap((binding, index) => {
    if (reached.has(binding.clauseId)) return []
    reached.add(binding.clauseId)
    const own = { clauseId: binding.clauseId, parentId: place.parentId, number: `${place.number}${letterOf(index)}`, level: place.level }
    return [resolveOne(own, binding), ...after(binding.clauseId, own)]
  })
  const main = inOrder(parent).flatMap(clause => {
    const binding = bound.get(clause.clauseId)
    return [...(binding ? [resolveOne(clause, binding)] : []), ...after(clause.clauseId, clause)]
  })
  const last = inOrder(parent).filter(({ level }) => level === 1).length
  // those that stand after one another in a circle are behind nothing: they stand at the end too, and none is lost
  const ends = [...(behind.get(null) ?? []), ...[...behind.values()].flat()]
  let index = 0
  return [...main, ...ends.flatMap(binding => {
    if (reached.has(binding.clauseId)) return []
    reached.add(binding.clauseId)
    const own = { clauseId: binding.clauseId, parentId: null, number: String(last + 1 + index++), level: 1 }
    return [resolveOne(own, binding), ...after(binding.clauseId, own)]
  })]
}
