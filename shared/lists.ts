import { z } from 'zod'
import { addDays, addMonths } from './periods.ts'
import { day } from './procedure.ts'

// What every list of the house is asked by: a text, a condition for each column, an order, a day, a page.

/** Stretches of days that are told by today: this month, this year, the coming 90 days (today among them), the 12 months up to today. */
export const stretches = ['thisMonth', 'thisYear', 'next90', 'last12'] as const
export type Stretch = (typeof stretches)[number]

/** The first and last day of a stretch. */
export function boundsOf(stretch: Stretch, today: string): { from: string; to: string } {
  const month = `${today.slice(0, 7)}-01`
  switch (stretch) {
    case 'thisMonth': return { from: month, to: addDays(addMonths(month, 1), -1) }
    case 'thisYear': return { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` }
    case 'next90': return { from: today, to: addDays(today, 89) }
    case 'last12': return { from: addDays(addMonths(today, -12), 1), to: today }
  }
}

const scalar = z.union([z.string().max(500), z.number()])
/** One column's filter: a value, any of several, or bounds (inclusive), a stretch of days told by today, text contained, or emptiness. */
export const condition = z.union([
  scalar,
  z.array(scalar).max(500),
  z.strictObject({ from: scalar.optional(), to: scalar.optional(), within: z.enum(stretches).optional(), contains: z.string().max(200).optional(), empty: z.boolean().optional() }),
])
export type Condition = z.infer<typeof condition>

export type Filter<C extends string> = Partial<Record<C, Condition>>
export type SortKey<C extends string> = { column: C; descending?: boolean | undefined }
/** A column, `-column` for descending, or several in order. */
export type Sort<C extends string> = string | SortKey<C> | SortKey<C>[]

/** Which rows, in which order, at which day. */
export type Selection<C extends string> = {
  text?: string | undefined
  filter?: Filter<C> | undefined
  sort?: Sort<C> | undefined
  at?: string | undefined
  /** The column by which the rows stand in groups, before any other order. */
  group?: C | undefined
}
/** At most 100,000 rows, 100 unless told. */
export type Page = { offset?: number | undefined; limit?: number | undefined }

/** How often a value occurs in a column. */
export type ValueCount = { value: string | number | null; count: number }

/** The rows of a list that have one value in a column: how many, and the sums of other columns (null where nothing is known). */
export type GroupRow = { value: string | number | null; count: number; sums: Record<string, number | null> }

/** The counts and sums of all groups together. */
export function totalOf(groups: readonly GroupRow[]): GroupRow {
  const sums: Record<string, number | null> = {}
  for (const group of groups) for (const [column, sum] of Object.entries(group.sums)) if (sum !== null) sums[column] = (sums[column] ?? 0) + sum
  return { value: null, count: groups.reduce((sum, group) => sum + group.count, 0), sums }
}

type Columns<C extends string> = readonly [C, ...C[]]

/** The columns that are wanted of a list, in order: each once. */
export const columnsOf = <C extends string>(names: Columns<C>) => z.array(z.enum(names)).min(1).refine(given => new Set(given).size === given.length)

export const filterOf = <C extends string>(columns: Columns<C>) => z.partialRecord(z.enum(columns), condition)

export function sortOf<C extends string>(columns: Columns<C>) {
  const key = z.strictObject({ column: z.enum(columns), descending: z.boolean().optional() })
  return z.union([z.string().regex(/^-?\w+$/), key, z.array(key).max(5)])
}

/** The fields of an input that choose rows of a list with these columns. */
export const selectionOf = <C extends string>(columns: Columns<C>) => ({
  /** Prefixes of words, accents folded. */
  text: z.string().max(200).optional(),
  filter: filterOf(columns).optional(),
  sort: sortOf(columns).optional(),
  /** Reference day; today unless told. */
  at: day.optional(),
  /** The column by which the rows stand in groups, before any other order. */
  group: z.enum(columns).optional(),
})

/** The fields of an input that choose a page. */
export const page = { offset: z.int().min(0).optional(), limit: z.int().min(1).max(100_000).optional() }
