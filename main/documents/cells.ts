import type { Parsed } from '../../shared/contract.ts'
import { documentCells } from '../../shared/documentCells.ts'
import type { DocumentColumn } from '../../shared/documents.ts'
import { valid } from '../../shared/periods.ts'
import { slotOf, withColumns, type CellRoom, type Slot } from '../core/cells.ts'
import { prepared } from '../database/prepared.ts'
import { documentPeriod } from '../database/rowRules.ts'
import { updateRecord } from '../organisations/records.ts'

type Change = Parsed<'documents.cells'>['changes'][number]
type Known = { document: Slot; organisation: string }

const day = (value: unknown) => (typeof value === 'string' ? value : null)

/** The list of documents: a row is a document. */
export const documentRoom: CellRoom<DocumentColumn, Change, Known> = {
  rules: documentCells,
  key: ({ id }) => id,
  known: (database, id) => {
    const row = prepared(database, `SELECT d.*, o.name AS organisation FROM document d JOIN organisation o ON o.id = d.organisationId
      WHERE d.id = ? AND d.deletedAt IS NULL AND o.deletedAt IS NULL`).get(id) as { organisation: string } | undefined
    return row ? { document: slotOf('document', row), organisation: row.organisation } : null
  },
  slot: ({ document }) => document,
  shown: ({ stored }, column) => stored[column] ?? null,
  columns: ({ column, value }) => ({ columns: { [column]: value }, problem: null }),
  refusal: (_known, slot, columns) => {
    const { stored } = withColumns(slot, columns)
    return valid(documentPeriod({ validFrom: day(stored['validFrom']), issuedOn: day(stored['issuedOn']), expiresOn: day(stored['expiresOn']) })) ? null : 'period-order'
  },
  write: (database, { document }) => { updateRecord(database, 'document', String(document.stored['id']), document.pending) },
  name: ({ organisation }) => organisation,
}
