import { isTailored } from '../../shared/policies/cascade.ts'
import type { BindingFields, BindingMode, Parameter, ParameterValue, Strength } from '../../shared/policies/model.ts'
import { filled } from '../../shared/policies/parameters.ts'
import { plainText, type RichText } from '../../shared/policies/text.ts'
import type { ClauseView, PolicyText, ResolvedView, Translation } from '../../shared/policies/views.ts'
import type { Language } from '../../shared/procedure.ts'

/** A clause as it is read on the screen, in one language. */
export type Line = {
  clauseId: string
  number: string
  /** 1 at the top. */
  level: number
  heading: string | null
  text: string
  addition: string
  strength: Strength | null
  /** What the firm did with it; null where it inherits, or the text is its own. */
  departure: { mode: BindingMode; reason: string | null; omission: BindingFields['omission']; until: string | null } | null
  /** The language asked for has no words, so that the other one's stand here. */
  untranslated: boolean
  /** Of a text of its own. */
  translation: Translation | null
  remarks: number
}

type Written = { heading: string | null; headingEnglish: string | null; text: RichText; textEnglish: RichText | null; parameters: readonly Parameter[] }

function wordsOf(clause: Written, values: Readonly<Record<string, ParameterValue>>, language: Language) {
  const { heading, headingEnglish, text, textEnglish, parameters } = clause
  const has = { it: heading !== null || text.length > 0, en: headingEnglish !== null || (textEnglish ?? []).length > 0 }
  const other = language === 'it' ? 'en' : 'it'
  const shown = has[language] || !has[other] ? language : other
  const said = shown === 'en' ? textEnglish ?? [] : text
  return { heading: shown === 'en' ? headingEnglish : heading, text: plainText(filled(said, parameters, values, shown)), untranslated: shown !== language }
}

function ownLine(clause: ClauseView, language: Language): Line {
  const { clauseId, number, strength, translation, remarks } = clause
  return { clauseId, number, level: number.split('.').length, ...wordsOf(clause, {}, language), addition: '', strength, departure: null, translation, remarks }
}

function firmLine(clause: ResolvedView, language: Language): Line {
  const { clauseId, number, level, strength, mode, binding: { reason, omission, until }, addition, additionEnglish, values, parameters } = clause
  const more = plainText(filled((language === 'en' ? additionEnglish : null) ?? addition, parameters, values, language))
  return { clauseId, number, level, ...wordsOf(clause, values, language), addition: more, strength, departure: isTailored(mode) ? { mode, reason, omission, until } : null, translation: null, remarks: 0 }
}

/** The clauses of a version in the order of the text. */
export const linesOf = ({ clauses, resolved }: PolicyText, language: Language): Line[] => [...clauses.map(one => ownLine(one, language)), ...resolved.map(one => firmLine(one, language))]
