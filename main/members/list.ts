import { sql, type RawBuilder } from 'kysely'
import type { Database } from 'better-sqlite3'
import type { Page, Selection } from '../../shared/lists.ts'
import type { MemberColumn, MemberRow } from '../../shared/members.ts'
import { sizeClasses } from '../../shared/sme.ts'
import { clusterOf } from '../organisations/read.ts'
import { registeredSeat } from '../database/fragments.ts'
import { columnsSql, countRows, eachOf, groupsOf, pageOf, placeIn, valuesOf, type Asked, type ListColumn, type Listing } from '../database/listing.ts'

/** Which cluster's members, at which day. */
type Scope = { clusterId: string; at: string }
/** What a caller chooses: without a cluster the workspace's first, without a day today. */
export type MemberSelection = Selection<MemberColumn> & { clusterId?: string | undefined }

type StoredRow = Omit<MemberRow, 'tags' | 'vatToVerify'> & { tags: string; vatToVerify: number }

type More = Omit<ListColumn, 'value' | 'needs'>
const ofOrganisation = (value: RawBuilder<unknown>, more: More = {}): ListColumn => ({ value, needs: ['organisation'], ...more })
const ofSite = (value: RawBuilder<unknown>, more: More = {}): ListColumn => ({ value, needs: ['site'], ...more })
const ofFigure = (value: RawBuilder<unknown>, more: More = {}): ListColumn => ({ value, needs: ['figure'], ...more })
const size = sql`sizeClass(f.employees, f.turnoverCents, f.balanceSheetCents)`
const ofMembership = (value: RawBuilder<unknown>, more: More = {}): ListColumn => ({ value, needs: [], ...more })

/** Each column as SQL; `sizeClass` is the rule of `shared/sme.ts`, given to the connection. */
const columns: Record<MemberColumn, ListColumn> = {
  name: ofOrganisation(sql`o.name`, { sortKey: sql`o.sortKey`, always: true }),
  vatNumber: ofOrganisation(sql`o.vatNumber`), taxCode: ofOrganisation(sql`o.taxCode`),
  legalForm: ofOrganisation(sql`o.legalForm`), kind: ofOrganisation(sql`o.kind`),
  municipality: ofSite(sql`s.municipality`, { sortKey: sql`s.municipality COLLATE NOCASE` }), province: ofSite(sql`s.province`), postalCode: ofSite(sql`s.postalCode`),
  atecoCode: ofOrganisation(sql`o.atecoCode`), chainPlace: ofOrganisation(sql`o.chainPlace`),
  employees: ofFigure(sql`f.employees`), turnover: ofFigure(sql`f.turnoverCents / 100.0`), figuresYear: ofFigure(sql`f.year`),
  size: ofFigure(size, { sortKey: placeIn(sizeClasses, size) }),
  membershipKind: ofMembership(sql`m.kind`), joinedOn: ofMembership(sql`m."from"`, { groupBy: sql`substr(m."from", 1, 4)` }), leftOn: ofMembership(sql`m."to"`, { groupBy: sql`substr(m."to", 1, 4)` }),
  email: ofOrganisation(sql`o.email`), pec: ofOrganisation(sql`o.pec`), phone: ofOrganisation(sql`o.phone`), tags: ofOrganisation(sql`o.tags`, { many: true }),
}

/** The newest figures that are known until the year of the day, whichever year they are of. */
const newestFigure = (at: string) => sql`(SELECT g.id FROM figure g WHERE g.organisationId = m.organisationId AND g.deletedAt IS NULL
  AND g.year <= ${Number(at.slice(0, 4))} AND (g.employees IS NOT NULL OR g.turnoverCents IS NOT NULL) ORDER BY g.year DESC LIMIT 1)`

/** Memberships of a cluster that run on the day; organisations in the bin are not there. */
const listing: Listing<MemberColumn, Scope> = {
  columns,
  base: sql`membership m`,
  key: sql`m.id`,
  searched: sql`m.organisationId`,
  joins: [
    ['organisation', () => sql`CROSS JOIN organisation o ON o.id = m.organisationId`],
    ['site', () => sql.raw(registeredSeat('m.organisationId'))],
    ['figure', ({ at }) => sql`LEFT JOIN figure f ON f.id = ${newestFigure(at)}`],
  ],
  where: ({ clusterId, at }) => sql<boolean>`m.clusterId = ${clusterId} AND m.deletedAt IS NULL AND (m."from" IS NULL OR m."from" <= ${at}) AND (m."to" IS NULL OR m."to" >= ${at})
    AND +m.organisationId NOT IN (SELECT id FROM organisation WHERE deletedAt IS NOT NULL)`,
  order: [sql`o.sortKey`, sql`m.id`],
  orderNeeds: ['organisation'],
  ordered: { by: 'name', from: found => sql`organisation o ${found(sql`o.id`)} CROSS JOIN membership m ON m.organisationId = o.id`, brings: 'organisation' },
}

const rowColumns = sql<StoredRow>`${columnsSql(columns, sql`m.id, m.organisationId, o.vatToVerify`)}`
const toRow = (row: StoredRow): MemberRow => ({ ...row, vatToVerify: row.vatToVerify === 1, tags: JSON.parse(row.tags) as string[] })

/** The list that a selection means. @throws Refused `not-found` where the cluster is unknown */
function asked(read: Database, today: string, { clusterId, at, ...selection }: MemberSelection): Asked<MemberColumn, Scope> {
  return { listing, scope: { clusterId: clusterOf(read, clusterId).id, at: at ?? today }, selection }
}

/** A page of the list, with the number of all rows that fit. */
export function membersPage(read: Database, today: string, selection: MemberSelection & Page): { total: number; rows: MemberRow[] } {
  const { total, rows } = pageOf(read, asked(read, today, selection), rowColumns, selection)
  return { total, rows: rows.map(toRow) }
}

/** How many members fit. */
export const countMembers = (read: Database, today: string, selection: MemberSelection): number => countRows(read, asked(read, today, selection))

/** Every row of the list in order: for the press. */
export function* allMembers(read: Database, today: string, selection: MemberSelection): Generator<MemberRow> {
  for (const row of eachOf(read, asked(read, today, selection), rowColumns)) yield toRow(row)
}

/** The values that occur in a column under the other filters. */
export const columnValues = (read: Database, today: string, { column, ...selection }: MemberSelection & { column: MemberColumn }) =>
  ({ values: valuesOf(read, asked(read, today, selection), column) })

/** The list grouped by a column, with what is added up of each group. */
export const memberGroups = (read: Database, today: string, { by, ...selection }: MemberSelection & { by: MemberColumn }) =>
  ({ groups: groupsOf(read, asked(read, today, selection), by, ['employees', 'turnover']) })
