import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import { isUndoable, type Batch, type historyProcedures } from '../../shared/history.ts'
import type { Tables } from '../database/tables.ts'
import { takeBack } from '../database/undo.ts'
import { nameInBin, readBin, restoreRecords, revertFields } from './bin.ts'
import { concernedBy } from './concerned.ts'
import { kindOf, recordHistory } from './recordHistory.ts'
import type { NamesOf, Services } from './service.ts'
import { dayEnd } from './today.ts'

/** A stored batch as the contract tells it. */
export const toBatch = (row: Tables['batch']): Batch => ({
  id: row.id, at: row.at, writer: row.writerName, kind: kindOf(row.kind), values: JSON.parse(row.values) as Batch['values'], changes: row.changes, undoneBy: row.undoneBy,
})

const batchOf = (database: Database, id: string): Tables['batch'] => {
  const row = database.prepare<[string], Tables['batch']>('SELECT * FROM batch WHERE id = ?').get(id)
  if (!row) throw new Refused('not-found', { what: 'batch' })
  return row
}

/** A large undo is preceded by a backup. */
const largeUndo = 100

export const historyServices: Services<NamesOf<typeof historyProcedures>> = {
  'history.undo': async ({ batch: id, force }, { commit, read }) => {
    const row = batchOf(read, id)
    if (row.undoneBy) throw new Refused('already-undone', {})
    if (!isUndoable(kindOf(row.kind))) throw new Refused('not-undoable', {})
    // undoing an undo is a redo
    const redo = row.kind === 'undo'
    const origin = row.undoes ? batchOf(read, row.undoes) : row
    const head = { kind: redo ? 'redo' : 'undo', values: { ...(JSON.parse(origin.values) as Batch['values']), of: origin.kind }, undoes: id } as const
    const { batch } = await commit(head, async ({ write, at, batch: own, breathe }) => {
      await takeBack(write, id, at, force ?? false, breathe)
      write.prepare('UPDATE batch SET undoneBy = ? WHERE id = ?').run(own, id)
    }, { backUp: row.changes > largeUndo ? 'undo' : undefined })
    return { batch }
  },

  'history.list': ({ until, offset, limit }, { read }) => {
    const before = until ? dayEnd(until) : '\uffff'
    return {
      total: read.prepare<[string], { n: number }>('SELECT count(*) AS n FROM batch WHERE at < ?').get(before)?.n ?? 0,
      batches: read.prepare<[string, number, number], Tables['batch']>('SELECT * FROM batch WHERE at < ? ORDER BY id DESC LIMIT ? OFFSET ?').all(before, limit ?? 100, offset ?? 0).map(row => ({ ...toBatch(row), record: concernedBy(read, row) })),
    }
  },

  'history.next': (_input, { read }) => {
    const newest = (where: string) => read.prepare<[], Tables['batch']>(`SELECT * FROM batch b WHERE undoneBy IS NULL AND ${where} ORDER BY id DESC LIMIT 1`).get()
    // an anonymisation is offered, to say that it cannot be taken back: what was done before it would be a surprise
    const undo = newest(`kind NOT IN ('undo', 'workspace.create', 'sample')`)
    // an undo can be redone until something else is written
    const redo = newest(`kind = 'undo' AND NOT EXISTS (SELECT 1 FROM batch later WHERE later.id > b.id AND later.kind NOT IN ('undo', 'redo'))`)
    return { undo: undo ? toBatch(undo) : null, redo: redo ? toBatch(redo) : null }
  },

  'history.bin': (input, { read }) => readBin(read, input),

  'history.restore': async ({ records }, { commit, read }) => {
    const { batch } = await commit({ kind: 'bin.restore', values: { count: records.length, name: records.slice(0, 1).map(one => nameInBin(read, one)).join('') } }, async writing => { await restoreRecords(writing, records) })
    return { batch }
  },

  'history.revert': async ({ sequence, fields }, { commit }) => {
    const { batch } = await commit({ kind: 'record.revert', values: { fields: fields.join(' ') } }, async ({ write }) => { revertFields(write, sequence, fields) })
    return { batch }
  },

  'history.record': (input, { read }) => recordHistory(read, input),
}
