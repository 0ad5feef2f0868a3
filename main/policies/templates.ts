import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Refused } from '../../shared/errors.ts'
import { clauseDraft, parameter, policyScopes, source, sourceStandards, strengths, tailorabilities } from '../../shared/policies/model.ts'
import { paragraphs } from '../../shared/policies/text.ts'
import type { PolicyTemplate } from '../../shared/policies.ts'
import { root } from '../root.ts'

const names = ['cluster', 'corporate'] as const

/** `ISO 26000: 6.4` */
const sourceText = z.string().transform(text => {
  const [standard = '', ...rest] = text.split(': ')
  return source.parse({ standard: sourceStandards.find(one => one === standard) ?? 'other', reference: rest.join(': ') || null })
})

/** A clause as it stands in a template: plain texts, a paragraph a line; what is not said is usual. */
const templateClause = z.strictObject({
  level: z.int().min(1).max(4), heading: z.string().min(1), headingEnglish: z.string().min(1), text: z.string().default(''), textEnglish: z.string().default(''),
  strength: z.enum(strengths).nullable().default(null), tailorability: z.enum(tailorabilities).default('strengthenable'),
  parameters: z.array(z.strictObject({ unit: z.string().nullable(), unitEnglish: z.string().nullable(), min: parameter.shape.min, max: parameter.shape.max, stricter: parameter.shape.stricter, value: parameter.shape.value,
    key: parameter.shape.key, kind: parameter.shape.kind, label: z.string(), labelEnglish: z.string() }).partial({ unit: true, unitEnglish: true, min: true, max: true, stricter: true, value: true })).default([]),
  rationale: z.string().nullable().default(null), rationaleEnglish: z.string().nullable().default(null), sources: z.array(sourceText).default([]),
}).transform(({ text, textEnglish, parameters, ...clause }) => clauseDraft.parse({
  ...clause, text: paragraphs(text), textEnglish: textEnglish === '' ? null : paragraphs(textEnglish),
  parameters: parameters.map(one => ({ unit: null, unitEnglish: null, value: null, min: null, max: null, stricter: null, ...one })),
}))

const template = z.strictObject({ name: z.string().min(1), nameEnglish: z.string().min(1), description: z.string().min(1), descriptionEnglish: z.string().min(1), scope: z.enum(policyScopes), clauses: z.array(templateClause).min(1) })

let known: PolicyTemplate[] | undefined

/** The templates of `resources/policies`, in both languages, our own words. */
export function templates(): PolicyTemplate[] {
  known ??= names.map(id => ({ id, ...template.parse(JSON.parse(readFileSync(new URL(`resources/policies/${id}.json`, root), 'utf8'))) }))
  return known
}

/** A template by its id. @throws Refused `not-found` */
export function templateOf(id: string): PolicyTemplate {
  const found = templates().find(one => one.id === id)
  if (!found) throw new Refused('not-found', { what: 'policyTemplate' })
  return found
}
