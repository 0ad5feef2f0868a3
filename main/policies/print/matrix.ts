import type { Database } from 'better-sqlite3'
import { formatDay } from '../../../shared/format.ts'
import { words } from '../../../shared/language.ts'
import type { Cell, Paper } from '../../../shared/paper.ts'
import { headLine, saidLine } from '../../../shared/policies/content.ts'
import type { Language } from '../../../shared/procedure.ts'
import { integer, text } from '../../press/parts.ts'
import { changedAt, letterhead } from '../../workspace/letterhead.ts'
import { consultationsOf } from '../consultationRead.ts'
import { contributionsOf } from '../contributionRead.ts'
import { versionRow, versionValues } from '../rows.ts'

export type MatrixInput = { consultationId: string; names: boolean; language: Language; at: string }

/** What everybody said in a consultation, and what became of it; who said it only where names are asked for. @throws Refused `not-found` */
export function matrixPaper(database: Database, { consultationId, names, language, at }: MatrixInput): Paper {
  const t = words(language)
  const [consultation] = consultationsOf(database, { consultationId }, at)
  const rows = contributionsOf(database, { consultationId, withoutNames: !names })
  const { name } = versionValues(database, versionRow(database, consultation?.versionId ?? ''))
  const cells = rows.map((row): Cell[] => [
    row.number, row.clause === null ? t('policies:sheet.whole') : headLine(language, row.clause), ...(names ? [[row.author, row.organisation].filter(Boolean).join(', ') || null] : []),
    t(`policies:contributionKind.${row.kind}`), [row.text, row.proposal && `${t('policies:field.proposal')}: ${row.proposal}`].filter(Boolean).join('\n'), t(`policies:contributionState.${row.state}`),
    saidLine(language, row.reply, row.replyEnglish), row.resulting && `${row.resulting.version}: ${headLine(language, row.resulting)}`,
  ])
  return {
    name: t('policies:print.matrix.name'), title: t('policies:paper.matrix'), subtitle: [name, consultation && t('policies:record.version', { version: consultation.version })].filter(Boolean).join(' · '), language, audience: names ? 'internal' : 'public',
    letterhead: letterhead(database), asOf: null, changedAt: changedAt(database), orientation: 'landscape',
    blocks: [
      ...(consultation ? [{ block: 'facts', facts: [{ label: t('policies:field.opensOn'), value: formatDay(consultation.opensOn) }, { label: t('policies:field.closesOn'), value: formatDay(consultation.closesOn) }, { label: t('policies:print.matrix.received'), value: String(rows.length) }] } as const] : []),
      {
        block: 'table', sheet: t('policies:paper.matrix'), caption: '', rows: cells, rowCount: cells.length, empty: t('policies:print.matrix.empty'),
        columns: [
          integer(t('policies:sheet.number'), 5), text(t('policies:sheet.clause'), 20), ...(names ? [text(t('policies:field.author'), 20)] : []), text(t('policies:field.kind'), 13), text(t('policies:sheet.text'), 38),
          text(t('policies:field.state'), 14), text(t('policies:field.reply'), 34), text(t('policies:print.matrix.resulting'), 18),
        ],
      },
    ],
  }
}
