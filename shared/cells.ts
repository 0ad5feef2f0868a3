import { z } from 'zod'
import { isProblemCode, type ProblemCode } from './import/problems.ts'

/** What a cell of a list holds as the contract gives it; unknown is null. */
export type CellValue = string | number | null
export const cellValue = z.union([z.string().max(20_000), z.number(), z.null()])

/** How cells came to change: typed in the row, pasted, filled down, set on many rows at once, emptied. Each is a batch of its own. */
export const cellHow = z.enum(['edit', 'paste', 'fill', 'bulk', 'clear'])
export type CellHow = z.infer<typeof cellHow>

/** More cells than this are not written at once. */
export const mostCells = 100_000

/** The part of a change that every list shares: what was typed (`text`) or a value as the list holds it, and what the screen showed before (`seen`). */
export const cellWritten = { text: z.string().max(20_000).optional(), value: cellValue.optional(), seen: cellValue.optional() }

/** The input of a procedure that changes cells of a list with these columns; `row` says which row a cell is of, `scope` what else the list depends on. */
export const cellsInput = <C extends string, Row extends z.ZodRawShape, Scope extends z.ZodRawShape>(columns: readonly [C, ...C[]], row: Row, scope: Scope) => z.strictObject({
  ...scope, how: cellHow, dryRun: z.boolean().optional(),
  changes: z.array(z.strictObject({ ...row, column: z.enum(columns), ...cellWritten })).min(1).max(mostCells),
})

/** What is refused, with words under `components:cell.problem.<code>`. */
export const cellRefusals = [
  'required', 'not-a-number', 'negative', 'too-large', 'not-a-day', 'not-a-choice', 'too-long', 'cell-error', 'several-addresses', 'not-understood', 'read-only', 'gone', 'period-order', 'period-overlap', 'anonymised', 'stale', 'carried', 'not-done', 'not-planned', 'not-a-clock',
] as const
export type CellRefusal = (typeof cellRefusals)[number]
/** Why a cell is refused, or (with one of the import's codes) what is doubtful about what was taken. `text` is what was typed. */
export type CellProblem = { code: CellRefusal | ProblemCode; values: Record<string, string | number> }
/** Refusals of a cell for what its row is, whatever is typed: there is nothing to mend in the cell. */
const ofRow: readonly string[] = ['read-only', 'gone', 'anonymised', 'carried', 'not-done', 'not-planned'] satisfies CellRefusal[]
export const isRefusedForRow = ({ code }: CellProblem): boolean => ofRow.includes(code)
export const isRefusal = (code: string): code is CellRefusal => cellRefusals.some(one => one === code) && !isProblemCode(code)

export type CellOutcome = 'changed' | 'same' | 'refused' | 'stale'
/** A change of a cell as a room plans it. */
export type CellWritten<C extends string> = { column: C; text?: string | undefined; value?: CellValue | undefined; seen?: CellValue | undefined }

/** What became of one change; in the order of the changes. `after` is what stands (or would stand) there. */
export type CellResult = { outcome: CellOutcome; before: CellValue; after: CellValue; problem: CellProblem | null }
export type CellsAnswer = {
  /** Null where nothing was written: a dry run, or nothing to change. */
  batch: string | null
  cells: CellResult[]
  counts: Record<CellOutcome, number>
}

/** What was typed, read as a column's value, or why it cannot be. */
export type ReadTyped = { ok: true; value: CellValue; problem: CellProblem | null } | { ok: false; problem: CellProblem }
