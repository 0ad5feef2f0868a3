import type { Database } from 'better-sqlite3'
import { prepared } from '../../database/prepared.ts'
import { personalColumns, recordTables, type RecordTable } from '../../database/tables.ts'
import { bar, beside, freeColumns, mayName, without } from './texts.ts'
import type { Traces } from './traces.ts'

type Fields = Record<string, unknown>
type Breathe = () => Promise<void>
/** What stands in the place of a personal column that may not be empty. */
export type Emptied = { name: string; sortKey: string }

const pageSize = 2000

const isRecordTable = (table: string): table is RecordTable => recordTables.some(known => known === table)

/** An entry of the person's own records, with every personal field emptied. */
function emptiedEntry(json: string | null, table: RecordTable, emptied: Emptied): string | null {
  if (json === null) return null
  const fields = JSON.parse(json) as Fields
  for (const column of personalColumns[table] ?? []) {
    if (Object.hasOwn(fields, column)) fields[column] = table === 'person' && (column === 'name' || column === 'sortKey') ? emptied[column] : null
  }
  return JSON.stringify(fields)
}

/** An entry of another record, with the traces taken out of its free texts. */
function sweptEntry(json: string | null, free: ReadonlySet<string>, traces: Traces, linked: boolean): string | null {
  if (json === null || (!linked && !mayName(json, traces))) return json
  const fields = JSON.parse(json) as Fields
  for (const [field, value] of Object.entries(fields)) if (free.has(field) && typeof value === 'string') fields[field] = without(value, traces, { linked })
  return JSON.stringify(fields)
}

type Entry = { sequence: number; recordTable: string; recordId: string; before: string | null; after: string | null }

/** Empties the journal: what undo and history read. */
export async function eraseJournal(write: Database, traces: Traces, emptied: Emptied, breathe: Breathe): Promise<void> {
  const { people, contacts, consents } = traces
  const own = new Set([...people, ...contacts, ...consents])
  const free = new Map(recordTables.map(table => [table, new Set(freeColumns(write, table))]))
  const erased = ({ recordTable, recordId, before, after }: Entry): [string | null, string | null] => {
    if (!isRecordTable(recordTable)) return [before, after]
    if (own.has(recordId)) return [emptiedEntry(before, recordTable, emptied), emptiedEntry(after, recordTable, emptied)]
    const columns = free.get(recordTable)
    const linked = traces.linked.has(recordId)
    return columns ? [sweptEntry(before, columns, traces, linked), sweptEntry(after, columns, traces, linked)] : [before, after]
  }
  const page = write.prepare<[number], Entry>(`SELECT sequence, recordTable, recordId, before, after FROM journal WHERE sequence > ? ORDER BY sequence LIMIT ${pageSize}`)
  const update = write.prepare('UPDATE journal SET before = ?, after = ? WHERE sequence = ?')
  for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)?.sequence ?? 0)) {
    for (const row of rows) {
      const [before, after] = erased(row)
      if (before !== row.before || after !== row.after) update.run(before, after, row.sequence)
    }
    await breathe()
  }
}

/** Empties what the batches say of themselves: those that touched the person's records by name, all others by the traces. */
export function eraseBatches(write: Database, traces: Traces): void {
  const { people, contacts, consents, names } = traces
  const touched = new Set([...people, ...contacts, ...consents].flatMap(id => (prepared(write, 'SELECT DISTINCT batch FROM journal WHERE recordId = ?').all(id) as { batch: string }[]).map(({ batch }) => batch)))
  const update = write.prepare('UPDATE batch SET "values" = ? WHERE id = ?')
  for (const { id, values } of write.prepare<[], { id: string; values: string }>('SELECT id, "values" FROM batch').all()) {
    const told = JSON.parse(values) as Fields
    if (touched.has(id)) for (const [key, value] of Object.entries(told)) if (typeof value === 'string' && names.has(value)) told[key] = bar
    const rest = without(JSON.stringify(told), traces)
    if (rest !== values) update.run(rest, id)
  }
}

/** What was typed or pasted for the person and is no record yet: the drafts of the own fields, and of the own cells in the lists. */
function eraseDrafts(write: Database, { people, contacts }: Traces): void {
  for (const id of people) write.prepare(`DELETE FROM draft WHERE document LIKE ? ESCAPE '\\'`).run(`person/${id}/%`)
  const own = [...people, ...contacts]
  const ofCells = write.prepare<[], { document: string; writerId: string; value: string }>(`SELECT document, writerId, value FROM draft WHERE document LIKE 'cells/%'`).all()
  for (const { document, writerId, value } of ofCells) {
    const others = Object.entries(JSON.parse(value) as Fields).filter(([cell]) => !own.some(id => cell.startsWith(`${id}/`)))
    write.prepare('UPDATE draft SET value = ? WHERE document = ? AND writerId = ?').run(JSON.stringify(Object.fromEntries(others)), document, writerId)
  }
}

/** Empties what is no record yet, or none any more: drafts, and the rows of stored imports. There a value that was the person's alone becomes empty. */
export async function eraseBeside(write: Database, traces: Traces, breathe: Breathe): Promise<void> {
  eraseDrafts(write, traces)
  for (const id of traces.people) for (const table of ['favourite', 'visit']) prepared(write, `DELETE FROM ${table} WHERE recordTable = 'person' AND recordId = ?`).run(id)
  const sweep = <R extends Record<string, unknown>>(rows: readonly R[], columns: readonly (keyof R & string)[], update: (row: R, values: string[]) => void, linkedOf: (row: R) => boolean = () => false) => {
    for (const row of rows) {
      const texts = columns.map(column => String(row[column]))
      const rest = texts.map(text => without(text, traces, { marks: beside, linked: linkedOf(row) }))
      if (rest.some((text, index) => text !== texts[index])) update(row, rest)
    }
  }
  const drafts = write.prepare<[], { document: string; writerId: string; value: string }>('SELECT document, writerId, value FROM draft').all()
  sweep(drafts, ['value'], ({ document, writerId }, values) => { prepared(write, 'UPDATE draft SET value = ? WHERE document = ? AND writerId = ?').run(...values, document, writerId) },
    ({ document }) => document.split('/').some(part => traces.linked.has(part)))
  const readings = write.prepare<[], { id: string; fileName: string; reading: string }>('SELECT id, fileName, reading FROM questionnaireReading').all()
  sweep(readings, ['fileName', 'reading'], ({ id }, values) => { prepared(write, 'UPDATE questionnaireReading SET fileName = ?, reading = ? WHERE id = ?').run(...values, id) })
  for (const session of write.prepare<[], { id: string; fileName: string; reading: string }>('SELECT id, fileName, reading FROM importSession').all()) {
    sweep([session], ['fileName', 'reading'], ({ id }, values) => { prepared(write, 'UPDATE importSession SET fileName = ?, reading = ? WHERE id = ?').run(...values, id) })
    const page = prepared(write, `SELECT sessionId, row, cells, preview FROM importRow WHERE sessionId = ? AND row > ? ORDER BY row LIMIT ${pageSize}`)
    const next = (after: number) => page.all(session.id, after) as { sessionId: string; row: number; cells: string; preview: string }[]
    for (let rows = next(-1); rows.length > 0; rows = next(rows.at(-1)?.row ?? 0)) {
      sweep(rows, ['cells', 'preview'], ({ sessionId, row }, values) => { prepared(write, 'UPDATE importRow SET cells = ?, preview = ? WHERE sessionId = ? AND row = ?').run(...values, sessionId, row) })
      await breathe()
    }
  }
}
