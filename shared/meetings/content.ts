import type { RuleFields } from '../groups/rules.ts'
import type { CorrectionKind } from './minutes.ts'
import type { NoteNode } from './notes.ts'
import type { VoteChoice, VoteMethod, VoteOutcome } from './majority.ts'
import type { AttendanceState } from './attendance.ts'
import type { PointOutcome } from './states.ts'

/**
 * The minutes as data: everything that the paper prints, names, roles and labels copied in as they were. Until the approval it is made anew from the records;
 * at the approval it is sealed, and printed from the seal for ever. Private notes are in none of it.
 */
export type MinutesContent = {
  body: { id: string; name: string; kind: string; cluster: string | null }
  /** Null before the approval. */
  number: { number: number; year: number | null } | null
  rules: RuleFields
  meeting: {
    id: string; title: string | null; startsAt: string; place: string | null; link: string | null; mode: string; call: number | null
    convenedOn: string | null; convenedBy: string | null; protocol: string | null; openedAt: string | null; closedAt: string | null
    /** Local time at which the first call was found without quorum. */
    desertedAt: string | null; notHeld: { kind: string; reason: string | null } | null; nextAt: string | null; confidential: boolean
  }
  chair: string | null
  secretary: string | null
  secretaryHow: string | null
  /** By name. */
  attendance: ContentAttendance[]
  proxies: { grantor: string; holder: string; state: string }[]
  quorums: ContentQuorum[]
  opening: NoteNode | null
  points: ContentPoint[]
  closing: NoteNode | null
  attachments: { letter: string; name: string; sha256: string; integral: boolean; point: string | null }[]
  observations: ContentObservation[]
  approval: { how: string; on: string; /** The body's meeting and its point that approved them. */ meeting: { startsAt: string; point: string } | null } | null
}

export type ContentAttendance = {
  name: string; organisation: string | null; role: string; votes: boolean; state: AttendanceState | null; substitute: boolean
  presences: { cameAt: string; leftAt: string | null }[]
}
export type ContentQuorum = { at: string; call: number; seats: number; present: number; byProxy: number; required: number; reached: boolean }

export type ContentPoint = {
  id: string
  number: string
  depth: number
  title: string
  kind: string
  speaker: string | null
  added: boolean
  confidential: boolean
  outcome: PointOutcome | null
  notes: NoteNode | null
  votes: ContentVote[]
  decisions: ContentDecision[]
  actions: { text: string; owner: string | null; due: string | null; priority: number }[]
  /** Letters of the papers of the point. */
  papers: string[]
  /**
   * What was observed on the minutes that this point is about, where anything was: it is reported in the minutes of the first useful sitting (research F.4.4), except
   * what belongs to confidential points of that meeting. `point` is of the earlier agenda.
   */
  heard?: ContentObservation[]
}
export type ContentObservation = { by: string; on: string; text: string; point: string | null; outcome: string | null; answer: string | null }
export type ContentVote = {
  subject: string; method: VoteMethod; at: string; outcome: VoteOutcome; annulled: boolean
  favour: number; against: number; abstained: number; notVoting: number; entitled: number; base: number; required: number
  /** Named where the vote was not secret: against, abstained, in conflict of interest, with the reason. */
  named: { name: string; by: string | null; choice: VoteChoice; reason: string | null }[]
}
export type ContentDecision = {
  id: string; number: number | null; year: number; title: string; text: NoteNode; outcome: string; effectiveFrom: string | null; effects: { kind: string; note: string | null }[]
}

/** What a paper says of a seal: its hash, the day on which people were last taken out of the act, and whether it is otherwise what was sealed. */
export type PrintedSeal = { hash: string; redactedOn: string | null; whole: boolean }

/** A correction as it was sealed. */
export type SealedCorrection = {
  number: number; kind: CorrectionKind; point: string | null; before: string; after: string; reason: string; on: string
  decision: { number: number | null; year: number; meetingStartsAt: string }
}
/** A correction, as it prints after the signatures. */
export type ContentCorrection = SealedCorrection & PrintedSeal

/** The blocks of complete minutes; the meter of the screen and the tests go by them. */
export const minutesBlocks = ['heading', 'convocation', 'attendance', 'chair', 'quorum', 'points', 'votes', 'decisions', 'closing'] as const
export type MinutesBlock = (typeof minutesBlocks)[number]
export type Completeness = { /** 0–100, of the blocks that are asked for. */ percent: number; blocks: { block: MinutesBlock; complete: boolean; /** Points or people that lack something. */ missing: string[] }[] }

const isEmpty = (note: NoteNode | null): boolean => !note?.content?.some(node => (node.content?.length ?? 0) > 0)

type Checked = { block: MinutesBlock; asked: boolean; complete: boolean; missing: string[] }

function blocksOf({ meeting, rules, attendance, chair, secretary, quorums, points }: MinutesContent): Checked[] {
  const unmarked = attendance.filter(({ state, role }) => state === null && role !== 'guest').map(({ name }) => name)
  const withoutText = points.filter(({ outcome, notes, decisions }) => outcome === null || (outcome === 'treated' && isEmpty(notes) && decisions.length === 0)).map(({ number }) => number)
  const deciding = points.filter(({ kind, outcome }) => kind === 'decision' && outcome === 'treated')
  const withoutVote = deciding.filter(({ votes }) => !votes.some(({ annulled }) => !annulled)).map(({ number }) => number)
  const withoutDecision = deciding.filter(({ votes, decisions }) => decisions.length === 0 && !votes.some(({ annulled, outcome }) => !annulled && outcome === 'rejected')).map(({ number }) => number)
  return [
    { block: 'heading', asked: true, complete: meeting.startsAt !== '' && (meeting.place !== null || meeting.link !== null), missing: [] },
    { block: 'convocation', asked: rules.formal, complete: meeting.convenedOn !== null && meeting.convenedBy !== null, missing: [] },
    { block: 'attendance', asked: true, complete: attendance.length > 0 && unmarked.length === 0, missing: unmarked },
    { block: 'chair', asked: true, complete: secretary !== null && (chair !== null || !rules.formal), missing: [] },
    { block: 'quorum', asked: rules.formal, complete: quorums.length > 0, missing: [] },
    { block: 'points', asked: true, complete: points.length > 0 && withoutText.length === 0, missing: withoutText },
    { block: 'votes', asked: rules.formal, complete: withoutVote.length === 0, missing: withoutVote },
    { block: 'decisions', asked: deciding.length > 0, complete: withoutDecision.length === 0, missing: withoutDecision },
    { block: 'closing', asked: true, complete: meeting.openedAt !== null && meeting.closedAt !== null, missing: [] },
  ]
}

/** How far minutes are, by the contents that minutes have to have; what an informal body does not need is not asked for. */
export function completenessOf(content: MinutesContent): Completeness {
  const asked = blocksOf(content).filter(block => block.asked)
  const done = asked.filter(({ complete }) => complete).length
  return { percent: Math.round((done * 100) / asked.length), blocks: asked.map(({ block, complete, missing }) => ({ block, complete, missing })) }
}
