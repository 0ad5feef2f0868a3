import type { Database } from 'better-sqlite3'
import { bodyKinds } from '../../shared/groups/rules.ts'
import { meetingModes, sendingChannels, sendingFields, type Carry, type MeetingRecord, type SendingFields } from '../../shared/meetings.ts'
import { completenessOf } from '../../shared/meetings/content.ts'
import type { Stored } from '../../shared/organisations.ts'
import { localDay } from '../core/today.ts'
import { codedOr } from '../database/coded.ts'
import { prepared } from '../database/prepared.ts'
import { changedAtOf, revisionOf } from '../database/revision.ts'
import { bodyRow } from '../groups/read.ts'
import { contentOf } from './content.ts'
import { papersOf } from './files.ts'
import { attendeesOf, proxiesOf, quorumOf } from './present.ts'
import { minutesOf, pointsOf } from './read.ts'
import { actionsOfMeeting, decisionsOfMeeting } from './registers.ts'
import { meetingRow, rowsOf, ruleOf, stateOf, type MeetingTable } from './rows.ts'
import { readVotes } from './votes.ts'

const sendingsOf = (database: Database, meetingId: string): Stored<SendingFields>[] => rowsOf(database, 'sending', meetingId, 'sentAt, recipient').map(({ deletedAt: _d, meetingId: _m, what, channel, ...row }) =>
  ({ ...row, what: codedOr(sendingFields.shape.what.options, what, 'convocation'), channel: codedOr(sendingChannels, channel, 'other') }))

const carriesOf = (database: Database, meetingId: string): Carry[] => rowsOf(database, 'carry', meetingId, 'outAt DESC').map(({ id, recipient, outAt, backAt, brokenAt, brokenReason }) =>
  ({ id, to: recipient, outAt, backAt, brokenAt, brokenReason }))

function bodyOf(database: Database, bodyId: string): MeetingRecord['body'] {
  const { name, kind, clusterId } = bodyRow(database, bodyId)
  const cluster = clusterId === null ? undefined : (prepared(database, 'SELECT name FROM cluster WHERE id = ?').get(clusterId) as { name: string } | undefined)
  return { name, kind: codedOr(bodyKinds, kind, 'other'), clusterId, cluster: cluster?.name ?? null }
}

const ownFields = ({ mode, confidential, ruleId: _r, state: _s, ...row }: MeetingTable) => ({ ...row, mode: codedOr(meetingModes, mode, 'inPerson'), confidential: confidential === 1 })

/**
 * Everything of a meeting, also from the bin.
 * @param at the time that the quorum is asked for; its own time unless told
 * @param workspace the file beside which the papers lie, to look whether they are there
 * @throws Refused `not-found`
 */
export function readMeeting(database: Database, id: string, at: string | undefined, workspace: string | null = null): MeetingRecord {
  const row = meetingRow(database, id)
  const minutes = minutesOf(database, id)
  return {
    ...ownFields(row), body: bodyOf(database, row.bodyId), rule: ruleOf(database, row), state: stateOf(row), points: pointsOf(database, id, workspace), attendance: attendeesOf(database, row),
    proxies: proxiesOf(database, id), quorum: quorumOf(database, row, at),
    checks: rowsOf(database, 'quorumCheck', id, 'at, id').map(({ reached, formula: _f, deletedAt: _d, meetingId: _m, ...check }) => ({ ...check, reached: reached === 1 })),
    votes: readVotes(database, id), decisions: decisionsOfMeeting(database, id), actions: actionsOfMeeting(database, id, localDay(new Date())), papers: papersOf(database, id, workspace),
    sendings: sendingsOf(database, id), minutes, completeness: minutes === null ? null : completenessOf(contentOf(database, id)), carries: carriesOf(database, id),
    changedAt: changedAtOf(database, id), revision: revisionOf(database, id),
  }
}
