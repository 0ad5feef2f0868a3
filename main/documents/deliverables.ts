import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { documentList } from '../../shared/documentList.ts'
import { documentKinds, documentSelection, typeInWords } from '../../shared/documents.ts'
import { Refused } from '../../shared/errors.ts'
import { words } from '../../shared/language.ts'
import type { NameOf } from '../../shared/listColumns.ts'
import type { Paper } from '../../shared/paper.ts'
import { day, id, language, type Language } from '../../shared/procedure.ts'
import { isNewest } from '../database/fileVersions.ts'
import { registerFunctions } from '../database/functions.ts'
import { prepared } from '../database/prepared.ts'
import { organisationRow } from '../organisations/read.ts'
import { deliverable } from '../press/deliverable.ts'
import { viewDeliverable } from '../press/viewed.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import { countDocuments, documentGroups, eachDocument, type DocumentSelection } from './list.ts'
import { expiringPaper } from './papers.ts'
import { readDocument } from './read.ts'
import { documentSheetPaper, type DocumentSheet } from './sheet.ts'

const expiringInput = documentSelection.extend({ language, at: day, today: day, days: z.number() })

/** What was chosen, in words, so that a printed list says what it is a part of. */
function filtersInWords({ text, filter }: DocumentSelection, in_: Language): string[] {
  const t = words(in_)
  const kinds = filter?.kind
  const codes = documentKinds.filter(code => (Array.isArray(kinds) ? kinds.includes(code) : kinds === code))
  return [
    ...(text?.trim() ? [t('papers:filter.text', { text: text.trim() })] : []),
    ...(codes.length ? [`${t('papers:expiring.kind')}: ${codes.map(code => t(`documents:kind.${code}`)).join(', ')}`] : []),
    ...(Object.keys(filter ?? {}).some(column => column !== 'kind' && column !== 'state') ? [t('papers:list.filtered')] : []),
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

/** The names of the types, those in the bin too, by their ids. */
function typeNames(database: Database, in_: Language): NameOf {
  const types = database.prepare<[], { id: string; name: string; nameEnglish: string | null; edition: string | null }>('SELECT id, name, nameEnglish, edition FROM documentType').all()
  const names = new Map(types.map(type => [type.id, typeInWords(type, in_)]))
  return id => names.get(id) ?? id
}

const view = viewDeliverable({
  grid: 'documents', list: documentList, selection: documentSelection, nameOf: typeNames,
  read: (database, given, { today, language: in_, t }) => {
    const selection = { ...given, language: in_ }
    return {
      count: countDocuments(database, today, selection), rows: () => eachDocument(database, today, selection), groups: by => documentGroups(database, today, { ...selection, by }).groups,
      besides: given.organisationId === undefined ? [] : [`${t('documents:column.organisation')}: ${organisationRow(database, given.organisationId).name}`],
    }
  },
})

const sheetInput = z.object({ language, id, at: day })

function sheet(database: Database, { language: in_, id: asked, at }: z.infer<typeof sheetInput>): Paper {
  registerFunctions(database)
  const document = readDocument(database, asked, at)
  if (document.deletedAt) throw new Refused('not-found', { what: 'document' })
  const files = prepared(database, `SELECT name, bytes, addedOn FROM attachment a WHERE documentId = ? AND deletedAt IS NULL AND ${isNewest('a')} ORDER BY addedOn, id`).all(asked) as DocumentSheet['files']
  return documentSheetPaper({ language: in_, letterhead: letterhead(database), asOf: at, changedAt: changedAt(database), document, files })
}

/** What this room hands to the press. */
export const documentDeliverables = { 'documents.expiring': deliverable(expiringInput, expiring), 'documents.sheet': deliverable(sheetInput, sheet), 'documents.view': view }
