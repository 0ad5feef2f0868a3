import type { Language } from './procedure.ts'

/**
 * A deliverable: what a room hands to the press. It is made from data alone, its time included, so that two prints of the same
 * data are the same bytes. Each printer prints every block, or refuses the paper with `block-not-printable`.
 */
/** Which way the pages lie. */
export const orientations = ['portrait', 'landscape'] as const
export type Orientation = (typeof orientations)[number]

export type Paper = {
  /** Stem of the proposed file name, in the paper's language: `elenco-soci`. */
  name: string
  title: string
  subtitle?: string
  language: Language
  audience: 'internal' | 'members' | 'partners' | 'addressee' | 'public'
  letterhead: Letterhead
  /** The day the content refers to, `YYYY-MM-DD`; null where the content itself says how old it is. */
  asOf: string | null
  /** Instant of the newest change in the data (UTC ISO): becomes the documents' creation time. */
  changedAt: string
  orientation: Orientation
  /** Printed large and pale across each page (a draft). */
  watermark?: string
  /** The lines of its rich texts bear numbers in the PDF, through the whole paper, so that remarks can say which they mean. */
  numberedLines?: true
  blocks: readonly Block[]
}

/** Who signs the paper: from the settings of the workspace. */
export type Letterhead = {
  agency: string
  /** Address lines, already in order. */
  lines: readonly string[]
  /** A PNG or JPEG as `data:` URL. */
  logo: string | null
}

export type Block =
  | HeadingBlock
  | { block: 'paragraph'; text: string; tone?: 'normal' | 'note' | 'warning' }
  | { block: 'richText'; nodes: readonly RichNode[] }
  | { block: 'facts'; facts: readonly { label: string; value: string }[] }
  | TableBlock
  /** A few numbers printed large. */
  | { block: 'figures'; figures: readonly { label: string; value: number | null; kind: ColumnKind; decimals?: number }[] }
  /** A vector picture with a text for those who cannot see it; a workbook prints the table instead. */
  | { block: 'chart'; svg: string; width: number; height: number; alternative: string; table: Omit<TableBlock, 'block'> }
  | { block: 'signatures'; places: readonly { role: string; name?: string }[] }
  /** With `letterhead` what follows begins as the first page does: one of several letters, which bear no running head and no count of pages. */
  | { block: 'pageBreak'; letterhead?: true }
  | RevisedBlock

/** `number` (`2.1`) is that of a clause: it stands before the words, and Word counts it by itself as far as it counts the same. */
export type HeadingBlock = { block: 'heading'; level: 1 | 2 | 3; number?: string; text: string }
/** Stands in Word in a heading of a number alone: an empty line is no line to those who read the file. A word joiner, which is not seen. */
export const unseen = '\u2060'
/** A heading as one line. */
export const headingLine = ({ number, text }: HeadingBlock): string => [number, text].filter(Boolean).join(' ')

/** What became of words, or of a line, between two texts. */
export type Revision = 'same' | 'added' | 'removed'

/** A line of a text that is compared with an earlier one; none of its words has a line end. Word alone holds it, as tracked changes; the other printers refuse it. */
export type RevisedBlock = {
  block: 'revised'
  /** Of a heading, 1 at the top: Word numbers it, so that the numbers are right whether the changes are accepted or rejected. Null for a line below one. */
  level: number | null
  /** Of the line itself: its end. */
  line: Revision
  parts: readonly { text: string; kind: Revision }[]
  tone?: 'note'
  /** Stands beside it as a comment. */
  remark?: string
}

export type TableBlock = {
  block: 'table'
  /** Name of the sheet in a workbook; also the caption when `caption` is missing and the paper has other tables. */
  sheet: string
  /** Empty for none: a heading stands before the table. */
  caption?: string
  columns: readonly Column[]
  /** Read once, from the start to the end: a long table comes straight from the database. */
  rows: Iterable<readonly Cell[]>
  rowCount: number
  /** Rows, by their place from 0, that head those below them: printed bold, left out of a .csv. */
  heads?: ReadonlySet<number>
  /** A last row, printed bold, in the columns' order. */
  totals?: readonly Cell[]
  /** Words where the table would be when it has no rows. */
  empty: string
}

/** `euros` are euros (not cents), `date` is `YYYY-MM-DD`, `dateTime` is `YYYY-MM-DDTHH:MM` on the wall clock, `year` is never grouped, `percent` is 0–100. */
export type ColumnKind = 'text' | 'integer' | 'number' | 'euros' | 'percent' | 'date' | 'dateTime' | 'year'
export type Column = { title: string; kind: ColumnKind; /** Weight, about characters. */ width: number; decimals?: number }
/** Unknown is null, printed empty. */
export type Cell = string | number | null

/** The part of the editor's JSON (ProseMirror) that every printer knows. */
export type RichNode =
  | { type: 'paragraph' | 'heading' | 'bulletList' | 'orderedList' | 'listItem' | 'blockquote'; attrs?: { level?: number; start?: number }; content?: readonly RichNode[] }
  | { type: 'text'; text: string; marks?: readonly { type: 'bold' | 'italic' | 'underline' | 'strike' }[] }
  | { type: 'hardBreak' }
