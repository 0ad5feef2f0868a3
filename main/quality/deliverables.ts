import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { formatDay, formatNumber } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import type { Cell, Paper, TableBlock } from '../../shared/paper.ts'
import { day, language, type Language } from '../../shared/procedure.ts'
import { qualityCodes, type QualityCount, type QualityRow } from '../../shared/quality.ts'
import { problemWords } from '../../shared/qualityWords.ts'
import { registerFunctions } from '../database/functions.ts'
import { clusterOf } from '../organisations/read.ts'
import { deliverable } from '../press/deliverable.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import { qualityOf } from './services.ts'

const input = z.object({
  language, at: day, clusterId: z.string().optional(), organisationId: z.string().optional(), codes: z.array(z.enum(qualityCodes)).optional(),
})

function summary(counts: readonly QualityCount[], in_: Language): TableBlock {
  const t = words(in_)
  return {
    block: 'table', sheet: t('quality:paper.summary'), caption: t('quality:paper.summary'), empty: t('quality:paper.nothing'), rowCount: counts.length,
    columns: [{ title: t('quality:paper.kind'), kind: 'text', width: 12 }, { title: t('quality:paper.problem'), kind: 'text', width: 40 }, { title: t('quality:paper.organisations'), kind: 'integer', width: 12 }],
    rows: counts.map(({ code, level, count }): Cell[] => [t(`quality:level.${level}`), t(`quality:problem.${code}`), count]),
  }
}

function* problems(rows: readonly QualityRow[], in_: Language): Generator<Cell[]> {
  const t = words(in_)
  for (const { name, problems: own } of rows) for (const problem of own) yield [name, t(`quality:level.${problem.level}`), problemWords(problem, in_)]
}

/** What is to be mended, by problem and by organisation. */
function report(database: Database, { language: in_, at, codes, ...scope }: z.infer<typeof input>): Paper {
  registerFunctions(database)
  const t = words(in_)
  const { checked, counts, rows } = qualityOf({ read: database, today: at }, { ...scope, codes, at })
  return {
    name: t('quality:paper.name'), title: t('quality:paper.title'), ...(scope.clusterId === undefined ? {} : { subtitle: clusterOf(database, scope.clusterId).name }),
    language: in_, audience: 'internal', letterhead: letterhead(database), asOf: at, changedAt: changedAt(database), orientation: 'portrait',
    blocks: [
      { block: 'paragraph', text: t('quality:paper.checked', { count: rows.length, rows: formatNumber(rows.length, in_, 0), checked: formatNumber(checked, in_, 0), day: formatDay(at) }) },
      summary(codes ? counts.filter(({ code }) => codes.includes(code)) : counts, in_),
      {
        block: 'table', sheet: t('quality:paper.list'), caption: t('quality:paper.list'), empty: t('quality:paper.nothing'), rowCount: rows.reduce((sum, row) => sum + row.problems.length, 0),
        columns: [{ title: t('quality:paper.organisation'), kind: 'text', width: 30 }, { title: t('quality:paper.kind'), kind: 'text', width: 12 }, { title: t('quality:paper.problem'), kind: 'text', width: 44 }],
        rows: problems(rows, in_),
      },
    ],
  }
}

/** What this room hands to the press. */
export const qualityDeliverables = { 'quality.report': deliverable(input, report) }
