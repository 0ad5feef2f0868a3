import type { Database } from 'better-sqlite3'
import { words } from '../../../shared/language.ts'
import type { ImportRow } from '../../../shared/members.ts'
import type { Paper } from '../../../shared/paper.ts'
import type { Language } from '../../../shared/procedure.ts'
import { isProblemCode } from '../../../shared/import/problems.ts'
import { changedAt, letterhead } from '../../workspace/letterhead.ts'
import { rawRows, readSession } from './store.ts'

/** Why a row is not taken, in words: its errors and warnings, or what it repeats. */
function reasonsOf(row: ImportRow, language: Language): string {
  const t = words(language)
  const problems = row.problems.filter(problem => problem.level !== 'info').map(({ code, values }) => (isProblemCode(code) ? t(`imports:problem.${code}`, values) : code))
  return [t(`imports:outcome.${row.outcome}`), ...problems].join('. ')
}

/**
 * The rows that were not taken as they came, with a column of reasons: a workbook that can be mended and read again, since
 * the headings are the list's own.
 */
export function rejectedPaper(database: Database, { language, session: id, rows: wanted, today }: { language: Language; session: string; rows: number[]; today: string }): Paper {
  const t = words(language)
  const { head, rows } = readSession(database, id)
  const { headers, cells } = rawRows(database, id)
  const chosen = new Set(wanted)
  const rejected = rows.filter(row => chosen.has(row.row))
  const used = headers.flatMap((header, index) => (header === '' ? [] : [{ header, index }]))
  return {
    name: t('papers:file.rejected'), title: t('papers:rejected.title'), subtitle: head.fileName, language, audience: 'internal', letterhead: letterhead(database),
    asOf: today, changedAt: changedAt(database), orientation: 'landscape',
    blocks: [
      { block: 'paragraph', text: t('papers:rejected.text') },
      {
        block: 'table', sheet: t('papers:rejected.sheet'), empty: t('papers:rejected.empty'), rowCount: rejected.length,
        columns: [...used.map(({ header }) => ({ title: header, kind: 'text' as const, width: 18 })), { title: t('papers:rejected.reason'), kind: 'text', width: 60 }],
        rows: rejected.map(row => [...used.map(({ index }) => cells.get(row.row)?.[index] ?? null), reasonsOf(row, language)]),
      },
    ],
  }
}
