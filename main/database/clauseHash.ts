import { createHash } from 'node:crypto'
import { clauseContent, originalContent } from '../../shared/policies/content.ts'
import type { ClauseFields } from '../../shared/policies/model.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The hash of what a clause says (`clauseContent`). */
export const clauseHash = (clause: ClauseFields): string => sha256(clauseContent(clause))
/** The hash of what a translation says again. */
export const originalHash = (clause: ClauseFields, language: 'it' | 'en'): string => sha256(originalContent(clause, language))
/** The hash of a text. */
export const textHash = sha256
