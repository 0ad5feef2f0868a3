import type { Database } from 'better-sqlite3'
import type { AgendaPoint } from '../../shared/meetings.ts'
import { carryReasons, numberAgenda, pointKinds } from '../../shared/meetings/agenda.ts'
import { approvalWays, type MinutesRecord } from '../../shared/meetings/minutes.ts'
import type { NoteNode } from '../../shared/meetings/notes.ts'
import { pointOutcomes } from '../../shared/meetings/states.ts'
import { shortCode } from '../../shared/seals.ts'
import { coded, codedOr } from '../database/coded.ts'
import { prepared } from '../database/prepared.ts'
import { revisionOf } from '../database/revision.ts'
import { sealOf } from '../database/seals.ts'
import { papersOf } from './files.ts'
import { meetingRow, minutesRow, minutesStateOf, rowsOf } from './rows.ts'

/** A stored text of the editor. */
export const noteIn = (text: string | null): NoteNode | null => (text === null ? null : (JSON.parse(text) as NoteNode))

/** What a point of approval is about. */
function approvedMeeting(database: Database, approvesId: string | null): AgendaPoint['approves'] {
  if (approvesId === null) return null
  return { startsAt: meetingRow(database, approvesId).startsAt, number: minutesRow(database, approvesId)?.number ?? null }
}

/** The agenda in its order, numbered. */
export function pointsOf(database: Database, meetingId: string, workspace: string | null): AgendaPoint[] {
  const papers = papersOf(database, meetingId, workspace)
  const rows = rowsOf(database, 'agendaPoint', meetingId)
  const frozen = new Set(rows.filter(({ number }) => number !== null).map(({ id }) => id))
  return numberAgenda(rows).map(({ kind, confidential, recurring, added, outcome, notes, carryReason, deletedAt: _d, ...row }) => ({
    ...row, kind: codedOr(pointKinds, kind, 'information'), confidential: confidential === 1, recurring: recurring === 1, added: added === 1, outcome: coded(pointOutcomes, outcome), notes: noteIn(notes),
    carryReason: coded(carryReasons, carryReason), frozen: frozen.has(row.id), approves: approvedMeeting(database, row.approvesId), papers: papers.filter(({ pointId }) => pointId === row.id),
    revision: revisionOf(database, row.id),
  }))
}

/** The minutes of a meeting; null before it was opened. */
export function minutesOf(database: Database, meetingId: string): MinutesRecord | null {
  const row = minutesRow(database, meetingId)
  if (!row) return null
  const seal = sealOf(database, meetingId)
  const point = row.approvedByPointId === null ? undefined
    : (prepared(database, 'SELECT p.meetingId, m.startsAt FROM agendaPoint p JOIN meeting m ON m.id = p.meetingId WHERE p.id = ?').get(row.approvedByPointId) as { meetingId: string; startsAt: string } | undefined)
  return {
    id: row.id, state: minutesStateOf(database, row), draft: row.draft, opening: noteIn(row.opening), closing: noteIn(row.closing), observeUntil: row.observeUntil, number: row.number, year: row.year,
    approvedOn: row.approvedOn, approvalHow: coded(approvalWays, row.approvalHow), approvedAt: point ? { ...point, pointId: row.approvedByPointId ?? '' } : null,
    seal: seal ? { hash: seal.hash, code: shortCode(seal.hash), sealedAt: seal.sealedAt } : null,
    revision: revisionOf(database, row.id),
  }
}
