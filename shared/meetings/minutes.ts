import { z } from 'zod'
import type { AttachmentState } from '../attachments.ts'
import type { Stored, Written } from '../organisations.ts'
import { day, id, language, long, place, read, write } from '../procedure.ts'
import type { Completeness, ContentCorrection, MinutesContent } from './content.ts'
import { notes, type NoteNode } from './notes.ts'
import { pointOutcomes, type MinutesState } from './states.ts'

const text = (max: number) => z.string().trim().max(max).nullable()

export const approvalWays = ['onTheSpot', 'atMeeting', 'notRequired'] as const
export type ApprovalWay = (typeof approvalWays)[number]
export const observationOutcomes = ['accepted', 'declined', 'reported'] as const
export const observationFields = z.strictObject({
  pointId: id.nullable(),
  text: z.string().trim().min(1).max(5000),
  receivedOn: day,
  outcome: z.enum(observationOutcomes).nullable(),
  answer: text(2000),
})
export type ObservationFields = z.infer<typeof observationFields>
export const correctionKinds = ['materialError', 'addition', 'declaration'] as const
export type CorrectionKind = (typeof correctionKinds)[number]

/** One kept version of the minutes: as circulated, reopened or approved. */
export type MinutesVersion = { id: string; number: number; event: string; at: string; writer: string | null; reason: string | null }

export type MinutesRecord = {
  id: string
  state: MinutesState
  /** How many drafts went round. */
  draft: number
  opening: NoteNode | null
  closing: NoteNode | null
  observeUntil: string | null
  /** Per body, and per year where they are numbered so; null before the registration. */
  number: number | null
  year: number | null
  approvedOn: string | null
  approvalHow: ApprovalWay | null
  approvedAt: { meetingId: string; pointId: string; startsAt: string } | null
  seal: { hash: string; code: string; sealedAt: string } | null
  /** As in `OrganisationRecord`. */
  revision: number
}

export const minutesFields = z.strictObject({ opening: notes.nullable(), closing: notes.nullable() })

/** A scan of the minutes as they were signed, on paper or digitally; its hash stands in the register. */
export type SignedCopy = { id: string; name: string; bytes: number; sha256: string; addedOn: string; state: AttachmentState }

/** Reading functions answer this; the paper is a function of it. */
export type MinutesView = {
  record: MinutesRecord
  /** From the seal once there is one. */
  content: MinutesContent
  corrections: ContentCorrection[]
  completeness: Completeness
  /** Newest first. */
  versions: MinutesVersion[]
  observations: Stored<ObservationFields & { attendanceId: string; name: string }>[]
}

/**
 * What is typed on minutes and not saved yet, as the draft `minutes/<meetingId>` keeps it: `opening`, `closing` and texts of points by their id, and the revision that each
 * began from, of the file that the draft lies in: of the minutes for opening and closing, else of the point; missing where an older draft does not tell.
 */
export const minutesDraft = z.object({ texts: z.record(z.string(), notes.nullable()), revisions: z.record(z.string(), z.number()).optional() })
export type MinutesDraft = z.infer<typeof minutesDraft>

const guarded = ['not-found', 'sealed', 'carried'] as const

export const minutesProcedures = {
  /** The minutes of a meeting that was opened. */
  'minutes.get': read(() => z.strictObject({ meetingId: id }), { errors: ['not-found'] }).answers<MinutesView>(),
  /** The text of one kept version, to be compared with another, or with the text of now. */
  'minutes.version': read(() => z.strictObject({ id }), { errors: ['not-found'] }).answers<{ version: MinutesVersion; content: MinutesContent }>(),
  /**
   * Keeps what was written: opening, closing, texts and outcomes of points, all at once. What is typed meanwhile goes to the draft `minutes/<meetingId>`
   * (`drafts.save`), which this empties. Ready minutes are reopened first (`minutes-state`); approved ones are `sealed`. `revision`, of the minutes for opening and closing and
   * of each point, as in `organisations.save`: where one is old, `stale` names its record by `id`, and nothing is written.
   */
  'minutes.save': write(
    () => z.strictObject({
      meetingId: id, fields: minutesFields.partial(), revision: z.int().min(0).optional(),
      points: z.array(z.strictObject({ id, notes: notes.nullable().optional(), outcome: z.enum(pointOutcomes).nullable().optional(), revision: z.int().min(0).optional() })).max(500).optional(),
    }),
    { errors: [...guarded, 'minutes-state', 'stale'] },
  ).answers<{ revision: number; points: { id: string; revision: number }[]; batch: string }>(),
  /** `circulate` opens the window for observations (until a day) and keeps a version, `revise` goes on writing, `finish` declares ready, `reopen` goes back with a reason. */
  'minutes.move': write(
    () => z.strictObject({ meetingId: id, event: z.enum(['circulate', 'revise', 'finish', 'reopen']), until: day.optional(), reason: z.string().trim().max(1000).optional() }),
    { errors: [...guarded, 'minutes-state', 'meeting-state', 'reason-missing'] },
  ).answers<{ state: MinutesState; batch: string }>(),
  /** An observation of somebody who attended (`observer-absent` else), inside the window (`observation-closed`); with `id` what became of it. */
  'minutes.observe': write(
    () => z.strictObject({ meetingId: id, id: id.optional(), attendanceId: id.optional(), fields: observationFields.partial(), remove: z.boolean().optional() }),
    { errors: [...guarded, 'minutes-state', 'observation-closed', 'observer-absent', 'text-missing'] },
  ).answers<{ id: string; batch: string }>(),
  /**
   * Approves ready minutes and registers them under their number: from then on they are sealed, and only corrected. `atMeeting` names the point of a later meeting
   * of the same body that approved them (`minutes-body` for another body's, `minutes-point` for a point that does not, or did not adopt it); `onTheSpot` is by the
   * meeting itself, `notRequired` where the rules of the body ask for none (`approval-required`).
   */
  'minutes.approve': write(
    () => z.strictObject({ meetingId: id, how: z.enum(approvalWays), pointId: id.optional(), on: day.optional() }),
    { errors: [...guarded, 'minutes-state', 'meeting-state', 'minutes-body', 'minutes-point', 'approval-required', 'not-here'] },
  ).answers<{ number: number; year: number | null; hash: string; code: string; batch: string }>(),
  /**
   * Corrects approved minutes by an adopted decision of a later meeting of the same body (`minutes-body`, `correction-decision`): a sealed annotation that points
   * back; the sealed text stays as it is.
   */
  'minutes.correct': write(
    () => z.strictObject({
      meetingId: id, decisionId: id, kind: z.enum(correctionKinds), pointId: id.optional(), before: z.string().trim().max(5000), after: z.string().trim().min(1).max(5000),
      reason: z.string().trim().min(1).max(2000),
    }),
    { errors: ['not-found', 'carried', 'minutes-state', 'minutes-body', 'correction-decision', 'not-here'] },
  ).answers<{ id: string; number: number; batch: string }>(),
  /** The scans of signed minutes, the newest first. */
  'minutes.signed.list': read(() => z.strictObject({ meetingId: id })).answers<{ copies: SignedCopy[] }>(),
  /** Keeps a scan of registered minutes as they were signed (`minutes-state` before), beside what is sealed. The same file is kept once: then `batch` is null. */
  'minutes.signed.add': long(
    () => z.strictObject({ meetingId: id, file: place('read') }),
    { errors: ['not-found', 'minutes-state', 'not-here', 'missing', 'attachment-too-large', 'attachment-empty', 'attachment-kind', 'disk-full', 'cannot-write'] },
  ).answers<{ id: string; name: string; bytes: number; batch: string | null }>(),
  /** Puts a scan into the bin; the file stays, so that it can come back. */
  'minutes.signed.remove': write(() => z.strictObject({ id }), { errors: ['not-found', 'not-here'] }).answers<{ batch: string }>(),
  /** A copy of the scan, looked at by its hash, to be opened or shown. */
  'minutes.signed.open': long(() => z.strictObject({ id }), { errors: ['not-found', 'attachment-missing', 'attachment-altered', 'disk-full', 'cannot-write'] }).answers<{ path: string; name: string; bytes: number }>(),
  /** The minutes as PDF, or as workbook. A draft has a watermark; confidential points are left out unless asked for, and then every page says so. */
  'minutes.export': long(
    () => z.strictObject({
      meetingId: id, format: z.enum(['pdf', 'xlsx']), language, path: place('write').optional(), confidential: z.boolean().optional(), preview: z.boolean().optional(),
      acceptMissing: z.boolean().optional(),
    }),
    { errors: ['not-found', 'missing-glyphs', 'cannot-write', 'disk-full'] },
  ).answers<Written>(),
}
