import type { Hit } from '../../shared/search.ts'
import { api, queryClient, useRead } from './api.ts'
import { attempt } from './notices.tsx'

/** A record that can be a favourite. */
export type Favourite = Pick<Hit, 'table' | 'id'>

/** The favourites of whoever writes, and how a record becomes one or is one no more. */
export function useFavourites(): { favourites: Hit[]; has: (record: Favourite) => boolean; set: (record: Favourite, favourite: boolean) => void } {
  const favourites = useRead('search.favourites', {}).data?.favourites ?? []
  return {
    favourites,
    has: ({ table, id }) => favourites.some(one => one.table === table && one.id === id),
    set: ({ table, id }, favourite) => {
      void attempt(async () => {
        await api.call('search.favourites.save', { table, id, favourite })
        await queryClient.invalidateQueries({ queryKey: ['search.favourites'] })
      })
    },
  }
}
