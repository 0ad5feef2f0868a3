import { onlyVatIsWrong } from '../../../shared/import/problems.ts'
import type { ImportChoice, ImportOutcome, ImportRow } from '../../../shared/members.ts'

/** Choices that the clerk made, by row number. */
export type Choices = Record<string, ImportChoice>

export const outcomes: readonly ImportOutcome[] = ['new', 'update', 'same', 'duplicate', 'error']

/** What can be done with a row, the usual thing first. */
export function allowed(row: ImportRow): ImportChoice[] {
  const found = (row.match?.organisationId ?? null) !== null
  switch (row.outcome) {
    case 'new': return ['take', 'leave']
    case 'update': return ['take', 'leave', 'create']
    case 'same': return ['leave']
    case 'duplicate': return found ? ['leave', 'update', 'create'] : ['leave', 'create']
    case 'error': return !onlyVatIsWrong(row.problems) ? ['leave'] : found ? ['leave', 'toVerify', 'create'] : ['leave', 'toVerify']
  }
}

/** What happens to a row now: the clerk's choice where there is one that is allowed, else the usual thing. */
export function chosen(row: ImportRow, choices: Choices): ImportChoice {
  const options = allowed(row)
  const choice = choices[row.row]
  return choice !== undefined && options.includes(choice) ? choice : (options[0] ?? 'leave')
}

const buttons: readonly ImportChoice[] = ['take', 'leave', 'update', 'create', 'toVerify']

/** What can be chosen for these rows together: what makes a difference for at least one of them, in the order of the buttons. */
export function possible(rows: readonly ImportRow[]): ImportChoice[] {
  const open = rows.map(allowed).filter(options => options.length > 1)
  return buttons.filter(choice => open.some(options => options.includes(choice)))
}

/** The choices with one more for each of the rows that allow it; the usual thing needs none. */
export function choose(choices: Choices, rows: readonly ImportRow[], choice: ImportChoice): Choices {
  const next = { ...choices }
  for (const row of rows) {
    const options = allowed(row)
    if (!options.includes(choice)) continue
    if (options[0] === choice) delete next[row.row]
    else next[row.row] = choice
  }
  return next
}

export const isTaken = (row: ImportRow, choices: Choices): boolean => chosen(row, choices) !== 'leave'
