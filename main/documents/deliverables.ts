import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { documentKinds, documentSelection } from '../../shared/documents.ts'
import { words } from '../../shared/language.ts'
import type { Paper } from '../../shared/paper.ts'
import { day, language, type Language } from '../../shared/procedure.ts'
import { registerFunctions } from '../database/functions.ts'
import { organisationRow } from '../organisations/read.ts'
import { deliverable } from '../press/deliverable.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import { eachDocument, type DocumentSelection } from './list.ts'
import { expiringPaper } from './papers.ts'

const expiringInput = documentSelection.extend({ language, at: day, today: day, days: z.number() })

/** What was chosen, in words, so that a printed list says what it is a part of. */
function filtersInWords({ text, filter }: DocumentSelection, in_: Language): string[] {
  const t = words(in_)
  const kinds = filter?.kind
  const codes = documentKinds.filter(code => (Array.isArray(kinds) ? kinds.includes(code) : kinds === code))
  return [
    ...(text?.trim() ? [t('papers:filter.text', { text: text.trim() })] : []),
    ...(codes.length ? [`${t('papers:expiring.kind')}: ${codes.map(code => t(`documents:kind.${code}`)).join(', ')}`] : []),
    ...(Object.keys(filter ?? {}).some(column => column !== 'kind' && column !== 'state') ? [t('papers:expiring.filtered')] : []),
  ]
}

function expiring(database: Database, { language: in_, today, days, ...given }: z.infer<typeof expiringInput>): Paper {
  registerFunctions(database)
  const { state: _state, ...filter } = given.filter ?? {}
  const selection: DocumentSelection = { ...given, filter: { ...filter, state: ['valid', 'expiring', 'expired', 'unknown'] }, sort: [{ column: 'endsOn' }, { column: 'organisation' }] }
  return expiringPaper({
    language: in_, letterhead: letterhead(database), asOf: given.at, changedAt: changedAt(database), days, filters: filtersInWords(given, in_), rows: [...eachDocument(database, today, selection)],
    organisation: given.organisationId === undefined ? null : organisationRow(database, given.organisationId).name,
  })
}

/** What this room hands to the press. */
export const documentDeliverables = { 'documents.expiring': deliverable(expiringInput, expiring) }
