import type { Database } from 'better-sqlite3'
import { sql, type RawBuilder } from 'kysely'
import { assessmentSources, assessmentStates, checklistKey, rowsOf as questionsOf, type AssessmentColumn, type AssessmentRow } from '../../shared/checklists.ts'
import type { Page, Selection } from '../../shared/lists.ts'
import { columnsSql, countRows, eachOf, groupsOf, pageOf, valuesOf, type Asked, type ListColumn, type Listing } from '../database/listing.ts'
import { checklistsIn } from './catalogue.ts'

type Scope = { organisationId: string | undefined }
export type AssessmentSelection = Selection<AssessmentColumn> & { organisationId?: string | undefined }

const key = sql`a.checklist || ':' || a.edition`

/** Which questions there are is the program's, not the file's: what is counted is named. */
const questions = () => checklistsIn('it').map(one => ({ key: checklistKey(one), rows: questionsOf(one) }))
const total = (): RawBuilder<unknown> => sql`(CASE ${key} ${sql.join(questions().map(one => sql`WHEN ${sql.lit(one.key)} THEN ${sql.lit(one.rows.length)}`), sql` `)} ELSE 0 END)`
const answered = (): RawBuilder<unknown> => sql`(SELECT count(*) FROM assessmentAnswer w WHERE w.assessmentId = a.id AND w.deletedAt IS NULL AND w.answer IS NOT NULL)`
const critical = (): RawBuilder<unknown> =>
  sql.join(questions().flatMap(one => one.rows.filter(row => row.severity === 'critical').map(row => sql.lit(`${one.key} ${row.code}`))))
const alarms = (): RawBuilder<unknown> =>
  sql`(SELECT count(*) FROM assessmentAnswer w WHERE w.assessmentId = a.id AND w.deletedAt IS NULL AND w.answer = 'no' AND ${key} || ' ' || w.row IN (${critical()}))`

const plain = (value: RawBuilder<unknown>): ListColumn => ({ value, needs: [] })

const columns = (): Record<AssessmentColumn, ListColumn> => ({
  organisation: { value: sql`o.name`, needs: ['organisation'], sortKey: sql`o.sortKey`, always: true },
  checklist: plain(key), answeredOn: { ...plain(sql`a.answeredOn`), groupBy: sql`substr(a.answeredOn, 1, 4)` },
  state: plain(sql`CASE WHEN ${answered()} >= ${total()} THEN 'complete' ELSE 'open' END`),
  progress: plain(sql`coalesce(100 * ${answered()} / nullif(${total()}, 0), 0)`),
  alarms: plain(alarms()), source: plain(sql`a.source`), person: plain(sql`a.person`),
})

/** Self-assessments that are not in the bin, of organisations that are not; a text finds them by their organisation. */
const listing = (): Listing<AssessmentColumn, Scope> => ({
  columns: columns(),
  base: sql`assessment a`,
  key: sql`a.id`,
  searched: sql`a.organisationId`,
  joins: [['organisation', () => sql`CROSS JOIN organisation o ON o.id = a.organisationId`]],
  where: ({ organisationId }) => sql<boolean>`a.deletedAt IS NULL AND ${organisationId === undefined
    ? sql`+a.organisationId NOT IN (SELECT id FROM organisation WHERE deletedAt IS NOT NULL)` : sql`a.organisationId = ${organisationId}`}`,
  order: [sql`o.sortKey`, sql`a.answeredOn DESC`, sql`a.id`],
  orderNeeds: ['organisation'],
})

const asked = ({ organisationId, ...selection }: AssessmentSelection): Asked<AssessmentColumn, Scope> => ({ listing: listing(), scope: { organisationId }, selection })

type StoredRow = Omit<AssessmentRow, 'state' | 'source'> & { state: string; source: string }

const rowColumns = ({ listing: { columns: named } }: Asked<AssessmentColumn, Scope>) => sql<StoredRow>`${columnsSql(named, sql`a.id, a.organisationId`)}`
const toRow = ({ state, source, ...row }: StoredRow): AssessmentRow =>
  ({ ...row, state: assessmentStates.find(known => known === state) ?? 'open', source: assessmentSources.find(known => known === source) ?? 'screen' })

/** A page of the list, with the number of all rows that fit. */
export function assessmentsPage(read: Database, selection: AssessmentSelection & Page): { total: number; rows: AssessmentRow[] } {
  const of = asked(selection)
  const { total: all, rows } = pageOf(read, of, rowColumns(of), selection)
  return { total: all, rows: rows.map(toRow) }
}

/** How many self-assessments fit. */
export const countAssessments = (read: Database, selection: AssessmentSelection): number => countRows(read, asked(selection))

/** Every row of the list in order: for the press. */
export function* eachAssessment(read: Database, selection: AssessmentSelection): Generator<AssessmentRow> {
  const of = asked(selection)
  for (const row of eachOf(read, of, rowColumns(of))) yield toRow(row)
}

/** The list grouped by a column. */
export const assessmentGroups = (read: Database, { by, ...selection }: AssessmentSelection & { by: AssessmentColumn }) => ({ groups: groupsOf(read, asked(selection), by, ['alarms']) })

/** The values that occur in a column under the other filters. */
export const assessmentValues = (read: Database, { column, ...selection }: AssessmentSelection & { column: AssessmentColumn }) =>
  ({ values: valuesOf(read, asked(selection), column) })
