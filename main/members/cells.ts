import type { Database } from 'better-sqlite3'
import type { CellProblem, CellValue } from '../../shared/cells.ts'
import type { Parsed } from '../../shared/contract.ts'
import { checkMemberCell, isEditable, readMemberCell, type TypingContext } from '../../shared/memberCells.ts'
import type { MemberCellResult } from '../../shared/members.ts'
import { changeCells, type CellsPlan } from '../core/cells.ts'
import type { Services } from '../core/service.ts'
import { clusterOf } from '../organisations/read.ts'
import { columnsFor, holds, knownOf, periodProblem, put, shownValue, slotOf, writeKnown, type Known, type Where } from './cellRecords.ts'

type Change = Parsed<'members.cells'>['changes'][number]

/** Empty and unknown are the same to whoever looks at a cell. */
const same = (a: CellValue, b: CellValue) => (a ?? '') === (b ?? '')

/** What becomes of one cell; a good change is put into the known records. */
function change(known: Known | null, one: Change, where: Where, typing: TypingContext): MemberCellResult {
  const { organisationId, column, text, value = null, seen } = one
  const answer = (outcome: MemberCellResult['outcome'], before: CellValue, after: CellValue, problem: CellProblem | null): MemberCellResult =>
    ({ organisationId, column, outcome, before, after, problem })
  const slot = known && slotOf(known, column, one.membershipId, where)
  if (!known || !slot) return answer('refused', null, null, { code: 'gone', values: {} })
  const before = shownValue(slot, column)
  const read = text === undefined ? checkMemberCell(column, value) : readMemberCell(column, text, typing)
  if (!read.ok || !isEditable(column)) return answer('refused', before, before, read.ok ? null : read.problem)
  const { columns, problem } = columnsFor(slot, column, read.value, text, String(known.organisation.stored['country']))
  if (holds(slot, columns)) return answer('same', before, before, null)
  if (seen !== undefined && !same(seen, before)) return answer('stale', before, before, { code: 'stale', values: {} })
  const refusal = slot.table === 'membership' ? periodProblem(known, slot, columns) : null
  if (refusal) return answer('refused', before, before, { code: refusal, values: {} })
  put(slot, columns)
  return answer('changed', before, shownValue(slot, column), read.problem ?? problem)
}

/** What becomes of the changes, and how the good ones are written. A day that is refused for the other day of its membership is tried again after all others. */
function plan(database: Database, changes: readonly Change[], where: Where, typing: TypingContext): CellsPlan<MemberCellResult> {
  const all = new Map<string, Known | null>()
  const knownFor = (id: string): Known | null => {
    let known = all.get(id)
    if (known === undefined) all.set(id, (known = knownOf(database, id, where)))
    return known
  }
  const first = changes.map(one => change(knownFor(one.organisationId), one, where, typing))
  const cells = first.map((cell, index) => {
    const one = changes[index]
    return one && (cell.problem?.code === 'period-order' || cell.problem?.code === 'period-overlap') ? change(knownFor(one.organisationId), one, where, typing) : cell
  })
  const changed = new Set(cells.filter(cell => cell.outcome === 'changed').map(cell => cell.organisationId))
  const records = [...changed].flatMap(id => all.get(id) ?? [])
  return { cells, writes: records.map(known => () => writeKnown(database, known)), name: String(records[0]?.organisation.stored['name'] ?? '') }
}

export const cellServices: Services<'members.cells'> = {
  'members.cells': ({ clusterId, at, how, dryRun, changes }, context) => {
    const { read, today, language } = context
    const where = { clusterId: clusterOf(read, clusterId).id, at: at ?? today }
    return changeCells({ how, dryRun }, context, database => plan(database, changes, where, { language, today }))
  },
}
