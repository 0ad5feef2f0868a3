import { z } from 'zod'
import { cellsInput, type CellsAnswer } from './cells.ts'
import { columnsOf, page, selectionOf, type GroupRow, type ValueCount } from './lists.ts'
import { day, id, language, long, place, read, write } from './procedure.ts'
import type { Stored, Written } from './organisations.ts'
import { orientations } from './paper.ts'

const text = (max: number) => z.string().trim().max(max).nullable()

/** What a person agrees to: being named in contact lists that others get, the newsletter, invitations, pictures. */
export const consentPurposes = ['directory', 'newsletter', 'events', 'images'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]
/** Article of the GDPR that a notice follows: 13 = the data came from the person, 14 = from somebody else. */
export const noticeArticles = ['13', '14'] as const

export const personFields = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** The day on which the privacy notice was given. */
  noticeOn: day.nullable(),
  noticeArticle: z.enum(noticeArticles).nullable(),
  noticeHow: text(300),
  /** In no export, paper, search excerpt or log. */
  privateNotes: text(20000),
})
export type PersonFields = z.infer<typeof personFields>

/** A role of a person at an organisation (or at none), with how the person is reached there. */
export const contactFields = z.strictObject({
  role: text(200),
  email: text(200),
  phone: text(100),
  /** First day; null = unknown, before everything. */
  from: day.nullable(),
  /** Last day; null = still running. */
  to: day.nullable(),
})
export type ContactFields = z.infer<typeof contactFields>

/** A consent holds from the day it was given until the day before it was withdrawn. */
export const consentFields = z.strictObject({
  purpose: z.enum(consentPurposes),
  givenOn: day,
  how: text(300),
  withdrawnOn: day.nullable(),
  withdrawnHow: text(300),
})
export type ConsentFields = z.infer<typeof consentFields>

export type ConsentState = 'given' | 'withdrawn' | 'none'
type Given = Pick<ConsentFields, 'purpose' | 'givenOn' | 'withdrawnOn'>

/** Whether a person agrees to a purpose at a day, has withdrawn, or never agreed until then. */
export function consentAt(consents: readonly Given[], purpose: ConsentPurpose, at: string): ConsentState {
  const begun = consents.filter(consent => consent.purpose === purpose && consent.givenOn <= at)
  if (begun.some(({ withdrawnOn }) => withdrawnOn === null || at < withdrawnOn)) return 'given'
  return begun.length > 0 ? 'withdrawn' : 'none'
}

/**
 * The consents that end where records of one person become one: those that would go on although another of the records withdrew from the purpose and does not agree to it again. A
 * withdrawal counts whichever record it was written in (GDPR, art. 7(3)), and a consent that came after it in another record is not taken for a new one: the person may be asked
 * again. It ends on the day of the withdrawal, or, where it was given after it, on the day of the merge; the way is that of the withdrawal.
 * @param records the consents of each record
 * @param today day of the merge
 */
export function endedTogether<C extends ConsentFields>(records: readonly (readonly C[])[], today: string): C[] {
  return consentPurposes.flatMap(purpose => {
    const given = records.map(consents => consents.filter(consent => consent.purpose === purpose))
    const withdrawals = given.flatMap(consents => (consents.some(({ withdrawnOn }) => withdrawnOn === null) ? [] : consents)).toSorted((a, b) => (a.withdrawnOn ?? '').localeCompare(b.withdrawnOn ?? ''))
    const last = withdrawals.at(-1)
    const ends = ({ givenOn }: C) => [last?.withdrawnOn ?? today, ...(givenOn > (last?.withdrawnOn ?? '') ? [today, givenOn] : [])].toSorted().at(-1) ?? today
    return last ? given.flat().filter(({ withdrawnOn }) => withdrawnOn === null).map(consent => ({ ...consent, withdrawnOn: ends(consent), withdrawnHow: last.withdrawnHow })) : []
  })
}

/** Why a person is not in a list that others get. */
export const reasonsLeftOut = ['noNotice', 'noConsent', 'withdrawn'] as const
export type ReasonLeftOut = (typeof reasonsLeftOut)[number]

/** Whether a person may be named in a contact list at a day: null, or the first reason why not (GDPR art. 13, 14 and 6(1)(a)). */
export function leftOutAt(noticeOn: string | null, directory: ConsentState, at: string): ReasonLeftOut | null {
  if (noticeOn === null || noticeOn > at) return 'noNotice'
  if (directory === 'given') return null
  return directory === 'withdrawn' ? 'withdrawn' : 'noConsent'
}

/**
 * Why the sheet of a person may not be made at a day; null where it may: as in a list for others, the notice and the agreement have to be there then and still today.
 */
export const sheetLeftOut = ({ noticeOn, consents }: Pick<PersonRecord, 'noticeOn' | 'consents'>, at: string, today: string): ReasonLeftOut | null =>
  reasonLeftOut({ noticeOn, directory: consentAt(consents, 'directory', at), directoryNow: consentAt(consents, 'directory', today) }, at, today)

/** The columns of the contacts list: one row for each role. */
export const peopleColumns = [
  'name', 'organisation', 'role', 'email', 'phone', 'from', 'to', 'state', 'noticeOn', 'directory', 'newsletter', 'events', 'images',
] as const
export type PeopleColumn = (typeof peopleColumns)[number]

/** Whether a role runs at the day. */
export const roleStates = ['running', 'future', 'ended'] as const
export type RoleState = (typeof roleStates)[number]

export type PersonRow = {
  /** The role. */
  id: string
  personId: string
  name: string
  /** Null for a person who belongs to no organisation. */
  organisationId: string | null
  organisation: string | null
  role: string | null
  email: string | null
  phone: string | null
  from: string | null
  to: string | null
  state: RoleState
  noticeOn: string | null
  anonymised: boolean
  /** Whether the person agrees today to stand in lists for others, whatever day the list is of. */
  directoryNow: ConsentState
} & Record<ConsentPurpose, ConsentState>

/** A role of a person. */
export type PersonRole = Stored<ContactFields> & { personId: string; /** Of the role itself: given back when its fields are saved. */ revision: number }

export type PersonRecord = Stored<PersonFields> & {
  contacts: (PersonRole & { organisationId: string | null; organisation: string | null })[]
  consents: Stored<ConsentFields>[]
  /** Emptied on that day, for good. */
  anonymisedOn: string | null
  deletedAt: string | null
  changedAt: string
  /** Rises with every change of the person's own fields: given back when they are saved. */
  revision: number
}

/** A person with a role at one organisation, as the organisation's record shows them. */
export type OrganisationContact = PersonRole & {
  name: string
  noticeOn: string | null
  /** Consents at the day. */
  agreed: Record<ConsentPurpose, ConsentState>
  /** How many roles the person has in all. */
  roles: number
  anonymised: boolean
  /** Of the person's own fields. */
  personRevision: number
}

/** A field of another record that names a person. */
export type Mention = { table: string; recordId: string; organisationId: string | null; name: string; field: string }

/** The columns that a list for others may have: notices and consents are the agency's own record. */
export const givenColumns = ['name', 'organisation', 'role', 'email', 'phone', 'from', 'to'] as const satisfies readonly PeopleColumn[]
export type GivenColumn = (typeof givenColumns)[number]
export const isGiven = (column: string): column is GivenColumn => givenColumns.some(given => given === column)

const selection = {
  ...selectionOf(peopleColumns),
  organisationId: id.optional(),
  /** Also the roles that ended before the day, and those of anonymised people. */
  ended: z.boolean().optional(),
}
/**
 * Why a row is left out of a list for others of a day, null where it is not: the notice and the agreement have to be there on that day, and still today, since who
 * withdrew is not given on any more (GDPR, art. 7(3)).
 */
export const reasonLeftOut = ({ noticeOn, directory, directoryNow }: Pick<PersonRow, 'noticeOn' | 'directory' | 'directoryNow'>, at: string, today: string): ReasonLeftOut | null =>
  leftOutAt(noticeOn, directory, at) ?? leftOutAt(noticeOn, directoryNow, today)
/** Whether a row belongs into a list for others of a day: of the roles that run then. */
export const mayBeGiven = (row: PersonRow, at: string, today: string): boolean => row.state === 'running' && reasonLeftOut(row, at, today) === null

/** What chooses roles, as the press is asked for them. */
export const peopleSelection = z.object(selection)
const ids = z.array(id).min(1).max(100_000)

export const peopleProcedures = {
  /** At most 100,000 rows, 100 unless told; at a day, today unless told. */
  'people.list': read(() => z.strictObject({ ...selection, ...page })).answers<{ total: number; rows: PersonRow[] }>(),
  /** The values that occur in a column under the other filters, most frequent first. */
  'people.values': read(() => z.strictObject({ ...selection, column: z.enum(peopleColumns) })).answers<{ values: ValueCount[] }>(),
  /** The list grouped by a column, under its filters. */
  'people.groups': read(() => z.strictObject({ ...selection, by: z.enum(peopleColumns) })).answers<{ groups: GroupRow[] }>(),
  /** Changes cells of the list as `members.cells` does; `id` is the role. The name and the notice are the person's, and so of all the person's roles. */
  'people.cells': write(() => cellsInput(peopleColumns, { id }, {})).answers<CellsAnswer>(),
  /** A person with all roles and consents, also from the bin. */
  'people.get': read(() => z.strictObject({ id }), { errors: ['not-found'] }).answers<PersonRecord>(),
  /**
   * Without `id` a new person, with the role of `contact` or with one at no organisation; else changes the named fields. `revision` as in
   * `organisations.save`.
   */
  'people.save': write(
    () => z.strictObject({ id: id.optional(), values: personFields.partial(), revision: z.int().min(0).optional(), contact: contactFields.partial().extend({ organisationId: id.nullable() }).optional() }),
    { errors: ['not-found', 'stale', 'name-missing', 'period-order', 'anonymised'] },
  ).answers<{ id: string; /** Of a new person. */ contactId: string | null; revision: number; batch: string }>(),
  /** The people of one organisation, those whose role ended last. */
  'people.contacts.list': read(() => z.strictObject({ organisationId: id, at: day.optional() })).answers<{ contacts: OrganisationContact[] }>(),
  /**
   * A role: without `id` a new one; `remove` puts it into the bin. A person's last role at an organisation leaves one at none behind, so that the person
   * is still found; the last of all takes the person along. `revision` of the role as in `organisations.save`.
   */
  'people.contacts.save': write(
    () => z.strictObject({ personId: id, organisationId: id.nullable().optional(), id: id.optional(), fields: contactFields.partial(), remove: z.boolean().optional(), revision: z.int().min(0).optional() }),
    { errors: ['not-found', 'stale', 'period-order', 'anonymised'] },
  ).answers<{ id: string; revision: number; batch: string }>(),
  /** A consent: without `id` a new one (from today unless told); `remove` puts it into the bin. */
  'people.consents.save': write(
    () => z.strictObject({ personId: id, id: id.optional(), fields: consentFields.partial(), remove: z.boolean().optional() }),
    { errors: ['not-found', 'period-order', 'anonymised'] },
  ).answers<{ id: string; batch: string }>(),
  /** Puts people into the bin. */
  'people.remove': write(() => z.strictObject({ ids }), { errors: ['not-found'] }).answers<{ batch: string }>(),
  'people.restore': write(() => z.strictObject({ ids }), { errors: ['not-found', 'merged'] }).answers<{ batch: string }>(),
  /**
   * What anonymising would do: the texts of other records in which the person's name or addresses would be replaced (the first 50, and how many there are), and where
   * they stay, because they are a firm's own or somebody else's.
   */
  'people.anonymise.preview': read(() => z.strictObject({ id }), { errors: ['not-found', 'anonymised'] }).answers<{ replaced: Mention[]; count: number; stays: Mention[] }>(),
  /**
   * Empties all personal data of a person for good: in the records, the history, drafts, stored imports, the search index, and in the file itself. The company's
   * facts and the days stay. It cannot be undone, and no older change that is undone brings anything back. `mentions` is how many texts of other records named
   * the person; `cleared` is false while a paper that is being printed still holds the file: then the rest is cleared away at the next opening.
   */
  'people.anonymise': write(() => z.strictObject({ id }), { errors: ['not-found', 'anonymised'] }).answers<{ batch: string; mentions: number; cleared: boolean }>(),
  /**
   * The contact list for others (Excel, PDF or CSV): only people who were given the notice and agree to `directory` at the day, with the roles that run then. It says
   * whom it is for, and how many are left out and why. Without a path into the remembered folder.
   */
  'people.export': long(
    () => z.strictObject({
      format: z.enum(['xlsx', 'pdf', 'csv']), language, audience: z.enum(['members', 'partners']).optional(), path: place('write').optional(), ...selection,
      group: z.enum(givenColumns).optional(),
      /** In order; organisation, name, role and how to reach them unless told. */
      columns: columnsOf(givenColumns).optional(),
      /** Which way the pages lie; as the number of columns asks unless told. */
      orientation: z.enum(orientations).optional(),
      /** What the view is called that is shown: stands under the title. */
      view: z.string().trim().min(1).max(120).optional(),
      preview: z.boolean().optional(), acceptMissing: z.boolean().optional(),
    }),
    { errors: ['too-many-rows', 'missing-glyphs', 'cannot-write', 'disk-full'] },
  ).answers<Written>(),
  /**
   * The sheet of one person at a day (PDF): roles, seats in bodies, notice and consents. As with the list, only of a person who was given the notice and agrees to
   * `directory`, on that day and still today (`person-not-agreed`).
   */
  'people.sheet': long(
    () => z.strictObject({ id, at: day.optional(), language, path: place('write').optional(), preview: z.boolean().optional(), acceptMissing: z.boolean().optional() }),
    { errors: ['not-found', 'anonymised', 'person-not-agreed', 'missing-glyphs', 'cannot-write', 'disk-full'] },
  ).answers<Written>(),
}
