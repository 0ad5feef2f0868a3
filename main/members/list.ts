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

type Column = { value: RawBuilder<unknown>; /** The joined table it needs beside membership: an organisation's site or figures bring the organisation. */ needs: Need[] }
type Need = 'organisation' | 'site' | 'figure'

const column = (needs: Need[], value: RawBuilder<unknown>): Column => ({ value, needs })
const ofOrganisation = (value: RawBuilder<unknown>) => column(['organisation'], value)
const ofSite = (value: RawBuilder<unknown>) => column(['site'], value)
const ofFigure = (value: RawBuilder<unknown>) => column(['figure'], value)

/** Each column as SQL over the joined tables; `sizeClass` is the rule of `shared/sme.ts`, given to the connection. */
const columns: Record<MemberColumn, Column> = {
  name: ofOrganisation(sql`o.name`), vatNumber: ofOrganisation(sql`o.vatNumber`), taxCode: ofOrganisation(sql`o.taxCode`),
  legalForm: ofOrganisation(sql`o.legalForm`), kind: ofOrganisation(sql`o.kind`),
  municipality: ofSite(sql`s.municipality`), province: ofSite(sql`s.province`), postalCode: ofSite(sql`s.postalCode`),
  atecoCode: ofOrganisation(sql`o.atecoCode`), chainPlace: ofOrganisation(sql`o.chainPlace`),
  employees: ofFigure(sql`f.employees`), turnover: ofFigure(sql`f.turnoverCents / 100.0`), figuresYear: ofFigure(sql`f.year`),
  size: ofFigure(sql`sizeClass(f.employees, f.turnoverCents, f.balanceSheetCents)`),
  membershipKind: column([], sql`m.kind`), joinedOn: column([], sql`m."from"`), leftOn: column([], sql`m."to"`),
  email: ofOrganisation(sql`o.email`), pec: ofOrganisation(sql`o.pec`), phone: ofOrganisation(sql`o.phone`), tags: ofOrganisation(sql`o.tags`),
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
  const { value } = columns[column]
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
  if (condition.contains) {
    // what is nothing but signs is looked for as it stands
    const [searched, text] = fold(condition.contains) === '' ? [value, condition.contains] : [sql`fold(${value})`, fold(condition.contains)]
    parts.push(sql<boolean>`${searched} LIKE ${`%${escapeLike(text)}%`} ESCAPE '\\'`)
  }
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

const rowColumns = sql`m.id, m.organisationId, o.vatToVerify, ${sql.join(memberColumns.map(c => sql`${columns[c].value} AS ${sql.ref(c)}`))}`

/** The newest figures that are known until the year of the day, whichever year they are of. */
const newestFigure = (at: string) => sql`(SELECT g.id FROM figure g WHERE g.organisationId = m.organisationId AND g.deletedAt IS NULL
  AND g.year <= ${Number(at.slice(0, 4))} AND (g.employees IS NOT NULL OR g.turnoverCents IS NOT NULL) ORDER BY g.year DESC LIMIT 1)`

const joins: Record<Need, (at: string) => RawBuilder<unknown>> = {
  organisation: () => sql`CROSS JOIN organisation o ON o.id = m.organisationId`,
  site: () => sql`LEFT JOIN site s ON s.organisationId = m.organisationId AND s.kind = 'registered' AND s.deletedAt IS NULL`,
  figure: at => sql`LEFT JOIN figure f ON f.id = ${newestFigure(at)}`,
}
const allNeeds: readonly Need[] = ['organisation', 'site', 'figure']

/**
 * Which table the reading begins with: the planner has no statistics of a fresh file, so the way is told. `found` begins with the
 * hits of the text, `ordered` with the organisations in the order of their names, which can stop at the end of the page.
 */
type Beginning = 'membership' | 'found' | 'ordered'

/** Memberships with those tables beside them that are looked at. */
function source(at: string, needs: readonly Need[], beginning: Beginning): RawBuilder<unknown> {
  const beginnings = {
    membership: sql`membership m`,
    found: sql`search CROSS JOIN searchEntry e ON e.id = search.rowid CROSS JOIN membership m ON m.organisationId = e.recordId`,
    ordered: sql`organisation o CROSS JOIN membership m ON m.organisationId = o.id`,
  }
  const joined = allNeeds.filter(need => needs.includes(need) && !(need === 'organisation' && beginning === 'ordered'))
  return sql.join([beginnings[beginning], ...joined.map(need => joins[need](at))], sql` `)
}

const filtersOf = (selection: Selection): [MemberColumn, Condition][] =>
  Object.entries(selection.filter ?? {}).flatMap(([name, condition]) => (isColumn(name) && condition !== undefined ? [[name, condition]] : []))

const matchOf = ({ text }: Selection) => (text === undefined ? null : searchQuery(text))

/** Memberships of a cluster that run on the day and fit text and filters; organisations in the bin are not there. */
function fitting(clusterId: string, at: string, selection: Selection, beginning: Beginning): RawBuilder<boolean> {
  const match = matchOf(selection)
  return sql<boolean>`${sql.join([
    sql`m.clusterId = ${clusterId} AND m.deletedAt IS NULL AND (m."from" IS NULL OR m."from" <= ${at}) AND (m."to" IS NULL OR m."to" >= ${at})`,
    ...(match === null ? [sql`+m.organisationId NOT IN (SELECT id FROM organisation WHERE deletedAt IS NOT NULL)`]
      : beginning === 'found' ? [sql`search MATCH ${match}`]
      // the plus keeps the planner from walking the hits anew for each organisation
      : [sql`+m.organisationId IN (SELECT e.recordId FROM search CROSS JOIN searchEntry e ON e.id = search.rowid WHERE search MATCH ${match})`]),
    ...filtersOf(selection).map(([name, condition]) => conditionSql(name, condition)),
  ], sql` AND `)}`
}

function order(sort: MemberSort | undefined): RawBuilder<unknown> {
  const keys = sortKeysOf(sort).flatMap(({ column: name, descending }) => {
    const key = sortKeys[name] ?? columns[name].value
    const direction = descending ? sql`${key} DESC` : sql`${key}`
    // what is unknown stands last, whichever way
    return name === 'name' ? [direction] : [sql`${key} IS NULL`, direction]
  })
  return sql.join([...keys, sql`o.sortKey`, sql`m.id`])
}

const toRow = (row: StoredRow): MemberRow => ({ ...row, vatToVerify: row.vatToVerify === 1, tags: JSON.parse(row.tags) as string[] })

const needsOf = (names: MemberColumn[]) => names.flatMap(name => columns[name].needs)

/** Beyond so many rows, reading in the order of names until the page is full is quicker than sorting them all. */
const manyRows = 2000

type Page = { /** How many rows fit in all. */ total: number; limit: number; offset: number }

/** The list in order: first which memberships, over as few tables as filters and order ask for; then their columns. */
function listOf(clusterId: string, at: string, selection: Selection, { total, limit, offset }: Page): RawBuilder<StoredRow> {
  const keys = sortKeysOf(selection.sort)
  const needs: Need[] = ['organisation', ...needsOf([...filtersOf(selection).map(([name]) => name), ...keys.map(key => key.column)])]
  const byName = keys.every(key => key.column === 'name')
  const beginning = byName && total > manyRows ? 'ordered' : matchOf(selection) === null ? 'membership' : 'found'
  return sql<StoredRow>`WITH page AS MATERIALIZED (SELECT m.id AS membership, row_number() OVER () AS place FROM (SELECT m.id FROM ${source(at, needs, beginning)}
      WHERE ${fitting(clusterId, at, selection, beginning)} ORDER BY ${order(selection.sort)} LIMIT ${limit} OFFSET ${offset}) m)
    SELECT ${rowColumns} FROM page CROSS JOIN ${source(at, allNeeds, 'membership')} WHERE m.id = page.membership ORDER BY page.place`
}

/** How many members fit. */
export function countMembers(read: Database, clusterId: string, at: string, selection: Selection): number {
  const beginning = matchOf(selection) === null ? 'membership' : 'found'
  const from = source(at, needsOf(filtersOf(selection).map(([name]) => name)), beginning)
  return rowsOf(read, sql<{ total: number }>`SELECT count(*) AS total FROM ${from} WHERE ${fitting(clusterId, at, selection, beginning)}`)[0]?.total ?? 0
}

/** A page of the list, with the number of all rows that fit. */
export function membersPage(read: Database, today: string, selection: Selection & { offset?: number | undefined; limit?: number | undefined }) {
  const { id } = clusterOf(read, selection.clusterId)
  const at = selection.at ?? today
  const total = countMembers(read, id, at, selection)
  return { total, rows: rowsOf(read, listOf(id, at, selection, { total, limit: selection.limit ?? 100, offset: selection.offset ?? 0 })).map(toRow) }
}

/** Every row of the list in order, from the connection's cursor as it is read: for the press. */
export function* allMembers(read: Database, clusterId: string, at: string, selection: Selection): Generator<MemberRow> {
  for (const row of eachRow(read, listOf(clusterId, at, selection, { total: 0, limit: -1, offset: 0 }))) yield toRow(row)
}

/** The values that occur in a column under the other filters, most frequent first; at most 500. */
export function columnValues(read: Database, today: string, selection: Selection & { column: MemberColumn }) {
  const { id } = clusterOf(read, selection.clusterId)
  const at = selection.at ?? today
  const others = Object.fromEntries(Object.entries(selection.filter ?? {}).filter(([column]) => column !== selection.column))
  const from = selection.column === 'tags' ? sql`${source(at, allNeeds, 'membership')} JOIN json_each(o.tags) t` : source(at, allNeeds, 'membership')
  const value = selection.column === 'tags' ? sql`t.value` : columns[selection.column].value
  return { values: rowsOf(read, sql<{ value: string | number | null; count: number }>`SELECT ${value} AS value, count(*) AS count FROM ${from}
    WHERE ${fitting(id, at, { ...selection, filter: others }, 'membership')} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 500`) }
}
