import { z } from 'zod'
import { id, long, place, read, write } from '../procedure.ts'

/** What may have been written on the laptop beside the meeting, as a reader calls it. */
export const outsideKinds = ['person', 'organisation', 'meeting', 'body', 'action', 'other'] as const
export type OutsideKind = (typeof outsideKinds)[number]

/** What a link led to that stays on the laptop, so that the link is empty when its record comes home. */
export const unlinkedKinds = ['meeting', 'agendaPoint', 'decision', 'bodyRule', 'other'] as const
export type UnlinkedKind = (typeof unlinkedKinds)[number]

/** What taking a meeting back would bring home. */
export type CarryPreview = {
  meetingId: string
  body: string
  startsAt: string
  to: string
  outAt: string
  state: string
  counts: { attendance: number; points: number; votes: number; decisions: number; actions: number; papers: number }
  /** Texts of points that differ from what is here. */
  changedPoints: { number: string; title: string }[]
  /** Names of firms, people and programmes that were first written on the laptop and come along, since the meeting names them. */
  along: string[]
  /** Records that come home without a link, since it leads to something that stays on the laptop: the point, decision … by its title. */
  unlinked: { kind: UnlinkedKind; name: string }[]
  /** What was written on the laptop and is no part of the meeting: it stays there. What belongs to a person, another meeting … counts as that one. */
  outside: { kind: OutsideKind; count: number }[]
}

/** Characters of a passphrase. */
export const [shortestPassphrase, longestPassphrase] = [8, 200] as const
/** What a file is protected with: nobody opens it without, and it is kept nowhere. */
const passphrase = z.string().min(shortestPassphrase).max(longestPassphrase)

export const carryProcedures = {
  /**
   * Writes one file that opens on a laptop as a workspace with that meeting, its body, its people and its papers, and locks the meeting here until it comes back
   * (`carried`). With a passphrase the file is encrypted (scrypt, AES-256-GCM), and opens with it only. On the laptop no numbers are given and no minutes approved (`not-here`).
   */
  'meetings.carry.out': long(
    () => z.strictObject({ meetingId: id, path: place('write').optional(), to: z.string().trim().min(1).max(120).optional(), passphrase: passphrase.optional() }), { errors: ['not-found', 'sealed', 'carried', 'meeting-state', 'stale', 'exists', 'cannot-write', 'disk-full'] },
  ).answers<{ path: string; name: string; sha256: string; bytes: number; batch: string }>(),
  /** On the laptop: writes its workspace as one file for the way home, encrypted where a passphrase is given, which need not be that of the way here. */
  'meetings.carry.home': long(
    () => z.strictObject({ path: place('write').optional(), passphrase: passphrase.optional() }), { errors: ['not-found', 'exists', 'cannot-write', 'disk-full', 'damaged'] },
  ).answers<{ path: string; name: string; sha256: string; bytes: number }>(),
  /**
   * Brings minutes, attendance, votes, decisions and actions home, all or nothing; numbers are given here. With `preview` it only says what it would do. Refused
   * for a file that is none of ours (`carry-foreign`), whose meeting is home already (`carry-back`), or whose lock was broken (`carry-broken`). A protected file asks for its passphrase (`protected`, `passphrase-wrong`).
   */
  'meetings.carry.back': long(
    () => z.strictObject({ path: place('read'), preview: z.boolean().optional(), passphrase: z.string().min(1).max(200).optional() }),
    { errors: ['not-found', 'missing', 'foreign', 'newer', 'damaged', 'truncated', 'protected', 'passphrase-wrong', 'cannot-write', 'disk-full', 'carry-foreign', 'carry-back', 'carry-broken'] },
  ).answers<{ preview: CarryPreview; batch: string | null }>(),
  /** Breaks the lock by hand, with a reason: what was written on the laptop can then only be attached. */
  'meetings.carry.break': write(() => z.strictObject({ meetingId: id, reason: z.string().trim().min(1).max(1000) }), { errors: ['not-found', 'carry-back'] }).answers<{ batch: string }>(),
  /** Whether this workspace is a carried one, and of which meeting. */
  'meetings.carry.state': read(() => z.strictObject({})).answers<{ carried: { meetingId: string; from: string; outAt: string } | null }>(),
}
