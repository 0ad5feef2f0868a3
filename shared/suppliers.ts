import { z } from 'zod'
import { cellsInput, type CellsAnswer } from './cells.ts'
import { page, selectionOf, type GroupRow, type ValueCount } from './lists.ts'
import { importChoice, importMeaning, type ImportPreview } from './members.ts'
import { organisationFields, type Written } from './organisations.ts'
import { day, id, language, long, place, read, write } from './procedure.ts'
import { causes, decisionKinds, supplierStates } from './suppliers/lifecycle.ts'
import { appealFields, categoryFields, decisionInput, evidenceInput, needInput, ratingFields, supplierColumns, supplierFields } from './suppliers/fields.ts'
import type { Category, DecisionRecord, Ending, MatrixRow, Match, Proposal, Publication, PublishedList, Scheme, SupplierCounts, SupplierRecord, SupplierRow } from './suppliers/records.ts'
import { letterFields } from './suppliers/letters.ts'
import { schemeContent } from './suppliers/scheme.ts'
import type { ScoreResult } from './suppliers/scoring.ts'

const category = z.union([id, z.array(id).max(100)]).optional()
const state = z.union([z.enum(supplierStates), z.array(z.enum(supplierStates)).max(supplierStates.length)]).optional()
/** Categories and states beside the filters of the list; a category by its id or its code. */
const selection = { ...selectionOf(supplierColumns), category, state }
/** What chooses suppliers, as the press is asked for them. */
export const supplierSelection = z.object(selection)
const ids = z.array(id).min(1).max(100_000)
const choices = z.record(z.string().regex(/^\d{1,7}$/), importChoice).optional()
const names = z.array(z.string().trim().min(1).max(120)).min(1).max(20)

/** The deliverables of the room: lists at a day, what is about one supplier, and letters. */
export const supplierPapers = ['published', 'internal', 'card', 'sheet', 'letter', 'renewals', 'register', 'criteria'] as const
/** What is about one supplier, or goes to it: as PDF only. */
export const lettersOnly = ['card', 'sheet', 'letter', 'renewals'] as const satisfies readonly (typeof supplierPapers)[number][]

export const supplierProcedures = {
  /**
   * Suppliers by qualification, at a day: one row for each category of a supplier, one for a supplier without any. At most 100,000 rows, 100 unless told.
   */
  'suppliers.list': read(() => z.strictObject({ ...selection, ...page })).answers<{ total: number; rows: SupplierRow[] }>(),
  'suppliers.values': read(() => z.strictObject({ ...selection, column: z.enum(supplierColumns) })).answers<{ values: ValueCount[] }>(),
  /** The list grouped by a column, under its filters: the board's columns by `state`. */
  'suppliers.groups': read(() => z.strictObject({ ...selection, by: z.enum(supplierColumns) })).answers<{ groups: GroupRow[] }>(),
  /** Changes cells of the list as `members.cells` does; `supplierId` is the supplier, since what can be written is of all its qualifications. */
  'suppliers.cells': write(() => cellsInput(supplierColumns, { supplierId: id }, {})).answers<CellsAnswer>(),
  /** One supplier with all that was done about it, also from the bin; by its own id or by its organisation's. */
  'suppliers.get': read(() => z.strictObject({ id: id.optional(), organisationId: id.optional(), at: day.optional() }), { errors: ['not-found'] }).answers<SupplierRecord>(),
  'suppliers.overview': read(() => z.strictObject({ at: day.optional() })).answers<SupplierCounts>(),
  /** What the clocks bring up at a day: warnings, grace, and transitions to decide on. */
  'suppliers.proposals': read(() => z.strictObject({ at: day.optional(), supplierId: id.optional() }), { errors: ['not-found'] }).answers<{ proposals: Proposal[] }>(),
  /** Documents of suppliers, and terms of qualifications, that end from a day on within so many days, the first that ends first. */
  'suppliers.ending': read(() => z.strictObject({ at: day.optional(), days: z.int().min(0).max(3650) })).answers<{ ending: Ending[] }>(),
  /** Suppliers × categories at a day; those without any category last. */
  'suppliers.matrix': read(() => z.strictObject({ at: day.optional(), text: z.string().max(200).optional(), ...page })).answers<{ total: number; categories: Category[]; rows: MatrixRow[] }>(),
  /** Who can meet a need: qualified suppliers at the day, by name. Nothing of scores or reasons is in the answer, and everybody stays free to choose others. */
  'suppliers.match': read(() => needInput).answers<{ matches: Match[] }>(),

  /**
   * Without `id` a new supplier: the role of an organisation that is there, or of a new one with these values; with `categoryIds` a draft of each
   * is opened on `date` (today unless told), with `namedBy` the members that named it. Else changes the named fields. `revision` as in `organisations.save`.
   */
  'suppliers.save': write(
    () => z.strictObject({
      id: id.optional(), organisationId: id.optional(), organisation: organisationFields.partial().optional(), values: supplierFields.partial(), categoryIds: z.array(id).max(100).optional(),
      namedBy: z.array(id).max(100).optional(), date: day.optional(), revision: z.int().min(0).optional(),
    }),
    { errors: ['not-found', 'name-missing', 'supplier-there', 'stale'] },
  ).answers<{ id: string; organisationId: string; qualificationIds: string[]; revision: number; batch: string }>(),
  /** Puts suppliers into the bin; those about whom something was decided stay. */
  'suppliers.remove': write(() => z.strictObject({ ids }), { errors: ['not-found', 'supplier-decided'] }).answers<{ batch: string }>(),
  'suppliers.restore': write(() => z.strictObject({ ids }), { errors: ['not-found', 'supplier-there'] }).answers<{ batch: string }>(),
  /** A member names a supplier of its, or takes it back. */
  'suppliers.namings.save': write(() => z.strictObject({ supplierId: id, organisationId: id, namedOn: day.optional(), remove: z.boolean().optional() }), { errors: ['not-found', 'bad-member'] })
    .answers<{ batch: string }>(),
  /** A member's rating of a year; the one that it gave of that year is replaced. */
  'suppliers.ratings.save': write(() => z.strictObject({ supplierId: id, organisationId: id, fields: ratingFields, remove: z.boolean().optional() }), { errors: ['not-found', 'bad-member'] })
    .answers<{ batch: string }>(),

  'suppliers.categories.list': read(() => z.strictObject({ at: day.optional() })).answers<{ categories: Category[] }>(),
  'suppliers.categories.save': write(() => z.strictObject({ id: id.optional(), fields: categoryFields.partial() }), { errors: ['not-found', 'name-missing', 'category-code-taken'] }).answers<{ id: string; batch: string }>(),
  'suppliers.categories.remove': write(() => z.strictObject({ id }), { errors: ['not-found', 'category-in-use'] }).answers<{ batch: string }>(),

  /** All versions, the newest first. */
  'suppliers.schemes.list': read(() => z.strictObject({})).answers<{ schemes: Scheme[]; /** Id of the one in force today. */ inForce: string | null }>(),
  /**
   * Saves the scheme. The newest version changes as long as nothing rests on it; else another version is made, in force from `from` on. `scheme-rule`
   * says in `problem` what is wrong: weights that do not total 100 (`weights`, with `total`), bands out of order (`bands`), a code twice (`repeated`).
   */
  'suppliers.schemes.save': write(
    () => z.strictObject({ id: id.optional(), name: z.string().trim().min(1).max(200).optional(), from: day.nullable().optional(), content: schemeContent }), { errors: ['not-found', 'scheme-rule', 'period-order'] },
  ).answers<{ id: string; version: number; /** Another version was made. */ made: boolean; batch: string }>(),

  /** Opens a draft of a category for a supplier; beside one that goes on, neither archived nor withdrawn, it is refused as `qualification-running`. */
  'suppliers.qualifications.open': write(() => z.strictObject({ supplierId: id, categoryId: id, date: day.optional(), reason: z.string().trim().max(2000).optional() }), { errors: ['not-found', 'qualification-running'] })
    .answers<{ id: string; batch: string }>(),
  /** Puts a qualification into the bin that was opened by mistake: nothing was decided about it. */
  'suppliers.qualifications.remove': write(() => z.strictObject({ id }), { errors: ['not-found', 'supplier-decided'] }).answers<{ batch: string }>(),
  /**
   * Takes a qualification into another state. `transition-not-allowed` answers `{ from, to, allowed }`. Where a body decides, the act gets its number
   * and is sealed together with the score sheet it rests on: it is never undone, but followed by another. A suspension or an exclusion needs its `cause`
   * and its notice, unless the supplier asks for it (S7) or an `overrideReason` says why it cannot wait; conditions need their deadlines, and are met before
   * `qualified`, also out of a suspension. `validUntil` is reckoned from the band where it is not told; a re-admission gives no more than what is left of the term (`term-over`). With `appealId` it carries out the outcome of an appeal.
   */
  'suppliers.transition': write(
    () => z.strictObject({
      qualificationId: id, to: z.enum(supplierStates), date: day, reason: z.string().trim().min(1).max(5000), cause: z.enum(causes).optional(), dueOn: day.optional(),
      validUntil: day.optional(), document: z.string().trim().max(300).optional(), decision: decisionInput.optional(), appealId: id.optional(),
    }),
    {
      errors: [
        'not-found', 'transition-not-allowed', 'before-previous', 'before-application', 'reapply-too-early', 'qualification-running', 'cause-missing', 'conditions-missing', 'conditions-open', 'condition-too-late', 'notice-missing', 'notice-too-short', 'term-over', 'score-missing',
        'score-incomplete', 'knock-out-found', 'score-differs', 'same-hands', 'period-order',
      ],
    },
  ).answers<{ eventId: string; state: (typeof supplierStates)[number]; validUntil: string | null; decision: { id: string; number: number; year: number } | null; batch: string }>(),
  /** Says on which day a condition was met, or takes that back. */
  'suppliers.conditions.save': write(() => z.strictObject({ id, metOn: day.nullable() }), { errors: ['not-found', 'before-previous'] }).answers<{ batch: string }>(),

  /**
   * Saves the score sheet of a qualification by the scheme in force on its day, or by the version it was begun with: the open one, else a new one. What is
   * not named keeps what it had, also within a criterion or a finding: two people at one sheet do not overwrite each other. A sheet on which a decision rests is refused as `sealed`.
   */
  'suppliers.score': write(
    () => z.strictObject({
      qualificationId: id, sheetId: id.optional(), scoredOn: day.optional(), scoredBy: names.optional(), note: z.string().trim().max(5000).nullable().optional(),
      entries: z.array(z.strictObject({
        criterion: z.string().max(20), points: z.number().min(0).max(100).nullable().optional(), fromCertificate: z.boolean().optional(), evidence: z.array(evidenceInput).max(30).optional(),
        reason: z.string().trim().max(5000).nullable().optional(),
      })).max(40).optional(),
      findings: z.array(z.strictObject({ code: z.string().max(20), found: z.boolean().nullable().optional(), note: z.string().trim().max(2000).nullable().optional() })).max(40).optional(),
      revision: z.int().min(0).optional(),
    }),
    { errors: ['not-found', 'criterion-unknown', 'before-application', 'stale'] },
  ).answers<{ sheetId: string; result: ScoreResult; revision: number; batch: string }>(),

  /** The register of decisions, the newest first. */
  'suppliers.decisions.list': read(() => z.strictObject({ from: day.optional(), to: day.optional(), kind: z.enum(decisionKinds).optional(), supplierId: id.optional(), ...page }))
    .answers<{ total: number; decisions: (DecisionRecord & { supplierId: string; organisationId: string; name: string; category: string })[] }>(),
  /** An appeal against one decision: filed within its term or not, which is said; answered by others than those who decided. One that was carried out is refused as `sealed`. */
  'suppliers.appeals.save': write(
    () => z.strictObject({ id: id.optional(), decisionId: id.optional(), fields: appealFields.partial() }), { errors: ['not-found', 'not-appealable', 'before-previous', 'panel-decided', 'outcome-missing'] },
  ).answers<{ id: string; batch: string }>(),

  /**
   * Publishes the list of a day: numbered, its rows kept as they are now and sealed, so that it prints again identically. It holds who is qualified, with conditions or in renewal,
   * and since when until when; no reason, score, note or person.
   */
  'suppliers.publish': write(() => z.strictObject({ date: day, note: z.string().trim().max(1000).optional() }), { errors: ['date-in-future', 'nothing-to-publish'] })
    .answers<{ id: string; number: number; year: number; rows: number; seal: string; batch: string }>(),
  'suppliers.publications.list': read(() => z.strictObject({})).answers<{ publications: Publication[] }>(),
  /** The list as it was published, by its id or its day; of another day, or where `anew` asks what would be published of it now, it is computed, and `publication` is null. */
  'suppliers.publications.get': read(() => z.strictObject({ id: id.optional(), at: day.optional(), anew: z.boolean().optional() }), { errors: ['not-found'] }).answers<PublishedList>(),

  /** Reads a list of candidates as `members.import.preview` reads a list of members; nothing is said of memberships. */
  'suppliers.import.preview': long(
    () => z.strictObject({
      file: place('read').optional(), text: z.string().min(1).max(10_000_000).optional(), sheet: z.string().max(200).optional(),
      mapping: z.record(z.string().regex(/^\d{1,4}$/), importMeaning.nullable()).optional(),
    }),
    { errors: ['unreadable-file', 'file-too-large', 'file-encrypted', 'no-header', 'list-turned', 'list-cards', 'lists-beside', 'sheet-missing', 'reader-limit', 'missing'] },
  ).answers<ImportPreview>(),
  /**
   * Applies such a session: each row taken becomes an organisation with the role of supplier, and a draft in the named categories, else in those that its ATECO code tells. Rows that
   * are the same as a known organisation are taken too: it becomes a supplier.
   */
  'suppliers.import.apply': write(
    () => z.strictObject({ session: id, choices, categoryIds: z.array(id).max(100).optional(), date: day.optional() }), { errors: ['not-found', 'session-applied', 'session-expired', 'changed-since'] },
  ).answers<{ batch: string; counts: { created: number; updated: number; left: number; suppliers: number; qualifications: number } }>(),

  /**
   * Writes a deliverable at a day. Lists: `published` (what was published prints as it was sealed; another day is computed, and says so), `internal` with scores and the documents
   * that end within `days`, `register` of decisions `from` a day, `criteria` on one page. As PDF only: `card` of a supplier, `sheet` of a score (`sheetId`; one that is not sealed
   * is marked as a draft), `letter` as `suppliers.letter` reads it, `renewals`: letters to all of the selection whose documents end within `days` (60 unless told), in one file.
   */
  'suppliers.export': long(
    () => z.strictObject({
      kind: z.enum(supplierPapers), format: z.enum(['xlsx', 'pdf']), language, path: place('write').optional(), ...selection, ...letterFields, letter: letterFields.letter.optional(),
      publicationId: id.optional(), sheetId: id.optional(), from: day.optional(), preview: z.boolean().optional(), acceptMissing: z.boolean().optional(),
    }),
    { errors: ['not-found', 'cause-missing', 'nothing-to-ask', 'too-many-rows', 'missing-glyphs', 'cannot-write', 'disk-full'] },
  ).answers<Written>(),
  /**
   * A letter to one supplier as text, to be pasted into a message (PEC): of a decision as it was sealed, a request for documents, or the notice of a suspension or an exclusion,
   * which needs its `cause`.
   */
  'suppliers.letter': read(() => z.strictObject({ ...letterFields, language }), { errors: ['not-found', 'cause-missing', 'nothing-to-ask'] })
    .answers<{ subject: string; text: string; to: string; pec: string | null }>(),
  /** The days to come of one supplier, or of all, as a calendar file (.ics), each with a reminder: ends of terms and of documents asked for, steps, conditions, appeals. */
  'suppliers.calendar': long(() => z.strictObject({ language, supplierId: id.optional(), path: place('write').optional() }), { errors: ['not-found', 'cannot-write', 'disk-full'] }).answers<Written>(),
}
