import { sql, type RawBuilder } from 'kysely'
import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import { fold } from '../../shared/folding.ts'
import { memberColumns, type Condition, type MemberColumn, type MemberFilter, type MemberRow, type MemberSort } from '../../shared/members.ts'
import { eachRow, rowsOf } from '../database/query.ts'
import { searchQuery } from '../database/search.ts'

/** Which members, in which order, at which day. */
export type Selection = {
  clusterId?: string | undefined
  text?: string | undefined
  filter?: MemberFilter | undefined
  sort?: MemberSort | undefined
  at?: string | undefined
}

type StoredRow = Omit<MemberRow, 'tags' | 'vatToVerify'> & { tags: string; vatToVerify: number }

/** Each column as SQL over the joined tables; `sizeClass` is the rule of `shared/sme.ts`, given to the connection. */
const columns: Record<MemberColumn, RawBuilder<unknown>> = {
  name: sql`o.name`, vatNumber: sql`o.vatNumber`, taxCode: sql`o.taxCode`, legalForm: sql`o.legalForm`, kind: sql`o.kind`,
  municipality: sql`s.municipality`, province: sql`s.province`, postalCode: sql`s.postalCode`,
  atecoCode: sql`o.atecoCode`, chainPlace: sql`o.chainPlace`,
  employees: sql`f.employees`, turnover: sql`f.turnoverCents / 100.0`, figuresYear: sql`f.year`,
  size: sql`sizeClass(f.employees, f.turnoverCents, f.balanceSheetCents)`,
  membershipKind: sql`m.kind`, joinedOn: sql`m."from"`, leftOn: sql`m."to"`,
  email: sql`o.email`, pec: sql`o.pec`, phone: sql`o.phone`, tags: sql`o.tags`,
}

/** What a column is sorted by: folded where people read words. */
const sortKeys: Partial<Record<MemberColumn, RawBuilder<unknown>>> = { name: sql`o.sortKey`, municipality: sql`s.municipality COLLATE NOCASE` }

const isColumn = (name: string): name is MemberColumn => (memberColumns as readonly string[]).includes(name)

function sortKeysOf(sort: MemberSort | undefined): { column: MemberColumn; descending: boolean }[] {
  const keys = sort === undefined ? [] : Array.isArray(sort) ? sort : [sort]
  return keys.map(key => {
    const [column, descending] = typeof key === 'string' ? [key.replace(/^-/, ''), key.startsWith('-')] : [key.column, key.descending ?? false]
    if (!isColumn(column)) throw new Refused('bad-input', { field: 'sort', value: column })
    return { column, descending }
  })
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')

function conditionSql(column: MemberColumn, condition: Condition): RawBuilder<boolean> {
  const value = columns[column]
  if (Array.isArray(condition)) {
    if (column === 'tags') return sql<boolean>`EXISTS (SELECT 1 FROM json_each(o.tags) WHERE value IN (${sql.join(condition)}))`
    return condition.length ? sql<boolean>`${value} IN (${sql.join(condition)})` : sql<boolean>`0`
  }
  if (typeof condition !== 'object') return conditionSql(column, [condition])
  const parts: RawBuilder<boolean>[] = []
  if (condition.empty !== undefined) {
    const empty = column === 'tags' ? sql<boolean>`o.tags = '[]'` : sql<boolean>`(${value} IS NULL OR ${value} = '')`
    parts.push(condition.empty ? empty : sql<boolean>`NOT ${empty}`)
  }
  if (condition.from !== undefined) parts.push(sql<boolean>`${value} >= ${condition.from}`)
  if (condition.to !== undefined) parts.push(sql<boolean>`${value} <= ${condition.to}`)
  if (condition.contains) parts.push(sql<boolean>`fold(${value}) LIKE ${`%${escapeLike(fold(condition.contains))}%`} ESCAPE '\\'`)
  return parts.length ? sql<boolean>`(${sql.join(parts, sql` AND `)})` : sql<boolean>`1`
}

/** The workspace's first cluster, where none is named. @throws Refused `not-found` */
export function clusterOf(read: Database, clusterId: string | undefined): { id: string; name: string } {
  const row = clusterId === undefined
    ? read.prepare<[], { id: string; name: string }>('SELECT id, name FROM cluster WHERE deletedAt IS NULL ORDER BY id LIMIT 1').get()
    : read.prepare<[string], { id: string; name: string }>('SELECT id, name FROM cluster WHERE deletedAt IS NULL AND id = ?').get(clusterId)
  if (!row) throw new Refused('not-found', { what: 'cluster' })
  return row
}

const rowColumns = sql`m.id, o.id AS organisationId, o.vatToVerify, ${sql.join(memberColumns.map(c => sql`${columns[c]} AS ${sql.ref(c)}`))}`

/** The newest figures that are known until the year of the day, whichever year they are of. */
const newestFigure = (at: string) => sql`(SELECT g.id FROM figure g WHERE g.organisationId = o.id AND g.deletedAt IS NULL
  AND g.year <= ${Number(at.slice(0, 4))} AND (g.employees IS NOT NULL OR g.turnoverCents IS NOT NULL) ORDER BY g.year DESC LIMIT 1)`

const sources = (at: string) => sql`organisation o CROSS JOIN membership m ON m.organisationId = o.id
  LEFT JOIN site s ON s.organisationId = o.id AND s.kind = 'registered' AND s.deletedAt IS NULL
  LEFT JOIN figure f ON f.id = ${newestFigure(at)}`

/** Memberships of a cluster that run on the day and fit text and filters. */
function fitting(clusterId: string, at: string, selection: Selection): RawBuilder<boolean> {
  const parts = [sql<boolean>`m.clusterId = ${clusterId} AND m.deletedAt IS NULL AND o.deletedAt IS NULL
    AND (m."from" IS NULL OR m."from" <= ${at}) AND (m."to" IS NULL OR m."to" >= ${at})`]
  const match = selection.text === undefined ? null : searchQuery(selection.text)
  if (match) parts.push(sql<boolean>`o.id IN (SELECT e.recordId FROM search JOIN searchEntry e ON e.id = search.rowid WHERE search MATCH ${match})`)
  for (const [column, condition] of Object.entries(selection.filter ?? {})) {
    if (isColumn(column) && condition !== undefined) parts.push(conditionSql(column, condition))
  }
  return sql<boolean>`${sql.join(parts, sql` AND `)}`
}

function order(sort: MemberSort | undefined): RawBuilder<unknown> {
  const keys = sortKeysOf(sort).flatMap(({ column, descending }) => {
    const key = sortKeys[column] ?? columns[column]
    const direction = descending ? sql`${key} DESC` : sql`${key}`
    // what is unknown stands last, whichever way
    return column === 'name' ? [direction] : [sql`${key} IS NULL`, direction]
  })
  return sql.join([...keys, sql`o.sortKey`, sql`m.id`])
}

const toRow = (row: StoredRow): MemberRow => ({ ...row, vatToVerify: row.vatToVerify === 1, tags: JSON.parse(row.tags) as string[] })

const listOf = (clusterId: string, at: string, selection: Selection, limit: number, offset: number) =>
  sql<StoredRow>`SELECT ${rowColumns} FROM ${sources(at)} WHERE ${fitting(clusterId, at, selection)} ORDER BY ${order(selection.sort)} LIMIT ${limit} OFFSET ${offset}`

/** How many members fit; the count joins only what its filters look at. */
export function countMembers(read: Database, clusterId: string, at: string, selection: Selection): number {
  const filtered = Object.keys(selection.filter ?? {}).length > 0
  const from = filtered ? sources(at) : sql`membership m JOIN organisation o ON o.id = m.organisationId`
  return rowsOf(read, sql<{ total: number }>`SELECT count(*) AS total FROM ${from} WHERE ${fitting(clusterId, at, selection)}`)[0]?.total ?? 0
}

/** A page of the list, with the number of all rows that fit. */
export function membersPage(read: Database, today: string, selection: Selection & { offset?: number | undefined; limit?: number | undefined }) {
  const { id } = clusterOf(read, selection.clusterId)
  const at = selection.at ?? today
  const total = countMembers(read, id, at, selection)
  return { total, rows: rowsOf(read, listOf(id, at, selection, selection.limit ?? 100, selection.offset ?? 0)).map(toRow) }
}

/** Every row of the list in order, from the connection's cursor as it is read: for the press. */
export function* allMembers(read: Database, clusterId: string, at: string, selection: Selection): Generator<MemberRow> {
  for (const row of eachRow(read, listOf(clusterId, at, selection, -1, 0))) yield toRow(row)
}

/** The values that occur in a column under the other filters, most frequent first; at most 500. */
export function columnValues(read: Database, today: string, selection: Selection & { column: MemberColumn }) {
  const { id } = clusterOf(read, selection.clusterId)
  const at = selection.at ?? today
  const others = Object.fromEntries(Object.entries(selection.filter ?? {}).filter(([column]) => column !== selection.column))
  const from = selection.column === 'tags' ? sql`${sources(at)} JOIN json_each(o.tags) t` : sources(at)
  const value = selection.column === 'tags' ? sql`t.value` : columns[selection.column]
  return { values: rowsOf(read, sql<{ value: string | number | null; count: number }>`SELECT ${value} AS value, count(*) AS count FROM ${from}
    WHERE ${fitting(id, at, { ...selection, filter: others })} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 500`) }
}
