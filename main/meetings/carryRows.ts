import type { Database } from 'better-sqlite3'
import { unlinkedKinds, type CarryPreview, type UnlinkedKind } from '../../shared/meetings/carry.ts'
import { stayedId } from '../database/merged.ts'
import { linksFrom } from '../database/references.ts'
import { changedAtOf } from '../database/revision.ts'
import { recordTables, type RecordTable } from '../database/tables.ts'
import { carriedHere } from './rows.ts'

/** What comes home with a meeting, beside its actions. */
export const children = [
  'agendaPoint', 'attendance', 'presence', 'proxy', 'quorumCheck', 'vote', 'voter', 'decision', 'decisionEffect', 'meetingPaper', 'minutes', 'minutesVersion', 'observation', 'sending',
] as const satisfies readonly RecordTable[]

/** Records that come along where the meeting names one that was first written on the laptop, each with what is part of it. */
const companions: { readonly [T in RecordTable]?: readonly (readonly [part: RecordTable, column: string])[] } = {
  organisation: [['site', 'organisationId'], ['figure', 'organisationId'], ['membership', 'organisationId']],
  person: [['contact', 'personId'], ['consent', 'personId']],
  meetingSeries: [],
}

export type Row = Record<string, string | number | null> & { id: string }
type Placed = { table: RecordTable; row: Row }

/** All that comes home, each link leading to a record that is here or comes too; what was first written there and comes along; links that had to be emptied. */
export type Coming = { rows: readonly Placed[]; along: readonly Placed[]; unlinked: readonly (Placed & { target: string })[] }

export const rowsThere = (there: Database, table: RecordTable, where: string, meetingId: string): Row[] => there.prepare<[string], Row>(`SELECT * FROM ${table} WHERE ${where}`).all(meetingId)

export const ofActions = 'pointId IN (SELECT id FROM agendaPoint WHERE meetingId = ?)'
const ofNotes = `actionId IN (SELECT id FROM action WHERE ${ofActions})`

const rowById = (database: Database, table: string, id: string): Row | undefined => database.prepare<[string], Row>(`SELECT * FROM ${table} WHERE id = ?`).get(id)

/** What was done there about older actions of the body: notes of their progress, and the action itself where nobody changed it here since it went out. */
function olderActions(home: Database, there: Database, meetingId: string): Placed[] {
  const outAt = carriedHere(there)?.outAt ?? ''
  const older = rowsThere(there, 'action', 'id IN (SELECT a.id FROM meeting m JOIN action a ON a.bodyId = m.bodyId LEFT JOIN agendaPoint p ON p.id = a.pointId WHERE m.id = ? AND p.meetingId IS NOT m.id)', meetingId)
  return older.flatMap((row): Placed[] => {
    const here = rowById(home, 'action', row.id)
    if (!here) return []
    const notes = rowsThere(there, 'actionNote', 'actionId = ?', row.id).filter(({ id }) => !rowById(home, 'actionNote', id)).map(note => ({ table: 'actionNote' as const, row: note }))
    const changed = Object.entries(row).some(([column, value]) => here[column] !== value) && changedAtOf(home, row.id) <= outAt
    return [...(changed ? [{ table: 'action' as const, row }] : []), ...notes]
  })
}

/** The meeting and all that belongs to it, as it stands there. Its rules are those of here, where it has some. */
function meetingRows(home: Database, there: Database, meetingId: string): Placed[] {
  const tables = [['meeting', 'id = ?'], ...children.map(table => [table, 'meetingId = ?'] as const), ['action', ofActions], ['actionNote', ofNotes]] as const
  const rows = [...tables.flatMap(([table, where]) => rowsThere(there, table, where, meetingId).map(row => ({ table, row }))), ...olderActions(home, there, meetingId)]
  const ruleId = rowById(home, 'meeting', meetingId)?.['ruleId'] ?? null
  return ruleId === null ? rows : rows.map(({ table, row }) => ({ table, row: table === 'meeting' ? { ...row, ruleId } : row }))
}

type Link = { column: string; target: string; id: string; required: boolean }

/** Where a row leads to: by the schema's foreign keys, and an effect of a decision by the table that it names. */
function linksOf(there: Database, { table, row }: Placed): Link[] {
  const named = typeof row['targetTable'] === 'string' ? [{ column: 'targetId', target: row['targetTable'], required: false }] : []
  return [...linksFrom(there, table), ...named].flatMap(({ column, target, required }) => {
    const id = row[column]
    return typeof id === 'string' ? [{ column, target, id, required }] : []
  })
}

const isRecordTable = (name: string): name is RecordTable => recordTables.some(table => table === name)

/**
 * What of the file there would come home, with its links looked through one by one. What was merged here meanwhile is followed to the record that stayed. What
 * the meeting names and was first written there comes along if it is a firm, a person or a programme, or must be named; any other link is emptied.
 */
export function comingHome(home: Database, there: Database, meetingId: string): Coming {
  const rows = meetingRows(home, there, meetingId)
  const seen = new Set(rows.map(({ row }) => row.id))
  const along: Placed[] = []
  const unlinked: (Placed & { target: string })[] = []
  const bring = (table: string, found: readonly (Row | undefined)[]) => {
    for (const row of found) {
      if (!row || seen.has(row.id) || !isRecordTable(table) || rowById(home, table, row.id)) continue
      seen.add(row.id)
      rows.push({ table, row })
      along.push({ table, row })
      for (const [part, column] of companions[table] ?? []) bring(part, rowsThere(there, part, `${column} = ?`, row.id))
    }
  }
  // grows while it is walked through: what comes along has links of its own
  for (const placed of rows) {
    const { row } = placed
    for (const { column, target, id, required } of linksOf(there, placed)) {
      const here = rowById(home, target, id)
      if (here) row[column] = stayedId(home, target, id)
      else if (required || (isRecordTable(target) && companions[target])) bring(target, [rowById(there, target, id)])
      if (here || seen.has(id)) continue
      row[column] = null
      if (column === 'targetId') row['targetTable'] = null
      unlinked.push({ ...placed, target })
    }
  }
  const order = (table: RecordTable) => recordTables.indexOf(table)
  return { rows: rows.toSorted((a, b) => order(a.table) - order(b.table)), along, unlinked }
}

const textOf = (row: Row | undefined, columns: readonly string[]): string => columns.map(column => row?.[column]).find(value => typeof value === 'string') ?? ''

/** What the preview tells of links: names of what comes along, and what is left without its link, called as the reader knows it. */
export function linksTold(there: Database, { along, unlinked }: Coming): Pick<CarryPreview, 'along' | 'unlinked'> {
  const kindOf = (target: string): UnlinkedKind => unlinkedKinds.find(kind => kind === target) ?? 'other'
  const told = unlinked.filter(({ row }) => row['deletedAt'] === null).map(({ row, target }) => ({
    kind: kindOf(target), name: textOf(typeof row['decisionId'] === 'string' ? rowById(there, 'decision', row['decisionId']) : row, ['title', 'name', 'text']),
  }))
  return {
    along: along.flatMap(({ table, row }) => (companions[table] || table === 'cluster' ? [textOf(row, ['name'])] : [])).toSorted((a, b) => a.localeCompare(b)),
    unlinked: told.filter(({ kind, name }, index) => told.findIndex(other => other.kind === kind && other.name === name) === index),
  }
}
