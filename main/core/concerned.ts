import type { Database } from 'better-sqlite3'
import type { Batch, Concerned } from '../../shared/history.ts'
import { linksFrom } from '../database/references.ts'
import { prepared } from '../database/prepared.ts'
import { recordTables, type RecordTable } from '../database/tables.ts'

/** Records whose screen also shows them while they are in the bin. */
const alsoBinned = ['organisation', 'person', 'document', 'supplier', 'policy', 'body', 'meeting'] as const
const onlyLive = ['cluster', 'action'] as const
/** By which link a part is found on another record's screen: the first that it has. */
const owners = ['documentId', 'meetingId', 'actionId', 'bodyId', 'supplierId', 'qualificationId', 'scoreSheetId', 'decisionId', 'policyId', 'versionId', 'consultationId', 'assessmentId', 'personId', 'organisationId']

/** A batch of more changes hardly concerns one record. */
const mostChanges = 200

const tableNamed = (name: string): RecordTable | undefined => recordTables.find(table => table === name)

/** The record on whose screen a record is shown: itself, or what it is a part of. */
function shownOn(read: Database, table: RecordTable, id: string): Concerned | null {
  const row = prepared(read, `SELECT * FROM ${table} WHERE id = ?`).get(id) as Record<string, unknown> | undefined
  if (!row) return null
  const screen = alsoBinned.find(one => one === table) ?? onlyLive.find(one => one === table && row['deletedAt'] === null)
  if (screen) return { table: screen, id }
  const links = linksFrom(read, table)
  for (const column of owners) {
    const owner = tableNamed(links.find(link => link.column === column)?.target ?? '')
    const of = row[column]
    if (owner && typeof of === 'string') return shownOn(read, owner, of)
  }
  return null
}

/** The one record that a batch concerns and that has a screen; null where there are several, or none. */
export function concernedBy(read: Database, { id, changes }: Pick<Batch, 'id' | 'changes'>): Concerned | null {
  if (changes > mostChanges) return null
  const rows = prepared(read, 'SELECT DISTINCT recordTable, recordId FROM journal WHERE batch = ?').all(id) as { recordTable: string; recordId: string }[]
  let one: Concerned | null = null
  for (const { recordTable, recordId } of rows) {
    const table = tableNamed(recordTable)
    const found = table ? shownOn(read, table, recordId) : null
    if (found === null || (one !== null && (one.table !== found.table || one.id !== found.id))) return null
    one = found
  }
  return one
}
