import type { Database } from 'better-sqlite3'
import { sql, type RawBuilder } from 'kysely'
import type { Page, Selection } from '../../shared/lists.ts'
import type { ConsentPurpose, PeopleColumn, PersonRow } from '../../shared/people.ts'
import { columnsSql, countRows, eachOf, groupsOf, pageOf, valuesOf, type Asked, type ListColumn, type Listing } from '../database/listing.ts'

/** Which roles: at which day, of which organisation, those that ended and those of anonymised people too. */
type Scope = { at: string; today: string; organisationId: string | undefined; ended: boolean; /** Only people who may be named in lists for others. */ agreed: boolean }
export type PeopleSelection = Selection<PeopleColumn> & { organisationId?: string | undefined; ended?: boolean | undefined }

type StoredRow = Omit<PersonRow, 'anonymised'> & { anonymised: number }

/** `consentAt` of shared/people.ts as SQL, so that lists are filtered by it; a test holds the two together. */
export const consentSql = (purpose: ConsentPurpose, personId: RawBuilder<unknown>, at: string): RawBuilder<unknown> => {
  const begun = sql`SELECT 1 FROM consent k WHERE k.personId = ${personId} AND k.purpose = ${sql.lit(purpose)} AND k.deletedAt IS NULL AND k.givenOn <= ${at}`
  return sql`CASE WHEN EXISTS (${begun} AND (k.withdrawnOn IS NULL OR k.withdrawnOn > ${at})) THEN 'given' WHEN EXISTS (${begun}) THEN 'withdrawn' ELSE 'none' END`
}

const ofContact = (value: RawBuilder<unknown>, more: Omit<ListColumn, 'value' | 'needs'> = {}): ListColumn => ({ value, needs: [], ...more })
const byYear = (day: RawBuilder<unknown>) => ({ groupBy: sql`substr(${day}, 1, 4)` })
const ofPerson = (value: RawBuilder<unknown>, more: Omit<ListColumn, 'value' | 'needs'> = {}): ListColumn => ({ value, needs: ['person'], ...more })

const columnsAt = (at: string): Record<PeopleColumn, ListColumn> => ({
  name: ofPerson(sql`p.name`, { sortKey: sql`p.sortKey`, always: true }),
  organisation: { value: sql`o.name`, needs: ['organisation'], sortKey: sql`o.sortKey` },
  role: ofContact(sql`c.role`), email: ofContact(sql`c.email`), phone: ofContact(sql`c.phone`),
  from: ofContact(sql`c."from"`, byYear(sql`c."from"`)), to: ofContact(sql`c."to"`, byYear(sql`c."to"`)),
  state: ofContact(sql`CASE WHEN c."to" < ${at} THEN 'ended' WHEN c."from" > ${at} THEN 'future' ELSE 'running' END`),
  noticeOn: ofPerson(sql`p.noticeOn`, byYear(sql`p.noticeOn`)),
  directory: ofContact(consentSql('directory', sql`c.personId`, at)), newsletter: ofContact(consentSql('newsletter', sql`c.personId`, at)),
  events: ofContact(consentSql('events', sql`c.personId`, at)), images: ofContact(consentSql('images', sql`c.personId`, at)),
})

/** Roles of people at a day; people and organisations in the bin are not there. */
const listingAt = (at: string): Listing<PeopleColumn, Scope> => ({
  columns: columnsAt(at),
  base: sql`contact c`,
  key: sql`c.id`,
  searched: sql`c.personId`,
  joins: [
    ['person', () => sql`CROSS JOIN person p ON p.id = c.personId`],
    ['organisation', () => sql`LEFT JOIN organisation o ON o.id = c.organisationId`],
  ],
  where: ({ at: day, today, organisationId, ended, agreed }) => sql<boolean>`${sql.join([
    sql`c.deletedAt IS NULL AND +c.personId NOT IN (SELECT id FROM person WHERE deletedAt IS NOT NULL)`,
    sql`(c.organisationId IS NULL OR c.organisationId NOT IN (SELECT id FROM organisation WHERE deletedAt IS NOT NULL))`,
    ...(ended ? [] : [sql`(c."to" IS NULL OR c."to" >= ${day}) AND +c.personId NOT IN (SELECT id FROM person WHERE anonymisedOn IS NOT NULL)`]), ...(organisationId === undefined ? [] : [sql`c.organisationId = ${organisationId}`]),
    ...(agreed ? [sql`(c."from" IS NULL OR c."from" <= ${day}) AND c.personId IN (SELECT id FROM person WHERE noticeOn <= min(${day}, ${today})) AND ${consentSql('directory', sql`c.personId`, day)} = 'given' AND ${consentSql('directory', sql`c.personId`, today)} = 'given'`] : []),
  ], sql` AND `)}`,
  order: [sql`p.sortKey`, sql`c.id`],
  orderNeeds: ['person'],
  ordered: { by: 'name', from: found => sql`person p ${found(sql`p.id`)} CROSS JOIN contact c ON c.personId = p.id`, brings: 'person' },
})

function asked(today: string, { at = today, organisationId, ended, ...selection }: PeopleSelection, agreed = false): Asked<PeopleColumn, Scope> {
  return { listing: listingAt(at), scope: { at, today, organisationId, ended: ended ?? false, agreed }, selection }
}

const rowColumns = ({ listing, scope }: Asked<PeopleColumn, Scope>) =>
  sql<StoredRow>`${columnsSql(listing.columns, sql`c.id, c.personId, c.organisationId, p.anonymisedOn IS NOT NULL AS anonymised, ${consentSql('directory', sql`c.personId`, scope.today)} AS directoryNow`)}`
const toRow = (row: StoredRow): PersonRow => ({ ...row, anonymised: row.anonymised === 1 })

/** A page of the list, with the number of all rows that fit. */
export function peoplePage(read: Database, today: string, selection: PeopleSelection & Page): { total: number; rows: PersonRow[] } {
  const of = asked(today, selection)
  const { total, rows } = pageOf(read, of, rowColumns(of), selection)
  return { total, rows: rows.map(toRow) }
}

/** How many roles belong into a list for others. */
export const countAgreed = (read: Database, today: string, selection: PeopleSelection): number => countRows(read, asked(today, selection, true))

/** The roles that belong into a list for others (`agreed`), or all that fit, in order: for the press. */
export function* eachPerson(read: Database, today: string, selection: PeopleSelection, agreed: boolean): Generator<PersonRow> {
  const of = asked(today, selection, agreed)
  for (const row of eachOf(read, of, rowColumns(of))) yield toRow(row)
}

/** The values that occur in a column under the other filters. */
export const peopleValues = (read: Database, today: string, { column, ...selection }: PeopleSelection & { column: PeopleColumn }) =>
  ({ values: valuesOf(read, asked(today, selection), column) })

/** The list for others grouped by a column. */
export const agreedGroups = (read: Database, today: string, { by, ...selection }: PeopleSelection & { by: PeopleColumn }) =>
  ({ groups: groupsOf(read, asked(today, selection, true), by, []) })

/** The list grouped by a column. */
export const peopleGroups = (read: Database, today: string, { by, ...selection }: PeopleSelection & { by: PeopleColumn }) =>
  ({ groups: groupsOf(read, asked(today, selection), by, []) })
