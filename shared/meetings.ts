import { z } from 'zod'
import { cellsInput, type CellsAnswer } from './cells.ts'
import type { BodyFields, BodyRule } from './groups.ts'
import { page, selectionOf, type GroupRow, type ValueCount } from './lists.ts'
import { proxyStates, type AttendanceState, type Presence, type Proxy, type Quorum } from './meetings/attendance.ts'
import { clock } from './meetings/clock.ts'
import type { Completeness } from './meetings/content.ts'
import { pointKinds, type CarryReason } from './meetings/agenda.ts'
import { actionProcedures, type ActionRow, type Decision } from './meetings/decisions.ts'
import { voteProcedures, type Vote } from './meetings/votes.ts'
import { carryProcedures } from './meetings/carry.ts'
import type { MinutesRecord } from './meetings/minutes.ts'
import { meetingPrinting } from './meetings/printing.ts'
import { notes } from './meetings/notes.ts'
import { notHeldKinds, pointOutcomes, type MeetingState } from './meetings/states.ts'
import type { Stored } from './organisations.ts'
import type { PersonFields } from './people.ts'
import { day, id, long, place, read, write } from './procedure.ts'

const text = (max: number) => z.string().trim().max(max).nullable()

export const meetingModes = ['inPerson', 'remote', 'mixed'] as const
export const meetingFields = z.strictObject({
  seriesId: id.nullable(),
  title: text(300),
  startsAt: clock,
  plannedEndAt: clock.nullable(),
  place: text(300),
  /** Address of the video conference. */
  link: text(500),
  mode: z.enum(meetingModes),
  /** Second call, where the body knows one. */
  secondStartsAt: clock.nullable(),
  secondPlace: text(300),
  /** Further words of the convocation. */
  convocationText: text(10_000),
  protocol: text(100),
  nextAt: clock.nullable(),
  confidential: z.boolean(),
  /** How the secretary was appointed. */
  secretaryHow: text(300),
  /** In no export, paper, search excerpt or log. */
  privateNotes: text(20_000),
})
export type MeetingFields = z.infer<typeof meetingFields>

/** A year's programme of a body, to which meetings belong. */
export const seriesFields = z.strictObject({ name: z.string().trim().min(1).max(200), year: z.int().min(1900).max(2200), note: text(2000) })
export type SeriesFields = z.infer<typeof seriesFields>

export const pointFields = z.strictObject({
  parentId: id.nullable(),
  title: z.string().trim().min(1).max(500),
  kind: z.enum(pointKinds),
  speaker: text(200),
  /** Minutes by the plan. */
  plannedMinutes: z.int().min(0).max(1440).nullable(),
  /** Left out of exports unless asked for, and then marked. */
  confidential: z.boolean(),
  /** Comes back on each agenda. */
  recurring: z.boolean(),
  /** For the kind `approval`: the meeting whose minutes are to be approved. */
  approvesId: id.nullable(),
  outcome: z.enum(pointOutcomes).nullable(),
  notes: notes.nullable(),
  privateNotes: text(20_000),
})
export type PointFields = z.infer<typeof pointFields>
export type AgendaPoint = Stored<PointFields> & {
  meetingId: string
  position: number
  /** As it prints: computed while the meeting is planned, frozen by the convocation. */
  number: string
  frozen: boolean
  depth: number
  /** Came on the agenda after the convocation. */
  added: boolean
  carriedFromId: string | null
  carryReason: CarryReason | null
  /** The meeting that its kind `approval` is about. */
  approves: { startsAt: string; number: number | null } | null
  papers: Paper[]
  /** As in `OrganisationRecord`. */
  revision: number
}

export const proposalFields = z.strictObject({
  title: z.string().trim().min(1).max(500),
  text: text(10_000),
  kind: z.enum(pointKinds),
  organisationId: id.nullable(),
  /** Who proposed it. */
  proposer: text(200),
  receivedOn: day,
  declinedOn: day.nullable(),
  declinedReason: text(500),
})
export type ProposalFields = z.infer<typeof proposalFields>
/** `pointId`: the point that it became. */
export type Proposal = Stored<ProposalFields> & { bodyId: string; organisation: string | null; pointId: string | null }

/** A file of the meeting or of one of its points. */
export type Paper = { id: string; pointId: string | null; letter: string; name: string; bytes: number; sha256: string; integral: boolean; state: 'present' | 'missing' | 'altered' }

export const sendingChannels = ['pec', 'registeredLetter', 'mail', 'byHand', 'posted', 'other'] as const
export const sendingFields = z.strictObject({
  what: z.enum(['convocation', 'minutes', 'excerpt', 'papers']),
  decisionId: id.nullable(),
  recipient: z.string().trim().min(1).max(300),
  organisationId: id.nullable(),
  channel: z.enum(sendingChannels),
  address: text(300),
  sentAt: clock,
  /** What proves it: receipt, number, signature. */
  proof: text(300),
})
export type SendingFields = z.infer<typeof sendingFields>

export type Attendee = {
  id: string
  seatId: string | null
  organisationId: string | null
  organisation: string | null
  personId: string | null
  name: PersonFields['name']
  role: string
  votes: boolean
  substitute: boolean
  state: AttendanceState | null
  presences: (Presence & { id: string })[]
}
export type QuorumCheck = { id: string; at: string; call: number; seats: number; present: number; byProxy: number; required: number; reached: boolean }

export type MeetingRow = {
  id: string
  bodyId: string
  body: string
  cluster: string | null
  title: string | null
  startsAt: string
  place: string | null
  state: MeetingState
  call: number | null
  /** State and number of the minutes; null before the meeting was opened. */
  minutes: MinutesRecord['state'] | null
  number: number | null
  points: number
  present: number
  decisions: number
  /** Handed to a laptop, and not back yet. */
  carried: boolean
}
export const meetingColumns = ['startsAt', 'body', 'cluster', 'title', 'state', 'call', 'place', 'minutes', 'number', 'points', 'present', 'decisions', 'carried'] as const
export type MeetingColumn = (typeof meetingColumns)[number]

export type Carry = { id: string; outAt: string; to: string; brokenAt: string | null; brokenReason: string | null; backAt: string | null }
export type MeetingRecord = Stored<MeetingFields> & {
  bodyId: string
  body: Pick<BodyFields, 'name' | 'kind' | 'clusterId'> & { cluster: string | null }
  /** The version that the meeting goes by: of its day, kept from the convocation on. */
  rule: BodyRule
  state: MeetingState
  call: number | null
  convenedOn: string | null
  convenedBy: string | null
  openedAt: string | null
  closedAt: string | null
  desertedAt: string | null
  notHeldKind: string | null
  notHeldReason: string | null
  chairId: string | null
  secretaryId: string | null
  /** The agenda in its order. */
  points: AgendaPoint[]
  /** Seats of the day and guests; before the opening as they would be. */
  attendance: Attendee[]
  proxies: Stored<Proxy & { document: string | null }>[]
  /** Of the moment where the meeting is open, of its end where it is closed; null before. */
  quorum: (Quorum & { at: string; call: number }) | null
  checks: QuorumCheck[]
  votes: Vote[]
  decisions: Decision[]
  actions: ActionRow[]
  papers: Paper[]
  sendings: Stored<SendingFields>[]
  /** Null before the meeting was opened. */
  minutes: MinutesRecord | null
  completeness: Completeness | null
  /** Newest first. */
  carries: Carry[]
  deletedAt: string | null
  changedAt: string
  revision: number
}

/** A point of earlier meetings that goes on the next agenda by itself. */
export type OpenPoint = { pointId: string; meetingId: string; startsAt: string; number: string; title: string; kind: (typeof pointKinds)[number]; reason: CarryReason }

/** What convening found that is not as the rules of the body ask; it is convened all the same. */
export const convocationWarnings = ['shortNotice', 'noSecondCall', 'secondCallTooSoon', 'noApproval', 'decisionUnderOther', 'openPoints', 'noSeats'] as const
export type ConvocationWarning = (typeof convocationWarnings)[number]

const selection = { ...selectionOf(meetingColumns), bodyId: id.optional() }
/** What chooses meetings, as the press is asked for them. */
export const meetingSelection = z.object(selection)
const ids = z.array(id).min(1).max(1000)
/** What any change of a meeting may be refused for: approved minutes, the meeting being on a laptop. */
const guarded = ['not-found', 'sealed', 'carried'] as const

export const meetingProcedures = {
  /** At most 100,000 rows, 100 unless told. `startsAt` takes bounds: a month of the calendar. */
  'meetings.list': read(() => z.strictObject({ ...selection, ...page })).answers<{ total: number; rows: MeetingRow[] }>(),
  'meetings.values': read(() => z.strictObject({ ...selection, column: z.enum(meetingColumns) })).answers<{ values: ValueCount[] }>(),
  'meetings.groups': read(() => z.strictObject({ ...selection, by: z.enum(meetingColumns) })).answers<{ groups: GroupRow[] }>(),
  /** Everything of one meeting, also from the bin. `at`: the quorum at another time of it. */
  'meetings.get': read(() => z.strictObject({ id, at: clock.optional() }), { errors: ['not-found'] }).answers<MeetingRecord>(),
  /**
   * Without `id` a new planned meeting of a body, whose agenda has what each agenda has (approval of the minutes that wait for it, communications, open points of
   * before, other), unless `agenda` is `empty`; else changes the named fields, and `agenda: usual` adds to a planned
   * agenda what it lacks of these. When and where are frozen with the opening.
   */
  'meetings.save': write(
    () => z.strictObject({ id: id.optional(), bodyId: id.optional(), values: meetingFields.partial(), agenda: z.enum(['usual', 'empty']).optional(), revision: z.int().min(0).optional() }),
    { errors: [...guarded, 'stale', 'date-missing', 'period-order', 'meeting-state', 'minutes-state'] },
  ).answers<{ id: string; revision: number; batch: string }>(),
  /** Changes cells of the list as `members.cells` does: of planned meetings only. */
  'meetings.cells': write(() => cellsInput(meetingColumns, { id }, {})).answers<CellsAnswer>(),
  /** Puts meetings into the bin that were neither opened nor convened: what was convened is abandoned, and stays as a record. */
  'meetings.remove': write(() => z.strictObject({ ids }), { errors: [...guarded, 'meeting-state'] }).answers<{ batch: string }>(),
  'meetings.restore': write(() => z.strictObject({ ids }), { errors: ['not-found'] }).answers<{ batch: string }>(),
  'meetings.series.list': read(() => z.strictObject({ bodyId: id.optional() })).answers<{ series: (Stored<SeriesFields> & { bodyId: string; meetings: { id: string; startsAt: string; title: string | null; state: MeetingState }[] })[] }>(),
  /** A programme: without `id` a new one, with a planned meeting at each of `startsAt`; `remove` puts it into the bin, its meetings stay. */
  'meetings.series.save': write(
    () => z.strictObject({ bodyId: id, id: id.optional(), fields: seriesFields.partial(), startsAt: z.array(clock).max(60).optional(), remove: z.boolean().optional() }), { errors: ['not-found', 'name-missing'] },
  ).answers<{ id: string; batch: string }>(),
  /** The inbox of a body: what was proposed for its next meeting and is neither on an agenda nor declined; all with `all`. */
  'meetings.proposals.list': read(() => z.strictObject({ bodyId: id.optional(), all: z.boolean().optional() })).answers<{ proposals: Proposal[] }>(),
  /** A proposal: without `id` a new one; with `meetingId` it becomes a point of that agenda; `remove` puts it into the bin. */
  'meetings.proposals.save': write(
    () => z.strictObject({ bodyId: id, id: id.optional(), fields: proposalFields.partial(), meetingId: id.optional(), remove: z.boolean().optional() }),
    { errors: [...guarded, 'name-missing', 'proposal-used', 'meeting-state', 'minutes-body'] },
  ).answers<{ id: string; pointId: string | null; batch: string }>(),
  /** What the next meeting of a body takes over from the earlier ones by itself. */
  'meetings.openPoints': read(() => z.strictObject({ bodyId: id }), { errors: ['not-found'] }).answers<{ points: OpenPoint[] }>(),
  /**
   * A point: without `id` a new one, at the end of its siblings or before another; a changed place moves it, together with what is under it. After the convocation
   * numbers, titles and order stay (`agenda-frozen`), and a new point is marked as added. `remove` takes it off the agenda; a carried one is thereby dropped.
   */
  'meetings.points.save': write(
    () => z.strictObject({ meetingId: id, id: id.optional(), fields: pointFields.partial(), before: id.nullable().optional(), remove: z.boolean().optional(), revision: z.int().min(0).optional() }),
    { errors: [...guarded, 'name-missing', 'agenda-frozen', 'agenda-circle', 'meeting-state', 'minutes-state', 'minutes-body', 'stale'] },
  ).answers<{ id: string; revision: number; batch: string }>(),
  /** Keeps a copy of a file (at most 100 MB) with a meeting or a point; letters are given in their order. */
  'meetings.papers.add': long(
    () => z.strictObject({ meetingId: id, pointId: id.optional(), file: place('read'), integral: z.boolean().optional() }),
    { errors: [...guarded, 'minutes-state', 'missing', 'attachment-too-large', 'attachment-empty', 'attachment-kind', 'disk-full', 'cannot-write'] },
  ).answers<{ id: string; name: string; letter: string; bytes: number; batch: string }>(),
  'meetings.papers.save': write(
    () => z.strictObject({ id, fields: z.strictObject({ name: z.string().trim().min(1).max(200), pointId: id.nullable(), integral: z.boolean() }).partial(), remove: z.boolean().optional() }),
    { errors: [...guarded, 'minutes-state', 'attachment-kind'] },
  ).answers<{ batch: string }>(),
  /** A copy of the file, to be opened or shown. */
  'meetings.papers.open': long(() => z.strictObject({ id }), { errors: ['not-found', 'attachment-missing', 'attachment-altered', 'disk-full', 'cannot-write'] }).answers<{ path: string; name: string; bytes: number }>(),
  /**
   * Convenes: freezes the numbers of the agenda and the rules, or convenes again. Refused without place or points (`convocation-incomplete` with what is missing);
   * what the rules of the body ask beside is warned of.
   */
  'meetings.convene': write(
    () => z.strictObject({ meetingId: id, by: z.string().trim().min(1).max(200), on: day.optional() }), { errors: [...guarded, 'meeting-state', 'meeting-closed', 'convocation-incomplete'] },
  ).answers<{ warnings: ConvocationWarning[]; batch: string }>(),
  /** The register of what was sent to whom: without `id` a new line; `remove` puts it into the bin. Several recipients at once with `recipients`. */
  'meetings.sendings.save': write(
    () => z.strictObject({ meetingId: id, id: id.optional(), fields: sendingFields.partial(), recipients: z.array(z.strictObject({ recipient: z.string().trim().min(1).max(300), organisationId: id.nullable(), address: text(300) })).max(500).optional(), remove: z.boolean().optional() }),
    { errors: ['not-found', 'name-missing', 'carried'] },
  ).answers<{ ids: string[]; batch: string }>(),
  /** The first call found no quorum: kept as a record, the second call is to come. */
  'meetings.desert': write(() => z.strictObject({ meetingId: id, at: clock }), { errors: [...guarded, 'meeting-state', 'meeting-closed', 'time-order', 'second-call-none', 'meeting-decided'] }).answers<{ batch: string }>(),
  /** Opens the meeting on a call; the seats of its day become its attendance. A second call does not open before its hour (`time-order`). */
  'meetings.open': write(() => z.strictObject({ meetingId: id, at: clock, call: z.union([z.literal(1), z.literal(2)]).optional() }), { errors: [...guarded, 'meeting-state', 'meeting-closed', 'time-order', 'second-call-none'] }).answers<{ batch: string }>(),
  /** Who leads and who writes. */
  'meetings.lead': write(() => z.strictObject({ meetingId: id, chairId: id.nullable().optional(), secretaryId: id.nullable().optional() }), { errors: [...guarded, 'meeting-state'] }).answers<{ batch: string }>(),
  /**
   * Attendance by one key: `present` comes at the time (and `leaves` goes), `excused`, `absent` and `unmarked` (as it was) say what else is known. Refused where
   * somebody comes who is there (`attendance-present`), leaves who is not (`attendance-left`), or at a time before what is noted since (`attendance-order`).
   * Without `at` the first roll counts from the opening: who was not noted before, until somebody leaves, the quorum is checked, a vote is taken or a point has its outcome; and who was forgotten,
   * where the meeting is over. Later comings and goings are of now. `all`: everybody not noted yet. A proxy ends where who gave it comes, and is taken off where they are `unmarked`; who is said to be
   * absent stays noted by the proxy that was given for it (`proxy-given`).
   */
  'meetings.attendance': write(
    () => z.strictObject({
      meetingId: id, attendanceId: id.optional(), all: z.boolean().optional(), event: z.enum(['present', 'leaves', 'excused', 'absent', 'unmarked']), at: clock.optional(),
      /** The substitute of the seat came. */
      substitute: z.boolean().optional(),
    }),
    { errors: [...guarded, 'meeting-state', 'attendance-present', 'attendance-left', 'attendance-order', 'attendance-holder', 'proxy-given'] },
  ).answers<{ batch: string; quorum: (Quorum & { at: string; call: number }) | null }>(),
  /** Somebody without a seat: a guest, an expert, the secretary from the agency; `remove` takes a guest off. */
  'meetings.guests.save': write(
    () => z.strictObject({ meetingId: id, id: id.optional(), fields: z.strictObject({ name: z.string().trim().min(1).max(200), personId: id.nullable(), organisationId: id.nullable() }).partial(), remove: z.boolean().optional() }),
    { errors: [...guarded, 'name-missing', 'meeting-state'] },
  ).answers<{ id: string; batch: string }>(),
  /** A proxy, its holder and what became of it; `remove` takes off one that was noted by mistake. Refused for whoever is absent (`proxy-absent`), beyond the maximum, in a circle, or where the body knows none. */
  'meetings.proxies.save': write(
    () => z.strictObject({ meetingId: id, id: id.optional(), grantorId: id.optional(), holderId: id.optional(), state: z.enum(proxyStates).optional(), document: text(300).optional(), remove: z.boolean().optional() }),
    { errors: [...guarded, 'meeting-state', 'proxy-forbidden', 'proxy-vote', 'proxy-circle', 'proxy-absent', 'proxy-limit', 'proxy-given'] },
  ).answers<{ id: string; batch: string }>(),
  /** Checks the quorum at a time and keeps what was found, whatever it was: nothing is blocked by it. */
  'meetings.quorum.check': write(() => z.strictObject({ meetingId: id, at: clock }), { errors: [...guarded, 'meeting-state', 'time-order'] }).answers<{ check: QuorumCheck; batch: string }>(),
  /**
   * Closes the meeting: everybody who is still there leaves with it. Refused twice (`meeting-closed`), and while a deciding point has no outcome (`points-open`
   * with its numbers).
   */
  'meetings.close': write(() => z.strictObject({ meetingId: id, at: clock }), { errors: [...guarded, 'meeting-state', 'meeting-closed', 'points-open', 'time-order'] }).answers<{ batch: string }>(),
  /** Not held: kept as a record with its reason, nothing is deleted. */
  'meetings.abandon': write(() => z.strictObject({ meetingId: id, kind: z.enum(notHeldKinds), reason: text(1000) }), { errors: [...guarded, 'meeting-state', 'meeting-closed', 'meeting-decided'] }).answers<{ batch: string }>(),
  ...voteProcedures,
  ...actionProcedures,
  ...carryProcedures,
  ...meetingPrinting,
}
