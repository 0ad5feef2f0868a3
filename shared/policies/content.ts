import type { ResolvedClause } from './cascade.ts'
import type { BindingMode, ClauseFields, PolicyDecision, Source } from './model.ts'
import { filled } from './parameters.ts'
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

type Said = Pick<ResolvedClause, 'heading' | 'headingEnglish' | 'text' | 'textEnglish' | 'parameters'> & Partial<Pick<ResolvedClause, 'addition' | 'additionEnglish' | 'values'>>

/** What is said in a language, and in the other one where it has no words: nothing that is written goes unread. */
function inWords<T>(language: 'it' | 'en', italian: T, english: T | null, has: (words: T) => boolean): { language: 'it' | 'en'; words: T } {
  const own = english !== null && has(english)
  return own && (language === 'en' || !has(italian)) ? { language: 'en', words: english } : { language: 'it', words: italian }
}

const hasWords = (text: RichText) => plainText(text).trim() !== ''

/** One line in a language, and in the other one where it has none. */
export const saidLine = (language: 'it' | 'en', italian: string | null, english: string | null): string | null => inWords(language, italian ?? '', english, text => text.trim() !== '').words || null

/** A clause by its number and heading in a language. */
export const headLine = (language: 'it' | 'en', { number, heading, headingEnglish }: { number: string; heading: string | null; headingEnglish: string | null }): string =>
  [number, saidLine(language, heading, headingEnglish)].filter(Boolean).join(' ')

/** A text in a language, with its values as they are written there. */
function saidText(language: 'it' | 'en', italian: RichText, english: RichText | null, { parameters, values = {} }: Said) {
  const { words: said, language: of } = inWords(language, italian, english, hasWords)
  return { language: of, text: filled(said, parameters, values, of) }
}

/**
 * What a reader of a language has before them of a clause: the one rule for the screen, the papers, the sheets and the hash of what is accepted. Heading, text and addition each
 * stand in the other language where they have no words in this one; `untranslated` says so.
 */
export function saidIn(language: 'it' | 'en', clause: Said): { heading: string | null; text: RichText; addition: RichText; untranslated: boolean } {
  const heading = inWords(language, clause.heading ?? '', clause.headingEnglish, line => line.trim() !== '')
  const [text, addition] = [saidText(language, clause.text, clause.textEnglish, clause), saidText(language, clause.addition ?? [], clause.additionEnglish ?? null, clause)]
  const untranslated = (heading.words !== '' && heading.language !== language) || [text, addition].some(part => hasWords(part.text) && part.language !== language)
  return { heading: heading.words || null, text: text.text, addition: addition.text, untranslated }
}

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

/** What a reader accepts in a language, as it is hashed: the words of the text in order as they are read, with the values in them; not what was left out, and no numbers. */
export function acceptedContent({ clauses }: Pick<PolicyContent, 'clauses'>, language: 'it' | 'en'): string {
  return JSON.stringify(clauses.filter(({ omitted }) => !omitted).map(clause => {
    const { heading, text, addition } = saidIn(language, clause)
    return [line(heading), words(text), words(addition), clause.strength]
  }))
}
