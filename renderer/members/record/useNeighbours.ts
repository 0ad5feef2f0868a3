import { useRead } from '../../app/api.ts'
import type { MembersSearch } from '../../app/search.ts'
import { selectionOf } from '../list/view.ts'

export type Neighbour = { id: string; place: number }
export type Neighbours = { previous: Neighbour | null; next: Neighbour | null; place: number; total: number }

/** The records before and after this one in the list it was opened from; null where it is not (or no longer) in a list. */
export function useNeighbours(id: string, list: MembersSearch | undefined, place: number | undefined): Neighbours | null {
  const known = list !== undefined && place !== undefined
  const offset = Math.max(0, (place ?? 0) - 1)
  const { data } = useRead('members.list', { ...selectionOf(list ?? {}), offset, limit: 3 }, { enabled: known, keep: true })
  if (!known || !data) return null
  const here = data.rows.findIndex(row => row.organisationId === id)
  if (here < 0) return null
  const at = (index: number): Neighbour | null => {
    const row = data.rows[index]
    return row ? { id: row.organisationId, place: offset + index } : null
  }
  return { previous: at(here - 1), next: at(here + 1), place: offset + here + 1, total: data.total }
}
