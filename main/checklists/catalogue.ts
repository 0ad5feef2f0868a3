import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { checklistCodes, evidenceCodes, severities, type Checklist } from '../../shared/checklists.ts'
import { Refused } from '../../shared/errors.ts'
import type { Language } from '../../shared/procedure.ts'
import { root } from '../root.ts'

const twoLanguages = z.strictObject({ it: z.string().trim().min(1), en: z.string().trim().min(1) })
const sentences = z.array(twoLanguages).min(1)

const row = z.strictObject({
  code: z.string().regex(/^[\w.-]{1,20}$/), edition: z.string(), question: twoLanguages, evidence: z.array(z.enum(evidenceCodes)).min(1), severity: z.enum(severities),
  next: z.string().nullable().optional(),
})
const element = z.strictObject({
  code: z.string(), edition: z.string(), name: twoLanguages, iso26000: z.array(z.string().regex(/^6\.[2-8]$/)),
  guideline: z.strictObject({ asks: twoLanguages, how: sentences, evidence: sentences, law: twoLanguages.nullable() }),
  rows: z.array(row).min(1),
})
/** A file of `resources/checklists`: a standard with its editions. */
export const checklistFile = z.strictObject({
  code: z.enum(checklistCodes), standard: z.string(), name: twoLanguages, about: twoLanguages,
  editions: z.array(z.strictObject({ edition: z.string(), complete: z.boolean(), note: twoLanguages })).min(1),
  elements: z.array(element).min(1),
})
type ChecklistFile = z.infer<typeof checklistFile>

let loaded: ChecklistFile[] | undefined
/** Read at their first use. */
const files = (): ChecklistFile[] =>
  (loaded ??= checklistCodes.map(code => checklistFile.parse(JSON.parse(readFileSync(new URL(`resources/checklists/${code}.json`, root), 'utf8')))))

function inLanguage({ editions, elements, ...file }: ChecklistFile, language: Language): Checklist[] {
  const say = (text: { it: string; en: string }) => text[language]
  return editions.map(({ edition, complete, note }): Checklist => ({
    code: file.code, standard: file.standard, edition, complete, name: say(file.name), about: say(file.about), note: say(note),
    elements: elements.filter(one => one.edition === edition).map(({ code, name, iso26000, guideline: { asks, how, evidence, law }, rows }) => ({
      code, iso26000, name: say(name), guideline: { asks: say(asks), how: how.map(say), evidence: evidence.map(say), law: law === null ? null : say(law) },
      rows: rows.map(({ question, ...rest }) => ({ ...rest, question: say(question) })),
    })),
  }))
}

const byLanguage = new Map<Language, Checklist[]>()

/** The checklists, each edition one, in a language. */
export function checklistsIn(language: Language): Checklist[] {
  let known = byLanguage.get(language)
  if (!known) byLanguage.set(language, (known = files().flatMap(file => inLanguage(file, language))))
  return known
}

/** An edition of a checklist. @throws Refused `not-found` where the program has none of that name */
export function checklistOf(code: string, edition: string, language: Language): Checklist {
  const found = checklistsIn(language).find(one => one.code === code && one.edition === edition)
  if (!found) throw new Refused('not-found', { what: 'checklist' })
  return found
}
