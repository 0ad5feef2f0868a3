import { z } from 'zod'
import { id, long, read } from './procedure.ts'

/** The kinds of records that can be found, and opened. */
export const searchedTables = ['organisation', 'cluster', 'person', 'document', 'supplier', 'policy', 'body', 'meeting', 'decision', 'action'] as const
export type SearchedTable = (typeof searchedTables)[number]

export type Hit = {
  table: SearchedTable
  id: string
  title: string
  /** Where it is, what it does, whose it is: what tells it from others of that name. */
  detail: string
  /** The organisation that a document belongs to. */
  organisationId: string | null
}

export const searchProcedures = {
  /**
   * Records of all rooms by prefixes of words, accents folded: what this person opened lately first, then the best. Where the words find nothing,
   * `near` has the names that are spelled nearly so. Without a text, what was opened lately. Private notes are never searched.
   */
  'search.everything': read(() => z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(100).optional() })).answers<{ hits: Hit[]; near: Hit[] }>(),
  /** Remembers that a record was opened: for "recent", and for going on where one was. Nothing of the agency is changed by it, so that it is no save. */
  'search.visit': long(() => z.strictObject({ table: z.enum(searchedTables), id })).answers<Record<string, never>>(),
}
