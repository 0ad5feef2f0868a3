import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import { closesCircle } from '../../shared/policies/lineage.ts'
import type { Lineage } from '../../shared/policies/model.ts'
import { prepared } from '../database/prepared.ts'
import type { Tables } from '../database/tables.ts'
import { insertRecord, updateRecord } from '../organisations/records.ts'

const edgesOf = (database: Database, versionId: string) => prepared(database, 'SELECT * FROM policyLineage WHERE versionId = ? AND deletedAt IS NULL ORDER BY id').all(versionId) as Tables['policyLineage'][]

/** Keeps what becomes of a clause in a version. @throws Refused `policy-circle` where in this version it would come from itself */
export function addLineage(write: Database, versionId: string, edge: Omit<Lineage, 'reason'> & { reason?: string | null }): void {
  if (closesCircle(edgesOf(write, versionId), edge)) throw new Refused('policy-circle', {})
  insertRecord(write, 'policyLineage', { versionId, reason: null, ...edge })
}

/**
 * Keeps in which clause another one ends. One that goes back into what it was split off from in this very version was never anywhere else, and leaves no trace: what was split off
 * from it comes of its origin, and what ended in it ends where it does.
 * @throws Refused `policy-circle`
 */
export function endIn(write: Database, versionId: string, end: { kind: 'joined' | 'replaced'; fromId: string; toId: string; reason?: string | null }, at: string): void {
  const edges = edgesOf(write, versionId)
  const { fromId: part, toId: whole } = end
  const origin = edges.find(({ kind, toId }) => kind === 'split' && toId === part)?.fromId
  if (origin === undefined || !closesCircle(edges, end)) {
    addLineage(write, versionId, end)
    return
  }
  const own = edges.filter(({ fromId, toId }) => fromId === part || toId === part)
  for (const { id } of own) updateRecord(write, 'policyLineage', id, { deletedAt: at })
  for (const { kind, fromId, toId, reason } of own) {
    if (fromId === part && toId !== null && toId !== origin) addLineage(write, versionId, { kind: 'split', fromId: origin, toId, reason })
    if (toId === part && (kind === 'joined' || kind === 'replaced') && fromId !== whole) endIn(write, versionId, { kind, fromId, toId: whole, reason }, at)
  }
}
