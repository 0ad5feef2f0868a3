import type { Database } from 'better-sqlite3'
import { seatRoles, type BodyRecord, type BodyRow, type BodyRule, type Seat } from '../../shared/groups.ts'
import { readFormula } from '../../shared/groups/formula.ts'
import { abstentionWays, bodyKinds, numberings, presets, ruleAt, signerWays, tieWays, votingBases } from '../../shared/groups/rules.ts'
import { runsAt } from '../../shared/periods.ts'
import { coded, codedOr } from '../database/coded.ts'
import { periodRuns } from '../database/fragments.ts'
import { prepared } from '../database/prepared.ts'
import { changedAtOf, revisionOf } from '../database/revision.ts'
import type { Tables } from '../database/tables.ts'
import { recordRow } from '../organisations/records.ts'

/** A body's row, also from the bin. @throws Refused `not-found` */
export const bodyRow = (database: Database, id: string): Tables['body'] => recordRow(database, 'body', id)

/** A version of rules as the contract knows it. */
export function toRule({ deletedAt: _d, ...row }: Tables['bodyRule']): BodyRule {
  return {
    ...row, formal: row.formal === 1, proxiesInQuorum: row.proxiesInQuorum === 1, approvalRequired: row.approvalRequired === 1,
    quorumFirst: readFormula(row.quorumFirst), quorumSecond: readFormula(row.quorumSecond), threshold: readFormula(row.threshold),
    votingBase: codedOr(votingBases, row.votingBase, 'present'), abstentions: codedOr(abstentionWays, row.abstentions, 'ignored'), tie: codedOr(tieWays, row.tie, 'rejected'),
    signers: codedOr(signerWays, row.signers, 'chairAndSecretary'), numbering: codedOr(numberings, row.numbering, 'yearly'),
  }
}

/** All versions of a body's rules, the newest first. */
export const rulesOf = (database: Database, bodyId: string): BodyRule[] =>
  (prepared(database, `SELECT * FROM bodyRule WHERE bodyId = ? AND deletedAt IS NULL ORDER BY coalesce("from", '') DESC`).all(bodyId) as Tables['bodyRule'][]).map(toRule)

/** The rules of a body at a day; before the first version the first one. */
export function ruleOfBody(database: Database, bodyId: string, at: string): BodyRule {
  const versions = rulesOf(database, bodyId)
  return ruleAt(versions, at) ?? versions.at(-1) ?? { ...presets.other, id: '', bodyId }
}

/** One version by its id, also a binned one: a meeting keeps the version that it was convened by. */
export const ruleById = (database: Database, id: string): BodyRule => toRule(recordRow(database, 'bodyRule', id))

type SeatRow = Tables['seat'] & { organisation: string | null; person: string | null; substitute: string | null }

/** All seats of a body; those held at the day first, by role, then by who holds them. */
export function seatsOf(database: Database, bodyId: string, at: string): Seat[] {
  const rows = prepared(database, `SELECT s.*, o.name AS organisation, p.name AS person, q.name AS substitute FROM seat s LEFT JOIN organisation o ON o.id = s.organisationId
    LEFT JOIN person p ON p.id = s.personId LEFT JOIN person q ON q.id = s.substituteId WHERE s.bodyId = ? AND s.deletedAt IS NULL
    ORDER BY coalesce(o.sortKey, p.sortKey), p.sortKey, s.id`).all(bodyId) as SeatRow[]
  const seats = rows.map(({ deletedAt: _d, role, votes, ...seat }) => ({ ...seat, role: codedOr(seatRoles, role, 'member'), votes: votes === 1, running: runsAt(seat, at) }))
  return seats.toSorted((a, b) => Number(b.running) - Number(a.running) || seatRoles.indexOf(a.role) - seatRoles.indexOf(b.role))
}

/** A body with its rules and seats at a day, also from the bin. @throws Refused `not-found` */
export function readBody(database: Database, id: string, at: string): BodyRecord {
  const { sortKey: _s, kind, ...row } = bodyRow(database, id)
  const cluster = row.clusterId === null ? undefined : (prepared(database, 'SELECT name FROM cluster WHERE id = ?').get(row.clusterId) as { name: string } | undefined)
  return {
    ...row, kind: codedOr(bodyKinds, kind, 'other'), cluster: cluster?.name ?? null, rule: ruleOfBody(database, id, at), rules: rulesOf(database, id), seats: seatsOf(database, id, at),
    changedAt: changedAtOf(database, id), revision: revisionOf(database, id),
  }
}

type ListedRow = Omit<BodyRow, 'kind' | 'formal'> & { kind: string; sortKey: string }

/** The bodies by name, with what tells how they are at a day. */
export function listBodies(database: Database, at: string, clusterId: string | undefined): BodyRow[] {
  const seats = (more: string) => `(SELECT count(*) FROM seat s WHERE s.bodyId = b.id AND s.deletedAt IS NULL AND ${periodRuns('s')} ${more})`
  const rows = prepared(database, `SELECT b.*, c.name AS cluster, ${seats('')} AS seats, ${seats('AND s.votes = 1')} AS voting,
      (SELECT count(*) FROM meeting m WHERE m.bodyId = b.id AND m.deletedAt IS NULL AND m.state IN ('open', 'closed')) AS meetings,
      (SELECT min(m.startsAt) FROM meeting m WHERE m.bodyId = b.id AND m.deletedAt IS NULL AND m.state IN ('planned', 'convened') AND m.startsAt >= @at) AS nextMeeting,
      (SELECT max(m.startsAt) FROM meeting m WHERE m.bodyId = b.id AND m.deletedAt IS NULL AND m.state = 'closed') AS lastMeeting,
      (SELECT count(*) FROM action a LEFT JOIN agendaPoint p ON p.id = a.pointId LEFT JOIN meeting m ON m.id = p.meetingId
        WHERE a.bodyId = b.id AND a.deletedAt IS NULL AND m.deletedAt IS NULL AND a.state = 'open') AS openActions
    FROM body b LEFT JOIN cluster c ON c.id = b.clusterId WHERE b.deletedAt IS NULL AND (@clusterId IS NULL OR b.clusterId = @clusterId OR b.clusterId IS NULL)
    ORDER BY b.sortKey, b.id`).all({ at, clusterId: clusterId ?? null }) as ListedRow[]
  return rows.map(({ sortKey: _s, kind, ...row }) => ({ ...row, kind: coded(bodyKinds, kind) ?? 'other', formal: ruleOfBody(database, row.id, at).formal }))
}
