import { z } from 'zod'
import { legalForms } from '../organisations/codes.ts'

// What a cluster asks of its suppliers, as data: one version of it is one value, and a version that was used never changes.

export const tiers = ['high', 'medium', 'low'] as const
/** How much harm a category can do: it sets which documents are asked for, and whether somebody goes and looks. */
export type Tier = (typeof tiers)[number]

export const bandOutcomes = ['qualified', 'conditional', 'rejected'] as const
export type BandOutcome = (typeof bandOutcomes)[number]

const code = z.string().trim().min(1).max(20)
const name = z.string().trim().min(1).max(200)
const text = z.string().trim().max(1000)
const percent = z.number().min(0).max(100)
const days = z.int().min(0).max(3650)
const months = z.int().min(0).max(240)

export const criterion = z.strictObject({
  code, name, nameEnglish: name,
  /** Share of the total; all together 100. */
  weight: z.number().gt(0).max(100),
  /** What it is measured by: the evidence that is asked for. */
  evidence: text, evidenceEnglish: text,
  /** Less than this share of its points keeps a supplier out, whatever its total; null = none. */
  floor: percent.nullable(),
  /** How far a valid certificate of others fills it alone; null = not at all. */
  certificateCap: percent.nullable(),
  /** Codes of the types of documents that do. */
  certificates: z.array(code).max(20),
})
export type Criterion = z.infer<typeof criterion>

/** A fact that stops an admission whatever the score. */
export const knockOut = z.strictObject({
  code, name, nameEnglish: name,
  /** Holds for firms with employees only. */
  staffOnly: z.boolean(),
})

/** From so many points on (0–100) this is what is proposed, for so many months. */
export const band = z.strictObject({ code, from: percent, outcome: z.enum(bandOutcomes), months })
export type Band = z.infer<typeof band>

/** A document that is asked of a supplier. */
export const requirement = z.strictObject({
  /** Code of the type, whatever its edition. */
  document: code,
  tiers: z.array(z.enum(tiers)).min(1),
  /** Only of these categories, by code; null = of all. */
  categories: z.array(code).max(100).nullable(),
  /** Only of firms with employees. */
  staffOnly: z.boolean(),
  /** Not asked of these legal forms. */
  exceptForms: z.array(z.enum(legalForms)),
  /** The knock-out that its lack is, or its end; null = it is asked for, and stops nothing. */
  knockOut: code.nullable(),
})
export type Requirement = z.infer<typeof requirement>

export const terms = z.strictObject({
  /** Conditions have to be met within so many months. */
  conditionMonths: months,
  /** A renewal is opened so many days before the last day. */
  renewalDays: days,
  /** An invitation lapses after so many days. */
  invitationDays: days,
  /** The check of an application should end within so many days. */
  checkingDays: days,
  /** What is missing is asked for within so many days. */
  integrationDays: days,
  /** After the end of a document that is a knock-out, before a suspension is proposed. */
  graceDays: days,
  /** Between the notice and the act that it announces. */
  noticeDays: days,
  appealDays: days,
  appealAnswerDays: days,
  /** Before another application, after a rejection or an exclusion. */
  rejectedMonths: months,
  excludedMonths: months,
  /** A suspension that lasts longer is proposed to become an exclusion. */
  suspensionMonths: months,
  /** Data that nobody confirmed for so long are asked after. */
  confirmationMonths: months,
  /** Members' ratings stay hidden under so many raters: never less than three. */
  raters: z.int().min(3).max(100),
})
export type Terms = z.infer<typeof terms>

export const schemeContent = z.strictObject({
  criteria: z.array(criterion).min(1).max(40),
  knockOuts: z.array(knockOut).max(40),
  bands: z.array(band).min(1).max(10),
  requirements: z.array(requirement).max(100),
  /** Tier of each category, by its code; `low` where nothing is said. */
  tiers: z.record(code, z.enum(tiers)),
  /** Of these tiers somebody goes and looks on site. */
  siteVisits: z.array(z.enum(tiers)),
  terms,
})
export type SchemeContent = z.infer<typeof schemeContent>

export const tierOf = ({ tiers: known }: SchemeContent, category: string): Tier => known[category] ?? 'low'

/** The categories that an ATECO code tells: those that name the longest beginning of it; none without a code. */
export function categoriesByAteco<C extends { ateco: readonly string[] }>(categories: readonly C[], atecoCode: string | null): C[] {
  const longestOf = ({ ateco }: C) => Math.max(0, ...ateco.filter(beginning => (atecoCode ?? '').startsWith(beginning)).map(({ length }) => length))
  const longest = Math.max(0, ...categories.map(longestOf))
  return longest === 0 ? [] : categories.filter(category => longestOf(category) === longest)
}

const close = (a: number, b: number) => Math.abs(a - b) < 1e-9

/** What is wrong with a scheme, as code for `suppliers.json` and values for its words. */
export type SchemeProblem = { code: 'weights' | 'bands' | 'repeated' | 'unknown-knock-out'; values: Record<string, string | number> }

const repeatedOf = (codes: readonly string[]) => codes.find((one, index) => codes.indexOf(one) !== index)

/** What keeps a scheme from being used; null = nothing. */
export function schemeProblem({ criteria, knockOuts, bands, requirements }: SchemeContent): SchemeProblem | null {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0)
  if (!close(total, 100)) return { code: 'weights', values: { total: Math.round(total * 100) / 100 } }
  const repeated = [criteria, knockOuts, bands].map(all => repeatedOf(all.map(one => one.code))).find(found => found !== undefined)
  if (repeated !== undefined) return { code: 'repeated', values: { what: repeated } }
  // from the best to the worst, down to nothing
  if (bands.some((one, index) => index > 0 && one.from >= (bands[index - 1]?.from ?? 0)) || bands.at(-1)?.from !== 0) return { code: 'bands', values: {} }
  const unknown = requirements.find(({ knockOut: asked }) => asked !== null && !knockOuts.some(one => one.code === asked))
  return unknown ? { code: 'unknown-knock-out', values: { what: unknown.knockOut ?? '' } } : null
}
