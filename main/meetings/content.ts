import type { Database } from 'better-sqlite3'
import type { AgendaPoint, Attendee } from '../../shared/meetings.ts'
import type { ContentAttendance, ContentCorrection, ContentObservation, ContentPoint, ContentVote, MinutesContent, SealedCorrection } from '../../shared/meetings/content.ts'
import { confidentialPoints } from '../../shared/meetings/confidential.ts'
import type { Decision } from '../../shared/meetings/decisions.ts'
import type { Vote } from '../../shared/meetings/votes.ts'
import { localDay } from '../core/today.ts'
import { prepared } from '../database/prepared.ts'
import { isWhole, sealOf } from '../database/seals.ts'
import type { Tables } from '../database/tables.ts'
import { bodyRow } from '../groups/read.ts'
import { papersOf } from './files.ts'
import { attendeesOf, proxiesOf } from './present.ts'
import { minutesOf, pointsOf } from './read.ts'
import { actionsOfMeeting, decisionsOfMeeting } from './registers.ts'
import { meetingRow, rowsOf, ruleOf } from './rows.ts'
import { readVotes } from './votes.ts'

const toAttendance = ({ name, organisation, role, votes, state, substitute, presences }: Attendee): ContentAttendance =>
  ({ name, organisation, role, votes, state, substitute, presences: presences.map(({ cameAt, leftAt }) => ({ cameAt, leftAt })) })

/** Names stand where a vote was not secret: those against, who abstained, and conflicts; of a roll call all. */
function toVote({ subject, method, at, outcome, annulled, favour, against, abstained, notVoting, entitled, base, required, voters }: Vote): ContentVote {
  const named = voters.flatMap(({ name, holder, choice, reason }) => (choice === null || (method !== 'rollCall' && choice === 'favour') ? [] : [{ name, by: holder, choice, reason }]))
  return { subject, method, at, outcome, annulled, favour, against, abstained, notVoting, entitled, base, required, named }
}

const toDecision = ({ id, number, year, title, text, state, effectiveFrom, effects }: Decision) =>
  ({ id, number, year, title, text, outcome: state === 'rejected' ? 'rejected' : 'adopted', effectiveFrom, effects: effects.map(({ kind, note }) => ({ kind, note })) })

/** The observations on the minutes of a meeting, with the point of its agenda that each is about. */
function observationsOf(database: Database, meetingId: string, attendees: readonly Attendee[], points: readonly AgendaPoint[]): (ContentObservation & { pointId: string | null })[] {
  return rowsOf(database, 'observation', meetingId, 'receivedOn, id').map(({ attendanceId, receivedOn, text, pointId, outcome, answer }) => ({
    by: attendees.find(({ id }) => id === attendanceId)?.name ?? '', on: receivedOn, text, point: points.find(({ id }) => id === pointId)?.number ?? null, outcome, answer, pointId,
  }))
}

const toObservation = ({ pointId: _p, ...observation }: ReturnType<typeof observationsOf>[number]): ContentObservation => observation

/** What was observed on the minutes that a point is about, as far as everybody may read it. */
function heardAt(database: Database, approvesId: string | null): Pick<ContentPoint, 'heard'> {
  if (approvesId === null) return {}
  const meeting = meetingRow(database, approvesId)
  const points = pointsOf(database, approvesId, null)
  const secret = confidentialPoints(meeting.confidential === 1, points)
  const heard = observationsOf(database, approvesId, attendeesOf(database, meeting), points).filter(({ pointId }) => (pointId === null ? meeting.confidential === 0 : !secret.has(pointId)))
  return heard.length > 0 ? { heard: heard.map(toObservation) } : {}
}

type Happened = { database: Database; votes: Vote[]; decisions: Decision[]; actions: ReturnType<typeof actionsOfMeeting> }

const toPoint = (happened: Happened) => ({ id, number, depth, title, kind, speaker, added, confidential, outcome, notes, papers, approvesId }: AgendaPoint): ContentPoint => ({
  id, number, depth, title, kind, speaker, added, confidential, outcome, notes, votes: happened.votes.filter(({ pointId }) => pointId === id).map(toVote),
  decisions: happened.decisions.filter(({ pointId }) => pointId === id).map(toDecision), papers: papers.map(({ letter }) => letter),
  actions: happened.actions.filter(({ pointId }) => pointId === id).map(({ text, owner, ownerOrganisation, due, priority }) => ({ text, owner: owner ?? ownerOrganisation, due, priority })), ...heardAt(happened.database, approvesId),
})

/** The minutes of a meeting as data, made anew from the records. Private notes are in none of it. @throws Refused `not-found` */
export function contentOf(database: Database, meetingId: string): MinutesContent {
  const row = meetingRow(database, meetingId)
  const { id: bodyId, name, kind, clusterId } = bodyRow(database, row.bodyId)
  const cluster = clusterId === null ? undefined : (prepared(database, 'SELECT name FROM cluster WHERE id = ?').get(clusterId) as { name: string } | undefined)
  const minutes = minutesOf(database, meetingId)
  const attendees = attendeesOf(database, row)
  const nameOf = (id: string | null) => attendees.find(attendee => attendee.id === id)?.name ?? null
  const points = pointsOf(database, meetingId, null)
  const numberOf = (id: string | null) => points.find(point => point.id === id)?.number ?? null
  const { id: _i, bodyId: _b, ...rules } = ruleOf(database, row)
  const happened = { database, votes: readVotes(database, meetingId), decisions: decisionsOfMeeting(database, meetingId), actions: actionsOfMeeting(database, meetingId, localDay(new Date())) }
  return {
    body: { id: bodyId, name, kind, cluster: cluster?.name ?? null },
    number: minutes === null || minutes.number === null ? null : { number: minutes.number, year: minutes.year }, rules,
    meeting: {
      id: meetingId, title: row.title, startsAt: row.startsAt, place: row.place, link: row.link, mode: row.mode, call: row.call, convenedOn: row.convenedOn, convenedBy: row.convenedBy, protocol: row.protocol,
      openedAt: row.openedAt, closedAt: row.closedAt, desertedAt: row.desertedAt, notHeld: row.notHeldKind === null ? null : { kind: row.notHeldKind, reason: row.notHeldReason }, nextAt: row.nextAt,
      confidential: row.confidential === 1,
    },
    chair: nameOf(row.chairId), secretary: nameOf(row.secretaryId), secretaryHow: row.secretaryHow, attendance: attendees.map(toAttendance),
    proxies: proxiesOf(database, meetingId).map(({ grantorId, holderId, state }) => ({ grantor: nameOf(grantorId) ?? '', holder: nameOf(holderId) ?? '', state })),
    quorums: rowsOf(database, 'quorumCheck', meetingId, 'at, id').map(({ at, call, seats, present, byProxy, required, reached }) => ({ at, call, seats, present, byProxy, required, reached: reached === 1 })),
    opening: minutes?.opening ?? null, points: points.map(toPoint(happened)), closing: minutes?.closing ?? null,
    attachments: papersOf(database, meetingId, null).map(({ letter, name: file, sha256, integral, pointId }) => ({ letter, name: file, sha256, integral, point: numberOf(pointId) })),
    observations: observationsOf(database, meetingId, attendees, points).map(toObservation),
    approval: minutes?.approvedOn && minutes.approvalHow ? {
      how: minutes.approvalHow, on: minutes.approvedOn,
      meeting: minutes.approvedAt === null ? null : { startsAt: minutes.approvedAt.startsAt, point: (prepared(database, 'SELECT number FROM agendaPoint WHERE id = ?').get(minutes.approvedAt.pointId) as { number: string | null }).number ?? '' },
    } : null,
  }
}

/** The minutes as they print: from the seal once they are approved, for ever the same. */
export function printedContent(database: Database, meetingId: string): MinutesContent {
  const seal = sealOf(database, meetingId)
  // what was sealed is what `contentOf` made
  return seal ? (seal.content as MinutesContent) : contentOf(database, meetingId)
}

/** The corrections of sealed minutes, in their order. */
export function correctionsOf(database: Database, meetingId: string): ContentCorrection[] {
  const rows = prepared(database, 'SELECT id FROM correction WHERE correctsId = ? AND deletedAt IS NULL ORDER BY number').all(meetingId) as Pick<Tables['correction'], 'id'>[]
  return rows.flatMap(({ id }) => {
    const seal = sealOf(database, id)
    // what was sealed is what `correctMinutes` made
    return seal ? [{ ...(seal.content as SealedCorrection), hash: seal.hash, redactedOn: seal.redactedOn, whole: isWhole(database, id) }] : []
  })
}
