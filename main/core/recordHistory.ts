import type { Database } from 'better-sqlite3'
import type { Answer, Parsed } from '../../shared/contract.ts'
import type { Change, HistoryTable } from '../../shared/history.ts'
import { batchKinds } from '../../shared/history/kinds.ts'
import { prepared } from '../database/prepared.ts'
import { linksFrom, referencesTo, type LinkColumn } from '../database/references.ts'
import { derivedColumns, recordTables, type RecordTable, type Tables } from '../database/tables.ts'

/** A stored kind of batch as the contract knows it. */
export const kindOf = (kind: string) => batchKinds.find(known => known === kind) ?? 'undo'

/** What points to a record and is no part of it: it has a page of its own, or another record's page tells of it. */
const elsewhere: Record<HistoryTable, readonly RecordTable[]> = {
  organisation: ['organisation'],
  person: ['person', 'attendance', 'action', 'notSamePerson'],
  document: [],
  body: ['meeting', 'proposal', 'decision', 'action'],
  supplier: ['scoreSheet'],
  meeting: ['quorumCheck', 'voter', 'minutesVersion'],
}

/** Parts that have parts of their own. */
const deeper: Partial<Record<HistoryTable, readonly RecordTable[]>> = { supplier: ['qualification', 'supplierDecision'] }
/** Links that make no part: a point of another meeting says that it approves this one's minutes. */
const asides = new Set(['agendaPoint.approvesId'])

/** What points to records by a foreign key, as the ids in SQL; where those have parts, these too. */
function pointingTo(database: Database, asked: HistoryTable, table: RecordTable, ids: string): string[] {
  const pointing = referencesTo(database, table).filter(({ table: part, column }) => !elsewhere[asked].includes(part) && !asides.has(`${part}.${column}`))
  return pointing.flatMap(({ table: part, column }) => {
    const own = `SELECT id FROM ${part} WHERE ${column} IN (${ids})`
    return [own, ...(deeper[asked]?.includes(part) ? pointingTo(database, asked, part, own) : [])]
  })
}

/** The record itself, its parts, and with an organisation the people who have a role there. */
const partsOf = (database: Database, table: HistoryTable): string =>
  ['SELECT @id', ...pointingTo(database, table, table, '@id'), ...(table === 'organisation' ? ['SELECT personId FROM contact WHERE organisationId = @id'] : [])].join(' UNION ')

type Stored = Tables['journal'] & { at: string | null; writerName: string | null; kind: string | null }
const hiddenFields = new Set(['id', 'organisationId', ...derivedColumns])
/** What was rated stays among those who rated, and so does who did: only that it was done is told. */
const untold = new Set(['supplierRating'])

function toChange(row: Stored): Change {
  const before = JSON.parse(row.before ?? '{}') as Record<string, unknown>
  const after = JSON.parse(row.after ?? '{}') as Record<string, unknown>
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(field => !hiddenFields.has(field) && (!untold.has(row.recordTable) || field === 'deletedAt'))
  return {
    sequence: row.sequence, batch: row.batch ?? '', at: row.at ?? '', writer: row.writerName, kind: kindOf(row.kind ?? ''), table: row.recordTable, recordId: row.recordId,
    operation: row.operation, fields: fields.map(field => ({ field, before: before[field] ?? null, after: after[field] ?? null })),
  }
}

const tableNamed = (name: string): RecordTable | undefined => recordTables.find(table => table === name)
/** What a record is called among its like: its name or title, or the year that figures are of. */
const nameColumn = (database: Database, table: RecordTable): string | undefined => (table === 'figure' ? ['year'] : ['name', 'title', 'subject'])
  .find(column => prepared(database, `SELECT 1 FROM pragma_table_info('${table}') WHERE name = ?`).get(column) !== undefined)
/** Links that say nothing of what a part is. */
const aside = new Set(['substituteId', 'meetingId', 'scoreSheetId', 'appealId', 'fileId'])
/** Links without a foreign key. */
const loose: readonly LinkColumn[] = [{ column: 'chairId', target: 'attendance', required: false }, { column: 'secretaryId', target: 'attendance', required: false }]

/** A condition is told by its decision's qualification's category. */
const mostSteps = 2

/** Names of what the changes name by id, and by which records each part is told from its like. */
function namesIn(database: Database, changes: readonly Change[], asked: string): Pick<Answer<'history.record'>, 'names' | 'of'> {
  const names = new Map<string, string>()
  const of = new Map<string, string[]>()
  const learn = (table: RecordTable | undefined, id: unknown) => {
    const column = table && typeof id === 'string' && !names.has(id) ? nameColumn(database, table) : undefined
    if (!table || typeof id !== 'string' || column === undefined) return
    const row = prepared(database, `SELECT "${column}" AS name FROM ${table} WHERE id = ?`).get(id) as { name: string | number | null } | undefined
    if (row && row.name !== null) names.set(id, String(row.name))
  }
  /** What tells a record: what it links to by name; what has no name is told by what it links to. */
  const telling = (table: RecordTable, id: string, steps: number): string[] => {
    const row = prepared(database, `SELECT * FROM ${table} WHERE id = ?`).get(id) as Record<string, unknown> | undefined
    return linksFrom(database, table).filter(({ column }) => !aside.has(column)).flatMap(({ column, target }) => {
      const linked = row?.[column]
      const at = tableNamed(target)
      learn(at, linked)
      if (at === undefined || typeof linked !== 'string' || linked === asked) return []
      return names.has(linked) ? [linked] : steps > 0 ? telling(at, linked, steps - 1) : []
    })
  }
  for (const { table: name, recordId, fields } of changes) {
    const table = tableNamed(name)
    if (!table) continue
    for (const { column, target } of [...linksFrom(database, table), ...loose]) for (const { before, after } of fields.filter(({ field }) => field === column)) for (const id of [before, after]) learn(tableNamed(target), id)
    if (recordId === asked || of.has(recordId) || untold.has(table)) continue
    learn(table, recordId)
    of.set(recordId, [...new Set(telling(table, recordId, mostSteps))])
  }
  return { names: Object.fromEntries(names), of: Object.fromEntries(of) }
}

/** The changes of a record and of what belongs to it, newest first. */
export function recordHistory(read: Database, { table, id, limit }: Parsed<'history.record'>): Answer<'history.record'> {
  const of = `WITH part(id) AS (${partsOf(read, table)}) SELECT`
  const rows = read.prepare<{ id: string; limit: number }, Stored>(
    `${of} j.*, b.at, b.writerName, b.kind FROM journal j JOIN part ON part.id = j.recordId LEFT JOIN batch b ON b.id = j.batch ORDER BY j.sequence DESC LIMIT @limit`).all({ id, limit: limit ?? 200 })
  const total = read.prepare<{ id: string }, { n: number }>(`${of} count(*) AS n FROM journal j JOIN part ON part.id = j.recordId`).get({ id })?.n ?? 0
  const changes = rows.map(toChange)
  return { total, changes, ...namesIn(read, changes, id) }
}
