import type { Database } from 'better-sqlite3'
import { words } from '../../../shared/language.ts'
import { isImportFigure, type ImportField, type ImportPreview, type ImportRow } from '../../../shared/members.ts'
import type { ColumnKind, Paper } from '../../../shared/paper.ts'
import type { Language } from '../../../shared/procedure.ts'
import { namingYear } from '../../../shared/import.ts'
import { dayExists } from '../../../shared/periods.ts'
import { isProblemCode } from '../../../shared/import/problems.ts'
import { changedAt, letterhead } from '../../workspace/letterhead.ts'
import { rawRows, readSession, type RawCells, type StoredSession } from './store.ts'

/** Why a row is not taken, in words: its errors and warnings, or what it repeats. */
function reasonsOf(row: ImportRow, language: Language): string {
  const t = words(language)
  const problems = row.problems.filter(problem => problem.level !== 'info').map(({ code, values }) => (isProblemCode(code) ? t(`imports:problem.${code}`, values) : code))
  return [t(`imports:outcome.${row.outcome}`), ...problems].join('. ')
}

type ListColumn = ImportPreview['columns'][number]
const isUsed = ({ header, field }: ListColumn) => header !== '' || field !== null

/** The list's own headings, and the meaning's name where a column has none; those of figures bear their year, since the titles of the list stay behind. */
function titlesOf({ session, head }: StoredSession, language: Language, today: string): string[] {
  const t = words(language)
  return head.columns.filter(isUsed).map(({ header, field }) => {
    const title = header === '' && field !== null ? t(`members:importField.${field}`) : header
    return isImportFigure(field) ? namingYear(title, session.year, today) : title
  })
}

/** The headings of the workbook of rejected rows, and what the columns under them mean: so that it is read as the list was. */
export function rejectedColumns(stored: StoredSession, language: Language, today: string): { titles: string[]; meanings: (ImportField | null)[] } {
  const meanings = stored.head.columns.filter(isUsed).map(({ field }) => field)
  return { titles: [...titlesOf(stored, language, today), words(language)('papers:rejected.reason')], meanings: [...meanings, null] }
}

/** How Excel shows the numbers of a column: figures grouped, days as days, and what may be a code or a year as it stands. */
function kindOf(field: ImportField | null, cells: readonly RawCells[number][]): ColumnKind {
  const filled = cells.filter(cell => cell !== null)
  if (filled.every(cell => typeof cell === 'string')) return filled.length > 0 && filled.every(dayExists) ? 'date' : 'text'
  return isImportFigure(field) || filled.some(cell => typeof cell === 'number' && !Number.isInteger(cell)) ? 'number' : 'year'
}

/**
 * The rows that were not taken as they came, with a column of reasons: a workbook that can be mended and read again as the list
 * itself was.
 */
export function rejectedPaper(database: Database, { language, session: id, rows: wanted, today }: { language: Language; session: string; rows: number[]; today: string }): Paper {
  const t = words(language)
  const stored = readSession(database, id)
  const cells = rawRows(database, id)
  const chosen = new Set(wanted)
  const rejected = stored.rows.filter(row => chosen.has(row.row))
  const titles = titlesOf(stored, language, today)
  const used = stored.head.columns.filter(isUsed)
  const cellOf = (row: ImportRow, index: number) => cells.get(row.row)?.[index] ?? null
  return {
    name: t('papers:file.rejected'), title: t('papers:rejected.title'), subtitle: stored.head.fileName, language, audience: 'internal', letterhead: letterhead(database),
    asOf: today, changedAt: changedAt(database), orientation: 'landscape',
    blocks: [
      { block: 'paragraph', text: t('papers:rejected.text') },
      {
        block: 'table', sheet: t('papers:rejected.sheet'), empty: t('papers:rejected.empty'), rowCount: rejected.length,
        columns: [
          ...used.map(({ index, field }, place) => ({ title: titles[place] ?? '', kind: kindOf(field, rejected.map(row => cellOf(row, index))), width: 18 })),
          { title: t('papers:rejected.reason'), kind: 'text', width: 60 },
        ],
        rows: rejected.map(row => [...used.map(({ index }) => cellOf(row, index)), reasonsOf(row, language)]),
      },
    ],
  }
}
