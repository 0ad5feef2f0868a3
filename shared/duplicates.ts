import { z } from 'zod'
import { id, long, read, write } from './procedure.ts'
import { organisationFields, type OrganisationFields } from './organisations.ts'

/** Why two records may be one, the strongest first: a number that only one firm has, or the name and the place. */
export const duplicateReasons = ['vatNumber', 'taxCode', 'rea', 'name', 'similarName'] as const
export type DuplicateReason = (typeof duplicateReasons)[number]

/** What tells records apart that look alike. */
export type DuplicateCandidate = {
  id: string
  name: string
  vatNumber: string | null
  taxCode: string | null
  municipality: string | null
  province: string | null
  /** Records that hang on it: seats, figures, memberships, contacts, documents … */
  links: number
  changedAt: string
}
export type DuplicatePair = { first: string; second: string; reason: DuplicateReason }
/** Records of which each may be the same as another one of the set; which of them really are is the clerk's to say. */
export type DuplicateSet = { records: DuplicateCandidate[]; pairs: DuplicatePair[] }

/** The fields that a merge chooses between, each with one value. */
export type MergeField = keyof OrganisationFields
/** `same` = all agree, `adds` = only one of them knows it, `differs` = they say different things. */
export type MergeState = 'same' | 'adds' | 'differs'
/** What becomes of the seats in a body where more than one of the records sits: `one`, or `two` where two people stay there; `inSession` = a meeting in which both count is not over, and has to be first. */
export type SeatsTogether = { bodyId: string; body: string; becomes: 'one' | 'two'; inSession: boolean }
export type MergePreview = {
  records: DuplicateCandidate[]
  fields: {
    field: MergeField
    state: MergeState
    /** In the order of the records. */
    values: { id: string; value: unknown }[]
    /** The record whose value is taken where nothing is chosen. */
    proposed: string
  }[]
  /** What the losers bring, by table. */
  links: { table: string; count: number }[]
  /** Years of which both have figures that differ: those of the record that stays are kept, the others remain in the history. */
  figureYears: number[]
  /** Different VAT numbers: only one of them may go on, and which has to be said. */
  differentVat: boolean
  seats: SeatsTogether[]
  /** Categories in which more than one of them has a qualification with acts that goes on: all stay, and all but one have to be archived. */
  qualifications: string[]
}

const mergeField = organisationFields.keyof()
const merging = { winner: id, losers: z.array(id).min(1).max(20) }

export const duplicateProcedures = {
  /**
   * Records that may be the same: all of the workspace (`sets`, the surest first), or those like one that is being written (`like`; its own `id` is
   * left out). Different VAT numbers veto, and so does "not a duplicate". Without effect on anything.
   */
  'organisations.duplicates': long(z.strictObject({
    like: z.strictObject({
      id: id.optional(), name: z.string().max(300).optional(), vatNumber: z.string().max(40).optional(), taxCode: z.string().max(40).optional(),
      rea: z.string().max(40).optional(), municipality: z.string().max(120).optional(), country: z.string().length(2).optional(),
    }).optional(),
    offset: z.int().min(0).optional(),
    limit: z.int().min(1).max(500).optional(),
  })).answers<{ total: number; sets: DuplicateSet[] }>(),
  /** Remembers that these are different, each from each; `forget` takes it back. */
  'organisations.distinguish': write(z.strictObject({ ids: z.array(id).min(2).max(20), forget: z.boolean().optional() }), { errors: ['not-found'] }).answers<{ batch: string }>(),
  'organisations.merge.preview': read(z.strictObject(merging), { errors: ['not-found', 'bad-input'] }).answers<MergePreview>(),
  /**
   * Makes one record of several, as one batch. `choices` says for a field whose value is taken; without one the winner's, else the first known.
   * Tags, addresses and private notes of all are kept. Everything that pointed to a loser points to the winner; the losers' ids still lead there.
   * Different VAT numbers are refused as `different-vat` (`{ values }`) unless `choices.vatNumber` decides. Seats in one body become one where they ran together and are
   * of one holder; while both count in a meeting that goes on it is refused as `seats-in-session` (`{ bodies }`).
   */
  'organisations.merge': write(z.strictObject({ ...merging, choices: z.partialRecord(mergeField, id).optional() }), { errors: ['not-found', 'bad-input', 'different-vat', 'seats-in-session'] })
    .answers<{ batch: string; moved: number }>(),
}
