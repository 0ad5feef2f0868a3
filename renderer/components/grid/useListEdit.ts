import { useMemo } from 'react'
import { readTyped, type CellReasons, type CellRule, type CellRules } from '../../../shared/cellRules.ts'
import type { CellHow, CellsAnswer, CellWritten } from '../../../shared/cells.ts'
import { useFormats, useWords, type Words } from '../../app/language.ts'
import { today } from '../../app/today.ts'
import { cellProblemWords } from './cellWords.ts'
import type { CellEditor, GridEdit } from './types.ts'

/** How a column's cells are changed in the row, by its rule; null where they are only read. */
export function editorOf(rule: CellRule | undefined, t: Words): CellEditor | null {
  if (!rule) return null
  const { kind, choice, required } = rule
  return { ...(choice ? { choices: choice.codes.map(code => ({ value: String(code), label: t(choice.word(code)) })) } : {}), ...(required ? { required } : {}), ...(kind === 'day' || kind === 'clock' ? { placeholder: t(`field.${kind}Placeholder`) } : {}) }
}

type Props<Row, C extends string> = {
  rules: CellRules<C>
  /** Why other columns are only read, where there is more to say than that. */
  reasons: CellReasons<C>
  isColumn: (name: string) => name is C
  /** Sends the changes to the core, or lets it only say what would become of them. */
  apply: (input: { how: CellHow; dryRun?: boolean; changes: (CellWritten<C> & { row: Row })[] }) => Promise<CellsAnswer>
  name: (row: Row) => string
}

/** How the cells of a list are read and written. `apply` and `name` are to stay the same for as long as they do the same. */
export function useListEdit<Row, C extends string>({ rules, reasons, isColumn, apply, name }: Props<Row, C>): GridEdit<Row> {
  const t = useWords()
  const { language } = useFormats()
  return useMemo(() => ({
    read: (column, typed) => {
      const read = readTyped(isColumn(column) ? rules[column] : undefined, typed, { language, today: today() })
      return read.ok ? { ok: true, value: read.value } : { ok: false, problem: cellProblemWords(read.problem, t) }
    },
    apply: (changes, how, dryRun = false) => apply({
      how, ...(dryRun ? { dryRun } : {}),
      changes: changes.flatMap(({ row, column, text, value, seen }) => (isColumn(column) ? [{ row, column, seen, ...(text === undefined ? { value: value ?? null } : { text }) }] : [])),
    }),
    words: (column, problem) => {
      const reason = problem.code === 'read-only' && isColumn(column) ? reasons[column] : undefined
      return reason === undefined ? cellProblemWords(problem, t) : t(reason)
    },
    name,
  }), [rules, reasons, isColumn, apply, name, language, t])
}
