import { useEffect } from 'react'
import type { SearchedTable } from '../../shared/search.ts'
import { api, queryClient } from './api.ts'

/** Remembers that a record is on the screen: what was opened lately comes first in the search and on the home page. */
export function useVisit(table: SearchedTable, id: string | undefined): void {
  useEffect(() => {
    if (id === undefined) return
    // A habit only: where it cannot be kept, nothing is lost.
    void api.call('search.visit', { table, id }).then(() => queryClient.invalidateQueries({ queryKey: ['search.everything'] }), () => undefined)
  }, [table, id])
}
