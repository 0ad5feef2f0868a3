import { words, type Words } from '../../../shared/language.ts'
import type { Column, Letterhead } from '../../../shared/paper.ts'
import type { Language } from '../../../shared/procedure.ts'
import { categoryGroups } from '../../../shared/suppliers/fields.ts'

// What the papers of this room share.

export type Printing = { language: Language; letterhead: Letterhead; /** Instant of the newest change, or of the act. */ changedAt: string }

export const points = (title: string, width = 8): Column => ({ title, kind: 'number', width, decimals: 1 })

/** The name in the paper's language; the Italian one where there is no other. */
export const named = (language: Language, italian: string | null, english: string | null) => (language === 'en' ? (english ?? italian) : italian)
export const place = (...parts: (string | null)[]) => parts.filter(part => part !== null && part !== '').join(', ') || null

type Named = { code: string; name: string; nameEnglish: string | null }
/** A category, a criterion or a knock-out with its code. */
export const coded = (language: Language, { code, name, nameEnglish }: Named): string => `${code} ${named(language, name, nameEnglish) ?? ''}`.trim()

export function groupWords(group: string | null, t: Words): string | null {
  const known = categoryGroups.find(code => code === group)
  return known ? t(`suppliers:group.${known}`) : group
}

export const yesNo = (value: boolean, language: Language): string => words(language)(value ? 'papers:yes' : 'papers:no')
