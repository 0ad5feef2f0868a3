import { z } from 'zod'
import { bodyKinds, ruleFields, type RuleFields } from './groups/rules.ts'
import { textProcedures } from './groups/texts.ts'
import { assessmentFields, relationFields, type AssessmentFields, type Level, type Quadrant, type RelationFields } from './groups/stakeholders.ts'
import type { Stored, Written } from './organisations.ts'
import type { PersonFields } from './people.ts'
import { day, id, language, long, place, read, write } from './procedure.ts'

const text = (max: number) => z.string().trim().max(max).nullable()

/** A body: a working group, a committee, a panel …, of one cluster or across all (null). */
export const bodyFields = z.strictObject({
  name: z.string().trim().min(1).max(200),
  clusterId: id.nullable(),
  kind: z.enum(bodyKinds),
  purpose: text(5000),
  /** First day; null = unknown, before everything. */
  from: day.nullable(),
  /** Last day; null = still at work. */
  to: day.nullable(),
  /** The act that set it up. */
  act: text(300),
})
export type BodyFields = z.infer<typeof bodyFields>

export const seatRoles = ['chair', 'deputyChair', 'secretary', 'member', 'guest', 'observer'] as const

/** A seat that an organisation (or, without one, a person) holds in a body for a time. */
export const seatFields = z.strictObject({
  organisationId: id.nullable(),
  /** Who sits there. */
  personId: id.nullable(),
  /** Who sits there instead. */
  substituteId: id.nullable(),
  role: z.enum(seatRoles),
  /** Whether the seat has a vote. */
  votes: z.boolean(),
  from: day.nullable(),
  to: day.nullable(),
  act: text(300),
})
export type SeatFields = z.infer<typeof seatFields>

export type Seat = Stored<SeatFields> & { bodyId: string; organisation: string | null; person: PersonFields['name'] | null; substitute: PersonFields['name'] | null; /** Whether it is held at the day. */ running: boolean }
export type BodyRule = Stored<RuleFields> & { bodyId: string }

export type BodyRow = Stored<BodyFields> & {
  cluster: string | null
  /** Whether the rules in force at the day are formal ones. */
  formal: boolean
  /** Seats held at the day, and those with vote. */
  seats: number
  voting: number
  meetings: number
  /** Local time (`YYYY-MM-DDTHH:MM`) of the next planned or convened meeting, and of the last that was held. */
  nextMeeting: string | null
  lastMeeting: string | null
  openActions: number
  deletedAt: string | null
}

export type BodyRecord = Stored<BodyFields> & {
  cluster: string | null
  /** The version in force at the day; that of the beginning before. */
  rule: BodyRule
  /** All versions, the newest first. */
  rules: BodyRule[]
  /** All seats, those that are held at the day first; chair, deputy, secretary before the others, then by name. */
  seats: Seat[]
  deletedAt: string | null
  changedAt: string
  /** As in `OrganisationRecord`. */
  revision: number
}

/** A stakeholder of a cluster at a day. */
export type Stakeholder = {
  organisationId: string
  organisation: string
  /** The newest assessment until the day, and the one before it, to show the movement; null where it was never assessed. */
  assessment: Stored<AssessmentFields> | null
  previous: Stored<AssessmentFields> | null
  quadrant: Quadrant | null
  level: Level | null
  /** Ways of taking part that fit the level, to choose from; none where nothing is known. */
  tools: readonly string[]
  /** Whether it holds a seat in the body (where one was asked about), or in any body of the cluster. */
  seated: boolean
  /** Should be at the table by its scores and is not. */
  missing: boolean
}

export type Relation = Stored<RelationFields> & { clusterId: string; fromId: string; toId: string }
export type RelationMatrix = {
  /** Those that hold a seat in the body at the day (or occur in a relation of the cluster), by name. */
  organisations: { id: string; name: string; /** How many relations go out and come in. */ out: number; in: number }[]
  /** Those that run at the day, between them. */
  relations: Relation[]
  /** Organisations without any relation, and pairs that nobody looked at. */
  isolated: string[]
  unknownPairs: number
}

const ids = z.array(id).min(1).max(1000)

export const groupProcedures = {
  /** The bodies by name at a day (today unless told); those in the bin left out. */
  'groups.list': read(() => z.strictObject({ at: day.optional(), clusterId: id.optional() })).answers<{ bodies: BodyRow[] }>(),
  /** Also from the bin. */
  'groups.get': read(() => z.strictObject({ id, at: day.optional() }), { errors: ['not-found'] }).answers<BodyRecord>(),
  /** Without `id` a new body, with the rules that its kind proposes; else changes the named fields. `revision` as in `organisations.save`. */
  'groups.save': write(
    () => z.strictObject({ id: id.optional(), values: bodyFields.partial(), revision: z.int().min(0).optional() }), { errors: ['not-found', 'stale', 'name-missing', 'period-order'] },
  ).answers<{ id: string; revision: number; batch: string }>(),
  /** Puts bodies into the bin; one that has met stays. */
  'groups.remove': write(() => z.strictObject({ ids }), { errors: ['not-found', 'body-in-use'] }).answers<{ batch: string }>(),
  'groups.restore': write(() => z.strictObject({ ids }), { errors: ['not-found'] }).answers<{ batch: string }>(),
  /**
   * A version of the rules: without `id` a new one that starts from the one in force at its first day; `remove` puts it into the bin, the last one stays. A version
   * by which a meeting was held is not changed any more (`rule-in-use`): rules change by a new version.
   */
  'groups.rules.save': write(
    () => z.strictObject({ bodyId: id, id: id.optional(), fields: ruleFields.partial(), remove: z.boolean().optional() }), { errors: ['not-found', 'rule-same-day', 'rule-last', 'rule-in-use'] },
  ).answers<{ id: string; batch: string }>(),
  /** A seat: without `id` a new one; `remove` puts it into the bin. Nobody sits twice in a body at the same time. */
  'groups.seats.save': write(
    () => z.strictObject({ bodyId: id, id: id.optional(), fields: seatFields.partial(), remove: z.boolean().optional() }), { errors: ['not-found', 'period-order', 'period-overlap', 'seat-empty'] },
  ).answers<{ id: string; batch: string }>(),
  /** The stakeholders of a cluster at a day: those assessed, and those that hold a seat; by influence, then name. */
  'groups.stakeholders.list': read(() => z.strictObject({ clusterId: id, bodyId: id.optional(), at: day.optional() }), { errors: ['not-found'] }).answers<{ stakeholders: Stakeholder[] }>(),
  /** An assessment of an organisation in a cluster: without `id` a new one (of today, by who writes, unless told); `remove` puts it into the bin. */
  'groups.stakeholders.save': write(
    () => z.strictObject({ organisationId: id, clusterId: id, id: id.optional(), fields: assessmentFields.partial(), remove: z.boolean().optional() }), { errors: ['not-found'] },
  ).answers<{ id: string; batch: string }>(),
  /** The stakeholders on paper: grid, list, who is missing, relations (a matrix where it fits the page). For inside: an assessment is nothing to hand on. */
  'groups.stakeholders.export': long(
    () => z.strictObject({
      clusterId: id, bodyId: id.optional(), at: day.optional(), format: z.enum(['pdf', 'xlsx']), language, path: place('write').optional(), preview: z.boolean().optional(), acceptMissing: z.boolean().optional(),
    }),
    { errors: ['not-found', 'missing-glyphs', 'cannot-write', 'disk-full'] },
  ).answers<Written>(),
  /** Who is related to whom: between those represented in a body, or in the whole cluster. */
  'groups.relations.list': read(() => z.strictObject({ clusterId: id, bodyId: id.optional(), at: day.optional() }), { errors: ['not-found'] }).answers<RelationMatrix>(),
  /** A relation from one organisation to another: without `id` a new one; `remove` puts it into the bin. */
  'groups.relations.save': write(
    () => z.strictObject({ clusterId: id, fromId: id, toId: id, id: id.optional(), fields: relationFields.partial(), remove: z.boolean().optional() }),
    { errors: ['not-found', 'relation-itself', 'period-order', 'relation-there'] },
  ).answers<{ id: string; batch: string }>(),
  ...textProcedures,
}
