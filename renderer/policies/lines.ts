import { isTailored } from '../../shared/policies/cascade.ts'
import { saidIn } from '../../shared/policies/content.ts'
import type { BindingFields, BindingMode, Strength } from '../../shared/policies/model.ts'
import { plainText } from '../../shared/policies/text.ts'
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
  /** The language asked for has no words for some of it, so that the other one's stand there. */
  untranslated: boolean
  /** Of a text of its own. */
  translation: Translation | null
  remarks: number
}

function wordsOf(clause: Parameters<typeof saidIn>[1], language: Language) {
  const { heading, text, addition, untranslated } = saidIn(language, clause)
  return { heading, text: plainText(text), addition: plainText(addition), untranslated }
}

function ownLine(clause: ClauseView, language: Language): Line {
  const { clauseId, number, strength, translation, remarks } = clause
  return { clauseId, number, level: number.split('.').length, ...wordsOf(clause, language), strength, departure: null, translation, remarks }
}

function firmLine(clause: ResolvedView, language: Language): Line {
  const { clauseId, number, level, strength, mode, binding: { reason, omission, until } } = clause
  return { clauseId, number, level, ...wordsOf(clause, language), strength, departure: isTailored(mode) ? { mode, reason, omission, until } : null, translation: null, remarks: 0 }
}

/** The clauses of a version in the order of the text. */
export const linesOf = ({ clauses, resolved }: PolicyText, language: Language): Line[] => [...clauses.map(one => ownLine(one, language)), ...resolved.map(one => firmLine(one, language))]
