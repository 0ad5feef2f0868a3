import type { Database } from 'better-sqlite3'
import { basename } from 'node:path'
import { Refused } from '../../shared/errors.ts'
import { cellAt, type ForeignSheet } from '../../shared/import/sheet.ts'
import { fold } from '../../shared/folding.ts'
import { formatDay } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import type { Block, Paper } from '../../shared/paper.ts'
import { saidIn, saidLine } from '../../shared/policies/content.ts'
import { contributionKinds } from '../../shared/policies/model.ts'
import { plainText } from '../../shared/policies/text.ts'
import type { SheetRow } from '../../shared/policies/sheet.ts'
import type { ClauseHead } from '../../shared/policies/views.ts'
import type { Language } from '../../shared/procedure.ts'
import type { Service } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { readForeign } from '../reader/reader.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import type { ConsultationRow } from './consultationRead.ts'
import { clauseNumbers } from './contributionRead.ts'
import { openConsultation, sameContribution, saidBefore } from './contributions.ts'
import { policyContent } from './textRead.ts'

/** Stands where the clause's code would, for the whole text. */
const wholeText = '*'

/** A sheet with a row for each clause, to be filled in Excel and read back. */
export function contributionSheet(database: Database, consultation: ConsultationRow, language: Language): Paper {
  const t = words(language)
  const content = policyContent(database, consultation.versionId)
  const name = saidLine(language, content.name, content.nameEnglish) ?? content.name
  const text = (title: string, width: number) => ({ title, kind: 'text' as const, width })
  const clauses = content.clauses.filter(({ omitted }) => !omitted).map(clause => {
    const { heading, text: said, addition } = saidIn(language, clause)
    return [clause.clauseId, clause.number, [heading, plainText(said), plainText(addition)].filter(Boolean).join('\n'), null, null, null]
  })
  const rows = [[wholeText, null, t('policies:sheet.whole'), null, null, null], ...clauses]
  const blocks: Block[] = [
    { block: 'paragraph', text: t('policies:sheet.how') }, ...(consultation.note ? [{ block: 'paragraph' as const, text: consultation.note }] : []),
    { block: 'facts', facts: [{ label: t('policies:sheet.until'), value: formatDay(consultation.closesOn) }, { label: t('policies:sheet.from'), value: '' }] },
    {
      block: 'table', sheet: t('policies:sheet.sheetName'), caption: '', empty: t('policies:sheet.empty'), rows, rowCount: rows.length,
      columns: [text(t('policies:sheet.code'), 12), text(t('policies:sheet.number'), 8), text(t('policies:sheet.clause'), 60), text(t('policies:sheet.kind'), 16), text(t('policies:sheet.text'), 50), text(t('policies:sheet.proposal'), 50)],
    },
  ]
  return {
    name: t('policies:sheet.name'), title: t('policies:sheet.title', { name: `${name} ${content.label}` }), language, audience: 'partners', letterhead: letterhead(database), asOf: null,
    changedAt: changedAt(database), orientation: 'landscape', blocks,
  }
}

const languages = ['it', 'en'] as const

/** Whether a cell bears a label of the sheet, in either language. */
const isLabel = (cell: string, key: 'policies:sheet.code' | 'policies:sheet.kind' | 'policies:sheet.text' | 'policies:sheet.proposal' | 'policies:sheet.from') =>
  languages.some(language => fold(words(language)(key)) === fold(cell))

type Columns = { row: number; code: number; kind: number; text: number; proposal: number }

function headOf({ rows, width }: ForeignSheet): Columns | null {
  for (const row of rows) {
    const cells = Array.from({ length: width }, (_, column) => cellAt(row, column).text)
    const at = (key: Parameters<typeof isLabel>[1]) => cells.findIndex(cell => isLabel(cell, key))
    const head = { row: row.row, code: at('policies:sheet.code'), kind: at('policies:sheet.kind'), text: at('policies:sheet.text'), proposal: at('policies:sheet.proposal') }
    if (Math.min(head.code, head.kind, head.text, head.proposal) >= 0) return head
  }
  return null
}

/** Who filled it: what stands beside its label. */
function senderOf({ rows, width }: ForeignSheet): string | null {
  for (const row of rows) {
    for (let column = 0; column < width; column++) {
      if (isLabel(cellAt(row, column).text.replace(/:$/, ''), 'policies:sheet.from')) return Array.from({ length: width - column - 1 }, (_, next) => cellAt(row, column + 1 + next).text).find(text => text !== '') ?? null
    }
  }
  return null
}

/** The kind that somebody wrote: by its first letters in either language; what proposes words is a wording. */
function kindOf(written: string, proposal: string): SheetRow['kind'] {
  const asked = fold(written)
  const named = asked === '' ? undefined : contributionKinds.find(kind => languages.some(language => fold(words(language)(`policies:contributionKind.${kind}`)).split(' ').some(word => word.startsWith(asked) || asked.startsWith(word))))
  return named ?? (proposal === '' ? 'comment' : 'wording')
}

type Known = { numbers: ReadonlyMap<string, ClauseHead>; said: ReadonlySet<string> }

function rowsOf(sheet: ForeignSheet, head: Columns, { numbers, said }: Known): SheetRow[] {
  return sheet.rows.filter(({ row }) => row > head.row).flatMap((row): SheetRow[] => {
    const [code, kind, text, proposal] = [head.code, head.kind, head.text, head.proposal].map(column => cellAt(row, column).text)
    if (!code && !text && !proposal) return []
    const clause = numbers.get(code ?? '')
    const clauseId = clause ? code ?? null : null
    const given = { clauseId, kind: kindOf(kind ?? '', proposal ?? ''), text: text || proposal || '', proposal: proposal || null }
    const state = given.text === '' ? 'empty' : said.has(sameContribution(given)) ? 'there' : clause || code === wholeText ? 'new' : 'unknownClause'
    return [{ row: row.row, ...given, clause: clause ?? null, state }]
  })
}

/** The firm of that name, where there is exactly one. */
function firmNamed(database: Database, name: string | null): { id: string; name: string } | null {
  if (name === null) return null
  const rows = prepared(database, 'SELECT id, name FROM organisation WHERE deletedAt IS NULL AND fold(name) = ? LIMIT 2').all(fold(name)) as { id: string; name: string }[]
  return rows.length === 1 ? rows[0] ?? null : null
}

/** Reads a filled sheet back; rows where nothing was written are told apart, and nothing is stored. */
export const readSheet: Service<'policies.contributions.read'> = async ({ file, consultationId }, { read, signal }) => {
  const consultation = openConsultation(read, consultationId)
  const { sheets } = await readForeign(file, { signal })
  const found = sheets.flatMap(sheet => { const head = headOf(sheet); return head ? [{ sheet, head }] : [] })[0]
  const numbers = clauseNumbers(read)(consultation.versionId)
  const known = found?.sheet.rows.some(row => numbers.has(cellAt(row, found.head.code).text))
  if (!found || !known) throw new Refused('policy-sheet-unknown', { name: basename(file) })
  const author = senderOf(found.sheet) ?? sheets.map(senderOf).find(name => name !== null) ?? null
  const firm = firmNamed(read, author)
  const rows = rowsOf(found.sheet, found.head, { numbers, said: saidBefore(read, consultationId, firm?.id ?? null) })
  return { name: basename(file), organisationId: firm?.id ?? null, organisation: firm?.name ?? null, author, rows }
}
