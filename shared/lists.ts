import { z } from 'zod'
import { day } from './procedure.ts'

// What every list of the house is asked by: a text, a condition for each column, an order, a day, a page.

const scalar = z.union([z.string().max(500), z.number()])
/** One column's filter: a value, any of several, or bounds (inclusive), text contained, or emptiness. */
export const condition = z.union([
  scalar,
  z.array(scalar).max(500),
  z.strictObject({ from: scalar.optional(), to: scalar.optional(), contains: z.string().max(200).optional(), empty: z.boolean().optional() }),
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
}
/** At most 100,000 rows, 100 unless told. */
export type Page = { offset?: number | undefined; limit?: number | undefined }

/** How often a value occurs in a column. */
export type ValueCount = { value: string | number | null; count: number }

/** The rows of a list that have one value in a column: how many, and the sums of other columns (null where nothing is known). */
export type GroupRow = { value: string | number | null; count: number; sums: Record<string, number | null> }

type Columns<C extends string> = readonly [C, ...C[]]

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
})

/** The fields of an input that choose a page. */
export const page = { offset: z.int().min(0).optional(), limit: z.int().min(1).max(100_000).optional() }
