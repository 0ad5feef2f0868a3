import type { Database } from 'better-sqlite3'
import { formatDay } from '../../../shared/format.ts'
import { words } from '../../../shared/language.ts'
import type { Cell, Paper } from '../../../shared/paper.ts'
import type { Language } from '../../../shared/procedure.ts'
import { integer, percent, text } from '../../press/parts.ts'
import { changedAt, letterhead } from '../../workspace/letterhead.ts'
import { readCoverage } from '../coverage.ts'

/** The firms of a cluster's policy: which version each has, where it departs and why, what it has not decided, whether it accepted. @throws Refused `not-found` */
export function coveragePaper(database: Database, { policyId, at, language }: { policyId: string; at: string; language: Language }): Paper {
  const t = words(language)
  const { policy, version, clauses, rows } = readCoverage(database, policyId, at)
  const firms = rows.map((row): Cell[] => [
    row.organisation, row.version, row.parentVersion, row.policyId === null ? t('policies:coverage.noPolicy') : row.state && t(`policies:state.${row.state}`), row.validated, row.departures.length, row.drift,
    [t(`policies:acceptance.${row.acceptance}`), row.acceptedOn && formatDay(row.acceptedOn)].filter(Boolean).join(', '),
  ])
  const departures = rows.flatMap(({ organisation, departures: all }) => all.map(({ number, heading, mode, reason }): Cell[] => [organisation, number, heading, t(`policies:mode.${mode}`), reason]))
  const accepted = rows.filter(({ acceptance }) => acceptance === 'current').length
  return {
    name: t('policies:print.coverage.name'), title: t('policies:print.coverage.title'), subtitle: policy, language, audience: 'internal', letterhead: letterhead(database), asOf: at, changedAt: changedAt(database), orientation: 'landscape',
    blocks: [
      { block: 'paragraph', text: version ? t('policies:coverage.about', { version: version.label, clauses: t('policies:coverage.clauses', { count: clauses }), firms: t('policies:coverage.firms', { count: rows.length }) }) : t('policies:coverage.notAdopted') },
      { block: 'figures', figures: [
        { label: t('policies:print.coverage.withPolicy'), value: rows.filter(({ policyId: own }) => own !== null).length, kind: 'integer' }, { label: t('policies:print.coverage.without'), value: rows.filter(({ policyId: own }) => own === null).length, kind: 'integer' },
        { label: t('policies:print.coverage.accepted'), value: accepted, kind: 'integer' }, { label: t('policies:column.drift'), value: rows.filter(({ drift }) => drift > 0).length, kind: 'integer' },
      ] },
      {
        block: 'table', sheet: t('policies:print.coverage.firms'), rows: firms, rowCount: firms.length, empty: t('policies:coverage.none'),
        columns: [
          text(t('policies:coverage.column.firm'), 34), text(t('policies:coverage.column.version'), 9), text(t('policies:coverage.column.standsOn'), 9), text(t('policies:field.state'), 18), percent(t('policies:print.coverage.validated'), 12, 1),
          integer(t('policies:coverage.column.departures'), 11), integer(t('policies:coverage.column.drift'), 10), text(t('policies:coverage.column.acceptance'), 26),
        ],
      },
      {
        block: 'table', sheet: t('policies:print.coverage.departures'), rows: departures, rowCount: departures.length, empty: t('policies:print.coverage.noDepartures'),
        columns: [text(t('policies:coverage.column.firm'), 30), text(t('policies:sheet.number'), 7), text(t('policies:sheet.clause'), 30), text(t('policies:field.mode'), 16), text(t('policies:field.reason'), 40)],
      },
    ],
  }
}
