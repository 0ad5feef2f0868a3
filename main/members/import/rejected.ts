import type { Database } from 'better-sqlite3'
import { words } from '../../../shared/language.ts'
import { isImportFigure, type ImportField, type ImportMeaning, type ImportPreview, type ImportRow } from '../../../shared/members.ts'
import type { ColumnKind, Paper } from '../../../shared/paper.ts'
import type { Language } from '../../../shared/procedure.ts'
import { namingYear } from '../../../shared/import.ts'
import { meaningOf, takesSeveral } from '../../../shared/import/columns.ts'
import { dayExists } from '../../../shared/periods.ts'
import { isProblemCode, type ProblemCode } from '../../../shared/import/problems.ts'
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

const bySection: readonly string[] = ['from-section', 'from-sheet', 'section-left', 'sheet-left', 'status-left'] satisfies ProblemCode[]
/** What rows were told, or should have been, by the headings above them or beside their state: the row that comes back stands alone. */
const sectionFields = ({ rows, head }: StoredSession) =>
  [...new Set(rows.flatMap(row => row.problems.flatMap(({ code, field }) => (bySection.includes(code) && field !== null ? [field] : []))))].filter(field => takesSeveral(field) || !head.columns.some(column => column.field === field))
const toldBySection = (row: ImportRow, field: ImportField) => (row.problems.some(one => bySection.includes(one.code) && one.field === field) ? (row.values[field] ?? null) : null)

/** The list's own headings, and the meaning's name where a column has none; those of figures bear their year, since the titles of the list stay behind. */
function titlesOf({ session, head }: StoredSession, language: Language, today: string): string[] {
  const t = words(language)
  return head.columns.filter(isUsed).map(({ header, field }) => {
    const title = header === '' && field !== null ? t(`members:importField.${field}`) : header
    return isImportFigure(field) ? namingYear(title, session.year, today) : title
  })
}

/** The headings of the workbook of rejected rows, and what the columns under them mean: so that it is read as the list was. */
export function rejectedColumns(stored: StoredSession, language: Language, today: string): { titles: string[]; meanings: (ImportMeaning | null)[] } {
  const t = words(language)
  const meanings = stored.head.columns.filter(isUsed).map(meaningOf)
  const told = sectionFields(stored)
  return { titles: [...titlesOf(stored, language, today), ...told.map(field => t(`members:importField.${field}`)), t('papers:rejected.reason')], meanings: [...meanings, ...told, null] }
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
  const told = sectionFields(stored)
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
          ...told.map(field => ({ title: t(`members:importField.${field}`), kind: 'text' as const, width: 18 })),
          { title: t('papers:rejected.reason'), kind: 'text', width: 60 },
        ],
        rows: rejected.map(row => [...used.map(({ index, field }) => cellOf(row, index) ?? (field === null ? null : toldBySection(row, field))), ...told.map(field => toldBySection(row, field)), reasonsOf(row, language)]),
      },
    ],
  }
}
