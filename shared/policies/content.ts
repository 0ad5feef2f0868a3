import type { ResolvedClause } from './cascade.ts'
import type { BindingMode, ClauseFields, PolicyDecision, Source } from './model.ts'
import { normalised, plainText, type RichText } from './text.ts'

const words = (text: RichText | null) => normalised(plainText(text))
const line = (text: string | null) => normalised(text ?? '')

/**
 * What of a clause is hashed: what it says in both languages as it is compared, its strength, its parameters, and what a firm may do with it. Place, number, rationale and sources
 * are no part of it.
 */
export const clauseContent = ({ heading, headingEnglish, text, textEnglish, strength, parameters, tailorability }: Pick<ClauseFields, 'heading' | 'headingEnglish' | 'text' | 'textEnglish' | 'strength' | 'parameters' | 'tailorability'>): string =>
  JSON.stringify([line(heading), line(headingEnglish), words(text), words(textEnglish), strength, tailorability,
    parameters.map(({ key, kind, label, labelEnglish, unit, unitEnglish, value, min, max, stricter }) => [key, kind, label, labelEnglish, unit, unitEnglish, value, min, max, stricter])])

/** What of a clause its translation says again: in the language that the policy is written in. */
export const originalContent = (clause: Pick<ClauseFields, 'heading' | 'headingEnglish' | 'text' | 'textEnglish'>, language: 'it' | 'en'): string =>
  JSON.stringify(language === 'it' ? [line(clause.heading), words(clause.text)] : [line(clause.headingEnglish), words(clause.textEnglish)])

/** A clause of a version as its papers print it, and as it is sealed. */
export type ContentClause = Omit<ResolvedClause, 'parentId' | 'mode'> & {
  /** Null in a text that is no profile. */
  mode: BindingMode | null
  reason: string | null
  omission: string | null
  until: string | null
  rationale: string | null
  rationaleEnglish: string | null
  sources: readonly Source[]
}

/** A version as its papers print it: of an adopted one the sealed text, so that it prints the same for ever. */
export type PolicyContent = {
  name: string
  nameEnglish: string | null
  scope: 'cluster' | 'firm'
  language: 'it' | 'en'
  /** The name of the cluster or the firm. */
  owner: string
  label: string
  changelog: string | null
  changelogEnglish: string | null
  editorial: string | null
  decision: PolicyDecision | null
  effectiveFrom: string | null
  effectiveTo: string | null
  /** The cluster's policy that a firm's follows. */
  parent: { name: string; nameEnglish: string | null; label: string } | null
  clauses: readonly ContentClause[]
}

/** What a reader accepts in a language, as it is hashed: the words of the text in order, with the values in it; not what was left out, and no numbers. */
export function acceptedContent({ clauses }: Pick<PolicyContent, 'clauses'>, language: 'it' | 'en'): string {
  const english = language === 'en'
  return JSON.stringify(clauses.filter(({ omitted }) => !omitted).map(clause => [
    line(english ? clause.headingEnglish ?? clause.heading : clause.heading), words(english ? clause.textEnglish ?? clause.text : clause.text),
    words(english ? clause.additionEnglish ?? clause.addition : clause.addition), clause.strength,
    clause.parameters.map(({ key, value }) => [key, clause.values[key] ?? value]),
  ]))
}
