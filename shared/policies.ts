import { z } from 'zod'
import { largestPasted } from './policies/cut.ts'
import { acceptanceFields, consultationFields, contributionFields, milestoneFields, policyFields, versionFields } from './policies/fields.ts'
import type { CutProblem } from './policies/cut.ts'
import type { SheetRow } from './policies/sheet.ts'
import { bindingFields, clauseDraft, clauseFields, contributionKinds, policyDecision, type ClauseDraft } from './policies/model.ts'
import type { Comparison, Consultation, Contribution, CoverageRow, FirmDrift, PolicyRecord, PolicyRow, PolicyText, VersionSummary } from './policies/views.ts'
import { page, selectionOf, type GroupRow, type ValueCount } from './lists.ts'
import type { Written } from './organisations.ts'
import { day, id, language, long, place, read, write } from './procedure.ts'

// A policy is text as clauses with an identity for ever; a firm's policy is a profile over a version of its cluster's. The rules are in `shared/policies/`.

/** The columns of the policies list. */
export const policyColumns = [
  'name', 'scope', 'cluster', 'organisation', 'parent', 'version', 'state', 'effectiveFrom', 'draft', 'clauses', 'tailored', 'omitted', 'added', 'drift', 'acceptance', 'acceptedOn',
] as const
export type PolicyColumn = (typeof policyColumns)[number]

const selection = { ...selectionOf(policyColumns), clusterId: id.optional(), organisationId: id.optional(), /** The policies that follow this one. */ parentId: id.optional() }
/** What chooses policies, as the press is asked for them. */
export const policySelection = z.object(selection)

const revision = z.int().min(0).optional()
const ids = z.array(id).min(1).max(10_000)
const clauseIds = z.array(id).min(1).max(1000)
const reason = z.string().trim().min(1).max(2000)

/** What a version begins with: a template of `resources/policies`, an older version, clauses cut from a text, or one empty clause. */
const start = z.union([
  z.strictObject({ template: z.string().min(1).max(60) }), z.strictObject({ versionId: id }), z.strictObject({ clauses: z.array(clauseDraft).min(1).max(1000), /** The version whose text came back mended. */ cameBackOf: id.optional() }), z.strictObject({ empty: z.literal(true) }),
])

/** Where a clause is put: under which (null = at the top), after which of those (null = as the first). */
const placement = { parentId: id.nullable(), afterId: id.nullable() }

export const policyPapers = ['draft', 'consultation', 'adopted', 'firm', 'comparison', 'matrix', 'coverage', 'acceptanceForm', 'contributionSheet', 'firms'] as const
/** In which formats each paper is made: what is a table also as workbook, what is a text also for Word. The first one is offered first. */
export const policyPaperFormats: Readonly<Record<PolicyPaper, readonly ('pdf' | 'xlsx' | 'docx')[]>> = {
  draft: ['pdf', 'docx'], adopted: ['pdf', 'docx'], firm: ['pdf', 'docx'], consultation: ['pdf'], comparison: ['pdf', 'docx'], matrix: ['pdf', 'xlsx'], coverage: ['pdf', 'xlsx'], acceptanceForm: ['pdf'], contributionSheet: ['xlsx'], firms: ['pdf'],
}
export type PolicyPaper = (typeof policyPapers)[number]

export type PolicyTemplate = { id: string; name: string; nameEnglish: string; description: string; descriptionEnglish: string; scope: 'cluster' | 'firm'; clauses: ClauseDraft[] }

const exportErrors = ['not-found', 'too-many-rows', 'missing-glyphs', 'cannot-write', 'disk-full'] as const

export const policyProcedures = {
  /** At most 100,000 rows, 100 unless told; states at a day, today unless told. */
  'policies.list': read(() => z.strictObject({ ...selection, ...page })).answers<{ total: number; rows: PolicyRow[] }>(),
  'policies.values': read(() => z.strictObject({ ...selection, column: z.enum(policyColumns) })).answers<{ values: ValueCount[] }>(),
  'policies.groups': read(() => z.strictObject({ ...selection, by: z.enum(policyColumns) })).answers<{ groups: GroupRow[] }>(),
  /** A policy with its versions, also from the bin. */
  'policies.get': read(() => z.strictObject({ id, at: day.optional() }), { errors: ['not-found'] }).answers<PolicyRecord>(),
  /** A version whole: its clauses with their numbers, or a firm's text as it is resolved. */
  'policies.text': read(() => z.strictObject({ versionId: id, at: day.optional() }), { errors: ['not-found'] }).answers<PolicyText>(),
  'policies.templates': read(() => z.strictObject({})).answers<{ templates: PolicyTemplate[] }>(),
  /**
   * Without `id` a new policy with its first version (0.1), begun as `start` says; else changes the named fields. A firm's policy that shall follow its
   * cluster's is made by `policies.derive`. Whose it is, and its language, stay once a version was adopted.
   */
  'policies.save': write(
    () => z.strictObject({ id: id.optional(), values: policyFields.partial(), start: start.optional(), revision }),
    { errors: ['not-found', 'stale', 'name-missing', 'policy-owner-missing', 'policy-owner-fixed'] },
  ).answers<{ id: string; versionId: string | null; revision: number; batch: string }>(),
  /** Puts policies into the bin; one with an adopted version or an acceptance stays. */
  'policies.remove': write(() => z.strictObject({ ids }), { errors: ['not-found', 'policy-in-force'] }).answers<{ batch: string }>(),
  'policies.restore': write(() => z.strictObject({ ids }), { errors: ['not-found'] }).answers<{ batch: string }>(),

  /**
   * A new version of a policy, worked on: the next minor number. A firm's profile begins from its newest version. From an
   * earlier version of its own it begins with that text, each clause with its identity. Of a text that came back, clauses that bear the identity of one of that
   * version keep it, and those of it that are not among them end.
   */
  'policies.versions.create': write(() => z.strictObject({ policyId: id, start: start.optional() }), { errors: ['not-found', 'policy-profile'] }).answers<{ versionId: string; batch: string }>(),
  'policies.versions.save': write(() => z.strictObject({ versionId: id, values: versionFields.partial(), revision }), { errors: ['not-found', 'stale', 'policy-fixed'] }).answers<{ revision: number; batch: string }>(),
  /** Puts a version that is not adopted into the bin. */
  'policies.versions.remove': write(() => z.strictObject({ versionId: id }), { errors: ['not-found', 'policy-fixed'] }).answers<{ batch: string }>(),
  'policies.versions.restore': write(() => z.strictObject({ versionId: id }), { errors: ['not-found'] }).answers<{ batch: string }>(),
  /** Ends an adopted version from a day on, by a record of its own. */
  'policies.versions.withdraw': write(
    () => z.strictObject({ versionId: id, on: day, reason, decision: policyDecision.nullable() }), { errors: ['not-found', 'policy-not-adopted', 'policy-withdrawn', 'period-order'] },
  ).answers<{ batch: string }>(),

  /** A new clause (without `clauseId`, at `place` or at the end), or changes to one. `translated`: its translation says what the text says now. */
  'policies.clauses.save': write(
    () => z.strictObject({ versionId: id, clauseId: id.optional(), place: z.strictObject(placement).optional(), values: clauseFields.partial(), translated: z.boolean().optional(), revision }),
    { errors: ['not-found', 'stale', 'policy-fixed', 'policy-profile', 'policy-parameter', 'policy-circle'] },
  ).answers<{ clauseId: string; id: string; revision: number; batch: string }>(),
  'policies.clauses.move': write(() => z.strictObject({ versionId: id, clauseId: id, ...placement }), { errors: ['not-found', 'policy-fixed', 'policy-profile', 'policy-circle'] }).answers<{ batch: string }>(),
  /** Takes a clause apart: the first part keeps its identity, the others are new ones after it that come from it. */
  'policies.clauses.split': write(
    () => z.strictObject({ versionId: id, clauseId: id, parts: z.array(clauseFields.pick({ heading: true, headingEnglish: true, text: true, textEnglish: true })).min(2).max(20) }),
    { errors: ['not-found', 'policy-fixed', 'policy-profile', 'policy-circle'] },
  ).answers<{ clauseIds: string[]; batch: string }>(),
  /** Makes one clause of several in the order of the text: the first keeps its identity, the others end in it; what stood under them stands under it. */
  'policies.clauses.join': write(() => z.strictObject({ versionId: id, clauseIds: z.array(id).min(2).max(20) }), { errors: ['not-found', 'policy-fixed', 'policy-profile', 'policy-circle', 'policy-join-large'] }).answers<{ batch: string }>(),
  /** Ends clauses, with what stands under them; `replacedBy` is the clause of this version that stands in their place. */
  'policies.clauses.retire': write(
    () => z.strictObject({ versionId: id, clauseIds, reason: z.string().trim().max(2000).nullable(), replacedBy: id.optional() }), { errors: ['not-found', 'policy-fixed', 'policy-profile', 'policy-circle'] },
  ).answers<{ batch: string }>(),

  /**
   * Cuts a Word file, or what was pasted (`html` where the clipboard has it), into clauses to look at; nothing is stored. `problems` say what did not come along as it was. With
   * `versionId` it is that version's text that came back: the clauses that are still there bear their identity, and all that no paper says of them.
   */
  'policies.import.preview': long(
    () => z.strictObject({ file: place('read').optional(), text: z.string().max(largestPasted).optional(), html: z.string().max(largestPasted).optional(), language, versionId: id.optional() }),
    { errors: ['not-found', 'policy-profile', 'missing', 'unreadable-file', 'file-too-large', 'file-encrypted', 'reader-limit', 'policy-nothing-read'] },
  ).answers<{ name: string | null; clauses: ClauseDraft[]; problems: CutProblem[] }>(),

  /** Two versions clause by clause: of one policy, or of any two. */
  'policies.compare': read(() => z.strictObject({ from: id, to: id }), { errors: ['not-found'] }).answers<Comparison>(),

  /**
   * Adopts a version by the decision of a body: it is sealed, takes the next whole number (an editorial one keeps its own), and is in force from its day on, which ends the one before.
   */
  'policies.adopt': write(
    () => z.strictObject({ versionId: id, decision: policyDecision.nullable(), effectiveFrom: day, effectiveTo: day.nullable().optional() }),
    { errors: ['not-found', 'policy-fixed', 'policy-empty', 'policy-overlap', 'policy-drift-open', 'policy-consultation-open', 'policy-decision-missing', 'period-order'] },
  ).answers<{ label: string; hash: string; code: string; batch: string }>(),
  'policies.milestones.save': write(() => z.strictObject({ id: id.optional(), policyId: id, fields: milestoneFields.partial(), remove: z.boolean().optional() }), { errors: ['not-found', 'name-missing'] })
    .answers<{ id: string; batch: string }>(),

  /** Makes a policy that inherits every clause of an adopted version for each of these firms. Firms that have one already are left as they are. */
  'policies.derive': write(() => z.strictObject({ versionId: id, organisationIds: ids }), { errors: ['not-found', 'policy-not-adopted'] })
    .answers<{ made: { policyId: string; versionId: string; organisationId: string }[]; left: { organisationId: string; policyId: string }[]; batch: string }>(),
  /** What the firm does with clauses; of its own one without `clauseId` is new. A clause of its own that is removed goes to the bin. */
  'policies.bindings.save': write(
    () => z.strictObject({
      versionId: id, bindings: z.array(z.strictObject({ clauseId: id.optional(), values: bindingFields.partial().optional(), remove: z.boolean().optional() })).min(1).max(500),
    }),
    { errors: ['not-found', 'policy-fixed', 'policy-locked', 'policy-weaker', 'policy-parameter', 'policy-reason-missing', 'policy-text-missing'] },
  ).answers<{ clauseIds: string[]; batch: string }>(),

  /** What firms have not decided about since the cluster's policy changed: of one firm's policy, or of all that follow a cluster's. */
  'policies.drift': read(() => z.strictObject({ policyId: id, at: day.optional() }), { errors: ['not-found'] })
    .answers<{ against: VersionSummary | null; firms: FirmDrift[] }>(),
  /**
   * Takes over changes of the cluster's policy in policies of firms (a cluster's policy stands for all that follow it): the named clauses (all unless told), or only those with nothing tailored. Where a firm's newest version is adopted, a new one is
   * begun. What it cannot take over without a person is left, and counted.
   */
  'policies.follow': write(() => z.strictObject({ policyIds: ids, clauseIds: clauseIds.optional(), untailored: z.boolean().optional(), at: day.optional() }), { errors: ['not-found', 'policy-not-adopted'] })
    .answers<{ policies: { policyId: string; versionId: string; followed: number; left: number }[]; batch: string }>(),
  /**
   * Stays with the clauses as they were, for a reason. Clauses that are new in the cluster's policy are left out; those that ended stay as the firm's own. Where what the firm did
   * is against the clause as it is now (a value out of its bounds), it is left, and counted.
   */
  'policies.keep': write(() => z.strictObject({ policyIds: ids, clauseIds, reason, until: day.nullable(), at: day.optional() }), { errors: ['not-found', 'policy-not-adopted', 'policy-locked'] })
    .answers<{ policies: { policyId: string; versionId: string; kept: number; left: number }[]; batch: string }>(),
  /** The firms of the cluster with the version that each has, where it departs, and what is missing. */
  'policies.coverage': read(() => z.strictObject({ policyId: id, at: day.optional() }), { errors: ['not-found'] })
    .answers<{ policy: string; version: VersionSummary | null; clauses: number; rows: CoverageRow[] }>(),

  /**
   * Keeps a firm's acceptance of its policy, sealed with the text that was accepted; a version that is not adopted yet becomes so by it, from that day on. `code` is the short code
   * on the signed form: another text is refused.
   */
  'policies.accept': write(
    () => z.strictObject({ versionId: id, values: acceptanceFields, code: z.string().trim().max(40).optional() }),
    { errors: ['not-found', 'policy-drift-open', 'policy-text-changed', 'policy-empty', 'policy-overlap', 'policy-withdrawn', 'policy-not-firm', 'policy-consultation-open'] },
  ).answers<{ id: string; textHash: string; hash: string; code: string; batch: string }>(),
  /** Takes an acceptance back, by a record of its own. */
  'policies.acceptances.revoke': write(() => z.strictObject({ id, on: day, reason, personName: z.string().trim().min(1).max(200), personRole: z.string().trim().min(1).max(200) }), { errors: ['not-found', 'policy-revoked', 'period-order'] })
    .answers<{ id: string; batch: string }>(),

  /** Opens a version for remarks (it is changed no more), or changes a consultation. `organisationIds` are all who are asked. */
  'policies.consultations.save': write(
    () => z.strictObject({ id: id.optional(), versionId: id.optional(), values: consultationFields.partial(), organisationIds: z.array(id).max(10_000).optional(), revision }),
    { errors: ['not-found', 'stale', 'period-order', 'policy-fixed', 'policy-empty', 'policy-consultation-closed', 'policy-window-missing'] },
  ).answers<{ id: string; revision: number; batch: string }>(),
  /** Closes a consultation, once every contribution has its answer; `reopen` opens it again. */
  'policies.consultations.close': write(() => z.strictObject({ id, on: day.optional(), reopen: z.boolean().optional() }), { errors: ['not-found', 'policy-reply-missing', 'policy-fixed'] }).answers<{ batch: string }>(),
  /** `withoutNames`: neither who said it nor who was asked. */
  'policies.contributions.list': read(
    () => z.strictObject({ consultationId: id.optional(), versionId: id.optional(), policyId: id.optional(), clauseId: id.optional(), withoutNames: z.boolean().optional() }), { errors: ['not-found'] },
  ).answers<{ consultations: Consultation[]; rows: Contribution[] }>(),
  'policies.contributions.save': write(
    () => z.strictObject({ id: id.optional(), consultationId: id.optional(), values: contributionFields.partial(), revision }),
    { errors: ['not-found', 'stale', 'policy-reply-missing', 'policy-consultation-closed', 'policy-text-missing'] },
  ).answers<{ id: string; number: number; revision: number; batch: string }>(),
  'policies.contributions.remove': write(() => z.strictObject({ ids }), { errors: ['not-found', 'policy-consultation-closed'] }).answers<{ batch: string }>(),
  'policies.contributions.restore': write(() => z.strictObject({ ids }), { errors: ['not-found', 'policy-consultation-closed'] }).answers<{ batch: string }>(),
  /** Reads a filled contribution sheet back, to look at; nothing is stored. Each row says what will happen to it, and why. */
  'policies.contributions.read': long(
    () => z.strictObject({ file: place('read'), consultationId: id }),
    { errors: ['not-found', 'missing', 'unreadable-file', 'file-too-large', 'file-encrypted', 'reader-limit', 'policy-sheet-unknown', 'policy-consultation-closed'] },
  ).answers<{ name: string; organisationId: string | null; organisation: string | null; author: string | null; rows: SheetRow[] }>(),
  /** Keeps contributions that were read from a sheet, as one batch; those that are there already are left. */
  'policies.contributions.add': write(
    () => z.strictObject({
      consultationId: id, organisationId: id.nullable(), author: z.string().trim().max(200).nullable(), receivedOn: day.optional(),
      rows: z.array(z.strictObject({ clauseId: id.nullable(), kind: z.enum(contributionKinds), text: z.string().trim().min(1).max(10_000), proposal: z.string().trim().max(10_000).nullable() })).min(1).max(2000),
    }),
    { errors: ['not-found', 'policy-consultation-closed'] },
  ).answers<{ added: number; left: number; batch: string }>(),

  /**
   * The papers of a version. `draft` (watermark), `consultation` (numbered lines), `adopted` and `firm` are its text; `comparison` is against `against` (the version before unless told);
   * `matrix` are the contributions with their replies, without names unless `names`; `coverage` the firms that follow it; `acceptanceForm` is to be signed; `contributionSheet` is to be
   * filled and read back; `firms` are the policies of all firms that follow the version, in one file.
   */
  'policies.export': long(
    () => z.strictObject({
      versionId: id, kind: z.enum(policyPapers), format: z.enum(['pdf', 'xlsx', 'docx']), language, against: id.optional(), names: z.boolean().optional(), consultationId: id.optional(), at: day.optional(),
      path: place('write').optional(), preview: z.boolean().optional(), acceptMissing: z.boolean().optional(),
    }),
    { errors: [...exportErrors, 'policy-paper-format', 'policy-consultation-missing'] },
  ).answers<Written>(),
}
