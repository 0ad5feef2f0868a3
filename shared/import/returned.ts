import { words } from '../language.ts'
import { language } from '../procedure.ts'
import { problem } from './problems.ts'
import type { Column } from './seen.ts'
import { cellAt, type ForeignRow } from './sheet.ts'
import type { ImportRow } from '../members.ts'

// The workbook of rejected rows says in a column of its own why each was left out. A row that repeated another one has no such neighbour there: the other
// is a record by now, and would be overwritten by what was refused.

const inAll = (key: 'papers:rejected.reason' | 'imports:outcome.duplicate') => language.options.map((one) => words(one)(key))

/** Marks the rows that were left out as repetitions when this list was read the last time. */
export function repeatedBefore(columns: readonly Column[]): (row: ImportRow, line: ForeignRow) => ImportRow {
  const [headings, outcomes] = [inAll('papers:rejected.reason'), inAll('imports:outcome.duplicate')]
  const reason = columns.find(({ header }) => headings.includes(header))?.index
  return (row, line) => {
    if (reason === undefined) return row
    const { text } = cellAt(line, reason)
    return outcomes.some((outcome) => text.startsWith(outcome)) ? { ...row, problems: [...row.problems, problem('repeated-before', null, '')] } : row
  }
}
