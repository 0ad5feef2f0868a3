import type { Database } from 'better-sqlite3'
import { checkWays, documentKinds, validities, validUnits, type DocumentRecord, type DocumentType, type DocumentTypeFields } from '../../shared/documents.ts'
import type { Stored } from '../../shared/organisations.ts'
import { coded } from '../database/coded.ts'
import { prepared } from '../database/prepared.ts'
import { changedAtOf, revisionOf } from '../database/revision.ts'
import type { Tables } from '../database/tables.ts'
import { recordRow } from '../organisations/records.ts'
import { stateOfDocument } from './list.ts'

/** A type as the contract knows it; unknown codes of a newer writer are read as the usual ones. */
function toType({ deletedAt: _d, ...row }: Tables['documentType']): Stored<DocumentTypeFields> {
  return { ...row, kind: coded(documentKinds, row.kind) ?? 'other', validity: coded(validities, row.validity) ?? 'stated', validUnit: coded(validUnits, row.validUnit) }
}

/** A document's row, also from the bin. @throws Refused `not-found` */
export const documentRow = (database: Database, id: string): Tables['document'] => recordRow(database, 'document', id)

/** A type's row, also from the bin. @throws Refused `not-found` */
export const typeRow = (database: Database, id: string): Tables['documentType'] => recordRow(database, 'documentType', id)

/** A document with its type and its state at a day, also from the bin. @throws Refused `not-found` */
export function readDocument(database: Database, id: string, at: string): DocumentRecord {
  const { checkedHow, verified, ...row } = documentRow(database, id)
  const { name } = prepared(database, 'SELECT name FROM organisation WHERE id = ?').get(row.organisationId) as { name: string }
  return {
    ...row, ...stateOfDocument(database, id, at), organisation: name, type: toType(typeRow(database, row.documentTypeId)),
    verified: verified === 1, checkedHow: coded(checkWays, checkedHow), changedAt: changedAtOf(database, id), revision: revisionOf(database, id),
  }
}

/** The types by name, with how many documents each has: those of organisations in the bin too, as they come back with them. */
export function readTypes(database: Database): DocumentType[] {
  const counts = new Map(database.prepare<[], { documentTypeId: string; n: number }>('SELECT documentTypeId, count(*) AS n FROM document WHERE deletedAt IS NULL GROUP BY 1').all()
    .map(({ documentTypeId, n }) => [documentTypeId, n]))
  return database.prepare<[], Tables['documentType']>('SELECT * FROM documentType WHERE deletedAt IS NULL ORDER BY fold(name), edition').all()
    .map(row => ({ ...toType(row), documents: counts.get(row.id) ?? 0 }))
}
