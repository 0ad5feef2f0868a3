import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { qualityCodes, levelOf, type Mend, type QualityCode, type QualityCount, type qualityProcedures, type QualityRow } from '../../shared/quality.ts'
import { qualityAt } from '../../shared/quality/rules.ts'
import type { NamesOf, Services, Working, Writing } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { insertRecord, organisationColumns, siteColumns, updateRecord } from '../organisations/records.ts'
import { fileName } from '../press/fileName.ts'
import { factsOf, type QualityScope } from './facts.ts'

type Asked = Omit<QualityScope, 'at'> & { at?: string | undefined; codes?: QualityCode[] | undefined }
type Result = { checked: number; counts: QualityCount[]; rows: QualityRow[] }

/** How often each problem occurs, those that do. */
function countsOf(rows: readonly QualityRow[]): QualityCount[] {
  const counts = new Map(qualityCodes.map(code => [code, { code, level: levelOf(code), count: 0, mendable: 0 }]))
  for (const { problems } of rows) {
    for (const { code, mend } of problems) {
      const own = counts.get(code)
      if (!own) continue
      own.count++
      if (mend !== null) own.mendable++
    }
  }
  return [...counts.values()].filter(({ count }) => count > 0)
}

/** Every record of the scope with its problems, those with the most first; only those with one of the codes, where some are asked for. */
export function qualityOf({ read, today }: Pick<Working, 'read' | 'today'>, { at = today, codes, ...scope }: Asked): Result {
  const facts = factsOf(read, { ...scope, at })
  const problemsOf = qualityAt(at)
  const all = facts.map(({ id, name, facts: known }) => ({ organisationId: id, name, problems: problemsOf(known) })).filter(({ problems }) => problems.length > 0)
  const shown = codes ? all.map(row => ({ ...row, problems: row.problems.filter(({ code }) => codes.includes(code)) })).filter(({ problems }) => problems.length > 0) : all
  return { checked: facts.length, counts: countsOf(all), rows: shown.toSorted((a, b) => b.problems.length - a.problems.length) }
}

function writeMend({ write }: Writing, organisationId: string, mend: Mend): void {
  if ('organisation' in mend) {
    const { country } = prepared(write, 'SELECT country FROM organisation WHERE id = ?').get(organisationId) as { country: string }
    return void updateRecord(write, 'organisation', organisationId, organisationColumns(mend.organisation, country))
  }
  const seat = prepared(write, `SELECT id FROM site WHERE organisationId = ? AND kind = 'registered' AND deletedAt IS NULL`).get(organisationId) as { id: string } | undefined
  if (seat) updateRecord(write, 'site', seat.id, siteColumns(mend.seat))
  else insertRecord(write, 'site', { ...siteColumns(mend.seat), organisationId, kind: 'registered' })
}

async function mend({ organisationIds, codes }: Parsed<'quality.mend'>, { read, today, commit }: Working) {
  const first = prepared(read, 'SELECT name FROM organisation WHERE id = ?').get(organisationIds[0]) as { name: string } | undefined
  if (!first) throw new Refused('not-found', { what: 'organisation' })
  const { batch, answer } = await commit({ kind: 'quality.mend', values: { name: first.name, count: organisationIds.length } }, async writing => {
    const problemsOf = qualityAt(today)
    let mended = 0
    for (const [index, organisationId] of organisationIds.entries()) {
      // as it stands now: what somebody wrote meanwhile is not overwritten
      const [checked] = factsOf(writing.write, { organisationId, at: today })
      if (!checked) throw new Refused('not-found', { what: 'organisation' })
      for (const problem of problemsOf(checked.facts)) {
        if (problem.mend === null || !codes.includes(problem.code)) continue
        writeMend(writing, organisationId, problem.mend)
        mended++
      }
      await writing.breathe(index, organisationIds.length)
    }
    return mended
  })
  return { batch, mended: answer }
}

export const qualityServices: Services<NamesOf<typeof qualityProcedures>> = {
  'quality.list': ({ offset = 0, limit = 100, ...asked }, context) => {
    const { rows, ...rest } = qualityOf(context, asked)
    return { ...rest, total: rows.length, rows: rows.slice(offset, offset + limit) }
  },
  'quality.mend': mend,
  'quality.export': ({ path, preview, acceptMissing, format, ...input }, { today, print }) => {
    const at = input.at ?? today
    const job = { deliverable: 'quality.report', input: { ...input, at }, format, acceptMissing: acceptMissing ?? false } as const
    return print(job, { path, preview, name: fileName(input.language, 'quality', '', at, format) })
  },
}
