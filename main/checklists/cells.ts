import type { Parsed } from '../../shared/contract.ts'
import type { AssessmentColumn } from '../../shared/checklists.ts'
import { assessmentCells } from '../../shared/checklists/cells.ts'
import { slotOf, type CellRoom, type Slot } from '../core/cells.ts'
import { prepared } from '../database/prepared.ts'
import { updateRecord } from '../organisations/records.ts'

type Change = Parsed<'checklists.cells'>['changes'][number]
type Known = { assessment: Slot; organisation: string }

/** The list of self-assessments: when each was answered and by whom; the answers are given in it. */
export const assessmentRoom: CellRoom<AssessmentColumn, Change, Known> = {
  rules: assessmentCells,
  key: ({ id }) => id,
  known: (database, id) => {
    const row = prepared(database, `SELECT a.*, o.name AS organisation FROM assessment a JOIN organisation o ON o.id = a.organisationId
      WHERE a.id = ? AND a.deletedAt IS NULL AND o.deletedAt IS NULL`).get(id) as { organisation: string } | undefined
    return row ? { assessment: slotOf('assessment', row), organisation: row.organisation } : null
  },
  slot: ({ assessment }) => assessment,
  shown: ({ stored }, column) => stored[column] ?? null,
  columns: ({ column, value }) => ({ columns: { [column]: value }, problem: null }),
  refusal: () => null,
  write: (database, { assessment }) => { updateRecord(database, 'assessment', String(assessment.stored['id']), assessment.pending) },
  name: ({ organisation }) => organisation,
}
