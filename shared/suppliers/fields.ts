import { z } from 'zod'
import { day, id } from '../procedure.ts'
import { appealOutcomes } from './lifecycle.ts'
import { tiers } from './scheme.ts'

// What is written about suppliers, as the door takes it.

const text = (max: number) => z.string().trim().max(max).nullable()
const personName = z.string().trim().min(1).max(120)

/** The role of supplier of an organisation. Nothing here asks for prices, volumes or customers: competitors share this list. */
export const supplierFields = z.strictObject({
  /** What it makes or does, in its own words: searched, and shown to members. */
  description: text(5000),
  /** Null = not known, taken as with employees. */
  hasStaff: z.boolean().nullable(),
  /** When it was told what is kept about it (privacy notice). */
  noticeOn: day.nullable(),
  /** When it last said that its data are right. */
  confirmedOn: day.nullable(),
  /** In no export, paper, search excerpt or log. */
  privateNotes: text(20000),
})
export type SupplierFields = z.infer<typeof supplierFields>

export const categoryGroups = ['rawMaterial', 'subcontracting', 'chemicals', 'services'] as const
export const categoryFields = z.strictObject({
  code: z.string().trim().min(1).max(20),
  name: z.string().trim().min(1).max(200),
  nameEnglish: text(200),
  group: z.enum(categoryGroups),
  /** Beginnings of ATECO 2025 codes whose firms probably belong here. */
  ateco: z.array(z.string().regex(/^\d{2}(\.\d{1,2}(\.\d{1,2})?)?$/)).max(20),
  position: z.int().min(0).max(10_000),
})
export type CategoryFields = z.infer<typeof categoryFields>

const conditionInput = z.strictObject({ text: z.string().trim().min(1).max(1000), dueOn: day })

/** What an act of the body says beside its date and its reasons. */
export const decisionInput = z.strictObject({
  /** The body that decides; the agency unless told. */
  body: z.string().trim().min(1).max(200),
  /** Who decided, by name; whoever writes unless told. */
  decidedBy: z.array(personName).min(1).max(20),
  conditions: z.array(conditionInput).max(30),
  /** When the supplier was told beforehand. */
  noticeOn: day,
  /** What it answered. */
  reply: z.string().trim().max(5000),
  /** Why somebody who scored decides too: the act prints it. */
  sameHandsReason: z.string().trim().min(1).max(1000),
  /** Why the act is another than the score proposes, or rests on none. */
  overrideReason: z.string().trim().min(1).max(1000),
  /** The sheet that it rests on; the newest open one unless told. */
  scoreSheetId: id,
}).partial()

export const appealFields = z.strictObject({
  filedOn: day,
  /** What the supplier asks for, and why. */
  grounds: text(5000),
  /** The act does not hold while the appeal runs: only where this is marked. */
  suspends: z.boolean(),
  /** Who answers it: none of those who decided. */
  panel: z.array(personName).max(20),
  /** By when it is answered; reckoned from the scheme unless told. */
  dueOn: day.nullable(),
  answeredOn: day.nullable(),
  outcome: z.enum(appealOutcomes).nullable(),
  answer: text(5000),
})
export type AppealFields = z.infer<typeof appealFields>

const mark = z.int().min(1).max(5).nullable()
export const ratingFields = z.strictObject({ year: z.int().min(1990).max(2200), quality: mark, delivery: mark, service: mark })

export const evidenceInput = z.strictObject({ documentId: id.nullable(), label: z.string().trim().min(1).max(300) })
export type Evidence = z.infer<typeof evidenceInput>

/** A need, and who can meet it. */
export const needInput = z.strictObject({
  text: z.string().max(200).optional(), categoryIds: z.array(id).max(100).optional(), tier: z.enum(tiers).optional(), province: z.string().trim().max(10).optional(),
  /** Codes of types of documents that have to be good. */
  documents: z.array(z.string().max(20)).max(20).optional(),
  at: day.optional(), limit: z.int().min(1).max(1000).optional(),
})

export const supplierColumns = [
  'name', 'category', 'group', 'tier', 'state', 'since', 'validFrom', 'validUntil', 'daysLeft', 'dueOn', 'score', 'band', 'municipality', 'province', 'country', 'vatNumber', 'legalForm',
  'member', 'namedBy', 'openAppeals', 'appliedOn', 'hasStaff', 'noticeOn', 'confirmedOn',
] as const
export type SupplierColumn = (typeof supplierColumns)[number]
