import { z } from 'zod'
import type { Written } from '../organisations.ts'
import { day, id, language, long, place } from '../procedure.ts'

/** The papers of one meeting, beside its minutes. */
export const meetingPapers = ['convocation', 'agenda', 'attendance', 'excerpt'] as const
/** The registers, of one body or of all. */
export const meetingRegisters = ['minutes', 'decisions', 'actions', 'statistics'] as const
export type MeetingRegister = (typeof meetingRegisters)[number]

const asked = {
  format: z.enum(['pdf', 'xlsx']), language, path: place('write').optional(), preview: z.boolean().optional(), acceptMissing: z.boolean().optional(),
  /** Confidential points with their words; else they keep their number and are called confidential. */
  confidential: z.boolean().optional(),
}
const written = ['missing-glyphs', 'cannot-write', 'disk-full'] as const

export const meetingPrinting = {
  /**
   * A paper of one meeting: its convocation, its agenda with the papers, the sheet to sign, or the excerpt of the decision `decisionId` (`not-found` where
   * it is none of this meeting). Only the excerpt of approved minutes says that it is a true copy; another is a draft under a watermark.
   */
  'meetings.export': long(() => z.strictObject({ meetingId: id, kind: z.enum(meetingPapers), decisionId: id.optional(), ...asked }), { errors: ['not-found', ...written] }).answers<Written>(),
  /** A register, of the meetings from a day to a day: minutes, decisions, actions, or who attended how often by organisation (closed meetings only). Oldest first. */
  'meetings.register': long(() => z.strictObject({ kind: z.enum(meetingRegisters), bodyId: id.optional(), from: day.optional(), to: day.optional(), ...asked }), { errors: ['not-found', ...written] }).answers<Written>(),
  /** The sheet of one body at a day (PDF): what it is, who sits in it, its meetings to come and held, and its actions that are open today. What is confidential is left out. */
  'meetings.bodySheet': long(
    () => z.strictObject({ bodyId: id, at: day.optional(), language, path: place('write').optional(), preview: z.boolean().optional(), acceptMissing: z.boolean().optional() }), { errors: ['not-found', ...written] },
  ).answers<Written>(),
  /** One meeting, or those to come (of one body or of all), as a calendar file (.ics); of a confidential one only the day. */
  'meetings.calendar': long(() => z.strictObject({ language, meetingId: id.optional(), bodyId: id.optional(), path: place('write').optional() }), { errors: ['not-found', 'cannot-write', 'disk-full'] }).answers<Written>(),
}
