import { z } from 'zod'
import { day, id, language } from '../procedure.ts'
import { causes } from './lifecycle.ts'

/** Letters to one supplier: what was decided about it, what it is asked for, what is meant to be decided. */
export const letters = ['decision', 'documents', 'suspensionNotice', 'exclusionNotice'] as const

/** Which letter, and what it needs to know. */
export const letterFields = {
  letter: z.enum(letters),
  /** The day that it bears, and by which documents are looked at; today unless told. */
  at: day.optional(),
  /** Of `decision`. */
  decisionId: id.optional(),
  /** Of `documents`. */
  supplierId: id.optional(),
  /** Of `documents`: what ends within so many days is asked for too; 60 unless told. */
  days: z.int().min(0).max(1000).optional(),
  /** Of the notices. */
  qualificationId: id.optional(),
  cause: z.enum(causes).optional(),
  /** Of the notices: the facts, in the letter's language. */
  reason: z.string().trim().min(1).max(5000).optional(),
}

export const letterAsked = z.object({ ...letterFields, language })
