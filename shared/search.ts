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
  /** The favourites of this person, in the order in which they became it: of a merged record the one that stayed, and nothing that is in the bin. */
  'search.favourites': read(() => z.strictObject({})).answers<{ favourites: Hit[] }>(),
  /** Makes a record a favourite of this person, or takes it from them. A habit, as a visit is. */
  'search.favourites.save': long(() => z.strictObject({ table: z.enum(searchedTables), id, favourite: z.boolean() })).answers<Record<string, never>>(),
}
