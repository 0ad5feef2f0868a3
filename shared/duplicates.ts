import { z } from 'zod'
import { id, long, read, write } from './procedure.ts'
import { organisationFields, type OrganisationFields } from './organisations.ts'
import type { ConsentPurpose, PersonFields } from './people.ts'

/** The kinds of records that are looked through for duplicates, as their procedures are called. */
export const duplicateKinds = ['organisations', 'people'] as const
export type DuplicateKind = (typeof duplicateKinds)[number]

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
/** Why two records may be one person: an address that only the two have, or the name at the same organisation. */
export const personDuplicateReasons = ['email', 'name', 'similarName'] as const
export type PersonDuplicateReason = (typeof personDuplicateReasons)[number]

/** What tells people apart that look alike. */
export type PersonCandidate = {
  id: string
  name: string
  /** Names of the organisations of the roles that are there, and the addresses. */
  organisations: string[]
  emails: string[]
  noticeOn: string | null
  /** Records that hang on it: roles, consents, seats, meetings, actions … */
  links: number
  changedAt: string
}

export type DuplicatePair<R = DuplicateReason> = { first: string; second: string; reason: R }
/** Records of which each may be the same as another one of the set; which of them really are is the clerk's to say. */
export type DuplicateSet<C = DuplicateCandidate, R = DuplicateReason> = { records: C[]; pairs: DuplicatePair<R>[] }
export type PersonDuplicateSet = DuplicateSet<PersonCandidate, PersonDuplicateReason>

/** The fields that a merge chooses between, each with one value. */
export type MergeField = keyof OrganisationFields
/** `same` = all agree, `adds` = only one of them knows it, `differs` = they say different things. */
export type MergeState = 'same' | 'adds' | 'differs'
/**
 * What becomes of the seats in a body where more than one of the records sits: `one`, or `two` where two people stay there; `left` = names of substitutes that have no place in the
 * one seat; `inSession` = a meeting in which both count is not over, and has to be first.
 */
export type SeatsTogether = { bodyId: string; body: string; becomes: 'one' | 'two'; left: string[]; inSession: boolean }
/** What would be one record of several, whatever they are records of. */
type Together<C, F> = {
  records: C[]
  fields: {
    field: F
    state: MergeState
    /** In the order of the records. */
    values: { id: string; value: unknown }[]
    /** The record whose value is taken where nothing is chosen. */
    proposed: string
  }[]
  /** What the losers bring, by table. */
  links: { table: string; count: number }[]
  seats: SeatsTogether[]
}
export type MergePreview = Together<DuplicateCandidate, MergeField> & {
  /** Years of which both have figures that differ: those of the record that stays are kept, the others remain in the history. */
  figureYears: number[]
  /** Different VAT numbers: only one of them may go on, and which has to be said. */
  differentVat: boolean
  /** Categories in which more than one of them has a qualification with acts that goes on: all stay, and all but one have to be archived. */
  qualifications: string[]
}

/** What a merge of people chooses between; a privacy notice is one thing, with its day, article and way. */
export const personMergeFields = ['name', 'notice'] as const
export type PersonMergeField = (typeof personMergeFields)[number]
export type PersonNotice = Pick<PersonFields, 'noticeOn' | 'noticeArticle' | 'noticeHow'>
export type PersonMergePreview = Together<PersonCandidate, PersonMergeField> & {
  /** Purposes to which one record agrees and another withdrew: the one person has withdrawn. */
  withdrawn: ConsentPurpose[]
}

const mergeField = organisationFields.keyof()
const merging = { winner: id, losers: z.array(id).min(1).max(20) }

export const duplicateProcedures = {
  /**
   * Records that may be the same: all of the workspace (`sets`, the surest first), or those like one that is being written (`like`; its own `id` is
   * left out). Different VAT numbers veto, and so does "not a duplicate". Without effect on anything.
   */
  'organisations.duplicates': long(() => z.strictObject({
    like: z.strictObject({
      id: id.optional(), name: z.string().max(300).optional(), vatNumber: z.string().max(40).optional(), taxCode: z.string().max(40).optional(),
      rea: z.string().max(40).optional(), municipality: z.string().max(120).optional(), country: z.string().length(2).optional(),
    }).optional(),
    offset: z.int().min(0).optional(),
    limit: z.int().min(1).max(500).optional(),
  })).answers<{ total: number; sets: DuplicateSet[] }>(),
  /** Remembers that these are different, each from each; `forget` takes it back. */
  'organisations.distinguish': write(() => z.strictObject({ ids: z.array(id).min(2).max(20), forget: z.boolean().optional() }), { errors: ['not-found'] }).answers<{ batch: string }>(),
  'organisations.merge.preview': read(() => z.strictObject(merging), { errors: ['not-found', 'bad-input'] }).answers<MergePreview>(),
  /**
   * Makes one record of several, as one batch. `choices` says for a field whose value is taken; without one the winner's, else the first known.
   * Tags, addresses and private notes of all are kept. Everything that pointed to a loser points to the winner; the losers' ids still lead there.
   * Different VAT numbers are refused as `different-vat` (`{ values }`) unless `choices.vatNumber` decides. Seats in one body become one where they ran together and are
   * of one holder; while both count in a meeting that goes on it is refused as `seats-in-session` (`{ bodies }`).
   */
  'organisations.merge': write(() => z.strictObject({ ...merging, choices: z.partialRecord(mergeField, id).optional() }), { errors: ['not-found', 'bad-input', 'different-vat', 'seats-in-session'] })
    .answers<{ batch: string; moved: number }>(),
  /** Sets of records that may be one person, the surest first. Without effect on anything. Who was anonymised is in none. */
  'people.duplicates': long(() => z.strictObject({ offset: z.int().min(0).optional(), limit: z.int().min(1).max(500).optional() })).answers<{ total: number; sets: PersonDuplicateSet[] }>(),
  /** As `organisations.distinguish`. */
  'people.distinguish': write(() => z.strictObject({ ids: z.array(id).min(2).max(20), forget: z.boolean().optional() }), { errors: ['not-found'] }).answers<{ batch: string }>(),
  'people.merge.preview': read(() => z.strictObject(merging), { errors: ['not-found', 'bad-input', 'anonymised'] }).answers<PersonMergePreview>(),
  /**
   * Makes one record of a person of several, as `organisations.merge` does of firms. A consent is never made stronger (GDPR, art. 7): where one of the records withdrew from a
   * purpose and does not agree to it again, the one person has withdrawn from it, whatever another record says; the days and ways of consents stay as they were given. The privacy
   * notice is that of one record, with day, article and way. Roles that say nothing different become one. Lines of sealed minutes stay, and lead to the record that stayed.
   */
  'people.merge': write(() => z.strictObject({ ...merging, choices: z.partialRecord(z.enum(personMergeFields), id).optional() }), { errors: ['not-found', 'bad-input', 'anonymised', 'seats-in-session'] })
    .answers<{ batch: string; moved: number }>(),
}
