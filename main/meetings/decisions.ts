import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { dayOf } from '../../shared/meetings/clock.ts'
import type { DecisionFields, Effect } from '../../shared/meetings/decisions.ts'
import type { Service } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { refuseInUse } from '../database/resting.ts'
import { nextNumber } from '../database/seals.ts'
import type { Tables } from '../database/tables.ts'
import { bodyRow } from '../groups/read.ts'
import { organisationRow } from '../organisations/read.ts'
import { insertRecord, tidy, updateRecord, type Columns, type Some } from '../organisations/records.ts'
import { carriedHere, headOf, meetingRow, pointRow, refuseCarried, rowIn, rowsOf, sittingMeeting, type Acting } from './rows.ts'

/**
 * The outcome of a decision by its vote, or, where none is named, by the newest valid one on its point; adopted where nobody voted.
 * @throws Refused `decision-vote` where the vote is of another point, annulled, or a tie
 */
function outcomeBy(database: Database, { meetingId, pointId, voteId }: { meetingId: string; pointId: string; voteId: string | null }): 'adopted' | 'rejected' {
  const votes = rowsOf(database, 'vote', meetingId)
  if (voteId === null) {
    const valid = validVoteOf(database, { meetingId, pointId })
    if (valid?.outcome === 'tied') throw new Refused('decision-vote', {})
    return valid === undefined || valid.outcome === 'adopted' ? 'adopted' : 'rejected'
  }
  const vote = votes.find(({ id }) => id === voteId)
  const annulled = votes.some(({ annulsId }) => annulsId === voteId)
  if (!vote || annulled || vote.pointId !== pointId || vote.outcome === 'tied') throw new Refused('decision-vote', {})
  return vote.outcome === 'adopted' ? 'adopted' : 'rejected'
}

/** The newest vote on a point that was not annulled; undefined where nobody voted. */
export function validVoteOf(database: Database, { meetingId, pointId }: { meetingId: string; pointId: string }): Tables['vote'] | undefined {
  const votes = rowsOf(database, 'vote', meetingId, 'at, id').filter(vote => vote.pointId === pointId)
  return votes.filter(({ id }) => !votes.some(({ annulsId }) => annulsId === id)).at(-1)
}

/**
 * After a vote, decisions that rest on it follow: those whose vote it annuls, and those without a vote of their own, which go by the newest valid one, though another was noted
 * later. A number once given stays.
 */
export function followVote(write: Database, { id, meetingId, pointId, annulsId, outcome }: Tables['vote'], bodyId: string): void {
  const newest = validVoteOf(write, { meetingId, pointId })?.outcome ?? outcome
  if (newest !== 'adopted') refuseInUse(write, { id: '', pointId })
  for (const decision of rowsOf(write, 'decision', meetingId)) {
    const rests = decision.voteId === null || decision.voteId === annulsId
    if (decision.pointId !== pointId || !rests) continue
    const adopted = (decision.voteId === null ? newest : outcome) === 'adopted'
    if (!adopted && decision.outcome === 'adopted') refuseInUse(write, decision)
    updateRecord(write, 'decision', decision.id, {
      ...(decision.voteId === null ? {} : { voteId: id }), outcome: adopted ? 'adopted' : 'rejected', number: decision.number ?? (adopted ? decisionNumber(write, bodyId, decision.year) : null),
    })
  }
}

/** The next number of a body's decisions in a year; none on a laptop, where it is given when the meeting is home again. */
export function decisionNumber(write: Database, bodyId: string, year: number): number | null {
  return carriedHere(write) ? null : nextNumber(write, `decision:${bodyId}`, year)
}

function saveEffects({ write, at }: Acting, meetingId: string, decisionId: string, effects: readonly Effect[] | undefined): void {
  if (!effects) return
  for (const { id } of prepared(write, 'SELECT id FROM decisionEffect WHERE decisionId = ? AND deletedAt IS NULL').all(decisionId) as { id: string }[]) updateRecord(write, 'decisionEffect', id, { deletedAt: at })
  for (const effect of effects) insertRecord(write, 'decisionEffect', { ...effect, note: effect.note || null, meetingId, decisionId })
}

/** @throws Refused `not-found` where what is revoked is no adopted decision of the body */
function checkRevoked(database: Database, bodyId: string, revokesId: string | null | undefined): void {
  if (!revokesId) return
  if (!prepared(database, `SELECT 1 FROM decision WHERE id = ? AND bodyId = ? AND outcome = 'adopted' AND deletedAt IS NULL`).get(revokesId, bodyId)) throw new Refused('not-found', { what: 'decision' })
}

const decisionColumns = ({ text, effects: _e, ...fields }: Some<DecisionFields>): Columns => ({ ...fields, text: text === undefined ? undefined : JSON.stringify(text) })

type Asked = Parsed<'meetings.decisions.save'>

/** Writes a decision: a new one, or what changes of one; its number is given when it is adopted. */
export function writeDecision(writing: Acting, { meetingId, pointId, id, fields, remove }: Asked): { id: string; number: number | null } {
  const { write, at } = writing
  const meeting = sittingMeeting(write, meetingId)
  const before = id === undefined ? undefined : rowIn(write, 'decision', meetingId, id)
  const point = rowIn(write, 'agendaPoint', meetingId, before?.pointId ?? pointId ?? '')
  if (before && remove) {
    refuseInUse(write, before)
    updateRecord(write, 'decision', before.id, { deletedAt: at })
    return { id: before.id, number: before.number }
  }
  checkRevoked(write, meeting.bodyId, fields.revokesId)
  const outcome = outcomeBy(write, { meetingId, pointId: point.id, voteId: fields.voteId === undefined ? (before?.voteId ?? null) : fields.voteId })
  if (before?.outcome === 'adopted' && outcome !== 'adopted') refuseInUse(write, before)
  const year = Number(dayOf(meeting.openedAt).slice(0, 4))
  const number = before?.number ?? (outcome === 'adopted' ? decisionNumber(write, meeting.bodyId, year) : null)
  const saved = before?.id ?? insertDecision(write, { ...fields, meetingId, pointId: point.id, bodyId: meeting.bodyId, year, outcome, number, day: dayOf(meeting.openedAt) })
  if (before) updateRecord(write, 'decision', before.id, { ...decisionColumns(fields), outcome, number })
  saveEffects(writing, meetingId, saved, fields.effects)
  if (point.outcome === null) updateRecord(write, 'agendaPoint', point.id, { outcome: 'treated' })
  return { id: saved, number }
}

type New = Some<DecisionFields> & { meetingId: string; pointId: string; bodyId: string; year: number; outcome: string; number: number | null; day: string }

/** @throws Refused `name-missing` without title or text */
function insertDecision(write: Database, { day, title, text, effectiveFrom, ...fields }: New): string {
  if (title === undefined || text === undefined) throw new Refused('name-missing', {})
  return insertRecord(write, 'decision', { ...decisionColumns({ ...fields, title, text, effectiveFrom: effectiveFrom === undefined ? day : effectiveFrom }), ...parts(fields) })
}
const parts = ({ meetingId, pointId, bodyId, year, outcome, number }: Omit<New, 'day'>): Columns => ({ meetingId, pointId, bodyId, year, outcome, number })

export const decide: Service<'meetings.decisions.save'> = async (input, { commit, read }) => {
  const stored = sittingMeeting(read, input.meetingId)
  const { batch, answer } = await commit({ kind: 'decision.save', values: headOf(read, stored) }, async writing => writeDecision(writing, input))
  return { ...answer, batch }
}

/** The body of an action, and the point that it was born in. @throws Refused `not-found`, `carried` */
function originOf(database: Database, { bodyId, pointId }: Pick<Parsed<'meetings.actions.save'>, 'bodyId' | 'pointId'>): { bodyId: string; pointId: string | null } {
  if (pointId === undefined) return { bodyId: bodyRow(database, bodyId ?? '').id, pointId: null }
  const { meetingId } = pointRow(database, pointId)
  refuseCarried(database, meetingId)
  return { bodyId: meetingRow(database, meetingId).bodyId, pointId }
}

const actionRow = (database: Database, id: string): Tables['action'] => {
  const row = prepared(database, 'SELECT * FROM action WHERE id = ? AND deletedAt IS NULL').get(id) as Tables['action'] | undefined
  if (!row) throw new Refused('not-found', { what: 'action' })
  return row
}

type Action = Parsed<'meetings.actions.save'>
/** What follows where an action comes into a state: done on a day, and wholly. Nothing follows from the state that it has already (`before`). */
export function actionColumns({ state, doneOn, progress, ...fields }: Action['fields'], before: string | null, today: string): Columns {
  const [comes, done] = [state !== undefined && state !== before, state === 'done']
  return { ...tidy(fields), state, doneOn: doneOn ?? (comes ? (done ? today : null) : doneOn), progress: progress ?? (comes && done ? 100 : undefined) }
}

/** Writes an action, and a line of its progress. */
export function writeAction({ write, at, today }: Acting, { id, bodyId, pointId, fields, note, remove }: Action, writer: string | null): string {
  const columns = actionColumns(fields, id === undefined ? null : actionRow(write, id).state, today)
  const ownerOrganisationId = fields.ownerOrganisationId ? organisationRow(write, fields.ownerOrganisationId).id : fields.ownerOrganisationId
  if (id === undefined && fields.text === undefined) throw new Refused('name-missing', {})
  const saved = id ?? insertRecord(write, 'action', { ...columns, ownerOrganisationId, ...originOf(write, { bodyId, pointId }) })
  if (id !== undefined) updateRecord(write, 'action', id, remove ? { deletedAt: at } : { ...columns, ownerOrganisationId })
  if (note !== undefined) insertRecord(write, 'actionNote', { actionId: saved, notedOn: today, text: note, writer })
  return saved
}

export const act: Service<'meetings.actions.save'> = async (input, { commit, read, writer }) => {
  const before = input.id === undefined ? null : actionRow(read, input.id)
  if (before?.pointId) refuseCarried(read, pointRow(read, before.pointId).meetingId)
  const { bodyId } = before ?? originOf(read, input)
  const { batch, answer } = await commit({ kind: 'action.save', values: { name: bodyRow(read, bodyId).name } }, async writing => writeAction(writing, input, writer?.name ?? null))
  return { id: answer, batch }
}
