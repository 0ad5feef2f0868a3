import { z } from 'zod'
import { cellsInput, type CellsAnswer } from './cells.ts'
import { page, selectionOf, type GroupRow, type ValueCount } from './lists.ts'
import { addDays, addMonths, daysBetween } from './periods.ts'
import { day, id, language, long, place, read, write } from './procedure.ts'
import type { Stored, Written } from './organisations.ts'

const text = (max: number) => z.string().trim().max(max).nullable()

export const documentKinds = ['certificate', 'publicRecord', 'declaration', 'companyDocument', 'insurance', 'other'] as const
/** How long a document is good for: so long from its issue, until the day that stands on it, or for ever. */
export const validities = ['fixed', 'stated', 'none'] as const
export const validUnits = ['days', 'months', 'years'] as const

export const documentTypeFields = z.strictObject({
  code: text(20),
  name: z.string().trim().min(1).max(200),
  nameEnglish: text(200),
  kind: z.enum(documentKinds),
  /** A type has one edition: the next one is a type of its own, the successor. */
  edition: text(20),
  issuer: text(200),
  issuerEnglish: text(200),
  validity: z.enum(validities),
  validFor: z.int().min(1).max(1000).nullable(),
  validUnit: z.enum(validUnits).nullable(),
  /** Days before the end from which a document is said to expire; without an end, days after which it is to be looked at again. */
  warnDays: z.int().min(0).max(3650).nullable(),
  successorId: id.nullable(),
  /** From this day on new ones and renewals are of the successor. */
  successorFrom: day.nullable(),
  /** The last day on which one that is not of the successor is good. */
  transitionOn: day.nullable(),
  /** The law or standard that asks for it. */
  source: text(300),
  sourceEnglish: text(300),
  note: text(2000),
  noteEnglish: text(2000),
})
export type DocumentTypeFields = z.infer<typeof documentTypeFields>

/** How a document was checked: the original seen, a public register, the holder's copy. */
export const checkWays = ['original', 'register', 'copy'] as const

export const documentFields = z.strictObject({
  documentTypeId: id,
  number: text(100),
  issuer: text(200),
  scope: text(1000),
  sites: text(1000),
  issuedOn: day.nullable(),
  /** First day; the day of issue where it is not told. */
  validFrom: day.nullable(),
  /** Last day, where it stands on the document. */
  expiresOn: day.nullable(),
  receivedOn: day.nullable(),
  /** Checked and found right. */
  verified: z.boolean(),
  checkedOn: day.nullable(),
  checkedBy: text(120),
  checkedHow: z.enum(checkWays).nullable(),
  rejectedOn: day.nullable(),
  rejectedReason: text(500),
  note: text(5000),
})
export type DocumentFields = z.infer<typeof documentFields>

export const documentStates = ['valid', 'expiring', 'expired', 'replaced', 'rejected', 'future', 'unknown'] as const
export type DocumentState = (typeof documentStates)[number]
/** Whether a document of an edition that has a successor has to move: soon, or its time is over. */
export type Transition = 'due' | 'over'

/** What the state depends on. `replacedOn` is the first day of a newer document of the same type, or of its successor, for the same sites. */
export type DocumentDays = Pick<DocumentFields, 'issuedOn' | 'validFrom' | 'expiresOn' | 'rejectedOn'> & { replacedOn: string | null }
export type ValidityRule = Pick<DocumentTypeFields, 'validity' | 'validFor' | 'validUnit' | 'warnDays' | 'successorId' | 'successorFrom' | 'transitionOn'>

/** Days before the end, where a type does not say. */
export const usualWarning = 60
/** Days before the last day of an edition from which its certificates are said to have to move, where the type does not say since when renewals must. */
const transitionNotice = 365

/** A day reckoned from another; beyond the calendar, its first or last day. */
function reckoned(reckon: () => string, beyond: '0001-01-01' | '9999-12-31'): string {
  try {
    return reckon()
  } catch (error) {
    if (error instanceof RangeError) return beyond
    throw error
  }
}

/** The last day that a rule gives from a document's own days; null where that is not known, or never comes. */
function ownEnd({ issuedOn, expiresOn }: DocumentDays, { validity, validFor, validUnit }: ValidityRule): string | null {
  if (expiresOn !== null) return expiresOn
  if (validity !== 'fixed' || issuedOn === null || validFor === null || validUnit === null) return null
  // a term of months or years ends on the day of the same number (art. 2963 of the Italian civil code)
  return reckoned(() => (validUnit === 'days' ? addDays(issuedOn, validFor) : addMonths(issuedOn, validUnit === 'years' ? validFor * 12 : validFor)), '9999-12-31')
}

const earlier = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a)

/** Since when a document of an edition that has a successor is said to have to move; null = never. */
function transitionSince({ successorId, successorFrom, transitionOn, warnDays }: ValidityRule): string | null {
  if (successorId === null) return null
  const [day, notice] = successorFrom === null ? [transitionOn, transitionNotice] : [successorFrom, warnDays ?? usualWarning]
  return day === null ? null : reckoned(() => addDays(day, -notice), '0001-01-01')
}

export type StateAt = {
  state: DocumentState
  /** The last day it is good for; null = never ends, or not known. */
  endsOn: string | null
  /** Days from the day asked about to the last day, negative when it is past. */
  daysLeft: number | null
  transition: Transition | null
  /** A document without end is to be looked at again from this day on. */
  reviewOn: string | null
}

function stateOnly(days: DocumentDays, rule: ValidityRule, endsOn: string | null, at: string): DocumentState {
  const start = days.validFrom ?? days.issuedOn
  if (days.rejectedOn !== null && days.rejectedOn <= at) return 'rejected'
  if (start !== null && start > at) return 'future'
  if (days.replacedOn !== null && days.replacedOn <= at) return 'replaced'
  if (endsOn !== null && endsOn < at) return 'expired'
  const endless = rule.validity === 'none' && start !== null
  if (ownEnd(days, rule) === null && !endless) return 'unknown'
  return endsOn !== null && daysBetween(at, endsOn) <= (rule.warnDays ?? usualWarning) ? 'expiring' : 'valid'
}

/** What is replaced, rejected or over for a reason of its own has nothing to move. */
function transitionAt(state: DocumentState, rule: ValidityRule, at: string): Transition | null {
  const since = transitionSince(rule)
  if (since === null || at < since || state === 'replaced' || state === 'rejected') return null
  if (rule.transitionOn !== null && at > rule.transitionOn) return 'over'
  return state === 'expired' ? null : 'due'
}

/**
 * What a document is at a day, by its own days and the rule of its type: rejected and replaced before all, then by its end. A certificate of an old edition
 * ends with the edition. Without the days that its rule asks for it is `unknown`: to be verified.
 */
export function documentStateAt(days: DocumentDays, rule: ValidityRule, at: string): StateAt {
  const editionEnds = rule.successorId === null ? null : rule.transitionOn
  const endsOn = earlier(ownEnd(days, rule), editionEnds)
  const state = stateOnly(days, rule, endsOn, at)
  const start = days.validFrom ?? days.issuedOn
  const { warnDays } = rule
  const endless = endsOn === null && start !== null && rule.validity === 'none' && warnDays !== null
  const shown = state === 'unknown' ? null : endsOn
  return {
    state, endsOn: shown, daysLeft: shown === null ? null : daysBetween(at, shown), transition: transitionAt(state, rule, at),
    reviewOn: endless ? reckoned(() => addDays(start, warnDays), '9999-12-31') : null,
  }
}

/** The columns of the documents list. */
export const documentColumns = [
  'organisation', 'type', 'kind', 'state', 'endsOn', 'daysLeft', 'number', 'issuer', 'scope', 'sites', 'issuedOn', 'validFrom', 'expiresOn', 'receivedOn', 'verified', 'transition', 'files',
] as const
export type DocumentColumn = (typeof documentColumns)[number]

/** What a list says of a type: its name in both languages, its edition apart. */
export type TypeName = { name: string; nameEnglish: string | null; edition: string | null }

/** A type as people call it in a language: `ISO 9001:2015`. */
export const typeInWords = ({ name, nameEnglish, edition }: TypeName, language: 'it' | 'en'): string =>
  `${(language === 'en' ? nameEnglish : null) ?? name}${edition === null ? '' : `:${edition}`}`

export type DocumentRow = {
  id: string
  organisationId: string
  organisation: string
  /** Id of the type. */
  type: string
  typeName: TypeName
  kind: string
  number: string | null
  issuer: string | null
  scope: string | null
  sites: string | null
  issuedOn: string | null
  validFrom: string | null
  /** Last day, where it stands on the document. */
  expiresOn: string | null
  receivedOn: string | null
  verified: boolean
  /** How many files are attached. */
  files: number
} & StateAt

export type DocumentRecord = Stored<DocumentFields> & StateAt & {
  organisationId: string
  organisation: string
  type: Stored<DocumentTypeFields>
  deletedAt: string | null
  changedAt: string
  /** As in `OrganisationRecord`. */
  revision: number
}

export type DocumentType = Stored<DocumentTypeFields> & { /** How many documents are of it. */ documents: number }

const selection = { ...selectionOf(documentColumns), organisationId: id.optional() }
/** What chooses documents, as the press is asked for them. */
export const documentSelection = z.object(selection)
/** The days within which documents end, as the list of what expires is parted: 30, 60, 90 days. */
export const expiryBounds = [30, 60, 90] as const
const ids = z.array(id).min(1).max(100_000)

export const documentProcedures = {
  /** At most 100,000 rows, 100 unless told; states at a day, today unless told. */
  'documents.list': read(() => z.strictObject({ ...selection, ...page })).answers<{ total: number; rows: DocumentRow[] }>(),
  /** The values that occur in a column under the other filters, most frequent first. */
  'documents.values': read(() => z.strictObject({ ...selection, column: z.enum(documentColumns) })).answers<{ values: ValueCount[] }>(),
  /** The list grouped by a column, under its filters. */
  'documents.groups': read(() => z.strictObject({ ...selection, by: z.enum(documentColumns) })).answers<{ groups: GroupRow[] }>(),
  /** Changes cells of the list as `members.cells` does. */
  'documents.cells': write(() => cellsInput(documentColumns, { id }, {})).answers<CellsAnswer>(),
  /** Also from the bin. */
  'documents.get': read(() => z.strictObject({ id, at: day.optional() }), { errors: ['not-found'] }).answers<DocumentRecord>(),
  /** Without `id` a new document of an organisation and a type; else changes the named fields. `revision` as in `organisations.save`. */
  'documents.save': write(
    () => z.strictObject({ id: id.optional(), organisationId: id.optional(), values: documentFields.partial(), revision: z.int().min(0).optional() }),
    { errors: ['not-found', 'stale', 'period-order', 'type-missing'] },
  ).answers<{ id: string; revision: number; batch: string }>(),
  /** Puts documents into the bin. */
  'documents.remove': write(() => z.strictObject({ ids }), { errors: ['not-found'] }).answers<{ batch: string }>(),
  'documents.restore': write(() => z.strictObject({ ids }), { errors: ['not-found'] }).answers<{ batch: string }>(),
  /**
   * The documents that are good at the day and whose last day comes within so many days (60 unless told), the first that ends first; at most 1,000. Beside them, how
   * many of all are over, lack the days that would tell, or are of an edition that has to be left.
   */
  'documents.expiring': read(() => z.strictObject({ at: day.optional(), days: z.int().min(0).max(3650).optional() }))
    .answers<{ rows: DocumentRow[]; total: number; counts: { expired: number; unknown: number; transition: number } }>(),
  'documents.types.list': read(() => z.strictObject({})).answers<{ types: DocumentType[] }>(),
  'documents.types.save': write(
    () => z.strictObject({ id: id.optional(), fields: documentTypeFields.partial() }), { errors: ['not-found', 'name-missing', 'type-rule', 'type-circle'] },
  ).answers<{ id: string; batch: string }>(),
  /** Puts a type into the bin, unless documents or other types need it. */
  'documents.types.remove': write(() => z.strictObject({ id }), { errors: ['not-found', 'type-in-use'] }).answers<{ batch: string }>(),
  /**
   * The documents that are over, that end within so many days (90 unless told), that have to move to another edition, and that lack the days that would tell; parted by
   * how soon (Excel or PDF). Filters choose among them, for instance by kind.
   */
  'documents.export': long(
    () => z.strictObject({
      format: z.enum(['xlsx', 'pdf']), language, days: z.int().min(0).max(3650).optional(), path: place('write').optional(), ...selection,
      preview: z.boolean().optional(), acceptMissing: z.boolean().optional(),
    }),
    { errors: ['not-found', 'too-many-rows', 'missing-glyphs', 'cannot-write', 'disk-full'] },
  ).answers<Written>(),
  /** The sheet of one document at a day (PDF): its state, its days, how it was checked, and which files are attached. */
  'documents.sheet': long(
    () => z.strictObject({ id, at: day.optional(), language, path: place('write').optional(), preview: z.boolean().optional(), acceptMissing: z.boolean().optional() }),
    { errors: ['not-found', 'missing-glyphs', 'cannot-write', 'disk-full'] },
  ).answers<Written>(),
  /**
   * The days on which documents end, are to be looked at again, or editions are over, as a calendar file (.ics) for Outlook and others, each with a reminder: of one
   * organisation, or of all. Read again later, it brings the days up to date.
   */
  'documents.calendar': long(() => z.strictObject({ language, organisationId: id.optional(), path: place('write').optional() }), { errors: ['not-found', 'cannot-write', 'disk-full'] })
    .answers<Written>(),
}
