import { z } from 'zod'
import type { BatchKind } from './history/kinds.ts'
import { day, id, read, write } from './procedure.ts'
import type { Hit } from './search.ts'

const final: readonly BatchKind[] = ['workspace.create', 'sample', 'person.anonymise', 'meeting.carryOut', 'meeting.carryBack', 'meeting.carryBreak']
/** The making of a workspace cannot be taken back, nor what was emptied for good, nor what another computer holds a part of. */
export const isUndoable = (kind: BatchKind): boolean => !final.includes(kind)

export type Batch = {
  id: string
  at: string
  writer: string | null
  kind: BatchKind
  /** For the words: a name, a file name, a number of records. */
  values: Record<string, string | number>
  changes: number
  /** The batch that undid this one, if any. */
  undoneBy: string | null
}

/** The record that a batch concerns, where it is one with a screen of its own. */
export type Concerned = Pick<Hit, 'table' | 'id'>

/** A field of a record as it changed. */
export type Change = { /** Its place in the journal. */ sequence: number; batch: string; at: string; writer: string | null; kind: BatchKind; table: string; recordId: string; operation: 'insert' | 'update' | 'delete'; fields: { field: string; before: unknown; after: unknown }[] }

const fates = new Set(['deletedAt', 'mergedInto', 'anonymisedOn'])
/** Rows that steps with rules of their own write, with the fields that may nevertheless be put back one by one: a meeting is not opened again by its history, nor is a supplier qualified. */
const ofSteps: Readonly<Record<string, readonly string[]>> = {
  meeting: ['title', 'protocol', 'privateNotes'], agendaPoint: ['speaker', 'plannedMinutes', 'privateNotes'], meetingPaper: [], signedCopy: [], sending: ['recipient', 'address', 'proof'], attendance: [], presence: [], proxy: [],
  vote: [], decision: [], decisionEffect: [], minutes: [], observation: [], correction: [], carry: [],
  attachment: ['name'],
  supplierNaming: [], supplierRating: [], qualification: [], qualificationEvent: [], supplierDecision: [], supplierCondition: [], supplierAppeal: [],
}
/**
 * Why a field takes no earlier value back by itself. A `fate` says what became of a record, which comes back by its own way, from the bin, by
 * a step of its own or by undoing. A withdrawn consent (`withdrawal`)
 * is not in force again by one value put back (GDPR, art. 7(3)): the person gives a new one, or the whole step that wrote it by mistake is undone.
 */
export const keptFrom = (table: string, field: string): 'fate' | 'withdrawal' | null =>
  fates.has(field) || (Object.hasOwn(ofSteps, table) && !ofSteps[table]?.includes(field)) ? 'fate' : table === 'consent' && (field === 'withdrawnOn' || field === 'withdrawnHow') ? 'withdrawal' : null

/** The kinds of records that a person finds in the bin: those that stand alone, and parts of an organisation that is not in the bin itself. */
export const binnedTables = [
  'organisation', 'cluster', 'person', 'document', 'attachment', 'contact', 'membership', 'figure', 'site', 'savedView',
  'assessment', 'questionnaire', 'supplier', 'qualification', 'supplierCategory', 'policy', 'policyVersion', 'policyContribution', 'policyMilestone',
  'body', 'seat', 'textBlock', 'meeting', 'agendaPoint', 'proposal', 'decision', 'action', 'meetingPaper', 'signedCopy',
] as const
export type BinnedTable = (typeof binnedTables)[number]
export type Binned = { table: BinnedTable; id: string; name: string; /** Which version of its file, where the others are not there with it. */ version: number | null; /** The organisation that it is a part of. */ of: string | null; at: string; writer: string | null }

/** A record that changed after the batch that shall be undone; its name is that of the organisation it is a part of, where it has none. */
export type ChangedSince = { table: string; id: string; name: string | null; fields: string[] }

/** The kinds of records whose history is shown on their page. */
export const historyTables = ['organisation', 'person', 'document', 'body', 'supplier', 'meeting'] as const
export type HistoryTable = (typeof historyTables)[number]

export const historyProcedures = {
  /**
   * Takes a batch back: what it made goes to the bin, what it changed gets its old values. Undoing an undo is a redo. Rows that
   * changed since are refused as `changed-since` with `{ rows: ChangedSince[] }`, unless forced: what else is refused stays so. What `isUndoable` says no to is refused as `not-undoable`.
   */
  'history.undo': write(() => z.strictObject({ batch: id, force: z.boolean().optional() }), { errors: ['not-found', 'changed-since', 'already-undone', 'not-undoable', 'period-order', 'period-overlap', 'there-already', 'seat-empty', 'relation-itself', 'relation-there', 'qualification-running', 'policy-fixed', 'policy-owner-fixed', 'policy-in-force', 'rule-in-use', 'decision-in-use', 'sealed', 'carried'] }).answers<{ batch: string }>(),
  /** Newest first; with `until` what was done on that day (of this computer's clock) or before. `total` counts all of these. */
  'history.list': read(() => z.strictObject({ until: day.optional(), offset: z.int().min(0).optional(), limit: z.int().min(1).max(10_000).optional() })).answers<{ total: number; batches: (Batch & { record: Concerned | null })[] }>(),
  /** What Ctrl+Z and Ctrl+Y would do now. */
  'history.next': read(() => z.strictObject({})).answers<{ undo: Batch | null; redo: Batch | null }>(),
  /** What lies in the bin, newest first. Merged records are not in it: they come back by undoing the merge. */
  'history.bin': read(() => z.strictObject({ text: z.string().max(200).optional(), offset: z.int().min(0).optional(), limit: z.int().min(1).max(500).optional() })).answers<{ total: number; rows: Binned[] }>(),
  /** Takes records out of the bin, as one batch. A second registered seat or second figures of a year are refused as `there-already`. */
  'history.restore': write(() => z.strictObject({ records: z.array(z.strictObject({ table: z.enum(binnedTables), id })).min(1).max(10_000) }), { errors: ['not-found', 'there-already', 'period-order', 'period-overlap', 'seat-empty', 'relation-itself', 'relation-there', 'qualification-running', 'policy-fixed', 'sealed', 'carried'] }).answers<{ batch: string }>(),
  /** Gives fields of a record the values that they had before one change of it, but for those that `keptFrom` names: a consent's withdrawal is refused as `consent-withdrawn`, a fate as `not-found`. */
  'history.revert': write(() => z.strictObject({ sequence: z.int().min(1), fields: z.array(z.string().max(60)).min(1).max(60) }), { errors: ['not-found', 'consent-withdrawn', 'there-already', 'anonymised', 'period-order', 'period-overlap', 'seat-empty', 'relation-itself', 'relation-there', 'qualification-running', 'policy-fixed', 'policy-owner-fixed', 'policy-in-force', 'rule-in-use', 'decision-in-use', 'sealed', 'carried'] }).answers<{ batch: string }>(),
  /**
   * The changes of one record and of what belongs to it, newest first (200 unless told); `total` counts all of them. What has a page of its own tells its changes there. `names` has
   * the name, as it is now, of whatever the changes name by its id, and of parts that have one; `of` says by which records a part is told from its like (a role by its organisation).
   */
  'history.record': read(() => z.strictObject({ table: z.enum(historyTables), id, limit: z.int().min(1).max(10_000).optional() }))
    .answers<{ total: number; changes: Change[]; names: Record<string, string>; of: Record<string, string[]> }>(),
}

export const draftProcedures = {
  /** Keeps what is being typed, per document and writer, outside the journal. */
  'drafts.save': write(() => z.strictObject({ document: z.string().min(1).max(120), value: z.unknown() })).answers<Record<string, never>>(),
  'drafts.read': read(() => z.strictObject({ document: z.string().min(1).max(120) })).answers<{ value: unknown; at: string | null }>(),
  'drafts.drop': write(() => z.strictObject({ document: z.string().min(1).max(120) })).answers<Record<string, never>>(),
}
