import type { Database } from 'better-sqlite3'
import { checkValue, readTyped, type CellRules, type TypingContext } from '../../shared/cellRules.ts'
import type { CellHow, CellOutcome, CellProblem, CellRefusal, CellResult, CellsAnswer, CellValue, CellWritten } from '../../shared/cells.ts'
import type { RecordTable } from '../database/tables.ts'
import type { Working } from './service.ts'

// The one way in which cells of lists are changed: a room says which records stand behind its columns, the rest is the same for all.

type Stored = Record<string, CellValue>
/** Columns with the values to store; undefined ones are left alone. */
type Columns = Record<string, CellValue | undefined>
/** A record behind cells: as it is stored with the changes so far, and those changes. Without an `id` it does not exist yet. */
export type Slot = { table: RecordTable; stored: Stored; pending: Columns }

/** A record with no changes yet. */
export const slotOf = (table: RecordTable, stored: unknown, otherwise: Stored = {}): Slot => ({ table, stored: (stored ?? otherwise) as Stored, pending: {} })

const defined = (columns: Columns): [string, CellValue][] => Object.entries(columns).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))

/** A record as it would be with these columns. */
export const withColumns = (slot: Slot, columns: Columns): Slot => ({ ...slot, stored: { ...slot.stored, ...Object.fromEntries(defined(columns)) } })

/** What a value of a column means for the records behind it; `typed` where it was typed. */
type Write<C, Known> = { known: Known; slot: Slot; column: C; value: CellValue; typed: string | undefined }

/** A list whose cells can be changed. `Known` is what is known of the records behind a row, with the changes so far. */
export type CellRoom<C extends string, Change extends CellWritten<C>, Known> = {
  rules: CellRules<C>
  /** Which records a change is about: those of one key are known together, and written together. */
  key: (change: Change) => string
  /** The live records of a key; null where there are none. */
  known: (database: Database, key: string) => Known | null
  /** The record that a cell is a part of. */
  slot: (known: Known, change: Change) => Slot | null
  /** What the list shows of a record in a column. */
  shown: (slot: Slot, column: C) => CellValue
  columns: (write: Write<C, Known>) => { columns: Columns; problem: CellProblem | null }
  /** Why the record cannot have these columns; null where it can. */
  refusal: (known: Known, slot: Slot, columns: Columns) => CellRefusal | null
  write: (database: Database, known: Known) => void
  /** What it is called, for the words of the batch. */
  name: (known: Known) => string
}

/** What a room makes of changes to cells of its list, against the stored records of a connection. */
type CellsPlan = { /** In the order of the changes. */ cells: CellResult[]; /** Writes what changes, over the same connection. */ writes: (() => void)[]; name: string }

/** Empty and unknown are the same to whoever looks at a cell. */
const same = (a: CellValue, b: CellValue) => (a ?? '') === (b ?? '')
const holds = ({ stored }: Slot, columns: Columns): boolean => defined(columns).every(([name, value]) => (stored[name] ?? null) === value)

/** Takes columns into a record, to be written. */
function put(slot: Slot, columns: Columns): void {
  const written = Object.fromEntries(defined(columns))
  Object.assign(slot.pending, written)
  Object.assign(slot.stored, written)
}

/** What becomes of one cell; a good change is put into the known records. */
function change<C extends string, Change extends CellWritten<C>, Known>(room: CellRoom<C, Change, Known>, known: Known | null, one: Change, typing: TypingContext): CellResult {
  const { column, text, value = null, seen } = one
  const slot = known && room.slot(known, one)
  if (!known || !slot) return { outcome: 'refused', before: null, after: null, problem: { code: 'gone', values: {} } }
  const before = room.shown(slot, column)
  const stays = (outcome: CellOutcome, problem: CellProblem | null): CellResult => ({ outcome, before, after: before, problem })
  const rule = room.rules[column]
  const read = text === undefined ? checkValue(rule, value) : readTyped(rule, text, typing)
  if (!read.ok) return stays('refused', read.problem)
  const { columns, problem } = room.columns({ known, slot, column, value: read.value, typed: text })
  if (holds(slot, columns)) return stays('same', null)
  if (seen !== undefined && !same(seen, before)) return stays('stale', { code: 'stale', values: {} })
  const refusal = room.refusal(known, slot, columns)
  if (refusal) return stays('refused', { code: refusal, values: {} })
  put(slot, columns)
  return { outcome: 'changed', before, after: room.shown(slot, column), problem: read.problem ?? problem }
}

/** Refused for what another cell of the record holds, which the same changes may set right. */
const forOthers: readonly (CellProblem['code'] | undefined)[] = ['period-order', 'period-overlap', 'not-done'] satisfies CellRefusal[]

/** Awaited after each cell, with how many there are done. */
type Pause = (done: number) => Promise<void>

/** What becomes of the changes, and how the good ones are written. What is refused for another cell of its record is tried again after all others. */
async function plan<C extends string, Change extends CellWritten<C>, Known>(room: CellRoom<C, Change, Known>, changes: readonly Change[], database: Database, typing: TypingContext, pause: Pause): Promise<CellsPlan> {
  const all = new Map<string, Known | null>()
  const knownFor = (one: Change): Known | null => {
    const key = room.key(one)
    let known = all.get(key)
    if (known === undefined) all.set(key, (known = room.known(database, key)))
    return known
  }
  const first: CellResult[] = []
  for (const one of changes) {
    first.push(change(room, knownFor(one), one, typing))
    await pause(first.length)
  }
  const cells = first.map((cell, index) => {
    const one = changes[index]
    return one && forOthers.includes(cell.problem?.code) ? change(room, knownFor(one), one, typing) : cell
  })
  const changed = new Set(changes.flatMap((one, index) => (cells[index]?.outcome === 'changed' ? [room.key(one)] : [])))
  const records = [...changed].flatMap(key => all.get(key) ?? [])
  return { cells, writes: records.map(known => () => room.write(database, known)), name: records[0] === undefined ? '' : room.name(records[0]) }
}

function counted(cells: readonly CellResult[]): Record<CellOutcome, number> {
  const counts: Record<CellOutcome, number> = { changed: 0, same: 0, refused: 0, stale: 0 }
  for (const { outcome } of cells) counts[outcome]++
  return counts
}

/**
 * Changes cells of a list as one batch: the plan is made against what is committed, and, where anything changes and this is no dry run, made again
 * inside the batch and written. `room` is made anew for each plan.
 */
export async function changeCells<C extends string, Change extends CellWritten<C>, Known>(
  { how, dryRun, changes }: { how: CellHow; dryRun?: boolean | undefined; changes: readonly Change[] }, { read, commit, language, today, breathe: look }: Working, room: () => CellRoom<C, Change, Known>,
): Promise<CellsAnswer> {
  const typing = { language, today }
  const all = changes.length
  const first = await plan(room(), changes, read, typing, done => look(Math.floor(done / (dryRun ? 1 : 3)), all, 'cells'))
  const counts = counted(first.cells)
  if (dryRun || counts.changed === 0) return { batch: null, cells: first.cells, counts }
  const { batch, answer } = await commit({ kind: `cells.${how}`, values: { count: counts.changed, name: first.name } }, async ({ write, breathe }) => {
    const { cells, writes } = await plan(room(), changes, write, typing, done => breathe(Math.floor((all + done) / 3), all))
    for (const [index, one] of writes.entries()) {
      one()
      await breathe(Math.floor(all * (2 + index / writes.length) / 3), all)
    }
    return cells
  })
  const written = counted(answer)
  return { batch: written.changed > 0 ? batch : null, cells: answer, counts: written }
}
