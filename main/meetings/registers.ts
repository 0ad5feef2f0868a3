import type { Database } from 'better-sqlite3'
import { sql, type RawBuilder } from 'kysely'
import type { GroupRow, Page, Selection, ValueCount } from '../../shared/lists.ts'
import { actionStates, decisionStates, effectKinds, effectTables, type ActionColumn, type ActionNote, type ActionRow, type Decision, type DecisionColumn, type Effect } from '../../shared/meetings/decisions.ts'
import type { NoteNode } from '../../shared/meetings/notes.ts'
import { coded, codedOr } from '../database/coded.ts'
import { columnsSql, eachOf, groupsOf, pageOf, valuesOf, type Asked, type ListColumn, type Listing } from '../database/listing.ts'
import { prepared } from '../database/prepared.ts'
import { rowsOf } from '../database/query.ts'
import { revisionOf } from '../database/revision.ts'
import type { Tables } from '../database/tables.ts'
import { broughtBy } from './brought.ts'
import { bodyThere, ofBody, withWords, type Scope } from './lists.ts'

// The book of decisions and the register of actions, across bodies.

const own = (value: RawBuilder<unknown>): ListColumn => ({ value, needs: [] })
const ofMeeting = (value: RawBuilder<unknown>): ListColumn => ({ value, needs: ['meeting'], groupBy: sql`substr(${value}, 1, 4)` })
const body: ListColumn = { value: sql`b.name`, needs: ['body'], sortKey: sql`b.sortKey`, always: true }

/** Adopted or rejected, as it was; revoked or corrected by what came later. */
const decisionState = sql`CASE WHEN EXISTS (SELECT 1 FROM decision r WHERE r.revokesId = d.id AND r.outcome = 'adopted' AND r.deletedAt IS NULL) THEN 'revoked'
  WHEN EXISTS (SELECT 1 FROM correction k WHERE k.correctsId = d.meetingId AND k.pointId = d.pointId AND k.deletedAt IS NULL) THEN 'corrected' ELSE d.outcome END`

const effectiveFrom = sql`iif(d.outcome = 'rejected', NULL, d.effectiveFrom)`

const decisionColumns: Record<DecisionColumn, ListColumn> = {
  number: own(sql`d.number`), year: own(sql`d.year`), startsAt: ofMeeting(sql`m.startsAt`), body, title: { ...own(sql`d.title`), sortKey: sql`fold(d.title)`, always: true }, state: own(decisionState),
  // what was rejected has no effect
  effectiveFrom: { ...own(effectiveFrom), groupBy: sql`substr(${effectiveFrom}, 1, 4)` },
  effects: { ...own(sql`(SELECT json_group_array(e.kind) FROM decisionEffect e WHERE e.decisionId = d.id AND e.deletedAt IS NULL)`), many: true },
}

const joined = (of: RawBuilder<unknown>): Listing<string, Scope>['joins'] => [
  ['point', () => sql`LEFT JOIN agendaPoint p ON p.id = ${of}.pointId`],
  ['meeting', () => sql`LEFT JOIN meeting m ON m.id = (SELECT q.meetingId FROM agendaPoint q WHERE q.id = ${of}.pointId)`],
  ['body', () => sql`JOIN body b ON b.id = ${of}.bodyId`],
]

const only = (id: string | undefined, column: RawBuilder<unknown>): RawBuilder<boolean> => (id === undefined ? sql<boolean>`1` : sql<boolean>`${column} = ${id}`)
/** Of none of these points. */
const outside = (points: ReadonlySet<string> | undefined, column: RawBuilder<unknown>): RawBuilder<boolean> =>
  (points === undefined ? sql<boolean>`1` : sql<boolean>`(${column} IS NULL OR ${column} NOT IN (SELECT value FROM json_each(${JSON.stringify([...points])})))`)

/** What a meeting in the bin decided or began is in no register; the meeting itself has it. */
const there = ({ bodyId, meetingId }: Scope, ofBodies: RawBuilder<unknown>, meeting: RawBuilder<unknown>): RawBuilder<boolean> =>
  (meetingId === undefined ? sql<boolean>`${bodyThere(bodyId, ofBodies)} AND NOT EXISTS (SELECT 1 FROM meeting w WHERE w.id = ${meeting} AND w.deletedAt IS NOT NULL)` : sql<boolean>`1`)

const decisions: Listing<DecisionColumn, Scope> = {
  columns: decisionColumns, base: sql`decision d`, key: sql`d.id`, searched: sql`d.id`, joins: joined(sql`d`),
  where: scope => sql<boolean>`d.deletedAt IS NULL AND ${there(scope, sql`d.bodyId`, sql`d.meetingId`)} AND ${outside(scope.without, sql`d.pointId`)} AND ${only(scope.id, sql`d.id`)} AND ${ofBody(scope.bodyId, sql`d.bodyId`)}
    AND ${ofBody(scope.meetingId, sql`d.meetingId`)} AND ${withWords(scope.text, [sql`d.title`, sql`d.text`, sql`d.number`])}`,
  order: [sql`d.year DESC`, sql`d.number DESC`, sql`d.id`], orderNeeds: [],
}

type StoredDecision = Tables['decision'] & { state: string; body: string; startsAt: string; pointNumber: string | null; effects: string; favour: number | null; against: number | null; abstained: number | null; method: string | null }
const ofVote = (column: string) => sql`(SELECT v.${sql.ref(column)} FROM vote v WHERE v.id = d.voteId) AS ${sql.ref(column)}`
const decisionRow = sql<StoredDecision>`${columnsSql(decisionColumns, sql`d.*, p.number AS pointNumber, ${ofVote('favour')}, ${ofVote('against')}, ${ofVote('abstained')}, ${ofVote('method')}`)}`

function effectsOf(database: Database, decisionId: string): Effect[] {
  return (prepared(database, 'SELECT * FROM decisionEffect WHERE decisionId = ? AND deletedAt IS NULL ORDER BY id').all(decisionId) as Tables['decisionEffect'][])
    .map(({ kind, targetTable, targetId, note }) => ({ kind: codedOr(effectKinds, kind, 'other'), targetTable: coded(effectTables, targetTable), targetId, note }))
}

function toDecision(database: Database, { text, outcome, effects: _e, deletedAt: _d, pointNumber, favour, against, abstained, method, state, ...row }: StoredDecision): Decision {
  const effects = effectsOf(database, row.id)
  return {
    ...row, text: JSON.parse(text) as NoteNode, state: codedOr(decisionStates, state, 'adopted'), pointNumber: pointNumber ?? '', effects, brought: broughtBy(database, { ...row, outcome, effects }), revision: revisionOf(database, row.id),
    vote: favour === null || against === null || abstained === null || method === null ? null : { favour, against, abstained, method },
  }
}

type Narrow = Pick<Scope, 'without' | 'id'>
export type DecisionSelection = Selection<DecisionColumn> & Narrow & { bodyId?: string | undefined; meetingId?: string | undefined }
const askedDecisions = ({ id, bodyId, meetingId, text, without, ...selection }: DecisionSelection): Asked<DecisionColumn, Scope> => ({ listing: decisions, scope: { id, bodyId, meetingId, text, without }, selection })

/** A page of the book of decisions, the newest first unless told. */
export function decisionsPage(read: Database, selection: DecisionSelection & Page): { total: number; rows: Decision[] } {
  const { total, rows } = pageOf(read, askedDecisions(selection), decisionRow, selection)
  return { total, rows: rows.map(row => toDecision(read, row)) }
}
/** Every decision of the book in order: for the press. */
export function eachDecision(read: Database, selection: DecisionSelection): Decision[] {
  return [...eachOf(read, askedDecisions(selection), decisionRow)].map(row => toDecision(read, row))
}
export const decisionsOfMeeting = (read: Database, meetingId: string): Decision[] => eachDecision(read, { meetingId, sort: [{ column: 'year' }, { column: 'number' }] })
export const decisionValues = (read: Database, { column, ...selection }: DecisionSelection & { column: DecisionColumn }): { values: ValueCount[] } => ({ values: valuesOf(read, askedDecisions(selection), column) })
export const decisionGroups = (read: Database, { by, ...selection }: DecisionSelection & { by: DecisionColumn }): { groups: GroupRow[] } => ({ groups: groupsOf(read, askedDecisions(selection), by, []) })

const actionColumns = (at: string): Record<ActionColumn, ListColumn> => ({
  text: { ...own(sql`a.text`), sortKey: sql`fold(a.text)`, always: true }, owner: { ...own(sql`a.owner`), sortKey: sql`fold(a.owner)` },
  ownerOrganisation: { value: sql`o.name`, needs: ['organisation'], sortKey: sql`o.sortKey` }, body, due: { ...own(sql`a.due`), groupBy: sql`substr(a.due, 1, 7)` }, priority: own(sql`a.priority`), state: own(sql`a.state`),
  progress: own(sql`a.progress`), overdue: own(sql`(a.state = 'open' AND a.due IS NOT NULL AND a.due < ${at})`), startsAt: ofMeeting(sql`m.startsAt`), doneOn: { ...own(sql`a.doneOn`), groupBy: sql`substr(a.doneOn, 1, 4)` },
})

const meetingOfAction = sql`(SELECT q.meetingId FROM agendaPoint q WHERE q.id = a.pointId)`

const actionsAt = (at: string): Listing<ActionColumn, Scope> => ({
  columns: actionColumns(at), base: sql`action a`, key: sql`a.id`, searched: sql`a.id`, joins: [...joined(sql`a`), ['organisation', () => sql`LEFT JOIN organisation o ON o.id = a.ownerOrganisationId`]],
  where: scope => sql<boolean>`a.deletedAt IS NULL AND ${there(scope, sql`a.bodyId`, meetingOfAction)} AND ${outside(scope.without, sql`a.pointId`)} AND ${only(scope.id, sql`a.id`)} AND ${ofBody(scope.bodyId, sql`a.bodyId`)}
    AND ${ofBody(scope.meetingId, meetingOfAction)} AND ${withWords(scope.text, [sql`a.text`, sql`a.owner`])}`,
  order: [sql`a.state <> 'open'`, sql`a.due IS NULL`, sql`a.due`, sql`a.priority`, sql`a.id`], orderNeeds: [],
})

export type ActionSelection = Selection<ActionColumn> & Narrow & { bodyId?: string | undefined; meetingId?: string | undefined }
const askedActions = (today: string, { at, id, bodyId, meetingId, text, without, ...selection }: ActionSelection): Asked<ActionColumn, Scope> => ({ listing: actionsAt(at ?? today), scope: { id, bodyId, meetingId, text, without }, selection })

type StoredAction = Tables['action'] & { body: string; meetingId: string | null; pointNumber: string | null; startsAt: string | null; ownerOrganisation: string | null; overdue: number }
const actionRow = ({ listing }: Asked<ActionColumn, Scope>) => sql<StoredAction>`${columnsSql(listing.columns, sql`a.*, p.meetingId, p.number AS pointNumber`)}`

const notesOf = (database: Database, actionId: string): ActionNote[] =>
  rowsOf(database, sql<ActionNote>`SELECT id, notedOn AS "on", text, writer FROM actionNote WHERE actionId = ${actionId} AND deletedAt IS NULL ORDER BY notedOn DESC, id DESC`)

const toAction = (database: Database, { deletedAt: _d, state, overdue, ...row }: StoredAction): ActionRow => ({ ...row, state: codedOr(actionStates, state, 'open'), overdue: overdue === 1, notes: notesOf(database, row.id) })

/** A page of the register of actions: open ones by their day first, unless told. */
export function actionsPage(read: Database, today: string, selection: ActionSelection & Page): { total: number; rows: ActionRow[] } {
  const of = askedActions(today, selection)
  const { total, rows } = pageOf(read, of, actionRow(of), selection)
  return { total, rows: rows.map(row => toAction(read, row)) }
}
/** Every action of the register in order: for the press. */
export function eachAction(read: Database, today: string, selection: ActionSelection): ActionRow[] {
  const of = askedActions(today, selection)
  return [...eachOf(read, of, actionRow(of))].map(row => toAction(read, row))
}
export const actionsOfMeeting = (read: Database, meetingId: string, today: string): ActionRow[] => eachAction(read, today, { meetingId })
export const actionValues = (read: Database, today: string, { column, ...selection }: ActionSelection & { column: ActionColumn }): { values: ValueCount[] } => ({ values: valuesOf(read, askedActions(today, selection), column) })
export const actionGroups = (read: Database, today: string, { by, ...selection }: ActionSelection & { by: ActionColumn }): { groups: GroupRow[] } => ({ groups: groupsOf(read, askedActions(today, selection), by, []) })
