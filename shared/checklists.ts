import { z } from 'zod'
import { cellsInput, type CellsAnswer } from './cells.ts'
import { answers, checklistCodes, type Answer, type AnswerFields, type Checklist, type ChecklistCode, type GivenAnswer } from './checklists/definition.ts'
import type { UnreadCell } from './checklists/reading.ts'
import type { Result } from './checklists/result.ts'
import { page, selectionOf, type GroupRow, type ValueCount } from './lists.ts'
import { day, id, language, long, place, read, write } from './procedure.ts'
import type { Written } from './organisations.ts'

export * from './checklists/definition.ts'

const text = (max: number) => z.string().trim().max(max).nullable()
/** Characters of a note, or of what is named as evidence. */
export const longestNote = 2000

/** Where the answers came from: typed on the screen, or read from the firm's questionnaire. */
export const assessmentSources = ['screen', 'questionnaire'] as const
export type AssessmentSource = (typeof assessmentSources)[number]
/** Whether every question has an answer. */
export const assessmentStates = ['open', 'complete'] as const
export type AssessmentState = (typeof assessmentStates)[number]

export const assessmentFields = z.strictObject({
  /** The day that the answers speak of. */
  answeredOn: day,
  /** Who answered for the firm. */
  person: text(120),
  note: text(longestNote),
})
export type AssessmentFields = z.infer<typeof assessmentFields>

/** The columns of the list of self-assessments. `checklist` is `sa8000:2014`. */
export const assessmentColumns = ['organisation', 'checklist', 'answeredOn', 'state', 'progress', 'alarms', 'source', 'person'] as const
export type AssessmentColumn = (typeof assessmentColumns)[number]

export type AssessmentRow = {
  id: string
  organisationId: string
  organisation: string
  checklist: string
  answeredOn: string
  state: AssessmentState
  /** Answered questions, 0–100. */
  progress: number
  /** Critical questions answered "no". */
  alarms: number
  source: AssessmentSource
  person: string | null
}

/** One self-assessment with its answers and its result. */
export type Assessment = AssessmentFields & {
  id: string
  organisationId: string
  organisation: string
  checklist: ChecklistCode
  edition: string
  source: AssessmentSource
  /** What is not named is not answered. */
  answers: GivenAnswer[]
  result: Result
  deletedAt: string | null
  changedAt: string
  /** As in `OrganisationRecord`. */
  revision: number
}

/** A questionnaire that was written for a firm. */
export type Questionnaire = {
  id: string
  organisationId: string
  organisation: string
  checklist: ChecklistCode
  edition: string
  language: 'it' | 'en'
  sentOn: string
  dueOn: string | null
  /** The day on which its answers were taken over; null = not yet. */
  receivedOn: string | null
  assessmentId: string | null
}

/** What a returned questionnaire says, before anything is taken over. */
export type QuestionnairePreview = {
  session: string
  fileName: string
  questionnaire: Questionnaire
  /** Its answers were taken over before; `same` where this file says the same. */
  before: { assessmentId: string; receivedOn: string; same: boolean } | null
  person: string | null
  /** Null = the file does not tell the day: today is taken. */
  answeredOn: string | null
  answers: GivenAnswer[]
  /** What stood somewhere and could not be read. */
  unread: UnreadCell[]
  /** Questions that are left open. */
  open: string[]
  /** Questions answered "not applicable" without a reason. */
  unreasoned: string[]
}

const selection = { ...selectionOf(assessmentColumns), organisationId: id.optional() }
/** What chooses self-assessments, as the press is asked for them. */
export const assessmentSelection = z.object(selection)
const ids = z.array(id).min(1).max(100_000)
const which = { checklist: z.enum(checklistCodes), edition: z.string().min(1).max(10) }

const answerFields = z.strictObject({
  row: z.string().min(1).max(20),
  answer: z.enum(answers).nullable().optional(),
  note: text(longestNote).optional(),
  /** What shows it, in words. */
  evidence: text(longestNote).optional(),
})

export const exportKinds = ['guidelines', 'empty', 'filled', 'result'] as const
export type ExportKind = (typeof exportKinds)[number]

const readingErrors = ['missing', 'unreadable-file', 'file-too-large', 'file-encrypted', 'reader-limit'] as const
const writingErrors = ['cannot-write', 'disk-full'] as const

export const checklistProcedures = {
  /** The checklists, each edition one, with questions and guidelines in a language. */
  'checklists.catalogue': read(() => z.strictObject({ language })).answers<{ checklists: Checklist[] }>(),
  /** Self-assessments of firms; at most 100,000 rows, 100 unless told. */
  'checklists.list': read(() => z.strictObject({ ...selection, ...page })).answers<{ total: number; rows: AssessmentRow[] }>(),
  /** The values that occur in a column under the other filters, most frequent first. */
  'checklists.values': read(() => z.strictObject({ ...selection, column: z.enum(assessmentColumns) })).answers<{ values: ValueCount[] }>(),
  /** The list grouped by a column, under its filters. */
  'checklists.groups': read(() => z.strictObject({ ...selection, by: z.enum(assessmentColumns) })).answers<{ groups: GroupRow[] }>(),
  /** Also from the bin. */
  'checklists.get': read(() => z.strictObject({ id }), { errors: ['not-found'] }).answers<Assessment>(),
  /** Begins a self-assessment of a firm by an edition of a checklist; today unless told. */
  'checklists.start': write(() => z.strictObject({ organisationId: id, ...which, answeredOn: day.optional(), person: text(120).optional() }), { errors: ['not-found'] })
    .answers<{ id: string; batch: string }>(),
  /** Changes day, person or note. `revision` as in `organisations.save`. */
  'checklists.save': write(() => z.strictObject({ id, values: assessmentFields.partial(), revision: z.int().min(0).optional() }), { errors: ['not-found', 'stale'] })
    .answers<{ revision: number; batch: string }>(),
  /** Changes cells of the list as `members.cells` does. */
  'checklists.cells': write(() => cellsInput(assessmentColumns, { id }, {})).answers<CellsAnswer>(),
  /** Answers questions, or takes answers back (null); of each only the named fields change. */
  'checklists.answer': write(() => z.strictObject({ id, answers: z.array(answerFields).min(1).max(500) }), { errors: ['not-found'] }).answers<{ batch: string }>(),
  /** Puts self-assessments into the bin. */
  'checklists.remove': write(() => z.strictObject({ ids }), { errors: ['not-found'] }).answers<{ batch: string }>(),
  'checklists.restore': write(() => z.strictObject({ ids }), { errors: ['not-found'] }).answers<{ batch: string }>(),
  /** The questionnaires that were written, newest first; `open` = those whose answers did not come yet. At most 1,000. */
  'checklists.questionnaire.list': read(() => z.strictObject({ organisationId: id.optional(), open: z.boolean().optional() })).answers<{ questionnaires: Questionnaire[] }>(),
  /**
   * Writes a protected workbook for a firm, which knows whose it is; its answers are read back by `questionnaire.preview`. With `questionnaireId` one that went out
   * before is written again, and nothing else counts but the place.
   */
  'checklists.questionnaire.write': long(
    () => z.strictObject({ organisationId: id, ...which, language, dueOn: day.optional(), questionnaireId: id.optional(), path: place('write').optional() }), { errors: ['not-found', ...writingErrors] },
  ).answers<Written & { questionnaireId: string; /** Null where it was written again. */ batch: string | null }>(),
  /**
   * Reads a returned questionnaire, wherever its rows, columns and sheets went, and keeps what it says for `apply`. With a firm or a checklist, that of another is
   * refused. A file without its hidden marks needs `questionnaireId`.
   */
  'checklists.questionnaire.preview': long(
    () => z.strictObject({ file: place('read'), organisationId: id.optional(), checklist: which.checklist.optional(), edition: which.edition.optional(), questionnaireId: id.optional() }),
    { errors: ['not-found', 'questionnaire-unmarked', 'questionnaire-unknown', 'questionnaire-other-firm', 'questionnaire-other-checklist', ...readingErrors] },
  ).answers<QuestionnairePreview>(),
  /**
   * Takes the answers of a preview over as one batch. Where the questionnaire was answered before, `second` says whether they replace those (what the file leaves
   * open stays), or stand beside them as a self-assessment of their own.
   */
  'checklists.questionnaire.apply': long(
    () => z.strictObject({ session: id, second: z.enum(['replace', 'new']).optional() }), { errors: ['not-found', 'questionnaire-answered', 'session-applied', 'session-expired'] },
  ).answers<{ id: string; batch: string }>(),
  /**
   * `guidelines` (all elements, or one) and `empty` (to be filled in by pen) of a checklist; `filled` (every answer) and `result` (by element, with alarms) of a
   * self-assessment.
   */
  'checklists.export': long(
    () => z.strictObject({
      kind: z.enum(exportKinds), format: z.enum(['pdf', 'xlsx']), language, id: id.optional(), checklist: which.checklist.optional(), edition: which.edition.optional(),
      element: z.string().max(20).optional(), organisationId: id.optional(), path: place('write').optional(), preview: z.boolean().optional(), acceptMissing: z.boolean().optional(),
    }),
    { errors: ['not-found', 'missing-glyphs', ...writingErrors] },
  ).answers<Written>(),
}

/** What an answer changes, as a service gets it. */
export type AnswerInput = { row: string } & { [K in keyof AnswerFields]?: AnswerFields[K] | undefined }
export type { Answer }
