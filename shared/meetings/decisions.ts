import { z } from 'zod'
import { cellsInput, type CellsAnswer } from '../cells.ts'
import { page, selectionOf, type GroupRow, type ValueCount } from '../lists.ts'
import type { Stored } from '../organisations.ts'
import { day, id, read, write } from '../procedure.ts'
import { notes } from './notes.ts'

const text = (max: number) => z.string().trim().max(max).nullable()

export const decisionStates = ['adopted', 'rejected', 'revoked', 'corrected'] as const
export type DecisionState = (typeof decisionStates)[number]
/** What a decision brings about in another room. */
export const effectKinds = ['admitSupplier', 'adoptPolicy', 'withdrawPolicy', 'approveMinutes', 'correctMinutes', 'appoint', 'other'] as const
/** The tables that an effect may lead to. */
export const effectTables = ['organisation', 'person', 'meeting', 'body', 'supplier', 'policy'] as const
export type EffectKind = (typeof effectKinds)[number]
type EffectTable = (typeof effectTables)[number]
/** What an effect of that kind may lead to. */
export const targetsOf: Readonly<Record<EffectKind, readonly EffectTable[]>> = {
  admitSupplier: ['supplier', 'organisation'], adoptPolicy: ['policy'], withdrawPolicy: ['policy'], approveMinutes: ['meeting'], correctMinutes: ['meeting'], appoint: ['body', 'person', 'organisation'], other: effectTables,
}
export const effect = z.strictObject({ kind: z.enum(effectKinds), targetTable: z.enum(effectTables).nullable(), targetId: id.nullable(), note: text(500) })
export type Effect = z.infer<typeof effect>
/** A record that a decision brought about: chosen when it was written, or an act of another room that names it. `name` as the record is called now; null where it leads to none. */
export type Brought = Effect & { name: string | null }

export const decisionFields = z.strictObject({
  title: z.string().trim().min(1).max(500),
  text: notes,
  /** The vote that it rests on; null where nobody voted (an informal body). */
  voteId: id.nullable(),
  /** First day on which it has effect: the day of the meeting unless told, never that of the minutes' approval. */
  effectiveFrom: day.nullable(),
  /** An earlier decision of the body that it revokes. */
  revokesId: id.nullable(),
  effects: z.array(effect).max(20),
})
export type DecisionFields = z.infer<typeof decisionFields>

export type Decision = Stored<DecisionFields> & {
  meetingId: string
  pointId: string
  pointNumber: string
  bodyId: string
  body: string
  startsAt: string
  /** Per body and year, given once; null for a rejected one, and on a laptop until it is taken back. */
  number: number | null
  year: number
  state: DecisionState
  /** What it brought about in other rooms; nothing where it was rejected. */
  brought: Brought[]
  /** Newest vote of it in words: favour, against, abstained; null without. */
  vote: { favour: number; against: number; abstained: number; method: string } | null
  revision: number
}
export const decisionColumns = ['number', 'year', 'startsAt', 'body', 'title', 'state', 'effectiveFrom', 'effects'] as const
export type DecisionColumn = (typeof decisionColumns)[number]

export const actionStates = ['open', 'done', 'dropped'] as const
export const actionFields = z.strictObject({
  text: z.string().trim().min(1).max(2000),
  /** Who does it, as written. */
  owner: text(200),
  ownerOrganisationId: id.nullable(),
  ownerPersonId: id.nullable(),
  due: day.nullable(),
  /** 1 = urgent, 2 = usual, 3 = can wait. */
  priority: z.int().min(1).max(3),
  state: z.enum(actionStates),
  doneOn: day.nullable(),
  /** Percent. */
  progress: z.int().min(0).max(100),
})
export type ActionFields = z.infer<typeof actionFields>
export type ActionNote = { id: string; on: string; text: string; writer: string | null }
export type ActionRow = Stored<ActionFields> & {
  bodyId: string
  body: string
  /** Where it was born. */
  meetingId: string | null
  pointId: string | null
  pointNumber: string | null
  startsAt: string | null
  ownerOrganisation: string | null
  /** Open, and its day is over. */
  overdue: boolean
  notes: ActionNote[]
}
export const actionColumns = ['text', 'owner', 'ownerOrganisation', 'body', 'due', 'priority', 'state', 'progress', 'overdue', 'startsAt', 'doneOn'] as const
export type ActionColumn = (typeof actionColumns)[number]

const decisionChoice = { ...selectionOf(decisionColumns), bodyId: id.optional(), /** This one alone. */ id: id.optional() }
const actionChoice = { ...selectionOf(actionColumns), bodyId: id.optional(), /** Born there. */ meetingId: id.optional(), /** This one alone. */ id: id.optional() }
/** What chooses decisions and actions, as the press is asked for them. */
export const decisionSelection = z.object(decisionChoice)
export const actionSelection = z.object(actionChoice)

export const actionProcedures = {
  /**
   * A decision of a point: without `id` a new one, which gets its number; its state is that of its vote, `adopted` without one. A decision is not against its vote
   * (`decision-vote`). `remove` puts it into the bin, its number is not given again; not while acts of other rooms rest
   * on it (`decision-in-use` with their names): policies adopted or withdrawn, minutes approved or corrected by it.
   */
  'meetings.decisions.save': write(
    () => z.strictObject({ meetingId: id, pointId: id.optional(), id: id.optional(), fields: decisionFields.partial(), remove: z.boolean().optional() }),
    { errors: ['not-found', 'sealed', 'carried', 'name-missing', 'meeting-state', 'decision-vote', 'decision-in-use'] },
  ).answers<{ id: string; number: number | null; batch: string }>(),
  /** The book of decisions across bodies. */
  'meetings.decisions.list': read(() => z.strictObject({ ...decisionChoice, ...page })).answers<{ total: number; rows: Decision[] }>(),
  'meetings.decisions.values': read(() => z.strictObject({ ...decisionChoice, column: z.enum(decisionColumns) })).answers<{ values: ValueCount[] }>(),
  'meetings.decisions.groups': read(() => z.strictObject({ ...decisionChoice, by: z.enum(decisionColumns) })).answers<{ groups: GroupRow[] }>(),
  /** The register of actions across bodies; `overdue` at the day, today unless told. */
  'meetings.actions.list': read(() => z.strictObject({ ...actionChoice, ...page })).answers<{ total: number; rows: ActionRow[] }>(),
  'meetings.actions.values': read(() => z.strictObject({ ...actionChoice, column: z.enum(actionColumns) })).answers<{ values: ValueCount[] }>(),
  'meetings.actions.groups': read(() => z.strictObject({ ...actionChoice, by: z.enum(actionColumns) })).answers<{ groups: GroupRow[] }>(),
  /** An action: without `id` a new one of a body, born in a point where one is told; `note` adds a line of progress; `remove` puts it into the bin. It lives on after the minutes are sealed. */
  'meetings.actions.save': write(
    () => z.strictObject({ bodyId: id.optional(), pointId: id.optional(), id: id.optional(), fields: actionFields.partial(), note: z.string().trim().min(1).max(2000).optional(), remove: z.boolean().optional() }),
    { errors: ['not-found', 'carried', 'name-missing'] },
  ).answers<{ id: string; batch: string }>(),
  /** Changes cells of the register as `members.cells` does; a state brings what follows from it as `meetings.actions.save` does. */
  'meetings.actions.cells': write(() => cellsInput(actionColumns, { id }, {})).answers<CellsAnswer>(),
}
