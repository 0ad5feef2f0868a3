import type { Database } from 'better-sqlite3'
import { sql, type RawBuilder } from 'kysely'
import { fold } from '../../shared/folding.ts'
import type { GroupRow, Page, Selection, ValueCount } from '../../shared/lists.ts'
import type { MeetingColumn, MeetingRow } from '../../shared/meetings.ts'
import { meetingStates, minutesStates } from '../../shared/meetings/states.ts'
import { coded, codedOr } from '../database/coded.ts'
import { columnsSql, countRows, eachOf, groupsOf, pageOf, valuesOf, type Asked, type ListColumn, type Listing } from '../database/listing.ts'

/** Of which body, and with which words in it. */
export type Scope = { bodyId: string | undefined; meetingId?: string | undefined; text: string | undefined; /** One decision or action alone. */ id?: string | undefined; /** Points whose decisions and actions stay out. */ without?: ReadonlySet<string> | undefined }

/** Every word of a text is in one of these columns, accents folded. A few hundred rows need no index. */
export function withWords(text: string | undefined, columns: readonly RawBuilder<unknown>[]): RawBuilder<boolean> {
  const all = fold(text ?? '').split(' ').filter(Boolean)
  const where = sql`fold(concat_ws(' ', ${sql.join(columns)}))`
  return all.length === 0 ? sql<boolean>`1` : sql<boolean>`(${sql.join(all.map(word => sql`instr(${where}, ${word}) > 0`), sql` AND `)})`
}

export const ofBody = (bodyId: string | undefined, column: RawBuilder<unknown>): RawBuilder<boolean> => (bodyId === undefined ? sql<boolean>`1` : sql<boolean>`${column} = ${bodyId}`)

/** What lies in the bin with its body is in no list of all bodies; the body's own lists have it. */
export const bodyThere = (bodyId: string | undefined, column: RawBuilder<unknown>): RawBuilder<boolean> =>
  (bodyId === undefined ? sql<boolean>`${column} NOT IN (SELECT id FROM body WHERE deletedAt IS NOT NULL)` : sql<boolean>`1`)

const own = (value: RawBuilder<unknown>): ListColumn => ({ value, needs: [] })
const countOf = (from: RawBuilder<unknown>) => sql`(SELECT count(*) FROM ${from})`

/** `registered` becomes `registeredWithCorrections` by the corrections that were added. */
const minutesState = sql`CASE WHEN n.state = 'registered' AND EXISTS (SELECT 1 FROM correction k WHERE k.correctsId = m.id AND k.deletedAt IS NULL) THEN 'registeredWithCorrections' ELSE n.state END`

const columns: Record<MeetingColumn, ListColumn> = {
  startsAt: { value: sql`m.startsAt`, needs: [], groupBy: sql`substr(m.startsAt, 1, 4)`, always: true },
  body: { value: sql`b.name`, needs: ['body'], sortKey: sql`b.sortKey`, always: true },
  cluster: { value: sql`c.name`, needs: ['body', 'cluster'], sortKey: sql`c.sortKey` },
  title: own(sql`m.title`), state: own(sql`m.state`), call: own(sql`m."call"`), place: own(sql`m.place`),
  minutes: { value: minutesState, needs: ['minutes'] }, number: { value: sql`n.number`, needs: ['minutes'] },
  points: own(countOf(sql`agendaPoint p WHERE p.meetingId = m.id AND p.deletedAt IS NULL`)),
  present: own(countOf(sql`attendance a WHERE a.meetingId = m.id AND a.deletedAt IS NULL AND a.state = 'present' AND a.role <> 'guest'`)),
  decisions: own(countOf(sql`decision d WHERE d.meetingId = m.id AND d.deletedAt IS NULL`)),
  carried: own(sql`EXISTS (SELECT 1 FROM carry y WHERE y.meetingId = m.id AND y.backAt IS NULL AND y.brokenAt IS NULL AND y.deletedAt IS NULL)`),
}

const listing: Listing<MeetingColumn, Scope> = {
  columns, base: sql`meeting m`, key: sql`m.id`, searched: sql`m.id`,
  joins: [
    ['body', () => sql`JOIN body b ON b.id = m.bodyId`],
    ['cluster', () => sql`LEFT JOIN cluster c ON c.id = b.clusterId`],
    ['minutes', () => sql`LEFT JOIN minutes n ON n.meetingId = m.id AND n.deletedAt IS NULL`],
  ],
  where: ({ bodyId, text }) => sql<boolean>`m.deletedAt IS NULL AND ${ofBody(bodyId, sql`m.bodyId`)} AND ${bodyThere(bodyId, sql`m.bodyId`)}
    AND ${withWords(text, [sql`m.title`, sql`m.place`, sql`(SELECT w.name FROM body w WHERE w.id = m.bodyId)`, sql`(SELECT group_concat(p.title, ' ') FROM agendaPoint p WHERE p.meetingId = m.id AND p.deletedAt IS NULL)`])}`,
  order: [sql`m.startsAt DESC`, sql`m.id`], orderNeeds: [],
}

export type MeetingSelection = Selection<MeetingColumn> & { bodyId?: string | undefined }
const asked = ({ bodyId, text, ...selection }: MeetingSelection): Asked<MeetingColumn, Scope> => ({ listing, scope: { bodyId, text }, selection })

type StoredRow = Omit<MeetingRow, 'carried'> & { carried: number }
const rowColumns = sql<StoredRow>`${columnsSql(columns, sql`m.id, m.bodyId`)}`
const toRow = ({ state, minutes, carried, ...row }: StoredRow): MeetingRow => ({ ...row, state: codedOr(meetingStates, state, 'planned'), minutes: coded(minutesStates, minutes), carried: carried === 1 })

/** A page of the meetings, the newest first unless told. */
export function meetingsPage(read: Database, selection: MeetingSelection & Page): { total: number; rows: MeetingRow[] } {
  const { total, rows } = pageOf(read, asked(selection), rowColumns, selection)
  return { total, rows: rows.map(toRow) }
}
/** How many meetings fit. */
export const countMeetings = (read: Database, selection: MeetingSelection): number => countRows(read, asked(selection))
/** Every meeting of the list in order: for the press. */
export function* eachMeeting(read: Database, selection: MeetingSelection): Generator<MeetingRow> {
  for (const row of eachOf(read, asked(selection), rowColumns)) yield toRow(row)
}
export const meetingValues = (read: Database, { column, ...selection }: MeetingSelection & { column: MeetingColumn }): { values: ValueCount[] } => ({ values: valuesOf(read, asked(selection), column) })
export const meetingGroups = (read: Database, { by, ...selection }: MeetingSelection & { by: MeetingColumn }): { groups: GroupRow[] } => ({ groups: groupsOf(read, asked(selection), by, ['decisions']) })
