import { z } from 'zod'
import { condition } from './lists.ts'
import { orientations } from './paper.ts'
import { day, id, read, write } from './procedure.ts'

const column = z.string().min(1).max(60)

/**
 * Of what a list is, besides its filter: each where it is chosen, and where the list has it. Views that were saved before these were kept have none of them.
 */
const scope = {
  /** The quick text, without spaces around. */
  text: z.string().max(200).optional(),
  /** The situation at this day; without it that of today. */
  at: day.optional(),
  /** The members of this cluster; without it, of whichever is looked at. */
  cluster: id.optional(),
  /** What is of this body alone. */
  body: id.optional(),
  /** Also the roles that ended. */
  ended: z.boolean().optional(),
  /** Also the documents that were replaced or rejected. */
  past: z.boolean().optional(),
}
export type ListScope = Partial<z.infer<z.ZodObject<typeof scope>>>

/** Of what a list is, of all that its address holds. */
export const scopeOf = ({ text, at, cluster, body, ended, past }: ListScope): ListScope => ({ text: text?.trim() || undefined, at, cluster, body, ended, past })

/** Shown columns in order; null = the usual ones. */
const columns = z.array(column).min(1).max(100).nullable()
/** Widths that differ from the usual ones, in CSS pixels. */
const widths = z.record(column, z.number().min(1).max(5000))
/** So many columns stay in sight at the left. */
const frozen = z.int().min(0).max(20)
/** How it was last put on paper, where that was not as the screen shows it: shown columns that were left out, others that were added, and which way the pages lay. */
const print = z.strictObject({ without: z.array(column).max(100).optional(), added: z.array(column).max(100).optional(), orientation: z.enum(orientations).optional() })
export type ListPrint = z.infer<typeof print>

/**
 * How a list is looked at: what of it, in which order and groups, in which columns. Columns are names of the list's own; what a later version no
 * longer knows is left out where the view is used.
 */
export const viewDefinition = z.strictObject({
  ...scope,
  filter: z.record(column, condition),
  sort: z.array(z.strictObject({ column, descending: z.boolean().optional() })).max(5),
  /** The column by which the rows are grouped. */
  group: column.nullable(),
  columns, widths, frozen, print: print.optional(),
})
export type ViewDefinition = z.infer<typeof viewDefinition>

export const detailPlaces = ['off', 'right', 'bottom'] as const
export type DetailPlace = (typeof detailPlaces)[number]

/** What a person changed of a view's columns and did not save. */
const viewLayout = z.strictObject({ columns: columns.optional(), widths: widths.optional(), frozen: frozen.optional(), print: print.optional() })
export type ViewLayout = z.infer<typeof viewLayout>

/** How a person looks at a list. */
export const listLayout = z.strictObject({
  /** Where the record of the active row is shown beside it. */
  detail: z.enum(detailPlaces).optional(),
  /** By the id of the view; that of the view which every list has is `usual`. */
  views: z.record(z.string().min(1).max(64), viewLayout).optional(),
})
export type ListLayout = z.infer<typeof listLayout>

/** The view that every list has and that nobody can break: it is kept nowhere. */
export const usualView: ViewDefinition = { filter: {}, sort: [], group: null, columns: null, widths: {}, frozen: 1 }

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== false).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]))
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))

/** Whether what is shown now is what a view shows; how it was put on paper shows nothing. */
export const sameView = ({ print: _now, ...now }: ViewDefinition, { print: _view, ...view }: ViewDefinition): boolean => same(now, view.cluster === undefined ? { ...view, cluster: now.cluster } : view)

/** Whether there is nothing to save into a view. */
export const savedAs = (now: ViewDefinition, view: ViewDefinition): boolean => sameView(now, view) && same(now.print ?? {}, view.print ?? {})

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
  'views.list': read(() => z.strictObject({ grid })).answers<{ views: SavedView[] }>(),
  /** A new view of a list, or changes to one: its name, who has it, what it shows. */
  'views.save': write(
    () => z.strictObject({ id: id.optional(), grid: grid.optional(), name: z.string().trim().max(80).optional(), personal: z.boolean().optional(), definition: viewDefinition.optional() }),
    { errors: ['not-found', 'name-missing', 'person-missing'] },
  ).answers<{ id: string; batch: string }>(),
  /** Puts a view into the bin. */
  'views.remove': write(() => z.strictObject({ id }), { errors: ['not-found'] }).answers<{ batch: string }>(),
  /** How the person who writes now looks at the lists, by the name of each. */
  'views.layouts': read(() => z.strictObject({})).answers<{ layouts: Record<string, ListLayout> }>(),
  /** Keeps how the person who writes now looks at a list, in the place of what was kept of it: a habit, outside the journal. */
  'views.layouts.save': write(() => z.strictObject({ grid, layout: listLayout })).answers<Record<string, never>>(),
}
