import { z } from 'zod'
import { condition } from './lists.ts'
import { id, read, write } from './procedure.ts'

const column = z.string().min(1).max(60)

/**
 * How a list is looked at: what of it, in which order and groups, in which columns. Columns are names of the list's own; what a later version no
 * longer knows is left out where the view is used.
 */
export const viewDefinition = z.strictObject({
  filter: z.record(column, condition),
  sort: z.array(z.strictObject({ column, descending: z.boolean().optional() })).max(5),
  /** The column by which the rows are grouped. */
  group: column.nullable(),
  /** Shown columns in order; null = the usual ones. */
  columns: z.array(column).min(1).max(100).nullable(),
  /** Widths that differ from the usual ones, in CSS pixels. */
  widths: z.record(column, z.number().min(1).max(5000)),
  /** So many columns stay in sight at the left. */
  frozen: z.int().min(0).max(20),
})
export type ViewDefinition = z.infer<typeof viewDefinition>

/** The view that every list has and that nobody can break: it is kept nowhere. */
export const usualView: ViewDefinition = { filter: {}, sort: [], group: null, columns: null, widths: {}, frozen: 1 }

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== false).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]))
}

/** Whether two views show the same. */
export const sameView = (a: ViewDefinition, b: ViewDefinition): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

/** A named view of a list, of one person or of everybody. */
export type SavedView = {
  id: string
  name: string
  /** Only the person who writes now has it; else everybody has. */
  personal: boolean
  definition: ViewDefinition
}

/** The name of a list: `members`. */
const grid = z.string().regex(/^[a-z][A-Za-z.]{0,39}$/)

export const viewProcedures = {
  /** The views of a list that everybody has and those of the person who writes now, in the order they were made. */
  'views.list': read(z.strictObject({ grid })).answers<{ views: SavedView[] }>(),
  /** A new view of a list, or changes to one: its name, who has it, what it shows. */
  'views.save': write(
    z.strictObject({ id: id.optional(), grid: grid.optional(), name: z.string().trim().max(80).optional(), personal: z.boolean().optional(), definition: viewDefinition.optional() }),
    { errors: ['not-found', 'name-missing', 'person-missing'] },
  ).answers<{ id: string; batch: string }>(),
  /** Puts a view into the bin. */
  'views.remove': write(z.strictObject({ id }), { errors: ['not-found'] }).answers<{ batch: string }>(),
}
