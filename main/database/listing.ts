import type { Database } from 'better-sqlite3'
import { sql, type RawBuilder } from 'kysely'
import { Refused } from '../../shared/errors.ts'
import { fold } from '../../shared/folding.ts'
import { boundsOf, type Condition, type Filter, type GroupRow, type Page, type Selection, type Sort, type ValueCount } from '../../shared/lists.ts'
import type { Language } from '../../shared/procedure.ts'
import { localDay } from '../core/today.ts'
import { eachRow, rowsOf } from './query.ts'
import { searchQuery } from './search.ts'

// The one way in which lists are filtered, ordered, counted and read a page at a time: a room says what its columns are in SQL and where they
// come from, the rest is the same for all.

/** A column as SQL over the listing's tables. */
export type ListColumn = {
  value: RawBuilder<unknown>
  /** The joined tables it needs, by their names in `joins`, each after those that it needs itself. */
  needs: readonly string[]
  /** What it is sorted by, where that is another than its value: folded where people read words, in their own order where they read codes. */
  sortKey?: RawBuilder<unknown>
  /** What it is grouped by, where that is coarser than its value: days by their year. */
  groupBy?: RawBuilder<unknown>
  /** It holds a JSON array: a condition is met by any of its values. */
  many?: true
  /** It is never empty, so that sorting need not look for what is unknown. */
  always?: true
}

/** A sort key for codes: their place in the order that people know them by, as sizes from the smallest; null for one that is not among them. */
export const placeIn = (codes: readonly [string, ...string[]], value: RawBuilder<unknown>): RawBuilder<number | null> =>
  sql<number | null>`CASE ${value} ${sql.join(codes.map((code, place) => sql`WHEN ${sql.lit(code)} THEN ${sql.lit(place)}`), sql` `)} END`

/** A sort key for what has a name in each language: the one that is read, folded. */
export const nameIn = (language: Language, name: RawBuilder<unknown>, nameEnglish: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`fold(${language === 'en' ? sql`coalesce(${nameEnglish}, ${name})` : name})`

export type Listing<C extends string, Scope> = {
  columns: Readonly<Record<C, ListColumn>>
  /** The table that has one row for each row of the list. */
  base: RawBuilder<unknown>
  /** Its key, and the column that says which record a search entry is about. */
  key: RawBuilder<unknown>
  searched: RawBuilder<unknown>
  joins: readonly (readonly [name: string, sql: (scope: Scope) => RawBuilder<unknown>])[]
  /** What is in the list at all, over the base table. */
  where(scope: Scope): RawBuilder<boolean>
  /** The rest of the order, so that it is always the same. */
  order: readonly RawBuilder<unknown>[]
  orderNeeds: readonly string[]
  /**
   * A table to begin with that can be read in the order of one column, which stops at the end of a page; `found` leaves out what the text does not find, by the record
   * that a search entry is about: as soon as that is known.
   */
  ordered?: { by: C; from(found: (record: RawBuilder<unknown>) => RawBuilder<unknown>): RawBuilder<unknown>; brings: string }
}

/** Where reading begins: with the base table, with the hits of the text, or in order. SQLite has no statistics of a fresh file, so the way is told. */
type Beginning = 'base' | 'found' | 'ordered'

/** What is asked of a listing. */
export type Asked<C extends string, Scope> = { listing: Listing<C, Scope>; scope: Scope; selection: Selection<C> }

const isColumn = <C extends string>(columns: Readonly<Record<C, ListColumn>>, name: string): name is C => Object.hasOwn(columns, name)

/** @throws Refused `bad-input` where a column does not exist */
function sortKeysOf<C extends string>(columns: Readonly<Record<C, ListColumn>>, sort: Sort<C> | undefined): { column: C; descending: boolean }[] {
  const keys = sort === undefined ? [] : Array.isArray(sort) ? sort : [sort]
  return keys.map(key => {
    const [column, descending] = typeof key === 'string' ? [key.replace(/^-/, ''), key.startsWith('-')] : [key.column, key.descending ?? false]
    if (!isColumn(columns, column)) throw new Refused('bad-input', { fields: [{ path: 'sort', code: 'unknown-column' }] })
    return { column, descending }
  })
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')

function listCondition({ value, many }: ListColumn, values: readonly (string | number)[]): RawBuilder<boolean> {
  if (many) return sql<boolean>`EXISTS (SELECT 1 FROM json_each(${value}) WHERE json_each.value IN (${sql.join(values)}))`
  return values.length ? sql<boolean>`${value} IN (${sql.join(values)})` : sql<boolean>`0`
}

function conditionSql(column: ListColumn, condition: Condition): RawBuilder<boolean> {
  const { value, many } = column
  if (typeof condition !== 'object') return listCondition(column, [condition])
  if (Array.isArray(condition)) return listCondition(column, condition)
  const parts: RawBuilder<boolean>[] = []
  if (condition.empty !== undefined) {
    const empty = many ? sql<boolean>`${value} = '[]'` : sql<boolean>`(${value} IS NULL OR ${value} = '')`
    parts.push(condition.empty ? empty : sql<boolean>`NOT ${empty}`)
  }
  // between two bounds the value, which may be a rule of ours, is computed once
  if (condition.from !== undefined && condition.to !== undefined) parts.push(sql<boolean>`${value} BETWEEN ${condition.from} AND ${condition.to}`)
  else if (condition.from !== undefined) parts.push(sql<boolean>`${value} >= ${condition.from}`)
  else if (condition.to !== undefined) parts.push(sql<boolean>`${value} <= ${condition.to}`)
  if (condition.within) {
    const { from, to } = boundsOf(condition.within, localDay(new Date()))
    parts.push(sql<boolean>`${value} BETWEEN ${from} AND ${to}`)
  }
  if (condition.contains) {
    // what is nothing but signs is looked for as it stands
    const [searched, text] = fold(condition.contains) === '' ? [value, condition.contains] : [sql`fold(${value})`, fold(condition.contains)]
    parts.push(sql<boolean>`${searched} LIKE ${`%${escapeLike(text)}%`} ESCAPE '\\'`)
  }
  return parts.length ? sql<boolean>`(${sql.join(parts, sql` AND `)})` : sql<boolean>`1`
}

const filtersOf = <C extends string>(columns: Readonly<Record<C, ListColumn>>, filter: Filter<C> | undefined): [C, Condition][] =>
  Object.entries<Condition | undefined>(filter ?? {}).flatMap(([name, condition]) => (isColumn(columns, name) && condition !== undefined ? [[name, condition]] : []))

const matchOf = ({ text }: Selection<string>) => (text === undefined ? null : searchQuery(text))

/** The base table with those tables beside it that are looked at. */
function source<C extends string, Scope>({ listing, scope, selection }: Asked<C, Scope>, needs: readonly string[], beginning: Beginning): RawBuilder<unknown> {
  const match = matchOf(selection)
  // the plus keeps the planner from walking the hits anew for each row
  const found = (record: RawBuilder<unknown>) => (match === null ? sql`` : sql`CROSS JOIN searchEntry entry ON entry.recordId = ${record} AND +entry.id IN (SELECT rowid FROM search WHERE search MATCH ${match})`)
  const beginnings = {
    base: listing.base,
    found: sql`search CROSS JOIN searchEntry entry ON entry.id = search.rowid CROSS JOIN ${listing.base} ON ${listing.searched} = entry.recordId`,
    ordered: listing.ordered?.from(found) ?? listing.base,
  }
  const joined = listing.joins.filter(([name]) => needs.includes(name) && !(beginning === 'ordered' && name === listing.ordered?.brings))
  return sql.join([beginnings[beginning], ...joined.map(([, join]) => join(scope))], sql` `)
}

/** What fits text and filters. */
function fitting<C extends string, Scope>({ listing, scope, selection }: Asked<C, Scope>, beginning: Beginning): RawBuilder<boolean> {
  const match = matchOf(selection)
  return sql<boolean>`${sql.join([
    listing.where(scope),
    ...(match === null || beginning === 'ordered' ? [] : beginning === 'found' ? [sql`search MATCH ${match}`]
      // the plus as above
      : [sql`+${listing.searched} IN (SELECT entry.recordId FROM search CROSS JOIN searchEntry entry ON entry.id = search.rowid WHERE search MATCH ${match})`]),
    ...filtersOf(listing.columns, selection.filter).map(([name, condition]) => conditionSql(listing.columns[name], condition)),
  ], sql` AND `)}`
}

/** The order of the groups of a column: what is unknown last; backwards where the list is sorted by that very column backwards. */
function groupOrder<C extends string, Scope>({ listing, selection }: Asked<C, Scope>, by: C): RawBuilder<unknown>[] {
  const { value, sortKey, groupBy } = listing.columns[by]
  const [first] = sortKeysOf(listing.columns, selection.sort)
  const descending = first?.column === by && first.descending
  // names that are sorted alike and yet written otherwise are groups of their own
  const keys = groupBy ? [groupBy] : sortKey ? [sortKey, value] : [value]
  return keys.map(key => (descending ? sql`${key} DESC NULLS LAST` : sql`${key} NULLS LAST`))
}

function orderOf<C extends string, Scope>(asked: Asked<C, Scope>): RawBuilder<unknown> {
  const { listing, selection } = asked
  const groups = selection.group === undefined ? [] : groupOrder(asked, selection.group)
  const keys = sortKeysOf(listing.columns, selection.sort).map(({ column: name, descending }) => {
    const { value, sortKey, always } = listing.columns[name]
    const key = sortKey ?? value
    const direction = descending ? sql`${key} DESC` : sql`${key}`
    // what is unknown stands last, whichever way
    return always ? direction : sql`${direction} NULLS LAST`
  })
  return sql.join([...groups, ...keys, ...listing.order])
}

const needsOf = <C extends string, Scope>({ columns }: Listing<C, Scope>, names: readonly C[]): string[] => names.flatMap(name => columns[name].needs)
const allNeeds = <C extends string, Scope>({ joins }: Listing<C, Scope>): string[] => joins.map(([name]) => name)

/** Where reading begins when it need not be in order. */
const unordered = <C extends string, Scope>({ selection }: Asked<C, Scope>): Beginning => (matchOf(selection) === null ? 'base' : 'found')

/** How many rows fit. */
export function countRows<C extends string, Scope>(read: Database, asked: Asked<C, Scope>): number {
  const { listing, selection } = asked
  const beginning = unordered(asked)
  const from = source(asked, needsOf(listing, filtersOf(listing.columns, selection.filter).map(([name]) => name)), beginning)
  return rowsOf(read, sql<{ total: number }>`SELECT count(*) AS total FROM ${from} WHERE ${fitting(asked, beginning)}`)[0]?.total ?? 0
}

/** Beyond so many rows, reading in order until the page is full is quicker than sorting them all. */
const manyRows = 2000

/** Whether the list can be read in its order without sorting it. */
const standsInOrder = <C extends string, Scope>({ listing, selection }: Asked<C, Scope>): boolean =>
  listing.ordered !== undefined && selection.group === undefined && sortKeysOf(listing.columns, selection.sort).every(key => key.column === listing.ordered?.by)

/** Whether something is asked of each row, which counting would ask once more. */
const isNarrowed = <C extends string, Scope>({ listing, selection }: Asked<C, Scope>): boolean => matchOf(selection) !== null || filtersOf(listing.columns, selection.filter).length > 0

type Reading<Row> = { columns: RawBuilder<Row>; beginning: Beginning; limit: number; offset: number }

/** The list in order: first which rows, over as few tables as filters and order ask for; then their columns. */
function listOf<C extends string, Scope, Row>(asked: Asked<C, Scope>, { columns, beginning, limit, offset }: Reading<Row>, counted: RawBuilder<unknown> = sql`0`): RawBuilder<Row> {
  const { listing, selection } = asked
  const keys = sortKeysOf(listing.columns, selection.sort)
  const needs = [...listing.orderNeeds, ...needsOf(listing, [...filtersOf(listing.columns, selection.filter).map(([name]) => name), ...keys.map(key => key.column), ...(selection.group === undefined ? [] : [selection.group])])]
  return sql<Row>`WITH page AS MATERIALIZED (SELECT one.rowKey, one.rowsInAll, row_number() OVER () AS place FROM (SELECT ${listing.key} AS rowKey, ${counted} AS rowsInAll FROM ${source(asked, needs, beginning)}
      WHERE ${fitting(asked, beginning)} ORDER BY ${orderOf(asked)} LIMIT ${limit} OFFSET ${offset}) one)
    SELECT ${columns} FROM page CROSS JOIN ${source(asked, allNeeds(listing), 'base')} WHERE ${listing.key} = page.rowKey ORDER BY page.place`
}

/** Each column under its name, for the rows of a list; more can stand before it. */
export function columnsSql<C extends string>(columns: Readonly<Record<C, ListColumn>>, before: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql.join([before, ...Object.entries<ListColumn>(columns).map(([name, { value }]) => sql`${value} AS ${sql.ref(name)}`)])
}

/** A page of a list, with the number of all rows that fit. `columns` are what is read of each row (`columnsSql`). */
export function pageOf<C extends string, Scope, Row extends object>(read: Database, asked: Asked<C, Scope>, columns: RawBuilder<Row>, { limit = 100, offset = 0 }: Page): { total: number; rows: Row[] } {
  const inOrder = standsInOrder(asked)
  if (inOrder || !isNarrowed(asked)) {
    const total = countRows(read, asked)
    return { total, rows: rowsOf(read, listOf(asked, { columns, beginning: inOrder && total > manyRows ? 'ordered' : unordered(asked), limit, offset })) }
  }
  // every row is looked at, and those that fit are sorted: they are counted as they come
  const rows = rowsOf(read, listOf(asked, { columns: sql<Row & { rowsInAll?: number }>`page.rowsInAll, ${columns}`, beginning: unordered(asked), limit, offset }, sql`count(*) OVER ()`))
  const total = rows[0]?.rowsInAll ?? countRows(read, asked)
  for (const row of rows) delete row.rowsInAll
  return { total, rows }
}

/** Every row of a list in order, from the connection's cursor as it is read: for the press. */
export const eachOf = <C extends string, Scope, Row>(read: Database, asked: Asked<C, Scope>, columns: RawBuilder<Row>): Generator<Row> =>
  eachRow(read, listOf(asked, { columns, beginning: unordered(asked), limit: -1, offset: 0 }))

/** The values that occur in a column under the other columns' filters, most frequent first; at most 500. */
export function valuesOf<C extends string, Scope>(read: Database, { listing, scope, selection }: Asked<C, Scope>, column: C): ValueCount[] {
  const others = filtersOf(listing.columns, selection.filter).filter(([name]) => name !== column)
  const filter: Filter<string> = Object.fromEntries(others)
  const asked = { listing, scope, selection: { ...selection, filter } }
  const { value, many } = listing.columns[column]
  const from = source(asked, allNeeds(listing), 'base')
  const [tables, counted] = many ? [sql`${from} JOIN json_each(${value}) each`, sql`each.value`] : [from, value]
  return rowsOf(read, sql<ValueCount>`SELECT ${counted} AS value, count(*) AS count FROM ${tables} WHERE ${fitting(asked, 'base')} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 500`)
}

/** The values of a column with how many rows each has and the sums of others, in the column's own order, what is unknown last: what a grouped list shows. */
export function groupsOf<C extends string, Scope>(read: Database, asked: Asked<C, Scope>, by: C, summed: readonly C[]): GroupRow[] {
  const { listing, selection } = asked
  const { value, groupBy, needs } = listing.columns[by]
  const names = [...filtersOf(listing.columns, selection.filter).map(([name]) => name), ...summed]
  const from = source(asked, [...listing.orderNeeds, ...needs, ...needsOf(listing, names)], 'base')
  const sums = summed.map(name => sql`${sql.lit(name)}, sum(${listing.columns[name].value})`)
  const rows = rowsOf(read, sql<{ value: string | number | null; count: number; sums: string }>`SELECT ${groupBy ?? value} AS value, count(*) AS count, json_object(${sql.join(sums)}) AS sums
    FROM ${from} WHERE ${fitting(asked, 'base')} GROUP BY 1 ORDER BY ${sql.join(groupOrder(asked, by))}`)
  return rows.map(row => ({ ...row, sums: JSON.parse(row.sums) as GroupRow['sums'] }))
}
