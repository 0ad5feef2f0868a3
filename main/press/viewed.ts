import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { words, type Words } from '../../shared/language.ts'
import type { ListColumns, NameOf } from '../../shared/listColumns.ts'
import type { GroupRow, Selection } from '../../shared/lists.ts'
import { orientations, type Paper } from '../../shared/paper.ts'
import { day, language, type Language } from '../../shared/procedure.ts'
import type { ExportedGrid } from '../../shared/viewExport.ts'
import { registerFunctions } from '../database/functions.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import { deliverable, type Deliverable } from './deliverable.ts'
import { listParts } from './list.ts'

/** What is asked of a list: which of its rows and columns, and how the paper is written. */
const askedOf = <C extends string, Row, S extends Selection<C>>({ list, selection }: Pick<ViewSource<C, Row, S>, 'list' | 'selection'>) => z.object({
  language, today: day,
  /** What the view is called. */
  view: z.string().optional(),
  columns: z.array(z.enum(list.names)),
  orientation: z.enum(orientations).optional(),
  selection,
  /** Rows of confidential points stand in it too. */
  confidential: z.boolean(),
})

/** What a list gives for one paper. */
export type ViewRows<C extends string, Row> = {
  count: number
  /** Asked for last: they may come from a cursor. */
  rows: () => Iterable<Row>
  groups: (by: C) => readonly GroupRow[]
  /** What was chosen beside text and filters, in words. */
  besides?: readonly string[]
  /** Rows that a paper does not show, in words. */
  notes?: readonly string[]
  watermark?: string | undefined
}

export type ViewSource<C extends string, Row, S extends Selection<C>> = {
  grid: ExportedGrid
  list: ListColumns<C, Row>
  /** The input of the list's own procedure, without its page. */
  selection: z.ZodType<S>
  read: (database: Database, selection: S, printing: { today: string; language: Language; confidential: boolean; t: Words }) => ViewRows<C, Row>
  nameOf?: (database: Database, language: Language) => NameOf
}

/** A list as it is seen: whichever room it is of, the paper is made here. */
export function viewDeliverable<C extends string, Row, S extends Selection<C>>({ grid, list, read, nameOf, ...source }: ViewSource<C, Row, S>): Deliverable {
  return deliverable(askedOf({ list, ...source }), (database, { language: in_, today, view, columns, orientation, confidential, selection }): Paper => {
    registerFunctions(database)
    const t = words(in_)
    const { count, rows, groups, besides = [], notes = [], watermark } = read(database, selection, { today, language: in_, confidential, t })
    const common = { letterhead: letterhead(database), changedAt: changedAt(database), ...(nameOf ? { nameOf: nameOf(database, in_) } : {}) }
    const parts = listParts({
      language: in_, list, columns, selection, besides, orientation, rowCount: count,
      ...(common.nameOf ? { nameOf: common.nameOf } : {}), ...(selection.group === undefined ? {} : { group: { by: selection.group, groups: groups(selection.group) } }), rows: rows(),
    })
    return {
      name: t(`papers:list.${grid}.name`), title: t(`papers:list.${grid}.title`), ...(view === undefined ? {} : { subtitle: t('papers:list.view', { name: view }) }), language: in_, audience: 'internal',
      letterhead: common.letterhead, changedAt: common.changedAt, asOf: selection.at ?? today, orientation: parts.orientation, ...(watermark === undefined ? {} : { watermark }),
      blocks: [...parts.notes, parts.table, ...notes.map(text => ({ block: 'paragraph', tone: 'note', text }) as const)],
    }
  })
}
