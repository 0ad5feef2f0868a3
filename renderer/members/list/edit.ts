import { useCallback } from 'react'
import { memberCells, memberReasons } from '../../../shared/memberCells.ts'
import { memberColumns, type MemberColumn, type MemberRow } from '../../../shared/members.ts'
import { api } from '../../app/api.ts'
import type { MembersSearch } from '../../app/search.ts'
import type { GridEdit } from '../../components/grid/types.ts'
import { useListEdit } from '../../components/grid/useListEdit.ts'

export const isMemberColumn = (name: string): name is MemberColumn => memberColumns.some(column => column === name)
const nameOf = (row: MemberRow) => row.name

/** How cells of the members list are read and written. */
export function useMembersEdit({ cluster, at }: MembersSearch): GridEdit<MemberRow> {
  return useListEdit<MemberRow, MemberColumn>({
    rules: memberCells, reasons: memberReasons, isColumn: isMemberColumn, name: nameOf,
    apply: useCallback(({ changes, ...how }) => api.call('members.cells', {
      ...(cluster ? { clusterId: cluster } : {}), ...(at ? { at } : {}), ...how, changes: changes.map(({ row, ...cell }) => ({ organisationId: row.organisationId, membershipId: row.id, ...cell })),
    }), [cluster, at]),
  })
}
