import { z } from 'zod'
import { columnsOf, filterOf, page, selectionOf, sortOf, type GroupRow, type ValueCount } from './lists.ts'
import { cellsInput, type CellsAnswer } from './cells.ts'
import { day, id, language, long, place, read, write } from './procedure.ts'
import type { Written } from './organisations.ts'
import { orientations } from './paper.ts'

/** The columns of the members list; each can be sorted and filtered by. */
export const memberColumns = [
  'name', 'vatNumber', 'taxCode', 'legalForm', 'kind', 'municipality', 'province', 'postalCode', 'atecoCode', 'chainPlace',
  'employees', 'turnover', 'figuresYear', 'size', 'membershipKind', 'joinedOn', 'leftOn', 'email', 'pec', 'phone', 'tags',
] as const
export type MemberColumn = (typeof memberColumns)[number]

/** One member at the reference day. Unknown is null. */
export type MemberRow = {
  /** The membership. */
  id: string
  organisationId: string
  name: string
  vatNumber: string | null
  /** A VAT number that fails its check is kept and marked. */
  vatToVerify: boolean
  taxCode: string | null
  legalForm: string | null
  kind: string
  municipality: string | null
  province: string | null
  postalCode: string | null
  atecoCode: string | null
  chainPlace: string | null
  /** Newest year with a known value, not after the reference day. */
  employees: number | null
  /** Euros. */
  turnover: number | null
  figuresYear: number | null
  /** Size class of Recommendation 2003/361/EC by the newest figures alone; null = unknown. */
  size: string | null
  membershipKind: string
  joinedOn: string | null
  leftOn: string | null
  email: string | null
  pec: string | null
  phone: string | null
  tags: string[]
}

export const memberFilter = filterOf(memberColumns)
export const memberSort = sortOf(memberColumns)

const selection = { clusterId: id.optional(), ...selectionOf(memberColumns) }

/** What a column of a foreign list means; null = leave it out. */
export const importFields = [
  'name', 'legalForm', 'vatNumber', 'taxCode', 'rea', 'address', 'postalCode', 'municipality', 'province', 'atecoCode', 'atecoEdition', 'chainPlace', 'employees',
  'turnover', 'balanceSheet', 'joinedOn', 'leftOn', 'membershipKind', 'act', 'withdrawalReason', 'email', 'pec', 'sdiCode', 'phone', 'website', 'certificates', 'ownerGroup', 'tags', 'privateNotes',
] as const
export type ImportField = (typeof importFields)[number]
/** What a column is chosen to mean; `aside`: nothing of it is read, not even who left. */
export type ImportMeaning = ImportField | 'aside'
export const importMeaning = z.enum([...importFields, 'aside'])
const importFigures: readonly ImportField[] = ['employees', 'turnover', 'balanceSheet']
/** Whether a field is a figure, which belongs to a year. */
export const isImportFigure = (field: ImportField | null): boolean => field !== null && importFigures.includes(field)
/** Whether a field is an amount of money. */
export const isMoney = (field: ImportField | null): boolean => field === 'turnover' || field === 'balanceSheet'

export type ImportOutcome = 'new' | 'update' | 'same' | 'duplicate' | 'error'
/** What is said of a cell (or of the row, without a column): words under `imports:problem.<code>`. */
export type ImportProblem = { level: 'error' | 'warning' | 'info'; code: string; field: ImportField | null; values: Record<string, string | number> }
export type ImportRow = {
  /** Number of the row in the sheet, from 1, as Excel shows it. */
  row: number
  outcome: ImportOutcome
  /** The parsed values; money in euros, days as `YYYY-MM-DD`; what could not be read is null and has a problem. */
  values: Partial<Record<ImportField, string | number | null>>
  problems: ImportProblem[]
  /** The record (or the earlier row) that this row concerns. */
  match: { organisationId: string | null; row: number | null; name: string } | null
  /** What would change in the record found, where the row goes into it. */
  changes: { field: string; before: string | number | null; after: string | number | null }[]
}
/** What to do with a row: `take` it as proposed, `leave` it out, `create` a new record in spite of a duplicate, `update` the record
 * found where only its name and place told it, `toVerify` = import (into the record found, where there is one) with the VAT number to be verified. */
export const importChoice = z.enum(['take', 'leave', 'create', 'update', 'toVerify'])
export type ImportChoice = z.infer<typeof importChoice>
export type ImportCounts = Record<ImportOutcome, number> & { total: number }

export type ImportPreview = {
  session: string
  fileName: string
  sheets: string[]
  sheet: string
  /** Row number of the header. */
  headerRow: number
  /** Each used column of the sheet: its header, its meaning, a few of its texts. A column of states (`states`) tells who left, whatever its meaning, unless it was put aside. */
  columns: { index: number; header: string; field: ImportField | null; samples: string[]; hidden: boolean; states?: 'read' | 'aside' }[]
  year: number
  /** Why this year was proposed. */
  yearFrom: 'given' | 'title' | 'lastYear'
  counts: ImportCounts
  rows: ImportRow[]
  /** Rows left out as titles, totals or blanks, with the reason; of headings of the rows below them (`section`) the text as well; `continued` are those that went into the row above. */
  skipped: { row: number; reason: 'title' | 'blank' | 'total' | 'header' | 'section' | 'continued'; text?: string }[]
  /** The same file was imported before, then. */
  appliedBefore: string | null
}

export const memberProcedures = {
  /** At most 100,000 rows, 100 unless told. Without a cluster, the workspace's first. */
  'members.list': read(() => z.strictObject({ ...selection, ...page }), { errors: ['not-found'] })
    .answers<{ total: number; rows: MemberRow[] }>(),
  /** The values that occur in a column under the other filters, most frequent first, for the column's filter. */
  'members.values': read(() => z.strictObject({ ...selection, column: z.enum(memberColumns) }), { errors: ['not-found'] }).answers<{ values: ValueCount[] }>(),
  /** The list grouped by a column, under its filters: each value with its members and the sums of employees (annual work units) and turnover (euros). */
  'members.groups': read(() => z.strictObject({ ...selection, by: z.enum(memberColumns) }), { errors: ['not-found'] }).answers<{ groups: GroupRow[] }>(),
  /**
   * Changes cells of the list as one batch: each is read as it was typed (`text`, in the workspace's language) or taken as the list holds it (`value`).
   * Good cells are written, the others stay and say why; where the stored value is another than `seen`, the cell is `stale`. With `dryRun` nothing is
   * written. Figures go into the year that the list shows, else into last year's; a membership is the one named, else the one that runs on the day.
   */
  'members.cells': write(
    () => cellsInput(memberColumns, { organisationId: id, membershipId: id.optional() }, { clusterId: id.optional(), at: day.optional() }),
    { errors: ['not-found'] },
  ).answers<CellsAnswer>(),
  /**
   * Reads a foreign list, a file (.xlsx, .csv, .ods, .xls) or pasted `text` (tab-separated), and says for each row and cell what will happen. Nothing is changed but the
   * stored session.
   */
  'members.import.preview': long(
    () => z.strictObject({
      file: place('read').optional(),
      text: z.string().min(1).max(10_000_000).optional(),
      sheet: z.string().max(200).optional(),
      /** Column index (from 0, as text) → meaning, null = none; what is not named is proposed. */
      mapping: z.record(z.string().regex(/^\d{1,4}$/), importMeaning.nullable()).optional(),
      clusterId: id.optional(),
      year: z.int().min(1900).max(2200).optional(),
    }),
    { errors: ['unreadable-file', 'file-too-large', 'file-encrypted', 'no-header', 'list-turned', 'list-cards', 'lists-beside', 'sheet-missing', 'reader-limit', 'not-found', 'missing'] },
  ).answers<ImportPreview>(),
  /** The same preview again from the stored session, for instance after a restart. */
  'members.import.get': read(() => z.strictObject({ session: id }), { errors: ['not-found', 'session-expired'] }).answers<ImportPreview>(),
  /**
   * Applies a session in one transaction and one batch, after checking each row again. Without choices `new` and `update` are
   * taken and the rest left out; choices are by row number.
   */
  'members.import.apply': write(
    () => z.strictObject({ session: id, choices: z.record(z.string().regex(/^\d{1,7}$/), importChoice).optional() }),
    { errors: ['not-found', 'session-applied', 'session-expired', 'changed-since'] },
  ).answers<{ batch: string; counts: { created: number; updated: number; left: number } }>(),
  /** The rows that are not taken, as they came, with a column of reasons: to be mended and read again. */
  'members.import.rejected': long(
    () => z.strictObject({ session: id, choices: z.record(z.string().regex(/^\d{1,7}$/), importChoice).optional(), language, path: place('write').optional() }),
    { errors: ['not-found', 'session-expired', 'cannot-write', 'disk-full'] },
  ).answers<Written>(),
  /**
   * Writes the members list (`list`) or one member's sheet (`sheet`, PDF only) to `path`, else into the remembered folder under
   * a proposed name; `preview` writes to a place that is emptied at closing.
   */
  'members.export': long(
    () => z.strictObject({
      kind: z.enum(['list', 'sheet']), format: z.enum(['xlsx', 'pdf', 'csv']), language, path: place('write').optional(),
      ...selection,
      /** The organisation of a sheet. */
      organisationId: id.optional(),
      /** The columns, in order; a usual choice unless told. */
      columns: columnsOf(memberColumns).optional(),
      /** Which way the pages of a list lie; as the number of columns asks unless told. */
      orientation: z.enum(orientations).optional(),
      /** What the view is called that is shown: stands under the title. */
      view: z.string().trim().min(1).max(120).optional(),
      preview: z.boolean().optional(),
      /** Print although some characters are in none of our fonts. */
      acceptMissing: z.boolean().optional(),
    }),
    { errors: ['not-found', 'too-many-rows', 'missing-glyphs', 'cannot-write', 'disk-full'] },
  ).answers<Written>(),
}
