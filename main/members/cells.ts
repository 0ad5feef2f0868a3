import { memberCells } from '../../shared/memberCells.ts'
import type { MemberColumn } from '../../shared/members.ts'
import type { Parsed } from '../../shared/contract.ts'
import { changeCells, type CellRoom } from '../core/cells.ts'
import type { Services } from '../core/service.ts'
import { clusterOf } from '../organisations/read.ts'
import { columnsFor, knownOf, periodProblem, shownValue, slotFor, writeKnown, type Known, type Where } from './cellRecords.ts'

type Change = Parsed<'members.cells'>['changes'][number]

/** The members list of a cluster at a day: an organisation with its seat, the figures that the list shows, and its memberships. */
const room = (where: Where): CellRoom<MemberColumn, Change, Known> => ({
  rules: memberCells,
  key: ({ organisationId }) => organisationId,
  known: (database, id) => knownOf(database, id, where),
  slot: (known, { column, membershipId }) => slotFor(known, column, membershipId, where),
  shown: shownValue,
  columns: ({ known, column, value, typed }) => columnsFor(known, column, value, typed),
  refusal: (known, slot, columns) => (slot.table === 'membership' ? periodProblem(known, slot, columns) : null),
  write: writeKnown,
  name: ({ organisation }) => String(organisation.stored['name']),
})

export const cellServices: Services<'members.cells'> = {
  'members.cells': ({ clusterId, at, ...input }, context) => {
    const where = { clusterId: clusterOf(context.read, clusterId).id, at: at ?? context.today }
    return changeCells(input, context, () => room(where))
  },
}
